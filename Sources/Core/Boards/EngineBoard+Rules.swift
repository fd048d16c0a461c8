import CivilTime
import Obligations
import Organisations
import Regulations

extension EngineBoard {
  /// The rules that have a period, in the order of their lines.
  public func rules(having period: PeriodLabel) -> [String] {
    var seen: Set<String> = []
    return board.schedule.lines(labelled: period).map { board.schedule.lines[$0].rule }.filter {
      seen.insert($0).inserted
    }
  }

  /// The periods of a rule in the window, as they end.
  public func periods(of rule: String) -> [PeriodLabel] {
    Array(Set(board.schedule.lines.lazy.filter { $0.rule == rule }.map(\.label))).sorted()
  }

  /// What everybody owes for a period under a rule, where a reader sees it, in the order of the register. Cost: a bit a body.
  public func owed(under rule: String, _ period: PeriodLabel, for reader: BoardReader) -> [ObligationID] {
    var found: [(body: Int32, id: ObligationID)] = []
    for number in board.schedule.lines(labelled: period) where board.schedule.lines[number].rule == rule {
      let roll = board.schedule.lines[number].roll
      let mask = reader.mask.rolls[roll]
      for (place, body) in board.schedule.rolls[roll].bodies.enumerated()
      where mask[place >> 6] >> UInt64(place & 63) & 1 == 1 {
        let bearer = engine.register.organisations[Int(body)].id
        found.append((body, ObligationID(rule: rule, bearer: bearer, period: period)))
      }
    }
    var seen: Set<ObligationID> = []
    return found.sorted { $0.body < $1.body }.map(\.id).filter { seen.insert($0).inserted }
  }
}
