/// The counting of one deadline, day by day or run by run, with the steps taken.
struct DeadlineCount {
  /// Stopped days after clipping: no two share a day.
  private struct Pause {
    let from: CivilDate
    let to: CivilDate
    let stop: Stop
  }

  private let deadline: Deadline
  private let calendar: WorkCalendar
  private let tracing: Bool
  private var pauses: [Pause] = []
  private var earliest: CivilDate
  private var latest: CivilDate
  private var counted = 0
  /// The steps, when tracing.
  private(set) var trace: [TraceStep] = []

  init(_ deadline: Deadline, _ calendar: WorkCalendar, tracing: Bool) {
    self.deadline = deadline
    self.calendar = calendar
    self.tracing = tracing
    earliest = CivilDate(dayNumber: .max)
    latest = CivilDate(dayNumber: .min)
  }

  /// Whether every day looked at is decided.
  var certainty: Certainty {
    deadline.certainty(in: calendar, earliest, latest)
  }

  /// The last good day.
  mutating func run() throws(DeadlineError) -> CivilDate {
    try settlePauses()
    let (term, back, countsFirstDay) = plan
    if tracing {
      // Two of seven days are days off as a rule; anchor, result and a little more besides.
      trace.reserveCapacity(term?.unit == .workingDay ? abs(term?.number ?? 0) * 3 / 2 + 8 : 8)
    }
    step(deadline.anchor, counted: countsFirstDay, .anchor)
    var date: CivilDate
    if let term {
      let start = countsFirstDay ? (back ? deadline.anchor + 1 : deadline.anchor - 1) : deadline.anchor
      date = try count(term, back: back, from: start, aligned: deadline.anchor)
    } else {
      date = try countToNamedDay()
    }
    date = try extended(date)
    date = rolled(date)
    look(at: date)
    step(date, counted: false, .lastGoodDay)
    return date
  }

  /// The rule as a term, or nil where it names a day.
  private var plan: (term: Term?, back: Bool, countsFirstDay: Bool) {
    switch deadline.rule {
    case .term(let term, let countsFirstDay): (term, term.number < 0, countsFirstDay)
    case .atLeastBefore(let term): (term, true, false)
    case .before, .by, .within: (nil, false, false)
    }
  }

  private mutating func countToNamedDay() throws(DeadlineError) -> CivilDate {
    let named: CivilDate
    switch deadline.rule {
    case .before(let day):
      step(day, counted: false, .tooLate)
      named = day - 1
    case .by(let day), .within(let day):
      step(day, counted: false, .named)
      named = day
    case .term, .atLeastBefore:
      return deadline.anchor
    }
    return try movedByStops(named, since: deadline.anchor)
  }

  /// Where a named day comes to lie when the time to it began to run on another: as many days from there, stopped days not
  /// counted. Without a stop between them it stands, and counting up to it would only lengthen the trace.
  private mutating func movedByStops(_ day: CivilDate, since start: CivilDate?) throws(DeadlineError) -> CivilDate {
    guard let start, day > start, let pause = pauses.first(where: { $0.to > start }), pause.from <= day else {
      return day
    }
    counted = 0
    return try forward(from: start, days: day - start)
  }

  // MARK: Counting

  private mutating func count(
    _ term: Term, back: Bool, from start: CivilDate, aligned: CivilDate
  ) throws(DeadlineError) -> CivilDate {
    let number = abs(term.number)
    let days: Int
    switch term.unit {
    case .workingDay:
      return back ? try backward(from: start, workingDays: number) : try forward(from: start, workingDays: number)
    case .day: days = number
    case .week: days = number * 7
    case .month: days = abs(aligned.addingMonths(back ? -number : number) - aligned)
    case .year: days = abs(aligned.addingMonths(back ? -number * 12 : number * 12) - aligned)
    }
    return back ? try backward(from: start, days: days) : try forward(from: start, days: days)
  }

  private mutating func forward(from start: CivilDate, days: Int) throws(DeadlineError) -> CivilDate {
    var day = start
    var left = days
    for pause in pauses where pause.to > start {
      guard day + left >= pause.from else { break }
      let run = max(0, pause.from - day - 1)
      if run > 0 {
        left -= run
        day = day + run
        count(run, upTo: day)
      }
      try stop(at: pause)
      step(max(pause.from, day + 1), stopped: pause.to, pause)
      day = pause.to
    }
    if left > 0 {
      day = day + left
      count(left, upTo: day)
    }
    return day
  }

  private mutating func backward(from start: CivilDate, days: Int) throws(DeadlineError) -> CivilDate {
    var day = start
    var left = days
    for pause in pauses.reversed() where pause.from < start {
      guard day - left <= pause.to else { break }
      let run = max(0, day - pause.to - 1)
      if run > 0 {
        left -= run
        day = day - run
        count(run, upTo: day)
      }
      try stop(at: pause)
      step(min(pause.to, day - 1), stopped: pause.from, pause)
      day = pause.from
    }
    if left > 0 {
      day = day - left
      count(left, upTo: day)
    }
    return day
  }

  private mutating func forward(from start: CivilDate, workingDays: Int) throws(DeadlineError) -> CivilDate {
    var day = start
    var left = workingDays
    var next = pauses.firstIndex { $0.to > start } ?? pauses.endIndex
    look(at: start + 1)
    while left > 0, day + 1 != day {
      day = day + 1
      if next < pauses.endIndex, day >= pauses[next].from {
        let pause = pauses[next]
        try stop(at: pause)
        step(day, stopped: pause.to, pause)
        day = pause.to
        next += 1
      } else {
        countWorking(day, &left)
      }
    }
    look(at: day)
    return day
  }

