import Database
import Diagnostics
import Facts
import Files
import Ledger
import Store
import UseCases

/// The program: finds the command, runs it, and turns every error into words and an exit code.
///
/// 0: done. 1: found something wrong in what it was given to read. 2: used wrongly.
public enum Program {
  /// The version of the program.
  public static let version = Version.text

  /// Whether the words behind the program's name start a server.
  public static func stays(_ words: [String]) -> Bool {
    words.contains { [ServeCommand.form.name, DemoCommand.form.name].contains($0) }
  }

  /// Runs the words behind the program's name.
  public static func run(_ words: [String], in world: World) -> Int32 {
    do {
      return try dispatch(takeLanguage(words, world), world)
    } catch let error as UsageError {
      let sentence = error.message[world.language]
      world.complain(sentence.hasPrefix("phoihop ") ? "\(sentence)\n" : "phoihop: \(sentence)\n")
      return 2
    } catch let error as FileError {
      world.complain("phoihop: \(error.message[world.language])\n")
      return 2
    } catch let error as Findings {
      return error.report(to: world)
    } catch let error as Refused {
      return complain(error.message, world, 2)
    } catch let error as LookOverNeeded {
      let way = Words(vi: "thêm --looked-over", en: "add --looked-over")
      return complain(error.question(else: way), world, 2)
    } catch let error as LedgerError {
      return complain(error.message, world, 2)
    } catch let error as StoreError {
      return complain(error.message, world, 1)
    } catch let error as DatabaseError {
      // What the engine said is for whoever keeps the program; it leaks no value.
      if !error.detail.isEmpty { world.complain("phoihop: [\(error.code.rawValue)] \(error.detail)\n") }
      return complain(error.message, world, 2)
    } catch {
      world.complain("phoihop: \(error)\n")
      return 1
    }
  }

  private static func complain(_ message: Words, _ world: World, _ code: Int32) -> Int32 {
    world.complain("phoihop: \(message[world.language])\n")
    return code
  }

  /// Takes `--language vi|en` from wherever it stands, up to `--`. `format` has a `--language` of its own: that of the file.
  private static func takeLanguage(_ words: [String], _ world: World) throws(UsageError) -> [String] {
    let isFormat = words.first { !$0.hasPrefix("-") && Language(rawValue: $0) == nil } == FormatCommand.form.name
    var rest: [String] = []
    var isTaken = false
    var index = 0
    while index < words.count {
      let word = words[index]
      let isInFront = !rest.contains { !$0.hasPrefix("-") }
      if word == "--" { return rest + words[index...] }
      guard word == "--language" || word.hasPrefix("--language="), !isFormat || isInFront else {
        rest.append(word)
        index += 1
        continue
      }
      let value =
        word == "--language"
        ? (index + 1 < words.count ? words[index + 1] : nil) : String(word.dropFirst("--language=".count))
      guard let value, !value.isEmpty, word != "--language" || !value.hasPrefix("--") else {
        throw UsageError(
          message: Words(
            vi: "--language cần một giá trị: --language vi|en", en: "--language needs a value: --language vi|en"))
      }
      guard let language = Language(rawValue: value) else {
        throw UsageError.notAllowed("--language", value, Language.allCases.map(\.rawValue))
      }
      if isTaken { throw UsageError.twice("--language") }
      isTaken = true
      world.language = language
      world.languageIsNamed = true
      index += word == "--language" ? 2 : 1
    }
    return rest
  }

  /// A command: what it takes, and what it does.
  private struct Entry {
    let form: CommandForm
    let run: (Arguments, World) throws -> Int32

    init(_ command: any Command.Type) {
      form = command.form
      run = { try command.run($0, $1) }
    }

    init(_ deed: DeedCommand) {
      form = deed.form
      run = { try deed.run($0, $1) }
    }
  }

  /// Commands that are told of together.
  private struct Group {
    let title: Words
    let entries: [Entry]

    init(_ vi: String, _ en: String, _ entries: [Entry]) {
      title = Words(vi: vi, en: en)
      self.entries = entries
    }
  }

  private static var groups: [Group] {
    func group(_ vi: String, _ en: String, _ commands: [any Command.Type]) -> Group {
      Group(vi, en, commands.map { Entry($0) })
    }
    return [
      group(
        "Xem: từ tệp, hoặc từ kho với --store", "Looking: at files, or at a store with --store",
        [
          DemoCommand.self, ObligationsCommand.self, ExplainCommand.self, CompletenessCommand.self, BurdenCommand.self,
          AdoptionsCommand.self, SearchCommand.self, CalendarCommand.self,
        ]),
      group(
        "Soạn: quy chế, chương trình, sắp xếp tổ chức", "Drafting: regulations, programmes, reorganisations",
        [
          CheckCommand.self, FormatCommand.self, DiffCommand.self, DeriveCommand.self, CoverageCommand.self,
          ReorganiseCommand.self,
        ]),
      Group(
        "Làm: ghi việc đã làm vào kho, với mã truy cập trong PHOIHOP_TOKEN",
        "Doing: recorded in a store, with a token in PHOIHOP_TOKEN",
        DeedCommand.all.map { Entry($0) } + [Entry(NoteCommand.self)]),
      group(
        "Giữ: kho, người dùng, văn bản, sổ, bản sao lưu", "Keeping: the store, people, texts, the ledger, backups",
        [
          InitCommand.self, UserCommand.self, GrantCommand.self, SettingCommand.self, ImportCommand.self,
          ExportCommand.self,
          RegulationCommand.self, LedgerCommand.self, EraseCommand.self, BackupCommand.self, RestoreCommand.self,
          VerifyCommand.self, RebuildCommand.self, DoctorCommand.self, MailCommand.self, ServeCommand.self,
        ]),
    ]
  }

