import Diagnostics
import Files
import Glibc
import Testing

/// Used wrongly: one sentence on standard error, nothing on standard output, exit code 2.
@Suite struct UsageTests {
  @Test(arguments: WrongLines.all) func `a wrong line gets one sentence in each language`(_ wrong: WrongLines.Line) {
    for language in Language.allCases {
      // Paths in the lines are those of the repository.
      let words = wrong.line.split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
        ["Regulations", "Registers", "Registers/five-jurisdictions", "LICENSE"].contains(word)
          ? "\(Running.home)/\(word)" : String(word)
      }
      let run = Running(words, language)
      let said = run.err.replacing("\(Running.home)/", with: "")
      #expect(said == (language == .vi ? wrong.vi : wrong.en) + "\n", "\(wrong.line)")
      #expect(run.out == "")
      #expect(run.code == 2)
      #expect(run.err.split(separator: "\n").count == 1)
    }
  }

  @Test func `the option for the language stands anywhere`() {
    let wanted = Running("calendar lunar 2024-02-10", .en).out
    #expect(wanted != Running("calendar lunar 2024-02-10").out)
    for line in [
      "--language en calendar lunar 2024-02-10", "calendar --language en lunar 2024-02-10",
      "calendar lunar 2024-02-10 --language en",
      "calendar lunar --language=en 2024-02-10",
    ] { #expect(Running(line).out == wanted, "\(line)") }
  }

  @Test func `a language given twice is refused`() {
    let run = Running("--language vi demo --language en")
    #expect(run.err == "phoihop: --language viết hai lần\n")
    #expect(run.code == 2)
  }

  @Test func `options stand in any order`() {
    let wanted = Running("calendar add 2024-04-24 10wd --scope all --format json").out
    #expect(Running("calendar --format json --scope all add 2024-04-24 10wd").out == wanted)
    #expect(Running("calendar add --scope=all 2024-04-24 --format=json 10wd").out == wanted)
  }

  @Test func `without the shipped folder the program says what to do`() throws {
    let run = Running("obligations --from 2024-03-01 --to 2024-03-31", home: nil)
    #expect(
      run.err
        == "phoihop: không tìm thấy thư mục Regulations kèm theo; chạy trong thư mục của PhoiHop, cho --regulations THƯ_MỤC, hoặc đặt PHOIHOP_HOME\n"
    )
    #expect(run.code == 2)
    let check = Running("check", .en, home: nil)
    #expect(
      check.err
        == "phoihop: the shipped folder Regulations is not found; run inside the folder of PhoiHop, give a path, or set PHOIHOP_HOME\n"
    )
    #expect(check.code == 2)
    // With a file and a register, what is missing is a calendar beside or above the file.
    let folder = try TemporaryFolder()
    let path = try folder.write("thu.md", PlantedLibrary.regulation)
    let file = Running("check \(path) --register \(Running.home)/Registers/five-jurisdictions", home: nil)
    #expect(
      file.err
        == "phoihop: không tìm thấy thư mục Regulations kèm theo; chạy trong thư mục của PhoiHop, bỏ --register, hoặc đặt PHOIHOP_HOME\n"
    )
    #expect(file.code == 2)
  }

  @Test func `what cannot be written is told why, in both languages`() throws {
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    #expect(Machine.write("x", to: full) == Words(vi: "hết chỗ trên đĩa", en: "no space is left on the disk"))
    #expect(Machine.write("x", to: -1) == Words(vi: "đầu ra đã đóng", en: "the output is closed"))
    let null = open("/dev/null", O_WRONLY)
    defer { close(null) }
    #expect(Machine.write("x", to: null) == nil)
  }

  @Test func `help is given for the program and for every command`() {
    for line in ["", "--help", "-h", "help"] {
      #expect(
        Running(line).out.hasPrefix(
          "phoihop — đọc quy chế phối hợp và trả lời: ai phải làm gì cho ai, đến ngày nào, vì sao\n"))
      #expect(Running(line).code == 0)
    }
    let overview = Running("--help").out.split(separator: "\n")
    let commands = overview.filter { $0.hasPrefix("  ") }.map { String($0.dropFirst(2).prefix { $0 != " " }) }
    #expect(commands.count == Set(commands).count)
    // Those that look, those that draft, a command for each of the 21 deeds, and those that keep the store.
    #expect(commands.count >= 7 + 6 + 21 + 10)
    let titles = overview.filter { line in ["Xem:", "Soạn:", "Làm:", "Giữ:"].contains { line.hasPrefix($0) } }
    #expect(
      titles == [
        "Xem: từ tệp, hoặc từ kho với --store", "Soạn: quy chế, chương trình, sắp xếp tổ chức",
        "Làm: ghi việc đã làm vào kho, với mã truy cập trong PHOIHOP_TOKEN",
        "Giữ: kho, người dùng, văn bản, sổ, bản sao lưu",
      ])
    for command in commands {
      let help = Running("\(command) --help", .en)
      #expect(help.out.hasPrefix("phoihop \(command)"))
      #expect(help.out.contains("--language vi|en"))
      #expect(help.code == 0)
      #expect(Running("help \(command)", .en).out == help.out)
      #expect(Running("\(command) --zzz -h", .en).out == help.out)
    }
    #expect(Running("--version").out == "phoihop 0.1.0\n")
    // The language of the help, also of the command whose option of this name is the file's.
    #expect(Running("format --help --language en").out == Running("format --help", .en).out)
    for variable in ["PHOIHOP_LANGUAGE", "PHOIHOP_HOME", "PHOIHOP_STORE", "PHOIHOP_TOKEN"] {
      #expect(Running("--help").out.contains(variable))
    }
  }

  @Test func `every line to copy for a deed is one that the program takes, and lacks nothing but a store`() {
    let lines = Running("--help").out.split(separator: "\n")
    let deeds = lines.drop { !$0.hasPrefix("Làm:") }.dropFirst().prefix { $0.hasPrefix("  ") }
    #expect(deeds.count == 22)
    for deed in deeds {
      let help = Running("\(deed.split(separator: " ")[0]) --help").out
      let example = help.split(separator: "\n").last?.dropFirst("  phoihop ".count) ?? ""
      // What stands between quotation marks is one word.
      let words = example.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { place, part in
        place % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
      }
      let run = Running(words, variables: ["PHOIHOP_STORE": "/nowhere"])
      #expect(
        run.err == "phoihop: không có kho nào ở \"/nowhere\"; phoihop init tạo kho, --store chỉ thư mục khác\n",
        "\(example)")
    }
  }

  @Test func `the help of a command names all its options with examples`() {
    #expect(
      Running("obligations --help").out == """
        phoihop obligations
          ai phải làm gì cho ai, hạn ngày nào

          --from NGÀY              ngày đầu của khoảng hạn
          --to NGÀY                ngày cuối của khoảng hạn
          --on NGÀY                xét vào ngày (mặc định: hôm nay)
          --known NGÀY             theo những gì đã ghi đến hết ngày (mặc định: bây giờ)
          --regulation MÃ …        chỉ quy chế này
          --bearer MÃ_CƠ_QUAN …    chỉ cơ quan này
          --store THƯ_MỤC          thư mục của kho, hoặc postgres://… (mặc định: PHOIHOP_STORE, rồi ./phoihop-data)
          --files THƯ_MỤC          thư mục khóa và tệp đính kèm của kho trên máy chủ (mặc định: PHOIHOP_FILES, rồi ./phoihop-data)
          --as VAI_TRÒ@MÃ_CƠ_QUAN  làm với vai trò này, khi kiêm nhiệm; ai làm là theo mã truy cập trong PHOIHOP_TOKEN
          --register THƯ_MỤC …     thư mục danh bạ cơ quan (mặc định: danh bạ kèm theo); danh bạ sau đứng sau danh bạ trước
          --regulations THƯ_MỤC    thư mục quy chế (mặc định: các quy chế kèm theo)
          --events TỆP             tệp sự kiện JSON Lines
          --format table|json|csv  cách in
          --language vi|en         nói tiếng Việt hoặc tiếng Anh

        Ví dụ:
          phoihop obligations --from 1/3/2024 --to 31/3/2024 --on 20/3/2024 --regulation tra-vinh
          phoihop obligations --from 2024-03-01 --to 2024-03-31 --bearer org-0007 --format csv

        """)
  }
}
