import CivilTime
import Diagnostics
import Exchange
import Files
import Obligations
import Organisations
import Regulations

/// What a command read: regulations, register, calendar and events.
struct Library: Sendable {
  /// The ids of all texts of the folder, read or not.
  let ids: [String]
  /// Those that were read, in every version.
  let regulations: [BoundRegulation]
  let register: Register
  let calendar: WorkCalendar
  let events: EventLog
  /// The events as their file has them.
  private let recorded: (events: [Event], path: String)
  /// The ids of the texts of the folder that were not read.
  private let unread: Set<String>
  let engine: ObligationEngine

  static let options =
    folders + [
      Option(
        name: "events", value: "FILE",
        help: Words(vi: "tệp sự kiện JSON Lines", en: "file of events in JSON Lines"))
    ]

  static let folders = [
    Option(
      name: "register", value: "DIR",
      help: Words(
        vi: "thư mục danh bạ cơ quan (mặc định: danh bạ kèm theo); danh bạ sau đứng sau danh bạ trước",
        en: "folder of the register of organisations (default: the shipped one); a later one stands behind"),
      repeats: true),
    Option(
      name: "regulations", value: "DIR",
      help: Words(
        vi: "thư mục quy chế (mặc định: các quy chế kèm theo)",
        en: "folder of the regulations (default: the shipped ones)")),
  ]

  /// Reads everything, or throws every error found in all of it.
  ///
  /// Where only some `texts` are asked for, the others of the folder are read only as far as they can change what these owe.
  static func load(_ arguments: Arguments, _ world: World, texts: Set<String> = []) throws -> Library {
    let folder = try arguments.text("regulations") ?? world.shipped("Regulations", or: .option("regulations"))
    let calendarFile = try world.calendarFile(beside: folder)
    let registerFolders = try registerFolders(arguments, world)
    var reading = LibraryReading()
    let (regulations, others) = try together(
      trying: { try reading.regulations(in: folder, only: texts) },
      and: {
        var reading = LibraryReading()
        let calendar = try reading.calendar(calendarFile)
        return (calendar: calendar, register: try reading.register(in: registerFolders), reading: reading)
      })
    let (calendar, register) = (others.calendar, others.register)
    reading.take(others.reading)
    let events = try arguments.text("events").map { path in try reading.events(path) } ?? []
    var bound: [BoundRegulation] = []
    if let register {
      for regulation in regulations {
        let (binding, findings) = PartyBinding.bind(regulation, to: register)
        reading.take(findings)
        bound.append(BoundRegulation(regulation: regulation, binding: binding))
      }
    }
    guard let calendar, let register, !reading.hasErrors else { throw reading.errors }
    let log = EventLog(events)
    return Library(
      ids: reading.ids, regulations: bound, register: register, calendar: calendar, events: log,
      recorded: (events, arguments.text("events") ?? ""), unread: reading.unread,
      engine: ObligationEngine(regulations: bound, register: register, calendar: calendar, events: log))
  }

  /// The folders of `--register`, else the shipped register.
  static func registerFolders(_ arguments: Arguments, _ world: World) throws -> [String] {
    let given = arguments.texts("register")
    return given.isEmpty ? [try world.shipped("Registers/five-jurisdictions", or: .option("register"))] : given
  }

  /// What does not stop the answer but may make it wrong: events about nothing, regulations that `check` refuses, and, in an answer
  /// about days up to a `last`, bodies that the `asked` regulations bind and that nobody followed.
  ///
  /// Cost: that of `check` without a register, and one pass over the register.
  func warnings(asked: Set<String> = [], until last: CivilDate? = nil) -> [Words] {
    var aboutNothing = EventsAboutNothing(engine, unread: unread)
    let ended = last.map { last in
      EndedBodies(
        regulations.filter { asked.isEmpty || asked.contains($0.regulation.id) }, register, before: last
      ).warnings()
    }
    return aboutNothing.warnings(recorded.events, recorded.path) + refusedRegulations() + (ended ?? [])
  }

  /// Says on standard error what may make the answer wrong.
  func warn(_ world: World, asked: Set<String> = [], until last: CivilDate? = nil) {
    Self.say(warnings(asked: asked, until: last), world)
  }

