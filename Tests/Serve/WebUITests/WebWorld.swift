import Access
import CivilTime
import Diagnostics
import Entries
import Facts
import Foundation
import HTTPCore
import Ledger
import Obligations
import Organisations
import Secrets
import Store
import Testing
import Threads
import UseCases

@testable import WebUI

/// The application over a small store of its own: an office to which two bodies report. Everything in it is invented.
///
/// It is noon of Wednesday 20 March 2024. Of each month the report is due on the 5th of the next.
final class WebWorld {
  /// Who is known, each with one role.
  enum Person: String, CaseIterable {
    /// Specialist at Ban A, which reports.
    case reporter
    /// Specialist at Ban B, which reports too.
    case other
    /// Registry clerk at the office, which receives.
    case receiver
    /// Leader at the office.
    case leader
    /// Coordinator of the regulation, at the office.
    case coordinator
    /// Administrator, at the office.
    case administrator
    /// Auditor, at the office.
    case auditor
    /// Known, with no role.
    case nobody

    fileprivate var grant: (role: Role, body: OrganisationID, regulation: String?)? {
      switch self {
      case .reporter: (.specialist, WebWorld.a, nil)
      case .other: (.specialist, WebWorld.b, nil)
      case .receiver: (.registryClerk, WebWorld.office, nil)
      case .leader: (.leader, WebWorld.office, nil)
      case .coordinator: (.coordinator, WebWorld.office, "thu")
      case .administrator: (.administrator, WebWorld.office, nil)
      case .auditor: (.auditor, WebWorld.office, nil)
      case .nobody: nil
      }
    }
  }

  /// What came back.
  struct Page: CustomReflectable, CustomStringConvertible {
    let status: Int
    let html: String
    /// Where one is sent; nil where one stays.
    let location: String?
    /// What the browser is to send from now on; nil where nothing was said of it.
    var cookie: String?
    /// What the browser is to forget; nil for nothing.
    let forgotten: String?

    /// Whether a text stands on the page.
    func has(_ text: String) -> Bool { html.contains(text) }

    /// What is seen of it: the text without its marks, for what a test says that fails.
    var customMirror: Mirror { Mirror(self, children: ["status": status, "location": location ?? "", "seen": seen]) }

    var description: String { "\(status) \(location ?? "") \(seen)" }

    private var seen: String {
      let main = html.range(of: "<main").map { String(html[$0.lowerBound...]) } ?? html
      return main.replacingOccurrences(of: "<[^>]*>", with: " ", options: .regularExpression)
        .replacingOccurrences(of: "\\s+", with: " ", options: .regularExpression)
    }

    /// The value of a hidden field.
    func hidden(_ name: String) -> String? {
      guard let at = html.range(of: "name=\"\(name)\" value=\"") else { return nil }
      return String(html[at.upperBound...].prefix { $0 != "\"" })
    }
  }

  static let now = Instant(seconds: 1_710_910_800)
  /// Everybody has his role from 1 January 2020.
  static let first = CivilDate(dayNumber: 18_262)
  static let a = id("a"), b = id("b"), office = id("o")

  /// How long after noon it is: every form takes a minute.
  private let seconds = Monitor<Int64>(0)
  /// Who tried to come in.
  let attempts = Monitor<[SignInAttempt]>([])
  let folder: String
  let store: Store
  private(set) var application: WebApplication
  private(set) var ids: [Person: PersonID] = [:]
  private var secrets: [String: String] = [:]

  static func id(_ text: String) -> OrganisationID {
    guard let id = OrganisationID(text) else { preconditionFailure("an id") }
    return id
  }

