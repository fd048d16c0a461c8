import Database
import Secrets

/// The tree's hashes as tables keep them: of leaves beside the entries, of whole subtrees at every eighth level. What lies between is
/// reckoned from at most 255 hashes.
struct TreeStore {
  /// Levels between two that are kept.
  static let step = 8

  let connection: any DatabaseConnection

  init(_ connection: any DatabaseConnection) {
    self.connection = connection
  }

  static func isKept(_ level: Int) -> Bool { level > 0 && level % step == 0 }

  /// What is written for a whole subtree; nil for one that is not kept.
  static func step(_ level: Int, _ place: Int, _ hash: Digest) -> LedgerStep? {
    isKept(level) ? .insert(.tree, [.integer(Int64(level)), .integer(Int64(place)), .blob(hash.bytes)]) : nil
  }

  /// The root of a whole subtree.
  func whole(_ level: Int, _ place: Int) throws -> Digest {
    let kept = level - level % Self.step
    let first = place << (level - kept)
    let count = 1 << (level - kept)
    let hashes =
      kept == 0
      ? try connection.all(
        "SELECT leaf FROM entry WHERE sequence > \(first) AND sequence <= \(first + count) ORDER BY sequence"
      ) { $0.blob(0) }
      : try connection.all(
        "SELECT hash FROM tree WHERE level = \(kept) AND place >= \(first) AND place < \(first + count) ORDER BY place"
      ) { $0.blob(0) }
    var digests = hashes.compactMap { Digest($0) }
    guard digests.count == count else { throw LedgerError.unreadable(Int64(place << level) + 1) }
    while digests.count > 1 {
      digests = stride(from: 0, to: digests.count, by: 2).map { MerkleTree.node(digests[$0], digests[$0 + 1]) }
    }
    return digests[0]
  }

  /// The right edge of the tree of so many leaves.
  func edge(_ count: Int) throws -> MerkleEdge {
    var peaks: [Digest] = []
    var before = 0
    for level in (0..<Int.bitWidth - 1).reversed() where count >> level & 1 == 1 {
      peaks.append(try whole(level, before >> level))
      before += 1 << level
    }
    guard let edge = MerkleEdge(count: count, peaks: peaks) else { throw LedgerError.unreadable(Int64(count)) }
    return edge
  }
}
