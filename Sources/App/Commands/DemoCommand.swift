import Access
import CivilTime
import Diagnostics
import Entries
import Facts
import Files
import HTTPServer
import Mail
import Obligations
import Organisations
import Regulations
import Secrets
import Store
import Telling
import Threads
import UseCases

/// `phoihop demo`: the shipped regulations at work in a browser, on a store that is thrown away; or what they ask in one month, and one date
/// explained.
enum DemoCommand: Command {
  static let form = CommandForm(
    name: "demo",
    summary: Words(
      vi: "xem năm quy chế kèm theo trong trình duyệt, ngày 20/3/2024",
      en: "see the five shipped regulations in a browser, on 20/3/2024"),
    operands: nil,
    options: [
      Option(
        name: "port", value: "NUMBER",
        help: Words(
          vi: "cổng trên máy này (mặc định: 8080, hoặc cổng còn trống)",
          en: "port on this machine (default: 8080, or one that is free)")),
      Option(
        name: "tokens", value: nil,
        help: Words(
          vi: "in thêm cho mỗi người một mã truy cập, để thử API",
          en: "also print a token for each person, to try the API")),
      MailCommand.option,
      Option(
        name: "text", value: nil,
        help: Words(vi: "chỉ in ra những việc của tháng 3/2024", en: "only print what March 2024 asks for")),
    ], examples: ["demo", "demo --port 9000", "demo --text"])

