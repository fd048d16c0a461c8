import Access
import Boards
import CivilTime
import Diagnostics
import Entries
import Exchange
import Facts
import Ledger
import Obligations
import Organisations
import Regulations
import Reports
import Store

/// Reports that are filled in on a form.
extension Desk {
  /// A form that is in force, read.
  public struct ReportForm: Sendable {
    /// What it asks.
    public let form: Form
    /// The SHA-256 of its text.
    public let hash: String
  }

  /// What was sent on a form, or as nothing to report.
  public struct SentReport: Sendable {
    /// The entry of the ledger.
    public let number: Int64
    /// What was done.
    public let event: Event
    /// When it was written down.
    public let recorded: Instant
    /// Who wrote it down; nil where he is not known any more.
    public let person: String?
    /// The form of that time, read; nil where there was nothing to report.
    public let form: Form?
    /// What was answered.
    public let answers: Answers
    /// True where its texts were destroyed.
    public let isErased: Bool
  }

  /// From where a number is filled in beforehand, and what it would be.
  public struct Fill: Sendable {
    /// The number; nil where not enough is known.
    public let amount: Amount?
    /// What it is made of.
    public let parts: [Part]
    /// The bodies whose reports it waits for.
    public let missing: [OrganisationID]
    /// How many bodies it is made of; nil where it is made of one's own reports.
    public let bodies: Int?
    /// The list of the system in which it was counted; nil where it comes from reports.
    public private(set) var list: CountedList?
    /// The list that a form names and the system does not keep.
    public private(set) var unknownList: String?

    init(amount: Amount?, parts: [Part], missing: [OrganisationID], bodies: Int?) {
      self.amount = amount
      self.parts = parts
      self.missing = missing
      self.bodies = bodies
    }

    init(_ amount: Amount, countedIn list: CountedList) {
      self.init(amount: amount, parts: [], missing: [], bodies: nil)
      self.list = list
    }

    init(unknownList: String) {
      self.init(amount: nil, parts: [], missing: [], bodies: nil)
      self.unknownList = unknownList
    }

    /// One of one's own reports.
    public struct Part: Sendable {
      /// Of which period.
      public let period: PeriodLabel
      /// What it says.
      public let amount: Amount
    }
  }

  /// A report to be filled in.
  public struct ReportSheet: Sendable {
    /// The obligation.
    public let matter: Matters
    /// The form.
    public let form: ReportForm
    /// What is known beside it.
    public let beside: Beside
    /// From where fields are filled in beforehand, by field.
    public let fills: [String: Fill]
    /// What the bodies gave that the bearer followed; nil where it followed none that reported.
    public let carried: Carried?
    /// The months of the year before its period of which there is no report.
    public let missingMonths: [Int]
    /// The same of the weeks of the year, where it is of a week.
    public let missingWeeks: [Int]
    /// What the same sending could be about too: what is reported on the same form.
    public let alike: [Obligation]
    /// What the actor has begun to write.
    public let draft: Store.Draft?
    /// What others write about it, with their names.
    public let others: [(name: String, draft: Store.Draft)]
    /// What was sent before, the first first.
    public let sent: [SentReport]
    /// The rule and period of what the level below reports on the same form; nil where nobody does.
    public let below: (rule: String, period: PeriodLabel)?

    /// Whether what is sent now corrects what was sent. Of what is done several times a further sending is another time.
    public var isCorrection: Bool {
      let state = matter.obligation.state
      return !sent.isEmpty && state.quota == nil && state.performance != .refused
    }

    /// What stands in the places at first: what was sent last, else what is known.
    public func typing(_ language: Language) -> Typing {
      if let last = sent.last, last.form != nil { return Typing(last.answers, language) }
      return Typing(
        Answers(fills.compactMap { field, fill in fill.amount.map { Figure(field, .inPeriod, $0) } }), language)
    }
  }

  /// The form on which an obligation is reported: that of its sentence, else that of an application; nil where none is named.
  public static func formID(of obligation: Obligation) -> String? {
    for case .onForm(let form) in obligation.rule.duty?.contents ?? [] { return form.text }
    if case .onForm(let form)? = obligation.line.terms.form?.item { return form.text }
    return nil
  }

  /// Whether a rule's reports are filled in on a form, at some time.
  static func namesForm(_ rule: Rule) -> Bool {
    (rule.duty?.contents ?? []).contains { if case .onForm = $0 { true } else { false } }
      || rule.applications.contains { if case .onForm = $0.item { true } else { false } }
  }

  /// The form on which an obligation is reported, as it is in force now; nil where none is named, or the one that is is not there.
  @available(*, noasync)
  public func reportForm(of obligation: Obligation) throws -> ReportForm? {
    try Self.formID(of: obligation).flatMap { try store.form($0) }.flatMap(Self.read)
  }

  static func read(_ text: Store.FormText) -> ReportForm? {
    FormFile.read(SourceText(name: text.path, text: text.text)).form.map { ReportForm(form: $0, hash: text.hash) }
  }

