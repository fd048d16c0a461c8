import CivilTime
import Diagnostics
import Obligations
import Organisations

/// The values of a line, each of its type.
extension EventReader {
  mutating func wrong(_ key: String, _ fields: EventFields, _ vi: String, _ en: String) {
    report(
      "bad-value", place(of: key, fields), Words(vi: "\"\(key)\" cần \(vi)", en: "\"\(key)\" needs \(en)"))
  }

  func isAbsent(_ key: String, _ fields: EventFields) -> Bool { fields.value[key].map { $0 == .null } ?? true }

  mutating func text(_ key: String, _ fields: EventFields, required: Bool) -> String? {
    switch fields.value[key] {
    case .string(let text) where !text.isEmpty: return text
    case nil, .null:
      if required {
        report(
          "missing-key", fields.whole, Words(vi: "sự kiện thiếu \"\(key)\"", en: "the event lacks \"\(key)\""))
      }
      return nil
    default:
      wrong(key, fields, "một chuỗi không trống", "a text that is not empty")
      return nil
    }
  }

  mutating func list(_ key: String, _ fields: EventFields) -> [String] {
    switch fields.value[key] {
    case nil, .null: return []
    case .array(let values):
      let texts = values.compactMap { if case .string(let text) = $0 { text } else { nil } }
      if texts.count != values.count { wrong(key, fields, "một danh sách chuỗi", "a list of texts") }
      return texts
    default:
      wrong(key, fields, "một danh sách chuỗi", "a list of texts")
      return []
    }
  }

  mutating func flag(_ key: String, _ fields: EventFields) -> Bool {
    switch fields.value[key] {
    case .bool(let flag): return flag
    case nil, .null: return false
    default:
      wrong(key, fields, "true hoặc false", "true or false")
      return false
    }
  }

  mutating func integer(_ key: String, _ fields: EventFields) -> Int? {
    switch fields.value[key] {
    case .integer(let number) where (1...3660).contains(number): return number
    case nil, .null: return nil
    default:
      wrong(key, fields, "một số nguyên từ 1 đến 3660", "a whole number from 1 to 3660")
      return nil
    }
  }

  mutating func day(_ key: String, _ fields: EventFields, required: Bool) -> CivilDate? {
    guard let text = text(key, fields, required: required) else { return nil }
    if let date = CivilDate(iso: text) { return date }
    wrong(
      key, fields, "một ngày có trong lịch như 2024-03-20, ở đây là \"\(text)\"",
      "a day of the calendar such as 2024-03-20, here it is \"\(text)\"")
    return nil
  }

  mutating func instant(_ fields: EventFields) -> Instant? {
    guard let text = text("recorded", fields, required: true) else { return nil }
    if let instant = Instant(iso: text) { return instant }
    wrong(
      "recorded", fields, "thời điểm UTC như 2024-03-20T08:30:00Z, ở đây là \"\(text)\"",
      "a moment in UTC such as 2024-03-20T08:30:00Z, here it is \"\(text)\"")
    return nil
  }

  mutating func kind(_ fields: EventFields) -> Event.Kind? {
    guard let text = text("kind", fields, required: true) else { return nil }
    if let kind = Event.Kind(rawValue: text) { return kind }
    let known = Event.Kind.allCases.map(\.rawValue)
    let near = found.isFull("unknown-event-kind") ? nil : NearestName.nearest(to: text, among: known)
    report(
      "unknown-event-kind", place(of: "kind", fields),
      Words(vi: "không có loại sự kiện \"\(text)\"", en: "there is no kind of event \"\(text)\""),
      [
        near.map { Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"") }
          ?? Words(vi: "được dùng: \(known.joined(separator: ", "))", en: "allowed: \(known.joined(separator: ", "))")
      ])
    return nil
  }

  mutating func obligation(_ text: String, _ key: String, _ fields: EventFields) -> ObligationID? {
    if let id = ObligationID(text) { return id }
    wrong(
      key, fields, "mã nhiệm vụ như tra-vinh/dieu-6/gach-2/b:org-0007:2024-M03, ở đây là \"\(text)\"",
      "the id of an obligation such as tra-vinh/dieu-6/gach-2/b:org-0007:2024-M03, here it is \"\(text)\"")
    return nil
  }

  mutating func organisation(_ key: String, _ fields: EventFields) -> OrganisationID? {
    text(key, fields, required: false).flatMap { organisation($0, key, fields) }
  }

  mutating func organisation(_ text: String, _ key: String, _ fields: EventFields) -> OrganisationID? {
    if let id = OrganisationID(text) { return id }
    wrong(
      key, fields, "mã cơ quan như org-0006, ở đây là \"\(text)\"",
      "the id of a body such as org-0006, here it is \"\(text)\"")
    return nil
  }
}
