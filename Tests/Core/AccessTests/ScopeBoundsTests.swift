import Access
import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations
import Testing

/// The bounds of a scope hold everything that it sees: over random bodies, grants and texts with every way to have to do with a duty.
@Suite struct ScopeBoundsTests {
  private static let count = 30
  private static let kinds = ["ban a", "ban b", "đoàn", "đảng ủy", "bí thư"]

  fileprivate static func regulation(_ id: String, _ rules: [String]) -> Regulation {
    let clauses = rules.enumerated().map { number, rule in
      """
      ## Điều \(number + 1) {#dieu-\(number + 1)}

      ```quydinh
      \(rule)
      ```

      """
    }
    let text = """
      ---
      ngôn ngữ quy tắc: 1
      mã: \(id)
      loại: quy chế
      tên: Quy chế \(id)
      có hiệu lực từ: 1/1/2023
      ---

      ## Các bên

      - A: Ban A = cơ quan "ban a"
      - B: Ban B = cơ quan "ban b"
      - đoàn: các đoàn = cơ quan "đoàn", cấp xã
      - đảng ủy: các đảng ủy = cơ quan "đảng ủy"
      - một: Cơ quan một = mã "org-1"
      - Phòng Tổng hợp: thuộc A
      - nhóm: cả hai = gồm A, B

      \(clauses.joined(separator: "\n"))
      """
    let (file, parsed) = RegulationParser.parse(SourceText(name: "\(id).md", text: text))
    let (regulation, resolved) = Resolver.resolve(file)
    for finding in parsed + resolved where finding.severity == .error {
      Issue.record("\(finding.start.line): \(finding.message.en)")
    }
    guard let regulation else { fatalError("a header") }
    return regulation
  }

  /// Every way in which a body has to do with a duty: to whom, through whom, with a copy, beside, together, in turn, by an application.
  private static let texts = [
    regulation(
      "thu",
      [
        "từng đoàn phải báo cáo \"một\" gửi A; hằng tháng.",
        "từng đoàn phải báo cáo \"hai\" gửi đảng ủy cùng cấp; hằng tháng.",
        "từng A phải báo cáo \"ba\" gửi B qua một, đồng thời gửi đoàn; hằng quý.",
        "từng A phối hợp với B phải báo cáo \"bốn\" gửi một; hằng quý.",
        "một cùng B phải lập kế hoạch \"năm\"; hằng năm.",
        "từng đảng ủy phải trao đổi thông tin \"sáu\" với đoàn cùng cấp; hai chiều; hằng quý.",
        "từng Bí thư đảng ủy phải báo cáo \"bảy\"; hằng quý.\n```\n\n```apdung\ntheo: thông lệ\ngửi B.",
        "từng đảng ủy phải báo cáo \"tám\" gửi Phòng Tổng hợp; hằng quý.",
        "từng đảng ủy phối hợp với Bí thư A phải báo cáo \"chín\" gửi nhóm; hằng năm.",
      ]),
    regulation("khac", ["từng B phải báo cáo \"một\" gửi một; hằng tháng."]),
  ]

  private static func register(_ random: inout AccessProperties.Generator) -> Register {
    var organisations: [Organisation] = []
    var successions: [Succession] = []
    for number in 0..<count {
      let ends = random.number(0...3) == 0 && number > 1 ? CivilDate(dayNumber: day("2023-09-01").dayNumber) : nil
      if ends != nil {
        for _ in 0..<random.number(0...2) {
          let heir = random.number(0...count - 1)
          successions.append(
            Succession(
              from: org("org-\(number)"), to: org("org-\(heir)"), on: day("2023-09-02"), kind: .merge, extent: .part,
              basis: "thử"))
        }
      }
      var parents: [Dated<Parent>] = []
      for tree in [Tree.party, .section, .post] where number > 0 && random.number(0...3) == 0 {
        parents.append(Dated(Parent(tree, org("org-\(random.number(0...number - 1))"))))
      }
      let place = AreaID("area-2025-0\(random.number(1...3))")
      organisations.append(
        Organisation(
          id: org("org-\(number)"),
          names: [Dated(random.number(0...2) == 0 ? "Phòng Tổng hợp" : "Cơ quan \(number)")],
          kinds: (0...random.number(0...1)).map { _ in Dated(kinds[random.number(0...kinds.count - 1)]) },
          levels: [Dated(.commune)], places: place.map { [Dated($0)] } ?? [], parents: parents,
          receivers: random.number(0...5) == 0 ? [Dated(org("org-\(random.number(0...count - 1))"))] : [],
          exists: [Validity(to: ends)]))
    }
    let areas = (1...3).compactMap { number in
      AreaID("area-2025-0\(number)").map { Area(id: $0, code: nil, name: "Xã \(number)", level: .commune, parent: nil) }
    }
    return Register(name: "thử", organisations: organisations, areas: areas, successions: successions)
  }

