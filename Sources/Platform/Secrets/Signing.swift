import CSodium

/// Ed25519 (RFC 8032): who holds the secret key signs, who has the public one can tell.
public enum Signing {
  /// The public half, 32 bytes.
  public struct PublicKey: Hashable, Sendable {
    /// The bytes.
    public let bytes: [UInt8]

    /// A key of its bytes; nil for any other number of them.
    public init?(_ bytes: [UInt8]) {
      guard bytes.count == Int(crypto_sign_PUBLICKEYBYTES) else { return nil }
      self.bytes = bytes
    }

    /// True where the holder of the secret half signed exactly these bytes.
    public func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
      signature.count == Int(crypto_sign_BYTES)
        && crypto_sign_verify_detached(signature, message, UInt64(message.count), bytes) == 0
    }
  }

  /// The secret half, made from a seed of 32 random bytes, which alone is kept.
  public struct SecretKey: Sendable {
    /// The seed.
    public let seed: [UInt8]
    /// The public half.
    public let publicKey: PublicKey
    private let expanded: [UInt8]

    /// A key of its seed; nil for any other number of bytes than 32.
    public init?(seed: [UInt8]) {
      guard seed.count == Int(crypto_sign_SEEDBYTES) else { return nil }
      var open = [UInt8](repeating: 0, count: Int(crypto_sign_PUBLICKEYBYTES))
      var secret = [UInt8](repeating: 0, count: Int(crypto_sign_SECRETKEYBYTES))
      guard crypto_sign_seed_keypair(&open, &secret, seed) == 0, let open = PublicKey(open) else { return nil }
      self.seed = seed
      publicKey = open
      expanded = secret
    }

    /// The signature of some bytes, 64 bytes: the same for the same bytes.
    public func signature(of message: [UInt8]) -> [UInt8] {
      var signature = [UInt8](repeating: 0, count: Int(crypto_sign_BYTES))
      crypto_sign_detached(&signature, nil, message, UInt64(message.count), expanded)
      return signature
    }
  }
}
