/// Writes comma-separated values that `CSVReader` and spreadsheets read back the same.
public enum CSVWriter {
  /// The rows as text: LF after each, quotes only where they are needed. A row without cells is written as one empty cell.
  public static func text(_ rows: some Sequence<[String]>) -> String {
    var out = ""
    for row in rows {
      if row.count <= 1, row.first?.isEmpty ?? true {
        // A line without any character would be passed over.
        out += "\"\"\n"
        continue
      }
      for (column, cell) in row.enumerated() {
        if column > 0 { out += "," }
        out += needsQuotes(cell) ? quoted(cell) : cell
      }
      out += "\n"
    }
    return out
  }

  private static func needsQuotes(_ cell: String) -> Bool {
    cell.utf8.contains { byte in
      byte == 0x2C || byte == 0x22 || byte == 0x0A || byte == 0x0D
    } || cell.unicodeScalars.first == "\u{FEFF}"
  }

  private static func quoted(_ cell: String) -> String {
    var out: [UInt8] = [0x22]
    for byte in cell.utf8 {
      if byte == 0x22 { out.append(0x22) }
      out.append(byte)
    }
    out.append(0x22)
    return String(decoding: out, as: UTF8.self)
  }
}
