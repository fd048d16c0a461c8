import Access
import CivilTime
import Diagnostics
import HTTPCore
import Obligations
import Organisations
import Regulations
import Secrets
import UseCases

/// What somebody typed about something that happened: what it was, that it is put off, or that it is called off.
struct OccurrenceForm {
  /// What is said of it.
  enum Mode: Hashable {
    case record, reschedule, callOff
  }

  enum Field: String, CaseIterable {
    case kind = "viec"
    case subject = "vu-viec"
    case at = "noi"
    case happened = "ngay"
    case planned = "ngay-du-kien"
    case holds = "dieu-kien"
    case rules = "cau"
    case ground = "ly-do"
    case evidence = "can-cu"
    case document = "so"
    case documentDay = "ngay-van-ban"
    case note = "ghi-chu"
    case file = "tep"
  }

  let mode: Mode
  var input = Typed<Field>()
  /// The quoted conditions that hold, and the sentences that it alone starts.
  var holds: [String] = [], rules: [String] = []
  /// What shows it. Files are chosen last, when it is recorded: no browser keeps them over a preview.
  private(set) var files: [UploadedFile] = []
  private(set) var look: LookOver

  /// An empty form.
  init(_ mode: Mode) {
    self.mode = mode
    look = LookOver(false)
  }

  /// What was typed.
  init(_ mode: Mode, _ form: HTTPCore.Form) {
    self.mode = mode
    input = Typed(form, Field.allCases.filter { ![.holds, .rules, .file].contains($0) })
    files = form.files(Field.file.rawValue).filter { !$0.name.isEmpty || !$0.bytes.isEmpty }
    input.note(files: files, at: .file)
    holds = form.all(Field.holds.rawValue)
    rules = form.all(Field.rules.rawValue)
    look = LookOver(form[LookOver.field] == "1")
  }

  /// The kind of event that was chosen; nil where none was.
  var kind: EventKind? { input.values[.kind].flatMap { EventKind(rawValue: $0) } }

  /// What was typed, as a mark: a preview shows one of them and no other.
  var mark: String {
    let values = Field.allCases.map { input.values[$0] ?? "" } + ["dieu-kien"] + holds + ["cau"] + rules
    return String(Digest(of: Array(values.joined(separator: "\u{1F}").utf8)).description.prefix(16))
  }

  /// The fields of a mode, but what is chosen of sentences.
  var fields: [Field] {
    switch mode {
    case .record: [.subject, .at, .happened, .planned, .evidence, .document, .documentDay, .note]
    case .reschedule: [.planned, .evidence, .document, .documentDay, .note]
    case .callOff: [.ground, .document, .documentDay, .note]
    }
  }

  // MARK: Deed

  /// The deed that is asked for; nil where something is wrong, which is then told.
  ///
  /// - Parameter event: what is put off or called off.
  mutating func deed(
    of event: Event? = nil, among sentences: [Desk.WaitingSentence] = [], _ desk: Desk, _ register: Register
  ) -> Deed? {
    var deed: Deed
    switch mode {
    case .record:
      deed = Deed(.occurred)
      let at = input.body(.at, in: register, on: desk.today)
      if let kind {
        deed.occurrence = Occurrence(kind, subject: input.values[.subject], at: at, rules: rules, holds: holds)
        checkSentences(kind, at, sentences, desk, register)
      } else {
        input.add(Words(vi: "chọn việc đã xảy ra", en: "choose what happened"), at: .kind)
      }
      deed.happened = input.day(.happened, Words(vi: "ngày xảy ra", en: "the day it happened"))
      deed.date = input.day(.planned, Words(vi: "ngày dự kiến", en: "the planned day"))
    case .reschedule:
      deed = Deed(.rescheduled)
      deed.of = event?.id
      deed.date = input.day(.planned, Words(vi: "ngày dự kiến", en: "the planned day"))
      if deed.date == nil, input.faults(at: .planned).isEmpty {
        input.add(Words(vi: "nhập ngày mới, như 25/03/2024", en: "give the new day, as 25/03/2024"), at: .planned)
      }
    case .callOff:
      deed = Deed(.withdrawn)
      deed.of = event?.id
      deed.ground = input.values[.ground]
      if deed.ground == nil {
        input.add(Words(vi: "nêu lý do hoặc căn cứ", en: "give the reason or legal basis"), at: .ground)
      }
    }
    deed.evidence = input.values[.evidence]
    deed.document = input.document(.document, .documentDay)
    deed.note = input.values[.note]
    deed.files = files.map { ($0.name, $0.bytes) }
    if let happened = deed.happened {
      if happened > desk.today {
        input.add(
          Words(
            vi: "ngày này chưa đến; việc sẽ diễn ra thì ghi ngày biết là hôm nay, và ngày ấy ở ngày dự kiến",
            en:
              "this day is yet to come; of what is planned give today as the day it became known, and the day as planned"
          ),
          at: .happened)
      } else if happened < desk.today, deed.evidence == nil, deed.document == nil {
        input.add(
          Words(
            vi: "việc xảy ra trước hôm nay cần số đến, cuộc gọi, hoặc số và ngày văn bản",
            en: "what happened before today needs an arrival number, a call, or the number and day of a document"),
          at: .evidence)
      }
    }
    deed.isLookedOver = look.isDone
    for (place, asked) in look.questions(about: deed.traces) {
      input.add(asked.words, at: Self.field(at: place), onTop: asked.onTop)
    }
    return input.faults.isEmpty ? deed : nil
  }

  /// Where one types what stands under a key of a deed; nil where it is not typed here.
  private static func field(at place: String) -> Field? {
    switch place {
    case "subject": .subject
    case "evidence": .evidence
    case "ground": .ground
    case "note": .note
    case "document/number": .document
    case _ where place.hasPrefix("files/"): .file
    default: place.hasPrefix("holds/") ? .holds : place.hasPrefix("rules/") ? .rules : nil
    }
  }

  /// What is wrong with the sentences that were named, or not.
  private mutating func checkSentences(
    _ kind: EventKind, _ at: OrganisationID?, _ sentences: [Desk.WaitingSentence], _ desk: Desk, _ register: Register
  ) {
    if rules.contains(where: { rule in !sentences.contains { $0.rule.address == rule } }) {
      input.add(
        Words(vi: "chọn câu trong danh sách", en: "choose sentences of the list"), at: .rules)
    }
    let isOwn = Permission.decide(
      desk.actor, may: .recordOccurrence, .occurrence(at: at, regulation: nil), on: desk.today, in: register)
    let coordinates = desk.actor.grants(on: desk.today).contains { $0.regulation != nil }
    if rules.isEmpty, coordinates, !isOwn.isAllowed {
      input.add(
        Words(
          vi: "đầu mối phối hợp ghi thay cho nơi khác thì chọn câu được khởi động",
          en: "a coordinator who records it for others chooses the sentences that it starts"), at: .rules)
    }
    let isNeeded = sentences.contains { sentence in
      sentence.rule.isCountedBefore(kind)
        && (rules.isEmpty ? sentence.isOwn : rules.contains(sentence.rule.address))
    }
    if isNeeded, input.values[.planned] == nil {
      input.add(
        Words(
          vi: "có câu tính hạn lùi từ ngày dự kiến; nhập ngày ấy",
          en: "a sentence counts back from the planned day; give it"),
        at: .planned)
    }
  }
}
