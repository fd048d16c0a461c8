import CivilTime
import Diagnostics
import Testing

@testable import Regulations

/// Sentences made hard on purpose: each is read as exactly what is meant, or refused with exactly these words.
@Suite struct HardSentencesTests {
  private static let frame = """
    ---
    ngôn ngữ quy tắc: 1
    ---
    ## Các bên
    - BDVTU: Ban Dân vận Tỉnh ủy
    - VPTU: Văn phòng Tỉnh ủy
    - MTTQ: Ủy ban Mặt trận Tổ quốc
    - UBND: Ủy ban nhân dân
    - đoàn thể: các đoàn thể
    - Phòng đoàn thể: thuộc BDVTU
    - Ban Tổ chức: Ban Tổ chức Tỉnh ủy
    - Ban Tổ chức và Cán bộ: một ban khác
    - Tổ phối hợp: Tổ phối hợp liên ngành

    ```quydinh

    """

  private func read(_ sentence: String) -> (source: SourceText, items: [FenceItem<RuleSyntax>], findings: [Diagnostic])
  {
    let source = SourceText(name: "thu.md", text: Self.frame + sentence + "\n```\n")
    let (file, findings) = RegulationParser.parse(source)
    for case .fence(let fence) in file.blocks {
      if case .rules(let items) = fence.content { return (source, items, findings) }
    }
    return (source, [], findings)
  }

  // MARK: Read as meant

  private static let place = Place(SourceRange(0, 0))
  private static func word(_ text: String) -> Word { Word(text, place) }
  private static func body(_ name: String, each: Bool = false) -> BearerSyntax {
    BearerSyntax(name: word(name), isEach: each, isSecretary: false)
  }
  private static func to(_ names: String...) -> Part {
    .to(.to, names.map { RecipientSyntax(name: word($0), through: nil, relation: nil) }, allSameLevel: false)
  }
  private static func every(_ recurrence: Recurrence) -> Part {
    .recurrence(RecurrenceSyntax(form: .regular(recurrence), place: place))
  }
  private static func due(_ form: DeadlineSyntax.Form) -> Part { .deadline(DeadlineSyntax(form: form, place: place)) }
  private static let sixMonths = Part.recurrence(RecurrenceSyntax(form: .sixMonths, place: place))

  private static func duty(
    _ bearers: [BearerSyntax], joint: Bool = false, partners: [BearerSyntax] = [], chairs: Bool = false, _ act: Act,
    _ object: String? = nil, _ parts: [Part] = []
  ) -> DutySyntax {
    DutySyntax(
      bearers: bearers, isJoint: joint, partners: partners, modality: .must, chairs: chairs, act: act, actPlace: place,
      object: object.map { word($0) }, parts: parts)
  }

