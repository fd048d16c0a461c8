import CivilTime
import Diagnostics

/// Reads the sentences of a `quydinh` fence.
struct RuleParser: FenceParser {
  var cursor: Cursor

  mutating func sentence() throws(Abandoned) -> RuleSyntax {
    let start = cursor.token.range
    let label = try cursor.takeLabel()
    let body: RuleSyntax.Body
    if cursor.take(.principle) {
      body = .principle(try cursor.needString(for: Words(vi: "nội dung nguyên tắc", en: "the principle")))
    } else if cursor.take(.definition) {
      body = .definition(try cursor.needString(for: Words(vi: "nội dung định nghĩa", en: "the definition")))
    } else if cursor.take(.transition) {
      body = .transition(try cursor.needString(for: Words(vi: "nội dung chuyển tiếp", en: "the transition")))
    } else {
      body = .duty(try duty())
    }
    try cursor.needStop()
    return RuleSyntax(label: label, body: body, place: Place(SourceRange(start.lower, cursor.lastEnd)))
  }

  // MARK: Bearers, modality, act

  private static let afterName: Set<Keyword> = [.and, .together, .inCoordination, .leading, .assisting]

  private static func endsName(_ cursor: inout Cursor) -> Bool {
    cursor.peekAny(afterName) != nil || cursor.peekModality() != nil
  }

  private mutating func bearer() throws(Abandoned) -> BearerSyntax {
    let isEach = cursor.take(.each)
    // A party may itself be called "Bí thư …": what takes more words is meant.
    let declared = cursor.names.longest(cursor.tokens, from: cursor.index) ?? 0
    let secretary = cursor.peek(.secretaryOf).map { count in
      count + (cursor.names.longest(cursor.tokens, from: min(cursor.index + count, cursor.tokens.count - 1)) ?? 0)
    }
    let isSecretary = (secretary ?? 0) > declared && cursor.take(.secretaryOf)
    let name = try cursor.needName(until: Self.endsName)
    return BearerSyntax(name: name, isEach: isEach, isSecretary: isSecretary)
  }

  private mutating func duty() throws(Abandoned) -> DutySyntax {
    var bearers = [try bearer()]
    var partners: [BearerSyntax] = []
    var isJoint = false
    var isList = false
    loop: while true {
      if cursor.take(.comma) != nil || cursor.take(.and) {
        isList = true
        bearers.append(try bearer())
      } else if cursor.take(.together) {
        isJoint = true
        bearers.append(try bearer())
      } else {
        break loop
      }
    }
    if isList, isJoint {
      throw cursor.fail(
        "mixed-bearers", bearers[0].name.place.range.joined(with: bearers[bearers.count - 1].name.place.range),
        Words(
          vi: "một câu không vừa liệt kê (\",\", \"và\") vừa ghép (\"cùng\") các bên",
          en: "one sentence cannot both list (\",\", \"and\") and join (\"together with\") its bearers"),
        [Words(vi: "tách thành hai câu, mỗi câu một nhãn", en: "write two sentences, each with its label")])
    }
    if cursor.take(.inCoordination) {
      partners = try partnerList()
    } else if let count = cursor.peek(.leading), Self.isComma(cursor.lookahead(count)) {
      cursor.advance(count + 1)
      partners = try partnerList()
      guard cursor.take(.assisting) else {
        throw cursor.failExpected(
          "expected-assisting",
          Words(vi: "\"phối hợp\" sau tên các bên phối hợp", en: "\"assisting\" behind the names of the partners"))
      }
    }
    guard let (modality, count) = cursor.peekModality() else { throw missingModality() }
    cursor.advance(count)
    let chairs = cursor.take(.chairing)
    let actStart = cursor.token.range
    guard let (act, actCount) = cursor.peekAct() else { throw unknownAct() }
    cursor.advance(actCount)
    let actPlace = Place(SourceRange(actStart.lower, cursor.lastEnd))
    let object = try cursor.takeString()
    return DutySyntax(
      bearers: bearers, isJoint: isJoint, partners: partners, modality: modality, chairs: chairs, act: act,
      actPlace: actPlace, object: object, parts: try parts())
  }

