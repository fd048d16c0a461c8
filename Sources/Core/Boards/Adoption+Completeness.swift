import CivilTime
import Obligations

extension Adoption {
  /// The class in which it counts on a day; nil for what is not expected.
  public func completenessClass(on: CivilDate) -> CompletenessClass? {
    Standing(obligation.state)?.completenessClass(due: obligation.state.due, on: on)
  }
}

extension Sequence where Element == Adoption {
  /// The figures of all together, as of a day.
  public func completeness(on: CivilDate) -> Completeness {
    reduce(into: Completeness()) { sum, adoption in
      if let kind = adoption.completenessClass(on: on) { sum.add(1, kind) }
    }
  }
}