  private static var commands: [Entry] { groups.flatMap(\.entries) }

  private static func dispatch(_ words: [String], _ world: World) throws -> Int32 {
    guard let name = words.first else {
      Help.overview(groups.map { .init(title: $0.title, forms: $0.entries.map(\.form)) }, world)
      return 0
    }
    switch name {
    case "--help", "-h", "help":
      if let wanted = words.dropFirst().first {
        Help.command(try command(wanted).form, world)
      } else {
        Help.overview(groups.map { .init(title: $0.title, forms: $0.entries.map(\.form)) }, world)
      }
      return 0
    case "--version":
      world.print("phoihop \(version)\n")
      return 0
    default: break
    }
    if name.hasPrefix("-") {
      throw UsageError(
        message: Words(
          vi: "trước \"\(name)\" cần một lệnh; xem phoihop --help",
          en: "a command must stand before \"\(name)\"; see phoihop --help"))
    }
    let command = try command(name)
    // A server carries out what is about its store and touches no file of its machine for others.
    if world.served != nil, !command.form.options.contains(where: { $0.name == "store" }) || isKeptFromServers(name) {
      throw UsageError(
        message: Words(
          vi: "máy chủ không làm lệnh \"\(name)\"", en: "a server does not carry out the command \"\(name)\""))
    }
    let rest = words.dropFirst()
    let flags = rest.prefix { $0 != "--" }
    if flags.contains("--help") || flags.contains("-h") {
      // Of `format` the option is the file's language; of its help it can only be that of the help.
      let asked = zip(flags, flags.dropFirst()).first { $0.0 == "--language" }.flatMap { Language(rawValue: $0.1) }
      world.language = asked ?? world.language
      Help.command(command.form, world)
      return 0
    }
    let arguments = try Arguments(rest, command.form)
    if world.served != nil, let option = localOptions.first(where: arguments.has) {
      throw UsageError(
        message: Words(
          vi: "máy chủ chỉ hỏi kho của nó, không đọc, không ghi tệp trên máy: bỏ --\(option)",
          en: "a server asks its own store and neither reads nor writes files of its machine: leave out --\(option)"))
    }
    do {
      return try command.run(arguments, world)
    } catch let forwarding as Forwarding {
      return try Request(
        words: words, language: world.languageIsNamed ? world.language : nil,
        token: world.environment("PHOIHOP_TOKEN"), files: try Request.files(of: arguments, command.form)
      ).carry(to: forwarding.socket, world, writing: command.form.writes(arguments))
    }
  }

  /// What makes or holds a store, or reads folders.
  private static func isKeptFromServers(_ name: String) -> Bool {
    [
      InitCommand.form, ServeCommand.form, RestoreCommand.form, CoverageCommand.form,
    ].map(\.name).contains(name)
  }

  /// Options that name files which a command reads where it runs.
  private static let localOptions = ["register", "regulations", "events", "catalogue"]

  private static func command(_ name: String) throws(UsageError) -> Entry {
    guard let command = commands.first(where: { $0.form.name == name }) else {
      let near = NearestName.nearest(to: name, among: commands.map { $0.form.name })
      throw UsageError(
        message: Words(
          vi: "không có lệnh \"\(name)\"" + (near.map { "; có phải \"\($0)\"?" } ?? "; xem phoihop --help"),
          en: "there is no command \"\(name)\"" + (near.map { "; did you mean \"\($0)\"?" } ?? "; see phoihop --help")))
    }
    return command
  }
}

/// One command of the program.
protocol Command {
  static var form: CommandForm { get }
  static func run(_ arguments: Arguments, _ world: World) throws -> Int32
}

/// Errors found in files: told in full, exit code 1.
extension Findings {
  func report(to world: World) -> Int32 {
    let renderer = DiagnosticRenderer(language: world.language)
    for finding in findings { world.complain(renderer.render(finding, source: sources[finding.file])) }
    let (errors, all) = findings.reduce((0, 0)) {
      ($0.0 + ($1.severity == .error ? $1.standsFor : 0), $0.1 + $1.standsFor)
    }
    // What is no error stops what is to hold from now on: a text is activated when a person has settled what it leaves open.
    let found =
      errors > 0
      ? Words(
        vi: "\(errors) lỗi trong tệp đầu vào", en: "\(errors) \(errors == 1 ? "error" : "errors") in the files read")
      : Words(vi: "còn \(all) điểm để ngỏ", en: "\(all) \(all == 1 ? "point is" : "points are") left open")
    let left =
      stoppedWriting
      ? Words(vi: "chưa ghi gì", en: "nothing was written") : Words(vi: "chưa tính gì", en: "nothing was computed")
    world.complain(
      "phoihop: " + Words(vi: "\(found.vi); \(left.vi)\n", en: "\(found.en); \(left.en)\n")[world.language])
    return 1
  }
}
