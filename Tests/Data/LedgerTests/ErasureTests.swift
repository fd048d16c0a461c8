import Database
import DatabaseSQLite
import Diagnostics
import Entries
import Foundation
import Obligations
import Secrets
import Testing

@testable import Ledger

/// What is erased is gone, and stays gone; the tables can be thrown away at any time.
@Suite struct ErasureTests {
  private static let ground = "Nghị định 13/2023/NĐ-CP, Điều 16"

  private static func erase(_ entry: Int64, _ field: String) -> EntryDraft {
    EntryDraft(.erased(entry: entry, field: field), by: Kept.lan, reason: ground)
  }

  /// Whether some bytes stand anywhere in the files of the store.
  private static func holds(_ kept: Kept, _ marker: String) throws -> Bool {
    try FileManager.default.contentsOfDirectory(atPath: kept.folder).contains { name in
      try Data(contentsOf: URL(fileURLWithPath: "\(kept.folder)/\(name)")).range(of: Data(marker.utf8)) != nil
    }
  }

  @Test func `an erased value is in no table and in no byte of the files, and every proof holds`() throws {
    let kept = try Kept()
    try kept.append([Kept.created], at: 0)
    let short = "DAU-VET-ngan"
    let long = "DAU-VET-dai" + String(repeating: "-dai", count: 5000)
    // Among others, so that pages part and flow over.
    for number in 0..<60 {
      try kept.append([Kept.deed(.submitted, note: String(repeating: "ghi \(number) ", count: 40))], at: 1)
    }
    let entries = try kept.append([Kept.deed(.submitted, note: short), Kept.deed(.submitted, note: long)], at: 2)
    for number in 0..<60 {
      try kept.append([Kept.deed(.submitted, note: String(repeating: "ghi \(number) ", count: 40))], at: 3)
    }
    try kept.pool.checkpoint(truncate: true)
    #expect(try Self.holds(kept, short))
    #expect(try Self.holds(kept, "-dai-dai"))
    let before = try kept.ledger.inclusion(of: entries[0])
    let note = try #require(try kept.ledger.checkpoint(now: Instant(seconds: Kept.start + 4)))
    try kept.append(entries.map { Self.erase($0, "note") }, at: 5)
    #expect(try kept.pool.checkpoint(truncate: true))
    #expect(!(try Self.holds(kept, "DAU-VET")))
    #expect(!(try Self.holds(kept, "-dai-dai")))
    #expect(try kept.dump().values.joined().allSatisfy { !$0.contains("DAU-VET") })
    // Proofs from before and after, the checkpoint from before.
    #expect(before.proof.shows(before.leaf, at: Int(entries[0]) - 1, in: Int(before.size), root: before.root))
    let after = try kept.ledger.inclusion(of: entries[0])
    #expect(after.leaf == before.leaf)
    #expect(after.proof.shows(after.leaf, at: Int(entries[0]) - 1, in: Int(after.size), root: after.root))
    let grew = try kept.ledger.consistency(from: before.size)
    #expect(grew.proof.shows(before.root, of: Int(before.size), grewInto: grew.root, of: Int(grew.size)))
    let held = try #require(Checkpoint(note: note, key: Kept.key.publicKey))
    #expect(try kept.findings(held: [(held, "giữ")]) == [])
    // Read back it is told to be erased.
    var read: [Personal?] = []
    try kept.ledger.entries(from: entries[0], to: entries[1]) {
      if case .event(let recorded) = $0.body { read.append(recorded.note) }
      return true
    }
    #expect(read == [.erased, .erased])
    #expect(try kept.ledger.rebuild())
    #expect(try kept.findings() == [])
  }

