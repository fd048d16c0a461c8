import Access
import CivilTime
import Diagnostics
import Entries
import Exchange
import Foundation
import HTTPCore
import Obligations
import Regulations
import Secrets
import Store
import Testing
import UseCases

@testable import WebUI

@Suite struct CalendarFeedTests {
  /// The address that a page tells, without its host.
  private func make(_ world: WebWorld, as person: WebWorld.Person = .reporter) throws -> String {
    let page = try world.post("/lich", [("viec", "moi")], as: person)
    #expect(page.status == 200)
    let at = try #require(page.html.range(of: "/lich/"), "the address stands on the page")
    return String(page.html[at.lowerBound...].prefix { $0 != "<" })
  }

  private func lines(_ page: WebWorld.Page) -> [String] {
    page.html.split(separator: "\r\n").map(String.init)
  }

  @Test func `a calendar program reads titles and days at a secret address, and nothing of what is not one's own`()
    throws
  {
    let world = try WebWorld()
    let address = try make(world)
    let page = try world.get(address)
    #expect(page.status == 200)
    let lines = lines(page)
    #expect(lines.first == "BEGIN:VCALENDAR")
    #expect(lines.last == "END:VCALENDAR")
    // From a year back, of the reports of Ban A: those due from 5 April 2023 up to 5 September 2024, some moved over days off.
    let days = lines.filter { $0.hasPrefix("DTSTART;VALUE=DATE:") }.map { $0.suffix(8) }
    #expect(days.contains("20240305"))
    #expect(days.contains("20240506"))
    #expect(days.allSatisfy { $0 >= "20230321" && $0 <= "20240916" })
    #expect(!page.has("Ban B"))
    #expect(page.has("Báo cáo kết quả\\, tháng 2/2024\\, Ban A"))
    #expect(!lines.contains { $0.utf8.count > 75 })
  }

  @Test func `a secret is told once, a new one ends the old, and one that was revoked leads nowhere`() throws {
    let world = try WebWorld()
    let before = try world.count
    #expect(try world.get("/lich", as: .reporter).has("<button class=\"button\">Tạo địa chỉ lịch riêng</button>"))
    let first = try make(world)
    #expect(try world.kinds(after: before) == [.tokenIssued])
    #expect(try world.get("/lich", as: .reporter).has(first) == false)
    let second = try make(world)
    #expect(first != second)
    #expect(try world.get(first).status == 404)
    #expect(try world.get(second).status == 200)
    let page = try world.post("/lich", [("viec", "thu-hoi")], as: .reporter)
    #expect(page.location == "/lich")
    #expect(try world.get("/lich", as: .reporter).has("Địa chỉ lịch không còn dùng được."))
    #expect(try world.get(second).status == 404)
    #expect(try world.kinds(after: before) == [.tokenIssued, .tokenRevoked, .tokenIssued, .tokenRevoked])
    #expect(try world.get("/lich/\(String(repeating: "0", count: 48)).ics").status == 404)
    #expect(try world.get("/lich/x").status == 404)
  }

  @Test func `the secret of a calendar signs nobody in, and a token that signs in is no calendar`() throws {
    let world = try WebWorld()
    let secret = String(try make(world).dropFirst("/lich/".count).dropLast(".ics".count))
    #expect(throws: Refused.self) { try Desk.signIn(world.store, token: secret, now: WebWorld.now) }
    #expect(try Desk.admit(world.store, token: secret, for: .read, now: WebWorld.now) == nil)
    let owner = Desk(world.store, .owner, now: WebWorld.now)
    let token = try owner.issueToken(to: try world.id(of: .reporter))
    #expect(try world.get("/lich/\(token).ics").status == 404)
  }

