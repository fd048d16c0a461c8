import CivilTime
import Entries
import Organisations
import Testing

@testable import UseCases

/// Who takes over from whom, as it is proposed to who writes a reorganisation down.
@Suite struct SuccessionDraftTests {
  private static let day = CivilDate(dayNumber: 19_800)
  private static let x = area("x"), y = area("y")

  private static func area(_ text: String) -> AreaID {
    guard let id = AreaID(text) else { preconditionFailure("an id") }
    return id
  }

  private static func body(
    _ id: String, _ kind: String, _ area: AreaID, in tree: Tree? = nil, of parent: String = ""
  ) -> Organisation {
    Organisation(
      id: Office.id(id), names: [Dated(id, .always)], kinds: [Dated(kind, .always)], places: [Dated(area, .always)],
      parents: tree.map { [Dated(Parent($0, Office.id(parent)), .always)] } ?? [])
  }

  /// Two communes: each has a committee with its chairman; the first has an office inside it as well and one association, the second has two.
  private static let register = Register(
    name: "two communes",
    organisations: [
      body("ux", "ủy ban", x), body("cx", "chủ tịch", x, in: .post, of: "ux"),
      body("vx", "văn phòng", x, in: .section, of: "ux"), body("hx", "hội", x),
      body("uy", "ủy ban", y), body("cy", "chủ tịch", y, in: .post, of: "uy"), body("hy", "hội", y),
      body("hz", "hội", y),
    ],
    areas: [x, y].map { Area(id: $0, code: nil, name: "Xã \($0.text)", level: .commune, parent: nil) })

  private func pairs(_ lines: [SuccessionDraft.Line]) -> [String] { lines.map { "\($0.from)→\($0.to?.text ?? "?")" } }

  @Test
  func
    `of a commune each body passes to the one of its kind, what is inside a body with it, and of two nobody chooses`()
  {
    #expect(
      pairs(Desk.successors(of: Self.x, in: Self.y, on: Self.day, Self.register)) == [
        "ux→uy", "cx→cy", "vx→uy", "hx→?",
      ])
  }

  @Test func `a body passes with what is inside it, each once`() {
    let ending = ["ux", "hx", "ux"].map { Office.id($0) }
    #expect(
      pairs(Desk.lines(ending: ending, to: Office.id("uy"), on: Self.day, Self.register))
        == ["ux→uy", "cx→cy", "vx→uy", "hx→uy"])
    #expect(
      pairs(Desk.lines(ending: [Office.id("ux")], to: nil, on: Self.day, Self.register)) == ["ux→?", "cx→?", "vx→?"])
  }

  /// Of those it follows the new body has all kinds, the level of the first, and the first parent that does not end itself.
  @Test func `a new body begins with the kinds of those it follows, where the first of them stood`() {
    let parts = [
      Organisation(
        id: Office.id("a"), names: [Dated("A", .always)], kinds: [Dated("ban a", .always)],
        levels: [Dated(.province, .always)],
        parents: [Dated(Parent(.party, Office.id("b")), .always)]),
      Organisation(
        id: Office.id("b"), names: [Dated("B", .always)], kinds: [Dated("ban b", .always), Dated("ban a", .always)],
        places: [Dated(Self.x, .always)],
        parents: [Dated(Parent(.party, Office.id("o")), .always)]),
      Self.body("o", "văn phòng", Self.y),
    ]
    let register = Register(name: "", organisations: parts, areas: Self.register.areas)
    var draft = SuccessionDraft(
      on: Self.day, kind: .merge, basis: "x",
      lines: ["a", "b"].map { .init(from: Office.id($0), to: Office.id("moi")) },
      newBody: .init(id: Office.id("moi"), name: "Ban mới"))
    let lines = draft.newLines(in: register)
    #expect(lines.map(\.file) == ["organisations", "names", "kinds", "kinds", "parents", "places"])
    #expect(
      lines.map(\.cells) == [
        ["id": "moi", "from": Self.day.description], ["id": "moi", "name": "Ban mới"],
        ["id": "moi", "kind": "ban a", "level": "tỉnh"], ["id": "moi", "kind": "ban b"],
        ["id": "moi", "tree": "party", "parent": "o"], ["id": "moi", "area": "x"],
      ])
    draft.lines = [.init(from: Office.id("a"), to: Office.id("o"))]
    #expect(draft.newLines(in: register) == [], "nobody passes to it")
  }
}
