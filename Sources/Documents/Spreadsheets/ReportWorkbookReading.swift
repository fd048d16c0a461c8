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
  private var said: [TableHead.Part: String] = [:]
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
    if rows.isEmpty {
      faults.append(
        (
          nil,
          Words(
            vi: "trang tính \"\(sheet.name)\" trống, không có ô nào được điền; chọn tệp đã điền và đã lưu",
            en:
              "the sheet \"\(sheet.name)\" is empty, no cell is filled in; choose the file that was filled in and saved"
          )
        ))
      return filled
    }
    guard let head = rows.first(where: { ReportWorkbook.isHeading($0.value, form) }) else {
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
    for (number, cells) in rows where number < head.key { readAbove(cells, number) }
    readHeadings(head.value, head.key)
    for (number, cells) in rows where number > head.key { readRow(cells, number) }
    tellComputed()
    check()
    return filled
  }

  private var filled: ReportWorkbook.Filled {
    ReportWorkbook.Filled(typing: Typing(values), cells: cells, said: said, faults: faults, passed: passed)
  }

  /// What stands above the headings: the mark of the form, and the period and who reports behind their words, in one cell or in two.
  private mutating func readAbove(_ cells: [Int: Spreadsheet.Cell], _ row: Int) {
    let texts = cells.sorted { $0.key < $1.key }.map { (column: $0.key, text: $0.value.words) }
    for (place, cell) in texts.enumerated() {
      // The mark stands in a column of ours that is hidden.
      if cell.column == 1, sheet.hidden.contains(1) {
        if row == 1 { said[.form] = cell.text }
        continue
      }
      let parts = cell.text.split(separator: ":", maxSplits: 1).map { String($0) }
      guard let part = parts.first.flatMap({ TableHead.Part.named($0) }) else { continue }
      let value =
        parts.count > 1 ? parts[1] : texts.indices.contains(place + 1) ? texts[place + 1].text : ""
      let words = value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if !words.isEmpty, said[part] == nil { said[part] = words }
    }
  }

  private mutating func readHeadings(_ cells: [Int: Spreadsheet.Cell], _ row: Int) {
    for (column, cell) in cells.sorted(by: { $0.key < $1.key }) {
      let text = cell.words
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
    roles.first { $0.value == role }.flatMap { cells[$0.key] }.map(\.words).flatMap { $0.isEmpty ? nil : $0 }
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
      guard let label = text(.label, cells) ?? text(.id, cells) else { return tellUnnamed(cells, row) }
      let near = NearestName.nearest(to: label, among: form.fields.map(\.label))
      passed.append(
        Words(
          vi: "dòng \(row): mẫu không có \"\(label)\"\(near.map { "; gần nhất: \"\($0)\"" } ?? ""), không lấy dòng này",
          en: "row \(row): the form has no \"\(label)\"\(near.map { "; nearest: \"\($0)\"" } ?? ""), so it is left out")
      )
      return
    }
    for (column, role) in roles.sorted(by: { $0.key < $1.key }) {
      take(cells[column], role, of: field, at: Spreadsheet.address(row: row, column: column))
    }
  }

  /// A row whose name is what a formula would come to.
  private mutating func tellUnnamed(_ cells: [Int: Spreadsheet.Cell], _ row: Int) {
    guard let column = cells.filter({ $0.value == .formula && roles[$0.key] != nil }).keys.min() else { return }
    faults.append((Spreadsheet.address(row: row, column: column), Self.unreckoned))
  }

  private static let unreckoned = Words(
    vi:
      "ô là công thức mà tệp chưa có kết quả; mở tệp bằng Excel hoặc LibreOffice rồi lưu lại, hoặc dán giá trị thay công thức",
    en:
      "the cell is a formula and the file does not have what it comes to; open it in Excel or LibreOffice and save it, or paste the value"
  )

  private mutating func take(
    _ cell: Spreadsheet.Cell?, _ role: ReportWorkbook.Role, of field: FormField, at address: String
  ) {
    let place: String
    switch role {
    case .id, .label, .unit: return
    case .reason where field.reason != nil: place = Answers.reason(field.id)
    case .words where !field.isNumber && field.kind != .file: place = field.id
    case .number(let column) where field.isNumber && field.columns.contains(column):
      if field.isComputed(column, beside) {
        if cell != nil { computed.insert(column) }
        return
      }
      place = Typing.place(field.id, column)
    case .reason, .words, .number:
      if cell == nil { return }
      faults.append(
        (
          address,
          Words(
            vi: "\(field.label): mẫu không có ô này; xóa ô rồi tải lên lại",
            en: "\(field.label): the form has no such place; empty the cell and upload again")
        ))
      return
    }
    guard let cell else {
      if cells[place] == nil { cells[place] = address }
      return
    }
    if let other = cells[place], values[place] != nil {
      faults.append(
        (
          address,
          Words(vi: "\(field.label): đã có ở ô \(other)", en: "\(field.label): it stands in cell \(other) already")
        ))
      return
    }
    cells[place] = address
    let isNumber = field.isNumber && role != .reason
    switch cell {
    case .formula: tell(Self.unreckoned, of: field, at: place)
    case .time(let text) where isNumber:
      tell(
        Words(
          vi:
            "ô có định dạng ngày giờ, đang hiện \(text), nên không rõ là số nào; đổi định dạng ô thành số rồi ghi lại số",
          en:
            "the cell has the format of a day or hour and shows \(text), so that it is unclear which number it is; make it a number and type it again"
        ),
        of: field, at: place)
    default: values[place] = written(cell, isNumber: isNumber)
    }
  }

  /// Tells what is wrong in a place, which then is none of the table's.
  private mutating func tell(_ words: Words, of field: FormField, at place: String) {
    faults.append((cells[place], Words(vi: "\(field.label): \(words.vi)", en: "\(field.label): \(words.en)")))
    cells[place] = nil
  }

  /// As one would type it: what is a number in the file is that number, whatever way of writing the file was made in.
  private func written(_ cell: Spreadsheet.Cell, isNumber: Bool) -> String {
    guard case .number(let digits) = cell, isNumber, let number = Double(digits), number.isFinite,
      number.magnitude < 1e12
    else {
      if case .text(let text) = cell { return text }
      return cell.words
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
      guard values[fault.place] != nil, let cell = cells[fault.place] else { continue }
      faults.append((cell, fault.words))
      values[fault.place] = nil
      cells[fault.place] = nil
    }
  }
}
