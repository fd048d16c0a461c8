import Access
import Diagnostics
import Files

/// The mail server that takes our mails, and in whose name they go.
public struct MailServer: Sendable {
  /// How what is said on the way is kept from others.
  public enum Security: String, CaseIterable, Sendable {
    /// Plain at first, then TLS (STARTTLS); without it nothing is said.
    case startTLS = "starttls"
    /// TLS from the first byte.
    case tls
    /// Nothing: only for a server on this machine.
    case none
  }

  /// The name or address of the server.
  public let host: String
  /// The port.
  public let port: UInt16
  /// How what is said is kept from others.
  public let security: Security
  /// As whom one signs in there; nil where one need not.
  public let user: String?
  /// With which password. It stands in no error and in no log.
  let password: String?
  /// From whom mails are.
  public let from: MailAddress
  /// How that one is called.
  public let name: String
  /// Where the application is: `https://phoihop.example.vn`.
  public let link: String
  /// A file of certificates that are trusted in place of the system's; nil for those.
  public let authorities: String?

  /// A server of its parts.
  public init(
    host: String, port: UInt16, security: Security, user: String? = nil, password: String? = nil, from: MailAddress,
    name: String = "PhoiHop", link: String, authorities: String? = nil
  ) {
    self.host = host
    self.port = port
    self.security = security
    self.user = user
    self.password = password
    self.from = from
    self.name = name
    self.link = link
    self.authorities = authorities
  }
}

extension MailServer: CustomStringConvertible, CustomReflectable {
  /// Without the password.
  public var description: String { "\(host):\(port) \(security.rawValue)" }
  /// Without the password.
  public var customMirror: Mirror { Mirror(self, children: ["server": description]) }
}

extension MailServer {
  /// What a line of the file can name.
  private enum Key: String, CaseIterable {
    case server, security, user
    case passwordFile = "password-file"
    case from, name, link
    case authorities = "ca-file"
  }

