import Access
import CivilTime
import Diagnostics
import Entries
import Facts
import Ledger
import Obligations
import Organisations
import Secrets
import Settings
import Store

/// What is done about obligations.
extension Desk {
  /// What was recorded, and how things stand after it.
  public struct Recorded: Sendable {
    /// The ledger number.
    public let entry: Int64
    /// The event's id: the trigger in the ids of what it starts.
    public let id: String
    /// The obligations as they stand now.
    public let obligations: [Obligation]
    /// The bodies, for names.
    public let register: Register
  }

  /// Records a deed: who may, whether it makes sense as things stand and whether the text allows it is looked at first. Of several obligations
  /// all or none.
  ///
  /// - Throws: `Refused`; `LookOverNeeded`; `LedgerError.overtaken` where somebody else recorded something about one of them, or about what started it, meanwhile.
  @available(*, noasync)
  public func record(_ deed: Deed) throws -> Recorded { try commit(prepare(deed)) }

  /// How a program has something recorded: under a key that does it once, and only where nothing came about it after what the program has
  /// seen.
  public struct Care<Done>: Sendable {
    /// The key, as the program chose it.
    public let key: String
    /// What it asks for, as a hash.
    public let question: Digest
    /// The ledger number up to which it has seen how things stand; nil where it does not say.
    public let seen: Int64?
    /// What is answered once it is recorded.
    public let answer: @Sendable (Done) -> String

    /// A key, what is asked, what was seen, and what will be answered.
    public init(key: String, question: Digest, seen: Int64? = nil, answer: @escaping @Sendable (Done) -> String) {
      self.key = key
      self.question = question
      self.seen = seen
      self.answer = answer
    }
  }

  /// That something is done once, and what is answered by the ledger numbers of what was written.
  func once<Done>(_ care: Care<Done>, _ done: @escaping @Sendable ([Int64]) -> Done) -> Ledger.Once {
    Ledger.Once(person: identity, key: care.key, question: care.question) { care.answer(done($0)) }
  }

  /// What was answered to the actor under a key, with the hash of what he had asked; nil where nothing was.
  @available(*, noasync)
  public func answer(under key: String) throws -> (question: String, answer: String)? {
    try store.ledger.answer(to: identity, under: key)
  }

  /// Records a deed as `record` does, once for a key where one is given.
  ///
  /// - Throws: as `record`; `LedgerError.answered` where something was done under the key meanwhile.
  @available(*, noasync)
  public func record(_ deed: Deed, with care: Care<Recorded>?) throws -> Recorded {
    try commit(prepare(deed), with: care)
  }

  /// Records several deeds, each an entry of its own, all or none. No two are about the same obligation.
  ///
  /// - Throws: as `record` of the first that may not be done.
  @available(*, noasync)
  public func record(_ deeds: [Deed], with care: Care<[Recorded]>?) throws -> [Recorded] {
    try commit(deeds.map { try prepare($0) }, with: care)
  }

  /// A deed that may be done as things stand, and how they will stand after it. Nothing is written yet.
  public struct Prepared: Sendable {
    /// The obligations as they will stand.
    public let obligations: [Obligation]
    /// The bodies, for names.
    public let register: Register
    fileprivate let deed: Deed
    fileprivate let happened: CivilDate
    fileprivate let author: Author
    /// The ledger number up to which things were looked at.
    fileprivate let known: Int64
  }

