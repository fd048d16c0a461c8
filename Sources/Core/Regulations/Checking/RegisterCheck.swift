import CivilTime
import Diagnostics
import Organisations

/// The parties and sentences of a regulation against a register: who is nobody, and who is several where one is meant.
struct RegisterCheck {
  private let regulation: Regulation
  private let binding: PartyBinding
  private let register: Register

  init(_ regulation: Regulation, _ binding: PartyBinding, _ register: Register) {
    self.regulation = regulation
    self.binding = binding
    self.register = register
  }

  func findings() -> [Diagnostic] { empty() + ambiguousBearers() + noSecretaries() + noRelations() }

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

  /// A party of several bodies that owes without *từng*: each, or all together? The sentence must say. Of those that owe together the
  /// first named is the bearer, and must be one.
  private func ambiguousBearers() -> [Diagnostic] {
    var out: [Diagnostic] = []
    for rule in regulation.rules {
      guard let duty = rule.duty else { continue }
      let isJoint = duty.syntax.isJoint
      for (bearer, written) in zip(duty.bearers, duty.syntax.bearers).prefix(isJoint ? 1 : Int.max) {
        guard isJoint || (!bearer.isEach && !bearer.isSecretary), let count = mostBodies(bearer), count > 1 else {
          continue
        }
        let name = written.name.text
        let message =
          isJoint
          ? Words(
            vi:
              "\"\(name)\" gồm \(count) cơ quan; việc chung do bên nêu tên đầu đứng ra, và bên ấy phải là một cơ quan",
            en:
              "\"\(name)\" is \(count) bodies; a joint duty is borne by the party named first, which must be one body")
          : Words(
            vi: "\"\(name)\" gồm \(count) cơ quan; viết \"từng \(name)\" nếu mỗi cơ quan một việc",
            en: "\"\(name)\" is \(count) bodies; write \"each \(name)\" if each has a duty of its own")
        out.append(
          Diagnostic(
            .error, isJoint ? "joint-bearer-is-several" : "collective-without-each", in: regulation.source,
            at: written.name.place.range, message,
            notes: isJoint
              ? [
                Words(
                  vi: "nêu một cơ quan trước \"cùng\", hoặc tách thành từng việc với \"từng\"",
                  en: "name one body before \"together with\", or make it a duty of each with \"each\"")
              ] : []))
      }
    }
    return out
  }

  /// How many bodies a bearer is at most on the days looked at.
  private func mostBodies(_ bearer: Duty.Bearer) -> Int? {
    sampleDays.map { bodies(bearer, on: $0).count }.max()
  }

  private func bodies(_ bearer: Duty.Bearer, on day: CivilDate) -> [OrganisationID] {
    guard let selector = binding.selector(of: bearer.party, on: day) else { return [] }
    return register.select(bearer.isSecretary ? .post(kind: "bí thư", of: selector) : selector, on: day)
  }

  // MARK: Nobody behind the words of a sentence

  /// *Bí thư A* where A has no such post.
  private func noSecretaries() -> [Diagnostic] {
    guard let first = firstDay else { return [] }
    var out: [Diagnostic] = []
    for rule in regulation.rules {
      guard let duty = rule.duty else { continue }
      let named = Array(zip(duty.bearers, duty.syntax.bearers)) + Array(zip(duty.partners, duty.syntax.partners))
      for (bearer, written) in named where bearer.isSecretary {
        guard let selector = binding.selector(of: bearer.party, on: first),
          register.matchesOnAnyDay(selector, from: first, to: regulation.inForceTo),
          !register.matchesOnAnyDay(.post(kind: "bí thư", of: selector), from: first, to: regulation.inForceTo)
        else { continue }
        out.append(
          Diagnostic(
            .warning, "secretary-is-nobody", in: regulation.source, at: written.name.place.range,
            Words(
              vi:
                "danh bạ \"\(register.name)\" không có chức danh \"bí thư\" nào của \"\(written.name.text)\" trong thời gian có hiệu lực",
              en:
                "the register \"\(register.name)\" has no post \"bí thư\" of \"\(written.name.text)\" on any day in force"
            )))
      }
    }
    return out
  }

