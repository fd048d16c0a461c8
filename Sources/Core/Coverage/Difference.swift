import Diagnostics

/// Where a rule says otherwise than the row it carries.
public struct Difference: Hashable, Sendable {
  /// In which column.
  public let field: CatalogueField
  /// What the row says there.
  public let row: String
  /// What the rule says: in the catalogue's words, but acts, bearers and deadlines as the file writes them in Vietnamese.
  public let rule: String

  init(_ field: CatalogueField, row: String, rule: String) {
    self.field = field
    self.row = row
    self.rule = rule
  }
}

/// One row of the catalogue and what carries it.
public struct RowCoverage: Sendable {
  /// The row.
  public let row: CatalogueRow
  /// The sentences at its address.
  public let rules: [RuleReference]
  /// The sentences of other addresses through which those are done: *thực hiện qua*, *cùng một việc với*, *hoặc*.
  public let through: [String]
  /// What contradicts it and nobody has given a reason for.
  public let contradictions: [Difference]
  /// What differs on purpose.
  public let deviations: [Deviation]

  /// True where no sentence carries it.
  public var isMissing: Bool { rules.isEmpty }
  /// True where a sentence carries it and none contradicts it.
  public var isCovered: Bool { !isMissing && contradictions.isEmpty }
}

/// A sentence and where it stands.
public struct RuleReference: Hashable, Sendable {
  /// The address.
  public let address: String
  /// The file.
  public let file: String
  /// Where it begins.
  public let start: SourcePosition
}
