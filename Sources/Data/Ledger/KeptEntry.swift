import Database
import Entries
import Obligations
import Organisations
import Secrets

/// An entry as its row has it, not yet believed.
struct KeptEntry {
  let sequence: Int64
  /// The head, where it reads.
  let head: EntryHead?
  let payload: [UInt8]
  let leaf: Digest?
  var personal: [SealedValue] = []

  /// What it says; nil where it does not read.
  var entry: Entry? {
    guard let head, let payload = Payload(kept: payload, personal: personal), let body = try? EntryBody(payload, head)
    else { return nil }
    return Entry(head: head, body: body)
  }

  /// How many entries are read at a time.
  private static let batch: Int64 = 4096

  private static let columns: SQL =
    "sequence, recorded, author, role, organisation, kind, subject, happened, reason, format, payload, leaf"

  /// Calls with every entry from one ledger number to another, in their order, with the personal values that are there, in batches.
  /// Memory: one batch.
  static func each(
    from first: Int64, to last: Int64, on connection: any DatabaseConnection,
    _ take: (ArraySlice<KeptEntry>) throws -> Void
  ) throws {
    var next = first
    while next <= last {
      let upper = min(next + batch - 1, last)
      var found = try connection.all(
        "SELECT \(columns) FROM entry WHERE sequence >= \(next) AND sequence <= \(upper) ORDER BY sequence"
      ) { KeptEntry($0) }
      var place = 0
      try connection.query(
        "SELECT entry, field, salt, value FROM personal WHERE entry >= \(next) AND entry <= \(upper) ORDER BY entry, field"
      ) { row in
        let entry = row.integer(0)
        while place < found.count, found[place].sequence < entry { place += 1 }
        if place < found.count, found[place].sequence == entry {
          found[place].personal.append(SealedValue(field: row.text(1), salt: row.blob(2), value: row.text(3)))
        }
        return true
      }
      try take(found[...])
      next = upper + 1
    }
  }

  init(_ row: any DatabaseRow) {
    sequence = row.integer(0)
    payload = Array(row.text(10).utf8)
    leaf = Digest(row.blob(11))
    let organisation = row.optionalText(4)
    let happened = row.optionalText(7)
    guard let kind = EntryKind(rawValue: row.text(5)),
      organisation == nil || organisation.flatMap({ OrganisationID($0) }) != nil,
      happened == nil || happened.flatMap({ EntryHead.Happened($0) })?.description == happened
    else {
      head = nil
      return
    }
    head = EntryHead(
      sequence: sequence, recorded: Instant(seconds: row.integer(1)), author: row.text(2), role: row.optionalText(3),
      organisation: organisation.flatMap { OrganisationID($0) }, kind: kind, subject: row.optionalText(6),
      happened: happened.flatMap { EntryHead.Happened($0) }, reason: row.optionalText(8), format: Int(row.integer(9)))
  }
}
