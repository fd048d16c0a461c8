import CivilTime
import Diagnostics
import Organisations

/// Finds who takes over from whom when a plan meets a register.
public struct Reckoner {
  private let plan: UnitPlan
  private let register: Register
  private let on: CivilDate
  private let basis: String
  private var findings = FindingList()
  /// The areas of the register by level and code, on the day before and on the day.
  private var areasBefore: [UnitPlan.Key: AreaID] = [:]
  private var areasAfter: [UnitPlan.Key: AreaID] = [:]
  /// What becomes of the bodies of each area that ends.
  private var fates: [AreaID: Fate] = [:]
  /// The bodies that exist on the day, by area and kind, in the areas that take over.
  private var seatsAfter: [Seat: [OrganisationID]] = [:]
  /// How many there are on the day before, in the areas that end.
  private var seatsBefore: [Seat: Int] = [:]
  /// How many names may still be compared to find the nearest one.
  private var comparisons = 300_000
  private var heirs: [String: [Heir]] = [:]
  /// The steps of the register of the bodies that the plan names, and which of those bodies have a line that is such a step.
  private var stepsBefore: [OrganisationID: [Succession]] = [:]
  private var written: Set<OrganisationID> = []

  /// What bodies of one kind in one area share.
  private struct Seat: Hashable {
    let area: AreaID
    let kind: String
  }

  /// What becomes of a unit.
  private struct Fate {
    let cause: Handover.Cause
    let kind: SuccessionKind
    let units: [(area: AreaID, extent: SuccessionExtent)]
    let word: PlanWord
  }

  /// Reckons a plan for a day; `basis` is written beside each step that follows from units.
  ///
  /// There is no reorganisation when a finding is an error; all findings come at once. Cost: linear in register and plan.
  public static func reckon(
    _ plan: UnitPlan, _ register: Register, on: CivilDate, basis: String = ""
  ) -> (reorganisation: Reorganisation?, findings: [Diagnostic]) {
    var reckoner = Reckoner(plan: plan, register: register, on: on, basis: basis)
    return reckoner.result()
  }

  private init(plan: UnitPlan, register: Register, on: CivilDate, basis: String) {
    self.plan = plan
    self.register = register
    self.on = on
    self.basis = basis
  }

  private var dayBefore: CivilDate { on + -1 }

  private mutating func result() -> (Reorganisation?, [Diagnostic]) {
    findings += plan.check()
    guard checkDay(), findings.count == 0 else { return (nil, findings.all.inReadingOrder()) }
    findAreas()
    guard findings.count == 0 else { return (nil, findings.all.inReadingOrder()) }
    findFates()
    for heir in register.heirs { heirs[heir.kind, default: []].append(heir) }
    seat()
    let exceptions = readExceptions()
    guard findings.count == 0 else { return (nil, findings.all.inReadingOrder()) }
    let (handovers, alreadyPassed) = handOver(exceptions)
    checkRings(handovers)
    checkClosed(handovers)
    guard findings.count == 0 else { return (nil, findings.all.inReadingOrder()) }
    return (Reorganisation(on: on, before: register, handovers: handovers, alreadyPassed: alreadyPassed), [])
  }

  // MARK: The day

  /// The first day on which the register knows anybody, where it is known.
  private var firstDay: CivilDate? {
    let days = register.organisations.lazy.flatMap(\.exists).map(\.lower)
    guard let least = days.min(), least != .min else { return nil }
    return CivilDate(dayNumber: least)
  }

  private mutating func checkDay() -> Bool {
    let first = firstDay
    var isGood = true
    func early(_ word: PlanWord, _ day: CivilDate, _ first: CivilDate) -> Diagnostic {
      word.error(
        "before-register",
        Words(
          vi: "ngày \(day) đứng trước ngày đầu của danh bạ, \(first)",
          en: "\(day) comes before the first day of the register, \(first)"))
    }
    for exception in plan.exceptions {
      if let own = exception.on, let first, own.day <= first { findings.append(early(own.word, own.day, first)) }
    }
    guard let anchor = plan.steps.first?.from ?? plan.exceptions.first?.from else { return true }
    if let first, on <= first {
      findings.append(early(anchor, on, first))
      isGood = false
    }
    return isGood
  }

  // MARK: Units

