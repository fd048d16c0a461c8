import Access
import CivilTime
import Diagnostics
import Entries
import Exchange
import Facts
import Ledger
import Obligations
import Organisations
import Store
import Threads

/// Events that were kept elsewhere.
extension Desk {
  /// What an import of events does, or would do.
  public struct EventImport: Sendable {
    /// How many events.
    public let added: Int
    /// What happened and starts nothing: the lines of the file.
    public let idle: [Int]
  }

  /// Takes over events that were kept elsewhere: a file of JSON Lines, or a table where its name ends in `.csv` or `.tsv`. Each becomes an
  /// entry under its own id; it was recorded when it was taken over, and keeps when it was recorded there. All or nothing.
  ///
  /// What was done is history: who may do it, and whether it made sense at the time, is not asked. Cost: one pass over the file, whose bytes
  /// are held, and one entry at a time.
  /// - Parameters:
  ///   - isLookedOver: true where who asks said that nobody who denounces can be known of the texts; else what looks so is an error.
  ///   - progress: told the line reached and how many there are.
  /// - Throws: `Findings` with everything that is wrong in the file, by line and column.
  @available(*, noasync)
  public func importEvents(
    from path: String, on shelf: any Shelf, isPreview: Bool = false, isLookedOver: Bool = false,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws -> EventImport {
    let authority = try permit(.importEvents, named: "events")
    let stored = try StoredLibrary.load(store)
    let file = EventFile(
      source: try shelf.source(path), library: stored.library, store: store, known: stored.known,
      taken: try store.givenEventIDs(), now: now, isLookedOver: isLookedOver)
    if isPreview { return try file.read(progress) { _ in } }
    let (desk, now) = (self, now)
    return try store.ledger.appendStream(
      now: now, if: .nothingNew(of: Self.textKinds, since: stored.known)
    ) { append in
      try file.read(progress) { recorded in
        let author = desk.author(authority)
        let by = Author(id: author.id, role: author.role, organisation: recorded.event.by)
        _ = try append(EntryDraft(recorded, by: by))
      }
    }
  }
}

/// A file of events, held against what is in the store.
private struct EventFile: Sendable {
  let source: SourceText
  let library: Library
  let store: Store
  /// The ledger number up to which the store was read.
  let known: Int64
  /// The ids that events of the store were given.
  let taken: Set<String>
  let now: Instant
  let isLookedOver: Bool
  /// What happened and is in the store, by its day.
  private let occurrences: [CivilDate: [Event]]

  init(
    source: SourceText, library: Library, store: Store, known: Int64, taken: Set<String>, now: Instant,
    isLookedOver: Bool
  ) {
    self.source = source
    self.library = library
    self.store = store
    self.known = known
    self.taken = taken
    self.now = now
    self.isLookedOver = isLookedOver
    occurrences = Dictionary(grouping: library.events.occurrences, by: \.happened)
  }

  private func reader() -> EventReader {
    let known = { [library] (id: String) in library.events.occurrence(id) != nil }
    let isTable = [".csv", ".tsv"].contains { source.name.lowercased().hasSuffix($0) }
    return isTable ? EventReader(table: source, now: now, isKnown: known) : EventReader(source, isKnown: known)
  }

  /// Some events of the file, in its order.
  private struct Batch: Sendable {
    var items: [EventReader.Item] = []
    /// Whether nothing was wrong in the lines up to here.
    var isFaultless = true
  }

  /// What is known once all was read.
  private struct Rest: Sendable {
    var findings: [Diagnostic] = []
    /// Of what the events of the file themselves start, hand over or bring about, only all of them together can tell.
    var unsettled: [(item: EventReader.Item, id: ObligationID)] = []
    var occurrences: [Event] = []
    var doubles = Doubles()
  }

  /// Lines without an id that seem to say what one before them says; of so many as are listed, which is looked at once more. Cost: 8 to 16
  /// bytes a line.
  private struct Doubles: Sendable {
    private var seen: Set<Int> = []
    /// The hashes of what several lines say.
    private(set) var hashes: Set<Int> = []
    /// How many more there are, and the last.
    private(set) var more: (count: Int, last: EventReader.Item)?

