import Secrets
import Testing

@Suite struct SecretsTests {
  /// FIPS 180-4's example and the hash of nothing.
  @Test func `SHA-256 gives the published hashes, in one piece or several`() {
    let wanted = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(Digest(of: Array("abc".utf8)).description == wanted)
    #expect(Digest(of: [0x61], [], [0x62, 0x63]).description == wanted)
    #expect(
      Digest(of: []).description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func `a hash is read from its bytes and digits, and from nothing else`() {
    let hash = Digest(of: [1, 2, 3])
    #expect(Digest(hash.bytes) == hash)
    #expect(Digest(hexadecimal: hash.description) == hash)
    #expect(Digest(hexadecimal: hash.description.uppercased()) == hash)
    #expect(Digest(hash.bytes.dropLast()) == nil)
    #expect(Digest(hash.bytes + [0]) == nil)
    #expect(Digest(hexadecimal: hash.description.dropLast()) == nil)
    #expect(Digest(hexadecimal: String(repeating: "g", count: 64)) == nil)
    #expect([UInt8](hexadecimal: "0") == nil)
    #expect([UInt8](hexadecimal: "00fF") == [0, 255])
  }

  /// RFC 8032, 7.1, tests 1 and 2.
  @Test(arguments: [
    (
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    ),
    (
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    ),
  ])
  func `Ed25519 gives the published signatures, and no other bytes pass`(
    seed: String, open: String, message: String, signature: String
  ) throws {
    let key = try #require(Signing.SecretKey(seed: [UInt8](hexadecimal: seed) ?? []))
    let message = try #require([UInt8](hexadecimal: message))
    #expect(key.publicKey.bytes.hexadecimal == open)
    let own = key.signature(of: message)
    #expect(own.hexadecimal == signature)
    #expect(key.publicKey.verifies(own, of: message))
    #expect(!key.publicKey.verifies(own, of: message + [0]))
    #expect(!key.publicKey.verifies(own.dropLast(), of: message))
    for place in own.indices {
      var wrong = own
      wrong[place] ^= 1
      #expect(!key.publicKey.verifies(wrong, of: message))
    }
    #expect(Signing.SecretKey(seed: [1]) == nil)
    #expect(Signing.PublicKey([1]) == nil)
  }

  @Test func `random bytes come in the number asked for and never again`() {
    #expect(Chance.bytes(0) == [])
    #expect(Set((0..<100).map { _ in Chance.bytes(16) }).count == 100)
  }
}
