import Database
import Diagnostics
import Entries
import Foundation
import Obligations
import Secrets
import Testing

@testable import Ledger

/// A ledger of 66,000 entries: every level of the tree that is kept has hashes.
@Suite(.serialized) struct LongLedgerTests {
  private static let size = 66_000
  private static let made: Result<Kept, any Error> = Result {
    // What is made once for all is gone with the program.
    atexit { try? FileManager.default.removeItem(atPath: LongLedgerTests.made.get().folder) }
    return try make()
  }

  private static func make() throws -> Kept {
    let kept = try Kept()
    // In three pieces, none of which ends with a subtree.
    var done = 0
    for (seconds, until) in [(0, 300), (1, 30_001), (2, size)] {
      let first = done
      try kept.ledger.appendStream(now: Instant(seconds: Kept.start + Int64(seconds))) { append in
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
        var sealer = try EntrySealer(connection, known: nil, key: Kept.key, now: Instant(seconds: Kept.start + 3))
        var steps: [LedgerStep] = []
        for _ in 0..<300 {
          _ = try sealer.append(Kept.cheap, salts: { [] }, to: &steps) { question, _ in try question(connection) }
        }
        try RowWriter(connection).write(steps)
        let leaves = try connection.all("SELECT leaf FROM entry ORDER BY sequence") { Digest($0.blob(0)) }
        #expect(sealer.head.edge.root == Kept.root(leaves.compactMap(\.self)))
        #expect(leaves.count == Self.size + 300)
        throw Undone()
      }
    }
  }

  private static let some: [Int64] = [
    1, 2, 3, 4, 5, 7, 8, 9, 255, 256, 257, 511, 512, 513, 4095, 4096, 4097, 32_768, 65_535, 65_536, 65_537, 65_792,
    66_000,
  ]

  @Test func `entries are proved to be in the ledger of any size, and that it grew out of smaller ones`() throws {
    let kept = try Self.made.get()
    let leaves = try kept.leaves()
    var roots: [Int64: Digest] = [:]
    var edge = MerkleEdge()
    for (place, leaf) in leaves.enumerated() {
      edge.append(leaf)
      if Self.some.contains(Int64(place) + 1) { roots[Int64(place) + 1] = edge.root }
    }
    for size in Self.some {
      let root = try #require(roots[size])
      for entry in Set([1, 2, size / 2, size - 1, size, 256, 257, 65_536, 65_537]) where entry >= 1 && entry <= size {
        let found = try kept.ledger.inclusion(of: entry, in: size)
        #expect(found.leaf == leaves[Int(entry) - 1])
        #expect(found.size == size)
        #expect(found.root == root)
        #expect(found.proof.shows(found.leaf, at: Int(entry) - 1, in: Int(size), root: root))
        #expect(!found.proof.shows(found.leaf, at: Int(entry), in: Int(size), root: root))
      }
      for old in Self.some where old <= size {
        let found = try kept.ledger.consistency(from: old, to: size)
        let before = try #require(roots[old])
        #expect(found.old == before)
        #expect(found.root == root)
        #expect(found.proof.shows(before, of: Int(old), grewInto: root, of: Int(size)))
      }
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

  @Test(
    arguments: [
      (
        [
          "UPDATE tree SET hash = zeroblob(32) WHERE level = 8 AND place = 3",
          "UPDATE tree SET hash = 'x' WHERE level = 8 AND place = 256",
          "INSERT INTO tree VALUES (8, 257, zeroblob(32))", "INSERT INTO tree VALUES (0, 0, zeroblob(32))",
          "INSERT INTO tree VALUES (24, 0, zeroblob(32))", "INSERT INTO tree VALUES (16, 1, zeroblob(32))",
          "INSERT INTO tree VALUES (16, -1, zeroblob(32))", "DELETE FROM checkpoint WHERE size = 40300",
        ],
        [
          "added tree 0 0", "added tree 16 -1", "added tree 16 1", "added tree 24 0", "added tree 8 257",
          // What lies above a hash that was changed no longer fits it.
          "changed tree 16 0", "changed tree 8 256", "changed tree 8 3", "missing checkpoint 40300",
        ]
      ),
      (
        [
          "UPDATE tree SET level = 9 WHERE level = 16", "UPDATE tree SET level = 'x' WHERE level = 8 AND place = 255",
          "DELETE FROM tree WHERE level = 8 AND place = 256",
        ],
        ["added tree 9 0", "added tree ? 255", "missing tree 16 0", "missing tree 8 255", "missing tree 8 256"]
      ),
    ] as [([String], [String])])
  func `every change of the tree is named`(statements: [String], told: [String]) throws {
    let kept = try Self.made.get()
    #expect(try kept.findings(after: statements).map { "\($0.kind) \($0.place)" }.sorted() == told)
  }

  @Test func `thousands of entries in a row that are gone are counted`() throws {
    let kept = try Kept()
    try kept.append([Kept.created] + Array(repeating: Kept.cheap, count: 9_000), at: 0)
    let found = try kept.findings(after: ["DELETE FROM entry WHERE sequence BETWEEN 4097 AND 8192"])
    #expect(found.prefix(100).map(\.place) == (4097..<4197).map { "entry \($0)" })
    #expect(found.dropFirst(100).map(\.message) == [Words(vi: "còn 3996 chỗ nữa như vậy", en: "3996 more of the kind")])
  }

  @Test func `a rebuild makes the tree again`() throws {
    let kept = try Self.made.get()
    func tree() throws -> [String] {
      try kept.pool.read {
        try $0.all("SELECT level || ' ' || place || ' ' || quote(hash) FROM tree ORDER BY level, place") { $0.text(0) }
      }
    }
    let before = try tree()
    try kept.pool.write {
      try $0.run("DELETE FROM tree WHERE place % 2 = 0")
      try $0.run("UPDATE tree SET hash = zeroblob(32)")
    }
    #expect(try kept.ledger.rebuild())
    #expect(try tree() == before)
  }
}
