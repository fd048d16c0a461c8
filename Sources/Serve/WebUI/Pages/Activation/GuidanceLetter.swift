import CivilTime
import Diagnostics
import HTTPCore
import Obligations
import Organisations
import Regulations
import Telling
import UseCases

/// The guidance letter that settles what a regulation leaves open: who owes what by which day, as a page, a file and plain text. The letter
/// itself is always in Vietnamese: it is a document, not a page.
struct GuidanceLetter {
  let id: String
  let plan: ActivationPlan
  let context: PageContext

  private var c: PageContext { context }
  private var draft: ActivationDraft { plan.draft }
  private var regulation: Regulation? { plan.bound?.regulation ?? plan.text }
  private var name: String { regulation?.title ?? id }

  var title: String {
    c("Công văn hướng dẫn thực hiện \(name.lowercasedFirst)", "Guidance on \(name)")
  }

  // MARK: Head and foot

  private var about: String { "V/v hướng dẫn thực hiện \(name.lowercasedFirst)" }

  /// The party that issues it, as the text calls it in full.
  private var issuing: Party? { draft.issuer.flatMap { issuer in regulation?.parties.first { $0.name == issuer } } }

  private var issuer: String { issuing?.longName ?? "…………" }

  /// The body of the register that issues it; nil where the party is none, or several.
  private var sender: OrganisationID? {
    guard let bound = plan.bound, let issuing,
      let number = bound.regulation.parties.firstIndex(where: { $0.name == issuing.name }),
      let selector = bound.binding.selector(of: number, on: c.today)
    else { return nil }
    let bodies = plan.register.select(selector, on: c.today)
    return bodies.count == 1 ? bodies[0] : nil
  }

  private var official: OfficialPaper {
    OfficialPaper(register: plan.register, sender: sender, day: c.today, otherwise: issuing?.longName)
  }

  private var head: OfficialPaper.Sides {
    official.head(number: draft.number, about: about, place: official.place, date: draft.day)
  }

  /// Who gets it beside those it is written to: to whom reports go, and who has a copy of them.
  private func foot(_ table: GuidanceTable) -> OfficialPaper.Sides {
    let known = Set(table.bearers + [issuer])
    return official.foot(
      copies: table.told.filter { !known.contains($0) }, post: "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ",
      signer: "(Chữ ký, họ và tên)")
  }

  // MARK: Words

  private var opening: String {
    let number = regulation?.number.map { " (số \($0))" } ?? ""
    return
      "Để thực hiện thống nhất \(name.lowercasedFirst)\(number), \(issuer) hướng dẫn các cơ quan, đơn vị về ngày gửi báo cáo, thời điểm chốt số liệu, biểu mẫu và nơi nhận như sau:"
  }

  private func closing(_ table: GuidanceTable) -> [String] {
    var lines: [String] = []
    if !table.abbreviations.isEmpty {
      lines.append(
        "Chữ viết tắt, cách gọi trong bảng: "
          + table.abbreviations.map { "\($0.short) là \($0.long)" }.joined(separator: "; ")
          + ".")
    }
    let forms = plan.forms.filter { $0.coming == .there || $0.coming == .brought }
    if !forms.isEmpty {
      lines.append(
        "Biểu mẫu: "
          + forms.map { form in
            let clauses = regulation.map { regulation in
              form.rules.compactMap { regulation.rule(at: $0) }.map { GuidanceTable.place(of: $0, in: regulation) }
            }
            var seen: Set<String> = []
            let places = (clauses ?? []).filter { seen.insert($0).inserted }.joined(separator: "; ")
            return "mẫu \(form.id)\(form.title.map { " – \($0)" } ?? "")\(places.isEmpty ? "" : " (\(places))")"
          }.joined(separator: "; ") + ".")
    }
    for (name, members) in draft.members.sorted(by: { $0.key < $1.key }) where !members.isEmpty {
      lines.append(
        "\"\(name)\" gồm: "
          + members.map { member in regulation?.parties.first { $0.name == member }?.longName ?? member }
          .joined(separator: "; ") + ".")
    }
    lines.append(
      "Hạn là ngày nghỉ thì chuyển sang ngày làm việc tiếp theo, trừ dòng ghi khác. Kỳ không phát sinh vẫn báo một dòng. Việc không có trong bảng thì thực hiện như văn bản."
    )
    if draft.day != nil || draft.from != nil { lines.append("Hướng dẫn này áp dụng từ ngày \(c.day(plan.from)).") }
    if let followed = draft.followed {
      lines.append(
        "Việc thực hiện được theo dõi chung từ ngày \(c.day(followed)): những kỳ có hạn trước ngày ấy không phải gửi lại."
      )
    }
    lines.append("Trong quá trình thực hiện, nếu có vướng mắc, đề nghị phản ánh về \(issuer) để xem xét, hướng dẫn.")
    return lines
  }

