import Access
import CivilTime
import Diagnostics
import Organisations

func org(_ id: String) -> OrganisationID {
  guard let id = OrganisationID(id) else { fatalError("not an identity: \(id)") }
  return id
}

func day(_ iso: String) -> CivilDate {
  guard let date = CivilDate(iso: iso) else { fatalError("not a day: \(iso)") }
  return date
}

func person(_ id: String) -> PersonID {
  guard let id = PersonID(id) else { fatalError("not an identity: \(id)") }
  return id
}

func grant(
  _ role: Role, _ at: String, of regulation: String? = nil, below: Bool = true, to who: String = "p-1",
  from first: String = "2020-01-01", until last: String? = nil, id: String = "g-1"
) -> Grant {
  do {
    guard let id = GrantID(id) else { fatalError("not an identity: \(id)") }
    return try Grant(
      id: id, person: person(who), role: role, organisation: org(at),
      regulation: role == .coordinator ? regulation ?? "thu" : regulation, reachesBelow: below, first: day(first),
      last: last.map(day))
  } catch {
    fatalError(error.words.en)
  }
}

/// A province, one district and its two communes, which become one on 1 July 2025.
///
/// - `tu` with its office `vp`, the commission `bdv` (a unit `phong`, a post `truong`), the Front `mttq`
/// - `hu` below `tu`, with its commission `hbdv`, and `xa1`, `xa2` until 30 June 2025; `xa` below `tu` since
/// - `hmt` below `mttq` in the line of the Front; `ubnd` apart, with its office `vpub`
enum World {
  static let register = Register(
    name: "thử",
    organisations: [
      body("tu", "Tỉnh ủy", receiver: "vp"), body("vp", "Văn phòng Tỉnh ủy", (.party, "tu")),
      body("bdv", "Ban Dân vận Tỉnh ủy", (.party, "tu")), body("phong", "Phòng Tổng hợp", (.section, "bdv")),
      body("truong", "Trưởng ban", (.post, "bdv")), body("mttq", "Mặt trận tỉnh", (.party, "tu")),
      body("hu", "Huyện ủy Một", (.party, "tu")), body("hbdv", "Ban Dân vận Huyện ủy Một", (.party, "hu")),
      body("hmt", "Mặt trận huyện Một", (.front, "mttq")), body("ubnd", "Ủy ban tỉnh", receiver: "vpub"),
      body("vpub", "Văn phòng Ủy ban", (.state, "ubnd")),
      body("xa1", "Đảng ủy xã Một", (.party, "hu"), exists: Validity(to: day("2025-06-30"))),
      body("xa2", "Đảng ủy xã Hai", (.party, "hu"), exists: Validity(to: day("2025-06-30"))),
      body("xa", "Đảng ủy xã Mới", (.party, "tu"), exists: Validity(from: day("2025-07-01"))),
    ],
    successions: ["xa1", "xa2"].map {
      Succession(
        from: org($0), to: org("xa"), on: day("2025-07-01"), kind: .merge, extent: .whole, basis: "Nghị quyết thử")
    })

  static let today = day("2024-03-20")

  private static func body(
    _ id: String, _ name: String, _ parent: (Tree, String)? = nil, receiver: String? = nil, exists: Validity = .always
  ) -> Organisation {
    Organisation(
      id: org(id), names: [Dated(name)], kinds: [],
      parents: parent.map { [Dated(Parent($0.0, org($0.1)))] } ?? [],
      receivers: receiver.map { [Dated(org($0))] } ?? [], exists: [exists])
  }

  static func matter(
    _ bearer: String, to recipients: String..., informing informed: String..., submitter: String? = nil,
    for name: String? = nil
  ) -> Matter {
    Matter(
      regulation: "thu", bearers: [org(bearer)], recipients: recipients.map(org), informed: informed.map(org),
      submitter: submitter.map(person), actingFor: name.map(org))
  }

  /// Whether a person with some grants may.
  static func decide(
    _ grants: Grant..., seat: Seat? = nil, may power: Power, _ subject: Subject, on day: CivilDate = today
  ) -> Permission {
    Permission.decide(
      Actor(person("p-1"), seat: seat, grants: grants), may: power, subject, on: day, in: register)
  }

  static func may(_ grant: Grant, _ power: Power, _ matter: Matter, on day: CivilDate = today) -> Bool {
    decide(grant, may: power, .obligation(matter), on: day).isAllowed
  }
}
