import CivilTime
import Organisations
import Testing

@Suite struct AreaTests {
  static let areas = [
    Area(id: area("p84"), code: "84", name: "Tỉnh Trà Vinh", level: .province, parent: nil),
    Area(id: area("d842"), code: "842", name: "Thành phố Trà Vinh", level: .district, parent: area("p84")),
    Area(id: area("d847"), code: "847", name: "Huyện Châu Thành", level: .district, parent: area("p84")),
    Area(id: area("d850"), code: "850", name: "Huyện Duyên Hải", level: .district, parent: area("p84")),
    Area(id: area("d851"), code: "851", name: "Thị xã Duyên Hải", level: .district, parent: area("p84")),
    Area(id: area("c1"), code: "1", name: "Xã Hòa Lợi", level: .commune, parent: area("d847")),
    Area(id: area("p94"), code: "94", name: "Tỉnh Sóc Trăng", level: .province, parent: nil),
    Area(id: area("d942"), code: "942", name: "Huyện Châu Thành", level: .district, parent: area("p94")),
    Area(
      id: area("c9"), code: "9", name: "Xã Một", level: .commune, parent: area("d942"),
      validity: days(nil, "2025-06-30")),
  ]
  static let register = Register(name: "thử", organisations: [], areas: areas)

  private func found(_ name: String) -> AreaLookup { Self.register.area(named: name) }

  @Test func `a full name means its own area and a bare one the highest level`() {
    #expect(found("Tỉnh Trà Vinh") == .one(area("p84")))
    #expect(found("tỉnh trà vinh") == .one(area("p84")))
    #expect(found("Thành phố Trà Vinh") == .one(area("d842")))
    #expect(found("TP. Trà Vinh") == .one(area("d842")))
    #expect(found("TP Trà Vinh") == .one(area("d842")))
    #expect(found("Trà Vinh") == .one(area("p84")))
    #expect(found("Hoà Lợi") == .one(area("c1")))
  }

  @Test func `several of one level are listed, and told apart by the area above`() {
    #expect(found("Châu Thành") == .several([area("d847"), area("d942")]))
    #expect(found("Huyện Châu Thành") == .several([area("d847"), area("d942")]))
    #expect(found("Huyện Châu Thành, tỉnh Trà Vinh") == .one(area("d847")))
    #expect(found("Châu Thành, Sóc Trăng") == .one(area("d942")))
    #expect(found("Duyên Hải") == .several([area("d850"), area("d851")]))
    #expect(found("Thị xã Duyên Hải") == .one(area("d851")))
  }

  @Test func `an unknown name gives the nearest known one`() {
    #expect(found("Tỉnh Tra Vin") == .none(nearest: "Tỉnh Trà Vinh"))
    #expect(found("Sóc Trang") == .none(nearest: "Sóc Trăng"))
    #expect(found("Paris") == .none(nearest: nil))
    #expect(found("") == .none(nearest: nil))
    #expect(found("Huyện Châu Thành, tỉnh Paris") == .none(nearest: nil))
  }

  @Test func `with a day only the areas of that day are meant`() {
    #expect(Self.register.area(named: "Xã Một", on: day("2025-06-30")) == .one(area("c9")))
    #expect(Self.register.area(named: "Xã Một", on: day("2025-07-01")) == .none(nearest: "Xã Một"))
  }

  @Test func `an area lies in itself and in what stands above it`() {
    let register = Self.register
    let on = day("2020-01-01")
    #expect(register.contains(area: area("p84"), in: area("p84"), on: on))
    #expect(register.contains(area: area("c1"), in: area("d847"), on: on))
    #expect(register.contains(area: area("c1"), in: area("p84"), on: on))
    #expect(!register.contains(area: area("c1"), in: area("d842"), on: on))
    #expect(!register.contains(area: area("p84"), in: area("c1"), on: on))
    #expect(!register.contains(area: area("c1"), in: area("p94"), on: on))
    #expect(register.contains(area: area("c9"), in: area("p94"), on: day("2025-06-30")))
    #expect(!register.contains(area: area("c9"), in: area("p94"), on: day("2025-07-01")))
    #expect(register.preorder(of: area("p84")) == 0..<6)
    #expect(register.preorder(of: area("d847")) == 2..<4)
    #expect(register.preorder(of: area("khong")) == nil)
  }

