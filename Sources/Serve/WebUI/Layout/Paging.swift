/// Which part of a long list a page shows.
struct Paging {
  /// Counted from 1.
  let page: Int
  /// How many pages there are, at least one.
  let pages: Int
  /// The places of the list that are shown.
  let range: Range<Int>

  /// The name by which an address asks.
  private let field: String

  /// The part of a list that the text of an address asks for; the first where it asks for none there is.
  ///
  /// - Parameter field: the name by which the address asks, where a page has two lists.
  init(_ asked: String?, of count: Int, each size: Int, field: String = Paging.field) {
    self.field = field
    pages = max(1, (count + size - 1) / size)
    let wanted = asked.flatMap { Int($0) } ?? 1
    page = (1...pages).contains(wanted) ? wanted : 1
    range = min(count, (page - 1) * size)..<min(count, page * size)
  }

  /// The name by which an address asks for a part of the one list of its page.
  static let field = "trang"

  /// Where one is, and the pages beside; nothing where there is one page only.
  ///
  /// - Parameter address: that of the list, with its query where it has one.
  func links(_ c: PageContext, _ address: String) -> Html? {
    guard pages > 1 else { return nil }
    func link(_ number: Int, _ words: String) -> Html {
      let to = "\(address)\(address.contains("?") ? "&" : "?")\(field)=\(number)"
      return "<li><a class=\"button second\" href=\"\(to)\">\(words)</a></li>"
    }
    let before: Html = page > 1 ? link(page - 1, c("Trang trước", "Previous page")) : ""
    let after: Html = page < pages ? link(page + 1, c("Trang sau", "Next page")) : ""
    return """
      <nav aria-label="\(c("Các phần của danh sách", "Parts of the list"))"><ul class="acts">\(before)\(after)</ul>
      <p class="soft">\(c("Trang \(page)/\(pages)", "Page \(page) of \(pages)"))</p></nav>
      """
  }
}
