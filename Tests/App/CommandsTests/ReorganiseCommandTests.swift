import Diagnostics
import Testing

/// What `phoihop reorganise` says and writes, on a small country worked by hand.
@Suite struct ReorganiseCommandTests {
  private static func folder(_ changes: [String: String?] = [:]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in PlannedPlans.files.merging(changes.compactMapValues { $0 }, uniquingKeysWith: { $1 }).sorted(
      by: { $0.key < $1.key })
    where changes[name] == nil || changes[name] != .some(nil) {
      try folder.write(name, text)
    }
    try folder.write("rules/README.md", "")
    try folder.write("rules/thu.md", rules)
    return folder
  }

  private static func run(
    _ folder: TemporaryFolder, _ more: [String], on: String = "2025-07-01", _ language: Language = .vi
  )
    -> Running
  {
    Running(
      [
        "reorganise", "--plan", "\(folder.path)/plan", "--on", on, "--register", "\(folder.path)/reg", "--regulations",
        "\(folder.path)/rules",
      ] + more, language)
  }

  /// In An the district reports to the province, the communes to the district, and the odd board to the committee.
  private static let rules = #"""
    ---
    ngôn ngữ quy tắc: 1
    mã: thu
    loại: quy chế phối hợp
    tên: Quy chế thử
    có hiệu lực từ: 1/1/2020
    ---

    # Quy chế thử

    ## Các bên
    - UBND tỉnh: Ủy ban nhân dân tỉnh = cơ quan "ủy ban nhân dân", cấp tỉnh, tại "Tỉnh An"
    - UBND huyện: Ủy ban nhân dân huyện = cơ quan "ủy ban nhân dân", cấp huyện, tại "Tỉnh An"
    - UBND xã: Ủy ban nhân dân xã = cơ quan "ủy ban nhân dân", cấp xã, tại "Tỉnh An"
    - Huyện ủy: Huyện ủy = cơ quan "cấp ủy", cấp huyện, tại "Tỉnh An"
    - Ban lẻ: Ban lẻ = cơ quan "ban lẻ", cấp huyện, tại "Tỉnh An"

    ## Điều 1. Báo cáo {#dieu-1}
    ```quydinh
    [a] UBND huyện phải báo cáo "kết quả" gửi UBND tỉnh; hằng tháng.
    [b] UBND xã phải báo cáo "kết quả" gửi UBND huyện; hằng tháng.
    [c] Ban lẻ phải báo cáo "kết quả" gửi Huyện ủy; hằng tháng.
    [d] UBND huyện phải báo cáo "kết quả" gửi Huyện ủy; hằng tháng.
    ```
    """# + "\n"

  @Test(arguments: PlannedPlans.faults) func `every fault is named with its place and nothing is applied`(
    _ fault: PlannedPlans.Fault
  ) throws {
    let folder = try Self.folder(fault.files)
    let before = try? folder.read("reg/successions.csv")
    for language in Language.allCases {
      let run = Self.run(folder, [], on: fault.on, language)
      #expect(run.code == 1)
      #expect(run.out == "")
      let wanted = (language == .vi ? fault.vi : fault.en).replacing("FOLDER", with: folder.path)
      #expect(run.err.split(separator: "\n").map(String.init).first { $0.hasSuffix("[\(fault.code)]") } == wanted)
    }
    #expect((try? folder.read("reg/successions.csv")) == before)
  }

  @Test func `every code of plans and standard bodies is planted`() throws {
    let core = "\(Running.home)/Sources/Core/Reorganisations"
    let exchange = "\(Running.home)/Sources/Documents/Exchange"
    let paths =
      TemporaryFolder.names(core).map { "\(core)/\($0)" }
      + ["PlanReader", "RegisterReading+Standard", "RecordTable+Successions"].map { "\(exchange)/\($0).swift" }
    var codes: Set<String> = []
    for path in paths { codes.formUnion(PlantedFilesTests.codes(in: try TemporaryFolder.read(path))) }
    #expect(codes.count > 20)
    #expect(codes.subtracting(PlannedPlans.faults.map(\.code)).sorted() == [])
  }

  @Test func `a preview says what passes, which rules lose whom and what a person decides, and writes nothing`() throws
  {
    let folder = try Self.folder()
    let run = Self.run(folder, ["--preview"])
    #expect(run.err == "")
    #expect(
      run.out == """
        Sắp xếp từ ngày 01/07/2025 theo \(folder.path)/plan; xem trước, chưa ghi gì