  /// The month shown, as of a day in it.
  private static let month = PeriodLabel.month(year: 2024, month: 3)

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    if arguments.has("text") { return try printMonth(arguments, world) }
    return try serve(arguments, world)
  }

  // MARK: In a browser

  private static func serve(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let port = try arguments.text("port").map { text throws(UsageError) in
      guard let port = UInt16(text), port > 0 else {
        throw UsageError(
          message: Words(
            vi: "--port là một số từ 1 đến 65535, không phải \"\(text)\"",
            en: "--port is a number from 1 to 65535, not \"\(text)\""))
      }
      return port
    }
    Signals.block()
    let folder = "\(Machine.environment("TMPDIR") ?? "/tmp")/phoihop-demo-\(world.chance(6).hexadecimal)"
    try FileSystem.makeFolder(folder)
    defer { FileSystem.removeAll(folder) }
    let progress = Progress(world)
    let demonstration = try Demonstration.make(in: "\(folder)/store", world) { progress.show($0, $1) }
    progress.end()
    let store = demonstration.store
    let links = Dictionary(uniqueKeysWithValues: demonstration.people.map { (world.chance(12).hexadecimal, $0.id) })
    // Time goes on from the morning of the day.
    let began = Machine.now
    let clock: @Sendable () -> Instant = {
      Instant(seconds: Demonstration.moment(Demonstration.day, hour: 8).seconds + Machine.now - began)
    }
    let cache = LibraryCache(store)
    let shipped = world.shippedTexts
    let mail =
      try arguments.has("mail") ? MailCommand.server(arguments, world).map { MailCommand.post(store, cache, $0) } : nil
    func start(_ port: UInt16) throws -> WebServing {
      try WebServing(
        store, cache, at: .tcp("127.0.0.1", port), links: links, shipped: shipped, mail: mail?.post.connection,
        chance: world.chance, clock: clock)
    }
    let serving = try port.map(start) ?? ((try? start(8080)) ?? start(0))
    let address = "http://127.0.0.1:\(serving.server.port)"
    world.say(
      "Năm quy chế phối hợp thật, ngày \(Demonstration.day.vietnamese). Người và việc đã làm là giả định; kho mất khi dừng.\nMở \(address) hoặc vào ngay với vai:\n\n",
      "Five real coordination regulations on \(Demonstration.day.vietnamese). People and what they did are invented; the store is gone when this stops.\nOpen \(address) or enter as:\n\n"
    )
    let codes = Dictionary(uniqueKeysWithValues: links.map { ($0.value, $0.key) })
    for person in demonstration.people {
      world.print("  \(address)/vao/\(codes[person.id] ?? "")  \(person.name)\n")
    }
    if arguments.has("tokens") {
      world.say("\nMã truy cập qua \(address)/api:\n\n", "\nTokens for \(address)/api:\n\n")
      for person in demonstration.people {
        let token = try Desk(store, .owner, now: clock()).issueToken(
          to: person.id, scope: EntryBody.TokenScope(.write))
        world.print("  \(token)  \(person.name)\n")
      }
    }
    world.say("\nCtrl-C để dừng.\n", "\nCtrl-C to stop.\n")
    world.flush()
    let mailing = mail.map { Mailing($0.post, $0.sender, clock: clock) }
    Signals.waitForEnd()
    mailing?.finish()
    serving.server.stop(grace: 5)
    try store.close(now: nil)
    return 0
  }

  // MARK: As text

  private static func printMonth(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let library = try Library.load(arguments, world)
    guard let period = Period(label: month, cutOff: .calendar) else { return 1 }
    let on = period.start + 19
    let language = world.language
    func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
    world.print(
      say(
        "Năm quy chế phối hợp thật, những việc có hạn hoặc có kỳ kết thúc trong \(PeriodWords.print(month, .vi)), xét ngày \(on.vietnamese).\nNgày hạn theo hướng dẫn là giá trị ví dụ, ghi rõ trong tệp quy chế; chưa có sự kiện nào được ghi.\n",
        "Five real coordination regulations: what is due, or whose period ends, in \(PeriodWords.print(month, .en)), asked on \(on.vietnamese).\nDue days by application are example values, marked so in the files; nothing has been recorded yet.\n"
      ))
    let engine = library.engine
    var all: [Obligation] = []
    for bound in library.regulations where bound.regulation.kind != .law {
      let question = ObligationEngine.Question(
        from: period.start, to: period.end, on: on, known: world.now, regulations: [bound.regulation.id])
      let obligations = engine.obligations(question)
      print(bound.regulation, obligations, library.register, world)
      all += obligations
    }
    if let explained = Self.telling(all, library, on: on, known: world.now) {
      world.print(say("\nVì sao một ngày là ngày đó:\n\n", "\nWhy a date is a date:\n\n"))
      world.print(Explanation(explained, library, on: on, known: world.now, language: language).text(language))
    }
    world.print(
      say(
        "\nXem tiếp: phoihop obligations --from 2024-03-01 --to 2024-03-31 --on 2024-03-20, phoihop explain ID, phoihop --help\n",
        "\nNext: phoihop obligations --from 2024-03-01 --to 2024-03-31 --on 2024-03-20, phoihop explain ID, phoihop --help\n"
      ))
    return 0
  }

  /// A date to explain: one that moved over a day off in the month shown, else in the year around it, else any that the
  /// regulations' applications name.
  private static func telling(_ month: [Obligation], _ library: Library, on: CivilDate, known: Instant) -> Obligation? {
    if let found = month.first(where: moved) { return found }
    for from in stride(from: on.dayNumber + 11, to: on.dayNumber + 365, by: 31).map(CivilDate.init(dayNumber:)) {
      let question = ObligationEngine.Question(from: from, to: from + 30, on: from, known: known)
      if let found = library.engine.obligations(question).first(where: moved) {
        return library.engine.obligation(found.id, on: on, known: known)
      }
    }
    return month.first { $0.basis == .policy }
  }

  private static func moved(_ obligation: Obligation) -> Bool {
    guard let due = obligation.line.due, case .by(let named) = due.deadline.rule else { return false }
    return due.date != named
  }

  /// One line for each rule and period: how many bodies owe it, and by when. Standing duties are many and have no day: they are counted.
  private static func print(_ regulation: Regulation, _ obligations: [Obligation], _ register: Register, _ world: World)
  {
    let language = world.language
    world.print("\n\(regulation.title)\n")
    var order: [String] = []
    var groups: [String: [Obligation]] = [:]
    for obligation in obligations where !obligation.line.isStanding {
      let key = "\(obligation.rule.address) \(obligation.id.period)"
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(obligation)
    }
    let standing = Set(obligations.filter(\.line.isStanding).map(\.rule.address)).count
    if order.isEmpty, standing == 0 { world.print(language == .vi ? "  không có việc nào\n" : "  nothing\n") }
    for key in order {
      guard let group = groups[key], let first = group.first else { continue }
      let due = first.state.due.map { String($0.vietnamese.prefix(5)) } ?? "—"
      let who =
        group.count == 1
        ? register.name(of: first.id.bearer, on: first.line.decidingDay)
        : language == .vi ? "\(group.count) cơ quan" : "\(group.count) bodies"
      let absorbed = first.line.absorbedBy.map { " → \(PeriodWords.print($0, language))" } ?? ""
      let cells = [
        due, first.deed(language), who, PeriodWords.print(first.id.period, language) + absorbed,
        first.state.shown.words[language],
      ]
      world.print("  " + TableLine.text(cells, widths: [6, 44, 26, 38, 26], gap: 1))
    }
    if standing > 0 {
      let sentences = standing == 1 ? "sentence asks" : "sentences ask"
      world.print(
        language == .vi
          ? "  \(standing) câu buộc làm thường xuyên, không có hạn\n"
          : "  \(standing) \(sentences) at all times, without a due day\n")
    }
  }
}
