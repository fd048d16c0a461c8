/// What is answered.
public struct Response: Sendable {
  /// What stands behind the head.
  public enum Body: Sendable {
    /// In memory.
    case bytes([UInt8])
    /// So many bytes of a file from a place on; it must not change until they are sent.
    case file(path: String, offset: Int = 0, count: Int)

    /// How many bytes.
    public var count: Int {
      switch self {
      case .bytes(let bytes): bytes.count
      case .file(_, _, let count): count
      }
    }
  }

  /// What became of the request.
  public var status: Status
  /// The fields of the head; what is said of length, date and connection is the server's.
  public var headers: Headers
  /// What stands behind the head.
  public var body: Body
  /// Whether it may be sent compressed. Never for a page that holds both a secret (a token of the session) and what the request said:
  /// the compressed length would tell the one from the other.
  public var isCompressible = false
  /// Whether the connection is closed behind it.
  public var isLast = false
  /// Who asked, by an id that says nothing of him; nil where nobody is known. It is for the log and is not sent.
  public var asker: String?
  /// Why it was refused where a control refused it, by its code: a form of another site, a token that is old. For the log, and not sent.
  public var refusal: String?

  /// An answer of these parts.
  public init(_ status: Status, headers: Headers = Headers(), body: Body = .bytes([])) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// Bytes of a media type.
  public init(_ bytes: [UInt8], type: String, status: Status = .ok) {
    self.init(status, body: .bytes(bytes))
    headers.add("Content-Type", type)
  }

  /// A page, in UTF-8.
  public static func html(_ bytes: [UInt8], status: Status = .ok) -> Response {
    Response(bytes, type: "text/html; charset=utf-8", status: status)
  }

  /// Plain text.
  public static func text(_ text: String, status: Status = .ok) -> Response {
    Response(Array(text.utf8), type: "text/plain; charset=utf-8", status: status)
  }

  /// JSON, in UTF-8.
  public static func json(_ bytes: [UInt8], status: Status = .ok) -> Response {
    Response(bytes, type: "application/json", status: status)
  }

  /// Sends the asker to another page of ours, by GET. The place is a path that begins with one `/`: anything else would lead away from
  /// here and stops the program.
  public static func redirect(to path: String) -> Response {
    precondition(
      path.utf8.first == 0x2F && !path.hasPrefix("//") && !path.hasPrefix("/\\"), "a redirection stays in this house")
    var response = Response(.seeOther)
    response.headers.add("Location", path)
    return response
  }

  /// What the asker has is still so.
  public static func notModified(_ tag: EntityTag) -> Response {
    var response = Response(.notModified)
    response.headers.add("ETag", tag.description)
    return response
  }

  /// Adds a cookie.
  public mutating func set(_ cookie: Cookie) { headers.add("Set-Cookie", cookie.description) }
}
