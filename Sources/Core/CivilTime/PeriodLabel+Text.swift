extension PeriodLabel: CustomStringConvertible {
  /// A label as `description` writes it, and nothing else: `2022-W05`, `2022-M03`, `2022-Q1`, `2022-H1`, `2022-3M`,
  /// `2022-6M`, `2022-9M`, `2022`, `2022-01-15..2022-02-20`, `term`, `once`, or the id of a trigger. Nil for anything else and for a period that
  /// does not exist.
  public init?(_ text: some StringProtocol) {
    if text == "term" {
      self = .term
      return
    }
    if text == "once" {
      self = .once
      return
    }
    let bytes = Array(text.utf8)
    if Self.isTriggerID(bytes) {
      self = .trigger(String(text))
      return
    }
    if bytes.count == 22 {
      guard bytes[10] == UInt8(ascii: "."), bytes[11] == UInt8(ascii: "."),
        let start = CivilDate(iso: String(decoding: bytes[..<10], as: UTF8.self)),
        let end = CivilDate(iso: String(decoding: bytes[12...], as: UTF8.self)), start <= end
      else { return nil }
      self = .free(start: start, end: end)
      return
    }
    guard bytes.count >= 4, let year = number(bytes[..<4]) else { return nil }
    let label: PeriodLabel
    switch (bytes.count, bytes.count > 5 ? bytes[5] : 0) {
    case (4, _):
      label = .year(year)
    case (8, UInt8(ascii: "W")):
      guard let week = number(bytes[6...]) else { return nil }
      label = .week(year: year, week: week)
    case (8, UInt8(ascii: "M")):
      guard let month = number(bytes[6...]) else { return nil }
      label = .month(year: year, month: month)
    case (7, UInt8(ascii: "Q")):
      guard let quarter = number(bytes[6...]) else { return nil }
      label = .quarter(year: year, quarter: quarter)
    case (7, UInt8(ascii: "H")):
      guard let half = number(bytes[6...]) else { return nil }
      label = .half(year: year, half: half)
    case (7, _):
      guard bytes[6] == UInt8(ascii: "M"), let months = number(bytes[5...5]) else { return nil }
      label = .cumulative(year: year, months: months)
    default:
      return nil
    }
    guard bytes.count == 4 || bytes[4] == UInt8(ascii: "-"), label.calendarDays != nil else { return nil }
    self = label
  }

  /// True for what may name an event that starts duties: a letter, then letters, digits and `-`, at most 64, and neither `term` nor
  /// `once` in any case. A period begins with a digit, so a mistyped one is never taken for a trigger.
  public static func isTriggerID(_ text: some StringProtocol) -> Bool {
    isTriggerID(Array(text.utf8))
  }

  private static func isTriggerID(_ bytes: [UInt8]) -> Bool {
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    guard let first = bytes.first, isLetter(first), bytes.count <= 64 else { return false }
    let lower = bytes.map { isLetter($0) ? $0 | 0x20 : $0 }
    if lower.elementsEqual("term".utf8) || lower.elementsEqual("once".utf8) { return false }
    return bytes.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
  }

  /// The label in ASCII, as it stands in an obligation's name.
  public var description: String {
    switch self {
    case .week(let year, let week): fourDigits(year) + "-W" + twoDigits(week)
    case .month(let year, let month): fourDigits(year) + "-M" + twoDigits(month)
    case .quarter(let year, let quarter): "\(fourDigits(year))-Q\(quarter)"
    case .half(let year, let half): "\(fourDigits(year))-H\(half)"
    case .cumulative(let year, let months): "\(fourDigits(year))-\(months)M"
    case .year(let year): fourDigits(year)
    case .free(let start, let end): "\(start)..\(end)"
    case .term: "term"
    case .once: "once"
    case .trigger(let id): id
    }
  }
}

/// The number that digits write; nil when a byte is no digit.
private func number(_ digits: ArraySlice<UInt8>) -> Int? {
  var value = 0
  for byte in digits {
    guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
    value = value * 10 + Int(byte - UInt8(ascii: "0"))
  }
  return value
}
