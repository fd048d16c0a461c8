import Access
import Diagnostics
import Facts
import Files
import Ledger
import Organisations
import Settings
import Sockets
import Store
import UseCases

/// The options by which every command finds its store and says who asks.
enum OpenStore {
  static let place = [
    Option(
      name: "store", value: "DIR",
      help: Words(
        vi: "thư mục của kho, hoặc postgres://… (mặc định: PHOIHOP_STORE, rồi ./phoihop-data)",
        en: "folder of the store, or postgres://… (default: PHOIHOP_STORE, then ./phoihop-data)")),
    Option(
      name: "files", value: "DIR",
      help: Words(
        vi: "thư mục khóa và tệp đính kèm của kho trên máy chủ (mặc định: PHOIHOP_FILES, rồi ./phoihop-data)",
        en: "folder of keys and attachments of a store on a server (default: PHOIHOP_FILES, then ./phoihop-data)")),
  ]

  static let options =
    place + [
      Option(
        name: "as", value: "ROLE@ORG",
        help: Words(
          vi: "làm với vai trò này, khi kiêm nhiệm; ai làm là theo mã truy cập trong PHOIHOP_TOKEN",
          en: "act in this role, where one has several; who acts is told by the token in PHOIHOP_TOKEN"))
    ]

  /// By which somebody says that what looks like a telephone, a personal number or a house is of nobody who denounces.
  static let lookedOver = Option(
    name: "looked-over", value: nil,
    help: Words(
      vi: "đã xem lại: không có gì để biết ai là người tố cáo, khiếu nại, phản ánh",
      en: "looked over: nobody who denounces, complains or reports can be known of it"))

  /// Where the store is.
  static func place(_ arguments: Arguments, _ world: World) -> StorePlace {
    if let served = world.served { return served.place }
    let store = arguments.text("store") ?? world.environment("PHOIHOP_STORE") ?? "phoihop-data"
    guard StorePlace.isServer(store) else { return StorePlace(store) }
    return StorePlace(
      arguments.text("files") ?? world.environment("PHOIHOP_FILES") ?? "phoihop-data", server: store)
  }

  /// True where a command that can do without a store is told to use one.
  static func isAsked(_ arguments: Arguments, _ world: World) -> Bool {
    arguments.has("store") || ["PHOIHOP_STORE", "PHOIHOP_SOCKET"].contains { world.environment($0) != nil }
  }

  /// The way to the server that holds a store: the one that `PHOIHOP_SOCKET` names, else the one beside the store; nil where none runs there.
  static func server(of place: StorePlace, _ world: World) throws(UsageError) -> LocalSocket? {
    guard let path = world.environment("PHOIHOP_SOCKET") else { return LocalSocket.connect(to: place.socket) }
    if let socket = LocalSocket.connect(to: path) { return socket }
    throw UsageError(
      message: Words(
        vi:
          "không có máy chủ nào nghe ở \"\(path)\", hoặc tài khoản này không được vào; xem PHOIHOP_SOCKET và phoihop serve --socket",
        en:
          "no server listens at \"\(path)\", or this account may not go there; see PHOIHOP_SOCKET and phoihop serve --socket"
      ))
  }

