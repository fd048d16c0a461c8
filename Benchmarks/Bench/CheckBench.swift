import Diagnostics
import Files
import Regulations

/// Reading, resolving and checking one rule file, in process.
enum CheckBench {
  static func run(path: String) throws {
    let source = try FileSystem.source(path)
    var times: [Int] = []
    var parsing: [Int] = []
    var resolving: [Int] = []
    var checking: [Int] = []
    var findings = 0
    var errors = 0
    var rules = 0
    for _ in 0..<15 {
      let start = Stopwatch.now
      let (file, parsed) = RegulationParser.parse(SourceText(name: path, bytes: source.bytes))
      let afterParsing = Stopwatch.now
      let (regulation, resolved) = Resolver.resolve(file)
      let afterResolving = Stopwatch.now
      let checked = regulation.map { Checker([$0]).check() } ?? []
      let end = Stopwatch.now
      parsing.append(afterParsing - start)
      resolving.append(afterResolving - afterParsing)
      checking.append(end - afterResolving)
      times.append(end - start)
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
