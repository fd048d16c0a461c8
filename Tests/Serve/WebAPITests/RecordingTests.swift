import Entries
import Exchange
import HTTPCore
import Obligations
import Secrets
import Store
import Testing

@testable import WebAPI

@Suite struct RecordingTests {
  static let submitted = #"{"kind": "submitted", "document": {"number": "12-BC/A", "date": "2024-03-19"}}"#

  @Test func `a report is sent with a file, and how it stands then is answered`() throws {
    let world = try APIWorld()
    let before = try world.count
    let content = Array("bảng số liệu".utf8).base64
    let answer = try world.post(
      APIWorld.deeds,
      #"{"kind": "submitted", "note": "kèm phụ lục", "files": [{"name": "số liệu.txt", "content": "\#(content)"}]}"#,
      as: .reporter)
    #expect(answer.status == 201)
    #expect(answer["entry"].number == Int(try world.count))
    #expect(answer["id"].text == "e\(try world.count)")
    #expect(answer["obligations"].list.map { $0["performance"].text } == ["claimed"])
    #expect(answer.headers["Location"] == "/api/v1/obligations/thu~dieu-1%3Aa%3A2024-M03")
    #expect(try world.kinds(after: before).suffix(1) == [.submitted])
    let one = try world.get("/obligations/thu~dieu-1:a:2024-M03", as: .reporter)
    #expect(one["events"].list.map { $0["attachments"].list.map { $0["name"].text } } == [["số liệu.txt"]])
  }

  @Test func `the same key with the same question does it once, also after a restart, and answers the same`() throws {
    let world = try APIWorld()
    let first = try world.post(APIWorld.deeds, Self.submitted, as: .reporter, key: "k-1")
    #expect(first.status == 201)
    let count = try world.count
    let again = try world.post(APIWorld.deeds, Self.submitted, as: .reporter, key: "k-1")
    #expect(again.status == 201)
    #expect(again.text == first.text)
    #expect(again.headers["Idempotency-Replayed"] == "true")
    #expect(first.headers["Idempotency-Replayed"] == nil)
    try world.restart()
    world.pass(seconds: 86_000)
    let later = try world.post(APIWorld.deeds, Self.submitted, as: .reporter, key: "k-1")
    #expect(later.text == first.text)
    #expect(try world.count == count)
  }