  /// Does something at a desk of the store, and lets go of it: signs what is not signed where it was written. What only reads the store and
  /// works on files of who asks goes on beside a running server; all else is carried out by that server.
  static func desk<Value>(
    _ arguments: Arguments, _ world: World, _ access: Store.Access = .writing, besideServer: Bool = false,
    _ work: (Desk) throws -> Value
  ) throws -> Value {
    if let served = world.served { return try desk(served, arguments, world, access, work) }
    let place = place(arguments, world)
    if !besideServer, let socket = try server(of: place, world) { throw Forwarding(socket: socket) }
    let store = try Store.open(
      place, for: access, now: world.now, purpose: "phoihop", chance: world.chance)
    do {
      let before = access == .writing ? try store.lastNumber() : 0
      if !world.languageIsNamed { world.language = try store.ledger.settings().language }
      let value = try work(try desk(store, arguments, world))
      let isRecorded = try access == .writing && store.lastNumber() > before
      do {
        try store.close(now: access == .writing ? world.now : nil)
      } catch  where isRecorded {
        // What was done is done: who is told otherwise does it twice.
        world.complain(
          Words(
            vi:
              "phoihop: đã ghi, nhưng đĩa chưa nhận bản chốt; dọn chỗ, kiểm tra đĩa rồi chạy phoihop ledger checkpoint\n",
            en:
              "phoihop: it is recorded, but the disk did not take a checkpoint; make room, look at the disk, then run phoihop ledger checkpoint\n"
          )[world.language])
      }
      return value
    } catch {
      try? store.close(now: access == .writing ? world.now : nil)
      if let denial = (error as? Refused)?.denial {
        let opened = Result {
          try Store.open(place, for: .writing, now: world.now, purpose: "phoihop", chance: world.chance)
        }
        // Beside a server nothing can be written down.
        if besideServer, case .failure = opened { throw error }
        let writing = try opened.get()
        try writing.ledger.append([denial], now: world.now)
        try writing.close(now: world.now)
      }
      throw told(error, access)
    }
  }

  /// What is wrong in files is told with what was not done: computed or written.
  private static func told(_ error: any Error, _ access: Store.Access) -> any Error {
    guard access == .writing, var findings = error as? Findings else { return error }
    findings.stoppedWriting = true
    return findings
  }

  /// The same at the desk of a running server, which goes on holding the store.
  private static func desk<Value>(
    _ served: Served, _ arguments: Arguments, _ world: World, _ access: Store.Access, _ work: (Desk) throws -> Value
  ) throws -> Value {
    if world.environment("PHOIHOP_TOKEN") == nil, !served.isOwner {
      throw Refused(
        Words(
          vi: "cần biết ai hỏi: đặt mã truy cập vào PHOIHOP_TOKEN",
          en: "who asks must be known: put the token into PHOIHOP_TOKEN"))
    }
    do {
      return try work(try desk(served.store, arguments, world, served.library))
    } catch {
      if let denial = (error as? Refused)?.denial {
        do {
          try served.store.ledger.append([denial], now: world.now)
        } catch {
          // He is refused all the same; who keeps the program is told.
          served.report(error)
        }
      }
      throw told(error, access)
    }
  }

  private static func desk(
    _ store: Store, _ arguments: Arguments, _ world: World, _ library: LibraryCache? = nil
  ) throws -> Desk {
    let wanted = arguments.text("as")
    let seat: Seat? = if let wanted { try self.seat(wanted) } else { nil }
    guard let token = world.environment("PHOIHOP_TOKEN") else {
      if seat != nil {
        throw UsageError(
          message: Words(
            vi: "--as cần biết ai làm: đặt mã truy cập vào PHOIHOP_TOKEN",
            en: "--as needs to know who acts: put the token into PHOIHOP_TOKEN"))
      }
      return Desk(store, .owner, now: world.now, cache: library)
    }
    return try Desk.signIn(store, token: token, seat: seat, now: world.now, cache: library)
  }

  /// `ROLE@ORG`.
  static func seat(_ text: String) throws(UsageError) -> Seat {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let organisation = OrganisationID(parts[1]) else {
      throw UsageError(
        message: Words(
          vi: "\"\(text)\" không phải là vai trò@mã_cơ_quan, như registryClerk@org-0005",
          en: "\"\(text)\" is not ROLE@BODY_ID, as registryClerk@org-0005"))
    }
    return Seat(try role(parts[0]), at: organisation)
  }

  /// A role by its name in either language.
  static func role(_ text: String) throws(UsageError) -> Role {
    guard let role = Role(named: text) else {
      throw UsageError.notAllowed("--role", text, Role.allCases.map { "\($0.rawValue) (\($0.words.vi))" })
    }
    return role
  }
}
