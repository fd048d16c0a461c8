import CivilTime
import Diagnostics
import Entries
import Facts
import HTTPCore
import Obligations
import Organisations
import Regulations
import Store
import Telling
import UseCases

/// What was noted: a list by clause, body and year, with its sums.
struct NotesPage {
  enum Field: String, CaseIterable {
    case year = "nam"
    case regulation = "quy-che"
    case clause = "dieu-khoan"
    case body = "co-quan"
  }

  let form: Typed<Field>
  let notes: Desk.Notes
  /// What was written into those of this page.
  let texts: [Desk.NoteView]
  let part: Paging
  /// Whether the one who looks may note something.
  let mayNote: Bool
  let context: PageContext

  /// How many notes one page shows.
  static let each = 25

  var title: String { context("Đã ghi nhanh", "Quick notes") }

  /// The address of the list, with what was asked.
  var address: String {
    let query = Field.allCases.compactMap { field in
      form.values[field].map { "\(field.rawValue)=\(PercentCoding.encode($0))" }
    }
    return Route.notes.path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  var body: Html {
    let c = context
    let sums = notes.sums
    let regulations = Set(notes.library.regulations.map(\.regulation).filter { $0.kind != .law }.map(\.id)).sorted()
    let clause = form.values[.clause].flatMap { address in
      notes.library.regulations.lazy.compactMap { bound in
        bound.regulation.rule(at: address).map { (bound.regulation, $0) }
      }.first
    }
    let about = clause.map { regulation, rule -> Html in
      """
      <p>\(c("Chỉ theo", "Only under")) <a href="\(.clause(regulation.id, rule.clause.withoutRegulation))">\(Desk.title(of: rule)[c.language].capitalisedFirst)</a> \
      <span class="soft">(\(regulation.named), \(regulation.shortPath(of: rule.clause)))</span></p>
      """
    }
    let hidden: Html = form.values[.clause].map { "<input type=\"hidden\" name=\"dieu-khoan\" value=\"\($0)\">" } ?? ""
    let csv = address + (address.contains("?") ? "&" : "?") + "dang=csv"
    let noteIt: Html =
      "<ul class=\"acts\"><li><a class=\"button\" href=\"\(.quickNote)\">\(c("Ghi nhanh", "Quick note"))</a></li></ul>"
    let table: Html = """
      <table class="cards"><thead><tr><th scope="col">\(c("Ngày", "Day"))</th><th scope="col">\(c("Đã làm", "What was done"))</th>\
      <th scope="col" class="num">\(c("Cuộc", "Occasions"))</th><th scope="col" class="num">\(c("Lượt người", "People"))</th>\
      <th scope="col">\(c("Cơ quan", "Body"))</th></tr></thead><tbody>\(texts.map(row))</tbody></table>
      \(part.links(c, address))<p><a href="\(csv)" download>\(c("Tải danh sách thành CSV", "Get the list as CSV"))</a></p>
      """
    return """
      \(form.summary(c("Chưa lọc được", "Not filtered"), c))
      <h1>\(title)</h1>\(noteIt, if: mayNote)
      <form method="get" action="\(.notes)" class="inline">\(hidden)
      \(form.field(.year, .day, label: c("Năm", "Year"), c))\
      \(form.field(.regulation, .choice([("", c("mọi quy chế", "all regulations"))] + regulations.map { ($0, $0) }), label: c("Quy chế", "Regulation"), c))\
      \(form.field(.body, .line, label: c("Cơ quan", "Body"), c))
      <button class="main">\(c("Lọc", "Filter"))</button></form>
      \(about)<p class="soft">\(
        c(
          "\(c.number(notes.rows.count)) lần ghi, \(c.number(sums.sessions)) cuộc, \(c.number(sums.people)) lượt người.",
          "\(c.some(notes.rows.count, "note", "notes")), \(c.some(sums.sessions, "occasion", "occasions")), \(c.some(sums.people, "person", "people"))."))</p>
      \(table, if: !texts.isEmpty)\("<p>\(c("Chưa ghi gì như vậy.", "Nothing of the kind was noted."))</p>", if: texts.isEmpty)
      """
  }

  private func row(_ one: Desk.NoteView) -> Html {
    let c = context
    let note = one.note
    let photos = note.attachments.count
    let more = [note.place, photos > 0 ? c("\(photos) ảnh", photos == 1 ? "1 picture" : "\(photos) pictures") : nil]
      .compactMap(\.self)
    return """
      <tr><td class="id" data-head="\(c("Ngày", "Day"))">\(c.day(note.day))</td>\
      <td><a href="\(.note(one.number))">\(note.text?.shortened ?? c("đã xóa", "erased"))</a>\("<br><span class=\"small soft\">\(more.joined(separator: " · "))</span>", if: !more.isEmpty)</td>\
      <td class="num" data-head="\(c("Cuộc", "Occasions"))">\(note.sessions.map { c.number($0) } ?? "")</td>\
      <td class="num" data-head="\(c("Lượt người", "People"))">\(note.people.map { c.number($0) } ?? "")</td>\
      <td data-head="\(c("Cơ quan", "Body"))">\(notes.library.register.name(of: note.body, on: note.day))</td></tr>
      """
  }
}

/// One note, and what may be done about it.
struct NotePage {
  let view: Desk.NoteView
  let library: Library
  /// What was typed as the reason for taking it back.
  let form: Typed<Field>
  /// What is asked about the reason.
  let look: LookOver
  let context: PageContext
  /// Makes the form one that is taken once.
  let once: String

