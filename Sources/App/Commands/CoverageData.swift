import Coverage
import Diagnostics
import Exchange
import Regulations

/// What `phoihop coverage` prints for tools.
enum CoverageData {
  static func json(_ report: CoverageReport, _ language: Language) -> JSONValue {
    .object([
      .init("whole", .bool(report.isWhole)),
      .init("summary", .array(report.regulations.flatMap { summary(report, $0) })),
      .init("rows", .array(report.rows.map { row($0) })),
      .init("outside", .array(report.outside.map { rule($0) })),
      .init("findings", .array(report.findings.map { $0.json(language) })),
    ])
  }

  private static func summary(_ report: CoverageReport, _ regulation: String) -> [JSONValue] {
    let kernels = Kernel.allCases.map { Optional($0) } + [nil]
    return kernels.map { kernel in
      let tally = report.tally(regulation, kernel)
      return .object([
        .init("regulation", .string(regulation)), .init("kernel", .optional(kernel?.rawValue)),
        .init("covered", .integer(tally.covered)), .init("rows", .integer(tally.rows)),
      ])
    }
  }

  private static func row(_ one: RowCoverage) -> JSONValue {
    .object([
      .init("id", .string(one.row.id)), .init("kernel", .optional(one.row.verbKind.kernel?.rawValue)),
      .init("covered", .bool(one.isCovered)),
      .init("rules", .array(one.rules.map { rule($0) })),
      .init("through", .array(one.through.map { .string($0) })),
      .init(
        "contradictions",
        .array(
          one.contradictions.map { difference in
            .object([
              .init("field", .string(difference.field.rawValue)), .init("catalogue", .string(difference.row)),
              .init("rule", .string(difference.rule)),
            ])
          })),
      .init(
        "deviations",
        .array(
          one.deviations.map { deviation in
            .object([
              .init("field", .string(deviation.field.rawValue)), .init("rule", .string(deviation.rule)),
              .init("why", .string(deviation.why)),
            ])
          })),
    ])
  }

  private static func rule(_ rule: RuleReference) -> JSONValue {
    .object([
      .init("address", .string(rule.address)), .init("file", .string(rule.file)),
      .init("line", .integer(rule.start.line)),
    ])
  }
}
