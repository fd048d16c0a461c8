/// Findings about one file, listed up to a limit of each kind and counted beyond it, so that a file of any size gives a list that
/// a person can read and a machine can hold.
public struct FindingList: Sendable {
  /// How many of one kind are listed.
  public static let limit = 1000

  /// How many there were, listed or not.
  public private(set) var count = 0
  private var listed: [Diagnostic] = []
  private var counts: [String: Int] = [:]
  private var listedCounts: [String: Int] = [:]
  private var last: [String: Diagnostic] = [:]

  /// An empty list.
  public init() {}

  /// True where no more of this kind are listed: what only helps to mend one need not be looked for.
  public func isFull(_ code: String) -> Bool { (counts[code] ?? 0) >= Self.limit }

  /// Lists a finding, or counts it.
  public mutating func append(_ finding: Diagnostic) {
    count += finding.standsFor
    counts[finding.code, default: 0] += finding.standsFor
    if finding.standsFor == 1, listedCounts[finding.code, default: 0] < Self.limit {
      listedCounts[finding.code, default: 0] += 1
      listed.append(finding)
    } else {
      last[finding.code] = finding
    }
  }

  /// Lists or counts each.
  public static func += (list: inout FindingList, more: some Sequence<Diagnostic>) {
    for finding in more { list.append(finding) }
  }

  /// Those listed, and for each kind that has more one finding that says how many.
  public var all: [Diagnostic] {
    listed
      + last.keys.sorted().compactMap { code in
        guard let finding = last[code], let number = counts[code] else { return nil }
        let more = number - listedCounts[code, default: 0]
        return Diagnostic(
          finding.severity, code, file: finding.file, start: finding.start, end: finding.end,
          Words(
            vi: "còn \(more) chỗ nữa như vậy, chỗ cuối ở đây",
            en: "\(more) more of the same kind, the last one here"), standsFor: more)
      }
  }
}
