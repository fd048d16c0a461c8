import CivilTime
import Diagnostics
import Facts
import Obligations
import Organisations
import Regulations
import UseCases

/// The commands by which people record what was done: one a kind of deed.
struct DeedCommand {
  let name: String
  let kind: Event.Kind
  let summary: Words
  /// The options that this deed has beside those of all.
  let own: [String]
  /// What stands behind it: obligations, or the id of what happened.
  let isAboutObligations: Bool

  private static let optional: [String: Option] = Dictionary(
    uniqueKeysWithValues: [
      Option(
        name: "also", value: "ID…",
        help: Words(vi: "một lần gửi tính cho cả việc này", en: "the same deed counts for this one too"),
        repeats: true),
      Option(
        name: "happened", value: "D",
        help: Words(
          vi: "ngày xảy ra, nếu trước hôm nay; cần bằng chứng",
          en: "the day it happened, where before today; needs what shows it")),
      Option(name: "for", value: "ORG", help: Words(vi: "cơ quan gửi", en: "the sender")),
      Option(name: "by", value: "ORG", help: Words(vi: "làm nhân danh cơ quan", en: "in the name of a body")),
      Option(
        name: "nothing-to-report", value: nil, help: Words(vi: "không phát sinh", en: "there was nothing to report")),
      Option(
        name: "part-of", value: "TEXT", help: Words(vi: "lồng ghép trong văn bản", en: "as a chapter of a document")),
      Option(
        name: "evidence", value: "TEXT",
        help: Words(vi: "bằng chứng: số đến, cuộc gọi, thư", en: "what shows it: a number, a call, a letter")),
      Option(
        name: "document", value: "NUMBER@D",
        help: Words(
          vi: "số và ngày văn bản, như 12-BC/BDV@19/3/2024",
          en: "number and day of the document, as 12-BC/BDV@19/3/2024")),
      Option(name: "file", value: "FILE", help: Words(vi: "tệp đính kèm", en: "a file to attach"), repeats: true),
      Option(
        name: "form", value: "FILE",
        help: Words(
          vi: "báo cáo theo mẫu: bảng tính .xlsx hoặc CSV, tải từ trang Gửi báo cáo rồi điền",
          en: "the report on its form: an .xlsx workbook or CSV, as the page of sending gives them")),
      Option(name: "note", value: "TEXT", help: Words(vi: "ghi chú", en: "a note")),
      Option(name: "ground", value: "TEXT", help: Words(vi: "lý do, căn cứ", en: "the reason or legal basis")),
      Option(name: "article", value: "TEXT", help: Words(vi: "theo điều khoản", en: "by which article")),
      Option(name: "until", value: "D", help: Words(vi: "hạn mới", en: "the new last day")),
      Option(name: "days", value: "NUMBER", help: Words(vi: "thêm số ngày", en: "by so many days")),
      Option(
        name: "whom", value: "ORG",
        help: Words(vi: "báo cho, chuyển cho cơ quan", en: "whom it was told, who takes over"), repeats: true),
      Option(
        name: "date", value: "D",
        help: Words(vi: "ngày đã báo, ngày dự kiến, ngày mới", en: "the day told, planned, or the new one")),
      Option(
        name: "of", value: "ID", help: Words(vi: "lần gửi hay việc phát sinh nào", en: "which submission or occurrence")
      ),
      Option(name: "at", value: "ORG", help: Words(vi: "xảy ra ở cơ quan", en: "the body at which it happened")),
      Option(name: "matter", value: "TEXT", help: Words(vi: "vụ việc, dự thảo", en: "the case, draft or matter")),
      Option(
        name: "rule", value: "TEXT",
        help: Words(vi: "điều khoản mà nó khởi động", en: "the rule or clause that it starts"), repeats: true),
      Option(
        name: "holds", value: "TEXT",
        help: Words(vi: "điều kiện đúng với vụ việc này", en: "a quoted condition that holds"), repeats: true),
      Option(name: "id", value: "ID", help: Words(vi: "mã của việc phát sinh", en: "the id of the occurrence")),
      OpenStore.lookedOver,
    ].map { ($0.name, $0) })

  private static let ofAll = ["by", "document", "evidence", "file", "looked-over", "note"]

  private init(
    _ name: String, _ kind: Event.Kind, _ vi: String, _ en: String, _ own: [String] = [], obligations: Bool = true
  ) {
    self.name = name
    self.kind = kind
    summary = Words(vi: vi, en: en)
    self.own = own
    isAboutObligations = obligations
  }

