import Diagnostics
import Obligations
import Store

/// `phoihop init`: an empty store.
enum InitCommand: Command {
  static let form = CommandForm(
    name: "init",
    summary: Words(vi: "tạo một kho mới", en: "make a new store"), operands: nil, options: OpenStore.place,
    examples: ["init --store /srv/phoihop", "init --store postgres://phoihop@localhost/phoihop --files /srv/phoihop"])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let place = OpenStore.place(arguments, world)
    let store = try Store.create(at: place, now: world.now, purpose: "phoihop init", chance: world.chance)
    try store.close(now: world.now)
    world.say(
      "đã tạo kho ở \(place.path)\nkhóa ký sổ: \(place.key) — giữ bản sao ở nơi khác, không ai khác được đọc\ntiếp theo:\n  phoihop import register THƯ_MỤC   danh bạ cơ quan\n  phoihop import calendar TỆP       lịch làm việc\n  phoihop import laws THƯ_MỤC       luật và biểu mẫu\n  phoihop user add \"Họ và tên\"      người dùng đầu tiên\n",
      "a store was made at \(place.path)\nkey of the ledger: \(place.key) — keep a copy elsewhere that nobody else can read\nnext:\n  phoihop import register FOLDER   the register of organisations\n  phoihop import calendar FILE     the calendar of working days\n  phoihop import laws FOLDER       laws and forms\n  phoihop user add \"Full name\"     the first person\n"
    )
    return 0
  }
}
