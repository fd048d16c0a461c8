import CivilTime
import Organisations
import Testing

@Suite struct SuccessionTests {
  private func answerable(_ register: Register, _ id: String, _ on: String) -> [String] {
    register.answerable(for: org(id), on: day(on)).texts
  }

  @Test func `three merged into one are answered for by the one, each from its own last day`() {
    let register = Register(
      name: "hợp nhất",
      organisations: [
        body("a", exists: days(nil, "2025-06-30")), body("b", exists: days(nil, "2025-06-30")),
        body("c", exists: days(nil, "2025-06-30")), body("n", exists: days("2025-07-01")),
      ],
      successions: [step("a", "n", "2025-07-01"), step("b", "n", "2025-07-01"), step("c", "n", "2025-07-01")])
    for id in ["a", "b", "c"] {
      #expect(answerable(register, id, "2025-06-30") == [id])
      #expect(answerable(register, id, "2025-07-01") == ["n"])
    }
    #expect(register.predecessors(of: org("n"), on: day("2025-07-01")).texts == ["a", "b", "c", "n"])
    #expect(register.predecessors(of: org("n"), on: day("2025-06-30")).texts == [])
    #expect(register.predecessors(of: org("a"), on: day("2025-06-30")).texts == ["a"])
  }

  @Test func `of a split the whole comes first, then the main part, then the parts in the order of the register`() {
    let register = Register(
      name: "chia",
      organisations: [body("a", exists: days(nil, "2025-06-30")), body("p"), body("q"), body("m"), body("w")],
      successions: [
        step("a", "q", "2025-07-01", .split, .part), step("a", "p", "2025-07-01", .split, .part),
        step("a", "m", "2025-07-01", .split, .mainPart), step("a", "w", "2025-07-01", .conversion, .whole),
      ])
    #expect(answerable(register, "a", "2025-07-01") == ["w", "m", "q", "p"])
  }

  @Test func `chains are followed to who exists on the day`() {
    let register = Register(
      name: "chuỗi",
      organisations: [
        body("a", exists: days(nil, "2015-12-31")), body("b", exists: days("2016-01-01", "2020-12-31")),
        body("c", exists: days("2021-01-01", "2025-06-30")), body("d", exists: days("2025-07-01")), body("e"),
      ],
      successions: [
        step("a", "b", "2016-01-01", .rename), step("b", "c", "2021-01-01", .split, .mainPart),
        step("b", "e", "2021-01-01", .split, .part), step("c", "d", "2025-07-01"),
      ])
    #expect(answerable(register, "a", "2015-12-31") == ["a"])
    #expect(answerable(register, "a", "2016-01-01") == ["b"])
    #expect(answerable(register, "a", "2021-01-01") == ["c", "e"])
    #expect(answerable(register, "a", "2025-07-01") == ["d", "e"])
    #expect(answerable(register, "d", "2025-06-30") == [])
    #expect(register.predecessors(of: org("d"), on: day("2026-01-01")).texts == ["a", "b", "c", "d"])
  }

  @Test func `a body met on two ways is named once and a ring of successions ends`() {
    let ended = days(nil, "2020-12-31")
    let register = Register(
      name: "vòng",
      organisations: [body("a", exists: ended), body("b", exists: ended), body("c", exists: ended), body("d")],
      successions: [
        step("a", "b", "2021-01-01", .split, .mainPart), step("a", "c", "2021-01-01", .split, .part),
        step("b", "d", "2021-01-01"), step("c", "d", "2021-01-01"), step("c", "a", "2021-01-01"),
      ])
    #expect(answerable(register, "a", "2021-01-01") == ["d"])
    let ring = Register(
      name: "vòng", organisations: [body("a", exists: ended), body("b", exists: ended)],
      successions: [step("a", "b", "2021-01-01"), step("b", "a", "2021-01-01")])
    #expect(answerable(ring, "a", "2021-01-01") == [])
  }

  @Test func `a body that ended without successor is answered for by nobody`() {
    let register = Register(
      name: "giải thể", organisations: [body("a", exists: days(nil, "2025-02-28"))],
      successions: [step("a", nil, "2025-03-01", .dissolution)])
    #expect(answerable(register, "a", "2025-02-28") == ["a"])
    #expect(answerable(register, "a", "2025-03-01") == [])
    #expect(answerable(register, "khong-co", "2025-03-01") == [])
  }

  @Test func `a body that lives on answers for itself after giving a function away`() {
    let register = Register(
      name: "chuyển giao", organisations: [body("a"), body("b")],
      successions: [step("a", "b", "2025-03-01", .transfer, .part)])
    #expect(answerable(register, "a", "2025-03-01") == ["a"])
    #expect(register.predecessors(of: org("b"), on: day("2025-03-01")).texts == ["b"])
  }

  @Test func `a body founded again answers for itself again`() {
    let register = Register(
      name: "tái lập",
      organisations: [
        Organisation(
          id: org("a"), names: [Dated("A")], kinds: [Dated("huyện ủy")],
          exists: [days(nil, "1977-12-31"), days("1990-01-01")]),
        body("b"),
      ],
      successions: [step("a", "b", "1978-01-01")])
    #expect(answerable(register, "a", "1980-01-01") == ["b"])
    #expect(answerable(register, "a", "1990-01-01") == ["a"])
  }

  @Test func `a chain of a hundred thousand successions is followed without recursion`() {
    let count = 100_000
    let ended = days(nil, "2020-12-31")
    var organisations = (0..<count).map { body("org-\($0)", exists: ended) }
    organisations.append(body("org-\(count)"))
    let successions = (0..<count).map { step("org-\($0)", "org-\($0 + 1)", "2021-01-01") }
    let register = Register(name: "dài", organisations: organisations, successions: successions)
    #expect(answerable(register, "org-0", "2022-01-01") == ["org-\(count)"])
  }
}
