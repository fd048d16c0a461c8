import Diagnostics

/// One row of a catalogue of clauses: an atomic duty, right, prohibition or statement of a regulation.
public struct CatalogueRow: Hashable, Sendable {
  /// The citation: the address that the rule has in the regulation's file.
  public let id: String
  /// Whom it binds, as the catalogue lists them.
  public let party: String
  /// What it asks for.
  public let verbKind: VerbKind
  /// How it binds.
  public let modality: Modality
  /// How it occurs.
  public let trigger: Trigger
  /// How often.
  public let recurrence: StatedRecurrence
  /// By when.
  public let deadline: StatedDeadline
  /// What it says, in a sentence.
  public let gist: String
  /// Where it stands.
  public let place: CataloguePlace

  /// The `mã` of its regulation: the first part of the citation.
  public var regulation: String { String(id.prefix { $0 != "/" }) }

  /// A row of what its cells say.
  public init(
    id: String, party: String, verbKind: VerbKind, modality: Modality, trigger: Trigger, recurrence: StatedRecurrence,
    deadline: StatedDeadline, gist: String, place: CataloguePlace
  ) {
    self.id = id
    self.party = party
    self.verbKind = verbKind
    self.modality = modality
    self.trigger = trigger
    self.recurrence = recurrence
    self.deadline = deadline
    self.gist = gist
    self.place = place
  }

  /// How a row binds.
  public enum Modality: String, Hashable, Sendable, CaseIterable {
    case must, should, may, principle
  }

  /// How what a row asks for comes to be owed.
  public enum Trigger: String, Hashable, Sendable, CaseIterable {
    /// Period after period.
    case recurring
    /// When something happens.
    case event
    /// Always.
    case continuous
    /// Once.
    case oneOff = "one-off"
  }
}

/// A line of a file of a catalogue.
public struct CataloguePlace: Hashable, Sendable {
  /// The file.
  public let file: String
  /// Where the cell begins.
  public let start: SourcePosition
  /// The place after its last character.
  public let end: SourcePosition

  /// A stretch of a line.
  public init(file: String, start: SourcePosition, end: SourcePosition) {
    self.file = file
    self.start = start
    self.end = end
  }
}
