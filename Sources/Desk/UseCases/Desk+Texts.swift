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
import Secrets
import Store

/// Calendars, laws, forms, regulations and what the parties settled about them.
extension Desk {
  // MARK: Calendars

  /// Makes a calendar the one by which days are reckoned from now on.
  @available(*, noasync)
  public func importCalendar(from path: String, on shelf: any Shelf) throws {
    let author = author(try permit(.importRegister, named: "calendar"))
    var reading = LibraryReading(shelf)
    let calendar = try reading.calendar(path)
    guard calendar != nil, !reading.hasErrors else { throw reading.errors }
    let text = try Self.text(try reading.source(path))
    let current = try store.texts()
    let name = Self.calendarName
    guard current.calendars[name] != text else { throw Refused(Self.unchanged(path)) }
    try store.ledger.append(
      [EntryDraft(.calendarDecided(text: text), by: author, subject: name)], now: now,
      if: .nothingNew(of: [.calendarDecided], since: current.known))
  }

  /// There is one calendar of working days in a country.
  private static let calendarName = "vietnam"

  private static func unchanged(_ path: String) -> Words {
    Words(
      vi: "\"\(path)\" giống hệt bản đang dùng; không ghi gì",
      en: "\"\(path)\" is what holds already; nothing was written")
  }

  private static func text(_ source: SourceText) throws -> String {
    guard let text = String(validating: source.bytes, as: UTF8.self) else {
      throw Refused(
        Words(vi: "\"\(source.name)\" không phải là UTF-8", en: "\"\(source.name)\" is not UTF-8"))
    }
    return text
  }

  // MARK: Texts

  /// How a text comes to those that are there.
  public enum Coming: Sendable {
    /// It is the first of its id.
    case first
    /// It amends or replaces the head of its id, which has this hash.
    case amending(hash: String)
  }

  /// Activates texts together: regulations, laws and forms, each in its exact wording. What is there already, word for word, is passed over.
  ///
  /// Everything is checked as it will stand: a text with an error, an example that comes out otherwise or a point left open is refused, and
  /// then nothing is written.
  /// - Parameter consents: the papers by which the parties agreed.
  /// - Returns: the path and ledger number of each text that was written.
  @available(*, noasync)
  public func activate(
    _ paths: [(file: String, path: String)], on disk: any Shelf, coming: Coming = .first,
    consents: [EntryBody.Consent] = []
  ) throws -> [(path: String, entry: Int64)] {
    try activate(paths, on: disk, coming: coming, consents: consents, settling: Settlement())
  }

  static let needsCalendar = Words(
    vi: "kho cần danh bạ và lịch làm việc trước: phoihop import register THƯ_MỤC, phoihop import calendar TỆP",
    en: "the store needs a register and a calendar first: phoihop import register FOLDER, phoihop import calendar FILE")

