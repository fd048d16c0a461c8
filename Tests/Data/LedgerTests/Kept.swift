import CivilTime
import Database
import DatabaseSQLite
import Diagnostics
import Entries
import Foundation
import Obligations
import Organisations
import Regulations
import Reports
import Secrets

@testable import Ledger
import Threads

/// The numbers from 0 on.
private final class Salts: Sendable {
  private let number = Monitor<UInt8>(0)

  func next() -> UInt8 {
    number.change { number in
      defer { number &+= 1 }
      return number
    }
  }
}

/// A ledger in a folder of its own, gone with it.
final class Kept: Sendable {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("phoihop-\(UUID().uuidString)").path
  let pool: DatabasePool
  let ledger: Ledger

  /// RFC 8032, 7.1, test 1.
  static let seed: [UInt8] =
    [UInt8](hexadecimal: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60") ?? []
  static let key: Signing.SecretKey = {
    guard let key = Signing.SecretKey(seed: seed) else { fatalError("a seed has 32 bytes") }
    return key
  }()
  static let open = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"

  /// 20 March 2024, 08:00 UTC.
  static let start: Int64 = 1_710_921_600

  init(key: Signing.SecretKey? = Kept.key) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    pool = try DatabasePool(SQLiteEngine(path: "\(folder)/kho.sqlite", purpose: "thử"))
    try Ledger.migrations.apply(to: pool, at: Kept.start)
    // 32 bytes of 0, of 1, of 2, …
    let salts = Salts()
    ledger = Ledger(pool, signing: key) { count in [UInt8](repeating: salts.next(), count: count) }
  }

  deinit {
    pool.close()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Appends so many seconds after the start.
  @discardableResult func append(
    _ drafts: [EntryDraft], at seconds: Int64, if condition: Ledger.Condition = .none
  ) throws -> [Int64] {
    try ledger.append(drafts, now: Instant(seconds: Kept.start + seconds), if: condition)
  }

  // MARK: Looking

  /// The leaves, as the table of entries has them.
  func leaves() throws -> [Digest] {
    try pool.read { try $0.all("SELECT leaf FROM entry ORDER BY sequence") { Digest($0.blob(0)) } }.compactMap(\.self)
  }

  /// The root of a tree of leaves that were added one by one.
  static func root(_ leaves: some Sequence<Digest>) -> Digest {
    var edge = MerkleEdge()
    for leaf in leaves { edge.append(leaf) }
    return edge.root
  }

  func findings(held: [(checkpoint: Checkpoint, place: String)] = []) throws -> [String] {
    try ledger.verify(held: held)?.findings.map { "\($0.kind) \($0.place)" } ?? ["stopped"]
  }

  private struct Undone: Error {}

  /// What verify finds where somebody wrote into the tables; they are as before afterwards.
  func findings(after statements: [String], held: [Checkpoint] = []) throws -> [LedgerFinding] {
    let found = Monitor<[LedgerFinding]>([])
    do {
      try pool.write { connection in
        for statement in statements { try connection.run(SQL(trustingText: statement)) }
        var verifier = try Verifier(connection, held: held.map { ($0, "giữ ở tỉnh") }) { _, _ in true }
        _ = try verifier.run()
        found.change { $0 = verifier.findings }
        throw Undone()
      }
    } catch is Undone {}
    return found.change(\.self)
  }

  /// Every row of every table of the ledger, with types and bytes.
  func dump() throws -> [String: [String]] {
    try pool.write { connection in
      var dump: [String: [String]] = [:]
      // How FTS5 keeps the index of words follows from the order of writing; the words themselves are compared.
      let tables = try connection.all(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search\\_index\\_%' ESCAPE '\\' ORDER BY name"
      ) { $0.text(0) }
      for table in tables {
        let columns = try Kept.columns(of: table, connection)
        dump[table] = try connection.all(
          SQL(
            trustingText:
              "SELECT \(columns.map { "quote(\($0))" }.joined(separator: " || ',' || ")) FROM \(table) ORDER BY 1")
        ) { $0.text(0) }
      }
      return dump
    }
  }

  static func columns(of table: String, _ connection: any DatabaseConnection) throws -> [String] {
    try connection.all(SQL(trustingText: "SELECT name FROM pragma_table_info('\(table)') ORDER BY cid")) { $0.text(0) }
  }

  // MARK: Entries

  static let lan = Author(id: "lan", role: "receiver", organisation: OrganisationID("org-0005"))
  static let first = "tra-vinh/dieu-6/gach-2/b:org-0011:2024-Q1"
  static let second = "tra-vinh/dieu-6/gach-2/b:org-0011:2024-M03"

  static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(dayNumber: .min) }

