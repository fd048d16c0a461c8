import Database
import Entries
import Obligations
import Organisations

/// What everybody who uses the store may read: the register, the texts, the calendar. As of a ledger number, or of now.
extension Store {
  /// A line of a register.
  public struct RegisterRow: Sendable {
    /// The ledger number of the line.
    public let entry: Int64
    /// What it says.
    public let line: EntryBody.RegisterLine
  }

  /// A text that is run.
  public struct TextRow: Sendable {
    /// The ledger number of the text.
    public let entry: Int64
    /// Where it stands among the texts.
    public let path: String
    /// What it is.
    public let kind: EntryBody.ActivatedText.Kind
    /// The version it names.
    public let version: String
    /// The exact text.
    public let text: String
    /// Its SHA-256 in hexadecimal digits.
    public let hash: String
    /// The hash of what it amends.
    public let amends: String?
  }

  /// An application beside a text.
  public struct PolicyRow: Sendable {
    /// The ledger number of the policy.
    public let entry: Int64
    /// What it says.
    public let policy: EntryBody.Policy
  }

  /// Everything that rules, bodies and days are read from, as of one ledger number.
  public struct Texts: Sendable {
    /// The ledger number of the last entry that is seen.
    public let known: Int64
    /// The ledger number of the last entry that changed any of it: the epoch. What was reckoned from an epoch holds as long as it does.
    public let epoch: Int64
    /// The lines of the register in force, in the order in which they were added.
    public let register: [RegisterRow]
    /// The texts in force, likewise.
    public let texts: [TextRow]
    /// The policies in force, likewise.
    public let policies: [PolicyRow]
    /// The calendars by name, the last of each.
    public let calendars: [String: String]
  }

  /// The ledger number of the last entry recorded by a moment. Cost: some twenty lookups.
  @available(*, noasync)
  public func number(at moment: Instant) throws -> Int64 { try database.read { try Self.number(at: moment, $0) } }

  static func number(at moment: Instant, _ connection: any DatabaseConnection) throws -> Int64 {
    // `recorded` never goes back, so halves can be left out.
    var upper = try connection.first("SELECT COALESCE(MAX(sequence), 0) FROM entry") { $0.integer(0) } ?? 0
    var lower: Int64 = 0
    while lower < upper {
      let middle = (lower + upper + 1) / 2
      let recorded = try connection.first("SELECT recorded FROM entry WHERE sequence = \(middle)") { $0.integer(0) }
      if let recorded, recorded <= moment.seconds { lower = middle } else { upper = middle - 1 }
    }
    return lower
  }

  /// What was in force at a ledger number, now where none is given. Cost: one pass over the tables.
  @available(*, noasync)
  public func texts(known: Int64? = nil) throws -> Texts {
    try database.read { connection in
      let last = try connection.first("SELECT COALESCE(MAX(sequence), 0) FROM entry") { $0.integer(0) } ?? 0
      let known = min(known ?? last, last)
      let inForce: SQL = "entry <= \(known) AND (ended IS NULL OR ended > \(known)) ORDER BY entry"
      let register = try connection.all(
        "SELECT entry, layer, file, cells, part FROM register_line WHERE \(inForce)"
      ) { row in
        guard case .object(let members)? = CanonicalValue(canonical: row.text(3).utf8) else {
          throw StoreError.unreadable(table: "register_line", entry: row.integer(0))
        }
        return RegisterRow(
          entry: row.integer(0),
          line: EntryBody.RegisterLine(
            layer: Int(row.integer(1)), file: row.text(2), cells: members.compactMapValues(\.text),
            part: row.optionalInteger(4)))
      }
      let texts = try connection.all(
        "SELECT entry, path, kind, version, text, hash, amends FROM rule_text WHERE \(inForce)"
      ) { row in
        guard let kind = EntryBody.ActivatedText.Kind(rawValue: row.text(2)) else {
          throw StoreError.unreadable(table: "rule_text", entry: row.integer(0))
        }
        return TextRow(
          entry: row.integer(0), path: row.text(1), kind: kind, version: row.text(3), text: row.text(4),
          hash: row.text(5), amends: row.optionalText(6))
      }
      let policies = try connection.all("SELECT entry, regulation, clause, text FROM policy WHERE \(inForce)") { row in
        PolicyRow(
          entry: row.integer(0),
          policy: EntryBody.Policy(regulation: row.text(1), clause: row.text(2), text: row.text(3)))
      }
      let calendars = try connection.all(
        "SELECT name, text FROM calendar WHERE entry <= \(known) ORDER BY entry"
      ) { ($0.text(0), $0.text(1)) }
      return Texts(
        known: known, epoch: try Self.epoch(connection, known), register: register, texts: texts, policies: policies,
        calendars: Dictionary(calendars) { _, last in last })
    }
  }

  /// The ledger number of the last change of texts, bodies or days up to a ledger number. Cost: some lookups.
  static func epoch(_ connection: any DatabaseConnection, _ known: Int64) throws -> Int64 {
    try connection.first(
      """
      SELECT MAX(last) FROM (
      SELECT MAX(entry) AS last FROM register_line WHERE entry <= \(known)
      UNION ALL SELECT MAX(ended) FROM register_line WHERE ended <= \(known)
      UNION ALL SELECT MAX(entry) FROM rule_text WHERE entry <= \(known)
      UNION ALL SELECT MAX(ended) FROM rule_text WHERE ended <= \(known)
      UNION ALL SELECT MAX(entry) FROM policy WHERE entry <= \(known)
      UNION ALL SELECT MAX(ended) FROM policy WHERE ended <= \(known)
      UNION ALL SELECT MAX(entry) FROM calendar WHERE entry <= \(known)) AS changes
      """
    ) { $0.optionalInteger(0) ?? 0 } ?? 0
  }
}

extension Store {
  /// The reorganisations that were applied or taken back, in their order.
  @available(*, noasync)
  public func reorganisations() throws -> [(entry: Int64, plan: String, lines: Int)] {
    try database.read { connection in
      try connection.all("SELECT entry, plan, lines FROM reorganisation ORDER BY entry") {
        ($0.integer(0), $0.text(1), Int($0.integer(2)))
      }
    }
  }
}