  @Test(arguments: 0..<30) func `what a scope sees lies within its bounds`(seed: Int) throws {
    var random = AccessProperties.Generator(state: UInt64(seed) &* 104_729 &+ 5)
    let register = Self.register(&random)
    let texts = Self.texts.map { BoundRegulation(regulation: $0, binding: PartyBinding.bind($0, to: register).binding) }
    let engine = ObligationEngine(
      regulations: texts, register: register,
      calendar: WorkCalendar(
        name: "thử", version: "1", instruments: [], firstDecidedDay: day("2020-01-01"),
        lastDecidedDay: day("2026-12-31")))
    let today = day(random.number(0...1) == 0 ? "2023-08-01" : "2024-02-01")
    let all = engine.obligations(
      .init(from: day("2023-01-01"), to: day("2024-01-31"), on: today, known: .end(of: today)))
    #expect(all.count > 50)
    var (seen, byRule, outside) = (0, 0, 0)
    for number in 0..<Self.count {
      let role: Role = number % 7 == 0 ? .coordinator : .specialist
      let actor = Actor(
        person("p-1"),
        grants: [
          grant(role, "org-\(number)", of: role == .coordinator ? "khac" : nil, below: number % 2 == 0)
        ])
      let scope = Scope(of: actor, in: register, on: today)
      let bounds = scope.bounds(in: texts)
      let (bodies, regulations, rules) = (Set(bounds.bodies), Set(bounds.regulations), Set(bounds.rules))
      #expect(bodies == Set(register.organisations.map(\.id).filter(scope.sees)))
      for obligation in all {
        let isInside =
          bodies.contains(obligation.id.bearer) || regulations.contains(obligation.regulation.id)
          || rules.contains(obligation.rule.address)
        if !isInside { outside += 1 }
        guard scope.sees(Matter(obligation)) else { continue }
        seen += 1
        if !bodies.contains(obligation.id.bearer), !regulations.contains(obligation.regulation.id) { byRule += 1 }
        #expect(isInside, "\(obligation.id) of org-\(number)")
      }
    }
    // Each of the three says something.
    #expect(seen > 100 && byRule > 10 && outside > 100, "\(seen) \(byRule) \(outside)")
  }

  @Test
  func
    `a body that only owes is bound to nothing else, one to which all is owed to the text, an heir to what it followed`()
    throws
  {
    let organisations = ["ban a", "ban b", "đoàn", "đoàn", "khác"].enumerated().map { number, kind in
      Organisation(
        id: org("org-\(number)"), names: [Dated("Cơ quan \(number)")], kinds: [Dated(kind)], levels: [Dated(.commune)],
        exists: [Validity(to: number == 2 ? day("2023-06-30") : nil)])
    }
    let register = Register(
      name: "thử", organisations: organisations,
      successions: [
        Succession(
          from: org("org-2"), to: org("org-4"), on: day("2023-07-01"), kind: .merge, extent: .whole, basis: "thử")
      ])
    let text = Self.regulation(
      "mot",
      [
        "từng đoàn phải báo cáo \"một\" gửi A; hằng tháng.", "B phải báo cáo \"hai\" gửi A; hằng tháng.",
        "A phải thông báo \"ba\" cho đoàn; hằng tháng.",
      ])
    let texts = [BoundRegulation(regulation: text, binding: PartyBinding.bind(text, to: register).binding)]
    func bounds(_ number: Int) -> ScopeBounds {
      Scope(
        of: Actor(person("p-1"), grants: [grant(.specialist, "org-\(number)")]), in: register, on: day("2024-01-01")
      ).bounds(in: texts)
    }
    // B owes to A, and nobody owes it anything.
    #expect((bounds(1).bodies, bounds(1).rules) == ([org("org-1")], []))
    // To A two of three rules go; the third is its own.
    #expect((bounds(0).rules, bounds(0).regulations) == (["mot/dieu-1", "mot/dieu-2"], []))
    #expect(bounds(3).rules == ["mot/dieu-3"])
    // What was told the union that ended is told its heir.
    #expect((bounds(4).bodies, bounds(4).rules) == ([org("org-2"), org("org-4")], ["mot/dieu-3"]))
  }
}
