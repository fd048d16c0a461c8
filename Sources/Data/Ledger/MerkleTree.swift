import Secrets

/// The hashes of a Merkle tree as RFC 6962 section 2.1 and RFC 9162 section 2.1 define them, over SHA-256.
public enum MerkleTree {
  /// The hash of the tree without leaves: that of nothing.
  public static let empty = Digest(of: [])

  /// The hash of a leaf.
  public static func leaf(_ bytes: [UInt8]) -> Digest { Digest(of: [0], bytes) }

  /// The hash of a node above two others.
  public static func node(_ left: Digest, _ right: Digest) -> Digest { Digest(of: 1, left, right) }

  /// The largest power of two below a number of at least two leaves: where a tree parts.
  static func parting(_ count: Int) -> Int { 1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount) }
}

/// The right edge of a tree: enough to add leaves and to know the root. Some forty hashes for any tree that fits a disk.
public struct MerkleEdge: Sendable {
  /// How many leaves.
  public private(set) var count: Int
  /// The roots of the whole subtrees that make up the tree, the largest first: one for each bit of the count.
  public private(set) var peaks: [Digest]

  /// The edge of the tree without leaves.
  public init() {
    count = 0
    peaks = []
  }

  /// The edge of a tree of `count` leaves; nil where the number of peaks is not that of the bits of the count.
  public init?(count: Int, peaks: [Digest]) {
    guard count >= 0, peaks.count == count.nonzeroBitCount else { return nil }
    self.count = count
    self.peaks = peaks
  }

  /// Adds a leaf by its hash. Calls `completed` with the level (0 for leaves) and place of each subtree that becomes whole, from
  /// the leaf up.
  public mutating func append(_ leaf: Digest, completed: (Int, Int, Digest) -> Void = { _, _, _ in }) {
    var hash = leaf
    var level = 0
    var place = count
    completed(level, place, hash)
    while place & 1 == 1 {
      hash = MerkleTree.node(peaks.removeLast(), hash)
      place >>= 1
      level += 1
      completed(level, place, hash)
    }
    peaks.append(hash)
    count += 1
  }

  /// The root.
  public var root: Digest {
    guard var hash = peaks.last else { return MerkleTree.empty }
    for peak in peaks.dropLast().reversed() { hash = MerkleTree.node(peak, hash) }
    return hash
  }
}

/// What others can check without the entries: that a leaf is in a tree, and that a tree grew out of another.
public struct MerkleProof: Hashable, Sendable {
  /// The hashes in the order of RFC 9162: from the leaf up.
  public let path: [Digest]

  /// A proof of its hashes.
  public init(_ path: [Digest]) { self.path = path }

  /// The root of the subtree over leaves `range`, of whole subtrees that `whole(level, place)` gives. Cost: two lookups a level.
  public static func root<Failure: Error>(
    _ range: Range<Int>, _ whole: (Int, Int) throws(Failure) -> Digest
  ) throws(Failure) -> Digest {
    let count = range.count
    if count == 0 { return MerkleTree.empty }
    if count & (count - 1) == 0 {
      let level = count.trailingZeroBitCount
      return try whole(level, range.lowerBound >> level)
    }
    let middle = range.lowerBound + MerkleTree.parting(count)
    return MerkleTree.node(try root(range.lowerBound..<middle, whole), try root(middle..<range.upperBound, whole))
  }

  /// That leaf `index` is in the tree of the first `count` leaves (RFC 9162, 2.1.3.1).
  public static func inclusion<Failure: Error>(
    of index: Int, in count: Int, _ whole: (Int, Int) throws(Failure) -> Digest
  ) throws(Failure) -> MerkleProof {
    precondition(0 <= index && index < count, "a leaf of the tree")
    var path: [Digest] = []
    var range = 0..<count
    while range.count > 1 {
      let middle = range.lowerBound + MerkleTree.parting(range.count)
      if index < middle {
        path.append(try root(middle..<range.upperBound, whole))
        range = range.lowerBound..<middle
      } else {
        path.append(try root(range.lowerBound..<middle, whole))
        range = middle..<range.upperBound
      }
    }
    return MerkleProof(path.reversed())
  }

  /// That the tree of `count` leaves begins with the tree of its first `old` leaves (RFC 9162, 2.1.4.1).
  public static func consistency<Failure: Error>(
    from old: Int, to count: Int, _ whole: (Int, Int) throws(Failure) -> Digest
  ) throws(Failure) -> MerkleProof {
    precondition(0 < old && old <= count, "an older tree with leaves")
    var path: [Digest] = []
    var range = 0..<count
    var isWhole = true
    while old < range.upperBound {
      let middle = range.lowerBound + MerkleTree.parting(range.count)
      if old <= middle {
        path.append(try root(middle..<range.upperBound, whole))
        range = range.lowerBound..<middle
      } else {
        path.append(try root(range.lowerBound..<middle, whole))
        range = middle..<range.upperBound
        isWhole = false
      }
    }
    if !isWhole { path.append(try root(range, whole)) }
    return MerkleProof(path.reversed())
  }

  /// True where the proof leads from a leaf at a place to the root of the tree of `count` leaves (RFC 9162, 2.1.3.2).
  public func shows(_ leaf: Digest, at index: Int, in count: Int, root: Digest) -> Bool {
    guard 0 <= index, index < count else { return false }
    var (place, last, hash) = (index, count - 1, leaf)
    for other in path {
      if last == 0 { return false }
      if place & 1 == 1 || place == last {
        hash = MerkleTree.node(other, hash)
        while place & 1 == 0, place != 0 { (place, last) = (place >> 1, last >> 1) }
      } else {
        hash = MerkleTree.node(hash, other)
      }
      (place, last) = (place >> 1, last >> 1)
    }
    return last == 0 && hash == root
  }

  /// True where the proof shows that a tree of `count` leaves begins with one of `old` leaves (RFC 9162, 2.1.4.2).
  public func shows(_ oldRoot: Digest, of old: Int, grewInto root: Digest, of count: Int) -> Bool {
    guard 0 < old, old <= count else { return false }
    if old == count { return path.isEmpty && oldRoot == root }
    var hashes = path[...]
    if old & (old - 1) == 0 { hashes = [oldRoot] + hashes }
    guard let first = hashes.popFirst() else { return false }
    var (place, last) = (old - 1, count - 1)
    while place & 1 == 1 { (place, last) = (place >> 1, last >> 1) }
    var (before, after) = (first, first)
    for other in hashes {
      if last == 0 { return false }
      if place & 1 == 1 || place == last {
        before = MerkleTree.node(other, before)
        after = MerkleTree.node(other, after)
        while place & 1 == 0, place != 0 { (place, last) = (place >> 1, last >> 1) }
      } else {
        after = MerkleTree.node(after, other)
      }
      (place, last) = (place >> 1, last >> 1)
    }
    return last == 0 && before == oldRoot && after == root
  }
}
