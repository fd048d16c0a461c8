import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations

/// Reads events from JSON Lines: one object a line. `Docs/events.md` describes the keys.
public enum EventReader {
  /// The events of the file and everything found in it. A line with an error gives no event, and is always told. Cost: linear.
  public static func read(_ source: SourceText) -> (events: [Event], findings: [Diagnostic]) {
    var reading = EventReading(source)
    reading.run()
    return (reading.events, reading.findings.all)
  }
}

/// The state of one reading.
private struct EventReading {
  private let source: SourceText
  private(set) var events: [Event] = []
  private(set) var findings = FindingList()
  private var lines: [String: Int] = [:]
  private var lastRecorded: (instant: Instant, line: Int)?

  private static let keys = [
    "id", "kind", "obligation", "trigger", "also", "happened", "recorded", "by", "for", "nothingToReport", "partOf",
    "evidence", "document", "ground", "article", "until", "days", "whom", "date", "calendar", "note", "subject", "at",
    "rules", "holds", "of",
  ]

  /// How many unknown keys of one line are told one by one.
  private static let unknownTold = 10

  init(_ source: SourceText) {
    self.source = source
  }

  mutating func run() {
    if let broken = source.bytes.firstIndex(of: 0) ?? source.firstInvalidUTF8() {
      report(
        "not-text", SourceRange(broken, broken + 1),
        Words(vi: "từ đây tệp không phải là văn bản UTF-8", en: "from here on the file is not UTF-8 text"),
        [
          Words(
            vi: "tệp sự kiện là JSON Lines, mỗi dòng một đối tượng",
            en: "a file of events is JSON Lines, one object a line")
        ])
      return
    }
    for line in 1...source.lineCount {
      var range = source.range(ofLine: line)
      // A byte order mark, as some editors write it.
      if line == 1, source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { range.lower += 3 }
      if source.bytes[range.lower..<range.upper].allSatisfy({ $0 <= 0x20 }) { continue }
      read(range, line)
    }
  }

  private mutating func report(_ code: String, _ range: SourceRange, _ message: Words, _ notes: [Words] = []) {
    findings.append(Diagnostic(.error, code, in: source, at: range, message, notes: notes))
  }

  // MARK: One line