  /// Activates texts with what is settled beside them.
  @available(*, noasync)
  func activate(
    _ paths: [(file: String, path: String)], on disk: any Shelf, coming: Coming = .first,
    consents: [EntryBody.Consent] = [], settling settlement: Settlement
  ) throws -> [(path: String, entry: Int64)] {
    let current = try store.texts()
    let shelf = StoredShelf(current)
    guard let calendar = shelf.calendar, !shelf.registers.isEmpty else {
      throw Refused(Self.needsCalendar)
    }
    var reading = LibraryReading(TextShelf(shelf.sources))
    guard let register = try reading.register(in: shelf.registers), let days = try reading.calendar(calendar) else {
      throw reading.errors
    }
    let keeper = try store.keeper()
    var files = LibraryReading(disk)
    var texts: [(EntryBody.ActivatedText, Regulation?)] = []
    var authors: [Author] = []
    for (file, path) in paths {
      let source = try files.source(file)
      let text = try Self.text(source)
      if current.texts.contains(where: { $0.path == path && $0.text == text }) { continue }
      if current.texts.contains(where: { $0.path == path }), case .amending = coming {
        throw Refused(
          Words(
            vi: "\"\(path)\" là tên tệp của bản đang có; đặt tên khác cho bản sửa đổi, vì bản cũ vẫn được giữ",
            en:
              "\"\(path)\" is the file name of the text that is there; give the amendment another, for the old text is kept"
          ))
      }
      let kind = DocumentKind.of(source)
      if kind == .calendar {
        throw Refused(
          Words(
            vi: "\"\(file)\" là lịch làm việc; dùng phoihop import calendar",
            en: "\"\(file)\" is a calendar; use phoihop import calendar"))
      }
      if kind == .form { files.take(FormFile.read(source).findings) }
      var regulation = kind == .regulation ? try files.regulation(file) : nil
      if kind == .regulation, regulation == nil { continue }
      // What is settled beside the text stands beside this one too: it must be right with it.
      let beside = current.policies.map(\.policy) + settlement.policies
      if let id = regulation?.id, beside.contains(where: { $0.regulation == id }) {
        regulation = files.regulation(in: PolicyText.put(beside.filter { $0.regulation == id }, into: source))
        if regulation == nil { continue }
      }
      // A form that nobody has yet may come with the regulation that names it.
      let comesAlong =
        kind == .form && !current.texts.contains { $0.path == path } ? settlement.bringsFormsOf : nil
      // Who may not is told nothing else.
      authors.append(
        author(
          comesAlong == nil && regulation.map { $0.kind == .law } ?? true
            ? try permit(.importRegister, .store(keeper: keeper), named: path, in: register)
            : try permit(
              .activateRegulation, .regulation(comesAlong ?? regulation?.id ?? ""), named: path, in: register)))
      texts.append(
        (
          EntryBody.ActivatedText(
            path: path, kind: kind == .form ? .form : .regulation, version: regulation?.version ?? "", text: text,
            hash: Digest(of: source.bytes).description, language: 1,
            amends: try Self.head(current, path, regulation, coming, file), consents: consents), regulation
        ))
    }
    if files.hasErrors { throw files.errors }
    guard !texts.isEmpty else { throw Refused(Self.unchanged(paths.map(\.file).joined(separator: ", "))) }
    let amending = texts.compactMap { text, regulation in text.amends.flatMap { hash in regulation.map { (hash, $0) } }
    }
    let ended = amending.isEmpty ? shelf : StoredShelf(current, coming: Dictionary(amending) { first, _ in first })
    try check(
      texts.compactMap(\.1), with: current, ended, register, days, forms: texts.map(\.0),
      leftOut: settlement.formsLeftOut, &files)
    let numbers = try store.ledger.append(
      zip(texts, authors).map { text, author in
        EntryDraft(.textActivated(text.0), by: author, subject: text.1?.id ?? text.0.path)
      }
        + settlement.policies.map {
          EntryDraft(.policySet($0), by: authors[authors.count - 1], subject: $0.regulation, reason: settlement.ground)
        }, now: now,
      if: .nothingNew(
        of: [.textActivated, .textWithdrawn, .policySet, .policyEnded, .registerLineAdded, .registerLineEnded],
        since: current.known))
    return zip(texts, numbers).map { ($0.0.path, $1) }
  }

  /// The hash of what a text amends; refused where that is not the head, or a first text has one before it.
  private static func head(
    _ current: Store.Texts, _ path: String, _ regulation: Regulation?, _ coming: Coming, _ file: String
  ) throws -> String? {
    let before = current.texts.last { row in
      guard let regulation else { return row.path == path }
      let source = SourceText(name: row.path, bytes: Array(row.text.utf8))
      return row.kind == .regulation && DocumentKind.id(of: source) == regulation.id
    }
    switch (coming, before) {
    case (.first, nil): return nil
    case (.first, let before?):
      throw Refused(
        Words(
          vi:
            "\"\(file)\": đã có bản trước (mã băm \(before.hash.prefix(12))…); bản mới vào bằng phoihop regulation amend \(file) --amends \(before.hash.prefix(12))",
          en:
            "\"\(file)\": there is an earlier text (hash \(before.hash.prefix(12))…); a new one comes in by phoihop regulation amend \(file) --amends \(before.hash.prefix(12))"
        ))
    case (.amending, nil):
      throw Refused(
        Words(
          vi: "\"\(file)\": chưa có bản nào để sửa đổi hay thay thế; dùng phoihop regulation activate",
          en: "\"\(file)\": there is no text to amend or replace; use phoihop regulation activate"))
    case (.amending(let hash), let before?):
      guard hash.utf8.count >= 8, before.hash.hasPrefix(hash.lowercased()) else {
        throw Refused(
          Words(
            vi:
              "\"\(file)\" sửa bản \(hash), nhưng bản đứng đầu nay là \(before.hash.prefix(12))…; xem phoihop regulation list rồi đối chiếu lại",
            en:
              "\"\(file)\" amends \(hash), but the head is now \(before.hash.prefix(12))…; look at phoihop regulation list and compare again"
          ))
      }
      return before.hash
    }
  }

