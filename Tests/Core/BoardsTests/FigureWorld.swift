import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations
import Testing

/// Two small regulations in which everything happens that a board must tell: periods absorbed and given up, joint duties of one and of
/// many groups, a chapter, a rule carried by another, a condition, what stands, and what events start.
struct FigureWorld {
  let regulations: [BoundRegulation]
  let register: Register
  let calendar: WorkCalendar

  private static let header = """
    ## Các bên
    - A: Cơ quan A = mã "org-1"
    - B: Cơ quan B = mã "org-2"
    - đoàn: các đoàn = cơ quan "đoàn"

    """

  static let first = """
    ## Điều 1 {#dieu-1}
    ```quydinh
    [a] từng đoàn phải báo cáo "kết quả" gửi A; hằng tháng, hằng quý; gộp kỳ; trước ngày 8 tháng sau.
    [b] từng đoàn phải báo cáo "tình hình" gửi A; hằng tuần, hằng tháng.
    [c] A cùng B phải giao ban "công tác"; hằng quý.
    [d] từng đoàn cùng B phải báo cáo "việc chung" gửi A; hằng tháng, trước ngày 5 tháng sau.
    [e] B phải báo cáo "phát sinh" gửi A; hằng tháng, trước ngày 12 tháng sau; nếu "có phát sinh".
    [g] từng đoàn có trách nhiệm theo dõi "dư luận"; thường xuyên.
    [h] từng đoàn phải báo cáo "vấn đề" gửi B; đột xuất, khi phát hiện tình hình "phức tạp";
      trong thời hạn 5 ngày, kể từ khi phát hiện tình hình.
    [i] B phải tổng hợp "các báo cáo" gửi A; hằng quý, trước ngày 20 tháng sau.
    [k] B phải báo cáo "số liệu" gửi A; hằng quý; lồng ghép trong dieu-1/i.
    ```
    """

  /// The same with reports that are told alone, with a due day and without.
  static let mixed = first.replacing(
    "[c] A cùng B",
    with: """
      [l] từng đoàn phải báo cáo "số liệu" gửi A; hằng tháng, chậm nhất ngày 5 tháng sau.
      [m] từng đoàn phải báo cáo "góp ý" gửi B; hằng quý.
      [c] A cùng B
      """)

  private static let second = """
    ## Điều 1 {#dieu-1}
    ```quydinh
    [a] từng đoàn phải báo cáo "hội viên" gửi B; hằng tháng, trước ngày 10 tháng sau; ít nhất 1 lần.
    [b] B phải báo cáo "hai" gửi A; hằng quý.
    ```
    ```apdung
    theo: hướng dẫn của A, số 1-HD/A, ngày 2/1/2020
    [b] thực hiện qua mot/dieu-1/i.
    ```
    """

  init(firstRules: String = FigureWorld.first) {
    calendar = WorkCalendar(
      name: "small", version: "1",
      instruments: [
        CalendarInstrument(
          part: "law", source: DaySource(citation: "law", mark: .verified), scope: .all,
          statements: [.weeklyRest([.saturday, .sunday])])
      ], firstDecidedDay: day(2020, 1, 1), lastDecidedDay: day(2026, 12, 31))
    func body(_ number: Int, _ kind: String, _ last: CivilDate? = nil) -> Organisation {
      Organisation(
        id: Self.org(number), names: [Dated("Cơ quan \(number)")], kinds: [Dated(kind)], levels: [Dated(.province)],
        exists: [last.map { Validity(from: nil, to: $0) } ?? .always])
    }
    let register = Register(
      name: "small",
      organisations: [body(1, "a"), body(2, "b")]
        + (11...15).map { body($0, "đoàn", $0 == 15 ? day(2023, 6, 30) : nil) },
      successions: [
        Succession(
          from: Self.org(15), to: Self.org(14), on: day(2023, 7, 1), kind: .merge, extent: .whole, basis: "NQ")
      ])
    self.register = register
    regulations = [("mot", firstRules), ("hai", Self.second)].compactMap { id, rules in
      let text = """
        ---
        ngôn ngữ quy tắc: 1
        mã: \(id)
        loại: quy chế phối hợp
        tên: Quy chế \(id)
        có hiệu lực từ: 1/1/2022
        ---

        # Quy chế \(id)

        \(Self.header)
        \(rules)
        """
      let (file, parsed) = RegulationParser.parse(SourceText(name: "\(id).md", text: text))
      let (regulation, resolved) = Resolver.resolve(file)
      for finding in parsed + resolved where finding.severity == .error {
        Issue.record("\(id):\(finding.start.line) \(finding.message.en)")
      }
      return regulation.map { BoundRegulation(regulation: $0, binding: PartyBinding.bind($0, to: register).binding) }
    }
  }

