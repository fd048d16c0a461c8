import Access
import CivilTime
import Diagnostics
import Entries
import Exchange
import Facts
import Ledger
import Obligations
import Organisations
import Regulations
import Settings
import Store

/// *Ghi nhanh*: what a body did that nobody asks of it by a day.
extension Desk {
  /// What somebody asks to be noted.
  public struct NewNote: Sendable {
    /// What was done.
    public var text = ""
    /// Where; nil where nobody said.
    public var place: String?
    /// When; today where none is given.
    public var day: CivilDate?
    /// Which body did it.
    public var body: OrganisationID
    /// How many occasions, and how many people took part.
    public var sessions: Int?, people: Int?
    /// The sentences under which it was done, by their addresses.
    public var clauses: [String] = []
    /// Pictures: names and bytes.
    public var files: [(name: String, bytes: [UInt8])] = []
    /// True where who asks said that nobody who denounces can be known of it.
    public var isLookedOver = false

    /// What of it looks like a telephone, a personal number or a house, by its place. Not in it: what stands in the pictures.
    public var traces: [LookOverNeeded.Found] {
      var found: [LookOverNeeded.Found] = []
      found.look(at: text, "text")
      found.look(at: place, "place")
      found.look(at: files)
      return found
    }

    /// A note of a body.
    public init(of body: OrganisationID) { self.body = body }
  }

  /// A note in the eyes of the actor.
  public struct NoteView: Sendable {
    /// The ledger number.
    public let number: Int64
    /// What was noted.
    public let note: Note
    /// When it was written down.
    public let recorded: Instant
    /// Who wrote it down; nil where he is not known any more.
    public let person: String?
    /// Why and when it was withdrawn; nil where it stands.
    public let withdrawal: (reason: String?, at: Instant)?
    /// Whether the actor may withdraw it.
    public let mayWithdraw: Bool
  }

  /// A sentence under which a body may note.
  public struct NoteChoice: Sendable {
    /// The sentence.
    public let rule: Rule
    /// Its regulation.
    public let regulation: Regulation
    /// What one reads of it: the act and its object, or the words of a principle.
    public let title: Words
  }

  /// The most letters of what was done, and of where.
  public static let noteLimits = (text: 2000, place: 200, count: 1_000_000)

  // MARK: Choosing

  /// What may be noted under a sentence: what stands always, principles, powers and what is not to be done. What is asked by a day or when
  /// something happens is done by a sending, and what another sentence carries under that.
  public static func takesNotes(_ rule: Rule) -> Bool {
    switch rule.syntax.body {
    case .principle: return true
    case .definition, .transition: return false
    case .duty(let duty):
      switch duty.modality {
      case .may, .mustNot, .mustPrevent: return true
      case .must, .should:
        let options = rule.seriesOptions
        return !options.isEmpty && options.allSatisfy { $0.occurrence == .standing }
      }
    }
  }

  /// The sentences under which a body may note on a day, the likeliest first: by words where there are some, then those under which it noted
  /// last, then standing duties before principles and all else, in the order of the texts.
  ///
  /// Cost: one look at each sentence of the texts in force.
  @available(*, noasync)
  public func noteChoices(
    for body: OrganisationID, on day: CivilDate, words: String = ""
  ) throws -> (choices: [NoteChoice], library: Library) {
    let library = try ground()
    let all = choices(for: body, on: day, library)
    let last = try store.clausesNotedLast(by: [body], limit: 20)
    let places = Dictionary(last.enumerated().map { ($1, $0) }) { first, _ in first }
    let wanted = SearchWords.words(of: words).filter { $0.utf8.count > 1 }
    let ranked = all.enumerated().map { order, choice in
      let own = Set(SearchWords.words(of: choice.title.vi))
      let rank = [
        -wanted.count { own.contains($0) }, places[choice.rule.address] ?? Int.max, Self.kind(choice.rule), order,
      ]
      return (rank: rank, choice: choice)
    }
    return (ranked.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.map { $0.choice }, library)
  }

  private static func kind(_ rule: Rule) -> Int {
    if rule.duty == nil { return 1 }
    return rule.seriesOptions.isEmpty ? 2 : 0
  }

