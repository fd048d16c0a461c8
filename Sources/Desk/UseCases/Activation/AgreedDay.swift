import CivilTime
import Diagnostics
import Obligations

/// A due day as people agree on one, with what goes with it. It is written as a sentence of the language, which is then checked like every
/// other.
public struct AgreedDay: Hashable, Sendable {
  /// Which day.
  public enum Day: Hashable, Sendable {
    /// A day of the last month of the period.
    case lastMonth(Int)
    /// A day of the month after the period.
    case nextMonth(Int)
    /// A day and month of the period's year.
    case year(day: Int, month: Int)
    /// A day and month of the year after.
    case nextYear(day: Int, month: Int)
    case lastDay
    /// Of a weekly period.
    case weekday(Weekday)
    /// So many working days after the period ended.
    case workingDays(Int)
    /// Told at once by telephone, and in writing on the same day or on the next working day.
    case atOnce(isNextDay: Bool)
    /// Nobody agreed on a day: it stays as the text has it.
    case open
  }

  /// When the figures close.
  public enum CutOff: Hashable, Sendable {
    case lastMonth(Int)
    case year(day: Int, month: Int)
    case weekday(Weekday)
  }

  /// What becomes of a day off.
  public enum Roll: String, Hashable, Sendable, CaseIterable {
    case next, before, unchanged
  }

  /// Which day.
  public var day: Day
  /// When the figures close; nil with the period.
  public var cutOff: CutOff?
  /// What becomes of a day off.
  public var roll: Roll

  /// A day, with what goes with it.
  public init(_ day: Day, cutOff: CutOff? = nil, roll: Roll = .next) {
    self.day = day
    self.cutOff = cutOff
    self.roll = roll
  }

  // MARK: Sentences

  /// What it says of the due day, in the words of the language of the file; nil where nobody agreed on one.
  func due(_ language: Language) -> String? {
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    let words: String
    switch day {
    case .open: return nil
    case .atOnce(let isNextDay):
      return say("báo ngay bằng điện thoại, văn bản trong ", "told at once by điện thoại, in writing the ")
        + (isNextDay ? say("ngày làm việc tiếp theo", "next working day") : say("ngày", "same day"))
    case .lastMonth(let day):
      words = say("chậm nhất ngày \(day) tháng cuối kỳ", "by day \(day) of the last month of the period")
    case .nextMonth(let day): words = say("chậm nhất ngày \(day) tháng sau", "by day \(day) of the next month")
    case .year(let day, let month): words = say("chậm nhất ngày \(day)/\(month)", "by \(day)/\(month)")
    case .nextYear(let day, let month):
      words = say("chậm nhất ngày \(day)/\(month) năm sau", "by \(day)/\(month) of the next year")
    case .lastDay: words = say("chậm nhất ngày cuối kỳ", "by the last day of the period")
    case .weekday(let day): words = say("chậm nhất \(TraceWords.weekday(day).vi)", "by \(TraceWords.weekday(day).en)")
    case .workingDays(let count):
      words = say(
        "trong thời hạn \(count) ngày làm việc, kể từ ngày kết thúc kỳ",
        "within \(count) working days of the end of the period")
    }
    let off = say("nếu là ngày nghỉ thì ", "if a day off, ")
    return switch roll {
    case .next: "\(say("hạn", "due")) \(words), \(off)\(say("ngày làm việc tiếp theo", "the next working day"))"
    case .before: "\(say("hạn", "due")) \(words), \(off)\(say("ngày làm việc trước đó", "the working day before"))"
    case .unchanged: "\(say("hạn", "due")) \(words), \(off)\(say("giữ nguyên", "unchanged"))"
    }
  }

  /// What it says of when the figures close; nil where nothing is said.
  func closing(_ language: Language) -> String? {
    guard let cutOff else { return nil }
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    return switch cutOff {
    case .lastMonth(let day):
      say("số liệu tính đến ngày \(day) tháng cuối kỳ", "figures as of day \(day) of the last month of the period")
    case .year(let day, let month): say("số liệu tính đến ngày \(day)/\(month)", "figures as of \(day)/\(month)")
    case .weekday(let day):
      say("số liệu tính đến \(TraceWords.weekday(day).vi)", "figures as of \(TraceWords.weekday(day).en)")
    }
  }

  // MARK: In a draft

  /// As it is kept in a draft.
  var text: String {
    let first =
      switch day {
      case .lastMonth(let day): "last-month \(day)"
      case .nextMonth(let day): "next-month \(day)"
      case .year(let day, let month): "year \(day) \(month)"
      case .nextYear(let day, let month): "next-year \(day) \(month)"
      case .lastDay: "last-day"
      case .weekday(let day): "weekday \(day.rawValue)"
      case .workingDays(let count): "working-days \(count)"
      case .atOnce(let isNextDay): isNextDay ? "at-once-next" : "at-once"
      case .open: "open"
      }
    let second =
      switch cutOff {
      case .lastMonth(let day)?: "last-month \(day)"
      case .year(let day, let month)?: "year \(day) \(month)"
      case .weekday(let day)?: "weekday \(day.rawValue)"
      case nil: ""
      }
    return "\(first);\(second);\(roll.rawValue)"
  }

  /// What was kept in a draft; nil where it is none.
  init?(text: String) {
    let parts = text.split(separator: ";", omittingEmptySubsequences: false)
    guard parts.count == 3, let roll = Roll(rawValue: String(parts[2])), let day = Self.day(parts[0]) else {
      return nil
    }
    var cutOff: CutOff?
    switch Self.day(parts[1]) {
    case .lastMonth(let day)?: cutOff = .lastMonth(day)
    case .year(let day, let month)?: cutOff = .year(day: day, month: month)
    case .weekday(let day)?: cutOff = .weekday(day)
    default: break
    }
    self.init(day, cutOff: cutOff, roll: roll)
  }

  private static func day(_ text: Substring) -> Day? {
    let words = text.split(separator: " ")
    let numbers = words.dropFirst().compactMap { Int($0) }
    switch (words.first ?? "", numbers.count) {
    case ("last-month", 1): return .lastMonth(numbers[0])
    case ("next-month", 1): return .nextMonth(numbers[0])
    case ("year", 2): return .year(day: numbers[0], month: numbers[1])
    case ("next-year", 2): return .nextYear(day: numbers[0], month: numbers[1])
    case ("last-day", 0): return .lastDay
    case ("weekday", 1): return Weekday(rawValue: numbers[0]).map { .weekday($0) }
    case ("working-days", 1): return .workingDays(numbers[0])
    case ("at-once", 0): return .atOnce(isNextDay: false)
    case ("at-once-next", 0): return .atOnce(isNextDay: true)
    case ("open", 0): return .open
    default: return nil
    }
  }
}
