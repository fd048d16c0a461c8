import Diagnostics

/// The file of a form: a header and a table, one row a field.
public struct FormFile {
  private let source: SourceText
  private var findings: [Diagnostic]

  /// The form of a file, nil where anything in it is an error, and every finding in reading order. Cost: linear in the file.
  public static func read(_ source: SourceText) -> (form: Form?, findings: [Diagnostic]) {
    let (file, findings) = RegulationParser.parse(source)
    var reader = FormFile(source: source, findings: findings)
    let form = reader.read(file)
    return (form, reader.findings.inReadingOrder())
  }

  private init(source: SourceText, findings: [Diagnostic]) {
    self.source = source
    self.findings = findings
  }

  /// The columns of the table, in their order.
  private static let columns: [Words] = [
    Words(vi: "mã", en: "id"), Words(vi: "tên", en: "title"), Words(vi: "kiểu", en: "kind"),
    Words(vi: "bắt buộc", en: "required"), Words(vi: "cột", en: "columns"), Words(vi: "tổng hợp", en: "consolidation"),
    Words(vi: "lấy từ", en: "filled from"), Words(vi: "nêu lý do khi", en: "reason if"),
  ]

  private mutating func report(_ code: String, _ place: SourceRange, _ message: Words, _ notes: [Words] = []) {
    findings.append(Diagnostic(.error, code, in: source, at: place, message, notes: notes))
  }

  private mutating func read(_ file: RegulationFile) -> Form? {
    var header = DocumentHeader(file, kind: Words(vi: "biểu mẫu", en: "form"), keys: Self.titles.map(\.key))
    let id = header.id()
    findings += header.findings
    let tables = FormTable(file).tables
    var fields: [FormField] = []
    if let table = tables.first {
      fields = read(table)
    } else {
      report(
        "missing-table", SourceRange(0, 3),
        Words(vi: "tệp biểu mẫu không có bảng các trường", en: "the form's file has no table of fields"), [Self.heading]
      )
    }
    if tables.count > 1 {
      report(
        "second-table", tables[1][0].place,
        Words(vi: "biểu mẫu chỉ có một bảng; đây là bảng thứ hai", en: "a form has one table; this is a second"))
    }
    check(fields, areAll: fields.count + 1 == tables.first?.count)
    guard !findings.contains(where: { $0.severity == .error }), let id else { return nil }
    return Form(
      id: id, title: header[.title]?.text ?? id, version: header[.version]?.text ?? "1", fields: fields,
      titles: Self.titles.reduce(into: [:]) { found, title in found[title.column] = header[title.key]?.text })
  }

  /// The keys of the header that say what stands over a column.
  private static let titles = FormField.Column.phrases.map { column, vi, en in
    (column: column, key: DocumentHeader.Key(vi: "cột \(vi)", en: "column \(en)", isRequired: false))
  }

  private static let heading = Words(
    vi: "hàng đầu của bảng: | " + columns.map(\.vi).joined(separator: " | ") + " |",
    en: "the first row of the table: | " + columns.map(\.en).joined(separator: " | ") + " |")

  private mutating func read(_ rows: [FormTable.Row]) -> [FormField] {
    guard let first = rows.first else { return [] }
    let isHeading =
      first.cells.count == Self.columns.count
      && zip(first.cells, Self.columns).allSatisfy { Self.isOne($0.text, $1.vi, $1.en) }
    guard isHeading else {
      report(
        "bad-table", first.place,
        Words(
          vi: "hàng đầu của bảng không đúng tám cột", en: "the first row of the table does not have the eight columns"),
        [Self.heading])
      return []
    }
    if rows.count == 1 {
      report(
        "missing-field", first.place,
        Words(vi: "bảng chưa có trường nào", en: "the table has no field yet"))
    }
    return rows.dropFirst().compactMap { field($0) }
  }

  private static func isOne(_ text: String, _ vi: String, _ en: String) -> Bool {
    let key = key(text)
    return key == Self.key(vi) || key == Self.key(en)
  }

  /// The key of words, with the spellings that officials use side by side made one.
  private static func key(_ text: String) -> String {
    text.split(separator: " ").map { Vocabulary.key(String($0)) }.joined(separator: " ")
  }

  // MARK: Rows

