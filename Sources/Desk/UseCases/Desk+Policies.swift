import Access
import CivilTime
import Diagnostics
import Entries
import Facts
import Obligations
import Organisations
import Regulations
import Store

/// What the parties settled beside a text: what holds, what would hold, and its end.
extension Desk {
  /// An application that holds, with who settled it.
  public struct PolicyInForce: Sendable {
    /// The ledger number.
    public let entry: Int64
    /// What it says.
    public let policy: EntryBody.Policy
    /// The name of who recorded it, else his id.
    public let person: String
    /// In which role.
    public let role: Role?
    /// When it was recorded.
    public let recorded: Instant
  }

  /// A form that a regulation names.
  public struct FormInForce: Sendable {
    /// Its id.
    public let id: String
    /// The ledger number of its text; nil where the store has none.
    public let entry: Int64?
    /// When that was recorded.
    public let recorded: Instant?
  }

  /// What was settled about a regulation and holds, in the order in which it was, and the forms it names.
  ///
  /// - Throws: `Refused` where the actor may see nothing at all.
  @available(*, noasync)
  public func policies(of id: String) throws -> (policies: [PolicyInForce], forms: [FormInForce]) {
    _ = try scope(in: register())
    let texts = try store.texts()
    var names: [String: String] = [:]
    func name(_ author: String) throws -> String {
      if let name = names[author] { return name }
      let name = try PersonID(author).flatMap { try store.person($0)?.name } ?? author
      names[author] = name
      return name
    }
    let policies = try texts.policies.filter { $0.policy.regulation == id }.compactMap { row -> PolicyInForce? in
      guard let head = try store.entry(row.entry)?.head else { return nil }
      return PolicyInForce(
        entry: row.entry, policy: row.policy, person: try name(head.author),
        role: head.role.flatMap { Role(rawValue: $0) },
        recorded: head.recorded)
    }
    var ids: [String] = []
    for regulation in try versions(ofRegulation: id).suffix(1) {
      for form in regulation.namedForms where !ids.contains(form) { ids.append(form) }
    }
    let forms = try ids.map { id -> FormInForce in
      let row = texts.texts.last { $0.kind == .form && $0.path.formID == id }
      return FormInForce(
        id: id, entry: row?.entry, recorded: try row.flatMap { try store.entry($0.entry)?.head.recorded })
    }
    return (policies, forms)
  }

  // MARK: Following

  /// What is followed stays followed: who settles beside a text from which day its deadlines are asked for takes no later day than that on
  /// which it was first activated here, lest what is overdue disappear.
  ///
  /// - Throws: `Refused`.
  func checkFollowing(_ policy: EntryBody.Policy, in regulation: Regulation, _ texts: Store.Texts) throws {
    let heading = policy.clause.isEmpty ? "" : "\(policy.regulation)/\(policy.clause)"
    let days = regulation.applications.compactMap { application -> CivilDate? in
      guard application.heading == heading, case .followedFrom(let day) = application.item else { return nil }
      return day
    }
    guard let day = days.max(),
      let first = try texts.heads(of: policy.regulation).first.flatMap({ try store.entry($0.entry) })?.head.recorded
        .day,
      day > first
    else { return }
    throw Refused(
      Words(
        vi:
          "quy chế đã được theo dõi từ khi kích hoạt ngày \(first.vietnamese), nên không thôi theo dõi những kỳ trước \(day.vietnamese); chọn ngày không sau \(first.vietnamese), hoặc cho miễn từng việc",
        en:
          "the regulation has been followed since it was activated on \(first.vietnamese), so periods before \(day.vietnamese) go on being followed; choose a day no later than \(first.vietnamese), or waive what is not owed"
      ))
  }

  // MARK: What would hold

  /// What a regulation asks today, and what it would ask.
  public struct Prospect: Sendable {
    /// As it is.
    public let old: BoundRegulation
    /// As it would be.
    public let new: BoundRegulation
    /// What computes what it asks.
    public let before: ObligationEngine
    /// What computes what it would ask.
    public let after: ObligationEngine
  }

