import CivilTime
import Obligations
import Organisations

/// What every entry says, whatever it is about.
public struct EntryHead: Hashable, Sendable {
  /// Its place in the ledger, from 1: the ledger number.
  public let sequence: Int64
  /// When it was written down. Never before an earlier entry's, even where a clock goes back.
  public let recorded: Instant
  /// Who wrote it: the id of a person, or `owner` for who owns the folder of the store.
  public let author: String
  /// The role in which he did, where he acted in one.
  public let role: String?
  /// The body for which he acted.
  public let organisation: OrganisationID?
  /// What it says.
  public let kind: EntryKind
  /// What it is about: the obligation of a deed, the name of a setting, the id of a person.
  public let subject: String?
  /// When it happened, where that is not when it was written down.
  public let happened: Happened?
  /// Why, or on which legal basis.
  public let reason: String?
  /// The number of the payload's form.
  public let format: Int

  /// The number that the payloads of most kinds have; `EntryBody.format` knows the others.
  public static let currentFormat = 1

  /// The head of an entry.
  public init(
    sequence: Int64, recorded: Instant, author: String, role: String? = nil, organisation: OrganisationID? = nil,
    kind: EntryKind, subject: String? = nil, happened: Happened? = nil, reason: String? = nil,
    format: Int = EntryHead.currentFormat
  ) {
    self.sequence = sequence
    self.recorded = recorded
    self.author = author
    self.role = role
    self.organisation = organisation
    self.kind = kind
    self.subject = subject
    self.happened = happened
    self.reason = reason
    self.format = format
  }

  /// When something happened: mostly a day is all that is known.
  public enum Happened: Hashable, Sendable, CustomStringConvertible {
    case day(CivilDate)
    case moment(Instant)

    /// Of `yyyy-mm-dd` or `yyyy-mm-ddThh:mm:ssZ`; nil for anything else.
    public init?(_ text: String) {
      if let day = CivilDate(iso: text) {
        self = .day(day)
      } else if let moment = Instant(iso: text) {
        self = .moment(moment)
      } else {
        return nil
      }
    }

    /// The day in Viet Nam.
    public var day: CivilDate {
      switch self {
      case .day(let day): day
      case .moment(let moment): moment.day
      }
    }

    /// As the ledger has it.
    public var description: String {
      switch self {
      case .day(let day): day.description
      case .moment(let moment): moment.iso
      }
    }
  }
}

extension EntryHead {
  /// Writes the leaf of the ledger's tree: one object with the head and the payload, in which the keys stand in order. `payload` is the
  /// canonical text of the payload, personal values replaced by their seals.
  public func appendLeaf(payload: [UInt8], to out: inout [UInt8]) {
    func put(_ key: StaticString, _ text: String) {
      out.withKey(key)
      CanonicalValue.append(text: text, to: &out)
    }
    out += "{\"author\":".utf8
    CanonicalValue.append(text: author, to: &out)
    out.withKey("format")
    out += String(format).utf8
    if let happened { put("happened", happened.description) }
    put("kind", kind.rawValue)
    if let organisation { put("organisation", organisation.text) }
    out.withKey("payload")
    out += payload
    if let reason { put("reason", reason) }
    out.withKey("recorded")
    out += String(recorded.seconds).utf8
    if let role { put("role", role) }
    out.withKey("sequence")
    out += String(sequence).utf8
    if let subject { put("subject", subject) }
    out.append(UInt8(ascii: "}"))
  }
}

extension [UInt8] {
  /// A further key of an object.
  fileprivate mutating func withKey(_ key: StaticString) {
    append(UInt8(ascii: ","))
    append(UInt8(ascii: "\""))
    append(contentsOf: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
    append(UInt8(ascii: "\""))
    append(UInt8(ascii: ":"))
  }
}