  /// Says warnings on standard error, the first of many.
  static func say(_ warnings: [Words], _ world: World) {
    for warning in warnings.prefix(mostWarnings) { world.complain("phoihop: \(warning[world.language])\n") }
    let more = warnings.count - mostWarnings
    if more > 0 {
      world.complain(
        Words(vi: "phoihop: còn \(more) cảnh báo nữa\n", en: "phoihop: \(more) more warnings\n")[world.language])
    }
  }

  private static let mostWarnings = 20

  /// One line for each regulation with an error of the checker.
  private func refusedRegulations() -> [Words] {
    let errors = Checker(regulations.map(\.regulation)).check().filter { $0.severity == .error }
    return Dictionary(grouping: errors, by: \.file).sorted { $0.key < $1.key }.map { file, errors in
      Words(
        vi: "\(file) có \(errors.count) lỗi mà phoihop check nói rõ; kết quả có thể sai",
        en:
          "\(file) has \(errors.count) \(errors.count == 1 ? "error" : "errors") that phoihop check tells of; the answer may be wrong"
      )
    }
  }
}

/// Reads files and gathers what is found in them.
struct LibraryReading {
  private var lists: [String: FindingList] = [:]
  private(set) var hasErrors = false
  private(set) var sources: [String: SourceText] = [:]
  /// The ids of the texts of the folder, each once.
  private(set) var ids: [String] = []
  /// The ids of those that were not read, because nothing asked for depends on them.
  private(set) var unread: Set<String> = []
  /// Everything found; of one kind in one file a thousand are listed and the others counted.
  var findings: [Diagnostic] { lists.keys.sorted().flatMap { lists[$0]?.all ?? [] }.inReadingOrder() }

  /// The errors alone: commands that compute do not repeat what `check` lists.
  var errors: Findings {
    Findings(findings: findings.filter { $0.severity == .error }, sources: sources)
  }

  mutating func take(_ more: [Diagnostic]) {
    for finding in more {
      if finding.severity == .error { hasErrors = true }
      lists[finding.file, default: FindingList()].append(finding)
    }
  }

  /// Takes what another read of other files.
  mutating func take(_ other: LibraryReading) {
    lists.merge(other.lists) { own, _ in own }
    sources.merge(other.sources) { own, _ in own }
    hasErrors = hasErrors || other.hasErrors
  }

  mutating func source(_ path: String) throws -> SourceText {
    if let known = sources[path] { return known }
    let source = try FileSystem.source(path)
    sources[path] = source
    return source
  }

  /// The regulations of a folder: its Markdown files, and those of `laws`.
  ///
  /// With `only`, those and what links lead to or from; `ids` and `unread` tell of the others.
  mutating func regulations(in folder: String, only: Set<String> = []) throws -> [Regulation] {
    try needFolder(folder)
    var paths = try FileSystem.names(in: folder).filter { $0.hasSuffix(".md") && $0 != "README.md" }.map {
      "\(folder)/\($0)"
    }
    if FileSystem.isFolder("\(folder)/laws") { paths += try FileSystem.markdown(below: "\(folder)/laws") }
    var texts: [(path: String, id: String, source: SourceText)] = []
    for path in paths {
      let source = try source(path)
      guard case .regulation = DocumentKind.of(source) else { continue }
      texts.append((path, DocumentKind.id(of: source) ?? "", source))
    }
    let linked = LinkedTexts(texts.map { ($0.id, $0.source) })
    ids = linked.ids
    // A name that is none is told where it was given; until then everything is read.
    let isKnown = !only.isEmpty && only.isSubset(of: ids)
    let mattering = isKnown ? linked.mattering(to: only) : Set(ids)
    unread = Set(ids).subtracting(mattering)
    var out: [Regulation] = []
    for text in texts where mattering.contains(text.id) {
      if let regulation = try regulation(text.path) { out.append(regulation) }
    }
    if paths.isEmpty {
      throw FileError(
        path: folder,
        message: Words(
          vi: "trong \"\(folder)\" không có quy chế nào (tệp .md)",
          en: "there is no regulation (.md file) in \"\(folder)\""))
    }
    take(Checker.doubledRegulations(out))
    return out
  }

  private func needFolder(_ path: String) throws(FileError) {
    guard FileSystem.exists(path), !FileSystem.isFolder(path) else { return }
    throw FileError(
      path: path,
      message: Words(vi: "\"\(path)\" là một tệp, cần một thư mục", en: "\"\(path)\" is a file, a folder is needed"))
  }