  /// A report of an obligation, to be filled in; nil where it is not reported on a form.
  ///
  /// Cost: that of one's own reports of two years, and of those of the level below for the period.
  @available(*, noasync)
  public func reportSheet(_ matter: Matters) throws -> ReportSheet? {
    let id = matter.obligation.id
    guard let form = try reportForm(of: matter.obligation) else { return nil }
    let history = try ReportHistory(store, of: [id], in: matter.library, on: today, known: now)
    let joined = history.joined(id, on: form.form)
    let reports = joined.together
    let below = try below(matter.obligation, form.form)
    let (draft, others) = try drafts(about: id)
    let before = Stretch.before(id.period)
    return ReportSheet(
      matter: matter, form: form, beside: Self.beside(form.form, id.period, reports),
      fills: Self.fills(form.form, id.period, reports, below).merging(try counted(form.form, for: matter)) {
        _, counted in counted
      },
      carried: carried(joined, id, matter.library),
      missingMonths: id.period.isWeek
        ? [] : before.map { Stretch.missingMonths(from: $0.first, to: $0.last, of: reports.keys) } ?? [],
      missingWeeks: Stretch.missingWeeks(before: id.period, of: reports.keys),
      alike: try alike(matter.obligation).filter {
        Self.formID(of: $0) == form.form.id && Self.isOneReport(matter.obligation, $0, on: form.form)
      },
      draft: draft, others: others, sent: try sentReports(of: matter),
      below: below.map { ($0.rule, id.period) })
  }

  // MARK: What is known beside a report

  /// What the bearer's other reports tell of a period.
  static func beside(_ form: Form, _ period: PeriodLabel, _ reports: [PeriodLabel: Answers]) -> Beside {
    var beside = Beside()
    if let (first, last) = Stretch.before(period) { beside.before = form.together(from: first, to: last, reports) }
    if let before = Stretch.yearBefore(period), let days = Period(label: before, cutOff: .calendar) {
      beside.lastYear = form.together(from: days.start, to: days.end, reports)
    }
    return beside
  }

  // MARK: What was sent

  /// What was sent about an obligation on a form, or as nothing to report, the first first. Cost: that of the events about it.
  @available(*, noasync)
  public func sentReports(of matter: Matters) throws -> [SentReport] {
    var forms: [String: Form] = [:]
    var people: [String: String] = [:]
    let entries = matter.entries.values.sorted { $0.head.sequence < $1.head.sequence }
    return try entries.compactMap { entry in
      guard case .event(let recorded) = entry.body, [.submitted, .received].contains(recorded.event.kind),
        recorded.report != nil || recorded.event.nothingToReport
      else { return nil }
      var form: Form?
      if let hash = recorded.report?.form {
        form = try forms[hash] ?? store.form(hash: hash).flatMap(Self.read)?.form
        forms[hash] = form
      }
      let author = entry.head.author
      if people[author] == nil {
        people[author] = try PersonID(author).flatMap { try store.person($0) }.flatMap(\.name)
      }
      return SentReport(
        number: entry.head.sequence, event: recorded.event, recorded: entry.head.recorded, person: people[author],
        form: form, answers: recorded.report?.answers ?? Answers(), isErased: recorded.report?.texts == .erased)
    }
  }

  /// What is known beside a report that was sent.
  @available(*, noasync)
  public func beside(_ form: Form, _ matter: Matters) throws -> Beside {
    let id = matter.obligation.id
    let history = try ReportHistory(store, of: [id], in: matter.library, on: today, known: now)
    return Self.beside(form, id.period, history.joined(id, on: form).together)
  }

  // MARK: Drafts

  /// What the actor has typed about an obligation, and what others have, with their names.
  private func drafts(about id: ObligationID) throws -> (
    own: Store.Draft?, others: [(name: String, draft: Store.Draft)]
  ) {
    let drafts = try store.drafts(about: id)
    let own: PersonID? = if case .person(let person) = actor.identity { person } else { nil }
    return (
      drafts.first { $0.person == own },
      try drafts.filter { $0.person != own }.map { (try store.person($0.person)?.name ?? $0.person.text, $0) }
    )
  }

  /// Keeps what the actor has typed so far about an obligation that he may send, until it is sent, by the names of the places of the page.
  ///
  /// - Returns: what others have typed meanwhile, with their names.
  /// - Throws: `Refused` where he may not send it, or what he typed is more than a report.
  @available(*, noasync)
  public func keepDraft(
    _ values: [String: String], of matter: Matters
  ) throws -> [(name: String, draft: Store.Draft)] {
    let id = matter.obligation.id
    _ = try permit(
      .submit, .obligation(Matter(matter.obligation)), named: id.description, in: matter.library.register)
    guard case .person(let person) = actor.identity else { return [] }
    guard values.reduce(0, { $0 + $1.key.utf8.count + $1.value.utf8.count }) <= 1 << 18 else {
      throw Refused(
        Words(
          vi: "bản nháp dài hơn 256 KiB nên chưa được lưu; gửi phần dài thành tệp kèm theo",
          en: "the draft has more than 256 KiB and was not saved; send what is long as a file"))
    }
    try store.keep(draft: values, of: person, about: id, now: now)
    return try drafts(about: id).others
  }

  /// Forgets what the actor has typed about some obligations.
  @available(*, noasync)
  func forgetDrafts(about ids: [ObligationID]) throws {
    if case .person(let person) = actor.identity { try store.forgetDrafts(of: person, about: ids) }
  }
}
