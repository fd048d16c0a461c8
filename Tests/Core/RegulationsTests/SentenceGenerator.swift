import CivilTime
import Diagnostics

@testable import Regulations

/// SplitMix64: the same numbers from the same seed, on any machine.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Makes syntax trees of every construct of the grammar.
struct SentenceGenerator {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// Declared names: of several words, with keywords in them, one the beginning of another.
  static let names = [
    "BDVTU", "MTTQ", "Tỉnh ủy", "đoàn thể", "Phòng đoàn thể", "Ban Tổ chức", "Ban Tổ chức và Cán bộ", "Hội Khuyến học",
    "Ban Chỉ đạo khi cần thiết", "Tổ phối hợp liên ngành", "Đoàn 6 tháng",
    "Văn phòng Ủy ban (cũ)".filter { !"()".contains($0) },
    "Ban trước ngày hội", "Hội với biển", "Ủy ban nhân dân cấp trên một cấp", "Đội số 3", "Bí thư Đoàn",
    "Ban Thường trực MTTQ",
    "Hội Gửi trẻ", "Quỹ Phải Trả",
  ]

  private static let texts = [
    "kết quả công tác", "văn bản trình Tỉnh ủy", "a; b, c. d: e", "nói \"khéo\" lắm", "gửi B; hằng tháng.",
    "[a] (b) > c", "", "“cong”",
    "nội dung rất dài mà không ai muốn đọc hết một hơi, vì nó vượt quá nửa bề ngang của dòng, và còn thêm nữa",
  ]

  // MARK: Chance

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  private mutating func chance(_ one: Int) -> Bool { number(1...one) == 1 }
  private mutating func one<T>(_ list: [T]) -> T { list[number(0...(list.count - 1))] }
  private mutating func some<T>(_ most: Int, _ make: (inout Self) -> T) -> [T] {
    let count = chance(2) ? 1 : number(1...most)
    return (0..<count).map { _ in make(&self) }
  }

  private let place = Place(SourceRange(0, 0))
  private func word(_ text: String) -> Word { Word(text, place) }

  private mutating func text() -> Word { word(one(Self.texts)) }
  private mutating func name() -> Word { word(one(Self.names)) }
  private mutating func label() -> Word { word(one(["a", "b", "1", "c12"])) }
  private mutating func address() -> Word {
    word(one(["dieu-6/gach-2", "tra-vinh/dieu-6", "1.7", "mo-dau", "III.1.1", "x/y/2.b"]))
  }
  private mutating func form() -> Word { word(one(["bien-dong-hoi-vien", "mau1"])) }
  private mutating func date() -> CivilDate {
    CivilDate(year: number(1990...2040), month: number(1...12), day: number(1...28)) ?? CivilDate(dayNumber: 0)
  }
  private mutating func weekday() -> Weekday { one(Weekday.allCases) }

  // MARK: Rules

  mutating func rule() -> RuleSyntax {
    let body: RuleSyntax.Body =
      chance(20)
      ? .principle(text()) : chance(20) ? .definition(text()) : chance(20) ? .transition(text()) : .duty(duty())
    return RuleSyntax(label: chance(2) ? label() : nil, body: body, place: place)
  }

  private mutating func bearer() -> BearerSyntax {
    BearerSyntax(name: name(), isEach: chance(3), isSecretary: chance(6))
  }

  private mutating func duty() -> DutySyntax {
    let bearers = some(4) { $0.bearer() }
    return DutySyntax(
      bearers: bearers, isJoint: bearers.count > 1 && chance(3), partners: chance(4) ? some(3) { $0.bearer() } : [],
      modality: one(Modality.allCases), chairs: chance(5), act: one(Act.allCases), actPlace: place,
      object: chance(3) ? nil : text(), parts: chance(8) ? [] : some(6) { $0.part() })
  }

  private mutating func part() -> Part {
    switch number(1...16) {
    case 1, 2: .to(chance(2) ? .to : .with, some(4) { $0.recipient() }, allSameLevel: chance(5))
    case 3: .copying(some(3) { $0.recipient() })
    case 4: chance(2) ? .bothWays : .directly
    case 5, 6, 7: .recurrence(recurrence())
    case 8, 9: .deadline(deadline())
    case 10: .trigger(trigger())
    case 11: .quantity(quantity())
    case 12: .condition(condition())
    case 13: .content(content())
    case 14: .power(power())
    case 15: .secondarySource(place)
    default: .link(link())
    }
  }

