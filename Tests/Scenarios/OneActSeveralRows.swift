import CivilTime
import Obligations
import Organisations
import Regulations
import Testing

/// A row of the table *one act, several rows*: what is one act in life, stated in several rows of the catalogue.
struct OneAct: Sendable, CustomTestStringConvertible {
  /// The rules of which one obligation is owed, and those that owe nothing of their own beside them.
  struct Stated: Sendable {
    let owing: [String]
    let carried: [String]
    /// The event by which it starts; nil where it has a period or stands.
    let start: EventKind?
    /// The one period in which the carried rule is stated too; nil where it is in all.
    let period: String?

    init(_ owing: String..., carries carried: [String] = [], on start: EventKind? = nil, in period: String? = nil) {
      self.owing = owing
      self.carried = carried
      self.start = start
      self.period = period
    }
  }

  let name: String
  let regulation: String
  let acts: [Stated]

  var testDescription: String { name }

  init(_ name: String, _ regulation: String, _ acts: Stated...) {
    self.name = name
    self.regulation = regulation
    self.acts = acts
  }

  static let all: [OneAct] = [
    .init(
      "appraisal before submission, Trà Vinh", "tra-vinh",
      .init("dieu-5/2/gach-3", carries: ["dieu-5/1/gach-3/a"], on: .submissionDay)),
    .init(
      "yearly briefing, Trà Vinh", "tra-vinh",
      .init("dieu-6/gach-1", carries: ["dieu-5/1/gach-2/g"], in: "2024")),
    .init(
      "quality of district bodies, Trà Vinh", "tra-vinh", .init("dieu-6/gach-4/b", carries: ["dieu-6/gach-4/a"])),
    .init(
      "frames of Điều 4, Trà Vinh", "tra-vinh",
      .init("dieu-5/2/gach-1/a", carries: ["dieu-4/1/a"]),
      .init("dieu-5/2/gach-1/b", carries: ["dieu-4/1/b"], on: .directiveReceived),
      .init(
        "dieu-5/1/gach-1/b", "dieu-5/1/gach-2/c", "dieu-5/2/gach-2/a", carries: ["dieu-4/2/a"], on: .directiveReceived),
      .init("dieu-5/1/gach-2/d", "dieu-5/2/gach-2/b", carries: ["dieu-4/2/b"], on: .directiveReviewDue),
      .init("dieu-5/1/gach-2/e", "dieu-5/2/gach-2/c", carries: ["dieu-4/2/c"], on: .directiveReviewDue),
      .init("dieu-5/2/gach-2/d", carries: ["dieu-4/3/b"]),
      .init("dieu-5/2/gach-2/e", carries: ["dieu-4/3/c"]),
      .init("dieu-6/gach-2/a", carries: ["dieu-4/4/a"]),
      .init("dieu-5/2/gach-4/b", carries: ["dieu-4/4/e"])),
    .init(
      "December session, Đồng Nai", "dong-nai",
      .init(
        "dieu-5/2/a", carries: ["dieu-5/2/b", "dieu-5/3/doan-2/c", "dieu-5/3/doan-2/d", "dieu-5/3/doan-2/i"])),
    // The general report is made of the other, and is a report of its own.
    .init(
      "government report, Đồng Nai", "dong-nai",
      .init("dieu-4/1.7/a", carries: ["dieu-5/3/doan-2/h"]), .init("dieu-4/1.7/b")),
    .init(
      "religious or ethnic case, Đồng Nai", "dong-nai",
      .init("dieu-3/6/d", carries: ["dieu-4/1.3/doan-1/b", "dieu-4/1.3/doan-1/c"], on: .situationRaised)),
    .init(
      "training, Đồng Nai", "dong-nai", .init("dieu-4/1.5/b", "dieu-4/2.5/b", carries: ["dieu-3/4/a"])),
    .init(
      "quarterly sending, Quảng Nam", "quang-nam", .init("II.2/gach-2/a", carries: ["II.2/gach-2/d"])),
    .init(
      "yearly joint meeting, Quảng Nam", "quang-nam",
      .init("III.3/gach-2/a", carries: ["III.3/gach-2/b", "III.3/gach-2/c"])),
    .init(
      "yearly joint plan, Quảng Nam", "quang-nam",
      .init("III.1/gach-1", carries: ["II.1/gach-1/a", "II.1/gach-2/a"])),
    .init(
      "local programme, Quảng Nam", "quang-nam",
      .init("III.1/gach-2/b", carries: ["III.2/gach-2/b"]), .init("III.1/gach-2/c", carries: ["III.2/gach-2/c"]),
      .init("III.1/gach-2/d", carries: ["III.2/gach-2/d"])),
    .init(
      "quarterly briefing, Uông Bí", "uong-bi",
      .init("dieu-4/5/doan-1/a", carries: ["dieu-5/5/a"]),
      .init("dieu-4/5/doan-1/b", carries: ["dieu-5/5/b"], on: .situationRaised)),
    // The text has no extraordinary briefing of villages but its preparing, which is owed by itself.
    .init(
      "village briefing, Uông Bí", "uong-bi",
      .init("dieu-4/5/doan-2/a", carries: ["dieu-4/5/doan-2/b", "dieu-5/5/c"]),
      .init("dieu-5/5/d", on: .situationRaised)),
    .init(
      "appraisal, Uông Bí", "uong-bi",
      .init("dieu-21/1/a", carries: ["dieu-5/3/a", "dieu-21/1/c"], on: .submissionDay),
      .init("dieu-21/1/b1", carries: ["dieu-5/3/f"], on: .assignmentMade)),
    .init(
      "repeated articles, Uông Bí", "uong-bi",
      .init("dieu-4/2/a", carries: ["dieu-1/doan-2/e"]),
      .init("dieu-4/2/g", carries: ["dieu-1/doan-2/f"], on: .situationRaised),
      .init("dieu-4/3/a", carries: ["dieu-1/doan-2/g"]),
      .init("dieu-6/1/b", carries: ["dieu-6/2.1/b"], on: .draftingBegun),
      .init("dieu-23/1/c", carries: ["dieu-3/b"]), .init("dieu-23/1/d", carries: ["dieu-3/b"]),
      .init("dieu-23/2/a", carries: ["dieu-3/b"]), .init("dieu-23/2/b", carries: ["dieu-3/b"]),
      .init("dieu-16/c", carries: ["dieu-3/b", "dieu-3/c"])),
    // The sector plans are fed by the yearly plan, and are the Caucus's own.
    .init(
      "yearly review and plan, Sóc Trăng", "soc-trang",
      .init("III.3.3/a", carries: ["II.8/c"]), .init("III.3.3/b", carries: ["III.1.2/a"]), .init("III.2.2")),
    .init("final review, Sóc Trăng", "soc-trang", .init("III.2.7", carries: ["II.8/d", "III.1.5"])),
    .init(
      "advice, Sóc Trăng", "soc-trang",
      .init("III.1.1/a", carries: ["II.1/a"]), .init("III.1.1/b", carries: ["II.1/b"], on: .directiveReviewDue),
      .init("III.1.1/c", carries: ["II.1/c"], on: .directiveReviewDue)),
    // Inviting and attending are one subject with two sides: each owes its own.
    .init(
      "enabling, Sóc Trăng", "soc-trang",
      .init("III.2.4/a", carries: ["II.7/b"]), .init("III.2.4/b", carries: ["II.7/c"]),
      .init("III.2.4/c", carries: ["II.7/d"]), .init("III.2.5/b", carries: ["II.6/a"]),
      .init("III.1.3/b", on: .requestReceived), .init("III.2.6/c", on: .teamSetUp), .init("III.1.7/a2"),
      .init("III.2.6/a")),
  ]

