import Access
import CivilTime
import Diagnostics
import Entries
import Facts
import Obligations
import Organisations
import Regulations
import Store

/// Lists for programs: in an order that stays, from place to place.
extension Desk {
  /// Which obligations a list has.
  public struct ListQuestion: Hashable, Sendable {
    /// The days on which they fall due, or on which their periods end where there is no due day.
    public var from: CivilDate, to: CivilDate
    /// How they stand; all where empty.
    public var states: Set<Shown> = []
    /// Under which regulations; all where empty.
    public var regulations: Set<String> = []
    /// Who owes them, alone or jointly; all where empty.
    public var bodies: Set<OrganisationID> = []

    /// All of a window.
    public init(from: CivilDate, to: CivilDate) { (self.from, self.to) = (from, to) }
  }

  /// A place in a list of obligations: behind one of them.
  public struct ListPlace: Hashable, Sendable {
    /// The day by which the list has it; nil for what has none and stands at the end.
    public let day: CivilDate?
    /// Its id.
    public let id: String

    /// Behind an obligation of a day.
    public init(day: CivilDate?, id: String) {
      self.day = day
      self.id = id
    }

    fileprivate init(_ obligation: Obligation) { self.init(day: obligation.windowDay, id: obligation.id.description) }

    fileprivate static func < (a: ListPlace, b: ListPlace) -> Bool {
      (a.day?.dayNumber ?? .max, a.id) < (b.day?.dayNumber ?? .max, b.id)
    }
  }

  /// The first part of a list looks at so many days, the next at twice as many.
  private static let firstDays = 31

  /// The obligations that the actor sees, whatever became of them, by day and id, from a place on; with them where the rest begins, nil at
  /// the end.
  ///
  /// Cost: the engine's answer for what falls due on the days that the part takes, some more of them than it has, and once more for what
  /// is shown; where only some states are asked for, for all until enough are found.
  ///
  /// - Throws: `Refused` where he may see nothing at all.
  @available(*, noasync)
  public func list(
    _ question: ListQuestion, after place: ListPlace? = nil, limit: Int
  ) throws -> (obligations: [Obligation], next: ListPlace?, library: Library) {
    // The days and who owes what stand there already; how it stands is looked up of as much as is needed.
    let library = try libraryOfOccurrences()
    var list: [Obligation] = []
    func find(_ from: CivilDate, _ to: CivilDate, isDated: Bool) throws {
      let all = library.engine.obligations(
        .init(
          from: from, to: to, on: today, known: now, regulations: question.regulations, bearers: question.bodies))
      var places: [(place: ListPlace, id: ObligationID)] = []
      for one in all where (one.windowDay != nil) == isDated && library.sees(one) {
        let own = ListPlace(one)
        if place.map({ $0 < own }) ?? true { places.append((own, one.id)) }
      }
      places.sort { $0.place < $1.place }
      var rest = places.map(\.id)[...]
      while !rest.isEmpty, list.count <= limit {
        let part = rest.prefix(limit + 1)
        rest = rest.dropFirst(part.count)
        let found = try obligations(Array(part))
        list += part.compactMap { found[$0] }.filter {
          question.states.isEmpty || question.states.contains($0.state.shown)
        }
      }
    }
    var day = place.map { $0.day ?? question.to + 1 } ?? question.from
    day = max(day, question.from)
    var days = Self.firstDays
    while day <= question.to, list.count <= limit {
      let last = min(day + (days - 1), question.to)
      try find(day, last, isDated: true)
      day = last + 1
      days *= 2
    }
    if list.count <= limit { try find(question.to, question.to, isDated: false) }
    let next = list.count > limit ? ListPlace(list[limit - 1]) : nil
    return (Array(list.prefix(limit)), next, library)
  }
}