  /// Checks new texts among those that are there; throws every error, failed example and point left open of the new ones.
  private func check(
    _ new: [Regulation], with current: Store.Texts, _ shelf: StoredShelf, _ register: Register,
    _ calendar: WorkCalendar,
    forms: [EntryBody.ActivatedText], leftOut: Set<String>, _ reading: inout LibraryReading
  ) throws {
    guard !new.isEmpty else { return }
    var stored = LibraryReading(TextShelf(shelf.sources))
    let hasTexts = current.texts.contains { $0.kind == .regulation }
    let old = hasTexts ? try stored.regulations(in: StoredShelf.regulations) : []
    let names =
      (current.texts.filter { $0.kind == .form }.map(\.path) + forms.filter { $0.kind == .form }.map(\.path))
      .map(\.formID) + leftOut
    let all = old + new
    let checker = Checker(all, forms: Set(names))
    let files = Set(new.map(\.source.name))
    var findings = checker.check().filter { files.contains($0.file) }
    var bound: [BoundRegulation] = []
    for regulation in all {
      let (binding, found) = PartyBinding.bind(regulation, to: register)
      if files.contains(regulation.source.name) {
        findings += found + checker.check(regulation, binding, register)
      }
      bound.append(BoundRegulation(regulation: regulation, binding: binding))
    }
    let engine = ObligationEngine(regulations: bound, register: register, calendar: calendar)
    for regulation in bound where files.contains(regulation.regulation.source.name) {
      findings += ExampleRunner(regulation, engine: engine).run()
    }
    let stops = findings.filter { $0.severity == .error || $0.code.hasPrefix("open-") }
    guard stops.isEmpty else { throw Findings(findings: stops.inReadingOrder(), sources: reading.sources) }
    reading.take(findings)
  }

  // MARK: Policies

  /// Settles something about a clause by an application of its own; its ledger number.
  @available(*, noasync)
  public func setPolicy(_ policy: EntryBody.Policy, ground: String) throws -> Int64 {
    let current = try store.texts()
    let stored = try StoredLibrary.load(store)
    let author = author(
      try permit(.setPolicy, .regulation(policy.regulation), named: policy.regulation, in: stored.library.register))
    guard let bound = stored.library.regulations.last(where: { $0.regulation.id == policy.regulation }) else {
      throw Refused(
        Words(
          vi: "kho không có quy chế \"\(policy.regulation)\"; có: \(stored.library.ids.joined(separator: ", "))",
          en:
            "the store has no regulation \"\(policy.regulation)\"; there are: \(stored.library.ids.joined(separator: ", "))"
        ))
    }
    guard bound.regulation.clauses.contains(where: { $0.address == "\(policy.regulation)/\(policy.clause)" }) else {
      let near = NearestName.nearest(
        to: "\(policy.regulation)/\(policy.clause)", among: bound.regulation.clauses.map(\.address))
      throw Refused(
        Words(
          vi: "\(policy.regulation) không có điều khoản \"\(policy.clause)\""
            + (near.map { "; gần nhất: \($0)" } ?? ""),
          en: "\(policy.regulation) has no clause \"\(policy.clause)\"" + (near.map { "; nearest: \($0)" } ?? "")))
    }
    let text = PolicyText.put([policy], into: bound.regulation.source)
    let (file, parsed) = RegulationParser.parse(text)
    let (regulation, resolved) = Resolver.resolve(file)
    let own = parsed + resolved
    let errors = own.filter { $0.severity == .error }
    guard let regulation, errors.isEmpty else { throw Findings(findings: errors, sources: [text.name: text]) }
    let others = stored.library.regulations.map(\.regulation).filter { $0 !== bound.regulation }
    let found = Checker(others + [regulation]).check().filter { $0.severity == .error && $0.file == text.name }
    guard found.isEmpty else { throw Findings(findings: found, sources: [text.name: text]) }
    try checkFollowing(policy, in: regulation, current)
    return try store.ledger.append(
      [EntryDraft(.policySet(policy), by: author, subject: policy.regulation, reason: ground)], now: now,
      if: .nothingNew(
        of: [.textActivated, .textWithdrawn, .policySet, .policyEnded], since: current.known))[0]
  }

  /// Ends a policy.
  @available(*, noasync)
  public func endPolicy(_ number: Int64, ground: String) throws {
    let texts = try store.texts()
    guard let row = texts.policies.first(where: { $0.entry == number }) else {
      throw Refused(
        Words(
          vi: "mục \(number) không phải là cách áp dụng đang có hiệu lực; xem phoihop regulation list",
          en: "entry \(number) is no application in force; see phoihop regulation list"))
    }
    let register = try register()
    let author = author(
      try permit(.setPolicy, .regulation(row.policy.regulation), named: row.policy.regulation, in: register))
    try store.ledger.append(
      [EntryDraft(.policyEnded(policy: number), by: author, subject: row.policy.regulation, reason: ground)], now: now)
  }
}
