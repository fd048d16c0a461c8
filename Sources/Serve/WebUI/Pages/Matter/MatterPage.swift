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

/// *Nhiệm vụ*: one obligation, why it is as it is, what was done, and all that one may do.
struct MatterPage {
  let matter: Desk.Matters
  /// What was reported on a form; nil where nothing was.
  let report: Html?
  /// What was noted under its sentence; nil where nothing can be.
  var notes: Html?
  /// Whether the one who looks may note something under it.
  var mayNote = false
  let context: PageContext

  private var one: Obligation { matter.obligation }
  private var register: Register { matter.library.register }

  var title: String { one.deed(context.language).capitalisedFirst }

  var body: Html {
    let c = context
    let explanation = Explanation(
      one, matter.library, entries: matter.entries, on: c.today, known: .end(of: c.today), language: c.language)
    let mark = DueMark(one.state, on: c.today)
    func names(_ ids: [OrganisationID]) -> String {
      ids.map { register.name(of: $0, on: one.line.decidingDay) }.joined(separator: "; ")
    }
    let period = ObligationWords.period(one, c.language)
    return """
      <h1>\(title)</h1>
      <p><span class="mark \(mark.tone.rawValue)">\(c(mark.words))</span> \(due)</p>\(SentBack(matter: matter, context: c).html)
      <blockquote class="rule">\(explanation.sentence)</blockquote>
      <dl class="facts">\(fact(c("Cơ quan phải làm", "Bearer"), names(one.joint)))\
      \(fact(c("Gửi", "To"), names(one.counterparties)))\(fact(c("Đồng gửi", "Copies to"), names(one.copies)))\(fact(c("Kỳ", "Period"), period))\
      \(fact(c("Tình trạng", "State"), one.state.performance.words[c.language].capitalisedFirst))\
      <dt>\(c("Văn bản", "Regulation"))</dt><dd><a href="\(.regulation(one.regulation.id))">\(one.regulation.title)</a></dd>\
      <dt>\(c("Điều khoản", "Clause"))</dt><dd><a href="\(.clause(one.regulation.id, one.rule.clause.withoutRegulation))">\(clause)</a></dd></dl>
      \(acts)\(report)\(notes)\(history(explanation))
      <h2 id="cach-tinh-han">\(c("Cách tính hạn và căn cứ", "How the day was reckoned, and why"))</h2>
      \(explanation.reckoning.map(section))
      \(letters)
      <p class="small soft">\(c("Mã nhiệm vụ", "Id")): <code>\(one.id.description)</code></p>
      """
  }

  /// Where its sentence stands, without the regulation.
  private var clause: String {
    let clause = one.regulation.clause(at: one.rule.clause)
    return clause?.path.dropFirst().joined(separator: " › ").nonEmpty ?? one.rule.clause.withoutRegulation
  }

  private var due: Html? {
    let c = context
    guard let due = one.state.due else { return nil }
    let provisional = one.state.certainty == .provisional ? c(" (hạn tạm tính)", " (provisional)") : ""
    let moved = one.line.due.map(\.date).flatMap { first in
      first < due ? c(", dời từ \(c.day(first))", ", moved from \(c.day(first))") : nil
    }
    return """
      \(c("Hạn", "Due")) <strong>\(c.weekday(due))</strong>, \(one.basis.words[c.language])\(moved ?? "")\(provisional). <a href="#cach-tinh-han">\(c("Vì sao?", "Why?"))</a>
      """
  }

  private func fact(_ label: String, _ value: String) -> Html {
    value.isEmpty ? "" : "<dt>\(label)</dt><dd>\(value)</dd>"
  }

  /// What one may do: the first as a button that stands out.
  private var acts: Html {
    let c = context
    let names = matter.acts.compactMap { ActName($0) }
    let note: Html = """
      <li><a class="button" href="\(.quickNote)?dieu-khoan=\(PercentCoding.encode(one.rule.address))">\(c("Ghi nhanh", "Quick note"))</a></li>
      """
    if names.isEmpty, !mayNote {
      return """
        <p class="soft">\(
          c(
            "Với vai trò đang có, lúc này không có việc gì để làm ở nhiệm vụ này.",
            "In the roles held there is nothing to do about this now."))</p>
        """
    }
    let items = names.enumerated().map { number, name -> Html in
      "<li><a class=\"button\(" second", if: number > 0 || mayNote)\" href=\"\(.act(one.id, name))\">\(name.words(one)[c.language])</a></li>"
    }
    return "<ul class=\"acts\">\(note, if: mayNote)\(items)</ul>"
  }

  // MARK: Reasons

