import Access
import Diagnostics
import Entries
import Exchange
import Facts
import Files
import Ledger
import Obligations
import Organisations
import Store

/// What is given back in files.
extension Desk {
  /// The events that the actor may see, one line of JSON each, in the order in which they were recorded first: `--events` reads them back,
  /// and `import events` too. Cost: one pass over the ledger; the lines are held.
  @available(*, noasync)
  public func exportEvents() throws -> [String] {
    _ = try permit(.exportData, named: "events")
    let stored = try StoredLibrary.load(store)
    let scope = Scope(of: actor, in: stored.library.register, on: today)
    var sight = EventSight(stored.library, scope, now: now)
    var lines: [(recorded: Instant, line: String)] = []
    try store.ledger.entries(from: 1, to: stored.known) { entry in
      guard case .event(let recorded) = entry.body, let seen = sight.seen(recorded.event) else { return true }
      let moment = recorded.recordedElsewhere ?? entry.head.recorded
      lines.append((moment, Self.line(recorded, seen, moment)))
      return true
    }
    // What was taken over from elsewhere was recorded there before: never may the moments of a file go back.
    return lines.enumerated().sorted { ($0.element.recorded, $0.offset) < ($1.element.recorded, $1.offset) }
      .map(\.element.line)
  }

  private static func line(_ recorded: RecordedEvent, _ obligations: [ObligationID], _ moment: Instant) -> String {
    // Where what showed it was destroyed, that something did is still said.
    EventWriter.line(
      recorded.event, about: obligations, recorded: moment, evidence: recorded.evidence == .erased ? "đã xóa" : nil,
      note: recorded.note?.value)
  }

  /// The files of a layer of the register, each with its lines in the order in which they were added.
  @available(*, noasync)
  public func exportRegister(layer: Int) throws -> [SourceText] {
    _ = try permit(.importRegister, named: "register \(layer)")
    let shelf = StoredShelf(try store.texts())
    let folder = StoredShelf.folder(ofLayer: layer)
    guard shelf.registers.contains(folder) else {
      throw Refused(
        Words(
          vi: "kho không có danh bạ ở lớp \(layer); nhập bằng phoihop import register THƯ_MỤC --layer \(layer)",
          en:
            "the store has no register in layer \(layer); phoihop import register FOLDER --layer \(layer) brings one in"
        ))
    }
    return shelf.sources.filter { $0.name.hasPrefix(folder + "/") }.map {
      SourceText(name: String($0.name.dropFirst(folder.utf8.count + 1)), bytes: $0.bytes)
    }.sorted { $0.name < $1.name }
  }
}

// MARK: Files

extension Desk {
  /// What was filed in an entry, each under its name; what was erased is left out.
  ///
  /// - Throws: `Refused` where the actor may not see the documents of what it is about, or nothing was filed there; `FileError` where a file
  ///   is not as it was filed.
  @available(*, noasync)
  public func exportAttachments(of number: Int64) throws -> [(name: String, bytes: [UInt8])] {
    try attachments(of: number).map { ($0.name, try store.attachments.read($0.seal)) }
  }

  /// One file that was filed in an entry, by its place among all that were, counted from 0.
  ///
  /// - Throws: as `exportAttachments`; `Refused` where there is no such place, or what was there was erased.
  @available(*, noasync)
  public func attachment(_ place: Int, of number: Int64) throws -> (name: String, bytes: [UInt8]) {
    guard let file = try attachments(of: number).first(where: { $0.place == place }) else {
      throw Refused(Words(vi: "mục \(number) không có tệp này", en: "entry \(number) has no such file"))
    }
    return (file.name, try store.attachments.read(file.seal))
  }

  /// What was filed in an entry and is still there, each under a name of its own.
  private func attachments(of number: Int64) throws -> [(place: Int, name: String, seal: String)] {
    let library = try libraryOfOccurrences()
    let nothing = Refused(
      Words(
        vi: "mục \(number) không có tệp đính kèm; phoihop explain kể tệp của từng việc",
        en: "nothing is attached in entry \(number); phoihop explain tells the files of an obligation"))
    guard let entry = try store.entry(number), !entry.body.attachments.isEmpty else { throw nothing }
    if case .event(let recorded) = entry.body, !recorded.event.obligations.isEmpty {
      let obligations = try obligations(recorded.event.obligations)
      // Who counts through the numbers learns nothing, and that he asked is kept.
      guard let one = recorded.event.obligations.lazy.compactMap({ obligations[$0] }).first(where: library.sees) else {
        throw Refused(nothing.message, denial: denial(.seeDocument, named: "entry \(number)"))
      }
      _ = try permit(.seeDocument, .obligation(Matter(one)), named: one.id.description, in: library.register)
    } else {
      guard seesFiles(of: entry, library) else {
        throw Refused(nothing.message, denial: denial(.seeDocument, named: "entry \(number)"))
      }
    }
    var files: [(place: Int, name: String, seal: String)] = []
    for (place, attachment) in entry.body.attachments.enumerated() {
      guard let given = attachment.name.value else { continue }
      // A name is no path, and two files of one name are two.
      let name = given.split(separator: "/").last.map(String.init) ?? ""
      let isFree = !name.isEmpty && !name.hasPrefix(".") && !files.contains { $0.name == name }
      files.append((place, isFree ? name : "\(place)-\(name)", attachment.seal))
    }
    return files
  }
}

extension Desk {
  /// Whether the actor sees the files of an entry that is about no obligation: those of what happened are seen by who sees what happened.
  private func seesFiles(of entry: Entry, _ library: Library) -> Bool {
    if case .event(let recorded) = entry.body,
      let event = library.events.occurrence(
        recorded.event.occurrence == nil ? recorded.event.of ?? "" : recorded.event.id)
    {
      return seesOccurrence(event, library)
    }
    var sight = NoteSight(library)
    return sees(entry, library, PartyReader(library.engine, on: today, known: now), &sight)
  }
}

/// Which events somebody may see.
private struct EventSight {
  private let library: Library
  private let scope: Scope
  private let now: Instant
  private var obligations: [ObligationID: Bool] = [:]
  private var occurrences: [String: Bool] = [:]

  init(_ library: Library, _ scope: Scope, now: Instant) {
    self.library = library
    self.scope = scope
    self.now = now
  }

  /// The obligations of an event that are seen; none of one that is about what happened; nil where the event is not seen.
  mutating func seen(_ event: Event) -> [ObligationID]? {
    if event.obligations.isEmpty {
      let occurrence = event.occurrence == nil ? event.of ?? event.id : event.id
      return seesOccurrence(occurrence) ? [] : nil
    }
    let seen = event.obligations.filter { sees($0) }
    return seen.isEmpty ? nil : seen
  }

  private mutating func sees(_ id: ObligationID) -> Bool {
    if let known = obligations[id] { return known }
    let isSeen = library.engine.obligation(id, on: now.day, known: now).map { scope.sees(Matter($0)) } ?? false
    obligations[id] = isSeen
    return isSeen
  }

  /// What happened is seen where it happened, by who coordinates a regulation it was recorded under, and by whoever sees something that it
  /// started.
  private mutating func seesOccurrence(_ id: String) -> Bool {
    if let known = occurrences[id] { return known }
    let isSeen =
      library.events.occurrence(id).map { event in
        event.occurrence?.at.map(scope.sees) ?? false
          || event.occurrence?.rules.contains { scope.regulations.contains($0.regulationID) } ?? false
          || library.engine.obligations(startedBy: event, known: now).contains { scope.sees(Matter($0)) }
      } ?? false
    occurrences[id] = isSeen
    return isSeen
  }
}
