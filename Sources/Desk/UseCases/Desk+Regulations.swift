import Access
import Boards
import CivilTime
import Diagnostics
import Entries
import Facts
import Obligations
import Organisations
import Regulations
import Store

/// The regulations as documents, with what became of them.
extension Desk {
  /// A regulation, and how it was kept.
  public struct RegulationRow: Sendable {
    /// In the version that holds today.
    public let regulation: Regulation
    /// How many versions there are.
    public let versions: Int
    /// What the actor sees of what it asked this year.
    public let kept: Completeness
  }

  /// One regulation beside its rules.
  public struct RegulationText: Sendable {
    /// In the version that holds today, with its parties found in the register.
    public let bound: BoundRegulation
    /// What the actor sees of what each of its sentences asked this year, by their addresses.
    public let kept: [String: Completeness]
    /// The next of each sentence's periods that has a due day, by their addresses.
    public let next: [String: Line]
    /// What it leaves open and nobody has settled, by the clause in which that stands; "" for what is about all of it.
    public let open: [String: [Words]]
    /// Texts, bodies and days.
    public let library: Library
  }

  /// The year of today, in which one asks how something was kept.
  private var year: (first: CivilDate, last: CivilDate) {
    (
      CivilDate(year: today.year, month: 1, day: 1) ?? today, CivilDate(year: today.year, month: 12, day: 31) ?? today
    )
  }

  /// All regulations, laws last, with how each was kept this year in the eyes of the actor.
  ///
  /// Cost: that of a board's figures.
  ///
  /// - Throws: `Refused` where he may see nothing at all.
  @available(*, noasync)
  public func regulations() throws -> [RegulationRow] {
    let (first, last) = year
    return try board(from: first, to: last) { library, board, reader in
      var kept: [String: Completeness] = [:]
      for row in board.rows(by: .regulation, from: first, to: last, on: today, known: today, for: reader) {
        if case .regulation(let id) = row.key { kept[id] = row.completeness }
      }
      let versions = Dictionary(grouping: library.regulations, by: \.regulation.id)
      let rows = versions.values.compactMap { all in
        current(all).map {
          RegulationRow(
            regulation: $0.regulation, versions: all.count, kept: kept[$0.regulation.id] ?? Completeness())
        }
      }
      func order(_ row: RegulationRow) -> (Int, String) { (row.regulation.kind == .law ? 1 : 0, row.regulation.id) }
      return rows.sorted { order($0) < order($1) }
    }
  }

  /// The version that holds today; where none does, the last.
  private func current(_ versions: [BoundRegulation]) -> BoundRegulation? {
    func isInForce(_ regulation: Regulation) -> Bool {
      regulation.inForceFrom.map { $0 <= today } ?? false && regulation.inForceTo.map { today <= $0 } ?? true
    }
    let sorted = versions.sorted {
      ($0.regulation.inForceFrom?.dayNumber ?? .min) < ($1.regulation.inForceFrom?.dayNumber ?? .min)
    }
    return sorted.last { isInForce($0.regulation) } ?? sorted.last
  }

  /// One regulation: its clauses and sentences, who owes what by when, how it was kept this year and what it leaves open.
  ///
  /// Cost: that of a board's figures, and one look at each sentence.
  ///
  /// - Throws: `Refused` where there is none such, or the actor may see nothing at all.
  @available(*, noasync)
  public func regulation(_ id: String) throws -> RegulationText {
    let (first, last) = year
    return try board(from: first, to: last) { library, board, reader in
      guard let bound = current(library.regulations.filter { $0.regulation.id == id }) else {
        throw Refused(Self.noRegulation(id))
      }
      var next: [String: Line] = [:]
      for (rule, lines) in library.engine.lines(of: bound, from: today, to: today + Self.aYear) {
        let dated = lines.filter { $0.due.map { $0.date >= today } ?? false }
        next[rule.address] = dated.min { ($0.due?.date.dayNumber ?? 0) < ($1.due?.date.dayNumber ?? 0) }
      }
      return RegulationText(
        bound: bound,
        kept: board.figures(ofRegulation: id, from: first, to: last, on: today, known: today, for: reader),
        next: next, open: Self.openPoints(of: bound.regulation, library), library: library)
    }
  }

  /// A yearly duty falls due within it.
  private static let aYear = 400

  static func noRegulation(_ id: String) -> Words {
    Words(
      vi: "kho không có quy chế \"\(id)\"; các quy chế đang có ở trang Quy chế, chương trình",
      en: "the store has no regulation \"\(id)\"; those there are stand on the page of the regulations")
  }

  private static func openPoints(of regulation: Regulation, _ library: Library) -> [String: [Words]] {
    let clauses = regulation.clauses.map { clause in
      (line: regulation.source.position(at: clause.place.lower).line, address: clause.address)
    }
    var open: [String: [Words]] = [:]
    for point in Checker(library.regulations.map(\.regulation)).openPoints(of: regulation) {
      let clause = clauses.last { $0.line <= point.start.line }?.address ?? ""
      open[clause, default: []].append(point.message)
    }
    return open
  }

  // MARK: Versions

  /// The versions of a regulation as they were activated, with what the parties settled about it, in the order in which they came.
  ///
  /// - Throws: `Refused` where there is none such, or the actor may see nothing at all.
  @available(*, noasync)
  public func versions(ofRegulation id: String) throws -> [Regulation] {
    _ = try ground()
    let texts = try store.texts()
    let policies = texts.policies.map(\.policy).filter { $0.regulation == id }
    let versions = texts.texts.compactMap { row -> Regulation? in
      let source = SourceText(name: row.path, bytes: Array(row.text.utf8))
      guard row.kind == .regulation, DocumentKind.id(of: source) == id else { return nil }
      let text = policies.isEmpty ? source : PolicyText.put(policies, into: source)
      return Resolver.resolve(RegulationParser.parse(text).file).regulation
    }
    guard !versions.isEmpty else { throw Refused(Self.noRegulation(id)) }
    return versions
  }

  /// Two versions of a regulation, counted from 1, each with what computes what it asks by itself.
  ///
  /// - Throws: `Refused` where there is no such version, or the actor may see nothing at all.
  @available(*, noasync)
  public func versions(
    _ old: Int, _ new: Int, ofRegulation id: String
  ) throws -> (old: ObligationEngine, new: ObligationEngine) {
    let all = try versions(ofRegulation: id)
    let library = try ground()
    func engine(_ number: Int) throws -> ObligationEngine {
      guard all.indices.contains(number - 1) else {
        throw Refused(
          Words(
            vi: "quy chế \"\(id)\" có \(all.count) bản, không có bản thứ \(number)",
            en:
              "the regulation \"\(id)\" has \(all.count) \(all.count == 1 ? "version" : "versions"), none with the number \(number)"
          ))
      }
      let regulation = all[number - 1]
      let binding = PartyBinding.bind(regulation, to: library.register).binding
      return ObligationEngine(
        regulations: [BoundRegulation(regulation: regulation, binding: binding)], register: library.register,
        calendar: library.calendar)
    }
    return (try engine(old), try engine(new))
  }
}
