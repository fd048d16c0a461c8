import Diagnostics
import Testing

@Suite struct CalendarCommandTests {
  /// 29 April was off and Saturday 4 May worked: ten working days after 24 April 2024 is 10 May.
  @Test func `ten working days are counted over days off and days worked in exchange`() {
    #expect(Running("calendar add 2024-04-24 10wd").out == PlantedLibrary.counted)
    #expect(Running("calendar add 24/4/2024 10wd", .en).out == PlantedLibrary.countedEnglish)
    let json = Running("calendar add 2024-04-24 10wd --format json").out
    #expect(json.hasPrefix("{\n  \"date\": \"2024-05-10\",\n  \"certainty\": \"final\",\n  \"trace\": [\n"))
  }

  @Test func `days, weeks, months and years are added, and working days counted back`() {
    func date(_ line: String) -> String { String(Running("calendar add \(line)").out.prefix(10)) }
    #expect(date("2024-05-10 -10wd") == "2024-04-24")
    #expect(date("2024-01-31 1m") == "2024-02-29")
    #expect(date("2024-01-01 30d") == "2024-01-31")
    #expect(date("2024-01-01 2w") == "2024-01-15")
    #expect(date("2024-02-29 1y") == "2025-02-28")
  }

  @Test func `a day beyond the decided calendar is said to be provisional`() {
    let run = Running("calendar add 2090-01-02 10wd", .en)
    #expect(run.out.split(separator: "\n").first?.contains("provisional: the calendar is decided to ") ?? false)
    #expect(run.code == 0)
  }

  @Test func `a year shows its days off and days worked in exchange with their sources`() {
    let run = Running("calendar show 2024")
    #expect(run.out.hasPrefix("Lịch làm việc của Việt Nam, phiên bản "))
    #expect(run.out.contains("2024-04-29  thứ Hai 29/04/2024        nghỉ hoán đổi, làm bù 04/05/2024 — "))
    #expect(run.out.contains("2024-05-04  thứ Bảy 04/05/2024        ngày làm bù cho 29/04/2024 — "))
    #expect(Running("calendar show 2024 --scope all").out != run.out)
    #expect(Running("calendar show 2024 --format json").out.hasPrefix("[\n  {\n    \"date\": \"2024-"))
  }

  @Test func `a day is told in the lunar calendar`() {
    #expect(Running("calendar lunar 2024-02-10").out == "10/02/2024 là ngày 1 tháng 1 năm âm lịch 2024\n")
    #expect(Running("calendar lunar 10/2/2024 --format json").out.contains("\"leapMonth\": false"))
  }
}
