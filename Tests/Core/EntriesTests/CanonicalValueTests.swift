import Entries
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// How many cases a property is tried with.
let cases = getenv("PHOIHOP_CASES").flatMap { Int(String(cString: $0)) } ?? 200

@Suite struct CanonicalValueTests {
  private static func text(_ value: CanonicalValue) -> String { String(decoding: value.bytes, as: UTF8.self) }

  /// RFC 8785, 3.2: escapes as few and short as can be, keys in order, no space.
  @Test(arguments: [
    (CanonicalValue.object([:]), "{}"), (.list([]), "[]"), (.text(""), #""""#), (.integer(0), "0"),
    (.integer(-9_007_199_254_740_991), "-9007199254740991"), (.truth(true), "true"), (.truth(false), "false"),
    (
      .object([
        "b": .integer(1), "a": .list([.text("đ"), .truth(false)]), "B": .object(["x": .text("")]), "": .integer(2),
      ]),
      #"{"":2,"B":{"x":""},"a":["đ",false],"b":1}"#
    ),
    (.text("\u{0}\u{1}\u{8}\t\n\u{b}\u{c}\r\u{1f}"), #""\u0000\u0001\b\t\n\u000b\f\r\u001f""#),
    (.text("\"\\/\u{7f}\u{2028}€😀"), "\"\\\"\\\\/\u{7f}\u{2028}€😀\""),
    (.object(["\n": .integer(1), " ": .integer(2)]), #"{"\n":1," ":2}"#),
  ])
  func `a value is written in one way and read back`(value: CanonicalValue, text: String) {
    #expect(Self.text(value) == text)
    #expect(CanonicalValue(canonical: text.utf8) == value)
  }

  @Test(arguments: [
    // Nothing, and more than one thing.
    "", " ", "1 2", "{}{}", "1,", "nul", "null", "tru", "True", "falsee",
    // Spaces.
    " 1", "1 ", "{ }", "[ ]", "[1, 2]", #"{"a": 1}"#, #"{"a" :1}"#, "{\"a\":1}\n",
    // Keys out of order or doubled, or no keys, or not ASCII.
    #"{"b":1,"a":2}"#, #"{"a":1,"a":1}"#, #"{"a":1,"B":2}"#, "{1:2}", "{a:1}", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#,
    #"{,"a":1}"#, #"{"đ":1}"#, #"{"\u0061":1}"#,
    // Lists.
    "[,]", "[1,]", "[1", "[", "]",
    // Escapes written otherwise, or not to be written.
    #""\u0061""#, #""\u000A""#, #""\u000a""#, #""\u0008""#, #""\u001F""#, #""\u0020""#, #""\u00+f""#, #""\u00-1""#,
    #""\u00 1""#, #""\u0100""#, #""\u00e9""#, #""\ud83d\ude00""#, #""\/""#, #""\a""#, #""\x41""#, #""\u00""#,
    #""\u000""#,
    #""\"#, #"""#, #""a"#, "\"\u{1}\"", "\"\n\"", "'a'",
    // Numbers.
    "01", "-0", "+1", "-", "1.0", "1e3", ".5", "0x1", "1_000", "٣", "9007199254740992", "-9007199254740992",
    "9223372036854775807", "-9223372036854775808", "9223372036854775808", "99999999999999999999999", "00", "--1",
  ])
  func `whatever is written otherwise is refused`(text: String) {
    #expect(CanonicalValue(canonical: text.utf8) == nil)
  }

  @Test(
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xE1, 0xBB, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0x80, 0x22], [0xEF, 0xBB, 0xBF, 0x31],
    ] as [[UInt8]])
  func `bytes that are no UTF-8, and a mark in front, are refused`(bytes: [UInt8]) {
    #expect(CanonicalValue(canonical: bytes) == nil)
  }

  @Test func `values stand sixteen deep in each other and no deeper, also of any number of brackets`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(CanonicalValue(canonical: nested(16).utf8) != nil)
    #expect(CanonicalValue(canonical: nested(17).utf8) == nil)
    #expect(CanonicalValue(canonical: nested(1_000_000).utf8) == nil)
    #expect(CanonicalValue(canonical: String(repeating: #"{"a":"#, count: 1_000_000).utf8) == nil)
  }

  @Test func `a value knows whether every reader would find it again`() {
    var deep = CanonicalValue.integer(1)
    for _ in 0..<15 { deep = .list([deep]) }
    #expect(deep.isKept)
    #expect(CanonicalValue(canonical: deep.bytes) == deep)
    #expect(!CanonicalValue.list([deep]).isKept)
    #expect(CanonicalValue(canonical: CanonicalValue.list([deep]).bytes) == nil)
    #expect(CanonicalValue.integer(9_007_199_254_740_991).isKept)
    #expect(!CanonicalValue.integer(9_007_199_254_740_992).isKept)
    #expect(!CanonicalValue.integer(.min).isKept)
    #expect(CanonicalValue.text("a\u{0}").holdsZero)
    #expect(CanonicalValue.list([.object(["a": .text("\u{0}")])]).holdsZero)
    #expect(CanonicalValue.object(["\u{0}": .truth(true)]).holdsZero)
    #expect(!CanonicalValue.object(["a": .list([.truth(false), .text("0\u{1}"), .integer(0)])]).holdsZero)
    #expect(!CanonicalValue.object(["đ": .truth(true)]).isKept)
    #expect(CanonicalValue.object(["a": .list([.truth(false), .text("đ")])]).isKept)
  }

  private static let characters = "aZ09 \"\\/{}[]:,\n\t\r\u{1}\u{1F}\u{8}\u{C}đếộ\u{0301}\u{FFFD}€😀\u{10FFFF}"
    .unicodeScalars.map(\.self)

  private static func random(_ dice: inout Dice, _ depth: Int = 0) -> CanonicalValue {
    func word(_ letters: [Unicode.Scalar]) -> String {
      var text = ""
      for _ in 0..<dice.below(8) { text.unicodeScalars.append(letters[dice.below(letters.count)]) }
      return text
    }
    switch dice.below(depth < 4 ? 5 : 3) {
    case 0: return .text(word(characters))
    case 1: return .integer(Int64.random(in: -9_007_199_254_740_991...9_007_199_254_740_991, using: &dice))
    case 2: return .truth(dice.chance(50))
    case 3: return .list((0..<dice.below(4)).map { _ in random(&dice, depth + 1) })
    default:
      var members: [String: CanonicalValue] = [:]
      for _ in 0..<dice.below(5) { members[word(characters.filter(\.isASCII))] = random(&dice, depth + 1) }
      return .object(members)
    }
  }

  @Test func `what is written is read back, and any text that is read is what would be written`() {
    for seed in 0..<cases {
      var dice = Dice(seed: UInt64(seed))
      let value = Self.random(&dice)
      let bytes = value.bytes
      #expect(CanonicalValue(canonical: bytes) == value, "seed \(seed)")
      // Any prefix that is read is a whole number, cut short.
      for end in bytes.indices {
        if let read = CanonicalValue(canonical: bytes[..<end]) { #expect(read.integer != nil, "seed \(seed)") }
      }
      for _ in 0..<20 {
        var other = bytes
        switch dice.below(3) {
        case 0: other[dice.below(other.count)] = UInt8(dice.below(256))
        case 1: other.insert(UInt8(dice.below(256)), at: dice.below(other.count + 1))
        default: other.remove(at: dice.below(other.count))
        }
        if let read = CanonicalValue(canonical: other) { #expect(read.bytes == other, "seed \(seed)") }
      }
    }
  }
}
