import Diagnostics
import Entries
import Obligations

/// The schemas of the document, by the names under which others find them.
enum SchemaName: String, CaseIterable, Sendable {
  case body = "Body"
  case document = "NumberedDocument"
  case obligation = "Obligation"
  case obligations = "Obligations"
  case explanation = "Explanation"
  case event = "Event"
  case deed = "Deed"
  case happening = "Happening"
  case filledReport = "FilledReport"
  case reportSheet = "ReportSheet"
  case consolidation = "Consolidation"
  case note = "Note"
  case notes = "Notes"
  case newNote = "NewNote"
  case withdrawal = "Withdrawal"
  case noted = "Noted"
  case happened = "Happened"
  case allHappened = "AllHappened"
  case file = "File"
  case recorded = "Recorded"
  case index = "Index"
  case person = "Person"
  case work = "Work"
  case assignments = "Assignments"
  case share = "Share"
  case figures = "Figures"
  case completeness = "Completeness"
  case matrix = "Matrix"
  case burden = "Burden"
  case regulationRow = "RegulationRow"
  case regulations = "Regulations"
  case regulation = "Regulation"
  case policies = "Policies"
  case organisation = "Organisation"
  case organisations = "Organisations"
  case found = "Found"
  case entryHead = "Entry"
  case entries = "Entries"
  case proof = "EntryWithProof"
  case checkpoint = "Checkpoint"
  case consistency = "Consistency"
  case problem = "Problem"
  case openapi = "OpenAPI"

  var schema: Schema { Self.all[self] ?? .open }

