import CivilTime
import Diagnostics
import Exchange
import Ledger
import Obligations
import Settings
import Store
import UseCases

/// `phoihop setting`: what an office sets for its store.
enum SettingCommand: Command {
  static let form = CommandForm(
    name: "setting",
    summary: Words(
      vi: "thiết lập của kho: list, set TÊN GIÁ_TRỊ, reset TÊN",
      en: "settings of the store: list, set NAME VALUE, reset NAME"),
    operands: "ACTION",
    options: OpenStore.options + [
      Option(name: "format", value: "text|json", help: Words(vi: "cách in list", en: "how to print list"))
    ],
    examples: [
      "setting list", "setting set name \"Văn phòng Tỉnh ủy\"", "setting set keeper org-0002",
      "setting set token-days 365", "setting reset token-days",
    ])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let (action, rest) = try arguments.action(form, ["list": 0...0, "set": 2...2, "reset": 1...1])
    let format = try arguments.choice("format", ["text", "json"])
    if action == "list" {
      let rows = try OpenStore.desk(arguments, world, .reading) { try $0.settings() }
      if format == "json" {
        world.print(JSONValue.array(rows.map { json($0, world.language) }).text)
      } else {
        for row in rows { world.print(text(row, world.language)) }
      }
      return 0
    }
    if arguments.has("format") {
      throw UsageError(
        message: Words(
          vi: "--format chỉ dùng với phoihop setting list", en: "--format is for phoihop setting list only"))
    }
    let setting = try setting(rest[0])
    let text = action == "set" ? rest[1] : nil
    let entry = try OpenStore.desk(arguments, world) { try $0.set(setting, to: text) }
    let now = text.map { setting.shown($0) } ?? standard(setting)
    if let entry {
      world.say(
        "\(setting.rawValue): \(now.vi), mục \(entry)\n", "\(setting.rawValue): \(now.en), entry \(entry)\n")
    } else {
      world.say(
        "\(setting.rawValue): đã là \(now.vi), không ghi gì\n",
        "\(setting.rawValue): is \(now.en) already, nothing was recorded\n")
    }
    return 0
  }

  private static func setting(_ name: String) throws(UsageError) -> Setting {
    if let setting = Setting(rawValue: name) { return setting }
    let all = Setting.allCases.map(\.rawValue)
    let near = NearestName.nearest(to: name, among: all)
    throw UsageError(
      message: Words(
        vi: "không có thiết lập \"\(name)\"; "
          + (near.map { "có phải \"\($0)\"?" } ?? "có: \(all.joined(separator: ", "))"),
        en: "there is no setting \"\(name)\"; "
          + (near.map { "did you mean \"\($0)\"?" } ?? "there are: \(all.joined(separator: ", "))")))
  }

  private static func text(_ row: Desk.SettingRow, _ language: Language) -> String {
    let setting = row.setting
    let value = row.value.map { setting.shown($0)[language] } ?? "–"
    var text =
      "\(setting.rawValue)\t\(value)\t\(Words(vi: "mặc định", en: "default")[language]): \(standard(setting)[language])\n"
    text += "  \(setting.meaning[language]); \(setting.allowed[language])\n"
    text += "  \(Words(vi: "đọc bởi", en: "read by")[language]) \(setting.readers[language])\n"
    if let change = row.change {
      let what = row.isSet ? Words(vi: "đặt", en: "set") : Words(vi: "về mặc định", en: "taken back")
      text +=
        Words(
          vi: "  \(what.vi) ngày \(change.recorded.day.vietnamese), \(change.author), mục \(change.entry)\n",
          en: "  \(what.en) on \(change.recorded.day.vietnamese) by \(change.author), entry \(change.entry)\n")[
          language]
    }
    return text
  }

  private static func standard(_ setting: Setting) -> Words {
    if let standard = setting.standard { return setting.shown(standard) }
    return setting == .keeper
      ? Words(vi: "cơ quan của quản trị viên đầu tiên", en: "the body of the first administrator")
      : Words(vi: "–", en: "–")
  }

  private static func json(_ row: Desk.SettingRow, _ language: Language) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("name", .string(row.setting.rawValue)), .init("meaning", .string(row.setting.meaning[language])),
      .init("allowed", .string(row.setting.allowed[language])),
      .init("readBy", .string(row.setting.readers[language])),
    ]
    if let value = row.value { members.append(.init("value", .string(value))) }
    if let standard = row.setting.standard { members.append(.init("default", .string(standard))) }
    if let change = row.change {
      members.append(.init("entry", .integer(Int(change.entry))))
      members.append(.init("by", .string(change.author)))
      members.append(.init("recorded", .string(change.recorded.iso)))
    }
    return .object(members)
  }
}
