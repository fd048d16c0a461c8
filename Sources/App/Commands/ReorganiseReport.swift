import CivilTime
import Diagnostics
import Exchange
import Facts
import Organisations
import Regulations
import Reorganisations
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
    applied.name(of: id, on: applied.exists(id, on: on) ? on : on + -1)
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
      // Bearers to whom the same happens for the same reason stand together.
      var groups: [(reason: RuleHandover.Reason, bearers: [RuleHandover.Bearer])] = []
      for bearer in rule.bearers {
        if let known = groups.firstIndex(where: { $0.reason == bearer.reason }) {
          groups[known].bearers.append(bearer)
        } else {
          groups.append((bearer.reason, [bearer]))
        }
      }
      for group in groups {
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

  var csvRows: [[String]] {
    var rows = [
      [
        "from", "fromName", "to", "toName", "on", "kind", "extent", "outcome", "cause", "way", "decision", "basis",
      ]
    ]
    for handover in reorganisation.handovers {
      for step in handover.steps {
        rows.append([
          step.from.text, name(step.from), step.to?.text ?? "", step.to.map(name) ?? "", step.on.description,
          step.kind.rawValue, step.extent.rawValue, handover.outcome.rawValue, handover.cause.rawValue,
          handover.way.rawValue, handover.needsDecision ? "yes" : "", step.basis,
        ])
      }
    }
    return rows
  }

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

extension Handover.Outcome {
  var words: Words {
    switch self {
    case .passed: Words(vi: "chuyển", en: "passed")
    case .remapped: Words(vi: "chuyển cấp", en: "re-mapped")
    case .closed: Words(vi: "kết thúc", en: "closed")
    }
  }
}

extension Handover.Cause {
  var words: Words {
    switch self {
    case .merged: Words(vi: "đơn vị được nhập với đơn vị khác", en: "the unit was merged with others")
    case .divided: Words(vi: "đơn vị bị chia", en: "the unit was divided")
    case .renamed: Words(vi: "đơn vị một mình thành đơn vị mới", en: "the unit alone became another")
    case .converted:
      Words(vi: "huyện đảo thành đặc khu cấp xã", en: "an island district became a zone of commune level")
    case .abolished:
      Words(
        vi: "bỏ cấp huyện: chức năng về tỉnh, vụ việc về xã nơi xảy ra",
        en: "the district level ended: functions to the province, cases to the commune of their place")
    case .named: Words(vi: "kế hoạch nêu tên cơ quan", en: "the plan names the body")
    }
  }
}

extension Handover.Way {
  var words: Words {
    switch self {
    case .sameKind: Words(vi: "cùng loại", en: "of the same kind")
    case .heir: Words(vi: "theo mặc định của danh bạ", en: "by the register's defaults")
    case .withBody: Words(vi: "theo cơ quan mà nó thuộc về", en: "with the body they belong to")
    case .caretaker: Words(vi: "giữ tạm, cần người quyết định", en: "kept for now, for a person to decide")
    case .plan: Words(vi: "theo kế hoạch", en: "as the plan says")
    }
  }
}

extension RuleHandover.Outcome {
  var words: Words {
    switch self {
    case .passed: Words(vi: "chuyển", en: "passed")
    case .remapped: Words(vi: "chuyển cấp", en: "re-mapped")
    case .closed: Words(vi: "khép lại", en: "closed")
    case .undecided: Words(vi: "cần người quyết định", en: "for a person to decide")
    }
  }
}

extension RuleHandover.Reason {
  var words: Words {
    switch self {
    case .unitFollows:
      Words(vi: "cơ quan của đơn vị kế tiếp làm tiếp", en: "the body of the unit that follows goes on with it")
    case .levelEnded:
      Words(
        vi: "cấp huyện không còn, cơ quan cùng loại của tỉnh làm tiếp",
        en: "the district level ended, the province's body of the kind goes on with it")
    case .owedToItself:
      Words(
        vi: "bên làm và bên nhận nay là một cơ quan, không còn ai để gửi",
        en: "bearer and recipient are now one body, nobody is left to send it to")
    case .insideOneBody:
      Words(
        vi: "bên làm và bên nhận là bộ phận của nay một cơ quan, danh bạ chưa ghi bộ phận mới",
        en: "bearer and recipient are organs of what is now one body, the register does not yet name the new ones")
    case .nobodyFollows: Words(vi: "cơ quan đã hết và không ai kế tiếp", en: "the body ended and nobody follows")
    case .heldInTrust:
      Words(
        vi: "chưa rõ ai kế tiếp, một cơ quan giữ tạm", en: "it is not known who follows, a body keeps it for now")
    }
  }
}
