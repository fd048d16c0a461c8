import Diagnostics
import Exchange
import Testing

@Suite struct CSVReaderTests {
  private func rows(_ text: String) -> [[String]] { CSVTesting.read(SourceText(name: "a.csv", text: text)).rows }

  private func findings(_ bytes: [UInt8]) -> [String] {
    CSVTesting.read(SourceText(name: "a.csv", bytes: bytes)).findings.map {
      "\($0.start.line):\($0.start.column) \($0.code)"
    }
  }

  @Test(
    arguments: [
      ("", []), ("a", [["a"]]), ("a,b\n", [["a", "b"]]), ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
      ("a\rb\r", [["a"], ["b"]]), (",\n", [["", ""]]), ("a,\n,b", [["a", ""], ["", "b"]]),
      ("\n\na\n\n\nb\n\n", [["a"], ["b"]]), ("\"\"\n", [[""]]), ("\"a,b\",c", [["a,b", "c"]]),
      ("\"a\"\"b\"", [["a\"b"]]), ("\"\"\"\"", [["\""]]), ("\"a\nb\r\nc\",d\n", [["a\nb\r\nc", "d"]]),
      ("\u{FEFF}id,tên\n", [["id", "tên"]]), (" a , b ", [[" a ", " b "]]), ("\"a\",", [["a", ""]]),
    ] as [(String, [[String]])])
  func `cells are those of RFC 4180`(_ sample: (String, [[String]])) {
    #expect(rows(sample.0) == sample.1)
    #expect(findings(Array(sample.0.utf8)).isEmpty)
  }

  @Test func `between tabs a quote and a comma are letters like any other`() {
    var reader = CSVReader(SourceText(name: "a.tsv", text: "a\t\"b\"\tc, d\n\"\t\t\n"), .tab)
    var rows: [[String]] = []
    while let row = reader.next() { rows.append(row.cells.map(\.text)) }
    #expect(rows == [["a", "\"b\"", "c, d"], ["\"", "", ""]])
    #expect(reader.findings.isEmpty)
  }

  @Test func `each cell stands where the file's own line and column say`() {
    let text = "\u{FEFF}id,tên\r\n\"hai\r\ndòng\",ủy,\"x\"\"y\"\r\nba"
    let source = SourceText(name: "a.csv", text: text)
    var reader = CSVReader(source)
    var places: [[String]] = []
    while let row = reader.next() {
      places.append(row.cells.map { "\($0.start.line):\($0.start.column)-\($0.end.line):\($0.end.column)" })
    }
    #expect(places == [["1:2-1:4", "1:5-1:8"], ["2:1-3:6", "3:7-3:9", "3:10-3:16"], ["4:1-4:3"]])
    #expect(source.position(at: Array(text.utf8).count) == SourcePosition(line: 4, column: 3))
  }

  @Test(
    arguments: [
      ("a,\"b\nc", ["1:3 unclosed-quote"]), ("\"", ["1:1 unclosed-quote"]), ("\"a\"b,c\n", ["1:4 text-after-quote"]),
      ("a\"b\n", ["1:2 stray-quote"]), ("a\"b\"c\n\"", ["1:2 stray-quote", "1:4 stray-quote", "2:1 unclosed-quote"]),
    ] as [(String, [String])])
  func `a broken quote is found at its place`(_ sample: (String, [String])) {
    #expect(findings(Array(sample.0.utf8)) == sample.1)
  }

  @Test func `a broken record is marked and the next one read`() {
    var reader = CSVReader(SourceText(name: "a.csv", text: "\"a\"b,c\nd,e\n"))
    let first = reader.next()
    let second = reader.next()
    #expect(first?.isBroken == true)
    #expect(first?.cells.count == 2)
    #expect(second?.isBroken == false)
    #expect(second?.cells.map(\.text) == ["d", "e"])
  }

  @Test func `bytes that are no text give one finding and no records`() {
    #expect(findings([0x61, 0x0A, 0x62, 0xFF, 0x0A, 0xFE]) == ["2:2 not-utf8"])
    #expect(findings([0x61, 0x2C, 0x00, 0x00]) == ["1:3 binary-file"])
    #expect(findings([0xFF, 0xFE, 0x69, 0x00]) == ["1:1 not-utf8"])
    #expect(CSVTesting.read(SourceText(name: "a.csv", bytes: [0x61, 0xFF])).rows.isEmpty)
  }

  @Test func `the words of the findings`() {
    func words(_ bytes: [UInt8]) -> [Words] {
      CSVTesting.read(SourceText(name: "a.csv", bytes: bytes)).findings.map(\.message)
    }
    #expect(
      words(Array("\"a".utf8)) == [
        Words(
          vi: "ngoặc kép mở ở đây không được đóng cho đến hết tệp",
          en: "the quote opened here is not closed before the end of the file")
      ])
    #expect(
      words([0xFF]) == [
        Words(
          vi: "tệp không phải là UTF-8; hãy lưu lại dưới dạng \"CSV UTF-8\"",
          en: "the file is not UTF-8; save it again as \"CSV UTF-8\"")
      ])
    #expect(
      words([0x00]) == [
        Words(
          vi: "tệp chứa byte NUL nên không phải là văn bản CSV", en: "the file holds a NUL byte, so it is not CSV text")
      ])
  }

  @Test func `of a record without end a thousand cells are kept and the next record is read`() {
    let read = CSVTesting.read(SourceText(name: "a.csv", text: String(repeating: ",", count: 5_000) + "\na,b\n"))
    #expect(read.rows.map(\.count) == [1_024, 2])
    #expect(read.findings.map { "\($0.start.line):\($0.start.column) \($0.code)" } == ["1:1025 too-many-cells"])
  }

  @Test func `a file full of one mistake lists a thousand and counts the others`() {
    let read = CSVTesting.read(SourceText(name: "a.csv", text: String(repeating: "a\"\n", count: 2_500)))
    #expect(read.findings.count == 1_001)
    #expect(read.findings.last?.message.en == "1500 more of the same kind, the last one here")
    #expect(read.findings.last?.start.line == 2_500)
  }
}
