import Database
import Entries
import Obligations
import Organisations
import Secrets

/// An entry as its row has it, not yet believed.
struct KeptEntry: Sendable {
  let sequence: Int64
  /// The head, where it reads.
  let head: EntryHead?
  let payload: [UInt8]
  let leaf: Digest?
  var personal: [SealedValue] = []

  /// What it says; nil where it does not read. Cost: the payload is read anew each time.
  func entry() -> Entry? { read(with: personal)?.entry }

  /// What it says with some of its personal values, and its payload.
  func read(with personal: [SealedValue]) -> (entry: Entry, payload: Payload)? {
    guard let head, let payload = Payload(kept: payload, personal: personal), let body = try? EntryBody(payload, head)
    else { return nil }
    return (Entry(head: head, body: body), payload)
  }

  /// How many entries are read at a time.
  static let batch: Int64 = 2048

  private static let columns: SQL =
    "sequence, recorded, author, role, organisation, kind, subject, happened, reason, format, payload, leaf"

  /// Calls with every entry from one ledger number to another, in their order, with the personal values that are there, in batches, until
  /// it says false. Memory: one batch.
  static func each(
    from first: Int64, to last: Int64, on connection: any DatabaseConnection,
    _ take: (ArraySlice<KeptEntry>) throws -> Bool
  ) throws {
    var next = first
    while next <= last {
      let upper = last - next < batch ? last : next + batch - 1
      var found = try connection.all(
        "SELECT \(columns) FROM entry WHERE sequence >= \(next) AND sequence <= \(upper) ORDER BY sequence"
      ) { KeptEntry($0) }
      var place = 0
      try connection.query(
        "SELECT entry, field, salt, value FROM personal WHERE entry >= \(next) AND entry <= \(upper) ORDER BY entry, field"
      ) { row in
        // A row of other types than the store writes comes to the entry before it, where its seal does not fit.
        let entry = row.holds(.integer, 0) ? row.integer(0) : found.indices.contains(place) ? found[place].sequence : 0
        while place < found.count, found[place].sequence < entry { place += 1 }
        if place < found.count, found[place].sequence == entry { found[place].personal.append(SealedValue(row)) }
        return true
      }
      guard try take(found[...]), upper < last else { return }
      next = upper + 1
      // A number that a damaged file has made huge is not counted up to.
      if found.isEmpty {
        let rest = try connection.first(
          "SELECT MIN(sequence) FROM entry WHERE sequence >= \(next) AND sequence <= \(last)"
        ) { $0.optionalInteger(0) }
        guard let rest = rest ?? nil else { return }
        next = max(next, rest)
      }
    }
  }

  init(_ row: any DatabaseRow) {
    sequence = row.integer(0)
    leaf = row.holds(.blob, 11) ? Digest(row.blob(11)) : nil
    let payload = row.validText(10)
    self.payload = payload.map { Array($0.utf8) } ?? []
    guard let recorded = row.validInteger(1), let author = row.validText(2), let format = row.validInteger(9),
      let kind = row.validText(5).flatMap({ EntryKind(name: $0) }), payload != nil
    else {
      head = nil
      return
    }
    // Of what may be empty also what is no text counts as something that does not read.
    var isRead = true
    func optional(_ column: Int) -> String? {
      if row.isNull(column) { return nil }
      let text = row.validText(column)
      if text == nil { isRead = false }
      return text
    }
    let (role, body, subject) = (optional(3), optional(4), optional(6))
    let (day, reason) = (optional(7), optional(8))
    let organisation = body.flatMap { OrganisationID($0) }
    let happened = day.flatMap { EntryHead.Happened($0) }
    guard isRead, organisation?.text == body, happened?.description == day else {
      head = nil
      return
    }
    head = EntryHead(
      sequence: sequence, recorded: Instant(seconds: recorded), author: author, role: role, organisation: organisation,
      kind: kind, subject: subject, happened: happened, reason: reason, format: Int(format))
  }
}

extension SealedValue {
  /// A personal value of its row, from the second column on; one that fits no seal where the row is of other types.
  fileprivate init(_ row: any DatabaseRow) {
    let field = row.holds(.text, 1) ? row.text(1) : "?"
    if row.holds(.integer, 0), row.holds(.text, 1), row.holds(.blob, 2), row.holds(.text, 3) {
      self.init(field: field, salt: row.blob(2), value: row.text(3))
    } else {
      self.init(field: field, salt: [], value: "")
    }
  }
}
