import Entries
import Exchange
import HTTPCore
import Store
import Testing

@testable import WebAPI

/// What looks like a telephone, a personal number or a house is asked about, by the API as by the pages.
@Suite struct LookOverTests {
  private static let way =
    "if it is of somebody who denounces, complains or reports, take it out, else send it again with \"lookedOver\": true"

  @Test func `a deed with such a text is a problem of its own that says how to mean it, and nothing is recorded`()
    throws
  {
    let world = try APIWorld()
    _ = try world.token(of: .reporter)
    let before = try world.count
    let body =
      #"{"kind": "submitted", "note": "gọi 0912 345 678", "files": [{"name": "đơn 084190001234.pdf", "content": "JVBERi0xLjc="}]}"#
    let asked = try world.post(APIWorld.deeds, body, as: .reporter, key: "k")
    #expect(asked.status == 422)
    #expect(asked["type"].text == "/api#look-over")
    #expect(
      asked.faults == [
        "/note: \"0912 345 678\" looks like a telephone number; \(Self.way)",
        "/files/0: \"084190001234\" looks like a personal identification number; \(Self.way)",
      ])
    #expect(try world.count == before)
    let meant = try world.post(
      APIWorld.deeds, String(body.dropLast()) + #", "lookedOver": true}"#, as: .reporter, key: "k")
    #expect(meant.status == 201)
    #expect(try world.kinds(after: before).last == .submitted)
  }

  @Test func `what happened, notes and their withdrawal are asked about too`() throws {
    let world = try APIWorld()
    let noted = try world.post("/notes", #"{"text": "họp dân", "clauses": ["thu/dieu-3"]}"#, as: .reporter)
    #expect(noted.status == 201)
    let before = try world.count
    for (path, body, place) in [
      (
        "/events", #"{"kind": "occurred", "trigger": "phát hiện tình hình", "at": "a", "subject": "0912345678"}"#,
        "/subject"
      ),
      ("/events", #"{"kind": "occurred", "trigger": "phát hiện tình hình", "at": "a", "id": "vu-0912345678"}"#, "/id"),
      ("/notes", #"{"text": "ở ngõ 15", "clauses": ["thu/dieu-3"]}"#, "/text"),
      ("/notes/\(before)/withdrawal", #"{"reason": "nhầm với 0912345678"}"#, "/reason"),
    ] {
      let asked = try world.post(path, body, as: .reporter)
      #expect(asked["type"].text == "/api#look-over", "\(body): \(asked.text)")
      #expect(asked.faults.map { String($0.prefix { $0 != ":" }) } == [place])
    }
    #expect(try world.count == before)
  }

  @Test func `of a key only a hash is kept`() throws {
    let world = try APIWorld()
    let body = #"{"text": "họp dân", "clauses": ["thu/dieu-3"]}"#
    let first = try world.post("/notes", body, as: .reporter, key: "so-0912345678")
    let again = try world.post("/notes", body, as: .reporter, key: "so-0912345678")
    #expect(again.headers["Idempotency-Replayed"] == "true" && again.text == first.text)
    #expect(
      again.headers["Location"] == first.headers["Location"]
        && first.headers["Location"] == "/api/v1/notes/\(first["entry"].number)")
    let files = world.bytes()
    #expect(!files.isEmpty && files.allSatisfy { !$0.contains("0912345678") })
  }

  @Test func `what was asked for and is not his is kept without a number in it`() throws {
    let world = try APIWorld()
    _ = try world.token(of: .other)
    let before = try world.count
    #expect(try world.get("/notes/0912345678", as: .other).status == 400)
    _ = try world.post(
      "/obligations/thu~dieu-1:a:2024-M03/deeds", #"{"kind": "submitted", "note": "0912345678"}"#, as: .other)
    #expect(try world.kinds(after: before).last == .denied)
    #expect(world.bytes().allSatisfy { !$0.contains("0912345678") })
  }
}
