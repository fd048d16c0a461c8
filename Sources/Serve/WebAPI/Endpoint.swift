import Boards
import Diagnostics
import Entries
import HTTPCore
import Obligations
import Regulations

/// What programs can ask for.
enum Endpoint: String, CaseIterable, Sendable {
  case index, openapi, me, work, assignments, obligations, obligation, report, deed, file, consolidation, events,
    occurrence, event
  case notes, note, newNote, noteWithdrawal, completeness, matrix, burden, regulations, regulation, policies
  case organisations, search, entries, entry, checkpoint, consistency

  /// What all addresses begin with.
  static let root = ["api", "v1"]

  /// How it is asked for.
  var operation: Operation { Self.all[self] ?? Self.make(self) }

  private static let all = Dictionary(uniqueKeysWithValues: allCases.map { ($0, make($0)) })

  /// The endpoints at a path with the values of its parameters; none where there is nothing.
  static func at(_ path: [String]) -> [(endpoint: Endpoint, values: [String: String])] {
    guard path.starts(with: root) else { return [] }
    return allCases.compactMap { one in
      one.operation.values(in: path.dropFirst(root.count)).map { (one, $0) }
    }
  }

  // MARK: Parameters

  private static let id = Parameter.path(
    "id", .text(.obligation), "mã của việc, dấu / viết thành ~ hoặc %2F",
    "the id of an obligation, / written as ~ or %2F",
    example: "uong-bi~dieu-22~1~doan-2:org-0323:2024-W11")
  private static let number = Parameter.path(
    "number", Schema.entry, "số nhật ký của ghi nhanh", "the ledger number of the note", example: "41")
  private static let rule = Parameter.path(
    "rule", .text(.rule), "địa chỉ của điều khoản, dấu / viết thành ~ hoặc %2F",
    "the address of the sentence, / written as ~ or %2F", example: "uong-bi~dieu-22~1~doan-1")
  private static let period = Parameter.path(
    "period", .text(.period), "kỳ, như 2024-W11, 2024-M03, 2024-Q1, 2024-H1, 2024",
    "the period, as 2024-W11, 2024-M03, 2024-Q1, 2024-H1, 2024", example: "2024-M02")
  private static let cursor = Parameter.query(
    "cursor", .text(.cursor), "\"next\" của phần trước, với cùng câu hỏi",
    "\"next\" of the part before, with the same question")
  private static let limit = Parameter.query(
    "limit", .integer(1...200), "nhiều nhất bao nhiêu (50)", "how many at most (50)", example: "50")
  private static let years = Schema.integer(1900...2199)

  private static func day(_ name: String, _ vi: String, _ en: String, example: String? = nil) -> Parameter {
    .query(name, .text(.day), vi, en, example: example)
  }

  private static let known = day(
    "known", "theo những gì đã ghi đến hết ngày này (hôm nay)",
    "by what had been recorded by the end of this day (today)")
  private static let on = day("on", "xét vào ngày (hôm nay)", "as of this day (today)", example: "2024-03-20")
  private static let regulationFilter = Parameter.query(
    "regulation", .text(.regulation), "chỉ theo quy chế này", "only under this regulation", example: "uong-bi")
  private static let bodyFilter = Parameter.query(
    "body", .text(.identity), "chỉ của cơ quan này", "only of this body", example: "org-0323")
  private static let key = Parameter(
    name: "Idempotency-Key", place: .header, schema: .text(.visible(128)), isRequired: true,
    words: Words(
      vi: "khóa do phần mềm đặt cho việc này; gửi lại với cùng khóa trong một ngày thì không ghi hai lần",
      en: "a key that the program chooses for this deed; sent again under it within a day it is done once"),
    example: "9f1c2a")
  private static let ifMatch = Parameter(
    name: "If-Match", place: .header, schema: .text(.line(1...200)),
    words: Words(
      vi: "ETag của lần đọc: chỉ ghi nếu từ đó chưa có gì mới về việc này",
      en: "the ETag of a reading: recorded only where nothing came about it since"))

