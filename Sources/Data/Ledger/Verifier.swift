import Database
import Diagnostics
import Entries
import Obligations
import Secrets

/// Reads a whole ledger and says what is not as it was written: entries against their leaves, leaves against the tree, the tree against
/// every checkpoint, personal values against their seals, and each table against what the entries do to it.
///
/// Cost: one pass over entries and tables, in batches; memory that of a batch and of what has ended.
struct Verifier {
  private let connection: any DatabaseConnection
  private let key: Signing.PublicKey?
  private let progress: (Int64, Int64) -> Bool
  /// A finding of each kind and table is told so often, then counted.
  private static let most = 100

  private(set) var findings: [LedgerFinding] = []
  private var told: [String: Int] = [:]
  private var edge = MerkleEdge()
  private var lastRecorded = Instant(seconds: .min)
  /// Checkpoints by size, as they are kept and as others keep them.
  private var checkpoints: [Int64: [(checkpoint: Checkpoint, place: String)]] = [:]
  /// Personal values that are not there and whose erasure has not come yet.
  private var absent: Set<ErasedField> = []
  /// What the tables say ended, by the entry that did it; and what entries ended so far.
  private var ends: [RowKey: [RowValue]] = [:]
  private var latest: [ProjectionTable: [RowValue: [RowValue]]] = [:]

  private struct ErasedField: Hashable {
    let entry: Int64
    let field: String
  }

  private struct RowKey: Hashable {
    let table: ProjectionTable
    let entry: Int64
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
    for one in held { checkpoints[one.checkpoint.size, default: []].append(one) }
  }

  private mutating func find(_ kind: LedgerFinding.Kind, _ table: String, _ row: String, _ detail: Words? = nil) {
    told[table, default: 0] += 1
    if told[table, default: 0] <= Self.most { findings.append(LedgerFinding(kind, "\(table) \(row)", detail)) }
  }

  /// The root and the number of entries, and everything found. Nil where it was stopped.
  mutating func run() throws -> (size: Int64, root: Digest)? {
    let size = try connection.first("SELECT COALESCE(MAX(sequence), 0) FROM entry") { $0.integer(0) } ?? 0
    try readCheckpoints(size)
    var next: Int64 = 1
    var isStopped = false
    try KeptEntry.each(from: 1, to: size, on: connection) { batch in
      if isStopped { return }
      let first = next
      var changes: [RowChange] = []
      for kept in batch {
        while next < kept.sequence {
          find(.missing, "entry", String(next))
          next += 1
        }
        check(kept)
        if let entry = kept.entry { changes += entry.rows }
        next = kept.sequence + 1
      }
      let last = batch.last?.sequence ?? first
      try compare(changes, from: first, to: last)
      try compareTree(from: first, to: last)
      isStopped = !progress(last, size)
    }
    if isStopped { return nil }
    for (size, held) in checkpoints.sorted(by: { $0.key < $1.key }) where size > edge.count {
      for one in held {
        find(
          .missing, "checkpoint", one.place,
          Words(
            vi: "sổ từng có \(size) mục, nay còn \(edge.count)",
            en: "the ledger once had \(size) entries, now it has \(edge.count)"))
      }
    }
    for one in absent.sorted(by: { ($0.entry, $0.field) < ($1.entry, $1.field) }) {
      find(
        .missing, "personal", "\(one.entry) \(one.field)",
        Words(vi: "không có mục nào xóa nó", en: "no entry erased it"))
    }
    for (row, _) in ends.sorted(by: { ($0.key.table.rawValue, $0.key.entry) < ($1.key.table.rawValue, $1.key.entry) }) {
      find(
        .changed, row.table.rawValue, String(row.entry), Words(vi: "không mục nào kết thúc nó", en: "no entry ended it")
      )
    }
    try compareRest(size)
    return (size, edge.root)
  }

  // MARK: Entries

  private mutating func readCheckpoints(_ size: Int64) throws {
    let kept = try connection.all("SELECT size, note FROM checkpoint ORDER BY size") { ($0.integer(0), $0.text(1)) }
    for (size, note) in kept {
      if let key, let checkpoint = Checkpoint(note: note, key: key), checkpoint.size == size,
        checkpoint.origin == Checkpoint.origin(of: key)
      {
        checkpoints[size, default: []].append((checkpoint, String(size)))
      } else {
        find(.changed, "checkpoint", String(size), Words(vi: "chữ ký không đúng", en: "its signature is not good"))
      }
    }
  }

  private mutating func check(_ kept: KeptEntry) {
    let name = String(kept.sequence)
    let own = kept.head.map { SealedEntry.leaf($0, kept.payload) }
    if own == nil || own != kept.leaf {
      find(.changed, "entry", name)
    } else if kept.entry == nil {
      // The leaf is that of the entry, so a personal value is not the one that was sealed, or the program is older.
      let isUnsealed = Payload(kept: kept.payload, personal: kept.personal) == nil
      find(
        .changed, isUnsealed ? "personal" : "entry", name,
        isUnsealed
          ? nil
          : Words(vi: "bản phoihop này không hiểu nó", en: "this version of phoihop does not understand it"))
    }
    // Where an entry was changed, its leaf may still be the one that was signed.
    if let leaf = kept.leaf ?? own { edge.append(leaf) }
    if let recorded = kept.head?.recorded {
      if recorded < lastRecorded {
        find(.changed, "entry", name, Words(vi: "thời điểm ghi bị lùi", en: "its moment of recording goes back"))
      }
      lastRecorded = max(lastRecorded, recorded)
    }
    if let entry = kept.entry {
      for (field, value) in entry.body.payload.personal where value == .erased {
        absent.insert(ErasedField(entry: kept.sequence, field: field))
      }
      if case .erased(let of, let field) = entry.body { absent.remove(ErasedField(entry: of, field: field)) }
    }
    for (checkpoint, place) in checkpoints[Int64(edge.count)] ?? [] where checkpoint.root != edge.root {
      find(
        .changed, "checkpoint", place,
        Words(
          vi: "gốc cây của \(checkpoint.size) mục đầu không phải là gốc đã ký",
          en: "the root of the first \(checkpoint.size) entries is not the one that was signed"))
    }
  }

