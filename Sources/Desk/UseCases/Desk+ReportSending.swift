import Diagnostics
import Entries
import Exchange
import Facts
import Obligations
import Regulations
import Reports
import Spreadsheets
import Store

/// Sending a report on a form.
extension Desk {
  /// A deed with the report that a table has, as CSV or as a workbook, on the form on which its first obligation is reported.
  ///
  /// - Throws: `Findings` where a table of CSV cannot be read; `Refused` where there is no form, the table says that it is for another report, or
  ///   what it has is no whole report: all that is wrong at once.
  @available(*, noasync)
  public func filled(_ deed: Deed, from table: SourceText, _ language: Language) throws -> Deed {
    guard let id = deed.obligations.first else { return deed }
    guard let sheet = try reportSheet(matter(id)) else {
      throw Refused(
        Words(
          vi: "\(id) không báo cáo theo mẫu; bỏ --form và gửi tệp bằng --file",
          en: "\(id) is not reported on a form; leave --form out and send the file by --file"))
    }
    let form = sheet.form.form
    let (typing, differences) = try typing(table, sheet, language)
    if !differences.isEmpty {
      throw Refused(
        Words(
          vi:
            "\(table.name): \(differences.map(\.vi).joined(separator: "; ")); chọn đúng tệp, hoặc sửa dòng ấy trong tệp nếu đúng là báo cáo này",
          en:
            "\(table.name): \(differences.map(\.en).joined(separator: "; ")); choose the right file, or mend that line if the file is this report"
        ))
    }
    let (answers, faults) = typing.read(on: form, beside: sheet.beside, hasFiles: !deed.files.isEmpty, language)
    if !faults.isEmpty {
      throw Refused(
        Words(
          vi: faults.map { "\($0.place): \($0.words.vi)" }.joined(separator: "\n"),
          en: faults.map { "\($0.place): \($0.words.en)" }.joined(separator: "\n")))
    }
    return deed.filled(answers, on: sheet)
  }

  /// What a table gives for a report, and in what it says that it is for another.
  private func typing(
    _ table: SourceText, _ sheet: ReportSheet, _ language: Language
  ) throws -> (typing: Typing, differences: [Words]) {
    guard UploadedTable.isWorkbook(table.bytes) || table.bytes.contains(0) else {
      let filled = ReportTable.read(table, on: sheet.form.form)
      if !filled.findings.isEmpty { throw Findings(findings: filled.findings, sources: [table.name: table]) }
      return (filled.typing, sheet.tableHead.differences(from: filled.said))
    }
    let filled: UploadedTable
    do throws(SpreadsheetError) {
      filled = try UploadedTable(table.name, table.bytes, sheet, language)
    } catch {
      throw Refused(Words(vi: "\(table.name): \(error.words.vi)", en: "\(table.name): \(error.words.en)"))
    }
    if !filled.faults.isEmpty {
      throw Refused(
        Words(
          vi: filled.faults.map { "\(table.name): \($0.vi)" }.joined(separator: "\n"),
          en: filled.faults.map { "\(table.name): \($0.en)" }.joined(separator: "\n")))
    }
    return (filled.typing, filled.differences)
  }

  /// Refuses to send what is reported on a form without it. What came on paper may have its numbers there, and so may the document of which a
  /// report is a chapter.
  @available(*, noasync)
  func checkForm(of deed: Deed, _ obligations: [Obligation]) throws {
    guard deed.kind == .submitted, deed.report == nil, !deed.nothingToReport, deed.partOf == nil else { return }
    for one in obligations {
      guard let form = try reportForm(of: one)?.form else { continue }
      throw Refused(
        Words(
          vi:
            "\(one.id) báo cáo theo mẫu \"\(form.title)\" (\(form.id)) nên chưa gửi được khi chưa điền mẫu; điền trên trang Gửi báo cáo hoặc gửi tệp đã điền bằng --form, báo không phát sinh (--nothing-to-report), hoặc nêu văn bản lồng ghép (--part-of)",
          en:
            "\(one.id) is reported on the form \"\(form.title)\" (\(form.id)) and is not sent without it; fill it in on the page of sending or give the file by --form, say that there is nothing to report (--nothing-to-report), or name the document of which it is a chapter (--part-of)"
        ))
    }
  }

  /// Refuses a report on a form on which an obligation is not reported, and numbers for which the form has no place.
  @available(*, noasync)
  func check(_ report: FilledReport, on obligations: [Obligation]) throws {
    guard let form = try store.form(hash: report.form).flatMap(Self.read)?.form else {
      throw Refused(
        Words(
          vi: "kho không có biểu mẫu nào mang mã băm \(report.form.prefix(12))…",
          en: "the store has no form with the hash \(report.form.prefix(12))…"))
    }
    if let other = obligations.first(where: { Self.formID(of: $0) != form.id }) {
      throw Refused(
        Words(
          vi: "\(other.id) không báo cáo theo mẫu \"\(form.id)\"; gửi riêng việc này",
          en: "\(other.id) is not reported on the form \"\(form.id)\"; send it apart"))
    }
    if let first = obligations.first, !report.figures.isEmpty,
      let other = obligations.first(where: { !Self.isOneReport(first, $0, on: form) })
    {
      throw Refused(
        Words(
          vi: "\(other.id) là của kỳ khác nên số liệu của \(first.id) không đúng cho nó; gửi riêng",
          en: "\(other.id) is for another period, so the figures of \(first.id) are not its own; send it apart"))
    }
    for figure in report.figures {
      guard let field = form.field(figure.field), field.isNumber, field.columns.contains(figure.column),
        figure.column != .change
      else {
        throw Refused(
          Words(
            vi: "mẫu \"\(form.id)\" không có ô \"\(figure.field), \(figure.column.words.vi)\"",
            en: "the form \"\(form.id)\" has no place \"\(figure.field), \(figure.column.words.en)\""))
      }
    }
  }

  /// Whether one report on a form says the same of two obligations: both are for the same days, or nothing on the form is a number.
  static func isOneReport(_ one: Obligation, _ other: Obligation, on form: Form) -> Bool {
    form.numbers.isEmpty || one.line.start == other.line.start && one.line.end == other.line.end
  }
}
