import Diagnostics

/// Reads comma-separated values (RFC 4180) or tab-separated ones one record at a time, with the line and column of each cell.
///
/// Between tabs a quote is a letter like any other. UTF-8, with or without a byte order mark; lines end with LF, CR LF or CR; a cell
/// in quotes may hold commas, line ends and doubled quotes. A line without any character is passed over. There are no comments. A file that is not UTF-8 or holds a
/// NUL gives one finding and no records. Of a record with more than `maximumCells` cells the others are passed over, with a finding.
/// Cost: one pass, and the memory of one record; no bytes whatever crash it.
public struct CSVReader: Sendable {
  /// The most cells that are kept of one record.
  public static let maximumCells = 1024

  /// What could not be read so far, in the order of the file. Of one kind a thousand are listed and the others counted.
  public var findings: [Diagnostic] { found.all }

  /// What stands between two cells.
  public enum Separator: Sendable {
    case comma, tab

    /// As written.
    var text: String { self == .comma ? "," : "\t" }
    fileprivate var byte: UInt8 { self == .comma ? UInt8(ascii: ",") : UInt8(ascii: "\t") }
  }

  private let source: SourceText
  private let separator: Separator
  private var found = FindingList()
  private var offset = 0
  private var line = 1
  private var column = 1

  private static let quote = UInt8(ascii: "\"")
  private static let newline: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  /// A reader at the beginning of a file.
  public init(_ source: SourceText, _ separator: Separator = .comma) {
    self.source = source
    self.separator = separator
    if let bad = source.firstInvalidUTF8() {
      stop(
        at: bad, "not-utf8",
        Words(
          vi: "tệp không phải là UTF-8; hãy lưu lại dưới dạng \"\(separator == .comma ? "CSV " : "")UTF-8\"",
          en: "the file is not UTF-8; save it again as \"\(separator == .comma ? "CSV " : "")UTF-8\""))
    } else if let nul = source.bytes.firstIndex(of: 0) {
      stop(
        at: nul, "binary-file",
        Words(
          vi: "tệp chứa byte NUL nên không phải là văn bản CSV",
          en: "the file holds a NUL byte, so it is not CSV text"))
    } else if source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      offset = 3
      column = 2
    }
  }

  /// The next record, or nil at the end.
  public mutating func next() -> CSVRow? {
    while offset < source.bytes.count, isLineEnd(source.bytes[offset]) { advance() }
    guard offset < source.bytes.count else { return nil }
    var cells: [CSVCell] = []
    let known = found.count
    var isTooLong = false
    while true {
      let isQuoted = separator == .comma && source.bytes[safe: offset] == CSVReader.quote
      let cell = isQuoted ? quotedCell() : plainCell()
      if cells.count < CSVReader.maximumCells {
        cells.append(cell)
      } else if !isTooLong {
        isTooLong = true
        report(
          "too-many-cells", from: cell.start,
          Words(
            vi: "dòng này có hơn \(CSVReader.maximumCells) ô; phần còn lại không được đọc",
            en: "this record has more than \(CSVReader.maximumCells) cells; the rest was not read"))
      }
      guard source.bytes[safe: offset] == separator.byte else { break }
      advance()
    }
    if offset < source.bytes.count { advance() }
    return CSVRow(cells: cells, isBroken: found.count > known)
  }

  private var position: SourcePosition { SourcePosition(line: line, column: column) }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == CSVReader.newline || byte == CSVReader.carriageReturn }

  /// Over one byte, or over CR LF; counts lines and columns as `SourceText` does.
  private mutating func advance() {
    let byte = source.bytes[offset]
    offset += 1
    if isLineEnd(byte) {
      if byte == CSVReader.carriageReturn, source.bytes[safe: offset] == CSVReader.newline { offset += 1 }
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }

  /// Over what is no separator, line end or, between commas, quote.
  private mutating func passPlain() {
    let separator = separator.byte
    let quote = self.separator == .comma ? CSVReader.quote : separator
    source.bytes.withUnsafeBufferPointer { bytes in
      while offset < bytes.count {
        let byte = bytes[offset]
        if byte == separator || byte == quote || isLineEnd(byte) { return }
        offset += 1
        if byte & 0xC0 != 0x80 { column += 1 }
      }
    }
  }

  private mutating func plainCell() -> CSVCell {
    let start = position
    let first = offset
    while offset < source.bytes.count {
      passPlain()
      guard separator == .comma, source.bytes[safe: offset] == CSVReader.quote else { break }
      report(
        "stray-quote", from: position,
        Words(
          vi: "dấu ngoặc kép đứng giữa ô; ô có ngoặc kép phải mở đầu bằng ngoặc kép và viết đôi ngoặc bên trong",
          en: "a quote inside a cell; such a cell must begin with a quote and double the quotes within"))
      advance()
    }
    return CSVCell(text: text(first..<offset), start: start, end: position)
  }

  private mutating func quotedCell() -> CSVCell {
    let start = position
    advance()
    var parts = ""
    var first = offset
    while offset < source.bytes.count {
      guard source.bytes[offset] == CSVReader.quote else {
        advance()
        continue
      }
      parts += text(first..<offset)
      advance()
      guard source.bytes[safe: offset] == CSVReader.quote else {
        let end = position
        if let byte = source.bytes[safe: offset], byte != separator.byte, !isLineEnd(byte) {
          report(
            "text-after-quote", from: position,
            Words(
              vi: "sau ngoặc kép đóng chỉ được có dấu phẩy hoặc hết dòng",
              en: "after a closing quote only a comma or the end of the line may stand"))
          let rest = offset
          while let byte = source.bytes[safe: offset], byte != separator.byte, !isLineEnd(byte) { advance() }
          return CSVCell(text: parts + text(rest..<offset), start: start, end: position)
        }
        return CSVCell(text: parts, start: start, end: end)
      }
      first = offset
      advance()
    }
    report(
      "unclosed-quote", from: start,
      Words(
        vi: "ngoặc kép mở ở đây không được đóng cho đến hết tệp",
        en: "the quote opened here is not closed before the end of the file"))
    return CSVCell(text: parts + text(first..<offset), start: start, end: position)
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: source.bytes[range], as: UTF8.self) }

  private mutating func report(_ code: String, from start: SourcePosition, _ words: Words) {
    let end = SourcePosition(line: start.line, column: start.column + 1)
    found.append(Diagnostic(.error, code, file: source.name, start: start, end: end, words))
  }

  private mutating func stop(at bad: Int, _ code: String, _ words: Words) {
    found.append(Diagnostic(.error, code, in: source, at: SourceRange(bad, bad + 1), words))
    offset = source.bytes.count
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { index < count ? self[index] : nil }
}
