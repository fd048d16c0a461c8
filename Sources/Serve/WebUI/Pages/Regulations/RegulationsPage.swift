import Access
import CivilTime
import Regulations
import Telling
import UseCases

/// *Quy chế, chương trình*: all there are, with how each was kept this year.
struct RegulationsPage {
  let rows: [Desk.RegulationRow]
  let context: PageContext

  var title: String { context("Quy chế, chương trình", "Regulations and programmes") }

  var body: Html {
    let c = context
    let laws = rows.filter { $0.regulation.kind == .law }
    let others = rows.filter { $0.regulation.kind != .law }
    let year = c.today.year
    return """
      <h1>\(title)</h1>
      <p>\(
        c(
          "Các cột số là việc có hạn hoặc có kỳ kết thúc trong năm \(year) mà các vai trò đang có được xem.",
          "The figures are of what falls due, or whose period ends, in \(year), as far as the roles held show it."))</p>
      <p><a href="\(.burden)">\(c("Rà soát chế độ báo cáo", "Review of the reporting burden"))</a></p>
      \("<p>\(c("Kho chưa có quy chế nào.", "The store has no regulation yet."))</p>", if: others.isEmpty)\
      \(activating, if: c.visitor?.roles.contains(.coordinator) ?? false)
      \(table(others, c("Quy chế và cách thực hiện trong năm \(year)", "Regulations, and how they were kept in \(year)")), if: !others.isEmpty)
      \(lawList(laws))
      """
  }

  private var activating: Html {
    "<ul class=\"acts\"><li><a class=\"button second\" href=\"\(.activation)\">\(context("Kích hoạt quy chế", "Activate a regulation"))</a></li></ul>"
  }

  private func table(_ rows: [Desk.RegulationRow], _ caption: String) -> Html {
    let c = context
    let lines = rows.map { row -> Html in
      """
      <tr><td><a href="\(.regulation(row.regulation.id))">\(row.regulation.title)</a>\(versions(row))</td>\
      <td class="num" data-head="\(c("Điều khoản", "Clauses"))">\(row.regulation.clauses.count)</td>\
      <td data-head="\(c("Hiệu lực", "In force"))">\(c.inForce(row.regulation))</td>\(Kept(row.kept, c).cells)</tr>
      """
    }
    return """
      <table class="cards"><caption>\(caption)</caption><thead><tr><th scope="col">\(c("Văn bản", "Text"))</th>\
      <th scope="col" class="num">\(c("Điều khoản", "Clauses"))</th><th scope="col">\(c("Hiệu lực", "In force"))</th>\(Kept.heads(c))</tr></thead>
      <tbody>\(lines)</tbody></table>
      """
  }

  private func versions(_ row: Desk.RegulationRow) -> Html {
    row.versions > 1
      ? " <span class=\"soft\">(\(context("\(row.versions) bản", "\(row.versions) versions")))</span>" : ""
  }

  private func lawList(_ laws: [Desk.RegulationRow]) -> Html? {
    if laws.isEmpty { return nil }
    let c = context
    let lines = laws.map { law -> Html in
      let signed = DocumentKind.signed(of: law.regulation.source).map { c("ngày \(c.day($0))", "of \(c.day($0))") }
      let document = [law.regulation.number.map { c("số \($0)", "no. \($0)") }, signed].compactMap(\.self)
      let behind: Html = " <span class=\"soft\">\(document.joined(separator: c(", ", " ")))</span>"
      return
        "<li><a href=\"\(.regulation(law.regulation.id))\">\(law.regulation.title)</a>\(behind, if: !document.isEmpty)</li>"
    }
    return "<h2>\(c("Luật, quy định được dẫn", "Laws they cite"))</h2><ul>\(lines)</ul>"
  }
}

extension PageContext {
  /// From when to when a text holds.
  func inForce(_ regulation: Regulation) -> String {
    guard let from = regulation.inForceFrom else { return self("chưa rõ ngày", "day not known") }
    guard let to = regulation.inForceTo else { return self("từ \(day(from))", "from \(day(from))") }
    return self("\(day(from)) – \(day(to))", "\(day(from)) – \(day(to))")
  }
}
