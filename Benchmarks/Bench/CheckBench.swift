import Diagnostics
import Files
import Regulations

/// Reading, resolving and checking one rule file, in process.
enum CheckBench {
  static func run(path: String) throws {
    let source = try FileSystem.source(path)
    var times: [(core: Int, wall: Int)] = []
    var parsing: [(core: Int, wall: Int)] = []
    var resolving: [(core: Int, wall: Int)] = []
    var checking: [(core: Int, wall: Int)] = []
    func clocks() -> (core: Int, wall: Int) { (Stopwatch.core, Stopwatch.now) }
    func between(_ a: (core: Int, wall: Int), _ b: (core: Int, wall: Int)) -> (core: Int, wall: Int) {
      (b.core - a.core, b.wall - a.wall)
    }
    var findings = 0
    var errors = 0
    var rules = 0
    for _ in 0..<15 {
      let start = clocks()
      let (file, parsed) = RegulationParser.parse(SourceText(name: path, bytes: source.bytes))
      let afterParsing = clocks()
      let (regulation, resolved) = Resolver.resolve(file)
      let afterResolving = clocks()
      let checked = regulation.map { Checker([$0]).check() } ?? []
      let end = clocks()
      parsing.append(between(start, afterParsing))
      resolving.append(between(afterParsing, afterResolving))
      checking.append(between(afterResolving, end))
      times.append(between(start, end))
      findings = parsed.count + resolved.count + checked.count
      errors = (parsed + resolved + checked).filter { $0.severity == .error }.count
      rules = regulation?.rules.count ?? 0
    }
    var report = Report()
    report.set("lines", source.lineCount)
    report.set("rules", rules)
    report.set("findings", findings)
    report.set("errors", errors)
    report.set("all", times: times)
    report.set("parse", times: parsing)
    report.set("resolve", times: resolving)
    report.set("check", times: checking)
    report.set("peak_rss_kib", Stopwatch.peakKiB)
    report.print()
  }
}