  /// Looks whether a deed may be done. Cost: reading what is in force and what was done.
  ///
  /// - Throws: `Refused`; `LookOverNeeded`.
  @available(*, noasync)
  public func prepare(_ deed: Deed) throws -> Prepared {
    let stored =
      try cache?.now(on: today, about: deed.obligations)
      ?? StoredLibrary.load(store, texts: Set(deed.obligations.map(\.rule.regulationID)))
    let register = stored.library.register
    let happened = deed.happened ?? today
    let before = deed.obligations.map { stored.library.engine.obligation($0, on: today, known: now) }
    let authority = try permit(deed, happened, before, stored.library)
    let author = author(authority, for: deed.by)
    let event = deed.event(
      id: deed.id ?? "e\(stored.known + 1)", happened: happened, recorded: now, by: author.organisation)
    try checkParts(event, stored.library)
    if let id = deed.id, !(try store.entries(ofEvents: [id])).isEmpty {
      throw Refused(
        Words(
          vi: "\"\(id)\" đã là mã của một sự kiện khác; đặt mã khác",
          en: "\"\(id)\" is the id of another event already; choose another"))
    }
    if deed.obligations.isEmpty, let of = deed.of { try checkCalledOff(of, by: happened, stored.library) }
    let after = stored.library.engine.adding([event])
    var obligations: [Obligation] = []
    for case (let id, let obligation?) in zip(deed.obligations, before) {
      if let changed = try check(event, on: id, obligation, after: after) { obligations.append(changed) }
    }
    if let report = deed.report { try check(report, on: before.compactMap(\.self)) }
    try checkFiles(deed.files)
    try LookOverNeeded.check(deed.traces, isLookedOver: deed.isLookedOver)
    try checkForm(of: deed, before.compactMap(\.self))
    return Prepared(
      obligations: obligations, register: register, deed: deed, happened: happened, author: author,
      known: stored.known)
  }

  /// Writes a deed that was prepared.
  ///
  /// - Throws: `LedgerError.overtaken` where somebody else recorded something about one of its obligations or about what happened since, or
  ///   what is in force changed.
  @available(*, noasync)
  public func commit(_ prepared: Prepared, with care: Care<Recorded>? = nil) throws -> Recorded {
    let whole = care.map { care in
      Care<[Recorded]>(key: care.key, question: care.question, seen: care.seen) { care.answer($0[0]) }
    }
    return try commit([prepared], with: whole)[0]
  }

  private func commit(_ prepared: [Prepared], with care: Care<[Recorded]>?) throws -> [Recorded] {
    let deeds = prepared.map(\.deed)
    let known = min(prepared.map(\.known).min() ?? .max, care?.seen ?? .max)
    @Sendable func told(_ numbers: [Int64]) -> [Recorded] {
      zip(prepared, numbers).map { one, number in
        Recorded(
          entry: number, id: one.deed.id ?? "e\(number)", obligations: one.obligations, register: one.register)
      }
    }
    var seals: [String] = []
    let numbers: [Int64]
    do {
      let drafts = try prepared.map { one in
        let attachments = try one.deed.files.map { file in
          let seal = try store.attachments.put(file.bytes, salt: store.chance(32))
          seals.append(seal)
          return RecordedEvent.Attachment(seal: seal, name: .value(file.name), size: file.bytes.count)
        }
        let recorded = RecordedEvent(
          one.deed.event(id: one.deed.id ?? "", happened: one.happened, recorded: now, by: one.author.organisation),
          note: one.deed.note.map { .value($0) }, attachments: attachments, report: one.deed.report)
        return EntryDraft(recorded, by: one.author)
      }
      numbers = try store.ledger.append(
        drafts, now: now,
        if: .all([
          .nothingNew(about: deeds.flatMap(\.obligations), since: known),
          .nothingNew(aboutOccurrences: deeds.reduce(into: []) { $0.formUnion($1.occurrences) }, since: known),
          .nothingNew(of: Self.textKinds, since: known),
        ]),
        once: care.map { once($0, told) })
    } catch {
      store.letGo(of: seals)
      throw error
    }
    store.attachments.settle(seals)
    for deed in deeds where deed.kind == .submitted { try forgetDrafts(about: deed.obligations) }
    return told(numbers)
  }

  /// Everything in force and done up to now: at least what some texts owe follows from.
  func stored(texts: Set<String>) throws -> StoredLibrary {
    try cache?.now(on: today) ?? StoredLibrary.load(store, texts: texts)
  }

  /// What changes what an obligation is.
  static let textKinds: [EntryKind] = [
    .registerLineAdded, .registerLineEnded, .calendarDecided, .textActivated, .textWithdrawn, .policySet, .policyEnded,
  ]

  // MARK: Permission

