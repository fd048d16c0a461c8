import CCurl
import Diagnostics
import Glibc

/// What became of a mail that was handed to a server.
public enum MailOutcome: Hashable, Sendable {
  /// The server took it.
  case sent
  /// The server refused the address for good: nothing more is to go there. Its code.
  case refused(String)
  /// The server refused this mail for good. Its code.
  case rejected(String)
  /// The server asked to come again. Its code.
  case later(String)
  /// No server was reached that would take any mail: why, and what to do.
  case unreachable(Words)
  /// It was ended before the server had answered.
  case stopped
}

/// Hands mails to a server, by libcurl. Each has a connection of its own. Blocking: it is asked from a thread that may wait, with signals
/// left to others.
public final class MailSender: @unchecked Sendable {
  /// How long one waits, in seconds.
  public struct Patience: Sendable {
    /// For a connection.
    public var connecting = 20
    /// For a mail as a whole.
    public var whole = 120

    /// So long.
    public init(connecting: Int = 20, whole: Int = 120) {
      self.connecting = connecting
      self.whole = whole
    }
  }

  private let server: MailServer
  private let patience: Patience
  /// Not 0 once it is to stop; other threads set it.
  private let stopped = UnsafeMutablePointer<Int32>.allocate(capacity: 1)

  private static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// Which library, and what it speaks TLS with.
  public static var libraryVersion: String {
    String(cString: curl_version()).split(separator: " ").prefix(2).joined(separator: " ")
  }

  /// A sender to a server.
  public init(_ server: MailServer, _ patience: Patience = Patience()) {
    self.server = server
    self.patience = patience
    stopped.initialize(to: 0)
  }

  deinit { stopped.deallocate() }

  /// Ends what is being sent, within a second, and sends nothing more.
  public func stop() { ccurl_stop(stopped) }

  /// Hands over a mail.
  @available(*, noasync)
  public func send(_ message: MailMessage) -> MailOutcome {
    guard Self.isReady, let handle = curl_easy_init() else {
      return .unreachable(Words(vi: "thư viện thư không khởi động được", en: "the mail library does not start"))
    }
    defer { curl_easy_cleanup(handle) }
    var errors = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
    var bytes = message.bytes
    let recipients = curl_slist_append(nil, "<\(message.to)>")
    defer { curl_slist_free_all(recipients) }
    var answers: UnsafeMutablePointer<CChar>?
    var length = 0
    guard let said = open_memstream(&answers, &length) else {
      return .unreachable(Words(vi: "máy hết bộ nhớ", en: "the machine has no memory left"))
    }
    let code = bytes.withUnsafeMutableBytes { bytes -> CURLcode in
      guard let source = fmemopen(bytes.baseAddress, bytes.count, "r") else { return CURLE_OUT_OF_MEMORY }
      defer { fclose(source) }
      return errors.withUnsafeMutableBufferPointer { errors -> CURLcode in
        // What is set is copied, but for these three, which outlive the call.
        ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, errors.baseAddress)
        ccurl_set_pointer(handle, CURLOPT_READDATA, source)
        ccurl_set_pointer(handle, CURLOPT_HEADERDATA, said)
        ccurl_set_number(handle, CURLOPT_UPLOAD, 1)
        ccurl_set_text(handle, CURLOPT_MAIL_FROM, "<\(message.from)>")
        ccurl_set_pointer(handle, CURLOPT_MAIL_RCPT, recipients)
        configure(handle)
        return curl_easy_perform(handle)
      }
    }
    fclose(said)
    let answer = answers.map { String(cString: $0) } ?? ""
    free(answers)
    let error = String(decoding: errors.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return outcome(code, error: error, answers: answer)
  }

