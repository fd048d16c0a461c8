import Testing

/// Drafts of lower levels from the regulations that ship: each checks, is canonical, and computes what the text asks.
@Suite struct DeriveShippedTests {
  /// Proves: soc-trang/III.3.4/b, the district's programme with the People's Committee of its level.
  ///
  /// In the district the counterpart of the Party board is the People's Committee (III.3.4), its office the one for both councils. Half-yearly
  /// reports close on the 14th and are due on the 22nd: 22/6/2023 is a Thursday, 22/12/2023 a Friday; the training of the year is due with
  /// the year. The half year runs from 15/12/2022 to 14/6/2023: the draft of 1/3/2023 begins before its middle.
  ///
  /// The parent has 111 sentences. Left out are 17: nine for want of the Front and the organisations (II.7/a to d, III.1.4/a, III.2.4/a
  /// to d), three for want of the committee's standing board (III.1.7/a2, b2, c1), five that ask something of communes (III.3.4/a, b, c,
  /// c1, d). Seven parties go down: the Commission, the Party committee and its standing committee, the People's Committee as itself, in
  /// place of the Party board and as one of all levels, and its office. The parent's examples are 24.
  @Test func `Sóc Trăng's programme for the town Ngã Năm`() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/nga-nam.md"
    let run = Running([
      "derive", "soc-trang", "--for", "org-0552", "--on", "2023-03-01", "--party", "BCSĐ=org-0553", "--party",
      "BTVTU=org-0551", "--party", "Văn phòng UBND=org-0554", "--output", path,
    ])
    #expect(run.code == 0)
    #expect(
      run.err.hasPrefix(
        "phoihop: soc-trang-thi-xa-nga-nam, dự thảo cho Thị xã Ngã Năm từ soc-trang: 94 câu chạy, 7 bên chuyển xuống, bỏ 24 ví dụ của soc-trang\n"
      ))
    #expect(Running("format --check \(path)").code == 0)
    let check = Running("check \(path) --register \(Running.home)/Registers/five-jurisdictions")
    #expect(check.code == 0)
    #expect(check.out.contains("0 lỗi, 0 cảnh báo"))
    let owed = Self.owed("soc-trang-thi-xa-nga-nam", folder.path)
    for line in [
      "III.3.1/a:org-0552:2023-H1 2023-06-22", "III.3.1/a:org-0553:2023-H1 2023-06-22",
      "III.3.1/a:org-0552:2023 2023-12-22", "III.3.1/a:org-0553:2023 2023-12-22", "III.1.6:org-0552:2023 2023-12-31",
    ] { #expect(owed.contains("soc-trang-thi-xa-nga-nam/\(line)"), "\(line)") }
    // What the province asks of its districts would be asked of communes, of which the register has none here.
    #expect(!owed.contains { $0.contains("III.3.4") })
  }

  /// Proves: quang-nam/III.1/gach-2, the district's Front leads a programme with the organisations of its level.
  ///
  /// The half-yearly report of each of the five organisations goes to the Front's standing board, which a district of the register has not;
  /// the joint plan of the year stays, led by the Front.
  @Test func `Quảng Nam's programme for Hội An has the Front and the five organisations of the city`() throws {
    let folder = try TemporaryFolder()
    let run = Running("derive quang-nam --for org-0154 --on 2023-03-01 --output \(folder.path)/ha.md")
    #expect(run.code == 0)
    let text = try folder.read("ha.md")
    for line in [
      #"- MTTQ: Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hội An = cơ quan "ủy ban mặt trận", cấp huyện, tại "Thành phố Hội An""#,
      "- TCCTXH: gồm LĐLĐ, HND, Tỉnh Đoàn, HLHPN, Hội CCB",
    ] { #expect(text.split(separator: "\n").contains(Substring(line)), "\(line)") }
    #expect(text.contains("> [b] từng MTTQ địa phương phải chủ trì lập chương trình"))
    #expect(Running("format --check \(folder.path)/ha.md").code == 0)
  }

  /// Proves: after 1/7/2025 and before, a commune stands two levels below a province; the wards of Ngã Năm are two of its communes.
  @Test func `Sóc Trăng's programme for a ward, by the register of the country`() throws {
    let folder = try TemporaryFolder()
    let registers =
      "--register \(Running.home)/Registers/five-jurisdictions --register \(Running.home)/Registers/country"
    let path = "\(folder.path)/p1.md"
    let run = Running(
      "derive soc-trang --for ubnd-2025-31732 --on 2023-03-01 --party BDVTU=khoi-dan-van-2025-31732 --party BCSĐ=ubnd-2025-31732 --output \(path) \(registers)"
    )
    #expect(run.code == 0)
    let text = try folder.read("p1.md")
    #expect(
      text.contains(
        #"- UBND: Ủy ban nhân dân phường 1 = cơ quan "ủy ban nhân dân", cấp xã, tại "Phường 1, thị xã Ngã Năm""#))
    #expect(Running("format --check \(path)").code == 0)
    // The province's labour federation is one of five organisations; the five of the ward are not put in its place.
    #expect(
      text.contains(
        #"> Chưa đưa vào: LĐLĐ (Liên đoàn Lao động tỉnh): danh bạ không có cơ quan "liên đoàn lao động" cấp xã tại Phường 1, thị xã Ngã Năm."#
      ))
    let owed = Self.owed("soc-trang-phuong-1-thi-xa-nga-nam", folder.path, registers)
    for line in [
      "III.3.1/a:khoi-dan-van-2025-31732:2023-H1 2023-06-22", "III.3.1/a:ubnd-2025-31732:2023 2023-12-22",
    ] { #expect(owed.contains("soc-trang-phuong-1-thi-xa-nga-nam/\(line)"), "\(line)") }
  }

  /// Uông Bí is a city of district level: below it are wards and communes, above it the province's bodies, which become the city's.
  @Test func `a city's regulation for a ward moves what is above the city as well`() throws {
    let folder = try TemporaryFolder()
    let run = Running("derive uong-bi --for org-0387 --on 2023-03-01 --output \(folder.path)/tv.md")
    #expect(run.code == 0)
    let text = try folder.read("tv.md")
    for line in [
      #"- BDV Tỉnh ủy: Ban Dân vận Thành ủy Uông Bí = cơ quan "ban dân vận", cấp huyện, tại "Thành phố Uông Bí""#,
      #"- UBND: Ủy ban nhân dân phường Trưng Vương = cơ quan "ủy ban nhân dân", cấp xã, tại "Phường Trưng Vương""#,
      "> Chưa đưa vào: Bí thư Vàng Danh (Bí thư Đảng ủy phường Vàng Danh): Phường Vàng Danh là một nơi riêng trong Thành phố Uông Bí.",
    ] { #expect(text.split(separator: "\n").contains(Substring(line)), "\(line)") }
  }

  @Test(arguments: [
    "tra-vinh org-0052", "dong-nai org-0107", "quang-nam org-0244", "soc-trang org-0530", "uong-bi org-0339",
  ])
  func `each regulation that ships gives a draft without errors, all of whose sentences run or stand there as prose`(
    _ words: String
  ) throws {
    let run = Running(
      "derive \(words.split(separator: " ")[0]) --for \(words.split(separator: " ")[1]) --on 2023-03-01")
    #expect(run.code == 0)
    #expect(run.err.contains("phoihop check: không có lỗi"))
    let id = words.split(separator: " ")[0]
    let parent = try TemporaryFolder.read("\(Running.home)/Regulations/\(id).md")
    // Every heading with its part is there, in its order.
    func headings(_ text: String) -> [Substring] {
      text.split(separator: "\n").filter { $0.hasPrefix("#") && $0.contains("{#") }
    }
    #expect(headings(run.out) == headings(parent))
    // As many labels begin a sentence as in the parent, with or without the mark of prose.
    func labels(_ text: String) -> Int {
      text.split(separator: "\n").count { line in
        let line = line.hasPrefix("> ") ? line.dropFirst(2) : line
        return line.hasPrefix("[") && line.contains("] ")
          && [" phải ", " cần ", " được ", " không "].contains { line.contains($0) }
      }
    }
    #expect(labels(run.out) == labels(parent))
  }

  private static func owed(_ id: String, _ folder: String, _ registers: String = "") -> [String] {
    let run = Running(
      "obligations --from 2023-01-01 --to 2023-12-31 --on 2023-05-01 --regulation \(id) --regulations \(folder) --format json \(registers)"
    )
    return JSONText.objects(run.out).map { members in
      func text(_ key: String) -> String { members.first { $0.key == key }.map { JSONText.string($0.value) } ?? "" }
      return "\(text("id")) \(text("due"))"
    }
  }
}
