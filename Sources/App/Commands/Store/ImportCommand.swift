import Diagnostics
import Facts
import Files
import UseCases

/// `phoihop import`: the register, the calendar, laws and forms, events.
enum ImportCommand: Command {
  static let form = CommandForm(
    name: "import",
    summary: Words(
      vi: "nhập: register THƯ_MỤC, calendar TỆP, laws THƯ_MỤC, events TỆP",
      en: "bring in: register FOLDER, calendar FILE, laws FOLDER, events FILE"),
    operands: "ACTION",
    options: OpenStore.options + [
      Option(
        name: "layer", value: "NUMBER",
        help: Words(vi: "lớp danh bạ; lớp 1 đứng sau lớp 0", en: "layer of the register; 1 stands behind 0")),
      Option(name: "preview", value: nil, help: Words(vi: "chỉ xem, không ghi gì", en: "only show, write nothing")),
      OpenStore.lookedOver,
    ],
    examples: [
      "import register Registers/five-jurisdictions", "import register Registers/country --layer 1 --preview",
      "import calendar Regulations/calendars/vietnam.md", "import laws Regulations", "import events events.jsonl",
      "import events so-den.csv --preview",
    ], operandsNameFiles: true)

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let (action, rest) = try arguments.action(
      form, ["register": 1...1, "calendar": 1...1, "laws": 1...1, "events": 1...1])
    let path = rest[0]
    if arguments.has("layer"), action != "register" {
      throw UsageError(
        message: Words(
          vi: "--layer chỉ dùng với phoihop import register", en: "--layer is for phoihop import register only"))
    }
    if arguments.has("preview"), !["register", "events"].contains(action) {
      throw UsageError(
        message: Words(
          vi: "--preview chỉ dùng với phoihop import register và events",
          en: "--preview is for phoihop import register and events only"))
    }
    if arguments.has("looked-over"), action != "events" {
      throw UsageError(
        message: Words(
          vi: "--looked-over chỉ dùng với phoihop import events", en: "--looked-over is for phoihop import events only")
      )
    }
    switch action {
    case "events":
      let isPreview = arguments.has("preview")
      let progress = Progress(world)
      let done = try OpenStore.desk(arguments, world) { desk in
        try desk.importEvents(
          from: path, on: world.shelf, isPreview: isPreview, isLookedOver: arguments.has("looked-over")
        ) { progress.show($0, $1) }
      }
      progress.end()
      Library.say(
        done.idle.map {
          Words(
            vi: "\(path):\($0): không quy tắc nào chờ sự kiện này như đã ghi; nó không sinh việc nào",
            en: "\(path):\($0): no rule waits for this event as recorded; it starts nothing")
        }, world)
      world.say(
        "\(isPreview ? "sẽ " : "đã ")thêm \(done.added) sự kiện\n",
        "\(done.added) \(done.added == 1 ? "event" : "events") \(isPreview ? "would be added" : "added")\n")
    case "register":
      let layer = try layer(arguments)
      let isPreview = arguments.has("preview")
      let progress = Progress(world)
      let done = try OpenStore.desk(arguments, world) { desk in
        try desk.importRegister(from: path, on: world.shelf, layer: layer, isPreview: isPreview) { done, total in
          progress.show(done, total)
        }
      }
      progress.end()
      let renderer = DiagnosticRenderer(language: world.language)
      for finding in done.warnings.findings {
        world.complain(renderer.render(finding, source: done.warnings.sources[finding.file]))
      }
      for file in done.files where file.isMissing {
        let words = Words(
          vi:
            "\(file.file).csv không có trong thư mục: \(file.ended) dòng của tệp ấy \(isPreview ? "sẽ " : "đã ")kết thúc\n",
          en:
            "\(file.file).csv is not in the folder: \(file.ended) \(file.ended == 1 ? "line" : "lines") of it \(isPreview ? "would end" : "ended")\n"
        )
        world.complain(words[world.language])
      }
      world.say(
        "\(isPreview ? "sẽ " : "đã ")thêm \(done.added) dòng, kết thúc \(done.ended), giữ nguyên \(done.kept)\n",
        "\(done.added) \(done.added == 1 ? "line" : "lines") \(isPreview ? "would be added" : "added"), \(done.ended) ended, \(done.kept) stay\n"
      )
    case "calendar":
      try OpenStore.desk(arguments, world) { try $0.importCalendar(from: path, on: world.shelf) }
      world.say("lịch làm việc đã nhập\n", "the calendar is in\n")
    default:
      let base = path.hasSuffix("/") ? String(path.dropLast()) : path
      let files = try ["laws", "forms"].flatMap { part in
        world.shelf.isFolder("\(base)/\(part)") ? try world.shelf.markdown(below: "\(base)/\(part)") : []
      }.filter { !$0.hasSuffix("/README.md") }
      guard !files.isEmpty else {
        throw UsageError(
          message: Words(
            vi: "trong \"\(path)\" không có thư mục laws hay forms với tệp .md",
            en: "\"\(path)\" has no folder laws or forms with .md files"))
      }
      let texts = try OpenStore.desk(arguments, world) { desk in
        try desk.activate(files.map { ($0, String($0.dropFirst(base.utf8.count + 1))) }, on: world.shelf)
      }
      world.say("đã nhập \(texts.count) văn bản\n", "\(texts.count) texts are in\n")
    }
    return 0
  }

  /// Which of the registers that stand behind each other.
  static func layer(_ arguments: Arguments) throws(UsageError) -> Int {
    guard let layer = Int(arguments.text("layer") ?? "0"), (0...9).contains(layer) else {
      throw UsageError(message: Words(vi: "--layer là một số từ 0 đến 9", en: "--layer is a number from 0 to 9"))
    }
    return layer
  }
}

/// How far long work is, on standard error, where somebody looks.
final class Progress: Sendable {
  private let isShown: Bool

  init(_ world: World) { isShown = world.showsProgress }

  func show(_ done: Int, _ total: Int) {
    guard isShown else { return }
    Machine.write("\r\(done)/\(total)", to: 2)
  }

  func end() {
    if isShown { Machine.write("\r\u{1B}[K", to: 2) }
  }
}