  /// To whom is owed all that something starts which the actor may not record where it happened: he records it for who told it. None where he
  /// may anyway. Cost: one look at every sentence.
  private func told(
    _ deed: Deed, _ happened: CivilDate, _ regulations: [String], _ library: Library
  ) throws -> [OrganisationID] {
    guard deed.kind == .occurred, let at = deed.occurrence?.at else { return [] }
    let isOwn = (regulations.isEmpty ? [nil] : regulations.map(Optional.some)).allSatisfy { regulation in
      Permission.decide(
        actor, may: .recordOccurrence, .occurrence(at: at, regulation: regulation), on: today, in: library.register
      ).isAllowed
    }
    if isOwn { return [] }
    let id = try deed.id ?? RecordedEvent.defaultID(store.lastNumber() + 1)
    let event = deed.event(id: id, happened: happened, recorded: now, by: deed.by)
    let started = library.engine.adding([event]).obligations(startedBy: event, known: now)
    return (started.first?.counterparties ?? []).filter { one in
      started.allSatisfy { $0.counterparties.contains(one) }
    }
  }

  /// By what the deed may be done: the same for all its obligations.
  private func permit(
    _ deed: Deed, _ happened: CivilDate, _ obligations: [Obligation?], _ library: Library
  ) throws -> Authority {
    let power = Power(
      toRecord: deed.event(id: "", happened: happened, recorded: now, by: deed.by))
    guard !deed.obligations.isEmpty else {
      let earlier = deed.of.flatMap { library.events.occurrence($0) }
      if let of = deed.of, earlier == nil {
        throw Refused(
          Words(
            vi: "không có việc phát sinh nào mang mã \"\(of)\"", en: "nothing that happened has the id \"\(of)\""))
      }
      let occurrence = deed.occurrence ?? earlier?.occurrence
      // What starts duties of several regulations needs to be allowed under each.
      let named = Set(occurrence?.rules.map(\.regulationID) ?? []).sorted()
      let told = try self.told(deed, happened, named, library)
      let found = try (named.isEmpty ? [nil] : named.map(Optional.some)).map { regulation in
        try permit(
          power, .occurrence(at: occurrence?.at ?? deed.by, regulation: regulation, told: told), named: deed.of,
          in: library.register)
      }
      if !told.isEmpty, deed.evidence == nil, deed.document == nil {
        throw Refused(
          Words(
            vi: "ghi thay cho nơi đã báo thì cần căn cứ: số đến, cuộc gọi lúc mấy giờ, hoặc số và ngày văn bản",
            en:
              "what is recorded for who told it needs what shows it: an arrival number, a call and its hour, or the number and day of a document"
          ))
      }
      return found[0]
    }
    var authority: Authority?
    for (id, obligation) in zip(deed.obligations, obligations) {
      guard let obligation else { throw Refused(Self.missing(id, library)) }
      let matter = Matter(
        obligation, submitter: power.needsAnother ? try store.submitters(of: id).first : nil, actingFor: deed.by)
      let found = try permit(power, .obligation(matter), named: id.description, in: library.register)
      authority = authority ?? found
    }
    guard let authority else { preconditionFailure("some obligation") }
    return authority
  }

  static func missing(_ id: ObligationID, _ library: Library) -> Words {
    var search = EventsAboutNothing(library.engine)
    let more = search.whatIsMissing(id) ?? Words(vi: "", en: "")
    return Words(vi: "không có việc nào là \(id)\(more.vi)", en: "there is no obligation \(id)\(more.en)")
  }

  // MARK: Sense

