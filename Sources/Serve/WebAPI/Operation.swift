import Diagnostics
import Entries
import HTTPCore

/// Something that can be asked for by an address: read by routing and printed as the document, so that neither can say other than the other.
struct Operation: Sendable {
  let endpoint: Endpoint
  let method: Request.Method
  /// The parts of the path behind `/api/v1`; a part in braces is a parameter.
  let path: [String]
  let summary: Words
  let note: Words?
  var parameters: [Parameter]
  /// What is sent.
  let body: SchemaName?
  /// What is answered where all is well.
  let answer: (status: Status, schema: SchemaName)
  /// For what a token must be good; nil where none is needed.
  let use: EntryBody.TokenScope.Use?

  /// `/api/v1/obligations/{id}`
  var template: String { "/" + (Endpoint.root + path).joined(separator: "/") }

  /// The values of the parameters in a path; nil where it is another.
  func values(in parts: ArraySlice<String>) -> [String: String]? {
    guard parts.count == path.count else { return nil }
    var values: [String: String] = [:]
    for (wanted, part) in zip(path, parts) {
      if wanted.hasPrefix("{") {
        values[String(wanted.dropFirst().dropLast())] = part
      } else if wanted != part {
        return nil
      }
    }
    return values
  }

  /// The problems that may be answered, beside what is wrong with the head of a request.
  var problems: [ProblemKind] {
    var kinds: [ProblemKind] = [.badRequest, .notFound, .notAcceptable, .refused, .busy, .unavailable, .fault]
    if use != nil { kinds.append(.signIn) }
    if body != nil { kinds += [.scope, .lookOver, .overtaken, .changed, .tooLarge, .mediaType] }
    return kinds
  }
}

/// A value in an address or a head.
struct Parameter: Sendable {
  enum Place: String, Sendable {
    case path, query, header
  }

  let name: String
  let place: Place
  let schema: Schema
  var isRequired = false
  /// Whether it may be given several times.
  var isRepeated = false
  let words: Words
  /// A value that shows how it is written.
  var example: String?

  static func query(
    _ name: String, _ schema: Schema, _ vi: String, _ en: String, repeats: Bool = false, isRequired: Bool = false,
    example: String? = nil
  ) -> Parameter {
    Parameter(
      name: name, place: .query, schema: schema, isRequired: isRequired, isRepeated: repeats,
      words: Words(vi: vi, en: en), example: example)
  }

  static func path(_ name: String, _ schema: Schema, _ vi: String, _ en: String, example: String) -> Parameter {
    Parameter(
      name: name, place: .path, schema: schema, isRequired: true, words: Words(vi: vi, en: en), example: example)
  }
}

/// The values of the parameters of a request, each held against its schema.
struct Asked: Sendable {
  private var values: [String: [String]] = [:]

  /// - Throws: a problem that names every parameter that is unknown, missing, given twice or wrong.
  init(_ request: Request, _ operation: Operation, path: [String: String]) throws(Problem) {
    var faults: [Fault] = []
    func wrong(_ name: String, _ vi: String, _ en: String) {
      faults.append(Fault(pointer: name, vi, en).ofParameter(name))
    }
    let known = operation.parameters.filter { $0.place == .query }.map(\.name)
    for pair in request.query where !known.contains(pair.name) {
      let near = NearestName.nearest(to: pair.name, among: known)
      wrong(
        pair.name, near.map { "không có tham số này; có phải \"\($0)\"?" } ?? "không có tham số này",
        near.map { "there is no such parameter; did you mean \"\($0)\"?" } ?? "there is no such parameter")
    }
    for parameter in operation.parameters {
      let given =
        switch parameter.place {
        case .path: path[parameter.name].map { [$0] } ?? []
        case .query: request.query.all(parameter.name)
        case .header: request.headers.all(parameter.name)
        }
      if given.isEmpty {
        if parameter.isRequired { wrong(parameter.name, "cần có", "is needed") }
        continue
      }
      if given.count > 1, !parameter.isRepeated {
        wrong(parameter.name, "chỉ ghi một lần", "is given once only")
        continue
      }
      for text in given.prefix(50) {
        let found =
          parameter.schema.value(ofText: text).map { parameter.schema.faults($0) }
          ?? [Fault(pointer: "", "phải là số hoặc true, false", "must be a number, or true or false")]
        faults += found.map { $0.ofParameter(parameter.name) }
      }
      values[parameter.name] = given
    }
    if !faults.isEmpty { throw Problem(.badRequest, faults: faults) }
  }

  func text(_ name: String) -> String? { values[name]?.first }
  func texts(_ name: String) -> [String] { values[name] ?? [] }
  func integer(_ name: String) -> Int? { text(name).flatMap { Int($0) } }
}
