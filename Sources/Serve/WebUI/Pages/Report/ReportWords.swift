import CivilTime
import Diagnostics
import Obligations
import Regulations
import Reports

extension FormField.Column {
  /// What stands over the column.
  var title: Words {
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
  var numbers: [FormField] { fields.filter(\.isNumber) }

  /// The columns that some number has, in the order in which they are read.
  var columns: [FormField.Column] {
    FormField.Column.order.filter { column in numbers.contains { $0.columns.contains(column) } }
  }

  /// What stands over the columns of a table of its numbers.
  func heads(_ c: PageContext) -> [Html] { columns.map { "<th scope=\"col\" class=\"num\">\(c($0.title))</th>" } }

  /// The cells of a number in such a table, empty where it has no such column.
  func cells(of field: FormField, _ c: PageContext, _ value: (FormField.Column) -> Html) -> [Html] {
    columns.map { column in
      field.columns.contains(column)
        ? "<td class=\"num\" data-head=\"\(c(column.title))\">\(value(column))</td>" : "<td></td>"
    }
  }

  /// What a place of a report is called.
  func words(_ place: String, _ c: PageContext) -> String {
    let parts = place.split(separator: ".").map(String.init)
    guard let id = parts.first, let field = field(id) else { return place }
    if place == Answers.reason(id) { return "\(field.label): \(c("lý do", "the reason"))" }
    guard parts.count == 2, let column = FormField.Column(rawValue: parts[1]) else { return field.label }
    return "\(field.label), \(c(column.words))"
  }

  /// What changed from some answers to others, place by place in the order of the form: what stood there and what stands.
  func changes(
    from old: Answers, to new: Answers, _ language: Language
  ) -> [(place: String, old: String?, new: String?)] {
    let before = Typing(old, language).values, after = Typing(new, language).values
    return places.compactMap { place in
      before[place] == after[place] ? nil : (place, before[place], after[place])
    }
  }

  /// Every place in which something can be given, in the order of the form.
  var places: [String] { Typing.places(of: self) }
}

extension FormField {
  /// In what a number is counted; nothing of what is no number.
  var unit: String { if case .number(let unit) = kind { unit } else { "" } }
}

extension PageContext {
  /// A number of a report as it is read; a change with its sign.
  func amount(_ amount: Amount?, _ column: FormField.Column = .inPeriod) -> String {
    guard let amount else { return "–" }
    return (column == .change && amount > .zero ? "+" : "") + amount.words(language)
  }

  /// A moment of today by its hour, else with its day.
  func shortMoment(_ moment: Instant) -> String {
    let words = self.moment(moment)
    return moment.day == today ? String(words.suffix(8).prefix(5)) : String(words.dropLast(3))
  }
}