  /// *B cùng cấp*, *B cấp trên*, *B cấp dưới* where no bearer has such a B.
  private func noRelations() -> [Diagnostic] {
    let days = days
    var out: [Diagnostic] = []
    for rule in regulation.rules {
      guard let duty = rule.duty else { continue }
      for (recipient, written) in related(duty) {
        guard let relation = recipient.relation else { continue }
        // A party that is nobody at all has been told of where it is declared.
        var isSomebody = false
        let isRelated = days.contains { day in
          let others = binding.selector(of: recipient.party, on: day).map { register.select($0, on: day) } ?? []
          let bearers = duty.bearers.flatMap { bodies($0, on: day) }
          isSomebody = isSomebody || (!others.isEmpty && !bearers.isEmpty)
          return Relatives(register, day).exists(relation, among: others, of: bearers)
        }
        guard isSomebody, !isRelated else { continue }
        let words = Self.words(relation)
        out.append(
          Diagnostic(
            .warning, "relation-is-nobody", in: regulation.source, at: written.name.place.range,
            Words(
              vi:
                "không cơ quan nào phải làm việc này có \"\(written.name.text) \(words.vi)\" trong danh bạ \"\(register.name)\", trong thời gian có hiệu lực",
              en:
                "no bearer of this sentence has \"\(written.name.text) \(words.en)\" in the register \"\(register.name)\" on any day in force"
            )))
      }
    }
    return out
  }

  /// The days in force on which something of the register may be another than the day before, the first among them.
  private var days: [CivilDate] {
    guard let first = firstDay else { return [] }
    var out: [CivilDate] = []
    var last = regulation.inForceTo ?? CivilDate(dayNumber: .max / 2)
    while let change = register.lastChange(by: last), change > first {
      out.append(change)
      last = change - 1
    }
    return [first] + out.reversed()
  }

  private func related(_ duty: Duty) -> [(Duty.Recipient, RecipientSyntax)] {
    var to: [RecipientSyntax] = []
    var copies: [RecipientSyntax] = []
    for part in duty.syntax.parts {
      switch part {
      case .to(_, let list, _): to += list
      case .copying(let list): copies += list
      default: break
      }
    }
    return Array(zip(duty.recipients, to)) + Array(zip(duty.copies, copies))
  }

  private static func words(_ relation: LevelRelation) -> Words {
    let keyword: Keyword =
      switch relation {
      case .sameLevel: .sameLevel
      case .levelAbove: .levelAbove
      case .levelBelow: .levelBelow
      }
    return Words(vi: Vocabulary.shared.print(keyword, .vi), en: Vocabulary.shared.print(keyword, .en))
  }
}

/// Who stands to whom as *cùng cấp*, *cấp trên*, *cấp dưới* on a day. Asks only whether anybody does: linear where finding each one's own
/// would be quadratic.
private struct Relatives {
  private struct Seat: Hashable {
    let place: AreaID
    let level: Level
  }

  private let register: Register
  private let day: CivilDate

  init(_ register: Register, _ day: CivilDate) {
    self.register = register
    self.day = day
  }

  /// True where one of the others is in this relation to one of the bearers.
  func exists(_ relation: LevelRelation, among others: [OrganisationID], of bearers: [OrganisationID]) -> Bool {
    switch relation {
    case .sameLevel:
      var seats: [Seat: Set<OrganisationID>] = [:]
      for other in others { if let seat = seat(other, of: other) { seats[seat, default: []].insert(other) } }
      return bearers.contains { bearer in
        guard let there = seat(body(bearer), of: body(bearer)).flatMap({ seats[$0] }) else { return false }
        return there.count > 1 || !there.contains(bearer)
      }
    case .levelAbove:
      return isInside(bearers.compactMap { seat(body($0), of: body($0)) }, others.compactMap { seat($0, of: $0) })
    case .levelBelow:
      return isInside(others.compactMap { seat($0, of: body($0)) }, bearers.compactMap { seat(body($0), of: body($0)) })
    }
  }

  private func body(_ id: OrganisationID) -> OrganisationID { register.body(of: id, on: day) }

  /// The level and place of a body or post, where it has none of its own those of its body.
  private func seat(_ id: OrganisationID, of body: OrganisationID) -> Seat? {
    let (own, whole) = (register[id], register[body])
    guard let place = own?.place(on: day) ?? whole?.place(on: day),
      let level = own?.level(on: day) ?? whole?.level(on: day)
    else { return nil }
    return Seat(place: place, level: level)
  }

  /// True where one of the inner seats lies in the place of an outer one that is of a level above.
  private func isInside(_ inner: [Seat], _ outer: [Seat]) -> Bool {
    var highest: [AreaID: Level] = [:]
    for seat in outer { highest[seat.place] = min(highest[seat.place] ?? seat.level, seat.level) }
    return Set(inner).contains { seat in
      var place: AreaID? = seat.place
      var steps = 0
      while let here = place, steps < 16 {
        if let level = highest[here], level < seat.level { return true }
        place = register[here]?.parent(on: day)
        steps += 1
      }
      return false
    }
  }
}
