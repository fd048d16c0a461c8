import CivilTime
import Diagnostics
import Facts
import Obligations
import Organisations
import Regulations
import Telling
import UseCases

/// What one body owes for one period: behind a cell of the follow-up board.
struct CellPage {
  let bearer: OrganisationID
  let period: PeriodLabel
  let obligations: [Obligation]
  let library: Library
  let context: PageContext

  var title: String {
    "\(library.register.name(of: bearer, on: context.today)), \(PeriodWords.print(period, context.language))"
  }

  var body: Html {
    let c = context
    let lines = obligations.map { one -> Html in
      let mark = DueMark(one.state, on: c.today)
      let due = one.state.due.map { c("hạn ", "due ") + c.day($0) } ?? ""
      return """
        <li><div class="what"><a href="\(.matter(one.id))">\(one.deed(c.language).capitalisedFirst)</a><div class="about">\(one.regulation.title)</div></div>
        <div><span class="mark \(mark.tone.rawValue)">\(c(mark.words))</span><div class="about">\(due)</div></div><div></div></li>
        """
    }
    return """
      <h1>\(title)</h1><p><a href="\(.board)">\(c("Bảng theo dõi", "Follow-up board"))</a></p>
      \(lines.isEmpty ? "<p>\(c("Không có việc nào ở kỳ này.", "Nothing is owed for this period."))</p>" : "<ul class=\"list\">\(lines)</ul>")
      """
  }
}
