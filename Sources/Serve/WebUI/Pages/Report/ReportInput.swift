import CivilTime
import Diagnostics
import Entries
import HTTPCore
import Obligations
import Organisations
import Regulations
import Reports
import Store
import UseCases

/// What somebody typed into a report on a form, and what is wrong with it.
struct ReportInput {
  /// A place of the page, by its name: of the form of the report with a mark in front, so that no field of it is taken for another one.
  struct Place: RawRepresentable, Hashable {
    let rawValue: String

    /// A place of the form of the report.
    static func ofForm(_ place: String) -> Place { Place(rawValue: mark + place) }
    fileprivate static let mark = "m."
  }

  /// What is typed beside the form of the report: a number, a note, files.
  private(set) var act: ActForm
  /// What is typed into the form of the report.
  private(set) var typing: Typing
  private var faults: [Typing.Fault] = []
  /// What is asked about a text of the form, by its place.
  private var asked: [(place: String, question: LookOver.Question)] = []

  /// A report that nobody has sent yet: what somebody had begun to write, else what is known.
  init(_ name: ActName, _ sheet: Desk.ReportSheet, _ language: Language) {
    let draft = name == .submission ? sheet.draft?.values : nil
    self.init(name, draft ?? [:])
    if name == .submission, draft == nil { typing = sheet.typing(language) }
  }

  /// What was typed.
  init(_ name: ActName, _ form: HTTPCore.Form) {
    act = ActForm(name, form)
    typing = Typing(Self.ofForm(form.fields.map { ($0.name, $0.value) }))
  }

  /// What was kept.
  init(_ name: ActName, _ values: [String: String]) {
    act = ActForm(name, values: values)
    typing = Typing(Self.ofForm(values.map { ($0.key, $0.value) }))
  }

  private static func ofForm(_ values: [(String, String)]) -> [String: String] {
    Dictionary(
      values.filter { $0.0.hasPrefix(Place.mark) }.map { (String($0.0.dropFirst(Place.mark.count)), $0.1) },
      uniquingKeysWith: { first, _ in first })
  }

  /// All that was typed, by the names of the places.
  var values: [String: String] {
    var values = act.values
    for (place, text) in typing.values { values[Place.mark + place] = text }
    return values
  }

  /// What may be kept before it is sent: all but texts of which somebody could be known, until who typed them says that he looked them over;
  /// and how many those are.
  var keepable: (values: [String: String], leftOut: Int) {
    let columns = FormField.Column.allCases.map { ".\($0.rawValue)" }
    var act = act
    let kept = values.filter { place, text in
      // Numbers are numbers: a sum of twelve digits is nobody's.
      columns.contains(where: place.hasSuffix) || act.questions(about: text).isEmpty
    }
    return (kept, values.count - kept.count)
  }

  /// What is told of texts that were not kept.
  static func leftOut(_ count: Int) -> Words {
    if count == 0 { return Words(vi: "", en: "") }
    return Words(
      vi:
        "Chưa lưu \(count) ô có chữ giống số điện thoại, số định danh hoặc địa chỉ nhà; xem lại ô ấy, khi gửi sẽ được hỏi.",
      en:
        "\(count) \(count == 1 ? "place was" : "places were") not saved that look like a telephone, a personal number or an address; look again, sending will ask."
    )
  }

  /// The same with what stands in empty places taken from elsewhere.
  func filled(from others: [String: String]) -> ReportInput {
    ReportInput(act.name, others.merging(values) { _, own in own })
  }

  /// True where something is wrong.
  var isReturned: Bool { !faults.isEmpty || !asked.isEmpty || !act.input.faults.isEmpty }

  /// All that is wrong, at its place.
  var shown: Typed<Place> {
    var typed = Typed<Place>()
    for fault in faults { typed.add(fault.words, at: .ofForm(fault.place)) }
    for (place, question) in asked { typed.add(question.words, at: .ofForm(place), onTop: question.onTop) }
    for fault in act.input.faults {
      typed.add(fault.words, at: fault.field.map { Place(rawValue: $0.rawValue) }, onTop: fault.onTop)
    }
    return typed
  }

  mutating func add(_ words: Words) { act.input.add(words) }

  /// The deed that is asked for; nil where something is wrong, which is then told.
  mutating func deed(_ sheet: Desk.ReportSheet, on today: CivilDate, _ language: Language) -> Deed? {
    var deed = act.deed(about: sheet.matter, on: today)
    let isNothing = act.input.values[.nothing] == "1"
    // A chapter of another document, or what came on paper, may have its numbers there.
    let isElsewhere = typing.values.isEmpty && (act.name == .recording || act.input.values[.partOf] != nil)
    if !isNothing, !isElsewhere {
      let (answers, faults) = typing.read(
        on: sheet.form.form, beside: sheet.beside, hasFiles: !act.files.isEmpty, language)
      for fault in faults {
        if fault.place == ActForm.Field.file.rawValue {
          act.input.add(fault.words, at: .file)
        } else {
          self.faults.append(fault)
        }
      }
      for (place, text) in answers.texts.sorted(by: { $0.key < $1.key }) {
        asked += act.questions(about: text).map { (place, $0) }
      }
      deed?.report = FilledReport(form: sheet.form.hash, answers)
    }
    // A further sending names the one that it corrects; of what is done several times it is another time.
    if act.name == .submission, sheet.isCorrection { deed?.of = sheet.sent.last?.event.id }
    return isReturned ? nil : deed
  }
}

extension String {
  /// Behind something else; nothing of nothing.
  var spacedBefore: String { isEmpty ? "" : " " + self }
}
