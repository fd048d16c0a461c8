import CivilTime
import Diagnostics
import Entries
import Facts
import HTTPCore
import Obligations
import Organisations
import Regulations
import Telling
import UseCases

/// *Tra cứu*: what people wrote, sentences of regulations, and bodies, with or without marks.
struct SearchPage {
  /// By what it is looked for.
  enum Field: String, CaseIterable {
    case words = "tu"
    case body = "co-quan"
    case regulation = "quy-che"
    case year = "nam"
    case kind = "loai"
  }

  let form: Typed<Field>
  /// What was found; nil where nothing was looked for.
  let found: Desk.Found?
  let library: Library
  let context: PageContext

  /// The field by which an address says where the rest of a list begins.
  static let below = "truoc"

  var title: String {
    let words = form.values[.words].map { ": \($0)" } ?? ""
    return context("Tra cứu", "Search") + words
  }

  var body: Html {
    let c = context
    let titles = Dictionary(library.regulations.map { ($0.regulation.id, $0.regulation.named) }) { $1 }
    let regulations = titles.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    let kinds = (Event.Kind.allCases.map { EntryKind($0) } + [.noted]).map {
      ($0.rawValue, $0.words[c.language].capitalisedFirst)
    }.sorted { $0.1 < $1.1 }
    let isNarrowed = Field.allCases.contains { $0 != .words && form.values[$0] != nil }
    return """
      \(form.summary(c("Chưa tìm được", "Not looked for"), c))
      <h1>\(c("Tra cứu", "Search"))</h1>
      <form method="get" action="\(.search)" role="search">
      \(form.field(
        .words, .line, label: c("Từ cần tìm", "Words"),
        hint: c("Có dấu hay không dấu đều được, đ viết là d cũng được", "With or without marks, đ or d"), c))
      <details\(" open", if: isNarrowed)><summary>\(c("Thu hẹp", "Narrow"))</summary>
      \(form.field(.body, .line, label: c("Cơ quan", "Body"), hint: c("Tên hoặc mã trong danh bạ", "Its name or id in the register"), c))
      \(form.field(.regulation, .choice([("", c("mọi quy chế", "all regulations"))] + regulations), label: c("Quy chế", "Regulation"), c))
      \(form.field(.year, .day, label: c("Năm", "Year"), c))
      \(form.field(.kind, .choice([("", c("mọi việc", "all deeds"))] + kinds), label: c("Việc đã làm", "What was done"), c))
      </details>
      <div class="acts"><button class="main">\(c("Tìm", "Find"))</button></div></form>
      \(found.map(results))
      """
  }

  // MARK: Results

  private func results(_ found: Desk.Found) -> Html {
    let c = context
    if found.bodies.isEmpty, found.rules.isEmpty, found.entries.isEmpty {
      let near = found.near
      if !near.bodies.isEmpty || !near.rules.isEmpty {
        return """
          <h2>\(c("Không có gì đủ mọi từ", "Nothing has all of the words"))</h2>
          <p>\(c("Dưới đây là cơ quan và câu có nhiều từ ấy nhất.", "These bodies and sentences have most of them."))</p>
          \(list(c("Cơ quan", "Bodies"), near.bodies.map(body)))\(list(c("Câu trong quy chế", "Sentences of regulations"), near.rules.map(sentence)))
          """
      }
      return """
        <h2>\(c("Không thấy gì", "Nothing was found"))</h2>
        <p>\(
          c(
            "Thử ít từ hơn, bỏ bớt phần thu hẹp, hoặc tìm một từ trong tên cơ quan, trong câu của quy chế, trong ghi chú hay số văn bản.",
            "Try fewer words, narrow less, or look for a word of a body's name, of a sentence, of a note or of a document's number."))</p>
        <p><a href="\(.search)">\(c("Tìm lại từ đầu", "Begin again"))</a></p>
        """
    }
    let bodies = found.bodies.map { id, name -> Html in
      "<li><a href=\"\(.search)?\(Field.words.rawValue)=\(PercentCoding.encode(form.values[.words] ?? ""))&amp;\(Field.body.rawValue)=\(PercentCoding.encode(id.text))\">\(name)</a> <span class=\"soft\">\(id.text)</span></li>"
    }
    return """
      \(list(c("Cơ quan", "Bodies"), bodies))\(list(c("Câu trong quy chế", "Sentences of regulations"), found.rules.map(sentence)))
      \(list(c("Việc đã ghi", "What was recorded"), found.entries.map { entry($0, found) }))\(more(found))
      """
  }

