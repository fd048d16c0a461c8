import Diagnostics
import Files
import Store
import UseCases

/// `phoihop export`: what the store holds, as files that other programs and `phoihop import` read.
enum ExportCommand: Command {
  static let form = CommandForm(
    name: "export",
    summary: Words(
      vi: "xuất: events (JSON Lines ra màn hình), register THƯ_MỤC, attachments SỐ THƯ_MỤC",
      en: "give back: events (JSON Lines to standard output), register FOLDER, attachments NUMBER FOLDER"),
    operands: "ACTION",
    options: OpenStore.options + [
      Option(
        name: "layer", value: "NUMBER",
        help: Words(vi: "lớp danh bạ (mặc định: 0)", en: "layer of the register (default: 0)"))
    ], examples: ["export events > events.jsonl", "export register danh-ba", "export attachments 41 ."],
    writes: { arguments in
      switch arguments.operands.first {
      case "register": NewFiles(folders: arguments.operands.dropFirst().map(folder))
      case "attachments": NewFiles(folders: arguments.operands.dropFirst(2).map(folder))
      default: NewFiles()
      }
    })

  private static func folder(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let (action, rest) = try arguments.action(form, ["attachments": 2...2, "events": 0...0, "register": 1...1])
    if arguments.has("layer"), action != "register" {
      throw UsageError(
        message: Words(
          vi: "--layer chỉ dùng với phoihop export register", en: "--layer is for phoihop export register only"))
    }
    switch action {
    case "events":
      for line in try OpenStore.desk(arguments, world, .reading, { try $0.exportEvents() }) { world.print(line + "\n") }
    case "attachments":
      guard let number = Int64(rest[0]), number > 0 else {
        throw UsageError(
          message: Words(
            vi: "\"\(rest[0])\" không phải là số của một mục", en: "\"\(rest[0])\" is no number of an entry"))
      }
      let files = try OpenStore.desk(arguments, world, .reading) { try $0.exportAttachments(of: number) }
      try write(files, to: rest[1], world)
    default:
      let layer = try ImportCommand.layer(arguments)
      let files = try OpenStore.desk(arguments, world, .reading) { try $0.exportRegister(layer: layer) }
      try write(files.map { ($0.name, $0.bytes) }, to: rest[0], world)
    }
    return 0
  }

  /// Files are written with the rights of whoever asks, never with those of a server.
  private static func write(_ files: [(name: String, bytes: [UInt8])], to path: String, _ world: World) throws {
    let target = folder(path)
    if world.served == nil { try FileSystem.makeFolder(target, mode: 0o755) }
    for file in files { try world.create(file.bytes, at: "\(target)/\(file.name)") }
    world.say(
      "đã ghi \(files.count) tệp vào \(target)\n",
      "\(files.count) \(files.count == 1 ? "file was" : "files were") written to \(target)\n")
  }
}
