import CivilTime
import Diagnostics
import Facts
import HTTPCore
import Obligations
import Organisations
import Regulations
import Telling
import UseCases

/// *Việc phát sinh*: what happened last, with what it started and how that stands.
struct OccurrencesPage {
  let occurrences: [Desk.OccurrenceView]
  let library: Library
  /// Whether the one who looks may record that something happened.
  let mayRecord: Bool
  let context: PageContext

  var title: String { context("Việc phát sinh", "What happened") }

  var body: Html {
    let c = context
    let lines = occurrences.map(line)
    return """
      <h1>\(title)</h1>
      <p class="soft">\(c("Việc xảy ra và làm phát sinh nhiệm vụ: phát hiện tình hình, nhận chỉ thị, nhận đơn, trình dự thảo…", "What happens and starts duties: a situation, a directive, a complaint, a submission…"))</p>
      \("<ul class=\"acts\"><li><a class=\"button\" href=\"\(.newOccurrence)\">\(c("Ghi việc mới xảy ra", "Record what happened"))</a></li></ul>", if: mayRecord)
      \("<ul class=\"list\">\(lines)</ul>", if: !lines.isEmpty)\
      \("<p>\(c("Chưa có việc nào được ghi.", "Nothing has been recorded yet."))</p>", if: lines.isEmpty)
      """
  }

  private func line(_ one: Desk.OccurrenceView) -> Html {
    let c = context
    let words = OccurrenceWords(one, library, c)
    return """
      <li><div class="what"><a href="\(.occurrence(one.event.id))">\(words.title)</a>
      <div class="about">\(words.about)</div></div>
      <div>\(words.mark)</div><div class="about">\(words.count)</div></li>
      """
  }
}

/// What is told of something that happened.
struct OccurrenceWords {
  private let one: Desk.OccurrenceView
  private let library: Library
  private let context: PageContext

  init(_ one: Desk.OccurrenceView, _ library: Library, _ context: PageContext) {
    self.one = one
    self.library = library
    self.context = context
  }

  /// What happened, to which matter.
  var title: String {
    let kind = one.event.occurrence.map { context($0.kind.words) } ?? one.event.trigger ?? one.event.id
    return kind.capitalisedFirst + (one.event.occurrence?.subject.map { ": \($0)" } ?? "")
  }

  /// Where and when.
  var about: String {
    let c = context
    let place = one.event.occurrence?.at.map { library.register.name(of: $0, on: one.event.happened) }
    let planned = one.planned.map { c("dự kiến \(c.day($0))", "planned for \(c.day($0))") }
    return [place ?? c("mọi nơi phải làm", "every bearer"), c.day(one.event.happened), planned].compactMap(\.self)
      .joined(separator: " · ")
  }

  /// How what it started stands, by what presses most.
  var mark: Html {
    let c = context
    if one.calledOff != nil { return "<span class=\"mark\">\(c("Đã rút", "Called off"))</span>" }
    let open = one.obligations.filter { !$0.state.lifeCycle.isEnded && !$0.state.awaitsCondition }
    let late = open.count { $0.state.shown == .overdue }
    let soon = open.count { [.dueToday, .dueSoon].contains($0.state.shown) }
    if late > 0 {
      return "<span class=\"mark late\">\(c("\(late) việc quá hạn", "\(late) overdue"))</span>"
    }
    if soon > 0 {
      return "<span class=\"mark soon\">\(c("\(soon) việc sắp đến hạn", "\(soon) due soon"))</span>"
    }
    if !open.isEmpty { return "<span class=\"mark\">\(c("\(open.count) việc đang làm", "\(open.count) open"))</span>" }
    return one.obligations.isEmpty
      ? "" : "<span class=\"mark good\">\(c("Xong", "Done"))</span>"
  }

  /// How much it started.
  var count: String {
    let (all, c) = (one.obligations.count + one.unseen, context)
    return all == 0
      ? c("không khởi động việc nào", "started nothing") : c("\(all) việc", all == 1 ? "1 duty" : "\(all) duties")
  }
}

/// What can be recorded: the events that some sentence in force waits for, by regulation.
struct EventChoicePage {
  let sentences: [Desk.WaitingSentence]
  /// The matter and the body of what is gone on with.
  let subject: String?, at: String?
  let context: PageContext

