import Diagnostics
import Files
import Obligations
import Sockets
import Store
import Threads
import UseCases

/// `phoihop backup`: a copy of the whole store, while others go on.
enum BackupCommand: Command {
  static let form = CommandForm(
    name: "backup",
    summary: Words(
      vi: "sao lưu kho vào một thư mục mới, trong khi kho vẫn dùng", en: "back up the store while it is in use"),
    operands: "[FOLDER]",
    options: OpenStore.options + [
      Option(
        name: "name", value: "TEXT",
        help: Words(vi: "tên bản sao lưu (mặc định: thời điểm)", en: "name of the backup (default: the moment)")),
      Option(
        name: "with-key", value: nil,
        help: Words(
          vi: "chép cả khóa của sổ: ai có khóa thì ký được sổ giả, nên giữ bản này như giữ khóa",
          en: "the key of the ledger too: who has it can sign a false ledger, so guard this copy like the key")),
    ], examples: ["backup /mnt/backup", "backup /mnt/backup --name truoc-sap-xep", "backup"])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let work = LongWork(world)
    let made: Store.Backup?
    if let served = world.served {
      made = try throughServer(served, arguments, world)
    } else {
      let parent = try folder(arguments, world)
      made = try OpenStore.desk(arguments, world, .reading, besideServer: true) { desk in
        try desk.backUp(
          to: parent, name: arguments.text("name"), withKey: arguments.has("with-key"), progress: work.goesOn)
      }
    }
    work.end()
    guard let made else { return work.stopped(nothingLeft: Words(vi: "không để lại gì", en: "nothing is left of it")) }
    tell(made, world)
    return 0
  }

  /// The folder that is named; without one the command goes to a running server, which has its own.
  private static func folder(_ arguments: Arguments, _ world: World) throws -> String {
    let place = OpenStore.place(arguments, world)
    guard let named = arguments.operands.first, arguments.operands.count == 1 else {
      if arguments.operands.isEmpty, let socket = try OpenStore.server(of: place, world) {
        throw Forwarding(socket: socket)
      }
      throw UsageError(
        message: Words(
          vi:
            "phoihop backup cần thư mục chứa các bản sao lưu, như phoihop backup /mnt/backup; không nêu thư mục thì cần máy chủ đang chạy",
          en:
            "phoihop backup needs the folder for the backups, as phoihop backup /mnt/backup; without one it needs a running server"
        ))
    }
    return named.count > 1 && named.hasSuffix("/") ? String(named.dropLast()) : named
  }

  /// Into the folder that the server was started with: who asks names none of its machine, and is given neither copy nor key.
  private static func throughServer(_ served: Served, _ arguments: Arguments, _ world: World) throws -> Store.Backup? {
    guard arguments.operands.isEmpty else {
      throw UsageError(
        message: Words(
          vi: "máy chủ không ghi vào thư mục người hỏi nêu; bỏ tên thư mục để sao lưu vào thư mục của máy chủ",
          en: "a server does not write to a folder that somebody names; leave it out to back up into the server's own"))
    }
    guard !arguments.has("with-key") else {
      throw UsageError(
        message: Words(
          vi: "máy chủ không chép khóa của sổ cho ai; bỏ --with-key",
          en: "a server copies the key of the ledger for nobody; leave out --with-key"))
    }
    guard let backups = served.backups else {
      throw UsageError(
        message: Words(
          vi:
            "máy chủ không có thư mục sao lưu; chạy lại bằng phoihop serve --backups THƯ_MỤC, hoặc người chạy máy chủ dùng phoihop backup THƯ_MỤC",
          en:
            "a server needs a folder for backups; start it with phoihop serve --backups FOLDER, or let who runs it use phoihop backup FOLDER"
        ))
    }
    return try OpenStore.desk(arguments, world, .reading) { desk in
      try backups.alone { folder in
        try desk.backUp(to: folder, name: arguments.text("name"), withKey: false) { _, _ in true }
      }
    }
  }

  private static func tell(_ made: Store.Backup, _ world: World) {
    world.say(
      "đã sao lưu vào \(made.path): \(made.files) tệp, \(made.bytes) byte, \(made.entries) mục, gốc \(made.root)\n",
      "backed up to \(made.path): \(made.files) files, \(made.bytes) bytes, \(made.entries) entries, root \(made.root)\n"
    )
    if made.hasKey {
      world.say(
        "trong đó có khóa của sổ: ai có khóa thì ký được sổ giả; cất bản này như cất khóa\n",
        "the key of the ledger is in it: who has it can sign a false ledger; guard this copy like the key\n")
    } else {
      world.say(
        "trong đó không có khóa của sổ (ai có khóa thì ký được sổ giả): giữ riêng một bản ledger.key, không có nó thì không khôi phục được\n",
        "the key of the ledger is not in it (who has it can sign a false ledger): keep a copy of ledger.key apart, without it nothing can be restored\n"
      )
    }
    if !made.isNoted {
      world.say(
        "kho chỉ đọc nên không nhớ thư mục này: khi khôi phục từ đây, chỉ danh sách đã xóa mới nhất bằng --erasures\n",
        "the store may only be read and does not remember this folder: when restoring from here, name the latest list of erasures by --erasures\n"
      )
    }
    world.say(
      "ba bản: kho, bản này, và một bản ở nơi khác, ngắt mạng; chép cả thư mục rồi kiểm tra bản chép bằng phoihop verify --backup\n",
      "three copies: the store, this one, and one elsewhere, off the network; copy the whole folder, then check the copy with phoihop verify --backup\n"
    )
  }
}

