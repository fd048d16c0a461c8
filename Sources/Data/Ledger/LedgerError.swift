import Diagnostics
import Entries

/// Why the ledger did not take or give something.
public enum LedgerError: Error, Hashable, Sendable {
  /// What an entry ends is not there or has ended.
  case nothingToEnd(ProjectionTable, Int64)
  /// Somebody else was faster: the entry that came between.
  case overtaken(by: Int64)
  /// An entry that must say why does not.
  case reasonMissing(EntryKind)
  /// A text holds the character 0, which no engine keeps.
  case zeroCharacter
  /// A number that not every reader knows, or values too deep in each other.
  case tooLarge
  /// What should be erased is not there: the entry has no such personal value, or it was erased before.
  case nothingToErase(Int64, field: String)
  /// An event bears the id of another, by the entry that has it.
  case idTaken(String, by: Int64)
  /// The ledger was opened without its key, to be read only.
  case keyMissing
  /// An entry that does not read, by its ledger number.
  case unreadable(Int64)
  /// Under this key of this person something was done already; nothing was written.
  case answered(key: String)
  /// A place that is in no tree of this size.
  case noSuchEntry(Int64, size: Int64)

  /// What is wrong and what to do.
  public var message: Words {
    switch self {
    case .nothingToEnd(_, let entry):
      Words(
        vi: "mục \(entry) không phải là thứ đang có hiệu lực để kết thúc; xem lại số",
        en: "entry \(entry) is nothing in force that could end; look at the number again")
    case .overtaken(let entry):
      Words(
        vi: "có người vừa ghi trước (mục \(entry)); xem lại rồi làm tiếp",
        en: "somebody else was faster (entry \(entry)); look again, then go on")
    case .reasonMissing(let kind):
      Words(vi: "\"\(kind.rawValue)\" cần lý do hoặc căn cứ", en: "\"\(kind.rawValue)\" needs a reason or legal basis")
    case .zeroCharacter:
      Words(vi: "nội dung có ký tự số 0, không lưu được", en: "the text has the character 0, which cannot be kept")
    case .tooLarge:
      Words(
        vi: "nội dung có số quá lớn hoặc lồng nhau quá sâu, không lưu được",
        en: "the content has a number that is too large, or values too deep in each other, and cannot be kept")
    case .nothingToErase(let entry, let field):
      Words(
        vi: "mục \(entry) không có giá trị riêng \"\(field)\", hoặc giá trị ấy đã xóa; xem lại số và tên",
        en:
          "entry \(entry) has no personal value \"\(field)\", or it was erased before; look at the number and the name again"
      )
    case .idTaken(let id, let entry):
      Words(
        vi: "\"\(id)\" đã là mã của mục \(entry); đặt mã khác",
        en: "\"\(id)\" is the id of entry \(entry) already; choose another")
    case .keyMissing:
      Words(
        vi: "sổ mở không có khóa nên chỉ đọc được; mở lại để ghi",
        en: "the ledger was opened without its key and can only be read; open it for writing")
    case .unreadable(let entry):
      Words(
        vi: "mục \(entry) của sổ không đọc được; chạy phoihop verify",
        en: "entry \(entry) of the ledger cannot be read; run phoihop verify")
    case .answered(let key):
      Words(
        vi: "việc mang khóa \"\(key)\" đã làm rồi; đọc lại câu trả lời trước",
        en: "what has the key \"\(key)\" was done already; read what was answered then")
    case .noSuchEntry(let entry, let size):
      Words(
        vi: "sổ có các mục từ 1 đến \(size), không có mục \(entry)",
        en: "the ledger has entries 1 to \(size), none is \(entry)")
    }
  }
}
