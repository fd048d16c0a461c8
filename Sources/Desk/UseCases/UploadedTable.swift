import Diagnostics
import Exchange
import Facts
import Obligations
import Organisations
import Regulations
import Reports
import Spreadsheets
import Telling

/// A table of a report that somebody filled in, as a workbook or as CSV: what would be taken from it, and what is wrong with it.
public struct UploadedTable: Sendable {
  /// What the file is called.
  public let name: String
  /// What would be taken.
  public let typing: Typing
  /// Where each place of the form stands in the file, empty ones too.
  public let cells: [String: String]
  /// What is wrong, with where it stands.
  public let faults: [Words]
  /// What is passed over, and why.
  public let passed: [Words]
  /// In what the report for which the file says that it is differs from this one.
  public let differences: [Words]

  /// Whether a file is a workbook, whatever it is called.
  static func isWorkbook(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B]) }

  /// The table of a file: a workbook by its bytes, else CSV.
  ///
  /// - Throws: `SpreadsheetError` where it is neither.
  public init(
    _ name: String, _ bytes: [UInt8], _ sheet: Desk.ReportSheet, _ language: Language
  ) throws(SpreadsheetError) {
    self.name = name
    let form = sheet.form.form
    if Self.isWorkbook(bytes) {
      let filled = try ReportWorkbook.read(WorkbookReader.read(bytes), on: form, beside: sheet.beside, language)
      typing = filled.typing
      cells = filled.cells
      faults = filled.faults.map { cell, words in
        cell.map { Words(vi: "ô \($0): \(words.vi)", en: "cell \($0): \(words.en)") } ?? words
      }
      passed = filled.passed
      differences = sheet.tableHead.differences(from: filled.said)
    } else if name.lowercased().hasSuffix(".xlsx") && !bytes.isEmpty || bytes.contains(0) {
      throw .notWorkbook
    } else {
      let all = ReportTable.read(SourceText(name: name, bytes: bytes), on: form)
      var told = all.findings.map { finding in
        finding.code == ReportTable.emptyFile
          ? finding.message
          : Words(
            vi: "dòng \(finding.start.line): \(finding.message.vi)",
            en: "line \(finding.start.line): \(finding.message.en)")
      }
      var values = all.typing.values
      var lines = all.lines
      for fault in all.typing.read(on: form, beside: sheet.beside, hasFiles: true, language).faults {
        guard values[fault.place] != nil, let line = lines[fault.place] else { continue }
        told.append(Words(vi: "dòng \(line): \(fault.words.vi)", en: "line \(line): \(fault.words.en)"))
        values[fault.place] = nil
        lines[fault.place] = nil
      }
      let places = Set(Typing.places(of: form, beside: sheet.beside))
      typing = Typing(values.filter { places.contains($0.key) })
      cells = lines.filter { places.contains($0.key) }.mapValues { language == .vi ? "dòng \($0)" : "line \($0)" }
      faults = told
      passed = []
      differences = sheet.tableHead.differences(from: all.said)
    }
  }
}

extension Desk.ReportSheet {
  /// What a table of this report says of itself.
  public var tableHead: TableHead {
    let one = matter.obligation
    return TableHead(
      form: form.form.id,
      period: Words(vi: ObligationWords.period(one, .vi), en: ObligationWords.period(one, .en)),
      body: matter.library.register.name(of: one.id.bearer, on: one.line.decidingDay))
  }
}
