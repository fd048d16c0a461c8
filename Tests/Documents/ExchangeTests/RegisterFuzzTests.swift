import Diagnostics
import Exchange
import Organisations
import Testing

@Suite struct RegisterFuzzTests {
  @Test(arguments: 0..<150)
  func `no bytes whatever bring the reader down`(_ seed: Int) {
    var random = CSVTesting.Generator(state: UInt64(seed) &+ 77)
    let files = RegisterReaderTests.good.sorted { $0.key < $1.key }.map { name, text in
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(contentsOf: Array("\",\n\r-".utf8).shuffled(using: &random).prefix(2), at: at)
        case 3: bytes.append(contentsOf: bytes[at...].prefix(40))
        default: bytes.swapAt(at, bytes.count - 1)
        }
        if bytes.isEmpty { bytes = [0x2C] }
      }
      return SourceText(name: name, bytes: bytes)
    }
    let (register, findings) = RegisterReader.read(files, name: "thử")
    #expect((register == nil) == findings.contains { $0.severity == .error })
    for finding in findings {
      #expect(!finding.message.vi.isEmpty && !finding.message.en.isEmpty)
      #expect(finding.start.line >= 1 && finding.start.column >= 1 && finding.start <= finding.end)
    }
  }

  @Test func `twice as many mistakes take about twice as long`() {
    func time(_ count: Int) -> Duration {
      var names = "id,name\n"
      for number in 0..<count { names += "khong-co-\(number),\"Tên\"x\nkhong-co-\(number),Tên\n" }
      var files = RegisterReaderTests.good
      files["names.csv"] = names
      let sources = files.sorted { $0.key < $1.key }.map { SourceText(name: $0.key, text: $0.value) }
      return ContinuousClock().measure { _ = RegisterReader.read(sources, name: "thử") }
    }
    _ = time(500)
    let one = time(4_000)
    let four = time(16_000)
    #expect(four < one * 12)
  }

  @Test func `mistakes on one very long line are counted without looking back`() {
    let text = "id,name\n" + String(repeating: "a\"b,", count: 200_000)
    let took = ContinuousClock().measure {
      var files = RegisterReaderTests.good
      files["names.csv"] = text
      _ = RegisterReader.read(files.map { SourceText(name: $0.key, text: $0.value) }, name: "thử")
    }
    #expect(took < .seconds(20))
  }
}