  private mutating func power() -> PowerSyntax {
    let term = TermSyntax(number: number(1...90), unit: one([.day, .workingDay, .month]))
    let kinds: [PowerSyntax.Kind] = [
      .extend(term, times: number(1...3)), .pause(days: nil), .pause(days: number(1...60)),
      .handOver(some(3) { $0.name() }),
    ]
    return PowerSyntax(kind: one(kinds), condition: chance(2) ? text() : nil, place: place)
  }

  private mutating func recipient() -> RecipientSyntax {
    RecipientSyntax(
      name: name(), through: chance(4) ? name() : nil,
      relation: chance(4) ? (chance(2) ? .sameLevel : chance(2) ? .levelAbove : .levelBelow) : nil)
  }

  mutating func recurrence() -> RecurrenceSyntax {
    let regular: [Recurrence] = [
      .weekly, .monthly, .quarterly, .halfYearly, .firstHalf, .nineMonths, .yearly, .yearlyInMonth(number(1...12)),
      .cumulative([3, 6, 9]), .cumulative([3, 6]), .cumulative([6, 9]), .cumulative([3, 9]),
    ]
    let open: [RecurrenceSyntax.Form] = [
      .sixMonths, .endOfYear, .lastYearOfTerm, .endOfTerm, .atSessions(of: name()), .asDirected(by: name()),
      .periodically,
      .once, .atAllTimes, .adHoc,
    ]
    return RecurrenceSyntax(form: chance(2) ? .regular(one(regular)) : one(open), place: place)
  }

  private mutating func event() -> EventKind { one(EventKind.allCases) }

  private mutating func trigger() -> TriggerSyntax {
    TriggerSyntax(
      relation: one([.before, .when, .after]), source: chance(3) ? .rule(label()) : .event(event()),
      narrowing: chance(2) ? text() : nil, place: place)
  }

  mutating func deadline() -> DeadlineSyntax {
    let term = TermSyntax(
      number: chance(3) ? 1 : number(1...3660), unit: one([.day, .workingDay, .week, .month, .year]))
    let anchor: DeadlineSyntax.Anchor = chance(3) ? .endOfPeriod : .event(event())
    let forms: [DeadlineSyntax.Form] = [
      .before(day()), .by(day()), .byWeekday(weekday()), .withinPeriod, .within(term, of: anchor),
      .atLeastBefore(term, anchor), .atLeastBefore(term, .event(.submissionDay)), .atOnce, .inGoodTime,
    ]
    return DeadlineSyntax(form: one(forms), place: place)
  }

  private mutating func day() -> DayReference {
    switch number(1...4) {
    case 1: .dayOfYear(day: number(1...29), month: number(1...12), nextYear: chance(2))
    case 2: .dayOfMonth(number(1...31), nextMonth: chance(2))
    case 3: .date(date())
    default: .lastDayOfPeriod
    }
  }

  private mutating func quantity() -> QuantitySyntax {
    let least = number(1...9)
    return QuantitySyntax(
      least: least, most: chance(2) ? least + number(0...9) : nil,
      unit: one([nil, "lớp", "mô hình điểm", "ngày", "tháng", "cuộc"]),
      place: place)
  }

  private mutating func condition() -> ConditionSyntax {
    one([.ifCondition(text()), .except(text()), .whenAssigned, .whenInvited, .whenNecessary, .onRequest])
  }

  private mutating func content() -> ContentSyntax {
    one([.onForm(form()), .containing(some(4) { $0.text() }), .comparedWithLastYear, .withReasons, .keptElsewhere])
  }

  private mutating func link() -> LinkSyntax {
    one([
      .under(address()), .inPlaceOf(address()), .absorbing(place), .asPartOf(address()),
      .doneThrough(some(3) { $0.address() }), .sameAs(some(3) { $0.address() }), .or(label()),
      .adopting(place),
    ])
  }

  // MARK: Applications

