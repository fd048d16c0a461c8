import CivilTime
import Entries
import Obligations
import Organisations
import Regulations
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct EntryTests {
  /// The head and the payload of a text of an entry, read by what they are called.
  private static func parts(_ text: String) throws -> (head: EntryHead, payload: [String: CanonicalValue]) {
    let entry = try #require(CanonicalValue(canonical: text.utf8))
    guard case .object(let payload) = entry["payload"] else { throw PayloadError(field: "payload") }
    let head = EntryHead(
      sequence: try #require(entry["sequence"]?.integer),
      recorded: Instant(seconds: try #require(entry["recorded"]?.integer)),
      author: try #require(entry["author"]?.text), role: entry["role"]?.text,
      organisation: entry["organisation"]?.text.flatMap { OrganisationID($0) },
      kind: try #require(entry["kind"]?.text.flatMap { EntryKind(rawValue: $0) }), subject: entry["subject"]?.text,
      happened: entry["happened"]?.text.flatMap { EntryHead.Happened($0) }, reason: entry["reason"]?.text,
      format: Int(try #require(entry["format"]?.integer)))
    return (head, payload)
  }

  @Test func `every kind of entry stands in the first format, in the order of the list`() {
    #expect(Format1.all.map(\.kind) == EntryKind.allCases)
  }

  @Test(arguments: Format1.all + Format1.reports) func `an old entry is readable for ever, and written so`(
    _ old: Format1
  ) throws {
    let (head, open) = try Self.parts(old.text)
    #expect(head.kind == old.kind)
    let read = try EntryBody(Payload(open: open, personal: old.personal), head)
    let id = old.id.isEmpty ? "e\(head.sequence)" : old.id
    #expect(read == old.body(id))
    #expect(read.kind == old.kind)
    let written = old.body(old.id).payload
    #expect(written.personal == old.personal)
    var text: [UInt8] = []
    head.appendLeaf(payload: CanonicalValue.object(written.open).bytes, to: &text)
    #expect(String(decoding: text, as: UTF8.self) == old.text)
    // The head of a draft is that of the entry.
    let draft = EntryDraft(
      old.body(old.id), by: Author(id: head.author, role: head.role, organisation: head.organisation),
      subject: head.subject, happened: head.happened, reason: head.reason)
    #expect(draft.head(sequence: head.sequence, recorded: head.recorded) == head)
  }

  @Test(arguments: Format1.all + Format1.reports)
  func `an entry does the same to the tables when written and when read`(_ old: Format1)
    throws
  {
    let (head, _) = try Self.parts(old.text)
    #expect(Entry(head: head, body: old.body(old.id)).rows == old.rows)
    #expect(Entry(head: head, body: old.body(old.id.isEmpty ? "e\(head.sequence)" : old.id)).rows == old.rows)
    for case .add(let table, let row) in old.rows {
      #expect(row.count == table.columns.count)
      for (value, column) in zip(row, table.columns) {
        switch value {
        case .null: #expect(column.isOptional)
        case .integer: #expect(column.isInteger)
        case .text: #expect(!column.isInteger)
        }
      }
    }
  }

  @Test(arguments: Format1.all + Format1.reports)
  func `an entry of another format is not read, nor one without a field it needs`(
    _ old: Format1
  ) throws {
    let (head, open) = try Self.parts(old.text)
    let other = EntryHead(
      sequence: head.sequence, recorded: head.recorded, author: head.author, role: head.role,
      organisation: head.organisation, kind: head.kind, subject: head.subject, happened: head.happened,
      reason: head.reason, format: 3)
    #expect(throws: PayloadError(field: "format")) { try EntryBody(Payload(open: open, personal: old.personal), other) }
    for (field, value) in open {
      // A value of another type is told by its field.
      for wrong: CanonicalValue in [.truth(false), .list([.truth(true)]), .object([:])] where wrong != value {
        var changed = open
        changed[field] = wrong
        #expect(throws: PayloadError.self, "\(old.kind) \(field) \(wrong)") {
          let read = try EntryBody(Payload(open: changed, personal: old.personal), head)
          // An empty object of cells is a line without cells.
          if field == "cells", wrong == .object([:]) { throw PayloadError(field: "\(read)") }
          // What is read after all must at least not pass for something else.
          if field == "occurrence" || field == "id" { throw PayloadError(field: "\(read)") }
        }
      }
    }
    if head.kind.event == nil, !open.isEmpty {
      #expect(throws: PayloadError.self) { try EntryBody(Payload(), head) }
    }
  }

  @Test func `a personal value that was destroyed is read as that`() throws {
    let (head, open) = try Self.parts(try #require(Format1.all.first { $0.kind == .received }).text)
    let fields = ["evidence", "note", "attachment0", "attachment1"]
    let read = try EntryBody(
      Payload(open: open, personal: Dictionary(uniqueKeysWithValues: fields.map { ($0, .erased) })), head)
    guard case .event(let recorded) = read else {
      Issue.record("a deed is an event")
      return
    }
    #expect(recorded.evidence == .erased)
    #expect(recorded.event.evidence == nil)
    #expect(recorded.note == .erased)
    #expect(recorded.attachments.map(\.name) == [.erased, .erased])
  }

  // MARK: Kinds

  private static func lines(ofDocument name: String) throws -> [Substring] {
    let path = String(#filePath.dropLast("/Tests/Core/EntriesTests/EntryTests.swift".count)) + "/Docs/\(name)"
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, 1 << 20, file)
    return String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n")
  }

  /// What stands in backquotes.
  private static func names(_ text: some StringProtocol) -> [String] {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
      .map { String($0.element) }
  }

  @Test func `the document of the ledger has every kind in order, with its reason and every key of its payload`() throws
  {
    let lines = try Self.lines(ofDocument: "ledger.md")
    let heading = try #require(lines.firstIndex { $0 == "## Kinds" })
    let rows = lines[heading...].map { $0.split(separator: "|").map { $0.trimmingPrefix { $0 == " " } } }
    let kinds = rows.filter { $0.count == 3 && EntryKind(rawValue: Self.names($0[0]).first ?? "") != nil }
    #expect(kinds.map { Self.names($0[0])[0] } == EntryKind.allCases.map(\.rawValue))
    let deed = Set(rows.filter { $0.count == 2 }.flatMap { Self.names($0[0]) })
    for row in kinds {
      let kind = try #require(EntryKind(rawValue: Self.names(row[0])[0]))
      #expect(row[1].contains("needs a reason") == kind.needsReason, "\(kind)")
      let old = try #require(Format1.all.first { $0.kind == kind })
      let payload = old.body(old.id).payload
      var keys = Set(payload.open.keys).union(payload.personal.keys)
      // What the second format has beside the first.
      let scope = EntryBody.TokenScope(.write, role: "leader", at: OrganisationID("org-0005"))
      let second = EntryBody.tokenIssued(hash: "", until: nil, scope: scope)
      if kind == second.kind { keys.formUnion(second.payload.open.keys) }
      if kind == .granted { keys.insert("insteadOf") }
      if kind.event == nil {
        // Beside keys the cell names values and the keys of values.
        #expect(keys.isSubset(of: Self.names(row[2])), "\(kind)")
        #expect(
          Set(Self.names(row[2])).subtracting(keys).isSubset(of: [
            "regulation", "form", "by", "document", "number", "date", "read", "write", "calendar",
          ]), "\(kind)")
        let sealed = row[2].split(separator: "*`", omittingEmptySubsequences: false).dropFirst().compactMap {
          $0.split(separator: "`").first.map(String.init)
        }
        #expect(Set(sealed) == Set(payload.personal.keys), "\(kind)")
      } else {
        #expect(keys.isSubset(of: deed), "\(kind)")
      }
    }
    let written = Set(
      (Format1.deeds + Format1.reports).flatMap { old in
        let payload = old.body(old.id).payload
        return Array(payload.open.keys) + Array(payload.personal.keys)
      })
    // Nothing is documented that no deed can have; seal and size stand in the cell of attachments.
    #expect(deed.subtracting(["key"]).isSubset(of: written))
  }

  @Test func `every kind of event is a kind of entry, and back`() {
    for kind in Event.Kind.allCases {
      #expect(EntryKind(kind).rawValue == kind.rawValue)
      #expect(EntryKind(kind).event == kind)
    }
    #expect(EntryKind.allCases.compactMap(\.event) == Event.Kind.allCases)
  }

  @Test func `an entry must say why where the documentation of events says so, and where something is undone`() throws {
    let lines = try Self.lines(ofDocument: "events.md")
    let row = try #require(lines.first { $0.hasPrefix("| `ground` |") })
    let after = try #require(row.split(separator: " but ").last)
    let free = Self.names(after)
    #expect(free.count == 8)
    for kind in Event.Kind.allCases {
      #expect(EntryKind(kind).needsReason == !free.contains(kind.rawValue), "\(kind)")
    }
    #expect(
      EntryKind.allCases.filter { $0.event == nil && $0.needsReason }
        == [.reorganised, .textWithdrawn, .policySet, .policyEnded, .erased, .restored])
  }

  // MARK: Events of rows

  private static let words = ["số 12", "Đề án \"A\"", "a\\b\n", "x", "dòng\u{1}", "ế"]

  private static func random(_ dice: inout Dice, _ sequence: Int64) -> Event {
    func maybe<Value>(_ value: (inout Dice) -> Value) -> Value? { dice.chance(30) ? value(&dice) : nil }
    func word(_ dice: inout Dice) -> String { words[dice.below(words.count)] }
    func date(_ dice: inout Dice) -> CivilDate { CivilDate(dayNumber: Int32(19000 + dice.below(2000))) }
    func body(_ dice: inout Dice) -> OrganisationID { org("org-\(1000 + dice.below(9000))") }
    func some<Value>(_ value: (inout Dice) -> Value) -> [Value] {
      dice.chance(30) ? (0..<1 + dice.below(3)).map { _ in value(&dice) } : []
    }
    var obligations: [ObligationID] = []
    for _ in 0..<(dice.chance(70) ? 1 : dice.below(4)) {
      obligations.append(
        duty(
          "tra-vinh/dieu-\(dice.below(4))/gach-2:org-0011:\(["2024-Q1", "2024-M03", "once", "term", "don-12"][dice.below(5)])"
        ))
    }
    let trigger = maybe(word)
    // An event is about an obligation, or something happened, or it speaks of an earlier one.
    let of = obligations.isEmpty && trigger == nil ? "cv-1" : maybe { _ in "cv-\(sequence - 1)" }
    return Event(
      id: dice.chance(50) ? "e\(sequence)" : "cv-\(sequence)",
      kind: Event.Kind.allCases[dice.below(Event.Kind.allCases.count)],
      obligations: obligations, trigger: trigger,
      occurrence: maybe { dice in
        Occurrence(
          EventKind.allCases[dice.below(EventKind.allCases.count)], subject: dice.chance(50) ? word(&dice) : nil,
          at: dice.chance(50) ? body(&dice) : nil, rules: dice.chance(50) ? [word(&dice)] : [],
          holds: dice.chance(50) ? [word(&dice), word(&dice)] : [])
      }, of: of, happened: date(&dice), recorded: Instant(seconds: Int64(1_600_000_000 + dice.below(1 << 28))),
      by: maybe(body), recordedFor: maybe(body), nothingToReport: dice.chance(20), partOf: maybe(word),
      evidence: maybe(word), document: maybe { NumberedDocument(number: word(&$0), date: date(&$0)) },
      ground: maybe(word), article: maybe(word), until: maybe(date), days: maybe { 1 + $0.below(100) },
      whom: some(body), date: maybe(date), calendar: maybe(word))
  }

  @Test func `the event of a row, and that of an entry that is read, is the one that was recorded`() throws {
    for seed in 0..<cases {
      var dice = Dice(seed: UInt64(seed))
      let sequence = Int64(1 + dice.below(1000))
      let event = Self.random(&dice, sequence)
      let recorded = RecordedEvent(
        event, note: dice.chance(50) ? .value("ghi") : nil,
        attachments: (0..<dice.below(3)).map { .init(seal: Format1.hash, name: .value("tệp \($0)"), size: $0) },
        recordedElsewhere: dice.chance(30) ? Instant(seconds: Int64(dice.below(1 << 30))) : nil)
      let draft = EntryDraft(recorded, by: Author(id: "lan", role: nil, organisation: event.by))
      let head = draft.head(sequence: sequence, recorded: event.recorded)
      let payload = draft.body.payload
      let written = CanonicalValue.object(payload.open)
      #expect(written.isKept)
      guard case .object(let open)? = CanonicalValue(canonical: written.bytes) else {
        Issue.record("seed \(seed): no object")
        continue
      }
      #expect(try EntryBody(Payload(open: open, personal: payload.personal), head) == .event(recorded), "seed \(seed)")
      let rows = Entry(head: head, body: draft.body).rows
      guard case .add(.event, let row) = rows[0] else {
        Issue.record("seed \(seed): the first row is the event's")
        continue
      }
      func text(_ place: Int) -> String? { if case .text(let text) = row[place] { text } else { nil } }
      func number(_ place: Int) -> Int64 { if case .integer(let number) = row[place] { number } else { -1 } }
      let read = try EventRow.event(
        entry: number(0), kind: text(1) ?? "", obligation: text(2), id: text(3), happened: number(4),
        recorded: number(5), body: text(6), details: text(8), evidence: event.evidence)
      #expect(read == event, "seed \(seed)")
      // No row says what is personal.
      for case .text(let cell) in row where payload.personal.values.contains(.value(cell)) {
        #expect(cell != event.evidence || [event.partOf, event.article, event.trigger].contains(cell))
      }
      #expect(
        rows.filter { if case .add(.attachment, _) = $0 { true } else { false } }.count == recorded.attachments.count)
      let also = Set(event.obligations.dropFirst()).subtracting(event.obligations.prefix(1))
      #expect(rows.filter { if case .add(.eventAlso, _) = $0 { true } else { false } }.count == also.count)
    }
  }

  @Test(
    arguments: [
      ("no-kind", nil, nil, "kind"), ("settingChanged", nil, nil, "kind"), ("submitted", nil, nil, "obligation"),
      ("submitted", "x", nil, "obligation"), ("submitted", "x", "{}", "also"), ("submitted", nil, "{ }", "details"),
      ("submitted", nil, "[]", "details"), ("submitted", nil, #"{"until":"30/2"}"#, "until"),
      ("submitted", nil, #"{"whom":"org-1"}"#, "whom"), ("submitted", nil, #"{"whom":[1]}"#, "whom"),
      ("submitted", nil, #"{"days":"1"}"#, "days"),
      ("submitted", nil, #"{"nothingToReport":false}"#, "nothingToReport"),
      ("submitted", nil, #"{"document":{"number":"1"}}"#, "document"),
      ("occurred", nil, #"{"occurrence":"x"}"#, "occurrence"),
      ("submitted", nil, #"{"recordedElsewhere":"2024-03-20"}"#, "recordedElsewhere"),
    ] as [(String, String?, String?, String)])
  func `a row that no program of this house wrote is told by what is wrong`(
    kind: String, obligation: String?, details: String?, field: String
  ) {
    #expect(throws: PayloadError(field: field)) {
      try EventRow.event(
        entry: 1, kind: kind, obligation: obligation, id: nil, happened: 0, recorded: 0, body: nil, details: details)
    }
  }

  @Test func `a row's values are equal where their bytes are, not where they look the same`() {
    let composed = "\u{1EA1}"
    let decomposed = "a\u{0323}"
    #expect(composed == decomposed)
    #expect(RowValue.text(composed) != RowValue.text(decomposed))
    #expect(RowValue.text(composed) == RowValue.text(composed))
    #expect(RowValue.text("1") != RowValue.integer(1))
    #expect(RowValue.null != RowValue.text(""))
    #expect(RowValue.null == RowValue.null)
  }
}
