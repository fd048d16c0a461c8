import Boards
import CivilTime
import Diagnostics
import Facts
import Obligations
import Organisations
import Regulations
import Telling
import UseCases

/// One regulation: what it is, its clauses with how they were kept, its parties, its versions.
struct RegulationPage {
  let text: Desk.RegulationText
  /// How much was noted this year under each sentence, and when last.
  var notes: [String: (count: Int, last: CivilDate)] = [:]
  /// Its versions, in the order in which they came.
  let versions: [Regulation]
  /// Which part of a long table of contents is asked for.
  let asked: String?
  let context: PageContext

  private var regulation: Regulation { text.bound.regulation }

  var title: String { regulation.title }

  var body: Html {
    let c = context
    let total = text.kept.values.reduce(Completeness()) { $0 + $1 }
    let number = regulation.number.map { "<dt>\(c("Số", "Number"))</dt><dd>\($0)</dd>" as Html }
    let ground = regulation.inForceGround.map {
      "<div class=\"soft\">\($0.ground.words[c.language].capitalisedFirst)</div>" as Html
    }
    return """
      <p class="small"><a href="\(.regulations)">\(c("Quy chế, chương trình", "Regulations and programmes"))</a></p>
      <h1>\(title)</h1>
      <dl class="facts">\(number)<dt>\(c("Hiệu lực", "In force"))</dt><dd>\(c.inForce(regulation))\(ground)</dd>\
      <dt>\(c("Bản", "Version"))</dt><dd>\(regulation.version)</dd>\
      <dt>\(c("Năm \(c.today.year)", "In \(c.today.year)"))</dt><dd>\(Kept(total, c).line.isEmpty ? c("không có việc nào được xem", "nothing that may be seen") : Kept(total, c).line)</dd>\(noted)</dl>
      \(openPoints)
      <h2 id="muc-luc">\(c("Mục lục", "Contents"))</h2>
      <p class="soft">\(
        c(
          "Mỗi dòng là một điều, với số câu đang có hiệu lực và việc của năm \(c.today.year).",
          "A line an article, with how many of its sentences are in force, and what it asked in \(c.today.year)."))</p>
      \(contents)
      \(appliedToAll)
      <p><a href="\(.policies(regulation.id))">\(c("Cách áp dụng và biểu mẫu: căn cứ, ai định", "What is settled and the forms: grounds, and who settled it"))</a></p>
      <p><a href="\(.parties(regulation.id))">\(c("Các bên của quy chế", "Parties of the regulation")) (\(regulation.parties.count))</a></p>
      \(versionList)
      """
  }

  /// How much was noted this year.
  private var noted: Html? {
    guard let last = notes.values.map(\.last).max() else { return nil }
    let c = context
    let count = notes.count
    return """
      <dt>\(c("Đã ghi nhanh", "Noted"))</dt><dd><a href="\(.notes)?quy-che=\(regulation.id)">\(c("\(c.number(count)) điều khoản trong năm", "\(c.number(count)) \(count == 1 ? "clause" : "clauses") this year"))</a>, \
      \(c("lần cuối \(c.day(last))", "last on \(c.day(last))"))</dd>
      """
  }

  // MARK: Contents

  /// A clause that stands for itself, with those below it.
  private struct Article {
    let clause: Clause
    var rules: [Rule] = []
  }

