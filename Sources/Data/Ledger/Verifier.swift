import Database
import Diagnostics
import Entries
import Obligations
import Secrets
import Settings
import Threads

/// Reads a whole ledger and says what is not as it was written: entries against their leaves, leaves against the tree, the tree against
/// every checkpoint, personal values against their seals, and each table against what the entries do to it.
///
/// Whatever somebody wrote into the tables by other means is told, and never stops the program. Cost: one pass over entries and tables, in
/// batches, on three threads; memory that of some batches, of the checkpoints, and of what has ended.
struct Verifier {
  private let connection: any DatabaseConnection
  private let key: Signing.PublicKey?
  private let progress: (Int64, Int64) -> Bool
  /// A finding of each kind and table is told so often, then counted.
  private static let most = 100

  private(set) var findings: [LedgerFinding] = []
  private var told: [Told: Int] = [:]
  private var edge = MerkleEdge()
  /// False once an entry is missing: no later root can be reckoned.
  private var isWhole = true
  private var lastRecorded = Instant(seconds: .min)
  private var checkpoints: CheckpointReader
  /// Personal values that are not there and whose erasure has not come yet.
  private var absent: Set<Field> = []
  private var tables: TableReader

  private struct Told: Hashable {
    let kind: LedgerFinding.Kind
    let table: String
  }

  private struct Field: Hashable {
    let entry: Int64
    let name: String
  }

  /// `held` are checkpoints that somebody else kept, with where each comes from; `progress` is told the entry reached and their number,
  /// and stops the work by false.
  init(
    _ connection: any DatabaseConnection, held: [(checkpoint: Checkpoint, place: String)],
    progress: @escaping (Int64, Int64) -> Bool
  ) throws {
    self.connection = connection
    self.progress = progress
    key = try LedgerKey.open(connection)
    checkpoints = CheckpointReader(held: held)
    tables = TableReader(connection)
  }

  /// What is wrong at a row of a table.
  struct Fault {
    let kind: LedgerFinding.Kind
    let table: String
    let row: String
    var detail: Words?
  }

  private mutating func tell(_ faults: [Fault]) {
    for fault in faults {
      let place = Told(kind: fault.kind, table: fault.table)
      told[place, default: 0] += 1
      if told[place, default: 0] <= Self.most {
        findings.append(LedgerFinding(fault.kind, "\(fault.table) \(fault.row)", fault.detail))
      }
    }
  }

  private mutating func find(_ kind: LedgerFinding.Kind, _ table: String, _ row: String, _ detail: Words? = nil) {
    tell([Fault(kind: kind, table: table, row: row, detail: detail)])
  }

  /// The root and the number of entries, and everything found. Nil where it was stopped.
  mutating func run() throws -> (size: Int64, root: Digest)? {
    let size = try connection.first("SELECT COALESCE(MAX(sequence), 0) FROM entry") { $0.integer(0) } ?? 0
    tell(try checkpoints.read(connection, key))
    findings += checkpoints.foreign
    var next: Int64 = 1
    var isStopped = false
    // This thread reads and goes through what the others looked at, in its order.
    let workers = [Worker("verify 1"), Worker("verify 2")]
    defer { for worker in workers { worker.finish() } }
    var turn = 0
    var ahead: [Answer<StretchCheck, Never>] = []
    func take() throws {
      let check = ahead.removeFirst().wait().get()
      try go(through: check)
      isStopped = isStopped || !progress(check.stretch.last, size)
    }
    try KeptEntry.each(from: 1, to: size, on: connection) { batch in
      // An empty batch belongs to the next one.
      guard let last = batch.last?.sequence else { return true }
      let stretch = Stretch(
        first: next, last: last, entries: Array(batch), rows: try tables.rows(from: next, to: last),
        words: try SearchIndex.words(from: next, to: last, connection))
      next = last + 1
      let answer = Answer<StretchCheck, Never>()
      workers[turn % workers.count].add { answer.give(.success(StretchCheck(stretch))) }
      turn += 1
      ahead.append(answer)
      if ahead.count > 2 * workers.count { try take() }
      return !isStopped
    }
    while !ahead.isEmpty, !isStopped { try take() }
    if isStopped { return nil }
    tell(checkpoints.rest(size))
    for one in absent.sorted(by: { ($0.entry, $0.name) < ($1.entry, $1.name) }) {
      find(
        .missing, "personal", "\(one.entry) \(one.name)",
        Words(vi: "không có mục nào xóa nó", en: "no entry erased it"))
    }
    tell(try tables.compareRest(size))
    try findStrayHashes(size)
    let strays =
      try SearchIndex.words(from: size + 1, to: .max, connection).keys.sorted()
      + SearchIndex.words(from: .min, to: 0, connection).keys.sorted()
    for stray in strays { find(.added, "search_index", String(stray)) }
    for (place, count) in told.sorted(by: {
      ($0.key.table, $0.key.kind.rawValue) < ($1.key.table, $1.key.kind.rawValue)
    })
    where count > Self.most {
      let more = count - Self.most
      findings.append(
        LedgerFinding(
          place.kind, place.table, message: Words(vi: "còn \(more) chỗ nữa như vậy", en: "\(more) more of the kind")))
    }
    return (size, edge.root)
  }

  /// So many numbers in a row that are missing are told one by one; more of them, as a damaged file may have them, as one.
  private static let widestGap: Int64 = 8192

  // MARK: Entries

