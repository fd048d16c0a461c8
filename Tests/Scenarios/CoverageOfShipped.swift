import CivilTime
import Coverage
import Diagnostics
import Exchange
import Files
import Obligations
import Regulations
import Testing

/// The five regulations held against the catalogue, whole and with one thing changed.
@Suite struct CoverageOfShipped {
  private static let root = String(#filePath.dropLast("/Tests/Scenarios/CoverageOfShipped.swift".count))
  private static let day = CivilDate(iso: "2024-03-20") ?? CivilDate(dayNumber: 0)

  private static func source(_ name: String) -> SourceText {
    (try? FileSystem.source("\(root)/\(name)")) ?? SourceText(name: name, text: "")
  }

  private static let catalogue: Catalogue? = {
    let folder = "Regulations/catalogue"
    return CatalogueReader.read(
      source("\(folder)/clauses.tsv"), deviations: source("\(folder)/deviations.tsv"),
      names: source("\(folder)/names.tsv")
    ).catalogue
  }()

  /// The report on the shipped files, one of them in another wording.
  private static func report(changed: (name: String, text: String)? = nil) throws -> CoverageReport {
    let shipped = Shipped.shared.engine
    var bound = shipped.regulations
    if let changed {
      let (file, parsed) = RegulationParser.parse(SourceText(name: "\(changed.name).md", text: changed.text))
      let (read, resolved) = Resolver.resolve(file)
      let errors = (parsed + resolved).filter { $0.severity == .error }
      #expect(errors.map(\.message.vi) == [])
      let regulation = try #require(read)
      bound.removeAll { $0.regulation.id == changed.name }
      bound.append(
        BoundRegulation(
          regulation: regulation, binding: PartyBinding.bind(regulation, to: shipped.register).binding))
    }
    return CoverageCheck.run(try #require(catalogue), bound, shipped.register, on: day)
  }

  @Test func `every row of the catalogue is carried and contradicted by none`() throws {
    let report = try Self.report()
    #expect(report.rows.count == 607)
    #expect(report.rows.filter(\.isMissing).map(\.row.id) == [])
    #expect(report.rows.filter { !$0.contradictions.isEmpty }.map(\.row.id) == [])
    #expect(report.findings.map(\.message.vi) == [])
    #expect(report.isWhole)
  }

  @Test func `the rows of each regulation are those of the catalogue's own table`() throws {
    let report = try Self.report()
    let counts = report.regulations.map { "\($0) \(report.tally($0).rows)" }
    #expect(counts == ["tra-vinh 69", "dong-nai 122", "quang-nam 47", "uong-bi 268", "soc-trang 101"])
  }

  @Test func `every deviation excuses a difference`() throws {
    let used = try Self.report().rows.flatMap(\.deviations)
    #expect(used.count == Self.catalogue?.deviations.count)
  }

  struct Change: Sendable, CustomTestStringConvertible {
    let file: String
    let from: String
    let to: String
    /// `row column: what the rule says`, of every contradiction.
    var told: [String] = []
    /// The rows left without a sentence.
    var missing: [String] = []
    /// The codes of findings in the catalogue.
    var findings: [String] = []

    var testDescription: String { "\(from) → \(to)" }
  }

  static let changes = [
    // Acts.
    Change(
      file: "tra-vinh", from: #"phải báo cáo số liệu "đoàn viên"#, to: #"phải báo cáo "đoàn viên"#,
      told: ["tra-vinh/dieu-6/gach-3 verb_kind: báo cáo"]),
    Change(
      file: "soc-trang", from: #"BCSĐ phải chỉ đạo "sơ kết chỉ thị"#, to: #"BCSĐ phải tham mưu "sơ kết chỉ thị"#,
      told: ["soc-trang/III.2.1/e verb_kind: tham mưu"]),
    // At the address of no row: counted, not judged.
    Change(
      file: "uong-bi", from: #"từng phòng ban phải kiểm tra "việc chống"#,
      to: #"từng phòng ban phải báo cáo "việc chống"#),
    Change(
      file: "dong-nai", from: #"[c] BDVTU cùng BCSĐ phải tham mưu "lãnh đạo"#,
      to: #"[c] BDVTU cùng BCSĐ phải chỉ đạo "lãnh đạo"#, told: ["dong-nai/dieu-3/1/c verb_kind: chỉ đạo"]),
    Change(
      file: "uong-bi", from: "từng người phụ trách phải chịu trách nhiệm trước",
      to: "từng người phụ trách phải tập huấn",
      told: ["uong-bi/dieu-23/3.1 modality: must: từng người phụ trách, tập huấn"], findings: ["other-deviation"]),
    // Bearers.
    Change(
      file: "tra-vinh", from: #"[b] MTTQ, từng đoàn thể phải báo cáo "kết quả"#, to: #"[b] MTTQ phải báo cáo "kết quả"#,
      told: ["tra-vinh/dieu-6/gach-2/b party: MTTQ"]),
    Change(
      file: "tra-vinh", from: #"[b] MTTQ, từng đoàn thể phải báo cáo "kết quả"#,
      to: #"[b] MTTQ, từng đoàn thể, BTVTU phải báo cáo "kết quả"#,
      told: ["tra-vinh/dieu-6/gach-2/b party: MTTQ, từng đoàn thể, BTVTU"]),
    Change(
      file: "soc-trang", from: #"[a] BDVTU phối hợp với BCSĐ phải tham mưu "lãnh đạo, chỉ đạo thực hiện"#,
      to: #"[a] BDVTU, BCSĐ phải tham mưu "lãnh đạo, chỉ đạo thực hiện"#,
      told: ["soc-trang/III.1.1/a party: BDVTU, BCSĐ"]),
    Change(
      file: "soc-trang", from: "\n    hai chiều; 6 tháng", to: "\n    6 tháng",
      told: ["soc-trang/III.3.1/a party: BDVTU"]),
    // Recurrences.
    Change(
      file: "tra-vinh", from: "gửi BDVTU; hằng tháng, hằng quý, 6 tháng, hằng năm.",
      to: "gửi BDVTU; hằng tháng, hằng quý, hằng năm.",
      told: ["tra-vinh/dieu-6/gach-2/b recurrence: monthly; quarterly; yearly"]),
    Change(
      file: "tra-vinh", from: #"kiểm điểm việc thực hiện chương trình phối hợp"; 6 tháng, hằng năm."#,
      to: #"kiểm điểm việc thực hiện chương trình phối hợp"; 6 tháng."#,
      told: [
        "tra-vinh/dieu-5/1/gach-2/g recurrence: tra-vinh/dieu-6/gach-1: 6-month",
        "tra-vinh/dieu-6/gach-1 recurrence: 6-month",
      ]),
    // Occasions.
    Change(
      file: "soc-trang", from: "các cơ quan trong hệ thống chính quyền\";\n    khi có yêu cầu.",
      to: "các cơ quan trong hệ thống chính quyền\".", told: ["soc-trang/III.1.3/b trigger: continuous"]),
    // Deadlines.
    Change(
      file: "tra-vinh", from: "trước ngày 15/11; so sánh", to: "chậm nhất ngày 15/11; so sánh",
      told: ["tra-vinh/dieu-6/gach-3 deadline: chậm nhất ngày 15/11"]),
    Change(
      file: "tra-vinh", from: "trước ngày trình ít nhất 10 ngày", to: "trước ngày trình ít nhất 10 ngày làm việc",
      told: ["tra-vinh/dieu-5/2/gach-3 deadline: trước ngày trình ít nhất 10 ngày làm việc"]),
    Change(
      file: "tra-vinh", from: "sau khi [b]; sau khi [c]; kịp thời.", to: "sau khi [b]; sau khi [c].",
      told: ["tra-vinh/dieu-6/gach-2/d deadline: sau khi [b]; sau khi [c]"]),
    Change(
      file: "tra-vinh", from: "tại cuộc họp ngày 17/10/2011", to: "tại cuộc họp ngày 18/10/2011",
      told: ["tra-vinh/dieu-7/gach-1 deadline: lãnh đạo các bên thông qua quy chế tại cuộc họp ngày 18/10/2011"]),
    // Sorts of sentence.
    Change(
      file: "dong-nai", from: #"[c] BCSĐ cùng BDVTU cần thực hiện "nghiên cứu"#,
      to: #"[c] BCSĐ cùng BDVTU phải thực hiện "nghiên cứu"#, told: ["dong-nai/dieu-3/5/c modality: must"]),
    // Sentences.
    Change(
      file: "tra-vinh",
      from:
        "[b] nguyên tắc \"đoàn kết, gắn bó với hệ thống chính trị; tổ chức trong sạch, vững mạnh; sức mạnh chung cho phát triển và an ninh\".\n",
      to: "", missing: ["tra-vinh/dieu-2/3/b"]),
    // Deviations: gone, and another than recorded.
    Change(
      file: "soc-trang", from: #"phải chỉ đạo "giải quyết dứt điểm"#, to: #"phải giải quyết "giải quyết dứt điểm"#,
      findings: ["idle-deviation"]),
    Change(
      file: "soc-trang", from: #"phải chỉ đạo "giải quyết dứt điểm"#, to: #"phải tập huấn "giải quyết dứt điểm"#,
      told: ["soc-trang/II.5/f verb_kind: tập huấn"], findings: ["other-deviation"]),
  ]

  @Test(arguments: changes)
  func `one thing changed is told, and nothing else`(change: Change) throws {
    let source = Self.source("Regulations/\(change.file).md")
    let text = source.text(SourceRange(0, source.bytes.count))
    let changed = text.replacing(change.from, with: change.to)
    #expect(changed != text, "the file has the words to change")
    let report = try Self.report(changed: (change.file, changed))
    let told = report.rows.flatMap { one in
      one.contradictions.map { "\(one.row.id) \($0.field.rawValue): \($0.rule)" }
    }
    #expect(told == change.told)
    #expect(report.rows.filter(\.isMissing).map(\.row.id) == change.missing)
    #expect(report.findings.map(\.code) == change.findings)
    #expect(report.isWhole == (change.told.isEmpty && change.missing.isEmpty && change.findings.isEmpty))
  }

  /// Proves: decision 12, the table of acts
  @Test func `the table of the decision is the one the program holds`() {
    let page = Self.source("Docs/decisions/0012-what-contradicts-a-row.md")
    var told: [VerbKind: Set<String>] = [:]
    for line in 1...page.lineCount {
      let cells = page.text(page.range(ofLine: line)).split(separator: "|").map { $0.trimmed }
      guard cells.count == 2 else { continue }
      let kinds = cells[0].split(separator: ";").map { VerbKind(rawValue: $0.trimmed) }
      let acts = cells[1].split(separator: ";").map { list in Set(list.split(separator: ",").map { $0.trimmed }) }
      for (kind, acts) in zip(kinds, acts) { if let kind { told[kind] = acts } }
    }
    for kind in VerbKind.allCases where kind.kernel != nil {
      #expect(told[kind] == Set(kind.acts.map(\.keyword)), "\(kind.rawValue)")
    }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
