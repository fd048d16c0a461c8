import Access
import Foundation
import Glibc
import Threads

@testable import Mail

/// A mail server for tests, on a port of this machine: it takes what is said and answers as it is told to. Plain, without TLS.
final class Catcher: Sendable {
  /// What it does with one mail.
  enum Manner: Sendable {
    case takes
    /// Answers so to a command that begins so.
    case answers(String, to: String)
    /// Answers so to commands that begin so, and to a whole mail (`.`).
    case answersAll([String: String])
    /// Hangs up once it heard a command that begins so.
    case hangsUp(at: String)
    /// Hangs up after the mail is there and before it says so.
    case hangsUpAfterMail
    /// Says nothing at all.
    case isSilent
  }

  /// A mail that was taken.
  struct Caught: Sendable {
    let from: String
    let to: String
    /// As it came, without the final dot.
    let text: String

    /// A header as it came, its lines joined.
    func header(_ name: String) -> String? {
      let head = text.components(separatedBy: "\r\n\r\n")[0].replacingOccurrences(of: "\r\n ", with: " ")
      return head.components(separatedBy: "\r\n").first { $0.hasPrefix("\(name): ") }.map {
        String($0.dropFirst(name.count + 2))
      }
    }

    /// The subject as people read it.
    var subject: String {
      let text = header("Subject") ?? ""
      return text.hasPrefix("=?") ? text.components(separatedBy: " ").map(Self.word).joined() : text
    }

    /// What it says, as people read it.
    var body: String {
      let coded = text.components(separatedBy: "\r\n\r\n").dropFirst().joined().filter { !$0.isWhitespace }
      return Data(base64Encoded: coded).flatMap { String(data: $0, encoding: .utf8) }?.replacingOccurrences(
        of: "\r\n", with: "\n") ?? ""
    }

    private static func word(_ text: String) -> String {
      guard text.hasPrefix("=?utf-8?B?"), text.hasSuffix("?=") else { return text }
      return Data(base64Encoded: String(text.dropFirst(10).dropLast(2))).flatMap { String(data: $0, encoding: .utf8) }
        ?? text
    }
  }

  private struct State {
    var manners: [Manner] = []
    var caught: [Caught] = []
    var heard: [String] = []
    var open: Set<Int32> = []
    var isOver = false
  }

  private let listener: Int32
  let port: UInt16
  private let state = Monitor(State())
  private let worker = Worker("catcher")

  init() throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let (listener) = (self.listener)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 8) == 0 && getsockname(listener, $0, &size) == 0
      }
    }
    guard bound else { throw POSIXError(.EADDRINUSE) }
    port = UInt16(bigEndian: address.sin_port)
    worker.add { [listener, state] in
      while true {
        let peer = accept(listener, nil, nil)
        if peer < 0 { return }
        let manner = state.change { state -> Manner in
          state.open.insert(peer)
          return state.manners.isEmpty ? .takes : state.manners.removeFirst()
        }
        Self.serve(peer, manner, state)
        state.change { state in
          if state.open.remove(peer) != nil { close(peer) }
        }
      }
    }
  }

  deinit { stop() }

  /// Lets nobody in any more.
  func stop() {
    let isFirst = state.change { state in
      defer { state.isOver = true }
      for peer in state.open { shutdown(peer, Int32(SHUT_RDWR)) }
      return !state.isOver
    }
    guard isFirst else { return }
    shutdown(listener, Int32(SHUT_RDWR))
    worker.finish()
    close(listener)
  }

  /// How it treats the next connections; those after them it takes.
  func next(_ manners: Manner...) { state.change { $0.manners = manners } }

  /// What it took.
  var caught: [Caught] { state.change { $0.caught } }

  /// What it took, which it then forgets.
  func take() -> [Caught] {
    state.change { state in
      defer { state.caught = [] }
      return state.caught
    }
  }

  /// Every command it heard.
  var heard: [String] { state.change { $0.heard } }

  /// A server's name for `MailServer`.
  func server(security: MailServer.Security = .none, user: String? = nil, password: String? = nil) -> MailServer {
    guard let from = MailAddress("phoihop@example.vn") else { preconditionFailure("an address") }
    return MailServer(
      host: "127.0.0.1", port: port, security: security, user: user, password: password, from: from, name: "Phối hợp",
      link: "https://phoihop.example.vn")
  }

  private static func serve(_ peer: Int32, _ manner: Manner, _ state: Monitor<State>) {
    var buffer: [UInt8] = []
    func line() -> String? {
      while true {
        if let end = buffer.firstIndex(of: 10) {
          let line = String(decoding: buffer[..<end].filter { $0 != 13 }, as: UTF8.self)
          buffer.removeSubrange(...end)
          return line
        }
        var piece = [UInt8](repeating: 0, count: 4096)
        let got = recv(peer, &piece, piece.count, 0)
        guard got > 0 else { return nil }
        buffer += piece.prefix(got)
      }
    }
    func say(_ text: String) { _ = send(peer, text + "\r\n", text.utf8.count + 2, Int32(MSG_NOSIGNAL)) }
    if case .isSilent = manner {
      _ = line()
      return
    }
    say("220 catcher")
    var (from, to) = ("", "")
    while let command = line() {
      state.change { $0.heard.append(command) }
      switch manner {
      case .hangsUp(let start) where command.hasPrefix(start): return
      case .answers(let answer, let start) where command.hasPrefix(start):
        say(answer)
        continue
      case .answersAll(let answers):
        if let answer = answers.first(where: { command.hasPrefix($0.key) })?.value {
          say(answer)
          continue
        }
      default: break
      }
      switch String(command.prefix(4)) {
      case "EHLO":
        say("250-catcher")
        say("250 AUTH PLAIN")
      case "AUTH": say("235 2.7.0 good")
      case "MAIL":
        from = String(command.dropFirst(10))
        say("250 2.1.0 good")
      case "RCPT":
        to = String(command.dropFirst(8))
        say("250 2.1.5 good")
      case "DATA":
        say("354 go on")
        var lines: [String] = []
        while let next = line(), next != "." { lines.append(next.hasPrefix(".") ? String(next.dropFirst()) : next) }
        if case .hangsUpAfterMail = manner {
          state.change { $0.caught.append(Caught(from: from, to: to, text: lines.joined(separator: "\r\n"))) }
          return
        }
        if case .answers(let answer, to: ".") = manner {
          say(answer)
          continue
        }
        if case .answersAll(let answers) = manner, let answer = answers["."] {
          say(answer)
          continue
        }
        state.change { $0.caught.append(Caught(from: from, to: to, text: lines.joined(separator: "\r\n"))) }
        say("250 2.0.0 taken")
      case "QUIT":
        say("221 bye")
        return
      default: say("250 good")
      }
    }
  }
}
