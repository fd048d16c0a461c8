import CivilTime
import Diagnostics
import HTTPCore
import Obligations
import Regulations
import UseCases

/// What somebody typed to set due days, many rows at once.
struct ActivationDaysForm {
  enum Field: String, CaseIterable {
    /// For which rows.
    case reach = "cho"
    /// Which day, and its number.
    case kind = "ngay-nao", day = "ngay"
    /// When the figures close.
    case closing = "chot"
    /// What becomes of a day off.
    case roll = "nghi"
  }

  /// The name of the boxes by which rows are ticked.
  static let rowField = "dong"

  /// For which rows besides those of one series.
  static let ticked = "danh-dau", allOpen = "con-ngo"

  /// Which day it can be.
  enum Kind: String, CaseIterable {
    case lastMonth = "thang-cuoi-ky", nextMonth = "thang-sau", lastDay = "cuoi-ky", year = "nam", nextYear = "nam-sau"
    case workingDays = "ngay-lam-viec", weekday = "thu", atOnce = "trong-ngay", atOnceNext = "ngay-lam-viec-sau"
    case open = "de-ngo"

    func words(_ c: PageContext) -> String {
      switch self {
      case .lastMonth: c("chậm nhất ngày … tháng cuối kỳ", "by day … of the last month of the period")
      case .nextMonth: c("chậm nhất ngày … tháng sau", "by day … of the next month")
      case .lastDay: c("chậm nhất ngày cuối kỳ", "by the last day of the period")
      case .year: c("chậm nhất ngày …/… trong năm", "by …/… of the year")
      case .nextYear: c("chậm nhất ngày …/… năm sau", "by …/… of the next year")
      case .workingDays: c("trong … ngày làm việc sau khi hết kỳ", "within … working days of the end of the period")
      case .weekday: c("chậm nhất thứ … (kỳ tuần)", "by a day of the week (weekly)")
      case .atOnce: c("báo ngay bằng điện thoại, văn bản trong ngày", "told at once, in writing the same day")
      case .atOnceNext:
        c("báo ngay bằng điện thoại, văn bản ngày làm việc sau", "told at once, in writing the next working day")
      case .open: c("để ngỏ như văn bản", "left open as the text has it")
      }
    }

    /// Whether a row can take it.
    func fits(_ series: Series?) -> Bool {
      switch self {
      case .open: true
      case .atOnce, .atOnceNext: series == nil
      case .weekday: series == .week
      case .lastDay, .workingDays: series != nil
      case .lastMonth, .nextMonth: series != nil && series != .week
      case .year, .nextYear: series == .year
      }
    }
  }

  var input = Typed<Field>()
  private(set) var rows: [ActivationDraft.DayKey] = []

  init() {}

  init(_ form: HTTPCore.Form) {
    input = Typed(form, Field.allCases)
    rows = form.all(Self.rowField).compactMap { ActivationDraft.DayKey(text: $0) }
  }

  /// The rows that are meant, of those there are.
  func rows(of all: [UnstatedDay], open: (UnstatedDay) -> Bool) -> [UnstatedDay] {
    switch input.values[.reach] {
    case Self.allOpen?: return all.filter(open)
    case let reach? where reach != Self.ticked: return all.filter { Self.name(of: $0.series) == reach }
    default: return all.filter { rows.contains(ActivationDraft.DayKey($0.rule.address, $0.series)) }
    }
  }

  /// How a series is called in the form.
  static func name(of series: Series?) -> String { series?.rawValue ?? "su-kien" }

  /// The day that was typed; nil where something is wrong, which is then told.
  mutating func agreed() -> (kind: Kind, day: AgreedDay)? {
    guard let kind = input.values[.kind].flatMap({ Kind(rawValue: $0) }) else {
      input.add(Words(vi: "chọn kiểu ngày hạn", en: "choose a kind of due day"), at: .kind)
      return nil
    }
    let day: AgreedDay.Day?
    switch kind {
    case .lastMonth: day = number(1...31).map { .lastMonth($0) }
    case .nextMonth: day = number(1...31).map { .nextMonth($0) }
    case .workingDays: day = number(1...60).map { .workingDays($0) }
    case .lastDay: day = .lastDay
    case .year: day = dayAndMonth(.day).map { .year(day: $0.day, month: $0.month) }
    case .nextYear: day = dayAndMonth(.day).map { .nextYear(day: $0.day, month: $0.month) }
    case .weekday: day = weekday(.day).map { .weekday($0) }
    case .atOnce: day = .atOnce(isNextDay: false)
    case .atOnceNext: day = .atOnce(isNextDay: true)
    case .open: day = .open
    }
    let closing = cutOff()
    guard let day, input.faults.isEmpty else { return nil }
    let roll = input.values[.roll].flatMap { AgreedDay.Roll(rawValue: $0) } ?? .next
    return (kind, AgreedDay(day, cutOff: closing, roll: roll))
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int? {
    if let number = input.values[.day].flatMap({ Int($0) }), range.contains(number) { return number }
    input.add(
      Words(
        vi: "ghi một số từ \(range.lowerBound) đến \(range.upperBound)",
        en: "give a number from \(range.lowerBound) to \(range.upperBound)"), at: .day)
    return nil
  }

  private mutating func dayAndMonth(_ field: Field) -> (day: Int, month: Int)? {
    let parts = (input.values[field] ?? "").split(separator: "/").compactMap { Int($0) }
    if parts.count == 2, CivilDate(year: 2023, month: parts[1], day: parts[0]) != nil { return (parts[0], parts[1]) }
    input.add(Words(vi: "ghi ngày và tháng, như 15/11", en: "give day and month, as 15/11"), at: field)
    return nil
  }

  private mutating func weekday(_ field: Field) -> Weekday? {
    let key = VietnameseText.key(input.values[field] ?? "")
    let found = Weekday.allCases.first { day in
      let words = TraceWords.weekday(day)
      return VietnameseText.key(words.vi) == key || VietnameseText.key(words.en) == key
    }
    if found == nil {
      input.add(Words(vi: "ghi một thứ, như thứ Sáu", en: "give a day of the week, as Friday"), at: field)
    }
    return found
  }

  private mutating func cutOff() -> AgreedDay.CutOff? {
    guard let text = input.values[.closing] else { return nil }
    if let day = Int(text), (1...31).contains(day) { return .lastMonth(day) }
    if text.contains("/") { return dayAndMonth(.closing).map { .year(day: $0.day, month: $0.month) } }
    if Int(text) == nil { return weekday(.closing).map { .weekday($0) } }
    input.add(
      Words(
        vi: "ghi ngày của tháng cuối kỳ như 20, ngày và tháng như 31/10, hoặc một thứ như thứ Năm",
        en: "give a day of the last month as 20, a day and month as 31/10, or a day of the week as Thursday"),
      at: .closing)
    return nil
  }
}