  mutating func application() -> ApplicationSyntax {
    let grounds: [ApplicationSyntax.Ground] = [
      .agreement(note: nil), .agreement(note: "ngày 3/4/2012"), .agreement(note: ", họp ngày 3/4; lần 2"),
      .guidance("của BDVTU, số 12-HD/BDVTU, ngày 5/1/2012"), .guidance(", số 1, ngày 2"),
      .guidance("của A, no. 1, số 2, ngày 3"),
      .guidance("of A, số 1, ngày 2"), .guidance("của A, số 1"), .custom(note: nil), .custom(note: "từ trước đến nay"),
      .inferred("số liệu phải chốt: trước ngày gửi"), .acceptedNotStated,
    ]
    return ApplicationSyntax(
      ground: one(grounds), from: chance(2) ? date() : nil,
      to: chance(4) ? CivilDate(year: 2050, month: 1, day: 2) : nil,
      lines: (0..<number(0...3)).flatMap { _ -> [FenceItem<ApplicationSyntax.Line>] in
        let line = FenceItem.content(line())
        return chance(4) ? [.prose("> nói \"thêm\"; không chạy."), line] : [line]
      }, place: place)
  }

  private mutating func line() -> ApplicationSyntax.Line {
    let scopes: [ApplicationSyntax.Scope] = [
      .all, .labels(some(3) { $0.label() }, chance(2) ? one(Series.allCases) : nil), .reports(one(Series.allCases)),
      .series(one(Series.allCases)),
    ]
    return ApplicationSyntax.Line(
      scope: one(scopes), items: some(4) { .init(item: $0.item(), place: $0.place) }, place: place)
  }

  private mutating func item() -> ApplicationSyntax.Item {
    let roll: ApplicationSyntax.RollChoice = one([.nextWorkingDay, .previousWorkingDay, .unchanged])
    return one([
      .wordsAre(text(), some(3) { $0.recurrence() }), .periodIs(some(3) { $0.recurrence() }), .due(deadline(), nil),
      .due(deadline(), roll), .roll(roll), .cutOff(.day(day())), .cutOff(.weekday(weekday())),
      .members(text(), some(4) { $0.name() }), .recipients(some(4) { $0.name() }), .onForm(form()), .absorbing,
      .toldAtOnceBy("điện thoại, tin nhắn", inWriting: one([nil, .sameDay, .nextWorkingDay])), .inForceFrom(date()),
      .followedFrom(date()),
      .doneThrough(some(3) { $0.address() }),
      .sameAs(some(3) { $0.address() }), .notStated(some(4) { $0.one(OpenMatter.allCases) }),
    ])
  }

  // MARK: Examples

  mutating func example() -> ExampleSyntax {
    let owes = chance(2)
    let year = number(2000...2040)
    let start = date()
    let periods: [PeriodLabel] = [
      .week(year: year, week: number(1...52)), .month(year: year, month: number(1...12)),
      .quarter(year: year, quarter: number(1...4)), .half(year: year, half: number(1...2)),
      .cumulative(year: year, months: one([3, 6, 9])), .year(year), .term, .once,
      .free(start: start, end: start + number(0...400)),
    ]
    return ExampleSyntax(
      on: date(), bearer: name(), owes: owes, label: chance(2) ? label() : nil,
      occasion: chance(3) ? .event(event(), narrowing: chance(2) ? text() : nil) : .period(one(periods)),
      outcome: owes ? (chance(3) ? .withoutDueDay : .due(date())) : .unsaid, because: chance(3) ? nil : text(),
      place: place)
  }

  // MARK: Parties

  /// The declared parties, each with some selector.
  mutating func parties() -> [PartySyntax] {
    Self.names.map { name in
      let selector: PartySelector? =
        chance(5) ? nil : chance(4) ? .union((0..<number(2...3)).map { _ in self.selector() }) : self.selector()
      let longName = selector == nil || chance(2) ? "\(name) tỉnh (tên đầy đủ), \"trích: =\" và hết" : nil
      return PartySyntax(name: word(name), longName: longName, selector: selector, place: place)
    }
  }

  private mutating func selector() -> PartySelector {
    let level: LevelName? = chance(3) ? nil : one(LevelName.allCases)
    let area: Word? = chance(3) ? nil : text()
    return one([
      .bodies(kind: text(), level: level, area: area), .posts(kind: text(), level: level, area: area),
      .ids(some(3) { $0.text() }), .unit(of: name()), .parties(some(3) { $0.name() }),
    ])
  }
}