  private func configure(_ handle: UnsafeMutableRawPointer) {
    let scheme = server.security == .tls ? "smtps" : "smtp"
    let host = server.host.contains(":") ? "[\(server.host)]" : server.host
    ccurl_set_text(handle, CURLOPT_URL, "\(scheme)://\(host):\(server.port)")
    ccurl_set_text(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    // Without TLS not a word about whom it is to.
    ccurl_set_number(
      handle, CURLOPT_USE_SSL,
      Int((server.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL).rawValue))
    ccurl_set_number(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    ccurl_set_number(handle, CURLOPT_SSL_VERIFYPEER, 1)
    ccurl_set_number(handle, CURLOPT_SSL_VERIFYHOST, 2)
    if let authorities = server.authorities { ccurl_set_text(handle, CURLOPT_CAINFO, authorities) }
    if let user = server.user, let password = server.password {
      ccurl_set_text(handle, CURLOPT_USERNAME, user)
      ccurl_set_text(handle, CURLOPT_PASSWORD, password)
    }
    // Nobody's signals are changed, no proxy and no ~/.netrc is asked.
    ccurl_set_number(handle, CURLOPT_NOSIGNAL, 1)
    ccurl_set_text(handle, CURLOPT_PROXY, "")
    ccurl_set_number(handle, CURLOPT_CONNECTTIMEOUT, patience.connecting)
    ccurl_set_number(handle, CURLOPT_TIMEOUT, patience.whole)
    ccurl_stops_with(handle, stopped)
  }

  // MARK: What became of it

  private func outcome(_ code: CURLcode, error: String, answers: String) -> MailOutcome {
    if code == CURLE_OK { return .sent }
    if code == CURLE_ABORTED_BY_CALLBACK { return .stopped }
    // Behind a refusal comes the answer to QUIT.
    let reply = answers.split(whereSeparator: \.isNewline).compactMap { Reply(String($0)) }.last { $0.isRefusal }
    if error.hasPrefix("RCPT failed"), let reply {
      return reply.isForGood
        ? (reply.isAboutAddress ? .refused(reply.code) : .rejected(reply.code)) : .later(reply.code)
    }
    if error.hasPrefix("DATA failed") || code == CURLE_WEIRD_SERVER_REPLY, let reply {
      return reply.isForGood ? .rejected(reply.code) : .later(reply.code)
    }
    return .unreachable(Self.words(code, server, reply))
  }

  /// What a server answered.
  struct Reply: Hashable {
    /// Its three digits.
    let number: Int
    /// What it says more closely (RFC 3463): `5.1.1`; empty where it does not.
    let status: String

    /// The last line of an answer; nil for what is none.
    init?(_ line: String) {
      guard let number = Int(line.prefix(3)), (200...599).contains(number) else { return nil }
      self.number = number
      let word = line.dropFirst(4).prefix { !$0.isWhitespace }
      let parts = word.split(separator: ".", omittingEmptySubsequences: false)
      let isStatus = parts.count == 3 && parts.allSatisfy { (1...3).contains($0.utf8.count) && Int($0) != nil }
      status = isStatus ? String(word) : ""
    }

    /// What is kept and told of it: digits alone, for its words may have the address in them.
    var code: String { status.isEmpty ? String(number) : "\(number) \(status)" }
    var isRefusal: Bool { number >= 400 }
    var isForGood: Bool { number >= 500 }

    /// Whether it is the address that is wrong, and not how or by whom it was asked. A full box gets empty again.
    var isAboutAddress: Bool {
      if status.isEmpty { return [550, 551, 553].contains(number) }
      return status.hasPrefix("5.1.") && status != "5.1.7" && status != "5.1.8" || status == "5.2.0"
        || status == "5.2.1"
    }
  }

  private static func words(_ code: CURLcode, _ server: MailServer, _ reply: Reply?) -> Words {
    let (place, number) = ("\(server.host):\(server.port)", reply.map { " (\($0.code))" } ?? "")
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST:
      return Words(
        vi: "không tìm thấy máy chủ thư \(server.host); xem tên ở dòng server",
        en: "the mail server \(server.host) is not found; look at its name in the line server")
    case CURLE_COULDNT_CONNECT:
      return Words(
        vi: "không nối được tới máy chủ thư \(place); xem cổng và tường lửa",
        en: "the mail server \(place) cannot be reached; look at the port and the firewall")
    case CURLE_OPERATION_TIMEDOUT:
      return Words(
        vi: "máy chủ thư \(place) không trả lời kịp; xem cổng, và security là tls hay starttls",
        en: "the mail server \(place) did not answer in time; look at the port, and whether security is tls or starttls"
      )
    case CURLE_USE_SSL_FAILED:
      return Words(
        vi: "máy chủ thư \(place) không có STARTTLS nên không gửi gì; dùng security = tls với cổng của nó",
        en: "the mail server \(place) has no STARTTLS, so nothing was sent; take security = tls with its port")
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
      return Words(
        vi: "chứng thư của máy chủ thư \(place) không được tin; chứng thư nội bộ thì ghi ca-file",
        en: "the certificate of the mail server \(place) is not trusted; for one of your own name ca-file")
    case CURLE_SSL_CONNECT_ERROR:
      return Words(
        vi: "không nói TLS được với máy chủ thư \(place); xem cổng, và security là tls hay starttls",
        en: "no TLS with the mail server \(place); look at the port, and whether security is tls or starttls")
    case CURLE_LOGIN_DENIED:
      return Words(
        vi: "máy chủ thư \(place) không nhận user và mật khẩu\(number)",
        en: "the mail server \(place) does not take user and password\(number)")
    default:
      if number.isEmpty {
        return Words(
          vi: "máy chủ thư \(place) ngắt giữa chừng (lỗi \(code.rawValue))",
          en: "the mail server \(place) broke off (error \(code.rawValue))")
      }
      return Words(
        vi: "máy chủ thư \(place) không nhận thư từ \(server.from)\(number)",
        en: "the mail server \(place) takes no mail from \(server.from)\(number)")
    }
  }
}
