import Diagnostics
import Regulations
import Reports

/// A report on a form as a table: a row a place, with the columns `field`, `column`, `value`, then for people `title` and `unit`. Numbers are written as a language does.
/// Rows whose field is `#` say for which report the table is.
public enum ReportTable {
  private static let heads: [Words] = [
    Words(vi: "trường", en: "field"), Words(vi: "cột", en: "column"), Words(vi: "giá trị", en: "value"),
    Words(vi: "tên", en: "title"), Words(vi: "đơn vị", en: "unit"),
  ]
  private static let reason = Words(vi: "lý do", en: "reason")

  private static let remark = "#"

  /// The code of the finding that a file has nothing in it.
  public static let emptyFile = "empty-file"

  /// The table of what is typed into a form, empty places too; behind its headings for which report it is, where it is made for one.
  public static func text(
    _ typing: Typing, on form: Form, beside: Beside, for head: TableHead? = nil, _ language: Language
  ) -> String {
    let said = head.map { head in
      TableHead.Part.allCases.map { [remark, $0.words[language], head.words($0)[language], "", ""] }
    }
    let rows = Typing.places(of: form, beside: beside).compactMap { place -> [String]? in
      guard let (field, column) = parts(place, form) else { return nil }
      var unit = ""
      if case .number(let own) = field.kind, place != Answers.reason(field.id) { unit = own }
      return [field.id, column?[language] ?? "", typing.values[place] ?? "", field.label, unit]
    }
    return CSVWriter.text([heads.map { $0[language] }] + (said ?? []) + rows)
  }

  /// The field of a place, and what its column is called; no column of what is no number.
  private static func parts(_ place: String, _ form: Form) -> (field: FormField, column: Words?)? {
    for field in form.fields {
      if place == field.id { return (field, nil) }
      if place == Answers.reason(field.id) { return (field, reason) }
      for column in field.columns where place == Typing.place(field.id, column) { return (field, column.words) }
    }
    return nil
  }

  /// What a table says for a form.
  public struct Filled: Sendable {
    /// What stands in it, by the places of the form; nothing of empty ones.
    public let typing: Typing
    /// The line in which each place stands, empty ones too.
    public let lines: [String: Int]
    /// For which report it says that it is.
    public let said: [TableHead.Part: String]
    /// All that is wrong with it.
    public let findings: [Diagnostic]
  }

  /// What stands in such a table. Of a field of numbers without a column the one in the period is meant. Titles and units are passed over.
  public static func read(_ source: SourceText, on form: Form) -> Filled {
    var reader = CSVReader(source)
    var findings: [Diagnostic] = []
    var values: [String: String] = [:]
    var lines: [String: Int] = [:]
    var said: [TableHead.Part: String] = [:]
    func report(
      _ code: String, _ cell: (start: SourcePosition, end: SourcePosition), _ words: Words, _ notes: [Words] = []
    ) {
      findings.append(
        Diagnostic(.error, code, file: source.name, start: cell.start, end: cell.end, words, notes: notes))
    }
    func same(_ text: String, _ words: Words) -> Bool {
      let key = VietnameseText.plainKey(text)
      return key == VietnameseText.plainKey(words.vi) || key == VietnameseText.plainKey(words.en)
    }
    let head = reader.next()
    let places = heads.prefix(3).map { words in head?.cells.firstIndex { same($0.text, words) } }
    guard let fieldAt = places[0], let valueAt = places[2] else {
      let start = SourcePosition(line: 1, column: 1)
      if head == nil, reader.findings.isEmpty {
        report(
          emptyFile, (start, start),
          Words(
            vi: "tệp trống, không có dòng nào; chọn tệp đã điền và đã lưu",
            en: "the file is empty, it has no line; choose the file that was filled in and saved"))
        return Filled(typing: Typing(), lines: [:], said: [:], findings: findings)
      }
      report(
        "bad-header", (head?.start ?? start, head?.end ?? start),
        Words(
          vi: "dòng đầu cần các cột trường, cột, giá trị", en: "the first line needs the columns field, column, value"))
      return Filled(typing: Typing(), lines: [:], said: [:], findings: reader.findings + findings)
    }
    while let row = reader.next() {
      func text(_ place: Int?) -> String {
        place.flatMap { row.cells.indices.contains($0) ? VietnameseText.composed(row.cells[$0].text) : nil } ?? ""
      }
      if text(fieldAt) == remark {
        if let part = TableHead.Part.named(text(places[1])), !text(valueAt).isEmpty { said[part] = text(valueAt) }
        continue
      }
      let cell = row.cells.indices.contains(fieldAt) ? row.cells[fieldAt] : row.cells[0]
      guard let field = form.field(text(fieldAt)) else {
        let near = NearestName.nearest(to: text(fieldAt), among: form.fields.map(\.id))
        report(
          "unknown-field", (cell.start, cell.end),
          Words(
            vi: "mẫu \"\(form.id)\" không có trường \"\(text(fieldAt))\"",
            en: "the form \"\(form.id)\" has no field \"\(text(fieldAt))\""),
          near.map { [Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"")] } ?? [])
        continue
      }
      guard field.kind != .file else {
        if !text(valueAt).isEmpty {
          report(
            "file-field", (cell.start, cell.end),
            Words(
              vi: "\"\(field.id)\" là tệp, gửi kèm chứ không ghi trong bảng",
              en: "\"\(field.id)\" is a file, which is sent along and not written into the table"))
        }
        continue
      }
      let named = text(places[1])
      var place: String?
      if same(named, reason), field.reason != nil {
        place = Answers.reason(field.id)
      } else if case .number = field.kind {
        place =
          named.isEmpty
          ? Typing.place(field.id, .inPeriod)
          : field.columns.first { same(named, $0.words) || named == $0.rawValue }.map { Typing.place(field.id, $0) }
      } else if named.isEmpty {
        place = field.id
      }
      guard let place else {
        let at = places[1].flatMap { row.cells.indices.contains($0) ? row.cells[$0] : nil } ?? cell
        let known = field.columns.map { "\"\($0.words.vi)\"" }.joined(separator: ", ")
        let knownEnglish = field.columns.map { "\"\($0.words.en)\"" }.joined(separator: ", ")
        report(
          "unknown-column", (at.start, at.end),
          Words(
            vi: "trường \"\(field.id)\" không có cột \"\(named)\"; có: \(known)",
            en: "the field \"\(field.id)\" has no column \"\(named)\"; it has: \(knownEnglish)"))
        continue
      }
      if values[place] != nil {
        report(
          "doubled-place", (cell.start, cell.end),
          Words(vi: "ô này đã có ở một dòng trên", en: "this place stands on a line above"))
      }
      values[place] = text(valueAt)
      lines[place] = cell.start.line
    }
    return Filled(typing: Typing(values), lines: lines, said: said, findings: reader.findings + findings)
  }
}
