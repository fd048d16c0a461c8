import CivilTime
import Diagnostics
import Entries
import HTTPCore
import UseCases

/// What somebody typed to settle something about a clause.
struct PolicyForm {
  enum Field: String, CaseIterable {
    case lines = "cau", ground = "can-cu", issuer = "noi-ban-hanh", number = "so", day = "ngay", note = "ghi-chu"
    case from = "tu"
  }

  /// On what it rests.
  enum Ground: String, CaseIterable {
    case guidance = "huong-dan", agreement = "thong-nhat", custom = "thong-le", inferred = "suy-ra", accepted =
      "chap-nhan"

    func words(_ c: PageContext) -> String {
      switch self {
      case .guidance: c("công văn hướng dẫn", "a guidance letter")
      case .agreement: c("thống nhất của các bên", "agreement of the parties")
      case .custom: c("thông lệ", "custom")
      case .inferred: c("suy ra", "inferred")
      case .accepted: c("chấp nhận: không ghi", "accepted: not stated")
      }
    }
  }

  var input = Typed<Field>([.ground: Ground.guidance.rawValue])

  init() {}

  init(_ form: HTTPCore.Form) { input = Typed(form, Field.allCases) }

  /// What would be written, with its ground; nil where something is wrong, which is then told.
  ///
  /// - Parameter isVietnamese: the language of the keywords of the text.
  mutating func policy(_ id: String, _ clause: String, isVietnamese: Bool) -> (
    policy: EntryBody.Policy, ground: String
  )? {
    func say(_ vi: String, _ en: String) -> String { isVietnamese ? vi : en }
    let (day, from) = (
      input.day(.day, Words(vi: "ngày văn bản", en: "its day")),
      input.day(.from, Words(vi: "áp dụng từ ngày", en: "holds from"))
    )
    var ground: String
    switch input.values[.ground].flatMap({ Ground(rawValue: $0) }) ?? .guidance {
    case .guidance:
      if input.values[.number] == nil {
        input.add(Words(vi: "ghi số của công văn hướng dẫn", en: "give the number of the guidance letter"), at: .number)
      }
      if day == nil, input.faults(at: .day).isEmpty {
        input.add(Words(vi: "ghi ngày của công văn hướng dẫn", en: "give the day of the guidance letter"), at: .day)
      }
      let by = input.values[.issuer].map { say(" của \($0)", " of \($0)") } ?? ""
      ground = say("hướng dẫn\(by), số ", "guidance\(by), no. ") + (input.values[.number] ?? "")
      ground += say(", ngày ", ", of ") + (day?.inRuleText ?? "")
    case .agreement: ground = say("thống nhất của các bên", "agreement of the parties") + note
    case .custom: ground = say("thông lệ", "custom") + note
    case .inferred:
      if input.values[.note] == nil {
        input.add(Words(vi: "ghi suy ra từ đâu", en: "say from what it is inferred"), at: .note)
      }
      ground = say("suy ra:", "inferred:") + note
    case .accepted: ground = say("chấp nhận: không ghi", "accepted: not stated")
    }
    for field in [Field.number, .note] {
      if let text = input.values[field], text.contains(where: { ";\n`".contains($0) }) || text.utf8.count > 200 {
        input.add(
          Words(
            vi: "không dùng dấu chấm phẩy, xuống dòng, và không quá 200 ký tự",
            en: "no semicolon, no line break, and at most 200 signs"), at: field)
      }
    }
    let lines = input.values[.lines]
    if lines == nil {
      input.add(
        Words(
          vi: "ghi ít nhất một câu, như: hạn chậm nhất ngày 25 tháng cuối kỳ.",
          en: "give at least one sentence, as: due by day 25."),
        at: .lines)
    } else if lines?.split(separator: "\n").contains(where: { $0.hasPrefix("```") }) ?? false {
      input.add(
        Words(vi: "chỉ ghi các câu, không ghi dấu ```", en: "give the sentences alone, without ```"), at: .lines)
    }
    guard let lines, input.faults.isEmpty else { return nil }
    let since = (from ?? day).map { say("; từ ", "; from ") + $0.inRuleText } ?? ""
    let text = say("theo: ", "by: ") + ground + since + "\n" + lines
    return (EntryBody.Policy(regulation: id, clause: clause, text: text), ground)
  }

  private var note: String { input.values[.note].map { " \($0)" } ?? "" }
}
