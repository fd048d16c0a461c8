import CivilTime

/// A document by its number and date, as a registry has it.
public struct NumberedDocument: Hashable, Sendable {
  /// The number with its signs, such as *12-CTr/BDV*.
  public let number: String
  /// The day it bears.
  public let date: CivilDate

  /// A document of a number and date.
  public init(number: String, date: CivilDate) {
    self.number = number
    self.date = date
  }
}