  private mutating func findAreas() {
    for area in register.areas {
      for code in area.codes {
        let key = UnitPlan.Key(level: area.level, code: code.value)
        if code.validity.contains(dayBefore), area.exists(on: dayBefore) { areasBefore[key] = area.id }
        if code.validity.contains(on), area.exists(on: on) { areasAfter[key] = area.id }
      }
    }
    // A code is given again on the very day, so that one is there says nothing; that a unit ends says all.
    let ends = plan.before.contains { unit in
      areasBefore[UnitPlan.Key(level: unit.level, code: unit.code.text)].flatMap { register[$0] }
        .map { !$0.exists(on: on) } ?? false
    }
    if let anchor = plan.before.first?.code, !ends {
      findings.append(
        anchor.error(
          "nothing-ends",
          Words(
            vi: "trong danh bạ không đơn vị nào của tệp này chấm dứt vào ngày \(on); ngày của kế hoạch sai, "
              + "hoặc thiếu danh bạ có các đơn vị mới (--register Registers/country)",
            en: "in the register no unit of this file ends on \(on); the day of the plan is wrong, or the register "
              + "with the new units is missing (--register Registers/country)")))
      return
    }
    for (units, known, day) in [(plan.before, areasBefore, dayBefore), (plan.after, areasAfter, on)] {
      for unit in units {
        guard let id = known[UnitPlan.Key(level: unit.level, code: unit.code.text)] else {
          findings.append(
            unit.code.error(
              "unknown-unit",
              Words(
                vi: "ngày \(day) danh bạ không có đơn vị cấp \(unit.level.vietnamese) nào mang mã "
                  + "\"\(unit.code.text)\" (\(unit.name))",
                en: "on \(day) the register has no unit of level \(unit.level) with the code \"\(unit.code.text)\" "
                  + "(\(unit.name))")))
          continue
        }
        let name = register[id]?.name(on: day) ?? ""
        if VietnameseText.key(name) != VietnameseText.key(unit.name) {
          findings.append(
            unit.code.error(
              "other-unit",
              Words(
                vi:
                  "mã \"\(unit.code.text)\" là \(unit.name) trong kế hoạch nhưng là \(name) trong danh bạ ngày \(day)",
                en: "the code \"\(unit.code.text)\" is \(unit.name) in the plan and \(name) in the register on \(day)"))
          )
        }
      }
    }
    for step in plan.steps where step.fromLevel == .district {
      if areasBefore[UnitPlan.Key(level: .district, code: step.from.text)] == nil {
        findings.append(
          step.from.error(
            "unknown-unit",
            Words(
              vi: "ngày \(dayBefore) danh bạ không có đơn vị cấp huyện nào mang mã \"\(step.from.text)\"",
              en: "on \(dayBefore) the register has no unit of level district with the code \"\(step.from.text)\"")))
      }
    }
  }

  private mutating func findFates() {
    var takers: [AreaID: Int] = [:]
    var steps: [AreaID: [UnitPlan.Step]] = [:]
    var order: [AreaID] = []
    for step in plan.steps {
      guard let from = areasBefore[UnitPlan.Key(level: step.fromLevel, code: step.from.text)],
        let to = areasAfter[UnitPlan.Key(level: step.toLevel, code: step.to.text)], from != to
      else { continue }
      takers[to, default: 0] += 1
      if steps[from] == nil { order.append(from) }
      steps[from, default: []].append(step)
    }
    for from in order {
      let own = (steps[from] ?? []).sorted { $0.extent < $1.extent }
      guard let first = own.first else { continue }
      let units = own.compactMap { step in
        areasAfter[UnitPlan.Key(level: step.toLevel, code: step.to.text)].map { (area: $0, extent: step.extent) }
      }
      let cause: Handover.Cause
      let kind: SuccessionKind
      if first.fromLevel != first.toLevel {
        (cause, kind) = (.converted, .conversion)
      } else if units.count > 1 {
        (cause, kind) = (.divided, .split)
      } else if takers[units[0].area, default: 1] > 1 {
        (cause, kind) = (.merged, .merge)
      } else {
        (cause, kind) = (.renamed, .rename)
      }
      fates[from] = Fate(cause: cause, kind: kind, units: units, word: first.from)
    }
    // A district that ends and is followed by no unit: its functions go to the province.
    for unit in plan.before where unit.level == .district {
      guard let area = areasBefore[UnitPlan.Key(level: .district, code: unit.code.text)], fates[area] == nil,
        !(register[area]?.exists(on: on) ?? false), let above = unit.above,
        let province = areasBefore[UnitPlan.Key(level: .province, code: above)]
      else { continue }
      let target = fates[province]?.units.first?.area ?? province
      fates[area] = Fate(cause: .abolished, kind: .dissolution, units: [(target, .whole)], word: unit.code)
    }
    guard let anchor = plan.steps.first?.from else { return }
    for area in register.areas
    where area.exists(on: dayBefore) && !area.exists(on: on) && fates[area.id] == nil {
      findings.append(
        anchor.error(
          "forgotten-unit",
          Words(
            vi: "danh bạ cho \(area.name(on: dayBefore)) (\(area.id)) hết ngày \(dayBefore) mà kế hoạch không nói gì",
            en:
              "the register ends \(area.name(on: dayBefore)) (\(area.id)) on \(dayBefore) and the plan says nothing of it"
          )))
    }
  }

