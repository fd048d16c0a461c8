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
    ], examples: ["export events > events.jsonl", "export register danh-ba"])

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
    guard world.served == nil else {
      throw UsageError(
        message: Words(
          vi: "máy chủ không ghi tệp cho ai; phoihop export register chạy khi máy chủ dừng",
          en: "a server writes no files for anybody; run phoihop export register while it is stopped"))
    }
    let layer = try ImportCommand.layer(arguments)
    if world.served != nil {
      // Files are written with the rights of whoever asks, never with those of the server.
      throw UsageError(
        message: Words(
          vi: "máy chủ đang chạy không ghi tệp cho người khác; dừng phoihop serve rồi xuất danh bạ",
          en: "a running server writes no files for others; stop phoihop serve, then export the register"))
    }
    let files = try OpenStore.desk(arguments, world, .reading) { try $0.exportRegister(layer: layer) }
    try FileSystem.makeFolder(rest[0], mode: 0o755)
    for file in files { try FileSystem.create(file.bytes, at: "\(rest[0])/\(file.name)") }
    world.say("đã ghi \(files.count) tệp vào \(rest[0])\n", "\(files.count) files were written to \(rest[0])\n")
    return 0
  }
}
