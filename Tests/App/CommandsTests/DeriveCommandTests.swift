import Diagnostics
import Glibc
import Testing

/// What `phoihop derive` makes and says: of a small programme word for word, and of those that ship.
@Suite struct DeriveCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("rules/an.md", PlannedDescent.parent)
    for (name, text) in PlannedDescent.register { try folder.write("reg/\(name)", text) }
  }

  private func derive(_ more: String, _ language: Language = .vi) -> Running {
    Running(
      "derive an --on 2023-03-01 --register \(folder.path)/reg --regulations \(folder.path)/rules \(more)", language)
  }

  // MARK: The draft

  @Test func `every party, sentence and application becomes what it is a level below, or stands there as prose`() throws
  {
    let run = derive("--for d1-bdv")
    #expect(run.out == PlannedDescent.draft)
    #expect(run.code == 0)
    #expect(
      run.err == """
        phoihop: an-huyen-bac, dự thảo cho Huyện Bắc từ an: 3 câu chạy, 6 bên chuyển xuống, bỏ 1 ví dụ của an
        Cần người quyết định: 13 chỗ
          bên: danh bạ không có cơ quan "ban cán sự đảng" cấp huyện tại Huyện Bắc: BCSĐ
          bên: "sở" là một cơ quan ở cấp trên, 2 cơ quan ở đây: sở
          bên: BCSĐ chưa đưa vào: hai bên
          bên: danh bạ không có cơ quan "ban dân vận" cấp xã tại Huyện Bắc: BDV huyện
          bên: Huyện Bắc là một nơi riêng trong Tỉnh An: BDV Bắc
          áp dụng: chạy không có BCSĐ: an
          tên: chạy không có BCSĐ: an/dieu-1/a, an/dieu-1/d
          câu: thiếu bên BCSĐ: an/dieu-1/b
          câu: dựa vào an/dieu-1/b, câu ấy chưa đưa vào: an/dieu-1/c
          câu: thiếu bên sở: an/dieu-1/e
          áp dụng: hạn trước ngày đầu của dự thảo: an/dieu-1
          câu: thiếu bên BDV huyện: an/dieu-2/b
        Bên nào ở đây là cơ quan khác thì cho --party TÊN=MÃ_CƠ_QUAN; hoặc sửa dự thảo
        phoihop check: không có lỗi; còn để ngỏ: open-members 1

        """)
  }

  @Test func `what a person decides about a party brings back its sentences`() {
    let run = derive("--for d1-bdv --party BCSĐ=d1-ub --party sở=d1-p1")
    #expect(run.code == 0)
    for line in [
      #"- BCSĐ: Ủy ban nhân dân huyện Bắc = mã "d1-ub""#, #"- sở: Phòng Một huyện Bắc = mã "d1-p1""#,
      "- hai bên: gồm BDVTU, BCSĐ", #""tập thể" gồm UBND, BCSĐ."#,
      #"[a] BDVTU phải báo cáo "kết quả" gửi Tỉnh ủy, BCSĐ; hằng quý."#,
      #"[b] BDVTU cùng BCSĐ phải lập kế hoạch "năm"; hằng năm."#,
      #"[c] BDVTU phải thực hiện "kế hoạch"; sau khi [b]."#,
      #"[d] BDVTU phải báo cáo "số liệu" gửi UBND qua BCSĐ; một lần; căn cứ an-huyen-bac/dieu-1/a."#,
      #"[e] sở phải báo cáo "việc của sở" gửi UBND; hằng năm."#, "[a], [b] hạn chậm nhất ngày 9 tháng sau.",
      "[b] không ghi nơi nhận.",
    ] { #expect(run.out.split(separator: "\n").contains(Substring(line)), "\(line)") }
    #expect(run.err.contains("6 câu chạy, 7 bên chuyển xuống"))
  }

  /// [x] is done through [a], which runs, and through [b], which does not.
  @Test func `a sentence done through several that loses one of them says which`() throws {
    let sentence = #"[x] BDVTU phải theo dõi "việc"; hằng năm; thực hiện qua dieu-1/a, dieu-1/b."#
    let text = PlannedDescent.parent.replacing("```quydinh\n", with: "```quydinh\n\(sentence)\n", maxReplacements: 1)
    try folder.write("rules/an.md", text)
    let run = derive("--for d1-bdv")
    #expect(run.code == 0)
    #expect(run.err.contains("  tên: chạy không có an/dieu-1/b: an/dieu-1/x\n"), Comment(rawValue: run.err))
    #expect(
      run.out.contains(
        """
        > Chưa đưa vào phần sau: an/dieu-1/b.
        [x] BDVTU phải theo dõi "việc"; hằng năm; thực hiện qua dieu-1/a.

        """), Comment(rawValue: run.out))
  }

  @Test func `a unit that the body below does not have is left out with it`() {
    let run = derive("--for d2-hu --format json")
    #expect(run.code == 0)
    #expect(run.err == "")
    #expect(run.out.contains(#""subject": "Phòng Tổng hợp","#))
    #expect(run.out.contains(#""why": "danh bạ không có đơn vị nào tên \"Phòng Tổng hợp\" trong BDVTU""#))
    #expect(run.out.contains(#""id": "an-huyen-nam""#))
    #expect(run.out.contains(#""examplesLeftOut": 1"#))
  }

  /// *Xã Một* is in both districts, so it is named with its district; below a commune there is no level here.
  @Test func `a commune two steps below is named so that no other is meant, and what would lie under it is left out`() {
    let run = derive("--for c1-ub --party BDVTU=c1-ub")
    #expect(run.code == 0)
    let lines = run.out.split(separator: "\n")
    #expect(lines.contains("mã: an-xa-mot-huyen-bac"))
    #expect(
      lines.contains(
        #"- UBND: Ủy ban nhân dân xã Một = cơ quan "ủy ban nhân dân", cấp xã, tại "Xã Một, huyện Bắc""#))
    #expect(
      lines.contains(
        #"> Chưa đưa vào: UBND huyện (Ủy ban nhân dân các huyện): dưới cấp xã không còn cấp nào cho cơ quan cấp huyện."#
      ))
  }

  /// After 1/7/2025 there is no district: the commune is the next level, and what the parent says of districts has none left below it.
  /// Tỉnh An is a part of An Bình by then, whose communes are the ones below; those of another province are not.
  @Test func `without districts a province is followed by its communes`() throws {
    for (name, text) in PlannedPlans.files { try folder.write(name, text) }
    try folder.write(
      "reg/areas.csv",
      (PlannedPlans.files["reg/areas.csv"] ?? "")
        + "q9,99,Tỉnh Chín,tỉnh,,2025-07-01,\nn9,00009,Xã Chín,xã,q9,2025-07-01,\n")
    for name in ["organisations", "names", "kinds", "places", "parents"]
    where remove("\(folder.path)/reg/\(name).csv") != 0 { perror(name) }
    try folder.write(
      "rules/an.md",
      """
      ---
      ngôn ngữ quy tắc: 1
      mã: an
      loại: quy chế phối hợp
      tên: Quy chế thử
      có hiệu lực từ: 1/1/2020
      ---

      # Quy chế thử

      ## Các bên
      - UBND tỉnh: Ủy ban nhân dân tỉnh = cơ quan "ủy ban nhân dân", cấp tỉnh, tại "Tỉnh An"
      - UBND huyện: Ủy ban nhân dân huyện = cơ quan "ủy ban nhân dân", cấp huyện, tại "Tỉnh An"
      - Tỉnh ủy: Tỉnh ủy = cơ quan "cấp ủy", cấp tỉnh, tại "Tỉnh An"

      ## Điều 1. Báo cáo {#dieu-1}
      ```quydinh
      [a] UBND tỉnh phải báo cáo "kết quả" gửi Tỉnh ủy; hằng tháng.
      [b] từng UBND huyện phải báo cáo "kết quả" gửi UBND tỉnh; hằng tháng.
      ```

      """)
    let shared = "--register \(folder.path)/reg --regulations \(folder.path)/rules"
    let applied = Running("reorganise --plan \(folder.path)/plan --on 2025-07-01 \(shared)")
    #expect(applied.code == 0)
    let run = Running("derive an --for ubnd-n1 --on 2025-08-01 \(shared)")
    #expect(run.code == 0)
    #expect(run.out.contains(#"- UBND tỉnh: Ủy ban nhân dân xã Mới = cơ quan "ủy ban nhân dân", cấp xã, tại "Xã Mới""#))
    #expect(run.out.contains(#"- Tỉnh ủy: Đảng ủy xã Mới = cơ quan "cấp ủy", cấp xã, tại "Xã Mới""#))
    #expect(
      run.out.contains(
        "> Chưa đưa vào: UBND huyện (Ủy ban nhân dân huyện): dưới cấp xã không còn cấp nào cho cơ quan cấp huyện."))
    let other = Running("derive an --for ubnd-n9 --on 2025-08-01 \(shared)")
    #expect(other.err == "phoihop: --for ubnd-n9: Xã Chín không thuộc Tỉnh An, nơi của văn bản\n")
    let before = Running("derive an --for ubnd-n1 --on 2025-06-30 \(shared)")
    #expect(before.err == "phoihop: --for ubnd-n1: cơ quan không có trong danh bạ vào ngày ấy\n")
  }

  @Test func `a body without a place, and a register without the text's place, are told`() throws {
    let nowhere = derive("--for khong-noi")
    #expect(nowhere.err == "phoihop: --for khong-noi: danh bạ không ghi cấp hoặc nơi của cơ quan\n")
    let outside = derive("--for x-ub", .en)
    #expect(outside.err == "phoihop: --for x-ub: Huyện Xa does not lie in Tỉnh An, the place of the text\n")
    #expect(outside.code == 2)
  }

  @Test func `an English text gives an English draft`() throws {
    let english = Running("format --language en --print \(folder.path)/rules/an.md").out
    try folder.write("rules/an.md", english)
    let run = derive("--for d1-bdv", .en)
    #expect(run.code == 0)
    for line in [
      "title: Draft coordination programme, Huyện Bắc, derived from: Chương trình phối hợp tỉnh An",
      "basis: an, Chương trình phối hợp tỉnh An, no. 01-CTr/AN",
      "A draft made from an for Huyện Bắc on 1/3/2023. Addresses of clauses, short names of parties and accounts are those of an.",
      #"What is marked "left out" is for a person to decide."#,
      "by: inferred: the draft takes 1/3/2023 as its first day, to be mended when it is signed",
      "in force from 1/3/2023.", "> The day of effect of an is not carried over; the draft has its own at the top.",
      #"- Tỉnh ủy: Huyện ủy Bắc = body "cấp ủy", level district, in "Huyện Bắc""#,
      #"> Left out: BCSĐ (Ban cán sự đảng): the register has no "ban cán sự đảng" of level district in Huyện Bắc."#,
      #"> Left out: sở (Sở Một): "sở" is one body above and 2 here."#,
      "by: inferred: proposed after an: guidance of BDVTU, no. 1, of 5/1/2022", "> Left out of what follows: BCSĐ.",
      "> Left out, without the party BCSĐ:", #"> [b] BDVTU together with BCSĐ must draw up a plan "năm"; every year."#,
      "> Left out, rests on an/dieu-1/b, which is left out:",
      "> Left out, the due day is before the first day of the draft:",
    ] { #expect(run.out.split(separator: "\n").contains(Substring(line)), "\(line)") }
    #expect(
      run.err.hasPrefix(
        "phoihop: an-huyen-bac, a draft for Huyện Bắc from an: 3 sentences run, 6 parties moved down, 1 example of an left out\nFor a person to decide: 13\n"
      ))
    #expect(
      run.err.hasSuffix(
        "Where a party is another body here, give --party NAME=BODY_ID; or mend the draft\nphoihop check: no errors; left open: open-members 1\n"
      ))
  }

  // MARK: The file

  @Test func `the draft is written to a new file, never over another, and is canonical, free of errors and computes`()
    throws
  {
    let path = "\(folder.path)/rules/bac.md"
    let run = derive("--for d1-bdv --output \(path)")
    #expect(run.code == 0)
    #expect(run.out == "")
    #expect(run.err.hasSuffix("đã ghi \(path)\n"))
    #expect(try folder.read("rules/bac.md") == PlannedDescent.draft)
    #expect(TemporaryFolder.names("\(folder.path)/rules") == ["an.md", "bac.md"])

    try folder.write("rules/other.md", "mine")
    let again = derive("--for d1-bdv --id khac --output \(folder.path)/other.md")
    #expect(again.code == 0)
    let refused = derive("--for d1-bdv --id khac-nua --output \(folder.path)/other.md")
    #expect(refused.err == "phoihop: đã có \"\(folder.path)/other.md\" nên không ghi; chọn tên khác\n")
    #expect(refused.code == 2)
    // A link to nowhere is there too.
    #expect(symlink("\(folder.path)/nowhere.md", "\(folder.path)/link.md") == 0)
    #expect(derive("--for d1-bdv --id x --output \(folder.path)/link.md").code == 2)
    #expect(TemporaryFolder.names(folder.path) == ["link.md", "other.md", "reg", "rules"])
  }

  /// The draft begins on 1/3/2023, after the middle of quarter I. Quarter II: by 9/7/2023, a Sunday, so Monday 10/7; quarter III: Monday
  /// 9/10; quarter IV: Tuesday 9/1/2024. The communes' year 2023: by Monday 15/1/2024. What is owed once has no day.
  @Test func `the draft checks, is canonical and computes what the bodies below owe`() throws {
    let path = try folder.write("drafts/bac.md", derive("--for d1-bdv").out)
    #expect(Running("format --check \(path)").code == 0)
    let check = Running("check \(path) --register \(folder.path)/reg", .en)
    #expect(check.code == 0)
    #expect(check.out.hasSuffix("1 file, 3 sentences, 0 examples: 0 errors, 0 warnings, 1 point left open\n"))
    let run = Running(
      "obligations --from 2023-03-01 --to 2024-12-31 --on 2023-05-01 --regulations \(folder.path)/drafts --register \(folder.path)/reg --format csv"
    )
    let rows = run.out.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return "\(cells[0]) \(cells[8]) \(cells[12])"
    }
    #expect(
      rows.prefix(5) == [
        "an-huyen-bac/dieu-1/a:d1-bdv:2023-Q2 Huyện ủy Bắc 2023-07-10",
        "an-huyen-bac/dieu-1/a:d1-bdv:2023-Q3 Huyện ủy Bắc 2023-10-09",
        "an-huyen-bac/dieu-1/a:d1-bdv:2023-Q4 Huyện ủy Bắc 2024-01-09",
        "an-huyen-bac/dieu-2/a:c1-ub:2023 Ủy ban nhân dân huyện Bắc 2024-01-15",
        "an-huyen-bac/dieu-2/a:c2-ub:2023 Ủy ban nhân dân huyện Bắc 2024-01-15",
      ])
    let once = Running(
      "explain an-huyen-bac/dieu-1/d:d1-bdv:once --on 2023-05-01 --regulations \(folder.path)/drafts --register \(folder.path)/reg"
    )
    #expect(once.code == 0)
  }
}
