import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations

/// A rule file: parsed, resolved, printed in both languages and read back, checked, bound and run for half a year.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let source = SourceText(name: "fuzz.md", bytes: bytes(start, count))
  let (file, parsed) = RegulationParser.parse(source)
  Finding.inspect(parsed, in: [source])
  if !Finding.hasErrors(parsed) { roundTrip(file) }
  let (regulation, resolved) = Resolver.resolve(file)
  Finding.inspect(resolved, in: [source])
  guard let regulation else {
    hold(Finding.hasErrors(parsed + resolved), "no regulation, and not a word why")
    return 0
  }
  let checker = Checker([regulation])
  Finding.inspect(checker.check(), in: [source])
  let (binding, bound) = PartyBinding.bind(regulation, to: World.register)
  Finding.inspect(bound + checker.check(regulation, binding, World.register), in: [source])
  guard !Finding.hasErrors(parsed + resolved + bound) else { return 0 }
  let one = BoundRegulation(regulation: regulation, binding: binding)
  let engine = ObligationEngine(regulations: [one], register: World.register, calendar: World.calendar)
  let obligations = engine.obligations(
    .init(
      from: World.day(2012, 1, 1), to: World.day(2012, 6, 30), on: World.day(2012, 3, 20),
      known: .end(of: World.day(2012, 3, 20))))
  var seen: Set<ObligationID> = []
  for obligation in obligations {
    hold(seen.insert(obligation.id).inserted, "twice: \(obligation.id)")
    hold(
      ObligationID(obligation.id.description) == obligation.id, "an identity that does not read back: \(obligation.id)")
  }
  Finding.inspect(ExampleRunner(one, engine: engine).run(), in: [source])
  return 0
}

/// What is printed reads back, prints the same again, and says the same by way of the other language.
private func roundTrip(_ file: RegulationFile) {
  let text = RegulationPrinter.print(file, language: file.language)
  let again = read(text)
  hold(
    RegulationPrinter.print(again, language: file.language) == text, "printing what was printed changes it:\n\(text)")
  let other: Language = file.language == .vi ? .en : .vi
  let translated = read(RegulationPrinter.print(file, language: other))
  let back = RegulationPrinter.print(translated, language: file.language)
  hold(back == text, "by way of the other language it says:\n\(back)\ninstead of:\n\(text)")
}

private func read(_ text: String) -> RegulationFile {
  let source = SourceText(name: "printed.md", text: text)
  let (file, findings) = RegulationParser.parse(source)
  for finding in findings where finding.severity == .error {
    fatalError(
      "what was printed does not read back: \(DiagnosticRenderer(language: .en).render(finding, source: source))\(text)"
    )
  }
  return file
}
