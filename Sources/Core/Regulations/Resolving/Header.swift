import CivilTime
import Diagnostics

/// What the header of a file says.
struct Header {
  private let file: RegulationFile
  private(set) var findings = FindingList()
  private(set) var id: String?
  private(set) var title: String?
  private(set) var kind: Regulation.Kind?
  private(set) var number: String?
  private(set) var version: String?
  private(set) var bases: [String] = []
  private(set) var inForceFrom: CivilDate?
  private(set) var inForceTo: CivilDate?
  private(set) var scope: CalendarScope = .state
  private var signedOn: CivilDate?
  private var isFromSigning = false

  /// A key of the header.
  enum Key: CaseIterable {
    case language, id, kind, title, number, adopted, signed, from, to, basis, scope, version, replaces

    static let phrases: [(Key, vi: String, en: String)] = [
      (.language, "ngôn ngữ quy tắc", "rule language"), (.id, "mã", "id"), (.kind, "loại", "kind"),
      (.title, "tên", "title"),
      (.number, "số", "number"), (.adopted, "thông qua", "adopted"), (.signed, "ký ngày", "signed"),
      (.from, "có hiệu lực từ", "in force from"), (.to, "có hiệu lực đến", "in force to"), (.basis, "căn cứ", "basis"),
      (.scope, "phạm vi lịch", "calendar scope"), (.version, "phiên bản", "version"),
      (.replaces, "thay thế", "replaces"),
    ]

    init?(_ text: String) {
      guard let found = Self.byWords[VietnameseText.key(text)] else { return nil }
      self = found
    }

    private static let byWords: [String: Key] = Dictionary(
      phrases.flatMap { [(VietnameseText.key($0.vi), $0.0), (VietnameseText.key($0.en), $0.0)] },
      uniquingKeysWith: { first, _ in first })
  }

  /// The words for a value that nobody knows.
  static let unknown = (vi: "không rõ", en: "unknown")
  /// The words for a first day in force that is the day of signing.
  static let signing = (vi: "ngày ký", en: "day of signing")
  static let scopes: [(CalendarScope, vi: String, en: String)] = [
    (.state, "cơ quan nhà nước", "State bodies"), (.all, "mọi người sử dụng lao động", "all employers"),
  ]

  init(_ file: RegulationFile) {
    self.file = file
  }

  private mutating func report(_ code: String, _ place: SourceRange, _ message: Words, _ notes: [Words] = []) {
    findings.append(Diagnostic(.error, code, in: file.source, at: place, message, notes: notes))
  }