  mutating func regulation(_ path: String) throws -> Regulation? {
    let (file, parsed) = RegulationParser.parse(try source(path))
    let (regulation, resolved) = Resolver.resolve(file)
    take(parsed + resolved)
    return regulation
  }

  mutating func calendar(_ path: String) throws -> WorkCalendar? {
    let (calendar, findings) = CalendarFile.read(try source(path))
    take(findings)
    return calendar
  }

  /// The register of one folder, or of several that stand one behind the other, the one in front first.
  mutating func register(in folders: [String]) throws -> Register? {
    var parts: RegisterParts?
    for folder in folders.reversed() {
      guard let more = try self.parts(in: folder, over: parts) else { return nil }
      parts = more
    }
    let name = folders.first?.split(separator: "/").last.map(String.init) ?? ""
    return parts.map { Register(name: name, $0) }
  }

  private mutating func parts(in folder: String, over base: RegisterParts?) throws -> RegisterParts? {
    try needFolder(folder)
    guard FileSystem.isFolder(folder) else {
      throw FileError(
        path: folder,
        message: Words(
          vi: "danh bạ là một thư mục tệp CSV; không có thư mục \"\(folder)\"",
          en: "a register is a folder of CSV files; there is no folder \"\(folder)\""))
    }
    let files = try FileSystem.names(in: folder).filter { $0.hasSuffix(".csv") }.map { try source("\(folder)/\($0)") }
    let name = folder.split(separator: "/").last.map(String.init) ?? folder
    let (parts, findings) = RegisterReader.parts(files, name: name, over: base)
    // What belongs to no file that was read is told under the folder.
    take(findings.map { sources[$0.file] == nil ? $0.moved(to: "\(folder)/\($0.file)") : $0 })
    return parts
  }

  mutating func events(_ path: String) throws -> [Event] {
    let (events, findings) = EventReader.read(try source(path))
    take(findings)
    return events
  }
}

/// The rule files that a person means by a path.
enum RuleFiles {
  /// The file itself, or the Markdown files of a folder and those below it.
  static func at(_ path: String) throws -> [String] {
    guard FileSystem.isFolder(path) else { return [path] }
    let paths = try FileSystem.markdown(below: path).filter { !$0.hasSuffix("/README.md") }
    if paths.isEmpty {
      throw UsageError(
        message: Words(vi: "trong \"\(path)\" không có tệp .md nào", en: "there is no .md file in \"\(path)\""))
    }
    return paths
  }
}

extension Diagnostic {
  /// The finding under another file name.
  fileprivate func moved(to file: String) -> Diagnostic {
    Diagnostic(severity, code, file: file, start: start, end: end, message, notes: notes, standsFor: standsFor)
  }
}

extension World {
  /// What a person can do instead of having the shipped folders.
  enum Way {
    /// Name another folder by an option.
    case option(String)
    /// Name the files.
    case path
    /// Do without an option.
    case without(String)

    fileprivate var words: Words {
      switch self {
      case .option(let name): Words(vi: "cho --\(name) THƯ_MỤC", en: "give --\(name) FOLDER")
      case .path: Words(vi: "cho đường dẫn", en: "give a path")
      case .without(let name): Words(vi: "bỏ --\(name)", en: "leave out --\(name)")
      }
    }
  }

  /// The path of the calendar beside the regulations of a folder, else of the shipped one.
  func calendarFile(beside folder: String, or way: Way = .option("regulations")) throws -> String {
    let own = "\(folder)/calendars/vietnam.md"
    return FileSystem.exists(own) ? own : try shipped("Regulations/calendars/vietnam.md", or: way)
  }

  /// A path of what ships with the program.
  func shipped(_ path: String, or way: Way) throws -> String {
    guard let home else {
      let folder = path.split(separator: "/").first.map(String.init) ?? path
      throw UsageError(
        message: Words(
          vi:
            "không tìm thấy thư mục \(folder) kèm theo; chạy trong thư mục của PhoiHop, \(way.words.vi), hoặc đặt PHOIHOP_HOME",
          en:
            "the shipped folder \(folder) is not found; run inside the folder of PhoiHop, \(way.words.en), or set PHOIHOP_HOME"
        ))
    }
    let full = "\(home)/\(path)"
    guard let workingFolder, full.hasPrefix(workingFolder + "/") else { return full }
    return String(full.dropFirst(workingFolder.count + 1))
  }
}
