import Access
import CivilTime
import Obligations
import Organisations
import Testing

/// Where a grant must stand: offices, units, levels above, bodies that ended.
@Suite struct PlaceTests {
  private let merger = day("2025-07-01")

  @Test func `the office receives for its body and sends for it, and decides nothing`() {
    let clerk = grant(.registryClerk, "vpub", below: false)
    #expect(World.may(clerk, .receive, World.matter("hbdv", to: "ubnd")))
    #expect(World.may(clerk, .recordFor, World.matter("hbdv", to: "ubnd")))
    #expect(World.may(clerk, .submit, World.matter("ubnd", to: "bdv")))
    #expect(World.may(grant(.leader, "vpub"), .refuse, World.matter("hbdv", to: "ubnd")))
    #expect(!World.may(grant(.leader, "vpub"), .waive, World.matter("hbdv", to: "ubnd")))
    #expect(World.may(grant(.leader, "ubnd"), .waive, World.matter("hbdv", to: "ubnd")))
    // The office of one body is not that of another.
    #expect(!World.may(clerk, .receive, World.matter("hbdv", to: "tu")))
  }

  @Test func `a grant that does not reach below stops at the body with its posts and units`() {
    let whole = grant(.specialist, "bdv", below: false)
    #expect(World.may(whole, .submit, World.matter("phong", to: "tu")))
    #expect(World.may(whole, .submit, World.matter("truong", to: "tu")))
    #expect(World.may(grant(.specialist, "hu"), .submit, World.matter("hbdv", to: "bdv")))
    #expect(!World.may(grant(.specialist, "hu", below: false), .submit, World.matter("hbdv", to: "bdv")))
    // A unit is not its body.
    #expect(!World.may(grant(.specialist, "phong"), .submit, World.matter("bdv", to: "tu")))
    // From one tree into another: the Front of the province stands below the committee, that of the district below the Front.
    #expect(World.may(grant(.specialist, "tu"), .submit, World.matter("hmt", to: "bdv")))
  }

  @Test func `a body is no judge of its own duty`() {
    // Owed to a body below it.
    #expect(!World.may(grant(.leader, "tu"), .extend, World.matter("tu", to: "mttq")))
    #expect(!World.may(grant(.leader, "tu"), .receive, World.matter("tu", to: "mttq")))
    #expect(World.may(grant(.leader, "mttq"), .extend, World.matter("tu", to: "mttq")))
    // As coordinator, whoever it is owed to; another body's coordinator may.
    #expect(!World.may(grant(.coordinator, "bdv"), .extend, World.matter("bdv", to: "tu")))
    #expect(!World.may(grant(.coordinator, "phong"), .extend, World.matter("bdv", to: "tu")))
    #expect(!World.may(grant(.coordinator, "bdv"), .excuse, World.matter("bdv")))
    #expect(World.may(grant(.coordinator, "mttq"), .extend, World.matter("bdv", to: "tu")))
    // Where nobody is named, by those above and not by itself.
    #expect(!World.may(grant(.leader, "bdv"), .extend, World.matter("bdv")))
    #expect(World.may(grant(.leader, "tu"), .extend, World.matter("bdv")))
    #expect(!World.may(grant(.leader, "tu", below: false), .extend, World.matter("bdv")))
    // What a unit owes its own body is judged there.
    #expect(World.may(grant(.leader, "bdv"), .extend, World.matter("phong", to: "bdv")))
    #expect(!World.may(grant(.leader, "phong"), .extend, World.matter("phong", to: "bdv")))
  }

  @Test func `a coordinator decides in its whole regulation, and receives where it stands`() {
    let coordinator = grant(.coordinator, "bdv")
    #expect(World.may(coordinator, .extend, World.matter("hbdv", to: "ubnd")))
    #expect(!World.may(coordinator, .receive, World.matter("hbdv", to: "ubnd")))
    #expect(World.may(coordinator, .receive, World.matter("hbdv", to: "bdv")))
    #expect(World.may(coordinator, .recordFor, World.matter("hbdv")))
    #expect(!World.may(coordinator, .submit, World.matter("bdv", to: "tu")))
  }

  @Test func `the name in which one acts must be of the matter and within the grant`() {
    func may(_ grant: Grant, _ power: Power, _ bearer: String, _ to: String?, for name: String) -> Bool {
      let matter = Matter(
        regulation: "thu", bearers: [org(bearer)], recipients: to.map { [org($0)] } ?? [], actingFor: org(name))
      return World.may(grant, power, matter)
    }
    #expect(may(grant(.specialist, "bdv"), .submit, "bdv", "tu", for: "phong"))
    #expect(!may(grant(.specialist, "bdv"), .submit, "bdv", "tu", for: "hbdv"))
    #expect(!may(grant(.specialist, "tu"), .submit, "bdv", "tu", for: "mttq"))
    #expect(may(grant(.registryClerk, "vp"), .receive, "bdv", "tu", for: "vp"))
    #expect(may(grant(.registryClerk, "vp"), .receive, "bdv", "tu", for: "tu"))
    #expect(!may(grant(.registryClerk, "vp"), .receive, "bdv", "tu", for: "ubnd"))
    #expect(may(grant(.leader, "tu"), .waive, "hbdv", "bdv", for: "bdv"))
    #expect(!may(grant(.leader, "tu"), .waive, "hbdv", "bdv", for: "tu"))
    #expect(may(grant(.leader, "tu"), .waive, "hbdv", nil, for: "tu"))
    #expect(!may(grant(.leader, "hu"), .waive, "hbdv", nil, for: "tu"))
    #expect(may(grant(.coordinator, "bdv"), .waive, "hbdv", "ubnd", for: "bdv"))
    #expect(!may(grant(.coordinator, "bdv"), .waive, "hbdv", "ubnd", for: "ubnd"))
  }

