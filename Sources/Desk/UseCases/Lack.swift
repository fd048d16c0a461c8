import Diagnostics

/// What a store must have before anything can be reckoned in it.
public enum Lack: CaseIterable, Sendable {
  /// The bodies.
  case register
  /// The calendar of working days.
  case calendar
  /// Any regulation in force.
  case regulation

  /// That it is not there, and which command brings it in.
  public var words: Words {
    switch self {
    case .register:
      Words(
        vi: "kho chưa có danh bạ cơ quan; nhập bằng phoihop import register THƯ_MỤC",
        en: "the store has no register of organisations yet; phoihop import register FOLDER brings one in")
    case .calendar:
      Words(
        vi: "kho chưa có lịch làm việc; nhập bằng phoihop import calendar TỆP",
        en: "the store has no calendar of working days yet; phoihop import calendar FILE brings one in")
    case .regulation:
      Words(
        vi: "kho chưa có quy chế nào; đầu mối phối hợp kích hoạt bằng phoihop regulation activate TỆP",
        en: "the store has no regulation yet; its coordinator activates one by phoihop regulation activate FILE")
    }
  }

  /// What is lacking that somebody was told of; nil where that is something else.
  public init?(_ refused: Refused) {
    guard let lack = Self.allCases.first(where: { $0.words == refused.message }) else { return nil }
    self = lack
  }
}