  /// A body that has not all of the words: its page, for nothing else has them with it.
  private func body(_ id: OrganisationID, _ name: String) -> Html {
    "<li><a href=\"\(.organisation(id))\">\(name)</a> <span class=\"soft\">\(id.text)</span></li>"
  }

  private func sentence(_ rule: Rule) -> Html {
    let regulation = String(rule.address.prefix { $0 != "/" })
    return """
      <li><a href="\(.clause(regulation, rule.clause.withoutRegulation))">\(rule.duty?.syntax.deed(context.language).capitalisedFirst ?? rule.address)</a>
      <span class="soft">\(rule.address)</span></li>
      """
  }

  private func list(_ title: String, _ items: [Html]) -> Html {
    items.isEmpty ? "" : "<h2>\(title)</h2><ul>\(items)</ul>"
  }

  private func entry(_ entry: Entry, _ found: Desk.Found) -> Html {
    let c = context
    let day = c.day(entry.head.happened?.day ?? entry.head.recorded.day)
    let what = entry.head.kind.words[c.language].capitalisedFirst
    let about = (found.obligations[entry.head.sequence] ?? []).prefix(3).map { id -> Html in
      "<div><a href=\"\(.matter(id))\">\(title(of: id))</a></div>"
    }
    var policy: Html = ""
    if case .policySet(let set) = entry.body {
      policy = "<div><a href=\"\(.clause(set.regulation, set.clause))\">\(set.regulation), \(set.clause)</a></div>"
    }
    if case .noted = entry.body {
      policy = "<div><a href=\"\(.note(entry.head.sequence))\">\(c("Xem ghi nhanh", "See the note"))</a></div>"
    }
    return """
      <li><span class="soft">\(day)</span> \(what)\(about)\(policy)\(Snippet(entry, form.values[.words] ?? "").html)</li>
      """
  }

  /// What an obligation is about, by whom, for when.
  private func title(of id: ObligationID) -> String {
    let c = context
    let rule = library.regulations.lazy.compactMap { $0.regulation.rule(at: id.rule) }.first
    let deed = rule?.duty?.syntax.deed(c.language).capitalisedFirst ?? id.rule
    let period = id.period.isTrigger || id.period == .term ? nil : PeriodWords.print(id.period, c.language)
    return [deed, period, library.register.name(of: id.bearer, on: c.today)].compactMap(\.self).joined(
      separator: " · ")
  }

  private func more(_ found: Desk.Found) -> Html? {
    guard let next = found.next else { return nil }
    var query = Field.allCases.compactMap { field in
      form.values[field].map { "\(field.rawValue)=\(PercentCoding.encode($0))" }
    }
    query.append("\(Self.below)=\(next)")
    return """
      <p><a class="button second" href="\(.search)?\(query.joined(separator: "&"))">\(context("Xem tiếp", "More"))</a></p>
      """
  }
}

/// What people wrote into an entry, around the first word that was looked for.
private struct Snippet {
  /// So many letters are shown.
  private static let most = 240
  private let texts: [String]

  init(_ entry: Entry, _ words: String) {
    let wanted = SearchWords.words(of: words)
    texts = Self.texts(entry).map { Self.cut($0, wanted) }
  }

  var html: Html { texts.isEmpty ? "" : "<div class=\"about\">\(texts.joined(separator: " · "))</div>" }

  private static func texts(_ entry: Entry) -> [String] {
    switch entry.body {
    case .event(let recorded):
      let event = recorded.event
      return [
        event.document.map { "\($0.number) (\($0.date.vietnamese))" }, recorded.evidence?.value, recorded.note?.value,
        event.ground, event.occurrence?.subject,
      ].compactMap(\.self) + recorded.attachments.compactMap(\.name.value)
    case .noted(let note): return [note.text, note.place].compactMap(\.self)
    case .policySet(let policy): return [policy.text.split(separator: "\n").joined(separator: " ")]
    default: return []
    }
  }

  /// A text, or of a long one what stands around the first of the words.
  private static func cut(_ text: String, _ wanted: [String]) -> String {
    guard text.count > most else { return text }
    let words = text.split(separator: " ")
    let hit = words.firstIndex { word in SearchWords.words(of: String(word)).contains { wanted.contains($0) } } ?? 0
    var (out, first) = ("", max(0, hit - 12))
    let isCut = first > 0
    while first < words.count, out.count + words[first].count < most {
      out += (out.isEmpty ? "" : " ") + words[first]
      first += 1
    }
    return (isCut ? "… " : "") + out + (first < words.count ? " …" : "")
  }
}
