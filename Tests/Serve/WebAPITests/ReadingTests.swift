import Access
import CivilTime
import Entries
import Exchange
import HTTPCore
import Obligations
import Organisations
import Testing

@testable import WebAPI

@Suite struct ReadingTests {
  @Test func `who asks is told who he is, in which roles, and how far his token reaches`() throws {
    let world = try APIWorld()
    let me = try world.get("/me", as: .reporter)
    #expect(me.status == 200)
    #expect(me["person"]?["name"].text == "Người reporter")
    #expect(me["roles"].list.map { $0["role"].text } == ["specialist"])
    #expect(me["roles"].list.map { $0["at"]?["name"].text } == ["Ban A"])
    #expect(me["seat"] == .null)
    #expect(me["scope"].text == "write")
    #expect(me["bodies"].list.map { $0["id"].text } == ["a"])
  }

  @Test func `a token bound to a seat acts in that seat alone`() throws {
    let world = try APIWorld()
    let office = try #require(world.ids[.receiver]).text
    #expect(!office.isEmpty)
    let seat = EntryBody.TokenScope(.read, role: "registryClerk", at: .init("o"))
    let token = try world.token(of: .receiver, seat)
    let me = try world.send(.get, "/me", nil, [("Authorization", "Bearer \(token)")])
    #expect(me["seat"]?["role"].text == "registryClerk")
    // Of a seat that he does not hold nothing is seen.
    let other = try world.token(of: .receiver, .init(.read, role: "leader", at: .init("o")))
    let list = try world.send(.get, "/obligations", nil, [("Authorization", "Bearer \(other)")])
    #expect(list.status == 404)
  }