  /// The starting events of all its acts: each names every sentence of its act.
  var occurrences: [Event] {
    acts.enumerated().compactMap { index, act in
      act.start.map { kind in
        Event(
          id: "start-\(index)", kind: .occurred, obligations: [],
          occurrence: Occurrence(
            kind, subject: "việc \(index)", rules: (act.owing + act.carried).map { "\(regulation)/\($0)" }),
          happened: Walk.day("2024-05-06"), recorded: .end(of: Walk.day("2024-05-06")), date: Walk.day("2024-06-28"))
      }
    }
  }
}

@Suite struct OneActSeveralRows {
  private static let known = Instant.end(of: Walk.day("2027-01-31"))

  private func engine(_ events: [Event]) -> ObligationEngine {
    let world = ShippedWithLaws.shared
    return ObligationEngine(
      regulations: world.regulations, register: world.register, calendar: world.calendar, events: EventLog(events))
  }

  /// A full year of yearly, quarterly and standing duties; more years where something is owed once in the term.
  private func days(_ row: OneAct) -> (from: String, to: String) {
    let once = ["quang-nam": ("2020-01-01", "2025-12-31"), "soc-trang": ("2024-01-01", "2026-12-31")]
    return once[row.regulation] ?? ("2024-01-01", "2024-12-31")
  }

