import Diagnostics
import Exchange
import Store

/// `phoihop doctor`: whether the machine is good for the store.
enum DoctorCommand: Command {
  static let form = CommandForm(
    name: "doctor",
    summary: Words(
      vi: "máy có tốt cho kho không: thư viện, đĩa, đồng hồ, quyền, sao lưu",
      en: "whether the machine is good for the store: libraries, disk, clock, modes, backups"),
    operands: nil,
    options: OpenStore.place + [
      Option(name: "format", value: "text|json", help: Words(vi: "dạng kết quả", en: "form of the answer"))
    ], examples: ["doctor", "doctor --store /srv/phoihop --format json"])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let format = try arguments.choice("format", ["text", "json"])
    let found = Examination(OpenStore.place(arguments, world), now: world.now, program: Program.version)
    if format == "json" {
      world.print(
        JSONValue.array(
          found.lines.map { line in
            .object([
              JSONValue.Member("check", .string(line.name)), JSONValue.Member("state", .string(line.state.rawValue)),
              JSONValue.Member("message", .string(line.message[world.language])),
            ])
          }
        ).text)
    } else {
      for line in found.lines { world.print("\(word(line.state)[world.language])\t\(line.message[world.language])\n") }
    }
    return found.lines.contains { $0.state == .bad } ? 1 : 0
  }

  private static func word(_ state: Examination.State) -> Words {
    switch state {
    case .ok: Words(vi: "tốt", en: "ok")
    case .look: Words(vi: "xem", en: "look")
    case .bad: Words(vi: "hỏng", en: "bad")
    }
  }
}