  /// Goes through a stretch behind those before it.
  private mutating func go(through check: StretchCheck) throws {
    var next = check.stretch.first
    var subtrees: [Int: Digest] = [:]
    for entry in check.entries {
      if entry.sequence > next, entry.sequence - next > Self.widestGap {
        find(.missing, "entry", "\(next)–\(entry.sequence - 1)")
        isWhole = false
        next = entry.sequence
      }
      while next < entry.sequence {
        find(.missing, "entry", String(next))
        isWhole = false
        tell(checkpoints.pass(next, lastRecorded) { nil })
        next += 1
      }
      next += 1
      go(past: entry, &subtrees)
    }
    tell(tables.take(check.tables))
    tell(check.index)
    // Of numbers that there are not no hash is missing.
    guard check.stretch.last - check.stretch.first <= Self.widestGap + KeptEntry.batch else { return }
    try compareTree(from: check.stretch.first, to: check.stretch.last, isWhole ? subtrees : [:])
  }

  private mutating func go(past entry: EntryCheck, _ subtrees: inout [Int: Digest]) {
    if !entry.faults.isEmpty { tell(entry.faults) }
    if let leaf = entry.leaf {
      edge.append(leaf) { level, place, hash in if level == TreeStore.step { subtrees[place] = hash } }
    } else {
      isWhole = false
    }
    if let recorded = entry.recorded {
      if recorded < lastRecorded {
        find(
          .changed, "entry", String(entry.sequence),
          Words(vi: "thời điểm ghi bị lùi", en: "its moment of recording goes back"))
      }
      lastRecorded = max(lastRecorded, recorded)
    }
    for field in entry.absent { absent.insert(Field(entry: entry.sequence, name: field)) }
    if let (of, field) = entry.erased, absent.remove(Field(entry: of, name: field)) == nil {
      find(
        .added, "personal", "\(of) \(field)",
        Words(
          vi: "mục \(entry.sequence) đã xóa mà nó còn ở đó",
          en: "entry \(entry.sequence) erased it, yet it is there"))
    }
    if let (name, value) = entry.setting { checkpoints.settings.set(name, value) }
    let (isWhole, edge) = (isWhole, edge)
    tell(checkpoints.pass(entry.sequence, lastRecorded) { isWhole ? edge.root : nil })
  }

  // MARK: The tree

  /// Compares the hashes that are kept of subtrees which end within a stretch. Those above the leaves are `known` where no entry is missing.
  private mutating func compareTree(from first: Int64, to last: Int64, _ known: [Int: Digest]) throws {
    var level = TreeStore.step
    while level < Int64.bitWidth - 1, 1 << level <= last {
      let lower = (first - 1) >> level
      let upper = last >> level
      if lower < upper {
        let kept = try connection.all(
          "SELECT place, hash FROM tree WHERE level = \(level) AND place >= \(lower) AND place < \(upper) ORDER BY place"
        ) { ($0.holds(.integer, 0) ? $0.integer(0) : -1, $0.holds(.blob, 1) ? $0.blob(1) : []) }
        let byPlace = Dictionary(kept.map { ($0.0, $0.1) }) { first, _ in first }
        for place in lower..<upper {
          guard let hash = byPlace[place] else {
            find(.missing, "tree", "\(level) \(place)")
            continue
          }
          // Where something below is missing, that is told there.
          let own = level == TreeStore.step ? known[Int(place)] : nil
          if let below = try own ?? TreeStore(connection).fromBelow(level, Int(place)), below.bytes != hash {
            find(.changed, "tree", "\(level) \(place)")
          }
        }
      }
      level += TreeStore.step
    }
  }

  /// Hashes of subtrees that the ledger does not have.
  private mutating func findStrayHashes(_ size: Int64) throws {
    var whole: SQL = "level = 0 AND level = 1"
    for level in stride(from: TreeStore.step, to: Int64.bitWidth - 1, by: TreeStore.step) where size >> level > 0 {
      whole = "\(whole) OR (level = \(level) AND place >= 0 AND place < \(size >> level))"
    }
    let strays = try connection.all(
      "SELECT level, place FROM tree WHERE NOT (\(whole)) ORDER BY level, place LIMIT 100"
    ) {
      [$0.kept(0, isInteger: true), $0.kept(1, isInteger: true)].map(\.shown).joined(separator: " ")
    }
    for stray in strays { find(.added, "tree", stray) }
  }
}

extension TreeStore {
  /// A hash that is kept, reckoned from the next ones below that are; nil where one of those is missing.
  func fromBelow(_ level: Int, _ place: Int) throws -> Digest? {
    let first = place << Self.step
    let count = 1 << Self.step
    let below = level - Self.step
    func hash(_ row: any DatabaseRow) -> Digest? { row.holds(.blob, 0) ? Digest(row.blob(0)) : nil }
    var hashes =
      try below == 0
      ? connection.all(
        "SELECT leaf FROM entry WHERE sequence > \(first) AND sequence <= \(first + count) ORDER BY sequence", hash)
      : connection.all(
        "SELECT hash FROM tree WHERE level = \(below) AND place >= \(first) AND place < \(first + count) ORDER BY place",
        hash)
    guard hashes.count == count else { return nil }
    while hashes.count > 1 {
      hashes = stride(from: 0, to: hashes.count, by: 2).map { place in
        guard let left = hashes[place], let right = hashes[place + 1] else { return nil }
        return MerkleTree.node(left, right)
      }
    }
    return hashes[0]
  }
}
