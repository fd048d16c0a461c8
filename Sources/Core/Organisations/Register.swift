import CivilTime
import Diagnostics

/// The organisations of some jurisdictions, the areas they work in and how they followed each other.
///
/// A value: a change of the register makes another one. Every question names its day.
public struct Register: Sendable {
  /// What people call it.
  public let name: String
  /// The organisations in the order of the register, which is the order of every answer.
  public let organisations: [Organisation]
  /// The areas in the order of the register.
  public let areas: [Area]
  /// The steps of reorganisations in the order of the register.
  public let successions: [Succession]

  /// The defaults of reorganisations in the order of the register.
  public let heirs: [Heir]

  let areaIndex: AreaIndex
  let index: OrganisationIndex
  let successionsByPredecessor: [OrganisationID: [Succession]]
  /// The positions of the direct predecessors ever named, by the position of the successor.
  let predecessorsBySuccessor: [Int32: [Int32]]
  /// The positions of the bodies for which an office ever receives, by the position of the office.
  let receivedByOffice: [Int32: [Int32]]
  /// The positions of the bodies that a succession ended, by the number of their last day.
  let endings: [Int32: Set<Int32>]

  /// A register. Of several organisations or areas with one identity the first counts; what refers to an unknown identity is
  /// never found. `RegisterReader` reports both. Cost: linear, once.
  public init(
    name: String, organisations: [Organisation], areas: [Area] = [], successions: [Succession] = [], heirs: [Heir] = []
  ) {
    self.name = name
    self.heirs = heirs
    self.organisations = organisations
    self.areas = areas
    self.successions = successions
    let areaIndex = AreaIndex(areas)
    self.areaIndex = areaIndex
    var areaChanges: Set<Int32> = []
    for area in areas {
      for days in area.exists + area.parents.map(\.validity) {
        if days.lower != .min { areaChanges.insert(days.lower) }
        if days.upper != .max { areaChanges.insert(days.upper + 1) }
      }
    }
    index = OrganisationIndex(organisations, areas: areaIndex, areaChanges: areaChanges)
    successionsByPredecessor = Dictionary(grouping: successions, by: \.from)
    var receivedByOffice: [Int32: [Int32]] = [:]
    for (position, organisation) in organisations.enumerated() {
      for office in organisation.receivers {
        guard let ordinal = index.ordinals[office.value] else { continue }
        receivedByOffice[ordinal, default: []].append(Int32(position))
      }
    }
    self.receivedByOffice = receivedByOffice
    var predecessors: [Int32: [Int32]] = [:]
    var endings: [Int32: Set<Int32>] = [:]
    for step in successions {
      guard let ordinal = index.ordinals[step.from] else { continue }
      if let to = step.to, let successor = index.ordinals[to] {
        predecessors[successor, default: []].append(ordinal)
      }
      let exists = organisations[Int(ordinal)].exists
      let last = step.on.dayNumber - 1
      if exists.contains(where: { $0.contains(last) }), !exists.contains(where: { $0.contains(last + 1) }) {
        endings[last, default: []].insert(ordinal)
      }
    }
    predecessorsBySuccessor = predecessors
    self.endings = endings
  }

  /// The register of some parts. Cost: as above.
  public init(name: String, _ parts: RegisterParts) {
    self.init(
      name: name, organisations: parts.organisations, areas: parts.areas, successions: parts.successions,
      heirs: parts.heirs)
  }

  /// What the register is made of.
  public var parts: RegisterParts {
    RegisterParts(organisations: organisations, areas: areas, successions: successions, heirs: heirs)
  }

  /// The organisation of an identity.
  public subscript(id: OrganisationID) -> Organisation? {
    index.ordinals[id].map { organisations[Int($0)] }
  }

  /// The area of an identity.
  public subscript(id: AreaID) -> Area? {
    areaIndex.ordinals[id].map { areas[Int($0)] }
  }

  /// The position of an organisation in the register, from 0: dense, so it can number the bits of a mask.
  public func position(of id: OrganisationID) -> Int? { index.ordinals[id].map(Int.init) }

  /// True when the organisation is known and exists on the day.
  public func exists(_ id: OrganisationID, on day: CivilDate) -> Bool {
    index.ordinals[id].map { exists($0, on: day.dayNumber) } ?? false
  }

  /// The name on a day, or the identity when it is unknown.
  public func name(of id: OrganisationID, on day: CivilDate) -> String {
    index.ordinals[id].map { organisations[Int($0)].name(on: day) } ?? id.text
  }

  /// The area on a day; nil for the unknown.
  public func place(of id: OrganisationID, on day: CivilDate) -> AreaID? {
    index.ordinals[id].flatMap { organisations[Int($0)].place(on: day) }
  }

  /// The level on a day; nil for the unknown.
  public func level(of id: OrganisationID, on day: CivilDate) -> Level? {
    index.ordinals[id].flatMap { organisations[Int($0)].level(on: day) }
  }

  /// The organisations that receive and number what is addressed to a body on a day; empty when it receives for itself.
  public func receivers(of id: OrganisationID, on day: CivilDate) -> [OrganisationID] {
    index.ordinals[id].map { organisations[Int($0)].receivers.values(on: day) } ?? []
  }

  /// The organisation whose register of incoming documents counts for what is addressed to a body: its office, else itself.
  public func receivingOffice(of id: OrganisationID, on day: CivilDate) -> OrganisationID {
    receivers(of: id, on: day).first ?? id
  }
}
