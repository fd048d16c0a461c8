import Database
import Diagnostics
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
          Checkpoint(note: String(decoding: changed, as: UTF8.self), key: Kept.key.publicKey) == nil, "\(place) \(value)")
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
      try kept.ledger.append(now: Instant(seconds: Kept.start)) { append in
        _ = try append(Kept.created)
        throw Stop()
      }
    }
    #expect(try kept.ledger.head().size == 0)
    #expect(try Self.sizes(kept) == [])
  }
}

/// A ledger of 66,000 entries: every level of the tree that is kept has hashes.
@Suite(.serialized) struct LongLedgerTests {
  private static let size = 66_000
  private static let made = Result { try make() }

  private static func make() throws -> Kept {
    let kept = try Kept()
    // In three pieces, none of which ends with a subtree.
    var done = 0
    for (seconds, until) in [(0, 300), (1, 30_001), (2, size)] {
      let first = done
      try kept.ledger.append(now: Instant(seconds: Kept.start + Int64(seconds))) { append in
        for number in first..<until { _ = try append(number == 0 ? Kept.created : Kept.cheap) }
      }
      done = until
    }
    return kept
  }

  @Test func `the root is that of the leaves, the tree has its levels, and every 10,000 entries are signed`() throws {
    let kept = try Self.made.get()
    let leaves = try kept.leaves()
    #expect(leaves.count == Self.size)
    #expect(try kept.ledger.head() == (Int64(Self.size), Kept.root(leaves)))
    let levels = try kept.pool.read {
      try $0.all("SELECT level, COUNT(*) FROM tree GROUP BY level ORDER BY level") { [$0.integer(0), $0.integer(1)] }
    }
    // 66,000 / 256 = 257.8; 66,000 / 65,536 = 1.007.
    #expect(levels == [[8, 257], [16, 1]])
    let sizes = try kept.pool.read { try $0.all("SELECT size FROM checkpoint ORDER BY size") { $0.integer(0) } }
    // The first ones end with the first 300; then a minute never passes.
    #expect(sizes == [300, 10_300, 20_300, 30_300, 40_300, 50_300, 60_300])
    #expect(try kept.findings() == [])
  }

