/// A set of bodies, one bit each, by their positions in a register.
public struct BodySet: Hashable, Sendable {
  /// How many bodies the register has.
  public let capacity: Int
  /// The bits, the first body in the lowest bit of the first word.
  public private(set) var words: [UInt64]

  /// The empty set of a register of some bodies; `full` for all of them.
  public init(capacity: Int, full: Bool = false) {
    self.capacity = capacity
    words = Array(repeating: full ? .max : 0, count: (capacity + 63) / 64)
    if full, capacity & 63 != 0, let last = words.indices.last { words[last] = (1 << UInt64(capacity & 63)) - 1 }
  }

  /// Whether a body is in it.
  @inlinable public func contains(_ position: Int) -> Bool {
    position >= 0 && position < capacity && words[position >> 6] >> UInt64(position & 63) & 1 == 1
  }

  /// Takes a body in; a position outside the register is passed over.
  public mutating func insert(_ position: Int) {
    guard position >= 0, position < capacity else { return }
    words[position >> 6] |= 1 << UInt64(position & 63)
  }

  /// Takes in all of another set of the same register.
  public mutating func formUnion(_ other: BodySet) {
    for index in words.indices where index < other.words.count { words[index] |= other.words[index] }
  }

  /// The positions in it, in order.
  public var positions: [Int] {
    words.enumerated().flatMap { index, word in
      sequence(state: word) { rest -> Int? in
        guard rest != 0 else { return nil }
        defer { rest &= rest - 1 }
        return index * 64 + rest.trailingZeroBitCount
      }
    }
  }

  /// How many bodies are in it.
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
}
