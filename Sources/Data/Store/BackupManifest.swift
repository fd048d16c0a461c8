import Diagnostics
import Ledger
import Obligations
import Secrets

/// What a backup is: of which ledger, when, how far, and the SHA-256 of every file, signed by the key of the ledger.
///
/// A text that `sha256sum -c` reads: the lines beginning with `#` it passes over.
public struct BackupManifest: Sendable {
  /// The name of the manifest in its backup.
  public static let fileName = "manifest.txt"

  /// The key of the ledger.
  public let key: Signing.PublicKey
  /// When the backup was made.
  public let moment: Instant
  /// How many entries it has.
  public let entries: Int64
  /// The root over them.
  public let root: Digest
  /// The last checkpoint in it: size and root; nil where there is none.
  public let checkpoint: (size: Int64, root: Digest)?
  /// The files by their path in the backup.
  public let files: [String: Digest]

  private static let first = "# phoihop backup 1"
  private static let signature = "# signature "

  /// Why a text is no manifest.
  enum Fault: Error {
    /// It is none, or was changed.
    case changed
    /// A newer program wrote it.
    case newer
  }

  init(
    key: Signing.PublicKey, moment: Instant, entries: Int64, root: Digest, checkpoint: (size: Int64, root: Digest)?,
    files: [String: Digest]
  ) {
    self.key = key
    self.moment = moment
    self.entries = entries
    self.root = root
    self.checkpoint = checkpoint
    self.files = files
  }

  /// What is signed.
  private var body: String {
    var lines = [
      Self.first, "# check the files with: sha256sum -c \(Self.fileName)", "# key \(key.bytes.hexadecimal)",
      "# moment \(moment.iso)", "# entries \(entries) \(root)",
    ]
    if let checkpoint { lines.append("# checkpoint \(checkpoint.size) \(checkpoint.root)") }
    lines += files.keys.sorted().compactMap { path in files[path].map { "\($0)  \(path)" } }
    return lines.map { "\($0)\n" }.joined()
  }

  /// The text with its signature.
  func text(signedWith key: Signing.SecretKey) -> String {
    "\(body)\(Self.signature)\(key.signature(of: Array(body.utf8)).base64)\n"
  }

  /// The manifest of a text that the key it names signed.
  init(text: String) throws(Fault) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines[0] != Self.first, lines[0].hasPrefix("# phoihop backup "),
      lines[0].dropFirst("# phoihop backup ".utf8.count).allSatisfy(\.isNumber)
    {
      throw .newer
    }
    var values: [String: [String]] = [:]
    var files: [String: Digest] = [:]
    for line in lines.dropFirst() where !line.isEmpty {
      if line.hasPrefix("# ") {
        let words = line.dropFirst(2).split(separator: " ").map(String.init)
        if let name = words.first { values[name] = Array(words.dropFirst()) }
      } else {
        let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let hash = Digest(hexadecimal: parts[0]), parts[1].hasPrefix(" ") else {
          throw .changed
        }
        files[String(parts[1].dropFirst())] = hash
      }
    }
    func size(_ name: String) -> (size: Int64, root: Digest)? {
      guard let words = values[name], words.count == 2, let size = Int64(words[0]),
        let root = Digest(hexadecimal: words[1])
      else { return nil }
      return (size, root)
    }
    guard let key = values["key"]?.first.flatMap({ [UInt8](hexadecimal: $0) }).flatMap({ Signing.PublicKey($0) }),
      let moment = values["moment"]?.first.flatMap({ Instant(iso: $0) }), let head = size("entries"),
      let signature = values["signature"]?.first.flatMap({ [UInt8](base64: $0) })
    else { throw .changed }
    self.init(
      key: key, moment: moment, entries: head.size, root: head.root, checkpoint: size("checkpoint"), files: files)
    // What is signed is what was read: not a byte more or less.
    guard text == "\(body)\(Self.signature)\(signature.base64)\n", key.verifies(signature, of: Array(body.utf8)) else {
      throw .changed
    }
  }
}