  /// All of them.
  static let all: [DeedCommand] = [
    DeedCommand(
      "submit", .submitted, "gửi báo cáo, văn bản", "send what is owed",
      ["also", "form", "nothing-to-report", "part-of"]),
    DeedCommand("receive", .received, "tiếp nhận cái đã gửi", "receive what was sent", ["also", "happened", "of"]),
    DeedCommand(
      "record", .received, "ghi nhận cho nơi gửi cái đến ngoài hệ thống",
      "record for the sender what came outside the system",
      ["for", "also", "form", "happened", "nothing-to-report", "part-of"]),
    DeedCommand(
      "return", .returned, "trả lại để bổ sung", "send back for completion", ["also", "happened", "ground", "of"]),
    DeedCommand(
      "refuse", .refused, "không chấp nhận: không phải cái được yêu cầu", "refuse: not what was asked for",
      ["also", "happened", "ground", "of"]),
    DeedCommand("accept", .accepted, "chấp nhận về nội dung", "accept in substance", ["also", "happened", "of"]),
    DeedCommand(
      "waive", .waived, "miễn trong trường hợp này", "lift the duty in this case",
      ["also", "happened", "ground", "article"]),
    DeedCommand(
      "excuse", .excused, "ghi nhận lý do khách quan", "record an objective reason",
      ["also", "happened", "ground", "article"]),
    DeedCommand(
      "extend", .extended, "gia hạn", "move the last good day",
      ["also", "happened", "ground", "article", "until", "days"]),
    DeedCommand(
      "suspend", .suspended, "tạm dừng tính hạn", "let the clock stand still",
      ["also", "happened", "ground", "article"]),
    DeedCommand("resume", .resumed, "tính hạn trở lại", "let the clock run again", ["also", "happened"]),
    DeedCommand(
      "establish", .established, "xác nhận có điều kiện phải làm", "decide that the condition holds",
      ["also", "happened", "ground"]),
    DeedCommand(
      "rule-out", .ruledOut, "xác nhận không có điều kiện phải làm", "decide that the condition does not hold",
      ["also", "happened", "ground"]),
    DeedCommand("withdraw", .withdrawn, "rút việc", "call the duty off", ["also", "happened", "ground"]),
    DeedCommand(
      "transfer", .transferred, "chuyển việc cho cơ quan khác", "hand the duty to another body",
      ["also", "happened", "ground", "whom"]),
    DeedCommand(
      "compensate", .compensated, "ghi nhận đã khắc phục", "record as made good", ["also", "happened", "ground"]),
    DeedCommand(
      "mark-unknown", .unknown, "ghi không còn rõ đã làm hay chưa", "record that nobody knows any more",
      ["also", "happened", "ground"]),
    DeedCommand(
      "tell", .told, "ghi đã báo ngày, nhắc, đôn đốc", "record that a date was told or urged",
      ["also", "happened", "whom", "date"]),
    DeedCommand(
      "occur", .occurred, "ghi việc phát sinh, khởi động các việc phải làm", "record what happened and starts duties",
      ["happened", "at", "matter", "rule", "holds", "date", "id"], obligations: false),
    DeedCommand(
      "reschedule", .rescheduled, "dời việc đã dự kiến", "put off what was planned", ["happened", "date"],
      obligations: false),
    DeedCommand(
      "call-off", .withdrawn, "rút việc đã phát sinh", "call off what happened", ["happened", "ground"],
      obligations: false),
  ]

  var form: CommandForm {
    let examples =
      isAboutObligations
      ? ["\(name) tra-vinh/dieu-6/gach-2/b:org-0011:2024-Q1\(usualOptions)"]
      : kind == .occurred ? ["occur \"phát hiện tình hình\" --at org-0007"] : ["\(name) e41\(usualOptions)"]
    return CommandForm(
      name: name, summary: summary, operands: isAboutObligations ? "ID…" : kind == .occurred ? "EVENT" : "ID",
      options: OpenStore.options + (own + Self.ofAll).compactMap { Self.optional[$0] }, examples: examples)
  }

  /// What a line to copy needs behind the id.
  private var usualOptions: String {
    var text = ""
    switch kind {
    case .received where name == "record": text += " --happened 19/3/2024 --evidence \"số đến 118\""
    case .extended: text += " --until 29/3/2024"
    case .transferred: text += " --whom org-0012"
    case .told: text += " --whom org-0011 --date 27/3/2024"
    case .rescheduled: text += " --date 10/5/2024"
    default: break
    }
    return kind.needsGround ? text + " --ground \"chờ số liệu\"" : text
  }

