import CivilTime
import Diagnostics
import Entries
import Facts
import HTTPCore
import Obligations
import Organisations
import Regulations
import Telling
import UseCases

/// What somebody typed to change the words of a clause.
struct AmendmentForm {
  enum Field: String, CaseIterable {
    case words = "cau", number = "so", day = "ngay", from = "tu", consents = "dong-y"
  }

  var input: Typed<Field>

  init(_ words: String) { input = Typed([.words: words]) }

  init(_ form: HTTPCore.Form) { input = Typed(form, Field.allCases) }

  /// What is asked for; nil where something is wrong, which is then told.
  ///
  /// - Parameter whole: the text with the words of the clause in their place.
  mutating func change(_ register: Register, _ whole: (String) -> String) -> Desk.Change? {
    let (day, from) = (
      input.day(.day, Words(vi: "ngày văn bản", en: "its day")),
      input.day(.from, Words(vi: "áp dụng từ ngày", en: "holds from"))
    )
    if input.values[.words] == nil {
      input.add(Words(vi: "điều khoản không được để trống", en: "the clause cannot be empty"), at: .words)
    }
    if input.values[.number] == nil {
      input.add(Words(vi: "ghi số của văn bản sửa đổi", en: "give the number of the amending document"), at: .number)
    } else if input.values[.number]?.contains("\n") ?? false || input.values[.number]?.utf8.count ?? 0 > 80 {
      input.add(Words(vi: "số không quá 80 ký tự", en: "a number has at most 80 signs"), at: .number)
    }
    if day == nil, input.faults(at: .day).isEmpty {
      input.add(Words(vi: "ghi ngày của văn bản sửa đổi", en: "give the day of the amending document"), at: .day)
    }
    if from == nil, input.faults(at: .from).isEmpty {
      input.add(Words(vi: "ghi ngày bắt đầu có hiệu lực", en: "give the first day in force"), at: .from)
    }
    var consents: [EntryBody.Consent] = []
    for line in (input.values[.consents] ?? "").split(whereSeparator: \.isNewline).map({ String($0).trimmed })
    where !line.isEmpty {
      guard let consent = Self.consent(line), register[consent.organisation] != nil else {
        input.add(
          Words(
            vi: "\"\(line)\" viết như org-0005 = 12-QC/BDV @ 17/10/2011, mã cơ quan lấy trong danh bạ",
            en: "\"\(line)\" is written org-0005 = 12-QC/BDV @ 17/10/2011, with the body's id of the register"),
          at: .consents)
        continue
      }
      consents.append(consent)
    }
    guard let words = input.values[.words], let number = input.values[.number], let day, let from,
      input.faults.isEmpty
    else { return nil }
    return Desk.Change(
      text: whole(words), document: NumberedDocument(number: number, date: day), from: from, consents: consents)
  }

  private static func consent(_ line: String) -> EntryBody.Consent? {
    let parts = line.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
    guard parts.count == 2, let id = OrganisationID(parts[0]), let at = parts[1].lastIndex(of: "@") else { return nil }
    let number = String(parts[1][..<at]).trimmed
    guard !number.isEmpty, let day = TypedDay.read(String(parts[1][parts[1].index(after: at)...]).trimmed) else {
      return nil
    }
    return EntryBody.Consent(organisation: id, document: NumberedDocument(number: number, date: day))
  }
}

/// Changing the words of a clause: what is typed, what is wrong with it, and what it would change.
struct AmendmentPage {
  static let confirm = "ghi"

  let regulation: Regulation
  let clause: Clause
  let form: AmendmentForm
  /// What is wrong with the words.
  let errors: Findings?
  let preview: (amendment: Desk.Amendment, differences: Differences)?
  let once: String
  let context: PageContext

  private var c: PageContext { context }
  private var address: String { clause.address.withoutRegulation }

  var title: String { c("Sửa câu chữ: \(clause.heading)", "Amend the words: \(clause.heading)") }

