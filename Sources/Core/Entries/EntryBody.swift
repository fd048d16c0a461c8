import CivilTime
import Diagnostics
import Obligations
import Organisations

/// What an entry says, by its kind.
public enum EntryBody: Hashable, Sendable {
  /// The public key of the store's checkpoints, in hexadecimal digits.
  case storeCreated(key: String)
  /// The new value of the setting that is the subject.
  case settingChanged(value: String)
  /// The person that is the subject.
  case personAdded(name: Personal)
  /// The ledger number of what added the person.
  case personEnded(person: Int64)
  /// The SHA-256 of a secret of the person that is the subject, in hexadecimal digits, the last day it is good, and for what alone it is
  /// good; for everything where nothing is said.
  case tokenIssued(hash: String, until: CivilDate?, scope: TokenScope? = nil)
  /// The ledger number of what gave it out.
  case tokenRevoked(token: Int64)
  /// By what the person that is the subject signs in.
  case credentialSet(Credential)
  /// The ledger number of what set it.
  case credentialEnded(credential: Int64)
  /// Where the person that is the subject gets mail, and in which language.
  case contactSet(address: Personal, language: Language)
  /// The ledger number of what set it.
  case contactEnded(contact: Int64)
  case granted(Granted)
  /// The ledger number of the grant, and its last day.
  case grantEnded(grant: Int64, last: CivilDate)
  case registerLineAdded(RegisterLine)
  /// The ledger number of the line.
  case registerLineEnded(line: Int64)
  /// The plan by its SHA-256, and how many lines follow.
  case reorganised(plan: String, lines: Int)
  /// The exact text of the calendar that is the subject.
  case calendarDecided(text: String)
  case textActivated(ActivatedText)
  /// The ledger number of the text.
  case textWithdrawn(text: Int64)
  case policySet(Policy)
  /// The ledger number of the policy.
  case policyEnded(policy: Int64)
  case event(RecordedEvent)
  case noted(Note)
  /// The ledger number of the note.
  case noteWithdrawn(note: Int64)
  /// The ledger number of the entry and the name of the field.
  case erased(entry: Int64, field: String)
  /// What was asked for.
  case denied(power: String)
  /// The size and root of the last checkpoint of the backup.
  case restored(size: Int64, root: String)

  /// For what alone a secret is good.
  public struct TokenScope: Hashable, Sendable {
    /// For what.
    public enum Use: String, Hashable, Sendable, CaseIterable {
      /// Asking by the API.
      case read
      /// Asking and recording by the API.
      case write
      /// The calendar of due days.
      case calendar
    }

    /// For what.
    public let use: Use
    /// The one role in which he acts by it; nil for all that he has.
    public let role: String?
    /// Where he holds that role.
    public let organisation: OrganisationID?

    /// A scope, in one role where one is named.
    public init(_ use: Use, role: String? = nil, at organisation: OrganisationID? = nil) {
      self.use = use
      self.role = role
      self.organisation = organisation
    }
  }

  /// The number of the payload's form as it is written now: what can be said in an older form is said in that.
  public var format: Int {
    switch self {
    case .tokenIssued(_, _, .some): return 2
    case .granted(let grant) where grant.insteadOf != nil: return 2
    default: return EntryHead.currentFormat
    }
  }

  /// Whether a kind was ever written in a form.
  static func isKnown(format: Int, of kind: EntryKind) -> Bool {
    format == EntryHead.currentFormat || format == 2 && [.tokenIssued, .granted].contains(kind)
  }

  /// A role somebody holds.
  public struct Granted: Hashable, Sendable {
    /// The person.
    public let person: String
    /// The role.
    public let role: String
    /// Where: the body.
    public let organisation: OrganisationID?
    /// Of which regulation: that of a coordinator.
    public let regulation: String?
    /// Whether also for what lies below the body.
    public let reachesBelow: Bool
    /// The first and the last day.
    public let from: CivilDate, to: CivilDate?
    /// The person for whom he stands in.
    public let insteadOf: String?

    /// A grant of its parts.
    public init(
      person: String, role: String, organisation: OrganisationID?, regulation: String?, reachesBelow: Bool,
      from: CivilDate, to: CivilDate?, insteadOf: String? = nil
    ) {
      self.insteadOf = insteadOf
      self.person = person
      self.role = role
      self.organisation = organisation
      self.regulation = regulation
      self.reachesBelow = reachesBelow
      self.from = from
      self.to = to
    }
  }

