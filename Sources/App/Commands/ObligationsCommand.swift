import CivilTime
import Diagnostics
import Exchange
import Facts
import Obligations
import Organisations
import Regulations
import Telling
import Threads

/// `phoihop obligations`: who owes what to whom by when in a window.
enum ObligationsCommand: Command {
  static let form = CommandForm(
    name: "obligations",
    summary: Words(vi: "ai phải làm gì cho ai, hạn ngày nào", en: "who owes what to whom by when"), operands: nil,
    options: Window.options + Library.days + Library.filters + Library.options + [
      Option(name: "format", value: "table|json|csv", help: Words(vi: "cách in", en: "how to print"))
    ],
    examples: [
      "obligations --from 1/3/2024 --to 31/3/2024 --on 20/3/2024 --regulation tra-vinh",
      "obligations --from 2024-03-01 --to 2024-03-31 --bearer org-0007 --format csv",
    ])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let from = try arguments.needDay("from", form)
    let to = try arguments.needDay("to", form)
    try Window.mustRunForward(from, to)
    let on = try arguments.day("on") ?? world.today
    let known = try arguments.day("known").map { Instant.end(of: $0) } ?? world.now
    let format = try arguments.choice("format", ["table", "json", "csv"])
    try Window.mustEnd(from, to)
    let library = try Library.load(arguments, world, texts: Set(arguments.texts("regulation")))
    let question = ObligationEngine.Question(
      from: from, to: to, on: on, known: known, regulations: try library.regulations(arguments),
      bearers: try library.bearers(arguments, on: on))
    // Two thirds here, for the other thread also looks for what must be warned of.
    let ((first, second), (third, warnings)) = together {
      (library.engine.share(0, of: 3, question), library.engine.share(1, of: 3, question))
    } and: {
      (library.engine.share(2, of: 3, question), library.warnings(asked: question.regulations, until: to))
    }
    let obligations = ObligationEngine.inOrder([first, second, third]).filter(library.sees)
    Library.say(warnings, world)
    switch format {
    case "json":
      world.print(JSONValue.array(obligations.map { ObligationData.json($0, library.register) }).text)
    case "csv": world.print(ObligationData.csv(obligations, library.register))
    default: ObligationTable.print(obligations, library.register, from: from, to: to, on: on, world)
    }
    return 0
  }
}
