import Diagnostics

/// A word of a plan and where it stands.
public struct PlanWord: Hashable, Sendable {
  /// The word.
  public let text: String
  /// The file.
  public let file: String
  /// Where it begins.
  public let start: SourcePosition
  /// The place after its last character.
  public let end: SourcePosition

  /// A word with its place.
  public init(_ text: String, file: String, start: SourcePosition, end: SourcePosition) {
    self.text = text
    self.file = file
    self.start = start
    self.end = end
  }

  /// An error at the word.
  func error(_ code: String, _ words: Words, notes: [Words] = []) -> Diagnostic {
    Diagnostic(.error, code, file: file, start: start, end: end, words, notes: notes)
  }
}