  @Test func `the same state gives the same bytes, and what moves a day raises its sequence alone`() throws {
    let world = try WebWorld()
    let address = try make(world)
    func events() throws -> [String: [String]] {
      let parts = try world.get(address).html.components(separatedBy: "BEGIN:VEVENT\r\n").dropFirst()
      return Dictionary(
        uniqueKeysWithValues: parts.map { part in
          let lines = part.split(separator: "\r\n").map(String.init)
          return (lines[0], lines)
        })
    }
    let before = try events()
    #expect(try events() == before)
    let id = WebWorld.report(of: WebWorld.a, month: 3)
    var deed = Deed(.extended)
    deed.obligations = [id]
    deed.until = CivilDate(iso: "2024-04-12")
    deed.ground = "chờ số liệu"
    let entry = try world.desk(of: .leader).record(deed).entry
    let after = try events()
    #expect(Set(after.keys) == Set(before.keys))
    let changed = after.filter { before[$0.key] != $0.value }
    #expect(changed.count == 1)
    #expect(changed.values.first?.contains("DTSTART;VALUE=DATE:20240412") == true)
    #expect(changed.values.first?.contains("SEQUENCE:\(entry)") == true)
    // A minute after noon in Viet Nam: no entry is recorded before the one that gave the address.
    #expect(changed.values.first?.contains("LAST-MODIFIED:20240320T050100Z") == true)
  }

  @Test func `of what a case started neither the case nor its name is told`() throws {
    let world = try WebWorld()
    var deed = Deed(.occurred)
    deed.occurrence = Occurrence(.situationRaised, subject: "Vụ bà Tám", at: WebWorld.a)
    deed.id = "vu-ba-tam"
    _ = try world.desk(of: .reporter).record(deed)
    let page = try world.get(try make(world))
    #expect(page.has("Báo cáo mưa lũ"))
    #expect(!page.has("Tám"))
    #expect(!page.has("tam"))
  }

  @Test func `whose roles have ended has an empty calendar, and that it is asked for is no entry`() throws {
    let world = try WebWorld()
    let address = try make(world)
    let person = try world.id(of: .reporter)
    let grant = try #require(try world.store.grants(of: person).first)
    try Desk(world.store, .owner, now: WebWorld.now).endGrant(
      try #require(Int64(grant.id.text)), last: WebWorld.now.day - 1)
    let before = try world.count
    let page = try world.get(address)
    #expect(page.status == 200)
    #expect(!page.has("VEVENT"))
    #expect(try world.count == before)
  }

  @Test func `lines are folded by bytes and never within a letter`() {
    // 74 bytes, then a letter of three bytes: it begins the next line.
    let line = String(repeating: "a", count: 74) + "ề" + String(repeating: "b", count: 73)
    #expect(
      CalendarFeed.folded(line) == String(repeating: "a", count: 74) + "\r\n ề" + String(repeating: "b", count: 71)
        + "\r\n bb\r\n")
    #expect(CalendarFeed.folded(String(repeating: "a", count: 75)) == String(repeating: "a", count: 75) + "\r\n")
    #expect(CalendarFeed.escaped("a,b;c\\d\ne\u{1}") == "a\\,b\\;c\\\\d\\ne")
  }
}

@Suite struct ProgramsPageTests {
  @Test func `the page of the API stands for everybody, drawn from its document`() throws {
    let world = try WebWorld()
    // Without a document there is no such page.
    #expect(try world.get("/api").status == 404)
    let page = ProgramsPage(
      document: .object([
        .init("info", .object([.init("description", .string("Lời & dẫn"))])),
        .init(
          "paths",
          .object([
            .init(
              "/api/v1/x/{id}",
              .object([
                .init(
                  "get",
                  .object([
                    .init("operationId", .string("x")), .init("summary", .string("Xem")),
                    .init("security", .array([.object([.init("token", .array([]))])])),
                    .init(
                      "parameters",
                      .array([
                        .object([
                          .init("name", .string("id")), .init("in", .string("path")), .init("required", .bool(true)),
                          .init("example", .string("a~b")),
                        ]),
                        .object([
                          .init("name", .string("q")), .init("in", .string("query")),
                          .init("example", .string("hai từ")), .init("description", .string("từ")),
                        ]),
                      ])),
                  ]))
              ]))
          ])),
      ]), context: PageContext(language: .vi, today: WebWorld.now.day))
    let html = page.body.text
    #expect(html.contains("Lời &amp; dẫn"))
    #expect(
      html.contains(
        "<code>curl -H &quot;Authorization: Bearer $TOKEN&quot; &quot;$PHOIHOP/api/v1/x/a~b?q=hai+từ&quot;</code>"))
    #expect(html.contains("<dt><code>q</code></dt><dd>từ</dd>"))
  }
}
