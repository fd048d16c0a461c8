import CivilTime
import Organisations
import Regulations

/// The obligations that appear, vanish or move when one version takes the place of another, by what the texts ask: without events.
///
/// They are matched by identity. Compared line by line, so the cost is that of the lines and their bearers.
public struct ObligationComparison: Sendable {
  /// The days of an obligation in one version.
  public struct Days: Hashable, Sendable {
    /// By when; nil where nobody says.
    public let due: CivilDate?
    /// The first day of its period.
    public let start: CivilDate
    /// The last; nil for a term without end.
    public let end: CivilDate?
  }

  /// What becomes of the obligations of one line that are changed alike.
  public struct Change: Sendable {
    /// The rule, of the new version where that has it.
    public let rule: Rule
    /// The period.
    public let period: PeriodLabel
    /// The day by which the bearers are told their names.
    public let decidingDay: CivilDate
    /// The bearers of whom it is so.
    public let bearers: [OrganisationID]
    /// The days in the old version; nil for what appears.
    public let old: Days?
    /// The days in the new version; nil for what vanishes.
    public let new: Days?

    /// What becomes of them.
    public var kind: Kind { old == nil ? .appears : new == nil ? .vanishes : .moves }
    /// The identities.
    public var ids: [ObligationID] {
      bearers.map { ObligationID(rule: rule.address, bearer: $0, period: period) }
    }
  }

  /// What becomes of an obligation.
  public enum Kind: String, Sendable, CaseIterable {
    case appears, vanishes, moves
  }

  /// What changes: by day, then by rule.
  public private(set) var changes: [Change] = []
  /// How many obligations are the same in both versions.
  public private(set) var unchanged = 0

  /// Compares what two engines ask in a window; what either has in it is looked up in the other wherever it is due there.
  ///
  /// - Parameter first: periods decided before it are left out: where the new version begins on it they stay with the old one.
  public init(
    old: ObligationEngine, new: ObligationEngine, from: CivilDate, to: CivilDate, decidedFrom first: CivilDate? = nil
  ) {
    var ids = new.regulations.map(\.regulation.id)
    ids += old.regulations.map(\.regulation.id).filter { !ids.contains($0) }
    for id in ids {
      let left = Side(old, id, from, to)
      let right = Side(new, id, from, to)
      for (address, label) in Set(left.keys).union(right.keys).map({ ($0.rule, $0.label) }).sorted(by: <) {
        let (before, after) = (left.line(address, label), right.line(address, label))
        let day = (after ?? before)?.line.decidingDay
        if label != .term, label != .once, let first, let day, day < first { continue }
        compare(before, after)
      }
    }
    changes.sort { a, b in
      let (dayA, dayB) = (a.day?.dayNumber ?? .max, b.day?.dayNumber ?? .max)
      if dayA != dayB { return dayA < dayB }
      if a.rule.address != b.rule.address { return a.rule.address < b.rule.address }
      return a.period != b.period ? a.period < b.period : a.kind.rawValue < b.kind.rawValue
    }
  }

  /// How many obligations become so.
  public func count(_ kind: Kind) -> Int { changes.reduce(0) { $1.kind == kind ? $0 + $1.bearers.count : $0 } }

  private mutating func compare(_ old: Side.Found?, _ new: Side.Found?) {
    guard let rule = new?.rule ?? old?.rule, let line = new?.line ?? old?.line else { return }
    let (before, after) = (old?.bearers ?? [], new?.bearers ?? [])
    let (knownBefore, knownAfter) = (Set(before), Set(after))
    let days = (old: old.map { Days($0.line) }, new: new.map { Days($0.line) })
    func add(_ bearers: [OrganisationID], _ old: Days?, _ new: Days?) {
      if bearers.isEmpty { return }
      changes.append(
        Change(
          rule: rule, period: line.label, decidingDay: line.decidingDay, bearers: bearers, old: old, new: new))
    }
    // What a version has only outside the window is no news there.
    if let new, new.isInWindow { add(after.filter { !knownBefore.contains($0) }, nil, days.new) }
    if let old, old.isInWindow { add(before.filter { !knownAfter.contains($0) }, days.old, nil) }
    let both = after.filter(knownBefore.contains)
    if let left = days.old, let right = days.new, !left.isSame(as: right, line.label) {
      add(both, left, right)
    } else {
      unchanged += both.count
    }
  }

  /// One version of a regulation.
  private struct Side {
    struct Key: Hashable {
      let rule: String
      let label: PeriodLabel
    }

    struct Found {
      let rule: Rule
      let line: Line
      let bearers: [OrganisationID]
      let isInWindow: Bool
    }

    private let engine: ObligationEngine
    private let bound: BoundRegulation?
    private let reader: LineReader?
    private var lines: [Key: (rule: Rule, line: Line)] = [:]

    var keys: some Sequence<Key> { lines.keys }

    init(_ engine: ObligationEngine, _ id: String, _ from: CivilDate, _ to: CivilDate) {
      self.engine = engine
      bound = engine.regulations.first { $0.regulation.id == id }
      reader = bound.map { LineReader(engine, $0) }
      guard let bound else { return }
      for (rule, found) in engine.lines(of: bound, from: from, to: to) {
        for line in found { lines[Key(rule: rule.address, label: line.label)] = (rule, line) }
      }
    }

    func line(_ address: String, _ label: PeriodLabel) -> Found? {
      if let (rule, line) = lines[Key(rule: address, label: label)] { return found(rule, line, isInWindow: true) }
      guard let bound, let rule = bound.regulation.rule(at: address),
        let line = Schedule(regulation: bound.regulation, calendar: engine.calendar).line(of: rule, label: label),
        !engine.carriers.isCarried(address, on: line.decidingDay)
      else { return nil }
      return found(rule, line, isInWindow: false)
    }

    private func found(_ rule: Rule, _ line: Line, isInWindow: Bool) -> Found {
      Found(
        rule: rule, line: line, bearers: reader?.open(line, of: rule).compactMap(\.first) ?? [],
        isInWindow: isInWindow)
    }
  }
}

extension ObligationComparison.Change {
  /// The day by which lists sort it.
  fileprivate var day: CivilDate? { (new ?? old).flatMap { $0.due ?? $0.end } }
}

extension ObligationComparison.Days {
  fileprivate init(_ line: Line) { self.init(due: line.due?.date, start: line.start, end: line.end) }

  /// What stands, or is owed once, has no period of its own: that a version begins or ends on another day moves nothing of it.
  fileprivate func isSame(as other: Self, _ label: PeriodLabel) -> Bool {
    switch label {
    case .term: true
    case .once: due == other.due
    default: self == other
    }
  }
}