          CƠ QUAN
          13        chuyển
                    8             đơn vị được nhập với đơn vị khác
                    2             đơn vị bị chia
                    3             huyện đảo thành đặc khu cấp xã
          6         chuyển cấp
                    6             bỏ cấp huyện: chức năng về tỉnh, vụ việc về xã nơi xảy ra
          0         kết thúc

          Người kế tiếp: 16 cùng loại; 3 giữ tạm, cần người quyết định

        QUY TẮC MẤT NGƯỜI LÀM
          thu/dieu-1/a  khép lại
            Ủy ban nhân dân huyện Đông → Ủy ban nhân dân tỉnh An Bình
              khép lại: bên làm và bên nhận nay là một cơ quan, không còn ai để gửi
          thu/dieu-1/b  chuyển
            Ủy ban nhân dân xã Một → Ủy ban nhân dân xã Mới, và 1 cơ quan nữa
              chuyển: cơ quan của đơn vị kế tiếp làm tiếp
          thu/dieu-1/c  cần người quyết định
            Ban lẻ huyện Đông → Tỉnh ủy An Bình
              cần người quyết định: chưa rõ ai kế tiếp, một cơ quan giữ tạm
          thu/dieu-1/d  chuyển cấp
            Ủy ban nhân dân huyện Đông → Ủy ban nhân dân tỉnh An Bình
              chuyển cấp: cấp huyện không còn, cơ quan cùng loại của tỉnh làm tiếp
          1 chuyển; 1 chuyển cấp; 1 khép lại; 1 cần người quyết định

        CẦN NGƯỜI QUYẾT ĐỊNH
          ban-a-d1  Ban lẻ huyện Đông → Tỉnh ủy An Bình
          ban-a-d2  Ban lẻ huyện Tây → Tỉnh ủy An Bình
          ban-a-d3  Ban lẻ huyện Đảo → Đảng ủy đặc khu Đảo
          Nơi ghi sau mũi tên giữ tạm để không việc nào mất; quyết định khác thì ghi một dòng vào bodies.csv của kế hoạch.