  // MARK: Views

  private var table: GuidanceTable {
    regulation.map { GuidanceTable($0, forms: plan.forms, on: max(c.today, plan.from)) } ?? GuidanceTable()
  }

  /// What stands between head and foot.
  private func content(_ table: GuidanceTable, isFile: Bool) -> Html {
    let heads = GuidanceTable.heads.map { "<th scope=\"col\">\($0)</th>" as Html }
    let rows = table.lines.enumerated().map { number, line -> Html in
      "<tr>\(line.cells(number + 1).map { "<td>\($0)</td>" as Html })</tr>"
    }
    let cells: Html = "<thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table>"
    let lines: Html =
      isFile
      ? "<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\">\(cells)"
      : "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Ngày gửi báo cáo\"><table>\(cells)</div>"
    return """
      \(OfficialPaper.addressees(table.bearers))
      <p>\(opening)</p>
      \(lines)
      \(closing(table).map { "<p>\($0)</p>" as Html })
      """
  }

  /// The page on which it is seen and printed.
  var page: Html {
    let table = table
    return """
      <p class="small acts"><a href="\(.activationStep(id, .preview))">\(c("Về bước xem trước", "Back to the preview"))</a></p>
      <h1 class="on-screen">\(title)</h1>
      \(OfficialPaper.page(head, content(table, isFile: false), foot(table)))
      """
  }

  /// A file that a word processor opens.
  var file: Response {
    let table = table
    let html: Html = """
      <!DOCTYPE html>
      <html lang="vi"><head><meta charset="utf-8"><title>\(title)</title></head><body>\(OfficialPaper.file(head, content(table, isFile: true), foot(table)))</body></html>

      """
    return attachment(Array(html.text.utf8), "text/html; charset=utf-8", "html")
  }

  /// Plain text.
  var text: Response {
    let table = table
    var out = "\(official.name?.uppercased() ?? "…………")\n\(official.numbered(draft.number))\n\(about)\n\n"
    out += "\(official.place ?? OfficialPaper.blank), \(OfficialPaper.date(draft.day))\n\n"
    out += "Kính gửi: \(table.bearers.isEmpty ? "…………" : table.bearers.joined(separator: "; "))\n\n\(opening)\n\n"
    for (number, line) in table.lines.enumerated() {
      out += "\(number + 1). \(line.who): \(line.what)\n"
      for (head, cell) in zip(GuidanceTable.heads, line.cells(number + 1)).dropFirst(3) where !cell.isEmpty {
        out += "   \(head): \(cell)\n"
      }
    }
    out += "\n" + closing(table).joined(separator: "\n") + "\n"
    let known = Set(table.bearers + [issuer])
    let copies = table.told.filter { !known.contains($0) }
    out += "\nNơi nhận: như trên; \(copies.map { "\($0) (để biết); " }.joined())lưu.\n"
    return attachment(Array(out.utf8), "text/plain; charset=utf-8", "txt")
  }

  private func attachment(_ bytes: [UInt8], _ type: String, _ ending: String) -> Response {
    var response = Response(bytes, type: type)
    response.headers.set("Content-Disposition", "attachment; filename=\"huong-dan-\(id).\(ending)\"")
    response.headers.set("Cache-Control", "no-store")
    return response
  }
}