  static func event(
    _ kind: Event.Kind, id: String = "", about: [String] = [Kept.first], happened: String = "2024-03-20",
    evidence: String? = nil, ground: String? = nil, article: String? = nil, partOf: String? = nil
  ) -> Event {
    Event(
      id: id, kind: kind, obligations: about.compactMap { ObligationID($0) }, happened: day(happened),
      recorded: Instant(seconds: 0), partOf: partOf, evidence: evidence, ground: ground, article: article)
  }

  static func deed(_ kind: Event.Kind, id: String = "", about: [String] = [Kept.first], note: String? = nil)
    -> EntryDraft
  {
    EntryDraft(RecordedEvent(event(kind, id: id, about: about), note: note.map { .value($0) }), by: lan)
  }

  static let org: OrganisationID = {
    guard let id = OrganisationID("org-0011") else { fatalError("an id") }
    return id
  }()

  static let created = EntryDraft(.storeCreated(key: open), by: .owner)
  static let cheap = EntryDraft(.denied(power: "x"), by: .owner)

  /// One entry of nearly every kind, so that every table has rows: entry n comes 10·n seconds after the start. Checkpoints follow the
  /// entries 1, 7, 13, 19 and 25.
  static let everything: [EntryDraft] = [
    created,
    EntryDraft(.settingChanged(value: "A"), by: .owner, subject: "name"),
    EntryDraft(.personAdded(name: .value("Nguyễn Thị Lan")), by: .owner, subject: "lan"),
    EntryDraft(
      .tokenIssued(
        hash: "00", until: day("2024-12-31"), scope: .init(.read, role: "specialist", at: OrganisationID("org-0005"))),
      by: .owner, subject: "lan"),
    EntryDraft(
      .granted(
        .init(
          person: "lan", role: "receiver", organisation: nil, regulation: nil, reachesBelow: false,
          from: day("2024-03-20"), to: nil)), by: .owner, subject: "lan"),
    EntryDraft(
      .granted(
        .init(
          person: "lan", role: "coordinator", organisation: OrganisationID("org-0005"), regulation: "tra-vinh",
          reachesBelow: true, from: day("2024-03-20"), to: day("2024-12-31"))), by: .owner, subject: "lan"),
    EntryDraft(.registerLineAdded(.init(layer: 0, file: "a", cells: ["id": "org-0900"])), by: lan),
    EntryDraft(.registerLineAdded(.init(layer: 0, file: "a", cells: ["id": "org-0901"], part: 13)), by: lan),
    EntryDraft(.calendarDecided(text: "lịch"), by: lan, subject: "viet-nam"),
    EntryDraft(
      .textActivated(
        .init(
          path: "a.md", kind: .regulation, version: "1", text: "abc", hash: "ba", language: 1, amends: "e3",
          consents: [])),
      by: lan),
    deed(.submitted),
    EntryDraft(
      RecordedEvent(
        event(.received, id: "cv-118", about: [first, second], evidence: "số đến 118"), note: .value("ông Ba mang đến"),
        attachments: [
          .init(seal: "aa", name: .value("một.pdf"), size: 1), .init(seal: "bb", name: .value("hai.pdf"), size: 2),
        ]), by: lan),
    EntryDraft(.reorganised(plan: "ff", lines: 1), by: lan, reason: "nghị quyết"),
    EntryDraft(.grantEnded(grant: 6, last: day("2024-03-31")), by: .owner),
    EntryDraft(.registerLineEnded(line: 7), by: lan),
    EntryDraft(.personAdded(name: .value("Minh")), by: .owner, subject: "minh"),
    EntryDraft(.personEnded(person: 16), by: .owner, subject: "minh"),
    EntryDraft(.credentialSet(.init(.invitation, hash: "00", until: day("2024-12-31"))), by: .owner, subject: "lan"),
    EntryDraft(.settingChanged(value: "B"), by: .owner, subject: "name"),
    EntryDraft(.policySet(.init(regulation: "tra-vinh", clause: "dieu-6", text: "x")), by: lan, reason: "biên bản"),
    EntryDraft(
      RecordedEvent(
        event(.submitted, id: "don-12", about: [second]),
        report: FilledReport(
          form: "ba",
          Answers([Figure("ket-nap", .inPeriod, Amount(thousandths: 12_500)), Figure("ket-nap", .estimate, Amount(13))])
        )),
      by: lan),
    EntryDraft(.contactSet(address: .value("lan@example.vn"), language: .vi), by: lan, subject: "lan"),
    EntryDraft(.erased(entry: 12, field: "note"), by: lan, reason: "Nghị định 13/2023, Điều 16"),
    EntryDraft(
      Note(
        body: org, day: day("2024-03-19"), clauses: ["tra-vinh/dieu-5/a", "tra-vinh/dieu-5/b"], sessions: 2, people: 30,
        text: "họp dân"), by: lan),
    cheap,
  ]

  static func withEverything() throws -> Kept {
    let kept = try Kept()
    for (place, draft) in everything.enumerated() { try kept.append([draft], at: Int64(place + 1) * 10) }
    return kept
  }
}
