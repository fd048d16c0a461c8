import Diagnostics

/// Why a database did not do what it was asked to.
public struct DatabaseError: Error, Hashable, Sendable {
  /// What kind of error it is: what the program may do about it.
  public enum Code: String, Sendable, CaseIterable {
    /// A value that must be there once is there already.
    case conflict
    /// A rule of the tables was broken otherwise: a foreign key, a missing value.
    case constraint
    /// Another program holds the store.
    case locked
    /// The bytes are not those of a database, or are damaged.
    case damaged
    /// No space is left.
    case full
    /// The disk failed.
    case io
    /// The store may only be read.
    case readOnly
    /// The server went away in the middle of something.
    case connectionLost
    /// The store was written by a newer program.
    case tooNew
    /// Anything else: a mistake of ours.
    case other
  }

  /// The kind.
  public let code: Code
  /// What is wrong and what to do; leaks no value.
  public let message: Words
  /// What the engine said, for the log.
  public let detail: String

  /// An error of its parts.
  public init(_ code: Code, _ message: Words, detail: String = "") {
    self.code = code
    self.message = message
    self.detail = detail
  }
}

extension DatabaseError {
  /// The store was used after it was closed.
  public static let closed = DatabaseError(
    .other, Words(vi: "kho đã đóng; mở lại rồi thử lại", en: "the store is closed; open it and try again"))

  /// A text holds the character NUL. Not every engine can keep one, so none does.
  public static let nulInText = DatabaseError(
    .constraint,
    Words(
      vi: "văn bản chứa ký tự NUL (số 0), kho không giữ được; bỏ ký tự ấy rồi thử lại",
      en: "a text holds the character NUL (number 0), which the store cannot keep; take it out and try again"))

  /// An error of a kind in its usual words.
  public init(_ code: Code, detail: String) { self.init(code, Self.words(code), detail: detail) }

  private static func words(_ code: Code) -> Words {
    switch code {
    case .conflict:
      Words(
        vi: "kho đã có một dòng như vậy và chỉ giữ được một; đọc lại rồi thử lại",
        en: "the store has such a row already and keeps only one; read again, then try again")
    case .constraint:
      Words(
        vi: "dữ liệu trái quy tắc của kho: thiếu giá trị, hoặc trỏ tới dòng không có; không ghi gì",
        en:
          "the data break a rule of the store: a value is missing, or points to a row that is not there; nothing was written"
      )
    case .locked:
      Words(
        vi: "chương trình khác đang dùng kho; đợi hoặc dừng chương trình ấy rồi thử lại",
        en: "another program is using the store; wait for it or stop it, then try again")
    case .damaged:
      Words(
        vi: "kho bị hỏng, hoặc tệp này không phải là kho; giữ nguyên tệp và khôi phục từ bản sao lưu",
        en: "the store is damaged, or this file is no store; keep the file as it is and restore from a backup")
    case .full:
      Words(
        vi: "hết chỗ trên đĩa nên không ghi gì; dọn chỗ rồi thử lại",
        en: "no space is left on the disk, so nothing was written; make room, then try again")
    case .io:
      Words(
        vi: "đĩa bị lỗi khi đọc hoặc ghi kho, việc này không được ghi; kiểm tra đĩa và nhật ký hệ thống rồi thử lại",
        en:
          "the disk failed while the store was read or written, and this was not recorded; check the disk and the system's log, then try again"
      )
    case .readOnly:
      Words(
        vi: "ở đây kho chỉ cho đọc nên không ghi gì",
        en: "the store may only be read here, so nothing was written")
    case .connectionLost:
      Words(
        vi: "mất kết nối tới máy chủ của kho; xem việc này đã được ghi chưa rồi hãy thử lại",
        en: "the connection to the store's server was lost; look whether this was recorded before you try again")
    case .tooNew:
      Words(
        vi: "kho do bản chương trình mới hơn ghi; dùng bản ấy hoặc bản mới hơn",
        en: "the store was written by a newer version of the program; use that version or a newer one")
    case .other:
      Words(
        vi: "chương trình dùng kho không đúng cách; báo cho người làm chương trình, kèm dòng nhật ký này",
        en: "the program used the store wrongly; tell its makers, with this line of the log")
    }
  }
}
