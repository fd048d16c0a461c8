/// How much of the predecessor went to the successor.
public enum SuccessionExtent: String, CaseIterable, Sendable, Comparable {
  /// All of it.
  case whole
  /// The larger share of what was divided.
  case mainPart = "main-part"
  /// A smaller share.
  case part

  private var rank: Int {
    switch self {
    case .whole: 0
    case .mainPart: 1
    case .part: 2
    }
  }

  /// The larger extent comes first.
  public static func < (a: SuccessionExtent, b: SuccessionExtent) -> Bool { a.rank < b.rank }
}
