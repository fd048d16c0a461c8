import CivilTime
import Diagnostics

/// Reads the statements of one block `lich`.
struct CalendarParser {
  /// What the first statement says of all others.
  struct Ground {
    let source: DaySource
    let scope: CalendarScope
  }

  var cursor: Cursor

  /// The ground and the statements; one with an error is reported and left out.
  mutating func parse(fence: SourceRange) -> (ground: Ground?, statements: [CalendarStatementSyntax]) {
    var ground: Ground?
    var statements: [CalendarStatementSyntax] = []
    var isFirst = true
    while !cursor.isAtEnd {
      if cursor.take(.prose) != nil || cursor.take(.stop) != nil { continue }
      do throws(Abandoned) {
        if cursor.take(Self.by) {
          guard isFirst else {
            throw cursor.fail(
              "doubled-ground", fence,
              Words(vi: "một khối chỉ có một căn cứ \"theo: …\"", en: "one block has one ground \"by: …\" only"),
              [Words(vi: "đặt căn cứ khác vào tiêu đề khác", en: "put the other ground under a heading of its own")])
          }
          isFirst = false
          ground = try self.ground()
        } else if isFirst {
          isFirst = false
          throw cursor.failExpected(
            "missing-ground",
            Words(
              vi: "căn cứ ở đầu khối: theo: \"…\"; đã đối chiếu; phạm vi cơ quan nhà nước.",
              en: "the ground at the head of the block: by: \"…\"; checked; scope State bodies."))
        } else {
          statements.append(try statement())
        }
      } catch {
        isFirst = false
        cursor.skipSentence()
      }
    }
    if isFirst {
      _ = cursor.fail(
        "missing-ground", fence, Words(vi: "khối này không có câu nào", en: "this block has no sentence"))
    }
    return (ground, statements)
  }

  // MARK: Ground

  private static let marks: [(SourceMark, Phrase)] = [
    (.verified, Phrase("đã đối chiếu", "checked")), (.secondary, Phrase("nguồn thứ cấp", "secondary source")),
    (.notChecked, Phrase("chưa đối chiếu với quyết định", "not checked against the decision")),
  ]
  private static let scopes = Header.scopes.map { ($0.0, Phrase($0.vi, $0.en)) }

  private mutating func ground() throws(Abandoned) -> Ground {
    guard cursor.take(.colon) != nil else {
      throw cursor.failExpected("expected-colon", Words(vi: "dấu \":\"", en: "\":\""))
    }
    let citation = try cursor.needString(for: Words(vi: "luật hoặc quyết định", en: "the law or decision"))
    try needSemicolon()
    guard let mark = Self.marks.first(where: { cursor.take($0.1) })?.0 else {
      throw cursor.failExpected(
        "unknown-mark",
        Words(
          vi: "\"đã đối chiếu\", \"nguồn thứ cấp\" hoặc \"chưa đối chiếu với quyết định\"",
          en: "\"checked\", \"secondary source\" or \"not checked against the decision\""))
    }
    try needSemicolon()
    guard cursor.take(Self.scope),
      let scope = Self.scopes.first(where: { cursor.take($0.1) })?.0
    else {
      throw cursor.failExpected(
        "unknown-scope",
        Words(
          vi: "\"phạm vi cơ quan nhà nước\" hoặc \"phạm vi mọi người sử dụng lao động\"",
          en: "\"scope State bodies\" or \"scope all employers\""))
    }
    try cursor.needStop()
    return Ground(source: DaySource(citation: citation.text, mark: mark), scope: scope)
  }

  private mutating func needSemicolon() throws(Abandoned) {
    guard cursor.take(.semicolon) != nil else {
      throw cursor.failExpected("expected-semicolon", Words(vi: "dấu \";\"", en: "\";\""))
    }
  }

  // MARK: Statements

  private static let forms = Words(
    vi: """
      các câu: nghỉ hằng tuần …; nghỉ lễ ngày 1/1 hằng năm "…", từ năm …; nghỉ lễ từ ngày 1/1 âm lịch, trước 1 ngày, sau 3 ngày, hằng năm "…"; \
      lễ trùng ngày nghỉ hằng tuần thì nghỉ bù ngày làm việc kế tiếp; nghỉ ngày … "…"; nghỉ bù ngày … "…"; nghỉ ngày …, làm bù ngày …
      """,
    en: """
      sentences: weekly rest …; yearly holiday on 1/1 "…", from …; yearly holiday from 1/1 lunar, 1 day before, 3 days after, "…"; \
      a holiday on a day of weekly rest gives the next working day off; day off on … "…"; compensation on … "…"; day off on …, worked on …
      """)

