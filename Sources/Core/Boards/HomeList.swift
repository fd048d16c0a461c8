import CivilTime

/// Gathers a home: counts everything, keeps the first items after a cursor.
struct HomeList {
  enum Bucket { case overdue, today, soon, later, undated, paused }

  private let on: CivilDate
  private let horizon: CivilDate
  private let limit: Int
  private let cursor: HomeCursor?
  private var home = Home()
  /// The least items after the cursor, sorted; one more than a page, to know whether there is a next.
  private var items: [HomeItem] = []

  init(_ on: CivilDate, horizon: CivilDate, limit: Int, after cursor: HomeCursor?) {
    self.on = on
    self.horizon = horizon
    self.limit = max(limit, 0)
    self.cursor = cursor
    items.reserveCapacity(self.limit + 2)
  }

  /// Where an open obligation is counted; nil beyond the horizon.
  func bucket(_ due: CivilDate?, end: CivilDate?) -> Bucket? {
    guard let due else { return end.map { $0 <= horizon } ?? false ? .undated : nil }
    if due > horizon { return nil }
    if due < on { return .overdue }
    if due == on { return .today }
    return due - on <= Standing.soon ? .soon : .later
  }

  mutating func count(_ count: Int, in bucket: Bucket) {
    switch bucket {
    case .overdue: home.overdue += count
    case .today: home.today += count
    case .soon: home.soon += count
    case .later: home.later += count
    case .undated: home.undated += count
    case .paused: home.paused += count
    }
  }

  /// Whether something of a line may still come on the page.
  func wants(_ due: Int32, _ line: Int) -> Bool {
    let first = HomeCursor(due: due, line: Int32(line), place: -1)
    if let cursor, HomeCursor(due: due, line: Int32(line), place: .max) <= cursor { return false }
    guard items.count > limit, let last = items.last else { return true }
    return first < last.cursor
  }

  /// Counts one obligation, and keeps it where it comes on the page.
  mutating func take(_ line: Int, _ about: ScheduleLine, _ place: Int, body: Int32, _ standing: Standing, due: CivilDate?) {
    switch standing {
    case .open:
      guard let bucket = bucket(due, end: about.end) else { return }
      count(1, in: bucket)
    case .paused, .pausedOverdue:
      guard bucket(due, end: about.end) != nil else { return }
      count(1, in: .paused)
    case .onTime, .late, .released, .excused, .expired: return
    }
    offer(line, place, body: body, standing, due: due)
  }

  /// Keeps an item where it comes on the page; false where it and all that come after it in order do not.
  @discardableResult
  mutating func offer(_ line: Int, _ place: Int, body: Int32, _ standing: Standing, due: CivilDate?) -> Bool {
    let key = HomeCursor(due: due?.dayNumber ?? .max, line: Int32(line), place: Int32(place))
    if let cursor, key <= cursor { return true }
    if items.count > limit, let last = items.last, last.cursor < key { return false }
    let item = HomeItem(
      line: line, body: Int(body), due: due, shown: standing.shown(due: due, on: on), cursor: key)
    var low = 0
    var high = items.count
    while low < high {
      let middle = (low + high) / 2
      if items[middle].cursor < key { low = middle + 1 } else { high = middle }
    }
    items.insert(item, at: low)
    if items.count > limit + 1 { items.removeLast() }
    return true
  }

  /// The counts with the page.
  func finished() -> Home {
    var result = home
    result.items = Array(items.prefix(limit))
    if items.count > limit { result.next = result.items.last?.cursor }
    return result
  }
}
