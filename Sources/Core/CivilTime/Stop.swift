/// Days during which a time limit does not run, both included.
public struct Stop: Hashable, Sendable {
  /// The first stopped day.
  public let from: CivilDate
  /// The last stopped day; nil while the stop lasts.
  public let to: CivilDate?
  /// Why the time stopped.
  public let ground: String
  /// The article that allows it, if cited.
  public let article: String?

  /// A stop. One that ends before it begins stops nothing.
  public init(from: CivilDate, to: CivilDate?, ground: String, article: String? = nil) {
    self.from = from
    self.to = to
    self.ground = ground
    self.article = article
  }
}