  @Test func `successors answer for what bodies owed that ended, and grants on those give nothing`() {
    let matter = World.matter("xa1", to: "hu")
    for (before, body) in [(true, "xa1"), (false, "xa")] {
      let clerk = grant(.registryClerk, body)
      #expect(World.may(clerk, .submit, matter, on: day("2025-06-30")) == before)
      #expect(World.may(clerk, .submit, matter, on: merger) == !before)
      let scope = Scope(of: Actor(person("p-1"), grants: [clerk]), in: World.register, on: merger)
      #expect(scope.sees(matter) == !before)
      #expect(scope.sees(org("xa2")) == !before)
    }
    // Those above the successor see it too; those above the body that ended do not any more.
    #expect(World.may(grant(.leader, "tu"), .seeObligations, World.matter("xa1"), on: merger))
    #expect(!World.may(grant(.leader, "hu"), .seeObligations, World.matter("xa1"), on: merger))
    // A merged body owed what its successor is owed now: the successor receives from the others.
    #expect(World.may(grant(.registryClerk, "xa"), .receive, World.matter("bdv", to: "xa2"), on: merger))
  }

  @Test func `grants are given ahead for bodies to come`() {
    let administrator = grant(.administrator, "tu")
    func may(_ from: String) -> Bool {
      World.decide(
        administrator, may: .manageGrants, .grant(of: person("p-2"), at: org("xa"), from: day(from)),
        on: day("2025-06-20")
      ).isAllowed
    }
    #expect(may("2025-07-01"))
    #expect(!may("2025-06-30"))
    // Those on a body that ended are changed by who administers its successor.
    #expect(
      World.decide(
        administrator, may: .manageGrants, .grant(of: person("p-2"), at: org("xa1"), from: World.today), on: merger
      ).isAllowed)
    #expect(
      World.decide(administrator, may: .manageGrants, .grant(of: person("p-2"), at: org("hu"), from: World.today))
        .isAllowed)
    #expect(
      !World.decide(
        grant(.administrator, "hu"), may: .manageGrants,
        .grant(of: person("p-2"), at: org("tu"), from: World.today)
      ).isAllowed)
  }

  @Test func `a substitute acts within his dates, both included`() {
    let substitute = grant(.leader, "bdv", from: "2024-03-01", until: "2024-03-20")
    let matter = World.matter("hbdv", to: "bdv")
    #expect(!World.may(substitute, .extend, matter, on: day("2024-02-29")))
    #expect(World.may(substitute, .extend, matter, on: day("2024-03-01")))
    #expect(World.may(substitute, .extend, matter, on: day("2024-03-20")))
    #expect(!World.may(substitute, .extend, matter, on: day("2024-03-21")))
  }

  @Test func `somebody else's grant is nobody's`() {
    let actor = Actor(person("p-1"), grants: [grant(.leader, "tu", to: "p-2")])
    #expect(actor.grants.isEmpty)
    #expect(Scope(of: actor, in: World.register, on: World.today).isEmpty)
  }

  @Test func `each event needs the power of its kind`() {
    func power(_ kind: Event.Kind, for sender: String? = nil, about ids: [String] = ["thu/dieu-1:hbdv:2024"]) -> Power {
      Power(
        toRecord: Event(
          id: "e", kind: kind, obligations: ids.compactMap { ObligationID($0) }, happened: World.today,
          recorded: .end(of: World.today), recordedFor: sender.map(org)))
    }
    #expect(
      Event.Kind.allCases.map { power($0) } == [
        .submit, .receive, .accept, .return, .refuse, .waive, .excuse, .extend, .suspend, .resume, .tell, .establish,
        .ruleOut, .withdraw, .transfer, .compensate, .markUnknown, .recordOccurrence, .reschedule,
      ])
    #expect(power(.received, for: "hbdv") == .recordFor)
    #expect(power(.submitted, for: "hbdv") == .recordFor)
    #expect(power(.withdrawn, about: []) == .callOff)
  }

  @Test func `a scope sees by bearer, recipient, copy and regulation`() {
    func scope(_ grants: Grant...) -> Scope {
      Scope(of: Actor(person("p-1"), grants: grants), in: World.register, on: World.today)
    }
    let clerk = scope(grant(.registryClerk, "vp"))
    #expect(clerk.sees(org("tu")))
    #expect(!clerk.sees(org("bdv")))
    #expect(clerk.sees(bearers: [org("bdv")], recipients: [org("tu")], regulation: "thu"))
    #expect(!clerk.sees(bearers: [org("bdv")], recipients: [org("mttq")], regulation: "thu"))
    #expect(clerk.sees(bearers: [org("bdv")], recipients: [], informed: [org("vp")], regulation: "thu"))
    let coordinator = scope(grant(.coordinator, "bdv"))
    #expect(coordinator.bodies.count == 0)
    #expect(coordinator.regulations == ["thu"])
    #expect(coordinator.sees(bearers: [org("ubnd")], recipients: [], regulation: "thu"))
    #expect(!coordinator.sees(bearers: [org("bdv")], recipients: [], regulation: "khac"))
    for role in [Role.administrator, .auditor] { #expect(scope(grant(role, "tu")).isEmpty) }
    #expect(Scope(of: .owner, in: World.register, on: World.today).isEmpty)
  }
}