  private mutating func backward(from start: CivilDate, workingDays: Int) throws(DeadlineError) -> CivilDate {
    var day = start
    var left = workingDays
    var next = pauses.lastIndex { $0.from < start } ?? -1
    look(at: start - 1)
    while left > 0, day - 1 != day {
      day = day - 1
      if next >= 0, day <= pauses[next].to {
        let pause = pauses[next]
        try stop(at: pause)
        step(day, stopped: pause.from, pause)
        day = pause.from
        next -= 1
      } else {
        countWorking(day, &left)
      }
    }
    look(at: day)
    return day
  }

  private mutating func countWorking(_ day: CivilDate, _ left: inout Int) {
    if calendar.isWorkingDay(day, scope: deadline.scope) {
      left -= 1
      count(1, upTo: day)
    } else if tracing {
      let status = calendar.status(of: day, scope: deadline.scope)
      trace.append(TraceStep(date: day, counted: false, why: .skipped(status.reason), source: status.source))
    }
  }

  // MARK: Stops

  /// Sorts the stops, gives each day to one of them, and holds them against the limit.
  private mutating func settlePauses() throws(DeadlineError) {
    guard !deadline.stops.isEmpty else { return }
    let open = CivilDate(dayNumber: .max)
    // Total order, so that the trace does not depend on the order of recording.
    let sorted = deadline.stops.sorted { a, b in
      if a.from != b.from { return a.from < b.from }
      if a.to != b.to { return a.to ?? open < b.to ?? open }
      if a.ground != b.ground { return a.ground < b.ground }
      return a.article ?? "" < b.article ?? ""
    }
    var blocks = 0
    var days = 0
    for stop in sorted {
      let to = stop.to ?? open
      let last = pauses.last?.to
      let from = last.map { max(stop.from, $0 == open ? open : $0 + 1) } ?? stop.from
      guard from <= to, last != open else { continue }
      if last.map({ from > $0 + 1 }) ?? true { blocks += 1 }
      if to != open { days += to - from + 1 }
      pauses.append(Pause(from: from, to: to, stop: stop))
    }
    if let allowed = deadline.stopLimit?.maximumCount, blocks > allowed {
      throw .tooManyStops(found: blocks, allowed: allowed)
    }
    if let allowed = deadline.stopLimit?.maximumDays, days > allowed {
      throw .stopsTooLong(days: days, allowed: allowed)
    }
  }

  /// Throws when a pause has no end, or the last of all days for one.
  private func stop(at pause: Pause) throws(DeadlineError) {
    if pause.to.dayNumber == .max {
      throw .stillStopped(since: pause.stop.from, ground: pause.stop.ground, article: pause.stop.article)
    }
  }

  // MARK: Extensions

  private mutating func extended(_ date: CivilDate) throws(DeadlineError) -> CivilDate {
    guard !deadline.extensions.isEmpty else { return date }
    let limit = deadline.extensionLimit
    if let allowed = limit?.maximumCount, deadline.extensions.count > allowed {
      throw .tooManyExtensions(found: deadline.extensions.count, allowed: allowed)
    }
    var end = date
    for item in deadline.extensions {
      switch item.amount {
      case .term(let term):
        step(end, counted: false, .extended(item.amount, ground: item.ground, article: item.article))
        if term.number > 0 { end = try count(term, back: false, from: end, aligned: end) }
      case .until(let day):
        step(day, counted: false, .extended(item.amount, ground: item.ground, article: item.article))
        end = max(end, try movedByStops(day, since: item.decided))
      }
    }
    if let latest = limit?.latestDate, end > latest { throw .extensionsTooLong(date: end, latest: latest) }
    if let maximum = limit?.maximum {
      var beside = DeadlineCount(deadline, calendar, tracing: false)
      beside.pauses = pauses
      let latest = try beside.count(maximum, back: false, from: date, aligned: date)
      if end > latest { throw .extensionsTooLong(date: end, latest: latest) }
    }
    return end
  }

  // MARK: Rolling

  private mutating func rolled(_ date: CivilDate) -> CivilDate {
    look(at: date)
    let rolled = deadline.rolled(date, in: calendar)
    if tracing, rolled != date {
      let direction = rolled > date ? 1 : -1
      var day = date
      while day != rolled {
        let status = calendar.status(of: day, scope: deadline.scope)
        trace.append(TraceStep(date: day, counted: false, why: .rolled(status.reason), source: status.source))
        day = day + direction
      }
    }
    return rolled
  }

  // MARK: Steps

  private mutating func count(_ days: Int, upTo day: CivilDate) {
    counted += days
    step(day, counted: true, .counted(counted))
  }

  private mutating func look(at date: CivilDate) {
    earliest = min(earliest, date)
    latest = max(latest, date)
  }

  private mutating func step(_ date: CivilDate, stopped until: CivilDate, _ pause: Pause) {
    step(date, counted: false, .stopped(until: until, ground: pause.stop.ground, article: pause.stop.article))
  }

  private mutating func step(_ date: CivilDate, counted: Bool, _ why: TraceStep.Why) {
    if tracing { trace.append(TraceStep(date: date, counted: counted, why: why)) }
  }
}
