import Diagnostics
import Files
import Obligations
import Testing

/// Making a store, people and roles, what comes in, texts: every answer and refusal word for word.
@Suite struct KeepingTests {
  private func expect(
    _ run: Running, _ err: String, code: Int32 = 2, _ place: SourceLocation = #_sourceLocation
  ) {
    // A sentence that begins with a command has the program's name in it.
    #expect(
      run.err.replacing("phoihop: ", with: "").replacing("phoihop \(err)", with: err) == "\(err)\n",
      sourceLocation: place)
    #expect(run.out == "", sourceLocation: place)
    #expect(run.code == code, sourceLocation: place)
  }

  // MARK: The store

  @Test func `a store is made once, and says what comes next`() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/store"
    let made = Running(["init", "--store", path], .en)
    #expect(made.err == "")
    #expect(
      made.out == """
        a store was made at \(path)
        key of the ledger: \(path)/ledger.key — keep a copy elsewhere that nobody else can read
        next:
          phoihop import register FOLDER   the register of organisations
          phoihop import calendar FILE     the calendar of working days
          phoihop import laws FOLDER       laws and forms
          phoihop user add "Full name"     the first person

        """)
    expect(
      Running(["init", "--store", path]), "đã có một kho ở \"\(path)\"; chọn thư mục khác bằng --store")
    expect(
      Running(["init", "--store", path], .en),
      "there is a store at \"\(path)\" already; choose another folder by --store")
  }

  @Test func `where no store is, a command says how to make one`() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/none"
    expect(
      Running(["user", "list", "--store", path]),
      "không có kho nào ở \"\(path)\"; phoihop init tạo kho, --store chỉ thư mục khác")
    expect(
      Running(["user", "list"], .en, variables: ["PHOIHOP_STORE": path]),
      "there is no store at \"\(path)\"; phoihop init makes one, --store names another folder")
    #expect(!FileSystem.exists(path))
  }

  @Test func `a store is asked or files are, not both`() throws {
    let store = try StoreWorld()
    let line =
      "obligations --from 2024-03-01 --to 2024-03-31 --store \(store.path) --register Registers/five-jurisdictions"
    expect(
      store.run(line), "--store không đi cùng --regulations, --register, --events: hỏi kho hoặc hỏi tệp")
    expect(
      store.run(line, .en), "--store does not go with --regulations, --register, --events: ask a store or ask files")
  }

  @Test func `a store says what it still lacks, one thing after the other`() throws {
    let store = try StoreWorld()
    let asked = "obligations --from 2024-03-01 --to 2024-03-31"
    expect(
      store.run(asked), "kho chưa có danh bạ cơ quan; nhập bằng phoihop import register THƯ_MỤC")
    let file = try store.folder.write("thu.md", StoreWorld.regulation)
    expect(
      store.run("regulation activate \(file)", .en),
      "the store needs a register and a calendar first: phoihop import register FOLDER, phoihop import calendar FILE")
    try store.run("user add An").done()
    expect(
      store.run("grant add p-0001 --role administrator --at a", .en),
      "the store has no register of organisations yet; phoihop import register FOLDER brings one in")
    try store.writeRegister()
    try store.run("import register \(store.folder.path)/register").done()
    expect(
      store.run(asked, .en), "the store has no calendar of working days yet; phoihop import calendar FILE brings one in"
    )
    try store.run("import calendar Regulations/calendars/vietnam.md").done()
    expect(
      store.run(asked),
      "kho chưa có quy chế nào; đầu mối phối hợp kích hoạt bằng phoihop regulation activate TỆP")
    // A role can be given before there is any text.
    #expect(
      store.run("grant add p-0001 --role coordinator --at a --regulation thu").out
        == "p-0001: đầu mối phối hợp @ a, số 14\n")
  }

  // MARK: People

  @Test func `people are added with a token that is told once, listed with their roles, and end`() throws {
    let store = try StoreWorld.planted()
    // The planted entries end with 39.
    let added = store.run("user add 'Nguyễn Thị Lan'", as: .em)
    let lines = added.out.split(separator: "\n").map(String.init)
    #expect(lines[0] == "p-0010\tNguyễn Thị Lan")
    #expect(lines[1].hasPrefix("mã truy cập (chỉ hiện một lần, giao tận tay): "))
    let token = String(lines[1].split(separator: " ").last ?? "")
    // 24 random bytes.
    #expect(token.utf8.count == 48)
    #expect(
      store.run("grant add p-0010 --role 'văn thư' --at c --only --to 30/6/2024", .en).out
        == "p-0010: registry clerk @ c, number 42\n")
    #expect(
      store.run("user list", .en).out.hasSuffix(
        "p-0010\tNguyễn Thị Lan\n  42\tregistry clerk @ c, not what lies below\t20/03/2024–30/06/2024\n"))
    #expect(store.run("submit thu/dieu-1/a:c:2024-M03", token: token).code == 0)
    #expect(store.run("grant end 42 --to 21/3/2024").out == "vai trò 42 kết thúc ngày 21/03/2024\n")
    #expect(
      store.run("user end p-0010", .en).out == "p-0010 is a user no more; the roles end today\n")
    expect(
      store.run("submit thu/dieu-1/a:c:2024-M04", .en, token: token),
      "the token is wrong or has run out; an administrator gives a new one with phoihop user token")
    #expect(!store.run("user list").out.contains("p-0010"))
    #expect(
      try store.newKinds() == [
        "personAdded", "tokenIssued", "granted", "submitted", "grantEnded", "personEnded", "tokenRevoked",
      ])
    // Neither the token nor the name stands in the ledger.
    #expect(!(try store.entries().joined()).contains(token))
    #expect(!(try store.entries().joined()).contains("Lan"))
  }

  @Test func `a token that is wrong, has run out or was called in opens nothing and leaves nothing`() throws {
    let store = try StoreWorld.planted()
    let words = "mã truy cập không đúng hoặc đã hết hạn; quản trị viên cấp mã mới bằng phoihop user token"
    let asked = "submit thu/dieu-1/a:b:2024-M03"
    expect(store.run(asked, token: "0123"), words)
    let told = try store.run("user token p-0002 --until 20/3/2024").done()
    let token = String(told.split(separator: " ").last?.dropLast() ?? "")
    #expect(store.run(asked, token: token).code == 0)
    expect(
      store.run("explain thu/dieu-1/a:b:2024-M03", now: Instant(seconds: Running.now.seconds + 86400), token: token),
      words)
    #expect(store.run("user revoke p-0002").out == "đã thu hồi 2 mã truy cập của p-0002\n")
    #expect(store.run("user revoke p-0003", .en).out == "1 token of p-0003 is good no more\n")
    expect(store.run("explain thu/dieu-1/a:b:2024-M03", as: .binh), words)
    #expect(try store.newKinds() == ["tokenIssued", "submitted", "tokenRevoked", "tokenRevoked", "tokenRevoked"])
  }

  @Test func `what is wrong about people and roles is told, and only what one may not is kept`() throws {
    let store = try StoreWorld.planted()
    expect(
      store.run("user add Lan --id p-0002"), "mã \"p-0002\" đã dùng cho một người; bỏ --id để nhận mã mới")
    expect(
      store.run("user add Lan --id p-0002", .en),
      "the id \"p-0002\" is somebody's already; leave out --id to be given a new one")
    expect(
      store.run("user end xyz"), "không có người nào mang mã \"xyz\"; phoihop user list kể những người đã có")
    expect(
      store.run("user token p-0020", .en), "nobody has the id \"p-0020\"; did you mean \"p-0002\"?")
    expect(
      store.run("grant add p-0008 --role leader --at z"), "danh bạ không có cơ quan mã \"z\"")
    expect(
      store.run("grant end 7", .en), "entry 7 gave no role; phoihop user list tells the number of each")
    #expect(try store.newKinds().isEmpty)
    expect(
      store.run("grant add p-0005 --role leader --at a", as: .em),
      "không ai được tự cấp vai trò cho mình; cần một người khác là quản trị viên ở Ban A")
    expect(
      store.run("user add Lan", as: .an),
      "đầu mối phối hợp không được quản lý người dùng; cần vai trò quản trị viên ở Ban A")
    expect(
      store.run("user list", as: .giang, .en),
      "auditor: may not manage users; it needs the role of administrator at Ban A")
    #expect(try store.newKinds() == ["denied", "denied", "denied"])
  }

  // MARK: What comes in

  @Test func `a register that comes in again changes nothing, and a changed one by line`() throws {
    let store = try StoreWorld.planted()
    try store.writeRegister()
    let folder = "\(store.folder.path)/register"
    #expect(store.run("import register \(folder)").out == "đã thêm 0 dòng, kết thúc 0, giữ nguyên 9\n")
    try store.folder.write("register/names.csv", "id,name\na,Ban A\nb,Ban B mới\nc,Ban C\n")
    #expect(
      store.run("import register \(folder) --preview", .en).out == "1 line would be added, 1 ended, 8 stay\n")
    #expect(try store.newKinds().isEmpty)
    #expect(store.run("import register \(folder)").out == "đã thêm 1 dòng, kết thúc 1, giữ nguyên 8\n")
    #expect(try store.newKinds() == ["registerLineEnded", "registerLineAdded"])
    #expect(try store.run("explain thu/dieu-1/a:b:2024-M03", as: .an).done().contains("Ban B mới (b)"))
  }

  @Test func `what is wrong in files that come in is told by line and column, and nothing is written`() throws {
    let store = try StoreWorld.planted()
    try store.folder.write("register/organisations.csv", "id,from,to\na,,\nb,31/12/2020,\n")
    try store.folder.write("register/names.csv", "id,name\na,Ban A\nb,Ban B\n")
    try store.folder.write("register/kinds.csv", "id,kind,level\na,ban,tỉnh\nb,ban,tỉnh\n")
    let register = store.run("import register \(store.folder.path)/register")
    #expect(register.code == 1)
    #expect(
      register.err.hasPrefix(
        "\(store.folder.path)/register/organisations.csv:3:3: lỗi: \"31/12/2020\" không phải là một ngày có thật; viết năm-tháng-ngày, ví dụ 2025-07-01 [bad-date]\n"
      ))
    #expect(register.err.hasSuffix("phoihop: 1 lỗi trong tệp đầu vào; chưa ghi gì\n"))
    let calendar = try store.folder.write("lich.md", "---\nmã: x\n---\n")
    #expect(store.run("import calendar \(calendar)").code == 1)
    expect(
      store.run("import calendar Regulations/calendars/vietnam.md"),
      "\"\(Running.home)/Regulations/calendars/vietnam.md\" giống hệt bản đang dùng; không ghi gì")
    expect(
      store.run("import laws \(store.folder.path)", .en),
      "\"\(store.folder.path)\" has no folder laws or forms with .md files")
    expect(
      store.run("import register \(store.folder.path)/register --layer 12", .en), "--layer is a number from 0 to 9")
    expect(
      store.run("import calendar x.md --preview"), "--preview chỉ dùng với phoihop import register và events")
    expect(
      store.run("import everything", .en),
      "import has no action \"everything\"; there are: calendar, events, laws, register")
    #expect(try store.newKinds().isEmpty)
  }

  // MARK: Texts

  @Test func `a text that is there word for word, or before, is not activated again`() throws {
    let store = try StoreWorld.planted()
    let file = try store.folder.write("thu.md", StoreWorld.regulation)
    expect(store.run("regulation activate \(file)", as: .an), "\"\(file)\" giống hệt bản đang dùng; không ghi gì")
    let head = try store.run("regulation list", as: .an).done().split(separator: "\t")[1]
    #expect(head.utf8.count == 12)
    let other = try store.folder.write(
      "thu-2.md", StoreWorld.regulation.replacing("tên: Quy chế thử", with: "tên: Quy chế thử\nphiên bản: 2"))
    expect(
      store.run("regulation activate \(other)", as: .an, .en),
      "\"\(other)\": there is an earlier text (hash \(head)…); a new one comes in by phoihop regulation amend \(other) --amends \(head)"
    )
    expect(
      store.run("regulation amend \(other) --amends 00112233", as: .an),
      "\"\(other)\" sửa bản 00112233, nhưng bản đứng đầu nay là \(head)…; xem phoihop regulation list rồi đối chiếu lại"
    )
    expect(
      store.run("regulation amend \(file)", as: .an, .en),
      "regulation needs --amends, as --amends 0a1b2c3d4e5f")
    #expect(try store.newKinds().isEmpty)
    expect(
      store.run("regulation activate \(other)", as: .binh),
      "chuyên viên không được kích hoạt quy chế; cần vai trò đầu mối phối hợp của quy chế thu")
    #expect(try store.newKinds() == ["denied"])
  }

  @Test func `a text with an error, an open point or an example that comes out otherwise is refused at its place`()
    throws
  {
    let store = try StoreWorld.planted()
    func refused(_ text: String, _ language: Language = .vi) throws -> [String] {
      let file = try store.folder.write("khac.md", text.replacing("mã: thu", with: "mã: khac"))
      try store.run("grant add p-0001 --role coordinator --at a --regulation khac").done()
      let run = store.run("regulation activate \(file)", as: .an, language)
      #expect(run.code == 1)
      return run.err.replacing("\(file):", with: "").split(separator: "\n").map(String.init)
    }
    let error = try refused(StoreWorld.regulation.replacing("gửi A; hằng tháng.", with: "gửi A; hằng thang."))
    #expect(error.first?.hasPrefix("19:49: lỗi: ") == true, "\(error)")
    #expect(error.last == "phoihop: 2 lỗi trong tệp đầu vào; chưa ghi gì")
    let open = try refused(
      StoreWorld.regulation.replacing("; hạn chậm nhất ngày 25 tháng cuối kỳ.\n[b]", with: ".\n[b]"), .en)
    #expect(open.first?.contains("[open-") == true)
    #expect(open.last == "phoihop: 1 point is left open; nothing was written")
    let example = try refused(
      StoreWorld.regulation + "```vidu\nngày 20/3/2024: B phải thực hiện [a] kỳ tháng 3/2024, hạn 26/3/2024.\n```\n")
    #expect(example.last == "phoihop: 1 lỗi trong tệp đầu vào; chưa ghi gì")
    #expect(try store.newKinds() == ["granted", "granted", "granted"])
  }

  @Test func `an application is set beside a clause, shown and ended, each with its ground`() throws {
    let store = try StoreWorld.planted()
    expect(
      store.run("regulation policy thu/dieu-9 --ground 'thống nhất' --text 'hạn chậm nhất ngày 10/11.'", as: .an),
      "thu không có điều khoản \"dieu-9\"; gần nhất: thu/dieu-1")
    expect(
      store.run("regulation policy khac/dieu-1 --ground 'thống nhất' --text 'x.'", as: .an),
      "đầu mối phối hợp ở Ban A của quy chế thu không được đặt cách áp dụng ở đây; cần vai trò đầu mối phối hợp của quy chế khac"
    )
    let wrong = store.run("regulation policy thu/dieu-1 --ground 'thống nhất' --text '[a] hạn ngay.'", as: .an)
    #expect(wrong.code == 1)
    #expect(wrong.err.hasSuffix("phoihop: 1 lỗi trong tệp đầu vào; chưa ghi gì\n"))
    #expect(try store.newKinds() == ["denied"])
    let set = store.run(
      "regulation policy thu/dieu-1 --ground 'thống nhất của các bên' --text '[a] theo mẫu bao-cao.'", as: .an)
    #expect(set.err == "")
    #expect(set.out == "đã ghi: mục 41\n")
    #expect(
      try store.run("regulation list", as: .an).done().hasSuffix(
        "41\tthu/dieu-1\ttheo: thống nhất của các bên [a] theo mẫu bao-cao.\n"))
    expect(
      store.run("regulation end-policy 7 --ground 'hết'", as: .an),
      "mục 7 không phải là cách áp dụng đang có hiệu lực; xem phoihop regulation list")
    #expect(
      store.run("regulation end-policy 41 --ground 'hết'", as: .an, .en).out == "the application 41 has ended\n")
    #expect(try store.newKinds() == ["denied", "policySet", "policyEnded"])
  }

  // MARK: The ledger

  @Test func `the ledger is shown to the auditor, proved to who keeps it, and holds after a rebuild`() throws {
    let store = try StoreWorld.planted()
    try store.run("submit thu/dieu-1/a:b:2024-M03", as: .binh).done()
    let root = try store.run("verify", .en).done().split(separator: " ")[3]
    #expect(try store.run("verify", as: .giang, .en).done() == "40 entries, root \(root) whole\n")
    #expect(try store.run("rebuild").done() == "đã dựng lại từ 40 mục\n")
    #expect(try store.run("verify").done() == "40 mục, gốc \(root) nguyên vẹn\n")
    let proof = try store.run("ledger prove 40").done()
    #expect(proof.contains("\"root\": \"\(root.dropLast())\""))
    #expect(try store.run("ledger consistency 39 40").done().contains("\"root\": \"\(root.dropLast())\""))
    let checkpoint = try store.run("ledger checkpoint").done()
    #expect(checkpoint.split(separator: "\n")[1] == "40")
    let kept = try store.folder.write("chot.txt", checkpoint)
    #expect(store.run("verify --checkpoint \(kept)").code == 0)
    expect(store.run("ledger prove 41"), "sổ có các mục từ 1 đến 40, không có mục 41")
    expect(store.run("ledger prove x", .en), "\"x\" is no number of an entry")
    expect(
      store.run("ledger show", as: .em),
      "quản trị viên không được đọc nhật ký; cần vai trò người kiểm tra nhật ký ở Ban A")
    expect(
      store.run("rebuild", as: .giang, .en),
      "auditor: may not rebuild the tables; it needs the role of administrator at Ban A")
    // Another store's checkpoint is none of this ledger's.
    let other = try StoreWorld()
    let strange = try store.folder.write("la.txt", other.run("ledger checkpoint").done())
    let found = store.run("verify --checkpoint \(strange)", .en)
    #expect(found.code == 1)
    #expect(found.out.hasPrefix("\(strange) is of another ledger: this one is phoihop/"))
    #expect(found.out.hasSuffix(": 1 place is not as written\n"))
  }
}
