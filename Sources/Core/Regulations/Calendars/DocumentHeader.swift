import CivilTime
import Diagnostics

/// The header of a file that is no regulation: a calendar or a form. Its keys are a closed list.
struct DocumentHeader {
  /// One key of the list, in both languages.
  struct Key: Hashable {
    let vi: String
    let en: String
    let isRequired: Bool

    init(vi: String, en: String, isRequired: Bool = true) {
      self.vi = vi
      self.en = en
      self.isRequired = isRequired
    }

    static let language = Key(vi: "ngôn ngữ quy tắc", en: "rule language")
    static let id = Key(vi: "mã", en: "id")
    static let kind = Key(vi: "loại", en: "kind")
    static let title = Key(vi: "tên", en: "title")
    static let version = Key(vi: "phiên bản", en: "version", isRequired: false)
  }

  let source: SourceText
  private var values: [Key: Word] = [:]
  private(set) var findings: [Diagnostic] = []

  /// Reads the header of a file of one kind; what is unknown, doubled, missing or wrong is reported.
  init(_ file: RegulationFile, kind: Words, keys more: [Key]) {
    source = file.source
    let keys = [.language, .id, .kind, .title, .version] + more
    for entry in file.header {
      let text = VietnameseText.key(entry.key.text)
      guard let key = keys.first(where: { VietnameseText.key($0.vi) == text || VietnameseText.key($0.en) == text })
      else {
        reportUnknown(entry.key, keys)
        continue
      }
      guard values[key] == nil else {
        report(
          "doubled-header-key", entry.key.place.range,
          Words(vi: "khóa \"\(entry.key.text)\" viết hai lần", en: "the key \"\(entry.key.text)\" stands twice"))
        continue
      }
      values[key] = entry.value
    }
    // A file without a header has been told so by the parser.
    guard file.headerRange.upper > 0 else { return }
    for key in keys where key.isRequired && values[key] == nil {
      report(
        "missing-header-key", SourceRange(0, 3),
        Words(vi: "phần đầu thiếu \"\(key.vi): …\"", en: "the header lacks \"\(key.en): …\""))
    }
    checkLanguage()
    checkKind(kind)
  }

  private mutating func report(_ code: String, _ place: SourceRange, _ message: Words, _ notes: [Words] = []) {
    findings.append(Diagnostic(.error, code, in: source, at: place, message, notes: notes))
  }

  private mutating func reportUnknown(_ key: Word, _ keys: [Key]) {
    let near = NearestName.nearest(to: key.text, among: keys.flatMap { [$0.vi, $0.en] })
    report(
      "unknown-header-key", key.place.range,
      Words(vi: "phần đầu không có khóa \"\(key.text)\"", en: "the header has no key \"\(key.text)\""),
      [
        near.map { Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"") }
          ?? Words(
            vi: "các khóa: " + keys.map(\.vi).joined(separator: ", "),
            en: "keys: " + keys.map(\.en).joined(separator: ", "))
      ])
  }

  private mutating func checkLanguage() {
    guard let value = values[.language], value.text != "1" else { return }
    report(
      "unknown-language-version", value.place.range,
      Words(
        vi: "chương trình này đọc ngôn ngữ quy tắc 1; tệp ghi \"\(value.text)\"",
        en: "this program reads rule language 1; the file says \"\(value.text)\""))
  }

  private mutating func checkKind(_ kind: Words) {
    guard let value = values[.kind] else { return }
    let text = VietnameseText.key(value.text)
    guard text != VietnameseText.key(kind.vi), text != VietnameseText.key(kind.en) else { return }
    report(
      "unknown-kind", value.place.range,
      Words(
        vi: "loại ở đây phải là \"\(kind.vi)\"; tệp ghi \"\(value.text)\"",
        en: "the kind here must be \"\(kind.en)\"; the file says \"\(value.text)\""))
  }

  /// The value of a key, or nil where it is missing.
  subscript(key: Key) -> Word? { values[key] }

  /// The id, checked.
  mutating func id() -> String? {
    guard let value = values[.id] else { return nil }
    guard Self.isID(value.text) else {
      report(
        "bad-id", value.place.range,
        Words(
          vi: "mã chỉ gồm chữ thường không dấu, số và gạch nối; ở đây là \"\(value.text)\"",
          en: "an id has small ASCII letters, digits and hyphens; here it is \"\(value.text)\""))
      return nil
    }
    return value.text
  }

  /// True for small ASCII letters, digits and hyphens.
  static func isID(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
  }

  /// The day of a key; what is no day is reported.
  mutating func day(_ key: Key) -> CivilDate? {
    guard let value = values[key] else { return nil }
    switch DateText.read(Array(value.text.utf8)[...]) {
    case .date(let date): return date
    case .impossible: report("impossible-date", value.place.range, DateText.impossible(value.text))
    case .notADate:
      report(
        "expected-date", value.place.range,
        Words(
          vi: "cần một ngày như 25/3/2012; ở đây thấy \"\(value.text)\"",
          en: "needed a day such as 25/3/2012; found \"\(value.text)\""))
    }
    return nil
  }
}
