import Diagnostics
import Regulations
import Reports

/// A report on a form as a table of an office: a row a field under the form's own headings, with a hidden column that has the fields' ids.
public enum ReportWorkbook {
  /// What a column of the table has.
  enum Role: Hashable {
    case id, label, unit, reason, words
    case number(FormField.Column)
  }

  /// What is called what, in either language; the first stands in a table of ours.
  private static let names: [(role: Role, words: [Words])] = [
    (.id, [Words(vi: "mã", en: "id"), Words(vi: "trường", en: "field")]),
    (.label, [Words(vi: "chỉ tiêu", en: "what is counted"), Words(vi: "tên", en: "title")]),
    (.unit, [Words(vi: "đơn vị", en: "unit"), Words(vi: "đơn vị tính", en: "unit of count")]),
    (.reason, [Words(vi: "lý do", en: "reason")]),
    (.words, [Words(vi: "nội dung", en: "words"), Words(vi: "phần chữ", en: "text")]),
  ]

  // MARK: Out

  /// The table of what stands in a form and of what follows from it. Numbers are numbers. Above its headings stand the form and, where it is
  /// made for a report, the period and who reports.
  public static func sheet(
    _ typing: Typing, on form: Form, beside: Beside, for head: TableHead? = nil, _ language: Language
  ) -> Spreadsheet {
    let hasReasons = form.numbers.contains { $0.reason != nil }
    let hasWords = form.fields.contains { !$0.isNumber && $0.kind != .file }
    var roles: [Role] = [.id, .label, .unit] + form.columns.map { .number($0) }
    if hasReasons { roles.append(.reason) }
    if hasWords { roles.append(.words) }
    var sheet = Spreadsheet(name: form.id, hidden: [1], widths: [1: 14, 2: 44, 3: 12])
    sheet.rows[1] = [1: .text(form.id), 2: .heading(form.title)]
    var row = 2
    for part in head == nil ? [] : [TableHead.Part.period, .body] {
      let words = part.words[language]
      sheet.rows[row] = [
        2: .text("\(words.prefix(1).uppercased() + words.dropFirst()): \(head?.words(part)[language] ?? "")")
      ]
      row += 1
    }
    for (place, role) in roles.enumerated() {
      sheet.rows[row, default: [:]][place + 1] = .heading(heading(role, form, language))
      if place > 2 { sheet.widths[place + 1] = role == .reason || role == .words ? 40 : 16 }
    }
    let answers = typing.read(on: form, beside: beside, hasFiles: true, language).answers
    let told = Sheet(form, answers, beside: beside)
    for (number, field) in form.fields.filter({ $0.kind != .file }).enumerated() {
      var cells: [Int: Spreadsheet.Cell] = [:]
      for (place, role) in roles.enumerated() {
        cells[place + 1] = cell(role, field, typing, told)
      }
      sheet.rows[row + 1 + number] = cells
    }
    return sheet
  }

