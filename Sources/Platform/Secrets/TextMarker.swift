import CSodium

/// Marks short texts, so that whoever brings one back with its mark had it from here: keyed BLAKE2b. Nothing is kept for it.
public struct TextMarker: Sendable {
  private let key: [UInt8]

  /// By a key that follows from another, for a purpose: what is marked for one is not known for another.
  public init(from secret: Signing.SecretKey, for purpose: String) {
    key = Self.hash(Array(purpose.utf8), by: secret.seed, count: Int(crypto_generichash_KEYBYTES))
  }

  /// The mark of a text: 128 bits in hexadecimal digits.
  public func mark(_ text: String) -> String { Self.hash(Array(text.utf8), by: key, count: 16).hexadecimal }

  /// Whether a text has this mark. How long it takes tells nothing of it.
  public func isMark(_ mark: String, of text: String) -> Bool {
    guard let given = [UInt8](hexadecimal: mark), given.count == 16 else { return false }
    return sodium_memcmp(given, Self.hash(Array(text.utf8), by: key, count: 16), 16) == 0
  }

  private static func hash(_ text: [UInt8], by key: [UInt8], count: Int) -> [UInt8] {
    var out = [UInt8](repeating: 0, count: count)
    crypto_generichash(&out, count, text, UInt64(text.count), key, key.count)
    return out
  }
}
