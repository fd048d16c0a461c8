import CivilTime
import Diagnostics
import Glibc
import Regulations
import Testing

/// The rule-file form of calendars.
@Suite struct CalendarFileTests {
  private static let header = """
    ---
    ngôn ngữ quy tắc: 1
    mã: thu
    loại: lịch làm việc
    tên: Lịch thử
    phiên bản: 2024-1
    quyết định từ: 1/1/2024
    quyết định đến: 31/12/2024
    ---

    ## Luật {#luat}

    ```lich
    theo: "Luật"; đã đối chiếu; phạm vi mọi người sử dụng lao động.
    nghỉ hằng tuần thứ Bảy, Chủ nhật.
    nghỉ lễ ngày 2/9 hằng năm "Quốc khánh", từ năm 1995.
    nghỉ lễ từ ngày 1/1 âm lịch, trước 1 ngày, sau 3 ngày, hằng năm "Tết Nguyên đán", từ năm 2013, đến năm 2030.
    nghỉ lễ ngày 10/3 âm lịch hằng năm "Giỗ Tổ", từ năm 2007.
    lễ trùng ngày nghỉ hằng tuần thì nghỉ bù ngày làm việc kế tiếp, từ năm 1995.
    ```

    ## Năm 2024 {#nam-2024}

    ```lich
    theo: "Quyết định; số 1. Ngày 2"; nguồn thứ cấp; phạm vi cơ quan nhà nước.

    """

  private func read(_ lines: String) -> (calendar: WorkCalendar?, source: SourceText, findings: [Diagnostic]) {
    let source = SourceText(name: "thu.md", text: Self.header + lines + "\n```\n")
    let (calendar, findings) = CalendarFile.read(source)
    return (calendar, source, findings)
  }

