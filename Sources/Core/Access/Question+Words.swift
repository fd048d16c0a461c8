import CivilTime
import Diagnostics
import Organisations

extension Question {
  /// A refusal with its words: why, and who could.
  func refusal(_ reason: Refusal.Reason) -> Refusal { Refusal(reason: reason, words: words(reason)) }

  private func words(_ reason: Refusal.Reason) -> Words {
    let (deed, needed) = (power.words, needed)
    switch reason {
    case .subject:
      let named = wanted
      return Words(
        vi: "không thể \(deed.vi) với đối tượng đã nêu; cần nêu \(named.vi)",
        en: "what was named is nothing to \(deed.en); name \(named.en)")
    case .owner:
      return Words(
        vi: "chủ thư mục lưu trữ chỉ được quản trị, không được \(deed.vi); cần vai trò \(needed.vi)",
        en: "the owner of the store's folder may only administer, not \(deed.en); it needs the role of \(needed.en)")
    case .noGrant:
      let on = day.vietnamese
      return Words(
        vi: "không có vai trò nào có hiệu lực ngày \(on) để \(deed.vi); cần vai trò \(needed.vi)",
        en: "no role in force on \(on) to \(deed.en); it needs the role of \(needed.en)")
    case .seat(let acting, let better):
      let other = seat(Seat(better.role, at: better.organisation))
      guard let acting = acting.map(seat) else {
        return Words(
          vi: "vai trò đang dùng không có hiệu lực; hãy chuyển sang \(other.vi) để \(deed.vi)",
          en: "the role in use is not in force; switch to \(other.en) to \(deed.en)")
      }
      return Words(
        vi: "đang làm việc với tư cách \(acting.vi); hãy chuyển sang \(other.vi) để \(deed.vi)",
        en: "acting as \(acting.en); switch to \(other.en) to \(deed.en)")
    case .actingFor(let body):
      return Words(
        vi: "không được nhân danh \(name(body)) để \(deed.vi); cần vai trò \(needed.vi)",
        en: "may not \(deed.en) in the name of \(name(body)); it needs the role of \(needed.en)")
    case .role(let roles):
      return Words(
        vi: "\(roles.map(\.words.vi).joined(separator: ", ")) không được \(deed.vi); cần vai trò \(needed.vi)",
        en: "\(roles.map(\.words.en).joined(separator: ", ")): may not \(deed.en); it needs the role of \(needed.en)")
    case .place(let grant):
      let own = seat(Seat(grant.role, at: grant.organisation))
      let of = grant.regulation.map { Words(vi: " của quy chế \($0)", en: " of \($0)") } ?? Words(vi: "", en: "")
      return Words(
        vi: "\(own.vi)\(of.vi) không được \(deed.vi) ở đây; cần vai trò \(needed.vi)",
        en: "\(own.en)\(of.en): may not \(deed.en) here; it needs the role of \(needed.en)")
    case .ownDuty(let body):
      let own = name(body)
      return Words(
        vi:
          "\(own) phải làm việc này nên không được tự \(deed.vi) cho mình; cần một cơ quan khác: vai trò \(needed.vi)",
        en:
          "\(own) owes this itself, so it may not \(deed.en) on its own behalf; it needs another body: the role of \(needed.en)"
      )
    case .ownReport:
      return Words(
        vi: "người đã gửi không được tự mình \(deed.vi); cần một người khác là \(needed.vi)",
        en: "nobody may \(deed.en) what he submitted himself; it needs another person who is \(needed.en)")
    case .ownSender(let body):
      let own = name(body)
      return Words(
        vi: "người có vai trò gửi ở \(own) không được tự \(deed.vi); cần một người khác là \(needed.vi)",
        en: "who sends for \(own) may not \(deed.en) what it owes; it needs another person who is \(needed.en)")
    case .ownGrant:
      return Words(
        vi: "không ai được tự cấp vai trò cho mình; cần một người khác là \(needed.vi)",
        en: "nobody may grant a role to himself; it needs another person who is \(needed.en)")
    }
  }

  private func seat(_ seat: Seat) -> Words {
    Words(
      vi: "\(seat.role.words.vi) ở \(name(seat.organisation))",
      en: "\(seat.role.words.en) at \(name(seat.organisation))")
  }

  private func name(_ body: OrganisationID) -> String { register.name(of: body, on: day) }

