import CivilTime
import Diagnostics
import Entries
import Facts
import Files
import Obligations
import Organisations
import Regulations
import Reports
import Secrets
import UseCases

/// Reports on forms, for the demonstration: every number is invented from the hash of its obligation.
struct InventedReports {
  private var forms: [String: (form: Form, hash: String)] = [:]

  private static let text = "Nội dung giả định của bản trình diễn."

  /// The forms of a folder.
  init(folder: String, _ shelf: some Shelf) throws {
    for path in try shelf.markdown(below: folder) {
      let source = try shelf.source(path)
      guard let form = FormFile.read(source).form else { continue }
      forms[form.id] = (form, Digest(of: source.bytes).description)
    }
  }

  /// What a body reported; nil where it is not on a form. A body has about the same size every time.
  func report(of one: Obligation, _ dice: UInt64) -> FilledReport? {
    guard let id = Desk.formID(of: one), let (form, hash) = forms[id] else { return nil }
    let days = one.line.end.map { Int64($0 - one.line.start) + 1 } ?? 30
    let size = one.id.bearer.text.utf8.reduce(Int64(7)) { ($0 &* 31 &+ Int64($1)) & 0xFFFF } % 9 + 3
    var figures: [Figure] = []
    var texts: [String: String] = [:]
    for (place, field) in form.fields.enumerated() {
      switch field.kind {
      case .number(let unit):
        guard field.isRequired || dice >> UInt64(place) & 1 == 1 else { continue }
        // People are more than meetings; what is counted later in a form is part of what stands before it.
        let scale = unit.hasPrefix("lượt") || unit == "người" ? 40 : Int64(max(1, 4 - place / 2))
        let time = field.consolidation == .last ? 1 : max(1, days / 30)
        let number = size * scale * time + Int64(dice >> UInt64(place * 3) % 5)
        figures.append(Figure(field.id, .inPeriod, Amount(number)))
        if field.reason != nil { texts[Answers.reason(field.id)] = Self.text }
      case .text: if field.isRequired { texts[field.id] = Self.text }
      case .choice(let options): texts[field.id] = options[Int(dice >> 9) % min(2, options.count)]
      case .file: break
      }
    }
    return FilledReport(form: hash, Answers(figures, texts: texts))
  }
}
