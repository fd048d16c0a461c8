import CivilTime
import Diagnostics
import Exchange
import Obligations
import Organisations
import Regulations
import Secrets
import UseCases

/// Reads what a program sends to be recorded. What has the right form and yet makes no deed is told with its place; what the law and the state of
/// things say is left to the desk.
struct DeedReading {
  /// The kinds that are about obligations.
  static let kinds: [Event.Kind] = [
    .submitted, .received, .accepted, .returned, .refused, .waived, .excused, .extended, .suspended, .resumed, .told,
    .established, .ruledOut, .withdrawn, .transferred, .compensated, .unknown,
  ]

  private let value: JSONValue
  private let today: CivilDate
  private var faults: [Fault] = []

  private init(_ value: JSONValue, today: CivilDate) {
    self.value = value
    self.today = today
  }

  /// A deed about an obligation.
  ///
  /// - Parameter lastSent: what was last sent of it: what is answered where the program does not name another.
  static func deed(
    _ value: JSONValue, about id: ObligationID, lastSent: String?, today: CivilDate
  ) throws(Problem) -> Deed {
    var reading = DeedReading(value, today: today)
    var deed = Deed(reading.text("kind").flatMap { Event.Kind(rawValue: $0) } ?? .submitted)
    deed.obligations = [id]
    for (place, text) in reading.texts("also").enumerated() {
      if let id = ObligationID(text) {
        deed.obligations.append(id)
      } else {
        reading.wrong("also/\(place)", "không phải là mã của việc", "is no id of an obligation")
      }
    }
    deed.recordedFor = reading.body("for")
    reading.checkKeys(of: deed.kind, isForSender: deed.recordedFor != nil)
    deed.nothingToReport = reading.value["nothingToReport"] == .bool(true)
    deed.partOf = reading.text("partOf")
    deed.article = reading.text("article")
    deed.until = reading.day("until")
    deed.days = reading.value["days"].flatMap { Schema.integer($0) }
    deed.whom = reading.texts("whom").compactMap { OrganisationID($0) }
    deed.of = reading.text("of")
    if [.received, .accepted, .returned, .refused].contains(deed.kind), deed.recordedFor == nil, deed.of == nil {
      deed.of = lastSent
    }
    reading.readCommon(into: &deed)
    if deed.kind == .extended, deed.until == nil, deed.days == nil {
      reading.wrong("until", "gia hạn cần until hoặc days", "an extension needs until or days")
    }
    if deed.kind == .transferred, deed.whom.isEmpty {
      reading.wrong("whom", "cần cơ quan nhận việc", "the body that takes over is needed")
    }
    if deed.kind == .submitted, let happened = deed.happened, happened < today {
      reading.wrong(
        "happened", "việc gửi ghi vào ngày gửi; cái đã gửi ngoài hệ thống do nơi nhận ghi, với for",
        "sending is recorded on its day; what was sent outside the system the receiver records, with for")
    }
    try reading.end()
    return deed
  }

  /// What happened, was put off or called off.
  static func happening(_ value: JSONValue, today: CivilDate) throws(Problem) -> Deed {
    var reading = DeedReading(value, today: today)
    var deed = Deed(reading.text("kind").flatMap { Event.Kind(rawValue: $0) } ?? .occurred)
    let own = deed.kind == .occurred ? ["trigger", "subject", "at", "rules", "holds", "id", "date"] : ["of", "date"]
    reading.checkKeys(own.filter { $0 != "date" || deed.kind != .withdrawn })
    deed.of = reading.text("of")
    deed.id = reading.text("id")
    if let id = deed.id, id.first == "e", Int(id.dropFirst()) != nil {
      reading.wrong("id", "e với một số là mã của kho", "e with a number is an id of the store's own")
    } else if let id = deed.id, !PeriodLabel.isTriggerID(id) {
      reading.wrong("id", "term và once có nghĩa khác", "term and once mean something else")
    }
    if deed.kind == .occurred {
      let words = reading.text("trigger")
      if let kind = words.flatMap({ EventKind(named: $0) }) {
        deed.occurrence = Occurrence(
          kind, subject: reading.text("subject"), at: reading.body("at"), rules: reading.texts("rules"),
          holds: reading.texts("holds"))
      } else {
        let near = words.flatMap {
          NearestName.nearest(to: $0, among: EventKind.allCases.flatMap { [$0.words.vi, $0.words.en] })
        }
        reading.wrong(
          "trigger",
          near.map { "không có sự kiện này; gần nhất: \"\($0)\"" }
            ?? "cần một sự kiện trong Docs/rule-language.md, như \"phát hiện tình hình\"",
          near.map { "there is no such event; nearest: \"\($0)\"" }
            ?? "an event of Docs/rule-language.md is needed, such as \"a situation is raised\"")
      }
    } else if deed.of == nil {
      reading.wrong("of", "cần mã của việc được dời hoặc rút", "the id of what is put off or called off is needed")
    }
    reading.readCommon(into: &deed)
    if deed.kind == .rescheduled, deed.date == nil { reading.wrong("date", "cần ngày mới", "the new day is needed") }
    try reading.end()
    return deed
  }

  // MARK: Parts

  private mutating func wrong(_ key: String, _ vi: String, _ en: String) {
    faults.append(Fault(pointer: "/\(key)", vi, en))
  }

  private func end() throws(Problem) {
    if !faults.isEmpty { throw Problem(.refused, faults: faults) }
  }

  /// A text as it enters here; nothing where it is empty.
  private func text(_ key: String) -> String? {
    guard case .string(let text)? = value[key] else { return nil }
    let trimmed = VietnameseText.composed(text).trimmedSpace
    return trimmed.isEmpty ? nil : trimmed
  }

