/// What an entry says beside its head: public values as they stand, personal ones apart.
public struct Payload: Hashable, Sendable {
  /// What everybody who reads the ledger may read.
  public var open: [String: CanonicalValue]
  /// What may be erased, by the name of its field.
  public var personal: [String: Personal]

  /// A payload of its two parts. No field stands in both.
  public init(open: [String: CanonicalValue] = [:], personal: [String: Personal] = [:]) {
    self.open = open
    self.personal = personal
  }
}

/// Why an entry of a ledger cannot be read: it was written by no program of this house, or by a newer one.
public struct PayloadError: Error, Hashable, Sendable {
  /// The field that is missing or is not what it should be.
  public let field: String

  /// An error about a field.
  public init(field: String) {
    self.field = field
  }
}

/// Puts a payload together, leaving out what is not said.
struct PayloadWriter {
  private(set) var payload = Payload()

  mutating func put(_ name: String, _ text: String?) {
    if let text { payload.open[name] = .text(text) }
  }

  mutating func put(_ name: String, _ value: (some CustomStringConvertible)?) {
    if let value { payload.open[name] = .text(value.description) }
  }

  mutating func put(_ name: String, _ number: Int?) {
    if let number { payload.open[name] = .integer(Int64(number)) }
  }

  mutating func put(_ name: String, _ number: Int64?) {
    if let number { payload.open[name] = .integer(number) }
  }

  /// Left out where it is false.
  mutating func put(_ name: String, _ isTrue: Bool) {
    if isTrue { payload.open[name] = .truth(true) }
  }

  /// Left out where it is empty.
  mutating func put(_ name: String, _ texts: [String]) {
    if !texts.isEmpty { payload.open[name] = .list(texts.map { .text($0) }) }
  }

  mutating func put(_ name: String, _ value: CanonicalValue?) {
    if let value { payload.open[name] = value }
  }

  mutating func put(_ name: String, _ personal: Personal?) {
    if let personal { payload.personal[name] = personal }
  }
}

extension Payload {
  // MARK: Reading

  func optionalText(_ name: String) throws(PayloadError) -> String? {
    guard let value = open[name] else { return nil }
    guard let text = value.text else { throw PayloadError(field: name) }
    return text
  }

  func text(_ name: String) throws(PayloadError) -> String {
    guard let text = try optionalText(name) else { throw PayloadError(field: name) }
    return text
  }

  func optionalInteger(_ name: String) throws(PayloadError) -> Int64? {
    guard let value = open[name] else { return nil }
    guard let number = value.integer else { throw PayloadError(field: name) }
    return number
  }

  func integer(_ name: String) throws(PayloadError) -> Int64 {
    guard let number = try optionalInteger(name) else { throw PayloadError(field: name) }
    return number
  }

  /// The members of a list; none where there is no such field.
  func list(_ name: String) throws(PayloadError) -> [CanonicalValue] {
    guard let value = open[name] else { return [] }
    guard case .list(let values) = value else { throw PayloadError(field: name) }
    return values
  }

  /// True, or false where there is no such field: false is never written.
  func truth(_ name: String) throws(PayloadError) -> Bool {
    guard let value = open[name] else { return false }
    guard value.isTrue else { throw PayloadError(field: name) }
    return true
  }

  func texts(_ name: String) throws(PayloadError) -> [String] {
    let list = try list(name)
    let texts = list.compactMap(\.text)
    if texts.count != list.count { throw PayloadError(field: name) }
    return texts
  }

  /// A value that is written as text.
  func optional<Value>(_ name: String, _ read: (String) -> Value?) throws(PayloadError) -> Value? {
    guard let text = try optionalText(name) else { return nil }
    guard let value = read(text) else { throw PayloadError(field: name) }
    return value
  }

  /// A value that is written as text and must be there.
  func need<Value>(_ name: String, _ read: (String) -> Value?) throws(PayloadError) -> Value {
    guard let value = try optional(name, read) else { throw PayloadError(field: name) }
    return value
  }
}