  var body: Html {
    """
    \(form.input.summary(c("Chưa ghi được", "Not recorded yet"), c))
    <p class="small"><a href="\(.regulation(regulation.id))">\(regulation.title)</a> › <a href="\(.clause(regulation.id, address))">\(clause.heading)</a></p>
    <h1>\(title)</h1>
    <p>\(c("Sửa ở đây là một bản mới của văn bản, thay bản đang có từ ngày bắt đầu có hiệu lực; bản cũ vẫn được giữ. Điều chỉ là cách hiểu thì định cách áp dụng, không sửa văn bản.", "What is changed here makes a new text, which takes the place of the one there is from its first day on; the old one is kept. What is only a reading is settled by an application, not by an amendment."))</p>
    \(errors.flatMap { ActivationFrame.told($0, c("Văn bản có lỗi; chưa ghi gì", "The text has errors; nothing was written"), c) })\(change)\(typing)
    """
  }

  private var change: Html? {
    guard let (amendment, differences) = preview else { return nil }
    let hidden = AmendmentForm.Field.allCases.compactMap { field in
      form.input.values[field].map { "<input type=\"hidden\" name=\"\(field.rawValue)\" value=\"\($0)\">" as Html }
    }
    let sentences = differences.text.sentences.map { one -> Html in
      let pieces = differences.pieces(of: one).map { piece -> Html in
        switch piece {
        case .same(let text): "<p class=\"sentence\">\(text)</p>"
        case .removed(let text): "<p class=\"sentence\"><del>\(text)</del></p>"
        case .added(let text): "<p class=\"sentence\"><ins>\(text)</ins></p>"
        }
      }
      return "\(pieces)"
    }
    let dropped: Html =
      "<p class=\"soft\">\(c("\(amendment.dropped) ví dụ không còn đúng được bỏ khỏi bản mới.", "\(amendment.dropped) examples that are no longer right are left out of the new text."))</p>"
    return """
      <h2>\(c("Xem trước", "Preview"))</h2><p>\(c(differences.sentenceCounts))</p>\(sentences)\(dropped, if: amendment.dropped > 0)\(ProspectView(differences: differences, context: c).body)
      <form method="post" action="\(.amendment(regulation.id, address))">\(c.token)<input type="hidden" name="_once" value="\(once)">\
      <input type="hidden" name="\(Self.confirm)" value="1">\(hidden)<div class="acts"><button class="main">\(c("Ghi bản sửa đổi", "Record the amendment"))</button></div></form>
      """
  }

  private var typing: Html {
    """
    <h2>\(preview == nil ? c("Câu chữ và văn bản sửa đổi", "The words and the amending document") : c("Sửa lại", "Change it"))</h2>
    <form method="post" action="\(.amendment(regulation.id, address))" data-keep="sua-doi \(clause.address)">\(c.token)
    \(form.input.field(.words, .text, label: c("Điều khoản trong tệp quy tắc", "The clause in the rule file"), c))\
    \(form.input.field(.number, .line, label: c("Số văn bản sửa đổi", "Number of the amending document"), c))\
    \(form.input.field(.day, .day, label: c("Ngày văn bản", "Its day"), hint: "dd/mm/yyyy", c))\
    \(form.input.field(.from, .day, label: c("Có hiệu lực từ ngày", "In force from"), hint: "dd/mm/yyyy", c))\
    \(form.input.field(.consents, .text, label: c("Văn bản đồng ý của các bên (nếu có)", "Papers by which parties agreed (if any)"), hint: c("Mỗi dòng: mã cơ quan = số văn bản @ ngày", "A line each: id of the body = number @ day"), c))
    <div class="acts"><button class="main">\(c("Kiểm tra và xem trước", "Check and preview"))</button> <a class="button second" href="\(.clause(regulation.id, address))">\(c("Thôi", "Cancel"))</a></div></form>
    """
  }
}
