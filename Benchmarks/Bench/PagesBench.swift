import Access
import Boards
import CivilTime
import Diagnostics
import Files
import Obligations
import Organisations
import Secrets
import Store
import UseCases

/// People for the store of `StoreBoardBench`, who stay signed in as a browser does: clerks of communes, and one who coordinates the regulation
/// and sees all of it.
enum PagesBench {
  /// Makes them known, and writes a line each: id, body, what the browser sends, what its forms bring back, a token for commands. Then what the
  /// first sentence asks of one body, period by period: its label and the number of its due day. What was kept of the board is there afterwards.
  static func people(folder: String, clerks: Int, file: String) throws {
    let now = Instant(seconds: Machine.now)
    let store = try Store.open(
      StorePlace(folder), for: .writing, now: now, purpose: "bench", chance: { Chance.bytes($0) })
    let owner = Desk(store, .owner, now: now)
    var lines = ""
    func add(_ id: String, _ role: Role, at body: String, regulation: String? = nil) throws -> Actor {
      guard let person = PersonID(id), let organisation = OrganisationID(body) else {
        preconditionFailure("identities")
      }
      let (_, token) = try owner.addPerson(named: "Người \(id)", id: person)
      _ = try owner.grant(role, to: person, at: organisation, regulation: regulation, from: now.day)
      let secret = Chance.bytes(32).hexadecimal
      let row = Store.SignInRow(
        key: Digest(of: Array(secret.utf8)).description, person: person, token: Chance.bytes(16).hexadecimal,
        started: now, seen: now, step: 0)
      _ = try store.begin(row)
      lines += "\(id)\t\(body)\t\(secret)\t\(row.token)\t\(token)\n"
      return Actor(person, grants: try store.grants(of: person))
    }
    let coordinator = try add("dau-moi", .coordinator, at: "o", regulation: "thu")
    for clerk in 0..<clerks {
      let body = clerk * StoreBoardBench.communes / clerks
      _ = try add("can-bo-\(body)", .specialist, at: "xa-\(body)")
    }
    let today = now.day
    let desk = Desk(store, coordinator, now: now, cache: LibraryCache(store))
    lines += try desk.board(from: today, to: today) { _, board, _ in
      board.board.schedule.lines.filter { $0.rule == "thu/dieu-1" }.map { line in
        "\(line.label)\t\(line.due?.dayNumber ?? 0)\n"
      }.joined()
    }
    try FileSystem.write(Array(lines.utf8), to: file)
    try store.close(now: now)
    var report = Report()
    report.set("people", clerks + 1)
    report.print()
  }
}