  enum Field: String { case reason = "ly-do" }

  var title: String {
    view.note.text?.shortened.capitalisedFirst ?? context("Ghi nhanh đã xóa nội dung", "A note whose text was erased")
  }

  var body: Html {
    let c = context
    let note = view.note
    func fact(_ label: String, _ value: String?) -> Html {
      value.map { "<dt>\(label)</dt><dd>\($0)</dd>" } ?? ""
    }
    let clauses = note.clauses.map { address -> Html in
      let regulation = library.regulations.lazy.map(\.regulation).first { $0.rule(at: address) != nil }
      guard let regulation, let rule = regulation.rule(at: address) else { return "<li>\(address)</li>" }
      return """
        <li><a href="\(.clause(regulation.id, rule.clause.withoutRegulation))">\(Desk.title(of: rule)[c.language].capitalisedFirst)</a> \
        <span class="soft small">\(regulation.named), \(regulation.shortPath(of: rule.clause))</span></li>
        """
    }
    let files = note.attachments.enumerated().map { place, file -> Html in
      guard let name = file.name.value else { return "<li>\(c("tệp đã xóa", "an erased file"))</li>" }
      return "<li><a href=\"\(.file(entry: view.number, number: place))\" download>\(name)</a></li>"
    }
    let withdrawn = view.withdrawal.map { reason, at -> Html in
      """
      <div class="told"><p>\(c("Đã rút", "Withdrawn")) \(c.shortMoment(at))\(reason.map { ": \($0)" } ?? "").</p></div>
      """
    }
    let text: Html = note.text.map { "<p class=\"as-typed\">\($0)</p>" } ?? ""
    let again: Html =
      "<p><a class=\"button\" href=\"\(.quickNote)?thay=\(view.number)\">\(c("Ghi lại với nội dung này", "Note it anew with this text"))</a></p>"
    return """
      \(form.summary(c("Chưa rút được", "Not withdrawn"), c))
      <p class="small"><a href="\(.notes)">\(c("Đã ghi nhanh", "Quick notes"))</a></p>
      <h1>\(title)</h1>\(withdrawn)\(text)
      <dl class="facts">\(fact(c("Ngày", "Day"), c.day(note.day)))\(fact(c("Nơi", "Where"), note.place))\
      \(fact(c("Số cuộc", "Occasions"), note.sessions.map { c.number($0) }))\(fact(c("Lượt người", "People"), note.people.map { c.number($0) }))\
      \(fact(c("Cơ quan", "Body"), library.register.name(of: note.body, on: note.day)))\
      \(fact(c("Ghi lúc", "Written down"), c.shortMoment(view.recorded) + (view.person.map { ", \($0)" } ?? "")))</dl>
      <h2>\(c("Theo điều khoản", "Under"))</h2><ul>\(clauses)</ul>
      \("<h2>\(c("Ảnh", "Pictures"))</h2><ul>\(files)</ul>", if: !files.isEmpty)
      \(withdrawal, if: view.mayWithdraw)\(again, if: view.withdrawal != nil && note.text != nil)
      """
  }

  /// A note is never changed: it is taken back, and noted anew.
  private var withdrawal: Html {
    let c = context
    return """
      <details\(" open", if: !form.faults.isEmpty)><summary>\(c("Ghi sai? Rút rồi ghi lại", "Something is wrong? Withdraw it and note it anew"))</summary>
      <form method="post" action="\(.noteWithdrawal(view.number))">\(c.token)<input type="hidden" name="_once" value="\(once)">
      \(form.field(.reason, .line, label: c("Lý do rút", "Why"), c))\(look.box(c))
      <button class="button second">\(c("Rút và ghi lại", "Withdraw and note anew"))</button></form></details>
      """
  }
}
