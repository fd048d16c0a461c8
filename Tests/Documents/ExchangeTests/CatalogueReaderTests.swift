import Coverage
import Diagnostics
import Exchange
import Testing

@Suite struct CatalogueReaderTests {
  private static let clauses = """
    id\tparty\tverb_kind\tmodality\ttrigger\trecurrence\tdeadline\tgist
    thu/dieu-1/a\tBan B\treport\tmust\trecurring\tmonthly\tbefore 15/11\tReport “results” to "A".
    thu/dieu-1/b\tBan A (phối hợp Ban B)\tmeeting\tshould\tevent\tad hoc\ttimely (kịp thời)\tMeet.

    """
  private static let deviations = "id\tfield\trule\twhy\nthu/dieu-1/a\tparty\tA\tvăn bản ghi Ban A\n"
  private static let names = "regulation\tname\tparties\nthu\tHai ban\tA; B\n"

  private func read(_ clauses: [UInt8], _ deviations: [UInt8], _ names: [UInt8]) -> (Catalogue?, [Diagnostic]) {
    CatalogueReader.read(
      SourceText(name: "clauses.tsv", bytes: clauses),
      deviations: SourceText(name: "deviations.tsv", bytes: deviations),
      names: SourceText(name: "names.tsv", bytes: names))
  }

  @Test func `rows, deviations and names are read as they stand`() throws {
    let (read, findings) = read(Array(Self.clauses.utf8), Array(Self.deviations.utf8), Array(Self.names.utf8))
    #expect(findings == [])
    let catalogue = try #require(read)
    #expect(catalogue.rows.map(\.id) == ["thu/dieu-1/a", "thu/dieu-1/b"])
    #expect(catalogue.rows.map(\.regulation) == ["thu", "thu"])
    #expect(catalogue.rows[0].verbKind == .report)
    #expect(catalogue.rows[0].deadline.form == .before(day: 15, month: 11))
    #expect(catalogue.rows[0].gist == "Report “results” to \"A\".")
    #expect(catalogue.rows[1].modality == .should)
    #expect(catalogue.rows[1].place.start == SourcePosition(line: 3, column: 1))
    #expect(catalogue.deviations.map(\.field) == [.party])
    #expect(catalogue.names.map(\.parties) == [["A", "B"]])
  }

  @Test func `a difference may be excused once`() {
    let doubled = Self.deviations + "thu/dieu-1/a\tparty\tB\tlại nữa\n"
    let (catalogue, findings) = read(Array(Self.clauses.utf8), Array(doubled.utf8), Array(Self.names.utf8))
    #expect(catalogue == nil)
    #expect(findings.map { "\($0.file):\($0.start.line) \($0.code)" } == ["deviations.tsv:3 doubled-row"])
  }

  @Test func `no bytes bring the reader down, and what has an error gives no catalogue`() {
    var dice = CSVTesting.Generator(state: 12)
    let whole = [Self.clauses, Self.deviations, Self.names].map { Array($0.utf8) }
    for _ in 0..<3000 {
      var files = whole
      for _ in 0..<Int.random(in: 1...4, using: &dice) {
        let file = Int.random(in: 0..<3, using: &dice)
        guard !files[file].isEmpty else { continue }
        let at = Int.random(in: 0..<files[file].count, using: &dice)
        switch Int.random(in: 0..<4, using: &dice) {
        case 0: files[file].remove(at: at)
        case 1: files[file].insert([0x09, 0x0A, 0x22, 0x00, 0xFF, 0x28].randomElement(using: &dice) ?? 0, at: at)
        case 2: files[file][at] = UInt8.random(in: 0...255, using: &dice)
        default: files[file].removeLast(files[file].count - at)
        }
      }
      let (catalogue, findings) = read(files[0], files[1], files[2])
      #expect((catalogue == nil) == findings.contains { $0.severity == .error })
    }
  }
}
