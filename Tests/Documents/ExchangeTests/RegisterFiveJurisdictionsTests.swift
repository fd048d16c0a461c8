import CivilTime
import Diagnostics
import Exchange
import Organisations
import Testing

/// The shipped register against figures counted by hand in the texts and in the list of areas.
@Suite struct RegisterFiveJurisdictionsTests {
  static let read = (try? RegisterFolder.files("five-jurisdictions")).map {
    RegisterReader.read($0, name: "năm địa phương")
  }
  let register: Register
  let on = CivilDate(dayNumber: 18_993)  // 1 January 2022

  init() throws {
    register = try #require(Self.read?.register)
  }

  private func place(_ name: String) throws -> AreaID {
    guard case .one(let id) = register.area(named: name) else {
      Issue.record("\(name): \(register.area(named: name))")
      throw CancellationError()
    }
    return id
  }

  private func names(_ kind: String, _ level: Level?, _ area: String) throws -> [String] {
    register.select(.kind(kind, level: level, within: try place(area)), on: on).map { register.name(of: $0, on: on) }
  }

  @Test func `it is read without a single finding`() {
    #expect(Self.read?.findings == [])
    #expect(register.organisations.count == 571)
  }

  @Test func `Trà Vinh has nine districts and 104 communes`() throws {
    let province = try place("Trà Vinh")
    func count(_ level: Level) -> Int {
      register.areas.filter { $0.level == level && register.contains(area: $0.id, in: province, on: on) }.count
    }
    #expect(count(.district) == 9)
    #expect(count(.commune) == 104)
    #expect(register.preorder(of: province)?.count == 1 + 9 + 104)
  }

  @Test(arguments: [("Đồng Nai", 11, 159), ("Quảng Nam", 17, 233), ("Sóc Trăng", 11, 108), ("Quảng Ninh", 13, 171)])
  func `the other provinces have their districts and communes`(_ name: String, _ districts: Int, _ communes: Int) throws
  {
    let range = try #require(register.preorder(of: try place(name)))
    #expect(range.count == 1 + districts + communes)
  }

  @Test func `the organisations of Trà Vinh are the five that signed, in that order`() throws {
    let five = [
      "Liên đoàn Lao động tỉnh Trà Vinh", "Tỉnh Đoàn Trà Vinh", "Hội Cựu chiến binh tỉnh Trà Vinh",
      "Hội Nông dân tỉnh Trà Vinh", "Hội Liên hiệp Phụ nữ tỉnh Trà Vinh",
    ]
    #expect(try names("đoàn thể chính trị - xã hội", .province, "Trà Vinh") == five)
    #expect(try names("Đoàn thể chính trị – xã hội", .province, "Tỉnh Trà Vinh") == five)
    #expect(try names("đoàn thể chính trị - xã hội", .district, "Trà Vinh").count == 45)
    #expect(try names("ủy ban mặt trận", .district, "Trà Vinh").count == 9)
  }

  @Test(arguments: ["Phòng đoàn thể", "phòng công tác đoàn thể"])
  func `the section of the Commission has both names of the text`(_ name: String) throws {
    let commission = Selector.kind("ban dân vận", level: .province, within: try place("Trà Vinh"))
    #expect(register.select(.section(name: name, of: commission), on: on).map(\.text) == ["org-0006"])
  }