  private mutating func compareTree(from first: Int64, to last: Int64) throws {
    var level = TreeStore.step
    while 1 << level <= last {
      let lower = (first - 1) >> level
      let upper = last >> level
      if lower < upper {
        let kept = try connection.all(
          "SELECT place, hash FROM tree WHERE level = \(level) AND place >= \(lower) AND place < \(upper) ORDER BY place"
        ) { ($0.integer(0), $0.blob(1)) }
        let byPlace = Dictionary(kept.map { ($0.0, $0.1) }) { first, _ in first }
        for place in lower..<upper {
          guard let hash = byPlace[place] else {
            find(.missing, "tree", "\(level) \(place)")
            continue
          }
          let below = try TreeStore(connection).fromBelow(level, Int(place))
          if below?.bytes != hash { find(.changed, "tree", "\(level) \(place)") }
        }
      }
      level += TreeStore.step
    }
  }

  // MARK: Tables

  private static func order(_ row: [RowValue], _ count: Int) -> [RowValue] { Array(row.prefix(count)) }

  private mutating func compare(_ changes: [RowChange], from first: Int64, to last: Int64) throws {
    var wanted: [ProjectionTable: [[RowValue]: [RowValue]]] = [:]
    for change in changes {
      switch change {
      case .add(let table, let row): wanted[table, default: [:]][Self.order(row, table.keyCount)] = row
      case .put(let table, let row): latest[table, default: [:]][row[0]] = row
      case .end: break
      }
    }
    for table in ProjectionTable.allCases where table.life != .latest {
      let endAt = table.columns.firstIndex { $0.name == "ended" } ?? table.columns.count
      let columns = table.columns.map(\.name).joined(separator: ", ")
      let found = try connection.all(
        SQL(
          trustingText: "SELECT \(columns) FROM \(table.rawValue) WHERE entry >= ? AND entry <= ?",
          values: [.integer(first), .integer(last)])
      ) { row in table.row(row) }
      var rest = wanted[table] ?? [:]
      for row in found {
        let key = Self.order(row, table.keyCount)
        let name = key.map(\.shown).joined(separator: " ")
        guard let right = rest.removeValue(forKey: key) else {
          find(.added, table.rawValue, name)
          continue
        }
        if row[..<endAt] != right[..<endAt] { find(.changed, table.rawValue, name) }
        if endAt < row.count, row[endAt] != .null, case .integer(let entry) = row[0] {
          ends[RowKey(table: table, entry: entry)] = Array(row[endAt...])
        }
      }
      for key in rest.keys.map({ $0.map(\.shown).joined(separator: " ") }).sorted() {
        find(.missing, table.rawValue, key)
      }
    }
    for case .end(let table, let entry, let values) in changes {
      if ends.removeValue(forKey: RowKey(table: table, entry: entry)) != values {
        find(.changed, table.rawValue, String(entry))
      }
    }
  }

  /// Rows that belong to no entry, and the tables of which only the latest counts.
  private mutating func compareRest(_ size: Int64) throws {
    for table in ProjectionTable.allCases {
      if table.life == .latest {
        let columns = table.columns.map(\.name).joined(separator: ", ")
        var rest = latest[table] ?? [:]
        for row in try connection.all(SQL(trustingText: "SELECT \(columns) FROM \(table.rawValue)"), { table.row($0) })
        {
          guard let right = rest.removeValue(forKey: row[0]) else {
            find(.added, table.rawValue, row[0].shown)
            continue
          }
          if right != row { find(.changed, table.rawValue, row[0].shown) }
        }
        for key in rest.keys.map(\.shown).sorted() { find(.missing, table.rawValue, key) }
      } else {
        try findStrays(table.rawValue, "entry", size)
      }
    }
    try findStrays("personal", "entry", size)
  }

  private mutating func findStrays(_ table: String, _ column: String, _ size: Int64) throws {
    let strays = try connection.all(
      SQL(
        trustingText: "SELECT \(column) FROM \(table) WHERE \(column) < 1 OR \(column) > ? LIMIT 100",
        values: [.integer(size)])
    ) { $0.integer(0) }
    for stray in strays { find(.added, table, String(stray)) }
  }
}

extension TreeStore {
  /// A hash that is kept, reckoned from the next ones below that are; nil where one of those is missing.
  func fromBelow(_ level: Int, _ place: Int) throws -> Digest? {
    let first = place << Self.step
    let count = 1 << Self.step
    let below = level - Self.step
    var hashes =
      try below == 0
      ? connection.all(
        "SELECT leaf FROM entry WHERE sequence > \(first) AND sequence <= \(first + count) ORDER BY sequence"
      ) { Digest($0.blob(0)) }
      : connection.all(
        "SELECT hash FROM tree WHERE level = \(below) AND place >= \(first) AND place < \(first + count) ORDER BY place"
      ) { Digest($0.blob(0)) }
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

extension ProjectionTable {
  /// A row of all columns in their order.
  func row(_ row: any DatabaseRow) -> [RowValue] {
    columns.indices.map { place in
      if row.isNull(place) { return .null }
      return columns[place].isInteger ? .integer(row.integer(place)) : .text(row.text(place))
    }
  }
}

extension RowValue {
  /// For people.
  var shown: String {
    switch self {
    case .null: "–"
    case .integer(let number): String(number)
    case .text(let text): text
    }
  }
}
