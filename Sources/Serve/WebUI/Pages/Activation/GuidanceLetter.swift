import CivilTime
import Diagnostics
import HTTPCore
import Obligations
import Organisations
import Regulations
import Telling
import UseCases

/// The guidance letter that settles what a regulation leaves open: who owes what by which day, as a page, a file and plain text.
struct GuidanceLetter {
  let id: String
  let plan: ActivationPlan
  let context: PageContext

  /// A line of its table.
  private struct Line {
    let who: String
    let what: String
    let toWhom: String
    var periods: [String]
    let due: String
    let clause: String
    let rule: String
  }

  private var c: PageContext { context }
  private var draft: ActivationDraft { plan.draft }
  private var regulation: Regulation? { plan.bound?.regulation ?? plan.text }
  private var name: String { regulation?.title ?? id }

  var title: String {
    c("Công văn hướng dẫn thực hiện \(name.lowercasedFirst)", "Guidance on \(name)")
  }

  private var subject: String {
    c("V/v hướng dẫn thực hiện \(name.lowercasedFirst)", "On how \(name) is carried out")
  }

  private var issuer: String {
    draft.issuer.flatMap { issuer in regulation?.parties.first { $0.name == issuer }?.longName } ?? "…………"
  }

  private var dateLine: String {
    guard let day = draft.day else {
      return c("…………, ngày … tháng … năm …", "…………, … (day)")
    }
    let parts = day.components
    return c(
      "…………, ngày \(two(parts.day)) tháng \(two(parts.month)) năm \(parts.year)", "…………, \(c.day(day))")
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private var opening: String {
    c(
      "Để thực hiện thống nhất \(name.lowercasedFirst), \(issuer) hướng dẫn các cơ quan, đơn vị về ngày gửi báo cáo, thời điểm chốt số liệu, biểu mẫu và nơi nhận như sau:",
      "So that \(name) is carried out alike, \(issuer) tells bodies and units by when reports are sent, when figures close, on which forms and to whom:"
    )
  }

  private var closing: [String] {
    var lines: [String] = []
    let forms = plan.forms.filter { $0.coming == .there || $0.coming == .brought }
    if !forms.isEmpty {
      lines.append(
        c("Biểu mẫu kèm theo: ", "Forms: ") + forms.map(\.id).joined(separator: ", ") + ".")
    }
    for (name, members) in draft.members.sorted(by: { $0.key < $1.key }) {
      lines.append(
        c("\"\(name)\" gồm: ", "\"\(name)\" comprises: ")
          + members.map { member in regulation?.parties.first { $0.name == member }?.longName ?? member }
          .joined(separator: "; ") + ".")
    }
    lines.append(
      c(
        "Hạn là ngày nghỉ thì chuyển sang ngày làm việc tiếp theo, trừ dòng ghi khác. Kỳ không phát sinh vẫn báo một dòng. Việc không có trong bảng thì thực hiện như văn bản.",
        "A day that is a day off moves to the next working day where the line says nothing else. Where there is nothing to report, one line says so. What is not in the table is done as the text says."
      ))
    let since = plan.from
    if draft.day != nil || draft.from != nil {
      lines.append(c("Hướng dẫn này áp dụng từ ngày \(c.day(since)).", "It holds from \(c.day(since))."))
    }
    if let followed = draft.followed {
      lines.append(
        c(
          "Việc thực hiện được theo dõi chung từ ngày \(c.day(followed)): những kỳ có hạn trước ngày ấy không phải gửi lại.",
          "How it is kept is followed in common from \(c.day(followed)): what was due before that day need not be sent again."
        ))
    }
    return lines
  }

  private var lines: [Line] {
    guard let regulation else { return [] }
    let printer = SentencePrinter(c.language, names: regulation.parties.map(\.name))
    let on = max(c.today, plan.from)
    var out: [Line] = []
    for rule in regulation.rules {
      guard let duty = rule.duty, duty.syntax.modality.owes else { continue }
      let series = rule.seriesOptions.compactMap(\.occurrence.series).reduce(into: Set<Series>()) { $0.formUnion($1) }
      let unstated = Set(regulation.unstatedDays(on: on).filter { $0.rule === rule }.map(\.series))
      let stated = duty.deadlines.first { $0.form.isDated }
      guard stated != nil && !series.isEmpty || !unstated.isEmpty else { continue }
      let all: [Series?] = unstated.contains(nil) ? [nil] : Series.allCases.filter(series.contains).map { $0 }
      for one in all {
        let terms = rule.terms(one, on: on)
        var due: String
        if let stated {
          due = c("theo văn bản: ", "stated: ") + printer.words(.due(stated, nil))
        } else if let application = terms.due ?? (one == nil ? terms.toldAtOnce : nil) {
          due = printer.words(application.item.withoutUsualRoll)
        } else {
          // The letter tells what was settled; the rest is as the text says.
          continue
        }
        if let cutOff = terms.cutOff { due += "; " + printer.words(cutOff.item) }
        let period = one.map { Self.words($0, c) } ?? c("khi có việc", "when it happens")
        if let last = out.indices.last, out[last].rule == rule.address, out[last].due == due {
          out[last].periods.append(period)
        } else {
          out.append(
            Line(
              who: rule.who(regulation, c.language), what: rule.deed(c.language),
              toWhom: toWhom(rule, terms, regulation), periods: [period], due: due,
              clause: Self.place(of: rule, in: regulation), rule: rule.address))
        }
      }
    }
    return out
  }

  /// Where a sentence stands, in the words of the headings: *Điều 22, Khoản 1*.
  private static func place(of rule: Rule, in regulation: Regulation) -> String {
    let depth = max(1, rule.clause.split(separator: "/").count - 1)
    let path = regulation.clause(at: rule.clause)?.path.suffix(depth) ?? []
    return path.map { String($0.prefix { $0 != "." }) }.joined(separator: ", ")
  }

  private func toWhom(_ rule: Rule, _ terms: AppliedTerms, _ regulation: Regulation) -> String {
    if case .recipients(let list)? = terms.recipients?.item { return list.map(\.text).joined(separator: ", ") }
    return rule.toWhom(regulation)
  }

  private static func words(_ series: Series, _ c: PageContext) -> String {
    switch series {
    case .week: c("tuần", "week")
    case .month: c("tháng", "month")
    case .quarter: c("quý (3 tháng)", "quarter")
    case .sixMonths: c("6 tháng", "6 months")
    case .nineMonths: c("9 tháng", "9 months")
    case .year: c("năm", "year")
    }
  }

  private var heads: [String] {
    [
      c("TT", "No."), c("Cơ quan thực hiện", "Who"), c("Nội dung", "What"), c("Gửi", "To"), c("Kỳ", "Period"),
      c("Hạn", "Due"), c("Điều khoản", "Clause"),
    ]
  }

  private func cells(_ line: Line, _ number: Int) -> [String] {
    [
      "\(number)", line.who, line.what, line.toWhom, line.periods.joined(separator: ", "), line.due, line.clause,
    ]
  }

  // MARK: Views

  private var number: String { c("Số: ", "No.: ") + (draft.number ?? "…………") }

  /// The letter as a piece of a page.
  var letter: Html {
    let heads = heads.map { "<th scope=\"col\">\($0)</th>" as Html }
    let rows = lines.enumerated().map { number, line -> Html in
      "<tr>\(cells(line, number + 1).map { "<td>\($0)</td>" as Html })</tr>"
    }
    return """
      <p><b>\(issuer)</b><br>\(number)<br>\(subject)</p><p>\(dateLine)</p>
      <p><b>\(c("Kính gửi", "To")):</b> \(c("các cơ quan, đơn vị có tên trong bảng dưới đây", "the bodies and units in the table below"))</p>
      <p>\(opening)</p>
      <table border="1" cellspacing="0" cellpadding="4"><thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table>
      \(closing.map { "<p>\($0)</p>" as Html })
      <p><b>\(c("Nơi nhận", "Distribution")):</b><br>– \(c("như trên (t/h)", "as above"));<br>– \(c("lưu", "file")).</p>
      <p><b>\(c("Chức vụ, chữ ký của người ký", "Post and signature"))</b></p>
      """
  }

  /// The page on which it is seen and printed.
  var page: Html {
    """
    <p class="small acts"><a href="\(.activationStep(id, .preview))">\(c("Về bước xem trước", "Back to the preview"))</a></p>
    <h1>\(title)</h1><div class="scroll" tabindex="0" role="region" aria-label="\(title)">\(letter)</div>
    """
  }

  /// A file that a word processor opens.
  var file: Response {
    let html: Html = """
      <!DOCTYPE html>
      <html lang="\(c.language.rawValue)"><head><meta charset="utf-8"><title>\(title)</title></head><body>\(letter)</body></html>

      """
    return attachment(Array(html.text.utf8), "text/html; charset=utf-8", "html")
  }

  /// Plain text.
  var text: Response {
    var out = "\(issuer)\n\(number)\n\(subject)\n\n\(dateLine)\n\n"
    out += c("Kính gửi: các cơ quan, đơn vị có tên dưới đây", "To: the bodies and units below") + "\n\n\(opening)\n\n"
    for (number, line) in lines.enumerated() {
      let cells = cells(line, number + 1)
      out += "\(number + 1). \(line.who): \(line.what)\n"
      for (head, cell) in zip(heads, cells).dropFirst(3) where !cell.isEmpty { out += "   \(head): \(cell)\n" }
    }
    out += "\n" + closing.joined(separator: "\n") + "\n"
    return attachment(Array(out.utf8), "text/plain; charset=utf-8", "txt")
  }

  private func attachment(_ bytes: [UInt8], _ type: String, _ ending: String) -> Response {
    var response = Response(bytes, type: type)
    response.headers.set("Content-Disposition", "attachment; filename=\"huong-dan-\(id).\(ending)\"")
    response.headers.set("Cache-Control", "no-store")
    return response
  }
}

extension ApplicationSyntax.Item {
  /// Without what the letter says once for all lines: that a day off moves to the next working day.
  fileprivate var withoutUsualRoll: ApplicationSyntax.Item {
    if case .due(let deadline, .nextWorkingDay) = self { .due(deadline, nil) } else { self }
  }
}
