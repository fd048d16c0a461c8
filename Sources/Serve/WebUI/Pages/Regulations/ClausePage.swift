import Access
import CivilTime
import Diagnostics
import HTTPCore
import Obligations
import Regulations
import Telling
import UseCases

/// A stretch of a regulation: its clauses beside their rules, as many as one page holds, with the clause that was asked for among them.
struct ClausePage {
  let text: Desk.RegulationText
  let context: PageContext
  private let stretch: [Piece]
  private let before: Clause?
  private let after: Clause?

  /// A clause, or the rest of one that is too long for a page.
  private struct Piece {
    let clause: Clause
    let html: Html
    /// Nothing but a heading.
    let isBare: Bool
  }

  /// What of a page clauses may take, in bytes.
  private static let room = 20_000

  /// The page with a clause, by its address without the regulation; nil where there is no such clause.
  ///
  /// Cost: one look at each sentence of the regulation.
  init?(
    _ text: Desk.RegulationText, at clause: String, maySettle: Bool = false,
    notes: [String: (count: Int, last: CivilDate)] = [:], _ context: PageContext
  ) {
    let regulation = text.bound.regulation
    let address = "\(regulation.id)/\(clause)"
    guard regulation.clause(at: address) != nil else { return nil }
    self.text = text
    self.context = context
    let rules = Dictionary(grouping: regulation.rules, by: \.clause)
    var page: [Piece] = []
    var (before, after): (Clause?, Clause?)
    var filled = 0
    for clause in regulation.clauses {
      let view = ClauseView(
        clause: clause, maySettle: maySettle, rules: rules[clause.address] ?? [], text: text, notes: notes,
        context: context)
      let html = view.body
      if filled + html.text.utf8.count > Self.room, !page.isEmpty {
        // A heading stands with what is below it.
        var next: [Piece] = []
        while let last = page.last, last.isBare, page.count > 1, clause.address.hasPrefix(last.clause.address + "/") {
          next.insert(page.removeLast(), at: 0)
        }
        if page.contains(where: { $0.clause.address == address }) {
          after = next.first?.clause ?? clause
          break
        }
        before = page.first?.clause
        page = next
        filled = next.reduce(0) { $0 + $1.html.text.utf8.count }
      }
      filled += html.text.utf8.count
      page.append(Piece(clause: clause, html: html, isBare: view.isBare))
    }
    stretch = page
    (self.before, self.after) = (before, after)
  }

  private var regulation: Regulation { text.bound.regulation }

  var title: String {
    guard let first = stretch.first?.clause, let last = stretch.last?.clause else { return regulation.title }
    let (a, b) = (short(first), short(last))
    return "\(a == b ? a : "\(a) – \(b)"), \(regulation.title)"
  }

  /// The outermost heading of a clause that has an address, without its title: *Điều 6*.
  private func short(_ clause: Clause) -> String {
    (regulation.pathFromArticle(of: clause).first ?? clause.heading).headingNumber
  }

  var body: Html {
    let c = context
    return """
      <p class="small"><a href="\(.regulations)">\(c("Quy chế, chương trình", "Regulations and programmes"))</a> › \
      <a href="\(.regulation(regulation.id))">\(regulation.title)</a></p>
      <h1>\(title)</h1>
      <p class="soft">\(
        c(
          "Lời kể dưới mỗi tiêu đề là tóm lược, không phải nguyên văn; câu trong khung là câu được tính.",
          "The account under each heading is a summary, not the wording; the sentence in the box is what is reckoned."))</p>
      \(stretch.enumerated().map { number, piece in number == 0 ? above(piece.clause) + piece.html : piece.html })
      \(neighbours)
      """
  }

  /// The heading above a clause that begins a page in the middle of an article.
  private func above(_ clause: Clause) -> Html {
    let parts = clause.address.split(separator: "/")
    guard parts.count > 2, let heading = regulation.pathFromArticle(of: clause).first else { return "" }
    return "<h2>\(heading) <span class=\"soft\">\(context("(tiếp)", "(continued)"))</span></h2>"
  }