  private static let meant: [(sentence: String, duty: DutySyntax)] = [
    (
      "BDVTU chủ trì, VPTU phối hợp phải giao ban \"tình hình\" với MTTQ; hằng quý.",
      duty(
        [body("BDVTU")], partners: [body("VPTU")], .brief, "tình hình",
        [
          .to(.with, [RecipientSyntax(name: word("MTTQ"), through: nil, relation: nil)], allSameLevel: false),
          every(.quarterly),
        ])
    ),
    (
      "BDVTU chủ trì, Tổ phối hợp phối hợp phải chủ trì giao ban.",
      duty([body("BDVTU")], partners: [body("Tổ phối hợp")], chairs: true, .brief)
    ),
    (
      "MTTQ, từng đoàn thể phải báo cáo gửi BDVTU, VPTU, hằng tháng, 6 tháng, hằng năm, trước ngày 15/11, đồng thời gửi UBND, gộp kỳ.",
      duty(
        [body("MTTQ"), body("đoàn thể", each: true)], .report, nil,
        [
          to("BDVTU", "VPTU"), every(.monthly), sixMonths, every(.yearly),
          due(.before(.dayOfYear(day: 15, month: 11, nextYear: false))),
          .copying([RecipientSyntax(name: word("UBND"), through: nil, relation: nil)]), .link(.absorbing(place)),
        ])
    ),
    (
      "từng đoàn thể phải cụ thể hóa \"chủ trương\"; một lần; để cụ thể hóa văn bản này.",
      duty(
        [body("đoàn thể", each: true)], .putIntoDocument, "chủ trương",
        [.recurrence(RecurrenceSyntax(form: .once, place: place)), .link(.adopting(place))])
    ),
    (
      "MTTQ cùng đoàn thể phải họp liên tịch với UBND cùng cấp, VPTU; cùng một việc với dieu-1, mo-dau.",
      duty(
        [body("MTTQ"), body("đoàn thể")], joint: true, .meetJointly, nil,
        [
          .to(
            .with,
            [
              RecipientSyntax(name: word("UBND"), through: nil, relation: .sameLevel),
              RecipientSyntax(name: word("VPTU"), through: nil, relation: nil),
            ], allSameLevel: false), .link(.sameAs([word("dieu-1"), word("mo-dau")])),
        ])
    ),
    (
      "MTTQ phối hợp với UBND phải trao đổi thông tin với BDVTU qua Phòng đoàn thể.",
      duty(
        [body("MTTQ")], partners: [body("UBND")], .exchangeInformation, nil,
        [
          .to(
            .with, [RecipientSyntax(name: word("BDVTU"), through: word("Phòng đoàn thể"), relation: nil)],
            allSameLevel: false)
        ])
    ),
    (
      "Ban Tổ chức và Cán bộ và Ban Tổ chức và MTTQ phải báo cáo số liệu gửi Phòng đoàn thể và đoàn thể.",
      duty(
        [body("Ban Tổ chức và Cán bộ"), body("Ban Tổ chức"), body("MTTQ")], .reportFigures, nil,
        [to("Phòng đoàn thể", "đoàn thể")])
    ),
    (
      "MTTQ phải gửi để thẩm định \"x\" gửi BDVTU trước ngày trình ít nhất 10 ngày, ít nhất 1 lần, trước ngày 15/11.",
      duty(
        [body("MTTQ")], .sendForAppraisal, "x",
        [
          to("BDVTU"), due(.atLeastBefore(TermSyntax(number: 10, unit: .day), .event(.submissionDay))),
          .quantity(QuantitySyntax(least: 1, most: nil, unit: nil, place: place)),
          due(.before(.dayOfYear(day: 15, month: 11, nextYear: false))),
        ])
    ),
    (
      "MTTQ phải báo cáo gửi BDVTU, 3, 6, 9 tháng, 9 tháng, 6 tháng đầu năm, 6 tháng, tháng 12 hằng năm.",
      duty(
        [body("MTTQ")], .report, nil,
        [
          to("BDVTU"), every(.cumulative([3, 6, 9])), every(.nineMonths), every(.firstHalf), sixMonths,
          every(.yearlyInMonth(12)),
        ])
    ),
    (
      "MTTQ phải báo cáo \"a. b; c, d: [e] gửi B.\" gửi BDVTU; nếu “nói \"có\".”; gồm \"một\", \"hai, ba\", nêu rõ lý do.",
      duty(
        [body("MTTQ")], .report, "a. b; c, d: [e] gửi B.",
        [
          to("BDVTU"), .condition(.ifCondition(word("nói \"có\"."))),
          .content(.containing([word("một"), word("hai, ba")])),
          .content(.withReasons),
        ])
    ),
    (
      "MTTQ phải trả lời gửi UBND; trong thời hạn 10 ngày làm việc, kể từ khi nhận đơn khiếu nại, tố cáo, hằng tuần.",
      duty(
        [body("MTTQ")], .answer, nil,
        [
          to("UBND"), due(.within(TermSyntax(number: 10, unit: .workingDay), of: .event(.complaintReceived))),
          every(.weekly),
        ])
    ),
  ]

  @Test(arguments: meant.indices)
  func `a hard sentence is read as meant`(index: Int) {
    let (sentence, duty) = Self.meant[index]
    let (_, items, findings) = read(sentence)
    #expect(findings == [])
    #expect(items == [.content(RuleSyntax(label: nil, body: .duty(duty), place: Self.place))])
  }

  // MARK: Refused

