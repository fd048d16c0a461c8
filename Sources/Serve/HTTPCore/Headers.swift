/// The fields of a head, in their order; names are compared without regard to case.
public struct Headers: Hashable, Sendable, Sequence {
  /// One field.
  public struct Field: Hashable, Sendable {
    /// As it was written.
    public let name: String
    /// Without space around it.
    public let value: String

    /// A field.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  private var fields: [Field] = []

  /// None.
  public init() {}

  /// Some, in their order.
  public init(_ fields: [Field]) { self.fields = fields }

  /// How many.
  public var count: Int { fields.count }

  /// The value of the first field of a name.
  public subscript(name: String) -> String? {
    for field in fields where Headers.same(field.name, name) { return field.value }
    return nil
  }

  /// The values of all fields of a name, in their order.
  public func all(_ name: String) -> [String] {
    fields.compactMap { Headers.same($0.name, name) ? $0.value : nil }
  }

  /// Whether there is a field of a name.
  public func contains(_ name: String) -> Bool { fields.contains { Headers.same($0.name, name) } }

  /// Adds a field behind the others, whether there is one of its name or not. A control character in it, by which a field could
  /// become two, stops the program: what comes from outside is checked before.
  public mutating func add(_ name: String, _ value: String) {
    precondition(Headers.isSendable(name, value), "a field of a head has a control character: \(name)")
    fields.append(Field(name, value))
  }

  /// Sets the one field of a name; others of that name go.
  public mutating func set(_ name: String, _ value: String) {
    remove(name)
    add(name, value)
  }

  /// Removes every field of a name.
  public mutating func remove(_ name: String) { fields.removeAll { Headers.same($0.name, name) } }

  /// The fields in their order.
  public func makeIterator() -> IndexingIterator<[Field]> { fields.makeIterator() }

  /// Whether a comma-separated field says a word, as `Connection: close` does.
  public func lists(_ word: String, in name: String) -> Bool {
    for field in fields where Headers.same(field.name, name) {
      for part in field.value.utf8.split(separator: UInt8(ascii: ",")) {
        if Headers.same(String(decoding: Bytes.trimmed(part), as: UTF8.self), word) { return true }
      }
    }
    return false
  }

  /// Whether two names are the same, by ASCII case alone.
  static func same(_ a: String, _ b: String) -> Bool {
    a.utf8.count == b.utf8.count && a.utf8.elementsEqual(b.utf8) { Bytes.lower($0) == Bytes.lower($1) }
  }

  private static func isSendable(_ name: String, _ value: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy(Bytes.isToken)
      && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
  }
}
