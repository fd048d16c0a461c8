import Access
import CivilTime
import Diagnostics
import Entries
import Facts
import Files
import Ledger
import Obligations
import Organisations
import Regulations
import Store

/// A regulation that is about to be activated: entered step by step, looked at, then written at once.
extension Desk {
  /// A text that ships with the program.
  public struct ShippedText: Sendable {
    /// Its `mã`.
    public let id: String
    /// Its title.
    public let title: String
    /// Where it stands among the texts.
    public let path: String
    /// The text.
    public let text: String

    /// A text of its parts; nil where it does not say what it is, or is a law, form or calendar.
    public init?(path: String, text: String) {
      let source = SourceText(name: path, text: text)
      guard case .regulation = DocumentKind.of(source), let id = DocumentKind.id(of: source),
        let regulation = Resolver.resolve(RegulationParser.parse(source).file).regulation, regulation.kind != .law
      else { return nil }
      (self.id, self.title, self.path, self.text) = (id, regulation.title, path, text)
    }
  }

  /// Who activated a regulation, and when.
  public struct Activated: Sendable {
    /// Its `mã`.
    public let id: String
    /// The ledger number.
    public let entry: Int64
    /// The name of who did it, else his id.
    public let person: String
    /// When it was written.
    public let recorded: Instant
  }

  /// The ids of the regulations that the actor may activate today: of which he is coordinator.
  ///
  /// - Throws: `Refused` where there is none; that he asked is kept.
  @available(*, noasync)
  public func regulationsToActivate() throws -> [String] {
    let register = try register()
    let ids = Set(actor.grants(on: today).compactMap(\.regulation)).sorted().filter { id in
      if case .allowed = Permission.decide(
        actor, may: .activateRegulation, .regulation(id), on: today, in: register)
      {
        true
      } else {
        false
      }
    }
    if ids.isEmpty { _ = try permit(.activateRegulation, .regulation(""), in: register) }
    return ids
  }

  /// Whether the actor may settle something about a regulation today. Nothing is kept of the question.
  public func maySettle(_ id: String, in register: Register) -> Bool {
    if case .allowed = Permission.decide(actor, may: .setPolicy, .regulation(id), on: today, in: register) {
      true
    } else {
      false
    }
  }

  /// That the actor may activate a regulation.
  ///
  /// - Throws: `Refused`; that he asked is kept.
  @available(*, noasync)
  public func mayActivate(_ id: String) throws {
    _ = try permit(.activateRegulation, .regulation(id), named: id, in: register())
  }

  /// Who activated the last text of a regulation; nil where nobody did.
  @available(*, noasync)
  public func activated(_ id: String) throws -> Activated? {
    guard let row = try store.texts().head(of: id), let head = try store.entry(row.entry)?.head else { return nil }
    let name = try PersonID(head.author).flatMap { try store.person($0)?.name }
    return Activated(id: id, entry: row.entry, person: name ?? head.author, recorded: head.recorded)
  }

  /// The body in whose name the actor coordinates a regulation; nil where he does not.
  public func coordinatingBody(of id: String) -> OrganisationID? {
    actor.grants(on: today).first { $0.role == .coordinator && $0.regulation == id }?.organisation
  }

  // MARK: Drafts

  /// What the actor has entered about regulations, the last saved first.
  @available(*, noasync)
  public func activationDrafts() throws -> [(id: String, draft: ActivationDraft, saved: Instant)] {
    guard case .person(let person) = actor.identity else { return [] }
    return try store.activationDrafts(of: person).compactMap { row in
      ActivationDraft(values: row.draft.values).map { (row.regulation, $0, row.draft.saved) }
    }
  }

  /// What the actor has entered about a regulation, with when it was last saved; nil where he has nothing.
  ///
  /// - Throws: `Refused` where he may not activate it.
  @available(*, noasync)
  public func activationDraft(of id: String) throws -> (draft: ActivationDraft, saved: Instant)? {
    try mayActivate(id)
    guard case .person(let person) = actor.identity, let kept = try store.activationDraft(of: person, about: id),
      let draft = ActivationDraft(values: kept.values)
    else { return nil }
    return (draft, kept.saved)
  }

  /// The most that is kept of an activation, in bytes: a regulation has some hundred KiB.
  private static let mostOfDraft = 2 << 20

  /// Keeps what the actor has entered about a regulation.
  ///
  /// - Throws: `Refused` where he may not activate it, or it is too much.
  @available(*, noasync)
  public func keep(_ draft: ActivationDraft, of id: String) throws {
    try mayActivate(id)
    guard case .person(let person) = actor.identity else { return }
    let values = draft.values
    guard values.reduce(0, { $0 + $1.key.utf8.count + $1.value.utf8.count }) <= Self.mostOfDraft else {
      throw Refused(
        Words(
          vi: "bản nháp dài hơn 2 MiB nên chưa được lưu; bỏ bớt biểu mẫu",
          en: "the draft has more than 2 MiB and was not saved; leave some forms out"))
    }
    try store.keep(activation: values, of: person, about: id, now: now)
  }

  /// Forgets what the actor has entered about a regulation.
  @available(*, noasync)
  public func forgetActivation(of id: String) throws {
    if case .person(let person) = actor.identity {
      try store.keep(activation: [:], of: person, about: id, now: now)
    }
  }

  // MARK: Looking

