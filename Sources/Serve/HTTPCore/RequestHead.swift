/// The head of a request, held against everything that two readers could understand differently: what is ambiguous is refused, so that
/// nobody can hide a second request in the first (RFC 9112, sections 3, 5 and 6).
///
/// The parts are given as they came: the line, then each field, then `finish`.
public struct RequestHead: Sendable {
  /// How the body is delimited.
  public enum Framing: Hashable, Sendable {
    /// There is none.
    case none
    /// So many bytes, at least one.
    case length(Int)
    /// In chunks, whose sum nobody knows yet.
    case chunked
  }

  /// How large a head may be.
  public struct Limits: Hashable, Sendable {
    /// Bytes of the address.
    public var targetBytes: Int
    /// Bytes of the fields with their names, four added to each.
    public var fieldBytes: Int
    /// Fields.
    public var fields: Int

    /// The usual: an address of 8 KiB, 100 fields of 16 KiB.
    public init(targetBytes: Int = 8 << 10, fieldBytes: Int = 16 << 10, fields: Int = 100) {
      self.targetBytes = targetBytes
      self.fieldBytes = fieldBytes
      self.fields = fields
    }
  }

  /// What is to be done.
  public let method: Request.Method
  /// The address.
  public let target: RequestTarget
  /// Whether it is HTTP/1.1; otherwise 1.0.
  public let isOne: Bool
  /// The fields taken so far.
  public private(set) var headers = Headers()
  /// How the body is delimited; known once `finish` was called.
  public private(set) var framing = Framing.none

  private let limits: Limits
  private var fields: [Headers.Field] = []
  private var bytes = 0
  private var hosts = 0
  private var lengths = 0
  private var length = 0
  private var encodings = 0

  /// Takes the line: method, address, version.
  public init(
    method: UnsafeBufferPointer<UInt8>, target: UnsafeBufferPointer<UInt8>, version: UnsafeBufferPointer<UInt8>,
    limits: Limits = .init()
  ) throws(BadRequest) {
    guard target.count <= limits.targetBytes else {
      throw BadRequest(
        code: "target-size", status: .targetTooLong, vi: "Địa chỉ dài hơn \(limits.targetBytes) byte.",
        en: "The address is longer than \(limits.targetBytes) bytes.")
    }
    guard !method.isEmpty, method.allSatisfy(Bytes.isToken) else {
      throw BadRequest(
        code: "method", vi: "Phương thức của yêu cầu không đúng dạng.", en: "The method of the request is malformed.")
    }
    // Known to all, and taken nowhere here.
    if Bytes.are(method, "TRACE") || Bytes.are(method, "CONNECT") || Bytes.are(method, "QUERY") {
      throw BadRequest(
        code: "method-not-taken", status: .methodNotAllowed, vi: "Máy chủ không nhận phương thức này.",
        en: "The server does not take this method.")
    }
    guard let method = RequestHead.method(method) else {
      throw BadRequest(
        code: "method-unknown", status: .notImplemented, vi: "Máy chủ không biết phương thức này.",
        en: "The server does not know this method.")
    }
    if Bytes.are(version, "HTTP/1.1") {
      isOne = true
    } else if Bytes.are(version, "HTTP/1.0") {
      isOne = false
    } else {
      throw BadRequest(
        code: "version", vi: "Chỉ nhận HTTP/1.0 và HTTP/1.1.", en: "Only HTTP/1.0 and HTTP/1.1 are taken.")
    }
    self.method = method
    self.target = try RequestTarget(target)
    self.limits = limits
  }

