import Access
import CivilTime
import Diagnostics
import Entries
import HTTPCore
import Organisations
import Telling
import UseCases

/// *Nhật ký*: the entries, the newest first.
struct LedgerPage {
  /// By what a list is narrowed.
  enum Field: String, CaseIterable {
    case kind = "loai"
    case person = "nguoi"
    case day = "ngay"
  }

  let entries: [Entry]
  /// Below which number the rest of the list begins; nil at its end.
  let next: Int64?
  let filter: Typed<Field>
  /// What was last signed of the ledger; nil where nothing was.
  let checkpoint: String?
  let context: PageContext

  /// How many entries one page shows.
  static let each = 50
  /// The field by which an address says where the rest of a list begins.
  static let below = "truoc"

  var title: String { context("Nhật ký", "Ledger") }

  var body: Html {
    let c = context
    return """
      \(filter.summary(c("Chưa lọc được", "Not filtered"), c))
      <h1>\(title)</h1>
      <p>\(
        c(
          "Mỗi mục được nối vào các mục trước bằng dấu vết; mục nào bị sửa, mất hay thêm vào thì kiểm tra sẽ thấy.",
          "Each entry is chained to those before; what is changed, lost or added is found when it is verified."))</p>
      <form method="post" action="\(.verification)">\(c.token)<div class="acts"><button class="main">\(c("Kiểm tra toàn bộ", "Verify everything"))</button></div>
      <p class="small soft">\(c("Đọc lại cả kho; kho lớn thì mất vài giây đến vài phút.", "It reads the whole store; of a large one for seconds to minutes."))</p></form>
      \(signed)
      <h2>\(c("Các mục", "Entries"))</h2>
      \(search)
      \(list)\(more)
      """
  }

  private var signed: Html? {
    guard let checkpoint else { return nil }
    let c = context
    let lines = checkpoint.split(separator: "\n").map { "<div><code>\(String($0))</code></div>" as Html }
    return """
      <details><summary>\(c("Bản chốt gần nhất đã ký", "The last signed checkpoint"))</summary>\(lines)
      <p class="small soft">\(c("Giữ bản này ở nơi khác để đối chiếu về sau.", "Keep it elsewhere, to compare later."))</p></details>
      """
  }

  private var search: Html {
    let c = context
    let kinds = EntryKind.allCases.map { ($0.rawValue, c($0.words).capitalisedFirst) }.sorted { $0.1 < $1.1 }
    return """
      <form method="get" action="\(.ledger)"><div class="inline">
      \(filter.field(.kind, .choice([("", c("mọi loại", "all kinds"))] + kinds), label: c("Loại", "Kind"), c))
      \(filter.field(.person, .line, label: c("Người ghi", "By whom"), hint: c("Mã, như p-0001", "An id, as p-0001"), c))
      \(filter.field(.day, .day, label: c("Ngày ghi", "Day of recording"), hint: "dd/mm/yyyy", c))</div>
      <div class="acts"><button class="main">\(c("Lọc", "Filter"))</button> <a class="button second" href="\(.ledger)">\(c("Bỏ lọc", "All"))</a></div></form>
      """
  }

  private var list: Html {
    let c = context
    if entries.isEmpty {
      return next == nil
        ? "<p>\(c("Không có mục nào như vậy; bỏ lọc để xem tất cả.", "There is no such entry; leave out the filter to see all."))</p>"
        : "<p>\(c("Trong những mục mới hơn không có; xem tiếp để tìm ở những mục cũ hơn.", "None among the newer ones; go on to look among the older."))</p>"
    }
    let rows = entries.map { entry -> Html in
      let head = entry.head
      return """
        <tr><td><a href="\(.entry(head.sequence))">\(c.number(head.sequence))</a></td>\
        <td class="id" data-head="\(c("Ghi lúc", "Recorded"))">\(c.moment(head.recorded))</td>\
        <td data-head="\(c("Người ghi", "By whom"))">\(c.author(head))</td>\
        <td data-head="\(c("Loại", "Kind"))">\(c(head.kind.words))</td>\
        <td\(" data-head=\"\(c("Về", "About"))\"", if: head.subject != nil)>\(head.subject?.shortened(to: 80) ?? "")</td></tr>
        """
    }
    return """
      <table class="cards"><thead><tr><th scope="col">\(c("Số", "Number"))</th><th scope="col">\(c("Ghi lúc", "Recorded"))</th>\
      <th scope="col">\(c("Người ghi", "By whom"))</th><th scope="col">\(c("Loại", "Kind"))</th><th scope="col">\(c("Về", "About"))</th></tr></thead>
      <tbody>\(rows)</tbody></table>
      """
  }

  private var more: Html? {
    guard let next else { return nil }
    var query = Field.allCases.compactMap { field in
      filter.values[field].map { "\(field.rawValue)=\(PercentCoding.encode($0))" }
    }
    query.append("\(Self.below)=\(next)")
    return """
      <p><a class="button second" href="\(.ledger)?\(query.joined(separator: "&"))">\(context("Các mục cũ hơn", "Older entries"))</a></p>
      """
  }
}

extension String {
  /// What a heading has before its title: *Điều 6*, *3.1*.
  var headingNumber: String {
    split(separator: " ").reduce(into: (words: [Substring](), isOver: false)) { out, word in
      if out.isOver { return }
      out.isOver = word.hasSuffix(".")
      out.words.append(out.isOver ? word.dropLast() : word)
    }.words.joined(separator: " ")
  }

  /// Its beginning, with dots where something was left out.
  func shortened(to most: Int) -> String { count > most ? prefix(most - 1) + "…" : self }
}

extension PageContext {
  /// Who wrote an entry, and in which role.
  func author(_ head: EntryHead) -> String {
    let role = head.role.map { Role(rawValue: $0)?.words[language] ?? $0 }
    let who = head.author == "owner" ? self("chủ thư mục kho", "owner of the folder") : head.author
    return [who, role, head.organisation?.text].compactMap(\.self).joined(separator: ", ")
  }
}
