import Diagnostics
import Secrets

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
  public init(_ kind: Kind, _ place: String, message: Words) {
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
    self.init(kind, place, message: Words(vi: "\(place) \(what.vi)\(more.vi)", en: "\(place) \(what.en)\(more.en)"))
  }

  /// That a checkpoint which somebody kept is of another ledger than the one that has a key.
  public static func foreign(_ place: String, of origin: String, not key: Signing.PublicKey?) -> LedgerFinding {
    let own = key.map { Checkpoint.origin(of: $0) } ?? "?"
    return LedgerFinding(
      .foreign, place,
      Words(
        vi: "sổ này là \(own), bản chốt là của \(origin)", en: "this one is \(own), the checkpoint is of \(origin)"))
  }
}
