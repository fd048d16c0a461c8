import CivilTime
import Commands
import Foundation
import Testing

/// A year of the five regulations on a store, through the commands alone.
@Suite struct YearOnAStore {
  private static let seed: UInt64 = 2024

  @Test func `a year of the five regulations goes through the commands`() throws {
    let folder = NSTemporaryDirectory() + "phoihop-year-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let office = OfficeHours(place: ["PHOIHOP_STORE": folder], seed: Self.seed)
    let year = Year(office, seed: Self.seed, share: 10)
    let clock = ContinuousClock()
    var before = clock.now
    func lap(_ what: String) {
      print(what, clock.now - before, office.commands)
      before = clock.now
    }
    try year.begin(calendar: "Regulations/calendars/vietnam.md")
    lap("begin")
    for (month, team) in YearTeam.five.enumerated() {
      office.open(on: Year.day("2024-0\(month + 3)-11"))
      try year.visit(team, from: office.today - 15, to: Year.day("2024-12-31"))
      lap("visit \(team.regulation)")
      try year.happenings(team)
      lap("happenings \(team.regulation)")
      print(team.regulation, (year.untouched[team.regulation] ?? []).sorted())
    }
    office.open(on: Year.day("2024-12-31"))
    print(try office.must(["verify"]))
    lap("verify")
  }
}
