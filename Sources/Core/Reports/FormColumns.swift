import Diagnostics
import Regulations

extension FormField.Column {
  /// What stands over the column where the form does not say.
  public var title: Words {
    switch self {
    case .inPeriod: Words(vi: "Trong kỳ", en: "In the period")
    case .cumulative: Words(vi: "Lũy kế từ đầu năm", en: "Since the year began")
    case .samePeriodLastYear: Words(vi: "Cùng kỳ năm trước", en: "Same period last year")
    case .change: Words(vi: "Tăng, giảm", en: "Change")
    case .estimate: Words(vi: "Ước cả kỳ", en: "Estimate for the period")
    }
  }

  /// The order in which columns are read.
  static let order: [FormField.Column] = [.inPeriod, .estimate, .cumulative, .samePeriodLastYear, .change]
}

extension Form {
  /// The fields in which a number is given.
  public var numbers: [FormField] { fields.filter(\.isNumber) }

  /// The columns that some number has, in the order in which they are read.
  public var columns: [FormField.Column] {
    FormField.Column.order.filter { column in numbers.contains { $0.columns.contains(column) } }
  }

  /// What stands over a column: the office's own words where the form has them.
  public func title(of column: FormField.Column) -> Words {
    titles[column].map { Words(vi: $0, en: $0) } ?? column.title
  }
}

extension FormField {
  /// In what a number is counted; nothing of what is no number.
  public var unit: String { if case .number(let unit) = kind { unit } else { "" } }
}
