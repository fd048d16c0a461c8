import CSodium

/// Random bytes of the machine that nobody can foretell.
public enum Chance {
  /// So many random bytes.
  public static func bytes(_ count: Int) -> [UInt8] {
    precondition(sodium_init() >= 0, "the machine gives no random bytes")
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, count)
    return bytes
  }

  /// The version of the library that gives them, hashes and signs.
  public static var libraryVersion: String { String(cString: sodium_version_string()) }
}
