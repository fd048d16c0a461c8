import Access
import CivilTime
import Diagnostics
import Facts
import HTTPCore
import Obligations
import Regulations
import Secrets
import Telling
import UseCases

/// The page on which the words of clauses are changed by one document.
extension WebApplication {
  /// A text that is amended, cut into its pieces.
  private struct AmendedPieces {
    let regulation: Regulation
    let pieces: TextPieces
    private let source: SourceText

    init(_ id: String, _ text: String) throws {
      source = SourceText(name: id, text: text)
      pieces = TextPieces(text)
      guard let regulation = Resolver.resolve(RegulationParser.parse(source).file).regulation else {
        throw Refused(Words(vi: "không đọc được quy chế \"\(id)\"", en: "the regulation \"\(id)\" cannot be read"))
      }
      self.regulation = regulation
    }

    /// The clause at an address without the regulation, and its piece.
    func piece(of clause: String) throws -> (clause: Clause, number: Int) {
      guard let found = regulation.clause(at: "\(regulation.id)/\(clause)"),
        let number = pieces.piece(ofLine: source.position(at: found.place.lower).line)
      else {
        throw Refused(
          Words(
            vi: "quy chế \"\(regulation.id)\" không có điều khoản \"\(clause)\"",
            en: "the regulation \"\(regulation.id)\" has no clause \"\(clause)\""))
      }
      return (found, number)
    }

    /// The text with what was typed in its place. A piece ends with an empty line in front of the next heading.
    func text(_ form: AmendmentForm, of clause: String) throws -> String {
      var texts: [Int: String?] = [:]
      for other in [nil] + form.others.map(Optional.some) {
        let number = try piece(of: other ?? clause).number
        if form.isDropped(other) {
          for one in pieces.whole(number) { texts.updateValue(nil, forKey: one) }
        } else if texts[number] == nil {
          texts[number] = (form.input.values[.words(other)] ?? "") + "\n"
        }
      }
      if let added = form.input.values[.added] {
        let last = pieces.whole(try piece(of: form.input.values[.behind] ?? clause).number).upperBound - 1
        let before: String? = if let changed = texts[last] { changed } else { pieces.pieces[last].text }
        texts[last] = (before.map { $0 + "\n" } ?? "") + added + "\n"
      }
      return pieces.replacing(texts)
    }
  }

  func amendment(
    _ clause: String, of id: String, _ desk: Desk, _ c: PageContext, _ form: AmendmentForm? = nil,
    errors: Findings? = nil, preview: (amendment: Desk.Amendment, differences: Differences)? = nil
  ) throws -> Response {
    let text = try AmendedPieces(id, desk.textToAmend(id))
    let (found, number) = try text.piece(of: clause)
    let form = form ?? AmendmentForm(text.pieces.pieces[number].text.trimmed)
    let view = AmendmentPage(
      regulation: text.regulation, clause: found, form: form, errors: errors, preview: preview,
      once: chance(12).hexadecimal, context: c)
    return formPage(
      view.title, view.body, isReturned: errors != nil || !form.input.faults.isEmpty, here: .regulations, c)
  }

  /// Looks at what would be amended, or amends what was looked at.
  func amend(_ clause: String, of id: String, _ form: HTTPCore.Form, _ desk: Desk, _ visit: Visit) throws -> Response {
    if let before = taken(form, visit) { return before }
    let text = try AmendedPieces(id, desk.textToAmend(id))
    let c = visit.context
    var typed = AmendmentForm(form)
    if form["_do"] == AmendmentForm.addButton {
      if let other = form[AmendmentForm.Field.another.rawValue]?.trimmed.nonEmpty, other != clause,
        !typed.others.contains(other)
      {
        typed.take(other, text.pieces.pieces[try text.piece(of: other).number].text.trimmed)
      } else {
        typed.input.add(
          Words(vi: "chọn điều khoản cần sửa thêm", en: "choose the clause that is changed too"), at: .another)
      }
      return try amendment(clause, of: id, desk, c, typed)
    }
    let change = typed.change(try desk.register(), try text.text(typed, of: clause))
    guard let change else { return try amendment(clause, of: id, desk, c, typed) }
    do {
      let amendment = try desk.amendment(of: id, change)
      guard form[AmendmentPage.confirm] == "1" else {
        let differences = Differences(
          [amendment.prospect.old.regulation], [amendment.prospect.new.regulation], before: amendment.prospect.before,
          after: amendment.prospect.after, from: change.from, to: Differences.usualEnd(from: change.from),
          decidedFrom: change.from, c.language)
        return try self.amendment(clause, of: id, desk, c, typed, preview: (amendment, differences))
      }
      let entry = try desk.amend(id, change)
      take(
        form, visit, to: .regulation(id),
        saying: Words(
          vi: "Đã ghi bản sửa đổi, có hiệu lực từ \(change.from.vietnamese). Số nhật ký \(entry).",
          en: "The amendment is recorded, in force from \(change.from.vietnamese). Ledger number \(entry)."))
      return .redirect(to: Route.regulation(id).path)
    } catch let findings as Findings {
      return try self.amendment(clause, of: id, desk, c, typed, errors: findings)
    } catch {
      typed.input.add(try told(error, visit))
      return try self.amendment(clause, of: id, desk, c, typed)
    }
  }
}
