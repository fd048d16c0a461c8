import Database
import Diagnostics
import Entries

/// Holds the tables against what the entries do to them: part of `Verifier`, which goes through the entries.
struct TableReader {
  private let connection: any DatabaseConnection
  /// What the tables say ended, by the entry that did it; and what entries ended so far.
  private var ends: [RowKey: [RowValue]] = [:]
  /// Rows that are gone, which nothing can end any more.
  private var gone: Set<RowKey> = []
  /// Entries of which nobody knows what they do: their rows are neither right nor wrong.
  private var unreadable: Set<RowValue> = []
  private var latest: [ProjectionTable: [RowValue: [RowValue]]] = [:]

  fileprivate struct RowKey: Hashable, Sendable {
    let table: ProjectionTable
    let entry: RowValue
  }

  init(_ connection: any DatabaseConnection) { self.connection = connection }

  private static func shown(_ key: some Sequence<RowValue>) -> String { key.map(\.shown).joined(separator: " ") }

  /// What a stretch of entries and rows says of the tables, before anything else is known.
  struct Comparison: Sendable {
    fileprivate var faults: [Verifier.Fault] = []
    fileprivate var ends: [(key: RowKey, values: [RowValue])] = []
    fileprivate var gone: [RowKey] = []
    fileprivate var unreadable: Set<RowValue>
    /// What entries put and end, in their order.
    fileprivate var changes: [RowChange] = []
  }

  /// The rows of entries from one ledger number to another, by table.
  func rows(from first: Int64, to last: Int64) throws -> [ProjectionTable: [[RowValue]]] {
    var rows: [ProjectionTable: [[RowValue]]] = [:]
    for table in ProjectionTable.allCases where table.life != .latest {
      let found = try self.rows(
        of: table, " WHERE entry >= ? AND entry <= ? ORDER BY \(table.order)", [.integer(first), .integer(last)])
      if !found.isEmpty { rows[table] = found }
    }
    return rows
  }

  /// Compares rows of some entries with what those entries do; those of `unreadable` entries are neither right nor wrong.
  static func compare(
    _ changes: [RowChange], with found: [ProjectionTable: [[RowValue]]], unreadable: Set<RowValue>
  ) -> Comparison {
    var comparison = Comparison(unreadable: unreadable)
    var wanted: [ProjectionTable: [[RowValue]]] = [:]
    for change in changes {
      if case .add(let table, let row) = change {
        wanted[table, default: []].append(row)
      } else {
        comparison.changes.append(change)
      }
    }
    for table in ProjectionTable.allCases where table.life != .latest {
      compare(wanted[table] ?? [], with: found[table] ?? [], of: table, &comparison)
    }
    return comparison
  }

  private static func compare(
    _ wanted: [[RowValue]], with found: [[RowValue]], of table: ProjectionTable, _ comparison: inout Comparison
  ) {
    // Mostly all is as it should be, in the same order.
    if wanted == found { return }
    let endAt = table.endAt
    var rest = Dictionary(wanted.map { (Array($0.prefix(table.keyCount)), $0) }) { _, last in last }
    for row in found where !comparison.unreadable.contains(row[0]) {
      let key = Array(row.prefix(table.keyCount))
      guard let right = rest.removeValue(forKey: key) else {
        comparison.faults.append(Verifier.Fault(kind: .added, table: table.rawValue, row: shown(key)))
        continue
      }
      if row[..<endAt] != right[..<endAt] {
        comparison.faults.append(Verifier.Fault(kind: .changed, table: table.rawValue, row: shown(key)))
      }
      if row[endAt...].contains(where: { $0 != .null }) {
        comparison.ends.append((RowKey(table: table, entry: row[0]), Array(row[endAt...])))
      }
    }
    for key in rest.keys.sorted(by: { shown($0) < shown($1) }) {
      comparison.gone.append(RowKey(table: table, entry: key[0]))
      comparison.faults.append(Verifier.Fault(kind: .missing, table: table.rawValue, row: shown(key)))
    }
  }

