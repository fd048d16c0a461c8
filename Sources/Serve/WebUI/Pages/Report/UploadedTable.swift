import Diagnostics
import Exchange
import Regulations
import Reports
import Spreadsheets
import UseCases

/// A table of a report that somebody uploaded: what would be taken from it, and what is wrong with it.
struct UploadedTable {
  /// What the file is called.
  let name: String
  /// What would be taken.
  let typing: Typing
  /// Where each of it stands in the file, by its place of the form.
  let cells: [String: String]
  /// What is wrong, with where it stands.
  let faults: [Words]
  /// What is passed over, and why.
  let passed: [Words]

  /// The table of a file: a workbook by its bytes, whatever it is called, else CSV.
  init(_ name: String, _ bytes: [UInt8], _ sheet: Desk.ReportSheet, _ language: Language) throws(SpreadsheetError) {
    self.name = name
    let form = sheet.form.form
    if bytes.starts(with: [0x50, 0x4B]) {
      let filled = ReportWorkbook.read(
        try WorkbookReader.read(bytes), on: form, beside: sheet.beside, language)
      typing = filled.typing
      cells = filled.cells
      faults = filled.faults.map { cell, words in
        cell.map { Words(vi: "ô \($0): \(words.vi)", en: "cell \($0): \(words.en)") } ?? words
      }
      passed = filled.passed
    } else if name.lowercased().hasSuffix(".xlsx") || bytes.contains(0) {
      throw .notWorkbook
    } else {
      let (all, lines, findings) = ReportTable.filled(SourceText(name: name, bytes: bytes), on: form)
      var told = findings.map { finding in
        Words(
          vi: "dòng \(finding.start.line): \(finding.message.vi)",
          en: "line \(finding.start.line): \(finding.message.en)")
      }
      var values = all.values
      for fault in all.read(on: form, beside: sheet.beside, hasFiles: true, language).faults {
        guard values[fault.place] != nil, let line = lines[fault.place] else { continue }
        told.append(Words(vi: "dòng \(line): \(fault.words.vi)", en: "line \(line): \(fault.words.en)"))
        values[fault.place] = nil
      }
      let places = Set(Typing.places(of: form, beside: sheet.beside))
      typing = Typing(values.filter { places.contains($0.key) })
      cells = lines.mapValues { language == .vi ? "dòng \($0)" : "line \($0)" }
      faults = told
      passed = []
    }
  }
}
