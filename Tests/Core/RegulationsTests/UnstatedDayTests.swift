import CivilTime
import Diagnostics
import Regulations
import Testing

/// What the text leaves open of due days, and days of applications that begin late.
@Suite struct UnstatedDayTests {
  private func regulation(_ body: String) throws -> Regulation {
    let source = SourceText(
      name: "x.md",
      text: """
        ---
        ngôn ngữ quy tắc: 1
        mã: x
        loại: quy chế phối hợp
        tên: Quy chế
        có hiệu lực từ: 1/1/2011
        ---

        # Quy chế

        ## Các bên

        - A: Ban A = mã "a"
        - B: Ban B = mã "b"

        ## Điều 1. Báo cáo {#dieu-1}

        """ + body + "\n")
    let (file, parsed) = RegulationParser.parse(source)
    #expect(parsed.isEmpty)
    return try #require(Resolver.resolve(file).regulation)
  }

  /// [a] has a day for the year only; [b] states its day; [c] is a quota; [d] is at once; [e] stands always; [f] is accepted as open.
  @Test func `a row for each period whose day the text leaves open, settled, accepted or not`() throws {
    let regulation = try regulation(
      """
      ```quydinh
      [a] A phải báo cáo "một" gửi B; hằng tháng, hằng năm.
      [b] A phải báo cáo "hai" gửi B; hằng tháng, chậm nhất ngày 5 tháng sau.
      [c] A phải tập huấn "ba"; hằng năm, ít nhất 1 lần.
      [d] A phải báo cáo "bốn" gửi B; khi phát hiện tình hình; ngay.
      [e] A phải báo cáo "năm" gửi B; thường xuyên.
      [f] A phải báo cáo "sáu" gửi B; hằng quý.
      ```

      ```apdung
      theo: hướng dẫn của B, số …, ngày …
      mọi báo cáo năm: hạn chậm nhất ngày 5/1 năm sau.
      ```

      ```apdung
      theo: chấp nhận: không ghi
      [f] không ghi hạn.
      ```
      """)
    let day = try #require(CivilDate(year: 2024, month: 3, day: 20))
    let rows = regulation.unstatedDays(on: day)
    #expect(
      rows.map { "\($0.rule.address) \($0.series?.rawValue ?? "-")" } == [
        "x/dieu-1/a month", "x/dieu-1/a year", "x/dieu-1/d -", "x/dieu-1/f quarter",
      ])
    #expect(rows.map(\.isOpen) == [true, false, true, false])
    #expect(rows[1].settledBy?.ground.isProposal == true)
    #expect(rows[3].isAccepted)
  }

  /// The text is of 2011; the application begins in 2026. The 12th is before January 2026 ends.
  @Test func `a day that nobody can meet is found however late its application begins`() throws {
    let regulation = try regulation(
      """
      ```quydinh
      A phải báo cáo "một" gửi B; hằng tháng.
      ```

      ```apdung
      theo: thống nhất của các bên; từ 1/1/2026
      hạn chậm nhất ngày 12 tháng cuối kỳ.
      ```
      """)
    let found = Checker([regulation]).check().filter { $0.severity == .error }
    #expect(found.map(\.code) == ["due-before-cut-off"])
    #expect(found.first?.message.vi == "hạn 12/01/2026 của tháng 1/2026 trước ngày chốt số liệu 31/01/2026")
  }
}
