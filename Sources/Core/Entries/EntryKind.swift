import Obligations

/// What an entry of the ledger can say: a closed list. A kind never goes away and never changes what it means; a payload that must
/// change gets the next number of its format, and the old one is read for ever.
public enum EntryKind: String, Hashable, Sendable, CaseIterable {
  /// The first entry of every ledger: by which key its checkpoints are signed.
  case storeCreated
  /// A setting has a value from here on.
  case settingChanged
  /// Somebody is known to the store; is not any more.
  case personAdded, personEnded
  /// A secret by which somebody is recognised was given out; is good no more. Only its hash is kept.
  case tokenIssued, tokenRevoked
  /// Something by which somebody signs in is good from here on; is good no more.
  case credentialSet, credentialEnded
  /// Somebody said where he gets mail, and read there that he does; he gets none there any more.
  case contactSet, contactEnded
  /// Somebody holds a role; ceased to.
  case granted, grantEnded
  /// A line of the register of organisations holds; holds no more.
  case registerLineAdded, registerLineEnded
  /// A plan of a reorganisation was applied: the lines that name it are its work.
  case reorganised
  /// A calendar of working days in its exact text.
  case calendarDecided
  /// A regulation, a law or a form in its exact text; the text was taken out again.
  case textActivated, textWithdrawn
  /// What the parties settled about a clause: an application of its own; it ended.
  case policySet, policyEnded
  /// What was done about an obligation, or happened and starts some: the kinds of `Event`.
  case submitted, received, accepted, returned, refused, waived, excused, extended, suspended, resumed, told
  case established, ruledOut, withdrawn, transferred, compensated, unknown, occurred, rescheduled
  /// What was done without anybody asking for it by a day was noted under sentences; the note was taken back.
  case noted, noteWithdrawn
  /// A personal value of an earlier entry was destroyed.
  case erased
  /// Something was asked for that the person may not do.
  case denied
  /// The ledger goes on from a backup.
  case restored

  /// The kind of a deed.
  public init(_ kind: Event.Kind) {
    // A test holds that every kind of event is a kind of entry.
    self = Self.ofEvents[kind] ?? .unknown
  }

  /// The kind of event that it records; nil for what is no deed.
  public var event: Event.Kind? { Self.events[self] }

  /// The kind of a name, nil for what is none; several times quicker than by the raw value.
  public init?(name: String) {
    guard let kind = Self.byName[name] else { return nil }
    self = kind
  }

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
  private static let events = Dictionary(
    uniqueKeysWithValues: allCases.compactMap { kind in Event.Kind(rawValue: kind.rawValue).map { (kind, $0) } })
  private static let ofEvents = Dictionary(uniqueKeysWithValues: events.map { ($1, $0) })

  /// True where an entry must say why or on which legal basis.
  public var needsReason: Bool {
    switch self {
    case .erased, .reorganised, .textWithdrawn, .policySet, .policyEnded, .noteWithdrawn, .restored: true
    default: event?.needsGround ?? false
    }
  }
}