  /// A row; each wrong cell is reported, and nil returned for the row.
  private mutating func field(_ row: FormTable.Row) -> FormField? {
    guard row.cells.count == Self.columns.count else {
      report(
        "bad-row", row.place,
        Words(
          vi: "hàng này có \(row.cells.count) ô; cần \(Self.columns.count) ô",
          en: "this row has \(row.cells.count) cells; \(Self.columns.count) are needed"),
        [Words(vi: "dấu | trong chữ viết thành \\|", en: "write \\| for a | inside words")])
      return nil
    }
    let cells = row.cells
    if !DocumentHeader.isID(cells[0].text) {
      report(
        "bad-id", cells[0].place.range,
        Words(
          vi: "mã chỉ gồm chữ thường không dấu, số và gạch nối; ở đây là \"\(cells[0].text)\"",
          en: "an id has small ASCII letters, digits and hyphens; here it is \"\(cells[0].text)\""))
    }
    if cells[1].text.isEmpty {
      report("missing-label", cells[1].place.range, Words(vi: "trường chưa có tên", en: "the field has no title"))
    }
    let before = findings.count
    let kind = kind(cells[2])
    let isRequired = isRequired(cells[3])
    let columns = columns(cells[4])
    let consolidation = consolidation(cells[5])
    let filling = filling(cells[6])
    let reason = reason(cells[7])
    guard findings.count == before, let kind, let isRequired, let consolidation else { return nil }
    checkNumber(kind, consolidation, reason, cells)
    return FormField(
      id: cells[0].text, label: cells[1].text, kind: kind, isWhole: Self.isWhole(cells[2].text), isRequired: isRequired,
      columns: columns,
      consolidation: consolidation, filling: filling, reason: reason, place: Place(row.place))
  }

