import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations
import Testing

/// A day that a test states; an impossible one becomes a day no test expects.
func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(dayNumber: .min) }

func org(_ number: Int) -> OrganisationID {
  guard let id = OrganisationID("org-\(String(repeating: "0", count: max(0, 4 - "\(number)".count)))\(number)") else {
    fatalError("not an identity: \(number)")
  }
  return id
}

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

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
  mutating func chance(_ one: Int, in many: Int) -> Bool { number(1...many) <= one }
  mutating func one<Value>(of values: [Value]) -> Value { values[number(0...values.count - 1)] }
}

/// A world of one small regulation written in the test.
///
/// Bodies: A is org-0001 and B is org-0002, both of the province; C is org-0003; *từng đoàn* are org-0011, 12 and 13; D1 and D2
/// are commissions of two districts (21, 22), P1 and P2 the committees of the same districts (31, 32), PP that of the province (30),
/// CP that of a commune of the first district (33); the secretary of A is org-0041, those of D1 and D2 are 42 and 43.
///
/// The calendar rests on Saturday and Sunday and knows one holiday a year, 2/9, decided from 2020 to 2026.
struct Small {
  let regulation: Regulation
  let register: Register
  let calendar: WorkCalendar
  let binding: PartyBinding
  private let more: [BoundRegulation]

  static let parties = """
    - A: Cơ quan A = mã "org-0001"
    - B: Cơ quan B = mã "org-0002"
    - C: Cơ quan C = mã "org-0003"
    - đoàn: các đoàn = cơ quan "đoàn"
    - D: Ban huyện = cơ quan "ban", cấp huyện
    - P: Ủy ban = cơ quan "ủy ban"
    - tập thể: một tập thể
    """

  /// A calendar without surprises.
  static let calendar = WorkCalendar(
    name: "small", version: "1",
    instruments: [
      CalendarInstrument(
        part: "law", source: DaySource(citation: "law", mark: .verified), scope: .all,
        statements: [
          .weeklyRest([.saturday, .sunday]),
          .yearlyHoliday(month: 9, day: 2, name: "Quốc khánh", years: YearSpan(from: 1995)),
        ])
    ], firstDecidedDay: day("2020-01-01"), lastDecidedDay: day("2026-12-31"))

  static func body(
    _ number: Int, _ name: String, _ kinds: [String], _ level: Level = .province, _ place: String = "area-2025-01",
    of parent: Int? = nil,
    exists: Validity = .always
  ) -> Organisation {
    Organisation(
      id: org(number), names: [Dated(name)], kinds: kinds.map { Dated($0) }, levels: [Dated(level)],
      places: AreaID(place).map { [Dated($0)] } ?? [],
      parents: parent.map { [Dated(Parent(.post, org($0)))] } ?? [], exists: [exists])
  }

  static func area(_ id: String, _ name: String, _ level: Level, in parent: String? = nil) -> [Area] {
    AreaID(id).map { [Area(id: $0, code: nil, name: name, level: level, parent: parent.flatMap { AreaID($0) })] } ?? []
  }

  static let areas =
    area("area-2025-01", "Tỉnh Thử", .province) + area("area-2025-011", "Huyện Một", .district, in: "area-2025-01")
    + area("area-2025-012", "Huyện Hai", .district, in: "area-2025-01")
    + area("area-2025-0111", "Xã Một", .commune, in: "area-2025-011")

  static let bodies = [
    body(1, "Cơ quan A", ["ban a"]), body(2, "Cơ quan B", ["ban b"]), body(3, "Cơ quan C", ["ban c"]),
    body(11, "Đoàn một", ["đoàn"]), body(12, "Đoàn hai", ["đoàn"]), body(13, "Đoàn ba", ["đoàn"]),
    body(21, "Ban huyện một", ["ban"], .district, "area-2025-011"),
    body(22, "Ban huyện hai", ["ban"], .district, "area-2025-012"),
    body(30, "Ủy ban tỉnh", ["ủy ban"]), body(31, "Ủy ban huyện một", ["ủy ban"], .district, "area-2025-011"),
    body(32, "Ủy ban huyện hai", ["ủy ban"], .district, "area-2025-012"),
    body(33, "Ủy ban xã một", ["ủy ban"], .commune, "area-2025-0111"),
    body(41, "Bí thư A", ["bí thư"], of: 1),
    body(42, "Bí thư huyện một", ["bí thư"], .district, "area-2025-011", of: 21),
    body(43, "Bí thư huyện hai", ["bí thư"], .district, "area-2025-012", of: 22),
  ]

