import Database
import Entries
import Secrets

/// The public key that the first entry names.
enum LedgerKey {
  /// The key of the ledger; nil where there is no first entry that reads.
  static func open(_ connection: any DatabaseConnection) throws -> Signing.PublicKey? {
    let payload = try connection.first("SELECT payload FROM entry WHERE sequence = 1") {
      $0.holds(.text, 0) ? $0.text(0) : ""
    }
    return payload.flatMap { CanonicalValue(canonical: $0.utf8)?["key"]?.text }
      .flatMap { [UInt8](hexadecimal: $0) }.flatMap { Signing.PublicKey($0) }
  }
}
