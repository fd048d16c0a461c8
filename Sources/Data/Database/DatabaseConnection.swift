/// One connection of some engine. Its calls block; it is used by one thread at a time, that of `Database`.
///
/// The statements are of the part of SQL that all engines share: INTEGER (64 bits), TEXT and BLOB columns, `ON CONFLICT`,
/// `ORDER BY … LIMIT`. What an engine says otherwise stands in its own module.
public protocol DatabaseConnection: AnyObject {
  /// Which engine this is.
  var engine: DatabaseEngineName { get }

  /// Begins a transaction. `.reading` sees one state of the tables from its first statement to its end; `.writing` waits until no
  /// other writes.
  func begin(_ purpose: TransactionPurpose) throws(DatabaseError)

  /// Ends a transaction; when it returns, what was written survives a power cut.
  func commit() throws(DatabaseError)

  /// Ends a transaction without a trace. Also where a statement failed.
  func rollback()

  /// Runs a statement that gives no rows; how many rows it changed.
  @discardableResult func run(_ sql: SQL) throws(DatabaseError) -> Int

  /// Runs a statement and hands over its rows one by one, in their order, until `each` says false.
  func query(_ sql: SQL, _ each: (any DatabaseRow) throws -> Bool) throws

  /// A statement for many runs: parsed once.
  func prepare(_ sql: SQL) throws(DatabaseError) -> any DatabaseStatement

  /// Adds rows to a table, in their order, in the way that is quickest for many: each as `next` gives it, until that gives nil. The names
  /// are those of the source, never what came from outside. Within a transaction, which is to be rolled back where a
  /// row could not be added.
  func insert(into table: String, _ columns: [String], rows next: () throws -> [DatabaseValue]?) throws
}

/// What a transaction is for.
public enum TransactionPurpose: Sendable {
  case reading, writing
}

/// The engines there are.
public enum DatabaseEngineName: String, Sendable, CaseIterable {
  case sqlite, postgres
}

/// A statement that is parsed once and run many times. Lives as long as its connection.
public protocol DatabaseStatement: AnyObject {
  /// Runs it with values in place of those it was prepared with.
  func run(_ values: [DatabaseValue]) throws(DatabaseError)
}

/// A row while it is looked at; its columns are counted from 0. The store's own tables have one type a
/// column: one of another type than asked for ends the query with the error `damaged`.
public protocol DatabaseRow {
  /// True for null.
  func isNull(_ column: Int) -> Bool
  /// A whole number.
  func integer(_ column: Int) -> Int64
  /// A text.
  func text(_ column: Int) -> String
  /// Bytes.
  func blob(_ column: Int) -> [UInt8]
  /// Whether a column holds a value of a type, a text in whole characters. Who reads tables that somebody may have changed by other
  /// means asks first. An engine whose columns have types need not say.
  func holds(_ type: DatabaseType, _ column: Int) -> Bool
  /// A text in whole characters; nil where a column does not hold one.
  func validText(_ column: Int) -> String?
}

/// The types of values.
public enum DatabaseType: Sendable {
  case integer, text, blob
}

extension DatabaseRow {
  /// True: the columns have types.
  public func holds(_ type: DatabaseType, _ column: Int) -> Bool { true }
  /// The text, or nil for null: the columns have types.
  public func validText(_ column: Int) -> String? { optionalText(column) }
  /// A whole number; nil where a column does not hold one.
  public func validInteger(_ column: Int) -> Int64? {
    !isNull(column) && holds(.integer, column) ? integer(column) : nil
  }
}

extension DatabaseRow {
  /// A whole number, or nil for null.
  public func optionalInteger(_ column: Int) -> Int64? { isNull(column) ? nil : integer(column) }
  /// A text, or nil for null.
  public func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
  /// Bytes, or nil for null.
  public func optionalBlob(_ column: Int) -> [UInt8]? { isNull(column) ? nil : blob(column) }
}

extension DatabaseConnection {
  /// One statement a row: for engines that know nothing quicker.
  public func insert(into table: String, _ columns: [String], rows next: () throws -> [DatabaseValue]?) throws {
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    let statement = try prepare(
      SQL(
        trustingText: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))",
        values: columns.map { _ in .null }))
    while let row = try next() { try statement.run(row) }
  }

  /// What a statement gives, row by row.
  public func all<Value>(_ sql: SQL, _ make: (any DatabaseRow) throws -> Value) throws -> [Value] {
    var found: [Value] = []
    try query(sql) {
      found.append(try make($0))
      return true
    }
    return found
  }

  /// The first row of what a statement gives.
  public func first<Value>(_ sql: SQL, _ make: (any DatabaseRow) throws -> Value) throws -> Value? {
    var found: Value?
    try query(sql) {
      found = try make($0)
      return false
    }
    return found
  }
}
