import Database
import DatabaseSQLite
import Entries
import Files
import Foundation
import Ledger
import Testing

@testable import Store

@Suite struct ErasureTests {
  private let kept: KeptStore

  init() throws { kept = try KeptStore() }

  @Test func `an erased value and its file are in no file of the store, and the entry still proves itself`() throws {
    let number = try kept.submit(
      note: "ghi chú bí mật", evidence: "cuộc gọi lúc 9 giờ", file: ("biên bản kín.pdf", Array("nội dung kín".utf8)))
    #expect(try KeptStore.files(in: kept.place.path, holding: "ghi chú bí mật") != [])
    for field in ["note", "evidence", "attachment0"] { #expect(try kept.erase(number, field) == []) }
    for text in ["ghi chú bí mật", "cuộc gọi lúc 9 giờ", "biên bản kín", "nội dung kín"] {
      #expect(try KeptStore.files(in: kept.place.path, holding: text) == [])
    }
    #expect(try kept.store.verify().findings == [])
    #expect(try kept.store.lastNumber() == number + 3)
  }

  /// SQLite overwrites what it deletes, but not what it moved from page to page before: in one store of two, of 800 values of which 100 are
  /// erased, some value is still to be read.
  @Test func `no value is left where SQLite once moved it`() throws {
    var random: UInt64 = 20_240_320
    func next(_ bound: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % bound
    }
    var fields: [(Int64, String, String)] = []
    for number in 0..<1200 {
      var values: [String] = []
      for field in ["evidence", "note"] {
        values.append(
          "dấu \(number) \(field);" + String(repeating: "x", count: [10, 200, 900, 3000, 9000][next(5)]))
      }
      let entry = try kept.submit(note: values[1], evidence: values[0])
      fields += [(entry, "evidence", "dấu \(number) evidence;"), (entry, "note", "dấu \(number) note;")]
    }
    let erased = (0..<300).map { _ in fields.remove(at: next(fields.count)) }
    try kept.store.ledger.append(
      erased.map { EntryDraft(.erased(entry: $0.0, field: $0.1), by: .owner, reason: "theo yêu cầu") },
      now: KeptStore.start)
    #expect(try kept.store.finishErasures() == [])
    let bytes = try #require(FileManager.default.contents(atPath: kept.place.database))
    #expect(erased.map(\.2).filter { bytes.range(of: Data($0.utf8)) != nil } == [])
    #expect(fields.prefix(30).map(\.2).allSatisfy { bytes.range(of: Data($0.utf8)) != nil })
  }

  @Test func `what a program that died left of an erasure is done when the store is opened`() throws {
    let number = try kept.submit(note: "ghi chú bí mật", file: ("a.txt", Array("nội dung kín".utf8)))
    // The entries are there, and nothing else was done.
    try kept.store.ledger.append(
      ["note", "attachment0"].map {
        EntryDraft(.erased(entry: number, field: $0), by: .owner, reason: "theo yêu cầu")
      }, now: KeptStore.start)
    #expect(try KeptStore.files(in: kept.place.path, holding: "nội dung kín") != [])
    #expect(!FileSystem.exists(kept.place.erasures))
    try kept.reopen()
    for text in ["ghi chú bí mật", "nội dung kín", "a.txt"] {
      #expect(try KeptStore.files(in: kept.place.path, holding: text) == [])
    }
    #expect(try ErasureList(reading: kept.place.erasures).lines.map(\.field) == ["attachment0", "note"])
    #expect(try kept.store.verify().findings == [])
  }

  @Test func `the list says entry, field, seal, ground and moment, and no value`() throws {
    let number = try kept.submit(note: "ghi chú bí mật")
    _ = try kept.erase(number, "note")
    let line = try #require(try ErasureList(reading: kept.place.erasures).lines.first)
    #expect(line.entry == 2 && line.field == "note" && line.ground == "theo yêu cầu" && line.file == nil)
    #expect(line.moment == KeptStore.start)
    #expect(try kept.store.seal(of: "note", in: 2) == line.seal && line.seal.count == 64)
    let text = try String(contentsOfFile: kept.place.erasures, encoding: .utf8)
    #expect(
      text
        == #"{"entry":2,"field":"note","ground":"theo yêu cầu","ledger":"\#(line.ledger)","moment":"2024-03-20T08:00:00Z","seal":"\#(line.seal)"}"#
        + "\n")
  }

