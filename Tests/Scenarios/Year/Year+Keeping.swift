import CivilTime
import Foundation
import Testing

/// What is filed, destroyed, taken over and given back.
extension Year {
  /// The Front's report of August goes out with two files, which are read back; a file that was changed or removed is found out.
  /// - Parameter store: the folder in which the store keeps its files.
  func fileInAugust(_ team: YearTeam, store: String, scratch: String) throws {
    let files = [
      "bao-cao.txt": Data("Báo cáo tháng 8 (hư cấu)".utf8),
      "bieu-2.zip": Data([0x50, 0x4B, 0x03, 0x04] + (4..<200).map { UInt8($0) }),
    ]
    for (name, bytes) in files { try bytes.write(to: URL(filePath: "\(scratch)/\(name)")) }
    let id = Self.month("08", Self.front)
    let report = try one(id, owed(team, "2024-08-26", "2024-08-26"))
    filed = try entry(
      office.must(
        [
          "submit", id, "--file", "\(scratch)/bao-cao.txt", "--file", "\(scratch)/bieu-2.zip", "--note",
          "liên hệ bà Trịnh Thị Tư (hư cấu)", "--document", "88-BC/MT@26/8/2024",
          "--part-of", Self.elsewhere[1],
        ], as: team.specialist))
    note("submit", report)
    _ = try summary(team, of: "08")
    let told = try expect(id, "doneInTime", performance: "claimed", due: "2024-08-26", as: team.clerk)
    #expect(
      told.events.first?.attachments == [
        Told.Event.File(name: "bao-cao.txt", bytes: files["bao-cao.txt"]?.count ?? 0),
        Told.Event.File(name: "bieu-2.zip", bytes: 200),
      ])
    let back = "\(scratch)/back"
    try office.must(["export", "attachments", "\(filed)", back], as: team.clerk)
    for (name, bytes) in files { #expect(try Data(contentsOf: URL(filePath: "\(back)/\(name)")) == bytes) }
    office.refused(
      ["export", "attachments", "\(filed)", "\(scratch)/none"], as: "dong-nai specialist",
      "nothing is attached in entry \(filed)")

    let kept = try Self.files(below: "\(store)/attachments")
    #expect(kept.count == 2)
    for path in kept {
      let url = URL(filePath: path)
      let bytes = try Data(contentsOf: url)
      var changed = bytes
      changed[changed.count - 1] ^= 1
      try changed.write(to: url)
      notWhole("attachments \(filed) \(url.lastPathComponent) was changed\n")
      try FileManager.default.removeItem(at: url)
      notWhole("attachments \(filed) \(url.lastPathComponent) is missing\n")
      try bytes.write(to: url)
    }
    try office.must(["verify"], as: "administrator")
  }

  /// `verify` finds one fault, and says which.
  private func notWhole(_ finding: String, location: SourceLocation = #_sourceLocation) {
    let answer = office.run(["verify"], as: "administrator")
    #expect(answer.code == 1, sourceLocation: location)
    #expect(answer.out.contains(finding), "\(answer.out)", sourceLocation: location)
    #expect(answer.out.contains("1 place is not as written"), "\(answer.out)", sourceLocation: location)
  }

