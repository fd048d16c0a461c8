import Access
import CivilTime
import Entries
import Exchange
import Store
import Testing
import UseCases

@testable import WebAPI

/// What one has to do, who is in charge, and what was settled, for programs.
///
/// On 20 March 2024 Ban A and Ban B have each fourteen reports that are late, those of January 2023 to February 2024, and that of March to come.
@Suite struct WorkTests {
  @Test func `what is to be done, what arrived and what others owe are told apart, as on the page`() throws {
    let world = try APIWorld()
    let own = try world.get("/work", as: .reporter)
    #expect(own.status == 200 && own["bodies"].list.map { $0["id"].text } == ["a"])
    #expect(own["counts"]?["overdue"].number == 14 && own["counts"]?["later"].number == 1)
    #expect(own.items.count == 15 && own.items[0]["id"].text == "thu/dieu-1:a:2023-M01")
    #expect(own["arrived"].list.isEmpty)
    _ = try world.post(
      "/obligations/thu~dieu-1:a:2024-M02/deeds", #"{"kind": "submitted"}"#, as: .reporter)
    let office = try world.get("/work", as: .receiver)
    #expect(office["arrived"].list.map { $0["id"].text } == ["thu/dieu-1:a:2024-M02"])
    #expect(office.items.isEmpty && office["countsOfOthers"]?["overdue"].number == 27)
    for person in [APIWorld.Person.auditor, .nobody] {
      _ = try world.token(of: person)
      let before = try world.count
      #expect(try world.get("/work", as: person).status == 404)
      #expect(try world.kinds(after: before) == [.denied])
    }
  }

  @Test func `a walk through it gives all and nothing twice`() throws {
    let world = try APIWorld()
    let whole = try world.get("/work?limit=200", as: .reporter).items.map { $0["id"].text }
    var walked: [String] = []
    var cursor: String?
    repeat {
      let part = try world.get("/work?limit=4" + (cursor.map { "&cursor=\($0)" } ?? ""), as: .reporter)
      walked += part.items.map { $0["id"].text }
      cursor = part["next"] == .null ? nil : part["next"].text
    } while cursor != nil && walked.count <= whole.count
    #expect(walked == whole && whole.count == 15)
  }

  @Test func `who is in charge is told of the bodies that one sees, on a day`() throws {
    let world = try APIWorld()
    let seen = try world.get("/assignments", as: .reporter)
    #expect(seen.items.map { $0["body"]?["id"].text } == ["a"])
    let held = seen.items[0]["held"].list
    #expect(held.map { $0["role"].text } == ["specialist"] && held[0]["person"]?["name"].text == "Người reporter")
    // Everybody has his role from 1 January 2020.
    #expect(try world.get("/assignments?on=2019-12-31", as: .reporter).items.isEmpty)
    #expect(try world.get("/assignments", as: .administrator).items.map { $0["body"]?["id"].text } == ["a", "b", "o"])
  }

  @Test func `what was settled beside a regulation is told with who settled it`() throws {
    let world = try APIWorld()
    #expect(try world.get("/regulations/thu/policies", as: .reporter).items.isEmpty)
    let id = try world.id(of: .coordinator)
    let desk = Desk(
      world.store, .init(id, grants: try world.store.grants(of: id)), now: APIWorld.now)
    let entry = try desk.setPolicy(
      EntryBody.Policy(
        regulation: "thu", clause: "dieu-3", text: "theo: thống nhất của các bên\ntheo mẫu thu-mau.\n"),
      ground: "thống nhất của các bên")
    let told = try world.get("/regulations/thu/policies", as: .reporter)
    #expect(told.items.map { $0["entry"].number } == [Int(entry)])
    #expect(told.items.map { $0["clause"].text } == ["dieu-3"] && told.items[0]["by"].text == "Người coordinator")
    #expect(told.items[0]["text"].text.contains("theo mẫu thu-mau."))
    #expect(try world.get("/regulations/khac/policies", as: .reporter).status == 404)
  }
}
