import CivilTime
import Diagnostics
import Exchange
import Organisations
import Testing

@Suite struct RegisterReaderTests {
  /// A small register without mistakes; tests replace one file of it.
  static let good = [
    "organisations.csv": "id,from,to,note\na,,,\nb,,,ghi chú\nc,2020-01-01,2024-12-31,\n",
    "names.csv": "id,name,short,from,to\na,Tỉnh ủy A,Tỉnh ủy,,\nb,Ban Dân vận Tỉnh ủy A,,,\nc,Cơ quan C,,,\n",
    "kinds.csv": "id,kind,level,from,to\na,tỉnh ủy,tỉnh,,\nb,ban dân vận,tỉnh,,\nb,cơ quan tham mưu,,,\nc,sở,tỉnh,,\n",
    "places.csv": "id,area,from,to\na,x,,\nb,x,,\n",
    "parents.csv": "id,tree,parent,from,to\nb,party,a,,\n",
    "receiving.csv": "id,office,from,to\na,b,,\n",
    "codes.csv": "id,scheme,code,from,to\na,định danh,H01,,\n",
    "areas.csv": "id,code,name,level,parent,from,to\nx,84,Tỉnh X,tỉnh,,,\ny,841,Huyện Y,huyện,x,,\n",
    "successions.csv": "from,to,on,kind,extent,basis\nc,b,2025-01-01,merge,whole,Nghị quyết\n",
  ]

  private func read(_ changes: [String: String?]) -> (register: Register?, findings: [Diagnostic]) {
    let files = Self.good.merging(changes.mapValues { $0 ?? "" }) { $1 }.filter { changes[$0.key] != .some(nil) }
    return RegisterReader.read(
      files.sorted { $0.key < $1.key }.map { SourceText(name: $0.key, text: $0.value) }, name: "thử")
  }

  /// The findings as places and codes, worded in Vietnamese with their notes.
  private func found(_ changes: [String: String?]) -> [String] {
    read(changes).findings.map { finding in
      ([
        "\(finding.file):\(finding.start.line):\(finding.start.column): \(finding.code): \(finding.message.vi)"
      ] + finding.notes.map(\.vi)).joined(separator: " | ")
    }
  }

