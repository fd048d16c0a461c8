import CivilTime

extension Register {
  /// The first day of the stretch around a day on which nothing in the register changes; nil where nothing changed before it.
  ///
  /// What a selector means is the same on all days of a stretch. Cost: a binary search.
  public func lastChange(by day: CivilDate) -> CivilDate? {
    var low = 0
    var high = index.changes.count
    while low < high {
      let middle = (low + high) / 2
      if index.changes[middle] <= day.dayNumber { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : CivilDate(dayNumber: index.changes[low - 1])
  }
}
