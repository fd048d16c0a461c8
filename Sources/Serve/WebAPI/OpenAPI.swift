import Diagnostics
import Exchange
import HTTPCore
import UseCases

/// The document that tells programs what they can ask for, in OpenAPI 3.1: printed from the descriptions by which requests are read.
public enum OpenAPI {
  private typealias Member = JSONValue.Member

  /// The document in a language.
  public static func document(_ language: Language) -> JSONValue {
    let operations = Endpoint.allCases.map(\.operation)
    var paths: [Member] = []
    for template in operations.map(\.template) where !paths.contains(where: { $0.key == template }) {
      let own = operations.filter { $0.template == template }.map {
        Member($0.method.rawValue.lowercased(), json($0, language))
      }
      paths.append(Member(template, .object(own)))
    }
    return .object([
      .init("openapi", .string("3.1.0")),
      .init(
        "info",
        .object([
          .init("title", .string("PhoiHop")), .init("version", .string(Version.text)),
          .init("summary", .string(summary[language])), .init("description", .string(words[language])),
          .init(
            "license", .object([.init("name", .string("Apache-2.0")), .init("identifier", .string("Apache-2.0"))])),
        ])), .init("servers", .array([.object([.init("url", .string("/"))])])), .init("paths", .object(paths)),
      .init(
        "components",
        .object([
          .init("schemas", .object(SchemaName.allCases.map { .init($0.rawValue, $0.schema.json(language)) })),
          .init("responses", .object(ProblemKind.allCases.map { .init($0.rawValue, json($0, language)) })),
          .init(
            "securitySchemes",
            .object([
              .init(
                "token", .object([.init("type", .string("http")), .init("scheme", .string("bearer"))]))
            ])),
        ])),
      .init(
        "x-problems",
        .array(
          ProblemKind.allCases.map { kind in
            .object([
              .init("type", .string(kind.rawValue)), .init("status", .integer(kind.status.code)),
              .init("title", .string(kind.title[language])), .init("meaning", .string(kind.meaning[language])),
            ])
          })),
    ])
  }

  private static let summary = Words(
    vi: "Việc phải làm theo quy chế phối hợp, cho phần mềm khác",
    en: "What coordination regulations ask, for other programs")
  private static let words = Words(
    vi:
      "Cùng từ ngữ, quyền và lỗi như các trang. Đọc: ETag và If-None-Match. Ghi: Idempotency-Key bắt buộc, If-Match nếu muốn. Danh sách: cursor. Lỗi: RFC 9457.",
    en:
      "The words, permissions and errors of the pages. Reading: ETag and If-None-Match. Recording: an Idempotency-Key is needed, If-Match may be given. Lists: cursor. Errors: RFC 9457."
  )

  // MARK: Operations

  private static func json(_ operation: Operation, _ language: Language) -> JSONValue {
    var members: [Member] = [
      .init("operationId", .string(operation.endpoint.rawValue)),
      .init("summary", .string(operation.summary[language])),
    ]
    if let note = operation.note { members.append(.init("description", .string(note[language]))) }
    members.append(
      .init("security", .array(operation.use == nil ? [] : [.object([.init("token", .array([]))])])))
    if !operation.parameters.isEmpty {
      members.append(.init("parameters", .array(operation.parameters.map { json($0, language) })))
    }
    if let body = operation.body {
      members.append(
        .init(
          "requestBody",
          .object([.init("required", .bool(true)), .init("content", content("application/json", body, language))])))
    }
    members.append(.init("responses", .object(responses(operation, language))))
    return .object(members)
  }

  private static func json(_ parameter: Parameter, _ language: Language) -> JSONValue {
    let plain = parameter.schema.json(language)
    let schema =
      parameter.isRepeated
      ? JSONValue.object([
        .init("type", .string("array")), .init("items", plain), .init("maxItems", .integer(20)),
      ]) : plain
    var members: [Member] = [
      .init("name", .string(parameter.name)), .init("in", .string(parameter.place.rawValue)),
      .init("description", .string(parameter.words[language])), .init("schema", schema),
    ]
    if parameter.isRequired { members.append(.init("required", .bool(true))) }
    if let example = parameter.example, let value = parameter.schema.value(ofText: example) {
      members.append(.init("example", parameter.isRepeated ? .array([value]) : value))
    }
    return .object(members)
  }

