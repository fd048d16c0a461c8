/// A table as people fill it in with Excel or LibreOffice: its cells, and nothing of how they look.
public struct Spreadsheet: Hashable, Sendable {
  /// Which libraries workbooks are made and read with.
  public static var libraryVersions: (zip: String, expat: String) {
    (ZipFolder.libraryVersion, XMLEvents.libraryVersion)
  }

  /// What the sheet is called.
  public var name: String
  /// The cells that are not empty, by row from 1 and then by column from 1.
  public var rows: [Int: [Int: Cell]]
  /// Columns that are there and not shown.
  public var hidden: Set<Int>
  /// How wide a column is, in letters, where it is said.
  public var widths: [Int: Int]

  /// What stands in a cell.
  public enum Cell: Hashable, Sendable {
    /// Words.
    case text(String)
    /// A number as the file has it, in decimal digits.
    case number(String)
    /// Words that stand out: a heading.
    case heading(String)
    /// A number that its program shows as a day or an hour, as it is read there: 05/02/2024.
    case time(String)
    /// A formula of which the file does not say what it comes to.
    case formula

    /// What stands there, on one line; nothing of a formula.
    var words: String {
      switch self {
      case .text(let text), .heading(let text), .number(let text), .time(let text):
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      case .formula: ""
      }
    }
  }

  /// An empty sheet.
  public init(name: String = "1", rows: [Int: [Int: Cell]] = [:], hidden: Set<Int> = [], widths: [Int: Int] = [:]) {
    self.name = name
    self.rows = rows
    self.hidden = hidden
    self.widths = widths
  }

  /// The last row that the programs know (Excel: 2^20); files of others say more, and no such row is read.
  static let mostRows = 1 << 20

  /// What a cell is called in its program: `B3`.
  public static func address(row: Int, column: Int) -> String { letters(column) + String(row) }

  /// What a column is called: `A` to `Z`, then `AA`.
  public static func letters(_ column: Int) -> String {
    var letters = ""
    var left = column
    while left > 0 {
      letters = String(Character(Unicode.Scalar(UInt8(65 + (left - 1) % 26)))) + letters
      left = (left - 1) / 26
    }
    return letters
  }

  /// The row and column of such a name; nil for what is none.
  static func place(_ address: String) -> (row: Int, column: Int)? {
    var column = 0
    var row = 0
    for byte in address.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0 && column < 100_000:
        column = column * 26 + Int(byte - 64)
      case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0 && row < 10_000_000:
        row = row * 10 + Int(byte - 48)
      default: return nil
      }
    }
    return row > 0 && column > 0 ? (row, column) : nil
  }
}
