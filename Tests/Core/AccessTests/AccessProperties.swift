import Access
import CivilTime
import Diagnostics
import Organisations
import Testing

/// What holds of any grants over any register: bodies that begin, end, move in three trees, receive for others and follow each other.
@Suite struct AccessProperties {
  /// SplitMix64: the same worlds on every machine.
  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
  }

  private static let count = 24
  private static let regulations = ["a", "b"]

  private static func body(_ random: inout Generator) -> OrganisationID { org("org-\(random.number(0...count - 1))") }

  private static func register(_ random: inout Generator) -> Register {
    let ends = (0..<count).map { _ in random.number(0...3) == 0 ? Int32(random.number(5...15)) : nil }
    var successions: [Succession] = []
    for (number, end) in ends.enumerated() {
      guard let end else { continue }
      for _ in 0..<random.number(0...2) {
        successions.append(
          Succession(
            from: org("org-\(number)"), to: body(&random), on: CivilDate(dayNumber: end + 1), kind: .merge,
            extent: .part, basis: "thử"))
      }
    }
    let organisations = ends.enumerated().map { number, end in
      var parents: [Dated<Parent>] = []
      for tree in [Tree.party, .front, .section] where number > 0 && random.number(0...(tree == .party ? 4 : 1)) > 0 {
        let first = Parent(tree, org("org-\(random.number(0...number - 1))"))
        let moves = CivilDate(dayNumber: Int32(random.number(3...17)))
        parents.append(Dated(first, Validity(to: moves - 1)))
        parents.append(Dated(Parent(tree, org("org-\(random.number(0...number - 1))")), Validity(from: moves)))
      }
      let begins = random.number(0...4) == 0 ? CivilDate(dayNumber: Int32(random.number(0...4))) : nil
      return Organisation(
        id: org("org-\(number)"), names: [], kinds: [], parents: parents,
        receivers: random.number(0...3) == 0 ? [Dated(body(&random))] : [],
        exists: [Validity(from: begins, to: end.map { CivilDate(dayNumber: $0) })])
    }
    return Register(name: "thử", organisations: organisations, successions: successions)
  }

  private static func grants(_ count: Int, _ random: inout Generator) -> [Grant] {
    (0..<count).compactMap { number in
      let role = Role.allCases[random.number(0...Role.allCases.count - 1)]
      let first = random.number(0...12)
      guard let id = GrantID("g-\(number)") else { return nil }
      return try? Grant(
        id: id, person: person("p-1"), role: role, organisation: body(&random),
        regulation: role == .coordinator ? regulations[random.number(0...1)] : nil,
        reachesBelow: random.number(0...2) > 0, first: CivilDate(dayNumber: Int32(first)),
        last: random.number(0...1) == 0 ? CivilDate(dayNumber: Int32(first + random.number(0...8))) : nil)
    }
  }

  private static func subject(_ power: Power, _ matter: Matter, _ day: CivilDate) -> Subject {
    let body = matter.bearers[0]
    return switch power {
    case .recordOccurrence, .reschedule, .callOff:
      .occurrence(at: body, regulation: matter.regulation, told: matter.recipients)
    case .note, .seeNotes: .note(at: body, under: [matter.regulation], told: matter.recipients)
    case .activateRegulation, .setPolicy: .regulation(matter.regulation)
    case .manageGrants: .grant(of: person("p-2"), at: body, from: day)
    case .manageUsers, .changeSettings, .importRegister, .importEvents, .reorganise, .erase, .backup, .restore,
      .rebuild, .examine,
      .verify, .readLedger, .checkpoint, .exportData:
      .store(keeper: body)
    default: .obligation(matter)
    }
  }

  private static func matter(_ random: inout Generator) -> Matter {
    func some(_ range: ClosedRange<Int>) -> [OrganisationID] { (0..<random.number(range)).map { _ in body(&random) } }
    return Matter(
      regulation: regulations[random.number(0...1)], bearers: some(1...2), recipients: some(0...2),
      informed: some(0...1), submitter: random.number(0...5) == 0 ? person("p-1") : nil,
      actingFor: random.number(0...3) == 0 ? body(&random) : nil)
  }

  @Test func `only a grant in force allows, none takes away, and what is seen is what a query gives`() {
    let counts = (0..<40).map { AccessProperties.holds(seed: $0) }
    // So that it is about something.
    #expect(counts.reduce(0) { $0 + $1.allowed } > 5_000)
    #expect(counts.reduce(0) { $0 + $1.seen } > 500)
  }

  private static func holds(seed: UInt64) -> (allowed: Int, seen: Int) {
    var random = Generator(state: seed)
    let register = AccessProperties.register(&random)
    var allowed = 0
    var seen = 0
    for _ in 0..<12 {
      let grants = AccessProperties.grants(random.number(0...4), &random)
      let more = AccessProperties.grants(1, &random)
      let actor = Actor(person("p-1"), grants: grants)
      let richer = Actor(person("p-1"), grants: grants + more)
      let day = CivilDate(dayNumber: Int32(random.number(0...20)))
      let scope = Scope(of: actor, in: register, on: day)
      let (rich, added) = (
        Scope(of: richer, in: register, on: day),
        Scope(of: Actor(person("p-1"), grants: more), in: register, on: day)
      )

      // The scope of all grants is the union of the scopes of each, and nothing is seen without a grant in force.
      var union = scope.bodies
      union.formUnion(added.bodies)
      #expect(rich.bodies == union)
      #expect(rich.regulations == scope.regulations.union(added.regulations))
      if actor.grants(on: day).isEmpty { #expect(scope.isEmpty) }

      for _ in 0..<6 {
        let matter = AccessProperties.matter(&random)
        for power in Power.allCases {
          let subject = AccessProperties.subject(power, matter, day)
          let answer = Permission.decide(actor, may: power, subject, on: day, in: register)
          switch answer {
          case .allowed(by: .grant(let grant)):
            allowed += 1
            // Only by a grant of his that is in force on the day, on a body that exists.
            #expect(grants.contains(grant) && grant.first <= day && grant.last.map { day <= $0 } ?? true)
            #expect(register.exists(grant.organisation, on: day))
            // That grant alone is enough, and a further one takes nothing away.
            let alone = Actor(person("p-1"), grants: [grant])
            #expect(Permission.decide(alone, may: power, subject, on: day, in: register) == answer)
            let further = Permission.decide(richer, may: power, subject, on: day, in: register)
            // But for one: who sends for a body may not record for it.
            if case .refused(let refusal) = further, case .ownSender = refusal.reason, power == .recordFor {
              continue
            }
            #expect(further.isAllowed)
            // In the seat of that grant too.
            let seated = Actor(
              person("p-1"), seat: Seat(grant.role, at: grant.organisation), grants: grants)
            #expect(Permission.decide(seated, may: power, subject, on: day, in: register).isAllowed)
          case .allowed(by: .ownership): Issue.record("a person is no owner")
          case .refused(let refusal):
            #expect(!refusal.words.vi.isEmpty && !refusal.words.en.isEmpty)
            #expect(refusal.reason != .subject)
          }
          if grants.isEmpty { #expect(!answer.isAllowed) }
        }
        // Who may see and what a query gives are one thing.
        let sees = Permission.decide(actor, may: .seeObligations, .obligation(matter), on: day, in: register).isAllowed
        #expect(sees == scope.sees(matter))
        if sees { seen += 1 }
        if scope.sees(matter) { #expect(rich.sees(matter)) }
      }
    }
    return (allowed, seen)
  }

  @Test(arguments: 0..<40) func `climbing and going down meet`(seed: UInt64) {
    var random = Generator(state: seed)
    let register = AccessProperties.register(&random)
    for _ in 0..<10 {
      let (top, day) = (AccessProperties.body(&random), CivilDate(dayNumber: Int32(random.number(0...20))))
      let trees = random.number(0...1) == 0 ? Tree.allCases : [.section]
      let below = register.bodies(atOrBelow: top, in: trees, on: day)
      for (position, organisation) in register.organisations.enumerated() {
        #expect(below.contains(position) == register.isAtOrBelow(organisation.id, top, in: trees, on: day))
      }
    }
  }
}
