import CivilTime
import Diagnostics
import Facts
import Telling

extension Desk.Work {
  /// What there is to do and to wait for, in words.
  public func list(on day: CivilDate, _ language: Language) -> WorkList {
    WorkList(
      WorkList.Content(
        bodies: bodies, counts: counts, items: items, returned: returned, arrived: arrived,
        countOfArrived: countOfArrived,
        countsOfOthers: countsOfOthers, others: others),
      in: library.register, on: day, language)
  }
}
