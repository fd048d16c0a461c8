import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations

/// Holds regulations against a catalogue of clauses. What counts as a contradiction is decision 12.
public struct CoverageCheck {
  private let catalogue: Catalogue
  private let regulations: [String: Regulation]
  private let carriers: Carriers
  private let finders: [String: CataloguePartyFinder]
  private let rules: [String: Rule]
  /// For each address of a row, the rules that carry it.
  private let rulesOfRow: [String: [Rule]]
  private var findings: [Diagnostic] = []

  /// `day`: the one on which parties are looked up where a regulation does not say when it came into force.
  public static func run(_ catalogue: Catalogue, _ bound: [BoundRegulation], _ register: Register, on day: CivilDate)
    -> CoverageReport
  {
    var check = CoverageCheck(catalogue, bound, register, day)
    return check.report()
  }

  private init(_ catalogue: Catalogue, _ bound: [BoundRegulation], _ register: Register, _ day: CivilDate) {
    self.catalogue = catalogue
    regulations = Dictionary(bound.map { ($0.regulation.id, $0.regulation) }, uniquingKeysWith: { first, _ in first })
    carriers = Carriers(bound.map(\.regulation))
    var finders: [String: CataloguePartyFinder] = [:]
    for one in bound {
      finders[one.regulation.id] = CataloguePartyFinder(
        one.regulation, one.binding, register, names: catalogue.names.filter { $0.regulation == one.regulation.id },
        on: one.regulation.inForceFrom ?? day)
    }
    self.finders = finders
    let all = bound.flatMap(\.regulation.rules)
    rules = Dictionary(all.map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first })
    let addresses = Set(catalogue.rows.map(\.id))
    var rulesOfRow: [String: [Rule]] = [:]
    for rule in all {
      // A row that the text makes into several sentences has them at its address with a number behind.
      let whole = [rule.address, rule.clause, Self.withoutNumber(rule.address)].first { addresses.contains($0) }
      if let whole { rulesOfRow[whole, default: []].append(rule) }
    }
    // Where a sentence stands at the address itself, it alone carries the row; the others are further sentences of the clause.
    for (address, found) in rulesOfRow where found.contains(where: { $0.address == address }) {
      rulesOfRow[address] = found.filter { $0.address == address }
    }
    self.rulesOfRow = rulesOfRow
  }

  private static func withoutNumber(_ address: String) -> String {
    guard let last = address.utf8.last, (0x30...0x39).contains(last) else { return address }
    return String(address.dropLast())
  }

  private mutating func report() -> CoverageReport {
    checkRegulations()
    checkNames()
    let known = Set(catalogue.rows.map(\.regulation))
    var deviations: [String: [Deviation]] = [:]
    for deviation in catalogue.deviations { deviations[deviation.id, default: []].append(deviation) }
    var rows: [RowCoverage] = []
    for row in catalogue.rows { rows.append(coverage(row, deviations[row.id] ?? [])) }
    let carried = Set(rulesOfRow.values.joined().map(\.address))
    let outside = regulations.values.filter { known.contains($0.id) }.sorted { $0.id < $1.id }.flatMap { regulation in
      regulation.rules.filter { !carried.contains($0.address) }.map { reference($0) }
    }
    return CoverageReport(rows: rows, outside: outside, findings: findings)
  }

  // MARK: The catalogue's own mistakes

  /// One finding for each regulation that was not read.
  private mutating func checkRegulations() {
    let missing = Dictionary(grouping: catalogue.rows.filter { regulations[$0.regulation] == nil }, by: \.regulation)
    for (id, rows) in missing.sorted(by: { $0.key < $1.key }) {
      let near = NearestName.nearest(to: id, among: regulations.keys.sorted())
      report(
        "unread-regulation", rows[0].place,
        Words(
          vi: "không đọc được quy chế nào có mã \"\(id)\", mà danh mục có \(rows.count) dòng của quy chế ấy",
          en: "no regulation with the id \"\(id)\" was read, and the catalogue has \(rows.count) rows of it"),
        nearest: near)
    }
  }

  private mutating func checkNames() {
    for name in catalogue.names {
      guard let regulation = regulations[name.regulation] else {
        report(
          "unread-regulation", name.place,
          Words(
            vi: "không đọc được quy chế nào có mã \"\(name.regulation)\"",
            en: "no regulation with the id \"\(name.regulation)\" was read"),
          nearest: NearestName.nearest(to: name.regulation, among: regulations.keys.sorted()))
        continue
      }
      for party in name.parties where CataloguePartyFinder.index(of: party, in: regulation) == nil {
        report(
          "unknown-party", name.place,
          Words(
            vi: "\(name.regulation) không có bên nào tên \"\(party)\"",
            en: "\(name.regulation) has no party called \"\(party)\""),
          nearest: NearestName.nearest(to: party, among: regulation.parties.map(\.name)))
      }
    }
  }

  private mutating func report(_ code: String, _ place: CataloguePlace, _ words: Words, nearest: String? = nil) {
    findings.append(
      Diagnostic(
        .error, code, file: place.file, start: place.start, end: place.end, words,
        notes: nearest.map { [Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"")] } ?? []))
  }

  // MARK: A row

  private mutating func coverage(_ row: CatalogueRow, _ deviations: [Deviation]) -> RowCoverage {
    let found = rulesOfRow[row.id] ?? []
    var differences: [Difference] = []
    if !found.isEmpty {
      for field in CatalogueField.allCases {
        var words: [String] = []
        var said = ""
        for rule in found {
          guard let difference = difference(field, row, rule) else { continue }
          said = difference.row
          if !words.contains(difference.rule) { words.append(difference.rule) }
        }
        if !words.isEmpty { differences.append(Difference(field, row: said, rule: words.joined(separator: "; "))) }
      }
      if let difference = partyDifference(row, found) { differences.insert(difference, at: 0) }
      if let difference = carrierDifference(row, found) { differences.append(difference) }
    }
    var explained: [Deviation] = []
    for deviation in deviations {
      if let index = differences.firstIndex(where: { $0.field == deviation.field && $0.rule == deviation.rule }) {
        differences.remove(at: index)
        explained.append(deviation)
      } else {
        reportIdle(deviation, differences.first { $0.field == deviation.field })
      }
    }
    return RowCoverage(
      row: row, rules: found.map { reference($0) }, through: carryingRules(found), contradictions: differences,
      deviations: explained)
  }

  private mutating func reportIdle(_ deviation: Deviation, _ other: Difference?) {
    let field = deviation.field.rawValue
    if let other {
      report(
        "other-deviation", deviation.place,
        Words(
          vi:
            "\(deviation.id), cột \(field): ghi là câu nói \"\(deviation.rule)\", nay câu nói \"\(other.rule)\"; sửa dòng này hoặc sửa câu",
          en:
            "\(deviation.id), column \(field): recorded is that the rule says \"\(deviation.rule)\", it now says \"\(other.rule)\"; mend this line or the rule"
        ))
    } else {
      report(
        "idle-deviation", deviation.place,
        Words(
          vi: "\(deviation.id), cột \(field): câu không còn khác danh mục; bỏ dòng này",
          en: "\(deviation.id), column \(field): the rule no longer differs from the catalogue; take this line out"))
    }
  }

  private func reference(_ rule: Rule) -> RuleReference {
    let source = regulations[String(rule.address.prefix { $0 != "/" })]?.source
    return RuleReference(
      address: rule.address, file: source?.name ?? "",
      start: source?.position(at: rule.syntax.place.range.lower) ?? SourcePosition(line: 1, column: 1))
  }

  /// The rules through which some are done, each once, nearest first.
  private func carryingRules(_ found: [Rule]) -> [String] {
    var seen = Set(found.map(\.address))
    var out: [String] = []
    var open = found.map(\.address)
    while !open.isEmpty {
      let next = open.flatMap { carriers.targets(of: $0, on: nil) }.filter { seen.insert($0).inserted }
      out += next
      open = next
    }
    return out
  }

  // MARK: Fields

  private func difference(_ field: CatalogueField, _ row: CatalogueRow, _ rule: Rule) -> Difference? {
    if field == .modality { return modalityDifference(row, rule) }
    switch field {
    case .party, .modality: return nil
    case .verbKind: return row.expectsDuty ? actDifference(row, rule) : nil
    case .trigger: return triggerDifference(row, rule)
    case .recurrence: return recurrenceDifference(row, rule)
    case .deadline: return deadlineDifference(row, rule)
    }
  }

  private func modalityDifference(_ row: CatalogueRow, _ rule: Rule) -> Difference? {
    let said = rule.modalityWord
    let isSaid = row.verbKind == .definition || row.verbKind == .validity
    let wanted =
      isSaid ? "definition" : row.verbKind == .principle ? "principle" : row.modality.rawValue
    guard said != wanted else { return nil }
    // A duty in the place of a statement has nothing else that it could be held against.
    if !row.expectsDuty, let duty = rule.duty, let regulation = regulations[row.regulation] {
      return Difference(
        .modality, row: wanted, rule: "\(said): \(duty.bearerText(regulation)), \(duty.syntax.act.keyword)")
    }
    return Difference(.modality, row: wanted, rule: said)
  }

  private func actDifference(_ row: CatalogueRow, _ rule: Rule) -> Difference? {
    guard let act = rule.duty?.syntax.act, !row.verbKind.acts.contains(act), !act.isSaidAsStep(in: row.gist) else {
      return nil
    }
    return Difference(.verbKind, row: row.verbKind.rawValue, rule: act.keyword)
  }

  private func triggerDifference(_ row: CatalogueRow, _ rule: Rule) -> Difference? {
    guard let duty = rule.duty, duty.syntax.modality.owes else { return nil }
    let occurrences = rule.occurrences
    guard occurrences != [row.trigger] else { return nil }
    if carriersOfSilent(rule).contains(where: { $0.occurrences.contains(row.trigger) }) { return nil }
    let words = CatalogueRow.Trigger.allCases.filter { occurrences.contains($0) }.map(\.rawValue)
    return Difference(.trigger, row: row.trigger.rawValue, rule: words.joined(separator: ", "))
  }

  private func recurrenceDifference(_ row: CatalogueRow, _ rule: Rule) -> Difference? {
    guard rule.duty != nil else { return nil }
    let says = RuleFrequencies(rule)
    switch row.recurrence.form {
    case .none, .onEvent: return nil
    case .open(let count):
      if says.isOpenInText, count == nil || says.count == count { return nil }
    case .periods(let frequencies, let isInferred):
      if says.fits(frequencies, isInferred: isInferred) { return nil }
      if carriersOfSilent(rule).contains(where: { RuleFrequencies($0).fits(frequencies, isInferred: isInferred) }) {
        return nil
      }
    }
    return Difference(.recurrence, row: row.recurrence.text, rule: says.text)
  }

  private func deadlineDifference(_ row: CatalogueRow, _ rule: Rule) -> Difference? {
    // A statement where a duty is wanted, or the other way round, has been told.
    guard rule.duty != nil || !row.expectsDuty, !rule.fits(row.deadline.form) else { return nil }
    return Difference(.deadline, row: row.deadline.text, rule: rule.deadlineText(regulations[row.regulation]?.source))
  }

  /// What carries a rule that names no occasion of its own: it comes when they come.
  private func carriersOfSilent(_ rule: Rule) -> [Rule] {
    guard rule.occurrences == [.continuous], rule.duty?.recurrences.isEmpty ?? false else { return [] }
    return carryingRules([rule]).compactMap { rules[$0] }
  }

  /// A duty that others carry is kept in its own periods only where they have them.
  private func carrierDifference(_ row: CatalogueRow, _ found: [Rule]) -> Difference? {
    let through = carryingRules(found).compactMap { rules[$0] }
    let own = Set(found.flatMap { RuleFrequencies($0).series })
    guard !through.isEmpty, !own.isEmpty else { return nil }
    let theirs = Set(through.flatMap { RuleFrequencies($0).series })
    guard !own.isSubset(of: theirs) else { return nil }
    let words = through.map { "\($0.address): \(RuleFrequencies($0).text)" }
    return Difference(.recurrence, row: row.recurrence.text, rule: words.joined(separator: "; "))
  }

  // MARK: Parties

  /// Who owes, over all sentences of the row: nobody that the row does not name, and everybody it names, unless he takes part.
  private mutating func partyDifference(_ row: CatalogueRow, _ found: [Rule]) -> Difference? {
    guard row.expectsDuty, let regulation = regulations[row.regulation], let finder = finders[row.regulation] else {
      return nil
    }
    let duties = found.compactMap(\.duty)
    guard !duties.isEmpty else { return nil }
    let (named, unknown) = finder.read(row.party)
    for name in unknown {
      report(
        "unknown-name", row.place,
        Words(
          vi: "\(row.regulation) không có bên nào tên \"\(name)\"; ghi vào names.tsv đó là bên nào",
          en: "\(row.regulation) has no party called \"\(name)\"; say in names.tsv which parties it means"))
    }
    guard unknown.isEmpty else { return nil }
    let all = named.reduce(into: Set<CataloguePartyFinder.Member>()) { $0.formUnion($1.members) }
    let partners = named.filter(\.isPartner).reduce(into: Set<CataloguePartyFinder.Member>()) {
      $0.formUnion($1.members)
    }
    let owing = duties.reduce(into: Set<CataloguePartyFinder.Member>()) { $0.formUnion(finder.owing($1)) }
    let taking = duties.reduce(into: owing) { $0.formUnion(finder.helping($1)) }
    if owing.isSubset(of: all), all.isSubset(of: taking), partners.isDisjoint(with: owing) { return nil }
    var words: [String] = []
    for duty in duties {
      let text = duty.bearerText(regulation)
      if !words.contains(text) { words.append(text) }
    }
    return Difference(.party, row: row.party, rule: words.joined(separator: "; "))
  }
}

extension CatalogueRow {
  /// True where a duty, a right or a prohibition carries it, and no statement.
  var expectsDuty: Bool { verbKind.kernel != nil && modality != .principle }
}
