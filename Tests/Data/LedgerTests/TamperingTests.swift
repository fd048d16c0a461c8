import Database
import Diagnostics
import Entries
import Obligations
import Secrets
import Testing

@testable import Ledger

/// Whatever somebody writes into the tables by other means is named by its kind and place.
@Suite struct TamperingTests {
  private static func short(_ findings: [LedgerFinding]) -> [String] {
    findings.map { "\($0.kind) \($0.place)" }.sorted()
  }

  /// What was done, and everything that is told of it.
  typealias Case = (sql: String, told: [String])

  /// Entry 11 is a deed without details by `lan` as `receiver` for org-0005. What a table does not follow from any more is told of the
  /// table, too, as long as the entry reads.
  private static let entries: [Case] = [
    ("UPDATE entry SET sequence = 26 WHERE sequence = 25", ["changed entry 26", "missing entry 25"]),
    (
      "UPDATE entry SET sequence = 1152921504606846976 WHERE sequence = 25",
      // Every 10,000 entries there is a checkpoint: behind so great a number there would be one.
      [
        "changed entry 1152921504606846976", "missing checkpoint 1152921504606846976",
        "missing entry 25–1152921504606846975",
      ]
    ),
    ("UPDATE entry SET recorded = recorded + 1 WHERE sequence = 11", ["changed entry 11", "changed event 11"]),
    ("UPDATE entry SET recorded = 'x' WHERE sequence = 11", ["changed entry 11"]),
    ("UPDATE entry SET recorded = 0.5 WHERE sequence = 11", ["changed entry 11"]),
    ("UPDATE entry SET author = 'x' WHERE sequence = 11", ["changed entry 11", "changed event 11"]),
    ("UPDATE entry SET author = x'6C616E' WHERE sequence = 11", ["changed entry 11"]),
    ("UPDATE entry SET role = 'x' WHERE sequence = 11", ["changed entry 11"]),
    ("UPDATE entry SET role = NULL WHERE sequence = 11", ["changed entry 11"]),
    ("UPDATE entry SET role = '' WHERE sequence = 1", ["changed entry 1"]),
    ("UPDATE entry SET role = 7.5 WHERE sequence = 11", ["changed entry 11"]),
    ("UPDATE entry SET organisation = 'org-0009' WHERE sequence = 11", ["changed entry 11", "changed event 11"]),
    ("UPDATE entry SET organisation = 'đ' WHERE sequence = 11", ["changed entry 11"]),
    ("UPDATE entry SET kind = 'accepted' WHERE sequence = 11", ["changed entry 11", "changed event 11"]),
    ("UPDATE entry SET kind = 'x' WHERE sequence = 11", ["changed entry 11"]),
    ("UPDATE entry SET subject = '\(Kept.second)' WHERE sequence = 11", ["changed entry 11", "changed event 11"]),
    ("UPDATE entry SET subject = 'x' WHERE sequence = 11", ["changed entry 11"]),
    ("UPDATE entry SET happened = '2024-03-19' WHERE sequence = 11", ["changed entry 11", "changed event 11"]),
    ("UPDATE entry SET happened = '20/3/2024' WHERE sequence = 11", ["changed entry 11"]),
    ("UPDATE entry SET happened = NULL WHERE sequence = 11", ["changed entry 11"]),
    ("UPDATE entry SET reason = 'x' WHERE sequence = 11", ["changed entry 11", "changed event 11"]),
    ("UPDATE entry SET format = 2 WHERE sequence = 11", ["changed entry 11"]),
    ("UPDATE entry SET payload = '{\"days\":3}' WHERE sequence = 11", ["changed entry 11", "changed event 11"]),
    ("UPDATE entry SET payload = '{ }' WHERE sequence = 11", ["changed entry 11"]),
    ("UPDATE entry SET payload = x'7B7D' WHERE sequence = 11", ["changed entry 11"]),
    ("UPDATE entry SET payload = CAST(x'7BFF7D' AS TEXT) WHERE sequence = 11", ["changed entry 11"]),
    // The leaf that was signed is gone: what was signed next no longer fits. Only the first is told.
    ("UPDATE entry SET leaf = zeroblob(32) WHERE sequence = 11", ["changed checkpoint 13", "changed entry 11"]),
    ("UPDATE entry SET leaf = x'00' WHERE sequence = 11", ["changed entry 11"]),
    ("UPDATE entry SET leaf = 'x' WHERE sequence = 11", ["changed entry 11"]),
    // The key stands in the first entry.
    (
      "UPDATE entry SET payload = replace(payload, 'd75a', 'd75b') WHERE sequence = 1",
      [
        "changed checkpoint 1", "changed checkpoint 13", "changed checkpoint 19", "changed checkpoint 25",
        "changed checkpoint 7", "changed entry 1",
      ]
    ),
    ("DELETE FROM entry WHERE sequence = 11", ["added event 11", "missing entry 11"]),
    ("DELETE FROM entry WHERE sequence = 9", ["added calendar 9", "missing entry 9"]),
    ("DELETE FROM entry WHERE sequence = 25", ["missing entry 25"]),
    ("DELETE FROM entry WHERE sequence = 13", ["added reorganisation 13", "missing entry 13"]),
    (
      "INSERT INTO entry SELECT 26, recorded, author, role, organisation, kind, subject, happened, reason, format, payload, leaf FROM entry WHERE sequence = 25",
      ["changed entry 26"]
    ),
    (
      "INSERT INTO entry SELECT 27, recorded, author, role, organisation, kind, subject, happened, reason, format, payload, leaf FROM entry WHERE sequence = 25",
      ["changed entry 27", "missing entry 26"]
    ),
  ]

