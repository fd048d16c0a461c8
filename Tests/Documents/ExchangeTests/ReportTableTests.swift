import Diagnostics
import Regulations
import Reports
import Testing

@testable import Exchange

/// A report on a form as a table.
@Suite struct ReportTableTests {
  private static let form: Form = {
    let read = FormFile.read(
      SourceText(
        name: "kq.md",
        text: """
          ---
          ngôn ngữ quy tắc: 1
          mã: kq
          loại: biểu mẫu
          tên: Biểu
          phiên bản: 1
          ---

          | mã | tên | kiểu | bắt buộc | cột | tổng hợp | lấy từ | nêu lý do khi |
          | --- | --- | --- | --- | --- | --- | --- | --- |
          | cuoc | Cuộc, buổi | số (cuộc) | có | trong kỳ, lũy kế | cộng | | khác trên 10% |
          | noi-bat | Nổi bật | văn bản | có | trong kỳ | không | | |
          | kem | Kèm theo | tệp | không | trong kỳ | không | | |

          """))
    guard let form = read.form else { preconditionFailure("\(read.findings)") }
    return form
  }()

  private func read(_ text: String) -> (values: [String: String], told: [String]) {
    let filled = ReportTable.read(SourceText(name: "b.csv", text: text), on: Self.form)
    return (
      filled.typing.values, filled.findings.map { "\($0.start.line):\($0.start.column) \($0.code) \($0.message.vi)" }
    )
  }

  @Test func `what is written is read back, in either language`() {
    let typing = Typing([
      "cuoc.inPeriod": "1.204,5", "cuoc.reason": "có \"bão\",\nlũ", "noi-bat": "xong",
    ])
    for language in Language.allCases {
      let text = ReportTable.text(typing, on: Self.form, beside: Beside(), language)
      let back = ReportTable.read(SourceText(name: "b.csv", text: text), on: Self.form)
      #expect(back.findings == [])
      #expect(back.typing == typing)
    }
    #expect(
      ReportTable.text(typing, on: Self.form, beside: Beside(before: ["cuoc": .zero]), .en) == """
        field,column,value,title,unit
        cuoc,in the period,"1.204,5","Cuộc, buổi",cuộc
        cuoc,reason,"có ""bão"",
        lũ","Cuộc, buổi",
        noi-bat,,xong,Nổi bật,

        """)
  }

  @Test func `columns may be named without marks, by their name in the ledger, or not at all for the period`() {
    #expect(read("truong,gia tri\ncuoc,5\nnoi-bat,xong\n").values == ["cuoc.inPeriod": "5", "noi-bat": "xong"])
    #expect(
      read("value,column,field\n5,inPeriod,cuoc\n9,luy ke,cuoc\nvì sao,ly do,cuoc\n").values
        == ["cuoc.inPeriod": "5", "cuoc.cumulative": "9", "cuoc.reason": "vì sao"])
  }

  @Test func `a table says for which report it is, and says it when it comes back`() {
    let head = TableHead(form: "kq", period: Words(vi: "quý I/2024", en: "quarter I/2024"), body: "Ban A")
    for language in Language.allCases {
      let text = ReportTable.text(Typing(["cuoc.inPeriod": "5"]), on: Self.form, beside: Beside(), for: head, language)
      let back = ReportTable.read(SourceText(name: "b.csv", text: text), on: Self.form)
      #expect(back.findings == [])
      #expect(back.said == [.form: "kq", .period: head.period[language], .body: "Ban A"])
      #expect(back.typing.values == ["cuoc.inPeriod": "5"])
      #expect(back.lines["noi-bat"] == 8, "an empty place has its line too")
    }
    #expect(
      ReportTable.text(Typing(), on: Self.form, beside: Beside(), for: head, .vi).hasPrefix(
        "trường,cột,giá trị,tên,đơn vị\n#,biểu mẫu,kq,,\n#,kỳ báo cáo,quý I/2024,,\n#,cơ quan báo cáo,Ban A,,\ncuoc,"))
  }

  @Test func `everything wrong is told at its place`() {
    #expect(read("").told == ["1:1 empty-file tệp trống, không có dòng nào; chọn tệp đã điền và đã lưu"])
    #expect(read("a,b\n").told == ["1:1 bad-header dòng đầu cần các cột trường, cột, giá trị"])
    #expect(
      read("field,value\ncuoc,1\ncouc,2\ncuoc,3\nkem,a\n").told == [
        "3:1 unknown-field mẫu \"kq\" không có trường \"couc\"", "4:1 doubled-place ô này đã có ở một dòng trên",
        "5:1 file-field \"kem\" là tệp, gửi kèm chứ không ghi trong bảng",
      ])
    #expect(
      read("field,column,value\ncuoc,ước,1\nnoi-bat,lý do,x\n").told == [
        "2:6 unknown-column trường \"cuoc\" không có cột \"ước\"; có: \"trong kỳ\", \"lũy kế\"",
        "3:9 unknown-column trường \"noi-bat\" không có cột \"lý do\"; có: \"trong kỳ\"",
      ])
  }
}