  private var neighbours: Html? {
    let c = context
    let links = [(before, c("Phần trước", "Before")), (after, c("Phần sau", "After"))].compactMap { clause, words in
      clause.map {
        "<li><a class=\"button second\" href=\"\(.clause(regulation.id, $0.address.withoutRegulation))\">\(words): \(short($0))</a></li>"
          as Html
      }
    }
    return links.isEmpty ? nil : "<ul class=\"acts\">\(links)</ul>"
  }
}

/// One clause: its heading, its account, its sentences.
struct ClauseView {
  let clause: Clause
  /// Whether the one who looks may settle something about it.
  var maySettle = false
  let rules: [Rule]
  let text: Desk.RegulationText
  /// How much was noted this year under each sentence, and when last.
  let notes: [String: (count: Int, last: CivilDate)]
  let context: PageContext

  private var regulation: Regulation { text.bound.regulation }

  /// True where there is nothing but a heading.
  var isBare: Bool { rules.isEmpty && clause.account.isEmpty }

  var body: Html {
    let c = context
    let parts = clause.address.split(separator: "/")
    // Under an article only what stands between it and the clause is told, with the heading.
    let isArticle = parts.count <= 2
    let above = isArticle ? clause.path.dropFirst().dropLast() : []
    let name = isArticle ? clause.heading : regulation.pathFromArticle(of: clause).dropFirst().joined(separator: " › ")
    let path: Html =
      above.isEmpty ? "" : "<p class=\"small soft\">\(above.joined(separator: " › "))</p>"
    let id = clause.address.withoutRegulation
    let heading: Html =
      isArticle ? "<h2>\(name)</h2>" : "<h3>\(name)</h3>"
    let open = (text.open[clause.address] ?? []).map {
      "<p><span class=\"mark soon\">\(c("còn để ngỏ", "left open"))</span> \(c($0))</p>" as Html
    }
    return """
      <section class="clause" id="\(id)">\(heading)\(path)\("<p class=\"read\">\(clause.account)</p>", if: !clause.account.isEmpty)\(open)\(rules.map(sentence))\(settling, if: maySettle && rules.contains { $0.duty != nil })</section>

      """
  }

  private var settling: Html {
    """
    <p class="small"><a href="\(.policy(regulation.id, clause.address.withoutRegulation))">\(context("Định cách áp dụng", "Settle something"))<span class="skip">: \(clause.heading)</span></a> · \
    <a href="\(.amendment(regulation.id, clause.address.withoutRegulation))">\(context("Sửa câu chữ", "Amend the words"))<span class="skip">: \(clause.heading)</span></a></p>
    """
  }

  // MARK: Sentences

  private func sentence(_ rule: Rule) -> Html {
    let c = context
    let sentence = Sentence(rule, in: text.bound, of: text.library, on: c.today)
    var facts: [Html] = []
    func add(_ label: String, _ value: Html) { facts.append("<dt>\(label)</dt><dd>\(value)</dd>") }
    if rule.duty != nil, !sentence.who.isEmpty { add(c("Ai", "Who"), who(sentence)) }
    if case .through(let carriers) = sentence.life { add(c("Thực hiện qua", "Done through"), links(carriers)) }
    if let line = text.next[rule.address], let due = line.due {
      add(
        c("Hạn tới", "Next due"),
        "\(c.weekday(due.date)), \(PeriodWords.print(line.label, c.language)), \(due.basis.words[c.language])")
    } else if sentence.kind == .standing {
      add(c("Hạn", "Due"), "\(c("không có hạn, không bao giờ quá hạn", "none; it is never overdue"))")
    }
    if let noted = notes[rule.address] {
      add(
        c("Đã ghi nhanh", "Noted"),
        """
        <a href="\(.notes)?dieu-khoan=\(PercentCoding.encode(rule.address))">\(c("\(c.number(noted.count)) lần trong năm", "\(c.number(noted.count)) \(noted.count == 1 ? "time" : "times") this year"))</a>, \
        \(c("lần cuối \(c.day(noted.last))", "last on \(c.day(noted.last))"))
        """)
    }
    if let kept = text.kept[rule.address] {
      add(c("Năm \(c.today.year)", "In \(c.today.year)"), "\(Kept(kept, c).line)")
    }
    // What is settled for all of the text stands on its first page.
    let own = rule.applications.filter { !regulation.isForAll($0) }
    let (open, settled) = (own.filter(\.isAcceptance), own.filter { !$0.isAcceptance })
    if !open.isEmpty { add(c("Để ngỏ", "Left open"), told(open)) }
    if !settled.isEmpty { add(c("Áp dụng", "Settled"), told(settled)) }
    let list: Html = facts.isEmpty ? "" : "<dl class=\"facts small\">\(facts)</dl>"
    return """
      <div class="sentence">\(sentence.text(c.language))</div>
      <p>\(marks(sentence))</p>\(list)\(acts(sentence))

      """
  }

