import CivilTime
import Diagnostics
import Obligations

/// Reads events one by one: from JSON Lines, one object a line, or from a table with a column a key. `Docs/events.md` describes the keys.
///
/// Every line with an error gives no event and is always told. Cost: linear; the memory of one line, and of the ids.
public struct EventReader {
  let source: SourceText
  private let table: RecordTable?
  /// When the lines of a table were written down that do not say it themselves.
  let moment: Instant?
  /// Whether an event of an earlier file has an id.
  let isKnown: (String) -> Bool
  private var line = 0
  var found = FindingList()
  var lines: [String: Int] = [:]
  var lastRecorded: (instant: Instant, line: Int)?

  /// An event of a file.
  public struct Item: Sendable {
    /// The event; of a table its id is empty where the line gives none.
    public let event: Event
    /// Where each of its values stands.
    let fields: EventFields

    /// For people.
    public var note: String? { if case .string(let text) = fields.value["note"], !text.isEmpty { text } else { nil } }

    /// True where the line itself says when it was written down.
    public var saysWhenRecorded: Bool { fields.value["recorded"] != nil }

    /// The error that a value of the event does not fit what is there outside the file.
    public func error(_ code: String, at key: String, in source: SourceText, _ message: Words) -> Diagnostic {
      fields.spot(of: key, in: source).error(code, in: source, message)
    }
  }

  static let keys = [
    "id", "kind", "obligation", "trigger", "also", "happened", "recorded", "by", "for", "nothingToReport", "partOf",
    "evidence", "document", "ground", "article", "until", "days", "whom", "date", "calendar", "note", "subject", "at",
    "rules", "holds", "of",
  ]

  /// How many unknown keys of one line are told one by one.
  private static let unknownTold = 10

  /// A reader of JSON Lines. `isKnown` says whether an event of an earlier file has an id.
  public init(_ source: SourceText, isKnown: @escaping (String) -> Bool = { _ in false }) {
    self.source = source
    self.isKnown = isKnown
    table = nil
    moment = nil
    guard let broken = source.bytes.firstIndex(of: 0) ?? source.firstInvalidUTF8() else { return }
    line = source.lineCount
    report(
      "not-text", .range(SourceRange(broken, broken + 1)),
      Words(vi: "từ đây tệp không phải là văn bản UTF-8", en: "from here on the file is not UTF-8 text"),
      [
        Words(
          vi: "tệp sự kiện là JSON Lines, mỗi dòng một đối tượng",
          en: "a file of events is JSON Lines, one object a line")
      ])
  }

  /// A reader of a table, with commas, or with tabs where its name ends in `.tsv`. What does not say when it was written down was so now.
  public init(table source: SourceText, now: Instant, isKnown: @escaping (String) -> Bool = { _ in false }) {
    self.source = source
    self.isKnown = isKnown
    table = RecordTable(EventTable.form(of: source.name), source)
    moment = now
  }

  /// True for a table.
  var isTable: Bool { table != nil }

  /// Everything found up to here.
  public var findings: [Diagnostic] { (table?.findings ?? []) + found.all }

  /// True where something was found in what a line says; what is no table or record at all is told by `findings` alone.
  public var hasFindings: Bool { found.count > 0 || (table?.found.count ?? 0) > 0 }

  /// The events of a file of JSON Lines and everything found in it. Cost: linear.
  public static func read(_ source: SourceText) -> (events: [Event], findings: [Diagnostic]) {
    var reader = EventReader(source)
    var events: [Event] = []
    while let item = reader.next() { events.append(item.event) }
    return (events, reader.findings)
  }

  /// The next event that is without errors; nil at the end.
  public mutating func next() -> Item? {
    if let table {
      while let row = table.next() {
        guard !row.isBlank else { continue }
        let count = found.count
        let fields = EventFields(row)
        if let event = make(fields), found.count == count { return Item(event: event, fields: fields) }
      }
      return nil
    }
    while line < source.lineCount {
      line += 1
      var range = source.range(ofLine: line)
      // A byte order mark, as some editors write it.
      if line == 1, source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { range.lower += 3 }
      if source.bytes[range.lower..<range.upper].allSatisfy({ $0 <= 0x20 }) { continue }
      if let item = read(range, line) { return item }
    }
    return nil
  }

  // MARK: Findings

  mutating func report(_ code: String, _ spot: EventFields.Spot, _ message: Words, _ notes: [Words] = []) {
    found.append(spot.error(code, in: source, message, notes))
  }

  /// Where a key stands.
  func place(of key: String, _ fields: EventFields) -> EventFields.Spot { fields.spot(of: key, in: source) }

  // MARK: One line

  mutating func read(_ range: SourceRange, _ line: Int) -> Item? {
    let value: JSONValue
    do throws(JSONValue.SyntaxError) {
      value = try JSONValue.read(source.bytes[range.lower..<range.upper])
    } catch {
      let place = range.lower + error.offset
      let words =
        error.isCutOff
        ? Words(vi: "dòng này không phải là JSON: bị cắt giữa chừng", en: "this line is no JSON: it breaks off")
        : error.token.isEmpty
          ? Words(
            vi: "dòng này không phải là JSON: sai ngay trước chỗ này",
            en: "this line is no JSON: wrong just before here")
          : error.isDoubledKey
            ? Words(vi: "dòng này có hai khóa \(error.token)", en: "this line has the key \(error.token) twice")
            : Words(
              vi: "dòng này không phải là JSON: sai ở \(error.token)",
              en: "this line is no JSON: wrong at \(error.token)")
      report(
        "bad-json", .range(SourceRange(place, min(place + max(error.token.utf8.count, 1), range.upper))), words,
        [
          Words(
            vi: "mỗi dòng là một đối tượng như {\"id\": \"e1\", \"kind\": \"submitted\", …}",
            en: "each line is an object such as {\"id\": \"e1\", \"kind\": \"submitted\", …}")
        ])
      return nil
    }
    guard case .object(let members) = value else {
      report(
        "bad-event", .range(range), Words(vi: "mỗi dòng là một đối tượng {…}", en: "each line is an object {…}"))
      return nil
    }
    let count = found.count
    let unknown = members.filter { !Self.keys.contains($0.key) }
    for member in unknown.prefix(Self.unknownTold) {
      let near = found.isFull("unknown-key") ? nil : NearestName.nearest(to: member.key, among: Self.keys)
      report(
        "unknown-key", .range(EventFields.range(of: member.key, range, source)),
        Words(vi: "sự kiện không có khóa \"\(member.key)\"", en: "an event has no key \"\(member.key)\""),
        near.map { [Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"")] } ?? [])
    }
    if unknown.count > Self.unknownTold {
      let more = unknown.count - Self.unknownTold
      report(
        "unknown-key", .range(range),
        Words(vi: "sự kiện còn \(more) khóa lạ khác", en: "the event has \(more) more unknown keys"))
    }
    let fields = EventFields(value: value, line: line, place: .line(range))
    let event = make(fields)
    guard found.count == count, let event else { return nil }
    return Item(event: event, fields: fields)
  }
}
