import Obligations
import Organisations

/// What somebody asks the ledger to keep: an entry before it has its number and moment.
public struct EntryDraft: Hashable, Sendable {
  /// Who asks.
  public let author: Author
  /// What it is about; of a deed its first obligation.
  public let subject: String?
  /// When it happened, where that is not when it is written down.
  public let happened: EntryHead.Happened?
  /// Why, or on which legal basis.
  public let reason: String?
  /// What it says.
  public let body: EntryBody

  /// A draft of its parts.
  public init(
    _ body: EntryBody, by author: Author, subject: String? = nil, happened: EntryHead.Happened? = nil,
    reason: String? = nil
  ) {
    if case .event(let recorded) = body {
      // What is read back could not be the same deed otherwise.
      precondition(
        subject == recorded.event.obligations.first?.description && happened?.day == recorded.event.happened
          && reason == recorded.event.ground, "the head of a deed says what the deed says")
    }
    self.author = author
    self.subject = subject
    self.happened = happened
    self.reason = reason
    self.body = body
  }

  /// A deed: subject, day and reason are those of the event.
  public init(_ recorded: RecordedEvent, by author: Author) {
    self.author = author
    subject = recorded.event.obligations.first?.description
    happened = .day(recorded.event.happened)
    reason = recorded.event.ground
    body = .event(recorded)
  }

  /// A note: its day is that of the head.
  public init(_ note: Note, by author: Author) {
    self.author = author
    subject = nil
    happened = .day(note.day)
    reason = nil
    body = .noted(note)
  }

  /// The head of the entry with its number and moment.
  public func head(sequence: Int64, recorded: Instant) -> EntryHead {
    EntryHead(
      sequence: sequence, recorded: recorded, author: author.id, role: author.role, organisation: author.organisation,
      kind: body.kind, subject: subject, happened: happened, reason: reason, format: body.format)
  }
}

/// Who writes an entry.
public struct Author: Hashable, Sendable {
  /// The id of a person, or that of the owner.
  public let id: String
  /// The role in which he acts.
  public let role: String?
  /// The body for which he acts.
  public let organisation: OrganisationID?

  /// A person in a role at a body.
  public init(id: String, role: String?, organisation: OrganisationID?) {
    self.id = id
    self.role = role
    self.organisation = organisation
  }

  /// Who owns the folder of the store: he may only administer it.
  public static let owner = Author(id: "owner", role: nil, organisation: nil)
}
