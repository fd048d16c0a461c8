import CivilTime
import Diagnostics
import Files
import Obligations
import Testing

/// What becomes of a store whose disk is full: every write is refused in clear words, nothing is half done, and it goes on once there is room.
@Suite(.serialized) struct FullDiskTests {
  private static let words = "no space is left on the disk"

  /// A planted store on a small disk.
  private final class Place {
    let disk: SmallDisk
    let world: StoreWorld
    var store: String { "\(disk.path)/kho" }

    init?(_ kind: SmallDisk.Kind) throws {
      guard let disk = try SmallDisk(kind) else { return nil }
      self.disk = disk
      world = try StoreWorld.planted()
      try FileSystem.makeFolder(store)
      try FileSystem.makeFolder("\(store)/attachments")
      for name in ["store.sqlite", "ledger.key"] {
        try FileSystem.create(FileSystem.read("\(world.path)/\(name)"), at: "\(store)/\(name)", mode: 0o600)
      }
    }

    func run(_ words: [String], as person: StoreWorld.Person? = nil, room: Int? = nil) throws -> SmallDisk.Answer {
      var variables = ["PHOIHOP_STORE": store, "PHOIHOP_LANGUAGE": "en", "PHOIHOP_HOME": Running.home]
      variables["PHOIHOP_TOKEN"] = person.flatMap { world.token(of: $0) }
      return try disk.run(words, variables, room: room)
    }

    /// How many entries there are, where all is as it was written and no file stands where none belongs.
    func entries() throws -> Int {
      let said = try run(["verify"])
      #expect(said.out.hasSuffix(": whole\n"), "\(said.out)\(said.err)")
      let attachments = "\(store)/attachments/new"
      #expect(TemporaryFolder.names(attachments) == [])
      return said.out.split(separator: " ").first.flatMap { Int($0) } ?? 0
    }

    /// Does something with less room than it needs, then with more and more until it is done; how often it was refused. Whatever was not
    /// done left nothing, and what was done was done once.
    func squeeze(_ words: [String], as person: StoreWorld.Person? = nil, adds: Int) throws -> Int {
      let before = try entries()
      for (refused, room) in [0, 8, 36, 64, 128, 256, 512, 1024, 3072].enumerated() {
        let answer = try run(words, as: person, room: room)
        let now = try entries()
        if answer.code == 0 {
          #expect(now == before + adds, "\(words) with \(room) KiB")
          return refused
        }
        #expect(now == before, "\(words) with \(room) KiB")
        #expect(answer.out == "", "\(words) with \(room) KiB")
        #expect(answer.err.contains(FullDiskTests.words), "\(words) with \(room) KiB: \(answer.err)")
        #expect(!answer.err.contains("the disk failed"), "\(words) with \(room) KiB: \(answer.err)")
      }
      Issue.record("\(words) was never done")
      return 0
    }
  }

  /// The report of last month, by the machine's own clock.
  private static let report: String = {
    let today = Instant(seconds: Machine.now).day
    let (year, month) = today.month == 1 ? (today.year - 1, 12) : (today.year, today.month - 1)
    return "thu/dieu-1/a:b:\(year)-M\(month < 10 ? "0" : "")\(month)"
  }()

  @Test(arguments: SmallDisk.Kind.allCases)
  func
    `a deed, an import, a setting and a backup are refused in clear words, leave nothing, and are done when there is room`(
      _ kind: SmallDisk.Kind
    ) throws
  {
    // A disk of its own is for root; the limit is for everybody.
    guard let place = try Place(kind) else { return }
    #expect(try place.squeeze(["submit", Self.report, "--note", "gửi"], as: .binh, adds: 1) > 1)
    // 100 bodies more, of which each is a line of three files.
    for (name, text) in StoreWorld.register {
      let more = (0..<100).map { number in
        name == "organisations.csv"
          ? "x\(number),,\n" : name == "names.csv" ? "x\(number),Ban \(number)\n" : "x\(number),ban,tỉnh\n"
      }
      try place.world.folder.write("lon/\(name)", text + more.joined())
    }
    #expect(
      try place.squeeze(["import", "register", "\(place.world.folder.path)/lon"], adds: 300) > 3)
    #expect(try place.squeeze(["setting", "set", "name", "Kho tỉnh"], as: .em, adds: 1) > 1)
    let backups = "\(place.disk.path)/sao-luu"
    let before = try place.entries()
    #expect(try place.squeeze(["backup", backups, "--name", "mot"], as: .em, adds: 0) > 3)
    #expect(TemporaryFolder.names(backups) == ["mot"])
    #expect(try place.run(["verify", "--backup", "\(backups)/mot"]).out.hasSuffix("\nwhole\n"))
    #expect(try place.entries() == before)
  }

  @Test(arguments: SmallDisk.Kind.allCases)
  func `a file that does not fit is refused with its entry, and none of several is left`(_ kind: SmallDisk.Kind) throws
  {
    guard let place = try Place(kind) else { return }
    let files = try [200, 100].map { size in
      try place.world.folder.write("f\(size).txt", [UInt8](repeating: 7, count: size << 10))
    }
    let refused = try place.squeeze(
      ["submit", Self.report, "--file", files[1], "--file", files[0]], as: .binh, adds: 1)
    // The first fits where the second does not.
    #expect(refused > 4)
    // Whoever reads the store reads on, with no room at all.
    #expect(try place.run(["obligations", "--from", "2024-03-01", "--to", "2024-03-31"], as: .binh).code == 0)
  }
}
