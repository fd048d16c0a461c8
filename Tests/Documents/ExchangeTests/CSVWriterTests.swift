import Diagnostics
import Exchange
import Testing

@Suite struct CSVWriterTests {
  @Test func `quotes stand only where they are needed`() {
    #expect(
      CSVWriter.text([["id", "tên"], ["a,b", "c\"d"], ["", "e\nf"]]) == "id,tên\n\"a,b\",\"c\"\"d\"\n,\"e\nf\"\n")
    #expect(CSVWriter.text([[""]]) == "\"\"\n")
    #expect(CSVWriter.text([] as [[String]]) == "")
  }

  @Test(arguments: 0..<200)
  func `what is written is read back cell by cell`(_ seed: Int) {
    var random = CSVTesting.Generator(state: UInt64(seed))
    let alphabet: [Unicode.Scalar] = [
      "a", "ủ", "đ", ",", "\"", "\n", "\r", " ", "\t", "\u{FEFF}", "\u{309}", "😀", "-", "\u{85}", "\u{2028}", "1",
    ]
    let table = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      (0..<Int.random(in: 1...5, using: &random)).map { _ in
        var cell = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...6, using: &random) {
          cell.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
        }
        return String(cell)
      }
    }
    let read = CSVTesting.read(SourceText(name: "a.csv", text: CSVWriter.text(table)))
    // Compared by scalars: equal strings may be written with other scalars.
    #expect(read.rows.map { $0.map { Array($0.unicodeScalars) } } == table.map { $0.map { Array($0.unicodeScalars) } })
    #expect(read.findings.isEmpty)
  }
}
