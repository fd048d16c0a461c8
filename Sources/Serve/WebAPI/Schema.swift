import CivilTime
import Diagnostics
import Exchange
import Obligations

/// What a value may be: told to others as JSON Schema, and held against what they send.
indirect enum Schema: Sendable {
  case text(TextForm)
  case integer(ClosedRange<Int>)
  case truth
  /// Of so many at most.
  case list(Schema, most: Int)
  /// Of these members and no others.
  case object([Member])
  /// An object whose members others choose.
  case open
  /// An object of so many members at most whose names others choose, each of a schema.
  case map(Schema, most: Int)
  /// A number of a report: as a number of JSON, or as a text so that no reader of JSON rounds it.
  case amount
  /// What stands under a name among the schemas of the document.
  case named(SchemaName)
  case orNull(Schema)

  /// A member of an object.
  struct Member: Sendable {
    let name: String
    let schema: Schema
    let isRequired: Bool
    let words: Words?

    init(_ name: String, _ schema: Schema, isRequired: Bool = true, _ vi: String? = nil, _ en: String = "") {
      self.name = name
      self.schema = schema
      self.isRequired = isRequired
      words = vi.map { Words(vi: $0, en: en) }
    }
  }

  /// Whole numbers that every reader of JSON takes for the same.
  static let count = Schema.integer(0...9_007_199_254_740_991)
  /// A text of what a person may have written.
  static let words = Schema.text(.text(0...1_000_000))
  /// The number of an entry.
  static let entry = Schema.integer(1...9_007_199_254_740_991)

  // MARK: As JSON Schema

  func json(_ language: Language) -> JSONValue {
    switch self {
    case .text(let form): return .object([.init("type", .string("string"))] + form.members)
    case .integer(let range):
      return .object([
        .init("type", .string("integer")), .init("minimum", .integer(range.lowerBound)),
        .init("maximum", .integer(range.upperBound)),
      ])
    case .truth: return .object([.init("type", .string("boolean"))])
    case .list(let schema, let most):
      let bound: [JSONValue.Member] = most == .max ? [] : [.init("maxItems", .integer(most))]
      return .object([.init("type", .string("array")), .init("items", schema.json(language))] + bound)
    case .object(let members):
      let needed = members.filter(\.isRequired).map { JSONValue.string($0.name) }
      return .object(
        [
          .init("type", .string("object")),
          .init(
            "properties", .object(members.map { .init($0.name, $0.schema.json(language, told: $0.words)) })),
        ] + (needed.isEmpty ? [] : [.init("required", .array(needed))]) + [
          .init("additionalProperties", .bool(false))
        ])
    case .open: return .object([.init("type", .string("object"))])
    case .map(let schema, let most):
      return .object([
        .init("type", .string("object")), .init("additionalProperties", schema.json(language)),
        .init("maxProperties", .integer(most)),
      ])
    case .amount:
      return .object([
        .init("type", .array([.string("number"), .string("string")])), .init("minimum", .integer(0)),
        .init("exclusiveMaximum", .integer(1_000_000_000_000)),
        .init("pattern", .string("^[0-9]{1,12}(\\.[0-9]{1,3})?$")),
      ])
    case .named(let name): return .object([.init("$ref", .string("#/components/schemas/\(name.rawValue)"))])
    case .orNull(let schema):
      if case .object(let members) = schema.json(language), case .string(let type)? = members.first?.value,
        members[0].key == "type"
      {
        return .object(
          [.init("type", .array([.string(type), .string("null")]))]
            + members.dropFirst().map { member in
              // Where only some values are allowed, null is one of them.
              guard member.key == "enum", case .array(let values) = member.value else { return member }
              return .init("enum", .array(values + [.null]))
            })
      }
      return .object([.init("anyOf", .array([schema.json(language), .object([.init("type", .string("null"))])]))])
    }
  }

  private func json(_ language: Language, told words: Words?) -> JSONValue {
    guard let words, case .object(let members) = json(language) else { return json(language) }
    return .object(members + [.init("description", .string(words[language]))])
  }

  // MARK: Holding values against it

  /// What is wrong with a value, each at its place.
  func faults(_ value: JSONValue, at pointer: String = "") -> [Fault] {
    func wrong(_ vi: String, _ en: String) -> [Fault] { [Fault(pointer: pointer, vi, en)] }
    switch (self, value) {
    case (.orNull, .null): return []
    case (.orNull(let schema), _): return schema.faults(value, at: pointer)
    case (.named(let name), _): return name.schema.faults(value, at: pointer)
    case (.text(let form), .string(let text)): return form.fault(text).map { [Fault(pointer: pointer, $0)] } ?? []
    case (.text, _): return wrong("phải là văn bản", "must be a text")
    case (.integer(let range), _):
      guard let number = Self.integer(value) else { return wrong("phải là số nguyên", "must be a whole number") }
      return range.contains(number)
        ? []
        : wrong(
          "phải từ \(range.lowerBound) đến \(range.upperBound)",
          "must be from \(range.lowerBound) to \(range.upperBound)")
    case (.truth, .bool): return []
    case (.truth, _): return wrong("phải là true hoặc false", "must be true or false")
    case (.list(let schema, let most), .array(let values)):
      if values.count > most { return wrong("có nhất \(most) phần tử", "may have \(most) items at most") }
      return values.enumerated().flatMap { schema.faults($1, at: "\(pointer)/\($0)") }
    case (.list, _): return wrong("phải là danh sách", "must be a list")
    case (.open, .object): return []
    case (.map(let schema, let most), .object(let given)):
      if given.count > most { return wrong("có nhiều nhất \(most) khóa", "may have \(most) keys at most") }
      return given.flatMap { schema.faults($0.value, at: "\(pointer)/\(Fault.escaped($0.key))") }
    case (.amount, _): return ReportReading.isAmount(value) ? [] : [Fault(pointer: pointer, ReportReading.noAmount)]
    case (.object(let members), .object(let given)): return Self.faults(given, members, at: pointer)
    case (.open, _), (.map, _), (.object, _): return wrong("phải là đối tượng", "must be an object")
    }
  }

  private static func faults(_ given: [JSONValue.Member], _ members: [Member], at pointer: String) -> [Fault] {
    var found: [Fault] = []
    for one in given {
      let place = "\(pointer)/\(Fault.escaped(one.key))"
      if let member = members.first(where: { $0.name == one.key }) {
        found += member.schema.faults(one.value, at: place)
      } else {
        let near = NearestName.nearest(to: one.key, among: members.map(\.name))
        found.append(
          Fault(
            pointer: place, near.map { "không có khóa này; có phải \"\($0)\"?" } ?? "không có khóa này",
            near.map { "there is no such key; did you mean \"\($0)\"?" } ?? "there is no such key"))
      }
    }
    for member in members where member.isRequired && !given.contains(where: { $0.key == member.name }) {
      found.append(Fault(pointer: "\(pointer)/\(member.name)", "cần có", "is needed"))
    }
    return found
  }

  /// A whole number, also where it is written as 3.0.
  static func integer(_ value: JSONValue) -> Int? {
    switch value {
    case .integer(let number): number
    case .real(let number): Int(exactly: number)
    default: nil
    }
  }

  /// The value that a text of an address stands for; nil where it stands for none of this kind.
  func value(ofText text: String) -> JSONValue? {
    switch self {
    case .integer: Int(text).flatMap { String($0) == text ? .integer($0) : nil }
    case .truth: text == "true" ? .bool(true) : text == "false" ? .bool(false) : nil
    default: .string(text)
    }
  }
}

/// What is wrong with one value that was sent.
struct Fault: Hashable, Sendable {
  /// Where it stands: a JSON pointer in the body (RFC 6901), or the name of a parameter.
  let pointer: String
  let words: Words
  /// True where the place is a parameter.
  var isParameter = false

  init(pointer: String, _ words: Words) {
    self.pointer = pointer
    self.words = words
  }

  init(pointer: String, _ vi: String, _ en: String) { self.init(pointer: pointer, Words(vi: vi, en: en)) }

  /// The same about a parameter.
  func ofParameter(_ name: String) -> Fault {
    var fault = Fault(pointer: name, words)
    fault.isParameter = true
    return fault
  }

  static func escaped(_ key: String) -> String {
    key.utf8.contains { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }
      ? key.map { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }.joined() : key
  }
}
