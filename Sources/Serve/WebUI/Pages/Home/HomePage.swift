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
  /// What others did since the last sign-in.
  let news: [Desk.News]
  let context: PageContext

  var title: String { context("Việc của tôi", "My work") }

  /// The place in the list after which a page begins, as its address says.
  static func cursor(_ text: String) -> HomeCursor? {
    let parts = text.split(separator: "_").compactMap { Int32($0) }
    return parts.count == 3 ? HomeCursor(due: parts[0], line: parts[1], place: parts[2]) : nil
  }

  private var list: WorkList { work.list(on: context.today, context.language) }

  var body: Html {
    let list = list
    let groups = list.groups.filter { $0.part == .arrived }.map { "\(group($0))\(together)" as Html }
    let others = list.groups.filter { $0.part == .others }.map { group($0) }
    return """
      <h1>\(title)</h1>\("<p class=\"soft\">\(list.bodies)</p>", if: !list.bodies.isEmpty)
      \(newsPart)\(counts(list))\(groups)\(own(list))\(others)
      """
  }

  private func counts(_ list: WorkList) -> Html {
    let items = list.counts.map { one -> Html in
      "<li class=\"\(one.tone?.rawValue ?? "")\"><b>\(one.figure)</b> \(one.words)</li>"
    }
    return "<ul class=\"counts\">\(items)</ul>"
  }

  private var newsPart: Html? {
    if news.isEmpty { return nil }
    let c = context
    let lines = news.map { one -> Html in
      let line = WorkList.Line(one.obligation, of: work.bodies, in: work.library.register, on: c.today, c.language)
      return """
        <li><div class="what"><a href="\(.matter(line.id))">\(line.title)</a><div class="about">\(line.about)</div></div>
        <div>\(one.kind.words[c.language].capitalisedFirst)</div><div></div></li>
        """
    }
    return """
      <h2>\(c("Mới từ lần đăng nhập trước", "New since you last signed in"))</h2><ul class="list work">\(lines)</ul>
      """
  }

  /// The way to where many are received at once.
  private var together: Html {
    """
    <p><a class="button second" href="\(.intake)">\(context("Tiếp nhận nhiều mục một lần", "Receive several at once"))</a></p>
    """
  }

  private func own(_ list: WorkList) -> Html {
    if let idle = list.idle {
      return """
        <h2>\(idle.title)</h2>
        <p>\(idle.note)</p>
        """
    }
    return "\(list.groups.filter { $0.part == .own }.map { group($0) })\(more)"
  }

  private var more: Html? {
    guard let next = work.next else { return nil }
    return """
      <p><a class="button second" href="/?sau=\(next.due)_\(next.line)_\(next.place)">\(context("Xem tiếp", "More"))</a></p>
      """
  }

  private func group(_ group: WorkList.Group) -> Html {
    let c = context
    let note = """
      <p class="soft">\(group.note) <a href="\(.board)">\(c("Bảng theo dõi", "Follow-up board"))</a></p>
      """ as Html
    let sending = sending
    let lines = group.lines.map { line -> Html in
      switch group.part {
      case .arrived: self.line(line, button(c("Tiếp nhận", "Receive"), line, .receipt))
      case .own: self.line(line, sending[line.id].flatMap { self.sending($0, line) })
      case .others: self.line(line, nil)
      }
    }
    return "<h2>\(group.title)</h2>\(note, if: !group.note.isEmpty)<ul class=\"list work\">\(lines)</ul>"
  }

  /// What one owes, by its identity.
  private var sending: [ObligationID: Obligation] {
    Dictionary((work.items + work.returned).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What is to be pressed to do what one owes, or since when it can be; nothing where it is not for him.
  private func sending(_ one: Obligation, _ line: WorkList.Line) -> Html? {
    let c = context
    switch work.readiness[one.id] {
    case .now: return button(ActName.submission.short(one)[c.language], line, .submission)
    case .from(let day):
      let words = one.act?.kernel == .report ? c("gửi được từ ngày", "from") : c("báo được từ ngày", "from")
      return "<div class=\"about\">\(words) \(c.day(day))</div>"
    case nil: return nil
    }
  }

  private func button(_ words: String, _ line: WorkList.Line, _ act: ActName) -> Html {
    "<a class=\"button second\" href=\"\(.act(line.id, act))\">\(words)<span class=\"skip\">: \(line.deed)</span></a>"
  }

  /// One line, with the one action.
  private func line(_ one: WorkList.Line, _ action: Html?) -> Html {
    let c = context
    return """
      <li><div class="what"><a href="\(.matter(one.id))">\(one.title)</a>
      <div class="about">\(one.about)</div></div>
      <div><span class="mark \(one.mark.tone.rawValue)">\(c(one.mark.words))</span><div class="about">\(one.due)</div></div>
      <div>\(action)</div></li>
      """
  }
}
