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
  /// Whether calendar programs may read it at a secret address.
  let hasFeed: Bool
  /// That address, told this once.
  var address: String?
  /// Makes the form one that is taken once.
  let once: String
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
        <td class="num" data-head="\(c("Cơ quan khác", "Others"))">\(others == 0 ? "–" : c.number(others))</td></tr>
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
      \(feed)
      """
  }

  /// The address for a calendar program, and what can be done about it.
  private var feed: Html {
    let c = context
    let told = address.map { address -> Html in
      """
      <div class="said" role="status"><p>\(c("Địa chỉ lịch riêng", "The address of the calendar")): <code>\(address)</code></p></div>
      <p>\(
        c(
          "Địa chỉ chỉ hiện một lần; ai có nó thì đọc được tên việc và ngày hạn. Thêm vào phần mềm lịch ở mục đăng ký theo địa chỉ (URL).",
          "It is shown this once; whoever has it reads titles and due days. Add it to a calendar program as a subscription by address (URL)."))</p>
      """
    }
    func form(_ value: String, _ words: String, isMain: Bool) -> Html {
      """
      <li><form method="post" action="\(.calendar)">\(c.token)<input type="hidden" name="_once" value="\(once)-\(value)"><input type="hidden" name="viec" value="\(value)">\
      <button class="button\(" second", if: !isMain)">\(words)</button></form></li>
      """
    }
    let status =
      hasFeed
      ? c(
        "Đang có một địa chỉ lịch riêng; tạo địa chỉ mới thì địa chỉ cũ thôi dùng.",
        "There is an address; a new one ends the old.")
      : c(
        "Phần mềm lịch đọc được ngày hạn của đồng chí qua một địa chỉ riêng: chỉ tên việc và ngày.",
        "A calendar program can read your due days at an address of your own: titles and days only.")
    return """
      <h2 id="dang-ky">\(c("Lịch trên điện thoại, máy tính", "In a calendar program"))</h2>
      \(told ?? "<p>\(status)</p>")
      <ul class="acts">\(form("moi", c("Tạo địa chỉ lịch riêng", "Make an address"), isMain: true))\
      \(form("thu-hoi", c("Thu hồi địa chỉ", "Revoke the address"), isMain: false), if: hasFeed)</ul>
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
