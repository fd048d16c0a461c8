import Access
import CivilTime
import Diagnostics
import Obligations
import Telling

/// Who looks at a page, when, in which language.
struct PageContext {
  let language: Language
  let today: CivilDate
  /// Who is signed in; nil for nobody.
  var visitor: Visitor?
  /// The name of the store; nil where it has none.
  var storeName: String?
  /// A demonstration: people and figures are invented.
  var isDemonstration = false
  /// What was just done, told once.
  var said: String?

  /// Who is signed in.
  struct Visitor {
    let name: String
    /// The seats he may take, by their words, with the one he has; none of them where he acts in all.
    let seats: [(seat: Seat, words: String)]
    let seat: Seat?
    let roles: Set<Role>
    /// Must come back with every form.
    let token: String
  }

  /// One of two, by the language.
  func callAsFunction(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  /// The words of the language.
  func callAsFunction(_ words: Words) -> String { words[language] }

  /// A day as it is written in an office: 05/02/2026.
  func day(_ day: CivilDate) -> String { day.vietnamese }

  /// A moment as it is written in an office, in Viet Nam: 05/02/2026 17:45:10.
  func moment(_ moment: Instant) -> String {
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let seconds = moment.seconds - (Instant.end(of: moment.day).seconds - 86399)
    return "\(day(moment.day)) \(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
  }

  /// A number as it is written in an office: 1.234 in Vietnamese, 1,234 in English.
  func number(_ number: some BinaryInteger) -> String { language.written(number) }

  /// In English so many of something, by its word for one and for more: *1 body*, *1,234 bodies*. Vietnamese words do not change.
  func some(_ count: Int, _ one: String, _ more: String) -> String { "\(number(count)) \(count == 1 ? one : more)" }

  /// The day of the week with the day.
  func weekday(_ day: CivilDate) -> String { "\(TraceWords.weekday(day.weekday)[language]) \(self.day(day))" }

  /// The hidden field that every form brings back.
  var token: Html { "<input type=\"hidden\" name=\"_token\" value=\"\(visitor?.token ?? "")\">" }
}