  /// A section of the explanation: values as a list, steps as a table.
  private func section(_ rows: [Explanation.Row]) -> Html {
    let c = context
    var out: Html = ""
    var values: [Html] = []
    var steps: [Html] = []
    var items: [Html] = []
    func close() {
      if !values.isEmpty { out += "<dl class=\"facts\">\(values)</dl>" }
      if !steps.isEmpty {
        out += """
          <table class="cards"><thead><tr><th scope="col">\(c("Ngày", "Day"))</th><th scope="col">\(c("Tính", "Counted"))</th>
          <th scope="col">\(c("Vì sao", "Why"))</th></tr></thead><tbody>\(steps)</tbody></table>
          """
      }
      if !items.isEmpty { out += "<ul>\(items)</ul>" }
      (values, steps, items) = ([], [], [])
    }
    for row in rows {
      switch row {
      case .value(let label, let value):
        if !steps.isEmpty || !items.isEmpty { close() }
        values.append("<dt>\(label.trimmed)</dt><dd>\(value)</dd>")
      case .head(let text):
        close()
        out += "<h3>\(text)</h3>"
      case .step(let step):
        if !values.isEmpty || !items.isEmpty { close() }
        let source = step.source.map { " — " + TraceWords.source($0)[c.language] } ?? ""
        steps.append(
          """
          <tr\(" class=\"off\"", if: !step.counted)><td data-head="\(c("Ngày", "Day"))">\(c.weekday(step.date))</td>\
          <td data-head="\(c("Tính", "Counted"))">\(step.counted ? "+" : "–")</td><td>\(TraceWords.why(step)[c.language])\(source)</td></tr>
          """)
      case .item(let text, _):
        if !values.isEmpty || !steps.isEmpty { close() }
        items.append("<li>\(text.withoutMark)</li>")
      case .event(let day, let text):
        if !values.isEmpty || !steps.isEmpty { close() }
        items.append("<li><strong>\(c.day(day))</strong> \(text)</li>")
      }
    }
    close()
    return out
  }

  // MARK: What was done

  /// What was done, step by step: both days, who, with which document and files.
  private func history(_ explanation: Explanation) -> Html {
    let c = context
    let steps = explanation.steps
    let title: Html = "<h2 id=\"dien-bien\">\(c("Đã làm gì", "What was done"))</h2>"
    if steps.isEmpty { return "\(title)<p>\(c("Chưa ghi gì.", "Nothing has been recorded."))</p>" }
    let rows = steps.map { step -> Html in
      let event = step.event
      let entry = matter.entries[event.id]
      let by = event.by.map { register.name(of: $0, on: event.happened) }
      let who = [by, entry.flatMap { matter.people[$0.head.author] }].compactMap(\.self).joined(separator: ", ")
      let details: Html = step.details.isEmpty ? "" : ": \(step.details)"
      let note: Html = step.note.map { "<br><span class=\"as-typed\">\($0)</span>" } ?? ""
      return """
        <tr><td class="id" data-head="\(c("Ngày", "Day"))">\(c.day(event.happened))<br><span class="small soft">\(c("ghi ", "recorded ") + c.shortMoment(event.recorded))</span></td>\
        <td><strong>\(event.kind.words[c.language].capitalisedFirst)</strong>\(details)\(note)</td>\
        <td data-head="\(c("Ai", "Who"))">\(who)</td><td data-head="\(c("Tệp", "Files"))">\(entry.flatMap { FileLinks(entry: $0, context: c).html })</td></tr>
        """
    }
    return """
      \(title)
      <table class="cards"><thead><tr><th scope="col">\(c("Ngày", "Day"))</th><th scope="col">\(c("Việc", "What"))</th>\
      <th scope="col">\(c("Ai", "Who"))</th><th scope="col">\(c("Tệp", "Files"))</th></tr></thead><tbody>\(rows)</tbody></table>
      """
  }

  /// The letters by which it was urged.
  private var letters: Html? {
    let c = context
    let items = matter.entries.values.sorted { $0.head.sequence < $1.head.sequence }.compactMap { entry -> Html? in
      guard case .event(let recorded) = entry.body, recorded.event.kind == .told, let document = recorded.event.document
      else { return nil }
      return
        "<li><a href=\"\(.letter(entry: entry.head.sequence))\">\(document.number)</a>, \(c.day(document.date))</li>"
    }
    return items.isEmpty ? nil : "<h2>\(c("Công văn đôn đốc", "Letters that urged"))</h2><ul>\(items)</ul>"
  }
}

extension String {
  /// Without spaces at its ends.
  var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }

  /// Without the mark of a list or a quotation in front.
  fileprivate var withoutMark: String { hasPrefix("- ") || hasPrefix("> ") ? String(dropFirst(2)) : self }
}
