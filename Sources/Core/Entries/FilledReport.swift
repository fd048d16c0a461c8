import Regulations
import Reports

/// What was filled in on a form and sent: numbers, which everybody who reads the ledger may read, and texts, which can be erased.
public struct FilledReport: Hashable, Sendable {
  /// The SHA-256 of the form's text, in hexadecimal digits: that very version.
  public let form: String
  /// The numbers that were given, by field and column.
  public let figures: [Figure]
  /// What was written, chosen and given as reasons, as one text; nil where nothing was.
  public let texts: Personal?

  /// A report of its parts.
  public init(form: String, figures: [Figure], texts: Personal?) {
    self.form = form
    self.figures = figures.sorted()
    self.texts = texts
  }

  /// Answers on a form.
  public init(form: String, _ answers: Answers) {
    let texts = answers.texts.isEmpty ? nil : CanonicalValue.object(answers.texts.mapValues { .text($0) })
    self.init(
      form: form, figures: answers.figures,
      texts: texts.map { .value(String(decoding: $0.bytes, as: UTF8.self)) })
  }

  /// The answers, without the texts where they were erased.
  public var answers: Answers {
    guard let text = texts?.value, case .object(let members)? = CanonicalValue(canonical: text.utf8) else {
      return Answers(figures)
    }
    return Answers(figures, texts: members.compactMapValues(\.text))
  }

  // MARK: As a payload

  /// The keys of a payload that have a table of their own.
  static let keys = ["form", "figures"]

  func write(to writer: inout PayloadWriter) {
    writer.put("form", form)
    if !figures.isEmpty {
      writer.put(
        "figures",
        CanonicalValue.list(
          figures.map { figure in
            .object([
              "field": .text(figure.field), "column": .text(figure.column.rawValue),
              "value": .text(figure.amount.canonical),
            ])
          }))
    }
    writer.put("texts", texts)
  }

  init?(_ payload: Payload) throws(PayloadError) {
    guard let form = try payload.optionalText("form") else { return nil }
    var figures: [Figure] = []
    for value in try payload.list("figures") {
      guard let field = value["field"]?.text,
        let column = value["column"]?.text.flatMap({ FormField.Column(rawValue: $0) }),
        let amount = value["value"]?.text.flatMap({ Amount(canonical: $0) })
      else { throw PayloadError(field: "figures") }
      // In their one order, each place once: the table of numbers has one row a place.
      guard figures.last.map({ ($0.field, $0.column.rawValue) < (field, column.rawValue) }) ?? true else {
        throw PayloadError(field: "figures")
      }
      figures.append(Figure(field, column, amount))
    }
    self.init(form: form, figures: figures, texts: payload.personal["texts"])
  }
}
