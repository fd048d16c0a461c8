import CivilTime
import Diagnostics
import Organisations

/// One file of records under a header while it is read: its header understood, its records one by one, its findings.
final class RecordTable {
  let form: any TabularFile
  let name: String
  private(set) var found = FindingList()
  private var reader: CSVReader
  /// The titles of the header, by position.
  private var titles: [String] = []
  /// False when the header does not allow the records to be read.
  private(set) var isReadable = true

  init(_ form: any TabularFile, _ source: SourceText) {
    self.form = form
    name = source.name
    reader = CSVReader(source, form.separator)
    guard let header = reader.next() else {
      isReadable = false
      if reader.findings.isEmpty {
        report(
          "missing-header",
          at: CSVCell(
            text: "", start: SourcePosition(line: 1, column: 1), end: SourcePosition(line: 1, column: 1)),
          Words(
            vi: "tệp trống; dòng đầu phải là tiêu đề: \(form.columns.joined(separator: form.separator.text))",
            en:
              "the file is empty; the first line must be the header: \(form.columns.joined(separator: form.separator.text))"
          ))
      }
      return
    }
    if header.isBroken {
      isReadable = false
      return
    }
    for cell in header.cells {
      let title = RecordTable.trimmed(cell.text)
      if !form.columns.contains(title) {
        let nearest = NearestName.nearest(to: title, among: form.columns)
        report(
          "unknown-column", at: cell,
          Words(
            vi:
              "\(form.fileName) không có cột \"\(title)\"; các cột được phép: \(form.columns.joined(separator: ", "))",
            en: "\(form.fileName) has no column \"\(title)\"; allowed are: \(form.columns.joined(separator: ", "))"),
          nearest: nearest)
      } else if titles.contains(title) {
        report(
          "doubled-column", at: cell,
          Words(
            vi: "cột \"\(title)\" có hai lần trong tiêu đề", en: "the header has the column \"\(title)\" twice"))
      }
      titles.append(title)
    }
    for column in form.requiredColumns where !titles.contains(column) {
      isReadable = false
      let place = CSVCell(text: "", start: header.start, end: header.end)
      report(
        "missing-column", at: place,
        Words(
          vi: "tiêu đề thiếu cột bắt buộc \"\(column)\"; cần có: \(form.requiredColumns.joined(separator: ", "))",
          en: "the header lacks the column \"\(column)\"; needed are: \(form.requiredColumns.joined(separator: ", "))"))
    }
  }

  /// Everything found in the file.
  var findings: [Diagnostic] { reader.findings + found.all }

  /// The next record that has the width of the header, or nil at the end.
  func next() -> RecordRow? {
    guard isReadable else { return nil }
    while let row = reader.next() {
      if row.isBroken { continue }
      guard row.cells.count == titles.count else {
        let place = CSVCell(text: "", start: row.start, end: row.end)
        report(
          "wrong-cell-count", at: place,
          Words(
            vi: "dòng này có \(row.cells.count) ô, tiêu đề có \(titles.count) ô",
            en: "this record has \(row.cells.count) cells, the header has \(titles.count)"))
        continue
      }
      return RecordRow(row: row, titles: titles)
    }
    return nil
  }

  /// A finding at a cell, with the nearest known word as a note.
  func report(
    _ code: String, at cell: CSVCell, _ words: Words, nearest: String? = nil, severity: Severity = .error,
    notes: [Words] = []
  ) {
    let suggestion = nearest.map { [Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"")] } ?? []
    found.append(
      Diagnostic(
        severity, code, file: name, start: cell.start, end: max(cell.end, cell.start), words,
        notes: suggestion + notes))
  }

  /// The text of a cell that must not be empty; reports and gives nil otherwise.
  func required(_ row: RecordRow, _ column: String) -> String? {
    let text = row.text(column)
    if !text.isEmpty { return text }
    report(
      "empty-cell", at: row.cell(column),
      Words(
        vi: "ô \"\(column)\" không được để trống", en: "the cell \"\(column)\" must not be empty"))
    return nil
  }

  /// The identity in a cell; reports and gives nil when it is none.
  func identity(_ row: RecordRow, _ column: String) -> OrganisationID? {
    guard let text = required(row, column) else { return nil }
    if let id = OrganisationID(text) { return id }
    reportBadIdentity(text, at: row.cell(column))
    return nil
  }

  /// The identity of an area in a cell; reports and gives nil when it is none.
  func areaIdentity(_ row: RecordRow, _ column: String) -> AreaID? {
    guard let text = required(row, column) else { return nil }
    if let id = AreaID(text) { return id }
    reportBadIdentity(text, at: row.cell(column))
    return nil
  }

  private func reportBadIdentity(_ text: String, at cell: CSVCell) {
    report(
      "bad-identity", at: cell,
      Words(
        vi: "\"\(RecordTable.shown(text))\" không phải là mã định danh; "
          + "chỉ dùng chữ cái không dấu, chữ số và dấu \"-\", nhiều nhất 64 ký tự",
        en: "\"\(RecordTable.shown(text))\" is no identity; use ASCII letters, digits and \"-\" only, at most 64"))
  }

  /// The date in a cell, nil inside when the cell is empty; reports and gives nil when it is none.
  func date(_ row: RecordRow, _ column: String) -> CivilDate?? {
    let text = row.text(column)
    if text.isEmpty { return .some(nil) }
    if let date = CivilDate(iso: text) { return date }
    report(
      "bad-date", at: row.cell(column),
      Words(
        vi: "\"\(RecordTable.shown(text))\" không phải là một ngày có thật; viết năm-tháng-ngày, ví dụ 2025-07-01",
        en: "\"\(RecordTable.shown(text))\" is no real day; write year-month-day, such as 2025-07-01"))
    return nil
  }

  /// The days of a record; reports and gives nil when they are none.
  func validity(_ row: RecordRow) -> Validity? {
    let first = date(row, "from")
    let last = date(row, "to")
    guard let from = first, let to = last else { return nil }
    if let from, let to, to < from {
      report(
        "reversed-dates", at: row.cell("to"),
        Words(
          vi: "ngày cuối \(to) đứng trước ngày đầu \(from)", en: "the last day \(to) comes before the first day \(from)"
        ))
      return nil
    }
    return Validity(from: from, to: to)
  }

  /// The text without spaces and tabs around it.
  static func trimmed(_ text: String) -> String {
    guard isSpace(text.utf8.first) || isSpace(text.utf8.last) else { return text }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { $0 != " " && $0 != "\t" }),
      let last = scalars.lastIndex(where: { $0 != " " && $0 != "\t" })
    else { return "" }
    return String(scalars[first...last])
  }

  private static func isSpace(_ byte: UInt8?) -> Bool { byte == 0x20 || byte == 0x09 }

  /// At most 60 characters of a text, for a message.
  static func shown(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > 60 else { return text }
    return String(scalars.prefix(60)) + "…"
  }
}
