import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations

/// From the values of a line to the event, with everything that is wrong in it.
extension EventReader {
  mutating func make(_ fields: EventFields) -> Event? {
    let id = text("id", fields, required: !isTable) ?? (isTable ? "" : nil)
    let kind = kind(fields)
    let happened = day("happened", fields, required: true)
    let recorded: Instant? =
      if let moment, fields.value["recorded"] == nil { moment } else { instant(fields) }
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
        "missing-key", fields.whole,
        Words(vi: "sự kiện cần \"obligation\" hoặc \"trigger\"", en: "an event needs \"obligation\" or \"trigger\""))
    }
    let evidence = text("evidence", fields, required: false)
    let document = document(fields, happened)
    let recordedFor = organisation("for", fields)
    if let happened, let recorded {
      checkTimes(happened, recorded, isShown: evidence != nil || document != nil, fields)
    }
    let until = day("until", fields, required: false)
    let days = integer("days", fields)
    if kind == .extended, until == nil, days == nil {
      report(
        "missing-key", place(of: "kind", fields),
        Words(
          vi: "gia hạn cần \"until\" (đến ngày) hoặc \"days\" (số ngày)", en: "an extension needs \"until\" or \"days\""
        ))
    }
    let ground = text("ground", fields, required: false)
    if let kind, kind.needsGround, ground == nil {
      report(
        "missing-key", place(of: "kind", fields),
        Words(
          vi: "\"\(kind.rawValue)\" cần lý do ở \"ground\"", en: "\"\(kind.rawValue)\" needs its reason in \"ground\""))
    }
    if let id, !id.isEmpty {
      if let first = lines[id] {
        report(
          "doubled-event", place(of: "id", fields),
          Words(
            vi: "sự kiện \"\(id)\" đã có ở dòng \(first)", en: "the event \"\(id)\" stands already on line \(first)"))
      } else {
        lines[id] = fields.line
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
      date: date, calendar: calendar, line: fields.line)
  }

  // MARK: What starts duties

  mutating func occurrence(_ trigger: String?, _ id: String?, _ fields: EventFields) -> Occurrence? {
    if let id, !id.isEmpty, !PeriodLabel.isTriggerID(id) {
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
      let near = found.isFull("unknown-trigger") ? nil : NearestName.nearest(to: trigger, among: known)
      report(
        "unknown-trigger", place(of: "trigger", fields),
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
  mutating func earlier(_ fields: EventFields, _ own: String?) -> String? {
    guard let of = text("of", fields, required: false) else { return nil }
    if of != own, lines[of] != nil || isKnown(of) { return of }
    let near =
      found.isFull("unknown-event")
      ? nil : NearestName.nearest(to: of, among: lines.keys.filter { $0 != own }.sorted())
    report(
      "unknown-event", place(of: "of", fields),
      Words(
        vi: "trước dòng này không có sự kiện nào mang mã \"\(of)\"",
        en: "no event before this line has the id \"\(of)\""),
      near.map { [Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"")] } ?? [])
    return nil
  }

  /// What a kind cannot be without.
  mutating func checkParts(
    _ kind: Event.Kind, _ fields: EventFields, _ whom: [OrganisationID], _ date: CivilDate?, _ of: String?
  ) {
    func need(_ key: String, _ vi: String, _ en: String) {
      report(
        "missing-key", place(of: "kind", fields),
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
  mutating func checkTimes(
    _ happened: CivilDate, _ recorded: Instant, isShown: Bool, _ fields: EventFields
  ) {
    if happened > recorded.day {
      report(
        "recorded-too-early", place(of: "recorded", fields),
        Words(
          vi: "ghi ngày \(recorded.day.vietnamese), trước khi việc xảy ra (\(happened.vietnamese))",
          en: "recorded on \(recorded.day.vietnamese), before it happened (\(happened.vietnamese))"))
    } else if happened < recorded.day, !isShown {
      report(
        "missing-key", place(of: "happened", fields),
        Words(
          vi: "việc xảy ra trước ngày ghi nên cần bằng chứng ở \"evidence\" hoặc \"document\"",
          en: "it happened before the day it was recorded, so \"evidence\" or \"document\" is needed"))
    }
    if let last = lastRecorded, recorded < last.instant {
      report(
        "recorded-went-back", place(of: "recorded", fields),
        Words(
          vi: "thời điểm ghi lùi so với dòng \(last.line); thời điểm ghi không bao giờ lùi",
          en: "recorded before line \(last.line); the time of recording never goes back"))
    } else {
      lastRecorded = (recorded, fields.line)
    }
  }

  // MARK: The document

  private static let documentKeys = ["number", "date"]

  /// The number and date of the document itself; one that is not whole is told and gives none.
  mutating func document(_ fields: EventFields, _ happened: CivilDate?) -> NumberedDocument? {
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
    let place = place(of: "document", fields)
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
}
