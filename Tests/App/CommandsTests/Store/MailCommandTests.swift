import Diagnostics
import Foundation
import Testing
import WebUI

@testable import Commands
@testable import Mail

/// `phoihop mail`, and what the doctor says of mails.
@Suite struct MailCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func file(_ catcher: Catcher) throws -> String {
    try folder.write(
      "mail.conf",
      "server = 127.0.0.1:\(catcher.port)\nsecurity = none\nfrom = phoihop@example.vn\nlink = https://phoihop.example.vn\n"
    )
    return "\(folder.path)/mail.conf"
  }

  private func run(_ words: [String], _ language: Language = .vi, _ variables: [String: String] = [:]) -> Running {
    Running(words, language, variables: variables)
  }

  @Test func `a test is sent, by the file that an option or the environment names`() throws {
    let catcher = try Catcher()
    let path = try file(catcher)
    let sent = run(["mail", "test", "lan@example.vn", "--mail", path])
    #expect(sent.code == 0)
    #expect(sent.out == "máy chủ thư 127.0.0.1:\(catcher.port) đã nhận thư thử gửi lan@example.vn\n")
    let other = run(["mail", "test", "lan@example.vn"], .en, ["PHOIHOP_MAIL": path])
    #expect(other.out == "the mail server 127.0.0.1:\(catcher.port) took the test for lan@example.vn\n")
    #expect(catcher.caught.map(\.subject) == ["Thư thử", "A test"])
    #expect(
      catcher.caught.map(\.body) == ["Thư thử của PhoiHop: gửi thư được.\n", "A test by PhoiHop: mails can be sent.\n"])
  }

  @Test func `what the server answers is told with what to do`() throws {
    let catcher = try Catcher()
    let path = try file(catcher)
    for (answer, words) in [
      ("550 5.1.1 x", "máy chủ thư không nhận địa chỉ lan@example.vn (550 5.1.1); xem lại địa chỉ"),
      ("554 5.7.1 x", "máy chủ thư không nhận thư này (554 5.7.1); xem nhật ký của nó, quyền gửi và dòng from"),
      ("451 4.7.1 x", "máy chủ thư bảo gửi lại sau (451 4.7.1); phoihop serve tự gửi lại"),
    ] {
      catcher.next(.answers(answer, to: "RCPT"))
      let told = run(["mail", "test", "lan@example.vn", "--mail", path])
      #expect(told.code == 1 && told.out == "" && told.err == "phoihop: \(words)\n")
    }
    catcher.stop()
    #expect(
      run(["mail", "test", "lan@example.vn", "--mail", path], .en).err
        == "phoihop: the mail server 127.0.0.1:\(catcher.port) cannot be reached; look at the port and the firewall\n")
  }

  @Test func `what was typed wrong is told, and nothing is sent`() throws {
    let catcher = try Catcher()
    let path = try file(catcher)
    for (words, told) in [
      (["mail"], "phoihop mail cần một việc: test; xem phoihop mail --help"),
      (
        ["mail", "test", "lan", "--mail", path], "phoihop: \"lan\" không phải là địa chỉ thư; ghi như ten@coquan.gov.vn"
      ),
      (
        ["mail", "test", "lan@example.vn"],
        "phoihop: cần --mail TỆP (hoặc PHOIHOP_MAIL): tệp ghi máy chủ thư, xem Docs/keeping.md"
      ),
      (
        ["mail", "test", "lan@example.vn", "--mail", path, "--wait", "0"],
        "phoihop: --wait: \"0\" không được dùng; được dùng: 1–600"
      ),
    ] {
      let refused = run(words)
      #expect(refused.code == 2 && refused.err == told + "\n")
    }
    #expect(catcher.caught.isEmpty)
  }

  @Test func `the doctor says whether a server's mails go out`() throws {
    func said(_ health: MailHealth?) throws -> [String] {
      let running = try Hosted(mail: health.map { health in MailConnection(link: "https://x.vn") { health } })
      return running.world.run("doctor").out.split(separator: "\n").map(String.init)
    }
    #expect(try said(nil).contains("tốt\tmáy chủ không gửi thư, xem phoihop serve --mail"))
    #expect(try said(.untried).contains("tốt\tchưa gửi thư nào từ khi chạy; thử bằng phoihop mail test ĐỊA_CHỈ"))
    #expect(try said(.good(Running.now)).contains("tốt\tgửi thư được, lần cuối 2024-03-20T05:00:00Z"))
    #expect(
      try said(.troubled(since: Running.now, Words(vi: "không nối được", en: "no"))).contains(
        "hỏng\tkhông gửi được thư từ 2024-03-20T05:00:00Z: không nối được"))
  }
}