  private static let all = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.made) })

  private typealias M = Schema.Member

  private static let day = Schema.text(.day)
  static let line = Schema.text(.line(0...10_000))
  static let bodies = Schema.list(.named(.body), most: .max)
  private static let texts = Schema.list(Schema.words, most: .max)
  static let next = Schema.Member(
    "next", .orNull(.text(.cursor)), "nơi bắt đầu phần sau; null ở phần cuối",
    "where the next part begins; null in the last")
  /// What is written once by those who record.
  private static let short = Schema.text(.line(1...500)), long = Schema.text(.text(1...10_000))

  static func list(_ name: SchemaName) -> Schema { .list(.named(name), most: .max) }

  private var made: Schema {
    switch self {
    case .body: .object([M("id", .text(.identity)), M("name", Self.line)])
    case .document: .object([M("number", .text(.line(1...200))), M("date", Self.day)])
    case .obligation: .object(Self.obligationMembers)
    case .obligations:
      .object([M("items", Self.list(.obligation)), Self.next])
    case .explanation: .object(Self.obligationMembers + Self.explanationMembers)
    case .event: .object(Self.eventMembers)
    case .deed: .object(Self.deedMembers)
    case .happening: .object(Self.happeningMembers)
    case .file:
      .object([
        M("name", .text(.line(1...255))),
        M("content", .text(.base64(70_000_000)), "nội dung, base64", "what is in it, in base64"),
      ])
    case .filledReport: .object(Self.filledMembers)
    case .reportSheet: .object(Self.sheetMembers)
    case .consolidation: .object(Self.consolidationMembers)
    case .note: .object(Self.noteMembers)
    case .notes:
      .object([
        M("items", Self.list(.note)), M("sessions", Schema.count, "tất cả số cuộc", "occasions of all that was asked"),
        M("people", Schema.count, "tất cả lượt người", "people of all that was asked"), Self.next,
      ])
    case .newNote: .object(Self.newNoteMembers)
    case .withdrawal: .object([M("reason", Self.long, "lý do rút", "why"), Self.lookedOver])
    case .noted: .object([M("entry", Schema.entry, "số nhật ký", "the ledger number")])
    case .happened: .object(Self.happenedMembers)
    case .allHappened: .object([M("items", Self.list(.happened))])
    case .recorded:
      .object([
        M("entry", Schema.entry, "số nhật ký", "the ledger number"),
        M("id", Self.line, "mã của sự kiện", "the id of the event"),
        M("obligations", Self.list(.obligation), "các việc sau khi ghi", "the obligations as they stand after it"),
      ])
    case .index:
      .object([
        M("name", .orNull(Self.line)), M("version", Self.line), M("today", Self.day), M("document", Self.line),
        M(
          "endpoints",
          .list(.object([M("method", Self.line), M("path", Self.line), M("summary", Self.line)]), most: .max)),
      ])
    case .person: .object(Self.personMembers)
    case .work: .object(Self.workMembers)
    case .assignments: .object(Self.assignmentMembers)
    case .policies: .object([M("items", .list(.object(Self.policyMembers), most: .max))])
    case .share:
      .object([
        M("numerator", Schema.count), M("denominator", Schema.count), M("perMille", .orNull(.integer(0...1000))),
      ])
    case .figures: .object(Self.figureMembers)
    case .completeness:
      .object([
        M("by", .text(.choice(["regulation", "organisation", "period"]))), M("from", Self.day), M("to", Self.day),
        M("on", Self.day), M("known", Self.day),
        M(
          "rows",
          .list(
            .object(
              [
                M("key", Self.line), M("name", Schema.words),
                M(
                  "answerable", Self.bodies, isRequired: false, "cơ quan nay trả lời, nếu là cơ quan khác",
                  "the bodies that answer now, where they are others"),
              ] + Self.figureMembers), most: .max)), M("total", .named(.figures)),
      ])
    case .matrix:
      .object([
        M("regulation", .orNull(Self.line)), M("year", .integer(1...9999)), M("series", .orNull(Self.line)),
        M("on", Self.day), M("known", Self.day), M("periods", .list(Self.line, most: .max)),
        M(
          "rows",
          .list(
            .object([
              M("body", .named(.body)), M("cells", Self.list(.figures)), M("total", .named(.figures)),
            ]), most: .max)), M("total", .named(.figures)),
      ])
    case .burden: .object(Self.burdenMembers)
    case .regulationRow: .object(Self.regulationMembers)
    case .regulations: .object([M("items", Self.list(.regulationRow))])
    case .regulation: .object(Self.regulationMembers + Self.regulationParts)
    case .organisation:
      .object([
        M("id", .text(.identity)), M("name", Self.line), M("kinds", .list(Self.line, most: .max)),
        M("level", .orNull(Self.line)), M("exists", .truth),
        M("answerable", Self.bodies, "cơ quan trả lời vào ngày ấy", "who answers for it on the day"),
      ])
    case .organisations: .object([M("on", Self.day), M("items", Self.list(.organisation)), Self.next])
    case .found:
      .object([
        M("bodies", Self.bodies),
        M("rules", .list(.object([M("rule", Self.line), M("deed", Schema.words)]), most: .max)),
        M(
          "entries",
          .list(
            .object([
              M("entry", Schema.entry), M("kind", Self.kind), M("happened", .orNull(Self.day)),
              M("obligations", .list(Self.line, most: .max)), M("texts", Self.texts),
            ]), most: .max)), Self.next,
      ])
    case .entryHead: .object(Self.entryMembers)
    case .entries: .object([M("size", Schema.count), M("items", Self.list(.entryHead)), Self.next])
    case .proof:
      .object([
        M("entry", .named(.entryHead)), M("size", Schema.entry), M("leaf", .text(.digest)),
        M("root", .text(.digest)), M("path", .list(.text(.digest), most: 64)),
      ])
    case .checkpoint:
      .object([M("note", Schema.words, "bản chốt đã ký, nguyên văn", "the signed checkpoint, word for word")])
    case .consistency:
      .object([
        M("from", Schema.entry), M("size", Schema.entry), M("oldRoot", .text(.digest)), M("root", .text(.digest)),
        M("path", .list(.text(.digest), most: 64)),
      ])
    case .problem:
      .object([
        M("type", Self.line), M("title", Self.line), M("status", .integer(400...599)), M("detail", Schema.words),
        M("instance", Self.line, "mã của yêu cầu", "the name of the request"),
        M(
          "errors",
          .list(
            .object([
              M("pointer", Self.line, isRequired: false, "chỗ trong nội dung gửi", "the place in what was sent"),
              M("parameter", Self.line, isRequired: false), M("detail", Schema.words),
            ]), most: 50), isRequired: false),
      ])
    case .openapi: .open
    }
  }

  // MARK: Obligations

  private static let obligationMembers: [Schema.Member] = [
    M("id", line), M("regulation", line), M("clause", line), M("rule", line), M("version", line),
    M("act", .orNull(line)), M("title", Schema.words), M("modality", .orNull(line)), M("bearer", .named(.body)),
    M("joint", bodies), M("partners", bodies), M("answerable", .named(.body)), M("counterparties", bodies),
    M("copies", bodies), M("channel", .orNull(.named(.body))), M("period", line), M("periodStart", .orNull(day)),
    M("periodEnd", .orNull(day)), M("cutOff", .orNull(day)), M("decidingDay", .orNull(day)),
    M("also", .list(line, most: .max)), M("due", .orNull(day), "hạn", "the last good day"), M("basis", line),
    M("certainty", .orNull(line)), M("lifeCycle", line), M("performance", line), M("verdict", line),
    M("since", .orNull(day)), M("shown", .text(.choice(Shown.allCases.map(\.rawValue)))),
    M("absorbedBy", .orNull(line)),
    M(
      "quantity",
      .orNull(
        .object([
          M("least", Schema.count), M("most", .orNull(Schema.count)), M("unit", line), M("done", Schema.count),
          M("owed", Schema.count), M("reachableUntil", .orNull(day)), M("outOfReach", .truth),
        ]))),
    M(
      "gate",
      .orNull(
        .object([
          M("planned", day), M("sent", .orNull(day)), M("earliest", day), M("certainty", line),
          M("tooEarly", .truth), M("waivedOn", .orNull(day)), M("waivedBy", .orNull(.named(.body))),
          M("waivedWhy", .orNull(Schema.words)),
          M("answered", .list(.object([M("body", .named(.body)), M("on", day)]), most: .max)),
          M("awaited", bodies),
        ]))),
  ]

  private static let ground = Schema.orNull(
    .object([M("ground", Schema.words), M("remark", Schema.words), M("place", line)]))

  private static let explanationMembers: [Schema.Member] = [
    M("sentence", Schema.words), M("clausePath", texts), M("place", line), M("secondarySource", .truth),
    M("bearerOnDecidingDay", line), M("on", day), M("periodBy", ground), M("cutOffBy", ground), M("dueBy", ground),
    M("calendar", .object([M("name", line), M("version", line), M("lastDecidedDay", day)])),
    M(
      "applications",
      .list(
        .object([
          M("settles", Schema.words), M("words", Schema.words), M("ground", Schema.words), M("remark", Schema.words),
          M("place", line),
        ]), most: .max)),
    M(
      "trace",
      .list(
        .object([
          M("date", day), M("counted", .truth), M("why", Schema.words), M("source", .orNull(Schema.words)),
        ]), most: .max), "cách tính hạn, từng ngày", "how the day was reckoned, day by day"),
    M("events", list(.event), "những gì đã làm", "what was done"),
    M(
      "acts", .list(.object([M("kind", kind), M("forSender", .truth)]), most: .max),
      "người hỏi được làm gì lúc này", "what the asker may do now"),
  ]

  private static let eventMembers: [Schema.Member] = [
    M("id", line), M("entry", .orNull(Schema.entry), "số nhật ký", "the ledger number"), M("kind", kind),
    M("happened", day), M("recordedOn", day),
    M("recordedElsewhere", .orNull(.text(.moment))), M("by", .orNull(line)), M("for", .orNull(line)),
    M("ground", .orNull(Schema.words)), M("evidence", .orNull(Schema.words)),
    M("document", .orNull(.object([M("number", Schema.words), M("date", day)]))), M("date", .orNull(day)),
    M("whom", .list(line, most: .max)),
    M(
      "attachments",
      .list(.object([M("name", .orNull(Schema.words)), M("bytes", Schema.count)]), most: .max)),
  ]

  private static let kind = Schema.text(.choice(EntryKind.allCases.map(\.rawValue)))

  // MARK: What is recorded

  private static let ofAll: [Schema.Member] = [
    M("by", .text(.identity), isRequired: false, "nhân danh cơ quan", "in the name of a body"),
    M(
      "happened", day, isRequired: false, "ngày xảy ra; hôm nay nếu không ghi",
      "the day it happened; today where none is given"),
    M(
      "evidence", short, isRequired: false, "bằng chứng: số đến, cuộc gọi, thư",
      "what shows it: a number, a call, a letter"),
    M("document", .named(.document), isRequired: false, "số và ngày văn bản", "the document itself"),
    M("ground", long, isRequired: false, "lý do, căn cứ", "the reason or legal basis"),
    M("note", long, isRequired: false, "ghi chú", "for people"),
    M("files", .list(.named(.file), most: 20), isRequired: false),
    lookedOver,
  ]

  private static let lookedOver = M(
    "lookedOver", .truth, isRequired: false,
    "đã xem lại: không có gì để biết ai là người tố cáo, khiếu nại, phản ánh",
    "looked over: nobody who denounces, complains or reports can be known of it")

  private static let deedMembers: [Schema.Member] =
    [
      M("kind", .text(.choice(DeedReading.kinds.map(\.rawValue))), "việc đã làm", "what was done"),
      M(
        "also", .list(.text(.obligation), most: 200), isRequired: false, "tính cho cả những việc này",
        "the same deed counts for these too"),
      M(
        "for", .text(.identity), isRequired: false, "ghi nhận cho cơ quan gửi này",
        "recorded for this sender, of what came outside the system"),
      M("nothingToReport", .truth, isRequired: false, "không phát sinh", "there was nothing to report"),
      M(
        "report", .named(.filledReport), isRequired: false, "báo cáo theo mẫu", "what is filled in on the form"),
      M("partOf", short, isRequired: false, "lồng ghép trong văn bản", "the document of which it is a chapter"),
      M("article", short, isRequired: false, "theo điều khoản", "by which article"),
      M("until", day, isRequired: false, "hạn mới", "the new last good day"),
      M("days", .integer(1...3660), isRequired: false, "thêm số ngày", "by so many days"),
      M(
        "whom", .list(.text(.identity), most: 200), isRequired: false, "báo cho, chuyển cho",
        "who was told, who takes over"),
      M("date", day, isRequired: false, "ngày đã báo", "the date that was told"),
      M(
        "of", .text(.event), isRequired: false, "lần gửi nào; lần cuối nếu không ghi",
        "which submission; the last where none is named"),
    ] + ofAll

  private static let happeningMembers: [Schema.Member] =
    [
      M(
        "kind", .text(.choice(["occurred", "rescheduled", "withdrawn"])),
        "phát sinh, dời ngày, hoặc rút", "it happened, was put off, or was called off"),
      M(
        "trigger", .text(.line(1...200)), isRequired: false, "sự kiện nào, bằng chữ",
        "which event of the closed list, in words"),
      M("subject", .text(.line(1...500)), isRequired: false, "vụ việc, dự thảo", "the case, draft or matter"),
      M("at", .text(.identity), isRequired: false, "xảy ra ở cơ quan", "the body at which it happened"),
      M(
        "rules", .list(.text(.line(1...300)), most: 50), isRequired: false, "điều khoản mà nó khởi động",
        "the rules or clauses that it starts"),
      M(
        "holds", .list(.text(.line(1...500)), most: 50), isRequired: false, "điều kiện đúng với vụ việc này",
        "quoted conditions that hold"),
      M(
        "of", .text(.event), isRequired: false, "việc được dời hoặc rút", "what was put off or called off"),
      M("date", day, isRequired: false, "ngày dự kiến, ngày mới", "the planned or new day"),
      M("id", .text(.event), isRequired: false, "mã của việc phát sinh", "its own id"),
    ] + ofAll

  // MARK: Reports on a form

  static let amount = Schema.orNull(.text(.line(1...40)))
  private static let filledMembers: [Schema.Member] = [
    M(
      "figures", .map(.map(.amount, most: 5), most: 500), isRequired: false,
      "số, theo mã trường rồi mã cột, như {\"so-vu\": {\"inPeriod\": 12}}",
      "numbers by field and column, as {\"so-vu\": {\"inPeriod\": 12}}"),
    M(
      "texts", .map(.text(.text(0...20_000)), most: 500), isRequired: false, "chữ và lựa chọn, theo mã trường",
      "what is written or chosen, by field"),
    M(
      "reasons", .map(.text(.text(0...20_000)), most: 500), isRequired: false,
      "lý do số khác nhiều, theo mã trường", "why a number differs so much, by field"),
  ]

  private static let sheetMembers: [Schema.Member] = [
    M("obligation", line),
    M(
      "form", .object([M("id", line), M("title", Schema.words), M("version", line), M("hash", .text(.digest))]),
      "mẫu đang dùng", "the form in force"),
    M(
      "fields",
      .list(
        .object([
          M("id", line), M("label", Schema.words), M("kind", .text(.choice(["number", "text", "choice", "file"]))),
          M("unit", .orNull(line)), M("whole", .truth), M("options", texts), M("required", .truth),
          M(
            "columns",
            .list(
              .object([
                M("column", line), M("value", amount, "số, viết như 1234.5", "the number, as 1234.5"),
                M(
                  "reckoned", .truth, "tính từ các báo cáo khác, không gửi",
                  "follows from other reports and is not sent"),
                M(
                  "before", amount, "phần của lũy kế từ các kỳ trước", "of what the year adds up to, the periods before"
                ),
              ]), most: .max)),
          M("text", .orNull(Schema.words)), M("reason", .orNull(Schema.words)),
          M(
            "needsReason", .orNull(.object([M("over", Schema.count), M("percent", .truth)])),
            "khác hơn chừng này thì phải có lý do", "a difference of more than this needs a reason"),
          M(
            "fill",
            .orNull(
              .object([
                M("value", amount), M("bodies", .orNull(Schema.count)),
                M("parts", .list(.object([M("period", line), M("value", amount)]), most: .max)), M("missing", bodies),
              ])), "số biết trước, từ đâu", "what is known beforehand, and from where"),
        ]), most: .max)),
    M(
      "sent",
      .list(
        .object([
          M("entry", Schema.entry), M("event", line), M("recorded", .text(.moment)), M("form", .orNull(line)),
          M("nothingToReport", .truth), M("erased", .truth, "phần chữ đã xóa", "its texts were erased"),
          M("figures", .map(.map(.text(.line(1...40)), most: 5), most: .max)),
          M("texts", .map(Schema.words, most: .max)), M("reasons", .map(Schema.words, most: .max)),
        ]), most: .max), "các lần gửi, cũ trước", "what was sent, the first first"),
    M(
      "alike", .list(line, most: .max), "việc khác cùng mẫu, gửi một lần được", "others that one sending may count for"),
  ]

  // MARK: Notes, and what happened

  private static let people = Schema.integer(0...1_000_000)
  private static let noteMembers: [Schema.Member] = [
    M("entry", Schema.entry), M("by", .named(.body)), M("happened", day), M("clauses", .list(line, most: .max)),
    M("sessions", .orNull(Schema.count), "số cuộc", "occasions"),
    M("people", .orNull(Schema.count), "lượt người", "people"),
    M("text", .orNull(Schema.words), "đã làm gì; null nếu đã xóa", "what was done; null where it was erased"),
    M("place", .orNull(Schema.words)),
    M("attachments", .list(.object([M("name", .orNull(Schema.words)), M("bytes", Schema.count)]), most: .max)),
    M("recorded", .text(.moment)),
    M("withdrawn", .orNull(.object([M("reason", .orNull(Schema.words)), M("at", .text(.moment))]))),
  ]

  private static let newNoteMembers: [Schema.Member] = [
    M("text", .text(.text(1...2000)), "đã làm gì", "what was done"),
    M("clauses", .list(.text(.line(1...300)), most: 50), "theo điều khoản nào", "under which clauses"),
    M(
      "by", .text(.identity), isRequired: false, "cơ quan đã làm; cơ quan đầu tiên của vai trò nếu không ghi",
      "the body that did it; the first of the roles where none is given"),
    M("happened", day, isRequired: false, "ngày làm; hôm nay nếu không ghi", "the day; today where none is given"),
    M("place", .text(.line(1...200)), isRequired: false, "ở đâu", "where"),
    M("sessions", people, isRequired: false, "số cuộc", "how many occasions"),
    M("people", people, isRequired: false, "lượt người", "how many people"),
    M("files", .list(.named(.file), most: 20), isRequired: false, "ảnh JPEG, PNG", "JPEG or PNG pictures"),
    lookedOver,
  ]

  private static let happenedMembers: [Schema.Member] = [
    M("event", .named(.event)), M("trigger", .orNull(line)), M("subject", .orNull(Schema.words)),
    M("at", .orNull(.named(.body))), M("planned", .orNull(day)), M("calledOff", .orNull(day)),
    M("later", list(.event), "dời ngày, rút", "what was done about it since"),
    M("obligations", list(.obligation), "các việc nó khởi động", "what it started"),
    M("unseen", Schema.count, "số việc khác không được xem", "how many more are not seen"),
  ]

  // MARK: Others

  private static let personMembers: [Schema.Member] = [
    M("person", .object([M("id", .text(.identity)), M("name", .orNull(Schema.words))])),
    M(
      "roles",
      .list(
        .object([
          M("role", line), M("name", line), M("at", .named(.body)), M("regulation", .orNull(line)),
          M("below", .truth), M("from", day), M("to", .orNull(day)),
        ]), most: .max)),
    M(
      "seat", .orNull(.object([M("role", line), M("at", .named(.body))])),
      "vai trò mà mã này làm; null là mọi vai trò", "the one role of this token; null is all"),
    M("scope", .text(.choice(["read", "write", "all"]))), M("until", .orNull(day)), M("bodies", bodies),
  ]

  private static let figureMembers: [Schema.Member] =
    ["expected", "notYetDue", "onTime", "late", "missing", "undated", "excused", "received"].map {
      M($0, Schema.count)
    } + [M("completeness", .named(.share)), M("timeliness", .named(.share))]

  private static let burdenMembers: [Schema.Member] = [
    M("year", .integer(1...9999)),
    M(
      "loads",
      .list(
        .object([
          M("bearer", .named(.body)), M("months", .list(Schema.count, most: 12)), M("total", Schema.count),
          M("absorbed", Schema.count),
        ]), most: .max)),
    M(
      "overlaps",
      .list(
        .object([
          M("across", .truth), M("settled", .truth), M("savings", Schema.count),
          M(
            "members",
            .list(
              .object([
                M("regulation", line), M("clause", line), M("rule", line), M("act", .orNull(line)),
                M("title", .orNull(Schema.words)), M("recipients", bodies), M("carriedBy", .orNull(line)),
              ]), most: .max)),
          M(
            "occurrences",
            .list(.object([M("bearer", .named(.body)), M("periods", .list(line, most: .max))]), most: .max)),
        ]), most: .max)),
  ]

  private static let regulationMembers: [Schema.Member] = [
    M("id", line), M("title", Schema.words), M("kind", line), M("number", .orNull(Schema.words)), M("version", line),
    M("inForceFrom", .orNull(day)), M("inForceTo", .orNull(day)), M("versions", Schema.count),
    M("kept", .named(.figures), "việc của năm nay, phần được xem", "what it asked this year, as far as it is seen"),
  ]

  private static let regulationParts: [Schema.Member] = [
    M("parties", .list(.object([M("name", Schema.words), M("longName", Schema.words)]), most: .max)),
    M(
      "clauses",
      .list(
        .object([M("address", line), M("heading", Schema.words), M("path", texts), M("account", Schema.words)]),
        most: .max)),
    M(
      "sentences",
      .list(
        .object([
          M("rule", line), M("clause", line), M("kind", line), M("text", Schema.words), M("next", .orNull(day)),
          M("kept", .orNull(.named(.figures))),
        ]), most: .max)),
    M("open", .list(.object([M("clause", line), M("words", Schema.words)]), most: .max)),
    M("text", Schema.words, "nguyên văn tệp quy chế, mọi bản", "the file word for word, every version"),
  ]

  private static let entryMembers: [Schema.Member] = [
    M("author", line), M("format", .integer(1...99)), M("happened", line, isRequired: false), M("kind", kind),
    M("organisation", line, isRequired: false), M("payload", .open), M("reason", Schema.words, isRequired: false),
    M("recorded", Schema.count, "giây từ 1/1/1970, UTC", "seconds since 1 January 1970, UTC"),
    M("role", line, isRequired: false), M("sequence", Schema.entry), M("subject", Schema.words, isRequired: false),
  ]
}
