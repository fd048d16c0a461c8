import CivilTime
import Diagnostics

/// Reads an `apdung` fence: the ground on its first line, then what it settles.
struct ApplicationParser: FenceParser {
  var cursor: Cursor
  /// The line that begins with `theo:`, or nil where the fence has none.
  let groundLine: SourceRange?
  let fence: SourceRange

  mutating func parse() -> ApplicationSyntax? {
    guard let groundLine else {
      _ = cursor.fail(
        "missing-ground", SourceRange(fence.lower, fence.lower),
        Words(
          vi: "khối apdung bắt đầu bằng căn cứ: \"theo: …\"", en: "an application begins with its ground: \"by: …\""),
        [Self.grounds])
      return nil
    }
    guard var application = ground(groundLine) else { return nil }
    application.lines = items()
    return application
  }

  // MARK: Ground

  private static let grounds = Words(
    vi:
      "căn cứ được dùng: thống nhất của các bên | hướng dẫn [của B,] số …, ngày … | thông lệ | suy ra: … | chấp nhận: không ghi",
    en: "grounds: agreement of the parties | guidance [of B,] no. …, of … | custom | inferred: … | accepted: not stated"
  )

  private mutating func ground(_ range: SourceRange) -> ApplicationSyntax? {
    let line = cursor.source.text(range)
    guard let colon = line.firstIndex(of: ":") else { return nil }
    var pieces = line[line.index(after: colon)...].split(separator: ";", omittingEmptySubsequences: false)
      .map { VietnameseText.composed(String($0)).trimmedSpace }
    var from: CivilDate?
    var to: CivilDate?
    while pieces.count > 1, let last = pieces.last, let bound = Self.bound(last) {
      switch DateText.read(Array(bound.date.utf8)[...]) {
      case .date(let date): if bound.isFrom { from = date } else { to = date }
      case .impossible, .notADate:
        _ = cursor.fail("impossible-date", range, DateText.impossible(bound.date))
        return nil
      }
      pieces.removeLast()
    }
    if let from, let to, to < from {
      _ = cursor.fail(
        "reversed-dates", range,
        Words(vi: "ngày \"đến\" trước ngày \"từ\"", en: "the last day stands before the first"))
    }
    let text = pieces.joined(separator: "; ").collapsingSpace
    guard let ground = Self.read(text) else {
      _ = cursor.fail(
        "unknown-ground", range,
        Words(
          vi: "\"\(text.prefix(80))\" không phải là một loại căn cứ", en: "\"\(text.prefix(80))\" is no kind of ground"),
        [Self.grounds])
      return nil
    }
    return ApplicationSyntax(ground: ground, from: from, to: to, lines: [], place: Place(range))
  }

  private static func bound(_ text: String) -> (isFrom: Bool, date: String)? {
    for (prefix, isFrom) in [("từ ", true), ("from ", true), ("đến ", false), ("to ", false)]
    where text.hasPrefix(prefix) {
      let date = String(text.dropFirst(prefix.count)).trimmedSpace
      if date.first?.isNumber ?? false { return (isFrom, date) }
    }
    return nil
  }

  private static func read(_ text: String) -> ApplicationSyntax.Ground? {
    let key = VietnameseText.key(text).utf8
    func rest(_ prefixes: [String]) -> String? {
      for prefix in prefixes {
        if key.starts(with: VietnameseText.key(prefix).utf8) {
          return String(text.unicodeScalars.dropFirst(prefix.unicodeScalars.count)).trimmedSpace
        }
      }
      return nil
    }
    if let more = rest(["chấp nhận: không ghi", "accepted: not stated"]), more.isEmpty || more == "." {
      return .acceptedNotStated
    }
    if let text = rest(["suy ra:", "inferred:"]), !text.isEmpty { return .inferred(text) }
    if let text = rest(["hướng dẫn", "guidance"]), !text.isEmpty { return .guidance(GuidanceText.stored(text)) }
    if let text = rest(["thống nhất của các bên", "agreement of the parties"]) {
      return .agreement(note: text.isEmpty ? nil : text)
    }
    if let text = rest(["thông lệ", "custom"]) { return .custom(note: text.isEmpty ? nil : text) }
    return nil
  }

  // MARK: Lines

  mutating func sentence() throws(Abandoned) -> ApplicationSyntax.Line {
    let start = cursor.token.range
    let scope = try scope()
    var items: [ApplicationSyntax.ItemAt] = []
    repeat {
      while cursor.take(.prose) != nil {}
      if cursor.token.kind == .stop { break }
      let itemStart = cursor.token.range
      let item = try item()
      items.append(.init(item: item, place: Place(SourceRange(itemStart.lower, cursor.lastEnd))))
      if case .due(let deadline, nil) = item, cursor.token.kind == .comma, cursor.lookaheadIs(.ifDayOff, 1) {
        cursor.advance()
        let roll = try rollChoice()
        items[items.count - 1] = .init(
          item: .due(deadline, roll), place: Place(SourceRange(itemStart.lower, cursor.lastEnd)))
      }
    } while cursor.take(.semicolon) != nil
    // The block itself ends its last line: nothing can be run together there.
    while cursor.take(.prose) != nil {}
    if !cursor.isAtEnd { try cursor.needStop() }
    return .init(scope: scope, items: items, place: Place(SourceRange(start.lower, cursor.lastEnd)))
  }

