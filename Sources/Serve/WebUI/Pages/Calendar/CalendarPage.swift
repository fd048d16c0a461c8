import CivilTime
import Diagnostics
import Facts
import Obligations
import Organisations
import Telling
import UseCases

/// *Lịch công tác*: one week, printed on one A4.
struct CalendarPage {
  let week: Desk.Week
  let context: PageContext

  var title: String { context("Lịch công tác", "Calendar") }

  var body: Html {
    let c = context
    let sunday = week.monday + 6
    let number = week.monday.isoWeek.week
    let span = "\(c("Tuần", "Week")) \(number) (\(c.day(week.monday))–\(c.day(sunday)))"
    let days = (0..<7).map { (index: Int) -> Html in
      let day: CivilDate = week.monday + index
      let status = week.library.calendar.status(of: day, scope: .state)
      let off = status.isWorking ? "" : TraceWords.reason(status.reason)[c.language]
      let lines = week.own[index].map(line)
      let list: Html = "<ul class=\"plain-list\">\(lines)</ul>"
      let others = week.others[index]
      return """
        <tr\(" class=\"off\"", if: !status.isWorking)><th scope="row">\(c.weekday(day))\(off.isEmpty ? "" : "<div class=\"about small soft\">\(off)</div>")</th>
        <td data-head="\(c("Việc đến hạn", "Due"))">\(lines.isEmpty ? "–" : list)</td>
        <td class="num" data-head="\(c("Cơ quan khác", "Others"))">\(others == 0 ? "–" : "\(others)")</td></tr>
        """
    }
    return """
      <h1>\(title)</h1><p><strong>\(span)</strong></p>
      <p class="acts"><a class="button second" href="\(Route.calendar)?ngay=\((week.monday - 7).description)">\(c("Tuần trước", "Week before"))</a>
      <a class="button second" href="\(Route.calendar)">\(c("Tuần này", "This week"))</a>
      <a class="button second" href="\(Route.calendar)?ngay=\((week.monday + 7).description)">\(c("Tuần sau", "Week after"))</a></p>
      <table class="cards"><thead><tr><th scope="col">\(c("Ngày", "Day"))</th><th scope="col">\(c("Việc đến hạn", "Due"))</th>
      <th scope="col" class="num">\(c("Cơ quan khác", "Others"))</th></tr></thead><tbody>\(days)</tbody></table>
      <p class="soft small">\(c("Chỉ những việc còn phải làm.", "Only what is still to be done."))</p>
      """
  }

  private func line(_ one: Obligation) -> Html {
    let c = context
    let mark = DueMark(one.state, on: c.today)
    let body = week.library.register.name(of: one.id.bearer, on: one.line.decidingDay)
    return """
      <li><a href="\(.matter(one.id))">\(one.deed(c.language).capitalisedFirst)</a>, \(ObligationWords.period(one, c.language))
      <span class="soft">\(body)</span> <span class="mark \(mark.tone.rawValue)">\(c(mark.words))</span></li>
      """
  }
}
