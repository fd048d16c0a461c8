import Coverage
import Diagnostics
import Regulations

/// What `phoihop coverage` prints for people.
enum CoverageText {
  static func print(
    _ report: CoverageReport, path: String, sources: [String: SourceText], listsRows: Bool, _ world: World
  ) {
    let language = world.language
    world.print(table(report, language))
    if listsRows { world.print("\n" + report.rows.map { line($0, language) }.joined()) }
    let wrong = report.rows.filter { !$0.isCovered }
    if !wrong.isEmpty { world.print("\n" + wrong.map { contradiction($0, language) }.joined()) }
    if !report.findings.isEmpty {
      world.print("\n")
      let renderer = DiagnosticRenderer(language: language)
      for finding in report.findings {
        world.print(renderer.render(finding, source: sources[finding.file]))
      }
    }
    world.print("\n" + summary(report, path)[language])
  }

  // MARK: The table

  private static let columns: [(kernel: Kernel?, name: Words)] = [
    (.report, Words(vi: "báo cáo", en: "report")), (.gate, Words(vi: "ý kiến", en: "gate")),
    (.casework, Words(vi: "vụ việc", en: "case")), (.session, Words(vi: "họp, đoàn", en: "session")),
    (.instrument, Words(vi: "văn bản", en: "instrument")), (.register, Words(vi: "sổ, danh sách", en: "register")),
    (.standing, Words(vi: "thường xuyên", en: "standing")),
    (nil, Words(vi: "nguyên tắc, định nghĩa", en: "principle, definition")),
  ]

  private static func table(_ report: CoverageReport, _ language: Language) -> String {
    var lines = [[Words(vi: "quy chế", en: "regulation")[language]] + columns.map { $0.name[language] }]
    lines[0].append(Words(vi: "tất cả", en: "all")[language])
    for regulation in report.regulations { lines.append(cells(report, regulation, regulation)) }
    if report.regulations.count > 1 {
      lines.append(cells(report, nil, Words(vi: "tất cả", en: "all")[language]))
    }
    let widths = lines[0].indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      let padded = line.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + space : space + cell
      }
      return padded.joined(separator: "  ") + "\n"
    }.joined()
  }

  private static func cells(_ report: CoverageReport, _ regulation: String?, _ name: String) -> [String] {
    func words(_ tally: CoverageReport.Tally) -> String { tally.rows == 0 ? "-" : "\(tally.covered)/\(tally.rows)" }
    return [name] + columns.map { words(report.tally(regulation, $0.kernel)) } + [words(report.tally(regulation))]
  }

  // MARK: Rows

  /// A row and what carries it, in one line.
  private static func line(_ one: RowCoverage, _ language: Language) -> String {
    let none = Words(vi: "không có câu", en: "no rule")[language]
    var text = "\(one.row.id): \(one.isMissing ? none : one.rules.map(\.address).joined(separator: ", "))"
    if !one.through.isEmpty {
      text += Words(vi: "; thực hiện qua ", en: "; done through ")[language] + one.through.joined(separator: ", ")
    }
    for deviation in one.deviations {
      text +=
        "; \(name(deviation.field)[language]) \"\(deviation.rule)\": \(deviation.why)"
    }
    return text + "\n"
  }

  private static func contradiction(_ one: RowCoverage, _ language: Language) -> String {
    if one.isMissing {
      let place = "\(one.row.place.file):\(one.row.place.start.line)"
      return Words(
        vi: "\(place): \(one.row.id): không có câu nào ở địa chỉ này; danh mục ghi: \(one.row.gist)\n",
        en: "\(place): \(one.row.id): no rule stands at this address; the catalogue says: \(one.row.gist)\n")[language]
    }
    let place = one.rules.first.map { "\($0.file):\($0.start.line)" } ?? ""
    return one.contradictions.map { difference in
      let row =
        difference.row.isEmpty
        ? Words(vi: "không ghi", en: "says nothing")
        : Words(vi: "ghi \"\(difference.row)\"", en: "says \"\(difference.row)\"")
      return Words(
        vi:
          "\(place): \(one.row.id): \(name(difference.field).vi): danh mục \(row.vi), câu ghi \"\(difference.rule)\"\n",
        en:
          "\(place): \(one.row.id): \(name(difference.field).en): the catalogue \(row.en), the rule \"\(difference.rule)\"\n"
      )[language]
    }.joined()
  }

  private static func name(_ field: CatalogueField) -> Words {
    switch field {
    case .party: Words(vi: "ai phải làm", en: "bearer")
    case .verbKind: Words(vi: "việc", en: "act")
    case .modality: Words(vi: "loại câu", en: "modality")
    case .trigger: Words(vi: "khi nào phát sinh", en: "occurrence")
    case .recurrence: Words(vi: "kỳ", en: "recurrence")
    case .deadline: Words(vi: "hạn", en: "deadline")
    }
  }

  private static func summary(_ report: CoverageReport, _ path: String) -> Words {
    let rows = report.rows.count
    let covered = report.tally(nil).covered
    let missing = report.rows.filter(\.isMissing).count
    let wrong = rows - covered - missing
    let deviations = report.rows.reduce(0) { $0 + $1.deviations.count }
    let outside = report.outside.count
    let findings = report.findings.count
    func s(_ count: Int, _ word: String) -> String { count == 1 ? "1 \(word)" : "\(count) \(word)s" }
    return Words(
      vi:
        "\(path): \(covered) trên \(rows) dòng có câu và không câu nào nói khác; \(missing) dòng chưa có câu, \(wrong) dòng có câu nói khác, \(findings) lỗi trong danh mục; \(deviations) chỗ khác có lý do, \(outside) câu ngoài danh mục\n",
      en:
        "\(path): \(covered) of \(s(rows, "row")) carried and not contradicted; \(missing) without a rule, \(wrong) contradicted, \(s(findings, "error")) in the catalogue; \(s(deviations, "difference")) with a reason, \(s(outside, "rule")) outside the catalogue\n"
    )
  }
}
