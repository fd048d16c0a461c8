import Boards
import CivilTime
import Diagnostics
import Facts
import Obligations
import Organisations
import Regulations
import Telling
import UseCases

/// *Việc của tôi*: what one has to do, one line an item.
struct HomePage {
  let work: Desk.Work
  let context: PageContext

  var title: String { context("Việc của tôi", "My work") }

  /// The place in the list after which a page begins, as its address says.
  static func cursor(_ text: String) -> HomeCursor? {
    let parts = text.split(separator: "_").compactMap { Int32($0) }
    return parts.count == 3 ? HomeCursor(due: parts[0], line: parts[1], place: parts[2]) : nil
  }

  var body: Html {
    let c = context
    let register = work.library.register
    let names = work.bodies.map { register.name(of: $0, on: c.today) }.joined(separator: ", ")
    return """
      <h1>\(title)</h1>\("<p class=\"soft\">\(names)</p>", if: !names.isEmpty)
      \(counts)\(arrived)\(own)\(others)
      """
  }

  private var counts: Html {
    let c = context
    let counts = work.counts
    func one(_ number: Int, _ words: String, _ tone: Html) -> Html {
      "<li class=\"\(tone)\"><b>\(number)</b> \(words)</li>"
    }
    return """
      <ul class="counts">\(one(counts.overdue, c("quá hạn", "overdue"), counts.overdue > 0 ? "late" : ""))\
      \(one(counts.today, c("hôm nay", "today"), counts.today > 0 ? "soon" : ""))\
      \(one(counts.soon, c("7 ngày tới", "next 7 days"), ""))\(one(counts.later, c("sau đó", "later"), ""))\
      \(one(work.arrived.count, c("chờ tiếp nhận", "to receive"), ""))</ul>
      """
  }

  // MARK: Own

  private var own: Html {
    let c = context
    if work.items.isEmpty {
      return """
        <h2>\(c("Việc phải làm", "To do"))</h2>
        <p>\(
          work.bodies.isEmpty
            ? c(
              "Vai trò này không đứng ở cơ quan nào phải làm việc; xem Bảng theo dõi.",
              "This role stands at no body that owes anything; see the follow-up board.")
            : c(
              "Không có việc nào đến hạn trong 45 ngày tới. Việc thường xuyên xem ở trang Quy chế.",
              "Nothing falls due in the next 45 days. Standing duties are on the page of each regulation."))</p>
        """
    }
    let on = c.today
    let groups: [(String, [Obligation])] = [
      (c("Quá hạn", "Overdue"), work.items.filter { $0.state.due.map { $0 < on } ?? false }),
      (c("Hôm nay", "Today"), work.items.filter { $0.state.due == on }),
      (c("7 ngày tới", "Next 7 days"), work.items.filter { $0.state.due.map { on < $0 && $0 - on <= 7 } ?? false }),
      (c("Sau đó", "Later"), work.items.filter { $0.state.due.map { $0 - on > 7 } ?? false }),
      (c("Văn bản không quy định hạn", "No day stated"), work.items.filter { $0.state.due == nil }),
    ]
    return """
      \(groups.filter { !$0.1.isEmpty }.map { name, items -> Html in
        "<h2>\(name)</h2><ul class=\"list\">\(items.map { line($0, button: ActName.submission.short($0)[c.language], .submission) })</ul>"
      })\(more)
      """
  }

  private var more: Html? {
    guard let next = work.next else { return nil }
    return """
      <p><a class="button second" href="/?sau=\(next.due)_\(next.line)_\(next.place)">\(context("Xem tiếp", "More"))</a></p>
      """
  }

  // MARK: Others

  private var arrived: Html? {
    if work.arrived.isEmpty { return nil }
    let c = context
    return """
      <h2>\(c("Chờ tiếp nhận", "To receive"))</h2>
      <ul class="list">\(work.arrived.map { line($0, button: c("Tiếp nhận", "Receive"), .receipt, from: true) })</ul>
      """
  }

  private var others: Html? {
    let late = work.countsOfOthers
    if work.others.isEmpty { return nil }
    let c = context
    return """
      <h2>\(c("Chờ cơ quan khác", "Waiting for others"))</h2>
      <p class="soft">\(
        c(
          "\(late.overdue) việc quá hạn, \(late.today + late.soon) việc đến hạn trong 7 ngày tới.",
          "\(late.overdue) overdue, \(late.today + late.soon) due within 7 days."))
      <a href="\(.board)">\(c("Bảng theo dõi", "Follow-up board"))</a></p>
      <ul class="list">\(work.others.map { line($0, button: nil, .urging, from: true) })</ul>
      """
  }

  /// One line: what, whose or to whom, by when, and the one action.
  private func line(_ one: Obligation, button: String?, _ act: ActName, from: Bool = false) -> Html {
    let c = context
    let register = work.library.register
    func names(_ ids: [OrganisationID]) -> String {
      guard let first = ids.first else { return "" }
      let name = register.name(of: first, on: one.line.decidingDay)
      return ids.count > 1 ? c("\(name) và \(ids.count - 1) cơ quan khác", "\(name) and \(ids.count - 1) more") : name
    }
    let whom = from ? names(one.joint) : names(one.counterparties)
    let about = [
      ObligationWords.period(one, c.language), whom.isEmpty ? "" : (from ? whom : c("gửi ", "to ") + whom),
    ].filter { !$0.isEmpty }.joined(separator: " · ")
    let mark = DueMark(one.state, on: c.today)
    let due = one.state.due.map { c("hạn ", "due ") + c.day($0) } ?? ""
    return """
      <li><div class="what"><a href="\(.matter(one.id))">\(one.deed(c.language).capitalisedFirst)</a>
      <div class="about">\(about)</div></div>
      <div><span class="mark \(mark.tone.rawValue)">\(c(mark.words))</span><div class="about">\(due)</div></div>
      <div>\(button.map { "<a class=\"button second\" href=\"\(.act(one.id, act))\">\($0)<span class=\"skip\">: \(one.deed(c.language))</span></a>" as Html })</div></li>
      """
  }
}
