import Boards
import Telling

/// How something was kept, as figures of a page.
struct Kept {
  let figures: Completeness
  let context: PageContext

  init(_ figures: Completeness, _ context: PageContext) {
    self.figures = figures
    self.context = context
  }

  private var classes: [(words: String, count: Int)] {
    let c = context
    return [
      (c("đúng hạn", "on time"), figures.onTime), (c("chậm", "late"), figures.late),
      (c("thiếu", "missing"), figures.missing), (c("chưa đến hạn", "not yet due"), figures.notYetDue),
      (c("không ghi hạn", "no day stated"), figures.undated), (c("khách quan", "excused"), figures.excused),
    ]
  }

  /// What there is, in a line: *3 đúng hạn, 1 thiếu*; empty where nothing was asked.
  var line: String {
    classes.filter { $0.count > 0 }.map { "\(context.number($0.count)) \($0.words)" }.joined(separator: ", ")
  }

  /// The heads of a table's columns.
  static func heads(_ c: PageContext) -> Html {
    let words = Kept(Completeness(), c).classes.prefix(4).map {
      "<th scope=\"col\" class=\"num\">\($0.words.capitalisedFirst)</th>" as Html
    }
    return "\(words)"
  }

  /// The cells of a table's row; nothing where there is none.
  var cells: Html {
    let cells = classes.prefix(4).map { one -> Html in
      one.count == 0
        ? "<td></td>" as Html
        : "<td class=\"num\" data-head=\"\(one.words.capitalisedFirst)\">\(context.number(one.count))</td>"
    }
    return "\(cells)"
  }
}
