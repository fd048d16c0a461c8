import Access
import Testing

/// What can be an address, so that it stands in a header and in a command as it is.
@Suite struct MailAddressTests {
  @Test(arguments: ["lan@example.vn", "nguyen.thi.lan@vp.tinh.gov.vn", "a+b@x-y.vn", "o'neil@a.b"])
  func `an address is taken as it was typed`(_ text: String) {
    #expect(MailAddress(text)?.text == text)
  }

  @Test(arguments: [
    "", "lan", "lan@", "@example.vn", "lan@example", "lan@@example.vn", "lan@a@example.vn", "lan @example.vn",
    "lan@example.vn ", "lan@example.vn\r\nBcc: x@y.vn", "lan\n@example.vn", "<lan@example.vn>", "lan@example..vn",
    ".lan@example.vn", "lan.@example.vn", "lan@-example.vn", "\"lan\"@example.vn", "lan@[127.0.0.1]", "lân@example.vn",
    "lan@exämple.vn", "lan,minh@example.vn", "lan@example.vn\0",
    String(repeating: "a", count: 65) + "@example.vn",
  ])
  func `what could end a header or a command is none`(_ text: String) {
    #expect(MailAddress(text) == nil)
  }

  @Test func `what stands behind the sign is the domain`() {
    #expect(MailAddress("lan@example.vn")?.domain == "example.vn")
  }
}
