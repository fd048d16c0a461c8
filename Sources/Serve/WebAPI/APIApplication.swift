import Access
import CivilTime
import Database
import Diagnostics
import Entries
import Exchange
import Files
import HTTPCore
import Ledger
import Obligations
import Secrets
import Settings
import Store
import UseCases

/// What programs ask for under `/api/v1`: the pages' use cases, permissions and errors as JSON.
///
/// A request is held against its endpoint's description, from which the document is printed too; then one `switch` calls the desk. Calls block:
/// they come from threads that may wait.
public final class APIApplication: Sendable {
  let store: Store
  let cache: LibraryCache
  let clock: @Sendable () -> Instant
  private let report: @Sendable (_ error: any Error, _ request: String) -> Void

  /// The API over a store that is held open.
  ///
  /// - Parameter report: is told what went wrong of which nobody is told but that it did, with the name of the request.
  public init(
    _ store: Store, cache: LibraryCache,
    report: @escaping @Sendable (_ error: any Error, _ request: String) -> Void = { _, _ in },
    clock: @escaping @Sendable () -> Instant
  ) {
    self.store = store
    self.cache = cache
    self.report = report
    self.clock = clock
  }

  /// Whether a path is one of the API's: all below `/api/`, so that what is not there is told to a program as it reads.
  public static func owns(_ path: [String]) -> Bool { path.count > 1 && path[0] == "api" }

  /// The same of a path as it was sent, which may be broken.
  public static func owns(rawPath: String) -> Bool { rawPath.hasPrefix("/api/") }

  /// The problem for what was refused before it came here, by its path as it was sent.
  public func refused(_ reason: BadRequest, id: String, rawPath: String) -> Response {
    var problem = Problem(reason)
    if reason.status == .methodNotAllowed, let target = try? RequestTarget(rawPath) {
      problem.headers = [.init("Allow", Self.methods(Endpoint.at(target.path).map(\.endpoint.operation.method)))]
    }
    return problem.response(.vi, id: id)
  }

  /// Answers a request.
  @available(*, noasync)
  public func respond(_ request: Request) -> Response {
    var language = Self.language(request) ?? .vi
    var asker: String?
    do {
      if Self.language(request) == nil { language = try store.ledger.settings().language }
      var response = try answer(request, language, &asker)
      response.asker = asker
      response.headers.set("Content-Language", language.rawValue)
      response.headers.set("Vary", "Accept-Language, Authorization")
      return response
    } catch {
      var response = problem(error, request).response(language, id: request.id)
      response.asker = asker
      return response
    }
  }

  /// What is told of an error.
  private func problem(_ error: any Error, _ request: Request) -> Problem {
    switch error {
    case let problem as Problem: return problem
    case let refused as Refused:
      // What somebody may not see is not there, and that he asked is kept.
      guard let denial = refused.denial else { return Problem(.notFound, refused.message) }
      keep(denial, request.id)
      return Problem(.notFound)
    case let needed as LookOverNeeded: return Problem(needed)
    case let bad as BadRequest: return Problem(bad)
    case let error as LedgerError:
      switch error {
      case .overtaken: return Problem(.overtaken)
      case .noSuchEntry: return Problem(.notFound, error.message)
      case .idTaken: return Problem(.refused, error.message, faults: [Fault(pointer: "/id", error.message)])
      case .zeroCharacter, .tooLarge, .reasonMissing: return Problem(.refused, error.message)
      default: break
      }
    case let error as DatabaseError:
      report(error, request.id)
      switch error.code {
      case .full, .io, .readOnly, .connectionLost, .locked, .damaged: return Problem(.unavailable, error.message)
      case .conflict, .constraint, .tooNew, .other: return Problem(.fault)
      }
    case let error as FileError:
      report(error, request.id)
      return Problem(.unavailable)
    default: break
    }
    report(error, request.id)
    return Problem(.fault)
  }

  /// Writes down that somebody asked for what is not his; where that cannot be done who keeps the program is told.
  func keep(_ denial: EntryDraft, _ request: String) {
    do {
      _ = try store.ledger.append([denial], now: clock())
    } catch {
      report(error, request)
    }
  }

  private static func language(_ request: Request) -> Language? {
    request.headers["Accept-Language"].flatMap { Language(rawValue: $0.prefix(2).lowercased()) }
  }

  // MARK: One request

  /// One request of somebody.
  struct Visit {
    let request: Request
    let operation: Operation
    let asked: Asked
    let language: Language
    /// The desk of who asks, and his token.
    let admission: Desk.Admission

    var desk: Desk { admission.desk }

    /// The words of the language.
    func callAsFunction(_ words: Words) -> String { words[language] }

    /// What was asked, without where a list goes on: cursors belong to it.
    var question: String {
      "/\(request.path.joined(separator: "/")) \(admission.token.person) "
        + request.query.filter { $0.name != "cursor" && $0.name != "limit" }.map { "\($0.name)=\($0.value)" }
        .joined(separator: "&")
    }
  }