  @Test func `a body left in an area that has ended is no longer found there`() {
    let register = Register(name: "cũ", organisations: [body("b", in: "c9")], areas: Self.areas)
    for outer in ["c9", "p94"] {
      let selector = Selector.kind("ủy ban nhân dân", level: nil, within: area(outer))
      #expect(register.select(selector, on: day("2025-06-30")).texts == ["b"])
      #expect(register.select(selector, on: day("2025-07-01")).texts == [])
    }
  }

  @Test func `an area that moves to another parent is found under each on its days`() {
    let moved = Area(
      id: area("x"), codes: [], names: [Dated("Huyện X")], level: .district,
      parents: [Dated(area("p84"), days(nil, "2019-12-31")), Dated(area("p94"), days("2020-01-01"))],
      exists: [.always])
    let register = Register(
      name: "chuyển",
      organisations: [body("b", kind: "ủy ban nhân dân", level: .district, in: "x")], areas: Self.areas + [moved])
    let here = Selector.kind("ủy ban nhân dân", level: nil, within: area("p84"))
    let there = Selector.kind("ủy ban nhân dân", level: nil, within: area("p94"))
    #expect(register.select(here, on: day("2019-12-31")).texts == ["b"])
    #expect(register.select(there, on: day("2019-12-31")).texts == [])
    #expect(register.select(here, on: day("2020-01-01")).texts == [])
    #expect(register.select(there, on: day("2020-01-01")).texts == ["b"])
    #expect(register.contains(area: area("c1"), in: area("p84"), on: day("2020-01-01")))
    #expect(register.area(named: "Huyện X, Trà Vinh") == .one(area("x")))
    #expect(register.area(named: "Huyện X, Sóc Trăng") == .one(area("x")))
    #expect(register.matchesOnAnyDay(here, from: day("2010-01-01"), to: day("2010-01-02")))
    #expect(!register.matchesOnAnyDay(here, from: day("2020-01-01"), to: nil))
  }

  @Test func `an area that was renamed is one area under the same parent`() {
    let old = days(nil, "2009-12-31")
    let new = days("2010-01-01")
    let renamed = Area(
      id: area("x"), codes: [], names: [Dated("Thị xã X", old), Dated("Thành phố X", new)], level: .district,
      parents: [Dated(area("p84"), old), Dated(area("p84"), new)], exists: [old, new])
    let inner = Area(id: area("x1"), code: nil, name: "Phường Một", level: .commune, parent: area("x"))
    let register = Register(name: "đổi tên", organisations: [], areas: Self.areas + [renamed, inner])
    for on in ["2009-12-31", "2010-01-01"].map(day) {
      #expect(register.contains(area: area("x1"), in: area("p84"), on: on))
      #expect(!register.contains(area: area("x1"), in: area("p94"), on: on))
    }
    #expect(register.area(named: "Thị xã X") == .one(area("x")))
    #expect(register.area(named: "Thành phố X") == .one(area("x")))
    #expect(register[area("x")]?.name(on: day("2009-12-31")) == "Thị xã X")
  }

  @Test func `a ring of areas neither hangs nor contains`() {
    let register = Register(
      name: "vòng", organisations: [],
      areas: [
        Area(id: area("a"), code: nil, name: "Tỉnh A", level: .province, parent: area("b")),
        Area(id: area("b"), code: nil, name: "Tỉnh B", level: .province, parent: area("a")),
        Area(id: area("c"), code: nil, name: "Tỉnh C", level: .province, parent: nil),
      ])
    #expect(register.contains(area: area("a"), in: area("b"), on: day("2020-01-01")))
    #expect(!register.contains(area: area("a"), in: area("c"), on: day("2020-01-01")))
  }
}
