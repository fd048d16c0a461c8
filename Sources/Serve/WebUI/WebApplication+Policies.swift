import Access
import CivilTime
import Diagnostics
import Entries
import Facts
import HTTPCore
import Obligations
import Regulations
import Secrets
import Telling
import UseCases

/// The pages of what was settled beside the texts.
extension WebApplication {
  func policies(_ id: String, _ request: Request, _ desk: Desk, _ c: PageContext) throws -> Response {
    let (policies, forms) = try desk.policies(of: id)
    let view = PoliciesPage(
      id: id, regulationTitle: try desk.versions(ofRegulation: id).last?.title ?? id, policies: policies, forms: forms,
      mayEnd: desk.maySettle(id, in: try desk.register()),
      part: Paging(request.query[Paging.field], of: policies.count, each: PoliciesPage.each), context: c)
    return Layout(context: c, title: view.title, here: .regulations).page(view.body)
  }

  func policy(
    _ clause: String, of id: String, _ desk: Desk, _ c: PageContext, _ form: PolicyForm = PolicyForm(),
    errors: Findings? = nil, preview: (policy: EntryBody.Policy, differences: Differences)? = nil
  ) throws -> Response {
    try desk.maySettle(id)
    let text = try desk.regulation(id)
    guard let found = text.bound.regulation.clause(at: "\(id)/\(clause)") else {
      throw Refused(
        Words(
          vi: "quy chế \"\(id)\" không có điều khoản \"\(clause)\"",
          en: "the regulation \"\(id)\" has no clause \"\(clause)\""))
    }
    let view = PolicyPage(
      text: text, clause: found, form: form, errors: errors, preview: preview, once: chance(12).hexadecimal, context: c)
    return formPage(
      view.title, view.body, isReturned: errors != nil || !form.input.faults.isEmpty, here: .regulations, c)
  }

  /// Looks at what would be settled, or records what was looked at.
  func settle(_ clause: String, of id: String, _ form: HTTPCore.Form, _ desk: Desk, _ visit: Visit) throws -> Response {
    try desk.maySettle(id)
    if let before = taken(form, visit) { return before }
    let c = visit.context
    var typed = PolicyForm(form)
    let isVietnamese = try desk.regulation(id).bound.regulation.language == .vi
    guard let (policy, ground) = typed.policy(id, clause, isVietnamese: isVietnamese) else {
      return try self.policy(clause, of: id, desk, c, typed)
    }
    do {
      let prospect = try desk.prospect(of: policy)
      guard form[PolicyPage.confirm] == "1" else {
        return try self.policy(
          clause, of: id, desk, c, typed, preview: (policy, differences(prospect, c)))
      }
      let entry = try desk.setPolicy(policy, ground: ground)
      take(
        form, visit, to: .clause(id, clause),
        saying: Words(
          vi: "Đã ghi cách áp dụng. Số nhật ký \(entry).", en: "Recorded. Ledger number \(entry)."))
      return .redirect(to: Route.clause(id, clause).path)
    } catch let findings as Findings {
      return try self.policy(clause, of: id, desk, c, typed, errors: findings)
    } catch {
      typed.input.add(try told(error, visit))
      return try self.policy(clause, of: id, desk, c, typed)
    }
  }

  private func differences(_ prospect: Desk.Prospect, _ c: PageContext) -> Differences {
    Differences(
      [prospect.old.regulation], [prospect.new.regulation], before: prospect.before, after: prospect.after,
      from: c.today, to: Differences.usualEnd(from: c.today), c.language)
  }

  func policyEnd(
    _ number: Int64, _ desk: Desk, _ c: PageContext, _ form: Typed<PolicyEndPage.Field> = .init()
  ) throws -> Response {
    let (policy, prospect, errors) = try ending(number, desk)
    let view = PolicyEndPage(
      policy: policy, form: form, differences: prospect.map { differences($0, c) }, errors: errors,
      once: chance(12).hexadecimal, context: c)
    return formPage(view.title, view.body, isReturned: !form.faults.isEmpty, here: .regulations, c)
  }

  /// What ends, and what would be asked then, or what would be wrong.
  private func ending(
    _ number: Int64, _ desk: Desk
  ) throws -> (policy: Desk.PolicyInForce, prospect: Desk.Prospect?, errors: Findings?) {
    let policy = try desk.policyToEnd(number)
    do {
      return (policy, try desk.prospect(ofEnding: policy), nil)
    } catch let findings as Findings {
      return (policy, nil, findings)
    }
  }

