import CivilTime
import Obligations
import Organisations
import Regulations
import Testing

/// An engine that was made ready for many questions answers as one that was not.
@Suite struct ReadiedEngineTests {
  private static func line(_ obligation: Obligation?) -> String {
    guard let obligation else { return "none" }
    return
      "\(obligation.id) \(obligation.joint) \(obligation.answerable) \(obligation.counterparties) \(obligation.also) \(obligation.state.line)"
  }

  private static func parties(_ parties: PartyReader.Parties?) -> String {
    parties.map { "\($0.regulation) \($0.joint) \($0.counterparties) \($0.informed)" } ?? "none"
  }

  private static func parties(of obligation: Obligation) -> String {
    let informed = obligation.copies + [obligation.channel].compactMap(\.self) + obligation.partners
    return "\(obligation.regulation.id) \(obligation.joint) \(obligation.counterparties) \(informed)"
  }

  private func hold(
    _ engine: ObligationEngine, _ days: [CivilDate], from: CivilDate, to: CivilDate, _ random: inout SplitMix64
  ) {
    let known = RandomWorld.everything
    for day in days {
      let readied = engine.readied(for: random.one(of: days))
      let question = ObligationEngine.Question(from: from, to: to, on: day, known: known)
      let all = engine.obligations(question)
      #expect(readied.obligations(question).map(Self.line) == all.map(Self.line))
      let parties = PartyReader(random.chance(1, in: 2) ? engine : readied, on: day, known: known)
      for obligation in all.prefix(60) {
        #expect(Self.parties(parties.parties(of: obligation.id)) == Self.parties(of: obligation))
        #expect(Self.line(readied.obligation(obligation.id, on: day, known: known)) == Self.line(obligation))
      }
      // Also of who does not owe it there is nothing.
      guard let first = all.first else { continue }
      for body in 1...14 {
        let id = ObligationID(rule: first.id.rule, bearer: org(body), period: first.id.period)
        #expect(
          Self.line(readied.obligation(id, on: day, known: known))
            == Self.line(engine.obligation(id, on: day, known: known)))
        #expect((parties.parties(of: id) == nil) == (engine.obligation(id, on: day, known: known) == nil))
      }
    }
  }

  @Test(arguments: 0..<25) func `over periods`(seed: Int) {
    let world = RandomWorld(seed: seed)
    var random = world.random
    let days = (0..<3).map { _ in RandomWorld.first + random.number(0...390) }
    hold(world.world.engine(world.events), days, from: RandomWorld.first, to: RandomWorld.last, &random)
  }

  @Test(arguments: 0..<25) func `over what events start`(seed: Int) {
    let cases = RandomCases(seed: seed)
    var random = cases.random
    hold(cases.engine(), Array(cases.days().prefix(3)), from: day("2023-01-01"), to: day("2025-12-31"), &random)
  }
}
