import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations

/// Bodies that regulations bind, that have ended, and in whose place the register names nobody: what they would owe is in no list,
/// and that must not be silent.
struct EndedBodies {
  private let register: Register
  private let regulations: [BoundRegulation]
  /// By last day, in the order of the register.
  private let lastDays: [CivilDate: Set<OrganisationID>]

  private static let mostNamed = 3

  /// Those that ended before a day. Cost: one pass over the register.
  init(_ regulations: [BoundRegulation], _ register: Register, before day: CivilDate) {
    self.register = register
    self.regulations = regulations
    var lastDays: [CivilDate: Set<OrganisationID>] = [:]
    for organisation in register.organisations {
      guard let last = organisation.exists.max(by: { $0.upper < $1.upper })?.to, last < day,
        register.answerable(for: organisation.id, on: last + 1).isEmpty
      else { continue }
      lastDays[last, default: []].insert(organisation.id)
    }
    self.lastDays = lastDays
  }

  /// One line for each last day of bodies that owe something the day before, under a text that goes on after it.
  func warnings() -> [Words] {
    lastDays.keys.sorted().compactMap { last in
      let bound = owing(on: last).intersection(lastDays[last] ?? [])
      guard !bound.isEmpty else { return nil }
      let names = register.organisations.lazy.filter { bound.contains($0.id) }.prefix(Self.mostNamed).map {
        register.name(of: $0.id, on: last)
      }
      let list = names.joined(separator: ", ") + (bound.count > Self.mostNamed ? ", …" : "")
      let next = (last + 1).vietnamese
      return Words(
        vi:
          "\(bound.count) cơ quan phải thực hiện quy chế kết thúc ngày \(last.vietnamese) mà danh bạ không ghi ai kế tiếp (\(list)); việc của họ từ \(next) không có ở đây; phoihop reorganise ghi người kế tiếp",
        en:
          "\(bound.count) \(bound.count == 1 ? "body bound by the regulations" : "bodies bound by the regulations") ended on \(last.vietnamese) and the register names no successor (\(list)); what they would owe from \(next) is not here; phoihop reorganise writes successors"
      )
    }
  }

  private func owing(on day: CivilDate) -> Set<OrganisationID> {
    var out: Set<OrganisationID> = []
    for bound in regulations {
      let regulation = bound.regulation
      guard regulation.inForceFrom.map({ $0 <= day }) ?? false, regulation.inForceTo.map({ $0 > day }) ?? true else {
        continue
      }
      for party in Set(regulation.rules.flatMap { $0.duty?.bearers.map(\.party) ?? [] }) {
        out.formUnion(bound.binding.selector(of: party, on: day).map { register.select($0, on: day) } ?? [])
      }
    }
    return out
  }
}
