import CivilTime
import Diagnostics
import Entries
import HTTPCore
import Obligations
import Organisations
import UseCases

/// What somebody typed to change the words of clauses by one document.
struct AmendmentForm {
  /// A place of the page, by its name. What is about a clause beside that of the page has the clause's address behind a point.
  struct Field: Hashable, RawRepresentable {
    let rawValue: String

    static let number = Field(rawValue: "so"), day = Field(rawValue: "ngay"), from = Field(rawValue: "tu")
    static let consents = Field(rawValue: "dong-y")
    /// What is added, and behind which clause.
    static let added = Field(rawValue: "moi"), behind = Field(rawValue: "sau")
    /// The clause that is to be changed too.
    static let another = Field(rawValue: "them")

    /// The words of a clause; nil for that of the page.
    static func words(_ clause: String?) -> Field { Field(rawValue: "cau" + (clause.map { ".\($0)" } ?? "")) }
    /// Whether a clause is dropped.
    static func dropped(_ clause: String?) -> Field { Field(rawValue: "bo" + (clause.map { ".\($0)" } ?? "")) }
  }

  /// Under this name stands the address of each further clause, and nothing but what is asked is done under this button.
  static let further = "dieu", addButton = "them"

  var input: Typed<Field>
  /// The clauses beside that of the page, by their addresses without the regulation, in the order in which they were chosen.
  private(set) var others: [String] = []

  init(_ words: String) { input = Typed([.words(nil): words]) }

  init(_ form: HTTPCore.Form) {
    for clause in form.all(Self.further) where !others.contains(clause) { others.append(clause) }
    input = Typed(form, [])
    input = Typed(form, fields)
  }

  /// Every place of the page but the choice of a further clause.
  var fields: [Field] {
    ([nil] + others.map(Optional.some)).flatMap { [.words($0), .dropped($0)] }
      + [.number, .day, .from, .consents, .added, .behind]
  }

  /// The same with a clause more, as its words are.
  mutating func take(_ clause: String, _ words: String) {
    others.append(clause)
    input.values[.words(clause)] = words
  }

  func isDropped(_ clause: String?) -> Bool { input.values[.dropped(clause)] == "1" }

  /// What is asked for; nil where something is wrong, which is then told.
  ///
  /// - Parameter whole: the text with what was typed in its place.
  mutating func change(_ register: Register, _ whole: String) -> Desk.Change? {
    let (day, from) = (
      input.day(.day, Words(vi: "ngày văn bản", en: "its day")),
      input.day(.from, Words(vi: "áp dụng từ ngày", en: "holds from"))
    )
    for clause in [nil] + others.map(Optional.some) where input.values[.words(clause)] == nil && !isDropped(clause) {
      input.add(
        Words(
          vi: "điều khoản không được để trống; đánh dấu bỏ nếu văn bản sửa đổi bỏ nó",
          en: "the clause cannot be empty; mark it as dropped where the amending document drops it"),
        at: .words(clause))
    }
    if let added = input.values[.added], !added.hasPrefix("#") {
      input.add(
        Words(
          vi: "điều khoản mới bắt đầu bằng một dòng tiêu đề như ### Điều 9. Báo cáo {#dieu-9}",
          en: "a new clause begins with the line of its heading, as ### Article 9. Reports {#article-9}"), at: .added)
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
    guard let number = input.values[.number], let day, let from, input.faults.isEmpty else { return nil }
    return Desk.Change(
      text: whole, document: NumberedDocument(number: number, date: day), from: from, consents: consents)
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