  /// Reads the file that says which server: lines of a name, `=` and a value; what begins with `#` is for people.
  ///
  /// - Parameter credentials: the folder in which systemd puts what is secret; a password file without a folder is looked for there, else
  ///   beside the file.
  /// - Throws: `FileError` with the line and what is allowed.
  @available(*, noasync)
  public init(reading path: String, credentials: String? = nil) throws(FileError) {
    func wrong(_ line: Int, _ vi: String, _ en: String) -> FileError {
      FileError(path: path, message: Words(vi: "\(path):\(line): \(vi)", en: "\(path):\(line): \(en)"))
    }
    var found: [Key: (text: String, line: Int)] = [:]
    let text = String(decoding: try FileSystem.read(path), as: UTF8.self)
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = String(line).trimmedSpace
      if line.isEmpty || line.hasPrefix("#") { continue }
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
        String($0).trimmedSpace
      }
      let names = Key.allCases.map(\.rawValue).joined(separator: ", ")
      guard parts.count == 2, let key = Key(rawValue: parts[0]) else {
        throw wrong(
          number + 1, "\"\(parts[0])\" không phải là tên thiết lập thư; có: \(names)",
          "\"\(parts[0])\" is no setting of mail; there are: \(names)")
      }
      guard found[key] == nil else {
        throw wrong(number + 1, "\(key.rawValue) đã ghi ở trên", "\(key.rawValue) stands above already")
      }
      guard !parts[1].isEmpty, !parts[1].utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
        throw wrong(number + 1, "\(key.rawValue) chưa có giá trị", "\(key.rawValue) has no value")
      }
      found[key] = (parts[1], number + 1)
    }
    func need(_ key: Key) throws(FileError) -> (text: String, line: Int) {
      if let value = found[key] { return value }
      throw FileError(
        path: path,
        message: Words(vi: "\(path): thiếu dòng \(key.rawValue)", en: "\(path): the line \(key.rawValue) is missing"))
    }
    let (server, serverLine) = try need(.server)
    let (securityText, securityLine) = found[.security] ?? (Security.startTLS.rawValue, serverLine)
    guard let security = Security(rawValue: securityText) else {
      throw wrong(
        securityLine, "security là starttls, tls hoặc none, không phải \"\(securityText)\"",
        "security is starttls, tls or none, not \"\(securityText)\"")
    }
    let parts = Self.parts(server, security)
    guard let parts else {
      throw wrong(
        serverLine, "server là MÁY hoặc MÁY:CỔNG, như smtp.example.vn:587, không phải \"\(server)\"",
        "server is HOST or HOST:PORT, as smtp.example.vn:587, not \"\(server)\"")
    }
    if security == .none, !["localhost", "127.0.0.1", "::1"].contains(parts.host) {
      throw wrong(
        securityLine, "security = none chỉ dùng với máy chủ thư trên chính máy này; máy khác dùng starttls hoặc tls",
        "security = none is for a mail server on this machine only; another one takes starttls or tls")
    }
    let (fromText, fromLine) = try need(.from)
    guard let from = MailAddress(fromText) else {
      throw wrong(
        fromLine, "from là một địa chỉ thư, như phoihop@example.vn, không phải \"\(fromText)\"",
        "from is an address, as phoihop@example.vn, not \"\(fromText)\"")
    }
    let (link, linkLine) = try need(.link)
    guard Self.isLink(link) else {
      throw wrong(
        linkLine, "link là địa chỉ của ứng dụng, như https://phoihop.example.vn, không phải \"\(link)\"",
        "link is where the application is, as https://phoihop.example.vn, not \"\(link)\"")
    }
    if (found[.user] == nil) != (found[.passwordFile] == nil) {
      throw wrong(
        (found[.user] ?? found[.passwordFile])?.line ?? serverLine, "user và password-file đi cùng nhau",
        "user and password-file go together")
    }
    let password: String? =
      if let file = found[.passwordFile] {
        try Self.password(file.text, beside: path, credentials)
      } else { nil }
    self.init(
      host: parts.host, port: parts.port, security: security, user: found[.user]?.text, password: password, from: from,
      name: found[.name]?.text ?? "PhoiHop", link: link.hasSuffix("/") ? String(link.dropLast()) : link,
      authorities: found[.authorities]?.text)
  }

  private static func parts(_ server: String, _ security: Security) -> (host: String, port: UInt16)? {
    let standard: UInt16 =
      switch security {
      case .startTLS: 587
      case .tls: 465
      case .none: 25
      }
    func isHost(_ text: some StringProtocol) -> Bool {
      !text.isEmpty
        && text.utf8.allSatisfy { byte in
          (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) && byte < 0x80 || byte == 0x2D
            || byte == 0x2E
        }
    }
    if server == "::1" { return (server, standard) }
    let parts = server.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, isHost(parts[0]) else { return nil }
    if parts.count == 1 { return (server, standard) }
    guard let port = UInt16(parts[1]), port > 0 else { return nil }
    return (String(parts[0]), port)
  }

  private static func isLink(_ text: String) -> Bool {
    guard let scheme = ["https://", "http://"].first(where: { text.hasPrefix($0) }) else { return false }
    return text.utf8.count > scheme.utf8.count
      && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"<>\"".utf8.contains($0) }
  }

  private static func password(_ file: String, beside path: String, _ credentials: String?) throws(FileError) -> String
  {
    let folder = credentials ?? path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let file = file.contains("/") ? file : "\(folder)/\(file)"
    guard let mode = FileSystem.mode(of: file) else {
      throw FileError(
        path: file,
        message: Words(vi: "không có tệp mật khẩu \"\(file)\"", en: "there is no password file \"\(file)\""))
    }
    guard mode & 0o077 == 0 else {
      throw FileError(
        path: file,
        message: Words(
          vi: "người khác dùng được tệp mật khẩu \"\(file)\"; chạy chmod 600 \"\(file)\"",
          en: "others can use the password file \"\(file)\"; run chmod 600 \"\(file)\""))
    }
    let text = String(decoding: try FileSystem.read(file), as: UTF8.self).trimmedSpace
    guard !text.isEmpty, !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      throw FileError(
        path: file,
        message: Words(
          vi: "tệp mật khẩu \"\(file)\" phải có đúng một dòng", en: "the password file \"\(file)\" must have one line"))
    }
    return text
  }
}
