import Entries
import Exchange
import HTTPCore
import Testing

@testable import WebAPI

/// Quick notes and what happened, for programs.
@Suite struct NoteTests {
  private static let note =
    #"{"text": "tuyên truyền phòng chống bão", "place": "khu 4", "sessions": 2, "people": 1240, "clauses": ["thu/dieu-3"], "happened": "2024-03-19"}"#

  @Test func `a note is recorded once under its key, read, listed with sums, and seen by whom it is for`() throws {
    let world = try APIWorld()
    let noted = try world.post("/notes", Self.note, as: .reporter, key: "n")
    #expect(noted.status == 201)
    let number = noted["entry"].number
    #expect(try world.post("/notes", Self.note, as: .reporter, key: "n").text == noted.text)
    #expect(Int(try world.count) == number)
    _ = try world.post("/notes", #"{"text": "họp", "people": 30, "clauses": ["thu/dieu-3"]}"#, as: .other)
    let one = try world.get("/notes/\(number)", as: .receiver)
    #expect(one["text"].text == "tuyên truyền phòng chống bão" && one["place"].text == "khu 4")
    #expect(one["happened"].text == "2024-03-19" && one["by"]?["name"].text == "Ban A")
    #expect(one["people"].number == 1240 && one["withdrawn"] == .null)
    let all = try world.get("/notes", as: .receiver)
    #expect(all["sessions"].number == 2 && all["people"].number == 1270)
    #expect(all.items.map { $0["text"].text } == ["họp", "tuyên truyền phòng chống bão"])
    let own = try world.get("/notes", as: .reporter)
    #expect(own.items.count == 1)
    #expect(try world.get("/notes?body=b", as: .receiver).items.count == 1)
    #expect(try world.get("/notes?clause=thu/dieu-1", as: .receiver).items.isEmpty)
    #expect(try world.get("/notes/\(number)", as: .other).status == 404)
    #expect(try world.kinds(after: Int64(number)).last == .denied)
  }

  @Test func `a list goes on where it ended`() throws {
    let world = try APIWorld()
    for text in ["một", "hai", "ba"] {
      _ = try world.post("/notes", #"{"text": "\#(text)", "clauses": ["thu/dieu-3"]}"#, as: .reporter)
    }
    let first = try world.get("/notes?limit=2", as: .reporter)
    #expect(first.items.map { $0["text"].text } == ["ba", "hai"])
    let rest = try world.get("/notes?limit=2&cursor=\(first["next"].text)", as: .reporter)
    #expect(rest.items.map { $0["text"].text } == ["một"] && rest["next"] == .null)
  }

  @Test func `a note is taken back with a reason, once`() throws {
    let world = try APIWorld()
    let number = try world.post("/notes", Self.note, as: .reporter)["entry"].number
    let path = "/notes/\(number)/withdrawal"
    #expect(try world.post(path, "{}", as: .reporter).faults == ["/reason: is needed"])
    let back = try world.post(path, #"{"reason": "nhầm số lượt"}"#, as: .reporter, key: "w")
    #expect(back.status == 201 && back.headers["Location"] == "/api/v1/notes/\(number)")
    #expect(
      try world.post(path, #"{"reason": "nhầm số lượt"}"#, as: .reporter, key: "w").headers["Idempotency-Replayed"]
        == "true")
    #expect(try world.get("/notes/\(number)", as: .reporter)["withdrawn"]?["reason"].text == "nhầm số lượt")
    #expect(try world.get("/notes", as: .reporter).items.isEmpty)
    let again = try world.post(path, #"{"reason": "nữa"}"#, as: .reporter)
    #expect(again.status == 422 && again.detail == "the note \(number) was withdrawn on 20/03/2024")
  }

  @Test func `what makes no note is told at its place, and who may not note is refused`() throws {
    let world = try APIWorld()
    _ = try world.token(of: .reporter)
    _ = try world.token(of: .auditor)
    let before = try world.count
    for (body, fault) in [
      (#"{"text": " ", "clauses": ["thu/dieu-3"]}"#, "/text: say in a few words what was done"),
      (#"{"text": "x", "clauses": []}"#, "/clauses: choose at least one clause"),
      (
        #"{"text": "x", "clauses": ["thu/dieu-3"], "happened": "2024-03-21"}"#,
        "/happened: this day is yet to come; only what was done is noted"
      ),
      (#"{"text": "x", "clauses": ["thu/dieu-3"], "people": -1}"#, "/people: must be from 0 to 1000000"),
    ] {
      #expect(try world.post("/notes", body, as: .reporter).faults == [fault])
    }
    let other = try world.post("/notes", #"{"text": "x", "clauses": ["thu/dieu-1"]}"#, as: .reporter)
    #expect(other.status == 422 && other.detail.hasPrefix("nothing can be noted under \"thu/dieu-1\""))
    #expect(try world.count == before)
    #expect(try world.post("/notes", Self.note, as: .auditor).status == 404)
    #expect(try world.kinds(after: before) == [.denied])
    #expect(
      try world.post("/notes", #"{"text": "x", "by": "b", "clauses": ["thu/dieu-3"]}"#, as: .reporter).status == 404)
  }

  @Test func `what happened is listed and read with what it started, by whom it is seen`() throws {
    let world = try APIWorld()
    let recorded = try world.post(
      "/events",
      #"{"kind": "occurred", "trigger": "phát hiện tình hình", "at": "a", "subject": "lũ quét", "id": "lu-1"}"#,
      as: .reporter)
    #expect(recorded.status == 201)
    let one = try world.get("/events/lu-1", as: .reporter)
    #expect(one["subject"].text == "lũ quét" && one["at"]?["name"].text == "Ban A")
    #expect(one["trigger"].text == "phát hiện tình hình")
    // Three working days from Wednesday 20 March: Monday the 25th.
    #expect(one["obligations"].list.map { $0["due"].text } == ["2024-03-25"])
    #expect(try world.get("/events", as: .receiver).items.map { $0["event"]?["id"].text } == ["lu-1"])
    #expect(try world.get("/events", as: .other).items.isEmpty)
    #expect(try world.get("/events/lu-1", as: .other).status == 404)
    #expect(try world.get("/events/khong-co", as: .reporter).status == 404)
    _ = try world.post("/events", #"{"kind": "withdrawn", "of": "lu-1", "ground": "nhầm"}"#, as: .reporter)
    let after = try world.get("/events/lu-1", as: .reporter)
    #expect(after["calledOff"].text == "2024-03-20" && after["later"].list.map { $0["ground"].text } == ["nhầm"])
  }
}
