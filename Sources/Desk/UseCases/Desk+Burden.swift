import CivilTime
import Diagnostics
import Facts
import Obligations
import Organisations

/// The reporting burden.
extension Desk {
  /// How many reports each body makes in a year and which of them overlap, as far as the actor sees them, with texts, bodies and days.
  ///
  /// Cost: the engine's answer for every report of the year.
  ///
  /// - Throws: `Refused` where he may see nothing at all.
  @available(*, noasync)
  public func burden(year: Int) throws -> (burden: Burden, library: Library) {
    let library = try libraryOfOccurrences()
    return (Burden(library.engine, year: year, known: now, only: library.sees), library)
  }
}
