import Access
import CivilTime
import Diagnostics
import Entries
import Exchange
import Facts
import Foundation
import HTTPCore
import Ledger
import Obligations
import Organisations
import Store
import Testing
import Threads
import UseCases

@testable import WebAPI

/// The API over a small store of its own: an office to which two bodies report each month by the 5th of the next, and Ban A on what happens.
/// Everything in it is invented. It is noon of Wednesday 20 March 2024.
final class APIWorld {
  /// Who is known, each with one role, and who is known with none.
  enum Person: String, CaseIterable {
    case reporter, other, receiver, coordinator, administrator, auditor, nobody

    fileprivate var grant: (role: Role, body: String, regulation: String?)? {
      switch self {
      case .reporter: (.specialist, "a", nil)
      case .other: (.specialist, "b", nil)
      case .receiver: (.registryClerk, "o", nil)
      case .coordinator: (.coordinator, "o", "thu")
      case .administrator: (.administrator, "o", nil)
      case .auditor: (.auditor, "o", nil)
      case .nobody: nil
      }
    }
  }

  /// What came back.
  struct Answer {
    let status: Int
    let headers: Headers
    let text: String
    let json: JSONValue

    subscript(key: String) -> JSONValue? { json[key] }
    var items: [JSONValue] { json["items"].list }
    var detail: String { json["detail"].text }
    /// The places of what is wrong, with the words.
    var faults: [String] {
      json["errors"].list.map { ($0["pointer"] ?? $0["parameter"]).text + ": " + $0["detail"].text }
    }
  }

  static let now = Instant(seconds: 1_710_910_800)
  static let report = "thu/dieu-1:a:2024-M03"

  private let seconds = Monitor<Int64>(0)
  let folder: String
  private(set) var store: Store
  private(set) var application: APIApplication
  private(set) var ids: [Person: PersonID] = [:]
  private var tokens: [String: String] = [:]

  private static let regulation = """
    ---
    ngôn ngữ quy tắc: 1
    mã: thu
    loại: quy chế phối hợp
    tên: Quy chế thử
    có hiệu lực từ: 1/1/2023
    ---

    # Quy chế thử

    ## Các bên

    - VP: Văn phòng = mã "o"
    - A: Ban A = mã "a"
    - B: Ban B = mã "b"

    ### Điều 1. Báo cáo tháng {#dieu-1}

    ```quydinh
    A, B phải báo cáo "kết quả" gửi VP; hằng tháng, chậm nhất ngày 5 tháng sau.
    ```

    ### Điều 2. Mưa lũ {#dieu-2}

    ```quydinh
    A phải báo cáo "mưa lũ" gửi VP; khi phát hiện tình hình; trong thời hạn 3 ngày làm việc, kể từ khi phát hiện tình hình.
    ```

    ### Điều 3. Cung cấp thông tin {#dieu-3}

    ```quydinh
    A, B phải cung cấp thông tin "cần thiết" gửi VP; thường xuyên.
    ```
    """ + "\n"

  /// - Parameters:
  ///   - more: further clauses of the regulation.
  ///   - forms: files of forms, by their names.
  init(more: String = "", forms: [(name: String, text: String)] = []) throws {
    folder = NSTemporaryDirectory() + "phoihop-api-\(UUID().uuidString)"
    store = try Store.create(at: StorePlace(folder), now: Self.now, purpose: "test")
    application = Self.application(store, seconds)
    let calendar = try String(contentsOfFile: Self.home + "/Regulations/calendars/vietnam.md", encoding: .utf8)
    let owner = Desk(store, .owner, now: Self.now)
    let texts =
      [
        ("reg/organisations.csv", "id\na\nb\no\n"), ("reg/names.csv", "id,name\na,Ban A\nb,Ban B\no,Văn phòng\n"),
        ("reg/kinds.csv", "id,kind,level\na,ban a,tỉnh\nb,ban b,tỉnh\no,văn phòng,tỉnh\n"), ("lich.md", calendar),
        ("thu.md", Self.regulation + more),
      ] + forms.map { ("forms/\($0.name).md", $0.text) }
    let shelf = TextShelf(texts.map { SourceText(name: $0, bytes: Array($1.utf8)) })
    _ = try owner.importRegister(from: "reg", on: shelf, layer: 0)
    try owner.importCalendar(from: "lich.md", on: shelf)
    if !forms.isEmpty {
      let all = forms.map { (file: "forms/\($0.name).md", path: "forms/\($0.name).md") }
      _ = try owner.activate(all, on: shelf)
    }
    for person in [.administrator] + Person.allCases.filter({ $0 != .administrator }) {
      let (id, _) = try owner.addPerson(named: "Người \(person.rawValue)")
      ids[person] = id
      guard let (role, body, regulation) = person.grant, let at = OrganisationID(body) else { continue }
      _ = try owner.grant(role, to: id, at: at, regulation: regulation, from: CivilDate(dayNumber: 18_262))
    }
    let coordinator = try id(of: .coordinator)
    let desk = Desk(store, Actor(coordinator, grants: try store.grants(of: coordinator)), now: Self.now)
    _ = try desk.activate([(file: "thu.md", path: "thu.md")], on: shelf)
  }

