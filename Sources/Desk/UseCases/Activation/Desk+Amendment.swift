import Access
import CivilTime
import Diagnostics
import Entries
import Facts
import Ledger
import Obligations
import Organisations
import Regulations
import Store

/// The words of a regulation changed in place: a new text that amends the one that holds.
extension Desk {
  /// What somebody changed, and on which document.
  public struct Change: Hashable, Sendable {
    /// The whole text with the words that were changed.
    public let text: String
    /// The document by which it was decided.
    public let document: NumberedDocument
    /// The first day of the new text.
    public let from: CivilDate
    /// The papers by which parties agreed.
    public let consents: [EntryBody.Consent]

    /// A change of its parts.
    public init(text: String, document: NumberedDocument, from: CivilDate, consents: [EntryBody.Consent]) {
      (self.text, self.document, self.from, self.consents) = (text, document, from, consents)
    }
  }

  /// A new text that would amend the one that holds.
  public struct Amendment: Sendable {
    /// Under which name it would stand.
    public let path: String
    /// The whole text.
    public let text: String
    /// The hash of what it amends.
    public let hash: String
    /// How many examples come out otherwise under it and are left out.
    public let dropped: Int
    /// What it asks, and what was asked before.
    public let prospect: Prospect
  }

  /// The last text of a regulation, word for word.
  ///
  /// - Throws: `Refused` where the actor may not amend it, or there is none.
  @available(*, noasync)
  public func textToAmend(_ id: String) throws -> String {
    try mayActivate(id)
    guard let row = try store.texts().head(of: id) else { throw Refused(Self.noRegulation(id)) }
    return row.text
  }

  /// What a change would come to: the header says version, basis and first day, examples that are no longer right are left out. All is checked as
  /// it would stand.
  ///
  /// - Throws: `Findings` with everything that is wrong; `Refused` where the actor may not.
  @available(*, noasync)
  public func amendment(of id: String, _ change: Change) throws -> Amendment {
    try mayActivate(id)
    let texts = try store.texts()
    guard let row = texts.head(of: id) else { throw Refused(Self.noRegulation(id)) }
    let number =
      texts.texts.count { DocumentKind.id(of: SourceText(name: $0.path, bytes: Array($0.text.utf8))) == id } + 1
    let path = "\(id)-\(number).md"
    let library = try cache?.ground(on: today) ?? StoredLibrary.load(store, withEvents: false).library
    guard let old = library.regulations.last(where: { $0.regulation.id == id }) else {
      throw Refused(Self.noRegulation(id))
    }
    let plain = SourceText(name: path, text: try AmendingText.make(change, number: number, name: path))
    let standing = texts.policies.map(\.policy).filter { $0.regulation == id }
    let others = library.regulations.filter { $0.regulation.id != id }
    func look(_ source: SourceText) throws -> (bound: BoundRegulation, findings: [Diagnostic], whole: SourceText) {
      let whole = PolicyText.put(standing, into: source)
      let (file, parsed) = RegulationParser.parse(whole)
      let (regulation, resolved) = Resolver.resolve(file)
      let errors = (parsed + resolved).filter { $0.severity == .error }
      guard let regulation, errors.isEmpty else { throw Findings(findings: errors, sources: [path: whole]) }
      let (binding, found) = PartyBinding.bind(regulation, to: library.register)
      let bound = BoundRegulation(regulation: regulation, binding: binding)
      let engine = ObligationEngine(
        regulations: others + [bound], register: library.register, calendar: library.calendar)
      return (bound, found + ExampleRunner(bound, engine: engine).run(), whole)
    }
    var draft = ActivationDraft(path: path, text: plain.text(SourceRange(0, plain.bytes.count)))
    let first = try look(plain)
    let failed = first.bound.regulation.examples.indices.filter { number in
      let place = first.bound.regulation.examples[number].syntax.place.range.lower
      let start = first.bound.regulation.source.position(at: place)
      return first.findings.contains { $0.code == "example-differs" && $0.start == start }
    }
    let alone = Resolver.resolve(RegulationParser.parse(plain).file).regulation
    draft.drop(failed, of: alone?.examples ?? [])
    let (new, found, whole) = try look(draft.source)
    let checker = Checker(others.map(\.regulation) + [new.regulation])
    let findings =
      found + checker.check().filter { $0.file == path }
      + checker.check(new.regulation, new.binding, library.register)
    let stops = findings.filter { $0.severity == .error || $0.code.hasPrefix("open-") }
    guard stops.isEmpty else { throw Findings(findings: stops.inReadingOrder(), sources: [path: whole]) }
    func engine(_ bound: BoundRegulation) -> ObligationEngine {
      ObligationEngine(regulations: [bound], register: library.register, calendar: library.calendar)
    }
    return Amendment(
      path: path, text: draft.text, hash: row.hash, dropped: failed.count,
      prospect: Prospect(old: old, new: new, before: engine(old), after: engine(new)))
  }

  /// Amends a regulation; the ledger number of its new text.
  ///
  /// - Throws: as `amendment` and `activate`.
  @available(*, noasync)
  public func amend(_ id: String, _ change: Change) throws -> Int64 {
    let amendment = try amendment(of: id, change)
    let shelf = TextShelf([SourceText(name: amendment.path, text: amendment.text)])
    let written = try activate(
      [(amendment.path, amendment.path)], on: shelf, coming: .amending(hash: amendment.hash),
      consents: change.consents)
    return written.first?.entry ?? 0
  }
}

/// Writes into the header of a text what an amendment says of itself.
private enum AmendingText {
  /// - Throws: `Findings` where the text cannot be read.
  static func make(_ change: Desk.Change, number: Int, name: String) throws -> String {
    let source = SourceText(name: name, text: change.text)
    let (file, parsed) = RegulationParser.parse(source)
    let (regulation, resolved) = Resolver.resolve(file)
    let errors = (parsed + resolved).filter { $0.severity == .error }
    guard let regulation, errors.isEmpty else { throw Findings(findings: errors, sources: [name: source]) }
    var lines = change.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    // What settled the first day of the text before says nothing of this one.
    if let ground = regulation.inForceGround {
      let line = source.position(at: ground.place.range.lower).line - 1
      var (first, last) = (line, line)
      while first > 0, !lines[first].hasPrefix("```") { first -= 1 }
      while last < lines.count - 1, !lines[last].hasPrefix("```") { last += 1 }
      lines.removeSubrange(first...last)
    }
    let isVietnamese = regulation.language == .vi
    guard let end = lines.dropFirst().firstIndex(of: "---") else { return change.text }
    let own = isVietnamese ? ["phiên bản", "có hiệu lực từ"] : ["version", "in force from"]
    var header = lines[1..<end].filter { line in
      let key = line.split(separator: ":", maxSplits: 1).first.map(String.init)?.trimmed ?? ""
      return !own.contains { VietnameseText.key($0) == VietnameseText.key(key) }
    }
    header.append("\(own[0]): \(number)")
    header.append("\(own[1]): \(change.from.inRuleText)")
    let (paper, day) = (change.document.number, change.document.date.inRuleText)
    header.append(
      isVietnamese
        ? "căn cứ: văn bản sửa đổi số \(paper) ngày \(day)" : "basis: amending document no. \(paper) of \(day)")
    return ([lines[0]] + header + lines[end...]).joined(separator: "\n")
  }
}
