import CPostgres
import Database
import Diagnostics

extension DatabaseError {
  /// The error that a server told, by its SQLSTATE.
  init(sqlState: String, detail: String) {
    self.init(Self.code(sqlState: sqlState), detail: sqlState.isEmpty ? detail : "\(sqlState) \(detail)")
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

  /// The connection went before anything was to be kept. Where that is not known the usual words for a lost connection say so.
  static func lost(_ detail: String) -> Self {
    Self(
      .connectionLost,
      Words(
        vi: "mất kết nối tới máy chủ của kho giữa chừng nên không ghi gì; thử lại",
        en: "the connection to the store's server was lost in the middle, so nothing was written; try again"),
      detail: detail)
  }

  /// The connection went after the server was told to keep what was written, and before it answered.
  static func unknown(_ detail: String) -> Self { Self(.connectionLost, detail: detail) }

  /// No connection came about.
  static func unreachable(_ detail: String) -> Self {
    Self(
      .connectionLost,
      Words(
        vi: "không kết nối được tới máy chủ của kho; xem máy chủ có chạy không, địa chỉ và tài khoản có đúng không",
        en: "the store's server cannot be reached; see whether it is running and whether address and account are right"),
      detail: detail)
  }

  /// A database that the store cannot stand on.
  static func unfit(vi: String, en: String) -> Self {
    Self(
      .other,
      Words(vi: "cơ sở dữ liệu này không dùng làm kho được: \(vi)", en: "this database cannot be a store: \(en)"))
  }

  /// A server of a version that nobody has tried.
  static var tooOldServer: Self {
    unfit(
      vi: "máy chủ PostgreSQL quá cũ; cần phiên bản 15 trở lên",
      en: "the PostgreSQL server is too old; version 15 or later is needed")
  }

  /// More than a value can hold.
  static var tooLarge: Self {
    Self(
      .constraint,
      Words(
        vi: "giá trị lớn hơn 1 GB, kho không giữ được; chia nhỏ rồi thử lại",
        en: "a value is larger than 1 GB, which the store cannot keep; divide it and try again"))
  }
}
