import Diagnostics
import Entries
import Exchange
import Facts
import Ledger
import Obligations
import Organisations
import Secrets
import Store
import UseCases

/// `phoihop ledger`: what the ledger is, signed, and what shows it to others.
enum LedgerCommand: Command {
  static let form = CommandForm(
    name: "ledger",
    summary: Words(
      vi: "sổ: checkpoint, prove SỐ, consistency CŨ [MỚI], show [TỪ [ĐẾN]]",
      en: "the ledger: checkpoint, prove NUMBER, consistency OLD [NEW], show [FROM [TO]]"),
    operands: "ACTION",
    options: OpenStore.options + [
      Option(
        name: "size", value: "NUMBER", help: Words(vi: "trong cây của số mục này", en: "in the tree of so many entries")
      )
    ], examples: ["ledger checkpoint", "ledger prove 41", "ledger consistency 1200 1500", "ledger show 1 20"])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let (action, rest) = try arguments.action(
      form, ["checkpoint": 0...0, "prove": 1...1, "consistency": 1...2, "show": 0...2])
    let numbers = try rest.map { text in
      guard let number = Int64(text), number > 0 else {
        throw UsageError(
          message: Words(vi: "\"\(text)\" không phải là số của một mục", en: "\"\(text)\" is no number of an entry"))
      }
      return number
    }
    let size = try arguments.text("size").map { text in
      guard let number = Int64(text), number > 0 else {
        throw UsageError(
          message: Words(vi: "--size: \"\(text)\" không phải là số", en: "--size: \"\(text)\" is no number"))
      }
      return number
    }
    switch action {
    case "checkpoint": world.print(try OpenStore.desk(arguments, world) { try $0.checkpoint() })
    case "prove":
      let found = try OpenStore.desk(arguments, world, .reading) { try $0.inclusion(of: numbers[0], in: size) }
      print(
        [
          ("entry", .integer(Int(numbers[0]))), ("size", .integer(Int(found.size))),
          ("leaf", .string(found.leaf.description)), ("root", .string(found.root.description)),
          ("path", .array(found.proof.path.map { JSONValue.string($0.description) })),
        ], world)
    case "consistency":
      let found = try OpenStore.desk(arguments, world, .reading) {
        try $0.consistency(from: numbers[0], to: numbers.count > 1 ? numbers[1] : nil)
      }
      print(
        [
          ("from", .integer(Int(numbers[0]))), ("size", .integer(Int(found.size))),
          ("oldRoot", .string(found.old.description)), ("root", .string(found.root.description)),
          ("path", .array(found.proof.path.map { JSONValue.string($0.description) })),
        ], world)
    default:
      try OpenStore.desk(arguments, world, .reading) { desk in
        try desk.entries(from: numbers.first ?? 1, to: numbers.count > 1 ? numbers[1] : numbers.first) { entry in
          world.print("\(EntryLine.text(entry))\n")
          return true
        }
      }
    }
    return 0
  }

  private static func print(_ members: [(String, JSONValue)], _ world: World) {
    world.print(JSONValue.object(members.map { JSONValue.Member($0.0, $0.1) }).text)
  }
}

/// An entry in one line: number, moment, who, what, about what, why, and what else it says.
enum EntryLine {
  static func text(_ entry: Entry) -> String {
    let head = entry.head
    let who = [head.author, head.role, head.organisation?.text].compactMap(\.self).joined(separator: " ")
    let payload = entry.body.payload
    var open = payload.open
    // A deed that was given no id is called after its entry, which stands in front.
    if open["id"]?.text == RecordedEvent.defaultID(head.sequence) { open["id"] = nil }
    // Long texts are shown by their beginning; the whole stands in the store.
    if let text = open["text"]?.text, text.utf8.count > 80 { open["text"] = .text(String(text.prefix(60)) + "…") }
    let said = String(decoding: CanonicalValue.object(open).bytes, as: UTF8.self)
    let personal = payload.personal.keys.sorted().map { "\($0)=\(payload.personal[$0]?.value == nil ? "∅" : "●")" }
    return
      ([
        String(head.sequence), head.recorded.iso, who, head.kind.rawValue, head.subject ?? "–",
        head.happened?.description ?? "–", head.reason ?? "–", said,
      ] + personal).joined(separator: "\t")
  }
}

