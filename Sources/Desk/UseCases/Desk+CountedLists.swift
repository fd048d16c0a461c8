import CivilTime
import Facts
import Obligations
import Organisations
import Regulations
import Reports
import Store

/// Figures of a report that are counted in lists of the system.
extension Desk {
  /// What the fields of a form that are filled from lists come to, for a report of an obligation, by field. A list that the system does not
  /// keep comes to nothing.
  ///
  /// Cost: that of the notes and occurrences of the period, and of the obligations of the bearer in it; where reports to it are counted, of
  /// those of the regulation.
  func counted(_ form: Form, for matter: Matters) throws -> [String: Fill] {
    var fills: [String: Fill] = [:]
    var counts: [CountedList: Int] = [:]
    let one = matter.obligation
    for field in form.fields where field.isNumber {
      guard case .register(let name) = field.filling else { continue }
      guard let list = CountedList(named: name), let end = one.line.end else {
        fills[field.id] = Fill(unknownList: name)
        continue
      }
      let count = try counts[list] ?? count(list, for: one, to: min(end, today), matter.library)
      counts[list] = count
      fills[field.id] = Fill(Amount(Int64(count)), countedIn: list)
    }
    return fills
  }

  private func count(_ list: CountedList, for one: Obligation, to last: CivilDate, _ library: Library) throws -> Int {
    let first = one.line.start
    switch list {
    case .notes: return try notes(forReport: one, in: library).count
    case .notedOccasions: return try notes(forReport: one, in: library).reduce(0) { $0 + ($1.sessions ?? 0) }
    case .notedPeople: return try notes(forReport: one, in: library).reduce(0) { $0 + ($1.people ?? 0) }
    case .occurrences:
      let own = Set(bodies(of: one, library))
      return try libraryOfOccurrences().events.occurrences.count {
        first <= $0.happened && $0.happened <= last && ($0.occurrence?.at ?? $0.by).map(own.contains) ?? false
      }
    case .meetings:
      return try performed(first, last, of: one, isReceived: false) {
        [.brief, .meetJointly, .holdConference, .holdDialogue].contains($0)
      }
    case .reportsSent: return try performed(first, last, of: one, isReceived: false) { $0.kernel == .report }
    case .reportsReceived: return try performed(first, last, of: one, isReceived: true) { $0.kernel == .report }
    case .bodiesBelow:
      let register = library.register
      return one.joint.reduce(into: Set<OrganisationID>()) { found, body in
        for tree in [Tree.party, .state, .front] {
          found.formUnion(register.children(of: body, in: tree, on: one.line.decidingDay))
        }
      }.count
    }
  }

  /// How many obligations of the report's regulation fell due on some days and were performed: of its bearer, or owed to it.
  private func performed(
    _ first: CivilDate, _ last: CivilDate, of one: Obligation, isReceived: Bool,
    _ isCounted: (Regulations.Act) -> Bool
  ) throws -> Int {
    let library = try libraryOfOccurrences()
    var question = ObligationEngine.Question(
      from: first, to: last, on: today, known: now, regulations: [one.regulation.id])
    if !isReceived { question.bearers = Set(one.joint) }
    let others = library.engine.obligations(question).filter { other in
      other.id != one.id && other.act.map(isCounted) ?? false && library.sees(other)
        && (!isReceived || other.counterparties.contains(where: one.joint.contains))
    }
    return try obligations(others.map(\.id)).values.reduce(0) { count, other in
      if let quota = other.state.quota { return count + quota.done }
      return count + ([.claimed, .received, .accepted].contains(other.state.performance) ? 1 : 0)
    }
  }
}