  /// Something by which somebody signs in.
  public struct Credential: Hashable, Sendable {
    /// What it is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// A code that lets somebody choose the others, once.
      case invitation
      /// What he knows.
      case password
      /// What he has: the secret that his telephone shares.
      case oneTimeCode
      /// A code in place of the telephone, once.
      case recoveryCode
    }

    /// What it is.
    public let kind: Kind
    /// The SHA-256 of a code, in hexadecimal digits: of an invitation and of a recovery code.
    public let hash: String?
    /// What is kept of a password or of a shared secret, encrypted by the key of the store.
    public let kept: Personal?
    /// The last day it is good; nil for one without an end.
    public let until: CivilDate?

    /// A credential of its parts.
    public init(_ kind: Kind, hash: String? = nil, kept: Personal? = nil, until: CivilDate? = nil) {
      self.kind = kind
      self.hash = hash
      self.kept = kept
      self.until = until
    }
  }

  /// One line of one file of a register.
  public struct RegisterLine: Hashable, Sendable {
    /// Which register: 0 stands in front of 1, and so on.
    public let layer: Int
    /// The file, without its ending.
    public let file: String
    /// The cells by column; empty ones are left out.
    public let cells: [String: String]
    /// The ledger number of the reorganisation that it is part of.
    public let part: Int64?

    /// A line of its parts.
    public init(layer: Int, file: String, cells: [String: String], part: Int64? = nil) {
      self.layer = layer
      self.file = file
      self.cells = cells
      self.part = part
    }
  }

  /// A text that is run from here on.
  public struct ActivatedText: Hashable, Sendable {
    /// Where it stands among the texts, as a path: `laws/khieu-nai.md`, `forms/x.md`.
    public let path: String
    /// What it is: a regulation or law by its id and version, or a form.
    public let kind: Kind
    /// The version it names.
    public let version: String
    /// The exact text.
    public let text: String
    /// Its SHA-256 in hexadecimal digits.
    public let hash: String
    /// The version of the rule language.
    public let language: Int
    /// The hash of the text it amends or replaces: the head until then.
    public let amends: String?
    /// The papers by which the parties consented.
    public let consents: [Consent]

    /// What a text is.
    public enum Kind: String, Hashable, Sendable {
      case regulation, form
    }

    /// A text of its parts.
    public init(
      path: String, kind: Kind, version: String, text: String, hash: String, language: Int, amends: String?,
      consents: [Consent]
    ) {
      self.path = path
      self.kind = kind
      self.version = version
      self.text = text
      self.hash = hash
      self.language = language
      self.amends = amends
      self.consents = consents
    }
  }

  /// A party's agreement, by the paper that shows it.
  public struct Consent: Hashable, Sendable {
    /// The party.
    public let organisation: OrganisationID
    /// The paper.
    public let document: NumberedDocument

    /// The consent of a party by a paper.
    public init(organisation: OrganisationID, document: NumberedDocument) {
      self.organisation = organisation
      self.document = document
    }
  }

  /// An application that stands beside a regulation's text.
  public struct Policy: Hashable, Sendable {
    /// The regulation.
    public let regulation: String
    /// The address of the clause, without the regulation: `dieu-6/gach-2`.
    public let clause: String
    /// The lines of an `apdung` fence.
    public let text: String

    /// A policy of its parts.
    public init(regulation: String, clause: String, text: String) {
      self.regulation = regulation
      self.clause = clause
      self.text = text
    }
  }

  /// What was filed with it.
  public var attachments: [RecordedEvent.Attachment] {
    switch self {
    case .event(let recorded): recorded.attachments
    case .noted(let note): note.attachments
    default: []
    }
  }

  /// The kind of entry.
  public var kind: EntryKind {
    switch self {
    case .storeCreated: .storeCreated
    case .settingChanged: .settingChanged
    case .personAdded: .personAdded
    case .personEnded: .personEnded
    case .tokenIssued: .tokenIssued
    case .tokenRevoked: .tokenRevoked
    case .credentialSet: .credentialSet
    case .credentialEnded: .credentialEnded
    case .contactSet: .contactSet
    case .contactEnded: .contactEnded
    case .granted: .granted
    case .grantEnded: .grantEnded
    case .registerLineAdded: .registerLineAdded
    case .registerLineEnded: .registerLineEnded
    case .reorganised: .reorganised
    case .calendarDecided: .calendarDecided
    case .textActivated: .textActivated
    case .textWithdrawn: .textWithdrawn
    case .policySet: .policySet
    case .policyEnded: .policyEnded
    case .event(let recorded): EntryKind(recorded.event.kind)
    case .noted: .noted
    case .noteWithdrawn: .noteWithdrawn
    case .erased: .erased
    case .denied: .denied
    case .restored: .restored
    }
  }
}
