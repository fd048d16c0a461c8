import CivilTime
import Diagnostics
import HTTPCore
import Organisations
import UseCases

/// What somebody typed into a quick note.
struct NoteForm {
  enum Field: String, CaseIterable {
    case text = "lam-gi"
    case day = "ngay"
    case place = "noi"
    case sessions = "so-cuoc"
    case people = "so-luot"
    case body = "co-quan"
    case clauses = "dieu-khoan"
    case files = "anh"
  }

  var input = Typed<Field>()
  /// The sentences that were chosen, by their addresses; nil where nobody was asked yet.
  var clauses: [String]?
  private(set) var files: [UploadedFile] = []
  private(set) var look = LookOver(false)

  /// An empty form.
  init() {}

  /// What was typed.
  init(_ form: HTTPCore.Form) {
    input = Typed(form, Field.allCases.filter { $0 != .clauses && $0 != .files })
    clauses = form.all(Field.clauses.rawValue)
    files = form.files(Field.files.rawValue).filter { !$0.name.isEmpty || !$0.bytes.isEmpty }
    input.note(files: files, at: .files)
    look = LookOver(form[LookOver.field] == "1")
  }

  /// The note that is asked for; nil where something is wrong, which is then told.
  mutating func note(of body: OrganisationID, on today: CivilDate) -> Desk.NewNote? {
    var note = Desk.NewNote(of: body)
    note.text = input.values[.text] ?? ""
    note.place = input.values[.place]
    note.day = input.day(.day)
    note.sessions = input.count(.sessions, atMost: Desk.noteLimits.count)
    note.people = input.count(.people, atMost: Desk.noteLimits.count)
    note.clauses = clauses ?? []
    note.files = files.map { ($0.name, $0.bytes) }
    if note.text.isEmpty {
      input.add(Words(vi: "ghi vài chữ: đã làm gì", en: "say in a few words what was done"), at: .text)
    }
    if note.clauses.isEmpty {
      input.add(Words(vi: "chọn ít nhất một điều khoản", en: "choose at least one clause"), at: .clauses)
    }
    if let day = note.day, day > today {
      input.add(
        Words(vi: "ngày này chưa đến; chỉ ghi việc đã làm", en: "this day is yet to come; only what was done is noted"),
        at: .day)
    }
    note.isLookedOver = look.isDone
    for (place, asked) in look.questions(about: note.traces) {
      input.add(
        asked.words, at: place == "text" ? .text : place == "place" ? .place : .files, onTop: asked.onTop)
    }
    return input.faults.isEmpty ? note : nil
  }
}
