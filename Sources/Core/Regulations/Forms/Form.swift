/// A form that reports are filled in on.
public struct Form: Hashable, Sendable {
  /// The id, as `theo mẫu …` names it.
  public let id: String
  /// The title.
  public let title: String
  /// The name of this version.
  public let version: String
  /// The fields, in the order of the table.
  public let fields: [FormField]
  /// What stands over columns in the office's own words; nothing of a column that it calls as we do.
  public let titles: [FormField.Column: String]

  /// The field of an id.
  public func field(_ id: String) -> FormField? { fields.first { $0.id == id } }
}