  func endPolicy(_ number: Int64, _ form: HTTPCore.Form, _ desk: Desk, _ visit: Visit) throws -> Response {
    if let before = taken(form, visit) { return before }
    let (policy, prospect, _) = try ending(number, desk)
    var typed = Typed<PolicyEndPage.Field>(form, PolicyEndPage.Field.allCases)
    if typed.values[.ground] == nil {
      typed.add(Words(vi: "nêu lý do hoặc căn cứ", en: "give the reason or legal basis"), at: .ground)
    }
    guard let ground = typed.values[.ground], prospect != nil else {
      return try policyEnd(number, desk, visit.context, typed)
    }
    do {
      try desk.endPolicy(number, ground: ground)
    } catch {
      typed.add(try told(error, visit))
      return try policyEnd(number, desk, visit.context, typed)
    }
    let next = Route.policies(policy.policy.regulation)
    take(
      form, visit, to: next,
      saying: Words(
        vi: "Cách áp dụng số \(number) đã kết thúc.", en: "The application \(number) has ended."))
    return .redirect(to: next.path)
  }
}

// MARK: Amending

extension WebApplication {
  /// The pieces of a text, and which of them a clause is.
  private func piece(
    of clause: String, _ id: String, _ desk: Desk
  ) throws -> (regulation: Regulation, clause: Clause, pieces: TextPieces, number: Int) {
    let text = try desk.textToAmend(id)
    let plain = SourceText(name: id, text: text)
    let pieces = TextPieces(text)
    guard let regulation = Resolver.resolve(RegulationParser.parse(plain).file).regulation,
      let found = regulation.clause(at: "\(id)/\(clause)"),
      let number = pieces.piece(ofLine: plain.position(at: found.place.lower).line)
    else {
      throw Refused(
        Words(
          vi: "quy chế \"\(id)\" không có điều khoản \"\(clause)\"",
          en: "the regulation \"\(id)\" has no clause \"\(clause)\""))
    }
    return (regulation, found, pieces, number)
  }

  func amendment(
    _ clause: String, of id: String, _ desk: Desk, _ c: PageContext, _ form: AmendmentForm? = nil,
    errors: Findings? = nil, preview: (amendment: Desk.Amendment, differences: Differences)? = nil
  ) throws -> Response {
    let (regulation, found, pieces, number) = try piece(of: clause, id, desk)
    let form = form ?? AmendmentForm(pieces.pieces[number].text.trimmed)
    let view = AmendmentPage(
      regulation: regulation, clause: found, form: form, errors: errors, preview: preview,
      once: chance(12).hexadecimal, context: c)
    return formPage(
      view.title, view.body, isReturned: errors != nil || !form.input.faults.isEmpty, here: .regulations, c)
  }

  /// Looks at what would be amended, or amends what was looked at.
  func amend(_ clause: String, of id: String, _ form: HTTPCore.Form, _ desk: Desk, _ visit: Visit) throws -> Response {
    if let before = taken(form, visit) { return before }
    let (_, _, pieces, number) = try piece(of: clause, id, desk)
    let c = visit.context
    var typed = AmendmentForm(form)
    let change = typed.change(try desk.register()) { words in
      // A piece ends with an empty line in front of the next heading.
      pieces.replacing(number, with: words + "\n")
    }
    guard let change else { return try amendment(clause, of: id, desk, c, typed) }
    do {
      let amendment = try desk.amendment(of: id, change)
      guard form[AmendmentPage.confirm] == "1" else {
        let differences = Differences(
          [amendment.prospect.old.regulation], [amendment.prospect.new.regulation], before: amendment.prospect.before,
          after: amendment.prospect.after, from: change.from, to: Differences.usualEnd(from: change.from),
          decidedFrom: change.from, c.language)
        return try self.amendment(clause, of: id, desk, c, typed, preview: (amendment, differences))
      }
      let entry = try desk.amend(id, change)
      take(
        form, visit, to: .regulation(id),
        saying: Words(
          vi: "Đã ghi bản sửa đổi, có hiệu lực từ \(change.from.padded). Số nhật ký \(entry).",
          en: "The amendment is recorded, in force from \(change.from.padded). Ledger number \(entry)."))
      return .redirect(to: Route.regulation(id).path)
    } catch let findings as Findings {
      return try self.amendment(clause, of: id, desk, c, typed, errors: findings)
    } catch {
      typed.input.add(try told(error, visit))
      return try self.amendment(clause, of: id, desk, c, typed)
    }
  }
}
