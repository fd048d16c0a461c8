import Diagnostics

/// Something in a store that is not as it was written.
public struct LedgerFinding: Hashable, Sendable {
  /// What is wrong with it.
  public enum Kind: String, Hashable, Sendable {
    case changed, missing, added
    /// A checkpoint that somebody kept is of another ledger.
    case foreign
  }

  /// What is wrong with it.
  public let kind: Kind
  /// Where: a table and row, a file.
  public let place: String
  /// The same for people.
  public let message: Words

  /// A finding at a place.
  public init(_ kind: Kind, _ place: String, _ message: Words) {
    self.kind = kind
    self.place = place
    self.message = message
  }

  /// The usual words about a place.
  public init(_ kind: Kind, _ place: String, _ detail: Words? = nil) {
    let what =
      switch kind {
      case .changed: Words(vi: "bị sửa", en: "was changed")
      case .missing: Words(vi: "bị mất", en: "is missing")
      case .added: Words(vi: "bị thêm vào", en: "was added")
      case .foreign: Words(vi: "là của sổ khác", en: "is of another ledger")
      }
    let more = detail.map { Words(vi: ": \($0.vi)", en: ": \($0.en)") } ?? Words(vi: "", en: "")
    self.init(kind, place, Words(vi: "\(place) \(what.vi)\(more.vi)", en: "\(place) \(what.en)\(more.en)"))
  }
}
