import CivilTime
import Diagnostics
import Exchange
import Facts
import Obligations
import Organisations
import Regulations
import Store
import Telling
import UseCases

/// `phoihop explain`: why an obligation is owed, by whom, and how its day was reckoned.
enum ExplainCommand: Command {
  static let form = CommandForm(
    name: "explain", summary: Words(vi: "vì sao một việc có hạn như vậy", en: "why an obligation is due when it is"),
    operands: "ID",
    options: Library.days + Library.options + [
      Option(name: "format", value: "text|json", help: Words(vi: "cách in", en: "how to print"))
    ],
    examples: ["explain tra-vinh/dieu-6/gach-2/b:org-0007:2023-M01 --on 2023-01-20"])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    guard let text = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError(
        message: Words(
          vi: "phoihop explain cần một mã nhiệm vụ; mã ở cột cuối của phoihop obligations",
          en: "phoihop explain needs the id of one obligation; it stands in the last column of phoihop obligations"))
    }
    let on = try arguments.day("on") ?? world.today
    let known = try arguments.day("known").map { Instant.end(of: $0) } ?? world.now
    let format = try arguments.choice("format", ["text", "json"])
    guard let id = ObligationID(text) else {
      throw UsageError(
        message: Words(
          vi: "\"\(text)\" không phải là mã nhiệm vụ; mã có dạng tra-vinh/dieu-6/gach-2/b:org-0007:2024-M03",
          en: "\"\(text)\" is no id of an obligation; one looks like tra-vinh/dieu-6/gach-2/b:org-0007:2024-M03"))
    }
    let library = try Library.load(arguments, world, texts: [String(id.rule.prefix { $0 != "/" })])
    library.warn(world)
    guard let obligation = library.engine.obligation(id, on: on, known: known) else {
      throw UsageError(message: MissingObligation(id, library).words)
    }
    let entries =
      try Library.isOfStore(arguments, world)
      ? OpenStore.desk(arguments, world, .reading) { try $0.entries(about: obligation, of: library, known: known) }
      : [:]
    let explanation = Explanation(
      obligation, library, entries: entries, on: on, known: known, language: world.language)
    world.print(format == "json" ? explanation.json.text : explanation.text(world.language))
    return 0
  }
}

/// Says which part of an identity does not lead to an obligation.
private struct MissingObligation {
  let words: Words

