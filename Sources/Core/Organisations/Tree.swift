import Diagnostics

/// A tree in which organisations stand; an organisation has at most one parent in each tree on a day.
public enum Tree: String, CaseIterable, Sendable {
  /// The line of the Party: a committee above the committees, organs and grassroots organisations it leads.
  case party
  /// The line of the State: a People's Committee above its departments and the committees below it.
  case state
  /// The vertical line of the Front, and of each mass organisation: province above district above commune.
  case front
  /// From a post to the body it belongs to.
  case post
  /// From a unit inside a body to that body.
  case section

  /// The name in Vietnamese.
  public var vietnamese: String {
    switch self {
    case .party: "đảng"
    case .state: "nhà nước"
    case .front: "mặt trận, đoàn thể"
    case .post: "chức danh"
    case .section: "bộ phận"
    }
  }

  /// The tree of a Vietnamese name or an English one, in any spelling of tones and case; nil when there is none.
  public init?(named name: String) {
    let key = VietnameseText.key(name)
    guard let tree = Tree.allCases.first(where: { $0.rawValue == key || VietnameseText.key($0.vietnamese) == key })
    else { return nil }
    self = tree
  }
}