  @Test func `a list that somebody destroyed is made again from the ledger`() throws {
    let number = try kept.submit(note: "ghi chú bí mật")
    _ = try kept.erase(number, "note")
    let right = try FileSystem.read(kept.place.erasures)
    for text in ["", "{\"entry\":2}\n"] {
      try FileSystem.write(text, to: kept.place.erasures)
      try kept.reopen()
      #expect(try FileSystem.read(kept.place.erasures) == right)
    }
  }

  @Test func `while another program reads the store an erasure is not yet finished, and the next opening finishes it`()
    throws
  {
    let number = try kept.submit(note: "ghi chú bí mật")
    let reader = try SQLiteEngine(path: kept.place.database).openReader()
    try reader.begin(.reading)
    try kept.store.ledger.append(
      [EntryDraft(.erased(entry: number, field: "note"), by: .owner, reason: "theo yêu cầu")], now: KeptStore.start)
    #expect(try kept.store.finishErasures(patience: 0) == [.storeIsRead])
    #expect(!FileSystem.exists(kept.place.erasures))
    reader.rollback()
    try kept.reopen()
    #expect(try KeptStore.files(in: kept.place.path, holding: "ghi chú bí mật") == [])
    #expect(FileSystem.exists(kept.place.erasures))
  }

  @Test func `a copy made before a migration goes with what was erased`() throws {
    let number = try kept.submit(note: "ghi chú bí mật")
    try FileSystem.makeFolder(kept.place.earlier)
    try SQLiteEngine(path: kept.place.database).backup(to: "\(kept.place.earlier)/0002-1.sqlite")
    _ = try kept.erase(number, "note")
    #expect(try KeptStore.files(in: kept.place.path, holding: "ghi chú bí mật") == [])
  }

  @Test func `what is not there or was erased before is refused in words that name what there is`() throws {
    let number = try kept.submit(note: "ghi chú", file: ("a.txt", [1, 2, 3]))
    #expect(try kept.store.erasable(number, "attachment0").fileSize == 3)
    #expect(try kept.store.erasable(number, "attachment0").size == 5)
    #expect(throws: StoreError.nothingPersonal(entry: 2, field: "evidence", has: ["attachment0", "note"])) {
      try kept.store.erasable(number, "evidence")
    }
    #expect(throws: StoreError.nothingPersonal(entry: 1, field: "note", has: [])) {
      try kept.store.erasable(1, "note")
    }
    _ = try kept.erase(number, "note")
    #expect(throws: StoreError.erasedBefore(entry: 2, field: "note")) { try kept.store.erasable(number, "note") }
  }

  // MARK: Files and entries

  @Test func `a file whose entry never came goes at the next opening, one whose entry came gets its place`() throws {
    let draft = try kept.draft(note: nil, evidence: nil, file: ("a.txt", Array("có mục".utf8)))
    _ = try kept.draft(note: nil, evidence: nil, file: ("b.txt", Array("không có mục".utf8)))
    try kept.store.ledger.append([draft], now: KeptStore.start)
    guard case .event(let recorded) = draft.body else { return }
    let seal = recorded.attachments[0].seal
    // Before it has its place it can be read, and nothing is wrong.
    #expect(try kept.store.attachments.read(seal) == Array("có mục".utf8))
    #expect(try kept.store.verify().findings == [])
    try kept.reopen()
    #expect(try FileSystem.files(below: kept.place.attachments) == ["\(seal.prefix(2))/\(seal)"])
    #expect(try kept.store.attachments.read(seal) == Array("có mục".utf8))
  }
}
