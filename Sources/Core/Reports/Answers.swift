import Regulations

/// One number of a report.
public struct Figure: Hashable, Sendable, Comparable {
  /// The id of the field.
  public let field: String
  /// In which column it was given.
  public let column: FormField.Column
  /// The number.
  public let amount: Amount

  /// A number in a place of a form.
  public init(_ field: String, _ column: FormField.Column, _ amount: Amount) {
    self.field = field
    self.column = column
    self.amount = amount
  }

  /// By field, then by column, as the ledger has them.
  public static func < (a: Figure, b: Figure) -> Bool {
    (a.field, a.column.rawValue) < (b.field, b.column.rawValue)
  }
}

/// What somebody answered on a form: what he gave, and nothing that follows from it.
public struct Answers: Hashable, Sendable {
  /// The numbers, by field and column.
  public private(set) var figures: [Figure]
  /// What was written or chosen, by the id of the field; a reason by that of its field and `.reason`.
  public private(set) var texts: [String: String]

  /// Answers of their parts. Of two numbers in one place the first stands.
  public init(_ figures: some Sequence<Figure> = [], texts: [String: String] = [:]) {
    var sorted: [Figure] = []
    for figure in Array(figures).enumerated().sorted(by: { ($0.element, $0.offset) < ($1.element, $1.offset) })
    where sorted.last.map({ $0.field != figure.element.field || $0.column != figure.element.column }) ?? true {
      sorted.append(figure.element)
    }
    self.figures = sorted
    self.texts = texts
  }

  /// The number in a place; nil where none was given.
  public func amount(_ field: String, _ column: FormField.Column = .inPeriod) -> Amount? {
    figures.first { $0.field == field && $0.column == column }?.amount
  }

  /// Why a field differs.
  public func reason(_ field: String) -> String? { texts[Self.reason(field)] }

  /// The key of a field's reason among the texts.
  public static func reason(_ field: String) -> String { "\(field).reason" }
}
