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

  private struct RowKey: Hashable {
    let table: ProjectionTable
    let entry: RowValue
  }

  init(_ connection: any DatabaseConnection) { self.connection = connection }

  private static func shown(_ key: some Sequence<RowValue>) -> String { key.map(\.shown).joined(separator: " ") }

  /// Goes past an entry that does not read.
  mutating func pass(unreadable entry: Int64) { unreadable.insert(.integer(entry)) }

  /// Compares the rows of entries from one ledger number to another with what those entries do.
  mutating func compare(_ changes: [RowChange], from first: Int64, to last: Int64) throws -> [Verifier.Fault] {
    var faults: [Verifier.Fault] = []
    var wanted: [ProjectionTable: [[RowValue]: [RowValue]]] = [:]
    for change in changes {
      switch change {
      case .add(let table, let row): wanted[table, default: [:]][Array(row.prefix(table.keyCount))] = row
      case .put(let table, let row): latest[table, default: [:]][row[0]] = row
      case .end: break
      }
    }
    for table in ProjectionTable.allCases where table.life != .latest {
      let endAt = table.columns.firstIndex { $0.name == "ended" } ?? table.columns.count
      let found = try rows(of: table, " WHERE entry >= ? AND entry <= ?", [.integer(first), .integer(last)])
      var rest = wanted[table] ?? [:]
      for row in found where !unreadable.contains(row[0]) {
        let key = Array(row.prefix(table.keyCount))
        guard let right = rest.removeValue(forKey: key) else {
          faults.append(Verifier.Fault(kind: .added, table: table.rawValue, row: Self.shown(key)))
          continue
        }
        if row[..<endAt] != right[..<endAt] {
          faults.append(Verifier.Fault(kind: .changed, table: table.rawValue, row: Self.shown(key)))
        }
        if row[endAt...].contains(where: { $0 != .null }) {
          ends[RowKey(table: table, entry: row[0])] = Array(row[endAt...])
        }
      }
      for key in rest.keys.sorted(by: { Self.shown($0) < Self.shown($1) }) {
        gone.insert(RowKey(table: table, entry: key[0]))
        faults.append(Verifier.Fault(kind: .missing, table: table.rawValue, row: Self.shown(key)))
      }
    }
    for case .end(let table, let entry, let values) in changes {
      let key = RowKey(table: table, entry: .integer(entry))
      if gone.contains(key) { continue }
      if ends.removeValue(forKey: key) != values {
        faults.append(
          Verifier.Fault(
            kind: .changed, table: table.rawValue, row: String(entry),
            detail: Words(vi: "nó kết thúc khác với mục đã ghi", en: "it ended otherwise than an entry says")))
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

extension DatabaseRow {
  /// A value of a column of whole numbers or texts, whatever it is; one of another type is shown as a text that no entry can have.
  func kept(_ column: Int, isInteger: Bool) -> RowValue {
    if isNull(column) { return .null }
    if isInteger, holds(.integer, column) { return .integer(integer(column)) }
    if !isInteger, holds(.text, column) { return .text(text(column)) }
    return .text("\u{0}")
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