  private func choices(for body: OrganisationID, on day: CivilDate, _ library: Library) -> [NoteChoice] {
    let own = library.inside(body, on: day)
    return library.regulations.flatMap { bound -> [NoteChoice] in
      let regulation = bound.regulation
      guard regulation.kind != .law else { return [] }
      let part = library.engine.part(of: own, in: bound, on: day)
      guard part.isParty else { return [] }
      let bound = Set(part.rules.map(\.address))
      return regulation.rules.compactMap { rule in
        guard Self.takesNotes(rule), rule.isInForce(on: day, in: regulation),
          rule.duty == nil || bound.contains(rule.address),
          library.engine.carriers(of: rule.address, on: day).isEmpty
        else { return nil }
        return NoteChoice(rule: rule, regulation: regulation, title: Self.title(of: rule))
      }
    }
  }

  /// What one reads of a sentence in a list.
  public static func title(of rule: Rule) -> Words {
    switch rule.syntax.body {
    case .principle(let words), .definition(let words): Words(vi: words.text, en: words.text)
    case .transition: Words(vi: rule.address, en: rule.address)
    case .duty(let duty): Words(vi: duty.deed(.vi), en: duty.deed(.en))
    }
  }

  /// The bodies for which the actor may note today, in the order of his roles; at least one.
  ///
  /// - Throws: `Refused` where there is none.
  @available(*, noasync)
  public func bodiesNoted() throws -> [OrganisationID] {
    let register = try ground().register
    let all = bodies(in: register)
    func note(_ body: OrganisationID) -> Subject { .note(at: body, under: [], told: []) }
    let found = all.filter {
      Permission.decide(actor, may: .note, note($0), on: today, in: register).isAllowed
    }
    if found.isEmpty, let body = all.first ?? actor.grants(on: today).first?.organisation {
      _ = try permit(.note, note(body), named: "note", in: register)
    }
    return found
  }

  // MARK: Noting

  /// Notes what a body did; the ledger number.
  ///
  /// - Throws: `Refused`, also where a sentence does not bind the body or takes no notes, or a file is no picture; `LookOverNeeded`.
  @available(*, noasync)
  public func note(_ new: NewNote, with care: Care<Int64>? = nil) throws -> Int64 {
    let library = try ground()
    let clauses = Set(new.clauses).sorted()
    let regulations = Set(clauses.map(\.regulationID)).sorted()
    let authority = try permit(
      .note, .note(at: new.body, under: regulations, told: []), named: "note", in: library.register)
    let day = new.day ?? today
    try check(new, day)
    let allowed = Set(choices(for: new.body, on: day, library).map(\.rule.address))
    if let wrong = clauses.first(where: { !allowed.contains($0) }) {
      let name = library.register.name(of: new.body, on: day)
      throw Refused(
        Words(
          vi:
            "không ghi nhanh được cho \"\(wrong)\": ngày \(day.vietnamese) \(name) không có việc thường xuyên hay nguyên tắc nào ở đó; chọn trong danh sách",
          en:
            "nothing can be noted under \"\(wrong)\": on \(day.vietnamese) it is no standing duty or principle of \(name); choose from the list"
        ))
    }
    try LookOverNeeded.check(new.traces, isLookedOver: new.isLookedOver)
    var files: [(name: String, bytes: [UInt8])] = []
    let largest = new.files.isEmpty ? 0 : try store.ledger.settings().largestAttachment
    for file in new.files {
      guard file.bytes.count <= largest else {
        throw Refused(
          Words(
            vi: "\"\(file.name)\" lớn hơn \(largest >> 20) MiB; chụp lại ở cỡ nhỏ hơn",
            en: "\"\(file.name)\" is larger than \(largest >> 20) MiB; take it again in a smaller size"))
      }
      guard let picture = Picture(file.bytes) else {
        throw Refused(
          Words(
            vi: "\"\(file.name)\" không phải là ảnh JPEG hay PNG; chọn ảnh, hoặc gửi văn bản kèm báo cáo",
            en: "\"\(file.name)\" is no JPEG or PNG picture; choose one, or send a document with the report"))
      }
      // A picture that is called a program would go out as one.
      if let words = FileKind.refusal(of: file.name, file.bytes) { throw Refused(words) }
      files.append((file.name, picture.withoutMetadata))
    }
    var seals: [String] = []
    do {
      let attachments = try files.map { file in
        let seal = try store.attachments.put(file.bytes, salt: store.chance(32))
        seals.append(seal)
        return RecordedEvent.Attachment(seal: seal, name: .value(file.name), size: file.bytes.count)
      }
      let note = Note(
        body: new.body, day: day, clauses: clauses, sessions: new.sessions, people: new.people, text: new.text,
        place: new.place, attachments: attachments)
      let number = try store.ledger.append(
        [EntryDraft(note, by: author(authority, for: new.body))], now: now,
        once: care.map { once($0) { $0[0] } })[0]
      store.attachments.settle(seals)
      return number
    } catch {
      store.letGo(of: seals)
      throw error
    }
  }

