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

@testable import Mail
@testable import WebUI

/// Two bodies that report to an office, a store, and a mail server that catches. Everything in it is invented.
///
/// Of each month the report is due on the 5th of the next, from that of January 2023 on; of each quarter likewise.
final class MailWorld {
  let folder = NSTemporaryDirectory() + "phoihop-mail-\(UUID().uuidString)"
  let store: Store
  let catcher: Catcher
  private(set) var post: MailPost
  private var cache: LibraryCache
  /// Specialist at Ban A, and one at the office.
  let lan: PersonID, minh: PersonID
  /// What went wrong that nobody is told.
  let errors = Monitor<[String]>([])

  static let a = id("a"), office = id("o")

  static func id(_ text: String) -> OrganisationID {
    guard let id = OrganisationID(text) else { preconditionFailure("an id") }
    return id
  }

  /// A moment of 2024 in Viet Nam.
  static func at(_ month: Int, _ day: Int, _ hour: Int, _ minute: Int = 0) -> Instant {
    guard let date = CivilDate(year: 2024, month: month, day: day) else { preconditionFailure("a day") }
    return Instant(seconds: Instant.end(of: date).seconds - 86_399 + Int64(hour * 3600 + minute * 60))
  }

  /// Noon of Tuesday, 19 March 2024: when everything begins.
  static let start = at(3, 19, 12)

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
    """ + "\n"

  init(server: String? = nil) throws {
    catcher = try Catcher()
    store = try Store.create(at: StorePlace(folder, server: server), now: Self.start, purpose: "thử")
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(4)
    let home = parts.joined(separator: "/")
    let calendar = try String(contentsOfFile: home + "/Regulations/calendars/vietnam.md", encoding: .utf8)
    let owner = Desk(store, .owner, now: Self.start)
    let texts = [
      ("reg/organisations.csv", "id\na\nb\no\n"), ("reg/names.csv", "id,name\na,Ban A\nb,Ban B\no,Văn phòng\n"),
      ("reg/kinds.csv", "id,kind,level\na,ban a,tỉnh\nb,ban b,tỉnh\no,văn phòng,tỉnh\n"), ("lich.md", calendar),
      ("thu.md", Self.regulation),
    ]
    let shelf = TextShelf(texts.map { SourceText(name: $0, bytes: Array($1.utf8)) })
    _ = try owner.importRegister(from: "reg", on: shelf, layer: 0)
    try owner.importCalendar(from: "lich.md", on: shelf)
    func person(_ name: String, _ role: Role, _ body: OrganisationID, _ regulation: String? = nil) throws -> PersonID {
      let (id, _) = try owner.addPerson(named: name)
      _ = try owner.grant(role, to: id, at: body, regulation: regulation, from: CivilDate(dayNumber: 18_262))
      return id
    }
    let coordinator = try person("Điều phối", .coordinator, Self.office, "thu")
    lan = try person("Lan", .specialist, Self.a)
    minh = try person("Minh", .specialist, Self.office)
    _ = try Desk(store, Actor(coordinator, grants: store.grants(of: coordinator)), now: Self.start).activate(
      [(file: "thu.md", path: "thu.md")], on: shelf)
    cache = LibraryCache(store)
    post = MailPost(store, cache, catcher.server(), hand: { _ in .stopped })
    restart()
  }

  deinit {
    catcher.stop()
    try? store.close(now: nil)
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// The program ends and starts again.
  func restart() {
    cache = LibraryCache(store)
    let sender = MailSender(catcher.server(), .init(connecting: 2, whole: 2))
    let worker = Worker("mail")
    post = MailPost(
      store, cache, catcher.server(), hand: { message in worker.perform { sender.send(message) } },
      report: { [errors] error in errors.change { $0.append("\(error)") } })
  }

  func desk(_ person: PersonID, now: Instant) throws -> Desk {
    Desk(store, Actor(person, grants: try store.grants(of: person)), now: now, cache: cache)
  }

  func set(_ name: String, _ value: String, now: Instant = MailWorld.start) throws {
    try store.ledger.append(
      [EntryDraft(.settingChanged(value: value), by: .owner, subject: name)], now: now)
  }

  /// Gives somebody an address, by the code that goes there; the ledger number of it.
  @discardableResult func subscribe(
    _ person: PersonID, _ address: String = "lan@example.vn", _ language: Language = .vi,
    now: Instant = MailWorld.start
  ) throws -> Int64 {
    let to = try #require(MailAddress(address))
    var code = ""
    try desk(person, now: now).offerMail(to: to, in: language) {
      code = $0
      return ("Mã", $0)
    }
    post.look(now: now)
    // Who came before him may get his first mail now.
    #expect(catcher.take().contains { $0.to == "<\(address)>" })
    try desk(person, now: now).confirmMail(HandedCode(typed: code))
    return try #require(try store.contacts(of: person).last?.entry)
  }

  /// A page as somebody sees it who is signed in.
  func get(_ path: String, as person: PersonID, now: Instant) throws -> String {
    let application = WebApplication(store, cache: cache, chance: Chance.bytes, clock: { now })
    let secret = try #require(try application.signIns.begin(person, language: .vi, now: now))
    let cookie = String(application.cookie(secret).description.prefix { $0 != ";" })
    let response = application.respond(
      Request(method: .get, target: try RequestTarget(path), headers: Headers([.init("Cookie", cookie)])))
    guard case .bytes(let bytes) = response.body else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }
}
