import CivilTime
import Organisations
import Testing

@Suite struct OrganisationTests {
  @Test(arguments: ["org-0412", "a", "0", "A-b-9"])
  func `an identity is letters, digits and hyphens`(_ text: String) {
    #expect(OrganisationID(text)?.text == text)
    #expect(AreaID(text)?.description == text)
  }

  @Test(arguments: ["", " ", "tổ-chức", "a b", "a/b", "a:b", "a_b", String(repeating: "a", count: 65)])
  func `anything else is no identity`(_ text: String) {
    #expect(OrganisationID(text) == nil)
    #expect(AreaID(text) == nil)
  }

  @Test(arguments: [
    ("trung ương", Level.central), ("tỉnh", .province), ("cấp tỉnh", .province), ("Cấp Tỉnh", .province),
    ("huyện", .district), ("cấp huyện", .district), ("xã", .commune), ("phường", .commune), ("thôn", .hamlet),
    ("province", .province), ("provincial level", .province), ("commune", .commune), ("hamlet", .hamlet),
  ])
  func `levels are read from Vietnamese and English words`(_ word: String, _ level: Level) {
    #expect(Level(vietnamese: word) == level)
  }

  @Test(arguments: ["", "cấp", "thành phố", "cấp thành phố", "tinh", "level"])
  func `a word that names no one level is refused`(_ word: String) {
    #expect(Level(vietnamese: word) == nil)
  }

  @Test func `every level and tree reads its own Vietnamese name`() {
    for level in Level.allCases { #expect(Level(vietnamese: level.vietnamese) == level) }
    for tree in Tree.allCases {
      #expect(Tree(named: tree.rawValue) == tree)
      #expect(Tree(named: tree.vietnamese) == tree)
    }
    #expect(Tree(named: "cây") == nil)
    #expect(Level.allCases == Level.allCases.sorted())
  }

  @Test func `days count at both ends and meet where they share one`() {
    let stretch = days("2025-01-01", "2025-06-30")
    #expect(!stretch.contains(day("2024-12-31")))
    #expect(stretch.contains(day("2025-01-01")))
    #expect(stretch.contains(day("2025-06-30")))
    #expect(!stretch.contains(day("2025-07-01")))
    #expect(stretch.overlaps(days("2025-06-30")))
    #expect(!stretch.overlaps(days("2025-07-01")))
    #expect(stretch.intersection(days("2025-03-01")) == days("2025-03-01", "2025-06-30"))
    #expect(stretch.intersection(.always) == stretch)
    #expect(stretch.intersection(days("2026-01-01")) == nil)
    #expect(Validity.always.covers(stretch))
    #expect(!stretch.covers(.always))
    #expect(!days("2025-02-01", "2025-01-01").contains(day("2025-01-15")))
  }

  @Test func `a name is shown on every day, the nearest earlier one where none holds`() {
    let organisation = Organisation(
      id: org("a"),
      names: [Dated("Cũ", days("2000-01-01", "2009-12-31")), Dated("Mới", days("2015-01-01", "2019-12-31"))],
      kinds: [])
    #expect(organisation.name(on: day("1990-01-01")) == "Cũ")
    #expect(organisation.name(on: day("2005-01-01")) == "Cũ")
    #expect(organisation.name(on: day("2012-01-01")) == "Cũ")
    #expect(organisation.name(on: day("2015-01-01")) == "Mới")
    #expect(organisation.name(on: day("2030-01-01")) == "Mới")
    #expect(Organisation(id: org("b"), names: [], kinds: []).name(on: day("2030-01-01")) == "b")
  }

  @Test func `trees are walked on a day, and a ring ends`() {
    let register = Register(
      name: "cây",
      organisations: [
        body("top"), body("mid", parents: [Dated(Parent(.party, org("top")), days(nil, "2025-06-30"))]),
        body("leaf", parents: [Dated(Parent(.party, org("mid")))]),
        body("gone", exists: days(nil, "2010-12-31"), parents: [Dated(Parent(.party, org("mid")))]),
        body("r1", parents: [Dated(Parent(.party, org("r2")))]),
        body("r2", parents: [Dated(Parent(.party, org("r1")))]),
      ])
    let before = day("2025-06-30")
    let after = day("2025-07-01")
    #expect(register.parent(of: org("leaf"), in: .party, on: before) == org("mid"))
    #expect(register.parent(of: org("leaf"), in: .state, on: before) == nil)
    #expect(register.children(of: org("mid"), in: .party, on: before).texts == ["leaf"])
    #expect(register.children(of: org("mid"), in: .party, on: day("2010-12-31")).texts == ["leaf", "gone"])
    #expect(register.isBelow(org("leaf"), org("top"), in: .party, on: before))
    #expect(!register.isBelow(org("leaf"), org("top"), in: .party, on: after))
    #expect(!register.isBelow(org("top"), org("top"), in: .party, on: before))
    #expect(!register.isBelow(org("r1"), org("top"), in: .party, on: before))
    #expect(register.isBelow(org("r1"), org("r2"), in: .party, on: before))
    #expect(
      register.select(
        .under(.kind("ủy ban nhân dân", level: nil, within: nil), of: .id(org("top")), tree: .party), on: before
      )
      .texts == ["mid", "leaf"])
  }

  @Test func `an office receives for a body, and a body without one for itself`() {
    let register = Register(
      name: "văn thư",
      organisations: [
        Organisation(
          id: org("a"), names: [], kinds: [], receivers: [Dated(org("office"), days("2020-01-01"))]),
        body("office"),
      ])
    #expect(register.receivingOffice(of: org("a"), on: day("2020-01-01")) == org("office"))
    #expect(register.receivingOffice(of: org("a"), on: day("2019-12-31")) == org("a"))
    #expect(register.receivers(of: org("a"), on: day("2020-01-01")).texts == ["office"])
    #expect(register.receivers(of: org("office"), on: day("2020-01-01")).texts == [])
    #expect(register.position(of: org("office")) == 1)
  }
}