  static let regulation = """
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

    ## Chương I. Báo cáo

    ### Điều 1. Báo cáo tháng {#dieu-1}

    Hai ban báo cáo Văn phòng hằng tháng.

    ```quydinh
    A, B phải báo cáo "kết quả" gửi VP; hằng tháng, chậm nhất ngày 5 tháng sau.
    ```

    ### Điều 2. Mưa lũ {#dieu-2}

    ```quydinh
    A phải báo cáo "mưa lũ" gửi VP; khi phát hiện tình hình; trong thời hạn 3 ngày làm việc, kể từ khi phát hiện tình hình.
    ```

    ## Chương II. Phối hợp

    ### Điều 3. Cách phối hợp {#dieu-3}

    ```quydinh
    [a] nguyên tắc "bình đẳng, tôn trọng lẫn nhau".
    [b] A, B phải cung cấp thông tin "cần thiết" gửi VP; thường xuyên.
    ```

    ### Điều 4. Báo cáo quý {#dieu-4}

    Văn bản không ghi ngày gửi.

    ```quydinh
    A phải báo cáo "kết quả quý" gửi VP; hằng quý.
    ```

    ```apdung
    theo: hướng dẫn của Văn phòng, số 1-HD/VP, ngày 2/1/2023
    > Văn bản không ghi ngày gửi.
    hạn chậm nhất ngày 5 tháng sau.
    ```
    """ + "\n"