  private mutating func scope() throws(Abandoned) -> ApplicationSyntax.Scope {
    if cursor.token.kind == .openBracket {
      var labels: [Word] = []
      while let label = try cursor.takeLabel() {
        labels.append(label)
        guard cursor.token.kind == .comma, cursor.lookahead(1).kind == .openBracket else { break }
        cursor.advance()
      }
      return .labels(labels, try seriesBehindLabels())
    }
    if let scope = cursor.takeEnglishScope() { return scope }
    let isReports = cursor.peek(.everyReport)
    if let count = isReports ?? cursor.peek(.series) {
      let mark = cursor
      cursor.advance(count)
      if let series = cursor.takeSeries() {
        if cursor.take(.colon) != nil { return isReports != nil ? .reports(series) : .series(series) }
      } else if isReports != nil {
        throw cursor.failExpected(
          "unknown-series",
          Words(
            vi: "tuần, tháng, quý, 6 tháng, 9 tháng hoặc năm", en: "week, month, quarter, 6 months, 9 months or year"))
      }
      if isReports != nil { throw cursor.failExpected("expected-colon", Words(vi: "dấu \":\"", en: "\":\"")) }
      cursor.rewind(to: mark)
    }
    return .all
  }

  /// `kỳ tháng:` behind labels; nil where none stands there. A label names its act: of reports alone nothing is said behind it.
  private mutating func seriesBehindLabels() throws(Abandoned) -> Series? {
    if cursor.token.kind == .openBracket { return nil }
    let start = cursor.token.range.lower
    switch try scope() {
    case .series(let series): return series
    case .reports(let series):
      let phrase = Series.phrases.first { $0.0 == series }
      throw cursor.fail(
        "reports-behind-label", SourceRange(start, cursor.lastEnd),
        Words(
          vi: "nhãn đã chỉ một câu; sau nhãn ghi \"kỳ \(phrase?.vi ?? ""):\"",
          en: "a label names one sentence; write \"\(phrase?.en ?? "") series:\" behind it"))
    case .all, .labels: return nil
    }
  }

  private mutating func item() throws(Abandoned) -> ApplicationSyntax.Item {
    if let words = try cursor.takeString() {
      if cursor.take(.comprises) { return .members(words, try nameList()) }
      guard cursor.take(.isWord) else {
        throw cursor.failExpected(
          "bad-application",
          Words(vi: "\"là\" hoặc \"gồm\" sau phần trích", en: "\"is\" or \"comprises\" behind the quoted words"))
      }
      return .wordsAre(words, try recurrenceList())
    }
    guard
      let keyword = cursor.takeAny([
        .periodIs, .due, .figuresAsOf, .to, .onForm, .absorbing, .toldAtOnceBy, .inForceFrom, .followedFrom,
        .doneThrough,
        .sameAs, .notStated,
      ])
    else {
      if cursor.peek(.ifDayOff) != nil { return .roll(try rollChoice()) }
      throw cursor.failExpected(
        "bad-application",
        Words(
          vi:
            "một trong: \"…\" là …, kỳ thực hiện là …, hạn …, số liệu tính đến …, \"…\" gồm …, gửi …, theo mẫu …, gộp kỳ, có hiệu lực từ …, theo dõi từ …, không ghi …",
          en:
            "one of: \"…\" is …, the period is …, due …, figures as of …, \"…\" comprises …, to …, on form …, absorbing, in force from …, followed from …, not stated …"
        ))
    }
    switch keyword {
    case .periodIs: return .periodIs(try recurrenceList())
    case .due:
      guard let deadline = try cursor.takeDeadline() else {
        throw cursor.failExpected(
          "bad-deadline",
          Words(
            vi: "\"chậm nhất ngày …\", \"trước ngày …\", \"trong thời hạn …\"",
            en: "\"by …\", \"before …\", \"within …\""))
      }
      return .due(deadline, nil)
    case .figuresAsOf:
      if let weekday = cursor.takeWeekday() { return .cutOff(.weekday(weekday)) }
      if cursor.peek(.lastDayOfPeriod) == nil { _ = cursor.take(.day) }
      return .cutOff(.day(try cursor.needDayReference()))
    case .to: return .recipients(try nameList())
    case .onForm: return .onForm(try cursor.takeFormID())
    case .absorbing: return .absorbing
    case .toldAtOnceBy:
      let words = words()
      guard !words.isEmpty else {
        throw cursor.failExpected(
          "bad-application", Words(vi: "cách báo ngay, như \"điện thoại\"", en: "the means, such as \"telephone\""))
      }
      let written = written()
      if let written { cursor = written.behind }
      return .toldAtOnceBy(words, inWriting: written?.report)
    case .inForceFrom:
      _ = cursor.take(.day)
      return .inForceFrom(try cursor.needDate())
    case .followedFrom:
      _ = cursor.take(.day)
      return .followedFrom(try cursor.needDate())
    case .doneThrough: return .doneThrough(try cursor.takeAddresses())
    case .sameAs: return .sameAs(try cursor.takeAddresses())
    default:
      _ = cursor.take(.colon)
      var matters: [OpenMatter] = []
      repeat {
        guard let found = cursor.takeAny([.whatDue, .whatRecipient, .whatPeriod, .whatEffect, .whatMembers]),
          let matter = Self.matters[found]
        else {
          throw cursor.failExpected(
            "unknown-matter",
            Words(
              vi: "hạn, nơi nhận, kỳ, ngày có hiệu lực hoặc thành phần",
              en: "due day, recipient, period, day of effect or members"))
        }
        matters.append(matter)
      } while cursor.take(.comma) != nil
      return .notStated(matters)
    }
  }

