/// One law or decision of a work calendar: its source, whom it binds and what it says.
public struct CalendarInstrument: Hashable, Sendable {
  /// Its name within the calendar, such as `nam-2024`.
  public let part: String
  /// Its heading.
  public let title: String
  /// Citation and mark, shown with every day it decides.
  public let source: DaySource
  /// Whom it binds.
  public let scope: CalendarScope
  /// What it says.
  public let statements: [CalendarStatement]

  /// A law or decision.
  public init(
    part: String = "", title: String = "", source: DaySource, scope: CalendarScope, statements: [CalendarStatement]
  ) {
    self.part = part
    self.title = title
    self.source = source
    self.scope = scope
    self.statements = statements
  }
}
