import Access
import CivilTime
import Diagnostics
import Foundation
import Obligations
import Organisations
import Regulations
import Testing

/// 2024 under the five regulations, as people live it through the commands. What they choose comes from a seed; what they did is written
/// down beside the store, so that the store's own figures can be held against it.
final class Year {
  let office: OfficeHours
  var dice: Dice
  /// Which part of what could be done is done, in hundredths. Every sentence is acted upon whatever it is.
  let share: Int
  /// The ids of the people.
  var people: [String: String] = [:]
  /// What was done about obligations.
  var log = YearLog()
  /// The sentences about which nothing was done yet.
  var untouched: [String: Set<String>] = [:]
  /// The obligations that are left alone until their day comes in a case worked by hand: the beginnings of their ids.
  var kept: [String] = []
  /// The entry with the files of August.
  var filed: Int64 = 0
  /// The grants that were given later, for a body that nobody's grant reached.
  var extra: Set<String> = []

  init(_ office: OfficeHours, seed: UInt64, share: Int) {
    self.office = office
    dice = Dice(seed: seed)
    self.share = share
    for team in YearTeam.five {
      untouched[team.regulation] = Set(ClausesThatOwe.all(of: team.regulation).map(\.address))
    }
  }

  static func day(_ iso: String) -> CivilDate {
    guard let day = CivilDate(iso: iso) else { preconditionFailure("a day: \(iso)") }
    return day
  }

  // MARK: The first days

  /// A store is made and filled, people come, the five regulations are put in force.
  func begin(calendar: String) throws {
    office.open(on: Self.day("2024-01-02"))
    try office.must(["init"])
    try office.must(["import", "register", "Registers/five-jurisdictions"])
    try office.must(["import", "calendar", calendar])
    try office.must(["import", "laws", "Regulations"])
    // Whoever looks at all five regulations coordinates them all.
    let observer = try office.add("observer", "Hà Thị Thu")
    for team in YearTeam.five {
      try office.must(
        [
          "grant", "add", observer, "--role", "coordinator", "--at", team.coordinating, "--regulation",
          team.regulation,
        ])
    }
    let administrator = try office.add("administrator", "Quách Văn Yên")
    try office.must(["grant", "add", administrator, "--role", "administrator", "--at", "org-0001"])
    for (number, team) in YearTeam.five.enumerated() {
      people[team.coordinator] = try team.arrive(office, .coordinator, as: team.coordinator, number: number)
      try office.must(
        [
          "regulation", "activate", "Regulations/\(team.regulation).md",
          "--consent", "\(team.coordinating)=0\(number + 1)-QC/BDV@2/1/2024",
        ], as: team.coordinator)
    }
    try office.served {
      for (number, team) in YearTeam.five.enumerated() {
        for (short, role) in team.others { people[short] = try team.arrive(office, role, as: short, number: number) }
      }
    }
  }

  // MARK: Working

  /// Asks as somebody what is owed in a window.
  func ask(_ team: YearTeam, _ from: CivilDate, _ to: CivilDate, as person: String? = nil) throws -> [Asked] {
    try Asked.list(
      office.must(
        [
          "obligations", "--from", "\(from)", "--to", "\(to)", "--regulation", team.regulation, "--format", "json",
        ], as: person ?? team.specialist))
  }

  /// What is sent is a chapter of a document, which has the numbers of forms.
  static let elsewhere = ["--part-of", "báo cáo chung (giả định)"]

  /// Does one thing about some obligations.
  func deed(_ name: String, _ about: [Asked], as person: String, _ options: [String] = []) throws {
    guard !about.isEmpty else { return }
    let isWhole = name != "submit" || options.contains { ["--part-of", "--nothing-to-report"].contains($0) }
    try office.must([name] + about.map(\.id) + options + (isWhole ? [] : Self.elsewhere), as: person)
    note(name, about)
  }

  func note(_ name: String, _ about: [Asked], on day: CivilDate? = nil, until: CivilDate? = nil) {
    for one in about {
      log.add(name, one, on: day ?? office.today, until: until)
      untouched[one.regulation]?.subtract([one.rule] + one.also)
    }
  }

  /// A visit to the bodies that owe something about which nobody has done anything yet: those that owe most of it first. Half of the lists
  /// are those of the specialist, who does not see the bodies outside his own; what is left over then is the coordinator's to find.
  func visit(_ team: YearTeam, from: CivilDate, to: CivilDate) throws {
    for person in dice.chance(50) ? [team.specialist, team.coordinator] : [team.coordinator] {
      let all = try ask(team, from, to, as: person).filter { $0.absorbedBy == nil && isUntouched($0) }
      try conditions(team, among: all)
      let open = all.filter { $0.lifeCycle == "inEffect" }
      if person == team.coordinator { try decisions(team, among: open) }
      try visit(team, among: open.filter { isUntouched($0) })
    }
    // What a text asked once, by a day in a year before, is in no list of this year: whoever looks for it looks there.
    for day in team.longDue {
      try visit(team, among: ask(team, day, day, as: team.coordinator).filter { isUntouched($0) })
    }
  }

