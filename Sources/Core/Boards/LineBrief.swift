import CivilTime

/// The few numbers of a line that every pass over lines needs.
struct LineBrief {
  /// Day number of the due day; the greatest number without one.
  let due: Int32
  /// Day number by which windows take it; the greatest number where none do.
  let window: Int32
  /// Day number from which lists of what is to be done have it.
  let listed: Int32
  /// Number of its roll.
  let roll: Int32
  /// Words of one bit a bearer.
  let width: Int32
  /// Owed all the time, never expected.
  let isStanding: Bool

  /// The due day.
  var dueDay: CivilDate? { due == .max ? nil : CivilDate(dayNumber: due) }

  init(_ line: ScheduleLine, width: Int) {
    due = line.dueNumber
    window = line.isStanding ? .max : line.windowDay?.dayNumber ?? .max
    listed = line.isStanding ? .max : line.listedFrom?.dayNumber ?? .max
    roll = Int32(line.roll)
    self.width = Int32(width)
    isStanding = line.isStanding
  }
}
