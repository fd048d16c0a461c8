import CivilTime
import Organisations

/// The identity of an obligation: rule, bearer, and period, `once` or `term`. The same on every machine and every day.
public struct ObligationID: Hashable, Sendable, CustomStringConvertible {
  /// The rule's address.
  public let rule: String
  /// The bearer bound on the deciding day.
  public let bearer: OrganisationID
  /// The period.
  public let period: PeriodLabel

  /// An identity of its three parts.
  public init(rule: String, bearer: OrganisationID, period: PeriodLabel) {
    self.rule = rule
    self.bearer = bearer
    self.period = period
  }

  /// Reads `rule:bearer:period`; `~` stands for `/` in a web address. Nil for anything else.
  public init?(_ text: some StringProtocol) {
    // By bytes: by characters it takes several times as long, and events are read by millions.
    var text = String(text)
    let parts = text.withUTF8 { bytes -> [String]? in
      let colon = UInt8(ascii: ":")
      guard let first = bytes.firstIndex(of: colon), let last = bytes.lastIndex(of: colon), 0 < first, first < last
      else { return nil }
      let slices = [bytes[..<first], bytes[(first + 1)..<last], bytes[(last + 1)...]]
      return slices.map { String(decoding: $0, as: UTF8.self) }
    }
    guard let parts, let bearer = OrganisationID(parts[1]), let period = PeriodLabel(parts[2]) else { return nil }
    let rule = parts[0]
    self.init(
      rule: rule.utf8.contains(UInt8(ascii: "~")) ? String(rule.map { $0 == "~" ? "/" : $0 }) : rule, bearer: bearer,
      period: period)
  }

  /// `uong-bi/dieu-22/1/doan-1:org-0412:2022-M03`.
  public var description: String {
    // Lists of thousands are sorted by it: made in one piece, several times faster than parts put together.
    let parts = [rule, bearer.text, period.description]
    return String(unsafeUninitializedCapacity: parts.reduce(2) { $0 + $1.utf8.count }) { bytes in
      var end = 0
      for (place, part) in parts.enumerated() {
        if place > 0 { end = bytes[end...].initialize(fromContentsOf: ":".utf8) }
        end = bytes[end...].initialize(fromContentsOf: part.utf8)
      }
      return end
    }
  }
}