  @Test(arguments: [
    (
      "MTTQ phải báo cáo gửi BDVTU; hằng tháng",
      "thu.md:16:40: lỗi: câu này thiếu dấu chấm kết thúc [expected-full-stop] = thêm dấu chấm vào cuối câu",
      "thu.md:16:40: error: this sentence lacks the full stop that ends it [expected-full-stop] = add a full stop at the end of the sentence"
    ),
    (
      "MTTQ phải báo cáo gửi BDVTU; hằng tháng\nUBND phải báo cáo gửi BDVTU.",
      "thu.md:17:1: lỗi: cần nơi nhận, kỳ, hạn, số lượng, điều kiện, nội dung hoặc liên kết; ở đây thấy \"UBND\" [unknown-part] = nếu đây là câu mới, thêm dấu chấm vào cuối câu trước",
      "thu.md:17:1: error: needed a recipient, recurrence, deadline, quantity, condition, content or link; found \"UBND\" [unknown-part] = where a new sentence begins here, add a full stop to the one before"
    ),
    (
      "MTTQ cùng UBND, BDVTU phải họp liên tịch.",
      "thu.md:16:1: lỗi: một câu không vừa liệt kê (\",\", \"và\") vừa ghép (\"cùng\") các bên [mixed-bearers] = tách thành hai câu, mỗi câu một nhãn",
      "thu.md:16:1: error: one sentence cannot both list (\",\", \"and\") and join (\"together with\") its bearers [mixed-bearers] = write two sentences, each with its label"
    ),
    (
      "MTTQ phải báo các \"x\" gửi BDVTU.",
      "thu.md:16:11: lỗi: \"báo các\" không bắt đầu bằng một việc trong danh mục [unknown-act] = gần nhất: \"báo cáo\" = danh mục việc ở Docs/rule-language.md, mục \"Acts\"",
      "thu.md:16:11: error: \"báo các\" does not begin with an act of the list [unknown-act] = nearest: \"báo cáo\" = the list of acts stands in Docs/rule-language.md, \"Acts\""
    ),
    (
      "MTTQ phải báo cáo gửi Phong doan the; hằng tháng.",
      "thu.md:16:23: lỗi: không có bên nào tên \"Phong doan the\" trong mục \"Các bên\" [unknown-party] = gần nhất: \"Phòng đoàn thể\"",
      "thu.md:16:23: error: no party called \"Phong doan the\" stands in the section \"Parties\" [unknown-party] = nearest: \"Phòng đoàn thể\""
    ),
    (
      "MTTQ phải báo cáo gửi BDVTU; trước ngày trình.",
      "thu.md:16:30: lỗi: sau \"trước ngày trình\" cần \"ít nhất N ngày\" [bad-deadline]",
      "thu.md:16:30: error: \"before the submission day\" needs \"at least N days\" in front [bad-deadline]"
    ),
    (
      "MTTQ phải tập huấn; từ 5 đến 2 lớp.",
      "thu.md:16:21: lỗi: số lượng phải từ 1 trở lên và số sau không nhỏ hơn số trước; ở đây là 5 đến 2 [bad-quantity]",
      "thu.md:16:21: error: a quantity is at least 1 and its second number is not below the first; here it is 5 to 2 [bad-quantity]"
    ),
    (
      "MTTQ phải báo cáo gửi BDVTU; 7 tháng.",
      "thu.md:16:30: lỗi: \"7 tháng\" chưa rõ là kỳ nào [bad-recurrence] = viết \"mỗi 3 tháng\" (từng quý), \"3, 6, 9 tháng\" (lũy kế), \"9 tháng\" hoặc \"6 tháng một lần\"",
      "thu.md:16:30: error: \"7 months\" does not say which period [bad-recurrence] = write \"every 3 months\" (quarters), \"3, 6, 9 months\" (cumulative), \"9 months\" or \"every 6 months\""
    ),
    (
      "MTTQ báo cáo gửi BDVTU.",
      "thu.md:16:6: lỗi: cần một trong: phải, có trách nhiệm, cần, đề nghị, chú trọng, được, có quyền, không được, không để; ở đây thấy \"báo\" [expected-modality] = câu có dạng: BÊN phải VIỆC \"nội dung\" gửi BÊN; kỳ; hạn.",
      "thu.md:16:6: error: needed one of: must, should, may, must not, must prevent; found \"báo\" [expected-modality] = a sentence has the form: PARTY must ACT \"object\" to PARTY; recurrence; deadline."
    ),
    (
      "MTTQ phải báo cáo \"kết quả gửi BDVTU.",
      "thu.md:16:19: lỗi: dấu ngoặc kép mở ở đây không có dấu đóng trên cùng dòng [unclosed-quote] = thêm dấu \" vào cuối phần trích",
      "thu.md:16:19: error: the quotation mark opened here is not closed on its line [unclosed-quote] = add \" at the end of the quoted words"
    ),
    (
      "MTTQ phải báo cáo gửi BDVTU; chậm nhất ngày 31/11.",
      "thu.md:16:45: lỗi: không có ngày 31/11 trong lịch [impossible-date]",
      "thu.md:16:45: error: there is no day 31/11 in the calendar [impossible-date]"
    ),
    (
      "BDVTU chủ trì, VPTU phải giao ban.",
      "thu.md:16:21: lỗi: cần \"phối hợp\" sau tên các bên phối hợp; ở đây thấy \"phải\" [expected-assisting]",
      "thu.md:16:21: error: needed \"assisting\" behind the names of the partners; found \"phải\" [expected-assisting]"
    ),
    (
      "[ab] MTTQ phải báo cáo.",
      "thu.md:16:2: lỗi: \"ab\" không phải là nhãn; nhãn là một chữ cái thường, một số, hoặc một chữ cái và một số: [b], [1], [a1] [bad-label]",
      "thu.md:16:2: error: \"ab\" is no label; a label is a small letter, a number, or a letter and a number: [b], [1], [a1] [bad-label]"
    ),
    (
      "MTTQ phải báo cáo gửi BDVTU; khi phát hiện tinh hinh moi.",
      "thu.md:16:34: lỗi: \"phát hiện tinh hinh moi\" không phải là sự kiện trong danh mục [unknown-event] = gần nhất: \"phát hiện tình hình\" = danh mục sự kiện ở Docs/rule-language.md, mục \"Events\"; thu hẹp sự kiện bằng \"…\" phía sau",
      "thu.md:16:34: error: \"phát hiện tinh hinh moi\" is no event of the closed list [unknown-event] = nearest: \"phát hiện tình hình\" = the list of events stands in Docs/rule-language.md, \"Events\"; narrow an event with \"…\" behind it"
    ),
    (
      "MTTQ phải báo cáo gửi BDVTU, hằng thang.",
      "thu.md:16:30: lỗi: cần nơi nhận, kỳ, hạn, số lượng, điều kiện, nội dung hoặc liên kết; ở đây thấy \"hằng\" [unknown-part] = gần nhất: \"hằng tháng\"",
      "thu.md:16:30: error: needed a recipient, recurrence, deadline, quantity, condition, content or link; found \"hằng\" [unknown-part] = nearest: \"hằng tháng\""
    ),
  ])
  func `a wrong sentence is refused with these words`(sentence: String, vi: String, en: String) {
    let (source, items, findings) = read(sentence)
    #expect(findings.map { text($0, source, .vi) }.joined(separator: "\n") == vi)
    #expect(findings.map { text($0, source, .en) }.joined(separator: "\n") == en)
    #expect(items.allSatisfy { if case .content = $0 { sentence.contains("doan") } else { false } })
  }

