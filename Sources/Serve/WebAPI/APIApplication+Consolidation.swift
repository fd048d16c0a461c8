import CivilTime
import Diagnostics
import Exchange
import Facts
import HTTPCore
import Obligations
import Regulations
import Reports
import Secrets
import UseCases

/// Reports of many bodies as one, and the files that were sent with them.
extension APIApplication {
  func consolidation(_ visit: Visit) throws -> JSONValue {
    let rule = String((visit.asked.text("rule") ?? "").map { $0 == "~" ? "/" : $0 })
    guard let period = visit.asked.text("period").flatMap({ PeriodLabel($0) }) else { throw Problem(.notFound) }
    let all = try visit.desk.consolidated(rule, period)
    let form = all.consolidation.form
    let rows = Array(zip(all.obligations, all.consolidation.parts))
    let last = try cursor(visit)
    let start = last.flatMap { last in rows.firstIndex { $0.0.id.description == last } }.map { $0 + 1 } ?? 0
    let part = rows.dropFirst(start).prefix(limit(visit.asked))
    let missing = rows.filter { $0.1.state == .missing || $0.1.state == .withoutForm }
    func head(_ row: (Obligation, Consolidation.Part)) -> [JSONValue.Member] {
      let (one, part) = row
      return [
        .init("obligation", .string(one.id.description)),
        .init("body", Self.body(one.id.bearer, all.library.register, on: one.line.decidingDay)),
        .init("state", .string(part.state.name)),
      ]
    }
    let counts = ["filled", "nothing", "withoutForm", "missing"].map { name in
      JSONValue.Member(name, .integer(rows.count { $0.1.state.name == name }))
    }
    let items = part.map { row -> JSONValue in
      .object(
        head(row) + [
          .init("entry", all.sources[row.0.id].map { .integer(Int($0)) } ?? .null),
          .init("shown", .string(row.0.state.shown.rawValue)),
          .init("due", .optional(row.0.state.due?.description)), .init("figures", Self.figures(row.1, form)),
        ])
    }
    return .object([
      .init("rule", .string(rule)), .init("regulation", .string(all.obligations[0].regulation.id)),
      .init("title", .string(all.obligations[0].deed(visit.language))), .init("period", .string(period.description)),
      .init("periods", .array(all.periods.map { .string($0.description) })),
      .init(
        "form",
        .object([
          .init("id", .string(form.id)), .init("title", .string(form.title)), .init("version", .string(form.version)),
        ])), .init("fields", .array(form.numbers.map { Self.together($0, all.consolidation) })),
      .init("counts", .object(counts)), .init("missing", .array(missing.map { .object(head($0)) })),
      .init("own", .array(all.own.map { .string($0.id.description) })), .init("items", .array(items)),
      next(part.endIndex < rows.endIndex ? part.last?.0.id.description : nil, visit),
    ])
  }

  /// What all gave for a field, column by column.
  private static func together(_ field: FormField, _ all: Consolidation) -> JSONValue {
    let columns = field.columns.map { column -> JSONValue in
      .object([
        .init("column", .string(column.rawValue)), .init("total", .optional(all.total(field, column)?.canonical)),
        .init("bodies", .integer(all.count(field, column))),
      ])
    }
    return .object([
      .init("id", .string(field.id)), .init("label", .string(field.label)), .init("unit", .string(field.unit)),
      .init("consolidation", .string(field.consolidation.rawValue)), .init("columns", .array(columns)),
    ])
  }

  /// The numbers of one body, with those that follow from its other reports.
  private static func figures(_ part: Consolidation.Part, _ form: Regulations.Form) -> JSONValue {
    .object(
      form.numbers.compactMap { field -> JSONValue.Member? in
        let columns = field.columns.compactMap { column in
          part.amount(field, column, of: form).map { JSONValue.Member(column.rawValue, .string($0.canonical)) }
        }
        return columns.isEmpty ? nil : .init(field.id, .object(columns))
      })
  }

  /// One file, as it is sent too.
  func file(_ visit: Visit) throws -> JSONValue {
    let asked = visit.asked
    let file = try visit.desk.attachment(
      asked.integer("number") ?? 0, of: asked.text("entry").flatMap { Int64($0) } ?? 0)
    return .object([.init("name", .string(file.name)), .init("content", .string(file.bytes.base64))])
  }
}

extension Consolidation.Part.State {
  /// What programs are told.
  fileprivate var name: String {
    switch self {
    case .filled: "filled"
    case .nothing: "nothing"
    case .withoutForm: "withoutForm"
    case .missing: "missing"
    }
  }
}
