import Boards
import CivilTime
import Diagnostics
import Exchange
import Facts
import Obligations
import Organisations
import Regulations
import Telling

/// `phoihop adoptions`: which bodies have made their own programme from that of the level above.
enum AdoptionsCommand: Command {
  static let form = CommandForm(
    name: "adoptions",
    summary: Words(
      vi: "cơ quan nào đã có quy chế, chương trình của mình theo văn bản cấp trên, số nào, ngày nào",
      en: "which bodies have adopted a text of their own after that of the level above, by number and day"),
    operands: "ID…",
    options: Library.days + Library.options + [
      Option(name: "format", value: "table|json|csv", help: Words(vi: "cách in", en: "how to print"))
    ],
    examples: [
      "adoptions soc-trang --on 31/12/2023 --events events.jsonl", "adoptions --on 2024-03-20 --format csv",
    ])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let on = try arguments.day("on") ?? world.today
    let known = try arguments.day("known").map { Instant.end(of: $0) } ?? world.now
    let format = try arguments.choice("format", ["table", "json", "csv"])
    let library = try Library.load(arguments, world)
    library.warn(world)
    let wanted = try library.regulations(arguments.operands)
    let adoptions = library.engine.adoptions(on: on, known: known, regulations: wanted).filter {
      library.sees($0.obligation)
    }
    let page = AdoptionsPage(adoptions: adoptions, on: on, known: known.day, library: library)
    switch format {
    case "json": world.print(page.json(world.language).text)
    case "csv": world.print(page.csv(world.language))
    default: world.print(page.text(world.language))
    }
    return 0
  }
}

/// The board for people and as data.
private struct AdoptionsPage {
  let adoptions: [Adoption]
  let on: CivilDate
  let known: CivilDate
  let library: Library

  /// The rows of each sentence, in the order of the texts.
  private var groups: [[Adoption]] {
    var out: [[Adoption]] = []
    for adoption in adoptions {
      if let last = out.last?.last, last.obligation.id.rule == adoption.obligation.id.rule {
        out[out.count - 1].append(adoption)
      } else {
        out.append([adoption])
      }
    }
    return out
  }

  private func name(_ id: OrganisationID) -> String { library.register.name(of: id, on: on) }

  /// The body as it was bound, with who answers now where that is another.
  private func body(_ adoption: Adoption) -> String {
    let bound = library.register.name(of: adoption.obligation.id.bearer, on: adoption.obligation.line.decidingDay)
    let answerable = adoption.obligation.answerable
    return answerable == adoption.obligation.id.bearer ? bound : "\(bound) → \(name(answerable))"
  }

  private func recorder(_ adoption: Adoption, _ language: Language) -> String {
    guard let deed = adoption.deed else { return "" }
    guard let other = adoption.recorder else { return Words(vi: "tự ghi", en: "itself")[language] }
    return deed.recordedFor == nil
      ? name(other) : Words(vi: "\(name(other)), ghi thay", en: "\(name(other)), for it")[language]
  }

  private func state(_ adoption: Adoption) -> Words {
    let state = adoption.obligation.state
    switch adoption.state {
    case .released: return state.lifeCycle.words
    case .notYet where state.shown == .overdue: return Words(vi: "chưa, quá hạn", en: "not yet, overdue")
    default: return adoption.state.words
    }
  }

  // MARK: For people