  // MARK: Operations

  // A list of what there is, one case an operation: longer than other functions, and read from top to bottom.
  private static func make(_ endpoint: Endpoint) -> Operation {
    func get(
      _ path: String..., vi: String, en: String, note: Words? = nil, _ parameters: [Parameter] = [],
      gives answer: SchemaName, use: EntryBody.TokenScope.Use? = .read
    ) -> Operation {
      Operation(
        endpoint: endpoint, method: .get, path: path, summary: Words(vi: vi, en: en), note: note,
        parameters: parameters, body: nil, answer: (.ok, answer), use: use)
    }
    func post(
      _ path: String..., vi: String, en: String, note: Words? = nil, _ parameters: [Parameter], _ body: SchemaName,
      gives answer: SchemaName = .recorded
    ) -> Operation {
      Operation(
        endpoint: endpoint, method: .post, path: path, summary: Words(vi: vi, en: en), note: note,
        parameters: parameters + [key], body: body, answer: (201, answer), use: .write)
    }
    switch endpoint {
    case .index: return get(vi: "Có những gì", en: "What there is", gives: .index, use: nil)
    case .openapi:
      return get("openapi.json", vi: "Tài liệu này", en: "This document", gives: .openapi, use: nil)
    case .me: return get("me", vi: "Ai đang hỏi", en: "Who asks", gives: .person)
    case .work:
      return get(
        "work", vi: "Việc của tôi: phải làm, chờ tiếp nhận, chờ cơ quan khác",
        en: "One's work: what is to be done, what arrived, what others owe",
        note: Words(
          vi: "Như trang Việc của tôi: trong 45 ngày tới; việc thường xuyên không có ở đây.",
          en: "As the page My work: within 45 days; what is done all the time is not here."), [limit, cursor],
        gives: .work)
    case .assignments:
      return get(
        "assignments", vi: "Ai phụ trách ở đâu", en: "Who is in charge where", [on], gives: .assignments)
    case .obligations:
      return get(
        "obligations", vi: "Các việc được xem", en: "The obligations that are seen",
        note: Words(
          vi: "Theo ngày hạn, hoặc ngày kết thúc kỳ nếu không có hạn; việc không có ngày nào ở cuối.",
          en: "By due day, or the day on which the period ends where there is none; what has no day at all comes last."),
        [
          .query(
            "state", .text(.choice(Shown.allCases.map(\.rawValue))), "tình trạng; ghi nhiều lần được",
            "how they stand; may be given several times", repeats: true, example: "overdue"),
          day("from", "từ ngày (đầu năm nay)", "first day (that of this year)", example: "2024-01-01"),
          day("to", "đến ngày (cuối năm ấy)", "last day (that of the year)", example: "2024-12-31"), regulationFilter,
          bodyFilter, limit, cursor,
        ], gives: .obligations)
    case .obligation:
      return get(
        "obligations", "{id}", vi: "Một việc: vì sao, đã làm gì, được làm gì",
        en: "One obligation: why, what was done, what may be done", [id], gives: .explanation)
    case .report:
      return get(
        "obligations", "{id}", "report", vi: "Báo cáo theo mẫu: mẫu, số đã gửi, số tính được, số biết trước",
        en: "A report on its form: the form, what was sent, what follows, what is known beforehand",
        note: Words(
          vi: "Chỉ việc báo cáo theo mẫu mới có. Gửi bằng \"report\" của một lần gửi.",
          en: "Only what is reported on a form has one. It is sent as \"report\" of a deed."), [id], gives: .reportSheet
      )
    case .deed:
      return post(
        "obligations", "{id}", "deeds", vi: "Ghi một việc đã làm", en: "Record a deed",
        note: Words(
          vi: "Khóa của nội dung như trong Docs/events.md. Với nhiều việc thì ghi tất cả hoặc không ghi gì.",
          en: "The keys are those of Docs/events.md. Of several obligations all or none."), [id, ifMatch], .deed)
    case .file:
      return get(
        "files", "{entry}", "{number}", vi: "Một tệp đính kèm, base64", en: "One attached file, in base64",
        note: Words(
          vi: "Chỉ người được xem tài liệu của việc ấy; như gửi lên bằng \"files\".",
          en: "For who may see the documents of the matter; as it was sent in \"files\"."),
        [
          .path("entry", Schema.entry, "số nhật ký (\"entry\")", "the ledger number (\"entry\")", example: "41"),
          .path(
            "number", .integer(0...99), "tệp thứ mấy trong \"attachments\", từ 0",
            "which of \"attachments\", from 0", example: "0"),
        ], gives: .file)
    case .consolidation:
      return get(
        "consolidations", "{rule}", "{period}", vi: "Tổng hợp số liệu: báo cáo của các cơ quan cho một kỳ",
        en: "The reports of all bodies for a period, together",
        note: Words(
          vi: "\"fields\", \"counts\" và \"missing\" tính từ mọi cơ quan được xem, \"items\" là từng phần.",
          en: "\"fields\", \"counts\" and \"missing\" are of all bodies that are seen; \"items\" come in parts."),
        [rule, period, limit, cursor], gives: .consolidation)
    case .events:
      return get(
        "events", vi: "Các việc phát sinh được xem, mới nhất trước", en: "What happened and is seen, the newest first",
        note: Words(vi: "Nhiều nhất 30.", en: "30 at most."), gives: .allHappened)
    case .occurrence:
      return get(
        "events", "{event}", vi: "Một việc phát sinh và các việc nó khởi động",
        en: "Something that happened, and what it started",
        [.path("event", .text(.event), "mã của việc phát sinh", "its id", example: "e41")], gives: .happened)
    case .notes:
      return get(
        "notes", vi: "Các ghi nhanh được xem, ngày mới nhất trước",
        en: "The quick notes that are seen, the newest day first",
        [
          day("from", "từ ngày (đầu năm nay)", "first day (that of this year)", example: "2024-01-01"),
          day("to", "đến ngày (cuối năm ấy)", "last day (that of the year)", example: "2024-12-31"), regulationFilter,
          .query(
            "clause", .text(.line(1...300)), "chỉ theo điều khoản này", "only under this clause",
            example: "uong-bi/dieu-4/2/a"), bodyFilter, limit, cursor,
        ], gives: .notes)
    case .note: return get("notes", "{number}", vi: "Một ghi nhanh", en: "One quick note", [number], gives: .note)
    case .newNote:
      return post(
        "notes", vi: "Ghi nhanh việc đã làm", en: "Note what was done",
        note: Words(
          vi: "Theo việc thường xuyên và nguyên tắc: không hoàn thành việc nào.",
          en: "Under standing duties and principles: no obligation is done by it."), [], .newNote, gives: .noted)
    case .noteWithdrawal:
      return post(
        "notes", "{number}", "withdrawal", vi: "Rút một ghi nhanh", en: "Take a quick note back", [number],
        .withdrawal, gives: .noted)
    case .event:
      return post(
        "events", vi: "Ghi việc phát sinh, dời hoặc rút", en: "Record what happened, was put off or called off",
        note: Words(
          vi: "Khởi động các việc có hạn tính từ sự kiện; mã của chúng kết thúc bằng mã này.",
          en: "Starts the duties that count from it; their ids end in its id."), [], .happening)
    case .completeness:
      return get(
        "completeness", vi: "Tỷ lệ gửi đủ và đúng hạn", en: "How complete and how timely",
        [
          .query(
            "by", .text(.choice(CompletenessRow.Grouping.allCases.map(\.rawValue))), "mỗi dòng một (regulation)",
            "a row for each (regulation)", example: "regulation"), on, known,
          day("from", "từ ngày (đầu năm của on)", "first day (that of the year of on)"),
          day("to", "đến ngày (cuối năm của from)", "last day (that of the year of from)"), regulationFilter,
          bodyFilter,
        ], gives: .completeness)
    case .matrix:
      return get(
        "matrix", vi: "Cơ quan theo kỳ", en: "Bodies by periods",
        [
          regulationFilter, .query("year", years, "năm (năm nay)", "the year (this year)", example: "2024"),
          .query(
            "series", .text(.choice(Series.allCases.map(\.rawValue))), "loại kỳ", "which periods", example: "month"),
          on, known,
        ], gives: .matrix)
    case .burden:
      return get(
        "burden", vi: "Rà soát chế độ báo cáo", en: "The reporting burden",
        [.query("year", years, "năm (năm nay)", "the year (this year)", example: "2024")], gives: .burden)
    case .regulations:
      return get("regulations", vi: "Các quy chế", en: "The regulations", gives: .regulations)
    case .regulation:
      return get(
        "regulations", "{id}", vi: "Một quy chế", en: "One regulation",
        [.path("id", .text(.regulation), "mã của quy chế", "the id of the regulation", example: "uong-bi")],
        gives: .regulation)
    case .policies:
      return get(
        "regulations", "{id}", "policies", vi: "Cách áp dụng đang có của một quy chế",
        en: "What was settled beside a regulation and holds",
        [.path("id", .text(.regulation), "mã của quy chế", "the id of the regulation", example: "uong-bi")],
        gives: .policies)
    case .organisations:
      return get(
        "organisations", vi: "Danh bạ cơ quan", en: "The register of organisations",
        [
          .query(
            "q", .text(.line(1...200)), "chữ trong tên, không cần dấu", "words of the name, with or without marks",
            example: "vang danh"), on, limit, cursor,
        ], gives: .organisations)
    case .search:
      return get(
        "search", vi: "Tìm trong kho", en: "Find in the store",
        [
          .query(
            "q", .text(.line(1...200)), "từ cần tìm, không cần dấu", "words, with or without marks", isRequired: true,
            example: "bao cao"), bodyFilter, regulationFilter,
          .query("year", years, "chỉ năm này", "only of this year"),
          .query(
            "kind", .text(.choice(EntryKind.allCases.map(\.rawValue))), "chỉ loại này", "only of this kind"), limit,
          cursor,
        ], gives: .found)
    case .entries:
      return get(
        "ledger", "entries", vi: "Nhật ký, mới nhất trước", en: "The ledger, the newest first",
        [
          .query(
            "kind", .text(.choice(EntryKind.allCases.map(\.rawValue))), "chỉ loại này", "only of this kind"),
          .query("author", .text(.identity), "chỉ của người này", "only by this author", example: "p-0001"),
          day("day", "chỉ ghi ngày này", "only recorded on this day"), limit, cursor,
        ], gives: .entries)
    case .entry:
      return get(
        "ledger", "entries", "{number}", vi: "Một mục với bằng chứng", en: "One entry with what proves it",
        note: Words(
          vi: "Mục như trong cây băm: viết theo RFC 8785 rồi băm thì ra \"leaf\" (Docs/ledger.md).",
          en: "The entry as the tree has it: written by RFC 8785 and hashed it gives \"leaf\" (Docs/ledger.md)."),
        [
          .path("number", Schema.entry, "số của mục", "the number of the entry", example: "41"),
          .query("size", Schema.entry, "trong cây của số mục này", "in the tree of so many entries"),
        ], gives: .proof)
    case .checkpoint:
      return get(
        "ledger", "checkpoint", vi: "Bản chốt gần nhất đã ký", en: "The last signed checkpoint", gives: .checkpoint)
    case .consistency:
      return get(
        "ledger", "consistency", vi: "Nhật ký lớn lên từ nhật ký trước",
        en: "That the ledger grew out of an earlier one",
        [
          .query("from", Schema.entry, "số mục trước", "the smaller size", isRequired: true, example: "1"),
          .query("to", Schema.entry, "số mục sau (bây giờ)", "the larger size (now)"),
        ], gives: .consistency)
    }
  }
}
