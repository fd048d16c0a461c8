import Organisations
import Regulations

/// The reports of several bodies for one period as one table. The order in which they come changes nothing.
public struct Consolidation: Sendable {
  /// The form.
  public let form: Form
  /// One body each, in the order given.
  public let parts: [Part]

  /// What one body said.
  public struct Part: Sendable {
    /// The body.
    public let body: OrganisationID
    /// What became of its report.
    public let state: State
    /// What is known beside it.
    public let beside: Beside

    /// What became of a report.
    public enum State: Hashable, Sendable {
      /// It was filled in on the form.
      case filled(Answers)
      /// There was nothing to report: every number is 0.
      case nothing
      /// It was sent, and not on the form.
      case withoutForm
      /// Nothing was sent.
      case missing
    }

    /// What one body said.
    public init(_ body: OrganisationID, _ state: State, beside: Beside = Beside()) {
      self.body = body
      self.state = state
      self.beside = beside
    }

    /// The number that it gives for a place; nil where it gives none.
    public func amount(_ field: FormField, _ column: FormField.Column, of form: Form) -> Amount? {
      switch state {
      case .filled(let answers): return Sheet(form, answers, beside: beside).amount(field, column)
      case .nothing:
        let none = Answers(form.fields.filter(\.isNumber).map { Figure($0.id, .inPeriod, .zero) })
        return Sheet(form, none, beside: beside).amount(field, column)
      case .withoutForm, .missing: return nil
      }
    }
  }

  /// The reports of some bodies.
  public init(_ form: Form, _ parts: [Part]) {
    self.form = form
    self.parts = parts
  }

  /// What all of them give together for a place: a sum, also of what is a last value over time, for each body has its own. Nil of what is not
  /// put together, and where nobody gives anything.
  public func total(_ field: FormField, _ column: FormField.Column = .inPeriod) -> Amount? {
    guard field.isNumber, field.consolidation != .none else { return nil }
    let all = parts.compactMap { $0.amount(field, column, of: form) }
    return all.isEmpty ? nil : all.reduce(.zero, +)
  }

  /// How many gave something for a field in any column: a report may give last year's number and leave the period's open.
  public func countOfAny(_ field: FormField) -> Int {
    parts.count { part in field.columns.contains { part.amount(field, $0, of: form) != nil } }
  }

  /// How many gave something for a place.
  public func count(_ field: FormField, _ column: FormField.Column = .inPeriod) -> Int {
    parts.count { $0.amount(field, column, of: form) != nil }
  }

  /// The bodies of which nothing came, or nothing on the form.
  public var missing: [OrganisationID] {
    parts.filter { $0.state == .missing || $0.state == .withoutForm }.map(\.body)
  }
}