  /// What is owed of some rules from the first year of the five to the last.
  private func owed(_ row: OneAct) -> [String: [Obligation]] {
    let addresses = Set(row.acts.flatMap { $0.owing + $0.carried }.map { "\(row.regulation)/\($0)" })
    let (from, to) = days(row)
    let found = engine(row.occurrences).obligations(
      .init(
        from: Walk.day(from), to: Walk.day(to), on: Walk.day(to), known: Self.known, regulations: [row.regulation]))
    return Dictionary(grouping: found.filter { addresses.contains($0.id.rule) }, by: \.id.rule)
  }

  /// Proves: clauses.md (g), the table *one act, several rows*
  @Test(arguments: OneAct.all)
  func `what several rows state is owed once, cites them all, and is discharged by one submission`(row: OneAct) throws {
    let found = owed(row)
    for (index, act) in row.acts.enumerated() {
      for rule in act.carried { #expect(found["\(row.regulation)/\(rule)"] == nil, "\(rule) owes of its own") }
      var bodiesAndPeriods: Set<String> = []
      for rule in act.owing {
        let own = (found["\(row.regulation)/\(rule)"] ?? []).filter {
          act.start == nil || $0.id.period == .trigger("start-\(index)")
        }
        #expect(!own.isEmpty, "nobody owes \(rule)")
        for obligation in own {
          let isNew = bodiesAndPeriods.insert("\(rule) \(obligation.id.bearer) \(obligation.id.period)").inserted
          #expect(isNew)
          let isStatedHere = act.period.map { $0 == obligation.id.period.description } ?? true
          let cited = Set(obligation.also)
          for other in act.carried {
            #expect(cited.contains("\(row.regulation)/\(other)") == isStatedHere, "\(obligation.id) \(other)")
          }
        }
        let one = try #require(own.first { obligation in act.period.map { $0 == "\(obligation.id.period)" } ?? true })
        try discharge(one, act, row)
      }
    }
  }

  /// One submission, under the address of the rule that owes or of any that it carries, is the end of it under all.
  private func discharge(_ obligation: Obligation, _ act: OneAct.Stated, _ row: OneAct) throws {
    let day = max(obligation.line.start, Walk.day("2024-05-07"))
    let on = Walk.day(days(row).to)
    for address in [obligation.id.rule] + act.carried.map({ "\(row.regulation)/\($0)" }) {
      let named = ObligationID(rule: address, bearer: obligation.id.bearer, period: obligation.id.period)
      let sent = [Event.Kind.submitted, .received, .accepted].map { kind in
        Event(
          id: "\(kind.rawValue)", kind: kind, obligations: [named], happened: day, recorded: .end(of: day))
      }
      let engine = engine(row.occurrences + sent)
      let after = try #require(engine.obligation(obligation.id, on: on, known: Self.known))
      #expect(after.state.performedOn == day, "\(obligation.id), sent as \(address)")
      #expect(obligation.line.isStanding ? !after.state.lifeCycle.isEnded : after.state.lifeCycle == .fulfilled)
      for other in act.carried {
        let id = ObligationID(
          rule: "\(row.regulation)/\(other)", bearer: obligation.id.bearer, period: obligation.id.period)
        #expect(engine.obligation(id, on: on, known: Self.known) == nil)
      }
    }
  }

  @Test func `the table has twenty rows`() { #expect(OneAct.all.count == 20) }
}
