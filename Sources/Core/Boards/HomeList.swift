import CivilTime

/// Gathers a home: counts everything, keeps the first items after a cursor.
struct HomeList {
  enum Bucket { case overdue, today, soon, later, undated, paused }

  private let on: CivilDate
  /// Day number of the first day of the list; what has no day is in it all the same.
  let first: Int32
  /// Day number of the last day of the list.
  let horizon: Int32
  private let limit: Int
  private let cursor: HomeCursor?
  private var home = Home()
  /// The least items after the cursor, sorted; one more than a page, to know whether there is a next.
  private var items: [HomeItem] = []

  init(_ on: CivilDate, from first: CivilDate?, horizon: CivilDate, limit: Int, after cursor: HomeCursor?) {
    self.on = on
    self.first = first?.dayNumber ?? .min
    self.horizon = horizon.dayNumber
    self.limit = max(limit, 0)
    self.cursor = cursor
    items.reserveCapacity(self.limit + 2)
  }

  /// Where an open obligation is counted, by the day number of its due day, or the greatest number, and of the day by which windows
  /// take it; nil beyond the horizon.
  func bucket(_ due: Int32, window: Int32) -> Bucket? {
    if window > horizon { return nil }
    if due == .max { return .undated }
    if due < on.dayNumber { return .overdue }
    if due == on.dayNumber { return .today }
    return due - on.dayNumber <= Standing.soon ? .soon : .later
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

  /// Counts one obligation that is still to be done, and keeps it where it comes on the page.
  mutating func take(
    _ line: Int, _ place: Int, _ standing: Standing, due: CivilDate?, window: Int32, body: () -> Int32
  ) {
    guard let bucket = bucket(due?.dayNumber ?? .max, window: window) else { return }
    count(1, in: standing == .paused || standing == .pausedOverdue ? .paused : bucket)
    offer(line, place, standing, due: due, body: body)
  }

  /// Keeps an item where it comes on the page; false where it and all that come after it in order do not.
  @discardableResult
  mutating func offer(_ line: Int, _ place: Int, _ standing: Standing, due: CivilDate?, body: () -> Int32) -> Bool {
    let key = HomeCursor(due: due?.dayNumber ?? .max, line: Int32(line), place: Int32(place))
    if let cursor, key <= cursor { return true }
    if items.count > limit, let last = items.last, last.cursor < key { return false }
    let item = HomeItem(
      line: line, body: Int(body()), due: due, shown: standing.shown(due: due, on: on), cursor: key)
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