  private func texts(_ key: String) -> [String] {
    guard case .array(let values)? = value[key] else { return [] }
    return values.compactMap { if case .string(let text) = $0 { VietnameseText.composed(text) } else { nil } }
  }

  private func body(_ key: String) -> OrganisationID? { text(key).flatMap { OrganisationID($0) } }

  /// A day; one far from all that anybody has to do with is told.
  private mutating func day(_ key: String) -> CivilDate? {
    guard let day = text(key).flatMap({ CivilDate(iso: $0) }) else { return nil }
    if !(1900...2199).contains(day.year) { wrong(key, "phải từ năm 1900 đến 2199", "must be from 1900 to 2199") }
    return day
  }

  /// What every deed may have.
  private mutating func readCommon(into deed: inout Deed) {
    deed.by = body("by")
    deed.happened = day("happened")
    deed.evidence = text("evidence")
    deed.ground = text("ground")
    deed.note = text("note")
    deed.isLookedOver = isLookedOver
    deed.date = day("date")
    if let document = value["document"] {
      let inner = DeedReading(document, today: today)
      let date = inner.text("date").flatMap { CivilDate(iso: $0) }
      if let number = inner.text("number"), let date, (1900...2199).contains(date.year) {
        deed.document = NumberedDocument(number: number, date: date)
      } else {
        wrong("document", "cần số và ngày", "a number and a day are needed")
      }
    }
    deed.files = files()
    if deed.kind.needsGround, deed.ground == nil {
      wrong("ground", "cần nêu lý do hoặc căn cứ", "a reason or legal basis is needed")
    }
    if let happened = deed.happened, happened > today {
      wrong(
        "happened", "ngày này chưa đến; chỉ ghi việc đã xảy ra", "is yet to come; only what has happened is recorded")
    } else if let happened = deed.happened, happened < today, deed.evidence == nil, deed.document == nil {
      wrong(
        "evidence", "việc xảy ra trước hôm nay cần bằng chứng: evidence hoặc document",
        "what happened before today needs what shows it: evidence or document")
    }
  }

  private var isLookedOver: Bool { value["lookedOver"] == .bool(true) }

  private mutating func files() -> [(name: String, bytes: [UInt8])] {
    guard case .array(let files)? = value["files"] else { return [] }
    var read: [(name: String, bytes: [UInt8])] = []
    for (place, file) in files.enumerated() {
      let inner = DeedReading(file, today: today)
      guard case .string(let content)? = file["content"], let bytes = [UInt8](base64: content),
        let name = inner.text("name")
      else {
        wrong("files/\(place)", "cần tên và nội dung base64 có phần đệm", "needs a name, and base64 with its padding")
        continue
      }
      read.append((name, bytes))
    }
    return read
  }

  // MARK: Notes

  /// A quick note.
  ///
  /// - Parameter body: the body that did it, where the program names none.
  static func note(
    _ value: JSONValue, today: CivilDate, body: () throws -> OrganisationID
  ) throws -> Desk.NewNote {
    var reading = DeedReading(value, today: today)
    var note = Desk.NewNote(of: try reading.body("by") ?? body())
    note.text = reading.text("text") ?? ""
    note.place = reading.text("place")
    note.day = reading.day("happened")
    note.sessions = value["sessions"].flatMap { Schema.integer($0) }
    note.people = value["people"].flatMap { Schema.integer($0) }
    note.clauses = reading.texts("clauses")
    note.files = reading.files()
    note.isLookedOver = reading.isLookedOver
    if note.text.isEmpty {
      reading.wrong("text", "ghi vài chữ: đã làm gì", "say in a few words what was done")
    }
    if note.clauses.isEmpty { reading.wrong("clauses", "chọn ít nhất một điều khoản", "choose at least one clause") }
    if let day = note.day, day > today {
      reading.wrong(
        "happened", "ngày này chưa đến; chỉ ghi việc đã làm", "this day is yet to come; only what was done is noted")
    }
    try reading.end()
    return note
  }

  /// Why a note is taken back, and whether that was looked over.
  static func withdrawal(_ value: JSONValue) -> (reason: String, isLookedOver: Bool) {
    let reading = DeedReading(value, today: CivilDate(dayNumber: 0))
    return (reading.text("reason") ?? "", reading.isLookedOver)
  }

  // MARK: Keys

  /// Which keys a kind has beside those of all; others would be kept and mean nothing.
  private mutating func checkKeys(of kind: Event.Kind, isForSender: Bool) {
    var own: [String]
    switch kind {
    case .submitted: own = ["also", "nothingToReport", "partOf", "report"]
    case .received where isForSender: own = ["also", "for", "nothingToReport", "partOf", "report"]
    case .received, .accepted, .returned, .refused: own = ["also", "of"]
    case .waived, .excused, .suspended: own = ["also", "article"]
    case .extended: own = ["also", "article", "until", "days"]
    case .transferred: own = ["also", "whom"]
    case .told: own = ["also", "whom", "date"]
    default: own = ["also"]
    }
    checkKeys(own)
  }

  private static let common = [
    "kind", "by", "happened", "evidence", "document", "ground", "note", "files", "lookedOver",
  ]

  private mutating func checkKeys(_ own: [String]) {
    guard case .object(let members) = value else { return }
    for key in members.map(\.key) where !own.contains(key) && !Self.common.contains(key) {
      let allowed = own.joined(separator: ", ")
      wrong(
        key, "loại việc này không có; riêng nó có: \(allowed)",
        "this kind does not have it; of its own it has: \(allowed)")
    }
  }
}
