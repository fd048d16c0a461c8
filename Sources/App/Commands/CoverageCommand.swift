import Coverage
import Diagnostics
import Exchange
import Facts
import Files
import Regulations

/// `phoihop coverage`: whether every row of a catalogue of clauses is carried by a rule, and none by one that says otherwise.
enum CoverageCommand: Command {
  static let form = CommandForm(
    name: "coverage",
    summary: Words(
      vi: "đối chiếu quy chế với danh mục điều khoản: dòng nào có câu, câu nào nói khác",
      en: "hold regulations against a catalogue of clauses: which rows have rules, which rules differ"),
    operands: nil,
    options: [
      Option(
        name: "catalogue", value: "FILE",
        help: Words(
          vi: "danh mục điều khoản (mặc định: danh mục kèm theo)",
          en: "the catalogue of clauses (default: the shipped one)")),
      Option(
        name: "rows", value: nil,
        help: Words(
          vi: "kể từng dòng và các câu mang dòng ấy", en: "list every row with the rules that carry it")),
    ] + Library.options.filter { $0.name != "events" } + [
      Option(name: "format", value: "text|json", help: Words(vi: "cách in", en: "how to print"))
    ],
    examples: ["coverage", "coverage --rows", "coverage --catalogue Regulations/catalogue/clauses.tsv --format json"])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let format = try arguments.choice("format", ["text", "json"])
    let path =
      try arguments.text("catalogue") ?? world.shipped("Regulations/catalogue/clauses.tsv", or: .option("catalogue"))
    var reading = LibraryReading()
    let catalogue = try reading.catalogue(path)
    guard let catalogue, !reading.hasErrors else { throw reading.errors }
    let library = try Library.load(arguments, world)
    library.warn(world)
    let report = CoverageCheck.run(catalogue, library.regulations, library.register, on: world.today)
    if format == "json" {
      world.print(CoverageData.json(report, world.language).text)
    } else {
      CoverageText.print(
        report, path: path, sources: reading.sources, listsRows: arguments.has("rows"), world)
    }
    return report.isWhole ? 0 : 1
  }
}

extension LibraryReading {
  /// A catalogue of clauses, and what stands beside it.
  mutating func catalogue(_ path: String) throws -> Catalogue? {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    var beside: [String: SourceText] = [:]
    for name in [CatalogueReader.deviationsName, CatalogueReader.namesName] where FileSystem.exists(folder + name) {
      beside[name] = try source(folder + name)
    }
    let (catalogue, findings) = CatalogueReader.read(
      try source(path), deviations: beside[CatalogueReader.deviationsName], names: beside[CatalogueReader.namesName])
    take(findings)
    return catalogue
  }
}
