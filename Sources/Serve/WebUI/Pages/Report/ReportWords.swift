import CivilTime
import Diagnostics
import Obligations
import Regulations
import Reports

extension Form {
  /// What stands over the columns of a table of its numbers.
  func heads(_ c: PageContext) -> [Html] { columns.map { "<th scope=\"col\" class=\"num\">\(c(title(of: $0)))</th>" } }

  /// The cells of a number in such a table, empty where it has no such column.
  func cells(of field: FormField, _ c: PageContext, _ value: (FormField.Column) -> Html) -> [Html] {
    columns.map { column in
      field.columns.contains(column)
        ? "<td class=\"num\" data-head=\"\(c(title(of: column)))\">\(value(column))</td>" : "<td></td>"
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
