import Diagnostics
import Exchange
import Regulations
import Reports
import UseCases

/// Reads the report that a program sends with a deed, as what somebody would type on the page.
enum ReportReading {
  /// What is typed for a number of a program: no comma stands in it, and one point.
  static let language = Language.en

  /// Where in a deed something stands, by its key.
  static func pointer(of key: String) -> String {
    let texts = "report/texts/"
    return key.hasPrefix(texts) ? pointer(ofPlace: String(key.dropFirst(texts.count))) : "/\(key)"
  }

  /// Where in a deed a place of the form stands.
  static func pointer(ofPlace place: String) -> String {
    if place == "file" { return "/files" }
    if let field = field(ofReason: place) { return "/report/reasons/\(Fault.escaped(field))" }
    if let dot = place.lastIndex(of: "."), FormField.Column(rawValue: String(place[place.index(after: dot)...])) != nil
    {
      let column = place[place.index(after: dot)...]
      return "/report/figures/\(Fault.escaped(String(place[..<dot])))/\(column)"
    }
    return "/report/texts/\(Fault.escaped(place))"
  }

  /// The field of which a place has the reason; nil for other places.
  static func field(ofReason place: String) -> String? {
    guard let dot = place.lastIndex(of: ".") else { return nil }
    let field = String(place[..<dot])
    return Answers.reason(field) == place ? field : nil
  }

  // MARK: Numbers

  static let noAmount = Words(
    vi: "phải là số từ 0 đến dưới 1000000000000 với nhiều nhất 3 chữ số lẻ: 1234.5 hoặc \"1234.5\"",
    en: "must be a number from 0 to below 1000000000000 with 3 decimals at most: 1234.5 or \"1234.5\"")

  /// Whether a value has the form of a number of a report.
  static func isAmount(_ value: JSONValue) -> Bool { amount(value) != nil }

  /// The number that a value stands for; nil for none. Of a number with a fraction the nearest thousandth, where it is one.
  private static func amount(_ value: JSONValue) -> Amount? {
    let least: Amount?
    switch value {
    case .integer(let number): least = (0..<1_000_000_000_000).contains(number) ? Amount(Int64(number)) : nil
    case .real(let number):
      guard number >= 0, number < 1e12 else { return nil }
      let thousandths = (number * 1000).rounded()
      guard (number * 1000 - thousandths).magnitude <= max(1e-6, thousandths * 0x1p-50) else { return nil }
      least = Amount(thousandths: Int64(thousandths))
    case .string(let text): least = text.utf8.count <= 16 ? Amount(canonical: text) : nil
    default: least = nil
    }
    return least.flatMap { $0 < .zero ? nil : $0 }
  }

  /// Whether a text may be thousands to some and thousandths to others.
  private static func isUnclear(_ value: JSONValue) -> Bool {
    guard case .string(let text) = value else { return false }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[1].count == 3 && (1...3).contains(parts[0].count) && parts[0] != "0"
  }

  // MARK: The report

  /// What a report gives, by the places of the form, and what has no place there.
  static func typing(_ report: JSONValue, on form: Form, beside: Beside) -> (typing: Typing, faults: [Fault]) {
    var values: [String: String] = [:]
    var faults: [Fault] = []
    func wrong(_ pointer: String, _ vi: String, _ en: String) { faults.append(Fault(pointer: pointer, vi, en)) }
    func members(_ value: JSONValue?) -> [JSONValue.Member] {
      guard case .object(let members)? = value else { return [] }
      return members
    }
    func unknown(_ key: String, _ pointer: String, among fields: [FormField]) {
      let near = NearestName.nearest(to: key, among: fields.map(\.id))
      wrong(
        pointer, "mẫu \"\(form.id)\" không có trường này" + (near.map { "; có phải \"\($0)\"?" } ?? ""),
        "the form \"\(form.id)\" has no such field" + (near.map { "; did you mean \"\($0)\"?" } ?? ""))
    }
    let numbers = form.fields.filter(\.isNumber)
    for one in members(report["figures"]) {
      guard let field = numbers.first(where: { $0.id == one.key }) else {
        unknown(one.key, "/report/figures/\(Fault.escaped(one.key))", among: numbers)
        continue
      }
      for given in members(one.value) {
        let pointer = "/report/figures/\(Fault.escaped(field.id))/\(Fault.escaped(given.key))"
        guard let column = FormField.Column(rawValue: given.key), field.columns.contains(column) else {
          let list = field.columns.map(\.rawValue).joined(separator: ", ")
          wrong(pointer, "trường này chỉ có các cột \(list)", "this field has the columns \(list)")
          continue
        }
        if field.isComputed(column, beside) {
          wrong(
            pointer, "số này tính từ các báo cáo khác; bỏ đi", "this follows from other reports; leave it out")
        } else if isUnclear(given.value) {
          wrong(
            pointer, "không rõ dấu chấm ngăn nghìn hay ngăn phần lẻ; gửi thành số JSON",
            "the point may part thousands or the decimals; send it as a number of JSON")
        } else if let amount = amount(given.value) {
          values[Typing.place(field.id, column)] = amount.words(language)
        }
      }
    }
    let written = form.fields.filter { !$0.isNumber && $0.kind != .file }
    for one in members(report["texts"]) {
      guard written.contains(where: { $0.id == one.key }) else {
        unknown(one.key, "/report/texts/\(Fault.escaped(one.key))", among: written)
        continue
      }
      if case .string(let text) = one.value { values[one.key] = VietnameseText.composed(text) }
    }
    let explained = numbers.filter { $0.reason != nil }
    for one in members(report["reasons"]) {
      guard explained.contains(where: { $0.id == one.key }) else {
        unknown(one.key, "/report/reasons/\(Fault.escaped(one.key))", among: explained)
        continue
      }
      if case .string(let text) = one.value { values[Answers.reason(one.key)] = VietnameseText.composed(text) }
    }
    return (Typing(values), faults)
  }
}
