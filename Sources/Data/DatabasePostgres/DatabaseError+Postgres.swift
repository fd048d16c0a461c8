import CPostgres
import Database
import Diagnostics

extension DatabaseError {
  /// The error that a server told, by its SQLSTATE.
  init(sqlState: String, detail: String) {
    let code = Self.code(sqlState: sqlState)
    self.init(code, Self.words(code, sqlState: sqlState), detail: sqlState.isEmpty ? detail : "\(sqlState) \(detail)")
  }

  /// What kind of error an SQLSTATE is. PostgreSQL 15, appendix A.
  static func code(sqlState: String) -> Code {
    switch sqlState {
    case "23505": .conflict
    case "55P03", "40P01", "40001": .locked
    case "53100": .full
    case "25006": .readOnly
    case "XX001", "XX002": .damaged
    case "58030": .io
    // What closes a session: a shutdown, a crash of the server, a start not done yet, a database that was dropped, and the limits of idleness.
    case "57P01", "57P02", "57P03", "57P04", "57P05", "25P03": .connectionLost
    default: sqlState.hasPrefix("23") ? .constraint : sqlState.hasPrefix("08") ? .connectionLost : .other
    }
  }

  private static func words(_ code: Code, sqlState: String) -> Words {
    switch code {
    case .conflict:
      Words(
        vi: "giá trị này đã có trong kho dữ liệu và chỉ được có một lần",
        en: "this value is in the store already and may be there only once")
    case .constraint:
      Words(
        vi: "dữ liệu trái với ràng buộc của kho dữ liệu; không có gì được lưu",
        en: "the data break a rule of the store; nothing was kept")
    case .locked:
      Words(
        vi: "chương trình khác đang ghi vào kho dữ liệu; không có gì được lưu, hãy thử lại sau",
        en: "another program is writing to the store; nothing was kept, try again later")
    case .damaged:
      Words(
        vi: "dữ liệu trên máy chủ bị hỏng; hãy ngừng ghi và khôi phục từ bản sao lưu",
        en: "the data on the server are damaged; stop writing and restore a backup")
    case .full:
      Words(
        vi: "máy chủ cơ sở dữ liệu hết chỗ trên đĩa; không có gì được lưu, hãy giải phóng chỗ rồi thử lại",
        en: "the disk of the database server is full; nothing was kept, make room and try again")
    case .io:
      Words(
        vi: "đĩa của máy chủ cơ sở dữ liệu bị lỗi; không có gì được lưu, hãy báo người quản trị máy chủ",
        en: "the disk of the database server failed; nothing was kept, tell whoever runs the server")
    case .readOnly:
      Words(
        vi: "kho dữ liệu này chỉ được đọc; hãy ghi qua máy chủ chính",
        en: "this store may only be read; write through the primary server")
    case .connectionLost: lostWords
    case .tooNew, .other:
      sqlState == "57014"
        ? Words(
          vi: "câu hỏi chạy quá lâu nên bị dừng; hãy hỏi hẹp hơn",
          en: "the question took too long and was stopped; ask for less")
        : Words(
          vi: "máy chủ cơ sở dữ liệu từ chối một câu lệnh; đây là lỗi của chương trình, chi tiết có trong nhật ký",
          en: "the database server refused a statement; this is a mistake of the program, the log has the details")
    }
  }

  private static let lostWords = Words(
    vi: "mất kết nối với máy chủ cơ sở dữ liệu giữa chừng; không có gì được lưu, hãy thử lại",
    en: "the connection to the database server was lost in the middle; nothing was kept, try again")

  /// The connection went before anything was to be kept.
  static func lost(_ detail: String) -> Self { Self(.connectionLost, lostWords, detail: detail) }

  /// The connection went after the server was told to keep what was written, and before it answered.
  static func unknown(_ detail: String) -> Self {
    Self(
      .connectionLost,
      Words(
        vi:
          "mất kết nối với máy chủ cơ sở dữ liệu trước khi nhận được xác nhận; chưa biết đã lưu hay chưa, hãy xem lại trước khi thử lại",
        en:
          "the connection to the database server was lost before it confirmed; whether this was kept is not known, look before trying again"
      ),
      detail: detail)
  }

  /// No connection came about.
  static func unreachable(_ detail: String) -> Self {
    Self(
      .connectionLost,
      Words(
        vi:
          "không kết nối được với máy chủ cơ sở dữ liệu; hãy xem máy chủ có đang chạy không, địa chỉ và tài khoản có đúng không",
        en: "the database server cannot be reached; see whether it is running and whether address and account are right"
      ),
      detail: detail)
  }

  /// A database that the store cannot stand on.
  static func unfit(vi: String, en: String) -> Self {
    Self(.other, Words(vi: "cơ sở dữ liệu này không dùng được: \(vi)", en: "this database cannot be used: \(en)"))
  }

  /// More than a value can hold.
  static var tooLarge: Self {
    Self(
      .constraint,
      Words(
        vi: "giá trị lớn hơn 1 GB nên kho dữ liệu không lưu được",
        en: "the value is larger than 1 GB, which the store cannot keep"))
  }

  /// What was called in an order that has no meaning: a mistake of ours.
  static func misuse(_ detail: String) -> Self { Self(.other, words(.other, sqlState: ""), detail: detail) }
}