  private static let personal: [Case] = [
    (
      "UPDATE personal SET entry = 11 WHERE field = 'evidence'",
      ["added personal 11 evidence", "changed search_index 12", "missing personal 12 evidence"]
    ),
    (
      "UPDATE personal SET entry = 99 WHERE field = 'evidence'",
      ["added personal 99", "changed search_index 12", "missing personal 12 evidence"]
    ),
    (
      "UPDATE personal SET entry = 'x' WHERE field = 'evidence'",
      ["added personal ?", "changed search_index 12", "missing personal 12 evidence"]
    ),
    (
      "UPDATE personal SET field = 'evidencf' WHERE field = 'evidence'",
      ["added personal 12 evidencf", "missing personal 12 evidence"]
    ),
    (
      "UPDATE personal SET field = x'00' WHERE field = 'evidence'",
      ["added personal 12 ?", "missing personal 12 evidence"]
    ),
    ("UPDATE personal SET salt = zeroblob(31) WHERE field = 'evidence'", ["changed personal 12 evidence"]),
    ("UPDATE personal SET salt = 'x' WHERE field = 'evidence'", ["changed personal 12 evidence"]),
    ("UPDATE personal SET value = 'số đến 119' WHERE field = 'evidence'", ["changed personal 12 evidence"]),
    ("UPDATE personal SET value = CAST(value AS BLOB) WHERE field = 'evidence'", ["changed personal 12 evidence"]),
    // The same to the eye: a letter and its mark apart.
    (
      "UPDATE personal SET value = 'số đe\u{0302}\u{0301}n 118' WHERE field = 'evidence'",
      ["changed personal 12 evidence"]
    ),
    ("DELETE FROM personal WHERE field = 'evidence'", ["changed search_index 12", "missing personal 12 evidence"]),
    ("INSERT INTO personal VALUES (11, 'x', zeroblob(32), 'x')", ["added personal 11 x"]),
    ("INSERT INTO personal VALUES (0, 'x', zeroblob(32), 'x')", ["added personal 0"]),
    // Erased by entry 23.
    (
      "INSERT INTO personal VALUES (12, 'note', zeroblob(32), 'x')",
      ["added personal 12 note", "changed personal 12 note"]
    ),
  ]

