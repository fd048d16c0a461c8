/// The tables that commands and pages read. Every row follows from the entries alone; all of them can be thrown away and made again.
///
/// No table holds a personal value: those stand once, beside the entry that has them.
public enum ProjectionTable: String, Hashable, Sendable, CaseIterable {
  case setting, person, token, credential, contact
  case tokenScope = "token_scope"
  case roleGrant = "role_grant"
  case registerLine = "register_line"
  case reorganisation
  case calendar
  case ruleText = "rule_text"
  case policy
  case event
  case eventAlso = "event_also"
  case attachment, erasure
  case report, figure
  case note
  case noteClause = "note_clause"

  /// A column.
  public struct Column: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Whether it holds whole numbers; texts otherwise.
    public let isInteger: Bool
    /// Whether it may be empty.
    public let isOptional: Bool

    init(_ name: String, integer isInteger: Bool = false, optional isOptional: Bool = false) {
      self.name = name
      self.isInteger = isInteger
      self.isOptional = isOptional
    }
  }

  /// How rows come and go.
  public enum Life: Hashable, Sendable {
    /// A row is added by an entry and stays as it is. Rows stand in the order of entries.
    case log
    /// A row is added by an entry, and a later one may end it: from then on its column `ended` has the number of that entry. What held
    /// at an earlier ledger number can still be read.
    case history
    /// A row is put in place of the one with the same first column.
    case latest
  }

  /// How its rows come and go.
  public var life: Life {
    switch self {
    case .setting: .latest
    case .person, .token, .credential, .contact, .roleGrant, .registerLine, .ruleText, .policy, .note: .history
    case .tokenScope, .reorganisation, .calendar, .event, .eventAlso, .attachment, .erasure, .report, .figure,
      .noteClause:
      .log
    }
  }

  /// The columns in their order. The first is the key, but in `event_also`, `attachment` and `note_clause`, where the first two are, and in `figure`, where
  /// the first three are.
  public var columns: [Column] {
    let entry = Column("entry", integer: true)
    let ended = Column("ended", integer: true, optional: true)
    switch self {
    case .setting: return [Column("name"), Column("value"), entry]
    case .person: return [entry, Column("id"), ended]
    case .token:
      return [entry, Column("person"), Column("hash"), Column("until", integer: true, optional: true), ended]
    case .tokenScope:
      return [entry, Column("scope"), Column("role", optional: true), Column("organisation", optional: true)]
    case .credential:
      return [
        entry, Column("person"), Column("kind"), Column("hash", optional: true),
        Column("until", integer: true, optional: true), ended,
      ]
    case .contact: return [entry, Column("person"), Column("language"), ended]
    case .roleGrant:
      return [
        entry, Column("person"), Column("role"), Column("organisation", optional: true),
        Column("regulation", optional: true), Column("below", integer: true), Column("first", integer: true),
        Column("last", integer: true, optional: true), ended, Column("ended_last", integer: true, optional: true),
      ]
    case .registerLine:
      return [
        entry, Column("layer", integer: true), Column("file"), Column("cells"),
        Column("part", integer: true, optional: true), ended,
      ]
    case .reorganisation: return [entry, Column("plan"), Column("lines", integer: true)]
    case .calendar: return [entry, Column("name"), Column("text")]
    case .ruleText:
      return [
        entry, Column("path"), Column("kind"), Column("version"), Column("text"), Column("hash"),
        Column("amends", optional: true), ended,
      ]
    case .policy: return [entry, Column("regulation"), Column("clause"), Column("text"), ended]
    case .event:
      return [
        entry, Column("kind"), Column("obligation", optional: true), Column("id", optional: true),
        Column("happened", integer: true), Column("recorded", integer: true), Column("body", optional: true),
        Column("person"), Column("details", optional: true),
      ]
    case .eventAlso: return [entry, Column("obligation")]
    case .attachment: return [entry, Column("place", integer: true), Column("seal"), Column("size", integer: true)]
    case .erasure: return [entry, Column("of", integer: true), Column("field")]
    case .report: return [entry, Column("form")]
    case .note:
      return [
        entry, Column("body"), Column("day", integer: true), Column("sessions", integer: true, optional: true),
        Column("people", integer: true, optional: true), Column("person"), ended,
      ]
    case .noteClause: return [entry, Column("clause"), Column("regulation")]
    case .figure: return [entry, Column("field"), Column("col"), Column("thousandths", integer: true)]
    }
  }

  /// How many of the first columns are the key.
  public var keyCount: Int {
    switch self {
    case .figure: 3
    case .eventAlso, .attachment, .noteClause: 2
    default: 1
    }
  }
}

/// A value of a row.
public enum RowValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)

  /// Equal where all bytes are: texts that only look the same are not.
  public static func == (a: RowValue, b: RowValue) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.integer(let a), .integer(let b)): a == b
    case (.text(let a), .text(let b)): a.hasBytes(of: b)
    default: false
    }
  }

  init(_ number: Int64?) { self = number.map { .integer($0) } ?? .null }
  init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }
  init(_ text: String?) { self = text.map { .text($0) } ?? .null }
}

extension String {
  /// Equal byte for byte. By the bytes where they stand: an iterator over each takes several times as long.
  fileprivate func hasBytes(of other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    return utf8.withContiguousStorageIfAvailable { own in
      other.utf8.withContiguousStorageIfAvailable { others in
        own.indices.allSatisfy { own[$0] == others[$0] }
      }
    }.flatMap(\.self) ?? utf8.elementsEqual(other.utf8)
  }
}

/// What an entry does to the tables.
public enum RowChange: Hashable, Sendable {
  /// A new row, all columns in their order.
  case add(ProjectionTable, [RowValue])
  /// A row in place of the one with its first column.
  case put(ProjectionTable, [RowValue])
  /// The row of an earlier entry ends; the values are those of the columns from `ended` on.
  case end(ProjectionTable, entry: Int64, [RowValue])
}
