import CivilTime
import Diagnostics
import Exchange
import Obligations
import Organisations
import Regulations

/// `phoihop obligations`: who owes what to whom by when in a window.
enum ObligationsCommand: Command {
  static let form = CommandForm(
    name: "obligations",
    summary: Words(vi: "ai phải làm gì cho ai, hạn ngày nào", en: "who owes what to whom by when"), operands: nil,
    options: [
      Option(name: "from", value: "D", help: Words(vi: "ngày đầu của khoảng hạn", en: "first day of the window")),
      Option(name: "to", value: "D", help: Words(vi: "ngày cuối của khoảng hạn", en: "last day of the window")),
      Option(
        name: "on", value: "D",
        help: Words(vi: "xét vào ngày (mặc định: hôm nay)", en: "the day asked about (default: today)")),
      Option(
        name: "known", value: "D",
        help: Words(
          vi: "theo những gì đã ghi đến hết ngày (mặc định: bây giờ)",
          en: "by what had been recorded by the end of that day (default: now)")),
      Option(
        name: "regulation", value: "ID", help: Words(vi: "chỉ quy chế này", en: "only this regulation"), repeats: true),
      Option(
        name: "bearer", value: "ORG", help: Words(vi: "chỉ cơ quan này", en: "only what this body owes"), repeats: true),
    ] + Library.options + [
      Option(name: "format", value: "table|json|csv", help: Words(vi: "cách in", en: "how to print"))
    ],
    examples: [
      "obligations --from 1/3/2024 --to 31/3/2024 --on 20/3/2024 --regulation tra-vinh",
      "obligations --from 2024-03-01 --to 2024-03-31 --bearer org-0007 --format csv",
    ])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let from = try arguments.needDay("from", form)
    let to = try arguments.needDay("to", form)
    guard from <= to else {
      throw UsageError(
        message: Words(
          vi: "--from \(from) sau --to \(to); khoảng hạn phải đi tới",
          en: "--from \(from) is after --to \(to); a window runs forward"))
    }
    let on = try arguments.day("on") ?? world.today
    let known = try arguments.day("known").map { Instant.end(of: $0) } ?? world.now
    let format = try arguments.choice("format", ["table", "json", "csv"])
    guard to - from <= longestWindow else {
      throw UsageError(
        message: Words(
          vi: "khoảng hạn dài \(to - from) ngày; một lần hỏi tối đa \(longestWindow) ngày (một trăm năm)",
          en: "the window is \(to - from) days long; one question takes at most \(longestWindow) days (a hundred years)"
        ))
    }
    let library = try Library.load(arguments, world, texts: Set(arguments.texts("regulation")))
    library.warn(world)
    let question = ObligationEngine.Question(
      from: from, to: to, on: on, known: known, regulations: try regulations(arguments, library),
      bearers: withPredecessors(try bearers(arguments, library), library.register, on))
    let obligations = library.engine.obligations(question)
    switch format {
    case "json":
      world.print(JSONValue.array(obligations.map { ObligationData.json($0, library.register) }).text)
    case "csv": ObligationData.csv(obligations, library.register, world)
    default: ObligationTable.print(obligations, library.register, from: from, to: to, on: on, world)
    }
    return 0
  }

  /// In days.
  private static let longestWindow = 36_525

  private static func regulations(_ arguments: Arguments, _ library: Library) throws(UsageError) -> Set<String> {
    let known = library.ids
    for wanted in arguments.texts("regulation") where !known.contains(wanted) {
      let near = NearestName.nearest(to: wanted, among: known)
      throw UsageError(
        message: Words(
          vi: "không có quy chế \"\(wanted)\"; "
            + (near.map { "có phải \"\($0)\"?" } ?? "có: \(known.joined(separator: ", "))"),
          en: "there is no regulation \"\(wanted)\"; "
            + (near.map { "did you mean \"\($0)\"?" } ?? "there are: \(known.joined(separator: ", "))")))
    }
    return Set(arguments.texts("regulation"))
  }

  /// What a body took over from others is its own to answer for.
  private static func withPredecessors(
    _ bearers: Set<OrganisationID>, _ register: Register, _ day: CivilDate
  ) -> Set<OrganisationID> {
    bearers.union(bearers.flatMap { register.predecessors(of: $0, on: day) })
  }

  static func bearers(_ arguments: Arguments, _ library: Library) throws(UsageError) -> Set<OrganisationID> {
    var out: Set<OrganisationID> = []
    for wanted in arguments.texts("bearer") {
      guard let id = OrganisationID(wanted), library.register[id] != nil else {
        let near = NearestName.nearest(to: wanted, among: library.register.organisations.lazy.map(\.id.text))
        throw UsageError(
          message: Words(
            vi: "danh bạ không có cơ quan mã \"\(wanted)\"" + (near.map { "; có phải \"\($0)\"?" } ?? ""),
            en: "the register has no body with the id \"\(wanted)\"" + (near.map { "; did you mean \"\($0)\"?" } ?? ""))
        )
      }
      out.insert(id)
    }
    return out
  }
}