  private static let checkpoints: [Case] = [
    ("UPDATE checkpoint SET size = 14 WHERE size = 13", ["changed checkpoint 14", "missing checkpoint 13"]),
    ("UPDATE checkpoint SET signed_at = signed_at + 1 WHERE size = 13", ["changed checkpoint 13"]),
    ("UPDATE checkpoint SET signed_at = 'x' WHERE size = 13", ["changed checkpoint 13"]),
    ("UPDATE checkpoint SET note = replace(note, '13', '12') WHERE size = 13", ["changed checkpoint 13"]),
    ("UPDATE checkpoint SET note = CAST(note AS BLOB) WHERE size = 13", ["changed checkpoint 13"]),
    (
      "UPDATE checkpoint SET note = (SELECT note FROM checkpoint WHERE size = 7) WHERE size = 13",
      ["changed checkpoint 13"]
    ),
    ("DELETE FROM checkpoint WHERE size = 1", ["missing checkpoint 1"]),
    ("DELETE FROM checkpoint WHERE size = 13", ["missing checkpoint 13"]),
    ("DELETE FROM checkpoint WHERE size = 25", ["missing checkpoint 25"]),
    ("INSERT INTO checkpoint VALUES (5, \(Kept.start + 50), 'x')", ["changed checkpoint 5"]),
    ("INSERT INTO checkpoint VALUES (30, 0, 'x')", ["changed checkpoint 30"]),
  ]

  /// The tables that follow from the entries: a row of each, its key as it is told, and what a change of its key says.
  private struct Row {
    let table: ProjectionTable
    let condition: String
    let shown: String
    let keys: [Case]
    /// A row that no entry made.
    let added: Case
  }

  private static func row(
    _ table: ProjectionTable, _ entry: Int, moved: Int = 25, adding values: String
  ) -> Row {
    let name = table.rawValue
    return Row(
      table: table, condition: "entry = \(entry)", shown: "\(entry)",
      keys: [
        (
          "UPDATE \(name) SET entry = \(moved) WHERE entry = \(entry)",
          ["added \(name) \(moved)", "missing \(name) \(entry)"]
        ),
        ("UPDATE \(name) SET entry = 99 WHERE entry = \(entry)", ["added \(name) 99", "missing \(name) \(entry)"]),
      ], added: ("INSERT INTO \(name) VALUES (\(values))", ["added \(name) \(moved)"]))
  }