  func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let deed = try deed(arguments, world)
    let form = try arguments.text("form").map { try world.shelf.source($0) }
    let recorded = try OpenStore.desk(arguments, world) { desk in
      try desk.record(form.map { try desk.filled(deed, from: $0, world.language) } ?? deed)
    }
    world.say("đã ghi: mục \(recorded.entry)", "recorded: entry \(recorded.entry)")
    if kind == .occurred { world.say(", mã việc \(recorded.id)", ", id \(recorded.id)") }
    world.print("\n")
    for obligation in recorded.obligations {
      let due =
        obligation.state.due.map { Words(vi: ", hạn \($0.vietnamese)", en: ", due \($0.vietnamese)") }
        ?? Words(vi: "", en: "")
      world.say(
        "\(obligation.id)\n  \(obligation.deed(.vi)) — \(recorded.register.name(of: obligation.id.bearer, on: obligation.line.decidingDay))\n  \(obligation.state.shown.words.vi); \(obligation.state.performance.words.vi)\(due.vi)\n",
        "\(obligation.id)\n  \(obligation.deed(.en)) — \(recorded.register.name(of: obligation.id.bearer, on: obligation.line.decidingDay))\n  \(obligation.state.shown.words.en); \(obligation.state.performance.words.en)\(due.en)\n"
      )
    }
    return 0
  }

  private func deed(_ arguments: Arguments, _ world: World) throws -> Deed {
    var deed = Deed(kind)
    if isAboutObligations {
      let texts = arguments.operands + arguments.texts("also")
      guard !texts.isEmpty else {
        throw UsageError(
          message: Words(
            vi: "phoihop \(name) cần mã của việc; phoihop obligations kể các mã",
            en: "phoihop \(name) needs the id of an obligation; phoihop obligations tells them"))
      }
      deed.obligations = try texts.map { text in
        guard let id = ObligationID(text) else {
          throw UsageError(
            message: Words(
              vi: "\"\(text)\" không phải là mã của việc; viết như tra-vinh/dieu-6/gach-2/b:org-0011:2024-Q1",
              en: "\"\(text)\" is no id of an obligation; write tra-vinh/dieu-6/gach-2/b:org-0011:2024-Q1"))
        }
        return id
      }
      deed.of = arguments.text("of")
    } else {
      guard arguments.operands.count == 1 else {
        throw UsageError(
          message: Words(
            vi: "phoihop \(name) cần đúng một giá trị; xem phoihop \(name) --help",
            en: "phoihop \(name) needs one value; see phoihop \(name) --help"))
      }
      if kind == .occurred {
        deed.occurrence = try occurrence(arguments)
        deed.id = try id(arguments)
      } else {
        deed.of = arguments.operands[0]
      }
    }
    deed.happened = try arguments.day("happened")
    deed.by = try arguments.text("by").map { try Arguments.organisation($0, named: "--by") }
    if name == "record" {
      deed.recordedFor =
        try arguments.text("for").map { try Arguments.organisation($0, named: "--for") }
        ?? deed.obligations.first?.bearer
    }
    deed.nothingToReport = arguments.has("nothing-to-report")
    deed.partOf = arguments.text("part-of")
    deed.evidence = arguments.text("evidence")
    deed.document = try document(arguments)
    deed.note = arguments.text("note")
    deed.isLookedOver = arguments.has("looked-over")
    deed.ground = arguments.text("ground")
    deed.article = arguments.text("article")
    deed.until = try arguments.day("until")
    deed.days = try arguments.text("days").map { text in
      guard let days = Int(text), (1...3660).contains(days) else {
        throw UsageError(
          message: Words(
            vi: "--days: \"\(text)\" không phải là số từ 1 đến 3660",
            en: "--days: \"\(text)\" is no number from 1 to 3660"))
      }
      return days
    }
    deed.whom = try arguments.texts("whom").map { try Arguments.organisation($0, named: "--whom") }
    deed.date = try arguments.day("date")
    deed.files = try arguments.texts("file").map { path in
      (path.split(separator: "/").last.map(String.init) ?? path, try world.shelf.source(path).bytes)
    }
    return deed
  }

  private func occurrence(_ arguments: Arguments) throws -> Occurrence {
    let words = arguments.operands[0]
    guard let kind = EventKind(named: words) else {
      let near = NearestName.nearest(to: words, among: EventKind.allCases.flatMap { [$0.words.vi, $0.words.en] })
      throw UsageError(
        message: Words(
          vi: "không có sự kiện \"\(words)\""
            + (near.map { "; gần nhất: \"\($0)\"" } ?? "; các sự kiện ghi trong Docs/rule-language.md"),
          en: "there is no event \"\(words)\""
            + (near.map { "; nearest: \"\($0)\"" } ?? "; the events stand in Docs/rule-language.md")))
    }
    return Occurrence(
      kind, subject: arguments.text("matter"),
      at: try arguments.text("at").map { try Arguments.organisation($0, named: "--at") },
      rules: arguments.texts("rule"), holds: arguments.texts("holds"))
  }

  private func id(_ arguments: Arguments) throws -> String? {
    guard let id = arguments.text("id") else { return nil }
    guard PeriodLabel.isTriggerID(id), id.first != "e" || Int(id.dropFirst()) == nil else {
      throw UsageError(
        message: Words(
          vi: "--id: \"\(id)\" phải là một chữ cái rồi chữ cái, chữ số và \"-\", và không phải e với một số",
          en: "--id: \"\(id)\" must be a letter, then letters, digits and \"-\", and not e with a number"))
    }
    return id
  }

  private func document(_ arguments: Arguments) throws -> NumberedDocument? {
    guard let text = arguments.text("document") else { return nil }
    guard let at = text.lastIndex(of: "@"), at > text.startIndex else {
      throw UsageError(
        message: Words(
          vi: "--document: \"\(text)\" cần số rồi @ rồi ngày, như 12-BC/BDV@19/3/2024",
          en: "--document: \"\(text)\" needs the number, then @, then the day, as 12-BC/BDV@19/3/2024"))
    }
    return NumberedDocument(
      number: String(text[..<at]), date: try Arguments.day(String(text[text.index(after: at)...]), named: "--document"))
  }
}
