import CivilTime
import Obligations
import Organisations

/// What was done, parted as a board wants it: rows for obligations told by sending, receipt and acceptance alone, events for the rest.
///
/// Memory: 20 bytes a row; an event takes some hundred.
public struct BoardFacts: Sendable {
  /// The rows.
  public private(set) var discharges = DischargeTable()
  /// The events, in the order of recording.
  public private(set) var events: [Event] = []
  /// The ledger number of each event.
  public private(set) var numbers: [Int64] = []
  private let alone: Set<String>
  private var names = RowNames()

  /// Nothing done yet, under the rules of an engine.
  public init(_ engine: ObligationEngine) { alone = engine.rulesToldAlone() }

  init(alone: Set<String>) { self.alone = alone }

  /// Takes what was done next, with its ledger number.
  public mutating func take(_ event: Event, number: Int64) {
    if let step = event.plainStep, let id = event.only, isToldAlone(id) {
      discharges.append(id, step, happened: event.happened, recorded: event.recorded.day)
    } else {
      events.append(event)
      numbers.append(number)
    }
  }

  /// Takes that an obligation was submitted by its bearer, received or accepted, of which nothing else is said, by its parts and the text
  /// of its identity; false, and nothing taken, where more than a row is needed.
  public mutating func take(_ kind: Event.Kind, about text: String, happened: CivilDate, recorded: CivilDate) -> Bool {
    let step: Performance
    switch kind {
    case .submitted: step = .claimed
    case .received: step = .received
    case .accepted: step = .accepted
    default: return false
    }
    guard let row = names.numbers(of: text, among: alone, in: &discharges) else { return false }
    discharges.append(row, step, happened: happened, recorded: recorded)
    return true
  }

  private func isToldAlone(_ id: ObligationID) -> Bool { id.period.isSerial && alone.contains(id.rule) }

  /// The obligations of which there are rows and events: what rows say of them is wanted as events too. Also all those of rules of which
  /// some duty was handed over.
  var torn: Set<ObligationID> {
    discharges.obligations(
      among: Set(events.lazy.flatMap(\.obligations)),
      ofRules: Set(events.lazy.filter { $0.kind == .transferred }.flatMap { $0.obligations.map(\.rule) }))
  }
}

/// The numbers by which rows name the parts of identities, by their texts: to make an identity of each text takes several times as long.
private struct RowNames: Sendable {
  private var rules: [String: Int32?] = [:]
  private var bearers: [String: Int32?] = [:]
  private var periods: [String: Int16?] = [:]

  mutating func numbers(
    of text: String, among alone: Set<String>, in table: inout DischargeTable
  ) -> DischargeTable.Key? {
    var text = text
    let parts = text.withUTF8 { bytes -> (String, String, String)? in
      let colon = UInt8(ascii: ":")
      guard let first = bytes.firstIndex(of: colon), let last = bytes.lastIndex(of: colon), first < last else {
        return nil
      }
      func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
      return (part(0..<first), part(first + 1..<last), part(last + 1..<bytes.count))
    }
    guard let (rule, bearer, period) = parts,
      let rule = known(&rules, rule, { alone.contains($0) ? table.number(ofRule: $0) : nil }),
      let period = known(
        &periods, period, { PeriodLabel($0).flatMap { $0.isSerial ? table.number(ofPeriod: $0) : nil } }),
      let bearer = known(&bearers, bearer, { OrganisationID($0).map { table.number(ofBearer: $0) } })
    else { return nil }
    return DischargeTable.Key(rule: rule, bearer: bearer, period: period)
  }

  private func known<Number>(
    _ numbers: inout [String: Number?], _ text: String, _ find: (String) -> Number?
  ) -> Number? {
    if let known = numbers[text] { return known }
    let found = find(text)
    numbers[text] = .some(found)
    return found
  }
}

extension Event {
  /// The obligation it is about, where it is about one and says nothing else.
  var only: ObligationID? { obligations.count == 1 && trigger == nil && occurrence == nil ? obligations[0] : nil }
}

extension PeriodLabel {
  /// True for the periods that follow one another.
  var isSerial: Bool { rank >= 0 }
}
