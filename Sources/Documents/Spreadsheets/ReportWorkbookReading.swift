import Diagnostics
import Regulations
import Reports

/// One reading of a report's table.
struct ReportWorkbookReading {
  let sheet: Spreadsheet
  let form: Form
  let beside: Beside
  let language: Language

  private var values: [String: String] = [:]
  private var cells: [String: String] = [:]
  private var faults: [(cell: String?, words: Words)] = []
  private var passed: [Words] = []
  private var roles: [Int: ReportWorkbook.Role] = [:]
  private var computed: Set<FormField.Column> = []

  init(sheet: Spreadsheet, form: Form, beside: Beside, language: Language) {
    self.sheet = sheet
    self.form = form
    self.beside = beside
    self.language = language
  }

  mutating func read() -> ReportWorkbook.Filled {
    let rows = sheet.rows.sorted { $0.key < $1.key }
    guard let head = rows.first(where: { isHeading($0.value) }) else {
      let wanted = form.columns.map { form.title(of: $0) }
      faults.append(
        (
          nil,
          Words(
            vi:
              "không thấy dòng tiêu đề: cần một dòng có \"Chỉ tiêu\" và ít nhất một trong các cột \(wanted.map { "\"\($0.vi)\"" }.joined(separator: ", "))",
            en:
              "no row of headings was found: one is needed with \"What is counted\" and one at least of \(wanted.map { "\"\($0.en)\"" }.joined(separator: ", "))"
          )
        ))
      return filled
    }
    readHeadings(head.value, head.key)
    for (number, cells) in rows where number > head.key { readRow(cells, number) }
    tellComputed()
    check()
    return filled
  }

  private var filled: ReportWorkbook.Filled {
    ReportWorkbook.Filled(typing: Typing(values), cells: cells, faults: faults, passed: passed)
  }

  private static func words(_ cell: Spreadsheet.Cell) -> String {
    switch cell {
    case .text(let text), .heading(let text), .number(let text):
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  /// A row of headings names the fields, and something that is given of them.
  private func isHeading(_ cells: [Int: Spreadsheet.Cell]) -> Bool {
    let roles = cells.values.compactMap { ReportWorkbook.role(Self.words($0), form) }
    return roles.contains { $0 == .id || $0 == .label }
      && roles.contains { if case .number = $0 { true } else { $0 == .words || $0 == .reason } }
  }

  private mutating func readHeadings(_ cells: [Int: Spreadsheet.Cell], _ row: Int) {
    for (column, cell) in cells.sorted(by: { $0.key < $1.key }) {
      let text = Self.words(cell)
      let place = Spreadsheet.address(row: row, column: column)
      guard let role = ReportWorkbook.role(text, form) else {
        if !["tt", "stt", "no."].contains(VietnameseText.plainKey(text)) {
          passed.append(
            Words(
              vi: "ô \(place): mẫu không có cột \"\(text)\", không lấy cột này",
              en: "cell \(place): the form has no column \"\(text)\", so it is left out"))
        }
        continue
      }
      if roles.values.contains(role) {
        faults.append(
          (
            place,
            Words(
              vi: "cột \"\(text)\" có hai lần; để lại một cột",
              en: "the column \"\(text)\" stands twice; leave one of them")
          ))
        continue
      }
      roles[column] = role
    }
  }

  private func text(_ role: ReportWorkbook.Role, _ cells: [Int: Spreadsheet.Cell]) -> String? {
    roles.first { $0.value == role }.flatMap { cells[$0.key] }.map(Self.words)
  }

  /// The field of a row: by its id, else by its words, with its unit behind them or without.
  private func field(_ cells: [Int: Spreadsheet.Cell]) -> FormField? {
    if let id = text(.id, cells), let field = form.field(id) { return field }
    guard let label = text(.label, cells) else { return nil }
    let key = VietnameseText.plainKey(label)
    let found = form.fields.filter {
      key == VietnameseText.plainKey($0.label) || key == VietnameseText.plainKey("\($0.label) (\($0.unit))")
    }
    return found.count == 1 ? found[0] : nil
  }

  private mutating func readRow(_ cells: [Int: Spreadsheet.Cell], _ row: Int) {
    guard let field = field(cells) else {
      guard let label = text(.label, cells) ?? text(.id, cells) else { return }
      let near = NearestName.nearest(to: label, among: form.fields.map(\.label))
      passed.append(
        Words(
          vi: "dòng \(row): mẫu không có \"\(label)\"\(near.map { "; gần nhất: \"\($0)\"" } ?? ""), không lấy dòng này",
          en: "row \(row): the form has no \"\(label)\"\(near.map { "; nearest: \"\($0)\"" } ?? ""), so it is left out")
      )
      return
    }
    for (column, cell) in cells.sorted(by: { $0.key < $1.key }) {
      guard let role = roles[column] else { continue }
      take(cell, role, of: field, at: Spreadsheet.address(row: row, column: column))
    }
  }

  private mutating func take(
    _ cell: Spreadsheet.Cell, _ role: ReportWorkbook.Role, of field: FormField, at address: String
  ) {
    let place: String
    switch role {
    case .id, .label, .unit: return
    case .reason where field.reason != nil: place = Answers.reason(field.id)
    case .words where !field.isNumber && field.kind != .file: place = field.id
    case .number(let column) where field.isNumber && field.columns.contains(column):
      if field.isComputed(column, beside) {
        computed.insert(column)
        return
      }
      place = Typing.place(field.id, column)
    case .reason, .words, .number:
      faults.append(
        (
          address,
          Words(
            vi: "\(field.label): mẫu không có ô này; xóa ô rồi tải lên lại",
            en: "\(field.label): the form has no such place; empty the cell and upload again")
        ))
      return
    }
    if let other = cells[place] {
      faults.append(
        (
          address,
          Words(vi: "\(field.label): đã có ở ô \(other)", en: "\(field.label): it stands in cell \(other) already")
        ))
      return
    }
    cells[place] = address
    values[place] = written(cell, isNumber: field.isNumber && role != .reason)
  }

  /// As one would type it: what is a number in the file is that number, whatever way of writing the file was made in.
  private func written(_ cell: Spreadsheet.Cell, isNumber: Bool) -> String {
    guard case .number(let digits) = cell, isNumber, let number = Double(digits), number.isFinite,
      number.magnitude < 1e12
    else {
      if case .text(let text) = cell { return text }
      return Self.words(cell)
    }
    // Excel keeps 0,3 as 0,30000000000000004.
    let thousandths = (number * 1000).rounded()
    if (number * 1000 - thousandths).magnitude <= 1e-6 * max(1, thousandths.magnitude * 1e-6) {
      return Amount(thousandths: Int64(thousandths)).typed(language)
    }
    return language == .vi ? digits.replacing(".", with: ",") : digits
  }

  private mutating func tellComputed() {
    let columns = form.columns.filter(computed.contains)
    if columns.isEmpty { return }
    let vi = columns.map { "\"\(form.title(of: $0).vi)\"" }.joined(separator: ", ")
    let en = columns.map { "\"\(form.title(of: $0).en)\"" }.joined(separator: ", ")
    passed.append(
      Words(
        vi: "\(vi): hệ thống tự tính từ các báo cáo khác, không lấy số trong tệp",
        en: "\(en): reckoned from other reports, the file's numbers are left out"))
  }

  /// What cannot be read of what was given is told at its cell, and taken out.
  private mutating func check() {
    let (_, found) = Typing(values).read(on: form, beside: beside, hasFiles: true, language)
    for fault in found {
      guard let cell = cells[fault.place] else { continue }
      faults.append((cell, fault.words))
      values[fault.place] = nil
      cells[fault.place] = nil
    }
  }
}