  /// - Parameter asker: becomes the id of who asks, once that is known.
  private func answer(_ request: Request, _ language: Language, _ asker: inout String?) throws -> Response {
    let found = Endpoint.at(request.path)
    guard !found.isEmpty else { throw Problem(.notFound) }
    let allowed = Self.methods(found.map(\.endpoint.operation.method))
    let method = request.method == .head ? .get : request.method
    if request.method == .options {
      var response = Response(.noContent)
      response.headers.set("Allow", allowed)
      return response
    }
    guard let (endpoint, values) = found.first(where: { $0.endpoint.operation.method == method }) else {
      var problem = Problem(.method)
      problem.headers = [.init("Allow", allowed)]
      throw problem
    }
    guard Self.takesJSON(request) else { throw Problem(.notAcceptable) }
    let operation = endpoint.operation
    guard let use = operation.use else {
      _ = try Asked(request, operation, path: values)
      return try openAnswer(endpoint, language)
    }
    let admission = try admit(request, for: use)
    asker = admission.token.person.text
    let visit = Visit(
      request: request, operation: operation, asked: try Asked(request, operation, path: values), language: language,
      admission: admission)
    if operation.body != nil { return try record(endpoint, visit) }
    let tag = try tag(of: visit)
    if let known = request.headers["If-None-Match"], tag.isMatched(byNoneMatch: known) {
      var response = Response.notModified(tag)
      response.headers.set("Cache-Control", Self.keeping)
      return response
    }
    var response = Self.json(try read(endpoint, visit))
    response.headers.set("ETag", tag.description)
    response.headers.set("Cache-Control", Self.keeping)
    response.isCompressible = true
    return response
  }

  static func json(_ value: JSONValue, status: Status = .ok) -> Response {
    .json(Array((value.line + "\n").utf8), status: status)
  }

  /// May be kept by who asked, and is asked for anew each time.
  private static let keeping = "private, no-cache"

  private static func methods(_ methods: [Request.Method]) -> String {
    (methods.flatMap { $0 == .get ? [.get, .head] : [$0] } + [Request.Method.options]).map(\.rawValue)
      .joined(separator: ", ")
  }

  /// Whether an answer in JSON is taken: what says nothing of it takes all.
  private static func takesJSON(_ request: Request) -> Bool {
    let fields = request.headers.all("Accept")
    if fields.isEmpty { return true }
    return fields.flatMap { $0.split(separator: ",") }.contains { part in
      guard let type = MediaType(String(part)) else { return false }
      let isNone = type.parameter("q").map { !$0.utf8.contains { 0x31...0x39 ~= $0 } } ?? false
      return !isNone && ["*/*", "application/*", "application/json", Problem.mediaType].contains(type.name)
    }
  }

  // MARK: Who

  /// Who asks, by the token in the head alone: a cookie that a browser sends by itself is not looked at.
  private func admit(_ request: Request, for use: EntryBody.TokenScope.Use) throws -> Desk.Admission {
    func signIn(_ more: String) -> Problem {
      var problem = Problem(.signIn)
      problem.headers = [.init("WWW-Authenticate", "Bearer realm=\"phoihop\"\(more)")]
      return problem
    }
    let fields = request.headers.all("Authorization")
    guard fields.count == 1 else { throw signIn("") }
    let words = fields[0].split(separator: " ")
    guard words.count == 2, words[0].lowercased() == "bearer", words[1].utf8.count <= 200 else {
      throw signIn(", error=\"invalid_request\"")
    }
    let (token, now) = (String(words[1]), clock())
    if let admission = try Desk.admit(store, token: token, for: use, now: now, cache: cache) { return admission }
    if use == .write, try Desk.admit(store, token: token, for: .read, now: now) != nil {
      var problem = Problem(.scope)
      problem.headers = [
        .init("WWW-Authenticate", "Bearer realm=\"phoihop\", error=\"insufficient_scope\", scope=\"write\"")
      ]
      throw problem
    }
    throw signIn(", error=\"invalid_token\"")
  }

  // MARK: Tags

  /// The mark of what is answered: an answer follows from the entries up to now, the question, who asks, and the day. It begins with the number
  /// of entries, by which a deed can say what its author had seen.
  private func tag(of visit: Visit) throws -> EntityTag {
    let size = try store.lastNumber()
    let request = visit.request
    let query = request.query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    let said = [
      Version.text, visit.language.rawValue, visit.desk.today.description, String(visit.admission.token.entry),
      request.path.joined(separator: "/"), query,
    ]
    let mark = Digest(of: Array(said.joined(separator: "\n").utf8)).description.prefix(16)
    guard let tag = EntityTag("\(size)-\(mark)") else { preconditionFailure("digits are a tag") }
    return tag
  }

  /// Up to which entry somebody has seen, by a tag of ours; nil where he does not care, which he says by `*` or nothing.
  func seen(by visit: Visit) throws -> Int64? {
    guard let field = visit.request.headers["If-Match"], field != "*" else { return nil }
    var text = field[...]
    if text.hasPrefix("W/") { text = text.dropFirst(2) }
    let digits = text.dropFirst().prefix { $0.isASCII && $0.isNumber }
    guard text.first == "\"", text.last == "\"", text.dropFirst(1 + digits.count).first == "-",
      let size = Int64(digits),
      try size <= store.lastNumber()
    else { throw Problem(.changed) }
    return size
  }
}
