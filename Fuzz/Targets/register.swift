import CivilTime
import Diagnostics
import Exchange
import Organisations
import Reorganisations

/// The folder of a register in one text: a line `@ NAME` begins a file; names that begin with `plan/` are a plan for it. Each file is also read and written as plain CSV.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var sources: [SourceText] = []
  var name = "names.csv"
  var content: [UInt8] = []
  for line in bytes(start, count).split(separator: 0x0A, omittingEmptySubsequences: false) {
    if line.starts(with: [0x40, 0x20]), sources.count < 12 {
      sources.append(SourceText(name: name, bytes: content))
      name = String(decoding: line.dropFirst(2), as: UTF8.self)
      content = []
    } else {
      content += line
      content.append(0x0A)
    }
  }
  sources.append(SourceText(name: name, bytes: content))
  for source in sources { roundTrip(source) }
  let (register, findings) = RegisterReader.read(
    sources.filter { !$0.bytes.isEmpty && !$0.name.hasPrefix("plan/") }, name: "fuzz")
  hold((register == nil) == Finding.hasErrors(findings), "a register with errors, or none without")
  // Two files of one name are both called by it, so a place need not lie in the first.
  Finding.inspect(findings, in: Set(sources.map(\.name)).count == sources.count ? sources : [])
  let (plan, faults) = PlanReader.read(
    sources.filter { !$0.bytes.isEmpty && $0.name.hasPrefix("plan/") }, folder: "fuzz")
  hold((plan == nil) == Finding.hasErrors(faults), "a plan with errors, or none without")
  guard let register else { return 0 }
  if let plan, let on = CivilDate(year: 2025, month: 7, day: 1) {
    let (found, faults) = Reckoner.reckon(plan, register, on: on)
    hold((found == nil) == Finding.hasErrors(faults), "a reorganisation with errors, or none without")
    if let found {
      // Nothing is passed twice, and what the steps write is read back.
      hold(Set(found.handovers.map(\.from)).count == found.handovers.count)
      var reader = CSVReader(
        SourceText(name: "successions.csv", text: SuccessionsFile.text(adding: found.steps, to: nil)))
      var rows = 0
      while reader.next() != nil { rows += 1 }
      hold(rows == found.steps.count + 1)
      // Who passed to somebody is answered for, on the last of the days named, by bodies that exist.
      let applied = found.applied()
      let last = found.steps.map(\.on).max() ?? on
      for handover in found.handovers.prefix(50) where handover.outcome != .closed {
        let heirs = applied.answerable(for: handover.from, on: last)
        hold(heirs.allSatisfy { applied.exists($0, on: last) })
      }
    }
  }
  for organisation in register.organisations.prefix(50) {
    hold(register[organisation.id] != nil)
  }
  return 0
}

/// Rows without a fault are written, and read back the same.
private func roundTrip(_ source: SourceText) {
  var reader = CSVReader(source)
  var rows: [[String]] = []
  while let row = reader.next() {
    hold(!row.cells.isEmpty && row.start <= row.end)
    if !row.isBroken { rows.append(row.cells.map(\.text)) }
  }
  Finding.inspect(reader.findings, in: [source])
  var again = CSVReader(SourceText(name: source.name, text: CSVWriter.text(rows)))
  for row in rows {
    let read = again.next()
    hold(read?.cells.map(\.text) == row, "written as \(CSVWriter.text([row])), read as \(String(describing: read))")
  }
  hold(again.next() == nil && again.findings.isEmpty)
}
