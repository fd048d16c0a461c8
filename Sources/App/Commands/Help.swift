import Diagnostics

/// What `--help` prints.
enum Help {
  /// Commands that are told of together.
  struct Group {
    let title: Words
    let forms: [CommandForm]
  }

  static func overview(_ groups: [Group], _ world: World) {
    let language = world.language
    var text = Words(
      vi:
        "phoihop — đọc quy chế phối hợp và trả lời: ai phải làm gì cho ai, đến ngày nào, vì sao\n\nCách dùng: phoihop LỆNH [tùy chọn]\n\n",
      en:
        "phoihop — reads coordination regulations and answers: who owes what to whom by when, and why\n\nUsage: phoihop COMMAND [options]\n\n"
    )[language]
    let width = (groups.flatMap(\.forms).map(\.name.count).max() ?? 0) + 2
    for group in groups {
      text += "\(group.title[language])\n"
      for form in group.forms {
        text += "  \(form.name)\(String(repeating: " ", count: width - form.name.count))\(form.summary[language])\n"
      }
      text += "\n"
    }
    text +=
      Words(
        vi: """
          phoihop LỆNH --help nói rõ từng lệnh; phoihop demo là chỗ bắt đầu. Mọi lệnh nhận --language vi|en.
          Biến PHOIHOP_LANGUAGE=en đặt tiếng Anh cho mọi lệnh; PHOIHOP_HOME là thư mục có Regulations và Registers, khi chạy ở nơi khác.
          PHOIHOP_STORE là kho, PHOIHOP_TOKEN là mã truy cập của người làm; không có mã thì là chủ thư mục kho, chỉ được quản trị.
          Kết thúc bằng 0: xong; 1: có lỗi trong tệp được đọc, hoặc kho không còn như đã ghi; 2: dùng sai lệnh, hoặc không được làm.

          """,
        en: """
          phoihop COMMAND --help tells about one; phoihop demo is where to begin. Every command takes --language vi|en.
          PHOIHOP_LANGUAGE=en sets English for all; PHOIHOP_HOME is the folder with Regulations and Registers, when run elsewhere.
          PHOIHOP_STORE is the store, PHOIHOP_TOKEN the token of who acts; without one it is the owner of the store's folder, who may only administer.
          Exit code 0: done; 1: the files read have errors, or the store is not as it was written; 2: used wrongly, or not allowed.

          """)[language]
    world.print(text)
  }

  static func command(_ form: CommandForm, _ world: World) {
    let language = world.language
    var text =
      "phoihop \(form.name)\(form.operands.map { " \(placeholder($0, language))" } ?? "")\n  \(form.summary[language])\n"
    let languageOption =
      form.options.contains { $0.name == "language" }
      ? []
      : [
        Option(
          name: "language", value: "vi|en",
          help: Words(vi: "nói tiếng Việt hoặc tiếng Anh", en: "speak Vietnamese or English"))
      ]
    let options = form.options + languageOption
    let names = options.map {
      "--\($0.name)\($0.value.map { " \(placeholder($0, language))" } ?? "")\($0.repeats ? " …" : "")"
    }
    let width = (names.map(\.count).max() ?? 0) + 2
    text += "\n"
    for (name, option) in zip(names, options) {
      text += "  \(name)\(String(repeating: " ", count: width - name.count))\(option.help[language])\n"
    }
    if !form.examples.isEmpty {
      text +=
        Words(vi: "\nVí dụ:\n", en: "\nExamples:\n")[language] + form.examples.map { "  phoihop \($0)\n" }.joined()
    }
    world.print(text)
  }

  /// A placeholder in the words of a language.
  static func placeholder(_ text: String, _ language: Language) -> String {
    let words = [
      "D": Words(vi: "NGÀY", en: "DAY"), "DATE": Words(vi: "NGÀY", en: "DAY"),
      "TERM": Words(vi: "THỜI_HẠN", en: "TERM"),
      "FOLDER": Words(vi: "THƯ_MỤC", en: "FOLDER"), "[FOLDER]": Words(vi: "[THƯ_MỤC]", en: "[FOLDER]"),
      "NUMBER": Words(vi: "SỐ", en: "NUMBER"),
      "FIELD": Words(vi: "TRƯỜNG", en: "FIELD"), "YEAR": Words(vi: "NĂM", en: "YEAR"),
      "DIR": Words(vi: "THƯ_MỤC", en: "FOLDER"),
      "FILE": Words(vi: "TỆP", en: "FILE"),
      "PATH…": Words(vi: "TỆP…", en: "PATH…"), "ID": Words(vi: "MÃ", en: "ID"),
      "OLD": Words(vi: "CŨ", en: "OLD"), "NEW": Words(vi: "MỚI", en: "NEW"),
      "ORG": Words(vi: "MÃ_CƠ_QUAN", en: "BODY_ID"), "ID…": Words(vi: "MÃ…", en: "ID…"),
      "TEXT": Words(vi: "LỜI", en: "TEXT"),
      "NUMBER@D": Words(vi: "SỐ@NGÀY", en: "NUMBER@DAY"), "ROLE": Words(vi: "VAI_TRÒ", en: "ROLE"),
      "ROLE@ORG": Words(vi: "VAI_TRÒ@MÃ_CƠ_QUAN", en: "ROLE@BODY_ID"), "ACTION": Words(vi: "VIỆC", en: "ACTION"),
      "EVENT": Words(vi: "SỰ_KIỆN", en: "EVENT"), "HASH": Words(vi: "MÃ_BĂM", en: "HASH"),
      "ORG=NUMBER@D": Words(vi: "MÃ_CƠ_QUAN=SỐ@NGÀY", en: "BODY_ID=NUMBER@DAY"),
      "NAME=ORG": Words(vi: "TÊN=MÃ_CƠ_QUAN", en: "NAME=BODY_ID"),
    ]
    return text.split(separator: " ").map { words[String($0)]?[language] ?? String($0) }.joined(separator: " ")
  }
}
