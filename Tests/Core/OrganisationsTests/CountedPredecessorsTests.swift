import CivilTime
import Organisations
import Testing

/// Whose figures stand beside those of a body.
@Suite struct CountedPredecessorsTests {
  private func found(_ register: Register, _ id: String, _ on: String = "2026-01-01") -> [String] {
    register.countedPredecessors(of: org(id), on: day(on)).map { "\($0.body)\($0.isWhole ? "" : "?")" }
  }
  private let ended = days(nil, "2025-06-30")

  @Test func `what was merged is whole in the one, through chains, from the day of each step on`() {
    let register = Register(
      name: "hợp nhất",
      organisations: [
        body("a", exists: days(nil, "2019-12-31")), body("b", exists: days("2020-01-01", "2025-06-30")),
        body("c", exists: ended), body("n", exists: days("2025-07-01")), body("x"),
      ],
      successions: [
        step("a", "b", "2020-01-01", .rename), step("b", "n", "2025-07-01"), step("c", "n", "2025-07-01"),
      ])
    #expect(found(register, "n") == ["a", "b", "c"])
    #expect(found(register, "n", "2025-06-30") == [], "it is not there yet")
    #expect(found(register, "b", "2025-06-30") == ["a"])
    #expect(found(register, "x") == [])
    #expect(found(register, "khong-co") == [])
    #expect(
      register.countedPredecessors(of: org("n"), on: day("2026-01-01")).map(\.until)
        == [day("2019-12-31"), day("2025-06-30"), day("2025-06-30")])
  }

  @Test func `what was divided is whole in none, unless all its parts came together again`() {
    let register = Register(
      name: "chia",
      organisations: [
        body("d", exists: days(nil, "2024-12-31")), body("e", exists: days("2025-01-01", "2025-06-30")),
        body("f", exists: days("2025-01-01")), body("n", exists: days("2025-07-01")), body("o", exists: ended),
        body("alone", exists: ended),
      ],
      successions: [
        step("d", "e", "2025-01-01", .split, .mainPart), step("d", "f", "2025-01-01", .split, .part),
        step("e", "n", "2025-07-01"), step("o", "n", "2025-07-01"), step("alone", "n", "2025-07-01", .split, .part),
      ])
    #expect(found(register, "e", "2025-06-30") == ["d?"])
    #expect(found(register, "n") == ["d?", "e", "o", "alone?"], "the rest of the last one went nowhere that is known")
    let again = Register(
      name: "nhập lại",
      organisations: [
        body("d", exists: days(nil, "2024-12-31")), body("e", exists: days("2025-01-01", "2025-06-30")),
        body("f", exists: days("2025-01-01", "2025-06-30")), body("n", exists: days("2025-07-01")),
      ],
      successions: [
        step("d", "e", "2025-01-01", .split, .mainPart), step("d", "f", "2025-01-01", .split, .part),
        step("e", "n", "2025-07-01"), step("f", "n", "2025-07-01"),
      ])
    #expect(found(again, "n") == ["d", "e", "f"])
  }

  @Test func `who hands a function over keeps its figures, who was split off has a part of them`() {
    let register = Register(
      name: "tách", organisations: [body("a"), body("b"), body("c"), body("z", exists: ended)],
      successions: [
        step("a", "b", "2025-03-01", .transfer), step("a", "c", "2025-03-01", .split, .part),
        step("z", "a", "2025-07-01"),
      ])
    #expect(found(register, "b") == [])
    #expect(found(register, "c") == ["a?"])
    #expect(found(register, "a") == ["z"])
  }

  @Test func `a step that was taken back counts for nothing, and a ring ends`() {
    let register = Register(
      name: "đính chính", organisations: [body("a", exists: ended), body("n"), body("m")],
      successions: [step("a", "n", "2025-07-01"), step("a", "m", "2025-08-01", .correction)])
    #expect(found(register, "n", "2025-07-15") == ["a"])
    #expect(found(register, "n") == [])
    #expect(found(register, "m") == ["a"])
    let ring = Register(
      name: "vòng", organisations: [body("a", exists: ended), body("b", exists: ended), body("n")],
      successions: [step("a", "b", "2025-07-01"), step("b", "a", "2025-07-01"), step("b", "n", "2025-07-01")])
    #expect(found(ring, "n") == ["a", "b"])
  }
}
