import Files

/// A request, whole: everything that was sent and everything known of who sent it.
public struct Request: Sendable {
  /// What is to be done with the thing at the address (RFC 9110, section 9.3).
  public enum Method: String, Sendable, CaseIterable {
    /// Show it.
    case get = "GET"
    /// Show its head alone.
    case head = "HEAD"
    /// Do with it what the body says.
    case post = "POST"
    /// Put the body in its place.
    case put = "PUT"
    /// Change it as the body says.
    case patch = "PATCH"
    /// Remove it.
    case delete = "DELETE"
    /// Say what can be done with it.
    case options = "OPTIONS"
  }

  /// What was sent behind the head.
  public enum Body: Sendable {
    /// In memory.
    case bytes([UInt8])
    /// In a file of so many bytes, which is removed once the request is answered.
    case file(path: String, count: Int)

    /// How many bytes.
    public var count: Int {
      switch self {
      case .bytes(let bytes): bytes.count
      case .file(_, let count): count
      }
    }
  }

  /// What is to be done.
  public let method: Method
  /// The address.
  public let target: RequestTarget
  /// The fields of the head.
  public let headers: Headers
  /// What came behind it; empty where nothing did.
  public let body: Body
  /// Who asks: the one at the other end, or whom a trusted proxy names.
  public let peer: PeerAddress
  /// Whether it came to a trusted proxy as https.
  public let isSecure: Bool
  /// Its name in the log and on the page of an error: 16 hexadecimal digits.
  public let id: String

  /// A request of these parts.
  public init(
    method: Method, target: RequestTarget, headers: Headers = Headers(), body: Body = .bytes([]),
    peer: PeerAddress = .local, isSecure: Bool = false, id: String = "0000000000000000"
  ) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
    self.peer = peer
    self.isSecure = isSecure
    self.id = id
  }

  /// The parts of the path between the slashes, decoded.
  public var path: [String] { target.path }
  /// The path as it was sent, without the query.
  public var rawPath: String { target.rawPath }
  /// What stands behind the question mark.
  public var query: Query { target.query }

  /// The value of our cookie of a name (without `__Host-`).
  public func cookie(_ name: String) -> String? { Cookie.value(of: name, in: headers.all("Cookie")) }

  /// Whether `Accept-Encoding` names gzip and does not refuse it with a weight of nothing.
  public var takesGzip: Bool {
    for field in headers.all("Accept-Encoding") {
      for part in field.split(separator: ",") {
        let words = part.split(separator: ";").map { String(decoding: Bytes.trimmed($0.utf8), as: UTF8.self) }
        guard let name = words.first, Headers.same(name, "gzip") else { continue }
        return words.dropFirst().first { $0.hasPrefix("q=") }.map { $0.utf8.contains { 0x31...0x39 ~= $0 } } ?? true
      }
    }
    return false
  }

  /// The body as the form that a browser sent. Reads the file of a large one, so it is called on a thread that may wait.
  @available(*, noasync)
  public func form(_ limits: Form.Limits = .init()) throws(BadRequest) -> Form {
    let given = headers.all("Content-Type")
    guard given.count == 1, let type = MediaType(given[0]) else { throw Form.wrongType }
    switch type.name {
    case "application/x-www-form-urlencoded":
      // Its text is never as large as what goes to a file.
      guard case .bytes(let bytes) = body else { throw Form.tooLarge }
      return try Form(urlEncoded: bytes, limits: limits)
    case "multipart/form-data":
      guard let boundary = type.parameter("boundary") else { throw Form.wrongType }
      var reader = try MultipartReader(boundary: boundary, limits: limits)
      switch body {
      case .bytes(let bytes): try reader.read(bytes[...])
      case .file(let path, _):
        var failure: BadRequest?
        do {
          try FileSystem.read(path) { piece in
            guard failure == nil else { return }
            do throws(BadRequest) { try reader.read(piece[...]) } catch { failure = error }
          }
        } catch {
          throw BadRequest(
            code: "body-lost", status: .internalError, vi: "Không đọc lại được nội dung đã nhận.",
            en: "What was received cannot be read again.")
        }
        if let failure { throw failure }
      }
      return try reader.finish()
    default: throw Form.wrongType
    }
  }

  /// All bytes of the body. Reads the file of a large one, so it is called on a thread that may wait.
  @available(*, noasync)
  public func bodyBytes() throws(FileError) -> [UInt8] {
    switch body {
    case .bytes(let bytes): bytes
    case .file(let path, _): try FileSystem.read(path)
    }
  }
}
