import Database
import DatabaseSQLite
import Diagnostics
import Entries
import Foundation
import Obligations
import Secrets
import Testing

@testable import Ledger
import Threads

@Suite struct AppendTests {
  @Test func `an entry has its place, its moment, its rows and its leaf`() throws {
    let kept = try Kept()
    #expect(try kept.ledger.head() == (0, MerkleTree.empty))
    #expect(try kept.append([Kept.created], at: 0) == [1])
    #expect(try kept.append([Kept.deed(.submitted), Kept.cheap], at: 1) == [2, 3])
    // The leaf of the second entry, written by hand.
    let text =
      #"{"author":"lan","format":1,"happened":"2024-03-20","kind":"submitted","organisation":"org-0005","payload":{},"recorded":1710921601,"role":"receiver","sequence":2,"subject":"tra-vinh/dieu-6/gach-2/b:org-0011:2024-Q1"}"#
    #expect(try kept.leaves()[1] == Digest(of: [0], Array(text.utf8)))
    #expect(try kept.ledger.head() == (3, Kept.root(kept.leaves())))
    var read: [Entry] = []
    try kept.ledger.entries {
      read.append($0)
      return true
    }
    #expect(read.map(\.head.sequence) == [1, 2, 3])
    #expect(read[1].head.recorded == Instant(seconds: Kept.start + 1))
    #expect(read[2].body == .denied(power: "x"))
    #expect(
      try kept.dump()["event"] == ["2,'submitted','\(Kept.first)',NULL,19802,1710921601,'org-0005','lan',NULL"])
    #expect(try kept.ledger.publicKey() == Kept.key.publicKey)
  }

  @Test func `a personal value stands apart, its seal in the leaf`() throws {
    let kept = try Kept()
    let salt = [UInt8](repeating: 0, count: 32)
    try kept.append(
      [Kept.created, EntryDraft(.personAdded(name: .value("Nguyễn Thị Lan")), by: .owner, subject: "lan")], at: 0)
    let payload = #"{"name":{"sha256":"7c79f2331c053a4e177dfa5d53a236625d7d3bebac744d8e90ed908179a84608"}}"#
    #expect(
      try kept.pool.read { try $0.first("SELECT payload FROM entry WHERE sequence = 2") { $0.text(0) } } == payload)
    #expect(
      try kept.pool.read {
        try $0.all("SELECT entry, field, salt, value FROM personal") {
          ($0.integer(0), $0.text(1), $0.blob(2), $0.text(3))
        }
      }
      .map { "\($0.0) \($0.1) \($0.2 == salt) \($0.3)" } == ["2 name true Nguyễn Thị Lan"])
    var names: [EntryBody] = []
    try kept.ledger.entries(from: 2) {
      names.append($0.body)
      return true
    }
    #expect(names == [.personAdded(name: .value("Nguyễn Thị Lan"))])
  }

  @Test func `entries are read from one number to another until enough were read`() throws {
    let kept = try Kept()
    try kept.append(Array(repeating: Kept.cheap, count: 10), at: 0)
    func read(_ first: Int64, _ last: Int64?, most: Int = 99) throws -> [Int64] {
      var read: [Int64] = []
      try kept.ledger.entries(from: first, to: last) {
        read.append($0.head.sequence)
        return read.count < most
      }
      return read
    }
    #expect(try read(4, 6) == [4, 5, 6])
    #expect(try read(-3, 2) == [1, 2])
    #expect(try read(9, nil) == [9, 10])
    #expect(try read(9, 99) == [9, 10])
    #expect(try read(11, nil) == [])
    #expect(try read(1, nil, most: 2) == [1, 2])
    try kept.pool.write { try $0.run("UPDATE entry SET kind = 'x' WHERE sequence = 5") }
    #expect(throws: LedgerError.unreadable(5)) { try read(4, 6) }
    #expect(try read(6, 7) == [6, 7])
  }

  // MARK: What is refused

  private static func refused(
    _ kept: Kept, _ error: LedgerError, _ drafts: [EntryDraft], _ condition: Ledger.Condition = .none
  ) throws {
    let before = try kept.dump()
    #expect(throws: error) { try kept.append(drafts, at: 300, if: condition) }
    #expect(try kept.dump() == before)
    #expect(try kept.findings() == [])
  }

  @Test func `where somebody was faster nothing is written, and it is told which entry came between`() throws {
    let kept = try Kept.withEverything()
    func about(_ texts: [String], since: Int64) -> Ledger.Condition {
      .nothingNew(about: texts.compactMap { ObligationID($0) }, since: since)
    }
    try Self.refused(kept, .overtaken(by: 12), [Kept.cheap], about([Kept.first], since: 11))
    // The second obligation stands beside the first in entry 12, and alone in entry 21.
    try Self.refused(kept, .overtaken(by: 21), [Kept.cheap], about([Kept.second], since: 11))
    try Self.refused(kept, .overtaken(by: 21), [Kept.cheap], about([Kept.first, Kept.second], since: 12))
    try Self.refused(kept, .overtaken(by: 25), [Kept.cheap], .nothingNew(of: [.denied], since: 24))
    try Self.refused(kept, .overtaken(by: 20), [Kept.cheap], .nothingNew(of: [.policySet], since: 0))
    try kept.append([Kept.cheap], at: 300, if: about([Kept.first], since: 12))
    try kept.append([Kept.cheap], at: 300, if: .nothingNew(of: [.denied], since: 26))
    try kept.append([Kept.cheap], at: 300, if: .nothingNew(of: [], since: 0))
    try kept.append([Kept.cheap], at: 300, if: about([], since: 0))
    #expect(try kept.ledger.head().size == 29)
    #expect(
      LedgerError.overtaken(by: 12).message
        == Words(
          vi: "có người vừa ghi trước (mục 12); xem lại rồi làm tiếp",
          en: "somebody else was faster (entry 12); look again, then go on"))
  }

  @Test func `an entry that must say why is refused without it, and with it all that came with it`() throws {
    let kept = try Kept.withEverything()
    for reason in [nil, ""] {
      let draft = EntryDraft(.policyEnded(policy: 20), by: Kept.lan, reason: reason)
      try Self.refused(kept, .reasonMissing(.policyEnded), [Kept.cheap, draft])
    }
    let waived = EntryDraft(RecordedEvent(Kept.event(.waived)), by: Kept.lan)
    try Self.refused(kept, .reasonMissing(.waived), [waived])
    #expect(
      LedgerError.reasonMissing(.waived).message
        == Words(vi: "\"waived\" cần lý do hoặc căn cứ", en: "\"waived\" needs a reason or legal basis"))
  }

  @Test func `the character 0 is refused wherever it stands`() throws {
    let kept = try Kept.withEverything()
    let zero = "a\u{0}b"
    let drafts = [
      EntryDraft(.settingChanged(value: zero), by: .owner, subject: "x"),
      EntryDraft(.settingChanged(value: "x"), by: .owner, subject: zero),
      EntryDraft(.settingChanged(value: "x"), by: .owner, subject: "x", reason: zero),
      EntryDraft(.settingChanged(value: "x"), by: Author(id: zero, role: nil, organisation: nil), subject: "x"),
      EntryDraft(.settingChanged(value: "x"), by: Author(id: "x", role: zero, organisation: nil), subject: "x"),
      EntryDraft(.personAdded(name: .value(zero)), by: .owner, subject: "x"),
      EntryDraft(.registerLineAdded(.init(layer: 0, file: "a", cells: ["id": zero])), by: .owner),
      EntryDraft(.registerLineAdded(.init(layer: 0, file: "a", cells: [zero: "x"])), by: .owner),
      Kept.deed(.submitted, note: zero),
      EntryDraft(RecordedEvent(Kept.event(.submitted, article: zero)), by: Kept.lan),
      EntryDraft(RecordedEvent(Kept.event(.submitted, evidence: zero)), by: Kept.lan),
    ]
    for draft in drafts { try Self.refused(kept, .zeroCharacter, [Kept.cheap, draft]) }
    #expect(
      LedgerError.zeroCharacter.message
        == Words(vi: "nội dung có ký tự số 0, không lưu được", en: "the text has the character 0, which cannot be kept")
    )
  }

  @Test func `a number that not every reader knows is refused, and so is a column whose name is not ASCII`() throws {
    let kept = try Kept.withEverything()
    try Self.refused(
      kept, .tooLarge, [EntryDraft(.restored(size: 9_007_199_254_740_992, root: ""), by: .owner, reason: "x")])
    try Self.refused(
      kept, .tooLarge, [EntryDraft(.registerLineAdded(.init(layer: 0, file: "a", cells: ["đ": "x"])), by: .owner)])
    #expect(
      LedgerError.tooLarge.message
        == Words(
          vi: "nội dung có số quá lớn hoặc lồng nhau quá sâu, không lưu được",
          en: "the content has a number that is too large, or values too deep in each other, and cannot be kept"))
  }

  @Test func `what is not there or has ended cannot end`() throws {
    let kept = try Kept.withEverything()
    try Self.refused(kept, .nothingToEnd(.person, 16), [EntryDraft(.personEnded(person: 16), by: .owner)])
    try Self.refused(kept, .nothingToEnd(.person, 4), [EntryDraft(.personEnded(person: 4), by: .owner)])
    try Self.refused(kept, .nothingToEnd(.token, 99), [EntryDraft(.tokenRevoked(token: 99), by: .owner)])
    #expect(
      LedgerError.nothingToEnd(.person, 16).message
        == Words(
          vi: "mục 16 không phải là thứ đang có hiệu lực để kết thúc; xem lại số",
          en: "entry 16 is nothing in force that could end; look at the number again"))
  }

  @Test func `without its key a ledger is only read`() throws {
    let kept = try Kept(key: nil)
    #expect(throws: LedgerError.keyMissing) { try kept.append([Kept.cheap], at: 0) }
    #expect(try kept.ledger.checkpoint(now: Instant(seconds: 0)) == nil)
    #expect(
      LedgerError.keyMissing.message
        == Words(
          vi: "sổ mở không có khóa nên chỉ đọc được; mở lại để ghi",
          en: "the ledger was opened without its key and can only be read; open it for writing"))
  }

  // MARK: Ids of events

  @Test func `no two events have one id, whether it was given or is that of the entry`() throws {
    let kept = try Kept()
    try kept.append([Kept.created, Kept.deed(.submitted), Kept.deed(.submitted, id: "e5")], at: 0)
    // Entry 2 is called e2; entry 5 would be called e5, but that is the name of entry 3.
    try Self.refused(kept, .idTaken("e2", by: 2), [Kept.deed(.resumed, id: "e2")])
    try kept.append([Kept.cheap, Kept.deed(.submitted), Kept.deed(.submitted, id: "e6")], at: 1)
    try kept.append([Kept.deed(.submitted, id: "e8-1"), Kept.deed(.submitted, id: "e9"), Kept.deed(.submitted)], at: 1)
    var ids: [String] = []
    try kept.ledger.entries {
      if case .event(let recorded) = $0.body { ids.append("\($0.head.sequence) \(recorded.event.id)") }
      return true
    }
    #expect(ids == ["2 e2", "3 e5", "5 e5-1", "6 e6", "7 e8-1", "8 e9", "9 e9-1"])
    #expect {
      try kept.append([Kept.deed(.submitted, id: "e5-1")], at: 2)
    } throws: {
      ($0 as? DatabaseError)?.code == .conflict
    }
    #expect(try kept.findings() == [])
    #expect(
      LedgerError.idTaken("e2", by: 2).message
        == Words(
          vi: "\"e2\" đã là mã của mục 2; đặt mã khác", en: "\"e2\" is the id of entry 2 already; choose another"))
  }

  // MARK: Time

  @Test func `a clock that goes back does not take the ledger with it`() throws {
    let kept = try Kept()
    try kept.append([Kept.created], at: 100)
    try kept.append([Kept.deed(.submitted)], at: -500)
    try kept.append([Kept.cheap], at: 101)
    var moments: [Int64] = []
    try kept.ledger.entries {
      moments.append($0.head.recorded.seconds - Kept.start)
      return true
    }
    #expect(moments == [100, 100, 101])
    #expect(try kept.findings() == [])
    #expect(try kept.dump()["event"]?[0].contains(",\(Kept.start + 100),") == true)
  }

  // MARK: Groups

  @Test func `writers that fail in the middle of a group leave the tree and the tables right`() throws {
    let kept = try Kept()
    try kept.append([Kept.created], at: 0)
    let refused = Monitor(0)
    // While the connection is busy the others come together in one group.
    let threads = (0..<40).map { number in
      Thread {
        do {
          // Every third writes two entries and then fails.
          try kept.append(
            number % 3 == 0
              ? [Kept.cheap, Kept.deed(.submitted), EntryDraft(.personEnded(person: 999), by: .owner)]
              : [Kept.deed(.submitted, note: "ghi \(number)")], at: 1)
        } catch { refused.change { $0 += 1 } }
      }
    }
    let isBusy = DispatchSemaphore(value: 0)
    let busy = Thread {
      _ = try? kept.pool.maintain { _ in
        isBusy.signal()
        Thread.sleep(forTimeInterval: 0.3)
      }
    }
    busy.start()
    isBusy.wait()
    for thread in threads { thread.start() }
    while threads.contains(where: { !$0.isFinished }) { Thread.sleep(forTimeInterval: 0.01) }
    #expect(refused.change(\.self) == 14)
    #expect(try kept.ledger.head() == (27, Kept.root(kept.leaves())))
    #expect(try kept.findings() == [])
  }

  // MARK: Going on

  @Test func `a ledger that is opened again goes on where it ended`() throws {
    let kept = try Kept.withEverything()
    let again = Ledger(kept.pool, signing: Kept.key)
    #expect(try again.append([Kept.cheap], now: Instant(seconds: Kept.start - 1)) == [26])
    let third = Ledger(kept.pool, signing: Kept.key)
    #expect(try third.append([Kept.deed(.submitted)], now: Instant(seconds: Kept.start + 260)) == [27])
    #expect(try kept.ledger.head() == (27, Kept.root(kept.leaves())))
    #expect(try kept.findings() == [])
  }

  @Test func `a ledger whose folder was closed and opened goes on where it ended`() throws {
    let kept = try Kept()
    let engine = SQLiteEngine(path: "\(kept.folder)/lại.sqlite", purpose: "thử")
    var sizes: [Int64] = []
    for round in 0..<4 {
      let pool = try DatabasePool(engine)
      try Ledger.migrations.apply(to: pool, at: 0)
      let ledger = Ledger(pool, signing: Kept.key)
      let drafts = round == 0 ? [Kept.created] : Array(repeating: Kept.cheap, count: 90)
      try ledger.append(drafts, now: Instant(seconds: Kept.start + Int64(round)))
      sizes.append(try ledger.head().size)
      #expect(try ledger.verify()?.findings == [])
      pool.close()
    }
    #expect(sizes == [1, 91, 181, 271])
  }

  @Test func `two that write in turn never believe what they knew before`() throws {
    let kept = try Kept()
    let ledgers = [Ledger(kept.pool, signing: Kept.key), Ledger(kept.pool, signing: Kept.key)]
    try ledgers[0].append([Kept.created], now: Instant(seconds: Kept.start))
    for turn in 0..<12 {
      let ledger = ledgers[turn % 3 == 0 ? 0 : 1]
      try ledger.append(Array(repeating: Kept.cheap, count: turn % 4 + 1), now: Instant(seconds: Kept.start))
    }
    #expect(try kept.ledger.head() == (31, Kept.root(kept.leaves())))
    #expect(try kept.findings() == [])
  }

  // MARK: Grouping

  @Test func `the same entries have the same root, however they are grouped`() throws {
    var roots: [Digest] = []
    var dumps: [[String: [String]]] = []
    for seed in 0..<6 {
      let kept = try Kept()
      var random = SeededNumbers(state: UInt64(seed))
      var rest = Kept.everything[...]
      while !rest.isEmpty {
        let count = Int.random(in: 1...(seed == 0 ? 25 : 6), using: &random)
        try kept.append(Array(rest.prefix(count)), at: 0)
        rest = rest.dropFirst(count)
      }
      if seed == 1 { _ = try kept.ledger.checkpoint(now: Instant(seconds: Kept.start)) }
      roots.append(try kept.ledger.head().root)
      var dump = try kept.dump()
      // When it is signed depends on when it was written.
      dump["checkpoint"] = nil
      dumps.append(dump)
      #expect(try kept.findings() == [])
    }
    // One by one through the way for imports.
    let kept = try Kept()
    try kept.ledger.appendStream(now: Instant(seconds: Kept.start)) { append in
      for draft in Kept.everything { _ = try append(draft) }
    }
    roots.append(try kept.ledger.head().root)
    #expect(Set(roots).count == 1)
    #expect(Set(dumps).count == 1)
  }
}

/// The same numbers from the same seed, on any machine (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
