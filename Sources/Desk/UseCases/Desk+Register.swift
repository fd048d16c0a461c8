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
    /// What is odd about the files without stopping the import.
    public let warnings: Findings
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
    return RegisterImport(added: added.count, ended: ended.count, kept: kept, warnings: warnings)
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
    let file = source.name.split(separator: "/").last.map { String($0.dropLast(".csv".count)) } ?? source.name
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
