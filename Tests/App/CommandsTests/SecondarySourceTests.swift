import CivilTime
import Diagnostics
import Files
import Obligations
import Regulations
import Testing

/// What was read on a page that quotes the act says so wherever it is used.
@Suite struct SecondarySourceTests {
  private static let folder = "\(Running.home)/Regulations/laws"
  private static let said = "\nNguồn             nguồn thứ cấp: đọc ở trang dẫn lại, chưa đối chiếu với văn bản gốc\n"

  private static func laws() throws -> [Regulation] {
    try TemporaryFolder.names(folder).map { name in
      try #require(Resolver.resolve(RegulationParser.parse(try FileSystem.source("\(folder)/\(name)")).0).regulation)
    }
  }

  private static func explain(_ id: String, _ more: String..., language: Language = .vi) -> String {
    Running(["explain", id, "--on", "2026-11-20", "--known", "2026-11-20"] + more, language).out
  }

  /// On one line, words one space apart.
  private static func unwrapped(_ text: String) -> String {
    text.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
  }

  /// The duties that rest on a secondary source and bind nobody of the registers that ship: ministries.
  private static let ofNobody: Set = ["kien-nghi-cu-tri/tra-loi 2017", "quy-che-chinh-phu/lay-y-kien/a 2026"]

  @Test func `every explanation of a duty that rests on a secondary source says so`() throws {
    var wanted: Set<String> = []
    var marked: Set<String> = []
    var events = ""
    for law in try Self.laws() {
      let first = max(try #require(law.inForceFrom), try #require(CivilDate(iso: "2024-06-03")))
      for rule in law.rules {
        guard let duty = rule.duty, duty.isFromSecondarySource else { continue }
        wanted.insert("\(rule.address) \(law.version)")
        marked.insert(law.source.name)
        guard case .event(let trigger) = duty.triggers.first?.source else { continue }
        events += """
          {"id":"e\(wanted.count)","kind":"occurred","trigger":"\(trigger.words.vi)","subject":"việc \(wanted.count)",\
          "rules":["\(rule.address)"],"happened":"\(first)","recorded":"2026-11-20T03:00:00Z","evidence":"sổ"}

          """
      }
    }
    #expect(wanted.count > 20)
    // These laws alone, so that each explanation reads little.
    let file = try TemporaryFolder()
    for name in marked {
      try file.write(String(name.dropFirst(Self.folder.count + 1)), try TemporaryFolder.read(name))
    }
    let log = try file.write("events.jsonl", events)
    let listed = Running(
      ["obligations", "--from", "2023-01-01", "--to", "2027-12-31", "--on", "2026-11-20", "--known", "2026-11-20"]
        + ["--format", "json", "--regulations", file.path, "--events", log])
    #expect(listed.code == 0, "\(listed.err)")

    var seen: Set<String> = []
    for row in JSONText.objects(listed.out) {
      func value(_ key: String) -> String { row.first { $0.key == key }.map { JSONText.string($0.value) } ?? "" }
      let name = "\(value("rule")) \(value("version"))"
      guard wanted.contains(name), seen.insert(name).inserted else { continue }
      #expect(Self.explain(value("id"), "--regulations", file.path, "--events", log).contains(Self.said), "\(name)")
    }
    #expect(wanted.subtracting(seen) == Self.ofNobody)
  }

  @Test func `a duty without a due day says in both languages and in its data where it was read`() {
    let id = "bi-thu-tiep-dan/bao-cao/b:org-0325:2026-9M"
    #expect(Self.explain(id).contains(Self.said))
    #expect(
      Self.explain(id, language: .en).contains(
        "\nSource            secondary source: read on a page that quotes the act, not checked against the act\n"))
    #expect(Self.explain(id, "--format", "json").contains("\n  \"secondarySource\": true,\n"))
    let verified = "tiep-cong-dan/dieu-12:org-0079:2024-M02"
    #expect(!Self.explain(verified).contains("thứ cấp"))
    #expect(Self.explain(verified, "--format", "json").contains("\n  \"secondarySource\": false,\n"))
  }

  @Test func `a holiday and a pause that rest on a secondary source say so`() throws {
    let file = try TemporaryFolder()
    let log = try file.write(
      "events.jsonl",
      """
      {"id":"e1","kind":"occurred","trigger":"nhận đơn khiếu nại, tố cáo","at":"org-0079","holds":["khiếu nại lần hai"],\
      "happened":"2026-11-17","recorded":"2026-11-17T03:00:00Z"}
      {"id":"e2","kind":"occurred","trigger":"thụ lý","at":"org-0079","holds":["khiếu nại lần hai"],\
      "happened":"2026-11-17","recorded":"2026-11-17T04:00:00Z"}

      """)
    #expect(
      Self.unwrapped(Self.explain("khieu-nai/dieu-36:org-0079:e1", "--events", log)).contains(
        "Nghị quyết 28/2026/QH16 (nguồn thứ cấp)")
    )
    #expect(
      Self.unwrapped(Self.explain("khieu-nai/dieu-37/a:org-0079:e2", "--events", log))
        .contains("được tạm dừng nếu \"tạm đình chỉ (Luật 136/2025, nguồn thứ cấp)\""))
  }

  @Test func `what is no duty in a law read at second hand says so in its own words`() throws {
    var whole = 0
    for law in try Self.laws() {
      guard try TemporaryFolder.read(law.source.name).contains("**Cả tệp này dựa vào nguồn thứ cấp**") else { continue }
      whole += 1
      for rule in law.rules {
        if let duty = rule.duty {
          #expect(duty.isFromSecondarySource, "\(rule.address)")
        } else {
          #expect(law.source.text(rule.syntax.place.range).contains("(nguồn thứ cấp)\""), "\(rule.address)")
        }
      }
    }
    #expect(whole == 11)
  }
}
