/// What a day's status rests on.
public struct DaySource: Hashable, Sendable {
  /// The law or decision, as one cites it.
  public let citation: String
  /// How far it has been checked.
  public let mark: SourceMark

  /// A source with its mark.
  public init(citation: String, mark: SourceMark) {
    self.citation = citation
    self.mark = mark
  }
}