/// Where a server puts backups, one at a time.
final class ServerBackups: Sendable {
  /// The folder, from the root.
  let folder: String
  private let isBusy = Monitor(false)

  init(_ folder: String) { self.folder = folder }

  /// Makes one while no other is made.
  func alone<Value>(_ make: (String) throws -> Value) throws -> Value {
    let isMine = isBusy.change { busy in
      defer { busy = true }
      return !busy
    }
    guard isMine else {
      throw Refused(
        Words(
          vi: "máy chủ đang sao lưu cho người khác; đợi rồi thử lại",
          en: "the server is making a backup for somebody else; wait, then try again"))
    }
    defer { isBusy.change { $0 = false } }
    return try make(folder)
  }
}

/// Long work on files: shows how far it is, and ends when somebody wants it to.
struct LongWork {
  private let progress: Progress
  private let world: World

  init(_ world: World) {
    progress = Progress(world)
    if world.isLive { Interruption.listen() }
    self.world = world
  }

  /// Told the bytes done of how many; false once somebody asked to stop.
  func goesOn(_ done: Int64, _ all: Int64) -> Bool {
    progress.show(Int(done >> 20), Int(all >> 20))
    return !Interruption.isAsked
  }

  func end() { progress.end() }

  /// Says that the work was stopped; the exit code of programs that were.
  func stopped(nothingLeft: Words) -> Int32 {
    world.complain(
      "phoihop: "
        + Words(vi: "đã dừng theo yêu cầu; \(nothingLeft.vi)\n", en: "stopped as asked; \(nothingLeft.en)\n")[
          world.language])
    return 130
  }
}

/// `phoihop restore`: a store made from a backup.
enum RestoreCommand: Command {
  static let form = CommandForm(
    name: "restore",
    summary: Words(vi: "dựng một kho mới từ bản sao lưu", en: "make a new store from a backup"), operands: "FOLDER",
    options: OpenStore.place + [
      Option(
        name: "ground", value: "TEXT",
        help: Words(vi: "vì sao khôi phục, được ghi vào sổ", en: "why, which the ledger keeps")
      ),
      Option(
        name: "key", value: "FILE",
        help: Words(
          vi: "khóa của sổ, khi bản sao lưu không có", en: "the key of the ledger, where the backup does not have it")),
      Option(
        name: "erasures", value: "FILE",
        help: Words(
          vi: "danh sách đã xóa mới hơn (mặc định: trong bản sao lưu và cạnh nó)",
          en: "a later list of erasures (default: that in the backup and the one beside it)")),
    ],
    examples: [
      "restore /mnt/backup/2026-06-30T17-00-00Z --store /srv/phoihop-moi --key /mnt/usb/ledger.key --ground \"hỏng đĩa\""
    ])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    guard arguments.operands.count == 1 else {
      throw UsageError(
        message: Words(
          vi: "phoihop restore cần thư mục của một bản sao lưu, như phoihop restore /mnt/backup/2026-06-30T17-00-00Z",
          en: "phoihop restore needs the folder of a backup, as phoihop restore /mnt/backup/2026-06-30T17-00-00Z"))
    }
    guard arguments.has("store") else {
      throw UsageError(
        message: Words(
          vi: "phoihop restore cần --store THƯ_MỤC: nơi mới, còn trống, cho kho",
          en: "phoihop restore needs --store FOLDER: a new, empty place for the store"))
    }
    let place = OpenStore.place(arguments, world)
    if LocalSocket.connect(to: place.socket) != nil {
      throw UsageError(
        message: Words(
          vi:
            "một máy chủ đang giữ kho ở \"\(place.path)\"; dừng phoihop serve (Ctrl-C) và dời thư mục ấy đi, hoặc chọn nơi mới bằng --store",
          en:
            "a server holds the store at \"\(place.path)\"; stop phoihop serve (Ctrl-C) and move that folder away, or choose a new place by --store"
        ))
    }
    let wanted = Store.Restoring(
      backup: arguments.operands[0], place: place, key: arguments.text("key"), erasures: arguments.text("erasures"),
      ground: try arguments.need("ground", form, "\"…\""))
    let work = LongWork(world)
    let done = try Desk.restore(
      wanted, token: world.environment("PHOIHOP_TOKEN"), now: world.now, chance: world.chance, progress: work.goesOn)
    work.end()
    guard let done else { return work.stopped(nothingLeft: Words(vi: "không để lại gì", en: "nothing is left of it")) }
    world.say(
      "đã khôi phục \(done.backedUp) mục vào \(place.path), nay có \(done.entries), gốc \(done.root)\n",
      "\(done.backedUp) entries were restored to \(place.path), now there are \(done.entries), root \(done.root)\n")
    if done.erased > 0 {
      world.say(
        "đã xóa lại \(done.erased) giá trị\n",
        "\(done.erased) \(done.erased == 1 ? "value was" : "values were") erased again\n")
    }
    world.say(
      "những gì ghi sau bản sao lưu không có ở đây; phoihop verify --checkpoint TỆP đối chiếu với bản chốt giữ ở nơi khác\n",
      "what was recorded after the backup is not here; phoihop verify --checkpoint FILE compares with a checkpoint kept elsewhere\n"
    )
    return 0
  }
}
