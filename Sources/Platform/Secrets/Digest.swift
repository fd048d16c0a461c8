import CSodium

/// A SHA-256 hash: 32 bytes.
public struct Digest: Hashable, Sendable, CustomStringConvertible {
  /// How many bytes a hash has.
  public static let byteCount = 32

  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// A hash of its bytes; nil for any other number of them.
  public init?(_ bytes: some Sequence<UInt8>) {
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    var count = 0
    let isWhole = withUnsafeMutableBytes(of: &words) { buffer in
      for byte in bytes {
        guard count < Self.byteCount else { return false }
        buffer[count] = byte
        count += 1
      }
      return count == Self.byteCount
    }
    guard isWhole else { return nil }
    self.words = words
  }

  /// A hash of its 32 bytes; nil for any other number of them.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    self.words = words
  }

  /// A hash of 64 hexadecimal digits, of either case; nil for anything else.
  public init?(hexadecimal text: some StringProtocol) {
    guard let bytes = [UInt8](hexadecimal: text) else { return nil }
    self.init(bytes)
  }

  /// What `Hashing` hashed.
  public init(_ hashing: consuming Hashing) { words = hashing.end() }

  /// A hash of bytes that come piece by piece.
  public struct Hashing: ~Copyable {
    private var state = crypto_hash_sha256_state()

    /// Of nothing yet.
    public init() { crypto_hash_sha256_init(&state) }

    /// Hashes the next piece.
    public mutating func add(_ piece: [UInt8]) { crypto_hash_sha256_update(&state, piece, UInt64(piece.count)) }

    fileprivate mutating func end() -> (UInt64, UInt64, UInt64, UInt64) {
      var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
      withUnsafeMutableBytes(of: &words) { buffer in
        if let start = buffer.baseAddress {
          crypto_hash_sha256_final(&state, start.assumingMemoryBound(to: UInt8.self))
        }
      }
      return words
    }
  }

  /// The hash of some bytes.
  public init(of bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { Digest(of: $0) }
  }

  /// The hash of some bytes after other pieces, as salted values need it.
  public init(of first: [UInt8], _ more: [UInt8]...) {
    var bytes = first
    for piece in more { bytes += piece }
    self.init(of: bytes)
  }

  /// The hash of one byte and two hashes, as trees need it. Makes no array.
  public init(of prefix: UInt8, _ left: Digest, _ right: Digest) {
    let size = 1 + 2 * Self.byteCount
    self = withUnsafeTemporaryAllocation(byteCount: size, alignment: 1) { buffer in
      buffer[0] = prefix
      withUnsafeBytes(of: left.words) { UnsafeMutableRawBufferPointer(rebasing: buffer[1...]).copyMemory(from: $0) }
      withUnsafeBytes(of: right.words) {
        UnsafeMutableRawBufferPointer(rebasing: buffer[(1 + Self.byteCount)...]).copyMemory(from: $0)
      }
      return Digest(of: UnsafeRawBufferPointer(buffer))
    }
  }

  private init(of bytes: UnsafeRawBufferPointer) {
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    withUnsafeMutableBytes(of: &words) { buffer in
      if let start = buffer.baseAddress {
        crypto_hash_sha256(
          start.assumingMemoryBound(to: UInt8.self), bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
          UInt64(bytes.count))
      }
    }
    self.words = words
  }

  /// The bytes.
  public var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }

  /// 64 hexadecimal digits in small letters.
  public var description: String { bytes.hexadecimal }

  /// Equal where all bytes are.
  public static func == (a: Digest, b: Digest) -> Bool { a.words == b.words }

  /// By its bytes.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
  }
}

extension [UInt8] {
  /// Bytes of hexadecimal digits, two a byte; nil for anything else.
  public init?(hexadecimal text: some StringProtocol) {
    let digits = text.utf8.map { digit -> UInt8? in
      switch digit {
      case 0x30...0x39: digit - 0x30
      case 0x41...0x46: digit - 0x37
      case 0x61...0x66: digit - 0x57
      default: nil
      }
    }
    guard digits.count % 2 == 0 else { return nil }
    self = []
    reserveCapacity(digits.count / 2)
    for place in stride(from: 0, to: digits.count, by: 2) {
      guard let high = digits[place], let low = digits[place + 1] else { return nil }
      append(high << 4 | low)
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

  /// Two small hexadecimal digits a byte.
  public var hexadecimal: String {
    String(unsafeUninitializedCapacity: 2 * count) { digits in
      for (place, byte) in enumerated() {
        digits[2 * place] = Self.digit(byte >> 4)
        digits[2 * place + 1] = Self.digit(byte & 15)
      }
      return 2 * count
    }
  }
}
