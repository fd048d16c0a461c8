import CivilTime

/// Which cells of a workbook show their numbers as days or hours, and which day a number is.
struct CellStyles {
  private var times: [Bool] = []
  /// Days are counted from 1904, as programs of older machines do.
  private let isFrom1904: Bool

  /// The styles of a workbook; none where it has no part for them.
  init(_ part: [UInt8]?, isFrom1904: Bool, elements: Int) throws(SpreadsheetError) {
    self.isFrom1904 = isFrom1904
    guard let part else { return }
    var own: [Int: Bool] = [:]
    var styles: [Int] = []
    var isInside = false
    let isRead = XMLEvents.read(
      part, elements: elements,
      .init(
        opens: { name, attributes in
          switch name {
          case "numFmt":
            guard let id = attributes["numFmtId"].flatMap({ Int($0) }) else { return }
            own[id] = Self.showsTime(attributes["formatCode"] ?? "")
          case "cellXfs": isInside = true
          case "xf" where isInside: styles.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
          default: break
          }
        }, text: { _ in }, closes: { if $0 == "cellXfs" { isInside = false } }))
    if !isRead { throw .broken("xl/styles.xml") }
    times = styles.map { own[$0] ?? Self.builtIn.contains($0) }
  }

  /// The formats of days and hours that every program knows by number (ECMA-376, part 1, 18.8.30).
  private static let builtIn = Set(Array(14...22) + Array(27...36) + Array(45...47) + Array(50...58))

  /// Whether a format shows a day or an hour: a letter of one stands in it outside quotation marks and brackets.
  private static func showsTime(_ format: String) -> Bool {
    var isQuoted = false
    var isBracketed = false
    var bracket = ""
    var isLiteral = false
    for scalar in format.unicodeScalars {
      if isLiteral {
        isLiteral = false
        continue
      }
      switch scalar {
      case "\"": isQuoted.toggle()
      case _ where isQuoted: break
      case "\\", "_", "*": isLiteral = true
      case "[": (isBracketed, bracket) = (true, "")
      case "]":
        isBracketed = false
        // Hours that go on counting: [h]:mm.
        if !bracket.isEmpty, bracket.allSatisfy({ "hms".contains($0) }) { return true }
      case _ where isBracketed: bracket.unicodeScalars.append(contentsOf: String(scalar).lowercased().unicodeScalars)
      case "d", "m", "y", "h", "s", "D", "M", "Y", "H", "S": return true
      default: break
      }
    }
    return false
  }

  /// Whether the numbers of a style are shown as days or hours.
  func isTime(_ style: Int) -> Bool { times.indices.contains(style) && times[style] }

  /// The day and the hour that a number is, as they are read; nil where it is none.
  func time(_ digits: String) -> String? {
    guard let number = Double(digits), (0..<2_958_466).contains(number) else { return nil }
    var days = Int(number)
    var seconds = Int(((number - Double(days)) * 86400).rounded())
    if seconds == 86400 { (days, seconds) = (days + 1, 0) }
    let hour = seconds == 0 ? nil : Self.hour(seconds)
    if days == 0, !isFrom1904, let hour { return hour }
    // 1 is 1 January 1900, and the programs count a 29 February in that year.
    let day = isFrom1904 ? days - 24107 : days - (days < 60 ? 25568 : 25569)
    return Self.day(CivilDate(dayNumber: Int32(day))) + (hour.map { " \($0)" } ?? "")
  }

  /// The day and the hour of a text such as `2024-02-05T14:30:00`; nil for anything else.
  static func time(iso text: String) -> String? {
    let parts = text.split(separator: "T", maxSplits: 1)
    guard let day = parts.first.flatMap({ CivilDate(iso: $0) }) else { return nil }
    let hour = parts.count > 1 ? parts[1].prefix(5) : "00:00"
    return Self.day(day) + (hour == "00:00" ? "" : " \(hour)")
  }

  private static func day(_ day: CivilDate) -> String {
    let parts = day.components
    return "\(two(parts.day))/\(two(parts.month))/\(parts.year)"
  }

  private static func hour(_ seconds: Int) -> String { "\(two(seconds / 3600)):\(two(seconds / 60 % 60))" }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
