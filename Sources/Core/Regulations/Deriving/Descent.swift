import CivilTime
import Diagnostics
import Organisations

/// The way from a text's level and place down to those of a body, and what every level and area becomes on it.
struct Descent {
  let register: Register
  let on: CivilDate
  /// The text's own level and place.
  let seat: Regulation.Seat
  /// The new level.
  let level: Level
  /// The new place.
  let place: AreaID
  /// The new place in words that name no other.
  let placeName: String
  /// A day on which the text's own place is there: the day asked about, or its last before.
  let oldDay: CivilDate
  private let seatArea: AreaID
  /// The levels there are on the day, the highest first: without districts since 1 July 2025.
  private let levels: [Level]
  /// The new place and what lies above it, the nearest first; and the same of the text's place.
  private let above: (new: [AreaID], old: [AreaID])

  /// The way from a text down to a body on a day.
  init(
    from regulation: Regulation, _ binding: PartyBinding, to body: OrganisationID, in register: Register,
    on: CivilDate
  ) throws(DerivationError) {
    guard let seat = regulation.seat else { throw .noSeat }
    if let last = regulation.inForceTo, last < on { throw .isOver(last.vietnamese) }
    guard register.exists(body, on: on) else { throw .bodyIsNotThere }
    guard let level = register.level(of: body, on: on), let place = register.place(of: body, on: on),
      let area = register[place]
    else { throw .bodyHasNoPlace }
    guard level > Level(seat.level) else { throw .notBelow(body: LevelName(level), text: seat.level) }
    guard let own = Self.find(seat.area.text, register, regulation) else { throw .unknownSeat(seat.area.text) }
    let oldDay = Self.day(of: own, register, on)
    let answering = Self.places(of: regulation, binding, seat, register, on)
    guard ([own] + answering).contains(where: { register.contains(area: place, in: $0, on: on) }) else {
      throw .outside(place: area.name(on: on), of: seat.area.text)
    }
    guard let name = Self.unambiguous(place, register, on) else { throw .ambiguousPlace(area.name(on: on)) }
    self.register = register
    self.on = on
    self.seat = seat
    self.level = level
    self.place = place
    self.oldDay = oldDay
    placeName = name
    seatArea = own
    above = (register.areas(holding: place, on: on), register.areas(holding: own, on: oldDay))
    var found: Set<Level> = [Level(seat.level), level]
    for organisation in register.organisations where organisation.exists(on: on) {
      if let level = organisation.level(on: on) { found.insert(level) }
    }
    levels = found.sorted()
  }

  // MARK: What things become

  /// What a level becomes: as many steps lower as the text itself; nil where there is none so low.
  func moved(_ old: LevelName) -> LevelName? {
    let (old, own) = (Level(old), Level(seat.level))
    if old == own { return LevelName(level) }
    guard let place = levels.firstIndex(of: level) else { return nil }
    // A level that is no more stands for the next one.
    let between = levels.filter { old > own ? own < $0 && $0 <= old : old <= $0 && $0 < own }.count
    let target = old > own ? place + max(between, 1) : place - max(between, 1)
    return levels.indices.contains(target) ? LevelName(levels[target]) : nil
  }

  /// What became of an area a selector names.
  enum MovedArea {
    case here(AreaID)
    /// A place inside the text's own, which has no counterpart in another.
    case single
    case unknown
  }

  /// What an area becomes: the text's own the new one, one above it one as far above the new one.
  func moved(area: Word, of regulation: Regulation) -> MovedArea {
    guard let found = Self.find(area.text, register, regulation) else { return .unknown }
    if let steps = above.old.firstIndex(of: found) {
      return above.new.indices.contains(steps) ? .here(above.new[steps]) : .unknown
    }
    return register.contains(area: found, in: seatArea, on: Self.day(of: found, register, oldDay)) ? .single : .unknown
  }

  /// Words that name an area and no other.
  func name(of area: AreaID) -> String? { area == place ? placeName : Self.unambiguous(area, register, on) }

  /// The new level as the language names it.
  var levelName: LevelName { LevelName(level) }

  /// The area that a name of the draft means.
  func newArea(named name: String) -> AreaID? { above.new.first { self.name(of: $0) == name } }

  /// The area that a text's own words mean.
  func area(named text: String, of regulation: Regulation) -> AreaID? { Self.find(text, register, regulation) }

  // MARK: Places

  private static func find(_ name: String, _ register: Register, _ regulation: Regulation) -> AreaID? {
    if case .one(let id) = register.area(named: name) { return id }
    guard let day = regulation.inForceFrom ?? regulation.inForceTo,
      case .one(let id) = register.area(named: name, on: day)
    else { return nil }
    return id
  }

  /// The day, or the last before it on which the area is there.
  private static func day(of area: AreaID, _ register: Register, _ on: CivilDate) -> CivilDate {
    guard let area = register[area], !area.exists(on: on) else { return on }
    return area.exists.compactMap(\.to).filter { $0 < on }.max() ?? on
  }

  /// The places of the bodies that answer on a day for the text's own parties: a province that was merged has another.
  private static func places(
    of regulation: Regulation, _ binding: PartyBinding, _ seat: Regulation.Seat, _ register: Register, _ on: CivilDate
  ) -> [AreaID] {
    regulation.parties.indices.flatMap { party -> [AreaID] in
      switch regulation.parties[party].selector {
      case .bodies(_, seat.level, let area?) where area.text == seat.area.text:
        let bodies = binding.selector(of: party, on: on).map { register.select($0, on: on) } ?? []
        return bodies.compactMap { register.place(of: $0, on: on) }
      default: return []
      }
    }
  }

  private static func unambiguous(_ id: AreaID, _ register: Register, _ on: CivilDate) -> String? {
    let chain = register.areas(holding: id, on: on)
    guard let own = register[id]?.name(on: on) else { return nil }
    let names =
      [own]
      + chain.dropFirst().compactMap { register[$0] }.map { above in
        let name = above.name(on: on)
        return "\(own), \(name.prefix(1).lowercased())\(name.dropFirst())"
      }
    return names.first { name in
      if case .one(id) = register.area(named: name) { return true }
      if case .one(id) = register.area(named: name, on: on) { return true }
      return false
    }
  }
}
