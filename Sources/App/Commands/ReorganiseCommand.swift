import CivilTime
import Diagnostics
import Exchange
import Facts
import Files
import Obligations
import Organisations
import Regulations
import Reorganisations
import Store
import UseCases
import Secrets

/// `phoihop reorganise`: what passes to whom under a plan, and its steps written into a register.
enum ReorganiseCommand: Command {
  static let form = CommandForm(
    name: "reorganise",
    summary: Words(
      vi: "sắp xếp tổ chức: việc gì chuyển cho ai, quy tắc nào mất người làm",
      en: "a reorganisation: what passes to whom, which rules lose their bearer"),
    operands: nil,
    options: [
      Option(
        name: "plan", value: "DIR",
        help: Words(vi: "thư mục kế hoạch: đơn vị trước, đơn vị sau", en: "folder of the plan: units before and after")),
      Option(
        name: "on", value: "D",
        help: Words(vi: "ngày đầu của tổ chức mới", en: "the first day of the new state")),
      Option(
        name: "preview", value: nil,
        help: Words(vi: "chỉ xem, không ghi gì", en: "only show, write nothing")),
      Option(
        name: "basis", value: "TEXT",
        help: Words(
          vi: "căn cứ, ghi cạnh từng bước", en: "the decision behind it, written beside each step")),
      Option(
        name: "undo", value: "NUMBER",
        help: Words(
          vi: "trong kho: thôi áp dụng lần sắp xếp này", en: "in a store: take this reorganisation back")),
      Option(
        name: "list", value: nil, help: Words(vi: "trong kho: các lần đã áp dụng", en: "in a store: those applied")),
      Option(
        name: "register", value: "DIR",
        help: Words(
          vi: "thư mục danh bạ; bước chuyển ghi vào danh bạ đầu (xem trước mặc định: năm địa phương, sau là cả nước)",
          en: "folder of a register; steps go to the first (preview by default: five jurisdictions before the country)"),
        repeats: true),
      Option(
        name: "regulations", value: "DIR",
        help: Words(
          vi: "thư mục quy chế (mặc định: các quy chế kèm theo)",
          en: "folder of the regulations (default: the shipped ones)")),
      Option(name: "format", value: "table|json|csv", help: Words(vi: "cách in", en: "how to print")),
    ] + OpenStore.options,
    examples: [
      "reorganise --plan Registers/plans/2025-07-01 --on 1/7/2025 --preview",
      "reorganise --plan Registers/plans/2025-07-01 --on 2025-07-01 --register my-register --register Registers/country",
    ])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let isOfFiles = arguments.has("register") || arguments.has("regulations")
    if arguments.has("store") || !isOfFiles && OpenStore.isAsked(arguments, world) || arguments.has("undo")
      || arguments.has("list")
    {
      return try runOnStore(arguments, world)
    }
    guard let folder = arguments.text("plan") else {
      throw UsageError(
        message: Words(
          vi: "phoihop reorganise cần --plan THƯ_MỤC, như --plan Registers/plans/2025-07-01",
          en: "phoihop reorganise needs --plan FOLDER, as --plan Registers/plans/2025-07-01"))
    }
    let on = try arguments.needDay("on", form)
    let format = try arguments.choice("format", ["table", "json", "csv"])
    let isPreview = arguments.has("preview")
    var folders = arguments.texts("register")
    if folders.isEmpty {
      guard isPreview else {
        throw UsageError(
          message: Words(
            vi: "để ghi, phoihop reorganise cần --register THƯ_MỤC; để chỉ xem, thêm --preview",
            en: "to write, phoihop reorganise needs --register FOLDER; to look only, add --preview"))
      }
      folders = try ["five-jurisdictions", "country"].map {
        try world.shipped("Registers/\($0)", or: .option("register"))
      }
    }
    var reading = LibraryReading()
    let plan = try reading.plan(in: folder)
    let regulations = try reading.regulations(
      in: arguments.text("regulations") ?? world.shipped("Regulations", or: .option("regulations")))
    let register = try reading.register(in: folders)
    guard let plan, let register, !reading.hasErrors else { throw reading.errors }
    let (reorganisation, findings) = Reckoner.reckon(plan, register, on: on, basis: arguments.text("basis") ?? "")
    reading.take(findings)
    guard let reorganisation, !reading.hasErrors else { throw reading.errors }
    let applied = reorganisation.applied()
    var bound: [BoundRegulation] = []
    for regulation in regulations {
      // A regulation of bodies that this register does not have loses none of them.
      let (binding, findings) = PartyBinding.bind(regulation, to: register)
      if !findings.contains(where: { $0.severity == .error }) {
        bound.append(BoundRegulation(regulation: regulation, binding: binding))
      }
    }
    if !isPreview {
      try write(reorganisation, into: folders[0], &reading)
    }
    let report = ReorganiseReport(
      reorganisation: reorganisation, applied: applied, rules: reorganisation.rules(of: bound, in: applied),
      file: isPreview ? nil : successionsFile(folders[0]), plan: folder)
    print(report, format, world)
    return 0
  }

  private static func print(_ report: ReorganiseReport, _ format: String, _ world: World) {
    switch format {
    case "json": world.print(report.json(world.language).text)
    case "csv": world.print(CSVWriter.text(report.csvRows))
    default: report.printTable(world)
    }
  }

  // MARK: On a store

  private static func runOnStore(_ arguments: Arguments, _ world: World) throws -> Int32 {
    if arguments.has("list") {
      let all = try OpenStore.desk(arguments, world, .reading) { try $0.reorganisations() }
      for one in all {
        world.say(
          "\(one.entry)\t\(one.plan.prefix(24))\t\(one.lines) bước, \(one.inForce) còn hiệu lực\n",
          "\(one.entry)\t\(one.plan.prefix(24))\t\(one.lines) steps, \(one.inForce) in force\n")
      }
      return 0
    }
    if let text = arguments.text("undo") {
      let basis = try arguments.need("basis", form, "\"Quyết định …\"")
      guard let number = Int64(text) else {
        throw UsageError(
          message: Words(
            vi: "--undo: \"\(text)\" không phải là số; phoihop reorganise --list kể các số",
            en: "--undo: \"\(text)\" is no number; phoihop reorganise --list tells them"))
      }
      let lines = try OpenStore.desk(arguments, world) { try $0.compensate(number, basis: basis) }
      world.say(
        "lần sắp xếp \(number) thôi áp dụng: \(lines) bước kết thúc\n",
        "the reorganisation \(number) is taken back: \(lines) steps end\n")
      return 0
    }
    let folder = try arguments.need("plan", form, "Registers/plans/2025-07-01")
    let on = try arguments.needDay("on", form)
    let format = try arguments.choice("format", ["table", "json", "csv"])
    let isPreview = arguments.has("preview")
    let basis = try isPreview ? arguments.text("basis") ?? "" : arguments.need("basis", form, "\"Nghị quyết …\"")
    var reading = LibraryReading(world.shelf)
    guard let plan = try reading.plan(in: folder), !reading.hasErrors else { throw reading.errors }
    let hash = Digest(of: reading.sources.keys.sorted().flatMap { reading.sources[$0]?.bytes ?? [] }).description
    let progress = Progress(world)
    let (reckoned, number) = try OpenStore.desk(arguments, world, isPreview ? .reading : .writing) { desk in
      let reckoned = try desk.reckon(plan, on: on, basis: basis)
      let number = try isPreview ? nil : desk.apply(reckoned, plan: hash, basis: basis) { progress.show($0, $1) }
      return (reckoned, number)
    }
    progress.end()
    print(
      ReorganiseReport(
        reorganisation: reckoned.reorganisation, applied: reckoned.applied, rules: reckoned.rules,
        file: number.map { Words(vi: "kho, mục \($0)", en: "the store, entry \($0)")[world.language] }, plan: folder),
      format, world)
    return 0
  }

  private static func successionsFile(_ folder: String) -> String { "\(folder)/successions.csv" }

  /// Writes the steps behind those that are there: the whole file beside the old one, then in its place.
  private static func write(
    _ reorganisation: Reorganisation, into folder: String, _ reading: inout LibraryReading
  ) throws {
    let path = successionsFile(folder)
    let old = FileSystem.exists(path) ? try reading.source(path) : nil
    try FileSystem.write(SuccessionsFile.text(adding: reorganisation.steps, to: old), to: path)
  }
}

extension LibraryReading {
  /// The plan of a folder.
  mutating func plan(in folder: String) throws -> UnitPlan? {
    guard shelf.isFolder(folder) else {
      throw FileError(
        path: folder,
        message: Words(
          vi: "kế hoạch là một thư mục tệp CSV; không có thư mục \"\(folder)\"",
          en: "a plan is a folder of CSV files; there is no folder \"\(folder)\""))
    }
    let files = try shelf.names(in: folder).filter { $0.hasSuffix(".csv") }.map { try source("\(folder)/\($0)") }
    let (plan, findings) = PlanReader.read(files, folder: folder)
    take(findings)
    return plan
  }
}
