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

/// What was noted under the sentence of a standing duty, for the page of the obligation.
struct MatterNotes {
  /// All of them, the newest day first, and what was written into the newest.
  let rows: [Store.NoteRow]
  let newest: [Desk.NoteView]
  let rule: Rule
  let context: PageContext

  /// So many are shown.
  static let most = 10

  var body: Html {
    let c = context
    guard let last = rows.first else {
      return """
        <h2>\(c("Đã ghi nhanh", "What was noted"))</h2><p>\(c("Chưa ghi lần nào. Việc thường xuyên được chứng minh bằng ghi nhanh, không bao giờ quá hạn.", "Nothing yet. A standing duty is shown by notes and is never overdue."))</p>
        """
    }
    let lines = newest.map { one -> Html in
      """
      <li><strong>\(c.day(one.note.day))</strong> <a href="\(.note(one.number))">\(one.note.text?.shortened ?? c("đã xóa", "erased"))</a>\(NoteCounts(one.note.sessions, one.note.people, c).behind)</li>
      """
    }
    return """
      <h2>\(c("Đã ghi nhanh", "What was noted"))</h2>
      <p>\(c("Lần cuối ngày \(c.day(last.day)); \(c.number(rows.count)) lần từ khi có hiệu lực.", "Last on \(c.day(last.day)); \(c.number(rows.count)) \(rows.count == 1 ? "time" : "times") since it is in force."))
      <a href="\(.notes)?dieu-khoan=\(PercentCoding.encode(rule.address))">\(c("Xem cả danh sách", "See the whole list"))</a></p><ul>\(lines)</ul>
      """
  }
}

/// How many occasions and people, in words.
struct NoteCounts {
  /// *7 cuộc, 240 lượt người*; empty where nobody counted.
  let words: String

  init(_ sessions: Int?, _ people: Int?, _ c: PageContext) {
    words = [
      sessions.map { c("\(c.number($0)) cuộc", c.some($0, "occasion", "occasions")) },
      people.map { c("\(c.number($0)) lượt người", c.some($0, "person", "people")) },
    ].compactMap(\.self).joined(separator: ", ")
  }

  var behind: Html { words.isEmpty ? "" : " <span class=\"soft\">(\(words))</span>" }
}

/// What the bearer of a report noted in its period, beside the report that is being written: by sentence, with sums, each to be copied.
struct ReportNotes {
  let texts: [Desk.NoteView]
  /// How many there are in all.
  let count: Int
  let regulation: Regulation
  let context: PageContext

  /// So many are shown.
  static let most = 40

  var body: Html? {
    guard count > 0 else { return nil }
    let c = context
    let clauses = Set(texts.flatMap(\.note.clauses).filter { regulation.rule(at: $0) != nil })
    let rules = regulation.rules.filter { clauses.contains($0.address) }
    return """
      <details class="told" data-copying><summary>\(c("Đã ghi nhanh trong kỳ", "Noted in this period")) (\(c.number(count)))</summary>
      <p class="small soft">\(c("Chép đoạn cần dùng vào báo cáo.", "Copy what is needed into the report."))\
      <span hidden data-copy-hint> \(c("Nút Đưa vào báo cáo ghi tiếp vào ô đang viết.", "The button puts it into the field being written."))</span></p>
      \(rules.map(group))\("<p>\(c("và \(count - texts.count) lần ghi khác ở danh sách", "and \(count - texts.count) more in the list"))</p>", if: count > texts.count)</details>
      """
  }

  private func group(_ rule: Rule) -> Html {
    let c = context
    let own = texts.filter { $0.note.clauses.contains(rule.address) }
    let sessions = own.compactMap(\.note.sessions).reduce(0, +)
    let people = own.compactMap(\.note.people).reduce(0, +)
    let sums = NoteCounts(sessions > 0 ? sessions : nil, people > 0 ? people : nil, c)
    let lines = own.map { one -> Html in
      let note = one.note
      let counts = NoteCounts(note.sessions, note.people, c).words
      let text =
        "\(c.day(note.day)): \(note.text ?? "")\(note.place.map { c(", tại \($0)", ", at \($0)") } ?? "")\(counts.isEmpty ? "" : " (\(counts))")"
      return
        "<li><span data-copied>\(text)</span> <button type=\"button\" class=\"as-link\" hidden data-copy>\(c("Đưa vào báo cáo", "Put into the report"))</button></li>"
    }
    return """
      <h3>\(Desk.title(of: rule)[c.language].capitalisedFirst.shortened)</h3><p class="small soft">\(regulation.shortPath(of: rule.clause)) · \(c("\(own.count) lần ghi", c.some(own.count, "note", "notes")))\("\(sums.words.isEmpty ? "" : ", ")\(sums.words)")</p><ul>\(lines)</ul>
      """
  }
}
