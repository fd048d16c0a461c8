import CivilTime

/// An administrative area: a province, a district, a commune, as it was on certain days.
///
/// An area that changes its level is another area; its names, codes and the area above it may change over time.
public struct Area: Hashable, Sendable {
  /// The identity.
  public let id: AreaID
  /// Official codes; the same code is given to another area at another time.
  public let codes: [Dated<String>]
  /// Full official names, kind word first: *Thành phố Trà Vinh*.
  public let names: [Dated<String>]
  /// The level.
  public let level: Level
  /// The area directly above.
  public let parents: [Dated<AreaID>]
  /// The days on which it exists.
  public let exists: [Validity]

  /// An area with its whole history.
  public init(
    id: AreaID, codes: [Dated<String>], names: [Dated<String>], level: Level, parents: [Dated<AreaID>],
    exists: [Validity]
  ) {
    self.id = id
    self.codes = codes
    self.names = names
    self.level = level
    self.parents = parents
    self.exists = exists
  }

  /// An area that has one code, one name and one place all its days.
  public init(
    id: AreaID, code: String?, name: String, level: Level, parent: AreaID?, validity: Validity = .always
  ) {
    self.init(
      id: id, codes: code.map { [Dated($0, validity)] } ?? [], names: [Dated(name, validity)], level: level,
      parents: parent.map { [Dated($0, validity)] } ?? [], exists: [validity])
  }

  /// The name on a day; on a day without one the last before, else the first, else the identity.
  public func name(on day: CivilDate) -> String { names.nearestValue(on: day) ?? id.text }

  /// The area directly above on a day.
  public func parent(on day: CivilDate) -> AreaID? { parents.value(on: day) }

  /// True when it exists on a day.
  public func exists(on day: CivilDate) -> Bool { exists.contains { $0.contains(day) } }
}