  static func org(_ number: Int) -> OrganisationID {
    guard let id = OrganisationID("org-\(number)") else { fatalError("\(number)") }
    return id
  }

  func engine(_ events: [Event] = []) -> ObligationEngine {
    ObligationEngine(regulations: regulations, register: register, calendar: calendar, events: EventLog(events))
  }

  /// Random histories of what is owed in a stretch of days, with occurrences, hand-overs, conditions, and events that name a joint
  /// body, a carried rule or the document of which the duty is a chapter.
  func events(seed: UInt64, from: CivilDate, to: CivilDate) -> [Event] {
    var dice = Dice(seed: seed)
    let owed = engine().obligations(.init(from: from, to: to, on: to, known: .end(of: to)))
    var events = RandomEvents.histories(of: owed, share: 40, seed: seed).map { event -> Event in
      guard let about = owed.first(where: { event.obligations.contains($0.id) }), dice.chance(25) else { return event }
      let others =
        about.joint.map { ObligationID(rule: about.id.rule, bearer: $0, period: about.id.period) }
        + about.also.map { ObligationID(rule: $0, bearer: about.id.bearer, period: about.id.period) }
        + (about.rule.label == "k"
          ? [ObligationID(rule: "mot/dieu-1/i", bearer: about.id.bearer, period: about.id.period)] : [])
      return Event(
        id: event.id, kind: event.kind, obligations: [others[dice.below(others.count)]], happened: event.happened,
        recorded: event.recorded, by: event.by, recordedFor: event.recordedFor, until: event.until, days: event.days)
    }
    func add(
      _ kind: Event.Kind, _ about: [ObligationID], _ happened: CivilDate, occurrence: Occurrence? = nil,
      of: String? = nil, whom: [OrganisationID] = [], until: CivilDate? = nil
    ) {
      events.append(
        Event(
          id: "x\(events.count)", kind: kind, obligations: about, occurrence: occurrence, of: of, happened: happened,
          recorded: RandomEvents.moment(happened + (dice.chance(70) ? 0 : dice.below(20)), second: dice.below(86400)),
          until: until, whom: whom))
    }
    for one in owed where one.rule.label == "e" && one.regulation.id == "mot" && dice.chance(60) {
      add(dice.chance(70) ? .established : .ruledOut, [one.id], (one.line.end ?? to) - 15 + dice.below(40))
    }
    if dice.chance(50), let one = owed.first(where: { $0.id.rule == "hai/dieu-1/a" }) {
      add(.transferred, [one.id], one.line.decidingDay - 3, whom: [Self.org(2)])
    }
    // An extension far out of the window, and into it.
    for one in owed.filter({ $0.state.due != nil }).prefix(300) where dice.chance(4) {
      add(.extended, [one.id], (one.state.due ?? to) - 2, until: (one.state.due ?? to) + 100 + dice.below(200))
    }
    for number in 0..<6 {
      let on = from + dice.below(max(1, to - from))
      let subject = Occurrence(
        .situationRaised, at: dice.chance(60) ? Self.org(11 + dice.below(5)) : nil, rules: [],
        holds: dice.chance(70) ? ["phức tạp"] : [])
      add(.occurred, [], on, occurrence: subject)
      let id = ObligationID(
        rule: "mot/dieu-1/h", bearer: Self.org(11 + dice.below(5)), period: .trigger("x\(events.count - 1)"))
      if number < 4 { add(dice.chance(80) ? .received : .excused, [id], on + dice.below(10)) }
    }
    return events
  }
}
