import CivilTime
import Organisations
import Testing

/// The indexes against the plain reading of the data, on random registers whose bodies and areas move, change and end.
@Suite struct SelectionPropertyTests {
  /// SplitMix64: the same registers on every machine.
  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let lastDay: Int32 = 20

  /// Values one after the other, with gaps, over twenty days.
  private static func history<Value: Sendable>(_ values: [Value], _ random: inout Generator) -> [Dated<Value>] {
    var result: [Dated<Value>] = []
    var next: Int32 = Bool.random(using: &random) ? .min : Int32.random(in: 0...5, using: &random)
    while next <= lastDay, let value = values.randomElement(using: &random) {
      let isLast = Int.random(in: 0..<3, using: &random) == 0
      let end = max(next, 0) + Int32.random(in: 0...8, using: &random)
      result.append(
        Dated(
          value,
          Validity(
            from: next == .min ? nil : CivilDate(dayNumber: next), to: isLast ? nil : CivilDate(dayNumber: end))))
      if isLast { break }
      next = end + 1 + Int32.random(in: 0...3, using: &random)
    }
    return result
  }

  private static func register(_ random: inout Generator, areasMove: Bool) -> Register {
    let areas = (0..<12).map { number -> Area in
      let level: Level = number < 3 ? .province : number < 7 ? .district : .commune
      let above = number < 3 ? [] : number < 7 ? [0, 1, 2] : [3, 4, 5, 6]
      let id = area("area-\(number)")
      let parents = above.map { area("area-\($0)") }
      if areasMove {
        return Area(
          id: id, codes: [], names: [], level: level, parents: history(parents, &random),
          exists: history([()], &random).map(\.validity))
      }
      return Area(
        id: id, code: nil, name: "", level: level, parent: parents.randomElement(using: &random))
    }
    let organisations = (0..<30).map { number in
      Organisation(
        id: org("org-\(number)"), names: [],
        kinds: history(["sở", "Uỷ ban"], &random) + history(["ủy ban", "hội"], &random),
        levels: history([.province, .commune], &random), places: history(areas.map(\.id), &random),
        parents: history((0..<30).map { Parent(.party, org("org-\($0)")) }, &random),
        exists: history([()], &random).map(\.validity))
    }
    return Register(name: "ngẫu nhiên", organisations: organisations, areas: areas)
  }

  private func isIn(_ inner: AreaID, _ outer: AreaID, _ register: Register, _ on: CivilDate) -> Bool {
    var current: AreaID? = inner
    while let id = current, let here = register.areas.first(where: { $0.id == id }), here.exists(on: on) {
      if id == outer { return true }
      current = here.parent(on: on)
    }
    return false
  }

  @Test(arguments: 0..<40)
  func `selection is what the data say`(_ seed: Int) {
    var random = Generator(state: UInt64(seed))
    let register = Self.register(&random, areasMove: seed % 2 == 0)
    for number in -1...Self.lastDay + 15 {
      let on = CivilDate(dayNumber: number)
      for level in [nil, Level.province, .commune] {
        for outer in [nil] + register.areas.map({ Optional($0.id) }) {
          let expected = register.organisations.filter { body in
            body.exists(on: on) && body.kinds(on: on).contains { ["Uỷ ban", "ủy ban"].contains($0) }
              && (level == nil || body.level(on: on) == level)
              && (outer.map { wanted in body.place(on: on).map { isIn($0, wanted, register, on) } ?? false } ?? true)
          }
          let selector = Selector.kind("ủy ban", level: level, within: outer)
          #expect(register.select(selector, on: on) == expected.map(\.id))
        }
      }
    }
  }

  @Test(arguments: 0..<40)
  func `a selector matches on any day exactly when it matches on one of them`(_ seed: Int) {
    var random = Generator(state: UInt64(seed) &+ 1_000)
    let register = Self.register(&random, areasMove: seed % 2 == 0)
    let selectors: [Selector] = [
      .kind("ủy ban", level: .province, within: area("area-1")), .kind("hội", level: nil, within: area("area-8")),
      .under(.kind("sở", level: nil, within: nil), of: .id(org("org-3")), tree: .party), .id(org("org-5")),
      .union([.id(org("org-7")), .kind("sở", level: .commune, within: area("area-0"))]),
    ]
    for selector in selectors {
      for _ in 0..<20 {
        let first = Int32.random(in: 0...Self.lastDay, using: &random)
        let last = first + Int32.random(in: 0...6, using: &random)
        let any = (first...last).contains { !register.select(selector, on: CivilDate(dayNumber: $0)).isEmpty }
        #expect(
          register.matchesOnAnyDay(selector, from: CivilDate(dayNumber: first), to: CivilDate(dayNumber: last)) == any)
      }
    }
  }

  @Test(arguments: 0..<60)
  func `who answers exists on the day, is named once and is found back`(_ seed: Int) {
    var random = Generator(state: UInt64(seed) &+ 2_000)
    let organisations = (0..<20).map { number in
      body("org-\(number)", exists: Self.history([()], &random).first?.validity ?? .always)
    }
    let successions = (0..<30).map { _ in
      Succession(
        from: org("org-\(Int.random(in: 0..<20, using: &random))"),
        to: Bool.random(using: &random) ? org("org-\(Int.random(in: 0..<20, using: &random))") : nil,
        on: CivilDate(dayNumber: Int32.random(in: 0...20, using: &random)), kind: .merge,
        extent: SuccessionExtent.allCases.randomElement(using: &random) ?? .whole, basis: "")
    }
    let register = Register(name: "ngẫu nhiên", organisations: organisations, successions: successions)
    for number in Int32(0)...25 {
      let on = CivilDate(dayNumber: number)
      for organisation in organisations {
        let answer = register.answerable(for: organisation.id, on: on)
        #expect(Set(answer).count == answer.count)
        #expect(answer.allSatisfy { register.exists($0, on: on) })
        if organisation.exists(on: on) { #expect(answer == [organisation.id]) }
        #expect(answer.allSatisfy { register.predecessors(of: $0, on: on).contains(organisation.id) })
      }
    }
  }
}
