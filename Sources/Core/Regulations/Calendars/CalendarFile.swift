import CivilTime
import Diagnostics

/// The rule-file form of a work calendar: one law or decision a heading, its statements in a block `lich` (`calendar`).
public struct CalendarFile {
  private let source: SourceText
  private var lexer: Lexer
  private var findings: [Diagnostic] = []
  private var instruments: [CalendarInstrument] = []
  private var statements: [CalendarStatementSyntax] = []
  /// The open headings with their parts, the outermost first.
  private var headings: [RegulationFile.Heading] = []
  private var parts: [String: SourceRange] = [:]

  private static let decidedFrom = DocumentHeader.Key(vi: "quyết định từ", en: "decided from")
  private static let decidedTo = DocumentHeader.Key(vi: "quyết định đến", en: "decided to")
  private static let fences: Set<String> = Set(["lich", "lịch", "calendar"].map(VietnameseText.key))

  /// The calendar of a file, nil where anything in it is an error, and every finding in reading order.
  ///
  /// Cost: linear in the file, and the layout of the calendar's days.
  public static func read(_ source: SourceText) -> (calendar: WorkCalendar?, findings: [Diagnostic]) {
    let (file, findings) = RegulationParser.parse(source)
    var reader = CalendarFile(source: source, findings: findings)
    let calendar = reader.read(file)
    return (calendar, reader.findings.inReadingOrder())
  }

  private init(source: SourceText, findings: [Diagnostic]) {
    self.source = source
    self.findings = findings
    lexer = Lexer(source: source)
  }

  private mutating func report(_ code: String, _ place: SourceRange, _ message: Words, _ notes: [Words] = []) {
    findings.append(Diagnostic(.error, code, in: source, at: place, message, notes: notes))
  }

  private mutating func read(_ file: RegulationFile) -> WorkCalendar? {
    var header = DocumentHeader(
      file, kind: Words(vi: "lịch làm việc", en: "work calendar"), keys: [Self.decidedFrom, Self.decidedTo])
    let id = header.id()
    let first = header.day(Self.decidedFrom)
    let last = header.day(Self.decidedTo)
    findings += header.findings
    if let first, let last, last < first, let word = header[Self.decidedTo] {
      report(
        "reversed-dates", word.place.range,
        Words(
          vi: "ngày cuối đã quyết định đứng trước ngày đầu \(first.vietnamese)",
          en: "the last decided day stands before the first, \(first.vietnamese)"))
    }
    for block in file.blocks {
      switch block {
      case .heading(let heading): enter(heading)
      case .fence(let fence): read(fence)
      case .prose, .parties: break
      }
    }
    if let first, let last, first <= last { checkDays(first...last) }
    checkWeeklyRest()
    checkDoubled()
    guard !findings.contains(where: { $0.severity == .error }), let first, let last, let id else { return nil }
    return WorkCalendar(
      name: header[.title]?.text ?? id, version: header[.version]?.text ?? "1", instruments: instruments,
      firstDecidedDay: first, lastDecidedDay: last)
  }

  private mutating func enter(_ heading: RegulationFile.Heading) {
    while let open = headings.last, open.level >= heading.level { headings.removeLast() }
    headings.append(heading)
    guard let part = heading.part else { return }
    if let first = parts[part.text] {
      let line = source.position(at: first.lower).line
      report(
        "doubled-address", part.place.range,
        Words(
          vi: "địa chỉ \(part.text) đã có ở dòng \(line)", en: "the address \(part.text) stands already on line \(line)"
        ))
    } else {
      parts[part.text] = part.place.range
    }
  }

  private mutating func read(_ fence: RegulationFile.Fence) {
    let (info, content) = fence.lines(in: source)
    guard Self.fences.contains(VietnameseText.key(source.text(info))) else {
      if fence.content != .other {
        report(
          "wrong-fence", info,
          Words(
            vi: "tệp lịch chỉ có khối lich; ở đây thấy \"\(source.text(info))\"",
            en: "a calendar's file has blocks \"calendar\" only; found \"\(source.text(info))\""))
      }
      return
    }
    guard let heading = headings.last(where: { $0.part != nil }), let part = heading.part else {
      report(
        "rule-without-clause", info,
        Words(
          vi: "khối này không đứng dưới tiêu đề nào có địa chỉ",
          en: "this block stands under no heading with an address"),
        [Words(vi: "thêm {#nam-2024} vào cuối tiêu đề", en: "add {#nam-2024} to the end of the heading")])
      return
    }
    let tokens = lexer.tokens(in: content)
    let names = NameTrie([], words: &lexer.words)
    var parser = CalendarParser(cursor: Cursor(source: source, words: lexer.words, names: names, tokens: tokens))
    let (ground, read) = parser.parse(fence: info)
    findings += parser.cursor.findings.all
    statements += read
    guard let ground else { return }
    instruments.append(
      CalendarInstrument(
        part: part.text, title: heading.text, source: ground.source, scope: ground.scope,
        statements: read.map(\.statement)))
  }