    mutating func note(_ item: EventReader.Item) {
      let hash = item.event.said.hashValue
      guard !seen.insert(hash).inserted else { return }
      if hashes.contains(hash) || hashes.count < FindingList.limit {
        hashes.insert(hash)
      } else {
        more = ((more?.count ?? 0) + 1, item)
      }
    }
  }

  /// How many events are read at a time while those before are taken.
  private static let batch = 256

  /// Reads and checks the file, and hands over its events batch by batch.
  private func readAndCheck(_ put: (Batch) -> Bool) -> Rest {
    var reader = reader()
    var rest = Rest()
    var faults = FindingList()
    var search = EventsAboutNothing(library.engine)
    var batch = Batch()
    while let item = reader.next() {
      check(item, &faults)
      for id in item.event.obligations where search.whatIsMissing(id) != nil { rest.unsettled.append((item, id)) }
      if item.event.occurrence != nil { rest.occurrences.append(item.event) }
      if item.event.id.isEmpty { rest.doubles.note(item) }
      batch.items.append(item)
      guard batch.items.count == Self.batch else { continue }
      batch.isFaultless = !reader.hasFindings && faults.count == 0
      guard put(batch) else { break }
      batch.items.removeAll()
    }
    batch.isFaultless = !reader.hasFindings && faults.count == 0
    _ = put(batch)
    rest.findings = reader.findings + faults.all
    return rest
  }

  /// Reads everything and gives the events without errors one by one, up to the first error. While events are taken those that follow are
  /// read and checked.
  ///
  /// - Throws: `Findings` with all errors.
  func read(_ progress: (Int, Int) -> Void, _ take: (RecordedEvent) throws -> Void) throws -> Desk.EventImport {
    let ahead = ReadAhead<Batch, Rest>("event reading") { [self] put in readAndCheck(put) }
    // Also where what is taken fails.
    defer { _ = ahead.finish() }
    var faults = FindingList()
    var added = 0
    let lines = source.lineCount
    while let batch = ahead.next() {
      for item in batch.items {
        let event = item.event
        added += 1
        if added % 1000 == 0 { progress(event.line ?? 0, lines) }
        guard batch.isFaultless, faults.count == 0 else { continue }
        let recorded = RecordedEvent(
          event, note: item.note.map { .value($0) }, recordedElsewhere: item.saysWhenRecorded ? event.recorded : nil)
        do {
          try take(recorded)
        } catch LedgerError.idTaken(let id, _) {
          faults.append(taken(id, item))
        }
      }
    }
    let rest = ahead.finish()
    progress(lines, lines)
    var idle: [Int] = []
    if !rest.unsettled.isEmpty || !rest.occurrences.isEmpty {
      let engine = ObligationEngine(
        regulations: library.regulations, register: library.register, calendar: library.calendar,
        events: EventLog(try store.eventsForReckoning(known: known) + events()))
      var search = EventsAboutNothing(engine)
      for (item, id) in rest.unsettled {
        guard let more = search.whatIsMissing(id) else { continue }
        faults.append(
          item.error(
            "unknown-obligation", at: item.event.obligations.first == id ? "obligation" : "also", in: source,
            Words(vi: "không có việc nào là \(id)\(more.vi)", en: "there is no obligation \(id)\(more.en)")))
      }
      idle = rest.occurrences.filter { search.isIdle($0) }.compactMap(\.line)
    }
    tellDoubles(rest.doubles, &faults)
    let findings = rest.findings + faults.all
    guard findings.isEmpty else {
      throw Findings(findings: findings.inReadingOrder(), sources: [source.name: source])
    }
    return Desk.EventImport(added: added, idle: idle)
  }

  /// Tells the lines without an id that say what one before them says: the file is read once more for them alone.
  private func tellDoubles(_ doubles: Doubles, _ faults: inout FindingList) {
    if doubles.hashes.isEmpty { return }
    func error(_ item: EventReader.Item, _ before: Int) -> Diagnostic {
      item.error(
        "doubled-line", at: Self.place(of: item.event), in: source,
        Words(
          vi: "dòng \(before) đã ghi đúng việc này; bỏ dòng này, hoặc cho nó một mã riêng ở cột id nếu là lần khác",
          en:
            "line \(before) says just this already; leave out this one, or give it an id of its own in the column id if it is another time"
        ))
    }
    var first: [Int: [Event]] = [:]
    var reader = reader()
    while let item = reader.next() {
      guard item.event.id.isEmpty else { continue }
      let said = item.event.said
      guard doubles.hashes.contains(said.hashValue) else { continue }
      if let before = first[said.hashValue]?.first(where: { $0.said == said }) {
        faults.append(error(item, before.line ?? 0))
      } else {
        first[said.hashValue, default: []].append(item.event)
      }
    }
    guard let (count, last) = doubles.more else { return }
    let finding = error(last, 0)
    faults.append(
      Diagnostic(
        finding.severity, finding.code, file: finding.file, start: finding.start, end: finding.end,
        finding.message, standsFor: count))
  }