  private static let rows: [Row] = [
    Row(
      table: .setting, condition: "name = 'name'", shown: "name",
      keys: [
        ("UPDATE setting SET name = 'x'", ["added setting x", "missing setting name"]),
        ("UPDATE setting SET name = x'00'", ["added setting ?", "missing setting name"]),
      ], added: ("INSERT INTO setting VALUES ('y', 'z', 2)", ["added setting y"])),
    row(.person, 3, adding: "25, 'x', NULL"), row(.person, 16, adding: "25, 'x', 3"),
    row(.token, 4, adding: "25, 'x', 'y', NULL, NULL"),
    row(.tokenScope, 4, adding: "25, 'read', NULL, NULL"),
    row(.credential, 18, adding: "25, 'x', 'password', NULL, NULL, NULL"),
    row(.contact, 22, adding: "25, 'x', 'vi', NULL"),
    row(.roleGrant, 5, adding: "25, 'lan', 'owner', NULL, NULL, 1, 0, NULL, NULL, NULL"),
    row(.roleGrant, 6, adding: "25, 'lan', 'owner', NULL, NULL, 1, 0, NULL, 7, 7"),
    row(.registerLine, 7, adding: "25, 0, 'a', '{}', NULL, NULL"),
    row(.registerLine, 8, adding: "25, 0, 'a', '{}', NULL, 9"),
    row(.reorganisation, 13, adding: "25, 'x', 1"), row(.calendar, 9, adding: "25, 'x', 'y'"),
    row(.ruleText, 10, adding: "25, 'a', 'form', '1', 't', 'h', NULL, NULL"),
    row(.policy, 20, adding: "25, 'a', 'b', 'c', NULL"),
    row(.event, 11, adding: "25, 'submitted', NULL, NULL, 0, 0, NULL, 'x', NULL"),
    row(.event, 12, adding: "25, 'submitted', NULL, NULL, 0, 0, NULL, 'x', NULL"),
    Row(
      table: .eventAlso, condition: "entry = 12", shown: "12 \(Kept.second)",
      keys: [
        (
          "UPDATE event_also SET entry = 11",
          ["added event_also 11 \(Kept.second)", "missing event_also 12 \(Kept.second)"]
        ),
        ("UPDATE event_also SET entry = 99", ["added event_also 99", "missing event_also 12 \(Kept.second)"]),
        ("UPDATE event_also SET obligation = 'x'", ["added event_also 12 x", "missing event_also 12 \(Kept.second)"]),
        (
          "UPDATE event_also SET obligation = x'00'", ["added event_also 12 ?", "missing event_also 12 \(Kept.second)"]
        ),
      ], added: ("INSERT INTO event_also VALUES (11, 'x')", ["added event_also 11 x"])),
    Row(
      table: .attachment, condition: "entry = 12 AND place = 1", shown: "12 1",
      keys: [
        ("UPDATE attachment SET entry = 11 WHERE place = 1", ["added attachment 11 1", "missing attachment 12 1"]),
        ("UPDATE attachment SET place = 2 WHERE place = 1", ["added attachment 12 2", "missing attachment 12 1"]),
      ], added: ("INSERT INTO attachment VALUES (12, 7, 'cc', 0)", ["added attachment 12 7"])),
    row(.erasure, 23, adding: "25, 12, 'evidence'"),
    row(.report, 21, adding: "25, 'x'"),
    row(.note, 24, adding: "25, 'org-0005', 0, NULL, NULL, 'x', NULL"),
    Row(
      table: .noteClause, condition: "entry = 24 AND clause = 'tra-vinh/dieu-5/a'", shown: "24 tra-vinh/dieu-5/a",
      keys: [
        (
          "UPDATE note_clause SET entry = 25 WHERE clause = 'tra-vinh/dieu-5/a'",
          ["added note_clause 25 tra-vinh/dieu-5/a", "missing note_clause 24 tra-vinh/dieu-5/a"]
        ),
        (
          "UPDATE note_clause SET clause = 'x' WHERE clause = 'tra-vinh/dieu-5/a'",
          ["added note_clause 24 x", "missing note_clause 24 tra-vinh/dieu-5/a"]
        ),
      ], added: ("INSERT INTO note_clause VALUES (11, 'x', 'y')", ["added note_clause 11 x"])),
    Row(
      table: .figure, condition: "entry = 21 AND col = 'inPeriod'", shown: "21 ket-nap inPeriod",
      keys: [
        (
          "UPDATE figure SET entry = 12 WHERE col = 'inPeriod'",
          ["added figure 12 ket-nap inPeriod", "missing figure 21 ket-nap inPeriod"]
        ),
        (
          "UPDATE figure SET field = 'x' WHERE col = 'inPeriod'",
          ["added figure 21 x inPeriod", "missing figure 21 ket-nap inPeriod"]
        ),
        (
          "UPDATE figure SET col = 'change' WHERE col = 'inPeriod'",
          ["added figure 21 ket-nap change", "missing figure 21 ket-nap inPeriod"]
        ),
      ], added: ("INSERT INTO figure VALUES (12, 'a', 'b', 0)", ["added figure 12 a b"])),
  ]

  @Test func `a ledger that nobody touched has nothing to tell`() throws {
    let kept = try Kept.withEverything()
    #expect(try kept.findings() == [])
    #expect(try kept.findings(after: []).isEmpty)
  }

  @Test func `every change of an entry, a personal value or a checkpoint is named`() throws {
    let kept = try Kept.withEverything()
    for (sql, told) in Self.entries + Self.personal + Self.checkpoints {
      let found = Self.short(try kept.findings(after: [sql]))
      #expect(found == told, "\(sql): \(found)")
    }
  }