  @Test func `Uông Bí has ten communes and wards, each with its committee and its secretary`() throws {
    #expect(try names("đảng ủy xã, phường", .commune, "Uông Bí").count == 10)
    #expect(try names("bí thư cấp ủy", nil, "Uông Bí").count == 13)
    let committees = Selector.kind("tổ chức cơ sở đảng", level: nil, within: try place("Uông Bí"))
    #expect(
      register.select(.post(kind: "bí thư", of: committees), on: on)
        == register.select(.kind("bí thư cấp ủy", level: nil, within: try place("Uông Bí")), on: on))
    #expect(try names("tổ chức cơ sở đảng", nil, "Uông Bí").count == 13)
    #expect(try names("cấp ủy cơ sở khác", nil, "Uông Bí").count == 3)
    #expect(try names("khối dân vận", nil, "Uông Bí").count == 10)
    #expect(try names("ủy ban nhân dân", nil, "Uông Bí").count == 11)
    #expect(try names("phòng, ban, ngành", nil, "Uông Bí").count == 12)
    #expect(
      try names("lực lượng vũ trang", nil, "Uông Bí") == [
        "Công an thành phố Uông Bí", "Ban Chỉ huy Quân sự thành phố Uông Bí",
      ])
    // One for the city committee, 13 grassroots committees, 11 People's Committees, 12 departments.
    #expect(try names("người phụ trách công tác dân vận", nil, "Uông Bí").count == 1 + 13 + 11 + 12)
  }

  @Test func `each commune of Uông Bí is of one of the two kinds of the city's grassroots organisations`() throws {
    let city = try place("Thành phố Uông Bí")
    let all = register.select(.kind("tổ chức cơ sở đảng", level: nil, within: city), on: on)
    let parts = register.select(
      .union([
        .kind("đảng ủy xã, phường", level: nil, within: city), .kind("cấp ủy cơ sở khác", level: nil, within: city),
      ]), on: on)
    #expect(all == parts)
  }

  @Test func `what is addressed to the standing committee of Uông Bí is received by the Party Office`() throws {
    let address = register.select(
      .kind("ban thường vụ, thường trực", level: .district, within: try place("Uông Bí")), on: on)
    #expect(address.map { register.name(of: $0, on: on) } == ["Ban Thường vụ, Thường trực Thành ủy Uông Bí"])
    #expect(
      address.map { register.name(of: register.receivingOffice(of: $0, on: on), on: on) } == [
        "Văn phòng Thành ủy Uông Bí"
      ])
  }

  @Test func `Sóc Trăng binds eleven district commissions and Đồng Nai eleven People's Committees`() throws {
    #expect(try names("ban dân vận", .district, "Sóc Trăng").count == 11)
    #expect(try names("ban thường vụ cấp ủy cấp huyện", .district, "Sóc Trăng").count == 11)
    #expect(try names("ủy ban nhân dân", .district, "Đồng Nai").count == 11)
    #expect(try names("sở, ban, ngành", .province, "Đồng Nai").count == 18)
    #expect(try names("sở nội vụ", .province, "Đồng Nai") == ["Sở Nội vụ tỉnh Đồng Nai"])
  }

  @Test func `the parties of Quảng Nam are the Front and the five that signed, in that order`() throws {
    #expect(
      try names("tổ chức chính trị - xã hội", .province, "Quảng Nam") == [
        "Liên đoàn Lao động tỉnh Quảng Nam", "Hội Nông dân tỉnh Quảng Nam", "Đoàn TNCS Hồ Chí Minh tỉnh Quảng Nam",
        "Hội Liên hiệp Phụ nữ tỉnh Quảng Nam", "Hội Cựu chiến binh tỉnh Quảng Nam",
      ])
    #expect(try names("văn phòng tổ chức chính trị - xã hội", .province, "Quảng Nam").count == 5)
    #expect(try names("ban thường trực ủy ban mặt trận", .province, "Quảng Nam").count == 1)
    #expect(try names("hội nghị ủy ban mặt trận", .province, "Quảng Nam").count == 1)
  }

  @Test func `the same district name in two provinces is told apart`() throws {
    guard case .several(let both) = register.area(named: "Huyện Châu Thành") else {
      Issue.record("one Châu Thành only")
      return
    }
    #expect(both.count == 2)
    let here = try place("Huyện Châu Thành, tỉnh Trà Vinh")
    #expect(register.contains(area: here, in: try place("Trà Vinh"), on: on))
  }

  /// Authors of rule files choose kinds from that list, so it must not drift from the files.
  @Test func `the list of kinds in the README counts what the files hold`() throws {
    let readme = try #require(try RegisterFolder.files("five-jurisdictions").first { $0.name == "README.md" })
    let provinces = try ["Trà Vinh", "Đồng Nai", "Quảng Nam", "Quảng Ninh", "Sóc Trăng"].map(place)
    var listed: Set<String> = []
    for line in String(decoding: readme.bytes, as: UTF8.self).split(separator: "\n") {
      let cells = line.split(separator: "|").map { $0.drop { $0 == " " } }.map { String($0.dropLast()) }
      guard cells.count == 7, let level = Level(vietnamese: cells[1]) else { continue }
      listed.insert("\(cells[0]), \(level.vietnamese)")
      for (cell, province) in zip(cells[2...], provinces) {
        let count = register.select(.kind(cells[0], level: level, within: province), on: on).count
        #expect(cell == (count == 0 ? "–" : String(count)), "\(line)")
      }
    }
    var held: Set<String> = []
    for body in register.organisations {
      for kind in body.kinds(on: on) { held.insert("\(kind), \(body.level(on: on)?.vietnamese ?? "?")") }
    }
    #expect(listed == held)
  }

  @Test func `every body has a place and no name stands twice in a province`() {
    #expect(register.organisations.allSatisfy { $0.place(on: on) != nil && $0.level(on: on) != nil })
    #expect(Set(register.organisations.map { $0.name(on: on) }).count == register.organisations.count)
  }
}
