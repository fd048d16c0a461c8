import CivilTime
import Diagnostics

/// The pieces of grammar that rules, applications and examples share.
extension Cursor {
  mutating func rewind(to mark: Cursor) {
    let findings = self.findings
    self = mark
    self.findings = findings
  }

  /// Prose lines that stood inside the tokens read since `start`; they are printed before the sentence.
  func liftedProse(since start: Int) -> [String] {
    tokens[start..<index].filter { $0.kind == .prose }.map { source.text($0.range).trimmedLine }
  }

  mutating func needStop() throws(Abandoned) {
    while take(.prose) != nil {}
    guard take(.stop) != nil else {
      if isAtEnd {
        throw fail(
          "expected-full-stop", SourceRange(lastEnd, lastEnd),
          Words(vi: "câu này thiếu dấu chấm kết thúc", en: "this sentence lacks the full stop that ends it"),
          [Words(vi: "thêm dấu chấm vào cuối câu", en: "add a full stop at the end of the sentence")])
      }
      throw failExpected(
        "expected-full-stop", Words(vi: "dấu chấm kết thúc câu", en: "the full stop that ends the sentence"))
    }
  }

  func peekModality() -> (found: Modality, count: Int)? {
    longest { if case .modality(let modality) = $0 { modality } else { nil } }
  }

  func peekAct() -> (found: Act, count: Int)? {
    longest { if case .act(let act) = $0 { act } else { nil } }
  }

  func lookaheadIs(_ keyword: Keyword, _ distance: Int) -> Bool {
    var ahead = self
    ahead.advance(distance)
    return ahead.peek(keyword) != nil
  }

  func isOnce(_ token: Token) -> Bool {
    token.kind == .word && source.text(token.range) == "once"
  }

