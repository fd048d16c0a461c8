/// On which mornings somebody wants a mail.
public enum MorningWish: String, Hashable, Sendable, CaseIterable {
  /// On every working morning on which there is something to do.
  case work
  /// Only where something is overdue, or falls due before the next working morning.
  case pressing
  /// On none; the address stays.
  case never
}
