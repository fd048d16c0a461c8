/// A catalogue of clauses with what stands beside it.
public struct Catalogue: Sendable {
  /// Its rows, in its order.
  public let rows: [CatalogueRow]
  /// The differences that people wrote on purpose.
  public let deviations: [Deviation]
  /// Names of the catalogue that the regulations' files do not have.
  public let names: [CatalogueName]

  /// A catalogue of rows.
  public init(rows: [CatalogueRow], deviations: [Deviation] = [], names: [CatalogueName] = []) {
    self.rows = rows
    self.deviations = deviations
    self.names = names
  }
}

/// A column of the catalogue that a rule is held against.
public enum CatalogueField: String, Hashable, Sendable, CaseIterable {
  case party
  case verbKind = "verb_kind"
  case modality, trigger, recurrence, deadline
}

/// A difference between a row and its rule that was written on purpose, because the text of the regulation says otherwise than the row.
public struct Deviation: Hashable, Sendable {
  /// The row.
  public let id: String
  /// In which column they differ.
  public let field: CatalogueField
  /// What the rule says there, in the words of a `Difference`: another difference is not meant.
  public let rule: String
  /// Why the text wins.
  public let why: String
  /// Where it stands.
  public let place: CataloguePlace

  /// A difference with its reason.
  public init(id: String, field: CatalogueField, rule: String, why: String, place: CataloguePlace) {
    self.id = id
    self.field = field
    self.rule = rule
    self.why = why
    self.place = place
  }
}

/// A name that a catalogue gives to parties of a regulation.
public struct CatalogueName: Hashable, Sendable {
  /// The `mã` of the regulation.
  public let regulation: String
  /// The name.
  public let name: String
  /// The parties, by the names that the regulation declares.
  public let parties: [String]
  /// Where it stands.
  public let place: CataloguePlace

  /// A name with what it means.
  public init(regulation: String, name: String, parties: [String], place: CataloguePlace) {
    self.regulation = regulation
    self.name = name
    self.parties = parties
    self.place = place
  }
}
