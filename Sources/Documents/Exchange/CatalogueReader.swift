import Coverage
import Diagnostics

/// Reads a catalogue of clauses: tab-separated, one line a row under a header, and the two files that may stand beside it.
///
/// The files are described in `Regulations/catalogue/README.md`. Nothing is read from the disk here. Cost: one pass over the files.
public enum CatalogueReader {
  /// The file of differences that were written on purpose.
  public static let deviationsName = "deviations.tsv"
  /// The file of names that the regulations' own files do not have.
  public static let namesName = "names.tsv"

  /// The catalogue that the files make, and everything found in them. There is no catalogue when a finding is an error.
  public static func read(_ clauses: SourceText, deviations: SourceText? = nil, names: SourceText? = nil) -> (
    catalogue: Catalogue?, findings: [Diagnostic]
  ) {
    var reading = CatalogueReading()
    let rows = reading.rows(clauses)
    let listed = deviations.map { reading.deviations($0, rows) } ?? []
    let named = names.map { reading.names($0) } ?? []
    let findings = reading.findings
    guard !findings.contains(where: { $0.severity == .error }) else { return (nil, findings) }
    return (Catalogue(rows: rows, deviations: listed, names: named), findings)
  }
}

/// One run of `CatalogueReader`.
private struct CatalogueReading {
  var findings: [Diagnostic] = []

  private static let clauses = TableForm(
    fileName: "clauses.tsv",
    columns: [
      "id", "text", "party", "counterparty/recipient", "verb_kind", "modality", "trigger", "recurrence", "deadline",
      "artefact", "condition/exception", "gist", "system_feature",
    ],
    requiredColumns: ["id", "party", "verb_kind", "modality", "trigger", "recurrence", "deadline", "gist"],
    separator: .tab)
  private static let deviations = TableForm(
    fileName: CatalogueReader.deviationsName, columns: ["id", "field", "rule", "why"],
    requiredColumns: ["id", "field", "rule", "why"], separator: .tab)
  private static let names = TableForm(
    fileName: CatalogueReader.namesName, columns: ["regulation", "name", "parties"],
    requiredColumns: ["regulation", "name", "parties"], separator: .tab)

  mutating func rows(_ source: SourceText) -> [CatalogueRow] {
    let table = RecordTable(Self.clauses, source)
    var rows: [CatalogueRow] = []
    var lines: [String: Int] = [:]
    while let record = table.next() {
      let id = table.required(record, "id")
      let party = table.required(record, "party")
      let kind: VerbKind? = table.word(record, "verb_kind")
      let modality: CatalogueRow.Modality? = table.word(record, "modality")
      let trigger: CatalogueRow.Trigger? = table.word(record, "trigger")
      let recurrence = table.understood(record, "recurrence") { StatedRecurrence($0) }
      let deadline = table.understood(record, "deadline") { StatedDeadline($0) }
      if let id {
        guard table.isFirst(id, record, "id", &lines) else { continue }
      }
      guard let id, let party, let kind, let modality, let trigger, let recurrence, let deadline else { continue }
      rows.append(
        CatalogueRow(
          id: id, party: party, verbKind: kind, modality: modality, trigger: trigger, recurrence: recurrence,
          deadline: deadline, gist: record.text("gist"), place: table.place(record, "id")))
    }
    findings += table.findings
    return rows
  }

  mutating func deviations(_ source: SourceText, _ rows: [CatalogueRow]) -> [Deviation] {
    let table = RecordTable(Self.deviations, source)
    let known = Set(rows.map(\.id))
    var out: [Deviation] = []
    var lines: [String: Int] = [:]
    while let record = table.next() {
      let id = table.required(record, "id")
      let field: CatalogueField? = table.word(record, "field")
      let rule = table.required(record, "rule")
      let why = table.required(record, "why")
      guard let id, let field, let rule, let why else { continue }
      // Where no row could be read, that has been told.
      guard known.contains(id) || rows.isEmpty else {
        table.report(
          "unknown-row", at: record.cell("id"),
          Words(vi: "danh mục không có dòng \"\(id)\"", en: "the catalogue has no row \"\(id)\""),
          nearest: NearestName.nearest(to: id, among: rows.lazy.map(\.id)))
        continue
      }
      guard table.isFirst("\(id) \(field.rawValue)", record, "id", &lines) else { continue }
      out.append(Deviation(id: id, field: field, rule: rule, why: why, place: table.place(record, "id")))
    }
    findings += table.findings
    return out
  }

  mutating func names(_ source: SourceText) -> [CatalogueName] {
    let table = RecordTable(Self.names, source)
    var out: [CatalogueName] = []
    var lines: [String: Int] = [:]
    while let record = table.next() {
      let regulation = table.required(record, "regulation")
      let name = table.required(record, "name")
      let parties = table.required(record, "parties")
      guard let regulation, let name, let parties, table.isFirst("\(regulation) \(name)", record, "name", &lines)
      else { continue }
      let list = parties.split(separator: ";").map { RecordTable.trimmed(String($0)) }
      out.append(
        CatalogueName(regulation: regulation, name: name, parties: list, place: table.place(record, "name")))
    }
    findings += table.findings
    return out
  }
}

extension RecordTable {
  fileprivate func place(_ record: RecordRow, _ column: String) -> CataloguePlace {
    let cell = record.cell(column)
    return CataloguePlace(file: name, start: cell.start, end: cell.end)
  }

  /// A word of a closed list; reports and gives nil otherwise.
  fileprivate func word<Value>(_ record: RecordRow, _ column: String) -> Value?
  where Value: RawRepresentable<String> & CaseIterable {
    guard let text = required(record, column) else { return nil }
    if let value = Value(rawValue: text) { return value }
    let known = Value.allCases.map(\.rawValue)
    report(
      "unknown-word", at: record.cell(column),
      Words(
        vi:
          "cột \"\(column)\" không có giá trị \"\(Self.shown(text))\"; được dùng: \(known.joined(separator: ", "))",
        en:
          "the column \"\(column)\" has no value \"\(Self.shown(text))\"; allowed are: \(known.joined(separator: ", "))"
      ),
      nearest: NearestName.nearest(to: text, among: known))
    return nil
  }

  /// A cell that a reader of its own understands; reports and gives nil otherwise.
  fileprivate func understood<Value>(_ record: RecordRow, _ column: String, _ read: (String) -> Value?)
    -> Value?
  {
    let text = record.text(column)
    if let value = read(text) { return value }
    report(
      "unreadable-cell", at: record.cell(column),
      Words(
        vi: "không hiểu \"\(Self.shown(text))\" ở cột \"\(column)\"; README.md cạnh danh mục kể các dạng được dùng",
        en:
          "\"\(Self.shown(text))\" in the column \"\(column)\" is not understood; README.md beside the catalogue lists the forms"
      ))
    return nil
  }

  /// True where a key comes for the first time; reports the line of the first otherwise.
  fileprivate func isFirst(
    _ key: String, _ record: RecordRow, _ column: String, _ lines: inout [String: Int]
  ) -> Bool {
    guard let first = lines[key] else {
      lines[key] = record.cell(column).start.line
      return true
    }
    report(
      "doubled-row", at: record.cell(column),
      Words(vi: "\"\(key)\" đã có ở dòng \(first)", en: "\"\(key)\" already stands in line \(first)"))
    return false
  }
}