  @Test func `every change of the index of words is named`() throws {
    let kept = try Kept.withEverything()
    for (sql, told) in [
      ("UPDATE search_index SET words = words || ' x' WHERE rowid = 12", ["changed search_index 12"]),
      ("UPDATE search_index SET words = NULL WHERE rowid = 12", ["changed search_index 12"]),
      ("DELETE FROM search_index WHERE rowid = 12", ["missing search_index 12"]),
      ("INSERT INTO search_index (rowid, words) VALUES (11, 'x')", ["added search_index 11"]),
      ("INSERT INTO search_index (rowid, words) VALUES (99, 'x')", ["added search_index 99"]),
      ("INSERT INTO search_index (rowid, words) VALUES (-1, 'x')", ["added search_index -1"]),
    ] {
      #expect(Self.short(try kept.findings(after: [sql])) == told, "\(sql)")
    }
  }

  @Test func `every change of every column of every table that follows from the entries is named`() throws {
    let kept = try Kept.withEverything()
    #expect(Set(Self.rows.map(\.table)) == Set(ProjectionTable.allCases))
    for row in Self.rows {
      let name = row.table.rawValue
      let columns = try kept.pool.write { try Kept.columns(of: name, $0) }
      #expect(columns == row.table.columns.map(\.name))
      var cases =
        row.keys + [row.added, ("DELETE FROM \(name) WHERE \(row.condition)", ["missing \(name) \(row.shown)"])]
      for column in row.table.columns.dropFirst(row.table.keyCount) {
        let other = column.isInteger ? "coalesce(\(column.name), 0) + 1" : "coalesce(\(column.name), '') || 'x'"
        for value in [other, "x'00'", column.isInteger ? "'x'" : "CAST(coalesce(\(column.name), '') AS BLOB)"] {
          cases.append(
            ("UPDATE \(name) SET \(column.name) = \(value) WHERE \(row.condition)", ["changed \(name) \(row.shown)"]))
        }
        guard column.isOptional else { continue }
        let isNull = try kept.pool.write { connection in
          try connection.first(SQL(trustingText: "SELECT \(column.name) IS NULL FROM \(name) WHERE \(row.condition)")) {
            $0.integer(0) == 1
          }
        }
        if isNull == false {
          cases.append(
            ("UPDATE \(name) SET \(column.name) = NULL WHERE \(row.condition)", ["changed \(name) \(row.shown)"]))
        }
      }
      for (sql, told) in cases { #expect(Self.short(try kept.findings(after: [sql])) == told, "\(sql)") }
    }
    // The tables that were gone through are all there are.
    let tables = try kept.dump().keys.sorted()
    #expect(
      tables
        == (ProjectionTable.allCases.map(\.rawValue) + [
          "activation_draft", "answered", "checkpoint", "contact_offer", "contact_refused", "draft", "entry", "mail",
          "mail_reminder", "mail_wish", "migration", "personal", "search_index", "seen", "sign_in", "tree",
        ])
        .sorted())
  }

