import CivilTime
import Organisations

/// Short ways to write registers in tests.
func org(_ id: String) -> OrganisationID {
  guard let id = OrganisationID(id) else { fatalError("not an identity: \(id)") }
  return id
}

func area(_ id: String) -> AreaID {
  guard let id = AreaID(id) else { fatalError("not an identity: \(id)") }
  return id
}

func day(_ iso: String) -> CivilDate {
  guard let date = CivilDate(iso: iso) else { fatalError("not a day: \(iso)") }
  return date
}

func days(_ from: String? = nil, _ to: String? = nil) -> Validity {
  Validity(from: from.map(day), to: to.map(day))
}

func body(
  _ id: String, _ name: String = "", kind: String = "ủy ban nhân dân", level: Level = .commune, in place: String? = nil,
  exists: Validity = .always, parents: [Dated<Parent>] = []
) -> Organisation {
  Organisation(
    id: org(id), names: [Dated(name.isEmpty ? id : name)], kinds: [Dated(kind)], levels: [Dated(level)],
    places: place.map { [Dated(area($0))] } ?? [], parents: parents, exists: [exists])
}

func step(
  _ from: String, _ to: String?, _ on: String, _ kind: SuccessionKind = .merge, _ extent: SuccessionExtent = .whole
) -> Succession {
  Succession(from: org(from), to: to.map(org), on: day(on), kind: kind, extent: extent, basis: "Nghị quyết thử")
}

extension Sequence<OrganisationID> {
  var texts: [String] { map(\.text) }
}