  @Test func `a value that came back is told, and a rebuild destroys it`() throws {
    let kept = try Kept()
    try kept.append([Kept.created, Kept.deed(.submitted, note: "DAU-VET")], at: 0)
    let row = try kept.pool.read {
      try $0.first("SELECT quote(salt), quote(value) FROM personal") { "\($0.text(0)), \($0.text(1))" } ?? ""
    }
    try kept.append([Self.erase(2, "note")], at: 1)
    let before = try kept.dump()
    try kept.pool.write { try $0.run(SQL(trustingText: "INSERT INTO personal VALUES (2, 'note', \(row))")) }
    let found = try #require(try kept.ledger.verify()).findings
    #expect(found.map(\.kind) == [.added, .missing])
    #expect(found.map(\.place) == ["personal 2 note", "search_index 2"])
    #expect(
      found.map(\.message) == [
        Words(
          vi: "personal 2 note bị thêm vào: mục 3 đã xóa mà nó còn ở đó",
          en: "personal 2 note was added: entry 3 erased it, yet it is there"),
        Words(vi: "search_index 2 bị mất", en: "search_index 2 is missing"),
      ])
    #expect(try kept.ledger.rebuild())
    #expect(try kept.dump() == before)
    #expect(try kept.findings() == [])
    try kept.pool.checkpoint(truncate: true)
    #expect(!(try Self.holds(kept, "DAU-VET")))
  }

  @Test func `only what is there can be erased, once`() throws {
    let kept = try Kept.withEverything()
    let before = try kept.dump()
    for (entry, field): (Int64, String) in [
      // Erased before; no such field; a public one; no personal value; no such entry; itself.
      (12, "note"), (12, "x"), (12, "also"), (11, "note"), (99, "note"), (26, "note"), (0, ""),
    ] {
      #expect(throws: LedgerError.nothingToErase(entry, field: field)) {
        try kept.append([Self.erase(entry, field)], at: 300)
      }
    }
    #expect(throws: LedgerError.reasonMissing(.erased)) {
      try kept.append([EntryDraft(.erased(entry: 12, field: "evidence"), by: Kept.lan)], at: 300)
    }
    #expect(try kept.dump() == before)
    // A value that was lost may be declared erased: then its absence has a ground.
    try kept.pool.write { try $0.run("DELETE FROM personal WHERE field = 'evidence'") }
    #expect(try kept.findings() == ["changed search_index 12", "missing personal 12 evidence"])
    try kept.append([Self.erase(12, "evidence"), Self.erase(12, "attachment0")], at: 300)
    #expect(try kept.findings() == [])
    #expect(
      LedgerError.nothingToErase(12, field: "note").message
        == Words(
          vi: "mục 12 không có giá trị riêng \"note\", hoặc giá trị ấy đã xóa; xem lại số và tên",
          en:
            "entry 12 has no personal value \"note\", or it was erased before; look at the number and the name again"))
  }

  // MARK: Rebuilding

  @Test func `a rebuild gives the same tables bit for bit`() throws {
    let kept = try Kept.withEverything()
    let before = try kept.dump()
    #expect(try kept.ledger.rebuild())
    #expect(try kept.dump() == before)
  }

  @Test func `a rebuild mends whatever somebody wrote into the tables`() throws {
    let kept = try Kept.withEverything()
    let before = try kept.dump()
    for table in ProjectionTable.allCases {
      let name = table.rawValue
      let last = table.columns[table.columns.count - 1]
      try kept.pool.write {
        try $0.run(SQL(trustingText: "UPDATE \(name) SET \(last.name) = \(last.isInteger ? "7" : "'x'")"))
      }
      #expect(try kept.findings() != [], "\(name)")
      #expect(try kept.ledger.rebuild())
      #expect(try kept.dump() == before, "\(name)")
      try kept.pool.write { try $0.run(SQL(trustingText: "DELETE FROM \(name)")) }
      #expect(try kept.findings() != [], "\(name)")
      #expect(try kept.ledger.rebuild())
      #expect(try kept.dump() == before, "\(name)")
    }
    #expect(try kept.findings() == [])
    // And the ledger goes on.
    try kept.append([Kept.deed(.submitted)], at: 300)
    #expect(try kept.findings() == [])
  }

  @Test func `a rebuild or a verification that is stopped, or meets what it cannot read, changes nothing`() throws {
    let kept = try Kept.withEverything()
    try kept.pool.write { try $0.run("UPDATE setting SET value = 'x'") }
    let before = try kept.dump()
    #expect(try !kept.ledger.rebuild { _, _ in false })
    #expect(try kept.ledger.verify { _, _ in false } == nil)
    #expect(try kept.dump() == before)
    try kept.pool.write { try $0.run("UPDATE entry SET kind = 'x' WHERE sequence = 25") }
    let broken = try kept.dump()
    #expect(throws: LedgerError.unreadable(25)) { try kept.ledger.rebuild() }
    #expect(try kept.dump() == broken)
    #expect(
      LedgerError.unreadable(25).message
        == Words(
          vi: "mục 25 của sổ không đọc được; chạy phoihop verify",
          en: "entry 25 of the ledger cannot be read; run phoihop verify"))
  }
}
