import CivilTime
import Organisations
import Testing

/// Standard bodies, registers one before the other, and what a selector means when bodies have ended.
@Suite struct LastingTests {
  private func area(
    _ id: String, _ name: String, _ level: Level, _ parent: String?, _ validity: Validity = .always
  ) -> Area {
    Area(
      id: OrganisationsTests.area(id), code: nil, name: name, level: level, parent: parent.map(OrganisationsTests.area),
      validity: validity)
  }

  @Test func `a standard body is named after its area and stands under that of the area above`() {
    let forms = [
      StandardBody(slot: "cu", level: .district, kinds: ["cấp ủy", "{committee}"], name: "{committee} {name}"),
      StandardBody(
        slot: "cu", level: .commune, kinds: ["cấp ủy"], name: "Đảng ủy {area}",
        above: [.init(.party, slot: "cu", isOfAreaAbove: true)]),
    ]
    let bodies = StandardBodies(
      forms,
      in: [
        area("area-d", "Thị xã Ngã Năm", .district, nil),
        area("c", "Phường 1", .commune, "area-d", days(nil, "2025-06-30")),
      ]
    ).organisations
    #expect(bodies.map(\.id.text) == ["cu-d", "cu-c"])
    #expect(bodies.map { $0.name(on: day("2024-01-01")) } == ["Thị ủy Ngã Năm", "Đảng ủy phường 1"])
    #expect(bodies[0].kinds(on: day("2024-01-01")) == ["cấp ủy", "thị ủy"])
    #expect(bodies[1].parent(in: .party, on: day("2024-01-01")) == org("cu-d"))
    #expect(!bodies[1].exists(on: day("2025-07-01")))
  }

  @Test func `a slot that follows another takes over on its first day, where the area has both`() {
    let forms = [
      StandardBody(slot: "a", level: .province, kinds: ["a"], name: "A {name}", validity: days(nil, "2025-02-10")),
      StandardBody(
        slot: "b", level: .province, kinds: ["b"], name: "B {name}", follows: "a", validity: days("2025-02-11")),
    ]
    let standard = StandardBodies(
      forms, in: [area("p", "Tỉnh P", .province, nil), area("q", "Tỉnh Q", .province, nil, days("2025-07-01"))])
    #expect(standard.organisations.map(\.id.text) == ["a-p", "b-p", "b-q"])
    #expect(standard.successions.map { "\($0.from) \($0.to?.text ?? "") \($0.on)" } == ["a-p b-p 2025-02-11"])
  }

  @Test func `the body in front stands for the one behind of its kind and area`() {
    func seated(_ id: String, _ kind: String, _ place: String, parent: String? = nil) -> Organisation {
      Organisation(
        id: org(id), names: [Dated(id)], kinds: [Dated(kind)], levels: [Dated(.province)],
        places: [Dated(area(place, place, .province, nil).id)],
        parents: parent.map { [Dated(Parent(.party, org($0)))] } ?? [])
    }
    let front = RegisterParts(organisations: [seated("f", "ban", "p")], areas: [area("p", "P", .province, nil)])
    let back = RegisterParts(
      organisations: [
        seated("b1", "ban", "p"), seated("b2", "ban", "q"), seated("b3", "hội", "p", parent: "b1"),
      ], areas: [area("p", "P", .province, nil, days(nil, "2025-06-30")), area("q", "Q", .province, nil)],
      successions: [step("b1", "b2", "2025-07-01")])
    let both = front.laid(over: back).endedBySuccessions()
    #expect(both.organisations.map(\.id.text) == ["f", "b2", "b3"])
    #expect(both.organisations[2].parent(in: .party, on: day("2024-01-01")) == org("f"))
    #expect(both.areas.map(\.id.text) == ["p", "q"])
    #expect(both.areas[0].exists == [days(nil, "2025-06-30")])
    // What is said of the one behind is said of the one in front; its succession is its end.
    #expect(both.organisations[0].exists == [days(nil, "2025-06-30")])
    #expect(Register(name: "", both).answerable(for: org("f"), on: day("2025-07-01")).texts == ["b2"])
  }

  @Test func `what a selector meant is meant in those that took over`() {
    let register = Register(
      name: "",
      organisations: [
        Organisation(
          id: org("a"), names: [Dated("A")], kinds: [Dated("ban")], levels: [Dated(.district)],
          exists: [days(nil, "2025-06-30")]),
        Organisation(id: org("b"), names: [Dated("B")], kinds: [Dated("hội")], levels: [Dated(.province)]),
      ], successions: [step("a", "b", "2025-07-01", .dissolution)])
    let plain = Selector.kind("ban", level: nil, within: nil)
    #expect(register.select(plain, on: day("2025-07-01")) == [])
    #expect(register.select(.lasting(plain), on: day("2025-06-30")).texts == ["a"])
    #expect(register.select(.lasting(plain), on: day("2025-07-01")).texts == ["b"])
    #expect(register.matchesOnAnyDay(.lasting(plain), from: day("2026-01-01"), to: nil))
  }

  @Test func `a correction takes back what was said before it, from its day`() {
    let register = Register(
      name: "",
      organisations: [body("a", exists: days(nil, "2025-06-30")), body("b"), body("c")],
      successions: [
        step("a", "b", "2025-07-01"), step("a", "c", "2025-09-01", .correction),
      ])
    #expect(register.answerable(for: org("a"), on: day("2025-08-31")).texts == ["b"])
    #expect(register.answerable(for: org("a"), on: day("2025-09-01")).texts == ["c"])
    #expect(register.predecessors(of: org("b"), on: day("2025-08-31")).texts == ["a", "b"])
    #expect(register.predecessors(of: org("b"), on: day("2025-09-01")).texts == ["b"])
    #expect(register.predecessors(of: org("c"), on: day("2025-09-01")).texts == ["a", "c"])
  }

  @Test func `only a body whose days are open is ended by its succession, and never by a transfer or a part`() {
    func ends(_ kind: SuccessionKind, _ extent: SuccessionExtent, _ exists: Validity = .always) -> [Validity] {
      RegisterParts(
        organisations: [body("a", exists: exists), body("b")], successions: [step("a", "b", "2025-07-01", kind, extent)]
      ).endedBySuccessions().organisations[0].exists
    }
    #expect(ends(.merge, .whole) == [days(nil, "2025-06-30")])
    #expect(ends(.split, .mainPart) == [days(nil, "2025-06-30")])
    #expect(ends(.split, .part) == [.always])
    #expect(ends(.transfer, .whole) == [.always])
    #expect(ends(.correction, .whole) == [.always])
    #expect(ends(.merge, .whole, days(nil, "2030-01-01")) == [days(nil, "2030-01-01")])
  }
}
