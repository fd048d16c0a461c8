import Diagnostics
import Regulations

/// What is known beside a report, from other reports: what it need not give again.
public struct Beside: Hashable, Sendable {
  /// What the year's earlier periods add up to, by field; nothing of a field of which they do not tell.
  public var before: [String: Amount]
  /// What the same period of last year had, by field.
  public var lastYear: [String: Amount]

  /// Nothing known, or what is.
  public init(before: [String: Amount] = [:], lastYear: [String: Amount] = [:]) {
    self.before = before
    self.lastYear = lastYear
  }
}

/// A report as people read it: what was given, and what follows from that and from other reports.
public struct Sheet: Sendable {
  /// The form.
  public let form: Form
  /// What was given.
  public let answers: Answers
  /// What is known beside it.
  public let beside: Beside

  /// A report with what is known beside it.
  public init(_ form: Form, _ answers: Answers, beside: Beside = Beside()) {
    self.form = form
    self.answers = answers
    self.beside = beside
  }

  /// The number in a place; nil where nothing says it.
  public func amount(_ field: FormField, _ column: FormField.Column) -> Amount? {
    switch column {
    case .inPeriod, .estimate: return answers.amount(field.id, column)
    case .cumulative:
      guard field.isComputed(column, beside) else { return answers.amount(field.id, column) }
      let before = field.consolidation == .sum ? beside.before[field.id] ?? .zero : .zero
      return answers.amount(field.id).map { before + $0 }
    case .samePeriodLastYear: return beside.lastYear[field.id] ?? answers.amount(field.id, column)
    case .change:
      return answers.amount(field.id).flatMap { now in amount(field, .samePeriodLastYear).map { now - $0 } }
    }
  }

  /// Whether a reason must be given for a field.
  public func needsReason(_ field: FormField) -> Bool {
    guard let rule = field.reason, let now = answers.amount(field.id) else { return false }
    guard field.columns.contains(.samePeriodLastYear) else { return rule.isDue(now, against: .zero) }
    return amount(field, .samePeriodLastYear).map { rule.isDue(now, against: $0) } ?? false
  }
}

extension FormField {
  /// True where a number is given in it.
  public var isNumber: Bool { if case .number = kind { true } else { false } }

  /// Whether a column follows from what is known and is not given: a change always; what the year adds up to, and last year's, where other
  /// reports tell them.
  public func isComputed(_ column: Column, _ beside: Beside) -> Bool {
    switch column {
    case .inPeriod, .estimate: false
    case .cumulative: consolidation == .last || consolidation == .sum && beside.before[id] != nil
    case .samePeriodLastYear: beside.lastYear[id] != nil
    case .change: true
    }
  }
}

extension FormField.ReasonRule {
  /// How much is more than it lets pass without a reason: *khác quá 10%*; of a limit of nothing, that it differs at all.
  public func words(isYearly: Bool) -> Words {
    let amount = "\(limit)\(isPercent ? "%" : "")"
    if limit == 0 {
      return isYearly
        ? Words(vi: "khác cùng kỳ năm trước", en: "differs from the same period last year")
        : Words(vi: "lớn hơn 0", en: "is more than 0")
    }
    return isYearly
      ? Words(
        vi: "khác cùng kỳ năm trước quá \(amount)", en: "differs from the same period last year by more than \(amount)")
      : Words(vi: "quá \(amount)", en: "is more than \(amount)")
  }

  /// Whether a number differs so much from another that a reason is due. Of nothing every per cent is more.
  public func isDue(_ now: Amount, against base: Amount) -> Bool {
    let difference = (now - base).thousandths.magnitude
    guard isPercent else { return difference > UInt64(limit) * 1000 }
    let (left, right) = (
      difference.multipliedFullWidth(by: 100), base.thousandths.magnitude.multipliedFullWidth(by: UInt64(limit))
    )
    return (left.high, left.low) > (right.high, right.low)
  }
}