  private static func content(_ type: String, _ name: SchemaName, _ language: Language) -> JSONValue {
    .object([.init(type, .object([.init("schema", Schema.named(name).json(language))]))])
  }

  private static func responses(_ operation: Operation, _ language: Language) -> [Member] {
    var good: [Member] = [
      .init("description", .string(operation.summary[language])),
      .init("content", content("application/json", operation.answer.schema, language)),
    ]
    if let headers = headers(operation, language) { good.append(.init("headers", headers)) }
    if let links = links(operation.endpoint) { good.append(.init("links", links)) }
    var all: [Member] = [.init("\(operation.answer.status)", .object(good))]
    if operation.use != nil, operation.body == nil {
      let words = Words(vi: "Vẫn như If-None-Match nêu", en: "It is still as If-None-Match says")
      all.append(.init("304", .object([.init("description", .string(words[language]))])))
    }
    // Several problems can have one status.
    for (status, kinds) in Dictionary(grouping: operation.problems, by: \.status.code).sorted(by: { $0.key < $1.key }) {
      all.append(.init(String(status), json(kinds, language)))
    }
    let gate = Words(
      vi: "Yêu cầu quá dài, quá nhiều hoặc không đúng HTTP",
      en: "The request is too long, too often, or not HTTP as it is")
    for status in [414, 429, 431] {
      all.append(.init(String(status), problem(gate[language], language)))
    }
    return all
  }

  private static func headers(_ operation: Operation, _ language: Language) -> JSONValue? {
    func header(_ name: String, _ words: Words) -> Member {
      .init(
        name,
        .object([
          .init("description", .string(words[language])), .init("schema", .object([.init("type", .string("string"))])),
        ]))
    }
    if operation.body != nil {
      return .object([
        header(
          "Idempotency-Replayed",
          Words(vi: "true nếu đã làm từ trước với khóa này", en: "true where it was done before under this key"))
      ])
    }
    guard operation.use != nil else { return nil }
    return .object([
      header(
        "ETag",
        Words(
          vi: "gửi lại ở If-None-Match để hỏi có gì mới, ở If-Match để ghi",
          en: "sent back in If-None-Match to ask for news, in If-Match to record"))
    ])
  }

  /// How one leads to another.
  private static func links(_ endpoint: Endpoint) -> JSONValue? {
    func link(_ target: Endpoint, _ name: String, _ expression: String) -> Member {
      .init(
        target.rawValue,
        .object([
          .init("operationId", .string(target.rawValue)),
          .init("parameters", .object([.init(name, .string("$response.body#\(expression)"))])),
        ]))
    }
    switch endpoint {
    case .obligations: return .object([link(.obligation, "id", "/items/0/id"), link(.deed, "id", "/items/0/id")])
    case .regulations: return .object([link(.regulation, "id", "/items/0/id")])
    case .entries: return .object([link(.entry, "number", "/items/0/sequence")])
    default: return nil
    }
  }

  // MARK: Problems

  private static func json(_ kinds: [ProblemKind], _ language: Language) -> JSONValue {
    guard kinds.count == 1 else { return problem(kinds.map { $0.title[language] }.joined(separator: "; "), language) }
    return .object([.init("$ref", .string("#/components/responses/\(kinds[0].rawValue)"))])
  }

  private static func json(_ kind: ProblemKind, _ language: Language) -> JSONValue {
    problem("\(kind.title[language]). \(kind.meaning[language])", language)
  }

  private static func problem(_ words: String, _ language: Language) -> JSONValue {
    .object([
      .init("description", .string(words)), .init("content", content(Problem.mediaType, .problem, language)),
    ])
  }
}
