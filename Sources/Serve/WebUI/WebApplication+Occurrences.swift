import Access
import CivilTime
import Diagnostics
import Facts
import HTTPCore
import Obligations
import Organisations
import Regulations
import Secrets
import Telling
import UseCases

/// The pages of what happened and starts duties.
extension WebApplication {
  func occurrences(_ desk: Desk, _ c: PageContext) throws -> Response {
    let (found, library) = try desk.occurrences()
    let view = OccurrencesPage(
      occurrences: found, library: library, mayRecord: desk.recordsOccurrences(in: library.register), context: c)
    return Layout(context: c, title: view.title, here: .occurrences).page(view.body)
  }

  func occurrence(_ id: String, _ desk: Desk, _ c: PageContext) throws -> Response {
    let found = try desk.occurrence(id)
    let view = OccurrencePage(
      view: found.view, entries: found.entries, acts: found.acts,
      mayRecord: desk.recordsOccurrences(in: found.library.register), library: found.library, context: c)
    return Layout(context: c, title: view.title, here: .occurrences).page(view.body)
  }

  // MARK: Recording

  /// Where what happened is chosen, or, once it is, recorded.
  func newOccurrence(_ request: Request, _ desk: Desk, _ c: PageContext) throws -> Response {
    let (sentences, library) = try desk.waitingSentences()
    var form = OccurrenceForm(.record)
    for field in [OccurrenceForm.Field.kind, .subject, .at] {
      form.input.values[field] = request.query[field.rawValue]?.trimmed.nonEmpty
    }
    let named = request.query[OccurrenceForm.Field.rules.rawValue]
    let sentence = named.flatMap { named in sentences.first { $0.rule.address == named } }
    guard form.kind != nil || sentence != nil else {
      let view = EventChoicePage(
        sentences: sentences, subject: form.input.values[.subject], at: form.input.values[.at], context: c)
      return Layout(context: c, title: view.title, here: .occurrences).page(view.body)
    }
    if let sentence {
      if sentence.kinds.count == 1, form.kind == nil { form.input.values[.kind] = sentence.kinds[0].rawValue }
      if sentence.rule.isStartedByNameOnly { form.rules = [sentence.rule.address] }
    }
    let register = library.register
    form.input.values[.at] =
      form.input.values[.at].flatMap { OrganisationID($0) }.map { name($0, register, desk.today) }
      ?? form.input.values[.at] ?? desk.bodies(in: register).first.map { name($0, register, desk.today) }
    return occurrenceForm(form, nil, among: sentences, nil, register, c)
  }

  /// A body as somebody types it: by its name where it alone has it, else by its id.
  private func name(_ body: OrganisationID, _ register: Register, _ day: CivilDate) -> String {
    let name = register.name(of: body, on: day)
    var typed = Typed<OccurrenceForm.Field>([.at: name])
    return typed.body(.at, in: register, on: day) == body ? name : body.text
  }

  /// The sentences that a form is about.
  private func sentences(_ all: [Desk.WaitingSentence], of form: OccurrenceForm) -> [Desk.WaitingSentence] {
    all.filter { sentence in
      form.rules.contains(sentence.rule.address) || form.kind.map(sentence.rule.startingKinds.contains) ?? false
    }
  }

  private func occurrenceForm(
    _ form: OccurrenceForm, _ event: Event?, among all: [Desk.WaitingSentence], _ consequences: Desk.Consequences?,
    _ register: Register, _ c: PageContext
  ) -> Response {
    let view = OccurrenceFormPage(
      form: form, event: event, sentences: sentences(all, of: form), consequences: consequences, register: register,
      context: c, once: chance(12).hexadecimal)
    return formPage(view.title, view.body, isReturned: view.isReturned, here: .occurrences, c)
  }

  /// Shows what would follow from what was typed, or records what was seen.
  func record(_ typed: HTTPCore.Form, _ desk: Desk, _ visit: Visit) throws -> Response {
    if let before = taken(typed, visit) { return before }
    let (sentences, library) = try desk.waitingSentences()
    var form = OccurrenceForm(.record, typed)
    let deed = form.deed(among: self.sentences(sentences, of: form), desk, library.register)
    return try finish(&form, deed, nil, sentences, library.register, typed, desk, visit)
  }

  func occurrenceActPage(_ id: String, _ act: OccurrenceActName, _ desk: Desk, _ c: PageContext) throws -> Response {
    let found = try desk.occurrence(id)
    guard found.acts.contains(act.act) else { return .redirect(to: Route.occurrence(id).path) }
    return occurrenceForm(OccurrenceForm(act.mode), found.view.event, among: [], nil, found.library.register, c)
  }

  func act(
    _ id: String, _ act: OccurrenceActName, _ typed: HTTPCore.Form, _ desk: Desk, _ visit: Visit
  ) throws -> Response {
    if let before = taken(typed, visit) { return before }
    let found = try desk.occurrence(id)
    var form = OccurrenceForm(act.mode, typed)
    let deed = form.deed(of: found.view.event, desk, found.library.register)
    return try finish(&form, deed, found.view.event, [], found.library.register, typed, desk, visit)
  }

  private func finish(
    _ form: inout OccurrenceForm, _ deed: Deed?, _ event: Event?, _ sentences: [Desk.WaitingSentence],
    _ register: Register, _ typed: HTTPCore.Form, _ desk: Desk, _ visit: Visit
  ) throws -> Response {
    var consequences: Desk.Consequences?
    if let deed {
      do {
        // Only what was shown is recorded.
        if typed["_do"] == "record", typed["_xem"] == form.mark {
          let known = event?.id
          let recorded = try desk.record(deed, with: care(typed) { .occurrence(known ?? $0.id) })
          let id = known ?? recorded.id
          let done = form.mode.done
          take(
            typed, visit, to: .occurrence(id),
            saying: Words(
              vi: "\(done.vi). Số nhật ký \(recorded.entry).", en: "\(done.en). Ledger number \(recorded.entry)."))
          return .redirect(to: Route.occurrence(id).path)
        }
        consequences = try desk.consequences(of: deed)
      } catch {
        form.input.add(try told(error, visit))
      }
    }
    return occurrenceForm(form, event, among: sentences, consequences, register, visit.context)
  }
}

extension OccurrenceForm.Mode {
  /// What is told once it is recorded.
  fileprivate var done: Words {
    switch self {
    case .record: Words(vi: "Đã ghi việc đã xảy ra", en: "Recorded")
    case .reschedule: Words(vi: "Đã ghi ngày mới", en: "The new day is recorded")
    case .callOff: Words(vi: "Đã rút việc này", en: "It is called off")
    }
  }
}

/// What can be done about something that happened, by the noun in its address.
public enum OccurrenceActName: String, CaseIterable, Sendable {
  case rescheduling = "doi-ngay"
  case callingOff = "rut"

  var act: Desk.OccurrenceAct {
    switch self {
    case .rescheduling: .reschedule
    case .callingOff: .callOff
    }
  }

  var mode: OccurrenceForm.Mode {
    switch self {
    case .rescheduling: .reschedule
    case .callingOff: .callOff
    }
  }
}
