import Diagnostics
import Files
import Store
import UseCases

/// `phoihop export`: what the store holds, as files that other programs and `phoihop import` read.
enum ExportCommand: Command {
  static let form = CommandForm(
    name: "export",
    summary: Words(
      vi: "xuất: events (JSON Lines ra màn hình), register THƯ_MỤC",
      en: "give back: events (JSON Lines to standard output), register FOLDER"),
    operands: "ACTION",
    options: OpenStore.options + [
      Option(
        name: "layer", value: "NUMBER",
        help: Words(vi: "lớp danh bạ (mặc định: 0)", en: "layer of the register (default: 0)"))
    ], examples: ["export events > events.jsonl", "export register danh-ba"],
    writes: { arguments in
      arguments.operands.first == "register"
        ? NewFiles(folders: arguments.operands.dropFirst().map(folder)) : NewFiles()
    })

  private static func folder(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let (action, rest) = try arguments.action(form, ["events": 0...0, "register": 1...1])
    guard action == "register" else {
      if arguments.has("layer") {
        throw UsageError(
          message: Words(
            vi: "--layer chỉ dùng với phoihop export register", en: "--layer is for phoihop export register only"))
      }
      for line in try OpenStore.desk(arguments, world, .reading, { try $0.exportEvents() }) { world.print(line + "\n") }
      return 0
    }
    let layer = try ImportCommand.layer(arguments)
    let files = try OpenStore.desk(arguments, world, .reading) { try $0.exportRegister(layer: layer) }
    let target = folder(rest[0])
    if world.served == nil { try FileSystem.makeFolder(target, mode: 0o755) }
    for file in files { try world.create(file.bytes, at: "\(target)/\(file.name)") }
    world.say("đã ghi \(files.count) tệp vào \(target)\n", "\(files.count) files were written to \(target)\n")
    return 0
  }
}