        """)
    #expect(!TemporaryFolder.names("\(folder.path)/reg").contains("successions.csv"))
  }

  @Test func `the steps written are those worked by hand, and a second run passes nothing again`() throws {
    let folder = try Self.folder([
      "plan/bodies.csv":
        "from,to,kind,extent,basis\nban-a-d2,ubnd-q1,transfer,,Quyết định 1\nban-a-d3,,dissolution,,Quyết định 2\n"
    ])
    let run = Self.run(folder, ["--basis", "Nghị quyết thử"])
    #expect(run.err == "")
    #expect(
      run.out.hasPrefix(
        "Sắp xếp từ ngày 01/07/2025 theo \(folder.path)/plan; đã ghi 21 bước vào \(folder.path)/reg/successions.csv\n"))
    #expect(
      try folder.read("reg/successions.csv") == """
        from,to,on,kind,extent,basis
        cap-uy-p1,cap-uy-q1,2025-07-01,merge,whole,Nghị quyết thử
        ubnd-p1,ubnd-q1,2025-07-01,merge,whole,Nghị quyết thử
        cap-uy-p2,cap-uy-q1,2025-07-01,merge,whole,Nghị quyết thử
        ubnd-p2,ubnd-q1,2025-07-01,merge,whole,Nghị quyết thử
        cap-uy-d1,cap-uy-q1,2025-07-01,dissolution,whole,Nghị quyết thử
        ubnd-d1,ubnd-q1,2025-07-01,dissolution,whole,Nghị quyết thử
        ban-a-d1,cap-uy-q1,2025-07-01,dissolution,whole,Nghị quyết thử
        cap-uy-d2,cap-uy-q1,2025-07-01,dissolution,whole,Nghị quyết thử
        ubnd-d2,ubnd-q1,2025-07-01,dissolution,whole,Nghị quyết thử
        ban-a-d2,ubnd-q1,2025-07-01,transfer,whole,Quyết định 1
        cap-uy-d3,cap-uy-n3,2025-07-01,conversion,whole,Nghị quyết thử
        ubnd-d3,ubnd-n3,2025-07-01,conversion,whole,Nghị quyết thử
        ban-a-d3,,2025-07-01,dissolution,whole,Quyết định 2
        cap-uy-c1,cap-uy-n1,2025-07-01,merge,whole,Nghị quyết thử
        ubnd-c1,ubnd-n1,2025-07-01,merge,whole,Nghị quyết thử
        cap-uy-c2,cap-uy-n1,2025-07-01,split,main-part,Nghị quyết thử
        cap-uy-c2,cap-uy-n2,2025-07-01,split,part,Nghị quyết thử
        ubnd-c2,ubnd-n1,2025-07-01,split,main-part,Nghị quyết thử
        ubnd-c2,ubnd-n2,2025-07-01,split,part,Nghị quyết thử
        cap-uy-c3,cap-uy-n2,2025-07-01,merge,whole,Nghị quyết thử
        ubnd-c3,ubnd-n2,2025-07-01,merge,whole,Nghị quyết thử

