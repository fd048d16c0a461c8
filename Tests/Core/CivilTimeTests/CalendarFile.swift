import CivilTime
import Glibc

/// Reads just enough of `Regulations/calendars/vietnam.md` to hold the data against its source; the rule language has the real parser.
enum CalendarFile {
  /// The calendar of the repository; empty where a line is not understood, so that every test about it fails.
  static func vietnam() -> WorkCalendar {
    var instruments: [CalendarInstrument] = []
    var bounds: [CivilDate] = []
    var inFence = false
    var current: (source: DaySource, scope: CalendarScope, statements: [CalendarStatement])?
    for line in text("Regulations/calendars/vietnam.md").split(separator: "\n") {
      if line == "```lich" {
        inFence = true
      } else if line == "```" {
        if let current {
          instruments.append(
            CalendarInstrument(source: current.source, scope: current.scope, statements: current.statements))
        }
        (inFence, current) = (false, nil)
      } else if line.hasPrefix("quyết định ") {
        bounds += dates(line)
      } else if inFence, line.hasPrefix("theo: ") {
        let mark: SourceMark =
          line.contains("; đã đối chiếu;") ? .verified : line.contains("; nguồn thứ cấp;") ? .secondary : .notChecked
        current = (
          DaySource(citation: quoted(line), mark: mark),
          line.hasSuffix("phạm vi cơ quan nhà nước.") ? .state : .all, []
        )
      } else if inFence {
        guard let statement = statement(line) else { return sampleless }
        current?.statements.append(statement)
      }
    }
    guard bounds.count == 2 else { return sampleless }
    return WorkCalendar(
      name: "vietnam", version: "2026-11", instruments: instruments, firstDecidedDay: bounds[0],
      lastDecidedDay: bounds[1])
  }

  private static var sampleless: WorkCalendar {
    WorkCalendar(
      name: "", version: "", instruments: [], firstDecidedDay: day("2010-01-01"), lastDecidedDay: day("2010-01-01"))
  }

  private static func statement(_ line: Substring) -> CalendarStatement? {
    let days = dates(line)
    if line == "nghỉ hằng tuần thứ Bảy, Chủ nhật." { return .weeklyRest([.saturday, .sunday]) }
    if line.hasPrefix("lễ trùng") { return .compensateOnNextWorkingDay(years: years(line)) }
    if line.hasPrefix("nghỉ bù ngày ") { return days.first.map { .compensation($0, name: quoted(line)) } }
    if line.contains(", làm bù ngày ") { return days.count == 2 ? .swap(off: days[0], worked: days[1]) : nil }
    if line.hasPrefix("nghỉ ngày ") { return days.first.map { .holiday($0, name: quoted(line)) } }
    guard line.hasPrefix("nghỉ lễ "), let month = numbers(line, after: "ngày ").last,
      let date = numbers(line, after: "ngày ").first
    else { return nil }
    if line.contains(" âm lịch") {
      return .lunarHoliday(
        month: month, day: date, daysBefore: numbers(line, after: "trước ").first ?? 0,
        daysAfter: numbers(line, after: "sau ").first ?? 0, name: quoted(line), years: years(line))
    }
    return .yearlyHoliday(month: month, day: date, name: quoted(line), years: years(line))
  }

  private static func years(_ line: Substring) -> YearSpan {
    YearSpan(from: numbers(line, after: "từ năm ").first, to: numbers(line, after: "đến năm ").first)
  }

  private static func quoted(_ line: Substring) -> String {
    let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.count == 3 ? String(parts[1]) : "?"
  }

  /// Numbers joined by strokes after the first occurrence of some words.
  private static func numbers(_ line: Substring, after words: String) -> [Int] {
    guard let place = line.firstRange(of: words) else { return [] }
    return line[place.upperBound...].prefix { $0.isNumber || $0 == "/" }.split(separator: "/").compactMap { Int($0) }
  }

  private static func dates(_ line: Substring) -> [CivilDate] {
    line.split { !($0.isNumber || $0 == "/") }.compactMap { word in
      let parts = word.split(separator: "/").compactMap { Int($0) }
      return parts.count == 3 ? CivilDate(year: parts[2], month: parts[1], day: parts[0]) : nil
    }
  }

  /// A file of the repository.
  private static func text(_ path: String) -> String {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    guard let file = fopen("/\(root)/\(path)", "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }
}