  private mutating func read(_ range: SourceRange, _ line: Int) {
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
        "bad-json", SourceRange(place, min(place + max(error.token.utf8.count, 1), range.upper)), words,
        [
          Words(
            vi: "mỗi dòng là một đối tượng như {\"id\": \"e1\", \"kind\": \"submitted\", …}",
            en: "each line is an object such as {\"id\": \"e1\", \"kind\": \"submitted\", …}")
        ])
      return
    }
    guard case .object(let members) = value else {
      report(
        "bad-event", range, Words(vi: "mỗi dòng là một đối tượng {…}", en: "each line is an object {…}"))
      return
    }
    let count = findings.count
    let unknown = members.filter { !Self.keys.contains($0.key) }
    for member in unknown.prefix(Self.unknownTold) {
      let near = findings.isFull("unknown-key") ? nil : NearestName.nearest(to: member.key, among: Self.keys)
      report(
        "unknown-key", place(of: member.key, range),
        Words(vi: "sự kiện không có khóa \"\(member.key)\"", en: "an event has no key \"\(member.key)\""),
        near.map { [Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"")] } ?? [])
    }
    if unknown.count > Self.unknownTold {
      let more = unknown.count - Self.unknownTold
      report(
        "unknown-key", range,
        Words(vi: "sự kiện còn \(more) khóa lạ khác", en: "the event has \(more) more unknown keys"))
    }
    var fields = Fields(value: value, range: range)
    let event = make(&fields, line)
    if findings.count == count, let event { events.append(event) }
  }

  private struct Fields {
    let value: JSONValue
    let range: SourceRange
  }

  private mutating func make(_ fields: inout Fields, _ line: Int) -> Event? {
    let id = text("id", fields, required: true)
    let kind = kind(fields)
    let happened = day("happened", fields, required: true)
    let recorded = instant(fields)
    var obligations: [ObligationID] = []
    if let text = text("obligation", fields, required: false) {
      if let found = obligation(text, "obligation", fields) { obligations.append(found) }
    }
    for text in list("also", fields) {
      // The first that is wrong is told: each finding costs the length of its line.
      guard let found = obligation(text, "also", fields) else { break }
      obligations.append(found)
    }
    let trigger = text("trigger", fields, required: false)
    if isAbsent("obligation", fields), isAbsent("trigger", fields), isAbsent("of", fields) {
      report(
        "missing-key", fields.range,
        Words(vi: "sự kiện cần \"obligation\" hoặc \"trigger\"", en: "an event needs \"obligation\" or \"trigger\""))
    }
    let evidence = text("evidence", fields, required: false)
    let document = document(fields, happened)
    let recordedFor = organisation("for", fields)
    if let happened, let recorded {
      checkTimes(happened, recorded, isShown: evidence != nil || document != nil, fields, line)
    }
    let until = day("until", fields, required: false)
    let days = integer("days", fields)
    if kind == .extended, until == nil, days == nil {
      report(
        "missing-key", place(of: "kind", fields.range),
        Words(
          vi: "gia hạn cần \"until\" (đến ngày) hoặc \"days\" (số ngày)", en: "an extension needs \"until\" or \"days\""
        ))
    }
    let ground = text("ground", fields, required: false)
    if let kind, kind.needsGround, ground == nil {
      report(
        "missing-key", place(of: "kind", fields.range),
        Words(
          vi: "\"\(kind.rawValue)\" cần lý do ở \"ground\"", en: "\"\(kind.rawValue)\" needs its reason in \"ground\""))
    }
    if let id {
      if let first = lines[id] {
        report(
          "doubled-event", place(of: "id", fields.range),
          Words(
            vi: "sự kiện \"\(id)\" đã có ở dòng \(first)", en: "the event \"\(id)\" stands already on line \(first)"))
      } else {
        lines[id] = line
      }
    }
    let by = organisation("by", fields)
    let nothingToReport = flag("nothingToReport", fields)
    let partOf = text("partOf", fields, required: false)
    let article = text("article", fields, required: false)
    let whom = list("whom", fields).compactMap { organisation($0, "whom", fields) }
    let date = day("date", fields, required: false)
    let calendar = text("calendar", fields, required: false)
    let of = earlier(fields, id)
    let occurrence = kind == .occurred ? occurrence(trigger, id, fields) : nil
    if let kind { checkParts(kind, fields, whom, date, of) }
    guard let id, let kind, let happened, let recorded else { return nil }
    return Event(
      id: id, kind: kind, obligations: obligations, trigger: trigger, occurrence: occurrence, of: of,
      happened: happened,
      recorded: recorded, by: by,
      recordedFor: recordedFor, nothingToReport: nothingToReport, partOf: partOf, evidence: evidence,
      document: document, ground: text("ground", fields, required: false), article: article, until: until, days: days,
      whom: whom,
      date: date, calendar: calendar, line: line)
  }

  // MARK: What starts duties

  private mutating func occurrence(_ trigger: String?, _ id: String?, _ fields: Fields) -> Occurrence? {
    if let id, !PeriodLabel.isTriggerID(id) {
      wrong(
        "id", fields,
        "một chữ cái rồi chữ cái, chữ số và \"-\", vì nó đứng trong mã của việc mà nó sinh ra, ở đây là \"\(id)\"",
        "a letter, then letters, digits and \"-\", for it stands in the id of what it starts, here it is \"\(id)\"")
    }
    let subject = text("subject", fields, required: false)
    let at = organisation("at", fields)
    let rules = list("rules", fields)
    let holds = list("holds", fields)
    guard let trigger else { return nil }
    guard let kind = EventKind(named: trigger) else {
      let known = EventKind.allCases.map { $0.words.vi } + EventKind.allCases.map { $0.words.en }
      let near = findings.isFull("unknown-trigger") ? nil : NearestName.nearest(to: trigger, among: known)
      report(
        "unknown-trigger", place(of: "trigger", fields.range),
        Words(vi: "không có sự kiện \"\(trigger)\"", en: "there is no event \"\(trigger)\""),
        [
          near.map { Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"") }
            ?? Words(
              vi: "các sự kiện ghi trong Docs/rule-language.md, như \"phát hiện tình hình\"",
              en: "the events stand in Docs/rule-language.md, such as \"a situation is raised\"")
        ])
      return nil
    }
    return Occurrence(kind, subject: subject, at: at, rules: rules, holds: holds)
  }

  /// The earlier event that this one speaks of.
  private mutating func earlier(_ fields: Fields, _ own: String?) -> String? {
    guard let of = text("of", fields, required: false) else { return nil }
    if lines[of] != nil, of != own { return of }
    let near =
      findings.isFull("unknown-event")
      ? nil : NearestName.nearest(to: of, among: lines.keys.filter { $0 != own }.sorted())
    report(
      "unknown-event", place(of: "of", fields.range),
      Words(
        vi: "trước dòng này không có sự kiện nào mang mã \"\(of)\"",
        en: "no event before this line has the id \"\(of)\""),
      near.map { [Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"")] } ?? [])
    return nil
  }

  /// What a kind cannot be without.
  private mutating func checkParts(
    _ kind: Event.Kind, _ fields: Fields, _ whom: [OrganisationID], _ date: CivilDate?, _ of: String?
  ) {
    func need(_ key: String, _ vi: String, _ en: String) {
      report(
        "missing-key", place(of: "kind", fields.range),
        Words(vi: "\"\(kind.rawValue)\" cần \(vi) ở \"\(key)\"", en: "\"\(kind.rawValue)\" needs \(en) in \"\(key)\""))
    }
    switch kind {
    case .occurred: if isAbsent("trigger", fields) { need("trigger", "việc gì phát sinh", "what happened") }
    case .rescheduled:
      if isAbsent("of", fields) { need("of", "mã của sự kiện được dời", "the id of the event that was put off") }
      if date == nil { need("date", "ngày mới", "the new day") }
    case .transferred: if whom.isEmpty { need("whom", "cơ quan nhận việc", "the body that takes over") }
    default: break
    }
  }

  /// What happened and when it was recorded differ only where the receiving side entered it, with evidence; recording never goes back.
  private mutating func checkTimes(
    _ happened: CivilDate, _ recorded: Instant, isShown: Bool, _ fields: Fields, _ line: Int
  ) {
    if happened > recorded.day {
      report(
        "recorded-too-early", place(of: "recorded", fields.range),
        Words(
          vi: "ghi ngày \(recorded.day.vietnamese), trước khi việc xảy ra (\(happened.vietnamese))",
          en: "recorded on \(recorded.day.vietnamese), before it happened (\(happened.vietnamese))"))
    } else if happened < recorded.day, !isShown {
      report(
        "missing-key", place(of: "happened", fields.range),
        Words(
          vi: "việc xảy ra trước ngày ghi nên cần bằng chứng ở \"evidence\" hoặc \"document\"",
          en: "it happened before the day it was recorded, so \"evidence\" or \"document\" is needed"))
    }
    if let last = lastRecorded, recorded < last.instant {
      report(
        "recorded-went-back", place(of: "recorded", fields.range),
        Words(
          vi: "thời điểm ghi lùi so với dòng \(last.line); thời điểm ghi không bao giờ lùi",
          en: "recorded before line \(last.line); the time of recording never goes back"))
    } else {
      lastRecorded = (recorded, line)
    }
  }

  // MARK: The document

  private static let documentKeys = ["number", "date"]

  /// The number and date of the document itself; one that is not whole is told and gives none.
  private mutating func document(_ fields: Fields, _ happened: CivilDate?) -> NumberedDocument? {
    let members: [JSONValue.Member]
    switch fields.value["document"] {
    case nil, .null: return nil
    case .object(let found): members = found
    default:
      wrong(
        "document", fields, "số và ngày văn bản như {\"number\": \"12-CTr/BDV\", \"date\": \"2023-11-20\"}",
        "a document's number and date such as {\"number\": \"12-CTr/BDV\", \"date\": \"2023-11-20\"}")
      return nil
    }
    let place = place(of: "document", fields.range)
    // The first that is strange is told: each finding costs the length of its line.
    if let strange = members.first(where: { !Self.documentKeys.contains($0.key) }) {
      report(
        "unknown-key", place,
        Words(
          vi: "\"document\" không có khóa \"\(strange.key)\"; có: number, date",
          en: "\"document\" has no key \"\(strange.key)\"; there are: number, date"))
      return nil
    }
    var texts: [String] = []
    for key in Self.documentKeys {
      guard case .string(let text) = members.first(where: { $0.key == key })?.value, !text.isEmpty else {
        report(
          "missing-key", place,
          Words(
            vi: "\"document\" cần \"\(key)\", một chuỗi không trống",
            en: "\"document\" needs \"\(key)\", a text that is not empty"))
        return nil
      }
      texts.append(text)
    }
    guard let date = CivilDate(iso: texts[1]) else {
      wrong(
        "document", fields, "một ngày có trong lịch như 2024-03-20 ở \"date\", ở đây là \"\(texts[1])\"",
        "a day of the calendar such as 2024-03-20 in \"date\", here it is \"\(texts[1])\"")
      return nil
    }
    if let happened, happened < date {
      report(
        "document-too-late", place,
        Words(
          vi: "văn bản đề ngày \(date.vietnamese), sau ngày việc xảy ra (\(happened.vietnamese))",
          en: "the document is of \(date.vietnamese), after the day it happened (\(happened.vietnamese))"))
      return nil
    }
    return NumberedDocument(number: texts[0], date: date)
  }

  // MARK: Values

  private mutating func wrong(_ key: String, _ fields: Fields, _ vi: String, _ en: String) {
    report(
      "bad-value", place(of: key, fields.range), Words(vi: "\"\(key)\" cần \(vi)", en: "\"\(key)\" needs \(en)"))
  }

  private func isAbsent(_ key: String, _ fields: Fields) -> Bool { fields.value[key].map { $0 == .null } ?? true }

  private mutating func text(_ key: String, _ fields: Fields, required: Bool) -> String? {
    switch fields.value[key] {
    case .string(let text) where !text.isEmpty: return text
    case nil, .null:
      if required {
        report(
          "missing-key", fields.range, Words(vi: "sự kiện thiếu \"\(key)\"", en: "the event lacks \"\(key)\""))
      }
      return nil
    default:
      wrong(key, fields, "một chuỗi không trống", "a text that is not empty")
      return nil
    }
  }

  private mutating func list(_ key: String, _ fields: Fields) -> [String] {
    switch fields.value[key] {
    case nil, .null: return []
    case .array(let values):
      let texts = values.compactMap { if case .string(let text) = $0 { text } else { nil } }
      if texts.count != values.count { wrong(key, fields, "một danh sách chuỗi", "a list of texts") }
      return texts
    default:
      wrong(key, fields, "một danh sách chuỗi", "a list of texts")
      return []
    }
  }

  private mutating func flag(_ key: String, _ fields: Fields) -> Bool {
    switch fields.value[key] {
    case .bool(let flag): return flag
    case nil, .null: return false
    default:
      wrong(key, fields, "true hoặc false", "true or false")
      return false
    }
  }

  private mutating func integer(_ key: String, _ fields: Fields) -> Int? {
    switch fields.value[key] {
    case .integer(let number) where (1...3660).contains(number): return number
    case nil, .null: return nil
    default:
      wrong(key, fields, "một số nguyên từ 1 đến 3660", "a whole number from 1 to 3660")
      return nil
    }
  }

  private mutating func day(_ key: String, _ fields: Fields, required: Bool) -> CivilDate? {
    guard let text = text(key, fields, required: required) else { return nil }
    if let date = CivilDate(iso: text) { return date }
    wrong(
      key, fields, "một ngày có trong lịch như 2024-03-20, ở đây là \"\(text)\"",
      "a day of the calendar such as 2024-03-20, here it is \"\(text)\"")
    return nil
  }

  private mutating func instant(_ fields: Fields) -> Instant? {
    guard let text = text("recorded", fields, required: true) else { return nil }
    if let instant = Instant(iso: text) { return instant }
    wrong(
      "recorded", fields, "thời điểm UTC như 2024-03-20T08:30:00Z, ở đây là \"\(text)\"",
      "a moment in UTC such as 2024-03-20T08:30:00Z, here it is \"\(text)\"")
    return nil
  }

  private mutating func kind(_ fields: Fields) -> Event.Kind? {
    guard let text = text("kind", fields, required: true) else { return nil }
    if let kind = Event.Kind(rawValue: text) { return kind }
    let known = Event.Kind.allCases.map(\.rawValue)
    let near = findings.isFull("unknown-event-kind") ? nil : NearestName.nearest(to: text, among: known)
    report(
      "unknown-event-kind", place(of: "kind", fields.range),
      Words(vi: "không có loại sự kiện \"\(text)\"", en: "there is no kind of event \"\(text)\""),
      [
        near.map { Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"") }
          ?? Words(vi: "được dùng: \(known.joined(separator: ", "))", en: "allowed: \(known.joined(separator: ", "))")
      ])
    return nil
  }

  private mutating func obligation(_ text: String, _ key: String, _ fields: Fields) -> ObligationID? {
    if let id = ObligationID(text) { return id }
    wrong(
      key, fields, "mã nhiệm vụ như tra-vinh/dieu-6/gach-2/b:org-0007:2024-M03, ở đây là \"\(text)\"",
      "the id of an obligation such as tra-vinh/dieu-6/gach-2/b:org-0007:2024-M03, here it is \"\(text)\"")
    return nil
  }

  private mutating func organisation(_ key: String, _ fields: Fields) -> OrganisationID? {
    text(key, fields, required: false).flatMap { organisation($0, key, fields) }
  }

  private mutating func organisation(_ text: String, _ key: String, _ fields: Fields) -> OrganisationID? {
    if let id = OrganisationID(text) { return id }
    wrong(
      key, fields, "mã cơ quan như org-0006, ở đây là \"\(text)\"",
      "the id of a body such as org-0006, here it is \"\(text)\"")
    return nil
  }

  private mutating func organisations(_ key: String, _ fields: Fields) -> [OrganisationID] {
    var out: [OrganisationID] = []
    for text in list(key, fields) {
      guard let id = OrganisationID(text) else {
        wrong(
          key, fields, "các mã cơ quan như org-0006, ở đây là \"\(text)\"",
          "ids of bodies such as org-0006, here is \"\(text)\"")
        break
      }
      out.append(id)
    }
    return out
  }

  /// Where a key of the object stands. Inside a JSON text a quotation mark is always escaped, so the quoted key followed by a colon
  /// is the key itself.
  private func place(of key: String, _ range: SourceRange) -> SourceRange {
    let wanted = Array("\"\(key)\"".utf8)
    var i = range.lower
    while i + wanted.count <= range.upper {
      if source.bytes[i..<i + wanted.count].elementsEqual(wanted) {
        var next = i + wanted.count
        while next < range.upper, source.bytes[next] <= 0x20 { next += 1 }
        if next < range.upper, source.bytes[next] == UInt8(ascii: ":") { return SourceRange(i, i + wanted.count) }
      }
      i += 1
    }
    return range
  }
}