  private static func isComma(_ token: Token) -> Bool { token.kind == .comma }

  private mutating func partnerList() throws(Abandoned) -> [BearerSyntax] {
    var partners = [try bearer()]
    while cursor.take(.comma) != nil || cursor.take(.and) { partners.append(try bearer()) }
    return partners
  }

  private mutating func missingModality() -> Abandoned {
    cursor.failExpected(
      "expected-modality",
      Words(
        vi: "một trong: phải, có trách nhiệm, cần, đề nghị, chú trọng, được, có quyền, không được, không để",
        en: "one of: must, should, may, must not, must prevent"),
      [
        Words(
          vi: "câu có dạng: BÊN phải VIỆC \"nội dung\" gửi BÊN; kỳ; hạn.",
          en: "a sentence has the form: PARTY must ACT \"object\" to PARTY; recurrence; deadline.")
      ])
  }

  private mutating func unknownAct() -> Abandoned {
    let start = cursor.token
    guard start.kind == .word else {
      return cursor.failExpected("unknown-act", Words(vi: "một việc trong danh mục", en: "an act of the closed list"))
    }
    var end = start.range
    var ahead = 0
    while cursor.lookahead(ahead).kind == .word, ahead < 5 {
      end = cursor.lookahead(ahead).range
      ahead += 1
    }
    let text = VietnameseText.composed(cursor.source.text(start.range.joined(with: end))).collapsingSpace
    let known = Act.phrases.flatMap { $0.vi + $0.en }
    let words = text.split(separator: " ")
    let near =
      cursor.findings.isFull("unknown-act")
      ? nil
      : (1...max(words.count, 1)).reversed().lazy
        .compactMap { NearestName.nearest(to: words.prefix($0).joined(separator: " "), among: known) }.first
    var notes = near.map { [Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"")] } ?? []
    notes.append(
      Words(
        vi: "danh mục việc ở Docs/rule-language.md, mục \"Acts\"",
        en: "the list of acts stands in Docs/rule-language.md, \"Acts\""))
    return cursor.fail(
      "unknown-act", start.range.joined(with: end),
      Words(
        vi: "\"\(text)\" không bắt đầu bằng một việc trong danh mục",
        en: "\"\(text)\" does not begin with an act of the list"),
      notes)
  }

  // MARK: Parts

  private mutating func parts() throws(Abandoned) -> [Part] {
    var parts: [Part] = []
    while cursor.token.kind != .stop, !cursor.isAtEnd {
      if cursor.take(.comma) != nil || cursor.take(.semicolon) != nil { continue }
      if cursor.take(.prose) != nil { continue }
      if let more = try part() {
        parts += more
      } else {
        throw cursor.failExpected(
          "unknown-part",
          Words(
            vi: "nơi nhận, kỳ, hạn, số lượng, điều kiện, nội dung hoặc liên kết",
            en: "a recipient, recurrence, deadline, quantity, condition, content or link"),
          cursor.findings.isFull("unknown-part") ? [] : nearestPart())
      }
    }
    return parts
  }

  private func nearestPart() -> [Words] {
    if cursor.token.kind == .openBracket || cursor.names.longest(cursor.tokens, from: cursor.index) != nil {
      return [
        Words(
          vi: "nếu đây là câu mới, thêm dấu chấm vào cuối câu trước",
          en: "where a new sentence begins here, add a full stop to the one before")
      ]
    }
    guard cursor.token.kind == .word else { return [] }
    var text: [String] = []
    var ahead = 0
    while cursor.lookahead(ahead).kind == .word, ahead < 4 {
      text.append(cursor.text(cursor.lookahead(ahead)))
      ahead += 1
    }
    let known = Keyword.phrases.flatMap { $0.vi + $0.en }.filter { $0.utf8.count > 3 }
    let near = (1...max(text.count, 1)).reversed().lazy
      .compactMap { NearestName.nearest(to: text.prefix($0).joined(separator: " "), among: known) }.first
    return near.map { [Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"")] } ?? []
  }

  private mutating func part() throws(Abandoned) -> [Part]? {
    let start = cursor.token.range
    if let recurrences = try cursor.takeRecurrences() { return recurrences.map { .recurrence($0) } }
    if let deadline = try cursor.takeDeadline() { return [.deadline(deadline)] }
    if let quantity = try quantity() { return [.quantity(quantity)] }
    guard
      let keyword = cursor.takeAny([
        .to, .with, .copying, .bothWays, .directly, .whenAssigned, .whenInvited, .whenNecessary, .onRequest, .when,
        .beforeEvent, .afterEvent, .ifCondition, .except, .onForm, .containing, .comparedWithLastYear, .withReasons,
        .contentIs, .under, .inPlaceOf, .absorbing, .asPartOf, .doneThrough, .sameAs, .or, .adopting, .mayExtend,
        .mayPause, .mayHandOver, .secondarySource,
      ])
    else { return nil }
    switch keyword {
    case .to, .with:
      let allSameLevel = cursor.take(.allSameLevel)
      if allSameLevel { _ = cursor.take(.colon) }
      return [.to(keyword == .to ? .to : .with, try recipients(), allSameLevel: allSameLevel)]
    case .copying: return [.copying(try recipients())]
    case .bothWays: return [.bothWays]
    case .directly: return [.directly]
    case .whenAssigned: return [.condition(.whenAssigned)]
    case .whenInvited: return [.condition(.whenInvited)]
    case .whenNecessary: return [.condition(.whenNecessary)]
    case .onRequest: return [.condition(.onRequest)]
    case .when, .beforeEvent, .afterEvent: return [.trigger(try trigger(keyword, start))]
    case .ifCondition:
      return [.condition(.ifCondition(try cursor.needString(for: Words(vi: "điều kiện", en: "the condition"))))]
    case .except:
      return [.condition(.except(try cursor.needString(for: Words(vi: "trường hợp ngoại lệ", en: "the exception"))))]
    case .onForm: return [.content(.onForm(try cursor.takeFormID()))]
    case .containing: return [.content(.containing(try quotedList()))]
    case .comparedWithLastYear: return [.content(.comparedWithLastYear)]
    case .withReasons: return [.content(.withReasons)]
    case .contentIs:
      _ = cursor.take(.colon)
      guard cursor.take(.keptElsewhere) else {
        throw cursor.failExpected(
          "expected-content", Words(vi: "\"nội dung: ngoài hệ thống\"", en: "\"content: kept elsewhere\""))
      }
      return [.content(.keptElsewhere)]
    case .under: return [.link(.under(try cursor.takeAddress()))]
    case .inPlaceOf: return [.link(.inPlaceOf(try cursor.takeAddress()))]
    case .absorbing: return [.link(.absorbing(Place(start)))]
    case .asPartOf: return [.link(.asPartOf(try cursor.takeAddress()))]
    case .doneThrough: return [.link(.doneThrough(try cursor.takeAddresses()))]
    case .sameAs: return [.link(.sameAs(try cursor.takeAddresses()))]
    case .adopting: return [.link(.adopting(Place(start)))]
    case .mayExtend, .mayPause, .mayHandOver: return [.power(try power(keyword, start))]
    case .secondarySource: return [.secondarySource(Place(start))]
    default:
      guard let label = try cursor.takeLabel() else {
        throw cursor.failExpected(
          "expected-label", Words(vi: "nhãn của câu kia, như [b]", en: "the label of the other sentence, as [b]"))
      }
      return [.link(.or(label))]
    }
  }

  /// *được gia hạn tối đa 15 ngày 2 lần nếu "…"*, *được tạm dừng nếu "…"*, *được chuyển giao cho B*.
  private mutating func power(_ keyword: Keyword, _ start: SourceRange) throws(Abandoned) -> PowerSyntax {
    let kind: PowerSyntax.Kind
    switch keyword {
    case .mayHandOver: kind = .handOver(try recipients().map(\.name))
    case .mayPause:
      var days: Int?
      if cursor.take(.atMost) {
        let term = try cursor.needTerm()
        guard term.unit == .day else {
          throw cursor.fail(
            "bad-power", SourceRange(start.lower, cursor.lastEnd),
            Words(vi: "thời gian tạm dừng tính bằng ngày", en: "a pause is limited in days"))
        }
        days = term.number
      }
      kind = .pause(days: days)
    default:
      guard cursor.take(.atMost) else {
        throw cursor.failExpected(
          "bad-power",
          Words(
            vi: "\"tối đa 15 ngày\": gia hạn phải có giới hạn", en: "\"by at most 15 days\": an extension has a ceiling"
          ))
      }
      let term = try cursor.needTerm()
      var times = 1
      if let number = cursor.number(cursor.token), ["lần", "times"].contains(cursor.text(cursor.lookahead(1))) {
        times = max(number, 1)
        cursor.advance(2)
      }
      kind = .extend(term, times: times)
    }
    var condition: Word?
    if cursor.take(.ifCondition) { condition = try cursor.needString(for: Words(vi: "điều kiện", en: "the condition")) }
    return PowerSyntax(kind: kind, condition: condition, place: Place(SourceRange(start.lower, cursor.lastEnd)))
  }

  private static let partKeywords: Set<Keyword> = [
    .to, .with, .copying, .bothWays, .directly, .whenAssigned, .whenInvited, .whenNecessary, .onRequest, .when,
    .beforeEvent,
    .afterEvent, .ifCondition, .except, .onForm, .containing, .comparedWithLastYear, .withReasons, .contentIs, .under,
    .inPlaceOf, .absorbing, .asPartOf, .doneThrough, .sameAs, .or, .adopting, .mayExtend, .mayPause, .mayHandOver,
    .secondarySource, .through, .sameLevel, .levelAbove, .levelBelow, .and,
    .everyWeek,
    .everyMonth, .everyQuarter, .everyYear, .once, .endOfYear, .lastYearOfTerm, .endOfTerm, .atSessionsOf,
    .asDirectedBy,
    .periodically, .atAllTimes, .adHoc, .before, .by, .within, .withinPeriod, .atLeast, .atOnce, .inGoodTime,
  ]

  private mutating func recipients() throws(Abandoned) -> [RecipientSyntax] {
    var out = [try recipient()]
    while true {
      if cursor.token.kind == .comma {
        let mark = cursor
        cursor.advance()
        if cursor.names.longest(cursor.tokens, from: cursor.index) != nil || startsUndeclaredName() {
          out.append(try recipient())
          continue
        }
        cursor.rewind(to: mark)
        return out
      }
      guard cursor.take(.and) else { return out }
      out.append(try recipient())
    }
  }

  /// After a comma in a list of recipients: true where words stand that begin no other part.
  private func startsUndeclaredName() -> Bool {
    guard cursor.token.kind == .word, cursor.number(cursor.token) == nil else { return false }
    guard cursor.peekAny(Self.partKeywords) == nil, !cursor.peekRecurrenceStart() else { return false }
    // What is nearer to a word of the grammar than to any name is a slip in that word.
    return cursor.isNearName() || nearestPart().isEmpty
  }

  private mutating func recipient() throws(Abandoned) -> RecipientSyntax {
    _ = cursor.take(.each)
    let stops: (inout Cursor) -> Bool = { $0.peekAny(Self.partKeywords) != nil || $0.peekRecurrenceStart() }
    let name = try cursor.needName(until: stops)
    var recipient = RecipientSyntax(name: name, through: nil, relation: nil)
    while let keyword = cursor.takeAny([.through, .sameLevel, .levelAbove, .levelBelow]) {
      switch keyword {
      case .through: recipient.through = try cursor.needName(until: stops)
      case .sameLevel: recipient.relation = .sameLevel
      case .levelBelow: recipient.relation = .levelBelow
      default: recipient.relation = .levelAbove
      }
    }
    return recipient
  }

  private mutating func quotedList() throws(Abandoned) -> [Word] {
    var out = [try cursor.needString(for: Words(vi: "nội dung", en: "the content"))]
    while cursor.token.kind == .comma, cursor.lookahead(1).kind == .string {
      cursor.advance()
      if let word = try cursor.takeString() { out.append(word) }
    }
    return out
  }

  private mutating func trigger(_ keyword: Keyword, _ start: SourceRange) throws(Abandoned) -> TriggerSyntax {
    let relation: TriggerSyntax.Relation = keyword == .when ? .when : keyword == .beforeEvent ? .before : .after
    let source: TriggerSyntax.Source
    if let label = try cursor.takeLabel() { source = .rule(label) } else { source = .event(try cursor.needEvent()) }
    let narrowing = try cursor.takeString()
    return TriggerSyntax(
      relation: relation, source: source, narrowing: narrowing, place: Place(SourceRange(start.lower, cursor.lastEnd)))
  }

  /// *từ 1 đến 2 lớp*, *ít nhất 1 lần*, `at least once`.
  private mutating func quantity() throws(Abandoned) -> QuantitySyntax? {
    let start = cursor.token.range
    var least: Int
    var most: Int?
    if let count = cursor.peek(.from), cursor.number(cursor.lookahead(count)) != nil {
      cursor.advance(count)
      guard let low = cursor.takeNumber(), cursor.take(.upTo), let high = cursor.takeNumber() else {
        throw cursor.failExpected("bad-quantity", Words(vi: "\"từ 1 đến 2 lớp\"", en: "\"1 to 2 classes\""))
      }
      (least, most) = (low, high)
    } else if let low = cursor.number(cursor.token), cursor.lookaheadIs(.upTo, 1),
      let high = cursor.number(cursor.lookahead(2))
    {
      cursor.advance(3)
      (least, most) = (low, high)
    } else if let count = cursor.peek(.atLeast) {
      if cursor.isOnce(cursor.lookahead(count)) {
        cursor.advance(count + 1)
        return QuantitySyntax(least: 1, most: nil, unit: nil, place: Place(SourceRange(start.lower, cursor.lastEnd)))
      }
      guard cursor.number(cursor.lookahead(count)) != nil else { return nil }
      cursor.advance(count)
      least = cursor.takeNumber() ?? 0
    } else {
      return nil
    }
    var unit: [String] = []
    while cursor.token.kind == .word, cursor.peekAny(Self.partKeywords) == nil, !cursor.peekRecurrenceStart() {
      unit.append(cursor.text(cursor.token))
      cursor.advance()
    }
    let place = SourceRange(start.lower, cursor.lastEnd)
    if least < 1 || (most ?? least) < least {
      throw cursor.fail(
        "bad-quantity", place,
        Words(
          vi:
            "số lượng phải từ 1 trở lên và số sau không nhỏ hơn số trước; ở đây là \(least)\(most.map { " đến \($0)" } ?? "")",
          en:
            "a quantity is at least 1 and its second number is not below the first; here it is \(least)\(most.map { " to \($0)" } ?? "")"
        ))
    }
    let isTimes = unit == ["lần"] || unit == ["times"]
    return QuantitySyntax(
      least: least, most: most, unit: isTimes || unit.isEmpty ? nil : unit.joined(separator: " "), place: Place(place))
  }
}

extension String {
  /// A line of prose without its line ending and spaces at the end.
  var trimmedLine: String {
    var out = self[...]
    while let last = out.last, last.isWhitespace { out.removeLast() }
    return String(out)
  }
}
