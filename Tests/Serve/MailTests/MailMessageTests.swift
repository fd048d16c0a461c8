import Access
import Foundation
import Obligations
import Testing

@testable import Mail

/// How a mail is written, so that any program reads it and nobody's words end a header.
@Suite struct MailMessageTests {
  private func message(_ subject: String, sender: String = "Phối hợp", body: String = "x\n", end: String? = nil) throws
    -> [String]
  {
    let (from, to) = (try #require(MailAddress("phoihop@example.vn")), try #require(MailAddress("lan@example.vn")))
    let bytes = MailMessage(
      from: from, sender: sender, to: to, subject: subject, body: body, id: "0a1b", moment: MailWorld.at(3, 20, 6, 45),
      end: end
    ).bytes
    return String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
  }

  @Test func `a mail has these headers, and its text in base64`() throws {
    // base64 of "Chào\r\nLan\r\n", by hand: 43 68 c3 | a0 6f 0d | 0a 4c 61 | 6e 0d 0a.
    #expect(
      try message("Thu", body: "Chào\nLan\n", end: "https://x.vn/thu/thoi/1/ab") == [
        "From: =?utf-8?B?UGjhu5FpIGjhu6Nw?= <phoihop@example.vn>", "To: <lan@example.vn>", "Subject: Thu",
        "Date: Wed, 20 Mar 2024 06:45:00 +0700", "Message-ID: <0a1b@example.vn>", "Auto-Submitted: auto-generated",
        "X-Auto-Response-Suppress: All", "List-Unsubscribe: <https://x.vn/thu/thoi/1/ab>",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click", "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "", "Q2jDoG8NCkxhbg0K", "",
      ])
  }

  @Test(arguments: [
    "Thư\r\nBcc: kẻ@xấu.vn", "a\nBcc: x@y.vn", "a\r\n\r\nnội dung khác", "a\rb", "a\0b", "=?utf-8?B?QQ==?=\r\nX: y",
    "a\u{2028}Bcc: x", "\u{7F}\u{1B}",
  ])
  func `no subject and no name of a sender ends its header`(_ text: String) throws {
    for lines in [try message(text), try message("Thu", sender: text)] {
      let head = lines.prefix { !$0.isEmpty }
      let names = head.filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
      #expect(
        names == [
          "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress", "MIME-Version",
          "Content-Type", "Content-Transfer-Encoding",
        ])
      #expect(head.allSatisfy { $0.utf8.allSatisfy { (0x20...0x7E).contains($0) } })
    }
  }

  @Test func `a long subject is cut between letters into words of at most 75 bytes, and reads as it was`() throws {
    let subject = String(repeating: "Việc quá hạn ở xã Đông Hưng Thuận ", count: 6)
    let lines = try message(subject)
    let at = try #require(lines.firstIndex { $0.hasPrefix("Subject: ") })
    let own = [lines[at].dropFirst(9)] + lines[(at + 1)...].prefix { $0.hasPrefix(" ") }.map { $0.dropFirst() }
    #expect(own.count > 3)
    #expect(own.allSatisfy { $0.utf8.count <= 75 })
    let read = own.map { word in
      Data(base64Encoded: String(word.dropFirst(10).dropLast(2))).flatMap { String(data: $0, encoding: .utf8) } ?? "?"
    }
    #expect(read.joined() == subject)
  }

  @Test func `no line is longer than 998 bytes, whatever it says`() throws {
    let lines = try message("Thu", body: String(repeating: "a", count: 100_000))
    #expect(lines.allSatisfy { $0.utf8.count <= 78 })
  }
}