  /// What there is already: texts, bodies and days.
  ///
  /// - Throws: `Refused` where there is no register or calendar yet.
  @available(*, noasync)
  private func ground() throws -> (regulations: [BoundRegulation], register: Register, calendar: WorkCalendar) {
    let texts = try store.texts()
    if texts.texts.contains(where: { $0.kind == .regulation }) {
      let library = try cache?.ground(on: today) ?? StoredLibrary.load(store, withEvents: false).library
      return (library.regulations, library.register, library.calendar)
    }
    let shelf = StoredShelf(texts)
    try shelf.needRegister()
    guard let path = shelf.calendar else { throw Refused(Self.needsCalendar) }
    var reading = LibraryReading(TextShelf(shelf.sources))
    guard let register = try reading.register(in: shelf.registers), let calendar = try reading.calendar(path) else {
      throw reading.errors
    }
    return ([], register, calendar)
  }

  /// What activating a draft would write, with everything that is wrong or open.
  ///
  /// Cost: that of `check` on the text, and of finding its parties.
  ///
  /// - Throws: `Refused` where he may not activate it, or the store has no register or calendar yet.
  @available(*, noasync)
  public func plan(_ draft: ActivationDraft, of id: String) throws -> ActivationPlan {
    try mayActivate(id)
    let forms = try store.texts().texts.filter { $0.kind == .form }.map { ($0.path.formID, $0.text) }
    return try ActivationPlanner(
      draft, others: ground(), forms: Dictionary(forms) { _, last in last }, today: today
    ).plan()
  }

  // MARK: Writing

  /// Activates a draft: the text, the forms it brings and all that is settled beside it, or nothing of it.
  ///
  /// - Returns: the ledger number of the text, and how many entries were written.
  /// - Throws: `Findings` with everything that is wrong or open; `Refused` where somebody was faster, with who that was.
  @available(*, noasync)
  public func activate(_ draft: ActivationDraft, of id: String) throws -> (entry: Int64, count: Int) {
    try mayActivate(id)
    if let before = try activated(id) { throw Refused(Self.before(before)) }
    let plan = try plan(draft, of: id)
    guard plan.errors.findings.isEmpty else { throw plan.errors }
    guard plan.open.findings.isEmpty else { throw plan.open }
    guard plan.hasGround else { throw Refused(Self.needsNumber) }
    var sources = [draft.source]
    var paths: [(file: String, path: String)] = []
    for need in plan.forms where need.coming == .brought {
      let path = "forms/\(need.id).md"
      sources.append(SourceText(name: path, text: draft.forms[need.id] ?? ""))
      paths.append((path, path))
    }
    paths.append((draft.path, draft.path))
    do {
      let written = try activate(
        paths, on: TextShelf(sources),
        settling: Settlement(
          policies: plan.policies, ground: plan.ground, bringsFormsOf: id, formsLeftOut: draft.formsLeftOut))
      try forgetActivation(of: id)
      return (written.last { $0.path == draft.path }?.entry ?? 0, written.count + plan.policies.count)
    } catch let error as LedgerError {
      if case .overtaken = error, let before = try activated(id) { throw Refused(Self.before(before)) }
      throw error
    }
  }

  private static let needsNumber = Words(
    vi: "ghi số và ngày của công văn hướng dẫn: mọi điều đã định lấy nó làm căn cứ",
    en: "give the number and day of the guidance letter: all that is settled rests on it")

  private static func before(_ one: Activated) -> Words {
    Words(
      vi:
        "quy chế \"\(one.id)\" đã được \(one.person) kích hoạt ngày \(one.recorded.day.vietnamese), số nhật ký \(one.entry); những gì khác đi thì ghi thành cách áp dụng ở trang quy chế",
      en:
        "the regulation \"\(one.id)\" was activated by \(one.person) on \(one.recorded.day.vietnamese), ledger number \(one.entry); what differs is settled on the page of the regulation"
    )
  }
}

/// What is settled beside a text that is activated.
struct Settlement: Sendable {
  var policies: [EntryBody.Policy] = []
  /// On what it rests.
  var ground = ""
  /// The regulation whose coordinator may bring forms that the store does not have; nil where only who keeps the store may.
  var bringsFormsOf: String?
  /// Forms that may stay away.
  var formsLeftOut: Set<String> = []
}

extension String {
  /// The id of the form that stands at a path: `forms/x.md` is `x`.
  var formID: String { split(separator: "/").last.map { String($0.dropLast(".md".utf8.count)) } ?? self }
}

extension Desk {
  /// The roles that can send for some bodies, with how many people hold each; nothing of a body for which nobody does. Who they are is not
  /// told: that is for who manages people.
  @available(*, noasync)
  public func rolesSending(_ bodies: [OrganisationID]) throws -> [OrganisationID: [(role: Role, count: Int)]] {
    let register = try register()
    let grants = try store.grants().filter {
      $0.isInForce(on: today) && $0.role.sends
    }
    let on = Dictionary(grouping: grants, by: \.organisation)
    var out: [OrganisationID: [(role: Role, count: Int)]] = [:]
    for body in bodies {
      let there = on[body, default: []] + register.receivers(of: body, on: today).flatMap { on[$0] ?? [] }
      let roles = Role.allCases.compactMap { role -> (role: Role, count: Int)? in
        let count = Set(there.filter { $0.role == role }.map(\.person)).count
        return count == 0 ? nil : (role, count)
      }
      if !roles.isEmpty { out[body] = roles }
    }
    return out
  }
}

extension Store.Texts {
  /// The last text of a regulation; nil where there is none.
  func head(of id: String) -> Store.TextRow? { heads(of: id).last }

  /// The texts of a regulation that are there, the first one first.
  func heads(of id: String) -> [Store.TextRow] {
    texts.filter { row in
      row.kind == .regulation && DocumentKind.id(of: SourceText(name: row.path, bytes: Array(row.text.utf8))) == id
    }
  }
}
