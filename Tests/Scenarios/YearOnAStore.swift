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
    let root = try Self.live(["PHOIHOP_STORE": folder])
    print("SQLite: \(root)")
  }

  @Test(.enabled(if: TestServer.isAvailable, TestServer.whySkipped))
  func `the same year on a server leaves the same ledger`() throws {
    let folder = NSTemporaryDirectory() + "phoihop-year-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let server = try TestServer.shared.get()
    let root = try Self.live(["PHOIHOP_STORE": server.url(server.makeDatabase()), "PHOIHOP_FILES": folder])
    print("PostgreSQL: \(root)")
  }

  /// Lives the year on a store; what `verify` says at its end.
  private static func live(_ place: [String: String]) throws -> String {
    let office = OfficeHours(place: place, seed: Self.seed)
    let year = Year(office, seed: Self.seed, share: 10)
    let clock = ContinuousClock()
    var before = clock.now
    func lap(_ what: String) {
      print(what, clock.now - before, office.commands)
      before = clock.now
    }
    try year.begin(calendar: "Regulations/calendars/vietnam.md")
    lap("begin")
    var then: [String: YearLog.Figures] = [:]
    let middle = Year.day("2024-05-31")
    for (month, team) in YearTeam.five.enumerated() {
      office.open(on: Year.day("2024-0\(month + 3)-11"))
      try year.visit(team, from: office.today - 15, to: Year.day("2024-12-31"))
      lap("visit \(team.regulation)")
      try year.happenings(team)
      lap("happenings \(team.regulation)")
      print(team.regulation, (year.untouched[team.regulation] ?? []).sorted())
      if month == 2 {
        office.open(on: middle)
        then = try year.figures(on: middle, as: "observer")
      }
    }
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
    print(year.log.deeds, year.allowedNot)
    lap("figures")
    let whole = try office.must(["verify"])
    lap("verify")
    return whole
  }
}
