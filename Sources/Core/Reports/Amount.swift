import Diagnostics

/// A number of a report: exact, with at most three decimals.
public struct Amount: Hashable, Sendable, Comparable {
  /// How many thousandths it is.
  public let thousandths: Int64

  /// A number of thousandths.
  public init(thousandths: Int64) { self.thousandths = thousandths }

  /// A whole number.
  public init(_ whole: Int64) { thousandths = whole * 1000 }

  /// True without decimals.
  var isWhole: Bool { thousandths % 1000 == 0 }

  /// Nothing.
  public static let zero = Amount(thousandths: 0)

  /// What is typed has at most so many digits before the decimals; sums may have more.
  static let mostDigits = 12

  /// Compares by size.
  public static func < (a: Amount, b: Amount) -> Bool { a.thousandths < b.thousandths }

  /// The sum; what no machine number holds stays at the largest.
  public static func + (a: Amount, b: Amount) -> Amount {
    let (sum, overflows) = a.thousandths.addingReportingOverflow(b.thousandths)
    return Amount(thousandths: overflows ? (a.thousandths < 0 ? .min : .max) : sum)
  }

  /// The difference.
  public static func - (a: Amount, b: Amount) -> Amount {
    let (rest, overflows) = a.thousandths.subtractingReportingOverflow(b.thousandths)
    return Amount(thousandths: overflows ? (a.thousandths < 0 ? .min : .max) : rest)
  }

  // MARK: In the ledger

  /// The number of a decimal text as the ledger has it, `1234.5` or `-3`; nil for whatever would be written otherwise.
  public init?(canonical text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Int64(parts[0]), whole.magnitude < 1_000_000_000_000_000 else {
      return nil
    }
    var decimals: Int64 = 0
    if parts.count == 2 {
      guard (1...3).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int64((parts[1] + "00").prefix(3))
      else { return nil }
      decimals = number
    }
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    self.init(thousandths: whole * 1000 + (isNegative ? -decimals : decimals))
    if canonical != text { return nil }
  }

  /// The decimal text: a point, no more digits than are needed.
  public var canonical: String { written(group: "", point: ".") }

  // MARK: For people

  /// As it is written in an office: 1.234,5 in Vietnamese, 1,234.5 in English.
  public func words(_ language: Language) -> String {
    language == .vi ? written(group: ".", point: ",") : written(group: ",", point: ".")
  }

  /// As one types it so that it is this number and no other: 1,234 of a Vietnamese could be a thousand and more, 1,2340 is not.
  public func typed(_ language: Language) -> String {
    let words = words(language)
    let isUnclear = thousandths % 10 != 0 && (1000..<1_000_000).contains(thousandths)
    return isUnclear ? words + "0" : words
  }

  private func written(group: String, point: String) -> String {
    let whole = String(thousandths.magnitude / 1000)
    var out = thousandths < 0 ? "-" : ""
    for (place, digit) in whole.enumerated() {
      if place > 0, (whole.count - place) % 3 == 0 { out += group }
      out.append(digit)
    }
    let rest = Int(thousandths.magnitude % 1000)
    if rest == 0 { return out }
    var decimals = String(String(1000 + rest).dropFirst())
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return out + point + decimals
  }

  // MARK: Typed

  /// Why what was typed is no number.
  public struct Unreadable: Error, Hashable, Sendable {
    /// What was found, and how it is written.
    public let words: Words

    /// There are parts of what is counted whole.
    static func notWhole(_ text: String, _ unit: String) -> Unreadable {
      Unreadable(
        words: Words(
          vi: "\"\(text)\" có phần lẻ; \(unit) đếm bằng số nguyên",
          en: "\"\(text)\" is no whole number; \(unit) is counted whole"))
    }
  }

