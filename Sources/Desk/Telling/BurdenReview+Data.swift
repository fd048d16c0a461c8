import CivilTime
import Exchange
import Obligations
import Organisations
import Regulations

extension BurdenReview {
  /// The loads of the bodies and the groups of reports that overlap.
  public var json: JSONValue {
    func body(_ id: OrganisationID) -> JSONValue {
      .object([.init("id", .string(id.text)), .init("name", .string(name(id)))])
    }
    return .object([
      .init("year", .integer(year)),
      .init(
        "loads",
        .array(
          burden.loads.map { load in
            .object([
              .init("bearer", body(load.bearer)), .init("months", .array(load.months.map { .integer($0) })),
              .init("total", .integer(load.total)), .init("absorbed", .integer(load.absorbed)),
            ])
          })),
      .init(
        "overlaps",
        .array(
          burden.overlaps.map { overlap in
            .object([
              .init("across", .bool(overlap.isAcross)), .init("settled", .bool(overlap.isSettled)),
              .init("savings", .integer(overlap.savings)),
              .init(
                "members",
                .array(
                  overlap.members.map { member in
                    .object([
                      .init("regulation", .string(member.regulation.id)), .init("clause", .string(member.rule.clause)),
                      .init("rule", .string(member.rule.address)),
                      .init("act", .optional(member.rule.duty?.syntax.act.keyword)),
                      .init("title", .optional(member.rule.duty?.syntax.object?.text)),
                      .init("recipients", .array(member.recipients.map(body))),
                      .init("carriedBy", .optional(member.carriedBy)),
                    ])
                  })),
              .init(
                "occurrences",
                .array(
                  overlap.occurrences.map { occurrence in
                    .object([
                      .init("bearer", body(occurrence.bearer)),
                      .init("periods", .array(occurrence.periods.map { .string($0.description) })),
                    ])
                  })),
            ])
          })),
    ])
  }
}
