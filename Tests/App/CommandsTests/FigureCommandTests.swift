import Diagnostics
import Testing

/// `completeness`, `burden` and `diff` on the planted regulation, word for word. `FOLDER` stands for its folder.
@Suite struct FigureCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("thu.md", PlantedLibrary.regulation)
    for (name, text) in PlantedLibrary.register { try folder.write("reg/\(name)", text) }
    try folder.write("ev.jsonl", PlantedLibrary.events)
  }

  private func run(_ line: String, _ language: Language = .vi) -> Running {
    Running(
      "\(line) --register \(folder.path)/reg --regulations \(folder.path) --events \(folder.path)/ev.jsonl", language)
  }

  private func diff(_ old: String, _ new: String, _ more: String = "", _ language: Language = .vi) -> Running {
    Running(
      "diff \(folder.path)/\(old) \(folder.path)/\(new) --register \(folder.path)/reg \(more)", language)
  }

  private func expect(_ run: Running, _ wanted: String, _ place: SourceLocation = #_sourceLocation) {
    #expect(run.err == "", sourceLocation: place)
    #expect(run.code == 0, sourceLocation: place)
    #expect(run.out.replacing(folder.path, with: "FOLDER") == wanted, sourceLocation: place)
  }

  private static let window = "--from 2023-01-01 --to 2023-03-31"

  // MARK: completeness

  /// January's report is due on 27 January and came on it; February's was due on 27 February, the year's figures on 31 January;
  /// March's is due on 27 March, and nobody says by when the quarter's briefing is.
  @Test func completenessByRegulation() {
    expect(
      run("completeness --by regulation \(Self.window) --on 2023-03-01 --known 2023-03-01"),
      """
      QUY CHẾ           PHẢI CÓ  CHƯA ĐẾN HẠN  ĐÚNG HẠN  CHẬM  THIẾU  KHÔNG GHI HẠN  KHÁCH QUAN  TỶ LỆ GỬI ĐỦ  TỶ LỆ ĐÚNG HẠN
      thu: Quy chế thử        5             1         1     0      2              1           0  33,3 % (1/3)    33,3 % (1/3)
      Cộng                    5             1         1     0      2              1           0  33,3 % (1/3)    33,3 % (1/3)

      Việc có hạn, hoặc có kỳ kết thúc, từ 01/01/2023 đến 31/03/2023; xét ngày 01/03/2023, theo những gì đã ghi đến hết ngày 01/03/2023.
      Phải có = chưa đến hạn + đúng hạn + chậm + thiếu + không ghi hạn + khách quan. Tỷ lệ tính trên số đã có và số thiếu.

      """)
  }

  @Test func completenessByOrganisationNamesWhoAnswersNow() {
    expect(
      run("completeness --by organisation \(Self.window) --on 2025-08-01 --known 2025-08-01", .en),
      """
      BODY   ANSWERS NOW  EXPECTED  NOT YET DUE  ON TIME  LATE  MISSING  NO DAY STATED  EXCUSED  COMPLETENESS  TIMELINESS
      Ban A                      1            0        0     0        0              1        0             —           —
      Ban B  Ban C               4            0        1     0        3              0        0    25 % (1/4)  25 % (1/4)
      Total                      5            0        1     0        3              1        0    25 % (1/4)  25 % (1/4)

      What is due, or whose period ends, from 01/01/2023 to 31/03/2023; asked on 01/08/2025, by what was recorded by the end of 01/08/2025.
      Expected = not yet due + on time + late + missing + no day stated + excused. Shares are of what came and what is missing.

      """)
    expect(
      run("completeness --by organisation \(Self.window) --on 2025-08-01 --known 2025-08-01 --format csv"),
      """
      key,name,answerable,expected,notYetDue,onTime,late,missing,undated,excused,received,owedByNow,completenessPerMille,timelinessPerMille
      a,Ban A,,1,0,0,0,0,1,0,0,0,,
      b,Ban B,c,4,0,1,0,3,0,0,1,4,250,250

      """)
  }

  /// The day before the submission was recorded nothing was known of it, whatever the day asked about.
  @Test func completenessByPeriodAsOfAnEarlierKnowledge() {
    expect(
      run("completeness --by period \(Self.window) --on 2023-03-01 --known 2023-01-26"),
      """
      KỲ            PHẢI CÓ  CHƯA ĐẾN HẠN  ĐÚNG HẠN  CHẬM  THIẾU  KHÔNG GHI HẠN  KHÁCH QUAN  TỶ LỆ GỬI ĐỦ  TỶ LỆ ĐÚNG HẠN
      năm 2022            1             0         0     0      1              0           0     0 % (0/1)       0 % (0/1)
      tháng 1/2023        1             0         0     0      1              0           0     0 % (0/1)       0 % (0/1)
      tháng 2/2023        1             0         0     0      1              0           0     0 % (0/1)       0 % (0/1)
      tháng 3/2023        1             1         0     0      0              0           0             —               —
      quý I/2023          1             0         0     0      0              1           0             —               —
      Cộng                5             1         0     0      3              1           0     0 % (0/3)       0 % (0/3)

      Việc có hạn, hoặc có kỳ kết thúc, từ 01/01/2023 đến 31/03/2023; xét ngày 01/03/2023, theo những gì đã ghi đến hết ngày 26/01/2023.
      Phải có = chưa đến hạn + đúng hạn + chậm + thiếu + không ghi hạn + khách quan. Tỷ lệ tính trên số đã có và số thiếu.

      """)
  }

  /// Asking for a body takes what it owes jointly, which stands under the body named first, and what its predecessors owed.
  @Test func completenessOfOneBodyAsData() {
    let run = run(
      "completeness --by organisation --bearer c \(Self.window) --on 2025-08-01 --known 2025-08-01 --format json")
    #expect(run.code == 0)
    for wanted in [
      #""by": "organisation""#, #""on": "2025-08-01""#, #""known": "2025-08-01""#, #""key": "a""#, #""key": "b""#,
      #""expected": 5"#, #""perMille": null"#, #""perMille": 250"#, #""numerator": 1"#, #""denominator": 4"#,
      #""name": "Ban C""#,
    ] { #expect(run.out.contains(wanted), "\(wanted)") }
  }

  @Test func theWindowIsTheYearOfTheDay() {
    let year = run("completeness --on 2023-05-01 --known 2023-05-01 --format csv").out
    #expect(
      run("completeness --from 1/1/2023 --to 31/12/2023 --on 2023-05-01 --known 2023-05-01 --format csv").out == year)
    // Twelve months, a year's figures, four quarters.
    #expect(year.hasSuffix("\nthu,Quy chế thử,17,8,1,0,4,4,0,1,5,200,200\n"))
  }

  @Test func nothingExpectedIsSaid() {
    let line = "completeness --from 2010-01-01 --to 2010-01-31 --on 2010-01-01"
    expect(run(line), "Không có việc nào phải có trong khoảng từ 01/01/2010 đến 31/01/2010.\n")
    expect(run(line, .en), "Nothing is expected from 01/01/2010 to 31/01/2010.\n")
  }

  // MARK: burden

  @Test func burdenOfAYear() {
    expect(
      run("burden --year 2023"),
      """
      Báo cáo mỗi cơ quan phải gửi trong năm 2023, theo tháng có hạn hoặc có kỳ kết thúc:

      CƠ QUAN  T1  T2  T3  T4  T5  T6  T7  T8  T9  T10  T11  T12  CẢ NĂM  ĐÃ GỘP
      Ban B     2   1   1   1   1   1   1   1   1    1    1    1      13       ·
      Cộng      2   1   1   1   1   1   1   1   1    1    1    1      13       ·

      Đã gộp: gửi cùng báo cáo của kỳ lớn hơn, không tính vào các cột trước.

      Báo cáo trùng kỳ của cùng một cơ quan: 1 nhóm; gửi chung thì bớt được 0 báo cáo.

      1. trong một quy chế: Ban B, 12 lần (tháng 1/2023, tháng 2/2023, tháng 3/2023…); một lần gửi là xong cả
         thu/dieu-1/a  báo cáo kết quả công tác — gửi Ban A
         thu/dieu-1/d  tổng hợp các báo cáo — thực hiện qua thu/dieu-1/a

      """)
    expect(
      run("burden --year 2023 --format csv"),
      """
      bearer,bearerName,month1,month2,month3,month4,month5,month6,month7,month8,month9,month10,month11,month12,total,absorbed
      b,Ban B,2,1,1,1,1,1,1,1,1,1,1,1,13,0

      """)
    expect(run("burden --year 2010"), "Năm 2010 không có báo cáo nào phải gửi.\n")
    expect(run("burden --year 2010", .en), "No report is to be made in 2010.\n")
  }

  /// A second regulation asks the same body for the same months.
  @Test func burdenAcrossRegulations() throws {
    try folder.write(
      "hai.md",
      PlantedLibrary.regulation.replacing("mã: thu", with: "mã: hai").replacing("Quy chế thử", with: "Quy chế hai"))
    let run = run("burden --year 2023", .en)
    #expect(run.code == 0)
    #expect(
      run.out.contains("Reports of one body for the same time: 2 groups; made together they would be 13 fewer.\n"))
    #expect(run.out.contains("\n2. across regulations: Ban B, once (year 2022); 1 fewer together\n"))
    #expect(
      run.out.contains(
        """
        1. across regulations: Ban B, 12 times (month 1/2023, month 2/2023, month 3/2023…); 12 fewer together
           hai/dieu-1/a  report kết quả công tác — to Ban A
           hai/dieu-1/d  consolidate các báo cáo — done through hai/dieu-1/a
           thu/dieu-1/a  report kết quả công tác — to Ban A
           thu/dieu-1/d  consolidate các báo cáo — done through thu/dieu-1/a

        """))
    let data = self.run("burden --year 2023 --format json").out
    for wanted in [#""across": true"#, #""savings": 12"#, #""carriedBy": "thu/dieu-1/a""#, #""total": 26"#] {
      #expect(data.contains(wanted), "\(wanted)")
    }
  }

  // MARK: diff

  private static let amended = PlantedLibrary.regulation
    .replacing("ngày 25 tháng cuối kỳ", with: "ngày 22 tháng cuối kỳ")
    .replacing(
      "[b] A cùng B phải giao ban \"công tác quý\"; hằng quý",
      with: "[b] A, B phải giao ban \"công tác quý\"; hằng tháng"
    )
    .replacing(
      "[e] B phải báo cáo số liệu \"hội viên\" gửi A; hằng năm, trước ngày 1/2 năm sau.",
      with: "[h] B phải báo cáo \"năm\" gửi A; hằng năm.")

  @Test func diffTellsSentencesAndObligations() throws {
    try folder.write("moi.md", Self.amended)
    expect(
      diff("thu.md", "moi.md", "--from 2024-01-01 --to 2024-03-31"),
      """
      Cũ: FOLDER/thu.md (bản 1; có hiệu lực từ 01/01/2020)
      Mới: FOLDER/moi.md (bản 1; có hiệu lực từ 01/01/2020)

      Câu: 1 thêm, 1 bớt, 1 sửa, 1 giữ câu nhưng đổi cách áp dụng

      ~ thu/dieu-1/a  Điều 1. Báo cáo
          [a] B phải báo cáo "kết quả công tác" gửi A; hằng tháng.
        − áp dụng: hạn chậm nhất ngày 25 tháng cuối kỳ
        + áp dụng: hạn chậm nhất ngày 22 tháng cuối kỳ

      ~ thu/dieu-1/b  Điều 1. Báo cáo
        − [b] A cùng B phải giao ban "công tác quý"; hằng quý.
        + [b] A, B phải giao ban "công tác quý"; hằng tháng.

      + thu/dieu-1/h  Điều 1. Báo cáo
        + [h] B phải báo cáo "năm" gửi A; hằng năm.

      − thu/dieu-1/e  Điều 1. Báo cáo
        − [e] B phải báo cáo số liệu "hội viên" gửi A; hằng năm, trước ngày 1/2 năm sau.

      Việc có hạn, hoặc có kỳ kết thúc, từ 01/01/2024 đến 31/03/2024: 6 thêm, 2 bớt, 3 dời ngày, 1 như cũ

              HẠN CŨ      HẠN MỚI     VIỆC                      CƠ QUAN    KỲ            CÂU
      ~ dời   25/01/2024  22/01/2024  báo cáo kết quả công tác  Ban B      tháng 1/2024  thu/dieu-1/a
      + thêm              —           giao ban công tác quý     2 cơ quan  tháng 1/2024  thu/dieu-1/b
      − bớt   31/01/2024              báo cáo số liệu hội viên  Ban B      năm 2023      thu/dieu-1/e
      ~ dời   26/02/2024  22/02/2024  báo cáo kết quả công tác  Ban B      tháng 2/2024  thu/dieu-1/a
      + thêm              —           giao ban công tác quý     2 cơ quan  tháng 2/2024  thu/dieu-1/b
      ~ dời   25/03/2024  22/03/2024  báo cáo kết quả công tác  Ban B      tháng 3/2024  thu/dieu-1/a
      + thêm              —           giao ban công tác quý     2 cơ quan  tháng 3/2024  thu/dieu-1/b
      − bớt   —                       giao ban công tác quý     Ban A      quý I/2024    thu/dieu-1/b

      """)
    let english = diff("thu.md", "moi.md", "--from 2024-01-01 --to 2024-03-31", .en).out
    for wanted in [
      "Sentences: 1 added, 1 removed, 1 changed, 1 the same but applied otherwise\n",
      "  + [b] A, B must hold a briefing \"công tác quý\"; every month.\n",
      "Obligations due, or whose period ends, from 01/01/2024 to 31/03/2024: 6 appear, 2 vanish, 3 move, 1 stay\n",
      "~ move  25/01/2024  22/01/2024  report kết quả công tác       Ban B     month 1/2024    thu/dieu-1/a\n",
    ] { #expect(english.contains(wanted), "\(wanted)") }
  }

  @Test func diffAsData() throws {
    try folder.write("moi.md", Self.amended)
    let run = diff("thu.md", "moi.md", "--from 2024-02-01 --to 2024-02-28 --format json")
    #expect(run.code == 0)
    for wanted in [
      #""change": "appliedOtherwise""#, #""change": "removed""#, #""move": 1"#, #""unchanged": 1"#,
      #""id": "thu/dieu-1/a:b:2024-M02""#, #""due": "2024-02-26""#, #""due": "2024-02-22""#,
    ] { #expect(run.out.contains(wanted), "\(wanted)") }
  }

  /// The same file, and the same file in English words: a report that there is nothing to report, from the first day in force.
  @Test func nothingDiffers() throws {
    let wanted = """
      Cũ: FOLDER/thu.md (bản 1; có hiệu lực từ 01/01/2020)
      Mới: FOLDER/en.md (bản 1; có hiệu lực từ 01/01/2020)

      Câu: 0 thêm, 0 bớt, 0 sửa, 0 giữ câu nhưng đổi cách áp dụng

      Việc có hạn, hoặc có kỳ kết thúc, từ 01/01/2020 đến 31/12/2020: 0 thêm, 0 bớt, 0 dời ngày, 17 như cũ

      """
    try folder.write("en.md", PlantedLibrary.regulation)
    #expect(Running("format --language en \(folder.path)/en.md").code == 0)
    #expect(try folder.read("en.md").contains("B must report"))
    expect(diff("thu.md", "en.md"), wanted)
  }

  @Test func aPartyThatMeansOthersIsTold() throws {
    try folder.write("moi.md", PlantedLibrary.regulation.replacing("Ban A = mã \"a\"", with: "Ban A = mã \"c\""))
    let run = diff("thu.md", "moi.md", "--from 2024-01-01 --to 2024-03-31")
    #expect(run.out.contains("\nCác bên: 1 khác\n  − - A: Ban A = mã \"a\"\n  + - A: Ban A = mã \"c\"\n"))
    #expect(run.out.contains("Câu: 0 thêm, 0 bớt, 0 sửa, 0 giữ câu"))
  }

  @Test func whatCannotBeComparedIsSaid() throws {
    try folder.write("hai.md", PlantedLibrary.regulation.replacing("mã: thu", with: "mã: hai"))
    let other = diff("thu.md", "hai.md")
    #expect(
      other.err.replacing(folder.path, with: "FOLDER")
        == "phoihop: \"FOLDER/thu.md\" có mã \"thu\", \"FOLDER/hai.md\" có mã \"hai\"; hai bản của một quy chế mang cùng một mã\n"
    )
    #expect(other.code == 2)
    #expect(
      diff("thu.md", "hai.md", "", .en).err.replacing(folder.path, with: "FOLDER")
        == "phoihop: \"FOLDER/thu.md\" has the id \"thu\", \"FOLDER/hai.md\" the id \"hai\"; two versions of one regulation have the same id\n"
    )
    try folder.write("lich/lich.md", "---\nngôn ngữ quy tắc: 1\nmã: lich\nloại: lịch làm việc\n---\n")
    let none = diff("thu.md", "lich")
    #expect(
      none.err.replacing(folder.path, with: "FOLDER")
        == "phoihop: \"FOLDER/lich\" không có quy chế nào; cần tệp quy tắc hoặc thư mục có tệp quy tắc\n")
    #expect(none.code == 2)
    #expect(
      diff("thu.md", "lich", "", .en).err.replacing(folder.path, with: "FOLDER")
        == "phoihop: \"FOLDER/lich\" holds no regulation; a rule file is needed, or a folder with rule files\n")
    let missing = diff("thu.md", "khong-co.md", "", .en)
    #expect(missing.err.contains("khong-co.md"))
    #expect(missing.code == 2)
    #expect(missing.out == "")
  }

  @Test func errorsOfAVersionAreToldWithTheirPlace() throws {
    try folder.write(
      "moi.md", PlantedLibrary.regulation.replacing("[a] B phải báo cáo", with: "[a] B phải bẩm báo"))
    let run = diff("thu.md", "moi.md")
    #expect(run.code == 1)
    #expect(run.out == "")
    #expect(run.err.contains("\(folder.path)/moi.md:19:"))
    #expect(run.err.hasSuffix("lỗi trong tệp đầu vào; chưa tính gì\n"))
  }
}
