import CivilTime
import Diagnostics

/// Two rules that cannot both be kept: what one makes a party do another forbids it, or wants by another day.
///
/// Only rules that say the same are held against each other: one bearer, one act, one object, no condition, and a recipient in
/// common. Who is a member of a collective is bound with it. Cost: linear; of several rules that contradict one, the first is named.
struct ContradictionCheck {
  private let regulation: Regulation
  /// Each party with those that the text or an application counts among it.
  private let comprised: [[Duty.PartyIndex]]

  init(_ regulation: Regulation) {
    self.regulation = regulation
    comprised = Self.comprised(in: regulation)
  }

  /// Collectives of more than a thousand parties, or beyond a hundred thousand members in all, stand for themselves alone: no text
  /// has such, and a file made to be slow does not get slower.
  private static func comprised(in regulation: Regulation) -> [[Duty.PartyIndex]] {
    let index = Dictionary(
      regulation.parties.enumerated().map { (VietnameseText.key($1.name), $0) }, uniquingKeysWith: { first, _ in first }
    )
    var direct = regulation.parties.map { party in
      party.selector?.comprised.compactMap { index[VietnameseText.key($0.text)] } ?? []
    }
    for application in regulation.applications {
      guard case .members(let words, let names) = application.item, let party = index[VietnameseText.key(words.text)]
      else { continue }
      direct[party] += names.compactMap { index[VietnameseText.key($0.text)] }
    }
    var patience = 100_000
    return direct.indices.map { party in
      var all = [party]
      var seen: Set = [party]
      var next = 0
      while next < all.count, all.count <= 1000, patience > 0 {
        for member in direct[all[next]] where seen.insert(member).inserted { all.append(member) }
        patience -= direct[all[next]].count
        next += 1
      }
      return next < all.count ? [party] : all
    }
  }

  func findings() -> [Diagnostic] { forbidden() + twoDays() }

  /// What a rule is about, for one of its bearers.
  private struct Matter: Hashable {
    let party: Duty.PartyIndex
    let isSecretary: Bool
    let act: Act
    let object: Word?
  }

  private func matters(_ duty: Duty) -> [Matter] {
    duty.bearers.flatMap { bearer in
      comprised[bearer.party].map {
        Matter(party: $0, isSecretary: bearer.isSecretary, act: duty.syntax.act, object: duty.syntax.object)
      }
    }
  }

  /// To whom, whatever the way it goes.
  private func recipients(_ duty: Duty) -> [Duty.Recipient] {
    duty.recipients.map { Duty.Recipient(party: $0.party, through: nil, relation: $0.relation) }
  }

  // MARK: Forbidden

  private struct Addressed: Hashable {
    let matter: Matter
    /// Nil for anybody: what forbids an act without naming a recipient forbids it towards all.
    let recipient: Duty.Recipient?
  }

  private func forbidden() -> [Diagnostic] {
    let acts = Set(regulation.rules.compactMap { $0.duty?.syntax }.filter { $0.modality == .mustNot }.map(\.act))
    if acts.isEmpty { return [] }
    var owed: [Addressed: Rule] = [:]
    for rule in regulation.rules {
      guard let duty = rule.duty, duty.syntax.modality.owes, acts.contains(duty.syntax.act), duty.conditions.isEmpty
      else { continue }
      for matter in matters(duty) {
        for recipient in recipients(duty).map(Optional.some) + [nil] {
          let key = Addressed(matter: matter, recipient: recipient)
          owed[key] = owed[key] ?? rule
        }
      }
    }
    return regulation.rules.compactMap { rule in
      guard let duty = rule.duty, duty.syntax.modality == .mustNot, duty.conditions.isEmpty else { return nil }
      let towards: [Duty.Recipient?] = duty.recipients.isEmpty ? [nil] : recipients(duty)
      let keys = matters(duty).flatMap { matter in towards.map { Addressed(matter: matter, recipient: $0) } }
      guard let other = keys.lazy.compactMap({ owed[$0] }).first else { return nil }
      return Diagnostic(
        .error, "rules-contradict", in: regulation.source, at: rule.syntax.place.range,
        Words(
          vi: "câu này cấm điều mà \(other.address) buộc cùng một bên phải làm",
          en: "this sentence forbids what \(other.address) makes the same party do"))
    }
  }

  // MARK: Two days

  private struct InPeriod: Hashable {
    let matter: Matter
    let recipients: Set<Duty.Recipient>
    let occurrence: SeriesOption.Occurrence
  }

  private func twoDays() -> [Diagnostic] {
    var known: [InPeriod: (rule: Rule, deadlines: Set<DeadlineSyntax.Form>)] = [:]
    var out: [Diagnostic] = []
    for rule in regulation.rules {
      guard let duty = rule.duty, duty.syntax.modality.owes, duty.conditions.isEmpty, duty.triggers.isEmpty,
        rule.carryingLinks.isEmpty, !duty.links.contains(where: \.takesAnothersPlace),
        let last = duty.deadlines.last(where: { $0.form.isDated })
      else { continue }
      let deadlines = Set(duty.deadlines.map(\.form).filter(\.isDated))
      var other: Rule?
      for option in rule.seriesOptions where option.occurrence != .standing {
        for matter in matters(duty) {
          let key = InPeriod(matter: matter, recipients: Set(recipients(duty)), occurrence: option.occurrence)
          if let found = known[key] {
            if found.rule !== rule, found.deadlines != deadlines { other = other ?? found.rule }
          } else {
            known[key] = (rule, deadlines)
          }
        }
      }
      guard let other else { continue }
      out.append(
        Diagnostic(
          .error, "rules-contradict", in: regulation.source, at: last.place.range,
          Words(
            vi: "\(other.address) buộc cùng một bên làm cùng việc này trong cùng kỳ, với hạn khác",
            en: "\(other.address) makes the same party do the same in the same period, by another day"),
          notes: [
            Words(
              vi: "giữ một hạn, hoặc nêu nội dung hay nơi nhận khác nhau",
              en: "keep one day, or name what differs, the object or the recipient")
          ]))
    }
    return out
  }
}

extension PartySelector {
  /// The other parties that it is made of.
  fileprivate var comprised: [Word] {
    switch self {
    case .parties(let names): names
    case .union(let parts): parts.flatMap(\.comprised)
    case .bodies, .posts, .ids, .unit: []
    }
  }
}

extension LinkSyntax {
  /// True for *thay cho*, which says which of two rules holds.
  fileprivate var takesAnothersPlace: Bool { if case .inPlaceOf = self { true } else { false } }
}