  mutating func needEvent() throws(Abandoned) -> EventKind {
    if let (event, count) = longest({ (meaning) -> EventKind? in
      if case .event(let event) = meaning { event } else { nil }
    }) {
      advance(count)
      return event
    }
    let start = token.range
    var words: [String] = []
    var ahead = 0
    while lookahead(ahead).kind == .word, ahead < 8 {
      words.append(text(lookahead(ahead)))
      ahead += 1
    }
    let known = EventKind.phrases.flatMap { $0.vi + $0.en }
    let near =
      findings.isFull("unknown-event") ? nil : NearestName.nearest(to: words.joined(separator: " "), among: known)
    throw fail(
      "unknown-event", words.isEmpty ? start : start.joined(with: lookahead(ahead - 1).range),
      Words(
        vi: "\"\(words.joined(separator: " "))\" không phải là sự kiện trong danh mục",
        en: "\"\(words.joined(separator: " "))\" is no event of the closed list"),
      (near.map { [Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"")] } ?? []) + [
        Words(
          vi: "danh mục sự kiện ở Docs/rule-language.md, mục \"Events\"; thu hẹp sự kiện bằng \"…\" phía sau",
          en: "the list of events stands in Docs/rule-language.md, \"Events\"; narrow an event with \"…\" behind it")
      ])
  }

  mutating func takeAddresses() throws(Abandoned) -> [Word] {
    var out = [try takeAddress()]
    while token.kind == .comma, lookahead(1).kind == .word,
      source.bytes[lookahead(1).range.lower..<lookahead(1).range.upper].contains(where: {
        $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0)
      }),
      Cursor.isAddress(source.bytes[lookahead(1).range.lower..<lookahead(1).range.upper]), number(lookahead(1)) == nil
    {
      advance()
      out.append(try takeAddress())
    }
    return out
  }

  mutating func takeFormID() throws(Abandoned) -> Word {
    guard token.kind == .word, Cursor.isAddress(source.bytes[token.range.lower..<token.range.upper]) else {
      throw failExpected(
        "expected-form",
        Words(vi: "mã biểu mẫu như bien-dong-hoi-vien", en: "the id of a form such as bien-dong-hoi-vien"))
    }
    defer { advance() }
    return Word(source.text(token.range), Place(token.range))
  }

  // MARK: Recurrence

  private static let recurrenceWords: Set<Keyword> = [
    .everyWeek, .everyMonth, .everyQuarter, .everyYear, .once, .firstHalfEnglish, .endOfYear, .lastYearOfTerm,
    .endOfTerm,
    .atSessionsOf, .asDirectedBy, .periodically, .atAllTimes, .adHoc,
  ]

  /// True where a recurrence may begin: used to end a name.
  func peekRecurrenceStart() -> Bool {
    if let (_, count) = peekAny(Self.recurrenceWords), count > 0 { return true }
    if number(token) != nil { return true }
    return peek(.every).map { number(lookahead($0)) != nil } ?? false
  }

  /// One recurrence, or the list `3, 6, 9 tháng`; nil where none begins here.
  mutating func takeRecurrences() throws(Abandoned) -> [RecurrenceSyntax]? {
    let start = token.range
    guard let form = try takeRecurrenceForm() else { return nil }
    return [RecurrenceSyntax(form: form, place: Place(SourceRange(start.lower, lastEnd)))]
  }

  private mutating func takeRecurrenceForm() throws(Abandoned) -> RecurrenceSyntax.Form? {
    if let keyword = takeAny(Self.recurrenceWords) {
      switch keyword {
      case .everyWeek: return .regular(.weekly)
      case .everyMonth: return .regular(.monthly)
      case .everyQuarter: return .regular(.quarterly)
      case .everyYear: return .regular(.yearly)
      case .firstHalfEnglish: return .regular(.firstHalf)
      case .endOfYear: return .endOfYear
      case .lastYearOfTerm: return .lastYearOfTerm
      case .endOfTerm: return .endOfTerm
      case .once: return .once
      case .periodically: return .periodically
      case .atAllTimes: return .atAllTimes
      case .adHoc: return .adHoc
      default:
        let name = try needName(until: { _ in false })
        return keyword == .atSessionsOf ? .atSessions(of: name) : .asDirected(by: name)
      }
    }
    if let count = peek(.every), let months = number(lookahead(count)) {
      let start = token.range
      advance(count + 1)
      guard take(.months) else {
        throw failExpected("bad-recurrence", Words(vi: "\"tháng\"", en: "\"months\""))
      }
      return try everyMonths(months, SourceRange(start.lower, lastEnd))
    }
    if let form = try takeMonthOfEveryYear() { return form }
    return try takeNumberedMonths()
  }

  /// *tháng 12 hằng năm*, `December of every year`.
  private mutating func takeMonthOfEveryYear() throws(Abandoned) -> RecurrenceSyntax.Form? {
    var month: Int?
    var length = 0
    if let count = peek(.month), let value = number(lookahead(count)), lookaheadIs(.ofEveryYear, count + 1) {
      (month, length) = (value, count + 1)
    } else if token.kind == .word, let index = Self.englishMonths.firstIndex(of: source.text(token.range)),
      lookaheadIs(.ofEveryYear, 1)
    {
      (month, length) = (index + 1, 1)
    }
    guard let month else { return nil }
    let range = SourceRange(token.range.lower, lookahead(length - 1).range.upper)
    advance(length)
    _ = take(.ofEveryYear)
    guard (1...12).contains(month) else {
      throw fail(
        "bad-recurrence", range,
        Words(
          vi: "không có tháng \(month); tháng từ 1 đến 12", en: "there is no month \(month); months run from 1 to 12"))
    }
    return .regular(.yearlyInMonth(month))
  }

  static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// *6 tháng*, *6 tháng một lần*, *6 tháng đầu năm*, *9 tháng*, *3, 6, 9 tháng*.
  private mutating func takeNumberedMonths() throws(Abandoned) -> RecurrenceSyntax.Form? {
    guard number(token) != nil else { return nil }
    var numbers: [Int] = []
    var ahead = 0
    while let value = number(lookahead(ahead)) {
      numbers.append(value)
      ahead += 1
      guard lookahead(ahead).kind == .comma, number(lookahead(ahead + 1)) != nil else { break }
      ahead += 1
    }
    guard lookaheadIs(.months, ahead) else { return nil }
    let start = token.range
    advance(ahead)
    if numbers.count == 1, take(.firstHalf) {
      guard numbers == [6] else {
        throw fail(
          "bad-recurrence", SourceRange(start.lower, lastEnd),
          Words(
            vi: "chỉ có \"6 tháng đầu năm\"; các kỳ khác: 9 tháng; 3, 6, 9 tháng",
            en: "only the first half of the year has this form; other periods: 9 months; 3, 6, 9 months"))
      }
      return .regular(.firstHalf)
    }
    advance()
    let range = SourceRange(start.lower, lastEnd)
    if numbers.count > 1 {
      guard Set(numbers).count == numbers.count, numbers.allSatisfy({ [3, 6, 9].contains($0) }),
        numbers == numbers.sorted()
      else {
        throw fail(
          "bad-recurrence", range,
          Words(
            vi: "kỳ lũy kế chỉ gồm 3, 6, 9 tháng theo thứ tự tăng",
            en: "a cumulative series has 3, 6, 9 months, in rising order"))
      }
      return .regular(.cumulative(numbers))
    }
    if take(.once) { return try everyMonths(numbers[0], SourceRange(start.lower, lastEnd)) }
    switch numbers[0] {
    case 6: return .sixMonths
    case 9: return .regular(.nineMonths)
    default:
      throw fail(
        "bad-recurrence", range,
        Words(
          vi: "\"\(numbers[0]) tháng\" chưa rõ là kỳ nào", en: "\"\(numbers[0]) months\" does not say which period"),
        [
          Words(
            vi: "viết \"mỗi 3 tháng\" (từng quý), \"3, 6, 9 tháng\" (lũy kế), \"9 tháng\" hoặc \"6 tháng một lần\"",
            en:
              "write \"every 3 months\" (quarters), \"3, 6, 9 months\" (cumulative), \"9 months\" or \"every 6 months\""
          )
        ])
    }
  }

  private mutating func everyMonths(_ months: Int, _ range: SourceRange) throws(Abandoned) -> RecurrenceSyntax.Form {
    switch months {
    case 1: return .regular(.monthly)
    case 3: return .regular(.quarterly)
    case 6: return .regular(.halfYearly)
    case 12: return .regular(.yearly)
    default:
      throw fail(
        "bad-recurrence", range,
        Words(
          vi: "không có kỳ \(months) tháng một lần; được dùng: 1, 3, 6, 12 tháng",
          en: "there is no period of every \(months) months; allowed: 1, 3, 6, 12 months"))
    }
  }

  // MARK: Deadline

  /// A deadline, or nil where none begins here.
  mutating func takeDeadline() throws(Abandoned) -> DeadlineSyntax? {
    let start = token.range
    guard let form = try takeDeadlineForm() else { return nil }
    return DeadlineSyntax(form: form, place: Place(SourceRange(start.lower, lastEnd)))
  }

  private mutating func takeDeadlineForm() throws(Abandoned) -> DeadlineSyntax.Form? {
    if take(.atOnce) { return .atOnce }
    if take(.inGoodTime) { return .inGoodTime }
    if take(.withinPeriod) { return .withinPeriod }
    if let count = peek(.beforeSubmission) {
      guard lookaheadIs(.atLeast, count) else {
        throw fail(
          "bad-deadline", token.range,
          Words(
            vi: "sau \"trước ngày trình\" cần \"ít nhất N ngày\"",
            en: "\"before the submission day\" needs \"at least N days\" in front"))
      }
      advance(count)
      _ = take(.atLeast)
      return .atLeastBefore(try needTerm(), .event(.submissionDay))
    }
    if let count = peek(.beforeEndOfPeriod) {
      advance(count)
      guard take(.atLeast) else {
        throw failExpected("bad-deadline", Words(vi: "\"ít nhất N ngày\"", en: "\"at least N days\" in front"))
      }
      return .atLeastBefore(try needTerm(), .endOfPeriod)
    }
    if take(.beforeLastDay) { return .before(.lastDayOfPeriod) }
    if let count = peek(.beforeEvent), let form = try takeAtLeastBeforeEvent(count) { return form }
    if let count = peek(.atLeast), number(lookahead(count)) != nil, let form = try takeEnglishAtLeast(count) {
      return form
    }
    if let count = peek(.before), !isEnglishEvent(after: count) {
      advance(count)
      _ = take(.day)
      return .before(try needDayReference())
    }
    if take(.by) {
      _ = take(.upTo)
      if let weekday = takeWeekday() { return .byWeekday(weekday) }
      if peek(.lastDayOfPeriod) == nil { _ = take(.day) }
      return .by(try needDayReference())
    }
    if take(.within) {
      let term = try needTerm()
      _ = take(.comma)
      if take(.countedFromEvent) { return .within(term, of: .event(try needEvent())) }
      guard take(.countedFrom) else {
        throw failExpected(
          "bad-deadline",
          Words(vi: "\"kể từ khi …\" hoặc \"kể từ ngày kết thúc kỳ\"", en: "\"of …\" or \"of the end of the period\""))
      }
      if take(.endOfPeriod) { return .within(term, of: .endOfPeriod) }
      return .within(term, of: .event(try needEvent()))
    }
    return nil
  }

  /// In English `before` begins a trigger as well as a deadline: a number, a day or a date makes it a deadline.
  private func isEnglishEvent(after count: Int) -> Bool {
    guard source.text(token.range) == "before" else { return false }
    let next = lookahead(count)
    guard next.kind == .word else { return true }
    return !(source.bytes[next.range.lower..<next.range.upper].first.map { (0x30...0x39).contains($0) } ?? false)
      && source.text(next.range) != "day"
  }

  /// *trước khi E ít nhất N ngày*.
  private mutating func takeAtLeastBeforeEvent(_ count: Int) throws(Abandoned) -> DeadlineSyntax.Form? {
    let mark = self
    advance(count)
    guard
      let (event, length) = longest({ (meaning) -> EventKind? in
        if case .event(let event) = meaning { event } else { nil }
      }), lookaheadIs(.atLeast, length)
    else {
      rewind(to: mark)
      return nil
    }
    advance(length)
    _ = take(.atLeast)
    return .atLeastBefore(try needTerm(), .event(event))
  }

  /// `at least 10 days before submission`.
  private mutating func takeEnglishAtLeast(_ count: Int) throws(Abandoned) -> DeadlineSyntax.Form? {
    let mark = self
    advance(count)
    guard let number = takeNumber(), let unit = takeUnit() else {
      rewind(to: mark)
      return nil
    }
    let term = TermSyntax(number: number, unit: unit)
    if take(.beforeSubmission) { return .atLeastBefore(term, .event(.submissionDay)) }
    if take(.beforeEndOfPeriod) { return .atLeastBefore(term, .endOfPeriod) }
    guard take(.beforeEvent) else {
      rewind(to: mark)
      return nil
    }
    return .atLeastBefore(term, .event(try needEvent()))
  }

  mutating func takeWeekday() -> Weekday? {
    guard
      let (number, count) = longest({ (meaning) -> Int? in if case .weekday(let day) = meaning { day } else { nil } })
    else { return nil }
    advance(count)
    return Weekday(rawValue: number)
  }

  private mutating func takeUnit() -> Term.Unit? {
    guard let keyword = takeAny([.unitWorkingDay, .unitDay, .unitWeek, .unitMonth, .unitYear]) else { return nil }
    switch keyword {
    case .unitWorkingDay: return .workingDay
    case .unitWeek: return .week
    case .unitMonth: return .month
    case .unitYear: return .year
    default: return .day
    }
  }

  private mutating func needTerm() throws(Abandoned) -> TermSyntax {
    let range = token.range
    guard let number = takeNumber(), let unit = takeUnit() else {
      throw failExpected(
        "expected-term", Words(vi: "một thời hạn như \"10 ngày làm việc\"", en: "a term such as \"10 working days\""))
    }
    guard (1...3660).contains(number) else {
      throw fail(
        "bad-term", SourceRange(range.lower, lastEnd),
        Words(vi: "thời hạn từ 1 đến 3660, ở đây là \(number)", en: "a term is from 1 to 3660, here it is \(number)"))
    }
    return TermSyntax(number: number, unit: unit)
  }

  /// A day named outright or relative to the period.
  mutating func needDayReference() throws(Abandoned) -> DayReference {
    if take(.lastDayOfPeriod) { return .lastDayOfPeriod }
    if let date = try takeDate() { return .date(date) }
    let start = token.range
    let bytes = source.bytes[start.lower..<start.upper]
    if token.kind == .word, let (day, month) = DateText.dayAndMonth(bytes) {
      guard CivilDate(year: 2024, month: month, day: day) != nil else {
        throw fail("impossible-date", start, DateText.impossible(text(token)))
      }
      advance()
      return .dayOfYear(day: day, month: month, nextYear: take(.nextYear))
    }
    if let day = takeNumber() {
      guard (1...31).contains(day) else {
        throw fail(
          "impossible-date", start,
          Words(
            vi: "không có ngày \(day) trong tháng nào; ngày từ 1 đến 31",
            en: "no month has a day \(day); days run from 1 to 31"))
      }
      if take(.nextMonth) { return .dayOfMonth(day, nextMonth: true) }
      _ = take(.lastMonth)
      return .dayOfMonth(day, nextMonth: false)
    }
    throw failExpected(
      "expected-day",
      Words(
        vi: "một ngày như 15/11, \"25 tháng cuối kỳ\", \"5 tháng sau\" hoặc 25/3/2012",
        en: "a day such as 15/11, \"25 of the last month of the period\", \"5 of the next month\" or 25/3/2012"))
  }
}
