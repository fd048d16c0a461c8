import CivilTime
import Diagnostics
import Exchange
import Facts
import Organisations
import Regulations
import Reorganisations
import Telling
import Threads

/// What a reorganisation does, for people and for tools.
struct ReorganiseReport {
  let reorganisation: Reorganisation
  /// The register with the plan in force.
  let applied: Register
  let rules: [RuleHandover]
  /// The file written; nil for a preview.
  let file: String?
  let plan: String

  private var on: CivilDate { reorganisation.on }

  private func name(_ id: OrganisationID) -> String {
    HandoverTable(reorganisation, applied: applied).name(id)
  }

  private var decisions: [Handover] { reorganisation.handovers.filter(\.needsDecision) }

  private func count(_ matches: (Handover) -> Bool) -> Int { reorganisation.handovers.filter(matches).count }

  // MARK: Table

  func printTable(_ world: World) {
    let language = world.language
    let steps = reorganisation.steps.count
    world.print(
      Words(
        vi: "Sắp xếp từ ngày \(on.vietnamese) theo \(plan)"
          + (file.map { "; đã ghi \(steps) bước vào \($0)" } ?? "; xem trước, chưa ghi gì"),
        en: "Reorganisation of \(on.vietnamese) by \(plan)"
          + (file.map { "; \(steps) \(steps == 1 ? "step" : "steps") written to \($0)" } ?? "; preview, nothing written")
      )[
        language] + "\n\n")
    printCounts(world)
    printRules(world)
    printDecisions(world)
  }

  private func printCounts(_ world: World) {
    let language = world.language
    var rows = [
      [Words(vi: "CƠ QUAN", en: "BODIES")[language], "", ""]
    ]
    for outcome in Handover.Outcome.allCases {
      rows.append(["\(count { $0.outcome == outcome })", outcome.words[language], ""])
      for cause in Handover.Cause.allCases {
        let number = count { $0.outcome == outcome && $0.cause == cause }
        if number > 0 { rows.append(["", "\(number)", cause.words[language]]) }
      }
    }
    for row in rows {
      world.print("  \(row[0].padded(8))  \(row[1].padded(12))  \(row[2])".trimmedRight + "\n")
    }
    let ways = Handover.Way.allCases.compactMap { way -> String? in
      let number = count { $0.way == way }
      return number > 0 ? "\(number) \(way.words[language])" : nil
    }
    world.print(
      Words(vi: "\n  Người kế tiếp: ", en: "\n  Successors: ")[language] + ways.joined(separator: "; ") + "\n")
    if reorganisation.alreadyPassed > 0 {
      let number = reorganisation.alreadyPassed
      world.print(
        Words(
          vi: "  \(number) cơ quan đã chuyển theo một kế hoạch ghi trước đây, không chuyển lần nữa\n",
          en: number == 1
            ? "  1 body had passed by a plan written before and does not pass again\n"
            : "  \(number) bodies had passed by a plan written before and do not pass again\n")[language])
    }
  }

  private func printRules(_ world: World) {
    let language = world.language
    world.print(Words(vi: "\nQUY TẮC MẤT NGƯỜI LÀM", en: "\nRULES THAT LOSE A BEARER")[language] + "\n")
    if rules.isEmpty {
      world.print(Words(vi: "  không có\n", en: "  none\n")[language])
    }
    for rule in rules {
      world.print("  \(rule.rule.address)  \(rule.outcome.words[language])\n")
      for group in rule.groups {
        let first = group.bearers[0]
        let more = group.bearers.count - 1
        let rest =
          more > 0 ? Words(vi: ", và \(more) cơ quan nữa", en: ", and \(more) more")[language] : ""
        world.print("    \(name(first.from)) → \(first.to.first.map(name) ?? "—")\(rest)\n")
        world.print("      \(first.outcome.words[language]): \(group.reason.words[language])\n")
      }
    }
    let counts = RuleHandover.Outcome.allCases.compactMap { outcome -> String? in
      let number = rules.filter { $0.outcome == outcome }.count
      return number > 0 ? "\(number) \(outcome.words[language])" : nil
    }
    if !rules.isEmpty { world.print("  \(counts.joined(separator: "; "))\n") }
  }

  private static let mostDecisions = 40

  private func printDecisions(_ world: World) {
    let language = world.language
    world.print(Words(vi: "\nCẦN NGƯỜI QUYẾT ĐỊNH", en: "\nFOR A PERSON TO DECIDE")[language] + "\n")
    let decisions = decisions
    if decisions.isEmpty {
      world.print(Words(vi: "  không có\n", en: "  none\n")[language])
      return
    }
    for handover in decisions.prefix(Self.mostDecisions) {
      let keeper = handover.steps.first?.to.map(name) ?? "—"
      world.print("  \(handover.from)  \(name(handover.from)) → \(keeper)\n")
    }
    if decisions.count > Self.mostDecisions {
      world.print(
        Words(
          vi: "  và \(decisions.count - Self.mostDecisions) cơ quan nữa; --format csv kể hết\n",
          en: "  and \(decisions.count - Self.mostDecisions) more; --format csv lists all\n")[language])
    }
    world.print(
      Words(
        vi:
          "  Nơi ghi sau mũi tên giữ tạm để không việc nào mất; quyết định khác thì ghi một dòng vào bodies.csv của kế hoạch.\n",
        en:
          "  The body behind the arrow keeps it so that nothing is lost; to decide otherwise add a line to bodies.csv of the plan.\n"
      )[language])
  }

  // MARK: CSV

  var csvRows: [[String]] { HandoverTable(reorganisation, applied: applied).rows }

  // MARK: JSON

  func json(_ language: Language) -> JSONValue {
    func body(_ id: OrganisationID) -> JSONValue {
      .object([.init("id", .string(id.text)), .init("name", .string(name(id)))])
    }
    func counts(_ pairs: [(String, Int)]) -> JSONValue {
      .object(pairs.filter { $0.1 > 0 }.map { .init($0.0, .integer($0.1)) })
    }
    return .object([
      .init("on", .string(on.description)), .init("plan", .string(plan)), .init("written", .optional(file)),
      .init("bodies", .integer(reorganisation.handovers.count)),
      .init("steps", .integer(reorganisation.steps.count)),
      .init("alreadyPassed", .integer(reorganisation.alreadyPassed)),
      .init(
        "outcomes",
        counts(Handover.Outcome.allCases.map { outcome in (outcome.rawValue, count { $0.outcome == outcome }) })),
      .init("causes", counts(Handover.Cause.allCases.map { cause in (cause.rawValue, count { $0.cause == cause }) })),
      .init("ways", counts(Handover.Way.allCases.map { way in (way.rawValue, count { $0.way == way }) })),
      .init(
        "rules",
        .array(
          rules.map { rule in
            .object([
              .init("rule", .string(rule.rule.address)), .init("outcome", .string(rule.outcome.rawValue)),
              .init(
                "bearers",
                .array(
                  rule.bearers.map {
                    .object([
                      .init("from", body($0.from)), .init("to", .array($0.to.map(body))),
                      .init("outcome", .string($0.outcome.rawValue)), .init("reason", .string($0.reason.rawValue)),
                      .init("words", .string($0.reason.words[language])),
                    ])
                  })),
            ])
          })),
      .init(
        "decisions",
        .array(
          decisions.map { handover in
            .object([
              .init("from", body(handover.from)),
              .init("keeper", handover.steps.first?.to.map(body) ?? .null),
              .init("cause", .string(handover.cause.rawValue)),
            ])
          })),
    ])
  }
}