  func text(_ language: Language) -> String {
    func say(_ vi: String, _ en: String) -> String { Words(vi: vi, en: en)[language] }
    if adoptions.isEmpty {
      return say(
        "Không câu nào buộc cơ quan cấp dưới lập văn bản của mình theo các văn bản này, tính đến ngày \(on.vietnamese).\n",
        "No sentence of these texts obliges a level below to make a text of its own, as of \(on.vietnamese).\n")
    }
    var out = ""
    var title = ""
    for group in groups {
      let first = group[0].obligation
      if first.regulation.title != title {
        title = first.regulation.title
        out += (out.isEmpty ? "" : "\n") + title + "\n"
      }
      out += "\n\(first.id.rule): \(first.act?.words[language] ?? "")\(first.object.map { " \"\($0)\"" } ?? "")\n"
      var table = TextTable(
        language == .vi
          ? ["CƠ QUAN", "TÌNH TRẠNG", "NGÀY", "VĂN BẢN", "HẠN", "NGƯỜI GHI", "TỆP QUY TẮC"]
          : ["BODY", "STATE", "DAY", "DOCUMENT", "DUE", "RECORDED BY", "RULE FILE"],
        most: [64, 28, 10, 40, 10, 64, 48])
      for adoption in group {
        let document = adoption.deed?.document.map {
          say("số \($0.number) ngày \($0.date.vietnamese)", "no. \($0.number) of \($0.date.vietnamese)")
        }
        table.add([
          body(adoption), state(adoption)[language], adoption.obligation.state.performedOn?.vietnamese ?? "",
          document ?? "", adoption.obligation.state.due?.vietnamese ?? "", recorder(adoption, language),
          adoption.texts.map(\.id).joined(separator: ", "),
        ])
      }
      out += table.text
    }
    out += "\n" + totals(language).text
    return out
      + say(
        "\nXét ngày \(on.vietnamese), theo những gì đã ghi đến hết ngày \(known.vietnamese).\nPhải có = chưa đến hạn + đúng hạn + chậm + thiếu + không ghi hạn + khách quan.\n",
        "\nAsked on \(on.vietnamese), by what was recorded by the end of \(known.vietnamese).\nExpected = not yet due + on time + late + missing + no day stated + excused.\n"
      )
  }

  private func totals(_ language: Language) -> TextTable {
    var table = TextTable(
      [Words(vi: "CÂU", en: "SENTENCE")[language]] + Completeness.heads(language),
      most: [48] + Array(repeating: 30, count: 9), firstNumber: 1)
    for group in groups {
      table.add([group[0].obligation.id.rule] + group.completeness(on: on).figures(language))
    }
    if groups.count > 1 {
      table.add([Words(vi: "Cộng", en: "Total")[language]] + adoptions.completeness(on: on).figures(language))
    }
    return table
  }

  // MARK: As data

  func json(_ language: Language) -> JSONValue {
    func body(_ id: OrganisationID) -> JSONValue {
      .object([.init("id", .string(id.text)), .init("name", .string(name(id)))])
    }
    let rows = adoptions.map { adoption -> JSONValue in
      let obligation = adoption.obligation
      return .object([
        .init("obligation", .string(obligation.id.description)), .init("regulation", .string(obligation.regulation.id)),
        .init("rule", .string(obligation.id.rule)), .init("bearer", body(obligation.id.bearer)),
        .init("answerable", body(obligation.answerable)), .init("state", .string(adoption.state.rawValue)),
        .init("lifeCycle", .string(obligation.state.lifeCycle.description)),
        .init("day", .optional(obligation.state.performedOn?.description)),
        .init("document", adoption.deed?.document?.json ?? .null),
        .init("due", .optional(obligation.state.due?.description)),
        .init("recordedBy", .optional(adoption.teller?.text)),
        .init("recordedForIt", .bool(adoption.isRecordedForIt)),
        .init("texts", .array(adoption.texts.map { .string($0.id) })),
        .init("class", .optional(adoption.completenessClass(on: on).map { "\($0)" })),
      ])
    }
    let rules = groups.map { group in
      JSONValue.object([.init("rule", .string(group[0].obligation.id.rule))] + group.completeness(on: on).members)
    }
    return .object([
      .init("on", .string(on.description)), .init("known", .string(known.description)), .init("rows", .array(rows)),
      .init("rules", .array(rules)), .init("total", .object(adoptions.completeness(on: on).members)),
    ])
  }

  func csv(_ language: Language) -> String {
    let head = [
      "obligation", "regulation", "rule", "bearer", "bearerName", "answerable", "state", "lifeCycle", "day",
      "documentNumber", "documentDate", "due", "recordedBy", "recordedForIt", "texts", "class",
    ]
    let body = adoptions.map { adoption -> [String] in
      let obligation = adoption.obligation
      return [
        obligation.id.description, obligation.regulation.id, obligation.id.rule, obligation.id.bearer.text,
        name(obligation.id.bearer), obligation.answerable.text, adoption.state.rawValue,
        obligation.state.lifeCycle.description, obligation.state.performedOn?.description ?? "",
        adoption.deed?.document?.number ?? "", adoption.deed?.document?.date.description ?? "",
        obligation.state.due?.description ?? "",
        adoption.teller?.text ?? "",
        adoption.isRecordedForIt ? "true" : "false",
        adoption.texts.map(\.id).joined(separator: "; "), adoption.completenessClass(on: on).map { "\($0)" } ?? "",
      ]
    }
    return CSVWriter.text([head] + body)
  }
}

extension Adoption.State {
  /// How far a body has come, for people.
  fileprivate var words: Words {
    switch self {
    case .adopted: Words(vi: "đã có", en: "adopted")
    case .claimed: Words(vi: "báo đã có, nơi nhận chưa ghi", en: "claimed, not yet received")
    case .returned: Words(vi: "trả lại để bổ sung", en: "returned for completion")
    case .refused: Words(vi: "không chấp nhận", en: "refused")
    case .unknown: Words(vi: "không rõ", en: "not known")
    case .notYet: Words(vi: "chưa", en: "not yet")
    case .released: Words(vi: "không phải thực hiện", en: "released")
    }
  }
}

extension Adoption {
  /// Who told of the deed: the body itself, or who recorded it for the body.
  fileprivate var teller: OrganisationID? { recorder ?? deed.map { _ in obligation.id.bearer } }

  /// True where the deed came on paper or by telephone and another body entered it.
  fileprivate var isRecordedForIt: Bool { recorder != nil && deed?.recordedFor != nil }
}
