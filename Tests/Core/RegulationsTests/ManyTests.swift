import CivilTime
import Diagnostics
import Organisations
import Regulations
import Testing

/// What would never end if its cost grew with the square.
@Suite struct ManyTests {
  private static let count = 4000

  private func regulation(parties: String = "", _ body: String) -> (Regulation?, [Diagnostic]) {
    let text = """
      ---
      ngôn ngữ quy tắc: 1
      mã: many
      loại: quy chế phối hợp
      tên: Nhiều
      có hiệu lực từ: 1/1/2020
      ---

      ## Các bên

      - A: Bên A = cơ quan "tỉnh ủy"
      - B: Bên B = cơ quan "mặt trận"
      \(parties)

      # Điều 1 {#dieu-1}

      \(body)
      """
    let (file, parsed) = RegulationParser.parse(SourceText(name: "many.md", text: text))
    let (regulation, resolved) = Resolver.resolve(file)
    return (regulation, parsed + resolved)
  }

  /// Rules each done through the next; the last through the rule at `back`, where one is given.
  private func chain(_ count: Int, back: Int?) -> String {
    (0..<count).map { number in
      let next = number + 1 < count ? number + 1 : back
      let link = next.map { "; thực hiện qua dieu-1/k\($0)" } ?? ""
      return "## Khoản \(number) {#k\(number)}\n\n```quydinh\nA phải báo cáo \"x\" gửi B; hằng năm\(link).\n```\n"
    }.joined(separator: "\n")
  }

  @Test func `a chain of thousands of links has no circle`() throws {
    let (found, findings) = regulation(chain(Self.count, back: nil))
    #expect(findings.isEmpty)
    #expect(!Checker([try #require(found)]).check().contains { $0.code == "carrier-circle" })
  }

  @Test func `a circle of thousands is told for each of its rules by its first six`() throws {
    let (found, findings) = regulation(chain(Self.count, back: 10))
    #expect(findings.isEmpty)
    let circles = Checker([try #require(found)]).check().filter { $0.code == "carrier-circle" }
    #expect(circles.count == Self.count - 10)
    let way = (20...25).map { "many/dieu-1/k\($0) → " }.joined()
    #expect(circles[10].message.en.hasSuffix(": \(way)… → many/dieu-1/k20"))
  }

  @Test func `a circle of six is told in full`() throws {
    let (found, _) = regulation(chain(6, back: 0))
    let circles = Checker([try #require(found)]).check().filter { $0.code == "carrier-circle" }
    let way = (0...5).map { "many/dieu-1/k\($0) → " }.joined()
    #expect(circles.first?.message.en.hasSuffix(": \(way)many/dieu-1/k0") == true)
  }

  @Test func `a party made of parties, thousands deep, is the bodies of the last`() throws {
    let parties = (0..<Self.count).map {
      "- P\($0): Bên \($0) = gồm \($0 + 1 < Self.count ? "P\($0 + 1)" : "A, B")"
    }.joined(separator: "\n")
    let (found, findings) = regulation(
      parties: parties, "```quydinh\nA phải báo cáo \"x\" gửi P0; hằng năm.\n```\n")
    #expect(findings.isEmpty)
    let regulation = try #require(found)
    let bodies = ["tỉnh ủy", "mặt trận", "khác"].enumerated().compactMap { number, kind in
      OrganisationID("o-\(number)").map {
        Organisation(id: $0, names: [Dated(kind)], kinds: [Dated(kind)], levels: [Dated(.province)])
      }
    }
    let register = Register(name: "r", organisations: bodies)
    let (binding, unbound) = PartyBinding.bind(regulation, to: register)
    #expect(unbound.isEmpty)
    let first = try #require(regulation.parties.firstIndex { $0.name == "P0" })
    let day = CivilDate(dayNumber: 20_000)
    let selector = try #require(binding.selector(of: first, on: day))
    #expect(register.select(selector, on: day).map(\.text) == ["o-0", "o-1"])
  }

  @Test func `parties that are made of themselves through thousands of others are told`() {
    let parties = (0..<Self.count).map { "- P\($0): Bên \($0) = gồm P\(($0 + 1) % Self.count)" }.joined(separator: "\n")
    let (_, findings) = regulation(parties: parties, "")
    #expect(findings.contains { $0.code == "party-cycle" })
  }
}
