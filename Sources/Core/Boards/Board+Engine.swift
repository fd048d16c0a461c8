import CivilTime
import Obligations

extension Board {
  /// The board of what an engine computes for the lines of a window: the same standings, for every day and every day known. What was
  /// paused has the day of the last change.
  ///
  /// Cost: laying out the lines, and for each obligation that events touch the engine's states on the days of those events.
  public init(_ engine: ObligationEngine, from: CivilDate, to: CivilDate) {
    let sources = BoardSources(engine, from: from, to: to, withMoved: false)
    self.init(sources.schedule)
    _ = BoardTeller(engine, sources, leavesPaused: false).tell(&self)
  }
}