  @Test func `a text that only looks the same is another one`() throws {
    let kept = try Kept.withEverything()
    #expect(
      Self.short(try kept.findings(after: ["UPDATE calendar SET text = 'li\u{0323}ch'"])) == ["changed calendar 9"])
    // A byte that is no letter where the sign for such bytes stood.
    let other = try Kept()
    try other.append([Kept.created, EntryDraft(.calendarDecided(text: "\u{FFFD}"), by: .owner, subject: "x")], at: 0)
    #expect(
      Self.short(try other.findings(after: ["UPDATE calendar SET text = CAST(x'FF' AS TEXT)"])) == [
        "changed calendar 2"
      ])
  }

  // MARK: Checkpoints from outside

  private static func checkpoint(_ kept: Kept, _ size: Int64) throws -> Checkpoint {
    let note = try kept.pool.read { try $0.first("SELECT note FROM checkpoint WHERE size = \(size)") { $0.text(0) } }
    return try #require(Checkpoint(note: note ?? "", key: Kept.key.publicKey))
  }

  /// The last entries, with everything that followed from them.
  private static let cut = [
    "DELETE FROM entry WHERE sequence > 22", "DELETE FROM checkpoint WHERE size > 22",
    "DELETE FROM erasure WHERE entry > 22", "DELETE FROM note WHERE entry > 22",
    "DELETE FROM note_clause WHERE entry > 22",
    "DELETE FROM personal WHERE entry > 22", "DELETE FROM search_index WHERE rowid > 22",
  ]

  @Test func `a shorter ledger is told with a checkpoint that was kept elsewhere, and not without`() throws {
    let kept = try Kept.withEverything()
    let (last, earlier) = (try Self.checkpoint(kept, 25), try Self.checkpoint(kept, 19))
    // The value that entry 23 erased is the one thing that nobody can bring back.
    let found = try kept.findings(after: Self.cut, held: [last, earlier])
    #expect(Self.short(found) == ["missing entry 23–25", "missing personal 12 note"])
    #expect(
      found[0].message
        == Words(
          vi: "entry 23–25 bị mất: bản chốt giữ ở tỉnh đã ký 25 mục",
          en: "entry 23–25 is missing: checkpoint giữ ở tỉnh was signed over 25 entries"))
    #expect(Self.short(try kept.findings(after: Self.cut, held: [earlier])) == ["missing personal 12 note"])
    #expect(Self.short(try kept.findings(after: [], held: [last, earlier])) == [])
    // Where the checkpoints of the store were left, they say it themselves.
    #expect(
      Self.short(try kept.findings(after: ["DELETE FROM entry WHERE sequence = 25"])) == ["missing entry 25"])
  }

  @Test func `a ledger that was written anew with another key is told by a checkpoint that was kept elsewhere`() throws
  {
    let kept = try Kept.withEverything()
    let last = try Self.checkpoint(kept, 25)
    let key = try #require(Signing.SecretKey(seed: [UInt8](repeating: 1, count: 32)))
    let other = try Kept(key: key)
    try other.append([EntryDraft(.storeCreated(key: key.publicKey.bytes.hexadecimal), by: .owner)], at: 0)
    #expect(try other.findings() == [])
    let found = try other.findings(after: [], held: [last])
    #expect(Self.short(found) == ["foreign checkpoint giữ ở tỉnh"])
    let own = Checkpoint.origin(of: key.publicKey)
    #expect(
      found[0].message
        == Words(
          vi:
            "checkpoint giữ ở tỉnh là của sổ khác: sổ này là \(own), bản chốt là của phoihop/d75a980182b10ab7",
          en:
            "checkpoint giữ ở tỉnh is of another ledger: this one is \(own), the checkpoint is of phoihop/d75a980182b10ab7"
        ))
  }

  @Test func `a ledger that was written anew with the same key has another root than was signed elsewhere`() throws {
    let kept = try Kept.withEverything()
    let last = try Self.checkpoint(kept, 25)
    let other = try Kept()
    for (place, draft) in Kept.everything.enumerated() {
      try other.append([place == 8 ? Kept.cheap : draft], at: Int64(place + 1) * 10)
    }
    #expect(try other.findings() == [])
    #expect(Self.short(try other.findings(after: [], held: [last])) == ["changed checkpoint giữ ở tỉnh"])
  }

  // MARK: Words

  @Test(arguments: [
    (
      "UPDATE entry SET role = 'x' WHERE sequence = 11", "entry 11 bị sửa", "entry 11 was changed"
    ),
    ("DELETE FROM entry WHERE sequence = 13", "entry 13 bị mất", "entry 13 is missing"),
    ("INSERT INTO setting VALUES ('y', 'z', 2)", "setting y bị thêm vào", "setting y was added"),
    (
      "UPDATE personal SET value = 'x' WHERE field = 'evidence'",
      "personal 12 evidence bị sửa: không phải là giá trị đã niêm",
      "personal 12 evidence was changed: it is not the value that was sealed"
    ),
    (
      "DELETE FROM personal WHERE field = 'evidence'", "personal 12 evidence bị mất: không có mục nào xóa nó",
      "personal 12 evidence is missing: no entry erased it"
    ),
    (
      "INSERT INTO personal VALUES (11, 'x', zeroblob(32), 'x')", "personal 11 x bị thêm vào: mục không có trường ấy",
      "personal 11 x was added: the entry has no such field"
    ),
    (
      "UPDATE checkpoint SET note = 'x' WHERE size = 13", "checkpoint 13 bị sửa: chữ ký không đúng",
      "checkpoint 13 was changed: its signature is not good"
    ),
    (
      "UPDATE checkpoint SET signed_at = 0 WHERE size = 13",
      "checkpoint 13 bị sửa: thời điểm không phải là thời điểm đã ký",
      "checkpoint 13 was changed: its moment is not the one that was signed"
    ),
    (
      "DELETE FROM checkpoint WHERE size = 13", "checkpoint 13 bị mất: sau mục này phải có một bản chốt",
      "checkpoint 13 is missing: after this entry there must be one"
    ),
    (
      "UPDATE person SET ended = 17 WHERE entry = 3", "person 3 bị sửa: không mục nào kết thúc nó",
      "person 3 was changed: no entry ended it"
    ),
    (
      "UPDATE person SET ended = NULL", "person 16 bị sửa: nó kết thúc khác với mục đã ghi",
      "person 16 was changed: it ended otherwise than an entry says"
    ),
  ])
  func `what is wrong is told in both languages`(sql: String, vi: String, en: String) throws {
    let kept = try Kept.withEverything()
    #expect(try kept.findings(after: [sql]).map(\.message).contains(Words(vi: vi, en: en)))
  }

  @Test func `the root that is not the signed one, and a moment that goes back, are told in both languages`() throws {
    let kept = try Kept.withEverything()
    #expect(
      try kept.findings(after: ["UPDATE entry SET leaf = zeroblob(32) WHERE sequence = 11"]).last?.message
        == Words(
          vi: "checkpoint 13 bị sửa: gốc cây của 13 mục đầu không phải là gốc đã ký",
          en: "checkpoint 13 was changed: the root of the first 13 entries is not the one that was signed"))
    #expect(
      try kept.findings(after: ["UPDATE entry SET recorded = 0 WHERE sequence = 25"]).map(\.message.en)
        == ["entry 25 was changed", "entry 25 was changed: its moment of recording goes back"])
  }

  @Test func `an entry whose hash is good but which nobody understands was written by a newer program`() throws {
    let kept = try Kept()
    try kept.append([Kept.created, Kept.cheap], at: 0)
    // As somebody with the right to write entries would: the hash is that of the entry.
    var text: [UInt8] = [0]
    EntryHead(sequence: 2, recorded: Instant(seconds: Kept.start), author: "owner", kind: .denied, format: 2)
      .appendLeaf(payload: Array(#"{"power":"x"}"#.utf8), to: &text)
    let leaf = Digest(of: text).description
    let found = try kept.findings(after: [
      "UPDATE entry SET format = 2, leaf = x'\(leaf)' WHERE sequence = 2", "DELETE FROM checkpoint WHERE size = 2",
    ])
    #expect(
      found.map(\.message).contains(
        Words(
          vi: "entry 2 bị sửa: bản phoihop này không hiểu nó",
          en: "entry 2 was changed: this version of phoihop does not understand it")))
  }

  @Test func `of one kind of finding a hundred are told, and how many more there are`() throws {
    let kept = try Kept()
    try kept.append([Kept.created] + Array(repeating: Kept.cheap, count: 150), at: 0)
    let found = try kept.findings(after: ["UPDATE entry SET role = 'x' WHERE sequence > 1"])
    #expect(found.count == 101)
    #expect(found.last?.message == Words(vi: "còn 50 chỗ nữa như vậy", en: "50 more of the kind"))
    #expect(found.last?.place == "entry")
  }
}
