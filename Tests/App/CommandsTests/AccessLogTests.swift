import Testing

@testable import Commands

@Suite struct AccessLogTests {
  @Test func `the secret of a calendar is in no line of the log, however it was written`() {
    let secret = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a6978"
    #expect(AccessLog.withoutSecrets("/lich/\(secret).ics") == "/lich/….ics")
    #expect(AccessLog.withoutSecrets("/l%69ch/\(secret.uppercased()).ics") == "/lich/….ics")
    #expect(AccessLog.withoutSecrets("/lich/%30f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a6978.ics") == "/lich/….ics")
    #expect(AccessLog.withoutSecrets("/lich//\(secret)") == "/lich//…")
    #expect(AccessLog.withoutSecrets("/vao/0123456789abcdef01234567") == "/vao/…")
  }

  @Test func `other paths stand in the log as they were sent`() {
    for path in ["/", "/nhiem-vu/uong-bi~dieu-22~1%3Aorg-0323", "/nhat-ky/123456789012345", "/a%zz", "-"] {
      #expect(AccessLog.withoutSecrets(path) == path)
    }
  }
}
