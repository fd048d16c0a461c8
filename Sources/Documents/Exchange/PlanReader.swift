import CivilTime
import Diagnostics
import Organisations
import Reorganisations

/// Reads the folder of a plan of reorganisation; its files are described in `Registers/README.md`. Nothing is read from the disk here.
public struct PlanReader {
  private var tables: [PlanFile: RecordTable] = [:]
  private var plan = UnitPlan()
  private var findings: [Diagnostic] = []

  /// The plan that the files make, and everything found in them in reading order.
  ///
  /// A file is known by the last part of its name. There is no plan when a finding is an error. Cost: one pass.
  public static func read(_ files: [SourceText], folder: String) -> (plan: UnitPlan?, findings: [Diagnostic]) {
    var reader = PlanReader()
    reader.open(files, folder)
    reader.readUnits()
    reader.readSteps()
    reader.readBodies()
    let all = (reader.findings + PlanFile.allCases.flatMap { reader.tables[$0]?.findings ?? [] }).inReadingOrder()
    return (all.contains { $0.severity == .error } ? nil : reader.plan, all)
  }

  private mutating func open(_ files: [SourceText], _ folder: String) {
    for source in files {
      let short = source.name.split(separator: "/").last.map(String.init) ?? source.name
      guard let file = PlanFile.allCases.first(where: { $0.fileName == short }), tables[file] == nil else { continue }
      tables[file] = RecordTable(file, source)
    }
    let place = SourcePosition(line: 1, column: 1)
    let names = PlanFile.allCases.map(\.fileName).joined(separator: ", ")
    if tables.isEmpty {
      findings.append(
        Diagnostic(
          .error, "empty-plan", file: folder, start: place, end: place,
          Words(
            vi: "thư mục này không có tệp nào của một kế hoạch: \(names)",
            en: "this folder has no file of a plan: \(names)")))
    }
    let units: [PlanFile] = [.communesBefore, .communesAfter, .successions]
    let missing = units.filter { tables[$0] == nil }
    let hasUnits = tables.keys.contains { $0 != .bodies }
    if hasUnits, let first = missing.first {
      findings.append(
        Diagnostic(
          .error, "incomplete-plan", file: folder, start: place, end: place,
          Words(
            vi: "kế hoạch có đơn vị hành chính thì phải có tệp \(first.fileName)",
            en: "a plan of units needs the file \(first.fileName)")))
    }
  }

  private func word(_ file: PlanFile, _ row: RecordRow, _ column: String) -> PlanWord {
    let cell = row.cell(column)
    return PlanWord(row.text(column), file: tables[file]?.name ?? file.fileName, start: cell.start, end: cell.end)
  }

  /// The word of a cell that must not be empty.
  private mutating func needed(_ file: PlanFile, _ row: RecordRow, _ column: String) -> PlanWord? {
    tables[file]?.required(row, column) == nil ? nil : word(file, row, column)
  }

  // MARK: Units

  private mutating func readUnits() {
    var seen: Set<String> = []
    while let row = tables[.communesBefore]?.next() {
      let province = needed(.communesBefore, row, "province_code")
      let district = needed(.communesBefore, row, "district_code")
      let commune = needed(.communesBefore, row, "commune_code")
      guard let province, let district, let commune else { continue }
      if seen.insert("p" + province.text).inserted {
        plan.before.append(.init(level: .province, code: province, name: row.text("province"), above: nil))
      }
      if seen.insert("d" + district.text).inserted {
        plan.before.append(
          .init(level: .district, code: district, name: row.text("district"), above: province.text))
      }
      plan.before.append(.init(level: .commune, code: commune, name: row.text("commune"), above: district.text))
    }
    seen = []
    while let row = tables[.communesAfter]?.next() {
      let province = needed(.communesAfter, row, "province_code")
      let commune = needed(.communesAfter, row, "commune_code")
      guard let province, let commune else { continue }
      if seen.insert(province.text).inserted {
        plan.after.append(.init(level: .province, code: province, name: row.text("province"), above: nil))
      }
      plan.after.append(.init(level: .commune, code: commune, name: row.text("commune"), above: province.text))
    }
  }

  // MARK: Steps

  private mutating func readSteps() {
    while let row = tables[.provinceSuccessions]?.next() {
      let from = needed(.provinceSuccessions, row, "from_province_code")
      let to = needed(.provinceSuccessions, row, "to_province_code")
      guard let from, let to else { continue }
      plan.steps.append(.init(from: from, .province, to: to, .province, extent: .whole))
    }
    while let row = tables[.districtSuccessions]?.next() {
      let from = needed(.districtSuccessions, row, "from_district_code")
      let to = needed(.districtSuccessions, row, "to_commune_code")
      guard let from, let to else { continue }
      plan.steps.append(.init(from: from, .district, to: to, .commune, extent: .whole))
    }
    while let row = tables[.successions]?.next() {
      let from = needed(.successions, row, "from_commune_code")
      let to = needed(.successions, row, "to_commune_code")
      let extent: SuccessionExtent? = tables[.successions]?.word(row, "extent", code: "unknown-extent")
      guard let from, let to, let extent else { continue }
      plan.steps.append(.init(from: from, .commune, to: to, .commune, extent: extent))
    }
  }

  // MARK: Bodies

  private mutating func readBodies() {
    while let row = tables[.bodies]?.next() {
      let from = needed(.bodies, row, "from")
      let kind: SuccessionKind? = tables[.bodies]?.word(row, "kind", code: "unknown-succession-kind")
      let extent: SuccessionExtent? =
        row.text("extent").isEmpty ? .whole : tables[.bodies]?.word(row, "extent", code: "unknown-extent")
      let date = tables[.bodies]?.date(row, "on")
      guard let from, let kind, let extent, let day = date else { continue }
      let to = row.text("to").isEmpty ? nil : word(.bodies, row, "to")
      if to == nil, kind != .dissolution {
        tables[.bodies]?.reportMissingSuccessor(row)
        continue
      }
      if let to, to.text == from.text {
        tables[.bodies]?.reportOwnSuccessor(from.text, row)
        continue
      }
      plan.exceptions.append(
        .init(
          from: from, to: to, on: day.map { ($0, word(.bodies, row, "on")) }, kind: kind, extent: extent,
          basis: row.text("basis")))
    }
  }
}
