import Access
import CivilTime
import Diagnostics
import Entries
import Exchange
import Facts
import Obligations
import Organisations
import Regulations
import Store

/// What is reckoned from a store: everything in force at a ledger number, and everything done up to it.
public struct StoredLibrary: Sendable {
  /// Texts, bodies, days and deeds.
  public var library: Library
  /// The ledger number of the last entry that is seen.
  public let known: Int64

  /// Reads a store as of a ledger number, now where none is given.
  ///
  /// - Parameter coming: lines of the register that are not written yet.
  /// - Throws: `Findings` where a text in the store has errors; `Refused` where there is no register or calendar yet.
  @available(*, noasync)
  static func load(
    _ store: Store, known: Int64? = nil, texts wanted: Set<String> = [], withEvents: Bool = true,
    coming: [EntryBody.RegisterLine] = []
  ) throws -> StoredLibrary {
    let texts = try store.texts(known: known)
    let shelf = StoredShelf(texts, lines: coming)
    try shelf.needRegister()
    guard let calendar = shelf.calendar else { throw Refused(Lack.calendar.words) }
    guard texts.texts.contains(where: { $0.kind == .regulation }) else { throw Refused(Lack.regulation.words) }
    let library = try Library.load(
      Library.Places(
        TextShelf(shelf.sources), regulations: StoredShelf.regulations, calendar: calendar, registers: shelf.registers,
        events: withEvents ? .recorded(try store.eventsForReckoning(known: texts.known)) : .none), texts: wanted)
    return StoredLibrary(library: library, known: texts.known)
  }
}

/// The texts of a store as a shelf of paths: `Regulations/…`, `Registers/0/…`.
struct StoredShelf: Sendable {
  static let regulations = "Regulations"
  /// The texts.
  let sources: [SourceText]
  /// The folders of the register, the one in front first.
  let registers: [String]
  /// The path of the calendar.
  let calendar: String?

  static func folder(ofLayer layer: Int) -> String { "Registers/\(layer)" }

  /// - Parameters:
  ///   - coming: texts that are to be activated, by the hash of what each amends: what they amend ends as it will.
  ///   - lines: lines of the register that are to be added.
  init(_ texts: Store.Texts, coming: [String: Regulation] = [:], lines: [EntryBody.RegisterLine] = []) {
    var sources: [SourceText] = []
    var amending = coming
    for text in texts.texts where text.kind == .regulation {
      guard let hash = text.amends, amending[hash] == nil else { continue }
      let source = SourceText(name: "\(Self.regulations)/\(text.path)", bytes: Array(text.text.utf8))
      amending[hash] = Resolver.resolve(RegulationParser.parse(source).file).regulation
    }
    let policies = Dictionary(grouping: texts.policies) { $0.policy.regulation }
    for text in texts.texts {
      let path = "\(Self.regulations)/\(text.path)"
      var plain = SourceText(name: path, bytes: Array(text.text.utf8))
      if let next = amending[text.hash] { plain = AmendedText.end(plain, before: next) }
      let beside = text.kind == .regulation ? policies[DocumentKind.id(of: plain) ?? ""] : nil
      sources.append(beside.map { PolicyText.put($0.map(\.policy), into: plain) } ?? plain)
    }
    calendar = texts.calendars.keys.sorted().last.map { "\(Self.regulations)/calendars/\($0).md" }
    for (name, text) in texts.calendars {
      sources.append(SourceText(name: "\(Self.regulations)/calendars/\(name).md", bytes: Array(text.utf8)))
    }
    let files = Dictionary(grouping: texts.register.map(\.line) + lines) {
      "\(Self.folder(ofLayer: $0.layer))/\($0.file).csv"
    }
    for (path, rows) in files {
      let columns = Set(rows.flatMap(\.cells.keys)).sorted()
      let lines = [columns] + rows.map { row in columns.map { row.cells[$0] ?? "" } }
      sources.append(SourceText(name: path, bytes: Array(CSVWriter.text(lines).utf8)))
    }
    registers = Set(texts.register.map(\.line.layer)).sorted().map { Self.folder(ofLayer: $0) }
    self.sources = sources
  }

  /// The bodies.
  func register() throws -> Register {
    try needRegister()
    var reading = LibraryReading(TextShelf(sources))
    guard let register = try reading.register(in: registers) else { throw reading.errors }
    return register
  }

  func needRegister() throws(Refused) {
    if registers.isEmpty { throw Refused(Lack.register.words) }
  }
}