  /// The number that somebody typed, in the way of his language. What could be two numbers is none: nothing is guessed.
  public init(typed text: String, _ language: Language) throws(Unreadable) {
    let (group, point): (UInt8, UInt8) =
      language == .vi ? (UInt8(ascii: "."), UInt8(ascii: ",")) : (UInt8(ascii: ","), UInt8(ascii: "."))
    let example = language == .vi ? "1.234,5" : "1,234.5"
    let bytes = Array(text.utf8)
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    let isNegative = bytes.first == UInt8(ascii: "-") || text.hasPrefix("\u{2212}")
    if isNegative {
      throw Unreadable(
        words: Words(
          vi: "\"\(text)\": ở đây chỉ ghi số từ 0 trở lên", en: "\"\(text)\": only numbers from 0 up are given here"))
    }
    guard bytes.contains(where: isDigit), bytes.allSatisfy({ isDigit($0) || $0 == group || $0 == point }) else {
      throw Unreadable(
        words: Words(
          vi: "\"\(text)\" không phải là số; viết như \(example)",
          en: "\"\(text)\" is no number; write it as \(example)"))
    }
    let unclear = Unreadable(
      words: Words(
        vi:
          "\"\(text)\" không rõ là số nào: dấu \(language == .vi ? "chấm ngăn nghìn, dấu phẩy" : "phẩy ngăn nghìn, dấu chấm") ngăn phần lẻ; viết như \(example)",
        en:
          "\"\(text)\" may be more than one number: \(language == .vi ? "points part thousands, a comma" : "commas part thousands, a point") the decimals; write it as \(example)"
      ))
    let parts = bytes.split(separator: point, omittingEmptySubsequences: false)
    guard parts.count <= 2 else { throw unclear }
    let groups = parts[0].split(separator: group, omittingEmptySubsequences: false)
    var decimals = parts.count == 2 ? Array(parts[1]) : []
    guard decimals.allSatisfy(isDigit), parts.count == 1 || !decimals.isEmpty, groups.allSatisfy({ !$0.isEmpty }) else {
      throw unclear
    }
    if groups.count > 1 {
      let isGrouped =
        groups[0].count <= 3 && groups[0].first != UInt8(ascii: "0") && groups.dropFirst().allSatisfy { $0.count == 3 }
      if !isGrouped { throw unclear }
    } else if decimals.count == 3, groups[0].count <= 3, groups[0].first != UInt8(ascii: "0") {
      // 1,234 in Vietnamese: a thousand and more, or one and a bit.
      let whole = String(decoding: groups[0], as: UTF8.self), rest = String(decoding: decimals, as: UTF8.self)
      let (thousand, bit) =
        language == .vi ? ("\(whole).\(rest)", "\(whole),\(rest)0") : ("\(whole),\(rest)", "\(whole).\(rest)0")
      throw Unreadable(
        words: Words(
          vi: "\"\(text)\" có thể là hai số; viết \(thousand) nếu tính bằng nghìn, \(bit) nếu có phần lẻ",
          en: "\"\(text)\" may be two numbers; write \(thousand) for thousands, \(bit) for decimals"))
    }
    while decimals.count > 3, decimals.last == UInt8(ascii: "0") { decimals.removeLast() }
    guard decimals.count <= 3 else {
      throw Unreadable(
        words: Words(
          vi: "\"\(text)\" có hơn ba chữ số sau dấu \(language == .vi ? "phẩy" : "chấm"); làm tròn đến ba chữ số",
          en: "\"\(text)\" has more than three decimals; round it to three"))
    }
    let digits = String(decoding: groups.joined(), as: UTF8.self)
    guard digits.utf8.count <= Self.mostDigits, let whole = Int64(digits),
      let rest = Int64((String(decoding: decimals, as: UTF8.self) + "000").prefix(3))
    else {
      throw Unreadable(
        words: Words(
          vi: "\"\(text)\" có hơn \(Self.mostDigits) chữ số; đổi sang đơn vị lớn hơn",
          en: "\"\(text)\" has more than \(Self.mostDigits) digits; take a larger unit"))
    }
    self.init(thousandths: whole * 1000 + rest)
  }
}