  /// Goes on with a stretch behind those before it; what is wrong there.
  mutating func take(_ comparison: Comparison) -> [Verifier.Fault] {
    var faults = comparison.faults
    unreadable.formUnion(comparison.unreadable)
    gone.formUnion(comparison.gone)
    for (key, values) in comparison.ends { ends[key] = values }
    for change in comparison.changes {
      switch change {
      case .add: break
      case .put(let table, let row): latest[table, default: [:]][row[0]] = row
      case .end(let table, let entry, let values):
        let key = RowKey(table: table, entry: .integer(entry))
        if gone.contains(key) { continue }
        if ends.removeValue(forKey: key) != values {
          faults.append(
            Verifier.Fault(
              kind: .changed, table: table.rawValue, row: String(entry),
              detail: Words(vi: "nó kết thúc khác với mục đã ghi", en: "it ended otherwise than an entry says")))
        }
      }
    }
    return faults
  }

  /// After the last entry: rows that belong to no entry, and the tables of which only the latest counts.
  mutating func compareRest(_ size: Int64) throws -> [Verifier.Fault] {
    var faults = ends.filter { !unreadable.contains($0.value[0]) }.keys.sorted {
      ($0.table.rawValue, $0.entry.shown) < ($1.table.rawValue, $1.entry.shown)
    }.map {
      Verifier.Fault(
        kind: .changed, table: $0.table.rawValue, row: $0.entry.shown,
        detail: Words(vi: "không mục nào kết thúc nó", en: "no entry ended it"))
    }
    for table in ProjectionTable.allCases {
      guard table.life == .latest else {
        faults += try strays(table.rawValue, size)
        continue
      }
      var rest = latest[table] ?? [:]
      for row in try rows(of: table) {
        let right = rest.removeValue(forKey: row[0])
        // The last column is the entry that wrote it.
        if let entry = row.last, unreadable.contains(entry) { continue }
        guard let right else {
          faults.append(Verifier.Fault(kind: .added, table: table.rawValue, row: row[0].shown))
          continue
        }
        if right != row { faults.append(Verifier.Fault(kind: .changed, table: table.rawValue, row: row[0].shown)) }
      }
      for key in rest.keys.map(\.shown).sorted() {
        faults.append(Verifier.Fault(kind: .missing, table: table.rawValue, row: key))
      }
    }
    return faults + (try strays("personal", size))
  }

  private func rows(
    of table: ProjectionTable, _ which: String = "", _ values: [DatabaseValue] = []
  ) throws -> [[RowValue]] {
    let columns = table.columns
    let names = columns.map(\.name).joined(separator: ", ")
    return try connection.all(SQL(trustingText: "SELECT \(names) FROM \(table.rawValue)\(which)", values: values)) {
      row in
      columns.indices.map { row.kept($0, isInteger: columns[$0].isInteger) }
    }
  }

  /// Rows whose entry is not in the ledger at all.
  private func strays(_ table: String, _ size: Int64) throws -> [Verifier.Fault] {
    try connection.all(
      SQL(
        trustingText: "SELECT entry FROM \(table) WHERE entry < 1 OR entry > ? ORDER BY entry LIMIT 100",
        values: [.integer(size)])
    ) { Verifier.Fault(kind: .added, table: table, row: $0.kept(0, isInteger: true).shown) }
  }
}

extension ProjectionTable {
  /// The columns of the key, in the order of which rows are read.
  fileprivate var order: String { columns.prefix(keyCount).map(\.name).joined(separator: ", ") }

  /// Where the columns begin that say how a row ended.
  fileprivate var endAt: Int { columns.firstIndex { $0.name == "ended" } ?? columns.count }
}

extension DatabaseRow {
  /// A value of a column of whole numbers or texts, whatever it is; one of another type is shown as a text that no entry can have.
  func kept(_ column: Int, isInteger: Bool) -> RowValue {
    if isNull(column) { return .null }
    let value = isInteger ? validInteger(column).map { RowValue.integer($0) } : validText(column).map { .text($0) }
    return value ?? .text("\u{0}")
  }
}

extension RowValue {
  /// For people.
  var shown: String {
    switch self {
    case .null: "–"
    case .integer(let number): String(number)
    case .text("\u{0}"): "?"
    case .text(let text): text
    }
  }
}
