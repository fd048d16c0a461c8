import Diagnostics
import Testing

/// Deeds on a small regulation: what they answer, and every refusal word for word.
@Suite struct DeedTests {
  private static let report = "thu/dieu-1/a:b:2024-M03"

  @Test func `what was sent is told with its entry, its state and its day, in both languages`() throws {
    let store = try StoreWorld.planted()
    // The 39 planted entries come before. The report of March is due on Monday 25/3/2024.
    let sent = store.run("submit \(Self.report) --note 'bản đầu' --document 12-BC/B@19/3/2024", as: .binh)
    #expect(sent.err == "")
    #expect(
      sent.out == """
        đã ghi: mục 40
        thu/dieu-1/a:b:2024-M03
          báo cáo kết quả công tác — Ban B
          đúng hạn; đã gửi, chưa vào sổ đến, hạn 25/03/2024

        """)
    let received = store.run("receive \(Self.report)", as: .chi, .en)
    #expect(received.err == "")
    #expect(
      received.out == """
        recorded: entry 41
        thu/dieu-1/a:b:2024-M03
          report kết quả công tác — Ban B
          done in time; received, due 25/03/2024

        """)
    #expect(try store.newKinds() == ["submitted", "received"])
    let first = try #require(try store.entries(from: StoreWorld.lastPlanted + 1).first)
    // 5 o'clock UTC is noon in Viet Nam. The note is sealed: only that there is one is told.
    #expect(
      first.split(separator: "\t").map(String.init) == [
        "40", "2024-03-20T05:00:00Z", "p-0002 specialist b", "submitted", Self.report, "2024-03-20", "–",
        #"{"document":{"date":"2024-03-19","number":"12-BC/B"}}"#, "note=●",
      ])
  }

  @Test func `one sending may count for several obligations, all or none`() throws {
    let store = try StoreWorld.planted()
    let both = "submit \(Self.report) --also thu/dieu-1/a:b:2024-M02"
    #expect(
      store.run(both, as: .binh).out == """
        đã ghi: mục 40
        thu/dieu-1/a:b:2024-M03
          báo cáo kết quả công tác — Ban B
          đúng hạn; đã gửi, chưa vào sổ đến, hạn 25/03/2024
        thu/dieu-1/a:b:2024-M02
          báo cáo kết quả công tác — Ban B
          chậm hạn; đã gửi, chưa vào sổ đến, hạn 26/02/2024

        """)
    let other = try StoreWorld.planted()
    let refused = other.run("submit \(Self.report) --also thu/dieu-1/a:c:2024-M03", as: .binh)
    #expect(refused.code == 2)
    #expect(
      refused.err
        == "phoihop: chuyên viên ở Ban B không được gửi ở đây; cần vai trò chuyên viên, văn thư, lãnh đạo hoặc thư ký ở Ban C\n"
    )
    #expect(try other.newKinds() == ["denied"])
  }

  @Test func `what happened starts a duty whose id ends in what it was called, put off or called off`() throws {
    let store = try StoreWorld.planted()
    let occurred = store.run("occur 'phát hiện tình hình' --at b --id lu-1 --matter 'lũ quét'", as: .binh)
    #expect(occurred.err == "")
    #expect(occurred.out == "đã ghi: mục 40, mã việc lu-1\n")
    // Wednesday 20/3, so the paper is due on Thursday 21/3.
    #expect(
      store.run("submit thu/dieu-1/b:b:lu-1", as: .binh).out == """
        đã ghi: mục 41
        thu/dieu-1/b:b:lu-1
          báo cáo tình hình — Ban B
          đúng hạn; đã gửi, chưa vào sổ đến, hạn 21/03/2024

        """)
    #expect(store.run("reschedule lu-1 --date 22/3/2024", as: .binh, .en).out == "recorded: entry 42\n")
    #expect(store.run("call-off lu-1 --ground 'báo nhầm'", as: .binh).out == "đã ghi: mục 43\n")
    #expect(try store.newKinds() == ["occurred", "submitted", "rescheduled", "withdrawn"])
  }

  @Test func `an occurrence without a name is called after its entry`() throws {
    let store = try StoreWorld.planted()
    #expect(store.run("occur 'a situation is raised' --at b", as: .binh, .en).out == "recorded: entry 40, id e40\n")
    #expect(store.run("submit thu/dieu-1/b:b:e40", as: .binh).code == 0)
  }

  /// A refusal: what is done first, who asks for what, and the words.
  struct Refusal: Sendable, CustomTestStringConvertible {
    var first: [(StoreWorld.Person, String)] = []
    let who: StoreWorld.Person?
    let line: String
    let vi: String
    let en: String
    /// True where the person may not: then the refusal is an entry. A mistake leaves nothing.
    var isDenied = false

    var testDescription: String { "\(who?.rawValue ?? "owner"): \(line)" }

    static func denied(
      _ who: StoreWorld.Person?, _ line: String, _ vi: String, _ en: String,
      after first: [(StoreWorld.Person, String)] = []
    ) -> Refusal { Refusal(first: first, who: who, line: line, vi: vi, en: en, isDenied: true) }

    static func mistake(
      _ who: StoreWorld.Person, _ line: String, _ vi: String, _ en: String,
      after first: [(StoreWorld.Person, String)] = []
    ) -> Refusal { Refusal(first: first, who: who, line: line, vi: vi, en: en) }
  }

  @Test(arguments: DeedTests.refusals) func `a refusal says why and who could, and leaves nothing but itself`(
    _ refusal: Refusal
  ) throws {
    let store = try StoreWorld.planted()
    for (person, line) in refusal.first { try store.run(line, as: person).done() }
    let before = try store.newKinds()
    let refused = store.run(refusal.line, as: refusal.who)
    #expect(refused.code == 2)
    #expect(refused.out == "")
    #expect(refused.err == "phoihop: \(refusal.vi)\n")
    let added = refusal.isDenied ? ["denied"] : []
    #expect(try store.newKinds() == before + added)
    #expect(store.run(refusal.line, as: refusal.who, .en).err == "phoihop: \(refusal.en)\n")
    #expect(try store.newKinds() == before + added + added)
    #expect(store.run("verify").code == 0)
  }

  private static let refusals: [Refusal] =
    [
      // Who may not.
      .denied(
        .hung, "submit \(report)",
        "không có vai trò nào có hiệu lực ngày 20/03/2024 để gửi; cần vai trò chuyên viên, văn thư, lãnh đạo hoặc thư ký ở Ban B",
        "no role in force on 20/03/2024 to submit; it needs the role of specialist, registry clerk, leader or secretary at Ban B"
      ),
      .denied(
        nil, "submit \(report)",
        "chủ thư mục lưu trữ chỉ được quản trị, không được gửi; cần vai trò chuyên viên, văn thư, lãnh đạo hoặc thư ký ở Ban B",
        "the owner of the store's folder may only administer, not submit; it needs the role of specialist, registry clerk, leader or secretary at Ban B"
      ),
      .denied(
        .em, "receive \(report)",
        "quản trị viên không được tiếp nhận; cần vai trò chuyên viên, văn thư, lãnh đạo, đầu mối phối hợp hoặc thư ký ở Ban A",
        "administrator: may not receive; it needs the role of specialist, registry clerk, leader, coordinator or secretary at Ban A"
      ),
      .denied(
        .giang, "submit \(report)",
        "người kiểm tra nhật ký không được gửi; cần vai trò chuyên viên, văn thư, lãnh đạo hoặc thư ký ở Ban B",
        "auditor: may not submit; it needs the role of specialist, registry clerk, leader or secretary at Ban B"),
      .denied(
        .chi, "extend \(report) --days 3 --ground 'chờ số liệu'",
        "văn thư không được gia hạn; cần vai trò lãnh đạo ở Ban A, hoặc đầu mối phối hợp của quy chế thu",
        "registry clerk: may not extend; it needs the role of leader at Ban A, or coordinator of thu"),
      .denied(
        .ha, "submit \(report)",
        "chuyên viên ở Ban C không được gửi ở đây; cần vai trò chuyên viên, văn thư, lãnh đạo hoặc thư ký ở Ban B",
        "specialist at Ban C: may not submit here; it needs the role of specialist, registry clerk, leader or secretary at Ban B"
      ),
      .denied(
        .khanh, "receive \(report)",
        "người đã gửi không được tự mình tiếp nhận; cần một người khác là chuyên viên, văn thư, lãnh đạo, đầu mối phối hợp hoặc thư ký ở Ban A",
        "nobody may receive what he submitted himself; it needs another person who is specialist, registry clerk, leader, coordinator or secretary at Ban A",
        after: [(.khanh, "submit \(report)")]),
      .denied(
        .khanh, "submit \(report) --as registryClerk@a",
        "đang làm việc với tư cách văn thư ở Ban A; hãy chuyển sang chuyên viên ở Ban B để gửi",
        "acting as registry clerk at Ban A; switch to specialist at Ban B to submit"),
      .denied(
        .binh, "submit \(report) --by c",
        "không được nhân danh Ban C để gửi; cần vai trò chuyên viên, văn thư, lãnh đạo hoặc thư ký ở Ban B",
        "may not submit in the name of Ban C; it needs the role of specialist, registry clerk, leader or secretary at Ban B"
      ),
      .denied(
        .ha, "occur 'phát hiện tình hình' --at b",
        "chuyên viên ở Ban C không được ghi việc phát sinh ở đây; cần vai trò chuyên viên, văn thư, lãnh đạo, người tiếp công dân hoặc thư ký ở Ban B, hoặc chuyên viên, văn thư, lãnh đạo hoặc thư ký ở Ban A",
        "specialist at Ban C: may not record an occurrence here; it needs the role of specialist, registry clerk, leader, receptionist or secretary at Ban B, or specialist, registry clerk, leader or secretary at Ban A"
      ),

      // What makes no sense as things stand.
      .mistake(
        .chi, "receive \(report)",
        "\(report): chưa có gì được gửi; nếu đã đến ngoài hệ thống thì ghi bằng phoihop record",
        "\(report): nothing has been sent; what arrived outside the system is recorded by phoihop record"),
      .mistake(
        .chi, "return \(report)",
        "\(report): chưa có gì được gửi; nếu đã đến ngoài hệ thống thì ghi bằng phoihop record",
        "\(report): nothing has been sent; what arrived outside the system is recorded by phoihop record"),
      .mistake(
        .chi, "receive \(report)", "\(report): việc này đã được tiếp nhận ngày 20/03/2024",
        "\(report): it has been received already on 20/03/2024",
        after: [(.binh, "submit \(report)"), (.chi, "receive \(report)")]),
      .mistake(
        .chi, "record \(report)", "\(report): việc này đã được tiếp nhận ngày 20/03/2024",
        "\(report): it has been received already on 20/03/2024",
        after: [(.binh, "submit \(report)"), (.chi, "receive \(report)")]),
      .mistake(
        .dung, "accept \(report)", "\(report): việc này đã được chấp nhận", "\(report): it has been accepted already",
        after: [(.binh, "submit \(report)"), (.dung, "accept \(report)")]),
      // The figures of May run from 21/4 to 20/5.
      .mistake(
        .binh, "submit thu/dieu-1/a:b:2024-M05", "thu/dieu-1/a:b:2024-M05: kỳ này chưa bắt đầu",
        "thu/dieu-1/a:b:2024-M05: its period has not begun"),
      .mistake(
        .binh, "submit \(report)", "\(report): việc này đã kết thúc: được miễn", "\(report): it has ended: waived",
        after: [(.an, "waive \(report) --ground 'trùng đại hội'")]),
      .mistake(
        .an, "suspend \(report) --ground 'chờ'", "\(report): thời hạn đang tạm dừng rồi",
        "\(report): its time stands still already", after: [(.an, "suspend \(report) --ground 'chờ ý kiến'")]),
      .mistake(
        .an, "resume \(report)", "\(report): thời hạn không tạm dừng nên không có gì để tính lại",
        "\(report): its time does not stand still"),
      .mistake(
        .an, "establish \(report) --ground 'có'", "\(report): việc này không chờ ai xác nhận điều kiện",
        "\(report): it does not wait for anybody to decide on a condition"),
      .mistake(
        .an, "compensate \(report) --ground 'đã bù'", "\(report): việc này không quá hạn nên không có gì để khắc phục",
        "\(report): it is not broken, so there is nothing to make good"),

      // Days and what shows them.
      .mistake(
        .chi, "record \(report) --happened 21/3/2024 --evidence 'số đến 9'",
        "ngày 21/03/2024 chưa đến; chỉ ghi việc đã xảy ra",
        "21/03/2024 is yet to come; only what has happened is recorded"),
      .mistake(
        .chi, "record \(report) --happened 19/3/2024",
        "việc xảy ra trước hôm nay cần bằng chứng: --evidence \"…\" hoặc --document SỐ@NGÀY",
        "what happened before today needs what shows it: --evidence \"…\" or --document NUMBER@DAY"),
      .mistake(
        .binh, "submit \(report) --document 12-BC/B@21/3/2024",
        "văn bản đề ngày 21/03/2024, sau ngày gửi (20/03/2024)",
        "the document is dated 21/03/2024, after it is sent (20/03/2024)"),
      .mistake(
        .binh, "submit \(report) --document 12-BC/B",
        "--document: \"12-BC/B\" cần số rồi @ rồi ngày, như 12-BC/BDV@19/3/2024",
        "--document: \"12-BC/B\" needs the number, then @, then the day, as 12-BC/BDV@19/3/2024"),

      // What is not there.
      .mistake(
        .chi, "record \(report) --for z", "danh bạ không có cơ quan mã \"z\"",
        "the register has no body with the id \"z\""),
      .mistake(
        .binh, "submit thu/dieu-9/a:b:2024-M03", "không có việc nào là thu/dieu-9/a:b:2024-M03; gần nhất: thu/dieu-1/a",
        "there is no obligation thu/dieu-9/a:b:2024-M03; nearest: thu/dieu-1/a"),
      .mistake(
        .binh, "submit thu/dieu-1/a:a:2024-M03",
        "không có việc nào là thu/dieu-1/a:a:2024-M03; a không phải làm việc này",
        "there is no obligation thu/dieu-1/a:a:2024-M03; a does not owe it"),
      .mistake(
        .binh, "submit thu/dieu-1/a:b:2024-Q1",
        "không có việc nào là thu/dieu-1/a:b:2024-Q1; kỳ gần nhất: 2024-M03",
        "there is no obligation thu/dieu-1/a:b:2024-Q1; nearest period: 2024-M03"),
      .mistake(
        .binh, "submit khac/dieu-1/a:b:2024-M03",
        "không có việc nào là khac/dieu-1/a:b:2024-M03; gần nhất: thu/dieu-1/a",
        "there is no obligation khac/dieu-1/a:b:2024-M03; nearest: thu/dieu-1/a"),
      .mistake(
        .binh, "submit abc",
        "\"abc\" không phải là mã của việc; viết như tra-vinh/dieu-6/gach-2/b:org-0011:2024-Q1",
        "\"abc\" is no id of an obligation; write tra-vinh/dieu-6/gach-2/b:org-0011:2024-Q1"),
      .mistake(
        .an, "reschedule lu-1 --date 22/3/2024", "không có việc phát sinh nào mang mã \"lu-1\"",
        "nothing that happened has the id \"lu-1\""),
      .mistake(
        .binh, "occur 'lũ'", "không có sự kiện \"lũ\"; các sự kiện ghi trong Docs/rule-language.md",
        "there is no event \"lũ\"; the events stand in Docs/rule-language.md"),

      // What a deed cannot be without.
      .mistake(
        .an, "waive \(report)", "cần nêu lý do hoặc căn cứ: --ground \"…\"",
        "a reason or legal basis is needed: --ground \"…\""),
      .mistake(
        .an, "extend \(report) --ground 'chờ số liệu'", "gia hạn cần --until NGÀY hoặc --days SỐ",
        "an extension needs --until DAY or --days NUMBER"),
      .mistake(
        .an, "extend \(report) --ground 'chờ số liệu' --days 0", "--days: \"0\" không phải là số từ 1 đến 3660",
        "--days: \"0\" is no number from 1 to 3660"),
      .mistake(
        .an, "transfer \(report) --ground 'phân công lại'", "chuyển giao cần --whom MÃ_CƠ_QUAN",
        "handing over needs --whom BODY_ID"),
      .mistake(
        .an, "reschedule lu-1", "dời ngày cần --date NGÀY", "putting off needs --date DAY",
        after: [(.binh, "occur 'phát hiện tình hình' --at b --id lu-1 --rule thu/dieu-1/b")]),
    ]
}
