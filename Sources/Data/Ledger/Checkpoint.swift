import Obligations
import Secrets

/// What the ledger was at some size, signed: whoever keeps one can tell later whether the ledger still begins so.
///
/// Written as a signed note of the C2SP (`c2sp.org/tlog-checkpoint`, `c2sp.org/signed-note`): origin, size and root on a line each, a
/// line that others ignore with the moment, an empty line, a line with the signature. So tools of transparency logs read it.
public struct Checkpoint: Hashable, Sendable {
  /// Which ledger it is: `phoihop/` and the first digits of its key.
  public let origin: String
  /// How many entries.
  public let size: Int64
  /// The root of the tree of these entries.
  public let root: Digest
  /// When it was signed.
  public let signed: Instant

  /// A checkpoint of its parts.
  public init(origin: String, size: Int64, root: Digest, signed: Instant) {
    self.origin = origin
    self.size = size
    self.root = root
    self.signed = signed
  }

  /// The origin of the ledger of a key.
  public static func origin(of key: Signing.PublicKey) -> String {
    "phoihop/\(String(key.bytes.hexadecimal.prefix(16)))"
  }

  /// The text that is signed.
  var text: String { "\(origin)\n\(size)\n\(root.bytes.base64)\n\(Self.signedKey)\(signed.iso)\n" }

  private static let signedKey = "signed "
  private static let dash = "— "

  /// The note with its signature.
  public func note(signedWith key: Signing.SecretKey) -> String {
    let signature = key.signature(of: Array(text.utf8))
    return "\(text)\n\(Self.dash)\(origin) \((Self.keyHash(origin, key.publicKey) + signature).base64)\n"
  }

  /// The first four bytes of the hash of name and key, by which a reader finds the signature he can check.
  private static func keyHash(_ name: String, _ key: Signing.PublicKey) -> [UInt8] {
    Array(Digest(of: Array(name.utf8), [0x0A, 0x01], key.bytes).bytes.prefix(4))
  }

  /// The checkpoint of a note that the holder of a key signed; nil for any other text.
  public init?(note: String, key: Signing.PublicKey) {
    guard let (checkpoint, signature) = Self.read(note),
      Array(signature.prefix(4)) == Self.keyHash(checkpoint.origin, key),
      key.verifies(Array(signature.dropFirst(4)), of: Array(checkpoint.text.utf8))
    else { return nil }
    self = checkpoint
  }

  /// Which ledger a note says it is of, whether that is true or not; nil for what is no checkpoint.
  public static func origin(ofNote note: String) -> String? { read(note)?.0.origin }

  /// What a note says, with its signature, which nobody has checked.
  private static func read(_ note: String) -> (Checkpoint, [UInt8])? {
    let lines = note.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count == 7, lines[4].isEmpty, lines[6].isEmpty, let size = Int64(lines[1]), String(size) == lines[1],
      size >= 0, let root = [UInt8](base64: lines[2]).flatMap({ Digest($0) }), lines[3].hasPrefix(signedKey),
      let signed = Instant(iso: String(lines[3].dropFirst(signedKey.count)))
    else { return nil }
    let prefix = "\(dash)\(lines[0]) "
    guard lines[5].hasPrefix(prefix), let signature = [UInt8](base64: String(lines[5].dropFirst(prefix.count))) else {
      return nil
    }
    return (Checkpoint(origin: lines[0], size: size, root: root, signed: signed), signature)
  }
}