  private var contents: Html {
    let c = context
    var articles: [Article] = []
    for clause in regulation.clauses {
      let isBelow = articles.last.map { clause.address.hasPrefix($0.clause.address + "/") } ?? false
      if !isBelow { articles.append(Article(clause: clause)) }
    }
    let places = Dictionary(articles.indices.map { (articles[$0].clause.address, $0) }) { first, _ in first }
    for rule in regulation.rules {
      let above = rule.clause.pathsAbove + [rule.clause]
      if let place = above.lazy.compactMap({ places[$0] }).first { articles[place].rules.append(rule) }
    }
    var lines: [Html] = []
    var chapter: [String] = []
    let part = Paging(asked, of: articles.count, each: 50)
    for article in articles[part.range] {
      let path = Array(article.clause.path.dropFirst().dropLast())
      if path != chapter, !path.isEmpty {
        lines.append("<tr><th scope=\"rowgroup\" colspan=\"6\">\(path.joined(separator: " › "))</th></tr>")
      }
      chapter = path
      lines.append(line(article))
    }
    return """
      <table class="cards"><thead><tr><th scope="col">\(c("Điều khoản", "Clause"))</th>\
      <th scope="col" class="num">\(c("Câu", "Sentences"))</th>\(Kept.heads(c))</tr></thead><tbody>\(lines)</tbody></table>
      \(part.links(c, Route.regulation(regulation.id).path))
      """
  }

  private func line(_ article: Article) -> Html {
    let c = context
    let alive = article.rules.count { rule in
      let life = Sentence(rule, in: text.bound, of: text.library, on: c.today).life
      if case .through = life { return true }
      return life == .alive
    }
    let kept = article.rules.reduce(Completeness()) { $0 + (text.kept[$1.address] ?? Completeness()) }
    let sentences = alive == article.rules.count ? "\(alive)" : "\(alive)/\(article.rules.count)"
    return """
      <tr><td><a href="\(.clause(regulation.id, article.clause.address.withoutRegulation))">\(article.clause.heading)</a></td>\
      <td class="num" data-head="\(c("Câu", "Sentences"))">\(sentences)</td>\(Kept(kept, c).cells)</tr>
      """
  }

  // MARK: What is about all of it

  /// What nobody has settled yet.
  private var openPoints: Html? {
    let all = regulation.clauses.flatMap { clause in (text.open[clause.address] ?? []).map { (clause, $0) } }
    let general = text.open[""] ?? []
    if all.isEmpty && general.isEmpty { return nil }
    let c = context
    let lines =
      general.map { "<li>\(c($0).capitalisedFirst)</li>" as Html }
      + all.map { clause, words in
        "<li><a href=\"\(.clause(regulation.id, clause.address.withoutRegulation))\">\(clause.heading)</a>: \(c(words))</li>"
      }
    return """
      <h2 id="con-de-ngo">\(c("Văn bản còn để ngỏ", "What the text leaves open"))</h2>
      <p>\(
        c(
          "Đầu mối phối hợp định những điểm này bằng cách áp dụng có căn cứ.",
          "The coordinator settles these by an application with its ground."))</p><ul>\(lines)</ul>
      """
  }

  /// What is settled for the whole text.
  private var appliedToAll: Html? {
    let all = regulation.applications.filter(regulation.isForAll)
    if all.isEmpty { return nil }
    let c = context
    let lines = Sentence.settled(all, regulation.parties.map(\.name), c.language).map { words, ground, _ in
      "<li>\(words) <span class=\"soft\">— \(ground)</span></li>" as Html
    }
    return """
      <h2>\(c("Cách áp dụng chung", "What is settled for all of it"))</h2><ul>\(lines)</ul>
      """
  }

  private var versionList: Html {
    let c = context
    let lines = versions.enumerated().map { number, version -> Html in
      let compare: Html =
        number == 0
        ? ""
        : " – <a href=\"\(.comparison(regulation.id, old: number, new: number + 1))\">\(c("so với bản trước", "compared with the one before"))</a>"
      return "<li>\(version.version), \(c.inForce(version))\(compare)</li>"
    }
    return "<h2 id=\"cac-ban\">\(c("Các bản của văn bản", "Versions of the text"))</h2><ol>\(lines)</ol>"
  }
}

extension Regulation {
  /// True for what is settled for all of the text, not for a clause of it.
  func isForAll(_ application: Application) -> Bool { application.heading.isEmpty || application.heading == id }
}

extension String {
  /// An address without the regulation in front.
  var withoutRegulation: String { firstIndex(of: "/").map { String(self[index(after: $0)...]) } ?? "" }
}
