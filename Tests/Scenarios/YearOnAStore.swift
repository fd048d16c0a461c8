import CivilTime
import Commands
import Foundation
import Testing
import Threads

/// A year of the five regulations on a store, through the commands alone.
@Suite struct YearOnAStore {
  private static let seed: UInt64 = 2024
  /// 100: everything. Less: the people of Uông Bí, whose regulation has nearly half of all sentences, rest that year.
  private static let share = ProcessInfo.processInfo.environment["PHOIHOP_YEAR_SHARE"].flatMap { Int($0) } ?? 50

  @Test func `a year of the five regulations goes through the commands of a store in a folder`() throws {
    let folder = NSTemporaryDirectory() + "phoihop-year-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (office, whole) = try Self.live(["PHOIHOP_STORE": folder], folder)
    Self.compare(whole)

    // Made again from the ledger, the tables are what they were.
    try office.must(["rebuild"], as: "administrator")
    #expect(try office.must(["verify"], as: "administrator") == whole)

    // A backup with a byte changed in any of its files is refused by name; whole it gives the same ledger again.
    let backups = folder + "-backup"
    defer { try? FileManager.default.removeItem(atPath: backups) }
    try FileManager.default.createDirectory(atPath: backups, withIntermediateDirectories: true)
    try office.must(["backup", backups, "--name", "cuoi-nam", "--with-key"], as: "administrator")
    let backup = "\(backups)/cuoi-nam"
    let files = try FileManager.default.subpathsOfDirectory(atPath: backup).filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(backup)/\(name)", isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
    #expect(files.count >= 3)
    for name in files {
      let url = URL(filePath: "\(backup)/\(name)")
      let bytes = try Data(contentsOf: url)
      guard !bytes.isEmpty else { continue }
      var changed = bytes
      changed[bytes.count / 2] ^= 1
      try changed.write(to: url)
      let answer = office.run(["restore", backup, "--store", "\(backups)/other", "--ground", "thử phục hồi"])
      #expect(answer.code != 0, "\(name)")
      #expect(answer.err.contains(String(name.split(separator: "/").last ?? "")), "\(name): \(answer.err)")
      try bytes.write(to: url)
    }
    let restored = "\(backups)/restored"
    let said = try office.must(["restore", backup, "--store", restored, "--ground", "diễn tập (hư cấu)"])
    let (size, root) = Self.sizeAndRoot(whole)
    #expect(said.hasPrefix("\(size) entries were restored to \(restored), now there are \(size + 1), root "), "\(said)")
    // The restored ledger grew out of the one that was backed up by the entry that tells of the restoring.
    let proof = try office.must(["ledger", "consistency", "\(size)", "--store", restored])
    #expect(proof.contains(root), "\(proof)")
    #expect(try office.must(["verify", "--store", restored]).contains("whole"))
    #expect(try office.must(["doctor"]).contains("\(backup)\n"), "the last backup is known")
  }

  @Test(.enabled(if: TestServer.isAvailable, TestServer.whySkipped))
  func `the same year on a server leaves the same ledger`() throws {
    let folder = NSTemporaryDirectory() + "phoihop-year-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let server = try TestServer.shared.get()
    let (_, whole) = try Self.live(
      ["PHOIHOP_STORE": server.url(server.makeDatabase()), "PHOIHOP_FILES": folder], folder)
    Self.compare(whole)
  }

  /// What the year left on the engines that are done: the same on all.
  private static let left = Monitor<[String]>([])

  private static func compare(_ whole: String) {
    let all = left.change { left in
      left.append(whole)
      return left
    }
    #expect(all.allSatisfy { $0 == whole }, "\(all)")
  }

  /// The commands that keep a store, and what is done through them: each occurs in the year.
  private static let commands = [
    "accept", "adoptions", "burden", "call-off", "compensate", "completeness", "erase", "establish", "excuse",
    "explain",
    "export attachments", "export events", "export register", "extend", "grant add", "grant end", "import calendar",
    "import events", "import laws", "import register", "init", "ledger checkpoint", "ledger prove", "ledger show",
    "mark-unknown", "obligations", "occur", "receive", "record", "refuse", "regulation activate", "regulation amend",
    "regulation end-policy", "regulation list", "regulation policy", "regulation show", "reorganise --list",
    "reorganise --plan", "reorganise --undo", "reschedule", "resume", "return", "rule-out", "search", "submit",
    "submit --also", "suspend", "tell", "transfer", "user add", "user end", "user list", "user revoke", "user token",
    "verify", "waive", "withdraw",
  ]

  /// Of `4654 entries, root 33…: whole`.
  private static func sizeAndRoot(_ whole: String) -> (Int, String) {
    let words = whole.split { $0 == " " || $0 == "," || $0 == ":" }
    return (words.first.flatMap { Int($0) } ?? 0, words.count > 3 ? String(words[3]) : "")
  }