  // MARK: Bodies

  private mutating func seat() {
    let takers = Set(fates.values.flatMap { $0.units.map(\.area) })
    for organisation in register.organisations where !organisation.isPost {
      if let place = organisation.place(on: dayBefore), fates[place] != nil, organisation.exists(on: dayBefore),
        let kind = organisation.kinds(on: dayBefore).first
      {
        seatsBefore[Seat(area: place, kind: kind), default: 0] += 1
      }
      guard let place = organisation.place(on: on), takers.contains(place), organisation.exists(on: on) else {
        continue
      }
      for kind in organisation.kinds(on: on) {
        seatsAfter[Seat(area: place, kind: kind), default: []].append(organisation.id)
      }
    }
  }

  private func bodies(ofKind kind: String, in area: AreaID) -> [OrganisationID] {
    seatsAfter[Seat(area: area, kind: kind)] ?? []
  }

  private mutating func readExceptions() -> [OrganisationID: [Succession]] {
    var found: [OrganisationID: [Succession]] = [:]
    let named = Set(plan.exceptions.compactMap { OrganisationID($0.from.text) })
    stepsBefore = Dictionary(grouping: register.successions.filter { named.contains($0.from) }, by: \.from)
    for exception in plan.exceptions {
      guard let from = known(exception.from) else { continue }
      var to: OrganisationID?
      if let word = exception.to {
        guard let successor = known(word) else { continue }
        to = successor
      }
      let day = exception.on?.day ?? on
      if exception.kind != .correction, !register.exists(from, on: day + -1) {
        findings.append(
          exception.from.error(
            "body-not-there",
            Words(
              vi: "\"\(from)\" không tồn tại trong ngày \(day + -1), nên không có gì để chuyển",
              en: "\"\(from)\" does not exist on \(day + -1), so it has nothing to pass")))
      }
      if let to, !register.exists(to, on: day), let word = exception.to {
        findings.append(
          word.error(
            "successor-not-there",
            Words(
              vi: "tổ chức kế thừa \"\(to)\" không tồn tại trong ngày \(day)",
              en: "the successor \"\(to)\" does not exist on \(day)")))
      }
      if isWritten(exception, from, to, day) { continue }
      if exception.kind != .correction, let step = wholeStep(from, on: day),
        exception.extent != .part || step.extent == .whole
      {
        findings.append(
          exception.from.error(
            "already-passed",
            Words(
              vi: "\"\(from)\" đã chuyển\(step.to.map { " sang \"\($0)\"" } ?? "") ngày \(day) theo một bước đã ghi; "
                + "để sửa, ghi một dòng loại correction với ngày sửa",
              en: "\"\(from)\" passed\(step.to.map { " to \"\($0)\"" } ?? "") on \(day) by a step that is written; "
                + "to mend it, write a line of the kind correction with the day of mending")))
        continue
      }
      let earlier = found[from] ?? []
      if earlier.count >= Self.mostShares
        || earlier.contains(where: { $0.to == to || $0.extent == .whole || exception.extent == .whole })
      {
        findings.append(
          exception.from.error(
            "doubled-body",
            Words(
              vi: "\"\(from)\" đã có một dòng khác trong kế hoạch; một cơ quan chỉ chia được thành main-part và part",
              en: "\"\(from)\" has another line in the plan; a body is divided only into main-part and part")))
        continue
      }
      found[from, default: []].append(
        Succession(
          from: from, to: to, on: day, kind: exception.kind, extent: exception.extent, basis: exception.basis))
    }
    return found
  }

  /// True of a line of the plan that is a step of the register already: a plan may be run again.
  private mutating func isWritten(
    _ exception: UnitPlan.Exception, _ from: OrganisationID, _ to: OrganisationID?, _ day: CivilDate
  ) -> Bool {
    let isThere = stepsBefore[from, default: []].contains {
      $0.to == to && $0.on == day && $0.kind == exception.kind && $0.extent == exception.extent
    }
    if isThere { written.insert(from) }
    return isThere
  }

  /// The step by which a body has passed all or most of what it had on a day.
  private func wholeStep(_ from: OrganisationID, on day: CivilDate) -> Succession? {
    stepsBefore[from, default: []].first {
      $0.on == day && $0.extent != .part && $0.kind != .transfer && $0.kind != .correction
    }
  }

  /// In how many a body may be divided.
  private static let mostShares = 64

  private mutating func known(_ word: PlanWord) -> OrganisationID? {
    if let id = OrganisationID(word.text), register[id] != nil { return id }
    var near: String?
    if comparisons >= register.organisations.count {
      comparisons -= register.organisations.count
      near = NearestName.nearest(to: word.text, among: register.organisations.lazy.map(\.id.text))
    }
    findings.append(
      word.error(
        "unknown-organisation",
        Words(
          vi: "danh bạ không có cơ quan mã \"\(word.text)\"",
          en: "the register has no body with the id \"\(word.text)\""),
        notes: near.map { [Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"")] } ?? []))
    return nil
  }

  private mutating func handOver(
    _ exceptions: [OrganisationID: [Succession]]
  ) -> (handovers: [Handover], alreadyPassed: Int) {
    var passed: Set<OrganisationID> = []
    for step in register.successions where step.on == on && !(step.kind == .transfer && step.extent == .part) {
      passed.insert(step.from)
    }
    var alreadyPassed = 0
    var handovers: [Handover] = []
    for organisation in register.organisations {
      let id = organisation.id
      if let steps = exceptions[id] {
        handovers.append(
          Handover(from: id, steps: steps.sorted { $0.extent < $1.extent }, cause: .named, way: .plan))
        continue
      }
      if written.contains(id) {
        alreadyPassed += 1
        continue
      }
      guard organisation.exists(on: dayBefore), let place = organisation.place(on: dayBefore), let fate = fates[place]
      else { continue }
      if passed.contains(id) {
        alreadyPassed += 1
        continue
      }
      if let handover = handOver(organisation, fate, exceptions) {
        handovers.append(handover)
      } else {
        findings.append(
          fate.word.error(
            "orphan-body",
            Words(
              vi: "không ai tiếp nhận của \"\(id)\" (\(organisation.name(on: dayBefore))); "
                + "thêm một dòng vào bodies.csv của kế hoạch",
              en: "nobody takes over from \"\(id)\" (\(organisation.name(on: dayBefore))); "
                + "add a line to bodies.csv of the plan")))
      }
    }
    return (handovers, alreadyPassed)
  }

  private func handOver(
    _ organisation: Organisation, _ fate: Fate, _ exceptions: [OrganisationID: [Succession]]
  ) -> Handover? {
    let body = register.body(of: organisation.id, on: dayBefore)
    var way = Handover.Way.sameKind
    var steps: [Succession] = []
    if body != organisation.id, let own = register[body] {
      let above: [Succession]
      if let given = exceptions[body] {
        above = given.filter { $0.to != nil }
      } else {
        let place = own.place(on: dayBefore).flatMap { fates[$0] } ?? fate
        above = self.steps(of: own, place)?.steps ?? []
      }
      steps = above.map {
        Succession(
          from: organisation.id, to: $0.to, on: $0.on, kind: $0.kind, extent: $0.extent, basis: $0.basis)
      }
      way = .withBody
    } else if let found = self.steps(of: organisation, fate) {
      (steps, way) = found
    }
    guard !steps.isEmpty else { return nil }
    return Handover(from: organisation.id, steps: steps, cause: fate.cause, way: way)
  }

  /// The steps of a body of a unit, and the weakest way in which a successor was found; nil where one unit has none.
  private func steps(of organisation: Organisation, _ fate: Fate) -> (steps: [Succession], way: Handover.Way)? {
    var steps: [Succession] = []
    var way = Handover.Way.sameKind
    for unit in fate.units {
      guard let found = successors(of: organisation, in: unit.area) else { return nil }
      if found.way == .caretaker || way == .sameKind { way = found.way }
      for (index, to) in found.bodies.enumerated() where to != organisation.id {
        // One body that stood for several passes to each of them.
        let share: SuccessionExtent = found.bodies.count == 1 ? unit.extent : .part
        steps.append(
          Succession(
            from: organisation.id, to: to, on: on, kind: fate.kind,
            extent: index == 0 && found.bodies.count > 1 && unit.extent != .part ? .mainPart : share, basis: basis))
      }
    }
    return steps.isEmpty ? nil : (steps, way)
  }

  /// The bodies of a unit that take over from a body: of its first kind, else by the register's defaults, else of another of its kinds, else
  /// by the default for every kind.
  private func successors(
    of organisation: Organisation, in area: AreaID
  ) -> (bodies: [OrganisationID], way: Handover.Way)? {
    let kinds = organisation.kinds(on: dayBefore)
    guard let first = kinds.first else { return nil }
    let same = bodies(ofKind: first, in: area)
    if same.count == 1 { return (same, .sameKind) }
    if let one = same.first {
      // The only one of its kind stood for all that are there now; of several one cannot tell which takes over from which.
      let place = organisation.place(on: dayBefore)
      let isAlone = place.map { seatsBefore[Seat(area: $0, kind: first)] == 1 } ?? false
      return isAlone ? (same, .sameKind) : ([one], .caretaker)
    }
    for heir in heirs[first] ?? [] {
      let found = bodies(ofKind: heir.heir, in: area)
      if let one = found.first { return ([one], heir.isSure && found.count == 1 ? .heir : .caretaker) }
    }
    for kind in kinds.dropFirst() {
      let found = bodies(ofKind: kind, in: area)
      if let one = found.first { return ([one], .caretaker) }
    }
    for heir in heirs[Heir.anyKind] ?? [] {
      if let one = bodies(ofKind: heir.heir, in: area).first { return ([one], .caretaker) }
    }
    return nil
  }

  // MARK: Rings

  /// Reports each body that the plan closes although others pass to it: what they pass would be lost.
  private mutating func checkClosed(_ handovers: [Handover]) {
    guard !plan.exceptions.isEmpty else { return }
    let closed = Set(handovers.filter { $0.outcome == .closed }.map(\.from))
    guard !closed.isEmpty else { return }
    var passing: [OrganisationID: OrganisationID] = [:]
    for handover in handovers {
      for to in handover.steps.compactMap(\.to) where closed.contains(to) && passing[to] == nil {
        passing[to] = handover.from
      }
    }
    for exception in plan.exceptions {
      guard let id = OrganisationID(exception.from.text), let from = passing.removeValue(forKey: id) else { continue }
      findings.append(
        exception.from.error(
          "successor-closed",
          Words(
            vi: "\"\(id)\" tiếp nhận của \"\(from)\" nên không thể kết thúc mà không ai kế thừa",
            en: "\"\(id)\" takes over from \"\(from)\", so it cannot end with nobody to succeed it")))
    }
  }

  /// Reports each ring of bodies that pass to each other. Linear: what leads into no ring is struck out first.
  private mutating func checkRings(_ handovers: [Handover]) {
    guard !plan.exceptions.isEmpty else { return }
    var next: [OrganisationID: [OrganisationID]] = [:]
    for handover in handovers { next[handover.from] = handover.steps.compactMap(\.to) }
    var leaving: [OrganisationID: Int] = [:]
    var arriving: [OrganisationID: [OrganisationID]] = [:]
    var ended: [OrganisationID] = []
    for handover in handovers {
      let onward = (next[handover.from] ?? []).filter { next[$0] != nil }
      leaving[handover.from] = onward.count
      if onward.isEmpty { ended.append(handover.from) }
      for to in onward { arriving[to, default: []].append(handover.from) }
    }
    while let body = ended.popLast() {
      for from in arriving[body] ?? [] {
        leaving[from, default: 0] -= 1
        if leaving[from] == 0 { ended.append(from) }
      }
    }
    var walked: [OrganisationID: Int] = [:]
    for (walk, exception) in plan.exceptions.enumerated() {
      guard var current = OrganisationID(exception.from.text), leaving[current] ?? 0 > 0 else { continue }
      var path: [OrganisationID] = []
      while walked[current] == nil, let onward = next[current]?.first(where: { leaving[$0] ?? 0 > 0 }) {
        walked[current] = walk
        path.append(current)
        current = onward
      }
      guard walked[current] == walk, let first = path.firstIndex(of: current) else { continue }
      let ring = path[first...].map(\.text)
      let chain = (ring.prefix(6) + (ring.count > 6 ? ["…"] : []) + [current.text]).joined(separator: " → ")
      findings.append(
        exception.from.error(
          "succession-ring",
          Words(
            vi: "kế hoạch đi vòng, không ai trả lời cuối cùng: \(chain)",
            en: "the plan goes round, so nobody answers in the end: \(chain)")))
    }
  }
}