  deinit {
    try? store.close(now: nil)
    try? FileManager.default.removeItem(atPath: folder)
  }

  private static func application(_ store: Store, _ seconds: Monitor<Int64>) -> APIApplication {
    APIApplication(
      store, cache: LibraryCache(store), report: { Issue.record("\($1): \($0)") },
      clock: { Instant(seconds: now.seconds + seconds.change { $0 }) })
  }

  /// The program ends and another begins.
  func restart() throws {
    try store.close(now: nil)
    store = try Store.open(StorePlace(folder), for: .writing, now: Self.now, purpose: "test")
    application = Self.application(store, seconds)
  }

  func pass(seconds more: Int64) { seconds.change { $0 += more } }

  private static let home = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(
    separator: "/")

  private struct Missing: Error {}

  func id(of person: Person) throws -> PersonID {
    guard let id = ids[person] else { throw Missing() }
    return id
  }

  /// A token of somebody.
  func token(of person: Person, _ scope: EntryBody.TokenScope? = .init(.write), until: CivilDate? = nil) throws
    -> String
  {
    let key = "\(person) \(String(describing: scope)) \(String(describing: until))"
    if let token = tokens[key] { return token }
    let token = try Desk(store, .owner, now: Self.now).issueToken(to: try id(of: person), until: until, scope: scope)
    tokens[key] = token
    return token
  }

  // MARK: Requests

  func send(
    _ method: Request.Method, _ path: String, _ body: String? = nil, _ headers: [(String, String)] = []
  ) throws -> Answer {
    seconds.change { $0 += 1 }
    let response = application.respond(
      Request(
        method: method, target: try RequestTarget("/api/v1" + path),
        headers: Headers(headers.map { .init($0.0, $0.1) }), body: .bytes(Array((body ?? "").utf8))))
    guard case .bytes(let bytes) = response.body else { throw Missing() }
    let json = bytes.isEmpty ? JSONValue.null : try JSONValue.read(bytes[...])
    return Answer(
      status: response.status.code, headers: response.headers, text: String(decoding: bytes, as: UTF8.self), json: json)
  }

  /// What somebody is told; held against the schema that the document promises for it.
  func get(_ path: String, as person: Person, _ headers: [(String, String)] = []) throws -> Answer {
    let answer = try send(
      .get, path, nil, [("Authorization", "Bearer \(try token(of: person))"), ("Accept-Language", "en")] + headers)
    let target = try RequestTarget("/api/v1" + path)
    if let (endpoint, _) = Endpoint.at(target.path).first(where: { $0.endpoint.operation.method == .get }) {
      let schema = answer.status < 400 ? endpoint.operation.answer.schema.schema : SchemaName.problem.schema
      if answer.status != 304 { #expect(schema.faults(answer.json).isEmpty, "\(path): \(schema.faults(answer.json))") }
    }
    return answer
  }

  /// Records something as somebody, under a key.
  func post(
    _ path: String, _ body: String, as person: Person, key: String = UUID().uuidString,
    _ headers: [(String, String)] = []
  ) throws -> Answer {
    let answer = try send(
      .post, path, body,
      [
        ("Authorization", "Bearer \(try token(of: person))"), ("Accept-Language", "en"),
        ("Content-Type", "application/json"), ("Idempotency-Key", key),
      ] + headers)
    let target = try RequestTarget("/api/v1" + path)
    let endpoint = Endpoint.at(target.path).first { $0.endpoint.operation.method == .post }?.endpoint
    let schema = (answer.status < 400 ? endpoint?.operation.answer.schema : nil)?.schema ?? SchemaName.problem.schema
    #expect(schema.faults(answer.json).isEmpty, "\(path): \(schema.faults(answer.json))")
    return answer
  }

  static let deeds = "/obligations/thu~dieu-1:a:2024-M03/deeds"

  // MARK: The ledger

  var count: Int64 { get throws { try store.lastNumber() } }

  /// Every file of the store, letter by letter.
  func bytes() -> [String] {
    (FileManager.default.subpaths(atPath: folder) ?? []).compactMap { name in
      FileManager.default.contents(atPath: "\(folder)/\(name)").map { String(decoding: $0, as: UTF8.self) }
    }
  }

  func kinds(after number: Int64) throws -> [EntryKind] {
    var kinds: [EntryKind] = []
    try store.ledger.entries(from: number + 1, to: nil) {
      kinds.append($0.head.kind)
      return true
    }
    return kinds
  }
}

extension JSONValue? {
  var text: String { if case .string(let text)? = self { text } else { "" } }
  var list: [JSONValue] { if case .array(let values)? = self { values } else { [] } }
  var number: Int { if case .integer(let number)? = self { number } else { -1 } }
}
