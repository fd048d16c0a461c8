import Exchange
import Testing

@Suite struct JSONValueTests {
  @Test func `an object keeps the order of its keys and Vietnamese letters as they are`() {
    let value = JSONValue.object([
      .init("z", .integer(1)), .init("a", .array([.string("hằng \"quý\""), .null, .bool(true)])),
      .init("m", .object([])),
    ])
    #expect(
      value.text == "{\n  \"z\": 1,\n  \"a\": [\n    \"hằng \\\"quý\\\"\",\n    null,\n    true\n  ],\n  \"m\": {}\n}\n"
    )
    #expect(value["a"] != nil)
    #expect(value["b"] == nil)
    #expect(JSONValue.string("a")["a"] == nil)
  }

  @Test func `a text that is missing is null`() {
    #expect(JSONValue.optional(nil) == .null)
    #expect(JSONValue.optional("x") == .string("x"))
  }

  @Test func `whole numbers keep all their digits`() {
    #expect(
      JSONValue.array([.integer(.max), .integer(.min)]).text == "[\n  9223372036854775807,\n  -9223372036854775808\n]\n"
    )
  }

  @Test func `a control character is escaped and a zero byte cuts nothing off`() {
    #expect(JSONValue.string("a\u{1}\n").text == "\"a\\u0001\\n\"\n")
    #expect(JSONValue.string("\u{8}\u{9}\u{C}\r\u{1F}\u{7F}\\/").text == "\"\\b\\t\\f\\r\\u001F\u{7F}\\\\/\"\n")
    #expect(JSONValue.object([.init("a\"b", .array([]))]).text == "{\n  \"a\\\"b\": []\n}\n")
    #expect(JSONValue.real(0.5).text == "0.5\n")
    #expect(JSONValue.string("a\u{0}b").text == "\"a\\u0000b\"\n")
  }
}
