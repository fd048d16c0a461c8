/// Who takes over, by default, from a body of a kind where the unit that follows has no body of that very kind.
///
/// Data of a register, not of the program: `heirs.csv`. Of several rows of one kind the first counts that finds a body.
public struct Heir: Hashable, Sendable {
  /// The kind of the body that ends; `*` for every kind.
  public let kind: String
  /// The kind of the body that takes over.
  public let heir: String
  /// False where the register only keeps the duty from being lost and a person has to decide.
  public let isSure: Bool

  /// The word for every kind.
  public static let anyKind = "*"

  /// A default.
  public init(kind: String, heir: String, isSure: Bool) {
    self.kind = kind
    self.heir = heir
    self.isSure = isSure
  }
}
