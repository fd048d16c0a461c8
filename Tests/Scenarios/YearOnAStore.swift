import CivilTime
import Commands
import Foundation
import Testing

/// A year of the five regulations on a store, through the commands alone.
@Suite struct YearOnAStore {
  private static let seed: UInt64 = 2024

  @Test func `a year of the five regulations goes through the commands of a store in a folder`() throws {
    let folder = NSTemporaryDirectory() + "phoihop-year-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (_, whole) = try Self.live(["PHOIHOP_STORE": folder], folder)
    print("SQLite: \(whole)")
  }

  @Test(.enabled(if: TestServer.isAvailable, TestServer.whySkipped))
  func `the same year on a server leaves the same ledger`() throws {
    let folder = NSTemporaryDirectory() + "phoihop-year-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let server = try TestServer.shared.get()
    let (_, whole) = try Self.live(
      ["PHOIHOP_STORE": server.url(server.makeDatabase()), "PHOIHOP_FILES": folder], folder)
    print("PostgreSQL: \(whole)")
  }

  /// Lives the year on a store; what `verify` says at its end.
  private static func live(_ place: [String: String], _ folder: String) throws -> (OfficeHours, String) {
    let office = OfficeHours(place: place, seed: seed)
    let year = Year(office, seed: seed, share: 10)
    let files = folder + "-files"
    try FileManager.default.createDirectory(atPath: files, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: files) }
    let clock = ContinuousClock()
    var before = clock.now
    func lap(_ what: String) {
      FileHandle.standardError.write(Data("\(what) \(clock.now - before) \(office.commands)\n".utf8))
      before = clock.now
    }
    let early = "\(files)/vietnam.md"
    try Year.calendarWithoutExchange().write(toFile: early, atomically: true, encoding: .utf8)
    try year.begin(calendar: early)
    lap("begin")
    let team = Dictionary(YearTeam.five.map { ($0.regulation, $0) }) { first, _ in first }
    func work(_ regulation: String, _ day: String) throws {
      guard let team = team[regulation] else { return }
      office.open(on: Year.day(day))
      try year.visit(team, from: office.today - 15, to: Year.day("2024-12-31"))
      lap("visit \(regulation)")
      try year.happenings(team)
      lap("happenings \(regulation)")
      #expect(year.untouched[regulation] == [], "sentences that nobody could act upon")
    }

    try work("tra-vinh", "2024-03-11")
    office.open(on: Year.day("2024-03-15"))
    let policy = try year.setPolicy()
    office.open(on: Year.day("2024-04-09"))
    try office.must(["import", "calendar", "Regulations/calendars/vietnam.md"], as: "administrator")
    try work("dong-nai", "2024-04-11")
    office.open(on: Year.day("2024-05-02"))
    try office.must(
      ["regulation", "end-policy", policy, "--ground", "các bên thôi thống nhất"], as: "tra-vinh coordinator")
    office.open(on: Year.day("2024-05-10"))
    if let team = team["quang-nam"] { try year.substitute(team) }
    try work("quang-nam", "2024-05-13")
    let middle = Year.day("2024-05-31")
    office.open(on: middle)
    let then = try year.figures(on: middle, as: "observer")
    try work("uong-bi", "2024-06-11")
    year.deniedAttempts()
    lap("denied")
    try work("soc-trang", "2024-07-11")

    office.open(on: Year.day("2024-12-31"))
    #expect(try year.figures(on: middle, as: "observer") == then)
    // The plan of the year, before anybody did anything: from the files, without the store.
    let plan = office.runOnFiles(
      ["obligations", "--from", "2024-01-01", "--to", "2024-12-31", "--on", "2024-12-31", "--format", "json"]
        + YearTeam.five.flatMap { ["--regulation", $0.regulation] })
    let counted = year.log.figures(try Asked.list(plan.out), on: office.today, until: office.today)
    let told = try year.figures(on: office.today, as: "observer")
    for team in YearTeam.five {
      #expect(told[team.regulation] == counted[team.regulation], "\(team.regulation)")
    }
    lap("figures")
    FileHandle.standardError.write(Data("\(year.log.deeds) \(year.allowedNot)\n".utf8))

    // What changes texts and bodies for good comes after the figures.
    let second = "\(files)/tra-vinh-2.md"
    try Year.amendment(from: Year.day("2025-01-01")).write(toFile: second, atomically: true, encoding: .utf8)
    try year.amend(second, "tra-vinh")
    let changed = try year.figures(on: Year.day("2024-12-31"), as: "observer")
    #expect(changed == told)
    lap("amended")
    let whole = try office.must(["verify"], as: "administrator")
    lap("verify")
    return (office, whole)
  }
}
