import Diagnostics
import Testing

@Suite struct IdentityTraceTests {
  @Test(arguments: [
    ("gọi 0912345678 lúc 14 giờ", IdentityTrace.Kind.telephone, "0912345678"),
    ("gọi 0912 345 678.", .telephone, "0912 345 678"), ("đt: 0912.345.678", .telephone, "0912.345.678"),
    ("+84 912 345 678", .telephone, "+84 912 345 678"), ("máy 0294-3855-123, phòng 2", .telephone, "0294-3855-123"),
    ("máy bàn 02943 855 123", .telephone, "02943 855 123"),
    ("CCCD 084 190 001 234", .personalNumber, "084 190 001 234"), ("số 084190001234", .personalNumber, "084190001234"),
    ("ở số nhà 12, khóm 3", .address, "số nhà 12"), ("Ngõ 15 Lê Lợi", .address, "Ngõ 15"),
    ("hẻm 7/2 đường 3/2", .address, "hẻm 7/2"),
  ])
  func `what looks like a telephone, a personal number or a house is seen as it was written`(
    _ text: String, _ kind: IdentityTrace.Kind, _ written: String
  ) {
    let found = IdentityTrace.found(in: text)
    #expect(found.map(\.text) == [written], "\(text)")
    #expect(found.allSatisfy { $0.kind == kind })
  }

  @Test(arguments: [
    "", "số đến 118 ngày 20/3/2024", "12-BC/HND", "văn bản 000.00.12.H59", "Quyết định 0912345678/QĐ-UBND",
    "1.234.567.890 đồng",
    "tổng 12.345 hộ, 2024-03-20", "nhà số 3 lớp học", "mã a0912345678", "0112345678", "09123456789",
  ])
  func `numbers of documents, sums and days are no trace`(_ text: String) {
    #expect(IdentityTrace.found(in: text) == [], "\(text)")
  }

  @Test(arguments: [
    ("don-0912345678.pdf", ["0912345678"]), ("don_0912 345 678_1.pdf", ["0912 345 678"]),
    ("a084190001234b", ["084190001234"]),
    ("/viec/vu-2024-03-20-0912345678/x", ["20-0912345678"]), ("IMG_20240320_101530.jpg", []), ("e41", []),
    ("thu/dieu-1:org-0323:2024-M03", []), ("09123456789", []),
  ])
  func `in a name a number is seen inside a word too, and beside a day`(_ name: String, _ found: [String]) {
    #expect(IdentityTrace.found(inName: name).map(\.text) == found)
  }

  @Test(arguments: [
    ("/co-quan/0912345678", "/co-quan/…"), ("vu-084190001234-a, 0912.345.678", "vu-…-a, …"),
    ("/nhiem-vu/uong-bi~dieu-22:org-0323:2024-W11", "/nhiem-vu/uong-bi~dieu-22:org-0323:2024-W11"), ("", ""),
    ("+84912345678", "…"), ("số 123456789", "số 123456789"),
  ])
  func `what goes into a log has an ellipsis in place of a number`(_ name: String, _ hidden: String) {
    #expect(IdentityTrace.hidden(in: name) == hidden)
  }

  @Test func `what is asked says what was found and how to go on`() {
    let way = Words(vi: "thêm --looked-over", en: "add --looked-over")
    #expect(
      IdentityTrace.found(in: "0912345678").map { $0.question(else: way) } == [
        Words(
          vi:
            "\"0912345678\" giống số điện thoại; nếu là của người tố cáo, khiếu nại, phản ánh thì bỏ đi, nếu không thì thêm --looked-over",
          en:
            "\"0912345678\" looks like a telephone number; if it is of somebody who denounces, complains or reports, take it out, else add --looked-over"
        )
      ])
  }

  @Test func `letters and marks written apart are the same house`() {
    #expect(IdentityTrace.found(in: "so\u{302}\u{301} nha\u{300} 12").map(\.kind) == [.address])
  }
}