  // MARK: Checks across statements

  /// The days that are not worked each week, by every statement of the file.
  private var restDays: Set<Weekday> {
    var days: Set<Weekday> = []
    for case .weeklyRest(let rest) in statements.map(\.statement) { days.formUnion(rest) }
    return days
  }

  private mutating func checkDays(_ decided: ClosedRange<CivilDate>) {
    for day in statements.flatMap(\.days) where !decided.contains(day.date) {
      report(
        "day-not-decided", day.place.range,
        Words(
          vi:
            "ngày \(day.date.vietnamese) nằm ngoài khoảng đã quyết định, từ \(decided.lowerBound.vietnamese) đến \(decided.upperBound.vietnamese)",
          en:
            "the day \(day.date.vietnamese) lies outside the decided range, \(decided.lowerBound.vietnamese) to \(decided.upperBound.vietnamese)"
        ),
        [
          Words(
            vi: "sửa ngày, hoặc sửa \"quyết định từ\", \"quyết định đến\" ở phần đầu",
            en: "correct the day, or \"decided from\" and \"decided to\" in the header")
        ])
    }
  }

  private mutating func checkWeeklyRest() {
    let rest = restDays
    guard !statements.isEmpty else { return }
    if rest.isEmpty {
      report(
        "missing-weekly-rest", SourceRange(0, 3),
        Words(
          vi: "lịch không nói ngày nghỉ hằng tuần",
          en: "the calendar does not say which days of the week are not worked"),
        [
          Words(
            vi: "thêm câu: nghỉ hằng tuần thứ Bảy, Chủ nhật.", en: "add the sentence: weekly rest Saturday, Sunday.")
        ])
      return
    }
    for statement in statements {
      guard case .swap(let off, let worked) = statement.statement, statement.days.count == 2 else { continue }
      if rest.contains(off.weekday) {
        report(
          "bad-swap", statement.days[0].place.range,
          Words(
            vi:
              "ngày \(off.vietnamese) là \(Self.name(off.weekday).vi), ngày nghỉ hằng tuần: chỉ hoán đổi ngày làm việc",
            en:
              "\(off.vietnamese) is a \(Self.name(off.weekday).en), a day of weekly rest: only a working day is swapped"
          ))
      }
      if !rest.contains(worked.weekday) {
        report(
          "bad-swap", statement.days[1].place.range,
          Words(
            vi:
              "ngày \(worked.vietnamese) là \(Self.name(worked.weekday).vi), vốn là ngày làm việc: chỉ làm bù vào ngày nghỉ hằng tuần",
            en:
              "\(worked.vietnamese) is a \(Self.name(worked.weekday).en), a working day already: only a day of weekly rest makes up"
          ))
      }
    }
  }

  private static func name(_ day: Weekday) -> Words {
    let names = Vocabulary.weekdays[day.rawValue - 1]
    return Words(vi: names.vi, en: names.en)
  }

  private mutating func checkDoubled() {
    var seen: [CivilDate: SourceRange] = [:]
    for day in statements.flatMap(\.days) {
      if let first = seen[day.date] {
        reportDoubled(
          Words(vi: "ngày \(day.date.vietnamese)", en: "the day \(day.date.vietnamese)"), day.place.range, first)
      } else {
        seen[day.date] = day.place.range
      }
    }
    var yearly: [(day: CalendarStatementSyntax.YearlyDay, place: SourceRange)] = []
    for statement in statements {
      guard let day = statement.yearlyDay else { continue }
      if let first = yearly.first(where: { $0.day.meets(day) }) {
        reportDoubled(
          Words(
            vi: "ngày \(day.day)/\(day.month)\(day.isLunar ? " âm lịch" : "") hằng năm",
            en: "the \(day.isLunar ? "lunar " : "")day \(day.day)/\(day.month) of every year"),
          statement.place.range, first.place)
      } else {
        yearly.append((day, statement.place.range))
      }
    }
  }

  private mutating func reportDoubled(_ what: Words, _ place: SourceRange, _ first: SourceRange) {
    let line = source.position(at: first.lower).line
    report(
      "doubled-day", place,
      Words(vi: "\(what.vi) đã nói đến ở dòng \(line)", en: "\(what.en) stands already on line \(line)"),
      [Words(vi: "bỏ một trong hai câu", en: "remove one of the two sentences")])
  }
}
