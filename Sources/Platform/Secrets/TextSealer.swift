import CSodium

/// Encrypts short texts, so that who has the tables and not the key reads nothing: XChaCha20-Poly1305.
public struct TextSealer: Sendable {
  private let key: [UInt8]

  /// By a key that follows from another, for a purpose: what is sealed for one is not opened for another.
  public init(from secret: Signing.SecretKey, for purpose: String) {
    var key = [UInt8](repeating: 0, count: Int(crypto_aead_xchacha20poly1305_ietf_KEYBYTES))
    let purpose = Array(purpose.utf8)
    crypto_generichash(&key, key.count, purpose, UInt64(purpose.count), secret.seed, secret.seed.count)
    self.key = key
  }

  /// The sealed text in base64. It opens for the same bearer alone, so that nobody puts one in another's place.
  ///
  /// - Parameter nonce: 24 random bytes.
  public func seal(_ text: String, of bearer: String, nonce: [UInt8]) -> String {
    precondition(nonce.count == Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES), "24 bytes")
    let (text, bearer) = (Array(text.utf8), Array(bearer.utf8))
    var out = [UInt8](repeating: 0, count: text.count + Int(crypto_aead_xchacha20poly1305_ietf_ABYTES))
    crypto_aead_xchacha20poly1305_ietf_encrypt(
      &out, nil, text, UInt64(text.count), bearer, UInt64(bearer.count), nil, nonce, key)
    return (nonce + out).base64
  }

  /// What was sealed; nil where it was changed, is another's, or was sealed by another key.
  public func open(_ sealed: String, of bearer: String) -> String? {
    let head = Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
    let tail = Int(crypto_aead_xchacha20poly1305_ietf_ABYTES)
    guard let bytes = [UInt8](base64: sealed), bytes.count >= head + tail else { return nil }
    let (nonce, rest, bearer) = (Array(bytes.prefix(head)), Array(bytes.dropFirst(head)), Array(bearer.utf8))
    var out = [UInt8](repeating: 0, count: rest.count - tail)
    let done = crypto_aead_xchacha20poly1305_ietf_decrypt(
      &out, nil, nil, rest, UInt64(rest.count), bearer, UInt64(bearer.count), nonce, key)
    return done == 0 ? String(validating: out, as: UTF8.self) : nil
  }
}