  // A calendar has a sentence for every holiday, and each is tried for every form: the keys are made once.
  private static let by = Phrase("theo", "by")
  private static let scope = Phrase("phạm vi", "scope")
  private static let lunar = Phrase("âm lịch", "lunar")
  private static let everyYear = Phrase("hằng năm", "every year")
  private static let fromYear = Phrase("từ năm", "from")
  private static let toYear = Phrase("đến năm", "to")
  private static let before = Phrase("trước", "")
  private static let after = Phrase("sau", "")
  private static let days = Phrase("ngày", "days")
  private static let dayEnglish = Phrase("", "day")
  private static let beforeEnglish = Phrase("", "before")
  private static let afterEnglish = Phrase("", "after")
  private static let weeklyRest = Phrase("nghỉ hằng tuần", "weekly rest")
  private static let holidayFrom = Phrase("nghỉ lễ từ ngày", "yearly holiday from")
  private static let holidayOn = Phrase("nghỉ lễ ngày", "yearly holiday on")
  private static let compensationOn = Phrase("nghỉ bù ngày", "compensation on")
  private static let dayOffOn = Phrase("nghỉ ngày", "day off on")
  private static let workedOn = Phrase("làm bù ngày", "worked on")
  private static let compensate = Phrase(
    "lễ trùng ngày nghỉ hằng tuần thì nghỉ bù ngày làm việc kế tiếp",
    "a holiday on a day of weekly rest gives the next working day off")

  private mutating func statement() throws(Abandoned) -> CalendarStatementSyntax {
    let start = cursor.token.range
    var days: [(date: CivilDate, place: Place)] = []
    let statement = try form(&days)
    try cursor.needStop()
    return CalendarStatementSyntax(
      statement: statement, days: days, place: Place(SourceRange(start.lower, cursor.lastEnd)))
  }

  private mutating func form(_ days: inout [(date: CivilDate, place: Place)]) throws(Abandoned) -> CalendarStatement {
    if cursor.take(Self.weeklyRest) { return .weeklyRest(try weekdays()) }
    if cursor.take(Self.compensate) {
      return .compensateOnNextWorkingDay(years: try years())
    }
    if cursor.take(Self.holidayFrom) { return try holidayWithNeighbours() }
    if cursor.take(Self.holidayOn) { return try yearlyHoliday() }
    if cursor.take(Self.compensationOn) {
      let day = try namedDay(&days)
      return .compensation(day, name: try name())
    }
    if cursor.take(Self.dayOffOn) {
      let day = try namedDay(&days)
      guard cursor.take(.comma) != nil else { return .holiday(day, name: try name()) }
      guard cursor.take(Self.workedOn) else {
        throw cursor.failExpected("bad-swap", Words(vi: "\"làm bù ngày …\"", en: "\"worked on …\""))
      }
      return .swap(off: day, worked: try namedDay(&days))
    }
    throw cursor.failExpected(
      "unknown-statement", Words(vi: "một câu của lịch", en: "a sentence of a calendar"), [Self.forms])
  }

  private mutating func weekdays() throws(Abandoned) -> [Weekday] {
    let start = cursor.token.range
    var days: [Weekday] = []
    repeat {
      let range = cursor.token.range
      guard let day = cursor.takeWeekday() else {
        throw cursor.failExpected(
          "expected-weekday",
          Words(vi: "một thứ trong tuần như \"Chủ nhật\"", en: "a day of the week such as \"Sunday\""))
      }
      guard !days.contains(day) else {
        throw cursor.fail(
          "doubled-day", SourceRange(range.lower, cursor.lastEnd),
          Words(vi: "thứ này viết hai lần", en: "this day of the week stands twice"))
      }
      days.append(day)
    } while cursor.take(.comma) != nil
    guard days.count < 7 else {
      throw cursor.fail(
        "bad-weekly-rest", SourceRange(start.lower, cursor.lastEnd),
        Words(vi: "một tuần không thể nghỉ cả bảy ngày", en: "a week cannot have seven days of rest"))
    }
    return days
  }

  private mutating func yearlyHoliday() throws(Abandoned) -> CalendarStatement {
    let range = cursor.token.range
    let (day, month) = try dayAndMonth()
    let isLunar = cursor.take(Self.lunar)
    _ = cursor.take(Self.everyYear)
    try check(day, month, isLunar: isLunar, range)
    let name = try name()
    let years = try years()
    return isLunar
      ? .lunarHoliday(month: month, day: day, daysBefore: 0, daysAfter: 0, name: name, years: years)
      : .yearlyHoliday(month: month, day: day, name: name, years: years)
  }

