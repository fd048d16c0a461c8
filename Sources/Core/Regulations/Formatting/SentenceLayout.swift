/// Fills lines with the parts of one sentence; a part is never broken, so that no line ends inside quotes.
enum SentenceLayout {
  /// The widest line, in Unicode scalars.
  static let width = 120
  private static let indent = "    "

  /// One line where it fits, else lines broken between the parts, each after the first indented by four spaces.
  static func fill(_ parts: [String]) -> String {
    var lines: [String] = []
    var line = ""
    var columns = 0
    for part in parts {
      let length = part.unicodeScalars.count
      if line.isEmpty {
        (line, columns) = (part, length)
      } else if columns + 1 + length <= width {
        line += " " + part
        columns += 1 + length
      } else {
        lines.append(line)
        (line, columns) = (indent + part, indent.unicodeScalars.count + length)
      }
    }
    lines.append(line)
    return lines.joined(separator: "\n")
  }
}
