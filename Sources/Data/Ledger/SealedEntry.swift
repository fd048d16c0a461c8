import Entries
import Obligations
import Secrets

/// An entry as the ledger keeps it: its payload in canonical bytes in which every personal value is replaced by its seal, the personal
/// values apart, and the hash of its leaf.
public struct SealedEntry: Sendable {
  /// The head.
  public let head: EntryHead
  /// What it says.
  public let body: EntryBody
  /// The canonical text of the payload.
  public let payload: [UInt8]
  /// The personal values with their random bytes, in the order of their fields.
  public let personal: [SealedValue]
  /// The hash of the leaf (RFC 6962).
  public let leaf: Digest

  /// Seals an entry. `salts` gives 32 random bytes a call, once for each personal value in the order of the fields: given by the caller, so
  /// that two stores can be given the same. Cost: two passes over the bytes.
  public init(_ draft: EntryDraft, sequence: Int64, recorded: Instant, salts: () -> [UInt8]) {
    self.init(draft, draft.body.payload, sequence: sequence, recorded: recorded, salts: salts)
  }

  /// The same, where the payload of the draft is known.
  init(_ draft: EntryDraft, _ payload: Payload, sequence: Int64, recorded: Instant, salts: () -> [UInt8]) {
    head = draft.head(sequence: sequence, recorded: recorded)
    body = draft.body
    personal = payload.personal.keys.sorted().compactMap { field in
      payload.personal[field]?.value.map { SealedValue(field: field, salt: salts(), value: $0) }
    }
    var open = payload.open
    for value in personal { open[value.field] = value.seal.canonical }
    self.payload = CanonicalValue.object(open).bytes
    leaf = Self.leaf(head, self.payload)
  }

  /// The hash of the leaf of an entry with a payload.
  static func leaf(_ head: EntryHead, _ payload: [UInt8]) -> Digest {
    // The byte 0 tells leaves from nodes (RFC 6962, 2.1).
    var bytes: [UInt8] = [0]
    bytes.reserveCapacity(payload.count + 320)
    head.appendLeaf(payload: payload, to: &bytes)
    return Digest(of: bytes)
  }
}

/// A personal value with the random bytes that keep its seal from being guessed.
public struct SealedValue: Hashable, Sendable {
  /// The field of the payload.
  public let field: String
  /// 32 random bytes.
  public let salt: [UInt8]
  /// The value.
  public let value: String

  /// The hash that stands in the payload for it.
  public var seal: Digest { Digest(of: salt, Array(value.utf8)) }
}

extension Digest {
  /// As a payload has it.
  var canonical: CanonicalValue { .object(["sha256": .text(description)]) }
}

extension Payload {
  /// The payload of an entry as it was kept, with the personal values that are still there; nil where the text is not canonical or a value
  /// does not belong to its seal.
  init?(kept text: [UInt8], personal: [SealedValue]) {
    guard case .object(var open)? = CanonicalValue(canonical: text) else { return nil }
    var opened = Payload.seals(open).mapValues { _ in Personal.erased }
    for value in personal {
      guard open[value.field] == value.seal.canonical else { return nil }
      opened[value.field] = .value(value.value)
    }
    for field in opened.keys { open[field] = nil }
    self.init(open: open, personal: opened)
  }

  /// The seals among the values of a payload, by field.
  static func seals(_ open: [String: CanonicalValue]) -> [String: CanonicalValue] {
    open.filter { _, value in
      guard case .object(let members) = value, members.count == 1 else { return false }
      return members["sha256"]?.text != nil
    }
  }
}
