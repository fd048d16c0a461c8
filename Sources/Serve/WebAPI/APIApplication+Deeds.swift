import Diagnostics
import Exchange
import HTTPCore
import Ledger
import Obligations
import Secrets
import Store
import Telling
import UseCases

/// What is recorded.
extension APIApplication {
  /// Records what a program sends: once for a key, and only where nothing came since what it says it has seen.
  func record(_ endpoint: Endpoint, _ visit: Visit) throws -> Response {
    if endpoint == .newNote || endpoint == .noteWithdrawal { return try noteDown(endpoint, visit) }
    let desk = visit.desk
    let id = endpoint == .deed ? try Self.id(visit.asked) : nil
    let place = id.map { Self.address(of: $0) }
    return try once(visit, about: id?.description) { value, key, question in
      let seen = try seen(by: visit)
      let deed: Deed
      if let id {
        let matter = try desk.matter(id)
        deed = try filled(
          DeedReading.deed(value, about: id, lastSent: matter.lastSent, today: desk.today), value, matter, visit)
      } else {
        deed = try DeedReading.happening(value, today: desk.today)
      }
      let recorded: Desk.Recorded
      do {
        recorded = try telling(visit) {
          try desk.record(deed, with: Desk.Care(key: key, question: question, seen: seen, answer: Self.text))
        }
      } catch LedgerError.overtaken where seen != nil {
        throw Problem(.changed)
      }
      return (Self.text(recorded), place)
    } place: { _ in
      place
    }
  }

  /// Does something that a program asks for once under its key, and answers the same from then on.
  ///
  /// - Parameters:
  ///   - about: what it is about, beside the body.
  ///   - work: does it; what is answered, and where it can be read.
  ///   - place: where what was done before can be read, by what was answered then.
  func once(
    _ visit: Visit, about: String?, _ work: (JSONValue, String, Digest) throws -> (text: String, place: String?),
    place: (String) -> String?
  ) throws -> Response {
    let bytes = try Self.body(visit.request)
    let desk = visit.desk
    let key = visit.asked.text("Idempotency-Key") ?? ""
    let question = Digest(of: Array("\(visit.operation.template) \(about ?? "")\n".utf8), bytes)
    if let before = try desk.answer(under: key) { return try Self.again(before, question, place(before.answer)) }
    let value = try Self.json(bytes, visit.operation)
    do {
      let done = try work(value, key, question)
      return Self.recorded(done.text, done.place)
    } catch LedgerError.answered {
      guard let before = try desk.answer(under: key) else { throw Problem(.overtaken) }
      return try Self.again(before, question, place(before.answer))
    }
  }

  /// Does something about what somebody sees: he may be told why not, and who could.
  func telling<Done>(_ visit: Visit, _ work: () throws -> Done) throws -> Done {
    do {
      return try work()
    } catch let refused as Refused {
      guard let denial = refused.denial else { throw Problem(.refused, refused.message) }
      keep(denial, visit.request.id)
      throw Problem(.notFound, refused.message)
    }
  }

  /// What was answered under a key, to the same question.
  private static func again(
    _ before: (question: String, answer: String), _ question: Digest, _ place: String?
  ) throws -> Response {
    guard before.question == question.description else { throw Problem(.keyReused) }
    var response = recorded(before.answer, place)
    response.headers.set("Idempotency-Replayed", "true")
    return response
  }

  private static func recorded(_ text: String, _ place: String?) -> Response {
    var response = Response.json(Array(text.utf8), status: 201)
    if let place { response.headers.set("Location", place) }
    response.headers.set("Cache-Control", "no-store")
    return response
  }

  @Sendable private static func text(_ recorded: Desk.Recorded) -> String {
    let obligations = recorded.obligations.map { ObligationData.json($0, recorded.register) }
    return JSONValue.object([
      .init("entry", .integer(Int(recorded.entry))), .init("id", .string(recorded.id)),
      .init("obligations", .array(obligations)),
    ]).line + "\n"
  }

  private static func address(of id: ObligationID) -> String {
    let plain = String(id.description.map { $0 == "/" ? "~" : $0 })
    return "/\(Endpoint.root.joined(separator: "/"))/obligations/\(PercentCoding.encode(plain))"
  }

  // MARK: The body

  private static func body(_ request: Request) throws -> [UInt8] {
    let given = request.headers.all("Content-Type")
    guard given.count == 1, let type = MediaType(given[0]), type.name == "application/json",
      type.parameter("charset").map({ $0.lowercased() == "utf-8" }) ?? true
    else { throw Problem(.mediaType) }
    return try request.bodyBytes()
  }

  private static func json(_ bytes: [UInt8], _ operation: Operation) throws -> JSONValue {
    let value: JSONValue
    do throws(JSONValue.SyntaxError) {
      value = try JSONValue.read(bytes[...])
    } catch {
      throw Problem(
        .badRequest, "nội dung không phải là JSON: sai ở byte \(error.offset + 1)",
        "what was sent is no JSON: wrong at byte \(error.offset + 1)")
    }
    let faults = operation.body?.schema.faults(value) ?? []
    if !faults.isEmpty { throw Problem(.badRequest, faults: faults) }
    return value
  }
}
