import Access
import Diagnostics
import HTTPCore

/// The frame around every page.
struct Layout {
  let context: PageContext
  let title: String
  /// Where one is, for the menu.
  let here: Route?
  var isWrong = false

  /// The page with its frame.
  func page(_ body: Html) -> Response {
    let c = context
    let name = c.storeName ?? "PhoiHop"
    let head: Html = """
      <!DOCTYPE html>
      <html lang="\(c.language.rawValue)"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(isWrong ? c("Lỗi: ", "Error: ") : "")\(title) – \(name)</title>
      <link rel="stylesheet" href="\(.asset(.style))"><link rel="icon" href="\(.asset(.icon))" type="image/svg+xml">
      <script src="\(.asset(.script))" defer></script></head><body>
      <a class="skip" href="#noi-dung">\(c("Đến nội dung", "Skip to content"))</a>
      <header class="top"><div class="wide"><a class="brand" href="\(.home)">\(name)</a>\(who)</div></header>
      \(menu)\(demonstration)
      <main id="noi-dung" class="wide">\(said)\(body)</main>
      <footer><div class="wide">\(c("Ngày", "Day")) \(c.day(c.today)) · PhoiHop · <a href="\(.programs)">API</a> · \(otherLanguage)</div></footer></body></html>

      """
    var response = Response.html(Array(head.text.utf8))
    response.headers.set("Cache-Control", "no-store")
    return response
  }

  private var otherLanguage: Html {
    let other: Language = context.language == .vi ? .en : .vi
    return """
      <form method="post" action="\(.language)" data-language>\(context.token)<input type="hidden" name="lang" value="\(other.rawValue)">\
      <button class="as-link" lang="\(other.rawValue)">\(other == .vi ? "Tiếng Việt" : "English")</button>\
      <noscript> <span class="small">\(context("(đổi ngôn ngữ thì mất phần đang nhập chưa lưu)", "(what is typed and not saved is lost)"))</span></noscript></form>
      """
  }

  private var who: Html? {
    guard let visitor = context.visitor else { return nil }
    let c = context
    return """
      <div class="who"><a href="\(.account)">\(visitor.name)</a>\(seats(visitor))\
      <form method="post" action="\(.signOut)">\(c.token)<button class="as-link">\(c("Đăng xuất", "Sign out"))</button></form></div>
      """
  }

  private func seats(_ visitor: PageContext.Visitor) -> Html? {
    let c = context
    guard visitor.seats.count > 1 else { return visitor.seats.first.map { "<span>\($0.words)</span>" } }
    let options = visitor.seats.enumerated().map { number, one -> Html in
      "<option value=\"\(number)\"\(" selected", if: one.seat == visitor.seat)>\(one.words)</option>"
    }
    return """
      <form method="post" action="\(.seat)">\(c.token)<label><span class="skip">\(c("Làm với vai trò", "Act as"))</span>
      <select name="seat" data-go>\
      <option value="">\(c("mọi vai trò", "all roles"))</option>\(options)</select></label><noscript><button class="as-link">\(c("Chọn", "Choose"))</button></noscript></form>
      """
  }

  /// Where one can go, by what one is.
  private var menu: Html? {
    guard let visitor = context.visitor else { return nil }
    let c = context
    var items: [(Route, String)] = []
    let sees = visitor.roles.contains { $0 != .administrator && $0 != .auditor }
    if sees {
      items += [
        (.home, c("Việc của tôi", "My work")), (.board, c("Bảng theo dõi", "Follow-up board")),
        (.calendar, c("Lịch công tác", "Calendar")), (.regulations, c("Quy chế, chương trình", "Regulations")),
        (.search, c("Tra cứu", "Search")),
      ]
      // Who may record that something happened, and who may note what was done.
      if visitor.roles.contains(where: \.recordsOccurrences) {
        items.insert((.occurrences, c("Việc phát sinh", "What happened")), at: 1)
      }
      if visitor.roles.contains(where: \.receives) { items.insert((.intake, c("Tiếp nhận", "Receiving")), at: 1) }
      if visitor.roles.contains(where: \.notes) { items.insert((.quickNote, c("Ghi nhanh", "Quick note")), at: 1) }
    }
    if sees || visitor.roles.contains(.administrator) {
      items += [
        (.organisations, c("Cơ quan, đơn vị", "Bodies")), (.assignments, c("Phân công", "Who is in charge")),
      ]
    }
    if visitor.roles.contains(.administrator) { items.append((.people, c("Người dùng", "People"))) }
    if visitor.roles.contains(.auditor) { items.append((.ledger, c("Nhật ký", "Ledger"))) }
    let links = items.map { route, words -> Html in
      "<li><a href=\"\(route)\"\(" aria-current=\"page\"", if: route == here)>\(words)</a></li>"
    }
    return
      "<nav class=\"main\" aria-label=\"\(c("Các trang", "Pages"))\"><div class=\"wide\"><ul>\(links)</ul></div></nav>"
  }

  private var demonstration: Html? {
    guard context.isDemonstration else { return nil }
    return """
      <aside class="demo" aria-label="\(context("Bản trình diễn", "A demonstration"))"><div class="wide"><p>\(
        context(
          "Bản trình diễn: quy chế là thật, người và việc đã làm là giả định; kho mất khi dừng.",
          "A demonstration: the regulations are real, people and what they did are invented; the store is gone when it stops."))</p></div></aside>
      """
  }

  private var said: Html? {
    context.said.map { "<div class=\"said\" role=\"status\"><p>\($0)</p></div>" }
  }
}
