import Access
import CivilTime
import Diagnostics
import Entries
import Facts
import Foundation
import Ledger
import Obligations
import Organisations
import Regulations
import Secrets
import Store
import UseCases

/// A small office on a store of its own: a Party office to which two bodies report every month. Everything in it is invented.
final class Office {
  let folder: String
  let store: Store
  /// Noon of 20 March 2024 in Viet Nam.
  static let now = Instant(seconds: 1_710_910_800)

  static let reporter = Office.id("a"), other = Office.id("b"), office = Office.id("o")

  static func id(_ text: String) -> OrganisationID {
    guard let id = OrganisationID(text) else { preconditionFailure("an id") }
    return id
  }

  private static let regulation = """
    ---
    ngôn ngữ quy tắc: 1
    mã: thu
    loại: quy chế phối hợp
    tên: Quy chế thử
    có hiệu lực từ: 1/1/2023
    ---

    ## Các bên

    - VP: Văn phòng = cơ quan "văn phòng"
    - A: Ban A = cơ quan "ban a"
    - B: Ban B = cơ quan "ban b"

    ## Điều 1 {#dieu-1}

    ```quydinh
    A, B phải báo cáo "kết quả" gửi VP; hằng tháng, chậm nhất ngày 5 tháng sau.
    ```

    ## Điều 2 {#dieu-2}

    ```quydinh
    A phải báo cáo "mưa lũ" gửi VP; khi phát hiện tình hình; trong thời hạn 3 ngày làm việc, kể từ khi phát hiện tình hình.
    ```
    """

  /// On a store in a folder, or with its tables on a `server`.
  init(server: String? = nil) throws {
    folder = NSTemporaryDirectory() + "phoihop-office-\(UUID().uuidString)"
    store = try Store.create(at: StorePlace(folder, server: server), now: Self.now, purpose: "test")
    let calendar = try String(contentsOfFile: Self.home + "/Regulations/calendars/vietnam.md", encoding: .utf8)
    let owner = Desk(store, .owner, now: Self.now)
    let texts = [
      ("reg/organisations.csv", "id\na\nb\no\n"), ("reg/names.csv", "id,name\na,Ban A\nb,Ban B\no,Văn phòng\n"),
      ("reg/kinds.csv", "id,kind,level\na,ban a,tỉnh\nb,ban b,tỉnh\no,văn phòng,tỉnh\n"), ("lich.md", calendar),
      ("thu.md", Self.regulation),
    ]
    let shelf = TextShelf(texts.map { SourceText(name: $0, bytes: Array($1.utf8)) })
    _ = try owner.importRegister(from: "reg", on: shelf, layer: 0)
    try owner.importCalendar(from: "lich.md", on: shelf)
    let coordinator = try person(.coordinator, at: Self.office, regulation: "thu")
    _ = try coordinator.activate([(file: "thu.md", path: "thu.md")], on: shelf)
  }

  deinit {
    try? store.close(now: nil)
    try? FileManager.default.removeItem(atPath: folder)
  }

  private static let home: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(4)
    return parts.joined(separator: "/")
  }()

  /// The desk of somebody new with a role.
  func person(_ role: Role, at organisation: OrganisationID, regulation: String? = nil) throws -> Desk {
    let owner = Desk(store, .owner, now: Self.now)
    let (id, token) = try owner.addPerson(named: "Người bịa đặt")
    _ = try owner.grant(
      role, to: id, at: organisation, regulation: regulation, from: CivilDate(dayNumber: 0))
    return try Desk.signIn(store, token: token, now: Self.now)
  }

  /// The report of February 2024 of a body.
  static func february(_ body: OrganisationID) -> ObligationID {
    guard let id = ObligationID("thu/dieu-1:\(body):2024-M02") else { preconditionFailure("an id") }
    return id
  }

  /// The report of March 2024 of a body.
  static func march(_ body: OrganisationID) -> ObligationID {
    guard let id = ObligationID("thu/dieu-1:\(body):2024-M03") else { preconditionFailure("an id") }
    return id
  }

  /// Something came up at Ban A, recorded under an id.
  func flood(_ id: String) -> Deed {
    var deed = Deed(.occurred)
    deed.id = id
    deed.occurrence = Occurrence(.situationRaised, at: Self.reporter)
    return deed
  }

  /// What is done about something that happened: put off to a day in April, or called off.
  func later(_ kind: Event.Kind, _ id: String) -> Deed {
    var deed = Deed(kind)
    deed.of = id
    if kind == .rescheduled { deed.date = CivilDate(iso: "2024-04-10") } else { deed.ground = "nước đã rút" }
    return deed
  }

  func deed(_ kind: Event.Kind, _ obligations: ObligationID...) -> Deed {
    var deed = Deed(kind)
    deed.obligations = obligations
    return deed
  }

  var count: Int64 { get throws { try store.ledger.head().size } }
}
