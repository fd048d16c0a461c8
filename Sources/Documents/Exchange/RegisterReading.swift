import CivilTime
import Diagnostics
import Organisations

/// One run of `RegisterReader`: what has been read so far and what was found.
struct RegisterReading {
  let name: String
  var tables: [RegisterFile: RecordTable] = [:]
  /// Findings that belong to no table.
  var findings: [Diagnostic] = []

  var drafts: [RegisterDraft] = []
  var draftIndex: [OrganisationID: Int] = [:]
  var areas: [RegisterAreaDraft] = []
  var areaIndex: [AreaID: Int] = [:]
  var successions: [RegisterEntry<Succession>] = []

  /// The register that this one stands in front of.
  let base: RegisterParts?
  /// The bodies and areas that need no line here: those of the register behind and the standard ones.
  private var settled: Set<OrganisationID> = []
  private var settledAreas: Set<AreaID> = []
  private var standard: StandardBodies?
  private var heirs: [Heir] = []

  /// How many names may still be compared to find the nearest one.
  private var comparisons = 300_000

  init(name: String, files: [SourceText], base: RegisterParts? = nil) {
    self.name = name
    self.base = base
    if let base {
      settled = Set(base.organisations.map(\.id))
      settledAreas = Set(base.areas.map(\.id))
    }
    for source in files {
      let short = source.name.split(separator: "/").last.map(String.init) ?? source.name
      guard short.hasSuffix(".csv") else { continue }
      guard let file = RegisterFile.allCases.first(where: { $0.fileName == short }) else {
        let known = RegisterFile.allCases.map(\.fileName)
        let nearest = NearestName.nearest(to: short, among: known)
        reportFile(
          .warning, "unknown-file", source.name,
          Words(
            vi: "một danh bạ không có tệp \"\(short)\"; tệp này không được đọc",
            en: "a register has no file \"\(short)\"; it was not read"),
          notes: nearest.map { [Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"")] } ?? [])
        continue
      }
      guard tables[file] == nil else {
        reportFile(
          .error, "doubled-file", source.name,
          Words(vi: "tệp \"\(short)\" được đưa vào hai lần", en: "the file \"\(short)\" was given twice"))
        continue
      }
      tables[file] = RecordTable(file, source)
    }
    // A register of standard bodies need not name any other.
    for file in RegisterFile.allCases where file.isRequired && tables[file] == nil && tables[.standard] == nil {
      reportFile(
        .error, "missing-file", file.fileName,
        Words(
          vi: "thiếu tệp \(file.fileName); một danh bạ phải có organisations.csv, names.csv và kinds.csv",
          en: "the file \(file.fileName) is missing; a register has organisations.csv, names.csv and kinds.csv"))
    }
  }

  mutating func result() -> (parts: RegisterParts?, findings: [Diagnostic]) {
    readAreas()
    let areas = areas.map(\.area)
    standard = readStandard(areas)
    for body in standard?.organisations ?? [] { settled.insert(body.id) }
    heirs = readHeirs()
    readOrganisations()
    if tables[.organisations]?.isReadable ?? false {
      readNames()
      readKinds()
      readPlaces()
      readCodes()
      readParents()
      readReceiving()
      readSuccessions()
      checkOrganisations()
      checkTrees()
      checkSuccessions()
    } else if tables[.organisations] == nil, tables[.standard] != nil {
      readSuccessions()
    }
    let all = (findings + RegisterFile.allCases.flatMap { tables[$0]?.findings ?? [] }).inReadingOrder()
    if all.contains(where: { $0.severity == .error }) { return (nil, all) }
    var parts = RegisterParts(
      organisations: drafts.map(\.organisation) + (standard?.organisations ?? []), areas: areas,
      successions: (standard?.successions ?? []) + successions.map(\.value), heirs: heirs)
    if let base { parts = parts.laid(over: base) }
    return (parts.endedBySuccessions(), all)
  }

  private mutating func reportFile(
    _ severity: Severity, _ code: String, _ file: String, _ words: Words, notes: [Words] = []
  ) {
    let place = SourcePosition(line: 1, column: 1)
    findings.append(Diagnostic(severity, code, file: file, start: place, end: place, words, notes: notes))
  }

  /// The nearest known name, while there are not too many to compare.
  mutating func nearest(to text: String, among known: some Collection<String>) -> String? {
    guard comparisons >= known.count else { return nil }
    comparisons -= known.count
    return NearestName.nearest(to: text, among: known)
  }

  /// True for a body that has no line in this register's own files.
  func isSettled(_ id: OrganisationID) -> Bool { settled.contains(id) }

  /// The position of a known organisation; reports and gives nil otherwise.
  mutating func known(_ id: OrganisationID, at cell: CSVCell, in file: RegisterFile) -> Int? {
    if let index = draftIndex[id] { return index }
    let nearest = nearest(to: id.text, among: drafts.lazy.map(\.id.text))
    tables[file]?.report(
      "unknown-organisation", at: cell,
      Words(
        vi:
          "không có tổ chức nào mang mã \"\(id)\"; mỗi tổ chức phải có một dòng trong organisations.csv, ở đây hoặc ở danh bạ đứng sau (thêm --register)",
        en:
          "no organisation has the identity \"\(id)\"; each must have a line in organisations.csv, here or in a register behind this one (add --register)"
      ), nearest: nearest)
    return nil
  }

  /// True for a known area; reports otherwise.
  mutating func isKnown(_ id: AreaID, at cell: CSVCell, in file: RegisterFile) -> Bool {
    if areaIndex[id] != nil || settledAreas.contains(id) { return true }
    // A file of areas that cannot be read has been reported itself.
    if let table = tables[.areas], !table.isReadable { return true }
    let nearest = nearest(to: id.text, among: areas.lazy.map(\.id.text))
    tables[file]?.report(
      "unknown-area", at: cell,
      Words(
        vi: "không có địa bàn nào mang mã \"\(id)\"; mỗi địa bàn phải có một dòng trong areas.csv",
        en: "no area has the identity \"\(id)\"; each must have a line in areas.csv"), nearest: nearest)
    return false
  }

  /// Reports every entry that shares a day and a key with an earlier one.
  func checkOverlaps<Value, Key: Hashable>(
    _ entries: [RegisterEntry<Value>], in file: RegisterFile, code: String, by key: (Value) -> Key,
    _ words: (_ earlier: RegisterEntry<Value>, _ later: RegisterEntry<Value>) -> Words
  ) {
    guard entries.count > 1 else { return }
    // Most keys have one entry: only the others are sorted.
    let groups = Dictionary(grouping: entries.indices, by: { key(entries[$0].value) }).values.filter { $0.count > 1 }
    for group in groups.sorted(by: { $0[0] < $1[0] }) {
      let sorted = group.map { entries[$0] }.sorted {
        ($0.validity.lower, $0.cell.start) < ($1.validity.lower, $1.cell.start)
      }
      var widest = sorted[0]
      for next in sorted.dropFirst() {
        if next.validity.overlaps(widest.validity) {
          let (earlier, later) = widest.cell.start < next.cell.start ? (widest, next) : (next, widest)
          tables[file]?.report(code, at: later.cell, words(earlier, later))
        }
        if next.validity.upper > widest.validity.upper { widest = next }
      }
    }
  }
}
