/// The three digits by which an answer says what became of a request (RFC 9110, section 15).
public struct Status: Hashable, Sendable, ExpressibleByIntegerLiteral, CustomStringConvertible {
  /// 100 to 599.
  public let code: Int

  /// A status by its digits; stops the program for what is none.
  public init(_ code: Int) {
    precondition(100...599 ~= code, "a status has three digits")
    self.code = code
  }

  /// A status as a number in the source.
  public init(integerLiteral code: Int) { self.init(code) }

  /// The digits.
  public var description: String { String(code) }

  /// Whether an answer of this status never has a body.
  public var isBodiless: Bool { code < 200 || code == 204 || code == 304 }

  /// Everything as asked.
  public static let ok: Status = 200
  /// Made, and nothing to show.
  public static let noContent: Status = 204
  /// See the other page, by GET.
  public static let seeOther: Status = 303
  /// What the asker has is still so.
  public static let notModified: Status = 304
  /// Not to be understood.
  public static let badRequest: Status = 400
  /// Who asks is not known.
  public static let unauthorized: Status = 401
  /// Known, and not allowed.
  public static let forbidden: Status = 403
  /// Nothing there.
  public static let notFound: Status = 404
  /// There, but not for this method.
  public static let methodNotAllowed: Status = 405
  /// It contradicts what is stored.
  public static let conflict: Status = 409
  /// The body is larger than is taken.
  public static let contentTooLarge: Status = 413
  /// The address is longer than is taken.
  public static let targetTooLong: Status = 414
  /// The body is of a kind that is not taken.
  public static let unsupportedMediaType: Status = 415
  /// Understood, and wrong in itself.
  public static let unprocessable: Status = 422
  /// Too many requests of one asker.
  public static let tooManyRequests: Status = 429
  /// The head is larger than is taken.
  public static let headTooLarge: Status = 431
  /// A fault of ours.
  public static let internalError: Status = 500
  /// A method nobody here knows.
  public static let notImplemented: Status = 501
  /// Too much to do just now.
  public static let unavailable: Status = 503
}