  @Test func `a name that reads in two ways is refused`() {
    let names = [
      "Đoàn", "Đoàn cùng cấp", "Hội", "Hội qua Đoàn", "Hội cùng cấp trên", "Ban", "Ban và Hội", "Ban cùng dân",
    ]
    let lines = names.map { "- \($0): tên đầy đủ" }.joined(separator: "\n")
    let source = SourceText(name: "thu.md", text: "---\nngôn ngữ quy tắc: 1\n---\n## Các bên\n\(lines)\n")
    let findings = RegulationParser.parse(source).findings
    #expect(
      findings.map { text($0, source, .vi) } == [
        "thu.md:6:3: lỗi: tên \"Đoàn cùng cấp\" đọc được thành hai nghĩa: một bên, hoặc bên \"Đoàn\" với \"cùng cấp\" phía sau [ambiguous-party] = đổi một trong hai tên",
        "thu.md:8:3: lỗi: tên \"Hội qua Đoàn\" đọc được thành hai nghĩa: một bên, hoặc bên \"Hội\" với \"qua\" phía sau [ambiguous-party] = đổi một trong hai tên",
      ])
    #expect(
      findings.first.map { text($0, source, .en) }
        == "thu.md:6:3: error: the name \"Đoàn cùng cấp\" reads in two ways: as a party, or as the party \"Đoàn\" with \"cùng cấp\" behind it [ambiguous-party] = change one of the two names"
    )
  }

  /// The finding without the excerpt, its notes behind it.
  private func text(_ finding: Diagnostic, _ source: SourceText, _ language: Language) -> String {
    ([headline(finding, language)] + finding.notes.map { $0[language] }).joined(separator: " = ")
  }
}