  /// What would be asked if something were settled about a clause.
  ///
  /// - Throws: `Findings` with everything that is wrong with the words; `Refused` where the actor may not, or there is no such clause.
  @available(*, noasync)
  public func prospect(of policy: EntryBody.Policy) throws -> Prospect {
    try maySettle(policy.regulation)
    let found = try prospect(of: policy.regulation) { $0 + [policy] }
    try checkFollowing(policy, in: found.new.regulation, store.texts())
    return found
  }

  /// Something that holds and that the actor may end.
  ///
  /// - Throws: `Refused` where he may not, or nothing of that number holds.
  @available(*, noasync)
  public func policyToEnd(_ number: Int64) throws -> PolicyInForce {
    guard let row = try store.texts().policies.first(where: { $0.entry == number }) else {
      throw Refused(
        Words(
          vi: "mục \(number) không phải là cách áp dụng đang có hiệu lực",
          en: "entry \(number) is no application in force"))
    }
    try maySettle(row.policy.regulation)
    guard let one = try policies(of: row.policy.regulation).policies.first(where: { $0.entry == number }) else {
      throw Refused(Words(vi: "không đọc được mục \(number)", en: "entry \(number) cannot be read"))
    }
    return one
  }

  /// What would be asked if something that was settled ended.
  ///
  /// - Throws: `Findings` where the text would be wrong without it.
  @available(*, noasync)
  public func prospect(ofEnding one: PolicyInForce) throws -> Prospect {
    let id = one.policy.regulation
    let rest = try store.texts().policies.filter { $0.entry != one.entry && $0.policy.regulation == id }.map(\.policy)
    return try prospect(of: id) { _ in rest }
  }

  /// That the actor may settle something about a regulation.
  ///
  /// - Throws: `Refused`; that he asked is kept.
  @available(*, noasync)
  public func maySettle(_ id: String) throws {
    _ = try permit(.setPolicy, .regulation(id), named: id, in: register())
  }

  private func prospect(
    of id: String, _ change: ([EntryBody.Policy]) -> [EntryBody.Policy]
  ) throws -> Prospect {
    let library = try cache?.ground(on: today) ?? StoredLibrary.load(store, withEvents: false).library
    let texts = try store.texts()
    guard let row = texts.head(of: id), let old = library.regulations.last(where: { $0.regulation.id == id }) else {
      throw Refused(Self.noRegulation(id))
    }
    let now = texts.policies.map(\.policy).filter { $0.regulation == id }
    let plain = SourceText(name: row.path, bytes: Array(row.text.utf8))
    let source = PolicyText.put(change(now), into: plain)
    let (file, parsed) = RegulationParser.parse(source)
    let (regulation, resolved) = Resolver.resolve(file)
    let others = library.regulations.filter { $0.regulation.id != id }
    var found = (parsed + resolved).filter { $0.severity == .error }
    guard let regulation, found.isEmpty else { throw Findings(findings: found, sources: [source.name: source]) }
    let binding = PartyBinding.bind(regulation, to: library.register).binding
    let new = BoundRegulation(regulation: regulation, binding: binding)
    let after = ObligationEngine(
      regulations: others + [new], register: library.register, calendar: library.calendar)
    found = Checker(others.map(\.regulation) + [regulation]).check().filter {
      $0.severity == .error && $0.file == source.name
    }
    found += ExampleRunner(new, engine: after).run()
    guard found.isEmpty else {
      throw Findings(findings: found.inReadingOrder(), sources: [source.name: source])
    }
    return Prospect(
      old: old, new: new,
      before: ObligationEngine(regulations: [old], register: library.register, calendar: library.calendar),
      after: ObligationEngine(regulations: [new], register: library.register, calendar: library.calendar))
  }
}
