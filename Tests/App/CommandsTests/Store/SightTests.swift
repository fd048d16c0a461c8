import Diagnostics
import Obligations
import Testing

/// What each role sees of a store, in every command that reads.
@Suite struct SightTests {
  private static let march = "--from 2024-03-01 --to 2024-03-31"
  private static let b = "thu/dieu-1/a:b:2024-M03", c = "thu/dieu-1/a:c:2024-M03", ifAny = "thu/dieu-1/c:b:2024-Q1"

  /// The ids that a command tells, in order.
  private func ids(_ store: StoreWorld, _ line: String, as person: StoreWorld.Person) throws -> [String] {
    try store.run("\(line) --format csv", as: person).done().split(separator: "\n").dropFirst().map {
      String($0.prefix { $0 != "," })
    }
  }

  @Test func `a sender sees what it owes, the receiver what it is owed, the coordinator the regulation`() throws {
    let store = try StoreWorld.planted()
    let asked = "obligations \(Self.march)"
    // Ban B owes the report of March and, should anything come up, that of the quarter; Ban C the report of March.
    #expect(try ids(store, asked, as: .binh) == [Self.b, Self.ifAny])
    #expect(try ids(store, asked, as: .ha) == [Self.c])
    for person in [StoreWorld.Person.an, .chi, .dung, .khanh] {
      #expect(try ids(store, asked, as: person) == [Self.b, Self.c, Self.ifAny], "\(person)")
    }
    #expect(try ids(store, "\(asked) --as specialist@b", as: .khanh) == [Self.b, Self.ifAny])
    // Naming somebody else's body brings nothing more.
    #expect(try ids(store, "\(asked) --bearer b", as: .ha) == [])
  }

  @Test(arguments: [nil, .em, .giang, .hung] as [StoreWorld.Person?])
  func `who has no role in a matter is shown nothing, told what would help, and that he asked is kept`(
    _ who: StoreWorld.Person?
  )
    throws
  {
    let store = try StoreWorld.planted()
    let words =
      who == nil
      ? (
        "chủ thư mục kho chỉ được quản trị; để xem nhiệm vụ, đặt mã truy cập của người có vai trò vào PHOIHOP_TOKEN",
        "the owner of the store's folder may only administer; to see obligations, put the token of somebody with a role into PHOIHOP_TOKEN"
      )
      : (
        "các vai trò đang có không cho xem nhiệm vụ nào; quản trị viên cấp vai trò bằng phoihop grant",
        "the roles held see no obligation; an administrator gives roles with phoihop grant"
      )
    let lines = [
      "obligations \(Self.march)", "explain \(Self.b)", "completeness", "burden --year 2024", "adoptions",
    ]
    for line in lines {
      let asked = store.run(line, as: who)
      #expect(asked.code == 2, "\(line)")
      #expect(asked.out == "", "\(line)")
      #expect(asked.err == "phoihop: \(words.0)\n", "\(line)")
      #expect(store.run(line, as: who, .en).err == "phoihop: \(words.1)\n", "\(line)")
    }
    #expect(try store.newKinds() == Array(repeating: "denied", count: 2 * lines.count))
  }

  @Test func `an explanation of what one does not see is refused with who does, and the asking is kept`() throws {
    let store = try StoreWorld.planted()
    #expect(store.run("explain \(Self.c)", as: .ha).code == 0)
    let refused = store.run("explain \(Self.b)", as: .ha)
    #expect(refused.code == 2)
    #expect(refused.out == "")
    #expect(
      refused.err
        == "phoihop: chuyên viên ở Ban C không được xem nhiệm vụ ở đây; cần vai trò chuyên viên, văn thư, người ký nháy, lãnh đạo, người tiếp công dân, người thẩm định hoặc thư ký ở Ban B hoặc Ban A, hoặc đầu mối phối hợp của quy chế thu\n"
    )
    #expect(try store.newKinds() == ["denied"])
  }

  @Test func `the figures of a part are those counted by hand of what is seen`() throws {
    let store = try StoreWorld.planted()
    // Reports of January, due 25/1, and February, due Monday 26/2, by B and C; March is not yet due. On 20/3 C sends that of February, late;
    // B sends March, in time.
    try store.run("submit thu/dieu-1/a:c:2024-M02", as: .ha).done()
    try store.run("submit thu/dieu-1/a:b:2024-M03", as: .binh).done()
    func figures(_ person: StoreWorld.Person) throws -> [String: [String: String]] {
      let text = try store.run("completeness --by organisation --from 1/1/2024 --to 31/3/2024 --format csv", as: person)
        .done()
      let rows = text.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      return Dictionary(
        uniqueKeysWithValues: rows.dropFirst().map { ($0[0], Dictionary(uniqueKeysWithValues: zip(rows[0], $0))) })
    }
    let own = try figures(.ha)
    #expect(own.keys.sorted() == ["c"])
    #expect(own["c"]?["expected"] == "3")
    #expect(own["c"]?["late"] == "1")
    #expect(own["c"]?["missing"] == "1")
    #expect(own["c"]?["notYetDue"] == "1")
    let all = try figures(.chi)
    #expect(all.keys.sorted() == ["b", "c"])
    #expect(all["c"] == own["c"])
    #expect(all["b"]?["onTime"] == "1")
    #expect(all["b"]?["missing"] == "2")
    #expect(try figures(.binh) == ["b": all["b"] ?? [:]])
    // Twelve reports a year of C; those of B are not told to it.
    let burden = try store.run("burden --year 2024 --format csv", as: .ha).done()
    #expect(!burden.contains("Ban B"))
    #expect(burden.contains("Ban C"))
  }

  @Test func `as of a past day the register, the texts and the deeds are those of then`() throws {
    let store = try StoreWorld.planted()
    let asked = "obligations \(Self.march) --bearer b --language vi"
    try store.run("submit \(Self.b)", as: .binh).done()
    let tomorrow = Instant(seconds: Running.now.seconds + 86400)
    try store.writeRegister()
    try store.folder.write("register/names.csv", "id,name\na,Ban A\nb,Ban B mới\nc,Ban C\n")
    try store.run("import register \(store.folder.path)/register", now: tomorrow).done()
    let policy = "regulation policy thu/dieu-1 --ground 'thống nhất của các bên' --text '[a] theo mẫu bao-cao.'"
    #expect(store.run(policy, as: .an, now: tomorrow).err == "")
    let now = try store.run(asked, as: .an, now: tomorrow).done()
    #expect(now.contains("Ban B mới"))
    #expect(now.contains("đúng hạn"))
    let then = try store.run("\(asked) --known 20/3/2024", as: .an, now: tomorrow).done()
    #expect(!then.contains("Ban B mới"))
    #expect(then.contains("đúng hạn"))
    let before = try store.run("\(asked) --known 19/3/2024", as: .an, now: tomorrow).done()
    #expect(!before.contains("đúng hạn"))
    let form = "theo mẫu bao-cao"
    func explained(_ known: String) throws -> String {
      try store.run("explain \(Self.b) --known \(known)", as: .an, now: tomorrow).done()
    }
    #expect(try explained("21/3/2024").contains(form))
    #expect(!(try explained("20/3/2024").contains(form)))
    // On 29 February the store was not there.
    #expect(
      store.run("\(asked) --known 29/2/2024", as: .an).err
        == "phoihop: kho chưa có danh bạ cơ quan; nhập bằng phoihop import register THƯ_MỤC\n")
  }
}
