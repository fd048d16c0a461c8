import Diagnostics
import Regulations
import Testing

@Suite struct TryTests {
  @Test func `tra vinh parses`() throws {
    let bytes = readAll("/tmp/w/regs/Regulations/tra-vinh.md")
    let source = SourceText(name: "tra-vinh.md", bytes: bytes)
    let (file, findings) = RegulationParser.parse(source)
    let (regulation, more) = Resolver.resolve(file)
    for finding in findings + more { print(DiagnosticRenderer(language: .vi).render(finding, source: source)) }
    print(regulation?.rules.map(\.address) ?? [])
    print(regulation?.examples.count ?? 0, regulation?.applications.count ?? 0)
  }
}
import Glibc
func readAll(_ path: String) -> [UInt8] {
  guard let f = fopen(path, "r") else { return [] }
  var out: [UInt8] = []; var buffer = [UInt8](repeating: 0, count: 65536)
  while true { let n = fread(&buffer, 1, buffer.count, f); if n <= 0 { break }; out += buffer[0..<n] }
  fclose(f); return out
}
