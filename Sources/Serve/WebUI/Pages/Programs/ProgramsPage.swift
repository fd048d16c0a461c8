import Diagnostics
import Exchange

/// *API*: what programs can ask for, drawn from the document that programs read.
struct ProgramsPage {
  /// The document, in OpenAPI.
  let document: JSONValue
  let context: PageContext

  var title: String { context("API cho phần mềm", "The API for programs") }

  var body: Html {
    let c = context
    return """
      <h1>\(title)</h1>
      <p>\(document["info"]?["description"].text ?? "")</p>
      <p>\(
        c(
          "Quản trị viên cấp mã truy cập cho phần mềm ở trang của từng người, hoặc bằng phoihop user token. Các dòng dưới đây chạy được khi đã đặt địa chỉ và mã:",
          "An administrator gives a program its token on the page of a person, or by phoihop user token. The lines below run once address and token are set:"))</p>
      <p><code>export PHOIHOP=https://…</code><br><code>export TOKEN=…</code></p>
      <p><a href="/api/v1/openapi.json">\(c("Tài liệu OpenAPI 3.1", "The document in OpenAPI 3.1"))</a></p>
      \(operations)
      <h2>\(c("Lỗi", "Problems"))</h2>
      <p>\(c("Theo RFC 9457: application/problem+json, với các loại sau.", "As RFC 9457 has them: application/problem+json, of these kinds."))</p>
      \(problems)
      """
  }

  // MARK: Operations

  private var operations: [Html] {
    document["paths"].members.flatMap { path in
      path.value.members.map { operation($0.value, $0.key.uppercased(), path.key) }
    }
  }

  private func operation(_ one: JSONValue, _ method: String, _ path: String) -> Html {
    let c = context
    let id = one["operationId"].text
    let note = one["description"].text
    let rows = one["parameters"].items.map { parameter($0, isRequired: $0["required"] == .bool(true)) }
    let name = one["requestBody"]?["content"]?["application/json"]?["schema"]?["$ref"].text ?? ""
    let schema = document["components"]?["schemas"]?[String(name.split(separator: "/").last ?? "")]
    let required = schema?["required"].items.map(\.text) ?? []
    let fields = (schema?["properties"]).members.map { member in
      parameter(member.value, named: member.key, isRequired: required.contains(member.key))
    }
    return """
      <h2 id="\(id)">\(one["summary"].text)</h2>
      <p><code>\(method) \(path)</code></p>
      \("<p>\(note)</p>", if: !note.isEmpty)
      \("<h3>\(c("Tham số", "Parameters"))</h3><dl class=\"facts\">\(rows)</dl>", if: !rows.isEmpty)\
      \("<h3>\(c("Nội dung gửi, JSON", "What is sent, in JSON"))</h3><dl class=\"facts\">\(fields)</dl>", if: !fields.isEmpty)
      <p><code>\(line(one, method, path))</code></p>
      """
  }

  private func parameter(_ one: JSONValue, named name: String? = nil, isRequired: Bool) -> Html {
    let c = context
    let schema = one["schema"] ?? one
    let values = (schema["enum"] ?? schema["items"]?["enum"]).items.map(\.text)
    let range = schema["minimum"].map { "\($0.line)–\(schema["maximum"]?.line ?? "")" }
    let parts = [
      one["description"].text, isRequired ? c("bắt buộc", "required") : "", range ?? "",
      values.joined(separator: ", "),
    ]
    return
      "<dt><code>\(name ?? one["name"].text)</code></dt><dd>\(parts.filter { !$0.isEmpty }.joined(separator: "; "))</dd>"
  }

  /// A line to copy.
  private func line(_ one: JSONValue, _ method: String, _ path: String) -> String {
    var path = path
    var query: [String] = []
    var heads = one["security"].items.isEmpty ? "" : " -H \"Authorization: Bearer $TOKEN\""
    for parameter in one["parameters"].items {
      guard let value = parameter["example"] else { continue }
      let text = value.items.first?.text ?? (value.text.isEmpty ? value.line : value.text)
      let name = parameter["name"].text
      switch parameter["in"].text {
      case "path":
        path = path.split(separator: "/", omittingEmptySubsequences: false).map {
          $0 == "{\(name)}" ? text : String($0)
        }
        .joined(separator: "/")
      case "header": heads += " -H \"\(name): \(text)\""
      default: query.append("\(name)=\(text.map { $0 == " " ? "+" : String($0) }.joined())")
      }
    }
    if one["requestBody"] != nil { heads += " --json @viec.json" }
    return "curl\(heads) \"$PHOIHOP\(path)\(query.isEmpty ? "" : "?" + query.joined(separator: "&"))\""
  }

  // MARK: Problems

  private var problems: [Html] {
    document["x-problems"].items.map { one in
      """
      <h3 id="\(one["type"].text)">\(one["title"].text)</h3>
      <p><code>\(one["status"]?.line ?? "")</code> <code>/api#\(one["type"].text)</code></p>
      <p>\(one["meaning"].text)</p>
      """
    }
  }
}

extension JSONValue? {
  /// The text, empty for anything else.
  fileprivate var text: String { if case .string(let text)? = self { text } else { "" } }
  fileprivate var items: [JSONValue] { if case .array(let values)? = self { values } else { [] } }
  fileprivate var members: [JSONValue.Member] { if case .object(let members)? = self { members } else { [] } }
}

extension JSONValue {
  fileprivate var text: String { Optional(self).text }
  fileprivate var items: [JSONValue] { Optional(self).items }
  fileprivate var members: [Member] { Optional(self).members }
}