  @Test func `the same key with another question is refused, and that of another person is another`() throws {
    let world = try APIWorld()
    _ = try world.post(APIWorld.deeds, Self.submitted, as: .reporter, key: "k-1")
    let count = try world.count
    for (path, body) in [
      (APIWorld.deeds, #"{"kind": "submitted"}"#), ("/obligations/thu~dieu-1:a:2024-M02/deeds", Self.submitted),
    ] {
      let other = try world.post(path, body, as: .reporter, key: "k-1")
      #expect(other.status == 422)
      #expect(other["type"].text == "/api#key-reused")
    }
    #expect(try world.count == count)
    let sent = try world.post("/obligations/thu~dieu-1:b:2024-M03/deeds", Self.submitted, as: .other, key: "k-1")
    #expect(sent.status == 201)
  }

  @Test func `what was refused under a key is looked at again`() throws {
    let world = try APIWorld()
    let early = try world.post(APIWorld.deeds, #"{"kind": "received"}"#, as: .receiver, key: "k-2")
    #expect(early.status == 422)
    _ = try world.post(APIWorld.deeds, Self.submitted, as: .reporter)
    #expect(try world.post(APIWorld.deeds, #"{"kind": "received"}"#, as: .receiver, key: "k-2").status == 201)
  }

  @Test func `a key older than two days is forgotten once something else is recorded`() throws {
    let world = try APIWorld()
    _ = try world.post(APIWorld.deeds, Self.submitted, as: .reporter, key: "k-1")
    world.pass(seconds: 2 * 86_400 + 60)
    _ = try world.post(APIWorld.deeds, #"{"kind": "received"}"#, as: .receiver, key: "k-2")
    let again = try world.post(APIWorld.deeds, #"{"kind": "submitted"}"#, as: .reporter, key: "k-1")
    #expect(again["type"].text != "/api#key-reused")
  }

  @Test func `a key is needed, and JSON of the right form`() throws {
    let world = try APIWorld()
    let token = try world.token(of: .reporter)
    func send(_ body: String, _ headers: [(String, String)]) throws -> APIWorld.Answer {
      try world.send(
        .post, APIWorld.deeds, body, [("Authorization", "Bearer \(token)"), ("Accept-Language", "en")] + headers)
    }
    let json = ("Content-Type", "application/json"), key = ("Idempotency-Key", "k")
    let keyless = try send(Self.submitted, [json])
    #expect(keyless.status == 400)
    #expect(keyless.faults == ["Idempotency-Key: is needed"])
    #expect(try send(Self.submitted, [json, ("Idempotency-Key", "a b")]).status == 400)
    for type in ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1"] {
      #expect(try send(Self.submitted, [("Content-Type", type), key]).status == 415)
    }
    #expect(try send(Self.submitted, [key]).status == 415)
    let broken = try send(#"{"kind": "submitted""#, [json, key])
    #expect(broken.status == 400)
    #expect(broken.detail == "what was sent is no JSON: wrong at byte 21")
    #expect(try send(#"{"kind": "submitted", "kind": "told"}"#, [json, key]).status == 400)
    let strange = try send(#"{"kind": "gửi", "nte": "x", "days": 0}"#, [json, key])
    #expect(strange.status == 400)
    #expect(strange.faults.map { $0.prefix { $0 != ":" } } == ["/kind", "/nte", "/days"])
  }

  @Test func `what makes no deed is told at its place`() throws {
    let world = try APIWorld()
    _ = try world.token(of: .receiver)
    let count = try world.count
    for (body, faults) in [
      (#"{"kind": "waived"}"#, ["/ground: a reason or legal basis is needed"]),
      (#"{"kind": "extended", "ground": "x"}"#, ["/until: an extension needs until or days"]),
      (#"{"kind": "transferred", "ground": "x"}"#, ["/whom: the body that takes over is needed"]),
      (
        #"{"kind": "told", "happened": "2024-03-19"}"#,
        ["/evidence: what happened before today needs what shows it: evidence or document"]
      ),
      (
        #"{"kind": "told", "happened": "2024-03-21"}"#,
        ["/happened: is yet to come; only what has happened is recorded"]
      ),
      (
        #"{"kind": "submitted", "happened": "2024-03-19", "evidence": "x"}"#,
        ["/happened: sending is recorded on its day; what was sent outside the system the receiver records, with for"]
      ),
      (
        #"{"kind": "submitted", "until": "2024-04-09"}"#,
        ["/until: this kind does not have it; of its own it has: also, nothingToReport, partOf, report"]
      ),
      (
        #"{"kind": "submitted", "also": ["thu/dieu-1:a:2024-X"]}"#, ["/also/0: is no id of an obligation"]
      ),
      (
        #"{"kind": "submitted", "files": [{"name": "a", "content": "YQ"}]}"#,
        ["/files/0: needs a name, and base64 with its padding"]
      ),
      (#"{"kind": "told", "evidence": "x", "date": "9999-01-01"}"#, ["/date: must be from 1900 to 2199"]),
    ] {
      let answer = try world.post(APIWorld.deeds, body, as: .receiver)
      #expect(answer.status == 422, "\(body)")
      #expect(answer.faults == faults)
    }
    #expect(try world.count == count)
  }

  @Test func `who may not is told so where he sees it, and that he tried is kept`() throws {
    let world = try APIWorld()
    _ = try world.token(of: .reporter)
    var before = try world.count
    let waived = try world.post(APIWorld.deeds, #"{"kind": "waived", "ground": "x"}"#, as: .reporter)
    #expect(waived.status == 404)
    #expect(try world.kinds(after: before) == [.denied])
    _ = try world.token(of: .other)
    before = try world.count
    let hidden = try world.post(APIWorld.deeds, Self.submitted, as: .other)
    #expect(hidden.status == 404)
    #expect(
      hidden.detail
        == "There is nothing here, or the roles of the token's holder do not see it; that one asked is recorded.")
    #expect(try world.kinds(after: before) == [.denied])
  }

  @Test func `a deed on what somebody saw is refused once something came since, and on other things it is not`() throws
  {
    let world = try APIWorld()
    let tag = try #require(try world.get("/obligations/thu~dieu-1:a:2024-M03", as: .receiver).headers["ETag"])
    // About another obligation: no matter.
    _ = try world.post("/obligations/thu~dieu-1:b:2024-M03/deeds", Self.submitted, as: .other)
    let told = #"{"kind": "told", "evidence": "gọi điện"}"#
    #expect(try world.post(APIWorld.deeds, told, as: .receiver, [("If-Match", tag)]).status == 201)
    let late = try world.post(APIWorld.deeds, told, as: .receiver, [("If-Match", tag)])
    #expect(late.status == 412)
    #expect(late["type"].text == "/api#changed")
    #expect(try world.post(APIWorld.deeds, told, as: .receiver, [("If-Match", "*")]).status == 201)
    #expect(try world.post(APIWorld.deeds, told, as: .receiver, [("If-Match", "\"999999-00\"")]).status == 412)
    #expect(try world.post(APIWorld.deeds, told, as: .receiver, [("If-Match", "x")]).status == 412)
  }

  @Test func `what came on paper is recorded for its sender, and what is answered is the last that was sent`() throws {
    let world = try APIWorld()
    let paper = try world.post(
      APIWorld.deeds, #"{"kind": "received", "for": "a", "happened": "2024-03-18", "evidence": "số đến 7"}"#,
      as: .receiver)
    #expect(paper.status == 201)
    #expect(paper["obligations"].list.map { $0["performance"].text } == ["received"])
    let path = "/obligations/thu~dieu-1:b:2024-M03/deeds"
    let sent = try world.post(path, Self.submitted, as: .other)
    let returned = try world.post(path, #"{"kind": "returned", "ground": "thiếu"}"#, as: .receiver)
    #expect(returned.status == 201)
    let one = try world.get("/ledger/entries/\(returned["entry"].number)", as: .auditor)
    #expect(one["entry"]?["payload"]?["of"].text == sent["id"].text)
  }

  @Test func `what happened starts what is owed for it, and is put off and called off`() throws {
    let world = try APIWorld()
    let happened = try world.post(
      "/events", #"{"kind": "occurred", "trigger": "a situation is raised", "at": "a", "id": "lu-1"}"#, as: .reporter)
    #expect(happened.status == 201)
    #expect(happened["id"].text == "lu-1")
    // Three working days from Wednesday 20 March 2024, which is not counted.
    let owed = try world.get("/obligations/thu~dieu-2:a:lu-1", as: .reporter)
    #expect(owed["due"].text == "2024-03-25")
    let twice = try world.post(
      "/events", #"{"kind": "occurred", "trigger": "phát hiện tình hình", "at": "a", "id": "lu-1"}"#, as: .reporter)
    #expect(twice.status == 422)
    #expect(twice.detail == "\"lu-1\" is the id of another event already; choose another")
    for (body, faults) in [
      (
        #"{"kind": "occurred"}"#,
        ["/trigger: an event of Docs/rule-language.md is needed, such as \"a situation is raised\""]
      ),
      (
        #"{"kind": "occurred", "trigger": "a situation is raise"}"#,
        ["/trigger: there is no such event; nearest: \"a situation is raised\""]
      ),
      (#"{"kind": "withdrawn", "ground": "x"}"#, ["/of: the id of what is put off or called off is needed"]),
      (#"{"kind": "rescheduled", "of": "lu-1"}"#, ["/date: the new day is needed"]),
      (
        #"{"kind": "occurred", "trigger": "trình", "id": "e12"}"#, ["/id: e with a number is an id of the store's own"]
      ),
    ] {
      let answer = try world.post("/events", body, as: .reporter)
      #expect(answer.status == 422)
      #expect(answer.faults == faults)
    }
    #expect(
      try world.post("/events", #"{"kind": "withdrawn", "of": "lu-1", "ground": "nhầm"}"#, as: .reporter).status == 201)
  }
}
