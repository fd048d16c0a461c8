import CivilTime
import Organisations

/// One question to `Permission`: a power over a subject on a day.
struct Question {
  let power: Power
  let subject: Subject
  let day: CivilDate
  let register: Register

  /// Whether the power is about such a subject; what happened nowhere and under nothing is none.
  var fits: Bool {
    if case .occurrence(nil, nil, _) = subject { return false }
    return power.allowances.allSatisfy { allowance in
      switch (allowance.place, subject) {
      case (.bearer, .obligation), (.recipient, .obligation), (.authority, .obligation), (.party, .obligation): true
      case (.noted, .note), (.notedOrTold, .note), (.occurrence, .occurrence), (.told, .occurrence),
        (.regulation, .regulation),
        (.grant, .grant), (.store, .store),
        (.anywhere, .store):
        true
      default: false
      }
    }
  }

  func isAllowed(_ grant: Grant) -> Bool {
    guard register.exists(grant.organisation, on: day) else { return false }
    return power.allowances.contains { $0.roles.contains(grant.role) && stands(grant, $0.place) }
  }

  /// Why none of some grants allows it.
  func reason(_ grants: [Grant], others: [Grant]) -> Refusal.Reason {
    if let better = others.first(where: isAllowed) {
      return .seat(acting: grants.first.map { Seat($0.role, at: $0.organisation) }, better: better)
    }
    if grants.isEmpty { return .noGrant }
    if case .obligation(let matter) = subject, let body = matter.actingFor {
      let unnamed = Matter(regulation: matter.regulation, bearers: matter.bearers, recipients: matter.recipients)
      let question = Question(power: power, subject: .obligation(unnamed), day: day, register: register)
      if grants.contains(where: question.isAllowed) { return .actingFor(body) }
    }
    if let body = ownDuty(grants) { return .ownDuty(body) }
    let able = Set(power.allowances.flatMap(\.roles))
    if let grant = grants.first(where: { able.contains($0.role) }) { return .place(grant) }
    var roles: [Role] = []
    for grant in grants where !roles.contains(grant.role) { roles.append(grant.role) }
    return .role(roles)
  }

  /// The body of a grant that would do if the body did not owe the matter itself.
  private func ownDuty(_ grants: [Grant]) -> OrganisationID? {
    guard case .obligation(let matter) = subject else { return nil }
    let (bearers, recipients) = (answering(matter.bearers), answering(matter.recipients))
    return grants.first { grant in
      guard grant.role != .coordinator || grant.regulation == matter.regulation,
        power.allowances.contains(where: { allowance in
          [.recipient, .authority].contains(allowance.place) && allowance.roles.contains(grant.role)
        })
      else { return false }
      return owesItself(grant, bearers, recipients)
        && (grant.role == .coordinator || recipients.contains { grant.covers($0, in: register, on: day) })
    }.map { register.body(of: $0.organisation, on: day) }
  }

  // MARK: Where a grant stands

  private func stands(_ grant: Grant, _ place: Allowance.Place) -> Bool {
    switch subject {
    case .store(let keeper):
      guard place == .store else { return true }
      return answering([keeper].compactMap(\.self)).contains { grant.covers($0, in: register, on: day) }
    case .regulation(let id): return grant.regulation == id
    case .grant(_, let body, let from):
      let first = max(day, from)
      return register.answerable(for: body, on: first).contains { grant.covers($0, in: register, on: first) }
    case .occurrence(let body, let regulation, let told):
      if place == .told { return serves(grant, answering(told), as: nil) }
      if grant.role == .coordinator { return grant.regulation == regulation }
      return body.map { serves(grant, answering([$0]), as: nil) } ?? false
    case .note(let body, let regulations, let told):
      if grant.role == .coordinator {
        return place == .notedOrTold && grant.regulation.map(regulations.contains) ?? false
      }
      return serves(grant, answering([body] + (place == .notedOrTold ? told : [])), as: nil)
    case .obligation(let matter):
      if grant.role == .coordinator, grant.regulation != matter.regulation { return false }
      switch place {
      case .bearer: return serves(grant, answering(matter.bearers), as: matter.actingFor)
      case .party:
        return grant.role == .coordinator
          || serves(grant, answering(matter.bearers + matter.recipients + matter.informed), as: nil)
      case .recipient, .authority: return judges(grant, matter, place)
      case .occurrence, .told, .noted, .notedOrTold, .regulation, .grant, .store, .anywhere: return false
      }
    }
  }

