import COath
import Glibc

/// Six digits that change every half minute, by a secret that a person's telephone shares (TOTP, RFC 6238: SHA-1, 30 s, 6 digits, which is what
/// every app knows).
public struct OneTimeCode: Hashable, Sendable {
  /// Which liboath it runs with.
  public static var libraryVersion: String { oath_check_version(nil).map { String(cString: $0) } ?? "?" }

  /// How many bytes the secret has: as many as SHA-1 gives (RFC 4226, section 4, R6).
  public static let byteCount = 20
  /// For how many seconds one code holds.
  public static let period: Int64 = 30

  /// The secret.
  public let secret: [UInt8]

  /// By a secret; nil for any other number of bytes.
  public init?(secret: [UInt8]) {
    guard secret.count == Self.byteCount else { return nil }
    self.secret = secret
  }

  /// The secret as people type it into an app: base32 (RFC 4648, 6) without padding.
  public var base32: String { secret.base32 }

  /// The number of the half minute for which a code is good: that of the moment, the one before or the one after, for clocks that differ. Nil
  /// where it is not good.
  public func step(of code: String, at seconds: Int64) -> Int64? {
    guard code.utf8.count == 6, code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    var counter: UInt64 = 0
    let found = secret.withUnsafeBytes { bytes in
      oath_totp_validate3(
        bytes.assumingMemoryBound(to: CChar.self).baseAddress, bytes.count, time_t(seconds), UInt32(Self.period), 0, 1,
        nil, &counter, code)
    }
    return found >= 0 ? Int64(counter) : nil
  }

  /// The code of a moment.
  public func code(at seconds: Int64) -> String {
    var digits = [CChar](repeating: 0, count: 7)
    _ = secret.withUnsafeBytes { bytes in
      oath_totp_generate(
        bytes.assumingMemoryBound(to: CChar.self).baseAddress, bytes.count, time_t(seconds), UInt32(Self.period), 0, 6,
        &digits)
    }
    return String(decoding: digits.prefix(6).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The address that an app reads from a picture: who it is for, and of what.
  public func address(person: String, issuer: String) -> String {
    func coded(_ text: String) -> String {
      text.utf8.map { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: String(UnicodeScalar(byte))
        default: "%" + [byte].hexadecimal.uppercased()
        }
      }.joined()
    }
    return
      "otpauth://totp/\(coded(issuer)):\(coded(person))?secret=\(base32)&issuer=\(coded(issuer))&algorithm=SHA1&digits=6&period=30"
  }
}

extension [UInt8] {
  /// In base32 (RFC 4648, 6) without padding.
  public var base32: String {
    var out: UnsafeMutablePointer<CChar>?
    var length = 0
    let done = withUnsafeBytes { bytes in
      oath_base32_encode(bytes.assumingMemoryBound(to: CChar.self).baseAddress, bytes.count, &out, &length)
    }
    guard done == OATH_OK.rawValue, let out else { return "" }
    defer { free(out) }
    return String(String(cString: out).prefix { $0 != "=" })
  }
}
