import CivilTime
import Diagnostics
import Exchange
import Obligations
import Organisations
import Regulations

/// An obligation as data: the contract that tools are built on.
public enum ObligationData {
  /// The obligation as JSON, its names as on its deciding day.
  public static func json(_ obligation: Obligation, _ register: Register) -> JSONValue {
    let line = obligation.line
    let state = obligation.state
    let day = line.decidingDay
    func body(_ id: OrganisationID) -> JSONValue {
      .object([.init("id", .string(id.text)), .init("name", .string(register.name(of: id, on: day)))])
    }
    func date(_ date: CivilDate?) -> JSONValue { .optional(date?.description) }
    return .object([
      .init("id", .string(obligation.id.description)),
      .init("regulation", .string(obligation.regulation.id)),
      .init("clause", .string(obligation.rule.clause)),
      .init("rule", .string(obligation.rule.address)),
      .init("version", .string(obligation.regulation.version)),
      .init("act", .optional(obligation.act?.keyword)),
      .init("title", .string(obligation.title)),
      .init("modality", .optional(obligation.rule.duty?.syntax.modality.rawValue)),
      .init("bearer", body(obligation.id.bearer)),
      .init("joint", .array(obligation.joint.count > 1 ? obligation.joint.map(body) : [])),
      .init("partners", .array(obligation.partners.map(body))),
      .init("answerable", body(obligation.answerable)),
      .init("counterparties", .array(obligation.counterparties.map(body))),
      .init("copies", .array(obligation.copies.map(body))),
      .init("channel", obligation.channel.map(body) ?? .null),
      .init("period", .string(obligation.id.period.description)),
      .init("periodStart", date(line.start)),
      .init("periodEnd", date(line.end)),
      .init("cutOff", date(line.isStanding ? nil : line.end)),
      .init("decidingDay", date(line.decidingDay)),
      .init("also", .array(obligation.also.map { .string($0) })),
      .init("due", date(state.due)),
      .init("basis", .string(obligation.basis.rawValue)),
      .init("certainty", .optional(state.certainty?.rawValue)),
      .init("lifeCycle", .string(state.lifeCycle.description)),
      .init("performance", .string(state.performance.rawValue)),
      .init("verdict", .string(state.verdict.name)),
      .init("since", date(state.verdict.since)),
      .init("shown", .string(state.shown.rawValue)),
      .init("absorbedBy", .optional(obligation.absorbedBy?.description)),
      .init("quantity", state.quota.map(json) ?? .null),
      .init("gate", obligation.gate.map { json($0, body) } ?? .null),
    ])
  }

  private static func json(_ gate: Gate, _ body: (OrganisationID) -> JSONValue) -> JSONValue {
    .object([
      .init("planned", .string(gate.planned.description)), .init("sent", .optional(gate.sent?.description)),
      .init("earliest", .string(gate.earliest.description)), .init("certainty", .string(gate.certainty.rawValue)),
      .init("tooEarly", .bool(gate.isTooEarly)), .init("waivedOn", .optional(gate.waiver?.happened.description)),
      .init("waivedBy", gate.waiver?.by.map(body) ?? .null), .init("waivedWhy", .optional(gate.waiver?.ground)),
      .init(
        "answered",
        .array(
          gate.answered.map { .object([.init("body", body($0.body)), .init("on", .string($0.on.description))]) })),
      .init("awaited", .array(gate.awaited.map(body))),
    ])
  }

  private static func json(_ quota: Quota) -> JSONValue {
    .object([
      .init("least", .integer(quota.least)), .init("most", quota.most.map { .integer($0) } ?? .null),
      .init("unit", .string(quota.unitWord(.vi))), .init("done", .integer(quota.done)),
      .init("owed", .integer(quota.owed)), .init("reachableUntil", .optional(quota.reachableUntil?.description)),
      .init("outOfReach", .bool(quota.isOutOfReach)),
    ])
  }

  private static let columns = [
    "id", "regulation", "clause", "rule", "act", "title", "bearer", "bearerName", "counterparties", "period",
    "periodStart", "periodEnd", "due", "basis",
    "certainty", "lifeCycle", "performance", "verdict", "shown", "absorbedBy", "least", "most", "unit", "done", "owed",
    "reachableUntil", "outOfReach", "planned", "earliest", "tooEarly", "awaited",
  ]

  /// Obligations as CSV, one a line under a head.
  public static func csv(_ obligations: [Obligation], _ register: Register) -> String {
    var rows = [columns]
    for obligation in obligations {
      let day = obligation.line.decidingDay
      let state = obligation.state
      let (quota, gate) = (state.quota, obligation.gate)
      rows.append([
        obligation.id.description, obligation.regulation.id, obligation.rule.clause, obligation.rule.address,
        obligation.act?.keyword ?? "", obligation.title, obligation.id.bearer.text,
        register.name(of: obligation.id.bearer, on: day),
        obligation.counterparties.map { register.name(of: $0, on: day) }.joined(separator: "; "),
        obligation.id.period.description, obligation.line.start.description, obligation.line.end?.description ?? "",
        state.due?.description ?? "", obligation.basis.rawValue, state.certainty?.rawValue ?? "",
        state.lifeCycle.description,
        state.performance.rawValue, state.verdict.name, state.shown.rawValue, obligation.absorbedBy?.description ?? "",
        quota.map { "\($0.least)" } ?? "", quota?.most.map { "\($0)" } ?? "", quota?.unitWord(.vi) ?? "",
        quota.map { "\($0.done)" } ?? "", quota.map { "\($0.owed)" } ?? "", quota?.reachableUntil?.description ?? "",
        quota.map { "\($0.isOutOfReach)" } ?? "", gate?.planned.description ?? "", gate?.earliest.description ?? "",
        gate.map { "\($0.isTooEarly)" } ?? "",
        (gate?.awaited ?? []).map { register.name(of: $0, on: day) }.joined(separator: "; "),
      ])
    }
    return CSVWriter.text(rows)
  }
}
