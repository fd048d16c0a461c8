/// A decision that gives more time.
public struct Extension: Hashable, Sendable {
  /// How much.
  @frozen public enum Amount: Hashable, Sendable {
    /// Counted on from the date as it was before it rolled. A negative term gives nothing.
    case term(Term)
    /// To a day. Stops after the day of the decision move it as they move any date; earlier ones are in it already. It never
    /// brings a date forward.
    case until(CivilDate)
  }

  /// How much.
  public let amount: Amount
  /// The day of the decision; without it stops do not move an extension to a day.
  public let decided: CivilDate?
  /// Why.
  public let ground: String
  /// The article that allows it, if cited.
  public let article: String?

  /// An extension.
  public init(_ amount: Amount, decided: CivilDate? = nil, ground: String, article: String? = nil) {
    self.amount = amount
    self.decided = decided
    self.ground = ground
    self.article = article
  }
}
