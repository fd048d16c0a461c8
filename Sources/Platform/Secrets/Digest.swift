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

  /// A hash of 64 hexadecimal digits, of either case; nil for anything else.
  public init?(hexadecimal text: some StringProtocol) {
    guard let bytes = [UInt8](hexadecimal: text) else { return nil }
    self.init(bytes)
  }

  /// The hash of some bytes after another piece, as trees and salted values need it, without putting them together.
  public init(of pieces: [UInt8]...) {
    var hashing = Hashing()
    for piece in pieces { hashing.add(piece) }
    words = hashing.end()
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

  /// Two small hexadecimal digits a byte.
  public var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
