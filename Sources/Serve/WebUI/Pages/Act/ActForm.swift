import CivilTime
import Diagnostics
import Facts
import HTTPCore
import Obligations
import Organisations
import UseCases

/// What somebody typed into the form of a deed, and what is wrong with it.
struct ActForm {
  /// A field of the form, in its order; the raw value is its name.
  enum Field: String, CaseIterable {
    case nothing, also, happened, document, documentDay = "document-day", evidence, partOf = "part-of", until, ground,
      article, whom, date, note, file
  }

  let name: ActName
  /// What was typed, and what is wrong with it.
  var input = Typed<Field>()
  private(set) var also: [ObligationID] = []
  private(set) var files: [UploadedFile] = []
  /// What is asked about what looks as if somebody could be known of it.
  private(set) var look: LookOver

  /// An empty form.
  init(_ name: ActName) {
    self.name = name
    look = LookOver(false)
  }

  /// The same with all that one sending is about.
  mutating func choose(_ all: [Obligation]) { also = all.map(\.id) }

  /// What was typed.
  init(_ name: ActName, _ form: Form) {
    self.name = name
    input = Typed(form, Field.allCases.filter { $0 != .also && $0 != .file })
    also = form.all(Field.also.rawValue).compactMap { ObligationID($0) }
    look = LookOver(form[LookOver.field] == "1")
    files = form.files(Field.file.rawValue).filter { !$0.name.isEmpty || !$0.bytes.isEmpty }
    input.note(files: files, at: .file)
  }

  /// What was typed and kept, by the names of the fields.
  init(_ name: ActName, values: [String: String]) {
    self.name = name
    look = LookOver(values[LookOver.field] == "1")
    for field in Field.allCases where field != .also && field != .file {
      input.values[field] = values[field.rawValue]?.trimmed.nonEmpty
    }
    also = (values[Field.also.rawValue] ?? "").split(separator: " ").compactMap { ObligationID($0) }
  }

  /// What was typed and can be kept, by the names of the fields.
  var values: [String: String] {
    var values = Dictionary(uniqueKeysWithValues: input.values.map { ($0.key.rawValue, $0.value) })
    if look.isDone { values[LookOver.field] = "1" }
    if !also.isEmpty { values[Field.also.rawValue] = also.map(\.description).joined(separator: " ") }
    return values
  }

  /// The fields of a deed.
  static func fields(of name: ActName) -> [Field] {
    switch name {
    case .submission: [.nothing, .also, .document, .documentDay, .partOf, .file, .note]
    case .receipt: [.also, .document, .documentDay, .note]
    case .acceptance: [.document, .documentDay, .note]
    case .recording: [.happened, .nothing, .also, .evidence, .document, .documentDay, .partOf, .file, .note]
    case .returning, .refusal: [.also, .ground, .file, .note]
    case .urging: [.evidence, .date, .note]
    case .extension: [.until, .ground, .article, .document, .documentDay, .note]
    case .waiver, .excuse, .suspension: [.ground, .article, .document, .documentDay, .note]
    case .establishment, .rulingOut, .compensation, .withdrawal, .unknown:
      [.ground, .evidence, .document, .documentDay, .note]
    case .resumption: [.evidence, .note]
    case .transfer: [.whom, .ground, .document, .documentDay, .note]
    }
  }

  // MARK: Deed

  /// The deed that is asked for; nil where something is wrong, which is then told.
  mutating func deed(about matter: Desk.Matters, on today: CivilDate) -> Deed? {
    var deed = Deed(name.act.kind)
    deed.obligations = [matter.obligation.id] + also
    let fields = Self.fields(of: name)
    deed.nothingToReport = input.values[.nothing] == "1"
    deed.partOf = input.values[.partOf]
    deed.evidence = input.values[.evidence]
    deed.note = input.values[.note]
    deed.ground = input.values[.ground]
    deed.article = input.values[.article]
    deed.happened = input.day(.happened, Words(vi: "ngày đến nơi", en: "the day it came"))
    deed.until = input.day(.until)
    deed.date = input.day(.date)
    deed.document = input.document(.document, .documentDay)
    deed.files = files.map { ($0.name, $0.bytes) }
    if let whom = input.values[.whom] {
      if let id = OrganisationID(whom), matter.library.register[id] != nil {
        deed.whom = [id]
      } else {
        input.add(Words(vi: "chọn một cơ quan trong danh sách", en: "choose a body of the list"), at: .whom)
      }
    }
    if name.act.isForSender { deed.recordedFor = matter.obligation.id.bearer }
    if [.received, .accepted, .returned, .refused].contains(deed.kind), !name.act.isForSender {
      deed.of = matter.lastSent
    }
    if deed.kind.needsGround || name == .returning, deed.ground == nil {
      input.add(Words(vi: "nêu lý do hoặc căn cứ", en: "give the reason or legal basis"), at: .ground)
    }
    if fields.contains(.until), deed.until == nil, input.faults(at: .until).isEmpty {
      input.add(Words(vi: "nhập hạn mới, như 25/03/2024", en: "give the new day, as 25/03/2024"), at: .until)
    }
    if name == .transfer, input.values[.whom] == nil {
      input.add(Words(vi: "chọn cơ quan nhận việc", en: "choose the body that takes over"), at: .whom)
    }
    if let happened = deed.happened, happened > today {
      input.add(
        Words(vi: "ngày này chưa đến; ghi ngày đã đến nơi", en: "this day is yet to come; give the day it came"),
        at: .happened)
    } else if let happened = deed.happened, happened < today, deed.evidence == nil, deed.document == nil {
      input.add(
        Words(
          vi: "việc xảy ra trước hôm nay cần số đến, cuộc gọi, hoặc số và ngày văn bản",
          en: "what happened before today needs an arrival number, a call, or the number and day of a document"),
        at: .evidence)
    }
    if name == .submission, matter.isPlainReport,
      !deed.nothingToReport, deed.files.isEmpty,
      [Field.document, .documentDay, .partOf, .note].allSatisfy({ input.values[$0] == nil })
    {
      input.add(
        Words(
          vi: "ghi số và ngày văn bản, kèm tệp hoặc ghi chú nội dung; không có gì để báo cáo thì chọn không phát sinh",
          en:
            "give the document's number and day, a file, or a note of what it says; if there is nothing to report, say so"
        ),
        at: .document)
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
    case "document/number": .document
    case "partOf": .partOf
    default: place.hasPrefix("files/") ? .file : Field(rawValue: place)
    }
  }

  /// What is asked once about what looks like a telephone, a personal number or a house.
  mutating func questions(about text: String) -> [LookOver.Question] { look.questions(about: text) }
}
