import CivilTime
import Diagnostics
import Files
import Regulations

/// What the benchmarks read from the repository.
enum Inputs {
  /// The shipped calendar.
  static func calendar(_ path: String) throws -> WorkCalendar {
    guard let calendar = CalendarFile.read(try FileSystem.source(path)).calendar else {
      throw FileError(path: path, message: Words(vi: "lịch có lỗi", en: "the calendar has errors"))
    }
    return calendar
  }

  /// A day known to exist.
  static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    CivilDate(year: year, month: month, day: day) ?? CivilDate(dayNumber: 0)
  }
}
