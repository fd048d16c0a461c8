/// A value that somebody may have a right to see destroyed: what is written by or about a person.
///
/// The ledger keeps the hash of it with 32 random bytes, so its proofs hold without it; the value stands apart and can be erased.
public enum Personal: Hashable, Sendable {
  case value(String)
  /// It was destroyed: the entry that did so says why.
  case erased

  /// The value while it is there.
  public var value: String? { if case .value(let text) = self { text } else { nil } }
}