  @Test func `a list has what is seen in its window, by day and id, with what has no day last`() throws {
    let world = try APIWorld()
    let all = try world.get("/obligations?from=2024-03-01&to=2024-05-31", as: .receiver)
    #expect(
      all.items.map { $0["id"].text } == [
        "thu/dieu-1:a:2024-M02", "thu/dieu-1:b:2024-M02", "thu/dieu-1:a:2024-M03", "thu/dieu-1:b:2024-M03",
        "thu/dieu-1:a:2024-M04", "thu/dieu-1:b:2024-M04", "thu/dieu-3:a:term", "thu/dieu-3:b:term",
      ])
    // 5 May 2024 was a Sunday: the day moves to Monday.
    #expect(
      all.items.map { $0["due"].text } == [
        "2024-03-05", "2024-03-05", "2024-04-05", "2024-04-05", "2024-05-06", "2024-05-06", "", "",
      ])
    #expect(all["next"] == .null)
    let own = try world.get("/obligations?from=2024-03-01&to=2024-05-31&state=overdue", as: .reporter)
    #expect(own.items.map { $0["id"].text } == ["thu/dieu-1:a:2024-M02"])
    let body = try world.get(
      "/obligations?from=2024-03-01&to=2024-03-31&body=b&regulation=thu&state=overdue", as: .receiver)
    #expect(body.items.map { $0["id"].text } == ["thu/dieu-1:b:2024-M02"])
    #expect(try world.get("/obligations?regulation=khac", as: .receiver).items.isEmpty)
  }

  @Test(arguments: [1, 2, 3, 7, 50]) func `a walk by cursors gives all and nothing twice`(limit: Int) throws {
    let world = try APIWorld()
    let question = "/obligations?from=2023-01-01&to=2024-12-31"
    let whole = try world.get("\(question)&limit=200", as: .receiver).items.map { $0["id"].text }
    // 24 months of two bodies that fall due from February 2023 on, those of December 2023 in 2024, and two that stand.
    #expect(whole.count == 23 * 2 + 2)
    var walked: [String] = []
    var cursor: String?
    repeat {
      let part = try world.get("\(question)&limit=\(limit)" + (cursor.map { "&cursor=\($0)" } ?? ""), as: .receiver)
      #expect(part.items.count <= limit)
      walked += part.items.map { $0["id"].text }
      cursor = part["next"] == .null ? nil : part["next"].text
    } while cursor != nil && walked.count <= whole.count
    #expect(walked == whole)
  }

  @Test func `a cursor of another question or none of ours is refused`() throws {
    let world = try APIWorld()
    let next = try world.get("/obligations?from=2024-01-01&to=2024-12-31&limit=2", as: .receiver)["next"].text
    #expect(
      try world.get("/obligations?from=2024-01-01&to=2024-12-31&limit=3&cursor=\(next)", as: .receiver).status == 200)
    for path in [
      "/obligations?from=2024-01-02&to=2024-12-31&cursor=\(next)",
      "/obligations?from=2024-01-01&to=2024-12-31&cursor=AAAA",
      "/organisations?cursor=\(next)",
    ] {
      let answer = try world.get(path, as: .receiver)
      #expect(answer.status == 422)
      #expect(answer.detail == "this cursor is not of this question; ask again from the beginning, without cursor")
    }
    // What one was told is of no use to another.
    #expect(try world.get("/obligations?from=2024-01-01&to=2024-12-31&cursor=\(next)", as: .other).status == 422)
  }

  @Test func `one obligation tells why its day is its day, what was done, and what may be done`() throws {
    let world = try APIWorld()
    let one = try world.get("/obligations/thu~dieu-1:a:2024-M04", as: .reporter)
    #expect(one.status == 200)
    #expect(one["due"].text == "2024-05-06")
    // The period ends on 30 April, the text names 5 May, which is a Sunday, and Monday is a working day.
    #expect(one["trace"].list.map { $0["date"].text } == ["2024-04-30", "2024-05-05", "2024-05-05", "2024-05-06"])
    #expect(one["acts"].list.isEmpty)
    let march = try world.get("/obligations/thu%2Fdieu-1:a:2024-M03", as: .reporter)
    #expect(march["acts"].list.map { $0["kind"].text } == ["submitted"])
  }

  @Test func `figures add up, as of a day and as known on a day`() throws {
    let world = try APIWorld()
    #expect(
      try world.post("/obligations/thu~dieu-1:a:2024-M02/deeds", #"{"kind": "submitted"}"#, as: .reporter).status == 201
    )
    let window = "from=2024-03-01&to=2024-04-30"
    let now = try world.get("/completeness?by=organisation&\(window)", as: .receiver)
    let rows = now["rows"].list
    #expect(rows.map { $0["key"].text } == ["a", "b"])
    #expect(rows.map { $0["late"].number } == [1, 0])
    #expect(rows.map { $0["missing"].number } == [0, 1])
    #expect(rows.map { $0["notYetDue"].number } == [1, 1])
    #expect(now["total"]?["expected"].number == 4)
    // What was recorded today was not known yesterday; the text itself was not there.
    let before = try world.get("/completeness?by=regulation&\(window)&known=2024-03-19", as: .receiver)
    #expect(before.status == 404)
    let matrix = try world.get("/matrix?regulation=thu&series=month", as: .receiver)
    #expect(matrix["periods"].list.count == 12)
    #expect(matrix["rows"].list.map { $0["body"]?["id"].text } == ["a", "b"])
    #expect(matrix["rows"].list.map { $0["cells"].list[1]["late"].number } == [1, 0])
    let burden = try world.get("/burden?year=2024", as: .receiver)
    #expect(burden["loads"].list.map { $0["total"].number } == [12, 12])
  }

  @Test func `regulations and bodies are told to who has a part`() throws {
    let world = try APIWorld()
    #expect(try world.get("/regulations", as: .reporter).items.map { $0["id"].text } == ["thu"])
    let one = try world.get("/regulations/thu", as: .reporter)
    #expect(one["sentences"].list.map { $0["kind"].text } == ["duty", "duty", "standing"])
    #expect(one["text"].text.contains("trong thời hạn 3 ngày làm việc"))
    let none = try world.get("/regulations/khac", as: .reporter)
    #expect(none.status == 404)
    let bodies = try world.get("/organisations?q=van+phong", as: .reporter)
    #expect(bodies.items.map { $0["id"].text } == ["o"])
    let first = try world.get("/organisations?limit=2", as: .reporter)
    #expect(first.items.map { $0["id"].text } == ["a", "b"])
    let rest = try world.get("/organisations?limit=2&cursor=\(first["next"].text)", as: .reporter)
    #expect(rest.items.map { $0["id"].text } == ["o"])
    #expect(rest["next"] == .null)
  }

  @Test func `what was written is found, and nothing of others`() throws {
    let world = try APIWorld()
    _ = try world.post(
      "/obligations/thu~dieu-1:a:2024-M02/deeds", #"{"kind": "submitted", "note": "kèm phụ lục lũ quét"}"#,
      as: .reporter)
    let found = try world.get("/search?q=phu+luc", as: .receiver)
    #expect(found["entries"].list.map { $0["obligations"].list } == [[.string("thu/dieu-1:a:2024-M02")]])
    #expect(found["entries"].list.first?["texts"].list.contains(.string("kèm phụ lục lũ quét")) == true)
    #expect(try world.get("/search?q=phu+luc", as: .other)["entries"].list.isEmpty)
    let empty = try world.get("/search?q=!!", as: .receiver)
    #expect(empty.status == 422)
    #expect(empty.faults == ["q: at least one word with letters or digits is needed"])
  }

  @Test func `an auditor reads entries as the tree has them, with proofs, and others do not`() throws {
    let world = try APIWorld()
    let list = try world.get("/ledger/entries?limit=3&kind=granted", as: .auditor)
    #expect(list.items.map { $0["kind"].text } == ["granted", "granted", "granted"])
    let proof = try world.get("/ledger/entries/2", as: .auditor)
    #expect(proof["entry"]?["sequence"].number == 2)
    #expect(proof["size"].number == Int(try world.count))
    #expect(try world.get("/ledger/consistency?from=2", as: .auditor)["oldRoot"].text.count == 64)
    #expect(try world.get("/ledger/checkpoint", as: .auditor)["note"].text.hasPrefix("phoihop/"))
    let beyond = try world.get("/ledger/entries/9999", as: .auditor)
    #expect(beyond.status == 404)
    for path in ["/ledger/entries", "/ledger/entries/2", "/ledger/checkpoint", "/ledger/consistency?from=2"] {
      let before = try world.count
      let refused = try world.get(path, as: .reporter)
      #expect(refused.status == 404)
      #expect(refused["type"].text == "/api#not-found")
      #expect(try world.kinds(after: before).suffix(1) == [.denied])
    }
  }

  @Test func `what one may not see is not there, and that one asked is kept`() throws {
    let world = try APIWorld()
    _ = try world.token(of: .other)
    for (person, path) in [
      (APIWorld.Person.other, "/obligations/thu~dieu-1:a:2024-M03"), (.nobody, "/obligations"), (.auditor, "/matrix"),
      (.auditor, "/organisations"), (.administrator, "/burden"),
    ] {
      _ = try world.token(of: person)
      let before = try world.count
      #expect(try world.get(path, as: person).status == 404)
      #expect(try world.kinds(after: before) == [.denied], "\(person) \(path)")
    }
    // What there is not is no denial.
    _ = try world.token(of: .reporter)
    let before = try world.count
    #expect(try world.get("/obligations/thu~dieu-1:a:2024-M99", as: .reporter).status == 404)
    #expect(try world.count == before)
  }

  @Test func `what has not changed is not sent again`() throws {
    let world = try APIWorld()
    let first = try world.get("/obligations?from=2024-01-01", as: .reporter)
    let tag = try #require(first.headers["ETag"])
    let again = try world.get("/obligations?from=2024-01-01", as: .reporter, [("If-None-Match", tag)])
    #expect(again.status == 304)
    #expect(again.text.isEmpty)
    // Another question, another person, another language has another tag.
    #expect(try world.get("/obligations?from=2024-01-02", as: .reporter, [("If-None-Match", tag)]).status == 200)
    _ = try world.token(of: .receiver)
    #expect(try world.get("/obligations?from=2024-01-01", as: .receiver, [("If-None-Match", tag)]).status == 200)
    let now = try #require(try world.get("/obligations?from=2024-01-01", as: .reporter).headers["ETag"])
    _ = try world.post(APIWorld.deeds, #"{"kind": "submitted"}"#, as: .reporter)
    #expect(try world.get("/obligations?from=2024-01-01", as: .reporter, [("If-None-Match", now)]).status == 200)
  }
}
