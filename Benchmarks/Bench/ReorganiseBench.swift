import CivilTime
import Diagnostics
import Exchange
import Files
import Organisations
import Reorganisations

/// The reorganisation of the whole country: the register read, the plan reckoned, its steps written.
enum ReorganiseBench {
  static func run(register: String, plan: String, file: String) throws {
    let (parts, reading) = try Stopwatch.seconds {
      RegisterReader.parts(try sources(register), name: "country").parts
    }
    let (country, indexing) = Stopwatch.seconds { parts.map { Register(name: "country", $0) } }
    guard let country else { throw unreadable(register) }
    let planSources = try sources(plan)
    let on = Inputs.day(2025, 7, 1)
    let (preview, previewing) = Stopwatch.seconds {
      PlanReader.read(planSources, folder: plan).plan.flatMap { Reckoner.reckon($0, country, on: on).reorganisation }
    }
    guard let preview else { throw unreadable(plan) }
    let (applied, applying) = Stopwatch.seconds { preview.applied() }
    let (text, printing) = Stopwatch.seconds { SuccessionsFile.text(adding: preview.steps, to: nil) }
    let start = Stopwatch.now
    try FileSystem.write(text, to: file)
    let writing = Double(Stopwatch.now - start) / 1e9
    var sum: UInt64 = 0
    for step in preview.steps {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in "\(step.from),\(step.to?.text ?? ""),\(step.extent.rawValue)".utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
      sum &+= hash
    }
    let lost = preview.handovers.filter { applied.answerable(for: $0.from, on: on).isEmpty }.count
    var report = Report()
    report.set("bodies", country.organisations.count)
    report.set("handovers", preview.handovers.count)
    report.set("steps", preview.steps.count)
    report.set("lost", lost)
    report.set("hash", text: String(sum, radix: 16))
    report.set("read_s", reading)
    report.set("index_s", indexing)
    report.set("preview_s", previewing)
    report.set("apply_s", applying + printing)
    report.set("write_wall_s", writing)
    report.set("bytes", text.utf8.count)
    report.set("peak_rss_kib", Stopwatch.peakKiB)
    report.print()
  }

  private static func sources(_ folder: String) throws -> [SourceText] {
    try FileSystem.names(in: folder).filter { $0.hasSuffix(".csv") }.map { try FileSystem.source("\(folder)/\($0)") }
  }

  private static func unreadable(_ folder: String) -> FileError {
    FileError(path: folder, message: Words(vi: "\"\(folder)\" có lỗi", en: "\"\(folder)\" has errors"))
  }
}