  private func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(dayNumber: .min) }

  @Test func `every statement is read`() throws {
    let (read, _, findings) = read(
      """
      > 29 Tết
      nghỉ ngày 8/2/2024 "29 Tết".
      nghỉ bù ngày 02/04/2024 “bù”.
      nghỉ ngày 2024-04-29, làm bù ngày 4/5/2024.
      """)
    #expect(findings == [])
    let calendar = try #require(read)
    #expect(calendar.name == "Lịch thử")
    #expect(calendar.version == "2024-1")
    #expect(calendar.firstDecidedDay == day("2024-01-01"))
    #expect(calendar.lastDecidedDay == day("2024-12-31"))
    #expect(
      calendar.instruments == [
        CalendarInstrument(
          part: "luat", title: "Luật", source: DaySource(citation: "Luật", mark: .verified), scope: .all,
          statements: [
            .weeklyRest([.saturday, .sunday]),
            .yearlyHoliday(month: 9, day: 2, name: "Quốc khánh", years: YearSpan(from: 1995)),
            .lunarHoliday(
              month: 1, day: 1, daysBefore: 1, daysAfter: 3, name: "Tết Nguyên đán",
              years: YearSpan(from: 2013, to: 2030)),
            .lunarHoliday(
              month: 3, day: 10, daysBefore: 0, daysAfter: 0, name: "Giỗ Tổ", years: YearSpan(from: 2007)),
            .compensateOnNextWorkingDay(years: YearSpan(from: 1995)),
          ]),
        CalendarInstrument(
          part: "nam-2024", title: "Năm 2024",
          source: DaySource(citation: "Quyết định; số 1. Ngày 2", mark: .secondary),
          scope: .state,
          statements: [
            .holiday(day("2024-02-08"), name: "29 Tết"), .compensation(day("2024-04-02"), name: "bù"),
            .swap(off: day("2024-04-29"), worked: day("2024-05-04")),
          ]),
      ])
  }

  @Test func `English says the same`() throws {
    let source = SourceText(
      name: "test.md",
      text: """
        ---
        rule language: 1
        id: test
        kind: work calendar
        title: Lịch thử
        version: 2024-1
        decided from: 2024-01-01
        decided to: 31/12/2024
        ---
        ## Luật {#luat}
        ```calendar
        by: "Luật"; checked; scope all employers.
        weekly rest Saturday, Sunday.
        yearly holiday on 2/9 "Quốc khánh", from 1995.
        yearly holiday from 1/1 lunar, 1 day before, 3 days after, "Tết Nguyên đán", from 2013, to 2030.
        yearly holiday on 10/3 lunar "Giỗ Tổ", from 2007.
        a holiday on a day of weekly rest gives the next working day off, from 1995.
        ```
        ## Năm 2024 {#nam-2024}
        ```calendar
        by: "Quyết định; số 1. Ngày 2"; secondary source; scope State bodies.
        day off on 8/2/2024 "29 Tết".
        compensation on 2/4/2024 "bù".
        day off on 29/4/2024, worked on 4/5/2024.
        ```
        """)
    let (calendar, findings) = CalendarFile.read(source)
    #expect(findings == [])
    let vietnamese = read(
      """
      nghỉ ngày 8/2/2024 "29 Tết".
      nghỉ bù ngày 2/4/2024 "bù".
      nghỉ ngày 29/4/2024, làm bù ngày 4/5/2024.
      """)
    #expect(calendar?.instruments == vietnamese.calendar?.instruments)
  }

  @Test(arguments: [
    (
      "nghỉ ngày 29/4/2024, làm bù ngày 3/5/2024.",
      "thu.md:26:34: lỗi: ngày 03/05/2024 là thứ Sáu, vốn là ngày làm việc: chỉ làm bù vào ngày nghỉ hằng tuần [bad-swap]",
      "thu.md:26:34: error: 03/05/2024 is a Friday, a working day already: only a day of weekly rest makes up [bad-swap]"
    ),
    (
      "nghỉ ngày 28/4/2024, làm bù ngày 4/5/2024.",
      "thu.md:26:11: lỗi: ngày 28/04/2024 là Chủ nhật, ngày nghỉ hằng tuần: chỉ hoán đổi ngày làm việc [bad-swap]",
      "thu.md:26:11: error: 28/04/2024 is a Sunday, a day of weekly rest: only a working day is swapped [bad-swap]"
    ),
    (
      "nghỉ ngày 8/2/2025 \"29 Tết\".",
      "thu.md:26:11: lỗi: ngày 08/02/2025 nằm ngoài khoảng đã quyết định, từ 01/01/2024 đến 31/12/2024 [day-not-decided]",
      "thu.md:26:11: error: the day 08/02/2025 lies outside the decided range, 01/01/2024 to 31/12/2024 [day-not-decided]"
    ),
    (
      "nghỉ ngày 8/2/2024 \"29 Tết\".\nnghỉ bù ngày 8/2/2024 \"29 Tết\".",
      "thu.md:27:14: lỗi: ngày 08/02/2024 đã nói đến ở dòng 26 [doubled-day]",
      "thu.md:27:14: error: the day 08/02/2024 stands already on line 26 [doubled-day]"
    ),
    (
      "nghỉ lễ ngày 02/09 hằng năm \"Quốc khánh\".",
      "thu.md:26:1: lỗi: ngày 2/9 hằng năm đã nói đến ở dòng 16 [doubled-day]",
      "thu.md:26:1: error: the day 2/9 of every year stands already on line 16 [doubled-day]"
    ),
    (
      "nghỉ ngày 30/2/2024 \"?\".",
      "thu.md:26:11: lỗi: không có ngày 30/2/2024 trong lịch [impossible-date]",
      "thu.md:26:11: error: there is no day 30/2/2024 in the calendar [impossible-date]"
    ),
    (
      "nghỉ ngày 8/2/2024.",
      "thu.md:26:19: lỗi: cần tên ngày lễ đặt trong ngoặc kép; ở đây thấy \".\" [expected-quote]",
      "thu.md:26:19: error: needed the name of the holiday in quotation marks; found \".\" [expected-quote]"
    ),
    (
      "nghỉ hằng tuần thứ Tám.",
      "thu.md:26:16: lỗi: cần một thứ trong tuần như \"Chủ nhật\"; ở đây thấy \"thứ\" [expected-weekday]",
      "thu.md:26:16: error: needed a day of the week such as \"Sunday\"; found \"thứ\" [expected-weekday]"
    ),
    (
      "được nghỉ.",
      "thu.md:26:1: lỗi: cần một câu của lịch; ở đây thấy \"được\" [unknown-statement]",
      "thu.md:26:1: error: needed a sentence of a calendar; found \"được\" [unknown-statement]"
    ),
  ])
  func `a bad line is told at its place`(line: String, vi: String, en: String) {
    let (calendar, _, findings) = read(line)
    #expect(calendar == nil)
    #expect(findings.map { headline($0, .vi) } == [vi])
    #expect(findings.map { headline($0, .en) } == [en])
  }

  @Test func `every bad line of one file is told at once`() {
    let (_, _, findings) = read("nghỉ ngày 30/2/2024 \"?\".\nnghỉ.\nnghỉ ngày 8/2/2024.")
    #expect(findings.map(\.start.line) == [26, 27, 28])
  }

  @Test(.enabled(if: RepositoryFile.exists("Regulations/calendars/vietnam.md")))
  func `the calendar of Viet Nam is whole`() throws {
    let bytes = RepositoryFile.bytes("Regulations/calendars/vietnam.md")
    let (calendar, findings) = CalendarFile.read(SourceText(name: "vietnam.md", bytes: bytes))
    #expect(findings == [])
    let whole = try #require(calendar)
    #expect(whole.status(of: day("2026-01-10"), scope: .state).isWorking)
    #expect(!whole.status(of: day("2026-01-10"), scope: .all).isWorking)
    #expect(!whole.isWorkingDay(day("2026-04-27"), scope: .all))
  }
}

/// A finding's line without the excerpt.
func headline(_ finding: Diagnostic, _ language: Language) -> String {
  let text = DiagnosticRenderer(language: language).render(finding, source: nil)
  return String(text.prefix { $0 != "\n" })
}

/// Files of this repository, by their path in it.
enum RepositoryFile {
  private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(
    separator: "/")

  static func exists(_ path: String) -> Bool { access("\(root)/\(path)", R_OK) == 0 }

  static func bytes(_ path: String) -> [UInt8] {
    guard let file = fopen("\(root)/\(path)", "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return bytes
  }
}