  @Test func `one who comes to it new goes on with the same root`() throws {
    let kept = try Self.made.get()
    struct Undone: Error {}
    #expect(throws: Undone.self) {
      try kept.pool.write { connection in
        let writer = try LedgerWriter(connection, known: nil)
        for _ in 0..<300 { _ = try writer.append(Kept.cheap, now: Instant(seconds: Kept.start + 3)) { [] } }
        let leaves = try connection.all("SELECT leaf FROM entry ORDER BY sequence") { Digest($0.blob(0)) }
        #expect(writer.head.edge.root == Kept.root(leaves.compactMap(\.self)))
        #expect(leaves.count == Self.size + 300)
        throw Undone()
      }
    }
  }

  @Test(arguments: [
    1, 2, 3, 4, 5, 7, 8, 9, 255, 256, 257, 511, 512, 513, 4095, 4096, 4097, 32_768, 65_535, 65_536, 65_537, 65_792, 66_000,
  ] as [Int64])
  func `entries are proved to be in the ledger of any size, and that it grew out of smaller ones`(size: Int64) throws {
    let kept = try Self.made.get()
    let leaves = try kept.leaves()
    let root = Kept.root(leaves.prefix(Int(size)))
    for entry in Set([1, 2, size / 2, size - 1, size, 256, 257, 65_536, 65_537]) where entry >= 1 && entry <= size {
      let found = try kept.ledger.inclusion(of: entry, in: size)
      #expect(found.leaf == leaves[Int(entry) - 1])
      #expect(found.size == size)
      #expect(found.root == root)
      #expect(found.proof.shows(found.leaf, at: Int(entry) - 1, in: Int(size), root: root))
      #expect(!found.proof.shows(found.leaf, at: Int(entry), in: Int(size), root: root))
    }
    for old in Set([1, 2, 3, size / 2, size - 1, size, 255, 256, 257, 65_536]) where old >= 1 && old <= size {
      let found = try kept.ledger.consistency(from: old, to: size)
      let before = Kept.root(leaves.prefix(Int(old)))
      #expect(found.old == before)
      #expect(found.root == root)
      #expect(found.proof.shows(before, of: Int(old), grewInto: root, of: Int(size)))
    }
  }

  @Test func `what is in no tree of the size asked for is refused in words`() throws {
    let kept = try Self.made.get()
    let size = Int64(Self.size)
    #expect(throws: LedgerError.noSuchEntry(0, size: size)) { try kept.ledger.inclusion(of: 0) }
    #expect(throws: LedgerError.noSuchEntry(size + 1, size: size)) { try kept.ledger.inclusion(of: size + 1) }
    #expect(throws: LedgerError.noSuchEntry(5, size: 4)) { try kept.ledger.inclusion(of: 5, in: 4) }
    #expect(throws: LedgerError.noSuchEntry(size + 1, size: size)) { try kept.ledger.inclusion(of: 1, in: size + 1) }
    #expect(throws: LedgerError.noSuchEntry(0, size: size)) { try kept.ledger.consistency(from: 0) }
    #expect(throws: LedgerError.noSuchEntry(5, size: 4)) { try kept.ledger.consistency(from: 5, to: 4) }
    let message = LedgerError.noSuchEntry(5, size: 4).message
    #expect(message.vi == "sổ có các mục từ 1 đến 4, không có mục 5")
    #expect(message.en == "the ledger has entries 1 to 4, none is 5")
  }

  @Test(arguments: [
    ("UPDATE tree SET hash = zeroblob(32) WHERE level = 8 AND place = 3", ["changed tree 16 0", "changed tree 8 3"]),
    ("UPDATE tree SET hash = 'x' WHERE level = 8 AND place = 256", ["changed tree 8 256"]),
    ("UPDATE tree SET hash = zeroblob(31) WHERE level = 16", ["changed tree 16 0"]),
    ("DELETE FROM tree WHERE level = 16", ["missing tree 16 0"]),
    ("DELETE FROM tree WHERE level = 8 AND place = 256", ["missing tree 8 256"]),
    ("UPDATE tree SET level = 9 WHERE level = 16", ["added tree 9 0", "missing tree 16 0"]),
    ("UPDATE tree SET level = 'x' WHERE level = 16", ["added tree ? 0", "missing tree 16 0"]),
    ("UPDATE tree SET place = 1 WHERE level = 16", ["added tree 16 1", "missing tree 16 0"]),
    ("UPDATE tree SET place = -1 WHERE level = 16", ["added tree 16 -1", "missing tree 16 0"]),
    ("INSERT INTO tree VALUES (8, 257, zeroblob(32))", ["added tree 8 257"]),
    ("INSERT INTO tree VALUES (0, 0, zeroblob(32))", ["added tree 0 0"]),
    ("INSERT INTO tree VALUES (24, 0, zeroblob(32))", ["added tree 24 0"]),
    ("DELETE FROM checkpoint WHERE size = 40300", ["missing checkpoint 40300"]),
    (
      "DELETE FROM entry WHERE sequence BETWEEN 4097 AND 8192",
      (4097..<4197).map { "missing entry \($0)" } + ["missing entry"]
    ),
  ] as [(String, [String])])
  func `every change of the tree is named`(sql: String, told: [String]) throws {
    let kept = try Self.made.get()
    #expect(try kept.findings(after: [sql]).map { "\($0.kind) \($0.place)" }.sorted() == told.sorted(), "\(sql)")
  }

  @Test func `a rebuild makes the tree again`() throws {
    let kept = try Self.made.get()
    let before = try kept.dump()
    try kept.pool.write {
      try $0.run("DELETE FROM tree WHERE place % 2 = 0")
      try $0.run("UPDATE tree SET hash = zeroblob(32)")
    }
    #expect(try kept.ledger.rebuild())
    #expect(try kept.dump() == before)
  }
}