  var title: String { context("Việc gì đã xảy ra?", "What happened?") }

  var body: Html {
    let c = context
    let ids = sentences.reduce(into: [String]()) { ids, one in
      if ids.last != one.bound.regulation.id { ids.append(one.bound.regulation.id) }
    }
    // One's own regulations come first, laws last.
    let groups = ids.map { id in sentences.filter { $0.bound.regulation.id == id } }
    func order(_ group: [Desk.WaitingSentence]) -> Int {
      group.first?.bound.regulation.kind == .law ? 2 : group.contains(where: \.isOwn) ? 0 : 1
    }
    let sorted = groups.enumerated().sorted { (order($0.1), $0.0) < (order($1.1), $1.0) }.map(\.1)
    return """
      <p class="small"><a href="\(.occurrences)">\(c("Việc phát sinh", "What happened"))</a></p>
      <h1>\(title)</h1>
      <p class="soft">\(
        c(
          "Chỉ kể những việc mà một câu đang có hiệu lực chờ. Chọn việc, rồi ghi nơi và ngày; trước khi ghi sẽ thấy ai phải làm gì, đến ngày nào.",
          "Only what some sentence in force waits for. Choose, then give body and day; before it is recorded you see who owes what by when."))</p>
      \(sorted.map(group))\
      \("<p>\(c("Không có câu nào chờ việc phát sinh ở các quy chế đồng chí tham gia.", "No sentence of your regulations waits for anything."))</p>", if: sorted.isEmpty)
      """
  }

  private func group(_ group: [Desk.WaitingSentence]) -> Html {
    let c = context
    let kinds = EventKind.allCases.filter { kind in group.contains { $0.rule.startingKinds.contains(kind) } }
    func line(_ kind: EventKind) -> (isOwn: Bool, html: Html) {
      let waiting = group.filter { $0.rule.startingKinds.contains(kind) }
      let own = waiting.filter(\.isOwn)
      let told = (own.isEmpty ? waiting : own).prefix(3).map { Desk.title(of: $0.rule)[c.language].shortened }
      let more = waiting.count - told.count
      let html: Html = """
        <li><div class="what"><a href="\(.newOccurrence)?\(query("viec", kind.rawValue))">\(c(kind.words).capitalisedFirst)</a>
        <div class="about">\(told.joined(separator: "; "))\(more > 0 ? c("; và \(more) câu khác", "; and \(more) more") : "")</div></div></li>
        """
      return (!own.isEmpty, html)
    }
    let lines = kinds.map(line)
    let (own, others) = (lines.filter(\.isOwn).map(\.html), lines.filter { !$0.isOwn }.map(\.html))
    let named = group.filter { $0.rule.isStartedByNameOnly }.sorted { $0.isOwn && !$1.isOwn }
    let title = group.first?.bound.regulation.title ?? ""
    return """
      <h2>\(title)</h2>\("<ul class=\"list\">\(own)</ul>", if: !own.isEmpty)\
      \(folded(c("Việc của cơ quan khác", "Of other bodies"), others, "list"))\
      \(folded(c("Câu do người quyết định khi cần", "Sentences that somebody starts when there is need"), named.prefix(40).map(link), "plain-list"))
      """
  }

  private func link(_ sentence: Desk.WaitingSentence) -> Html {
    let address = sentence.rule.address
    return
      "<li><a href=\"\(.newOccurrence)?\(query("cau", address))\">\(Desk.title(of: sentence.rule)[context.language].capitalisedFirst.shortened)</a> <span class=\"soft small\">\(address.withoutRegulation)</span></li>"
  }

  private func folded(_ title: String, _ lines: [Html], _ list: Html) -> Html? {
    lines.isEmpty
      ? nil : "<details><summary>\(title) (\(lines.count))</summary><ul class=\"\(list)\">\(lines)</ul></details>"
  }

  private func query(_ name: String, _ value: String) -> String {
    let more = [("vu-viec", subject), ("noi", at)].compactMap { name, value in
      value.map { "&\(name)=\(PercentCoding.encode($0))" }
    }
    return "\(name)=\(PercentCoding.encode(value))" + more.joined()
  }
}
