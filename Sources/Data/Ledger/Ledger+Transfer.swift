import Database

extension Ledger {
  /// What the entries alone cannot give back: these rows are copied, all others follow from them.
  private static let ground: [(table: String, columns: [(name: String, type: DatabaseType)])] = [
    (
      "entry",
      [
        ("sequence", .integer), ("recorded", .integer), ("author", .text), ("role", .text), ("organisation", .text),
        ("kind", .text), ("subject", .text), ("happened", .text), ("reason", .text), ("format", .integer),
        ("payload", .text), ("leaf", .blob),
      ]
    ),
    (
      "personal", [("entry", .integer), ("field", .text), ("salt", .blob), ("value", .text)]
    ),
    ("checkpoint", [("size", .integer), ("signed_at", .integer), ("note", .text)]),
  ]

  /// What follows from no entry and its people would have to say again: texts, a row or a few for each person.
  private static let wishes: [(table: String, columns: [String])] = [("mail_wish", ["person", "wish"])]

  /// Copies a ledger from a store into an empty one, of the same engine or another, with what people wish, and makes the tables there: in two transactions, the
  /// first for the ledger. The copy is that of one moment, while others go on writing.
  ///
  /// - Parameter progress: told the rows done; false stops the work with nothing written.
  /// - Returns: false where it was stopped.
  @available(*, noasync)
  public static func transfer(
    from source: DatabasePool, to target: DatabasePool, progress: @escaping @Sendable (Int64) -> Bool = { _ in true }
  ) throws -> Bool {
    struct Stopped: Error {}
    do {
      try target.write { into in
        try source.read { from in
          var done: Int64 = 0
          for (table, columns) in ground {
            let names = columns.map(\.name)
            let last =
              try from.first(SQL(trustingText: "SELECT MAX(\(names[0])) FROM \(table)")) { $0.optionalInteger(0) }
              ?? nil
            guard let last else { continue }
            for place in stride(from: 0, through: last, by: 4096) {
              var rows: [[DatabaseValue]] = []
              try from.query(
                SQL(
                  trustingText:
                    "SELECT \(names.joined(separator: ", ")) FROM \(table) WHERE \(names[0]) >= ? AND \(names[0]) < ? ORDER BY \(names[0])",
                  values: [.integer(place), .integer(place + 4096)])
              ) { row in
                rows.append(
                  try columns.indices.map { column in
                    if row.isNull(column) { return .null }
                    guard row.holds(columns[column].type, column) else { throw LedgerError.unreadable(place) }
                    switch columns[column].type {
                    case .integer: return .integer(row.integer(column))
                    case .text: return .text(row.text(column))
                    case .blob: return .blob(row.blob(column))
                    }
                  })
                return true
              }
              done += Int64(rows.count)
              var next = rows.makeIterator()
              try into.insert(into: table, names) { next.next() }
              guard progress(done) else { throw Stopped() }
            }
          }
          for (table, columns) in wishes {
            let sql = SQL(trustingText: "SELECT \(columns.joined(separator: ", ")) FROM \(table)")
            var rows = try from.all(sql) { row in columns.indices.map { DatabaseValue.text(row.text($0)) } }
              .makeIterator()
            try into.insert(into: table, columns) { rows.next() }
          }
        }
      }
    } catch is Stopped {
      return false
    }
    return try Ledger(target, signing: nil).rebuild()
  }
}
