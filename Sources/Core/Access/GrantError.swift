import CivilTime
import Diagnostics

/// Why parts make no grant.
public enum GrantError: Error, Hashable {
  /// A coordinator of nothing.
  case noRegulation
  /// A regulation with a role that is not for one regulation.
  case regulationOfAnother(Role, String)
  /// A last day before the first.
  case endsBeforeItBegins(first: CivilDate, last: CivilDate)

  /// What was found, what is allowed, what to do.
  public var words: Words {
    switch self {
    case .noRegulation:
      Words(
        vi: "đầu mối phối hợp phải là của một quy chế; hãy nêu mã của quy chế",
        en: "a coordinator is of one regulation; give the regulation's id")
    case .regulationOfAnother(let role, let regulation):
      Words(
        vi:
          "vai trò \(role.words.vi) không gắn với một quy chế (đã nêu “\(regulation)”); chỉ đầu mối phối hợp mới nêu mã quy chế",
        en: "the role \(role.words.en) is not of one regulation (“\(regulation)” given); only a coordinator names one")
    case .endsBeforeItBegins(let first, let last):
      Words(
        vi: "ngày cuối \(last.vietnamese) đứng trước ngày đầu \(first.vietnamese); hãy sửa một trong hai ngày",
        en: "the last day \(last.vietnamese) comes before the first day \(first.vietnamese); correct one of them")
    }
  }
}