  private func isUntouched(_ one: Asked) -> Bool {
    one.performance == "unperformed" && log[one.id].isEmpty && !kept.contains { one.id.hasPrefix($0) }
  }

  /// Of what rests on a condition the bearer says of one that it holds, and does it; the coordinator says of another that it does not.
  private func conditions(_ team: YearTeam, among all: [Asked]) throws {
    let today = "\(office.today)"
    let awaiting = all.filter { $0.isConditional && $0.periodStart <= today }
    for (_, group) in Dictionary(grouping: awaiting, by: \.rule).sorted(by: { $0.key < $1.key }) {
      let found = group.filter { reaches($0.bearer.id, team) && log[$0.id].isEmpty }.sorted { $0.id < $1.id }
      guard let first = found.first else { continue }
      try deed("establish", [first], as: team.specialist, ["--ground", "có việc phải làm trong kỳ"])
      try deed("submit", [first], as: team.specialist)
      if found.count > 1 {
        try deed("rule-out", [found[1]], as: team.coordinator, ["--ground", "trong kỳ không có việc"])
        try expect(found[1].id, lifeCycle: "lapsed", performance: "unperformed", as: team.coordinator)
      }
    }
  }

  /// What leaders and coordinators decide about single cases; where the text does not allow it the refusal says so.
  private func decisions(_ team: YearTeam, among open: [Asked]) throws {
    let today = "\(office.today)"
    var cases = open.filter { one in
      !one.isStanding && !one.isStarted && one.quantity == nil && one.joint.isEmpty && (one.due ?? "") > today
        && reaches(one.bearer.id, team) && one.bearer.id != team.coordinating
    }.sorted { $0.id < $1.id }
    func take() -> Asked? { cases.isEmpty ? nil : cases.remove(at: dice.below(cases.count)) }
    let decisions = ["waive", "excuse", "withdraw", "extend", "suspend", "transfer", "tell", "mark-unknown"]
    for decision in decisions where share >= 100 || dice.chance(60) {
      guard let one = take() else { return }
      var options = ["--ground", "theo đề nghị của cơ quan thực hiện"]
      var until: CivilDate?
      switch decision {
      case "extend":
        until = one.due.map { Year.day($0) + 3 }
        options += ["--until", until.map { "\($0)" } ?? ""]
      case "transfer":
        guard let other = open.first(where: { $0.rule == one.rule && $0.bearer.id != one.bearer.id }) else { continue }
        options += ["--whom", other.bearer.id]
      case "tell": options = ["--date", one.due ?? "", "--whom", one.bearer.id]
      default: break
      }
      let answer = office.run([decision, one.id] + options, as: team.coordinator)
      if answer.code == 0 {
        note(decision, [one], until: until)
      } else {
        // A citation of a law lets nobody give more than the law does.
        guard answer.err.contains("is not possible: no clause allows it") else {
          throw NotDone(who: team.coordinator, words: [decision, one.id] + options, said: answer.err, on: office.today)
        }
      }
      if decision == "suspend", answer.code == 0 {
        office.open(on: office.today + 2)
        try deed("resume", [one], as: team.coordinator)
      }
    }
  }

  func visit(_ team: YearTeam, among open: [Asked]) throws {
    while let (bearer, batch) = next(team, open) {
      try reach(bearer, team)
      try handle(batch, team)
    }
  }

  /// The body that owes most of what nobody touched, and one obligation of it for each sentence.
  private func next(_ team: YearTeam, _ open: [Asked]) -> (String, [Asked])? {
    let wanted = untouched[team.regulation] ?? []
    var byBearer: [String: [String: Asked]] = [:]
    for one in open where wanted.contains(one.rule) && log[one.id].isEmpty {
      if byBearer[one.bearer.id]?[one.rule] == nil { byBearer[one.bearer.id, default: [:]][one.rule] = one }
    }
    let best = byBearer.max { a, b in
      (reaches(a.key, team) ? 1 : 0, a.value.count, b.key) < (reaches(b.key, team) ? 1 : 0, b.value.count, a.key)
    }
    return best.map { ($0.key, $0.value.values.sorted { $0.id < $1.id }) }
  }

  /// True where the people of a regulation have grants that reach a body.
  func reaches(_ body: String, _ team: YearTeam) -> Bool {
    if extra.contains(body) { return true }
    guard let body = OrganisationID(body), let person = PersonID("p-0001"), let id = GrantID("g-1") else {
      return false
    }
    let grants = team.roots.compactMap { root in
      OrganisationID(root).flatMap {
        try? Grant(id: id, person: person, role: .specialist, organisation: $0, first: Self.day("2024-01-01"))
      }
    }
    return Permission.decide(
      Actor(person, grants: grants), may: .submit,
      .obligation(Matter(regulation: team.regulation, bearers: [body], recipients: [])), on: Self.day("2024-01-02"),
      in: Shipped.shared.engine.register
    ).isAllowed
  }

