import Access
import CivilTime
import Database
import Entries
import Ledger
import Secrets

/// By what people sign in.
extension Store {
  /// Something by which somebody signs in, and that is good.
  public struct CredentialRow: Sendable {
    /// The ledger number of what set it.
    public let entry: Int64
    /// Whose it is.
    public let person: PersonID
    /// What it is.
    public let kind: EntryBody.Credential.Kind
    /// What is kept of it, decrypted; nil of codes, of which only the hash is kept, of what was erased, and where the store is only read.
    public let kept: String?
  }

  /// What somebody has who is known, in the order in which it was set.
  @available(*, noasync)
  public func credentials(of person: PersonID, on day: CivilDate) throws -> [CredentialRow] {
    try credentials("credential.person = \(person.text)", on: day)
  }

  /// The invitation or recovery code of a hash; nil where there is none that is good.
  @available(*, noasync)
  public func credential(withHash hash: String, on day: CivilDate) throws -> CredentialRow? {
    try credentials("credential.hash = \(hash)", on: day).first
  }

  private func credentials(_ condition: SQL, on day: CivilDate) throws -> [CredentialRow] {
    try database.read { connection in
      try connection.all(
        """
        SELECT credential.entry, credential.person, credential.kind, personal.value FROM credential
        JOIN person ON person.id = credential.person AND person.ended IS NULL
        LEFT JOIN personal ON personal.entry = credential.entry AND personal.field = 'kept'
        WHERE \(condition) AND credential.ended IS NULL
        AND (credential.until IS NULL OR credential.until >= \(day.dayNumber)) ORDER BY credential.entry
        """
      ) { row in
        guard let person = PersonID(row.text(1)), let kind = EntryBody.Credential.Kind(rawValue: row.text(2)) else {
          throw StoreError.unreadable(table: "credential", entry: row.integer(0))
        }
        return CredentialRow(
          entry: row.integer(0), person: person, kind: kind,
          kept: row.optionalText(3).flatMap { sealer?.open($0, of: Self.bearer(person, kind)) })
      }
    }
  }

  /// Whether anybody was ever able to sign in with a password.
  @available(*, noasync)
  public func hasPasswords() throws -> Bool {
    try database.read { connection in
      try connection.first(
        "SELECT 1 FROM credential WHERE kind = \(EntryBody.Credential.Kind.password.rawValue) LIMIT 1"
      ) { _ in true } ?? false
    }
  }

  /// What is kept of a password or a shared secret, as its entry has it.
  public func sealed(_ text: String, as kind: EntryBody.Credential.Kind, of person: PersonID) -> Personal {
    guard let sealer else { preconditionFailure("a store that is only read") }
    return .value(sealer.seal(text, of: Self.bearer(person, kind), nonce: chance(24)))
  }

  private static func bearer(_ person: PersonID, _ kind: EntryBody.Credential.Kind) -> String {
    "\(person.text)/\(kind.rawValue)"
  }
}