  private mutating func reportUnknown(_ code: String, _ cell: Word, _ allowed: Words, near known: [String] = []) {
    let near = NearestName.nearest(to: cell.text, among: known)
    report(
      code, cell.place.range,
      Words(
        vi: "cần \(allowed.vi); ở đây thấy \"\(cell.text)\"", en: "needed \(allowed.en); found \"\(cell.text)\""),
      near.map { [Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"")] } ?? [])
  }

  private mutating func kind(_ cell: Word) -> FormField.Kind? {
    let (name, argument) = Self.parenthesised(cell.text)
    if Self.isOne(name, "văn bản", "text"), argument == nil { return .text }
    if Self.isOne(name, "tệp", "file"), argument == nil { return .file }
    if Self.isOne(name, "số", "number") || Self.isWhole(cell.text), let unit = argument, !unit.isEmpty {
      return .number(unit: unit)
    }
    if Self.isOne(name, "chọn", "choice"), let argument {
      let options = argument.split(separator: ";", omittingEmptySubsequences: false).map { String($0).trimmedSpace }
      if options.count > 1, !options.contains(""), Set(options.map(VietnameseText.key)).count == options.count {
        return .choice(options)
      }
    }
    reportUnknown(
      "unknown-field-kind", cell,
      Words(
        vi:
          "\"số (đơn vị)\", \"số nguyên (đơn vị)\", \"văn bản\", \"chọn (a; b)\" với ít nhất hai lựa chọn khác nhau, hoặc \"tệp\"",
        en:
          "\"number (unit)\", \"whole number (unit)\", \"text\", \"choice (a; b)\" with at least two different choices, or \"file\""
      ))
    return nil
  }

  /// True for a number of which there are no parts.
  private static func isWhole(_ kind: String) -> Bool { isOne(parenthesised(kind).name, "số nguyên", "whole number") }

  private static func parenthesised(_ text: String) -> (name: String, argument: String?) {
    guard text.hasSuffix(")"), let open = text.firstIndex(of: "(") else { return (text, nil) }
    return (String(text[..<open]).trimmedSpace, String(text[text.index(after: open)...].dropLast()).trimmedSpace)
  }

  private mutating func isRequired(_ cell: Word) -> Bool? {
    if Self.isOne(cell.text, "có", "yes") { return true }
    if Self.isOne(cell.text, "không", "no") { return false }
    reportUnknown("unknown-required", cell, Words(vi: "\"có\" hoặc \"không\"", en: "\"yes\" or \"no\""))
    return nil
  }

  private mutating func columns(_ cell: Word) -> [FormField.Column] {
    var columns: [FormField.Column] = []
    for piece in cell.text.split(separator: ",", omittingEmptySubsequences: false) {
      let text = String(piece).trimmedSpace
      guard let column = FormField.Column.phrases.first(where: { Self.isOne(text, $0.vi, $0.en) })?.0 else {
        reportUnknown(
          "unknown-column", Word(text, cell.place),
          Words(
            vi: FormField.Column.phrases.map { "\"\($0.vi)\"" }.joined(separator: ", "),
            en: FormField.Column.phrases.map { "\"\($0.en)\"" }.joined(separator: ", ")),
          near: FormField.Column.phrases.flatMap { [$0.vi, $0.en] })
        return []
      }
      if columns.contains(column) {
        report(
          "doubled-column", cell.place.range,
          Words(vi: "cột \"\(text)\" viết hai lần", en: "the column \"\(text)\" stands twice"))
        return []
      }
      columns.append(column)
    }
    return columns
  }

  private mutating func consolidation(_ cell: Word) -> FormField.Consolidation? {
    if let found = FormField.Consolidation.phrases.first(where: { Self.isOne(cell.text, $0.vi, $0.en) }) {
      return found.0
    }
    reportUnknown(
      "unknown-consolidation", cell,
      Words(vi: "\"cộng\", \"cuối\" hoặc \"không\"", en: "\"sum\", \"last\" or \"none\""))
    return nil
  }

  private mutating func filling(_ cell: Word) -> FormField.Filling? {
    if cell.text.isEmpty { return nil }
    if Self.isOne(cell.text, "cấp dưới", "level below") { return .levelBelow }
    if Self.isOne(cell.text, "kỳ trước", "previous period") { return .previousPeriod(field: nil) }
    let words = cell.text.split(separator: " ").map(String.init)
    if let first = words.first, DocumentHeader.isID(first),
      Self.isOne(words.dropFirst().joined(separator: " "), "của kỳ trước", "of the previous period")
    {
      return .previousPeriod(field: first)
    }
    if words.count > 1, Self.isOne(words[0], "sổ", "register") {
      return .register(words.dropFirst().joined(separator: " "))
    }
    reportUnknown(
      "unknown-filling", cell,
      Words(
        vi: "\"kỳ trước\", \"<mã> của kỳ trước\", \"cấp dưới\", \"sổ <tên>\" hoặc ô trống",
        en: "\"previous period\", \"<id> of the previous period\", \"level below\", \"register <name>\" or nothing"))
    return nil
  }

  private mutating func reason(_ cell: Word) -> FormField.ReasonRule? {
    if cell.text.isEmpty { return nil }
    var words = cell.text.split(separator: " ").map(String.init)
    if words.last == "%" {
      words.removeLast()
      if let number = words.popLast() { words.append(number + "%") }
    }
    if let last = words.popLast(), Self.isOne(words.joined(separator: " "), "khác trên", "differs by more than") {
      let isPercent = last.hasSuffix("%")
      let digits = isPercent ? String(last.dropLast()) : last
      if (1...6).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let limit = Int(digits)
      {
        return .init(limit: limit, isPercent: isPercent)
      }
    }
    reportUnknown(
      "unknown-reason", cell,
      Words(
        vi: "\"khác trên N\", \"khác trên N%\" (N là số nguyên) hoặc ô trống",
        en: "\"differs by more than N\", \"differs by more than N%\" (N is a whole number) or nothing"))
    return nil
  }

  // MARK: Checks across cells

  /// Only numbers are added up and compared.
  private mutating func checkNumber(
    _ kind: FormField.Kind, _ consolidation: FormField.Consolidation, _ reason: FormField.ReasonRule?, _ cells: [Word]
  ) {
    if case .number = kind { return }
    if consolidation == .sum {
      report(
        "not-a-number", cells[5].place.range,
        Words(
          vi: "chỉ trường kiểu số mới cộng được; ở đây kiểu là \"\(cells[2].text)\"",
          en: "only numbers are summed; the kind here is \"\(cells[2].text)\""))
    }
    if reason != nil {
      report(
        "not-a-number", cells[7].place.range,
        Words(
          vi: "chỉ trường kiểu số mới so được chênh lệch; ở đây kiểu là \"\(cells[2].text)\"",
          en: "only numbers differ by more than a number; the kind here is \"\(cells[2].text)\""))
    }
  }

  private mutating func check(_ fields: [FormField], areAll: Bool) {
    var seen: [String: FormField] = [:]
    for field in fields {
      if let first = seen[field.id] {
        let line = source.position(at: first.place.range.lower).line
        report(
          "doubled-field", field.place.range,
          Words(
            vi: "trường \"\(field.id)\" đã có ở dòng \(line)",
            en: "the field \"\(field.id)\" stands already on line \(line)"))
      } else {
        seen[field.id] = field
      }
    }
    // A row that could not be read may hold the field that another is filled from.
    for field in fields where areAll {
      guard case .previousPeriod(let other?) = field.filling, seen[other] == nil else { continue }
      let near = NearestName.nearest(to: other, among: fields.map(\.id))
      report(
        "unknown-field", field.place.range,
        Words(
          vi: "trường \"\(field.id)\" lấy từ \"\(other)\", nhưng biểu mẫu không có trường ấy",
          en: "the field \"\(field.id)\" is filled from \"\(other)\", which the form does not have"),
        near.map { [Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"")] } ?? [])
    }
  }
}
