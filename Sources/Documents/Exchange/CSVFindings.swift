import Diagnostics

/// Findings about one file, listed up to a limit of each kind and counted beyond it, so that a file of any size gives a list that
/// a person can read and a machine can hold.
struct CSVFindings: Sendable {
  /// How many of one kind are listed.
  static let limit = 1000

  /// How many there were, listed or not.
  private(set) var count = 0
  private var listed: [Diagnostic] = []
  private var counts: [String: Int] = [:]
  private var last: [String: Diagnostic] = [:]

  mutating func append(_ finding: Diagnostic) {
    count += 1
    let number = counts[finding.code, default: 0] + 1
    counts[finding.code] = number
    if number <= CSVFindings.limit { listed.append(finding) } else { last[finding.code] = finding }
  }

  /// Those listed, and for each kind that has more one finding that says how many.
  var all: [Diagnostic] {
    listed
      + last.keys.sorted().compactMap { code in
        guard let finding = last[code], let number = counts[code] else { return nil }
        let more = number - CSVFindings.limit
        return Diagnostic(
          finding.severity, code, file: finding.file, start: finding.start, end: finding.end,
          Words(
            vi: "còn \(more) lỗi nữa cùng loại, lỗi cuối ở đây",
            en: "\(more) more of the same kind, the last one here"))
      }
  }
}
