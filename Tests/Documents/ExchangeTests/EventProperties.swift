import Diagnostics
import Exchange
import Obligations
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// No line of a file of events is dropped without a word.
@Suite struct EventProperties {
  private static let cases = getenv("PHOIHOP_CASES").flatMap { Int(String(cString: $0)) } ?? 200

  private static let pieces = [
    #""id": "e#""#, #""id": "e#""#, #""id": "e#""#, #""kind": "told""#, #""kind": "told""#, #""kind": "told""#,
    #""kind": "extended""#,
    #""kind": "no""#, #""kind": null"#, #""trigger": "t""#, #""trigger": "t""#, #""trigger": null"#, #""trigger": """#,
    #""obligation": "a/b:org-0001:2024""#, #""obligation": null"#, #""obligation": "x""#, #""also": []"#,
    #""also": ["y"]"#,
    #""happened": "2024-03-20""#, #""happened": "2024-03-20""#, #""happened": "2024-03-20""#,
    #""happened": "20/3/2024""#,
    #""recorded": "2024-03-20T08:00:00Z""#, #""recorded": "2024-03-20T08:00:00Z""#,
    #""recorded": "2024-03-20T09:00:00Z""#,
    #""recorded": "2024-03-19T09:00:00Z""#, #""ground": "g""#, #""days": 4"#, #""days": 4.5"#, #""note": {"id": [1]}"#,
    #""color": 1"#,
    #""whom": ["org-0001"]"#, #""whom": ["?"]"#, #""nothingToReport": 0"#, #""evidence": "đã gửi""#,
    #""document": {"number": "1", "date": "2024-03-20"}"#, #""document": {"number": [1]}"#, #""document": 3"#,
  ]

  /// Proves: obligations.md, nothing lost
  @Test func `the events and the lines with findings are together the lines that are not blank`() {
    for seed in 0..<Self.cases {
      var random = CSVTesting.Generator(state: UInt64(seed))
      var lines: [String] = []
      var filled = 0
      for number in 0..<Int.random(in: 1...12, using: &random) {
        if Int.random(in: 0...6, using: &random) == 0 {
          lines.append(["", " ", "\t"].randomElement(using: &random) ?? "")
          continue
        }
        filled += 1
        var chosen = Self.pieces.shuffled(using: &random).prefix(Int.random(in: 0...12, using: &random)).map {
          $0.replacing("#", with: "\(number)")
        }
        // Most lines have no key twice.
        if Int.random(in: 0...4, using: &random) > 0 {
          var keys: Set<Substring> = []
          chosen = chosen.filter { keys.insert($0.prefix { $0 != ":" }).inserted }
        }
        var line = "{\(chosen.joined(separator: ", "))}"
        if Int.random(in: 0...9, using: &random) == 0 {
          line.remove(at: line.indices.randomElement(using: &random) ?? line.startIndex)
          if line.isEmpty { line = "}" }
        }
        lines.append(line)
      }
      let end = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
      let (events, findings) = EventReader.read(SourceText(name: "e", text: lines.joined(separator: end)))
      let told = Set(findings.map(\.start.line))
      #expect(events.count + told.count == filled, "seed \(seed)")
      #expect(findings.allSatisfy { $0.severity == .error && $0.start <= $0.end })
      // What is read is about something.
      #expect(events.allSatisfy { !$0.obligations.isEmpty || $0.trigger != nil })
    }
  }

  @Test func `random bytes never crash the reader and are always told`() {
    let alphabet = Array("{}[]\":,\\ntrueflas0123.e-+ \u{1}\u{7F}đ".utf8)
    for seed in 0..<Self.cases {
      var random = CSVTesting.Generator(state: UInt64(seed) &+ 1_000_000)
      let bytes = (0..<Int.random(in: 1...200, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0x20
      }
      let (events, findings) = EventReader.read(SourceText(name: "e", bytes: bytes))
      #expect(events.isEmpty)
      #expect(!findings.isEmpty || bytes.allSatisfy { $0 <= 0x20 })
    }
  }
}