  mutating func read() {
    guard file.headerRange.upper > 0 else { return }
    var seen: Set<Key> = []
    for entry in file.header {
      guard let key = Key(entry.key.text) else {
        let near =
          findings.isFull("unknown-header-key")
          ? nil : NearestName.nearest(to: entry.key.text, among: Key.phrases.flatMap { [$0.vi, $0.en] })
        report(
          "unknown-header-key", entry.key.place.range,
          Words(
            vi: "phần đầu không có khóa \"\(entry.key.text)\"", en: "the header has no key \"\(entry.key.text)\""),
          near.map { [Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"")] }
            ?? [
              Words(
                vi: "các khóa: " + Key.phrases.map(\.vi).joined(separator: ", "),
                en: "keys: " + Key.phrases.map(\.en).joined(separator: ", "))
            ])
        continue
      }
      if !seen.insert(key).inserted, key != .basis {
        report(
          "doubled-header-key", entry.key.place.range,
          Words(vi: "khóa \"\(entry.key.text)\" viết hai lần", en: "the key \"\(entry.key.text)\" stands twice"))
        continue
      }
      read(key, entry.value)
    }
    if isFromSigning { inForceFrom = signedOn }
    for (key, vi, en) in Key.phrases where [.language, .id, .kind, .title].contains(key) && !seen.contains(key) {
      report(
        "missing-header-key", SourceRange(0, 3),
        Words(vi: "phần đầu thiếu \"\(vi): …\"", en: "the header lacks \"\(en): …\""))
    }
    if let inForceFrom, let inForceTo, inForceTo < inForceFrom {
      report(
        "reversed-dates", file.headerRange,
        Words(vi: "ngày hết hiệu lực trước ngày có hiệu lực", en: "the last day in force stands before the first"))
    }
  }

  private mutating func read(_ key: Key, _ value: Word) {
    let isUnknown = [Self.unknown.vi, Self.unknown.en].contains {
      VietnameseText.key(value.text).hasPrefix(VietnameseText.key($0))
    }
    switch key {
    case .language:
      if value.text != "1" {
        report(
          "unknown-language-version", value.place.range,
          Words(
            vi: "chương trình này đọc ngôn ngữ quy tắc 1; tệp ghi \"\(value.text)\"",
            en: "this program reads rule language 1; the file says \"\(value.text)\""))
      }
    case .id:
      if Self.isID(value.text) {
        id = value.text
      } else {
        report(
          "bad-id", value.place.range,
          Words(
            vi: "mã chỉ gồm chữ thường không dấu, số và gạch nối; ở đây là \"\(value.text)\"",
            en: "an id has small ASCII letters, digits and hyphens; here it is \"\(value.text)\""))
      }
    case .kind:
      let wanted = VietnameseText.key(value.text)
      kind =
        Regulation.Kind.phrases.first { VietnameseText.key($0.vi) == wanted || VietnameseText.key($0.en) == wanted }?.0
      if kind == nil {
        let known = Regulation.Kind.phrases.map(\.vi)
        report(
          "unknown-kind", value.place.range,
          Words(
            vi: "loại \"\(value.text)\" không có; được dùng: \(known.joined(separator: ", "))",
            en:
              "there is no kind \"\(value.text)\"; allowed: \(Regulation.Kind.phrases.map(\.en).joined(separator: ", "))"
          ))
      }
    case .title: title = value.text
    case .number: number = isUnknown ? nil : value.text
    case .version: version = value.text
    case .from:
      isFromSigning = Self.isSigning(value.text)
      inForceFrom = isUnknown || isFromSigning ? nil : day(value)
    case .to: inForceTo = isUnknown ? nil : day(value)
    case .adopted: if !isUnknown { _ = day(value) }
    case .signed: signedOn = isUnknown ? nil : day(value)
    case .scope:
      let wanted = VietnameseText.key(value.text)
      if let found = Self.scopes.first(where: {
        VietnameseText.key($0.vi) == wanted || VietnameseText.key($0.en) == wanted
      }) {
        scope = found.0
      } else {
        report(
          "unknown-scope", value.place.range,
          Words(
            vi: "phạm vi lịch là \"cơ quan nhà nước\" hoặc \"mọi người sử dụng lao động\"",
            en: "a calendar scope is \"State bodies\" or \"all employers\""))
      }
    case .basis: bases.append(value.text)
    case .replaces: break
    }
  }

  /// True for what may be a `mã`: small ASCII letters, digits and hyphens.
  static func isID(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
      }
  }

  /// *ngày ký*, also with *(không rõ)* behind it, which the key *ký ngày* says already.
  static func isSigning(_ text: String) -> Bool {
    let key = VietnameseText.key(text)
    return [signing.vi, signing.en].contains { signing in
      let signing = VietnameseText.key(signing)
      return key == signing
        || [unknown.vi, unknown.en].contains { key == "\(signing) (\(VietnameseText.key($0)))" }
    }
  }

  private mutating func day(_ value: Word) -> CivilDate? {
    switch DateText.read(Array(value.text.utf8)[...]) {
    case .date(let date): return date
    case .impossible:
      report("impossible-date", value.place.range, DateText.impossible(value.text))
    case .notADate:
      report(
        "expected-date", value.place.range,
        Words(
          vi: "cần một ngày như 25/3/2012 hoặc \"không rõ\"; ở đây thấy \"\(value.text)\"",
          en: "needed a day such as 25/3/2012 or \"unknown\"; found \"\(value.text)\""))
    }
    return nil
  }
}