  /// What one may do under a sentence without an obligation: record what it waits for, note what was done.
  private func acts(_ sentence: Sentence) -> Html? {
    guard sentence.life == .alive else { return nil }
    let c = context
    let (rule, query) = (sentence.rule, PercentCoding.encode(sentence.rule.address))
    let roles = c.visitor?.roles ?? []
    var items: [Html] = []
    if roles.contains(where: \.recordsOccurrences), !rule.startingKinds.isEmpty || rule.isStartedByNameOnly,
      rule.isStartedByEvents
    {
      items.append(
        "<li><a href=\"\(.newOccurrence)?cau=\(query)\">\(c("Ghi việc này đã xảy ra", "Record that it happened"))</a></li>"
      )
    }
    if roles.contains(where: \.notes), Desk.takesNotes(rule) {
      items.append(
        "<li><a href=\"\(.quickNote)?dieu-khoan=\(query)\">\(c("Ghi nhanh việc đã làm", "Note what was done"))</a></li>"
      )
    }
    return items.isEmpty ? nil : "<ul class=\"row-list small\">\(items)</ul>"
  }

  /// What some applications settle, with their days and grounds.
  private func told(_ applications: [Application]) -> Html {
    let c = context
    let lines = Sentence.settled(applications, regulation.parties.map(\.name), c.language).map {
      words, ground, application -> Html in
      "<div>\(words)\(days(application)) <span class=\"soft\">— \(ground)</span></div>"
    }
    return "\(lines)"
  }

  private func marks(_ sentence: Sentence) -> Html {
    let c = context
    let kind: Html =
      sentence.kind == .duty ? "" : "<span class=\"mark\">\(c(sentence.kind.words).capitalisedFirst)</span> "
    let (tone, words): (Html, String) =
      switch sentence.life {
      case .alive: ("good", c("đang có hiệu lực", "in force"))
      case .notYet(let day): ("", c("có hiệu lực từ \(c.day(day))", "in force from \(c.day(day))"))
      case .ended(let day): ("", c("hết hiệu lực sau \(c.day(day))", "no longer in force after \(c.day(day))"))
      case .noDay: ("soon", c("chưa rõ ngày có hiệu lực", "day of effect not known"))
      case .nobody: ("soon", c("danh bạ không có cơ quan nào phải làm", "no body of the register owes it"))
      case .through: ("good", c("thực hiện qua câu khác", "done through another sentence"))
      }
    return "\(kind)<span class=\"mark \(tone)\">\(words.capitalisedFirst)</span>"
  }

  private func who(_ sentence: Sentence) -> Html {
    let c = context
    let parts = sentence.who.map { who in
      (who.isSecretary ? c("Bí thư ", "Secretary of ") : "") + who.name
        + " (\(c("\(who.count) cơ quan", c.some(who.count, "body", "bodies"))))"
    }
    return "\(parts.joined(separator: ", "))"
  }

  /// Sentences by their addresses, linked to their clauses where these are of this regulation.
  private func links(_ addresses: [String]) -> Html {
    let links = addresses.enumerated().map { number, address -> Html in
      let comma: Html = number == 0 ? "" : ", "
      guard let rule = regulation.rule(at: address) else { return comma + "\(address)" }
      return comma
        + "<a href=\"\(.clause(regulation.id, rule.clause.withoutRegulation))\">\(address.withoutRegulation)</a>"
    }
    return "\(links)"
  }

  private func days(_ application: Application) -> String {
    let c = context
    let from = application.from.map { c(" từ \(c.day($0))", " from \(c.day($0))") } ?? ""
    let to = application.to.map { c(" đến \(c.day($0))", " to \(c.day($0))") } ?? ""
    return from + to
  }
}

extension Application {
  /// True for what is accepted as not stated: it stays open.
  fileprivate var isAcceptance: Bool { if case .notStated = item { true } else { false } }
}
