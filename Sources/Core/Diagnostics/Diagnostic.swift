/// How much a diagnostic weighs.
public enum Severity: String, Sendable, Comparable {
  /// The file cannot be used as it is.
  case error
  /// Likely a mistake; the file can be used.
  case warning
  /// Left open by the text, or not checked: listed so that a person settles it.
  case info

  private var weight: Int {
    switch self {
    case .error: 2
    case .warning: 1
    case .info: 0
    }
  }

  /// Order of weight, the lightest first.
  public static func < (a: Severity, b: Severity) -> Bool { a.weight < b.weight }
}

/// One finding about a file: what was found, where, what is allowed and what to do next.
public struct Diagnostic: Hashable, Sendable {
  /// The file's name as the person gave it.
  public let file: String
  /// Where it begins.
  public let start: SourcePosition
  /// Where it ends; the column is the one after the last character.
  public let end: SourcePosition
  /// How much it weighs.
  public let severity: Severity
  /// A short stable name of the kind of finding, such as `unknown-party`.
  public let code: String
  /// What was found and what is allowed.
  public let message: Words
  /// What helps: the nearest known word, the other place concerned, what to do.
  public let notes: [Words]
  /// How many findings it stands for: more than one where a list of the same kind was cut short.
  public let standsFor: Int

  /// A finding at a range of a file.
  public init(
    _ severity: Severity, _ code: String, in source: SourceText, at range: SourceRange, _ message: Words,
    notes: [Words] = []
  ) {
    self.init(
      severity, code, file: source.name, start: source.position(at: range.lower),
      end: source.position(at: max(range.upper, range.lower)), message, notes: notes)
  }

  /// A finding at a place already counted.
  public init(
    _ severity: Severity, _ code: String, file: String, start: SourcePosition, end: SourcePosition, _ message: Words,
    notes: [Words] = [], standsFor: Int = 1
  ) {
    self.file = file
    self.start = start
    self.end = end
    self.severity = severity
    self.code = code
    self.message = message
    self.notes = notes
    self.standsFor = standsFor
  }
}

extension Sequence<Diagnostic> {
  /// In the order a person reads: by file, place, the heaviest first, then code and words.
  public func inReadingOrder() -> [Diagnostic] {
    sorted {
      if $0.file != $1.file { return $0.file < $1.file }
      if $0.start != $1.start { return $0.start < $1.start }
      if $0.severity != $1.severity { return $0.severity > $1.severity }
      if $0.code != $1.code { return $0.code < $1.code }
      return $0.message.vi < $1.message.vi
    }
  }
}