  /// Whether a grant stands on the receiving side of a matter.
  private func judges(_ grant: Grant, _ matter: Matter, _ place: Allowance.Place) -> Bool {
    let bearers = answering(matter.bearers)
    let recipients = answering(matter.recipients)
    if owesItself(grant, bearers, recipients) { return false }
    if grant.role == .coordinator, place == .authority || matter.recipients.isEmpty {
      return matter.actingFor.map { grant.covers($0, in: register, on: day) } ?? true
    }
    if matter.recipients.isEmpty {
      return grant.role == .leader && bearers.contains { grant.covers($0, in: register, on: day) }
        && matter.actingFor.map { grant.covers($0, in: register, on: day) } ?? true
    }
    guard place == .authority else { return serves(grant, recipients, as: matter.actingFor) }
    return recipients.contains { body in
      grant.covers(body, in: register, on: day) && matter.actingFor.map { speaks($0, for: body) } ?? true
    }
  }

  /// The body on the sending side for which one of some grants could have sent what another of them records for it. A grant that stands on
  /// the receiving side too, as on a body to which its own units report, is none of them.
  func sender(of grants: [Grant]) -> OrganisationID? {
    guard power == .recordFor, case .obligation(let matter) = subject else { return nil }
    let sending = Set(Power.submit.allowances.flatMap(\.roles))
    let (bearers, recipients) = (answering(matter.bearers), answering(matter.recipients))
    return grants.first { grant in
      sending.contains(grant.role) && register.exists(grant.organisation, on: day)
        && bearers.contains { grant.isOn($0, in: register, on: day) || receives(grant, for: $0) }
        && !recipients.contains { grant.covers($0, in: register, on: day) || receives(grant, for: $0) }
    }.map(\.organisation)
  }

  /// A body that owes is no judge of its own duty through what lies below it, or as coordinator.
  private func owesItself(_ grant: Grant, _ bearers: [OrganisationID], _ recipients: [OrganisationID]) -> Bool {
    let own = register.body(of: grant.organisation, on: day)
    return bearers.contains { register.body(of: $0, on: day) == own }
      && !recipients.contains { grant.isOn($0, in: register, on: day) || receives(grant, for: $0) }
  }

  /// Whether a grant stands on one of some bodies or on its receiving office, and may speak in the name given.
  private func serves(_ grant: Grant, _ bodies: [OrganisationID], as name: OrganisationID?) -> Bool {
    bodies.contains { body in
      guard grant.covers(body, in: register, on: day) || receives(grant, for: body) else { return false }
      guard let name else { return true }
      return speaks(name, for: body) && (grant.covers(name, in: register, on: day) || receives(grant, for: name))
    }
  }

  private func receives(_ grant: Grant, for body: OrganisationID) -> Bool {
    register.receivers(of: body, on: day).contains { grant.covers($0, in: register, on: day) }
  }

  /// A body speaks for itself; so do its receiving office and its posts and units.
  private func speaks(_ name: OrganisationID, for body: OrganisationID) -> Bool {
    name == body || register.isAtOrBelow(name, body, in: Grant.inside, on: day)
      || register.receivers(of: body, on: day).contains(name)
  }

  /// Who answers on the day for what some bodies owe or are owed.
  func answering(_ bodies: [OrganisationID]) -> [OrganisationID] {
    var seen: Set<OrganisationID> = []
    return bodies.flatMap { register.answerable(for: $0, on: day) }.filter { seen.insert($0).inserted }
  }
}