  /// A regulation with the rules under the clause `dieu-1`, in force for some days.
  init(
    _ rules: String, applied: [String] = [], above: String = "", from: String = "1/1/2023", to: String? = nil,
    rest: String = "",
    bodies: [Organisation] = Small.bodies, successions: [Succession] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let applications = applied.map { "```apdung\n\($0)\n```\n" }.joined(separator: "\n")
    let text = """
      ---
      ngôn ngữ quy tắc: 1
      mã: thu
      loại: quy chế
      tên: Quy chế thử
      có hiệu lực từ: \(from)
      \(to.map { "có hiệu lực đến: \($0)" } ?? "số: không rõ")
      ---

      # Quy chế thử

      \(above)

      ## Các bên

      \(Small.parties)

      ## Điều 1 {#dieu-1}

      ```quydinh
      \(rules)
      ```

      \(applications)

      \(rest)
      """
    let (file, parsed) = RegulationParser.parse(SourceText(name: "thu.md", text: text))
    let (regulation, resolved) = Resolver.resolve(file)
    for finding in parsed + resolved where finding.severity == .error {
      Issue.record(
        "the regulation of the test: \(finding.start.line):\(finding.start.column) \(finding.message.en)",
        sourceLocation: sourceLocation)
    }
    guard let regulation else { fatalError("the regulation of the test has no header") }
    self.regulation = regulation
    calendar = Small.calendar
    register = Register(name: "small", organisations: bodies, areas: Small.areas, successions: successions)
    let (binding, findings) = PartyBinding.bind(regulation, to: register)
    for finding in findings { Issue.record("\(finding.message.en)", sourceLocation: sourceLocation) }
    self.binding = binding
    more = []
  }

  func engine(_ events: [Event] = []) -> ObligationEngine {
    ObligationEngine(
      regulations: [BoundRegulation(regulation: regulation, binding: binding)], register: register, calendar: calendar,
      events: EventLog(events))
  }

  /// The obligations of a window, asked on its last day.
  func window(_ from: String, _ to: String, on: String? = nil, _ events: [Event] = []) -> [Obligation] {
    let asked = day(on ?? to)
    return engine(events).obligations(
      .init(from: day(from), to: day(to), on: asked, known: .end(of: day("2099-12-31"))))
  }

  /// Each period with its due day, or `-` where it has none: `2023-M03 2023-03-25`.
  func dues(_ from: String, _ to: String) -> [String] {
    window(from, to).map { "\($0.id.period) \($0.state.due.map { "\($0)" } ?? "-")" }
  }

  /// The state of one obligation on a day.
  func state(
    _ id: String, on: String, _ events: [Event] = [], known: Instant = .end(of: day("2099-12-31")),
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> ObligationState {
    let id = try #require(ObligationID(id), sourceLocation: sourceLocation)
    return try #require(engine(events).obligation(id, on: day(on), known: known), sourceLocation: sourceLocation).state
  }
}

/// An event recorded on the day it happened unless said otherwise.
func event(
  _ kind: Event.Kind, _ on: String, about ids: String..., recorded: String? = nil, id: String? = nil,
  for sender: Int? = nil,
  nothing: Bool = false, partOf: String? = nil, until: String? = nil, days: Int? = nil, of: String? = nil,
  hour: Int? = nil
) -> Event {
  let dayOfRecord = Instant.end(of: day(recorded ?? on))
  return Event(
    id: id ?? "\(kind.rawValue)-\(on)-\(ids.first ?? "")", kind: kind, obligations: ids.compactMap { ObligationID($0) },
    of: of,
    happened: day(on),
    recorded: hour.map { Instant(seconds: dayOfRecord.seconds - 86399 + Int64($0) * 3600) } ?? dayOfRecord,
    recordedFor: sender.map(org), nothingToReport: nothing, partOf: partOf,
    evidence: recorded == nil ? nil : "công văn", ground: "lý do", until: until.map(day), days: days)
}

extension ObligationState {
  /// The three axes and the shown word: `fulfilled received compliedInTime doneInTime`.
  var line: String {
    "\(lifeCycle) \(performance.rawValue) \(verdict.name)\(verdict.since.map { "(\($0))" } ?? "") \(shown.rawValue)"
  }
}
