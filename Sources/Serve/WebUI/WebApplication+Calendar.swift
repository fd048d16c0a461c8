import CivilTime
import Diagnostics
import Entries
import HTTPCore
import Ledger
import Obligations
import Secrets
import Settings
import Store
import UseCases

/// The calendar, and its address for calendar programs.
extension WebApplication {
  func calendar(of day: CivilDate, address: String? = nil, _ desk: Desk, _ c: PageContext) throws -> Response {
    let view = CalendarPage(
      week: try desk.week(of: day), hasFeed: try desk.hasCalendarFeed(), address: address, once: chance(12).hexadecimal,
      context: c)
    return Layout(context: c, title: view.title, here: .calendar).page(view.body)
  }

  /// Makes the address of somebody's calendar, or makes it worthless.
  func changeFeed(_ form: HTTPCore.Form, _ request: Request, _ desk: Desk, _ visit: Visit) throws -> Response {
    if let before = taken(form, visit) { return before }
    // Who sees no due day has no calendar.
    _ = try desk.week(of: desk.today)
    guard form["viec"] == "moi" else {
      let said =
        try desk.revokeCalendarFeed()
        ? Words(vi: "Địa chỉ lịch không còn dùng được.", en: "The address of the calendar is good no more.")
        : Words(vi: "Không có địa chỉ lịch nào.", en: "There was no address.")
      take(form, visit, to: .calendar, saying: said)
      return .redirect(to: Route.calendar.path)
    }
    let secret = try desk.issueCalendarFeed()
    take(form, visit, to: .calendar)
    let host = request.headers["Host"] ?? ""
    let address = "\(request.isSecure ? "https" : "http")://\(host)\(Route.feed(secret).path)"
    return try calendar(of: desk.today, address: address, desk, visit.context)
  }

  /// Somebody's due days for his calendar program. A secret that is good no more leads nowhere.
  func feed(_ secret: String, _ request: Request, _ visit: Visit) throws -> Response {
    guard let admission = try Desk.admit(store, token: secret, for: .calendar, now: visit.now, cache: cache) else {
      return wrong(request, visit, .notFound)
    }
    let settings = try store.ledger.settings()
    let language = settings.language
    let said = "\(try store.lastNumber()) \(visit.now.day) \(admission.token.entry) \(Version.text)"
    let tag = EntityTag(String(Digest(of: Array(said.utf8)).description.prefix(32)))
    if let tag, let known = request.headers["If-None-Match"], tag.isMatched(byNoneMatch: known) {
      return .notModified(tag)
    }
    let days: [Desk.DueDay]
    do {
      days = try admission.desk.dueDays().days
    } catch is Refused {
      // Whose roles have ended has an empty calendar; that a program of his still asks is no news.
      days = []
    }
    let feed = CalendarFeed(
      days: days, register: try admission.desk.register(),
      name: Words(vi: "Việc đến hạn", en: "What falls due")[language] + (settings.name.map { " – \($0)" } ?? ""),
      origin: try store.ledger.publicKey()?.bytes.hexadecimal ?? "", language: language)
    var response = Response(Array(feed.text.utf8), type: "text/calendar; charset=utf-8")
    if let tag { response.headers.set("ETag", tag.description) }
    response.headers.set("Cache-Control", "private, no-cache")
    return response
  }
}