  private static func heading(_ role: Role, _ form: Form, _ language: Language) -> String {
    if case .number(let column) = role { return form.title(of: column)[language] }
    let words = names.first { $0.role == role }?.words[0][language] ?? ""
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private static func cell(_ role: Role, _ field: FormField, _ typing: Typing, _ told: Sheet) -> Spreadsheet.Cell? {
    switch role {
    case .id: return .text(field.id)
    case .label: return .text(field.label)
    case .unit: return field.isNumber ? .text(field.unit) : nil
    case .reason: return typing.values[Answers.reason(field.id)].map { .text($0) }
    case .words: return field.isNumber ? nil : typing.values[field.id].map { .text($0) }
    case .number(let column):
      guard field.isNumber, field.columns.contains(column) else { return nil }
      if let amount = told.amount(field, column) { return .number(amount.canonical) }
      // What is no number yet stands there as it was typed.
      return typing.values[Typing.place(field.id, column)].map { .text($0) }
    }
  }

  // MARK: Back

  /// What a table says for a form.
  public struct Filled: Sendable {
    /// What it gives, by the places of the form; nothing of empty cells.
    public let typing: Typing
    /// In which cell each place stands, empty ones too.
    public let cells: [String: String]
    /// For which report it says that it is.
    public let said: [TableHead.Part: String]
    /// What is wrong, with its cell; nil where that is the whole table.
    public let faults: [(cell: String?, words: Words)]
    /// What is passed over and why.
    public internal(set) var passed: [Words]
  }

  /// What stands in a workbook that an office filled in: in the sheet of the form, by its mark, by its name, or by its headings. That others were
  /// not looked at is told.
  ///
  /// - Throws: `SpreadsheetError` where that sheet cannot be read.
  public static func read(
    _ book: Workbook, on form: Form, beside: Beside, _ language: Language
  ) throws(SpreadsheetError) -> Filled {
    var best: (rank: Int, number: Int, sheet: Spreadsheet)?
    var failure: SpreadsheetError?
    for number in book.names.indices {
      do throws(SpreadsheetError) {
        let sheet = try book.sheet(number)
        let rank = rank(sheet, form)
        if best.map({ rank > $0.rank }) ?? true { best = (rank, number, sheet) }
      } catch {
        failure = failure ?? error
      }
    }
    guard let best else { throw failure ?? .broken("xl/workbook.xml") }
    // The table may stand in the sheet that cannot be read.
    if let failure, best.rank < 2 { throw failure }
    var filled = read(best.sheet, on: form, beside: beside, language)
    let others = book.names.indices.filter { $0 != best.number }.map { "\"\(book.names[$0])\"" }
    if !others.isEmpty {
      let list = others.prefix(5).joined(separator: ", ") + (others.count > 5 ? ", …" : "")
      filled.passed.insert(
        Words(
          vi:
            "chỉ đọc trang tính \"\(best.sheet.name)\", không đọc \(list); nếu bảng ở trang khác, đặt tên trang ấy là \"\(form.id)\"",
          en:
            "only the sheet \"\(best.sheet.name)\" was read, not \(list); if the table stands in another, call that sheet \"\(form.id)\""
        ),
        at: 0)
    }
    return filled
  }

  /// How surely a sheet is that of a form.
  private static func rank(_ sheet: Spreadsheet, _ form: Form) -> Int {
    let hasHeadings = sheet.rows.values.contains { isHeading($0, form) }
    if case .text(let mark)? = sheet.rows[1]?[1], mark == form.id, hasHeadings { return 4 }
    let name = VietnameseText.plainKey(sheet.name)
    if hasHeadings { return [form.id, form.title].map(VietnameseText.plainKey).contains(name) ? 3 : 2 }
    return sheet.rows.isEmpty ? 0 : 1
  }

  /// What stands in a table that an office filled in: the row of headings is found by its words, a row of the table by its id or by the words of
  /// its field. What is computed is passed over, and so are headings and rows that the form does not have; both are told.
  public static func read(
    _ sheet: Spreadsheet, on form: Form, beside: Beside, _ language: Language
  ) -> Filled {
    var reading = ReportWorkbookReading(sheet: sheet, form: form, beside: beside, language: language)
    return reading.read()
  }

  /// A row of headings names the fields, and something that is given of them.
  static func isHeading(_ cells: [Int: Spreadsheet.Cell], _ form: Form) -> Bool {
    let roles = cells.values.compactMap { role($0.words, form) }
    return roles.contains { $0 == .id || $0 == .label }
      && roles.contains { if case .number = $0 { true } else { $0 == .words || $0 == .reason } }
  }

  /// What a heading says; nil where it is none of the form's.
  static func role(_ heading: String, _ form: Form) -> Role? {
    let key = VietnameseText.plainKey(heading)
    func isOne(_ words: Words) -> Bool {
      key == VietnameseText.plainKey(words.vi) || key == VietnameseText.plainKey(words.en)
    }
    // The office's own words come first.
    for column in form.columns where form.titles[column].map({ VietnameseText.plainKey($0) == key }) ?? false {
      return .number(column)
    }
    if let found = names.first(where: { $0.words.contains(where: isOne) }) { return found.role }
    return form.columns.first { isOne($0.title) || isOne($0.words) }.map { .number($0) }
  }
}