  /// Under which key a line without an id says what it is about.
  private static func place(of event: Event) -> String {
    event.obligations.isEmpty ? event.of == nil ? "trigger" : "of" : "obligation"
  }

  private func events() -> [Event] {
    var reader = reader()
    var events: [Event] = []
    while let item = reader.next() { events.append(item.event) }
    return events
  }

  /// What a file cannot know: the day, the ids and the bodies of the store.
  private func check(_ item: EventReader.Item, _ faults: inout FindingList) {
    let event = item.event
    if event.happened > now.day {
      faults.append(
        item.error(
          "yet-to-come", at: "happened", in: source,
          Words(
            vi: "ngày \(event.happened.vietnamese) chưa đến; chỉ nhập việc đã xảy ra",
            en: "\(event.happened.vietnamese) is yet to come; only what has happened is taken over")))
    }
    for found in isLookedOver ? [] : event.traces(note: item.note) {
      faults.append(
        item.error(
          "identity-trace", at: String(found.place.prefix { $0 != "/" }), in: source,
          found.trace.question(else: Self.lookedOver)))
    }
    if taken.contains(event.id) { faults.append(taken(event.id, item)) }
    if event.id.isEmpty, let before = same(as: event) {
      faults.append(
        item.error(
          "taken-line", at: Self.place(of: event), in: source,
          Words(
            vi:
              "kho đã có đúng việc này: mã \(before.id), ghi ngày \(before.recorded.day.vietnamese); bỏ dòng này, hoặc cho nó một mã riêng ở cột id nếu là lần khác",
            en:
              "the store has just this already: the id \(before.id), recorded on \(before.recorded.day.vietnamese); leave out the line, or give it an id of its own in the column id if it is another time"
          )))
    }
    let bodies: [(String, OrganisationID?)] =
      [("by", event.by), ("for", event.recordedFor), ("at", event.occurrence?.at)] + event.whom.map { ("whom", $0) }
    for case (let key, let body?) in bodies where library.register[body] == nil {
      faults.append(
        item.error(
          "unknown-body", at: key, in: source,
          Words(
            vi: "danh bạ không có cơ quan mã \"\(body)\"", en: "the register has no body with the id \"\(body)\"")))
    }
  }

  /// What is in the store and says the same as a line that has no id: the line was taken over before, or somebody typed what it says.
  private func same(as event: Event) -> Event? {
    let there =
      if let id = event.obligations.first { library.events.events(about: id, known: now) } else if let of = event.of {
        library.events.events(ofOccurrence: of, on: event.happened, known: now)
      } else { occurrences[event.happened] ?? [] }
    let said = event.said
    return there.first { $0.said == said }
  }

  private static let lookedOver = Words(
    vi: "xem lại cả tệp rồi thêm --looked-over", en: "look the whole file over and add --looked-over")

  private func taken(_ id: String, _ item: EventReader.Item) -> Diagnostic {
    item.error(
      "taken-id", at: "id", in: source,
      Words(
        vi: "kho đã có sự kiện mang mã \"\(id)\"; bỏ dòng này, hoặc đặt mã khác nếu là việc khác",
        en:
          "the store has an event with the id \"\(id)\" already; leave out the line, or choose another id if it is another event"
      ))
  }
}

extension Event {
  /// What it says was done: whatever its id, when it was written down, and why.
  fileprivate var said: Event {
    Event(
      id: "", kind: kind, obligations: obligations, occurrence: occurrence, of: of, happened: happened,
      recorded: Instant(seconds: 0), by: by, recordedFor: recordedFor, nothingToReport: nothingToReport, partOf: partOf,
      evidence: evidence, document: document, until: until, days: days, whom: whom, date: date)
  }
}
