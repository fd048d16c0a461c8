import Diagnostics

/// One cell of a CSV file and where it stands.
public struct CSVCell: Hashable, Sendable {
  /// The text, without the quotes around it and with doubled quotes made one.
  public let text: String
  /// Where it begins in the file, quote included.
  public let start: SourcePosition
  /// The place after its last character, quote included.
  public let end: SourcePosition

  /// A cell with its place.
  public init(text: String, start: SourcePosition, end: SourcePosition) {
    self.text = text
    self.start = start
    self.end = end
  }
}
