import Access
import CivilTime
import Diagnostics
import HTTPCore
import Obligations
import Telling

/// What somebody typed into the fields of a form, and what is wrong with it. The raw value of a field is its name.
struct Typed<Field: Hashable & RawRepresentable> where Field.RawValue == String {
  /// What stands in the fields, without spaces at its ends; nothing of what is empty.
  var values: [Field: String] = [:]
  /// What is wrong, by field; without a field what is wrong with all of it. On top of the page it may be said in other words than at the field.
  private(set) var faults: [(field: Field?, words: Words, onTop: Words)] = []
  /// The names of files that came with the form and must be chosen again where it is shown again: no browser keeps them.
  private(set) var chosen: (field: Field, names: [String])?

  /// An empty form, or one with values to begin with.
  init(_ values: [Field: String] = [:]) { self.values = values }

  /// What was typed into some fields.
  init(_ form: Form, _ fields: [Field]) {
    for field in fields { values[field] = form[field.rawValue]?.trimmed.nonEmpty }
  }

  mutating func add(_ words: Words, at field: Field? = nil, onTop: Words? = nil) {
    faults.append((field, words, onTop ?? words))
  }

  /// Notes which files came with the form.
  mutating func note(files: [UploadedFile], at field: Field) {
    if !files.isEmpty { chosen = (field, files.map(\.name)) }
  }

  /// That the files must be chosen again, at their field; nothing where none came.
  private func again(_ field: Field) -> Words? {
    guard let chosen, chosen.field == field else { return nil }
    let names = chosen.names.joined(separator: ", ")
    return Words(
      vi: "chọn lại tệp: \(names); trình duyệt không giữ tệp khi trang hỏi lại",
      en: "choose again: \(names); a browser keeps no files when the page asks back")
  }

  func faults(at field: Field) -> [Words] { faults.filter { $0.field == field }.map(\.words) }

  /// A day that was typed; nil where none was, or what was typed is none, which is then told: where a form has several days, with which it is.
  mutating func day(_ field: Field, _ name: Words? = nil) -> CivilDate? {
    guard let text = values[field] else { return nil }
    if let day = TypedDay.read(text) { return day }
    let words = Words(
      vi: "\"\(text)\" không phải là một ngày; nhập như 25/03/2024", en: "\"\(text)\" is no day; type it as 25/03/2024")
    add(
      words, at: field, onTop: name.map { Words(vi: "\($0.vi): \(words.vi)", en: "\($0.en): \(words.en)") })
    return nil
  }

  /// A document by its number and day; nil where neither was typed, or only one or no day, which is then told.
  mutating func document(_ number: Field, _ dayField: Field) -> NumberedDocument? {
    let day = day(dayField, Words(vi: "ngày văn bản", en: "the day of the document"))
    switch (values[number], day) {
    case (let number?, let day?): return NumberedDocument(number: number, date: day)
    case (nil, nil): return nil
    case (_?, nil):
      if faults(at: dayField).isEmpty {
        add(Words(vi: "văn bản có số thì cần cả ngày", en: "a document with a number needs its day too"), at: dayField)
      }
    case (nil, _?):
      add(Words(vi: "văn bản có ngày thì cần cả số", en: "a document with a day needs its number too"), at: number)
    }
    return nil
  }

  /// A whole number from 0 to a most that was typed, with or without marks between thousands; nil where none was, or what was typed is
  /// none, which is then told.
  mutating func count(_ field: Field, atMost most: Int) -> Int? {
    guard let text = values[field] else { return nil }
    let groups = text.split { $0 == "." || $0 == " " }
    let isGrouped = groups.dropFirst().allSatisfy { $0.count == 3 }
    let digits = groups.joined()
    if isGrouped, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int(digits), number <= most {
      return number
    }
    add(
      Words(
        vi: "\"\(text)\" không phải là số nguyên từ 0 đến \(most)",
        en: "\"\(text)\" is no whole number from 0 to \(most)"),
      at: field)
    return nil
  }

  /// A user id that was typed; nil where none was, or what was typed can be none, which is then told.
  mutating func personID(_ field: Field) -> PersonID? {
    guard let text = values[field] else { return nil }
    if let id = PersonID(text) { return id }
    add(
      Words(
        vi: "mã người dùng chỉ gồm chữ không dấu, số và gạch nối, tối đa 64",
        en: "a user id has letters without marks, digits and hyphens, 64 at most"), at: field)
    return nil
  }

  /// What is wrong, with links to the fields; nothing where nothing is.
  func summary(_ title: String, _ c: PageContext) -> Html? {
    if faults.isEmpty { return nil }
    var told = faults
    if let field = chosen?.field, let words = again(field) { told.append((field, words, words)) }
    let lines = told.map { fault -> Html in
      let words = c(fault.onTop).capitalisedFirst
      return fault.field.map { "<li><a href=\"#\($0.rawValue)\">\(words)</a></li>" } ?? "<li>\(words)</li>"
    }
    return "<div class=\"wrong\" role=\"alert\" tabindex=\"-1\"><h2>\(title)</h2><ul>\(lines)</ul></div>"
  }

