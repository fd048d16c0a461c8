import CivilTime
import Diagnostics
import Exchange
import Facts
import Obligations
import Organisations
import Regulations
import Reports
import UseCases

/// Reports that are filled in on a form.
extension APIApplication {
  func report(_ visit: Visit) throws -> JSONValue {
    let matter = try visit.desk.matter(try Self.id(visit.asked))
    guard let sheet = try visit.desk.reportSheet(matter) else {
      throw Problem(.notFound, "việc này không báo cáo theo mẫu", "this is not reported on a form")
    }
    let form = sheet.form.form
    // What was sent last, with what other reports tell of it now.
    let shown = Sheet(form, sheet.sent.last?.answers ?? Answers(), beside: sheet.beside)
    let day = matter.obligation.line.decidingDay
    return .object([
      .init("obligation", .string(matter.obligation.id.description)),
      .init(
        "form",
        .object([
          .init("id", .string(form.id)), .init("title", .string(form.title)), .init("version", .string(form.version)),
          .init("hash", .string(sheet.form.hash)),
        ])),
      .init(
        "fields",
        .array(
          form.fields.map { field in
            Self.json(field, shown, sheet.fills[field.id].map { Self.json($0, matter.library.register, on: day) })
          })),
      .init("sent", .array(sheet.sent.map(Self.json))),
      .init("alike", .array(sheet.alike.map { .string($0.id.description) })),
    ])
  }

  private static func json(_ amount: Amount?) -> JSONValue { .optional(amount?.canonical) }

  private static func json(_ field: FormField, _ shown: Sheet, _ fill: JSONValue?) -> JSONValue {
    let (kind, unit, options): (String, String?, [String]) =
      switch field.kind {
      case .number(let unit): ("number", unit, [])
      case .text: ("text", nil, [])
      case .choice(let options): ("choice", nil, options)
      case .file: ("file", nil, [])
      }
    let columns = (field.isNumber ? field.columns : []).map { column -> JSONValue in
      let isReckoned = field.isComputed(column, shown.beside)
      let before = column == .cumulative && isReckoned && field.consolidation == .sum
      return .object([
        .init("column", .string(column.rawValue)), .init("value", json(shown.amount(field, column))),
        .init("reckoned", .bool(isReckoned)),
        .init("before", before ? json(shown.beside.before[field.id]) : .null),
      ])
    }
    let needsReason = field.reason.map { rule -> JSONValue in
      .object([.init("over", .integer(rule.limit)), .init("percent", .bool(rule.isPercent))])
    }
    return .object([
      .init("id", .string(field.id)), .init("label", .string(field.label)), .init("kind", .string(kind)),
      .init("unit", .optional(unit)), .init("whole", .bool(field.isWhole)),
      .init("options", .array(options.map { .string($0) })),
      .init("required", .bool(field.isRequired)), .init("columns", .array(columns)),
      .init("text", .optional(field.isNumber ? nil : shown.answers.texts[field.id])),
      .init("reason", .optional(shown.answers.reason(field.id))), .init("needsReason", needsReason ?? .null),
      .init("fill", fill ?? .null),
    ])
  }

  private static func json(_ fill: Desk.Fill, _ register: Register, on day: CivilDate) -> JSONValue {
    .object([
      .init("value", json(fill.amount)), .init("bodies", fill.bodies.map { .integer($0) } ?? .null),
      .init(
        "parts",
        .array(
          fill.parts.map {
            .object([.init("period", .string($0.period.description)), .init("value", json($0.amount))])
          })),
      .init("missing", .array(fill.missing.map { body($0, register, on: day) })),
    ])
  }

  private static func json(_ sent: Desk.SentReport) -> JSONValue {
    let figures = Dictionary(grouping: sent.answers.figures, by: \.field).sorted { $0.key < $1.key }
    func texts(_ isReason: Bool) -> [JSONValue.Member] {
      sent.answers.texts.sorted { $0.key < $1.key }.compactMap { place, text in
        let field = ReportReading.field(ofReason: place)
        return (field != nil) == isReason ? .init(field ?? place, .string(text)) : nil
      }
    }
    return .object([
      .init("entry", .integer(Int(sent.number))), .init("event", .string(sent.event.id)),
      .init("recorded", .string(sent.recorded.iso)), .init("form", .optional(sent.form?.id)),
      .init("nothingToReport", .bool(sent.event.nothingToReport)), .init("erased", .bool(sent.isErased)),
      .init(
        "figures",
        .object(
          figures.map { field, all in
            .init(field, .object(all.map { .init($0.column.rawValue, .string($0.amount.canonical)) }))
          })), .init("texts", .object(texts(false))), .init("reasons", .object(texts(true))),
    ])
  }

  // MARK: Sending

  /// A deed with the report that was sent with it: what is wrong is told at its place, in the words of the page.
  ///
  /// - Throws: `Problem`.
  func filled(_ deed: Deed, _ value: JSONValue, _ matter: Desk.Matters, _ visit: Visit) throws -> Deed {
    let isSending = deed.kind == .submitted || deed.recordedFor != nil
    let given = value["report"]
    guard isSending, let sheet = try visit.desk.reportSheet(matter) else {
      guard given == nil else {
        throw Problem.refused(
          "/report", isSending ? "việc này không báo cáo theo mẫu" : "loại việc này không có báo cáo theo mẫu",
          isSending ? "this is not reported on a form" : "this kind has no report on a form")
      }
      return deed
    }
    // A chapter of another document, or what came on paper, may have its numbers there.
    if given == nil, deed.nothingToReport || deed.recordedFor != nil || deed.partOf != nil {
      return deed.filled(nil, on: sheet)
    }
    if deed.nothingToReport {
      throw Problem.refused(
        "/report", "không phát sinh thì không có số liệu", "where there was nothing to report there are no figures")
    }
    let (typing, unread) = ReportReading.typing(given ?? .object([]), on: sheet.form.form, beside: sheet.beside)
    let (answers, faults) = typing.read(
      on: sheet.form.form, beside: sheet.beside, hasFiles: !deed.files.isEmpty, ReportReading.language)
    let places = Set(unread.map(\.pointer))
    let all =
      unread
      + faults.map { Fault(pointer: ReportReading.pointer(ofPlace: $0.place), $0.words) }
      .filter { !places.contains($0.pointer) }
    if !all.isEmpty { throw Problem(.refused, faults: all) }
    return deed.filled(answers, on: sheet)
  }
}
