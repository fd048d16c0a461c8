import Database
import Entries
import Obligations
import Secrets
import Testing

@testable import Ledger

@Suite struct CheckpointTests {
  /// Reckoned apart from the program: the leaf written by hand, RFC 8032 and the C2SP's signed notes read literally.
  private static let note = """
    phoihop/d75a980182b10ab7
    1
    xnCkTjWtglyYNJSaccIOTjdfgx/UEQw0sfvG4lpYpEM=
    signed 2024-03-20T08:00:00Z

    — phoihop/d75a980182b10ab7 wAfySJZ7LzNdHR6I1w4hXKEYsa9FZCNi+UhBwg3q9QQaeZRhlURMwCCv1R41n8nUcXia2S7B2z3zDR44QlBtqvOmCwo=

    """

  @Test func `the note of a ledger's first entry is the one reckoned by hand`() throws {
    let kept = try Kept()
    #expect(try kept.ledger.lastCheckpoint() == nil)
    #expect(try kept.ledger.checkpoint(now: Instant(seconds: Kept.start)) == nil)
    try kept.append([Kept.created], at: 0)
    #expect(try kept.ledger.lastCheckpoint() == Self.note)
    // Nothing new, nothing to sign.
    #expect(try kept.ledger.checkpoint(now: Instant(seconds: Kept.start + 999)) == Self.note)
    let read = try #require(Checkpoint(note: Self.note, key: Kept.key.publicKey))
    #expect(read.origin == "phoihop/d75a980182b10ab7")
    #expect(read.size == 1)
    #expect(read.root.description == "c670a44e35ad825c9834949a71c20e4e375f831fd4110c34b1fbc6e25a58a443")
    #expect(read.signed == Instant(seconds: Kept.start))
  }

  @Test func `a note with any byte changed, added or left out is refused, and so is that of another key`() throws {
    let bytes = Array(Self.note.utf8)
    for place in bytes.indices {
      for value in [bytes[place] ^ 1, bytes[place] ^ 0x20, 0x0A, 0x30] where value != bytes[place] {
        var changed = bytes
        changed[place] = value
        #expect(
          Checkpoint(note: String(decoding: changed, as: UTF8.self), key: Kept.key.publicKey) == nil,
          "\(place) \(value)")
      }
      var shorter = bytes
      shorter.remove(at: place)
      #expect(Checkpoint(note: String(decoding: shorter, as: UTF8.self), key: Kept.key.publicKey) == nil, "\(place)")
      var longer = bytes
      longer.insert(0x0A, at: place)
      #expect(Checkpoint(note: String(decoding: longer, as: UTF8.self), key: Kept.key.publicKey) == nil, "\(place)")
    }
    #expect(Checkpoint(note: Self.note + "\n", key: Kept.key.publicKey) == nil)
    #expect(Checkpoint(note: Self.note.replacing("\n", with: "\r\n"), key: Kept.key.publicKey) == nil)
    let other = try #require(Signing.SecretKey(seed: [UInt8](repeating: 1, count: 32)))
    #expect(Checkpoint(note: Self.note, key: other.publicKey) == nil)
    #expect(Checkpoint(note: "", key: other.publicKey) == nil)
    #expect(Checkpoint.origin(ofNote: Self.note) == "phoihop/d75a980182b10ab7")
    #expect(Checkpoint.origin(ofNote: Self.note.replacing("d75a", with: "0000")) == "phoihop/0000980182b10ab7")
    #expect(Checkpoint.origin(ofNote: "phoihop/d75a980182b10ab7\n") == nil)
  }

  private static func sizes(_ kept: Kept) throws -> [Int64] {
    try kept.pool.read { try $0.all("SELECT size FROM checkpoint ORDER BY size") { $0.integer(0) } }
  }

  @Test func `a checkpoint comes with the first entry, a minute after the last one, and when it is asked for`() throws {
    let kept = try Kept()
    try kept.append([Kept.created], at: 0)
    try kept.append([Kept.cheap], at: 59)
    #expect(try Self.sizes(kept) == [1])
    try kept.append([Kept.cheap, Kept.cheap], at: 60)
    #expect(try Self.sizes(kept) == [1, 4])
    try kept.append([Kept.cheap], at: 60)
    // A clock that goes back is not younger.
    try kept.append([Kept.cheap], at: -1000)
    try kept.append([Kept.cheap], at: 119)
    #expect(try Self.sizes(kept) == [1, 4])
    let note = try #require(try kept.ledger.checkpoint(now: Instant(seconds: Kept.start + 119)))
    #expect(try Self.sizes(kept) == [1, 4, 7])
    #expect(Checkpoint(note: note, key: Kept.key.publicKey)?.root == Kept.root(try kept.leaves()))
    try kept.append([Kept.cheap], at: 178)
    try kept.append([Kept.cheap], at: 179)
    #expect(try Self.sizes(kept) == [1, 4, 7, 9])
    // One that is signed while the clock is behind bears the moment of the last entry.
    try kept.append([Kept.cheap], at: 180)
    let late = try #require(try kept.ledger.checkpoint(now: Instant(seconds: 0)))
    #expect(Checkpoint(note: late, key: Kept.key.publicKey)?.signed == Instant(seconds: Kept.start + 180))
    #expect(try kept.findings() == [])
  }

  @Test func `what was not written is not signed`() throws {
    let kept = try Kept()
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try kept.ledger.appendStream(now: Instant(seconds: Kept.start)) { append in
        _ = try append(Kept.created)
        throw Stop()
      }
    }
    #expect(try kept.ledger.head().size == 0)
    #expect(try Self.sizes(kept) == [])
  }
}

