import CivilTime
import Diagnostics
import Exchange
import Facts
import Files
import Obligations
import Store
import UseCases

extension Library {
  /// Everything that a question can be asked of: files, or a store.
  static let options =
    OpenStore.options + files

  static let files =
    folders + [
      Option(
        name: "events", value: "FILE",
        help: Words(vi: "tệp sự kiện JSON Lines", en: "file of events in JSON Lines"))
    ]

  static let folders = [
    Option(
      name: "register", value: "DIR",
      help: Words(
        vi: "thư mục danh bạ cơ quan (mặc định: danh bạ kèm theo); danh bạ sau đứng sau danh bạ trước",
        en: "folder of the register of organisations (default: the shipped one); a later one stands behind"),
      repeats: true),
    Option(
      name: "regulations", value: "DIR",
      help: Words(
        vi: "thư mục quy chế (mặc định: các quy chế kèm theo)",
        en: "folder of the regulations (default: the shipped ones)")),
  ]

  /// Reads what the options name, or throws every error found in all of it.
  ///
  /// Where only some `texts` are asked for, the others of the folder are read only as far as they can change what these owe.
  static func load(_ arguments: Arguments, _ world: World, texts: Set<String> = []) throws -> Library {
    if arguments.has("store"), namesFiles(arguments) {
      throw UsageError(
        message: Words(
          vi: "--store không đi cùng --regulations, --register, --events: hỏi kho hoặc hỏi tệp",
          en: "--store does not go with --regulations, --register, --events: ask a store or ask files"))
    }
    if isOfStore(arguments, world) {
      // What is known is cut by the questions themselves; the register and the texts are those of that day.
      let known = try arguments.day("known").map { Instant.end(of: $0) }
      return try OpenStore.desk(arguments, world, .reading) { try $0.library(known: known, texts: texts) }
    }
    let folder = try arguments.text("regulations") ?? world.shipped("Regulations", or: .option("regulations"))
    return try load(
      Places(
        Disk(), regulations: folder, calendar: try world.calendarFile(beside: folder),
        registers: try registerFolders(arguments, world), events: arguments.text("events").map { .file($0) } ?? .none),
      texts: texts)
  }

  /// True where the question is asked of a store.
  static func isOfStore(_ arguments: Arguments, _ world: World) -> Bool {
    !namesFiles(arguments) && OpenStore.isAsked(arguments, world)
  }

  private static func namesFiles(_ arguments: Arguments) -> Bool {
    ["regulations", "register", "events"].contains { arguments.has($0) }
  }

  /// The folders of `--register`, else the shipped register.
  static func registerFolders(_ arguments: Arguments, _ world: World) throws -> [String] {
    let given = arguments.texts("register")
    return given.isEmpty ? [try world.shipped("Registers/five-jurisdictions", or: .option("register"))] : given
  }

  /// Says on standard error what may make the answer wrong.
  func warn(_ world: World, asked: Set<String> = [], until last: CivilDate? = nil) {
    Self.say(warnings(asked: asked, until: last), world)
  }

  /// Says warnings on standard error, the first of many.
  static func say(_ warnings: [Words], _ world: World) {
    for warning in warnings.prefix(mostWarnings) { world.complain("phoihop: \(warning[world.language])\n") }
    let more = warnings.count - mostWarnings
    if more > 0 {
      world.complain(
        Words(vi: "phoihop: còn \(more) cảnh báo nữa\n", en: "phoihop: \(more) more warnings\n")[world.language])
    }
  }

  private static let mostWarnings = 20
}