  init(_ id: ObligationID, _ library: Library) {
    let versions = library.regulations.map(\.regulation).filter { id.rule.hasPrefix($0.id + "/") }
    let regulation = versions.last { $0.rule(at: id.rule) != nil } ?? versions.last
    guard let regulation else {
      let known = library.ids
      let wanted = String(id.rule.prefix { $0 != "/" })
      let near = NearestName.nearest(to: wanted, among: known)
      words = Words(
        vi: "không có quy chế \"\(wanted)\"; "
          + (near.map { "có phải \"\($0)\"?" } ?? "có: \(known.joined(separator: ", "))"),
        en: "there is no regulation \"\(wanted)\"; "
          + (near.map { "did you mean \"\($0)\"?" } ?? "there are: \(known.joined(separator: ", "))"))
      return
    }
    guard let rule = regulation.rule(at: id.rule) else {
      let near = NearestName.nearest(to: id.rule, among: regulation.rules.map(\.address))
      words = Words(
        vi: "\(regulation.id) không có câu nào ở địa chỉ \(id.rule)" + (near.map { "; gần nhất: \($0)" } ?? ""),
        en: "\(regulation.id) has no sentence at \(id.rule)" + (near.map { "; nearest: \($0)" } ?? ""))
      return
    }
    let carrying = rule.applications.first {
      switch $0.item {
      case .doneThrough, .sameAs: true
      default: false
      }
    }.map { "\(regulation.source.name):\(regulation.source.position(at: $0.place.range.lower).line)" }
    let carriers = library.engine.carriers(of: id.rule)
    guard carriers.isEmpty else {
      let place = carrying.map { " (\($0))" } ?? ""
      words = Words(
        vi: "\(id.rule) không có việc riêng: được thực hiện qua \(carriers.joined(separator: ", "))\(place)",
        en: "\(id.rule) owes nothing of its own: it is done through \(carriers.joined(separator: ", "))\(place)")
      return
    }
    guard library.register[id.bearer] != nil else {
      let near = NearestName.nearest(to: id.bearer.text, among: library.register.organisations.lazy.map(\.id.text))
      words = Words(
        vi: "danh bạ không có cơ quan mã \"\(id.bearer.text)\"" + (near.map { "; có phải \"\($0)\"?" } ?? ""),
        en: "the register has no body with the id \"\(id.bearer.text)\""
          + (near.map { "; did you mean \"\($0)\"?" } ?? ""))
      return
    }
    guard let modality = rule.duty?.syntax.modality, modality.owes else {
      words = Words(
        vi: "\(id.rule) không sinh việc phải làm: câu này không buộc bên nào",
        en: "\(id.rule) makes no obligations: its sentence binds nobody")
      return
    }
    if case .trigger(let event) = id.period {
      words = Self.notStarted(id, event, rule, library)
      return
    }
    let around = Self.around(id, library)
    let bearers = around.filter { $0.id.period == id.period }.flatMap(\.joint)
    let periods = Self.nearest(Self.mostPeriods, of: around.filter { $0.joint.contains(id.bearer) }, to: id.period)
    if let first = bearers.first {
      let others =
        bearers.count > 1
        ? Words(vi: " và \(bearers.count - 1) cơ quan khác", en: " and \(bearers.count - 1) more")
        : Words(vi: "", en: "")
      words = Words(
        vi: "\(id.rule) kỳ \(id.period) không phải việc của \(id.bearer.text); kỳ này là của \(first.text)\(others.vi)",
        en: "\(id.rule) for \(id.period) is not owed by \(id.bearer.text); it is owed by \(first.text)\(others.en)")
    } else if !periods.isEmpty {
      let list = periods.map(\.description).joined(separator: ", ")
      words = Words(
        vi: "\(id.rule) của \(id.bearer.text) không có kỳ \(id.period); các kỳ gần đó: \(list)",
        en: "\(id.rule) of \(id.bearer.text) has no period \(id.period); periods near it: \(list)")
    } else {
      let from = rule.inForceFrom.map(\.vietnamese) ?? "?"
      let to =
        regulation.inForceTo.map { Words(vi: " đến \($0.vietnamese)", en: " to \($0.vietnamese)") }
        ?? Words(vi: "", en: "")
      words = Words(
        vi: "\(id.rule) không có kỳ \(id.period) của \(id.bearer.text); câu này có hiệu lực từ \(from)\(to.vi)",
        en: "\(id.rule) has no period \(id.period) of \(id.bearer.text); its sentence is in force from \(from)\(to.en)")
    }
  }

  private static func notStarted(_ id: ObligationID, _ event: String, _ rule: Rule, _ library: Library) -> Words {
    guard let occurrence = library.events.occurrence(event) else {
      return Words(
        vi: "chưa ghi sự kiện nào mang mã \(event); sự kiện ghi trong tệp của --events",
        en: "no event with the id \(event) was recorded; events stand in the file of --events")
    }
    let kind = occurrence.occurrence?.kind.words ?? Words(vi: event, en: event)
    return Words(
      vi:
        "sự kiện \(event) (\(kind.vi), \(occurrence.happened.vietnamese)) không sinh việc \(rule.address) cho \(id.bearer.text)",
      en:
        "the event \(event) (\(kind.en), \(occurrence.happened.vietnamese)) starts no duty \(rule.address) of \(id.bearer.text)"
    )
  }

  private static let mostPeriods = 12

  /// The periods that end nearest to one, in their own order.
  private static func nearest(
    _ most: Int, of obligations: [Obligation], to label: PeriodLabel
  ) -> [PeriodLabel] {
    guard let day = Period(label: label, cutOff: .calendar)?.end else { return [] }
    let byDistance = obligations.enumerated().sorted { a, b in
      func away(_ one: (offset: Int, element: Obligation)) -> Int { abs((one.element.line.end ?? day) - day) }
      return (away(a), a.offset) < (away(b), b.offset)
    }
    return byDistance.prefix(most).sorted { $0.offset < $1.offset }.map(\.element.id.period)
  }

  /// The obligations of the rule whose periods end within a year of the one asked for.
  private static func around(_ id: ObligationID, _ library: Library) -> [Obligation] {
    guard let period = Period(label: id.period, cutOff: .calendar) else { return [] }
    let day = period.end
    let question = ObligationEngine.Question(
      from: day - 400, to: day + 400, on: day, known: .end(of: day), regulations: [String(id.rule.prefix { $0 != "/" })]
    )
    return library.engine.obligations(question).filter { $0.id.rule == id.rule }
  }
}