  private func check(_ new: NewNote, _ day: CivilDate) throws {
    func refuse(_ vi: String, _ en: String) throws -> Never { throw Refused(Words(vi: vi, en: en)) }
    let limits = Self.noteLimits
    if new.text.isEmpty { try refuse("cần ghi đã làm gì", "say what was done") }
    if new.text.count > limits.text {
      try refuse(
        "ghi nhanh dài nhất \(limits.text) chữ; phần dài gửi trong báo cáo",
        "a note has at most \(limits.text) letters; what is long goes into the report")
    }
    if (new.place ?? "").count > limits.place {
      try refuse("nơi làm dài nhất \(limits.place) chữ", "the place has at most \(limits.place) letters")
    }
    if day > today {
      try refuse(
        "ngày \(day.vietnamese) chưa đến; chỉ ghi việc đã làm",
        "\(day.vietnamese) is yet to come; only what was done is noted")
    }
    if new.clauses.isEmpty {
      try refuse("chọn ít nhất một điều khoản", "choose at least one clause")
    }
    for count in [new.sessions, new.people].compactMap(\.self) where !(0...limits.count).contains(count) {
      try refuse("số từ 0 đến \(limits.count)", "a number from 0 to \(limits.count)")
    }
  }

  /// Takes a note back, for a reason; the ledger number.
  ///
  /// - Parameter isLookedOver: true where who asks said that nobody who denounces can be known of the reason.
  /// - Throws: `Refused`, also where there is none such, or it was taken back before; `LookOverNeeded`.
  @available(*, noasync)
  public func withdraw(
    note number: Int64, because reason: String, isLookedOver: Bool = false, with care: Care<Int64>? = nil
  ) throws -> Int64 {
    let view = try note(number)
    let library = try ground()
    let authority = try permit(
      .note, .note(at: view.note.body, under: view.note.clauses.map(\.regulationID), told: []),
      named: "note \(number)", in: library.register)
    guard !reason.isEmpty else {
      throw Refused(Words(vi: "nêu lý do rút", en: "say why it is withdrawn"))
    }
    if let withdrawal = view.withdrawal {
      throw Refused(
        Words(
          vi: "ghi nhanh số \(number) đã rút ngày \(withdrawal.at.day.vietnamese)",
          en: "the note \(number) was withdrawn on \(withdrawal.at.day.vietnamese)"))
    }
    var found: [LookOverNeeded.Found] = []
    found.look(at: reason, "reason")
    try LookOverNeeded.check(found, isLookedOver: isLookedOver)
    do {
      return try store.ledger.append(
        [
          EntryDraft(
            .noteWithdrawn(note: number), by: author(authority, for: view.note.body), subject: String(number),
            reason: reason)
        ], now: now, once: care.map { once($0) { $0[0] } })[0]
    } catch LedgerError.nothingToEnd {
      throw Refused(Words(vi: "ghi nhanh số \(number) đã rút", en: "the note \(number) was withdrawn"))
    }
  }

  // MARK: Reading

  /// One note.
  ///
  /// - Throws: `Refused` where there is none such, or the actor may not see it: in the same words.
  @available(*, noasync)
  public func note(_ number: Int64) throws -> NoteView {
    let library = try ground()
    let nothing = Words(vi: "không có ghi nhanh số \(number)", en: "there is no note with the number \(number)")
    guard let entry = try store.entry(number), case .noted(let note) = entry.body else { throw Refused(nothing) }
    var sight = NoteSight(library)
    guard sight.sees(note.body, note.clauses, on: note.day) else {
      throw Refused(nothing, denial: denial(.seeNotes, named: "note \(number)"))
    }
    let withdrawal = try store.withdrawal(ofNote: number)
    return try view(
      entry, note, library, withdrawal: withdrawal.map { ($0.head.reason, $0.head.recorded) })
  }

