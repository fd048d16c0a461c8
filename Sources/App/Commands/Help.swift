import Diagnostics

/// What `--help` prints.
enum Help {
  static func overview(_ forms: [CommandForm], _ world: World) {
    let language = world.language
    var text = Words(
      vi: "phoihop — chạy quy chế phối hợp: ai nợ ai việc gì, đến ngày nào, vì sao\n\nCách dùng: phoihop LỆNH [tùy chọn]\n\n",
      en: "phoihop — runs coordination regulations: who owes what to whom by when, and why\n\nUsage: phoihop COMMAND [options]\n\n")[language]
    let width = (forms.map(\.name.count).max() ?? 0) + 2
    for form in forms {
      text += "  \(form.name)\(String(repeating: " ", count: width - form.name.count))\(form.summary[language])\n"
    }
    text += Words(
      vi: "\nphoihop LỆNH --help nói rõ từng lệnh. Mọi lệnh nhận --language vi|en.\n",
      en: "\nphoihop COMMAND --help tells about one. Every command takes --language vi|en.\n")[language]
    world.print(text)
  }

  static func command(_ form: CommandForm, _ world: World) {
    let language = world.language
    var text = "phoihop \(form.name)\(form.operands.map { " \($0)" } ?? "")\n  \(form.summary[language])\n"
    if !form.options.isEmpty { text += "\n" }
    let names = form.options.map { "--\($0.name)\($0.value.map { " \($0)" } ?? "")\($0.repeats ? " …" : "")" }
    let width = (names.map(\.count).max() ?? 0) + 2
    for (name, option) in zip(names, form.options) {
      text += "  \(name)\(String(repeating: " ", count: width - name.count))\(option.help[language])\n"
    }
    world.print(text)
  }
}
