import Diagnostics
import Entries
import Store
import UseCases

/// `phoihop erase`: a personal value destroyed for ever.
enum EraseCommand: Command {
  static let form = CommandForm(
    name: "erase",
    summary: Words(
      vi: "xóa vĩnh viễn một giá trị riêng: note, evidence, name, attachment0…",
      en: "destroy a personal value for ever: note, evidence, name, attachment0…"),
    operands: "NUMBER FIELD",
    options: OpenStore.options + [
      Option(
        name: "ground", value: "TEXT",
        help: Words(vi: "căn cứ pháp lý, được ghi vào sổ", en: "the legal ground, which the ledger keeps")),
      Option(name: "preview", value: nil, help: Words(vi: "chỉ xem sẽ xóa gì", en: "only show what would be erased")),
      Option(name: "yes", value: nil, help: Words(vi: "xóa thật", en: "do it")),
    ], examples: ["erase 41 note --preview", "erase 41 attachment0 --ground \"Quyết định 12/QĐ ngày 3/6/2026\" --yes"])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    guard arguments.operands.count == 2, let entry = Int64(arguments.operands[0]), entry > 0 else {
      throw UsageError(
        message: Words(
          vi: "phoihop erase cần số của mục và tên trường, như phoihop erase 41 note",
          en: "phoihop erase needs the number of an entry and a field, as phoihop erase 41 note"))
    }
    let field = arguments.operands[1]
    let isPreview = arguments.has("preview")
    if isPreview || !arguments.has("yes") {
      show(try OpenStore.desk(arguments, world, .reading) { try $0.erasable(entry, field) }, world)
      if isPreview { return 0 }
      throw UsageError(
        message: Words(
          vi: "chưa xóa gì; xóa là vĩnh viễn, thêm --yes và --ground \"…\" để xóa",
          en: "nothing was erased yet; it is for ever: add --yes and --ground \"…\" to do it"))
    }
    let ground = try arguments.need("ground", form, "\"…\"")
    let (what, done) = try OpenStore.desk(arguments, world) { desk in
      (try desk.erasable(entry, field), try desk.erase(entry, field, ground: ground))
    }
    show(what, world)
    world.say(
      "đã xóa: mục \(done.number); các bản sao lưu cũ vẫn giữ giá trị ấy cho đến khi bị hủy, khôi phục từ chúng sẽ xóa lại\n",
      "erased: entry \(done.number); older backups hold the value until they are destroyed, and restoring one erases it again\n"
    )
    for open in done.open {
      switch open {
      case .storeIsRead:
        world.say(
          "chương trình khác đang đọc kho: dấu vết trên đĩa sẽ được ghi đè ở lệnh ghi kế tiếp\n",
          "another program reads the store: what is left on the disk is overwritten by the next command that writes\n")
      case .backups(let folder):
        world.say(
          "không ghi được danh sách đã xóa vào \"\(folder)\"; chép erasures.jsonl của kho vào đó\n",
          "the list of erasures could not be written to \"\(folder)\"; copy erasures.jsonl of the store there\n")
      }
    }
    return 0
  }

  private static func show(_ what: Store.Erasable, _ world: World) {
    let file = what.fileSize.map {
      Words(vi: ", kèm nội dung tệp \($0) byte", en: ", with the file itself, \($0) bytes")
    }
    world.say(
      "mục \(what.entry) (\(what.kind.rawValue)): \(what.field), \(what.size) byte\(file?.vi ?? "")\n",
      "entry \(what.entry) (\(what.kind.rawValue)): \(what.field), \(what.size) bytes\(file?.en ?? "")\n")
  }
}
