import CSodium

/// What is kept of a password: that somebody knows it can be tried, and what it is cannot be read back.
///
/// argon2id (RFC 9106) with libsodium's figures for somebody who waits: two passes over 64 MiB by one core. Who calls sees to it that few do so at
/// once.
public struct PasswordHash: Hashable, Sendable {
  /// In the text form that other programs read too: `$argon2id$v=19$m=65536,t=2,p=1$…`.
  public let text: String

  /// What was kept.
  public init(text: String) { self.text = text }

  /// Of a password, with random bytes of its own. Nil where the machine has no 64 MiB left.
  @available(*, noasync)
  public init?(of password: String) {
    var out = [CChar](repeating: 0, count: Int(crypto_pwhash_argon2id_STRBYTES))
    let bytes = Self.bytes(password)
    let done = crypto_pwhash_argon2id_str(
      &out, bytes, UInt64(bytes.count), UInt64(crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE),
      Int(crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE))
    guard done == 0 else { return nil }
    text = String(decoding: out.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether it is of this password; false also where the machine has no 64 MiB left.
  @available(*, noasync)
  public func fits(_ password: String) -> Bool {
    var kept = text.utf8.map { CChar(bitPattern: $0) }
    guard kept.count < Int(crypto_pwhash_argon2id_STRBYTES) else { return false }
    kept += [CChar](repeating: 0, count: Int(crypto_pwhash_argon2id_STRBYTES) - kept.count)
    let bytes = Self.bytes(password)
    return crypto_pwhash_argon2id_str_verify(kept, bytes, UInt64(bytes.count)) == 0
  }

  private static func bytes(_ password: String) -> [CChar] { password.utf8.map { CChar(bitPattern: $0) } }
}
