import CivilTime
import Foundation
import Testing

/// What changes under the people's hands: days, policies, texts, people, bodies.
extension Year {
  /// The calendar as it was decided when the year began: without the exchange of working days, which comes in spring.
  static func calendarWithoutExchange() throws -> String {
    let text = try String(contentsOfFile: "\(OfficeHours.home)/Regulations/calendars/vietnam.md", encoding: .utf8)
    let start = try #require(text.range(of: "## Hoán đổi năm 2024 {#hoan-doi-2024}"))
    let end = try #require(text.range(of: "## Năm 2025 {#nam-2025}"))
    return text.replacingCharacters(in: start.lowerBound..<end.lowerBound, with: "")
  }

  /// The parties settle something about a clause, which is taken back later.
  func setPolicy() throws -> String {
    office.refused(
      ["regulation", "policy", "tra-vinh/dieu-6/gach-9", "--ground", "thử", "--text", "không ghi hạn."],
      as: "tra-vinh coordinator", "tra-vinh has no clause \"tra-vinh/dieu-6/gach-9\"; nearest: tra-vinh/dieu-6/gach-")
    office.refused(
      ["regulation", "policy", "tra-vinh/dieu-6/gach-1", "--ground", "thử", "--text", "không ghi hạn."],
      as: "dong-nai coordinator", "it needs the role of coordinator of tra-vinh")
    let said = try office.must(
      [
        "regulation", "policy", "tra-vinh/dieu-6/gach-1", "--ground", "thống nhất của các bên (hư cấu)", "--text",
        "\"6 tháng\" hạn chậm nhất ngày 10/7.",
      ], as: "tra-vinh coordinator")
    return String(said.trimmingCharacters(in: .whitespacesAndNewlines).split(separator: " ").last ?? "")
  }

  /// Somebody leaves on a day, and a substitute comes for the rest of the year.
  func substitute(_ team: YearTeam) throws {
    try office.must(["user", "end", try #require(people[team.specialist])], as: "administrator")
    office.refused(
      ["obligations", "--from", "1/6/2024", "--to", "30/6/2024"], as: team.specialist,
      "the token is wrong or has run out; an administrator gives a new one with phoihop user token")
    let id = try office.add(team.specialist, "Thạch Thị Sen", by: "administrator")
    people[team.specialist] = id
    for root in team.roots {
      try office.must(
        ["grant", "add", id, "--role", "specialist", "--at", root, "--to", "31/12/2025"])
    }
    extra = []
  }

  /// The text of Trà Vinh with a new day, in force from a day on: what it amends ends the day before.
  static func amendment(from day: CivilDate) throws -> String {
    var text = try String(contentsOfFile: "\(OfficeHours.home)/Regulations/tra-vinh.md", encoding: .utf8)
    // Examples speak of years in which this version is not in force.
    while let start = text.range(of: "```vidu\n"),
      let end = text.range(of: "\n```\n", range: start.upperBound..<text.endIndex)
    {
      text.removeSubrange(start.lowerBound..<end.upperBound)
    }
    return text.replacing("mã: tra-vinh\n", with: "mã: tra-vinh\nphiên bản: 2\n").replacing(
      "có hiệu lực từ 17/10/2011.", with: "có hiệu lực từ \(day.vietnamese).")
  }

  /// Amends a text by the hash of its head, after a wrong hash was refused.
  func amend(_ file: String, _ regulation: String) throws {
    let coordinator = "\(regulation) coordinator"
    let consent = ["--consent", "org-0005=7-QC/BDV@20/9/2024"]
    office.refused(
      ["regulation", "activate", file] + consent, as: coordinator, "a new one comes in by phoihop regulation amend")
    office.refused(
      ["regulation", "amend", file, "--amends", "0123456789ab"] + consent, as: coordinator, "but the head is now ")
    let answer = office.run(["regulation", "activate", file] + consent, as: coordinator)
    let hash = try #require(answer.err.split(separator: " ").last.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) })
    try office.must(["regulation", "amend", file, "--amends", hash] + consent, as: coordinator)
  }

  /// Deeds that somebody may not do: each is told who could, and each is an entry.
  func deniedAttempts() {
    office.refused(
      ["submit", "tra-vinh/dieu-6/gach-2/b:org-0011:2024-Q1"], as: "dong-nai specialist", "it needs the role of specialist")
    office.refused(
      ["receive", "tra-vinh/dieu-6/gach-2/b:org-0011:2024-Q1"], as: "tra-vinh clerk", "nothing has been sent")
    office.refused(
      ["obligations", "--from", "1/1/2024", "--to", "31/1/2024"], as: "administrator", "the roles held see no obligation")
    office.refused(
      ["obligations", "--from", "1/1/2024", "--to", "31/1/2024"], as: nil,
      "the owner of the store's folder may only administer")
    office.refused(["verify"], as: "tra-vinh specialist", "it needs the role of administrator or auditor")
    office.refused(
      ["excuse", "dong-nai/dieu-4/1.7/b:org-0074:2024", "--ground", "thử"], as: "dong-nai coordinator",
      "owes this itself, so it may not excuse on its own behalf")
    office.refused(
      [
        "occur", "nhận yêu cầu", "--rule", "tra-vinh/dieu-6/gach-2/d", "--rule", "uong-bi/dieu-8/2.6/2",
      ], as: "tra-vinh coordinator", "it needs the role of coordinator of uong-bi")
  }
}
