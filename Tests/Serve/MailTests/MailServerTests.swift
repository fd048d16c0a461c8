import Access
import Diagnostics
import Files
import Foundation
import Testing

@testable import Mail

/// The file that names the mail server: what it may say, and every refusal word for word.
@Suite final class MailServerTests {
  private let folder = NSTemporaryDirectory() + "phoihop-mailconf-\(UUID().uuidString)"

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func write(_ text: String, _ name: String = "mail.conf", mode: Int = 0o600) throws -> String {
    let path = "\(folder)/\(name)"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return path
  }

  private static let good = "server = smtp.example.vn\nfrom = phoihop@example.vn\nlink = https://phoihop.example.vn/\n"

  @Test func `what is not said is TLS by STARTTLS at port 587, and the name of the program`() throws {
    let server = try MailServer(reading: write("# thư\n\n" + Self.good))
    #expect(server.host == "smtp.example.vn" && server.port == 587 && server.security == .startTLS)
    #expect(server.user == nil && server.password == nil && server.authorities == nil)
    #expect(server.from.text == "phoihop@example.vn" && server.name == "PhoiHop")
    #expect(server.link == "https://phoihop.example.vn")
  }

  @Test func `a password is read from a file of its own, beside it or among systemd's, and shown nowhere`() throws {
    _ = try write("bí mật 1\n", "mat-khau")
    let text = Self.good + "user = phoihop\npassword-file = mat-khau\nsecurity = tls\nname = Văn phòng\n"
    let server = try MailServer(reading: write(text))
    #expect(server.password == "bí mật 1" && server.port == 465 && server.name == "Văn phòng")
    var shown = "\(server) \(String(reflecting: server)) "
    dump(server, to: &shown)
    #expect(!shown.contains("bí mật"))
    let other = "\(folder)/credentials"
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    _ = try write("bí mật 2", "credentials/mat-khau", mode: 0o400)
    #expect(try MailServer(reading: write(text), credentials: other).password == "bí mật 2")
  }

  private static let wrong: [(String, String, String)] = [
    (
      good + "servr = x\n",
      ":4: \"servr\" không phải là tên thiết lập thư; có: server, security, user, password-file, from, name, link, ca-file",
      ":4: \"servr\" is no setting of mail; there are: server, security, user, password-file, from, name, link, ca-file"
    ),
    (good + "from = b@example.vn\n", ":4: from đã ghi ở trên", ":4: from stands above already"),
    (good + "name =\n", ":4: name chưa có giá trị", ":4: name has no value"),
    ("from = a@example.vn\n", ": thiếu dòng server", ": the line server is missing"),
    (
      good + "security = ssl\n", ":4: security là starttls, tls hoặc none, không phải \"ssl\"",
      ":4: security is starttls, tls or none, not \"ssl\""
    ),
    (
      good + "security = none\n",
      ":4: security = none chỉ dùng với máy chủ thư trên chính máy này; máy khác dùng starttls hoặc tls",
      ":4: security = none is for a mail server on this machine only; another one takes starttls or tls"
    ),
    (
      good.replacingOccurrences(of: "smtp.example.vn", with: "smtp.example.vn:0"),
      ":1: server là MÁY hoặc MÁY:CỔNG, như smtp.example.vn:587, không phải \"smtp.example.vn:0\"",
      ":1: server is HOST or HOST:PORT, as smtp.example.vn:587, not \"smtp.example.vn:0\""
    ),
    (
      good.replacingOccurrences(of: "smtp.example.vn", with: "smtp.example.vn/x"),
      ":1: server là MÁY hoặc MÁY:CỔNG, như smtp.example.vn:587, không phải \"smtp.example.vn/x\"",
      ":1: server is HOST or HOST:PORT, as smtp.example.vn:587, not \"smtp.example.vn/x\""
    ),
    (
      good.replacingOccurrences(of: "phoihop@example.vn", with: "phoihop"),
      ":2: from là một địa chỉ thư, như phoihop@example.vn, không phải \"phoihop\"",
      ":2: from is an address, as phoihop@example.vn, not \"phoihop\""
    ),
    (
      good.replacingOccurrences(of: "https://", with: ""),
      ":3: link là địa chỉ của ứng dụng, như https://phoihop.example.vn, không phải \"phoihop.example.vn/\"",
      ":3: link is where the application is, as https://phoihop.example.vn, not \"phoihop.example.vn/\""
    ),
    (good + "user = x\n", ":4: user và password-file đi cùng nhau", ":4: user and password-file go together"),
  ]

  @Test func `what is wrong is told with its line and what is allowed`() throws {
    for (text, vi, en) in Self.wrong {
      let path = try write(text)
      let error = #expect(throws: FileError.self, "\(text)") { try MailServer(reading: path) }
      #expect(error?.message == Words(vi: path + vi, en: path + en))
    }
  }

  @Test func `a password that others can read is not used`() throws {
    let path = try write("x\n", "mat-khau", mode: 0o644)
    let file = try write(Self.good + "user = x\npassword-file = \(path)\n")
    let error = #expect(throws: FileError.self) { try MailServer(reading: file) }
    #expect(error?.message.vi == "người khác dùng được tệp mật khẩu \"\(path)\"; chạy chmod 600 \"\(path)\"")
    let gone = try write(Self.good + "user = x\npassword-file = khong-co\n")
    #expect(
      #expect(throws: FileError.self) { try MailServer(reading: gone) }?.message.vi
        == "không có tệp mật khẩu \"\(folder)/khong-co\"")
  }
}