  /// - Parameters:
  ///   - names: what the bodies are called.
  ///   - person: what everybody is called.
  ///   - regulation: the text of the regulation `thu`.
  ///   - forms: the texts of forms by their ids. With one there is a body above the office: `c`.
  ///   - parents: the lines of what stands under what, without its head: `a,party,o`.
  ///   - more: further bodies, each of a kind of its own.
  ///   - successions: the lines of what followed what, without their head: `p,a,2023-07-01,merge,whole,QĐ 1`.
  init(
    names: (a: String, b: String, office: String) = ("Ban A", "Ban B", "Văn phòng"),
    person name: (Person) -> String = { "Người \($0.rawValue)" }, regulation: String = WebWorld.regulation,
    forms: [(id: String, text: String)] = [], parents: [String] = [], more: [String] = [],
    successions: [String] = []
  ) throws {
    folder = NSTemporaryDirectory() + "phoihop-web-\(UUID().uuidString)"
    store = try Store.create(at: StorePlace(folder), now: Self.now, purpose: "test")
    let calendar = try String(contentsOfFile: Self.home + "/Regulations/calendars/vietnam.md", encoding: .utf8)
    let owner = Desk(store, .owner, now: Self.now)
    let hasAbove = !forms.isEmpty
    let texts =
      [
        ("reg/organisations.csv", "id\na\nb\no\n\(hasAbove ? "c\n" : "")\(more.map { "\($0)\n" }.joined())"),
        (
          "reg/names.csv",
          "id,name\na,\(names.a)\nb,\(names.b)\no,\(names.office)\n\(hasAbove ? "c,Cấp trên\n" : "")\(more.map { "\($0),Ban \($0.uppercased())\n" }.joined())"
        ),
        (
          "reg/kinds.csv",
          "id,kind,level\na,ban a,tỉnh\nb,ban b,tỉnh\no,văn phòng,tỉnh\n\(hasAbove ? "c,cấp trên,tỉnh\n" : "")\(more.map { "\($0),ban \($0),tỉnh\n" }.joined())"
        ), ("lich.md", calendar), ("thu.md", regulation),
      ]
      + (successions.isEmpty
        ? []
        : [("reg/successions.csv", (["from,to,on,kind,extent,basis"] + successions).joined(separator: "\n") + "\n")])
      + (parents.isEmpty ? [] : [("reg/parents.csv", (["id,tree,parent"] + parents).joined(separator: "\n") + "\n")])
      + forms.map { ("\($0.id).md", $0.text) }
    let shelf = TextShelf(texts.map { SourceText(name: $0, bytes: Array($1.utf8)) })
    _ = try owner.importRegister(from: "reg", on: shelf, layer: 0)
    try owner.importCalendar(from: "lich.md", on: shelf)
    application = WebApplication(
      store, cache: LibraryCache(store), chance: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } },
      witness: { [attempts] attempt in attempts.change { $0.append(attempt) } },
      clock: { [seconds] in Instant(seconds: Self.now.seconds + seconds.change { $0 }) })
    // Who administers must stand at what keeps the store, which the first administrator's body is.
    for person in [.administrator] + Person.allCases.filter({ $0 != .administrator }) {
      let (id, _) = try owner.addPerson(named: name(person))
      ids[person] = id
      guard let (role, body, regulation) = person.grant else { continue }
      _ = try owner.grant(role, to: id, at: body, regulation: regulation, from: Self.first)
    }
    if hasAbove { _ = try owner.activate(forms.map { ("\($0.id).md", "forms/\($0.id).md") }, on: shelf) }
    _ = try desk(of: .coordinator).activate([(file: "thu.md", path: "thu.md")], on: shelf)
  }

  deinit {
    try? store.close(now: nil)
    try? FileManager.default.removeItem(atPath: folder)
  }

  static let home: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(4)
    return parts.joined(separator: "/")
  }()

  /// The program ends and starts again, over the same store; a code of the first start is told where one is given.
  func restart(firstCode: HandedCode? = nil, mail: MailConnection? = nil) {
    application = WebApplication(
      store, cache: LibraryCache(store), firstCode: firstCode, mail: mail,
      chance: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } },
      witness: { [attempts] attempt in attempts.change { $0.append(attempt) } },
      clock: { [seconds] in Instant(seconds: Self.now.seconds + seconds.change { $0 }) })
  }

  // MARK: People

  func id(of person: Person) throws -> PersonID {
    guard let id = ids[person] else { throw Missing() }
    return id
  }

  private struct Missing: Error {}

  /// The desk of somebody, beside the application.
  func desk(of person: Person) throws -> Desk {
    let id = try id(of: person)
    return Desk(store, Actor(id, grants: try store.grants(of: id)), now: Self.now)
  }

  /// What somebody's browser sends; he is signed in when he is first asked for.
  func secret(of person: Person, _ language: Language = .vi) throws -> String {
    let key = "\(person) \(language)"
    if let secret = secrets[key] { return secret }
    let secret = try #require(try application.signIns.begin(id(of: person), language: language, now: moment))
    secrets[key] = secret
    return secret
  }

  // MARK: Requests

  /// Some seconds go by.
  func wait(_ count: Int64) { seconds.change { $0 += count } }

  /// What time it is.
  var moment: Instant { Instant(seconds: Self.now.seconds + seconds.change { $0 }) }

  /// A page, as somebody sees it; as nobody signed in where nobody is named.
  func get(_ path: String, as person: Person? = nil, _ language: Language = .vi) throws -> Page {
    var headers = Headers()
    if let person { headers.add("Cookie", cookie(try secret(of: person, language))) }
    return try get(path, headers)
  }

  /// A file that somebody gets.
  func file(_ path: String, as person: Person) throws -> (type: String?, bytes: [UInt8]) {
    let headers = Headers([.init("Cookie", cookie(try secret(of: person)))])
    let response = application.respond(Request(method: .get, target: try RequestTarget(path), headers: headers))
    guard case .bytes(let bytes) = response.body else { return (nil, []) }
    return (response.headers["Content-Type"], bytes)
  }

  /// A page, as a browser sees it that has a cookie.
  func get(_ path: String, cookie: String) throws -> Page { try get(path, Headers([.init("Cookie", cookie)])) }

  private func get(_ path: String, _ headers: Headers) throws -> Page {
    page(application.respond(Request(method: .get, target: try RequestTarget(path), headers: headers)))
  }

  /// Sends a form as somebody, with the token of his sign-in.
  func post(
    _ path: String, _ fields: [(String, String)] = [], as person: Person, _ language: Language = .vi,
    withToken hasToken: Bool = true
  ) throws -> Page {
    wait(60)
    let secret = try secret(of: person, language)
    let token = application.signIns.find(secret, now: moment)?.token ?? ""
    return try post(path, fields + (hasToken ? [("_token", token)] : []), cookie: cookie(secret))
  }

  /// Sends a form with files as somebody, with the token of his sign-in.
  func upload(
    _ path: String, _ fields: [(String, String)] = [], files: [(field: String, name: String, text: String)],
    as person: Person
  ) throws -> Page {
    try upload(path, fields, bytes: files.map { ($0.field, $0.name, Array($0.text.utf8)) }, as: person)
  }

  /// Sends a form with files as somebody, with the token of his sign-in.
  func upload(
    _ path: String, _ fields: [(String, String)] = [], bytes files: [(field: String, name: String, bytes: [UInt8])],
    as person: Person
  ) throws -> Page {
    wait(60)
    let secret = try secret(of: person)
    let token = application.signIns.find(secret, now: moment)?.token ?? ""
    var body: [UInt8] = []
    for (name, value) in fields + [("_token", token)] {
      body += Array("--x\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
    }
    for file in files {
      body += Array(
        "--x\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\nContent-Type: text/csv\r\n\r\n"
          .utf8)
      body += file.bytes + Array("\r\n".utf8)
    }
    let headers = Headers([
      Headers.Field("Cookie", cookie(secret)), Headers.Field("Content-Type", "multipart/form-data; boundary=x"),
      Headers.Field("Sec-Fetch-Site", "same-origin"),
    ])
    return page(
      application.respond(
        Request(
          method: .post, target: try RequestTarget(path), headers: headers,
          body: .bytes(body + Array("--x--\r\n".utf8))
        )))
  }

  /// Sends a form as a browser that has a cookie, or none.
  func post(_ path: String, _ fields: [(String, String)], cookie: String? = nil) throws -> Page {
    var headers = Headers([
      Headers.Field("Content-Type", "application/x-www-form-urlencoded"),
      Headers.Field("Sec-Fetch-Site", "same-origin"),
      Headers.Field("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0"),
    ])
    if let cookie { headers.add("Cookie", cookie) }
    let body = fields.map { "\(PercentCoding.encode($0))=\(PercentCoding.encode($1))" }.joined(separator: "&")
    return page(
      application.respond(
        Request(
          method: .post, target: try RequestTarget(path), headers: headers, body: .bytes(Array(body.utf8))))
    )
  }

  func cookie(_ secret: String) -> String {
    String(application.cookie(secret).description.prefix { $0 != ";" })
  }

  private func page(_ response: Response) -> Page {
    var html = ""
    if case .bytes(let bytes) = response.body { html = String(decoding: bytes, as: UTF8.self) }
    // A piece that was taken for text.
    let pieces = ["&lt;p", "&lt;h", "&lt;d", "&lt;t", "&lt;a ", "&lt;li", "WebUI.Html"]
    #expect(pieces.filter(html.contains).isEmpty)
    return Page(
      status: response.status.code, html: html, location: response.headers["Location"],
      cookie: response.headers["Set-Cookie"].map { String($0.prefix { $0 != ";" }) },
      forgotten: response.headers["Clear-Site-Data"])
  }

  // MARK: The ledger

  /// How many entries there are.
  var count: Int64 { get throws { try store.ledger.head().size } }

  /// The kinds of the entries after a number.
  func kinds(after number: Int64) throws -> [EntryKind] {
    var kinds: [EntryKind] = []
    try store.ledger.entries(from: number + 1, to: nil) {
      kinds.append($0.head.kind)
      return true
    }
    return kinds
  }

  /// That somebody may not see a page: he is told that there is none, and that he asked is kept.
  func isRefused(_ path: String, to person: Person) throws -> Bool {
    let before = try count
    let page = try get(path, as: person)
    let written = try kinds(after: before)
    return page.status == 404 && page.has("Không có trang này") && written == [.denied]
  }

  /// The report of a month of 2024.
  static func report(of body: OrganisationID, month: Int) -> ObligationID {
    guard let id = ObligationID("thu/dieu-1:\(body):2024-M0\(month)") else { preconditionFailure("an id") }
    return id
  }
}
