import CivilTime
import Testing

/// January to March 2025 in Sóc Trăng: the commission of Ngã Năm becomes part of that of Thạnh Trị, while both still owe.
extension Year {
  private static let ended = "org-0552", heir = "org-0557", other = "org-0562"
  private static let rule = "soc-trang/III.3.4/d"
  /// What both were left owing for 2024, due on Monday 16/12/2024.
  static let leftOwing = ["\(rule):\(ended):", "\(rule):\(heir):"]

  private func plan(_ name: String, _ line: String, scratch: String) throws -> [String] {
    let folder = "\(scratch)/\(name)"
    try OfficeHours.write("from,to,kind,extent,basis\n\(line)\n", to: "\(folder)/bodies.csv")
    return ["reorganise", "--plan", folder]
  }

  func reorganise(_ team: YearTeam, scratch: String) throws {
    let owed = "\(Self.rule):\(Self.ended):2024", own = "\(Self.rule):\(Self.heir):2024"
    office.open(on: Self.day("2025-01-20"))
    var ids: [String: String] = [:]
    for (short, name, body) in [("nga-nam", "Danh Thị Sáu", Self.ended), ("thanh-tri", "Sơn Văn Bảy", Self.heir)] {
      ids[short] = try office.add(short, name, by: "administrator")
      try office.must(["grant", "add", ids[short] ?? "", "--role", "specialist", "--at", body])
    }
    for id in [owed, own] {
      try expect(
        id, "overdue", performance: "unperformed", due: "2024-12-16", verdict: "violated", since: "2024-12-17",
        as: team.coordinator)
    }
    office.refused(["submit", owed], as: "thanh-tri", "it needs the role of specialist")

    // Seen first, then applied, from 1/2/2025.
    let merging =
      try plan("sap-xep", "\(Self.ended),\(Self.heir),merge,whole,Quyết định 1 (hư cấu)", scratch: scratch)
      + ["--on", "1/2/2025", "--basis", "Nghị quyết 1 (hư cấu)"]
    let preview = try office.must(merging + ["--preview"], as: "administrator")
    #expect(preview.contains(Self.rule), "\(preview)")
    let first = try entry(office.must(merging, as: "administrator"))
    #expect(try told(owed, as: team.coordinator).answerable.id == Self.ended)

    office.open(on: Self.day("2025-02-10"))
    #expect(try told(owed, as: team.coordinator).answerable.id == Self.heir)
    office.refused(["submit", owed], as: "nga-nam", "it needs the role of specialist")
    for id in [owed, own] {
      try office.must(["submit", id] + Self.elsewhere, as: "thanh-tri")
      try expect(
        id, "doneLate", performance: "claimed", verdict: "violatedPerformedLate", since: "2024-12-17",
        as: team.coordinator)
    }
    // From now on one body reports for both: the quarter ends on 8/3/2025.
    func bearers() throws -> Set<String> {
      let quarter = try ask(team, Self.day("2025-03-12"), Self.day("2025-03-12"), as: team.coordinator)
      return Set(quarter.filter { $0.rule == Self.rule }.map(\.bearer.id)).intersection([
        Self.ended, Self.heir, Self.other,
      ])
    }
    #expect(try bearers() == [Self.heir, Self.other])
    try office.must(["submit", "\(Self.rule):\(Self.heir):2025-Q1", "--part-of", "báo cáo chung"], as: "thanh-tri")

    // A wrong plan is taken back: afterwards everything is as before it.
    func everything() throws -> String {
      try office.must(
        [
          "obligations", "--from", "2025-01-01", "--to", "2025-06-30", "--regulation", team.regulation, "--on",
          "2025-03-10", "--format", "json",
        ], as: team.coordinator)
    }
    let before = try everything()
    let wrong =
      try plan("nham", "\(Self.heir),\(Self.other),merge,whole,Quyết định 2 (hư cấu)", scratch: scratch)
      + ["--on", "1/3/2025", "--basis", "Nghị quyết 2 (hư cấu)"]
    let second = try entry(office.must(wrong, as: "administrator"))
    #expect(try everything() != before)
    #expect(try bearers() == [Self.other])
    #expect(try told(owed, on: Self.day("2025-03-10"), as: team.coordinator).answerable.id == Self.other)
    office.refused(
      ["reorganise", "--undo", "\(second)", "--basis", "thử"], as: team.coordinator,
      "it needs the role of administrator")
    #expect(
      try office.must(["reorganise", "--undo", "\(second)", "--basis", "kế hoạch nhầm"], as: "administrator")
        == "the reorganisation \(second) is taken back: 1 steps end\n")
    #expect(try everything() == before)
    #expect(try told(owed, on: Self.day("2025-03-10"), as: team.coordinator).answerable.id == Self.heir)
    let all = try office.must(["reorganise", "--list"], as: "administrator").split(separator: "\n")
    #expect(all.first { $0.hasPrefix("\(first)\t") }?.hasSuffix("\t1 steps, 1 in force") ?? false, "\(all)")
    #expect(all.first { $0.hasPrefix("\(second)\t") }?.hasSuffix("\t1 steps, 0 in force") ?? false, "\(all)")
    office.refused(
      ["reorganise", "--undo", "\(second)", "--basis", "thử"], as: "administrator", "is no reorganisation in force")
  }
}
