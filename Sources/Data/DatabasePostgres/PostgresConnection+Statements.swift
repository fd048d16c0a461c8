import CPostgres
import Database

extension PostgresConnection {
  @discardableResult func run(_ sql: SQL) throws(DatabaseError) -> Int {
    try run(Self.text(sql), sql.values, isForMany: false)
  }

  /// Runs a statement and hands over its rows as they come: however many they are, one is held at a time. What is left when `each` says false
  /// is read and thrown away, so a `LIMIT` is the better end. No other statement runs on the connection meanwhile.
  func query(_ sql: SQL, _ each: (any DatabaseRow) throws -> Bool) throws {
    let handle = try send(Self.text(sql), sql.values, isForMany: false)
    PQsetSingleRowMode(handle)
    var (isWanted, problem) = (true, nil as (any Error)?)
    while let result = PQgetResult(handle) {
      defer { PQclear(result) }
      if PQresultStatus(result) == PGRES_SINGLE_TUPLE {
        guard isWanted else { continue }
        do {
          isWanted = try streaming { try each(PostgresRow(result: result)) }
        } catch {
          (isWanted, problem) = (false, error)
        }
      } else {
        do throws(DatabaseError) {
          try check(result, on: handle, lost: DatabaseError.lost)
        } catch {
          problem = problem ?? error
          // The connection may be gone with its handle.
          if error.code == .connectionLost { break }
        }
      }
    }
    if let problem { throw problem }
  }

  func prepare(_ sql: SQL) throws(DatabaseError) -> any DatabaseStatement {
    PostgresStatement(connection: self, text: Self.text(sql), count: sql.values.count)
  }

  private static func text(_ sql: SQL) -> String { sql.text { "$\($0)" } }

  /// Runs a statement and gives how many rows it changed.
  @discardableResult func run(_ text: String, _ values: [DatabaseValue], isForMany: Bool) throws(DatabaseError) -> Int {
    let isWithin = isInTransaction
    let handle = try send(text, values, isForMany: isForMany)
    var changed = 0
    var problem: DatabaseError?
    while let result = PQgetResult(handle) {
      defer { PQclear(result) }
      do throws(DatabaseError) {
        // Outside a transaction the statement is its own commit.
        try check(result, on: handle, lost: isWithin ? DatabaseError.lost : DatabaseError.unknown)
        changed = Int(String(cString: PQcmdTuples(result))) ?? 0
      } catch {
        problem = problem ?? error
        if error.code == .connectionLost { break }
      }
    }
    if let problem { throw problem }
    return changed
  }

  /// Sends a statement with its values; its results are still to be read. A text that comes again is parsed once.
  private func send(_ text: String, _ values: [DatabaseValue], isForMany: Bool) throws(DatabaseError) -> OpaquePointer {
    try parameters.set(values)
    let handle = try ready()
    if statements.isFull, PQtransactionStatus(handle) != PQTRANS_INERROR {
      try command("DEALLOCATE ALL", on: handle)
      statements = PostgresStatements()
    }
    var prepared = statements.find(text, parameters.types)
    if prepared == nil, isForMany || parameters.types.contains(0) || statements.isSeenAgain(text) {
      prepared = try parse(text, on: handle)
    }
    let count = Int32(parameters.count)
    let isSent = parameters.withPointers { values, lengths, formats in
      if let prepared {
        PQsendQueryPrepared(handle, prepared.name, count, values, lengths, formats, 1)
      } else {
        PQsendQueryParams(handle, text, count, parameters.types, values, lengths, formats, 1)
      }
    }
    guard isSent == 1 else { throw failure(nil, on: handle, lost: DatabaseError.lost) }
    return handle
  }

  /// Has the server parse a text for values of the types at hand.
  private func parse(_ text: String, on handle: OpaquePointer) throws(DatabaseError) -> PostgresStatements.Prepared {
    let name = statements.nextName()
    // A null has no type of its own: the server's choice is what later values must be of. For one where it finds none, as in
    // `$1 IS NULL`, text will do; the attempts that fail must not take the transaction with them.
    let hasNulls = parameters.types.contains(0)
    let isWithin = hasNulls && PQtransactionStatus(handle) == PQTRANS_INTRANS
    if isWithin { try command("SAVEPOINT parsing", on: handle) }
    while true {
      let result = PQprepare(handle, name, text, Int32(parameters.count), parameters.types)
      defer { PQclear(result) }
      guard let place = Self.parameterWithoutType(result), parameters.setText(at: place - 1) else {
        try check(result, on: handle, lost: DatabaseError.lost)
        break
      }
      if isWithin { try command("ROLLBACK TO SAVEPOINT parsing", on: handle) }
    }
    if isWithin { try command("RELEASE SAVEPOINT parsing", on: handle) }
    guard hasNulls else { return statements.add(name: name, types: parameters.types, for: text) }
    let told = PQdescribePrepared(handle, name)
    defer { PQclear(told) }
    try check(told, on: handle, lost: DatabaseError.lost)
    let types = parameters.types.indices.map { PQparamtype(told, Int32($0)) }
    return statements.add(name: name, types: types, for: text)
  }

  /// The number of the parameter whose type the server could not find, which stands in what it says of that in every language.
  private static func parameterWithoutType(_ result: OpaquePointer?) -> Int? {
    // indeterminate_datatype
    guard sqlState(result) == "42P18", let message = field("M", of: result) else { return nil }
    return Int(message.drop { $0 != "$" }.dropFirst().prefix { $0.isASCII && $0.isNumber })
  }
}

/// A statement for many runs. What was parsed belongs to the session, so it also outlives a connection that was lost.
final class PostgresStatement: DatabaseStatement {
  private let connection: PostgresConnection
  private let text: String
  private let count: Int

  init(connection: PostgresConnection, text: String, count: Int) {
    self.connection = connection
    self.text = text
    self.count = count
  }

  func run(_ values: [DatabaseValue]) throws(DatabaseError) {
    precondition(values.count == count, "\(values.count) values for a statement of \(count)")
    try connection.run(text, values, isForMany: true)
  }
}
