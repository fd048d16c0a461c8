import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations
import Reports
import Telling
import UseCases

extension ReportPage {
  /// From where a number stands there already, or what is known of it.
  func hint(_ field: FormField) -> Html? {
    let c = context
    guard let fill = sheet.fills[field.id] else { return nil }
    if let list = fill.list { return counted(fill, list, field) }
    if let name = fill.unknownList {
      return
        "<br><span class=\"small soft\">\(c("Hệ thống chưa có sổ \"\(name)\"; tự đếm và nhập.", "The register \"\(name)\" is not kept here yet; count and type it."))</span>"
    }
    guard let bodies = fill.bodies else {
      let parts = fill.parts.map {
        "\(PeriodWords.print($0.period, c.language)): \($0.amount.words(c.language))"
      }.joined(separator: "; ")
      return "<br><span class=\"small soft\">\(c("Đã báo cáo ", "Reported: "))\(parts)</span>"
    }
    let missing = fill.missing.prefix(3).map { register.name(of: $0, on: one.line.decidingDay) }
    let more =
      fill.missing.count > 3 ? c(" và \(fill.missing.count - 3) nơi khác", " and \(fill.missing.count - 3) more") : ""
    let sum = fill.amount.map { "\($0.words(c.language)) " } ?? ""
    let words = c(
      "\(sum)cộng từ \(bodies) báo cáo cấp dưới", "\(sum)put together from \(bodies) reports of the level below")
    let wait =
      missing.isEmpty ? "" : c("; chưa có: ", "; not yet: ") + missing.joined(separator: ", ") + more
    return """
      <br><span class="small soft">\(sheet.below.map { "<a href=\"\(.consolidation(rule: $0.rule, $0.period))\">\(words)</a>" as Html } ?? "\(words)")\(wait)</span>
      """
  }

  /// What was counted in a list, with the way there, and how what stands in the place differs.
  private func counted(_ fill: Desk.Fill, _ list: CountedList, _ field: FormField) -> Html {
    let c = context
    let amount = fill.amount ?? .zero
    let typed = input.typing.values[Typing.place(field.id, .inPeriod)].flatMap { try? Amount(typed: $0, c.language) }
    var differs = ""
    if let typed, typed != amount {
      differs =
        typed > amount
        ? c(", ở đây hơn \((typed - amount).words(.vi))", ", here \((typed - amount).words(.en)) more")
        : c(", ở đây kém \((amount - typed).words(.vi))", ", here \((amount - typed).words(.en)) less")
    }
    let address: Html
    let query: Html = "quy-che=\(one.regulation.id)&amp;nam=\((one.line.end ?? c.today).year)"
    switch list {
    case .notes, .notedOccasions, .notedPeople: address = "\(Route.notes)?\(query)"
    case .occurrences: address = "\(Route.occurrences)"
    case .meetings, .reportsSent, .reportsReceived: address = "\(Route.board)?\(query)"
    case .bodiesBelow: address = "\(Route.organisation(one.id.bearer))"
    }
    return """
      <br><span class="small soft">\(amount.words(c.language)) \(c("tính từ", "counted in")) <a href="\(address)">\(c(list.words))</a>\(differs)</span>
      """
  }
}