  /// Lives the year on a store; what `verify` says at its end.
  private static func live(_ place: [String: String], _ folder: String) throws -> (OfficeHours, String) {
    let office = OfficeHours(place: place, seed: seed)
    let year = Year(office, seed: seed, share: share)
    let files = folder + "-files"
    try FileManager.default.createDirectory(atPath: files, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: files) }
    let early = "\(files)/vietnam.md"
    try Year.calendarWithoutExchange().write(toFile: early, atomically: true, encoding: .utf8)
    try year.begin(calendar: early)
    let team = Dictionary(YearTeam.five.map { ($0.regulation, $0) }) { first, _ in first }
    /// Under a running server: most commands of the year go through it, and its cache must never show anything else.
    func work(_ regulation: String, _ day: String, _ more: (YearTeam) throws -> Void = { _ in }) throws {
      guard let team = team[regulation] else { return }
      office.open(on: Year.day(day))
      try office.served {
        try year.visit(team, from: office.today - 15, to: Year.day("2024-12-31"))
        try year.happenings(team)
        try more(team)
      }
      #expect(year.untouched[regulation] == [], "sentences that owe and that nobody acted upon")
    }

    year.kept = [Year.session, Year.summary] + Year.leftOwing
    try work("tra-vinh", "2024-03-11")
    office.open(on: Year.day("2024-04-08"))
    let policy = try year.setPolicy()
    office.open(on: Year.day("2024-04-09"))
    try office.must(["import", "calendar", "Regulations/calendars/vietnam.md"], as: "administrator")
    try work("dong-nai", "2024-04-11")
    office.open(on: Year.day("2024-05-02"))
    try office.must(
      ["regulation", "end-policy", policy, "--ground", "các bên thôi thống nhất"], as: "tra-vinh coordinator")
    office.open(on: Year.day("2024-05-03"))
    if let team = team["quang-nam"] { try year.substitute(team) }
    try work("quang-nam", "2024-05-06") { try year.decideByLaw($0) }
    guard let traVinh = team["tra-vinh"], let socTrang = team["soc-trang"] else { return (office, "") }
    try office.served { try year.decideInMay(traVinh) }
    let middle = Year.day("2024-05-31")
    office.open(on: middle)
    let then = try year.figures(on: middle, as: "observer")
    if share >= 100 { try work("uong-bi", "2024-06-03") }
    office.open(on: Year.day("2024-06-28"))
    year.deniedAttempts()
    try work("soc-trang", "2024-07-01")
    try office.served {
      try year.pauseInJuly(traVinh)
      try year.planInAugust(traVinh)
    }
    try year.fileInAugust(traVinh, store: folder, scratch: files)
    try year.eraseInSeptember(traVinh, scratch: files)
    try year.takeOver(traVinh, scratch: files)
    try office.served { try year.lookAround(traVinh, scratch: files) }

    office.open(on: Year.day("2024-12-31"))
    #expect(try year.figures(on: middle, as: "observer") == then)
    // The plan of the year, before anybody did anything: from the files, without the store.
    let plan = office.runOnFiles(
      ["obligations", "--from", "2024-01-01", "--to", "2024-12-31", "--on", "2024-12-31", "--format", "json"]
        + YearTeam.five.flatMap { ["--regulation", $0.regulation] })
    let classes = year.log.classes(try Asked.list(plan.out), on: office.today, until: office.today)
    let counted = YearLog.figures(classes)
    let told = try year.figures(on: office.today, as: "observer")
    for team in YearTeam.five where told[team.regulation] != counted[team.regulation] {
      let shown = try year.ask(team, Year.day("2024-01-01"), Year.day("2024-12-31"), as: "observer")
      let others = shown.filter {
        $0.shownClass != classes[$0.id] && !($0.shownClass == nil && classes[$0.id] == .excused)
      }
      let ids = Set(shown.map(\.id))
      let lines =
        others.prefix(12).map { one in
          "\(one.id): \(one.shown), \(one.lifeCycle), \(one.performance), due \(one.due ?? "–"); counted \(classes[one.id]?.rawValue ?? "–") of \(year.log[one.id].map { "\($0.deed) \($0.on)" })"
        }
        + classes.keys.filter { $0.hasPrefix(team.regulation + "/") && !ids.contains($0) }.sorted().prefix(6).map {
          "not told: \($0)"
        }
      Issue.record(
        "\(team.regulation): told \(told[team.regulation].map { "\($0)" } ?? "–"), counted \(counted[team.regulation].map { "\($0)" } ?? "–")\n\(lines.joined(separator: "\n"))"
      )
    }

    // What changes texts and bodies for good comes after the figures.
    let second = "\(files)/tra-vinh-2.md"
    try Year.amendment(from: Year.day("2025-01-01")).write(toFile: second, atomically: true, encoding: .utf8)
    try year.amend(second, "tra-vinh")
    let changed = try year.figures(on: Year.day("2024-12-31"), as: "observer")
    #expect(changed == told)
    try office.served { try year.reorganise(socTrang, scratch: files) }
    #expect(Self.commands.filter { office.done[$0] == nil } == [], "commands that did not occur")
    let whole = try office.must(["verify"], as: "administrator")
    return (office, whole)
  }
}
