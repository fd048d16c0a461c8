import CivilTime
import Diagnostics

/// What one line says: values by their keys, and where they stand.
struct EventFields: Sendable {
  let value: JSONValue
  let line: Int
  let place: Place

  enum Place: Sendable {
    /// A line of JSON.
    case line(SourceRange)
    /// A record of a table.
    case row(RecordRow)
  }

  /// A place in a file.
  enum Spot {
    case range(SourceRange)
    case cell(CSVCell)

    /// What is wrong there.
    func error(_ code: String, in source: SourceText, _ message: Words, _ notes: [Words] = []) -> Diagnostic {
      switch self {
      case .range(let range): Diagnostic(.error, code, in: source, at: range, message, notes: notes)
      case .cell(let cell):
        Diagnostic(
          .error, code, file: source.name, start: cell.start, end: max(cell.end, cell.start), message, notes: notes)
      }
    }
  }

  /// Where a key stands.
  func spot(of key: String, in source: SourceText) -> Spot {
    switch place {
    case .line(let range): .range(Self.range(of: key, range, source))
    case .row(let row): .cell(EventTable.cell(of: key, row))
    }
  }

  /// The whole line.
  var whole: Spot {
    switch place {
    case .line(let range): .range(range)
    case .row(let row): .cell(CSVCell(text: "", start: row.row.start, end: row.row.end))
    }
  }

  /// Where a key of the object stands. Inside a JSON text a quotation mark is always escaped, so the quoted key followed by a colon
  /// is the key itself.
  static func range(of key: String, _ range: SourceRange, _ source: SourceText) -> SourceRange {
    let wanted = Array("\"\(key)\"".utf8)
    var i = range.lower
    while i + wanted.count <= range.upper {
      if source.bytes[i..<i + wanted.count].elementsEqual(wanted) {
        var next = i + wanted.count
        while next < range.upper, source.bytes[next] <= 0x20 { next += 1 }
        if next < range.upper, source.bytes[next] == UInt8(ascii: ":") { return SourceRange(i, i + wanted.count) }
      }
      i += 1
    }
    return range
  }
}

extension EventFields {
  /// What a record of a table says, in the values of JSON. What is not of the type that a key needs stays text, and is told as such.
  init(_ row: RecordRow) {
    var members: [JSONValue.Member] = []
    for title in row.titles {
      let text = row.text(title)
      guard !text.isEmpty, !EventTable.documentColumns.contains(title) else { continue }
      members.append(JSONValue.Member(title, EventTable.value(of: title, text)))
    }
    let document = zip(["number", "date"], EventTable.documentColumns).compactMap { key, column -> JSONValue.Member? in
      let text = row.text(column)
      return text.isEmpty ? nil : JSONValue.Member(key, .string(key == "date" ? EventTable.day(text) : text))
    }
    if !document.isEmpty { members.append(JSONValue.Member("document", .object(document))) }
    self.init(value: .object(members), line: row.row.start.line, place: .row(row))
  }
}

/// Events as a table: a column for each key, and two for the document.
enum EventTable {
  static let documentColumns = ["document number", "document date"]

  static func form(of name: String) -> TableForm {
    TableForm(
      fileName: name.split(separator: "/").last.map(String.init) ?? name,
      columns: EventReader.keys.filter { $0 != "document" } + documentColumns, requiredColumns: ["kind", "happened"],
      separator: name.hasSuffix(".tsv") ? .tab : .comma)
  }

  /// The cell in which a key stands.
  static func cell(of key: String, _ row: RecordRow) -> CSVCell {
    let names = key == "document" ? documentColumns : [key]
    let name =
      names.first { row.titles.contains($0) && !row.text($0).isEmpty } ?? names.first { row.titles.contains($0) }
    return name.map { row.cell($0) } ?? CSVCell(text: "", start: row.row.start, end: row.row.end)
  }

  static func value(of key: String, _ text: String) -> JSONValue {
    switch key {
    case "also", "whom", "rules", "holds":
      .array(text.split(separator: ";").map { .string(RecordTable.trimmed(String($0))) })
    case "days": Int(text).map { .integer($0) } ?? .string(text)
    case "nothingToReport": ["true": JSONValue.bool(true), "false": .bool(false)][text.lowercased()] ?? .string(text)
    case "happened", "until", "date": .string(day(text))
    default: .string(text)
    }
  }

  /// A day as spreadsheets of the country write it, 20/3/2024, as the ledger does; anything else as it is.
  static func day(_ text: String) -> String {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].utf8.count == 4, let day = Int(parts[0]), let month = Int(parts[1]),
      let year = Int(parts[2]), let date = CivilDate(year: year, month: month, day: day)
    else { return text }
    return date.description
  }
}