  /// A field with its label, a hint, what is wrong with it, and what was typed.
  func field(_ field: Field, _ input: FieldInput, label: String, hint: String = "", _ c: PageContext) -> Html {
    let faults = faults(at: field) + [again(field)].compactMap(\.self)
    let id = field.rawValue
    let bad = faults.enumerated().map { "<p class=\"bad\" id=\"\(id)-bad\($0)\">\(c($1).capitalisedFirst)</p>" as Html }
    let described = (hint.isEmpty ? [] : ["\(id)-hint"]) + faults.indices.map { "\(id)-bad\($0)" }
    let by: Html = described.isEmpty ? "" : " aria-describedby=\"\(described.joined(separator: " "))\""
    let attributes: Html = "id=\"\(id)\" name=\"\(id)\"\(by)\(" aria-invalid=\"true\"", if: !faults.isEmpty)"
    let told: Html = hint.isEmpty ? "" : "<p class=\"hint\" id=\"\(id)-hint\">\(hint)</p>"
    return """
      <div class="field\(" has-bad", if: !faults.isEmpty)"><label for="\(id)">\(label)</label>\(told)\(bad)\
      \(input.html(attributes, values[field] ?? ""))</div>
      """
  }
}

/// Into what one types.
enum FieldInput {
  /// A line of text.
  case line
  /// A day: dd/mm/yyyy.
  case day
  /// Some lines of text.
  case text
  /// A whole number.
  case number
  /// Files.
  case files
  /// Pictures, taken at once where the machine has a camera.
  case photos
  /// A name by which one signs in.
  case userName
  /// A password, which is never shown again.
  case password(isNew: Bool)
  /// An address for mail.
  case mailAddress
  /// A code of a telephone.
  case oneTimeCode
  /// One of some values, each with its words.
  case choice([(value: String, words: String)])

  fileprivate func html(_ attributes: Html, _ value: String) -> Html {
    switch self {
    case .line: return "<input type=\"text\" autocomplete=\"off\" \(attributes) value=\"\(value)\">"
    case .day:
      return
        "<input type=\"text\" class=\"short\" inputmode=\"numeric\" autocomplete=\"off\" \(attributes) value=\"\(value)\">"
    case .text: return "<textarea \(attributes)>\(value)</textarea>"
    case .number:
      return
        "<input type=\"text\" class=\"short\" inputmode=\"numeric\" autocomplete=\"off\" \(attributes) value=\"\(value)\">"
    case .files: return "<input type=\"file\" \(attributes) multiple>"
    case .photos: return "<input type=\"file\" accept=\"image/jpeg,image/png\" \(attributes) multiple>"
    case .userName:
      return
        "<input type=\"text\" autocomplete=\"username\" autocapitalize=\"none\" spellcheck=\"false\" \(attributes) value=\"\(value)\">"
    case .password(let isNew):
      return
        "<input type=\"password\" autocomplete=\"\(isNew ? "new" : "current")-password\" \(attributes)>"
    case .mailAddress:
      return
        "<input type=\"text\" inputmode=\"email\" autocomplete=\"email\" autocapitalize=\"none\" spellcheck=\"false\" \(attributes) value=\"\(value)\">"
    case .oneTimeCode:
      return "<input type=\"text\" class=\"short\" autocomplete=\"one-time-code\" spellcheck=\"false\" \(attributes)>"
    case .choice(let values):
      let options = values.map { one -> Html in
        "<option value=\"\(one.value)\"\(" selected", if: one.value == value)>\(one.words)</option>"
      }
      return "<select \(attributes)>\(options)</select>"
    }
  }
}

extension FieldInput {
  /// What stands at files that are sent along.
  static let filesHint = Words(
    vi: "PDF, Word, Excel, ảnh, âm thanh, tệp nén; không gửi văn bản mật",
    en: "PDF, Word, Excel, pictures, sound, archives; nothing classified")
}

/// A day as people type it.
enum TypedDay {
  /// `5/2/2026`, `05/02/2026`, `5-2-2026`, `5.2.2026` or `2026-02-05`; nil for anything else.
  static func read(_ text: String) -> CivilDate? {
    if let day = CivilDate(iso: text) { return day }
    let parts = text.split(whereSeparator: { "/-. ".contains($0) })
    guard parts.count == 3, parts[2].count == 4, let day = Int(parts[0]), let month = Int(parts[1]),
      let year = Int(parts[2])
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }
}

extension String {
  var nonEmpty: String? { isEmpty ? nil : self }
}