  /// Takes the next field, its name as it came and its value without the space before it.
  public mutating func add(
    name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>
  ) throws(BadRequest) {
    bytes += name.count + value.count + 4
    guard bytes <= limits.fieldBytes, fields.count < limits.fields else {
      throw BadRequest(
        code: "head-size", status: .headTooLarge,
        vi: "Phần đầu của yêu cầu lớn hơn \(limits.fieldBytes) byte hoặc có hơn \(limits.fields) trường.",
        en:
          "The head of the request is larger than \(limits.fieldBytes) bytes or has more than \(limits.fields) fields.")
    }
    guard !name.isEmpty, name.allSatisfy(Bytes.isToken) else {
      throw BadRequest(
        code: "field-name",
        vi: "Tên một trường của phần đầu có ký tự không được phép, chẳng hạn dấu cách trước dấu hai chấm.",
        en: "The name of a field of the head has a character that is not allowed, such as a space before the colon.")
    }
    let value = Bytes.trimmed(value)
    guard value.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
      throw BadRequest(
        code: "field-control", vi: "Một trường của phần đầu có ký tự điều khiển.",
        en: "A field of the head has a control character.")
    }
    let field = Headers.Field(String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self))
    switch name.count {
    case 4 where Bytes.areSmall(name, "host"):
      hosts += 1
      guard hosts == 1 else {
        throw BadRequest(
          code: "two-hosts", vi: "Yêu cầu nêu hai máy chủ (Host); chỉ được nêu một.",
          en: "The request names two hosts; it may name one.")
      }
      guard RequestHead.isHost(value) else {
        throw BadRequest(
          code: "host", vi: "Tên máy chủ (Host) không đúng dạng.", en: "The name of the host is malformed.")
      }
    case 14 where Bytes.areSmall(name, "content-length"):
      lengths += 1
      guard lengths == 1, let number = Bytes.number(value) else {
        throw BadRequest(
          code: "length", vi: "Độ dài nội dung (Content-Length) bị nêu hai lần hoặc không phải là một số.",
          en: "The length of the body is given twice or is no number.")
      }
      length = number
    case 17 where Bytes.areSmall(name, "transfer-encoding"):
      encodings += 1
      guard encodings == 1, isOne, Bytes.areSmall(value, "chunked") else {
        throw BadRequest(
          code: "transfer-encoding",
          vi: "Cách truyền (Transfer-Encoding) chỉ được là \"chunked\", một lần, trong HTTP/1.1.",
          en: "The transfer encoding may only be \"chunked\", once, in HTTP/1.1.")
      }
    case 6 where Bytes.areSmall(name, "expect"):
      guard Bytes.areSmall(value, "100-continue") else {
        throw BadRequest(
          code: "expect", status: 417, vi: "Máy chủ không đáp ứng được điều kiện Expect này.",
          en: "The server cannot meet this expectation.")
      }
    default: break
    }
    fields.append(field)
  }

  /// Ends the head; what must be there is there, and nothing contradicts it.
  public mutating func finish() throws(BadRequest) {
    guard hosts == 1 || !isOne else {
      throw BadRequest(
        code: "no-host", vi: "Yêu cầu không nêu máy chủ (Host).", en: "The request names no host.")
    }
    guard lengths == 0 || encodings == 0 else {
      throw BadRequest(
        code: "length-and-encoding",
        vi: "Yêu cầu nêu cả độ dài nội dung (Content-Length) lẫn cách truyền (Transfer-Encoding); chỉ được nêu một.",
        en: "The request gives both a length and a transfer encoding; it may give one.")
    }
    framing = encodings == 1 ? .chunked : length > 0 ? .length(length) : .none
    if framing != .none, [.get, .head, .options].contains(method) {
      throw BadRequest(
        code: "body-of-get", vi: "Yêu cầu \(method.rawValue) không được có nội dung.",
        en: "A request \(method.rawValue) may have no body.")
    }
    headers = Headers(fields)
  }

  /// Who asks and whether over https: what the proxies we trust say of it. Only the last of the proxies is listened to about https; of
  /// the addresses the last that no trusted proxy has.
  public func origin(
    peer: PeerAddress, trusted: [AddressRange]
  ) throws(BadRequest) -> (peer: PeerAddress, isSecure: Bool) {
    func isTrusted(_ address: PeerAddress) -> Bool { address == .local || trusted.contains { $0.contains(address) } }
    guard isTrusted(peer) else { return (peer, false) }
    let given = headers.all("X-Forwarded-Proto").last?.split(separator: ",").last.map(String.init) ?? ""
    let isSecure = Headers.same(String(decoding: Bytes.trimmed(given.utf8), as: UTF8.self), "https")
    var origin = peer
    for field in headers.all("X-Forwarded-For").reversed() {
      for part in field.split(separator: ",", omittingEmptySubsequences: false).reversed() {
        guard let address = PeerAddress(String(decoding: Bytes.trimmed(part.utf8), as: UTF8.self)) else {
          throw BadRequest(
            code: "forwarded-for", vi: "Trường X-Forwarded-For có chỗ không phải là địa chỉ.",
            en: "X-Forwarded-For has something that is no address.")
        }
        origin = address
        if !isTrusted(address) { return (origin, isSecure) }
      }
    }
    return (origin, isSecure)
  }

  private static func method(_ bytes: UnsafeBufferPointer<UInt8>) -> Request.Method? {
    if Bytes.are(bytes, "GET") { return .get }
    if Bytes.are(bytes, "POST") { return .post }
    return Request.Method(rawValue: String(decoding: bytes, as: UTF8.self))
  }

  /// Letters, digits, `.-_` and a port, or an IPv6 address in brackets; empty is allowed where there is no name.
  private static func isHost(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count <= 261
      && bytes.allSatisfy {
        switch $0 {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x3A, 0x5B, 0x5D: true
        default: false
        }
      }
  }
}
