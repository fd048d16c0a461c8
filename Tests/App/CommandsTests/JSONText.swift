/// Reads the JSON that the program prints: an array of objects, two spaces a level, so that the tests hold the text itself and not
/// what a library makes of it.
enum JSONText {
  /// A key and the text of its value.
  typealias Member = (key: String, value: String)

  /// The objects of an array, each with its keys in their order.
  static func objects(_ json: String) -> [[Member]] {
    var out: [[Member]] = []
    var current: [Member] = []
    for line in json.split(separator: "\n") {
      if line == "  {" {
        current = []
      } else if line == "  }" || line == "  }," {
        out.append(current)
      } else if line.hasPrefix("    \""), let end = line.dropFirst(5).firstIndex(of: "\"") {
        let key = String(line[line.index(line.startIndex, offsetBy: 5)..<end])
        current.append((key, String(line[end...].dropFirst(3)).droppingComma))
      } else if !current.isEmpty {
        current[current.count - 1].value += "\n" + line
      }
    }
    return out
  }

  /// The text of a string, or of a number as it stands.
  static func string(_ value: String) -> String {
    guard value.hasPrefix("\"") else { return value }
    return String(value.dropFirst().dropLast()).replacing("\\\"", with: "\"").replacing("\\\\", with: "\\").replacing(
      "\\/", with: "/")
  }

  /// The strings of an array.
  static func strings(_ value: String) -> [String] {
    value.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("\"") }.map {
      string(String($0).droppingComma)
    }
  }
}

extension String {
  var droppingComma: String { hasSuffix(",") ? String(dropLast()) : self }
}
