/// What is still to be done, counted by when, with a page of it.
public struct Home: Hashable, Sendable {
  /// Its day has passed.
  public internal(set) var overdue = 0
  /// Due on the day asked about.
  public internal(set) var today = 0
  /// Due within the next 7 days.
  public internal(set) var soon = 0
  /// Due later, up to the horizon.
  public internal(set) var later = 0
  /// Without due day; its period ends by the horizon, or it is owed once without any day and began by then.
  public internal(set) var undated = 0
  /// Time stands still.
  public internal(set) var paused = 0
  /// A page, by due day, line and place.
  public internal(set) var items: [HomeItem] = []
  /// Where the next page begins; nil when this is the last.
  public internal(set) var next: HomeCursor?

  /// All of them.
  public var total: Int { overdue + today + soon + later + undated + paused }
}