  /// The paths of all files below a folder.
  static func files(below folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).map { "\(folder)/\($0)" }.filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }

  /// A note about somebody and a file are destroyed for ever, with the ground; the ledger stays whole, and nobody finds them again.
  func eraseInSeptember(_ team: YearTeam, scratch: String) throws {
    office.open(on: Self.day("2024-09-05"))
    #expect(try office.must(["search", "trinh thi tu"], as: team.clerk).contains("\(filed)\t26/08/2024\tsubmitted"))
    let ground = ["--ground", "Quyết định 12/QĐ ngày 4/9/2024 (hư cấu)"]
    office.refused(
      ["erase", "\(filed)", "note", "--yes"] + ground, as: team.coordinator, "it needs the role of administrator")
    office.refused(["erase", "\(filed)", "note"] + ground, as: "administrator", "nothing was erased yet")
    for field in ["note", "attachment1"] {
      try office.must(["erase", "\(filed)", field, "--yes"] + ground, as: "administrator")
    }
    #expect(try office.must(["search", "trinh thi tu"], as: team.clerk) == "nothing was found\n")
    #expect(try office.must(["search", "88-BC/MT"], as: team.clerk).contains("\(filed)\t26/08/2024\tsubmitted"))
    try office.must(["verify"], as: "administrator")
    let told = try told(Self.month("08", Self.front), as: team.clerk)
    #expect(told.events.first?.attachments.map(\.name) == ["bao-cao.txt", nil])
    let back = "\(scratch)/left"
    try office.must(["export", "attachments", "\(filed)", back], as: team.clerk)
    #expect(try FileManager.default.contentsOfDirectory(atPath: back) == ["bao-cao.txt"])
    let again = office.run(["erase", "\(filed)", "note", "--yes"] + ground, as: "administrator")
    #expect(again.err == "phoihop: \"note\" of entry \(filed) was erased before\n")
  }

  /// What another system recorded is taken over, and says when it was recorded there; what this one has is given back.
  func takeOver(_ team: YearTeam, scratch: String) throws {
    office.open(on: Self.day("2024-09-10"))
    let id = Self.month("08", Self.veterans)
    let report = try one(id, owed(team, "2024-08-26", "2024-08-26"))
    let file = "\(scratch)/so-den.jsonl"
    try """
    {"id": "sd-131", "kind": "received", "obligation": "\(id)", "happened": "2024-08-22", "recorded": "2024-08-23T02:30:00Z", "by": "org-0005", "for": "\(Self.veterans)", "evidence": "số đến 131"}

    """.write(toFile: file, atomically: true, encoding: .utf8)
    try office.must(["import", "events", file], as: "administrator")
    note("record", report, on: Self.day("2024-08-22"))
    let told = try expect(id, "doneInTime", lifeCycle: "fulfilled", performance: "received", as: team.clerk)
    #expect(told.events.map(\.recordedElsewhere) == ["2024-08-23T02:30:00Z"])
    #expect(told.events.map(\.recordedOn) == ["2024-09-10"])
    try expect(id, "overdue", performance: "unperformed", known: Self.day("2024-09-09"), as: team.clerk)
    #expect(try office.must(["export", "register", "\(scratch)/register"]).hasPrefix("7 files were written to "))
    let given = try office.must(["export", "events"], as: team.coordinator)
    #expect(given.contains(#""id": "sd-131""#))
    #expect(given.contains(#""recorded": "2024-08-23T02:30:00Z""#))
  }

  /// The people, their tokens and roles, the texts and the ledger are looked at, and a token and a role end.
  func lookAround(_ team: YearTeam, scratch: String) throws {
    let id = try office.add("guest", "Khách Vãng Lai", by: "administrator")
    let granted = try office.must(["grant", "add", id, "--role", "specialist", "--at", Self.front])
    try office.must(["obligations", "--from", "1/9/2024", "--to", "30/9/2024"], as: "guest")
    #expect(
      try office.must(["user", "list"], as: "administrator").contains("\(id)\tKhách Vãng Lai (invented)\n"))
    let number = try #require(granted.trimmingCharacters(in: .newlines).split(separator: " ").last)
    try office.must(["grant", "end", "\(number)"])
    office.open(on: Self.day("2024-09-11"))
    office.refused(
      ["obligations", "--from", "1/9/2024", "--to", "30/9/2024"], as: "guest", "the roles held see no obligation")
    #expect(
      try office.must(["user", "token", id], as: "administrator").hasPrefix("token (shown this once"))
    #expect(try office.must(["user", "revoke", id], as: "administrator") == "2 tokens of \(id) are good no more\n")
    office.refused(["search", "gì"], as: "guest", "the token is wrong or has run out")

    #expect(try office.must(["regulation", "list"], as: team.coordinator).contains("\ttra-vinh.md\t"))
    let text = try String(contentsOfFile: "\(OfficeHours.home)/Regulations/tra-vinh.md", encoding: .utf8)
    #expect(try office.must(["regulation", "show", "tra-vinh"], as: team.coordinator) == text)
    try office.must(["burden", "--year", "2024", "--regulation", "tra-vinh"], as: team.coordinator)
    try office.must(["adoptions"], as: "observer")

    let auditor = try office.add("auditor", "Lâm Thị Kiểm", by: "administrator")
    try office.must(["grant", "add", auditor, "--role", "auditor", "--at", "org-0001"])
    let shown = try office.must(["ledger", "show", "\(filed)", "\(filed)"], as: "auditor")
    #expect(shown.hasPrefix("\(filed)\t2024-08-26T"))
    #expect(!shown.contains("Trịnh Thị Tư"))
    #expect(try office.must(["ledger", "prove", "\(filed)"]).contains("root"))
    let checkpoint = try office.must(["ledger", "checkpoint"])
    try checkpoint.write(toFile: "\(scratch)/checkpoint.txt", atomically: true, encoding: .utf8)
    try office.must(["verify", "--checkpoint", "\(scratch)/checkpoint.txt"], as: "auditor")
  }
}