  /// What a deed cannot be without.
  private func checkParts(_ event: Event, _ library: Library) throws {
    func refuse(_ vi: String, _ en: String) throws -> Never { throw Refused(Words(vi: vi, en: en)) }
    if event.kind.needsGround, event.ground?.isEmpty ?? true {
      try refuse("cần nêu lý do hoặc căn cứ: --ground \"…\"", "a reason or legal basis is needed: --ground \"…\"")
    }
    if event.happened > today {
      try refuse(
        "ngày \(event.happened.vietnamese) chưa đến; chỉ ghi việc đã xảy ra",
        "\(event.happened.vietnamese) is yet to come; only what has happened is recorded")
    }
    if event.happened < today {
      if event.kind == .submitted {
        try refuse(
          "việc gửi ghi vào ngày gửi; nếu đã gửi ngoài hệ thống thì nơi nhận ghi bằng phoihop record --happened",
          "sending is recorded on its day; what was sent outside the system the receiver records by phoihop record --happened"
        )
      }
      if event.evidence == nil, event.document == nil {
        try refuse(
          "việc xảy ra trước hôm nay cần bằng chứng: --evidence \"…\" hoặc --document SỐ@NGÀY",
          "what happened before today needs what shows it: --evidence \"…\" or --document NUMBER@DAY")
      }
    }
    if let document = event.document, event.happened < document.date {
      let (dated, happened) = (document.date.vietnamese, event.happened.vietnamese)
      switch event.kind {
      case .submitted:
        try refuse(
          "văn bản đề ngày \(dated), sau ngày gửi (\(happened))",
          "the document is dated \(dated), after it is sent (\(happened))")
      case .received:
        try refuse(
          "văn bản đề ngày \(dated), sau ngày đến (\(happened))",
          "the document is dated \(dated), after it came (\(happened))")
      default:
        try refuse(
          "văn bản đề ngày \(dated), sau ngày việc xảy ra (\(happened))",
          "the document is dated \(dated), after the day it happened (\(happened))")
      }
    }
    switch event.kind {
    case .extended where event.until == nil && event.days == nil:
      try refuse("gia hạn cần --until NGÀY hoặc --days SỐ", "an extension needs --until DAY or --days NUMBER")
    case .rescheduled where event.date == nil: try refuse("dời ngày cần --date NGÀY", "putting off needs --date DAY")
    case .transferred where event.whom.isEmpty:
      try refuse("chuyển giao cần --whom MÃ_CƠ_QUAN", "handing over needs --whom BODY_ID")
    default: break
    }
    for body in event.whom + [event.recordedFor].compactMap(\.self) where library.register[body] == nil {
      try refuse("danh bạ không có cơ quan mã \"\(body)\"", "the register has no body with the id \"\(body)\"")
    }
  }

  /// What was called off is neither put off nor called off again.
  private func checkCalledOff(_ id: String, by happened: CivilDate, _ library: Library) throws {
    let earlier = library.events.events(ofOccurrence: id, on: happened, known: now)
    guard let calledOff = earlier.first(where: { $0.kind == .withdrawn }) else { return }
    throw Refused(
      Words(
        vi: "\(id): việc này đã rút ngày \(calledOff.happened.vietnamese)",
        en: "\(id): it was called off on \(calledOff.happened.vietnamese)"))
  }

  /// Whether the deed makes sense as an obligation stands, and whether the text allows it; how it stands afterwards.
  private func check(
    _ event: Event, on id: ObligationID, _ obligation: Obligation, after: ObligationEngine
  ) throws -> Obligation? {
    if let objection = Objection.words(event.kind, recordedFor: event.recordedFor != nil, obligation.state) {
      throw Refused(Words(vi: "\(id): \(objection.vi)", en: "\(id): \(objection.en)"))
    }
    guard let changed = after.obligation(id, on: today, known: now) else { return nil }
    if let refusal = after.refusals(of: changed, known: now).first(where: { $0.event.id == event.id }) {
      throw Refused(
        Words(
          vi: "\(id): không được \(event.kind.words.vi): \(refusal.why.vi)",
          en: "\(id): \(event.kind.words.en) is not possible: \(refusal.why.en)"))
    }
    let objection =
      event.kind == .extended
      ? Objection.words(extending: obligation, to: changed.state.due, on: today)
      : Objection.words(sendingOn: event.happened, event.kind, obligation)
    if let objection { throw Refused(Words(vi: "\(id): \(objection.vi)", en: "\(id): \(objection.en)")) }
    return changed
  }
}

extension String {
  /// The regulation's id at the beginning of an address.
  var regulationID: String { String(prefix { $0 != "/" }) }
}
