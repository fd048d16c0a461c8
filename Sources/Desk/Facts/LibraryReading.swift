import CivilTime
import Diagnostics
import Exchange
import Files
import Obligations
import Organisations
import Regulations

/// Reads texts of a shelf and gathers what is found in them.
public struct LibraryReading: Sendable {
  /// Where the texts are.
  public let shelf: any Shelf
  private var lists: [String: FindingList] = [:]
  /// True where something cannot be used.
  public private(set) var hasErrors = false
  /// What was read, by its path.
  public private(set) var sources: [String: SourceText] = [:]
  /// The ids of the texts of the folder, each once.
  public private(set) var ids: [String] = []
  /// The ids of those that were not read, because nothing asked for depends on them.
  public private(set) var unread: Set<String> = []
  /// Everything found; of one kind in one file a thousand are listed and the others counted.
  public var findings: [Diagnostic] { lists.keys.sorted().flatMap { lists[$0]?.all ?? [] }.inReadingOrder() }

  /// The errors alone: commands that compute do not repeat what `check` lists.
  public var errors: Findings {
    Findings(findings: findings.filter { $0.severity == .error }, sources: sources)
  }

  /// Nothing read yet.
  public init(_ shelf: any Shelf = Disk()) {
    self.shelf = shelf
  }

  /// Takes what was found elsewhere.
  public mutating func take(_ more: [Diagnostic]) {
    for finding in more {
      if finding.severity == .error { hasErrors = true }
      lists[finding.file, default: FindingList()].append(finding)
    }
  }

  /// Takes what another read of other files.
  public mutating func take(_ other: LibraryReading) {
    lists.merge(other.lists) { own, _ in own }
    sources.merge(other.sources) { own, _ in own }
    hasErrors = hasErrors || other.hasErrors
  }

  /// The text of a path, read once.
  public mutating func source(_ path: String) throws -> SourceText {
    if let known = sources[path] { return known }
    let source = try shelf.source(path)
    sources[path] = source
    return source
  }

  /// The regulations of a folder: its Markdown files, and those of `laws`.
  ///
  /// With `only`, those and what links lead to or from; `ids` and `unread` tell of the others.
  public mutating func regulations(in folder: String, only: Set<String> = []) throws -> [Regulation] {
    try needFolder(folder)
    var paths = try shelf.names(in: folder).filter { $0.hasSuffix(".md") && $0 != "README.md" }.map {
      "\(folder)/\($0)"
    }
    if shelf.isFolder("\(folder)/laws") { paths += try shelf.markdown(below: "\(folder)/laws") }
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
    guard shelf.exists(path), !shelf.isFolder(path) else { return }
    throw FileError(
      path: path,
      message: Words(vi: "\"\(path)\" là một tệp, cần một thư mục", en: "\"\(path)\" is a file, a folder is needed"))
  }

  /// The regulation of a path; nil where it has errors.
  public mutating func regulation(_ path: String) throws -> Regulation? {
    let (file, parsed) = RegulationParser.parse(try source(path))
    let (regulation, resolved) = Resolver.resolve(file)
    take(parsed + resolved)
    return regulation
  }

  /// The regulation of a text that takes the place of what stands at its path; nil where it has errors.
  public mutating func regulation(in source: SourceText) -> Regulation? {
    sources[source.name] = source
    let (file, parsed) = RegulationParser.parse(source)
    let (regulation, resolved) = Resolver.resolve(file)
    take(parsed + resolved)
    return regulation
  }

  /// The calendar of a path; nil where it has errors.
  public mutating func calendar(_ path: String) throws -> WorkCalendar? {
    let (calendar, findings) = CalendarFile.read(try source(path))
    take(findings)
    return calendar
  }

  /// The register of one folder, or of several that stand one behind the other, the one in front first.
  public mutating func register(in folders: [String]) throws -> Register? {
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
    guard shelf.isFolder(folder) else {
      throw FileError(
        path: folder,
        message: Words(
          vi: "danh bạ là một thư mục tệp CSV; không có thư mục \"\(folder)\"",
          en: "a register is a folder of CSV files; there is no folder \"\(folder)\""))
    }
    let files = try shelf.names(in: folder).filter { $0.hasSuffix(".csv") }.map { try source("\(folder)/\($0)") }
    let name = folder.split(separator: "/").last.map(String.init) ?? folder
    let (parts, findings) = RegisterReader.parts(files, name: name, over: base)
    // What belongs to no file that was read is told under the folder.
    take(findings.map { sources[$0.file] == nil ? $0.moved(to: "\(folder)/\($0.file)") : $0 })
    return parts
  }

  /// The events of a path that are without errors.
  public mutating func events(_ path: String) throws -> [Event] {
    let (events, findings) = EventReader.read(try source(path))
    take(findings)
    return events
  }
}

extension Diagnostic {
  /// The finding under another file name.
  fileprivate func moved(to file: String) -> Diagnostic {
    Diagnostic(severity, code, file: file, start: start, end: end, message, notes: notes, standsFor: standsFor)
  }
}