/// Checkpoints where the office set that they come more often.
@Suite struct CheckpointSettingTests {
  private static func sizes(_ kept: Kept) throws -> [Int64] {
    try kept.pool.read { try $0.all("SELECT size FROM checkpoint ORDER BY size") { $0.integer(0) } }
  }

  private static func set(_ name: String, _ value: String) -> EntryDraft {
    EntryDraft(.settingChanged(value: value), by: .owner, subject: name)
  }

  @Test func `what is set counts from its entry on, and what is taken back no more`() throws {
    let kept = try Kept()
    try kept.append([Kept.created], at: 0)
    try kept.append([Kept.cheap], at: 20)
    #expect(try Self.sizes(kept) == [1])
    // Ten seconds: the entry that says so is itself twenty seconds late.
    try kept.append([Self.set("checkpoint-seconds", "10")], at: 20)
    try kept.append([Kept.cheap], at: 29)
    try kept.append([Kept.cheap], at: 30)
    #expect(try Self.sizes(kept) == [1, 3, 5])
    // An entry before the taking back in one transaction was due all the same.
    try kept.append([Kept.cheap, Self.set("checkpoint-seconds", "")], at: 40)
    #expect(try Self.sizes(kept) == [1, 3, 5, 7])
    try kept.append([Kept.cheap], at: 99)
    try kept.append([Kept.cheap], at: 100)
    #expect(try Self.sizes(kept) == [1, 3, 5, 7, 9])
    // Every third entry, that which says so included.
    try kept.append([Self.set("checkpoint-entries", "3")] + Array(repeating: Kept.cheap, count: 6), at: 100)
    #expect(try Self.sizes(kept) == [1, 3, 5, 7, 9, 12, 15])
    // More seldom than the promise is nothing.
    try kept.append([Self.set("checkpoint-entries", "999999"), Self.set("checkpoint-seconds", "600")], at: 101)
    try kept.append([Kept.cheap], at: 160)
    #expect(try Self.sizes(kept) == [1, 3, 5, 7, 9, 12, 15, 19])
    #expect(try kept.findings() == [])
  }

  @Test func `a checkpoint that was due by what was set then is missed, and none that was due by what is set now`()
    throws
  {
    let kept = try Kept()
    try kept.append([Kept.created], at: 0)
    try kept.append([Kept.cheap], at: 20)
    try kept.append([Self.set("checkpoint-seconds", "10")], at: 21)
    try kept.append([Kept.cheap], at: 31)
    try kept.append([Self.set("checkpoint-seconds", "")], at: 32)
    try kept.append([Kept.cheap], at: 52)
    #expect(try Self.sizes(kept) == [1, 3, 4])
    #expect(try kept.findings() == [])
    for size in [3, 4] as [Int64] {
      let note = try #require(
        try kept.pool.read {
          try $0.first("SELECT signed_at, note FROM checkpoint WHERE size = \(size)") { ($0.integer(0), $0.text(1)) }
        })
      try kept.pool.write { try $0.run("DELETE FROM checkpoint WHERE size = \(size)") }
      #expect(try kept.findings() == ["missing checkpoint \(size)"])
      try kept.pool.write { try $0.run("INSERT INTO checkpoint VALUES (\(size), \(note.0), \(note.1))") }
    }
    #expect(try kept.findings() == [])
  }
}