  private func view(
    _ entry: Entry, _ note: Note, _ library: Library, withdrawal: (String?, Instant)? = nil
  ) throws -> NoteView {
    let subject = Subject.note(at: note.body, under: note.clauses.map(\.regulationID), told: [])
    return NoteView(
      number: entry.head.sequence, note: note, recorded: entry.head.recorded,
      person: try PersonID(entry.head.author).flatMap { try store.person($0) }.flatMap(\.name),
      withdrawal: withdrawal,
      mayWithdraw: withdrawal == nil
        && Permission.decide(actor, may: .note, subject, on: today, in: library.register).isAllowed)
  }

  /// Notes of a list, with what they add up to.
  public struct Notes: Sendable {
    /// All that the actor sees of what was asked, the newest day first.
    public let rows: [Store.NoteRow]
    /// Texts, bodies and days.
    public let library: Library

    /// How many occasions and how many people, of those that were counted.
    public var sums: (sessions: Int, people: Int) {
      rows.reduce((0, 0)) { ($0.0 + ($1.sessions ?? 0), $0.1 + ($1.people ?? 0)) }
    }
  }

  /// What was noted on some days and the actor sees. Cost: that of what fits.
  ///
  /// - Throws: `Refused` where he may see nothing at all.
  @available(*, noasync)
  public func notes(_ question: Store.NoteQuestion) throws -> Notes {
    let library = try ground()
    return Notes(rows: try seen(store.notes(question), library), library: library)
  }

  private func seen(_ rows: [Store.NoteRow], _ library: Library) -> [Store.NoteRow] {
    var sight = NoteSight(library)
    return rows.filter { sight.sees($0.body, $0.clauses, on: $0.day) }
  }

  /// What was written into some notes of a list. Cost: that of those.
  @available(*, noasync)
  public func texts(of rows: some Sequence<Store.NoteRow>, in library: Library) throws -> [NoteView] {
    try store.ledger.entries(rows.map(\.number)).compactMap { entry in
      guard case .noted(let note) = entry.body else { return nil }
      return try view(entry, note, library)
    }
  }

  /// How many notes of this year the actor sees under each sentence of a regulation, and the day of the last one, by their addresses.
  @available(*, noasync)
  public func notesOfTheYear(under regulation: String) throws -> [String: (count: Int, last: CivilDate)] {
    let library = try ground()
    guard let first = CivilDate(year: today.year, month: 1, day: 1) else { return [:] }
    var found: [String: (count: Int, last: CivilDate)] = [:]
    for row in try seen(store.notes(.init(from: first, to: today, regulation: regulation)), library) {
      for clause in row.clauses where clause.regulationID == regulation {
        let known = found[clause]
        found[clause] = ((known?.count ?? 0) + 1, max(known?.last ?? row.day, row.day))
      }
    }
    return found
  }

  /// The notes of a bearer under the sentence of an obligation, in its term; none of what takes no notes.
  @available(*, noasync)
  public func notes(about obligation: Obligation, in library: Library) throws -> [Store.NoteRow] {
    guard Self.takesNotes(obligation.rule) else { return [] }
    var question = Store.NoteQuestion(from: obligation.line.start, to: today, clause: obligation.rule.address)
    question.bodies = bodies(of: obligation, library)
    return try notes(question).rows
  }

  /// What the bearer of a report noted in its period under sentences of the same regulation, which feeds the report.
  @available(*, noasync)
  public func notes(forReport obligation: Obligation, in library: Library) throws -> [Store.NoteRow] {
    guard obligation.act?.kernel == .report, let end = obligation.line.end else { return [] }
    return try notes(
      .init(
        from: obligation.line.start, to: min(end, today), bodies: bodies(of: obligation, library),
        regulation: obligation.regulation.id)
    ).rows
  }

  /// The bodies whose notes are about an obligation: what owes it, the body it belongs to, and that body's posts and units.
  func bodies(of obligation: Obligation, _ library: Library) -> [OrganisationID] {
    let day = obligation.line.decidingDay
    var all = Set(obligation.joint)
    for bearer in obligation.joint {
      all.formUnion(library.inside(library.register.body(of: bearer, on: day), on: day))
    }
    return all.sorted { $0.text < $1.text }
  }
}