  @Test func `a register is read whole`() throws {
    let (register, findings) = read([:])
    #expect(findings == [])
    let whole = try #require(register)
    #expect(whole.name == "thử")
    #expect(whole.organisations.map(\.id.text) == ["a", "b", "c"])
    let a = try #require(OrganisationID("a"))
    let b = try #require(OrganisationID("b"))
    let on = try #require(CivilDate(iso: "2022-01-01"))
    #expect(whole[a]?.shortName(on: on) == "Tỉnh ủy")
    #expect(whole[a]?.codes.map(\.value) == [Code(scheme: "định danh", value: "H01")])
    #expect(whole[b]?.kinds(on: on) == ["ban dân vận", "cơ quan tham mưu"])
    #expect(whole[b]?.level(on: on) == .province)
    #expect(whole[b]?.note == "ghi chú")
    #expect(whole.parent(of: b, in: .party, on: on) == a)
    #expect(whole.receivingOffice(of: a, on: on) == b)
    #expect(whole.areas.map(\.id.text) == ["x", "y"])
    #expect(whole.successions.map(\.basis) == ["Nghị quyết"])
    #expect(
      whole.answerable(for: try #require(OrganisationID("c")), on: try #require(CivilDate(iso: "2025-01-01"))) == [b])
  }

  @Test func `the optional files may be absent and the columns stand in any order`() {
    let (register, findings) = read([
      "places.csv": nil, "parents.csv": nil, "receiving.csv": nil, "codes.csv": nil, "areas.csv": nil,
      "successions.csv": nil, "organisations.csv": "to,id\n,a\n,b\n,c\n",
      "names.csv": "\u{FEFF}name,id\r\nA,a\r\n  B ,b\r\nC,c\r\n",
    ])
    #expect(findings == [])
    #expect(register?.organisations[1].names.map(\.value) == ["B"])
  }

  @Test func `a missing file, an empty one and one nobody knows`() {
    #expect(
      found(["kinds.csv": nil]) == [
        "kinds.csv:1:1: missing-file: thiếu tệp kinds.csv; một danh bạ phải có organisations.csv, names.csv và kinds.csv"
      ])
    #expect(
      found(["places.csv": ""]) == [
        "places.csv:1:1: missing-header: tệp trống; dòng đầu phải là tiêu đề: id,area,from,to"
      ])
    #expect(
      found(["parent.csv": "id\n"]) == [
        "parent.csv:1:1: unknown-file: một danh bạ không có tệp \"parent.csv\"; tệp này không được đọc | gần nhất: \"parents.csv\""
      ])
    #expect(read(["parent.csv": "id\n", "README.md": "x"]).register != nil)
  }

  @Test func `the header`() {
    #expect(
      found(["places.csv": "id,aera,from,to\na,x,,\n"]) == [
        "places.csv:1:1: missing-column: tiêu đề thiếu cột bắt buộc \"area\"; cần có: id, area",
        "places.csv:1:4: unknown-column: places.csv không có cột \"aera\"; các cột được phép: id, area, from, to | gần nhất: \"area\"",
      ])
    #expect(
      found(["places.csv": "id,area,id\na,x,a\n"]) == [
        "places.csv:1:9: doubled-column: cột \"id\" có hai lần trong tiêu đề"
      ])
  }

  @Test func `records of another width`() {
    #expect(
      found(["places.csv": "id,area,from,to\na,x\nb,x,,,\n"]) == [
        "places.csv:2:1: wrong-cell-count: dòng này có 2 ô, tiêu đề có 4 ô",
        "places.csv:3:1: wrong-cell-count: dòng này có 5 ô, tiêu đề có 4 ô",
      ])
  }

  @Test func `identities`() {
    #expect(
      found(["places.csv": "id,area,from,to\nổ,x,,\nd,z,,\n,x,,\n"]) == [
        "places.csv:2:1: bad-identity: \"ổ\" không phải là mã định danh; chỉ dùng chữ cái không dấu, chữ số và dấu \"-\", nhiều nhất 64 ký tự",
        "places.csv:3:1: unknown-organisation: không có tổ chức nào mang mã \"d\"; mỗi tổ chức phải có một dòng trong organisations.csv, ở đây hoặc ở danh bạ đứng sau (thêm --register) | gần nhất: \"a\"",
        "places.csv:4:1: empty-cell: ô \"id\" không được để trống",
      ])
    #expect(
      found(["places.csv": "id,area,from,to\na,khong-co,,\n"]) == [
        "places.csv:2:3: unknown-area: không có địa bàn nào mang mã \"khong-co\"; mỗi địa bàn phải có một dòng trong areas.csv"
      ])
    #expect(
      found(["organisations.csv": "id,from,to,note\na,,,\nb,,,\na,,,\nc,2020-01-01,2024-12-31,\n"]) == [
        "organisations.csv:4:1: doubled-organisation: mã \"a\" đã có ở dòng 2"
      ])
  }

  @Test func `an organisation founded again has two stretches of days`() {
    let (register, findings) = read([
      "organisations.csv": "id,from,to,note\na,,1999-12-31,\nb,,,\na,2005-01-01,,\nc,2020-01-01,2024-12-31,\n"
    ])
    #expect(findings == [])
    #expect(register?.organisations.first?.exists.count == 2)
  }

  @Test func `days`() {
    #expect(
      found(["places.csv": "id,area,from,to\na,x,2024-02-30,\nb,x,2025-07-01,2025-06-30\n"]) == [
        "places.csv:2:5: bad-date: \"2024-02-30\" không phải là một ngày có thật; viết năm-tháng-ngày, ví dụ 2025-07-01",
        "places.csv:3:16: reversed-dates: ngày cuối 2025-06-30 đứng trước ngày đầu 2025-07-01",
      ])
    #expect(read(["places.csv": "id,area,from,to\na,x,30/6/2025,\n"]).findings.map(\.code) == ["bad-date"])
  }

  @Test func `two things at once`() {
    #expect(
      found(["names.csv": "id,name,short,from,to\na,A,,,2020-12-31\na,B,,2020-12-31,\nb,B,,,\nc,C,,,\n"]) == [
        "names.csv:3:3: overlapping-names: \"a\" có hai tên trong cùng một ngày: \"A\" (dòng 2) và \"B\""
      ])
    #expect(
      found(["places.csv": "id,area,from,to\na,x,,\na,y,,\n"]) == [
        "places.csv:3:3: overlapping-places: \"a\" ở hai địa bàn trong cùng một ngày: \"x\" (dòng 2) và \"y\""
      ])
    #expect(
      found(["parents.csv": "id,tree,parent,from,to\nb,party,a,,\nb,party,c,,\nb,state,c,,\n"]) == [
        "parents.csv:3:9: two-parents: trong cây party, \"b\" đã thuộc \"a\" ở dòng 2 trong cùng thời gian"
      ])
    #expect(
      found(["codes.csv": "id,scheme,code,from,to\na,s,1,,\na,s,2,,\na,t,1,,\n"]) == [
        "codes.csv:3:5: overlapping-codes: \"a\" có hai mã \"s\" trong cùng một ngày: \"1\" (dòng 2) và \"2\""
      ])
    #expect(
      found(["kinds.csv": "id,kind,level,from,to\na,tỉnh ủy,tỉnh,,\na,Tỉnh uỷ,huyện,,\nb,b,tỉnh,,\nc,c,tỉnh,,\n"]) == [
        "kinds.csv:3:3: doubled-kind: \"a\" đã là \"Tỉnh uỷ\" ở dòng 2 trong cùng thời gian",
        "kinds.csv:3:11: two-levels: \"a\" có hai cấp trong cùng một ngày: tỉnh (dòng 2) và huyện",
      ])
    #expect(
      found(["receiving.csv": "id,office,from,to\na,b,,\na,b,,\nb,b,,\n"]) == [
        "receiving.csv:3:3: doubled-receiver: \"b\" đã tiếp nhận cho \"a\" ở dòng 2 trong cùng thời gian",
        "receiving.csv:4:3: receives-itself: \"b\" tự tiếp nhận thì không cần ghi ở đây",
      ])
  }

  @Test func `an organisation without name, kind or level`() {
    #expect(
      found(["names.csv": "id,name\na,A\nb,B\n", "kinds.csv": "id,kind,level\na,tỉnh ủy,tỉnh\nc,sở,\n"]) == [
        "kinds.csv:3:3: missing-level: \"c\" không có cấp; ít nhất một dòng của nó trong kinds.csv phải ghi cấp",
        "organisations.csv:3:1: kindless-organisation: \"b\" không có loại nào trong kinds.csv",
        "organisations.csv:4:1: nameless-organisation: \"c\" không có tên nào trong names.csv",
      ])
  }

  @Test func `words of closed lists`() {
    #expect(
      found(["parents.csv": "id,tree,parent,from,to\nb,paty,a,,\n"]) == [
        "parents.csv:2:3: unknown-tree: không có cây tổ chức \"paty\"; các cây: party, state, front, post, section | gần nhất: \"party\""
      ])
    #expect(
      found(["areas.csv": "id,code,name,level,parent,from,to\nx,84,Tỉnh X,thinh,,,\n", "places.csv": nil]) == [
        "areas.csv:2:13: unknown-level: không có cấp \"thinh\"; các cấp: trung ương, tỉnh, huyện, xã, thôn | gần nhất: \"tỉnh\""
      ])
    #expect(
      found([
        "successions.csv":
          "from,to,on,kind,extent,basis\nc,b,2025-01-01,marge,wole,\nc,,2025-01-01,merge,,\nc,c,2025-01-01,merge,,\n"
      ])
        == [
          "successions.csv:2:16: unknown-succession-kind: \"marge\" không có trong danh sách: merge, split, rename, transfer, dissolution, conversion, correction | gần nhất: \"merge\"",
          "successions.csv:2:22: unknown-extent: \"wole\" không có trong danh sách: whole, main-part, part | gần nhất: \"whole\"",
          "successions.csv:3:3: missing-successor: thiếu tổ chức kế thừa; chỉ \"dissolution\" được để trống",
          "successions.csv:4:3: succeeds-itself: \"c\" không thể kế thừa chính mình; đổi tên mà giữ mã thì chỉ cần một dòng mới trong names.csv",
          "organisations.csv:4:1: ended-without-successor: \"c\" đã chấm dứt mà successions.csv không nói ai kế thừa",
        ].sorted())
  }

  @Test func `areas`() {
    #expect(
      found([
        "areas.csv":
          "id,code,name,level,parent,from,to\nx,84,Tỉnh X,tỉnh,y,,\ny,84,Tỉnh Y,tỉnh,,,\nz,1,Huyện Z,huyện,w,,\nz,2,Huyện Z,xã,x,,\n"
      ])
        == [
          "areas.csv:2:18: area-level-order: \"y\" cấp tỉnh không thể đứng trên \"x\" cấp tỉnh",
          "areas.csv:3:3: doubled-area-code: mã \"84\" đã thuộc về \"x\" (dòng 2) trong cùng thời gian",
          "areas.csv:4:19: unknown-area: không có địa bàn nào mang mã \"w\"; mỗi địa bàn phải có một dòng trong areas.csv | gần nhất: \"x\"",
          "areas.csv:5:13: area-level-changed: địa bàn \"z\" đã là cấp huyện ở dòng 4; đổi cấp thì phải là một địa bàn khác",
        ])
    #expect(
      read(["areas.csv": "id,code,name,level,parent,from,to\nx,84,Tỉnh X,tỉnh,,,2025-06-30\ny,1,Huyện Y,huyện,x,,\n"])
        .findings
        .map { "\($0.severity) \($0.code)" } == ["warning area-outside-parent"])
  }

  @Test func `the same code at another time is another area`() {
    let (register, findings) = read([
      "areas.csv": """
      id,code,name,level,parent,from,to
      x,84,Tỉnh X,tỉnh,,,
      old,00004,Phường Trúc Bạch,xã,x,,2025-06-30
      new,00004,Phường Ba Đình,xã,x,2025-07-01,

      """
    ])
    #expect(findings == [])
    #expect(register?.areas.count == 3)
  }

  @Test func `rings in a tree are found on the day they close`() {
    #expect(
      found(["parents.csv": "id,tree,parent,from,to\na,party,b,2020-01-01,\nb,party,c,,\nc,party,a,,\n"]) == [
        "parents.csv:2:9: ring-in-tree: vòng lặp trong cây party: a → b → c → a"
      ])
    #expect(
      found(["parents.csv": "id,tree,parent,from,to\na,party,a,,\n"]) == [
        "parents.csv:2:9: ring-in-tree: vòng lặp trong cây party: a → a"
      ])
    // Each above the other, but never on one day.
    #expect(found(["parents.csv": "id,tree,parent,from,to\na,party,b,,2019-12-31\nb,party,a,2020-01-01,\n"]) == [])
    // In two trees there is no ring.
    #expect(found(["parents.csv": "id,tree,parent,from,to\na,party,b,,\nb,state,a,,\n"]) == [])
  }

  @Test func `successions that do not meet the days of their bodies are warned of`() {
    func codes(_ line: String) -> [String] {
      read(["successions.csv": "from,to,on,kind,extent,basis\n\(line)\n"]).findings.map { "\($0.severity) \($0.code)" }
    }
    #expect(codes("c,b,2025-01-01,merge,whole,") == [])
    #expect(codes("c,b,2024-12-31,merge,whole,") == ["warning predecessor-lives-on"])
    #expect(codes("c,b,2025-02-01,merge,whole,") == ["warning succession-gap"])
    #expect(codes("a,c,2025-01-01,split,part,").contains("warning successor-absent"))
    #expect(codes("a,b,2025-01-01,transfer,,") == ["info ended-without-successor"])
  }

  @Test func `all findings of all files come in one run, and there is no register`() {
    let (register, findings) = read([
      "names.csv": "id,name\na,\nb,\"B\nc,C\n", "places.csv": "id,area\nq,x\n", "codes.csv": "id,scheme,code\na,,1\n",
    ])
    #expect(register == nil)
    #expect(Set(findings.map(\.file)) == ["codes.csv", "names.csv", "organisations.csv", "places.csv"])
    #expect(findings == findings.inReadingOrder())
  }

  @Test func `a file that is not text is one finding and not a flood`() {
    let files = Self.good.sorted { $0.key < $1.key }.map { name, text in
      name == "organisations.csv"
        ? SourceText(name: name, bytes: [0x50, 0x4B, 0x03, 0x04, 0xFF]) : SourceText(name: name, text: text)
    }
    #expect(RegisterReader.read(files, name: "thử").findings.map(\.code) == ["not-utf8"])
  }

  @Test func `English says the same`() {
    let findings = read(["places.csv": "id,area,from,to\nd,x,2024-02-30,\n"]).findings
    #expect(
      findings.map(\.message.en) == [
        "no organisation has the identity \"d\"; each must have a line in organisations.csv, here or in a register behind this one (add --register)",
        "\"2024-02-30\" is no real day; write year-month-day, such as 2025-07-01",
      ])
  }
}
