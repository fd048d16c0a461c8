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

  // MARK: Signing in

  /// The hash that the reference program of argon2id publishes for its own test (`src/test.c`: "password", "somesalt").
  @Test func `a password fits the hash that others made of it, and no other does`() {
    let published = PasswordHash(
      text: "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
    #expect(published.fits("password"))
    #expect(!published.fits("Password"))
    #expect(!published.fits(""))
    #expect(!PasswordHash(text: "").fits(""))
    #expect(!PasswordHash(text: String(repeating: "$", count: 500)).fits("password"))
  }

  @Test func `a hash of a password says how it was made, and two of one password differ`() throws {
    let (first, second) = (
      try #require(PasswordHash(of: "chín con trâu")), try #require(PasswordHash(of: "chín con trâu"))
    )
    #expect(first.text.hasPrefix("$argon2id$v=19$m=65536,t=2,p=1$"))
    #expect(first != second)
    #expect(first.fits("chín con trâu") && second.fits("chín con trâu"))
  }

  /// RFC 6238, appendix B: the last six of its eight digits.
  @Test(arguments: [
    (Int64(59), "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
    (2_000_000_000, "279037"), (20_000_000_000, "353130"),
  ])
  func `codes of a telephone are those of the standard`(_ moment: Int64, _ code: String) throws {
    let shared = try #require(OneTimeCode(secret: Array("12345678901234567890".utf8)))
    #expect(shared.code(at: moment) == code)
    #expect(shared.step(of: code, at: moment) == moment / 30)
  }

  @Test func `a code is good for its own half minute and the two beside it`() throws {
    let shared = try #require(OneTimeCode(secret: Array("12345678901234567890".utf8)))
    // Of the half minute 37,037,036, which begins at 1,111,111,080.
    for (moment, isGood) in [
      (Int64(1_111_111_049), false), (1_111_111_050, true), (1_111_111_109, true), (1_111_111_139, true),
      (1_111_111_140, false),
    ] {
      #expect(shared.step(of: "081804", at: moment) == (isGood ? 37_037_036 : nil), "\(moment)")
    }
    for wrong in ["", "81804", "0818040", "08180a", "０８１８０４", "081805"] {
      #expect(shared.step(of: wrong, at: 1_111_111_109) == nil, "\(wrong)")
    }
    #expect(OneTimeCode(secret: [1, 2, 3]) == nil)
  }

  /// RFC 4648, section 10.
  @Test func `base32 is that of the standard, without its padding`() {
    for (text, coded) in [
      ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
      ("foobar", "MZXW6YTBOI"),
    ] { #expect(Array(text.utf8).base32 == coded) }
  }

  @Test func `the address for an app says for whom and of what`() throws {
    let shared = try #require(OneTimeCode(secret: Array("12345678901234567890".utf8)))
    #expect(
      shared.address(person: "p-0001", issuer: "Tỉnh ủy")
        == "otpauth://totp/T%E1%BB%89nh%20%E1%BB%A7y:p-0001?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=T%E1%BB%89nh%20%E1%BB%A7y&algorithm=SHA1&digits=6&period=30"
    )
  }

  @Test func `what was sealed opens for its bearer, its purpose and its key alone`() throws {
    let key = try #require(Signing.SecretKey(seed: Array(0..<32)))
    let other = try #require(Signing.SecretKey(seed: Array(1..<33)))
    let sealer = TextSealer(from: key, for: "a")
    let sealed = sealer.seal("bí mật", of: "p-0001/password", nonce: Array(repeating: 7, count: 24))
    #expect(!sealed.contains("bí mật"))
    #expect(sealer.open(sealed, of: "p-0001/password") == "bí mật")
    #expect(sealer.open(sealed, of: "p-0002/password") == nil)
    #expect(TextSealer(from: key, for: "b").open(sealed, of: "p-0001/password") == nil)
    #expect(TextSealer(from: other, for: "a").open(sealed, of: "p-0001/password") == nil)
    for place in [UInt8](base64: sealed)?.indices ?? 0..<0 {
      var bytes = try #require([UInt8](base64: sealed))
      bytes[place] ^= 1
      #expect(sealer.open(bytes.base64, of: "p-0001/password") == nil, "byte \(place)")
    }
    #expect(sealer.open("", of: "p-0001/password") == nil)
  }

  @Test func `common words, names, dates and rows of keys are easily guessed; unrelated words are not`() {
    for weak in ["password1234", "qwertyuiop12", "aaaaaaaaaaaaaaaa", "matkhaup-0001"] {
      #expect(PasswordStrength.bits(of: weak, known: ["p-0001", "matkhau"]) < 33.2, "\(weak)")
    }
    for strong in ["con trau uong nuoc suoi dem ram", "xK9#vqLm2$Tz8wRp"] {
      #expect(PasswordStrength.bits(of: strong, known: []) > 60, "\(strong)")
    }
    let name = "Nguyen Thi Minh Khai"
    #expect(PasswordStrength.bits(of: name, known: [name]) < PasswordStrength.bits(of: name, known: []))
  }
}
