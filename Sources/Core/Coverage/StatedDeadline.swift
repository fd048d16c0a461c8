import CivilTime
import Regulations

/// What a row says of by when: the cell and what is understood of it.
public struct StatedDeadline: Hashable, Sendable {
  /// The cell as written.
  public let text: String
  /// What it says.
  public let form: Form

  /// What a cell can say.
  public enum Form: Hashable, Sendable {
    /// Nothing.
    case none
    /// *Timely*, *quickly*: open.
    case prompt
    /// Before a day of the year, that day being too late.
    case before(day: Int, month: Int)
    /// By a day of the year, that day being good.
    case by(day: Int, month: Int)
    /// So many days before an event.
    case daysBefore(Int, EventKind)
    /// Before an event.
    case beforeEvent(EventKind)
    /// When something begins.
    case atEvent(EventKind)
    /// Within a month of every year.
    case inMonth(Int)
    /// At the end of the term.
    case endOfTerm
    /// In the last year of the term.
    case lastYear
    /// A day or a term that the statement itself gives: its words must be there.
    case words([String])
  }

  /// No deadline.
  public static let none = StatedDeadline(text: "", form: .none)

  private init(text: String, form: Form) {
    self.text = text
    self.form = form
  }

  /// Reads a cell; nil where it is not understood.
  public init?(_ text: String) {
    self.text = text
    func behind(_ words: String) -> Substring? { text.hasPrefix(words) ? text.dropFirst(words.count) : nil }
    if text.isEmpty {
      form = .none
    } else if text.hasPrefix("timely") || text.hasPrefix("quickly") {
      form = .prompt
    } else if let rest = behind("before "), let (day, month) = Self.dayAndMonth(rest) {
      form = .before(day: day, month: month)
    } else if let rest = behind("no later than "), let (day, month) = Self.dayAndMonth(rest) {
      form = .by(day: day, month: month)
    } else if let rest = behind("at least "), let days = Int(rest.prefix { $0 != " " }),
      rest.hasPrefix("\(days) days before the date of submission")
    {
      form = .daysBefore(days, .submissionDay)
    } else if text.hasPrefix("before submission") {
      form = .beforeEvent(.submissionDay)
    } else if text == "before starting to resolve the case" {
      form = .beforeEvent(.settlementAboutToBegin)
    } else if text == "before official decision" {
      form = .beforeEvent(.decisionAboutToBeMade)
    } else if text.hasPrefix("while drafting") {
      form = .atEvent(.draftingBegun)
    } else if text == "in December each year" {
      form = .inMonth(12)
    } else if text.hasPrefix("end of term ") {
      form = .endOfTerm
    } else if text.hasPrefix("final year of the programme") {
      form = .lastYear
    } else if text == "from the date of signing" {
      form = .words(["ngày ký"])
    } else {
      let words = text.split(separator: ";").map { String($0.drop { $0 == " " }) }
      let days = words.map { word in
        word.hasPrefix("dated ")
          ? String(word.dropFirst(6)) : word.hasPrefix("term ") ? String(word.dropFirst(5)) : word
      }
      guard days.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x2D...0x39).contains($0) } }) else { return nil }
      form = .words(days)
    }
  }

  private static func dayAndMonth(_ text: Substring) -> (Int, Int)? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let day = parts[0], let month = parts[1],
      CivilDate(year: 2024, month: month, day: day) != nil
    else { return nil }
    return (day, month)
  }
}