        """)
    let written = try folder.read("reg/successions.csv")
    let again = Self.run(folder, [], .en)
    #expect(again.err == "")
    #expect(
      again.out.hasPrefix(
        "Reorganisation of 01/07/2025 by \(folder.path)/plan; 0 steps written to \(folder.path)/reg/successions.csv\n"))
    #expect(try folder.read("reg/successions.csv") == written)
    #expect(again.out.contains("  19 bodies had passed by a plan written before and do not pass again\n"))
    #expect(again.out.contains("RULES THAT LOSE A BEARER\n  none\n"))
  }

  @Test func `a mistake is mended by a plan of single bodies, and the lines before it stay`() throws {
    let folder = try Self.folder()
    #expect(Self.run(folder, []).code == 0)
    let wrong = try folder.read("reg/successions.csv")
    try folder.write("mend/bodies.csv", "from,to,kind,extent,basis\nban-a-d1,ubnd-q1,correction,,Quyết định 3\n")
    let run = Running([
      "reorganise", "--plan", "\(folder.path)/mend", "--on", "2025-09-01", "--register", "\(folder.path)/reg",
      "--regulations", "\(folder.path)/rules",
    ])
    #expect(run.err == "")
    #expect(
      try folder.read("reg/successions.csv")
        == wrong + "ban-a-d1,ubnd-q1,2025-09-01,correction,whole,Quyết định 3\n")
    // Who was asked for in August is the body that kept it; in September the right one.
    func bearer(_ day: String) -> [String] {
      Running([
        "obligations", "--from", "2025-03-01", "--to", "2025-03-31", "--on", day, "--regulations",
        "\(folder.path)/rules", "--register", "\(folder.path)/reg", "--bearer", "ban-a-d1", "--format", "json",
      ]).out.split(separator: "\n").filter {
        $0.contains("\"id\": \"cap-uy-q1\"") || $0.contains("\"id\": \"ubnd-q1\"")
      }
      .map { String($0.split(separator: "\"")[3]) }
    }
    #expect(bearer("2025-08-31") == ["cap-uy-q1"])
    #expect(bearer("2025-09-01") == ["ubnd-q1"])
  }

  @Test func `a plan of one body run twice writes one step, and says so in the words of one`() throws {
    let folder = try Self.folder()
    try folder.write("one/bodies.csv", "from,to,kind,extent,basis\nban-a-d1,cap-uy-d1,merge,,Quyết định 4\n")
    func run(_ language: Language) -> Running {
      Running(
        [
          "reorganise", "--plan", "\(folder.path)/one", "--on", "2024-05-01", "--register", "\(folder.path)/reg",
          "--regulations", "\(folder.path)/rules",
        ], language)
    }
    let head = "Reorganisation of 01/05/2024 by \(folder.path)/one; "
    #expect(run(.en).out.hasPrefix(head + "1 step written to \(folder.path)/reg/successions.csv\n"))
    let again = run(.en)
    #expect(again.out.hasPrefix(head + "0 steps written to \(folder.path)/reg/successions.csv\n"))
    #expect(again.out.contains("\n  1 body had passed by a plan written before and does not pass again\n"))
    #expect(
      try folder.read("reg/successions.csv")
        == "from,to,on,kind,extent,basis\nban-a-d1,cap-uy-d1,2024-05-01,merge,whole,Quyết định 4\n")
  }

  @Test func `what is in the file already stays as it is`() throws {
    let old = "kind,from,to,on\ntransfer,cap-uy-p1,ubnd-p1,2024-01-01"
    let folder = try Self.folder(["reg/successions.csv": old])
    #expect(Self.run(folder, []).code == 0)
    let lines = try folder.read("reg/successions.csv").split(separator: "\n")
    #expect(lines[0] == "kind,from,to,on,extent,basis")
    #expect(lines[1] == "transfer,cap-uy-p1,ubnd-p1,2024-01-01,,")
    #expect(lines[2] == "merge,cap-uy-p1,cap-uy-q1,2025-07-01,whole,")
    #expect(lines.count == 23)
  }

  @Test func `CSV and JSON tell the same`() throws {
    let folder = try Self.folder()
    let csv = Self.run(folder, ["--preview", "--format", "csv"]).out.split(separator: "\n")
    #expect(csv.count == 22)
    #expect(csv[0] == "from,fromName,to,toName,on,kind,extent,outcome,cause,way,decision,basis")
    #expect(
      csv[7]
        == "ban-a-d1,Ban lẻ huyện Đông,cap-uy-q1,Tỉnh ủy An Bình,2025-07-01,dissolution,whole,remapped,abolished,caretaker,yes,"
    )
    let json = Self.run(folder, ["--preview", "--format", "json"]).out
    #expect(json.contains("\"outcomes\""))
    #expect(json.contains("\"owedToItself\""))
  }

  @Test func `used wrongly, it says what is missing`() throws {
    #expect(
      Running("reorganise --on 2025-07-01").err
        == "phoihop reorganise cần --plan THƯ_MỤC, như --plan Registers/plans/2025-07-01\n")
    #expect(
      Running("reorganise --on 2025-07-01", .en).err
        == "phoihop reorganise needs --plan FOLDER, as --plan Registers/plans/2025-07-01\n")
    #expect(
      Running("reorganise --plan x", .en).err == "phoihop reorganise needs --on DAY, as --on 2024-03-20\n")
    #expect(
      Running("reorganise --plan x --on 2025-07-01").err
        == "phoihop: để ghi, phoihop reorganise cần --register THƯ_MỤC; để chỉ xem, thêm --preview\n")
    #expect(
      Running("reorganise --plan x --on 2025-07-01", .en).err
        == "phoihop: to write, phoihop reorganise needs --register FOLDER; to look only, add --preview\n")
    #expect(
      Running("reorganise --plan /khong-co --on 2025-07-01 --preview").err
        == "phoihop: kế hoạch là một thư mục tệp CSV; không có thư mục \"/khong-co\"\n")
    #expect(
      Running("reorganise --plan /khong-co --on 2025-07-01 --preview", .en).err
        == "phoihop: a plan is a folder of CSV files; there is no folder \"/khong-co\"\n")
  }
}