  static let matters: [Keyword: OpenMatter] = [
    .whatDue: .due, .whatRecipient: .recipient, .whatPeriod: .period, .whatEffect: .effect, .whatMembers: .members,
  ]

  private mutating func recurrenceList() throws(Abandoned) -> [RecurrenceSyntax] {
    var out: [RecurrenceSyntax] = []
    repeat {
      guard let more = try cursor.takeRecurrences() else {
        throw cursor.failExpected(
          "expected-recurrence",
          Words(vi: "một kỳ như \"hằng tháng\" hoặc \"6 tháng đầu năm\"", en: "a recurrence such as \"every month\""))
      }
      out += more
    } while cursor.take(.comma) != nil
    return out
  }

  private mutating func nameList() throws(Abandoned) -> [Word] {
    let stops: (inout Cursor) -> Bool = { $0.peek(.and) != nil }
    var out = [try cursor.needName(until: stops)]
    while cursor.take(.comma) != nil || cursor.take(.and) { out.append(try cursor.needName(until: stops)) }
    return out
  }

  private mutating func rollChoice() throws(Abandoned) -> ApplicationSyntax.RollChoice {
    _ = cursor.take(.ifDayOff)
    if cursor.token.kind == .comma,
      cursor.lookaheadIs(.nextWorkingDay, 1) || cursor.lookaheadIs(.previousWorkingDay, 1)
        || cursor.lookaheadIs(.unchanged, 1)
    {
      cursor.advance()
    }
    switch cursor.takeAny([.nextWorkingDay, .previousWorkingDay, .unchanged]) {
    case .nextWorkingDay: return .nextWorkingDay
    case .previousWorkingDay: return .previousWorkingDay
    case .unchanged: return .unchanged
    default:
      throw cursor.failExpected(
        "bad-roll",
        Words(
          vi: "\"ngày làm việc tiếp theo\", \"ngày làm việc trước đó\" hoặc \"giữ nguyên\"",
          en: "\"the next working day\", \"the working day before\" or \"unchanged\""))
    }
  }

  /// Words up to the next semicolon or full stop, or to those that say by when it follows in writing; as written.
  private mutating func words() -> String {
    let start = cursor.token.range.lower
    while cursor.token.kind != .semicolon, cursor.token.kind != .stop, !cursor.isAtEnd, written() == nil {
      cursor.advance()
    }
    return VietnameseText.composed(cursor.source.text(SourceRange(start, max(start, cursor.lastEnd)))).collapsingSpace
  }

  /// *, văn bản trong ngày* at the end of an item, and what stands behind it.
  private func written() -> (report: ApplicationSyntax.WrittenReport, behind: Cursor)? {
    var ahead = cursor
    guard ahead.take(.comma) != nil, let found = ahead.takeAny([.writtenNextWorkingDay, .writtenSameDay]),
      ahead.token.kind == .semicolon || ahead.token.kind == .stop || ahead.isAtEnd
    else { return nil }
    return (found == .writtenSameDay ? .sameDay : .nextWorkingDay, ahead)
  }
}

extension Cursor {
  /// `every monthly report:` or `monthly series:`.
  mutating func takeEnglishScope() -> ApplicationSyntax.Scope? {
    var ahead = self
    let isReports = ahead.takeWord("every")
    guard let series = Series.phrases.first(where: { ahead.takeWord($0.en) })?.0,
      ahead.takeWord(isReports ? "report" : "series"),
      ahead.take(.colon) != nil
    else { return nil }
    self = ahead
    return isReports ? .reports(series) : .series(series)
  }

  /// A series as applications name it in Vietnamese.
  mutating func takeSeries() -> Series? {
    for (series, vi, _) in Series.phrases.sorted(by: { $0.vi.count > $1.vi.count }) {
      if takeWords(vi.split(separator: " ").map(String.init)) { return series }
    }
    return nil
  }
}