  /// Gives the people of a regulation what they need at a body that none of their grants reaches.
  private func reach(_ body: String, _ team: YearTeam) throws {
    guard !reaches(body, team), let id = people[team.specialist] else { return }
    try office.must(["grant", "add", id, "--role", "specialist", "--at", body, "--only"])
    extra.insert(body)
  }

  /// How a batch goes: the ways of an office, in turn and by the dice.
  private func handle(_ batch: [Asked], _ team: YearTeam) throws {
    let received = batch.filter { one in !one.isStanding && one.counterparties.contains { reaches($0.id, team) } }
    switch dice.below(8) {
    case 0:
      try deed("submit", batch, as: team.specialist, ["--nothing-to-report"])
    case 1:
      try deed("submit", batch, as: team.specialist, ["--part-of", "báo cáo chung, mục II"])
    case 2 where !received.isEmpty:
      try deed("submit", batch, as: team.specialist)
      try deed("return", received, as: team.clerk, ["--ground", "thiếu số liệu"])
      office.open(on: office.today + 1)
      try deed("submit", received, as: team.specialist, ["--note", "đã bổ sung"])
    case 3 where !received.isEmpty:
      try deed("submit", batch, as: team.specialist)
      // What others wait for is what was asked for: refused it would start nothing.
      let refusable = received.filter { !ClausesThatOwe.awaited.contains($0.rule) }
      try deed("refuse", Array(refusable.prefix(1)), as: team.leader, ["--ground", "gửi nhầm"])
    case 4 where !received.isEmpty:
      try deed("submit", batch.filter { one in !received.contains { $0.id == one.id } }, as: team.specialist)
      for one in received {
        try deed("record", [one], as: team.clerk, ["--evidence", "số đến \(100 + dice.below(900))"])
      }
    default:
      try deed("submit", batch, as: team.specialist)
      try deed("receive", received, as: team.clerk)
    }
  }

  // MARK: What happens

  /// Every kind of event that a regulation waits for happens once and is told of all sentences that wait for it; what it starts is asked and
  /// done.
  func happenings(_ team: YearTeam) throws {
    var byKind: [EventKind: [Rule]] = [:]
    for rule in ClausesThatOwe.all(of: team.regulation) {
      switch ClausesThatOwe.start(of: rule) {
      case .events(let kinds): for kind in kinds { byKind[kind, default: []].append(rule) }
      case .word where untouched[team.regulation]?.contains(rule.address) ?? false:
        byKind[.requestReceived, default: []].append(rule)
      case .word, .time, .act: break
      }
    }
    for (number, kind) in byKind.keys.sorted(by: { $0.rawValue < $1.rawValue }).enumerated() {
      let rules = byKind[kind] ?? []
      let id = "\(team.regulation)-\(number)"
      var words = ["occur", kind.words.vi, "--id", id, "--matter", "vụ việc \(number) (hư cấu)"]
      for rule in rules { words += ["--rule", rule.address] }
      if rules.contains(where: ClausesThatOwe.comesBefore) { words += ["--date", "\(office.today + 21)"] }
      try office.must(words, as: team.coordinator)
    }
    try follow(team)
  }

  /// What events started, and what the acts of other sentences started in turn, until nothing follows any more.
  private func follow(_ team: YearTeam) throws {
    while true {
      let all = try ask(team, office.today - 60, Self.day("2026-12-31"), as: team.coordinator)
      let wanted = untouched[team.regulation] ?? []
      let open = all.filter {
        wanted.contains($0.rule) && $0.lifeCycle == "inEffect" && isUntouched($0)
      }
      for one in all where one.isStarted { log.started[one.id] = log.started[one.id] ?? one }
      guard !open.isEmpty else { return }
      try visit(team, among: open)
      office.open(on: office.today + 1)
    }
  }

  // MARK: Figures

  /// What `phoihop completeness` says of each regulation.
  func figures(on day: CivilDate, known: CivilDate? = nil, as person: String) throws -> [String: YearLog.Figures] {
    struct Page: Decodable { let rows: [Row] }
    struct Row: Decodable { let key: String, notYetDue, onTime, late, missing, undated, excused: Int }
    let said = try office.must(
      [
        "completeness", "--by", "regulation", "--from", "2024-01-01", "--to", "2024-12-31", "--on", "\(day)",
        "--known", "\(known ?? day)", "--format", "json",
      ], as: person)
    let page = try JSONDecoder().decode(Page.self, from: Data(said.utf8))
    return page.rows.reduce(into: [:]) { figures, row in
      figures[row.key] = YearLog.Figures(
        notYetDue: row.notYetDue, onTime: row.onTime, late: row.late, missing: row.missing, undated: row.undated,
        excused: row.excused)
    }
  }
}
