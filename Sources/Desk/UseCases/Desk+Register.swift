import Access
import CivilTime
import Diagnostics
import Entries
import Exchange
import Facts
import Files
import Ledger
import Organisations
import Store

/// The register of organisations, line by line.
extension Desk {
  /// What an import of a register does, or would do.
  public struct RegisterImport: Sendable {
    /// Lines that were not there.
    public let added: Int
    /// Lines that hold no more.
    public let ended: Int
    /// Lines that stay as they are.
    public let kept: Int
    /// What changes in each file of the layer, in the order of their names; not of those that stay.
    public let files: [FileChange]
    /// What is odd about the files without stopping the import.
    public let warnings: Findings
  }

  /// What an import changes in one file of a layer.
  public struct FileChange: Sendable {
    /// The file, without its suffix.
    public let file: String
    /// True where it is not among the files, so that all its lines end.
    public let isMissing: Bool
    /// How many lines are new, and how many end.
    public let added: Int, ended: Int
    /// Some of each, as they stand in the file.
    public let someAdded: [String], someEnded: [String]

    private static let some = 10

    fileprivate init(
      _ file: String, isMissing: Bool, added: [EntryBody.RegisterLine], ended: [EntryBody.RegisterLine]
    ) {
      self.file = file
      self.isMissing = isMissing
      (self.added, self.ended) = (added.count, ended.count)
      func text(_ line: EntryBody.RegisterLine) -> String {
        line.cells.sorted { ($0.key != "id" ? 1 : 0, $0.key) < ($1.key != "id" ? 1 : 0, $1.key) }.map(\.value)
          .joined(separator: ", ")
      }
      someAdded = added.prefix(Self.some).map(text)
      someEnded = ended.map(text).sorted().prefix(Self.some).map(\.self)
    }
  }

  /// Makes a layer of the register what the files of a folder say: what is new is added, what is not there any more ends, what is there stays.
  /// All or nothing.
  ///
  /// - Parameters:
  ///   - layer: 0 stands in front of 1, and so on.
  ///   - isPreview: reckons only.
  /// - Throws: `Findings` with everything that is wrong in the files, by line and column.
  @available(*, noasync)
  public func importRegister(
    from folder: String, on shelf: any Shelf, layer: Int, isPreview: Bool = false,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws -> RegisterImport {
    let author = author(try permit(.importRegister, named: "register \(layer)"))
    let current = try store.texts()
    let sources = try Self.registerSources(in: folder, shelf)
    // The register as it will be, the layers behind and in front included.
    let others = Set(current.register.map(\.line.layer)).subtracting([layer])
    let own = StoredShelf.folder(ofLayer: layer) + "/"
    let whole = TextShelf(StoredShelf(current).sources.filter { !$0.name.hasPrefix(own) } + sources)
    var reading = LibraryReading(whole)
    let folders = (Array(others) + [layer]).sorted().map { $0 == layer ? folder : StoredShelf.folder(ofLayer: $0) }
    guard try reading.register(in: folders) != nil, !reading.hasErrors else { throw reading.errors }
    let wanted = sources.flatMap { Self.lines(of: $0, layer: layer) }
    var there: [EntryBody.RegisterLine: [Int64]] = [:]
    for row in current.register where row.line.layer == layer {
      there[row.line.withoutPart, default: []].append(row.entry)
    }
    for line in there.keys { there[line]?.reverse() }
    var added: [EntryBody.RegisterLine] = []
    for line in wanted where there[line]?.popLast() == nil { added.append(line) }
    let ended = there.values.joined().sorted()
    let kept = wanted.count - added.count
    let changes = Self.changes(added, there, in: sources)
    let warnings = Findings(
      findings: reading.findings.filter { $0.severity == .warning }, sources: reading.sources)
    if !isPreview, !(added.isEmpty && ended.isEmpty) {
      let total = added.count + ended.count
      try store.ledger.appendStream(
        now: now, if: .nothingNew(of: [.registerLineAdded, .registerLineEnded], since: current.known)
      ) { [added] append in
        var done = 0
        for body in ended.map({ EntryBody.registerLineEnded(line: $0) }) + added.map({ .registerLineAdded($0) }) {
          _ = try append(EntryDraft(body, by: author, subject: nil))
          done += 1
          if done % 1000 == 0 || done == total { progress(done, total) }
        }
      }
    }
    return RegisterImport(
      added: added.count, ended: ended.count, kept: kept, files: changes, warnings: warnings)
  }

  private static func changes(
    _ added: [EntryBody.RegisterLine], _ left: [EntryBody.RegisterLine: [Int64]], in sources: [SourceText]
  ) -> [FileChange] {
    let new = Dictionary(grouping: added, by: \.file)
    let old = Dictionary(
      grouping: left.flatMap { line, entries in Array(repeating: line, count: entries.count) }, by: \.file)
    let there = Set(sources.map { fileName($0) })
    return Set(new.keys).union(old.keys).sorted().map { file in
      FileChange(file, isMissing: !there.contains(file), added: new[file] ?? [], ended: old[file] ?? [])
    }
  }

  /// What a file of a register is called, without its suffix.
  private static func fileName(_ source: SourceText) -> String {
    source.name.split(separator: "/").last.map { String($0.dropLast(".csv".count)) } ?? source.name
  }

  private static func registerSources(in folder: String, _ shelf: any Shelf) throws -> [SourceText] {
    guard shelf.isFolder(folder) else {
      throw FileError(
        path: folder,
        message: Words(
          vi: "danh bạ là một thư mục tệp CSV; không có thư mục \"\(folder)\"",
          en: "a register is a folder of CSV files; there is no folder \"\(folder)\""))
    }
    return try shelf.names(in: folder).filter { $0.hasSuffix(".csv") }.map {
      try shelf.source("\(folder)/\($0)")
    }
  }

  /// The lines of a file that reads without errors.
  private static func lines(of source: SourceText, layer: Int) -> [EntryBody.RegisterLine] {
    let file = fileName(source)
    var reader = CSVReader(source)
    guard let header = reader.next() else { return [] }
    let columns = header.cells.map { $0.text.trimmed }
    var lines: [EntryBody.RegisterLine] = []
    while let row = reader.next() {
      var cells: [String: String] = [:]
      for (column, cell) in zip(columns, row.cells) where !cell.text.trimmed.isEmpty {
        cells[column] = cell.text.trimmed
      }
      lines.append(EntryBody.RegisterLine(layer: layer, file: file, cells: cells))
    }
    return lines
  }
}

extension EntryBody.RegisterLine {
  /// The line whatever brought it in.
  var withoutPart: EntryBody.RegisterLine { EntryBody.RegisterLine(layer: layer, file: file, cells: cells) }
}

extension String {
  /// Without spaces and tabs at its ends.
  var trimmed: String {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    let bytes = Array(utf8)
    guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) })
    else {
      return ""
    }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}
