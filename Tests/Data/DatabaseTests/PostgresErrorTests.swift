import Database
import Diagnostics
import Testing

@testable import DatabasePostgres

@Suite struct PostgresErrorTests {
  @Test(
    arguments: [
      ("23505", .conflict), ("23502", .constraint), ("23503", .constraint), ("23514", .constraint), ("55P03", .locked),
      ("40P01", .locked),
      ("40001", .locked), ("53100", .full), ("25006", .readOnly), ("XX001", .damaged), ("XX002", .damaged),
      ("58030", .io),
      ("08006", .connectionLost), ("57P01", .connectionLost), ("57P02", .connectionLost), ("57P03", .connectionLost),
      ("25P03", .connectionLost), ("42P01", .other), ("XX000", .other), ("57014", .other), ("", .other),
    ] as [(String, DatabaseError.Code)])
  func `what an SQLSTATE means follows from PostgreSQL's table of them`(state: String, code: DatabaseError.Code) {
    #expect(DatabaseError.code(sqlState: state) == code)
  }

  @Test func `a lost connection says what became of the writing`() {
    #expect(
      DatabaseError.lost("").message
        == Words(
          vi: "mất kết nối tới máy chủ của kho giữa chừng nên không ghi gì; thử lại",
          en: "the connection to the store's server was lost in the middle, so nothing was written; try again"))
    #expect(
      DatabaseError.unknown("").message
        == Words(
          vi: "mất kết nối tới máy chủ của kho; xem việc này đã được ghi chưa rồi hãy thử lại",
          en: "the connection to the store's server was lost; look whether this was recorded before you try again"))
  }

  @Test func `a server too old and a value too large are said to be so`() {
    #expect(
      DatabaseError.tooOldServer.message
        == Words(
          vi: "cơ sở dữ liệu này không dùng làm kho được: máy chủ PostgreSQL quá cũ; cần phiên bản 15 trở lên",
          en: "this database cannot be a store: the PostgreSQL server is too old; version 15 or later is needed"))
    #expect(
      DatabaseError.tooLarge.message
        == Words(
          vi: "giá trị lớn hơn 1 GB, kho không giữ được; chia nhỏ rồi thử lại",
          en: "a value is larger than 1 GB, which the store cannot keep; divide it and try again"))
  }

  @Test func `an address that is none is refused, without what stands in it`() {
    let error = #expect(throws: DatabaseError.self) { try PostgresEngine("postgres://phoihop:secret@[::1/store") }
    #expect(
      error
        == DatabaseError(
          .other,
          Words(
            vi: "địa chỉ của kho viết chưa đúng; viết như postgres://tài-khoản@máy-chủ/cơ-sở-dữ-liệu",
            en: "the address of the store is not written as one; write postgres://user@host/database")))
  }

  @Test func `a server that is not there is said to be unreachable`() throws {
    let engine = try PostgresEngine("postgres:///store?host=/nowhere")
    let error = #expect(throws: DatabaseError.self) { try engine.openWriter() }
    #expect(error?.code == .connectionLost)
    #expect(
      error?.message
        == Words(
          vi: "không kết nối được tới máy chủ của kho; xem máy chủ có chạy không, địa chỉ và tài khoản có đúng không",
          en:
            "the store's server cannot be reached; see whether it is running and whether address and account are right"
        ))
  }
}