/// `phoihop verify`: whether the store is as it was written.
enum VerifyCommand: Command {
  static let form = CommandForm(
    name: "verify",
    summary: Words(vi: "kho có còn nguyên như đã ghi không", en: "whether the store is as it was written"),
    operands: nil,
    options: OpenStore.options + [
      Option(
        name: "checkpoint", value: "FILE",
        help: Words(vi: "bản chốt giữ ở nơi khác, để đối chiếu", en: "a checkpoint kept elsewhere, to compare"),
        repeats: true),
      Option(
        name: "backup", value: "FOLDER",
        help: Words(
          vi: "kiểm tra bản sao lưu này, không phải kho; thêm --store thì phải là bản của kho ấy",
          en: "look at this backup and not at the store; with --store it must be one of that store")),
    ],
    examples: ["verify", "verify --checkpoint chot-2026-06-30.txt", "verify --backup /mnt/backup/2026-06-30T17-00-00Z"]
  )

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    if let backup = arguments.text("backup") { return try verify(backup, arguments, world) }
    let held = try arguments.texts("checkpoint").map {
      ($0, String(decoding: try world.shelf.source($0).bytes, as: UTF8.self))
    }
    let progress = Progress(world)
    let found = try OpenStore.desk(arguments, world, .reading) { desk in
      try desk.verify(held: held) { done, total in
        progress.show(Int(done), Int(total))
        return true
      }
    }
    progress.end()
    for finding in found.findings { world.print("\(finding.message[world.language])\n") }
    world.say(
      "\(found.size) mục, gốc \(found.root): \(found.findings.isEmpty ? "nguyên vẹn" : "\(found.findings.count) chỗ không như đã ghi")\n",
      "\(found.size) entries, root \(found.root): \(found.findings.isEmpty ? "whole" : "\(found.findings.count) \(found.findings.count == 1 ? "place is" : "places are") not as written")\n"
    )
    return found.findings.isEmpty ? 0 : 1
  }
}

extension VerifyCommand {
  /// Whether a backup is as it was made.
  private static func verify(_ backup: String, _ arguments: Arguments, _ world: World) throws -> Int32 {
    if world.served != nil {
      throw UsageError(
        message: Words(vi: "máy chủ không xem bản sao lưu", en: "a server does not look at backups"))
    }
    let key =
      OpenStore.isAsked(arguments, world)
      ? try OpenStore.desk(arguments, world, .reading, besideServer: true) { try $0.verificationKey() } : nil
    let work = LongWork(world)
    let check = try Store.checkBackup(backup, key: key, progress: work.goesOn)
    work.end()
    guard let check else {
      return work.stopped(nothingLeft: Words(vi: "chưa kiểm tra xong", en: "not all was looked at"))
    }
    for finding in check.findings { world.print("\(finding.message[world.language])\n") }
    if let manifest = check.manifest {
      world.say(
        "sao lúc \(manifest.moment.iso), \(manifest.files.count) tệp, \(manifest.entries) mục, gốc \(manifest.root)\n",
        "made at \(manifest.moment.iso), \(manifest.files.count) files, \(manifest.entries) entries, root \(manifest.root)\n"
      )
    }
    let count = check.findings.count
    world.say(
      count == 0 ? "nguyên vẹn\n" : "\(count) chỗ không như khi sao; đừng khôi phục từ bản này\n",
      count == 0
        ? "whole\n"
        : "\(count) \(count == 1 ? "place is" : "places are") not as it was made; do not restore from this one\n")
    return count == 0 ? 0 : 1
  }
}

/// `phoihop rebuild`: the tables made again from the entries.
enum RebuildCommand: Command {
  static let form = CommandForm(
    name: "rebuild",
    summary: Words(vi: "dựng lại các bảng từ sổ", en: "make the tables again from the ledger"), operands: nil,
    options: OpenStore.options, examples: ["rebuild"])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let progress = Progress(world)
    let size = try OpenStore.desk(arguments, world) { desk in
      try desk.rebuild { done, total in
        progress.show(Int(done), Int(total))
        return true
      }
    }
    progress.end()
    world.say("đã dựng lại từ \(size) mục\n", "made again from \(size) entries\n")
    return 0
  }
}
