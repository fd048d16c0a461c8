import Diagnostics
import Entries
import Obligations

extension EntryKind {
  /// What an entry says, in the words of a list.
  public var words: Words {
    if let event { return event.words }
    switch self {
    case .storeCreated: return Words(vi: "lập kho", en: "store made")
    case .settingChanged: return Words(vi: "đổi thiết lập", en: "setting changed")
    case .personAdded: return Words(vi: "thêm người dùng", en: "person added")
    case .personEnded: return Words(vi: "kết thúc người dùng", en: "person ended")
    case .tokenIssued: return Words(vi: "cấp mã truy cập", en: "token issued")
    case .tokenRevoked: return Words(vi: "thu hồi mã truy cập", en: "token revoked")
    case .credentialSet: return Words(vi: "đặt cách đăng nhập", en: "way of signing in set")
    case .credentialEnded: return Words(vi: "thôi cách đăng nhập", en: "way of signing in ended")
    case .contactSet: return Words(vi: "đặt địa chỉ nhận thư", en: "address for mail set")
    case .contactEnded: return Words(vi: "thôi nhận thư", en: "mail ended")
    case .granted: return Words(vi: "cấp vai trò", en: "role given")
    case .grantEnded: return Words(vi: "thôi vai trò", en: "role ended")
    case .registerLineAdded: return Words(vi: "thêm dòng danh bạ", en: "line of the register added")
    case .registerLineEnded: return Words(vi: "kết thúc dòng danh bạ", en: "line of the register ended")
    case .reorganised: return Words(vi: "sắp xếp tổ chức", en: "reorganisation")
    case .calendarDecided: return Words(vi: "quyết định lịch làm việc", en: "calendar decided")
    case .textActivated: return Words(vi: "kích hoạt văn bản", en: "text activated")
    case .textWithdrawn: return Words(vi: "rút văn bản", en: "text withdrawn")
    case .policySet: return Words(vi: "định cách áp dụng", en: "application set")
    case .policyEnded: return Words(vi: "thôi cách áp dụng", en: "application ended")
    case .noted: return Words(vi: "ghi nhanh", en: "note")
    case .noteWithdrawn: return Words(vi: "rút ghi nhanh", en: "note withdrawn")
    case .erased: return Words(vi: "xóa dữ liệu cá nhân", en: "personal value erased")
    case .denied: return Words(vi: "từ chối", en: "denied")
    case .restored: return Words(vi: "khôi phục từ bản sao lưu", en: "restored from a backup")
    default: return Words(vi: rawValue, en: rawValue)
    }
  }
}
