import CivilTime
import Diagnostics
import Exchange
import Obligations
import Organisations
import Regulations

/// `phoihop explain`: why an obligation is owed, by whom, and how its day was reckoned.
enum ExplainCommand: Command {
  static let form = CommandForm(
    name: "explain", summary: Words(vi: "vì sao một việc có hạn như vậy", en: "why an obligation is due when it is"), operands: "ID",
    options: [
      Option(name: "on", value: "D", help: Words(vi: "xét vào ngày (mặc định: hôm nay)", en: "the day asked about (default: today)")),
      Option(
        name: "known", value: "D",
        help: Words(vi: "theo những gì đã ghi đến hết ngày (mặc định: bây giờ)", en: "by what had been recorded by the end of that day (default: now)")),
    ] + Library.options + [
      Option(name: "format", value: "text|json", help: Words(vi: "cách in", en: "how to print"))
    ])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    guard let text = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError(
        message: Words(
          vi: "phoihop explain cần một mã nhiệm vụ; mã có ở phoihop obligations --format json",
          en: "phoihop explain needs the id of one obligation; phoihop obligations --format json shows them"))
    }
    let on = try arguments.day("on") ?? world.today
    let known = try arguments.day("known").map { Instant.end(of: $0) } ?? world.now
    let format = try arguments.choice("format", ["text", "json"])
    guard let id = ObligationID(text) else {
      throw UsageError(
        message: Words(
          vi: "\"\(text)\" không phải là mã nhiệm vụ; mã có dạng tra-vinh/dieu-6/gach-2/b:org-0006:2024-M03",
          en: "\"\(text)\" is no id of an obligation; one looks like tra-vinh/dieu-6/gach-2/b:org-0006:2024-M03"))
    }
    let library = try Library.load(arguments, world)
    guard let obligation = library.engine.obligation(id, on: on, known: known) else {
      throw UsageError(message: MissingObligation(id, library).words)
    }
    let explanation = Explanation(obligation, library, on: on, known: known, language: world.language)
    world.print(format == "json" ? explanation.json.text : explanation.text)
    return 0
  }
}

/// Says which part of an identity does not lead to an obligation.
private struct MissingObligation {
  let words: Words

  init(_ id: ObligationID, _ library: Library) {
    let regulation = library.regulations.map(\.regulation).first { id.rule.hasPrefix($0.id + "/") }
    guard let regulation else {
      let known = library.regulations.map(\.regulation.id)
      let wanted = String(id.rule.prefix { $0 != "/" })
      let near = NearestName.nearest(to: wanted, among: known)
      words = Words(
        vi: "không có quy chế \"\(wanted)\"; " + (near.map { "có phải \"\($0)\"?" } ?? "có: \(known.joined(separator: ", "))"),
        en: "there is no regulation \"\(wanted)\"; " + (near.map { "did you mean \"\($0)\"?" } ?? "there are: \(known.joined(separator: ", "))"))
      return
    }
    guard regulation.rule(at: id.rule) != nil else {
      let near = NearestName.nearest(to: id.rule, among: regulation.rules.map(\.address))
      words = Words(
        vi: "\(regulation.id) không có câu nào ở địa chỉ \(id.rule)" + (near.map { "; gần nhất: \($0)" } ?? ""),
        en: "\(regulation.id) has no sentence at \(id.rule)" + (near.map { "; nearest: \($0)" } ?? ""))
      return
    }
    let carriers = library.engine.carriers(of: id.rule)
    guard carriers.isEmpty else {
      words = Words(
        vi: "\(id.rule) không có việc riêng: được thực hiện qua \(carriers.joined(separator: ", "))",
        en: "\(id.rule) owes nothing of its own: it is done through \(carriers.joined(separator: ", "))")
      return
    }
    guard library.register[id.bearer] != nil else {
      let near = NearestName.nearest(to: id.bearer.text, among: library.register.organisations.lazy.map(\.id.text))
      words = Words(
        vi: "danh bạ không có cơ quan mã \"\(id.bearer.text)\"" + (near.map { "; có phải \"\($0)\"?" } ?? ""),
        en: "the register has no body with the id \"\(id.bearer.text)\"" + (near.map { "; did you mean \"\($0)\"?" } ?? ""))
      return
    }
    words = Words(
      vi: "\(id.rule) không có kỳ \(id.period) của \(id.bearer.text): kỳ không thuộc câu này, ngoài thời gian hiệu lực, hoặc cơ quan không bị ràng buộc vào ngày cuối kỳ",
      en: "\(id.rule) has no period \(id.period) of \(id.bearer.text): the period is not of this sentence, lies outside the days in force, or the body was not bound on its last day")
  }
}
