import CivilTime
import Diagnostics
import Organisations

/// The parties of a regulation against a register: who is nobody, and who is several where one is meant.
struct RegisterCheck {
  private let regulation: Regulation
  private let binding: PartyBinding
  private let register: Register

  init(_ regulation: Regulation, _ binding: PartyBinding, _ register: Register) {
    self.regulation = regulation
    self.binding = binding
    self.register = register
  }

  func findings() -> [Diagnostic] { empty() + ambiguousBearers() }

  /// The day in force on which parties are asked for: the first, or the last where the term is over.
  private var sampleDays: [CivilDate] {
    guard let first = firstDay else { return [] }
    return [first, regulation.inForceTo ?? first + 365]
  }

  private var firstDay: CivilDate? { regulation.inForceFrom ?? regulation.rules.compactMap(\.inForceFrom).min() }

  private func empty() -> [Diagnostic] {
    guard let first = firstDay else { return [] }
    return regulation.parties.indices.compactMap { index in
      guard let selector = binding.selector(of: index, on: first) else { return nil }
      if register.matchesOnAnyDay(selector, from: first, to: regulation.inForceTo) { return nil }
      let party = regulation.parties[index]
      return Diagnostic(
        .error, "party-is-nobody", in: regulation.source, at: party.place,
        Words(
          vi: "\"\(party.name)\" không khớp cơ quan nào của danh bạ \"\(register.name)\" trong thời gian có hiệu lực",
          en: "\"\(party.name)\" fits no body of the register \"\(register.name)\" on any day in force"),
        notes: nearestKind(party.selector))
    }
  }

  private func nearestKind(_ selector: PartySelector?) -> [Words] {
    switch selector {
    case .bodies(let kind, _, _), .posts(let kind, _, _):
      var kinds: Set<String> = []
      for organisation in register.organisations { kinds.formUnion(organisation.kinds.map(\.value)) }
      if kinds.contains(where: { VietnameseText.key($0) == VietnameseText.key(kind.text) }) {
        return [
          Words(
            vi: "danh bạ có loại \"\(kind.text)\", nhưng không ở cấp hoặc nơi này",
            en: "the register has the kind \"\(kind.text)\", but not of this level or place")
        ]
      }
      return Diagnostic.nearest(kind.text, among: kinds.sorted())
    default: return []
    }
  }

  /// A party of several bodies that owes without *từng*: each, or all together? The sentence must say.
  private func ambiguousBearers() -> [Diagnostic] {
    var out: [Diagnostic] = []
    for rule in regulation.rules {
      guard let duty = rule.duty, !duty.syntax.isJoint else { continue }
      for (bearer, written) in zip(duty.bearers, duty.syntax.bearers) where !bearer.isEach && !bearer.isSecretary {
        let counts = sampleDays.map { day in
          binding.selector(of: bearer.party, on: day).map { register.select($0, on: day).count } ?? 0
        }
        let count = counts.max() ?? 0
        guard count > 1 else { continue }
        out.append(
          Diagnostic(
            .error, "collective-without-each", in: regulation.source, at: written.name.place.range,
            Words(
              vi:
                "\"\(written.name.text)\" gồm \(count) cơ quan; viết \"từng \(written.name.text)\" nếu mỗi cơ quan một việc",
              en:
                "\"\(written.name.text)\" is \(count) bodies; write \"each \(written.name.text)\" if each has a duty of its own"
            )))
      }
    }
    return out
  }
}
