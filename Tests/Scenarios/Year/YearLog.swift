import CivilTime

/// What was done about obligations, as those who did it remember: the figures are counted from it by hand's rules, without the program's engine.
struct YearLog {
  /// One thing that was done.
  struct Line {
    let deed: String
    let on: CivilDate
    /// The new last good day that an extension gave.
    let until: CivilDate?
  }

  private var lines: [String: [Line]] = [:]
  /// What events started, as it was told on the day: no plan knows of it.
  var started: [String: Asked] = [:]

  subscript(_ id: String) -> [Line] { lines[id] ?? [] }

  mutating func add(_ deed: String, _ obligation: Asked, on day: CivilDate, until: CivilDate? = nil) {
    lines[obligation.id, default: []].append(Line(deed: deed, on: day, until: until))
    if obligation.isStarted { started[obligation.id] = obligation }
  }

  /// How often each kind of thing was done.
  var deeds: [String: Int] {
    lines.values.joined().reduce(into: [:]) { $0[$1.deed, default: 0] += 1 }
  }

  // MARK: Figures

  /// What is expected of a regulation, in classes: those of Docs/glossary.md.
  struct Figures: Hashable, CustomStringConvertible {
    var notYetDue = 0, onTime = 0, late = 0, missing = 0, undated = 0, excused = 0

    var description: String {
      "notYetDue \(notYetDue), onTime \(onTime), late \(late), missing \(missing), undated \(undated), excused \(excused)"
    }
  }

  enum Class: String { case notYetDue, onTime, late, missing, undated, excused }

  /// What people did about one obligation, up to a day.
  private struct Done {
    var sent: CivilDate?
    var received: CivilDate?
    var times = 0
    var established = false
    var discharge: String?
    var until: CivilDate?
    /// The day that breaks it: an extension decided after it gives time and mends nothing.
    var binding: CivilDate?
  }

  private func done(_ one: Asked, by day: CivilDate) -> Done {
    var done = Done(until: one.due.map(Year.day), binding: one.due.map(Year.day))
    for line in self[one.id] where line.on <= day {
      switch line.deed {
      case "submit":
        done.sent = done.sent ?? line.on
        done.times += 1
      case "record":
        done.sent = done.sent ?? line.on
        done.received = done.received ?? line.on
        done.times += 1
      case "receive", "accept": done.received = done.received ?? line.on
      case "refuse": (done.sent, done.received, done.times) = (nil, nil, 0)
      case "establish": done.established = true
      // A pause moves the last good day, and no breach was there when it began.
      case "resume": if let until = line.until { (done.until, done.binding) = (until, until) }
      case "extend":
        done.until = line.until
        if let binding = done.binding, line.on <= binding { done.binding = line.until }
      case "waive", "withdraw", "transfer", "excuse", "rule-out": done.discharge = done.discharge ?? line.deed
      default: break
      }
    }
    return done
  }

  /// In which class one obligation is on a day; nil where it is not expected.
  private func kind(_ one: Asked, on day: CivilDate, in plan: [String: Asked]) -> Class? {
    if one.isStanding { return nil }
    var done = done(one, by: day)
    // A smaller period is done by the larger one that ends with it, and takes its day.
    if let id = one.absorbedBy, let larger = plan[id] {
      let its = self.done(larger, by: day)
      done.sent = [done.sent, its.sent].compactMap(\.self).min()
      done.received = [done.received, its.received].compactMap(\.self).min()
      (done.until, done.binding) = (its.until, its.binding)
      done.discharge = done.discharge ?? its.discharge
    }
    if let quantity = one.quantity, done.times < quantity.least { (done.sent, done.received) = (nil, nil) }
    if done.discharge == "excuse" { return .excused }
    if done.discharge != nil { return nil }
    if one.awaitsWord, !done.established, done.sent == nil { return nil }
    let isReceived = done.received != nil || one.counterparties.isEmpty || ClausesThatOwe.ownWord.contains(one.rule)
    guard let due = done.until else {
      if done.sent != nil, isReceived { return .onTime }
      return isExpired(one, done, by: day, in: plan) ? .missing : .undated
    }
    if let sent = done.sent { return sent <= done.binding ?? due ? .onTime : .late }
    return day > due || isExpired(one, done, by: day, in: plan) ? .missing : .notYetDue
  }

  /// True where a week or month was never sent and the larger period behind it was received: nobody asks for it any more.
  private func isExpired(_ one: Asked, _ done: Done, by day: CivilDate, in plan: [String: Asked]) -> Bool {
    guard done.sent == nil, let end = one.cutOff, one.period.contains("-W") || one.period.contains("-M") else {
      return false
    }
    return (families[Family(one)] ?? []).contains { id in
      guard let other = plan[id], other.id != one.id, let last = other.cutOff, other.periodStart <= one.periodStart,
        end <= last, other.periodStart < one.periodStart || end < last
      else { return false }
      return self.done(other, by: day).received != nil
    }
  }

  private struct Family: Hashable {
    let rule: String
    let bearer: String

    init(_ one: Asked) { (rule, bearer) = (one.rule, one.bearer.id) }
  }

  private var families: [Family: [String]] = [:]

  /// The class of each obligation that is expected: of the plan of the year as it stood before anybody did anything, and of what events
  /// started.
  mutating func classes(_ plan: [Asked], on day: CivilDate, until last: CivilDate) -> [String: Class] {
    let all = plan + started.values.filter { one in one.windowDay.map { $0 <= last } ?? true }
    let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
    families = [:]
    for one in byID.values { families[Family(one), default: []].append(one.id) }
    return byID.compactMapValues { kind($0, on: day, in: byID) }
  }

  /// The figures of each regulation.
  static func figures(_ classes: [String: Class]) -> [String: Figures] {
    classes.reduce(into: [:]) { figures, one in
      let regulation = String(one.key.prefix { $0 != "/" })
      switch one.value {
      case .notYetDue: figures[regulation, default: Figures()].notYetDue += 1
      case .onTime: figures[regulation, default: Figures()].onTime += 1
      case .late: figures[regulation, default: Figures()].late += 1
      case .missing: figures[regulation, default: Figures()].missing += 1
      case .undated: figures[regulation, default: Figures()].undated += 1
      case .excused: figures[regulation, default: Figures()].excused += 1
      }
    }
  }
}

extension Asked {
  /// The class that what people are shown stands for; nil where more than one may be.
  var shownClass: YearLog.Class? {
    switch shown {
    case "notYetDue", "dueSoon", "dueToday": .notYetDue
    case "doneInTime": .onTime
    case "doneLate": .late
    case "overdue", "notDone": .missing
    case "noDayStated": .undated
    default: nil
    }
  }
}
