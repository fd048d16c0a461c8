import Diagnostics
import Glibc
import Testing

@Suite struct CheckAndFormatTests {
  private let folder: TemporaryFolder
  private static let sentence =
    "## Điều 1 {#dieu-1}\n```quydinh\nMTTQ phải báo cáo gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.\n```\n"

  init() throws { folder = try TemporaryFolder() }

  private func file(_ text: String = PlantedFiles.head + sentence) throws -> String { try folder.write("thu.md", text) }

  // MARK: check

  @Test func `the shipped files have no error and no warning`() {
    let run = Running("check \(Running.home)/Regulations --register \(Running.home)/Registers/five-jurisdictions")
    #expect(run.code == 0)
    #expect(run.out.contains(": 0 lỗi, 0 cảnh báo, "))
    // The default is the shipped folder, told from the working folder.
    #expect(Running("check").out.hasPrefix("Regulations/"))
  }

  @Test func `a finding shows its place, its words, its line and the nearest known word`() throws {
    let path = try file(PlantedFiles.head + Self.sentence.replacing("hằng tháng", with: "hăng thánh"))
    let run = Running("check \(path)")
    #expect(
      run.out == """
        \(path):1:1: còn để ngỏ: không có danh bạ nên chưa kiểm tra 4 bên và 0 ví dụ; thêm --register THƯ_MỤC [no-register]
            1 | ---
              | ^^^
              = các bên: BDVTU, MTTQ, LĐLĐ, đoàn thể
        \(path):15:30: lỗi: cần nơi nhận, kỳ, hạn, số lượng, điều kiện, nội dung hoặc liên kết; ở đây thấy "hăng" [unknown-part]
           15 | MTTQ phải báo cáo gửi BDVTU; hăng thánh, chậm nhất ngày 5 tháng sau.
              |                              ^^^^
              = gần nhất: "hằng tháng"
        1 tệp, 0 câu, 0 ví dụ: 1 lỗi, 0 cảnh báo, 1 điểm còn để ngỏ

        """)
    #expect(run.code == 1)
  }

  @Test func `examples come out by the calendar in the folder of the regulation or above it`() throws {
    let register = "--register \(Running.home)/Registers/five-jurisdictions"
    // 5/4/2024 is a Friday on which only this folder's calendar rests.
    let example = "```vidu\nngày 1/4/2024: MTTQ phải thực hiện kỳ tháng 3/2024, hạn 8/4/2024.\n```\n"
    try folder.write("laws/thu.md", PlantedFiles.head + Self.sentence + example)
    let without = Running("check \(folder.path)/laws \(register)")
    #expect(without.code == 1)
    #expect(without.out.contains("hạn 05/04/2024"))
    try folder.write(
      "calendars/vietnam.md",
      """
      ---
      ngôn ngữ quy tắc: 1
      mã: vietnam
      loại: lịch làm việc
      tên: Lịch của riêng thư mục
      phiên bản: 2024-01
      quyết định từ: 1/1/2024
      quyết định đến: 31/12/2024
      ---
      ## Nghỉ {#nghi}
      ```lich
      theo: "lịch thử"; chưa đối chiếu với quyết định; phạm vi mọi người sử dụng lao động.
      nghỉ hằng tuần thứ Bảy, Chủ nhật.
      nghỉ ngày 5/4/2024 "Ngày thử".
      ```

      """)
    for path in ["\(folder.path)/laws", folder.path] {
      let with = Running("check \(path) \(register)")
      #expect(with.code == 0, Comment(rawValue: with.out))
      #expect(with.out.contains("1 ví dụ: 0 lỗi"))
    }
  }

  @Test func `line ends, byte order marks and decomposed letters change nothing`() throws {
    let text = PlantedFiles.head + Self.sentence
    let wanted = "1 tệp, 1 câu, 0 ví dụ: 0 lỗi, 0 cảnh báo, 1 điểm còn để ngỏ\n"
    #expect(Running("check \(try file(text))").out.hasSuffix(wanted))
    #expect(Running("check \(try file(text.replacing("\n", with: "\r\n")))").out.hasSuffix(wanted))
    #expect(Running("check \(try file("\u{FEFF}" + text))").out.hasSuffix(wanted))
    // Decomposed: đ has no parts, the others come apart.
    let parts = [
      "ả": "a\u{0309}", "á": "a\u{0301}", "ế": "e\u{0302}\u{0301}", "ơ": "o\u{031B}", "ộ": "o\u{0323}\u{0302}",
      "ậ": "a\u{0323}\u{0302}",
    ]
    var decomposed = ""
    for character in text {
      decomposed.unicodeScalars.append(contentsOf: (parts[String(character)] ?? String(character)).unicodeScalars)
    }
    #expect(decomposed.utf8.count != text.utf8.count)
    #expect(Running("check \(try file(decomposed))").out.hasSuffix(wanted))
  }

  @Test func `an empty file lacks its header`() throws {
    let run = Running("check \(try file(""))", .en)
    #expect(
      run.out.contains("thu.md:1:1: error: a file begins with a header between two lines \"---\" [missing-header]\n"))
    #expect(run.code == 1)
  }

  @Test func `a file that never ends is refused as a device`() {
    let run = Running("check /dev/zero")
    #expect(run.err == "phoihop: \"/dev/zero\" là thiết bị, không phải tệp\n")
    #expect(run.code == 2)
  }

  /// Of one kind a thousand are listed, the others counted, and the sum is right.
  @Test func `of one kind a thousand findings are listed and the others counted`() throws {
    let bad = String(repeating: "MTTQ phải báo cao gửi BDVTU.\n", count: 2500)
    let path = try file(PlantedFiles.head + "## Điều 1 {#dieu-1}\n```quydinh\n\(bad)```\n")
    let run = Running("check \(path) --format json", .en)
    let found = Finding.read(run.out).filter { $0.code == "unknown-act" }
    #expect(found.count == 1001)
    #expect(found.last?.text == "2514:11-2514:28 error: 1500 more of the same kind, the last one here")
    #expect(Running("check \(path)").out.hasSuffix("1 tệp, 0 câu, 0 ví dụ: 2500 lỗi, 0 cảnh báo, 1 điểm còn để ngỏ\n"))
  }

  @Test func `one very long line is shown in part`() throws {
    let bad = String(repeating: "MTTQ phải báo cao gửi BDVTU. ", count: 20_000)
    let path = try file(PlantedFiles.head + "## Điều 1 {#dieu-1}\n```quydinh\n\(bad)\n```\n")
    let found = Finding.read(Running("check \(path) --format json").out).filter { $0.code == "unknown-act" }
    #expect(found.last?.text == "15:579982-15:579999 error: còn 19000 chỗ nữa như vậy, chỗ cuối ở đây")
    for line in Running("check \(path)").out.split(separator: "\n") { #expect(line.count < 250) }
  }

  @Test func `forms in the folder are checked too`() throws {
    try folder.write("forms/x.md", "---\nngôn ngữ quy tắc: 1\nmã: x\nloại: biểu mẫu\ntên: X\n---\n")
    let run = Running("check \(folder.path)")
    #expect(run.out.contains("forms/x.md:1:1: lỗi: tệp biểu mẫu không có bảng các trường [missing-table]\n"))
    #expect(run.code == 1)
  }

  // MARK: format

  @Test func `format with check names the file and writes nothing`() throws {
    let text = PlantedFiles.head + Self.sentence.replacing("hằng tháng", with: "hàng tháng")
    let path = try file(text)
    let run = Running("format --check \(path)")
    #expect(run.out == "\(path)\n")
    #expect(run.err == "phoihop: 1 tệp chưa theo dạng chuẩn; phoihop format TỆP viết lại\n")
    #expect(
      Running("format --check \(path)", .en).err
        == "phoihop: 1 file is not in canonical form; phoihop format PATH rewrites\n")
    #expect(run.code == 1)
    #expect(try folder.read("thu.md") == text)
  }

  @Test func `format writes in place and leaves no other file behind`() throws {
    let path = try file(PlantedFiles.head + Self.sentence.replacing("hằng tháng", with: "hàng  tháng"))
    let run = Running("format \(path)")
    #expect(run.out == "\(path)\n")
    #expect(run.code == 0)
    #expect(
      try folder.read("thu.md").contains("MTTQ phải báo cáo gửi BDVTU; hằng tháng, chậm nhất ngày 5 tháng sau.\n"))
    #expect(Running("format --check \(path)").out == "")
    #expect(Running("format --check \(path)").code == 0)
    #expect(TemporaryFolder.names(folder.path) == ["thu.md"])
  }

  @Test func `a file goes into English and back without loss`() throws {
    let path = try file()
    _ = Running("format \(path)")
    let vietnamese = try folder.read("thu.md")
    #expect(Running("format --language en \(path)").code == 0)
    let english = try folder.read("thu.md")
    #expect(english.contains("MTTQ must report to BDVTU; every month, by day 5 of the next month.\n"))
    #expect(english.contains("kind: coordination regulation\n"))
    #expect(Running("--language en format --language vi \(path)").code == 0)
    #expect(try folder.read("thu.md") == vietnamese)
  }

  /// The day of signing is that of its own key; only the three words of a guidance letter are words of the grammar.
  @Test func `a day of signing, a last line without full stop and a guidance letter come out canonical`() throws {
    let head = PlantedFiles.head.replacing(
      "có hiệu lực từ: 1/1/2024\n", with: "ký ngày: 5/2/2024\ncó hiệu lực từ: ngày ký (không rõ)\n")
    let rules = "## Điều 1 {#dieu-1}\n```quydinh\nMTTQ phải báo cáo gửi BDVTU; hằng tháng.\n```\n"
    let application =
      "```apdung\ntheo: hướng dẫn của BDVTU, số 1-HD, ngày 2/1/2024 (ví dụ)\nhạn chậm nhất ngày 5 tháng sau"
    let path = try file(head + rules + application + "\n```\n")
    #expect(Running("format \(path)").code == 0)
    let vietnamese = try folder.read("thu.md")
    #expect(vietnamese.contains("\ncó hiệu lực từ: ngày ký\n"))
    #expect(vietnamese.contains("ngày 2/1/2024 (ví dụ)\nhạn chậm nhất ngày 5 tháng sau.\n```\n"))
    #expect(Running("check \(path)").out.hasSuffix("0 lỗi, 0 cảnh báo, 1 điểm còn để ngỏ\n"))
    #expect(Running("format --language en \(path)").code == 0)
    let english = try folder.read("thu.md")
    #expect(english.contains("\nin force from: day of signing\n"))
    #expect(english.contains("\nby: guidance of BDVTU, no. 1-HD, of 2/1/2024 (ví dụ)\n"))
    #expect(Running("--language en format --language vi \(path)").code == 0)
    #expect(try folder.read("thu.md") == vietnamese)
    // Without that day the first day in force is open.
    let open = try file(vietnamese.replacing("ký ngày: 5/2/2024\n", with: ""))
    #expect(Running("check \(open)").out.contains("[open-effect]"))
  }

  @Test func `a file with errors stays as it is`() throws {
    let text = PlantedFiles.head + Self.sentence.replacing("báo cáo", with: "báo cao")
    let path = try file(text)
    let run = Running("format \(path)", .en)
    #expect(run.code == 1)
    #expect(run.err.hasSuffix("phoihop: \(path) has errors and is left as it is\n"))
    #expect(try folder.read("thu.md") == text)
  }

  @Test func `a file that may not be written stays as it is`() throws {
    let text = PlantedFiles.head + Self.sentence.replacing("hằng tháng", with: "hàng tháng")
    let path = try file(text)
    chmod(path, 0o444)
    let run = Running("format \(path)")
    #expect(run.err == "phoihop: không được phép ghi \"\(path)\"; tệp cũ còn nguyên\n")
    #expect(run.code == 2)
    #expect(try folder.read("thu.md") == text)
  }

  @Test func `a link stays a link and the file behind it is written`() throws {
    _ = try file(PlantedFiles.head + Self.sentence.replacing("hằng tháng", with: "hàng tháng"))
    symlink("thu.md", "\(folder.path)/link.md")
    #expect(Running("format \(folder.path)/link.md").code == 0)
    #expect(try folder.read("thu.md").contains("hằng tháng"))
    var status = stat()
    #expect(lstat("\(folder.path)/link.md", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
  }
}
