import CivilTime
import Diagnostics

/// Periods in the words of the office, both ways.
public enum PeriodWords {
  /// The period that the words say, or nil.
  static func read(_ pieces: [String]) -> PeriodLabel? {
    if pieces.count == 1, let label = PeriodLabel(pieces[0]), !label.isTrigger { return label }
    let words = pieces.map { VietnameseText.plainKey($0) }
    switch words.count {
    case 1: return words[0] == "term" ? .term : words[0] == "once" ? .once : nil
    case 2:
      let value = words[1]
      switch words[0] {
      case "thang", "month": return numbered(value).flatMap { checked(.month(year: $0.year, month: $0.number)) }
      case "quy", "quarter": return quarter(value)
      case "tuan", "week": return numbered(value).flatMap { checked(.week(year: $0.year, week: $0.number)) }
      case "nam", "year": return year(value).map { .year($0) }
      case "nhiem": return value == "ky" ? .term : nil
      case "mot": return value == "lan" ? .once : nil
      case "the": return value == "term" ? .term : nil
      default: return nil
      }
    default:
      guard let year = words.last.flatMap(year) else { return nil }
      switch words.dropLast().joined(separator: " ") {
      case "6 thang dau nam", "first half of": return .half(year: year, half: 1)
      case "6 thang cuoi nam", "second half of": return .half(year: year, half: 2)
      case "9 thang nam", "9 thang dau nam", "9 months of": return .cumulative(year: year, months: 9)
      case "luy ke 3 thang nam", "cumulative 3 months of": return .cumulative(year: year, months: 3)
      case "luy ke 6 thang nam", "cumulative 6 months of": return .cumulative(year: year, months: 6)
      case "luy ke 9 thang nam", "cumulative 9 months of": return .cumulative(year: year, months: 9)
      default: return nil
      }
    }
  }

  /// The period in words.
  public static func print(_ label: PeriodLabel, _ language: Language) -> String {
    let vi = language == .vi
    let roman = ["I", "II", "III", "IV"]
    switch label {
    case .week(let year, let week): return "\(vi ? "tuần" : "week") \(week)/\(four(year))"
    case .month(let year, let month): return "\(vi ? "tháng" : "month") \(month)/\(four(year))"
    case .quarter(let year, let quarter):
      return "\(vi ? "quý" : "quarter") \(roman[min(max(quarter, 1), 4) - 1])/\(four(year))"
    case .half(let year, let half):
      return vi
        ? "6 tháng \(half == 1 ? "đầu" : "cuối") năm \(four(year))"
        : "\(half == 1 ? "first" : "second") half of \(four(year))"
    case .cumulative(let year, 9): return vi ? "9 tháng năm \(four(year))" : "9 months of \(four(year))"
    case .cumulative(let year, let months):
      return vi ? "lũy kế \(months) tháng năm \(four(year))" : "cumulative \(months) months of \(four(year))"
    case .year(let year): return "\(vi ? "năm" : "year") \(four(year))"
    case .term: return vi ? "nhiệm kỳ" : "the term"
    case .once: return vi ? "một lần" : "once"
    case .free, .trigger: return label.description
    }
  }

  /// A year as it reads back: four digits.
  private static func four(_ year: Int) -> String {
    String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
  }

  private static func numbered(_ text: String) -> (number: Int, year: Int)? {
    let parts = text.split(separator: "/")
    guard parts.count == 2, let number = number(parts[0]), let year = year(String(parts[1])) else { return nil }
    return (number, year)
  }

  private static func quarter(_ text: String) -> PeriodLabel? {
    let parts = text.split(separator: "/")
    guard parts.count == 2, let year = year(String(parts[1])) else { return nil }
    let romans = ["i": 1, "ii": 2, "iii": 3, "iv": 4]
    guard let number = romans[String(parts[0])] ?? self.number(parts[0]) else { return nil }
    return checked(.quarter(year: year, quarter: number))
  }

  private static func year(_ text: String) -> Int? {
    guard text.utf8.count == 4, let year = number(text), year > 0 else { return nil }
    return year
  }

  /// Digits only: `Int` would take a sign too.
  private static func number(_ text: some StringProtocol) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  /// The label if such a period exists.
  private static func checked(_ label: PeriodLabel) -> PeriodLabel? {
    Period(label: label, cutOff: .calendar) == nil ? nil : label
  }
}
