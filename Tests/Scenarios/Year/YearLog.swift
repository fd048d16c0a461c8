import CivilTime

/// What was done about obligations, as those who did it remember.
struct YearLog {
  /// One thing that was done.
  struct Line {
    let deed: String
    let on: CivilDate
    let options: [String]
  }

  private var lines: [String: [Line]] = [:]
  /// What happened.
  var occurred: Set<String> = []

  subscript(_ id: String) -> [Line] { lines[id] ?? [] }

  mutating func add(_ deed: String, _ obligation: Asked, on day: CivilDate, _ options: [String]) {
    lines[obligation.id, default: []].append(Line(deed: deed, on: day, options: options))
  }
}
