import CivilTime
import Obligations
import Organisations
import Regulations

extension Board {
  /// The board of what an engine computes for the lines of a window: the same standings, for every day and every day known.
  ///
  /// Cost: laying out the lines, and for each obligation that events touch the engine's states on the days of those events.
  public init(_ engine: ObligationEngine, from: CivilDate, to: CivilDate) {
    self = EngineBoardBuilder(engine).build(from: from, to: to)
  }
}
