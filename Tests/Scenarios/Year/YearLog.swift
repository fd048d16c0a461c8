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

  enum Class { case notYetDue, onTime, late, missing, undated, excused }

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
    let isReceived = done.received != nil || one.counterparties.isEmpty
    guard let due = done.until else {
      if done.sent != nil, isReceived { return .onTime }
      return isExpired(one, done, by: day, in: plan) ? .missing : .undated
    }
    if let sent = done.sent { return sent <= done.binding ?? due ? .onTime : .late }
    return day > due || isExpired(one, done, by: day, in: plan) ? .missing : .notYetDue
  }

  /// True where a week or month was never sent and the larger period behind it was received: nobody asks for it any more.
  private func isExpired(_ one: Asked, _ done: Done, by day: CivilDate, in plan: [String: Asked]) -> Bool {
    guard done.sent == nil, let end = one.cutOff else { return false }
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

  /// The figures of each regulation on a day: of the plan of the year as it stood before anybody did anything, and of what events started.
  mutating func figures(_ plan: [Asked], on day: CivilDate, until last: CivilDate) -> [String: Figures] {
    let all = plan + started.values.filter { one in one.windowDay.map { $0 <= last } ?? true }
    let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
    families = Dictionary(grouping: byID.keys) { byID[$0].map(Family.init) ?? Family(all[0]) }
    var figures: [String: Figures] = [:]
    for one in byID.values {
      guard let kind = kind(one, on: day, in: byID) else { continue }
      var sum = figures[one.regulation] ?? Figures()
      switch kind {
      case .notYetDue: sum.notYetDue += 1
      case .onTime: sum.onTime += 1
      case .late: sum.late += 1
      case .missing: sum.missing += 1
      case .undated: sum.undated += 1
      case .excused: sum.excused += 1
      }
      figures[one.regulation] = sum
    }
    return figures
  }
}
