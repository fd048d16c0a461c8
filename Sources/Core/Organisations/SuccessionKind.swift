/// What happened in a reorganisation.
public enum SuccessionKind: String, CaseIterable, Sendable {
  /// Several became one.
  case merge
  /// One became several.
  case split
  /// The same body under another identity.
  case rename
  /// A function went to another body.
  case transfer
  /// The body ended; a successor is named only where somebody took over.
  case dissolution
  /// The body became one of another kind.
  case conversion
  /// What an earlier step said was a mistake: since the day this successor answers and the earlier ones no longer do.
  case correction
}