  /// *từ ngày 1/1 âm lịch, trước 1 ngày, sau 3 ngày, hằng năm "…"*.
  private mutating func holidayWithNeighbours() throws(Abandoned) -> CalendarStatement {
    let range = cursor.token.range
    let (day, month) = try dayAndMonth()
    guard cursor.take(Self.lunar) else {
      throw cursor.failExpected("expected-lunar", Words(vi: "\"âm lịch\"", en: "\"lunar\""))
    }
    try check(day, month, isLunar: true, range)
    var before: Int?
    var after: Int?
    while cursor.take(.comma) != nil, !cursor.take(Self.everyYear), cursor.token.kind == .word {
      let start = cursor.token.range
      let (isBefore, count) = try neighbours()
      guard (isBefore ? before : after) == nil else {
        throw cursor.fail(
          "bad-statement", SourceRange(start.lower, cursor.lastEnd),
          Words(vi: "số ngày này viết hai lần", en: "this number of days stands twice"))
      }
      if isBefore { before = count } else { after = count }
    }
    let name = try name()
    return .lunarHoliday(
      month: month, day: day, daysBefore: before ?? 0, daysAfter: after ?? 0, name: name, years: try years())
  }

  private mutating func neighbours() throws(Abandoned) -> (isBefore: Bool, count: Int) {
    let start = cursor.token.range
    var isBefore: Bool? = cursor.take(Self.before) ? true : cursor.take(Self.after) ? false : nil
    let count = cursor.takeNumber()
    if cursor.take(Self.days) || cursor.take(Self.dayEnglish) {
      if isBefore == nil {
        isBefore = cursor.take(Self.beforeEnglish) ? true : cursor.take(Self.afterEnglish) ? false : nil
      }
      if let isBefore, let count, (1...30).contains(count) { return (isBefore, count) }
    }
    throw cursor.fail(
      "bad-statement", start.joined(with: cursor.token.range),
      Words(
        vi: "cần \"trước N ngày\", \"sau N ngày\" (N từ 1 đến 30) hoặc \"hằng năm\"",
        en: "needed \"N days before\", \"N days after\" (N from 1 to 30) or \"every year\""))
  }

  // MARK: Values

  private mutating func namedDay(_ days: inout [(date: CivilDate, place: Place)]) throws(Abandoned) -> CivilDate {
    let range = cursor.token.range
    let date = try cursor.needDate()
    days.append((date, Place(range)))
    return date
  }

  private mutating func name() throws(Abandoned) -> String {
    try cursor.needString(for: Words(vi: "tên ngày lễ", en: "the name of the holiday")).text
  }

  private mutating func dayAndMonth() throws(Abandoned) -> (day: Int, month: Int) {
    let token = cursor.token
    guard token.kind == .word,
      let found = DateText.dayAndMonth(cursor.source.bytes[token.range.lower..<token.range.upper])
    else {
      throw cursor.failExpected("expected-day", Words(vi: "ngày và tháng như 2/9", en: "day and month such as 2/9"))
    }
    cursor.advance()
    return found
  }

  /// A day of every year exists in a leap year; a lunar one has at most 30 days a month.
  private mutating func check(_ day: Int, _ month: Int, isLunar: Bool, _ range: SourceRange) throws(Abandoned) {
    let exists =
      isLunar
      ? (1...12).contains(month) && (1...30).contains(day) : CivilDate(year: 2024, month: month, day: day) != nil
    if !exists { throw cursor.fail("impossible-date", range, DateText.impossible("\(day)/\(month)")) }
  }

  /// `, từ năm 1995, đến năm 2020`; either may be missing.
  private mutating func years() throws(Abandoned) -> YearSpan {
    var first: Int?
    var last: Int?
    let start = cursor.token.range
    while cursor.take(.comma) != nil {
      if first == nil, last == nil, cursor.take(Self.fromYear) {
        first = try year()
      } else if last == nil, cursor.take(Self.toYear) {
        last = try year()
      } else {
        throw cursor.failExpected(
          "bad-years", Words(vi: "\"từ năm …\" hoặc \"đến năm …\"", en: "\"from …\" or \"to …\""))
      }
    }
    if let first, let last, last < first {
      throw cursor.fail(
        "reversed-years", SourceRange(start.lower, cursor.lastEnd),
        Words(
          vi: "năm cuối \(last) đứng trước năm đầu \(first)",
          en: "the last year \(last) stands before the first, \(first)"))
    }
    return YearSpan(from: first, to: last)
  }

  private mutating func year() throws(Abandoned) -> Int {
    guard let year = cursor.number(cursor.token), (1000...9999).contains(year) else {
      throw cursor.failExpected("expected-year", Words(vi: "một năm như 2013", en: "a year such as 2013"))
    }
    cursor.advance()
    return year
  }
}

/// A phrase that only one kind of file knows, in both languages, its words by their keys; an empty one is never found.
struct Phrase {
  fileprivate let ways: [[String]]

  init(_ vi: String, _ en: String) {
    ways = [vi, en].filter { !$0.isEmpty }.map { $0.split(separator: " ").map { Vocabulary.key(String($0)) } }
  }
}

extension Cursor {
  mutating func take(_ phrase: Phrase) -> Bool {
    for keys in phrase.ways where keys.indices.allSatisfy({ key(lookahead($0)) == keys[$0] }) {
      advance(keys.count)
      return true
    }
    return false
  }
}