  /// What the power is about.
  private var wanted: Words {
    switch power.allowances.first?.place {
    case .bearer, .recipient, .authority, .party: Words(vi: "một nhiệm vụ", en: "an obligation")
    case .occurrence, .told:
      Words(
        vi: "một việc phát sinh ở một cơ quan hoặc theo một quy chế",
        en: "an occurrence at a body or under a regulation")
    case .noted, .notedOrTold: Words(vi: "một cơ quan", en: "a body")
    case .regulation: Words(vi: "một quy chế", en: "a regulation")
    case .grant: Words(vi: "một vai trò được cấp", en: "a grant")
    case .store, .anywhere, nil: Words(vi: "kho dữ liệu", en: "the store")
    }
  }

  // MARK: Who could

  /// Who could do it, by role and place.
  private var needed: Words {
    var parts: [Words] = []
    for allowance in power.allowances {
      for part in needed(allowance) where !parts.contains(part) { parts.append(part) }
    }
    return Words(
      vi: parts.map(\.vi).joined(separator: ", hoặc "), en: parts.map(\.en).joined(separator: ", or "))
  }

  private func needed(_ allowance: Allowance) -> [Words] {
    let others = allowance.roles.filter { $0 != .coordinator }
    let coordinates = allowance.roles.contains(.coordinator)
    switch (allowance.place, subject) {
    case (.bearer, .obligation(let matter)): return [at(allowance.roles, matter.bearers)]
    case (.recipient, .obligation(let matter)) where !matter.recipients.isEmpty:
      return [at(allowance.roles, matter.recipients)]
    case (.authority, .obligation(let matter)) where !matter.recipients.isEmpty:
      return (others.isEmpty ? [] : [at(others, matter.recipients)])
        + (coordinates ? [coordinator(matter.regulation)] : [])
    case (.recipient, .obligation(let matter)), (.authority, .obligation(let matter)):
      let above = listed(matter.bearers)
      let leader = Words(vi: "lãnh đạo ở cơ quan cấp trên của \(above.vi)", en: "leader at the body above \(above.en)")
      return (others.contains(.leader) ? [leader] : []) + (coordinates ? [coordinator(matter.regulation)] : [])
    case (.party, .obligation(let matter)) where !(matter.bearers + matter.recipients).isEmpty:
      return [at(others, matter.bearers + matter.recipients), coordinator(matter.regulation)]
    case (.told, .occurrence(_, _, let told)): return told.isEmpty ? [] : [at(allowance.roles, told)]
    case (.occurrence, .occurrence(let body, let regulation, _)):
      return (body.map { [at(others, [$0])] } ?? []) + (regulation.map { [coordinator($0)] } ?? [])
    case (.noted, .note(let body, _, _)): return [at(allowance.roles, [body])]
    case (.notedOrTold, .note(let body, let regulations, let told)):
      return [at(others, [body] + told)] + regulations.map(coordinator)
    case (.regulation, .regulation(let id)): return [coordinator(id)]
    case (.grant, .grant(_, let body, _)): return [at(allowance.roles, [body])]
    case (.store, .store(let keeper?)): return [at(allowance.roles, [keeper])]
    default: return [listed(allowance.roles)]
    }
  }

  private func coordinator(_ regulation: String) -> Words {
    Words(vi: "đầu mối phối hợp của quy chế \(regulation)", en: "coordinator of \(regulation)")
  }

  private func at(_ roles: [Role], _ bodies: [OrganisationID]) -> Words {
    let (roles, bodies) = (listed(roles), listed(bodies))
    return Words(vi: "\(roles.vi) ở \(bodies.vi)", en: "\(roles.en) at \(bodies.en)")
  }

  private func listed(_ roles: [Role]) -> Words {
    Words(
      vi: Question.listed(roles.map(\.words.vi), "hoặc"), en: Question.listed(roles.map(\.words.en), "or"))
  }

  /// The bodies that answer today, three at most.
  private func listed(_ bodies: [OrganisationID]) -> Words {
    let today = answering(bodies)
    let all = today.isEmpty ? bodies : today
    let names = all.prefix(3).map(name)
    guard all.count > 3 else {
      return Words(vi: Question.listed(names, "hoặc"), en: Question.listed(names, "or"))
    }
    let (list, more) = (names.joined(separator: ", "), all.count - 3)
    return Words(vi: "\(list) hoặc \(more) nơi khác", en: "\(list) or \(more) \(more == 1 ? "other" : "others")")
  }

  private static func listed(_ words: [String], _ last: String) -> String {
    guard words.count > 1, let end = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(last) " + end
  }
}
