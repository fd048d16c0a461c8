import CivilTime
import Diagnostics
import Exchange
import Facts
import Files
import Obligations
import Organisations
import Regulations
import Threads

/// `phoihop derive`: a draft of a lower level's programme from that of the level above.
enum DeriveCommand: Command {
  static let form = CommandForm(
    name: "derive",
    summary: Words(
      vi: "lập dự thảo quy chế, chương trình của cấp dưới từ văn bản cấp trên",
      en: "draft a lower level's regulation or programme from that of the level above"),
    operands: "ID",
    options: [
      Option(
        name: "for", value: "ORG",
        help: Words(vi: "cơ quan cấp dưới lập dự thảo", en: "the body of a level below that drafts it")),
      Option(
        name: "id", value: "ID",
        help: Words(
          vi: "mã của dự thảo (mặc định: mã văn bản cấp trên và tên nơi)",
          en: "the id of the draft (default: that of the parent with the place)")),
      Option(
        name: "on", value: "D",
        help: Words(
          vi: "lấy danh bạ của ngày này (mặc định: hôm nay)", en: "by the register of that day (default: today)")),
      Option(
        name: "party", value: "NAME=ORG",
        help: Words(
          vi: "người quyết định bên này là cơ quan nào ở cấp dưới",
          en: "a person's decision which body a party is at the level below"), repeats: true),
    ] + OpenStore.options + Library.folders + [
      Option(
        name: "output", value: "FILE",
        help: Words(vi: "ghi vào tệp mới (mặc định: in ra)", en: "write a new file (default: print)")),
      Option(name: "format", value: "text|json", help: Words(vi: "cách in", en: "how to print")),
    ],
    examples: [
      "derive soc-trang --for org-0552 --on 1/3/2023",
      "derive soc-trang --for org-0552 --on 1/3/2023 --party BCSĐ=org-0553 --output nga-nam.md",
    ], writes: { NewFiles(files: $0.texts("output")) })

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let format = try arguments.choice("format", ["text", "json"])
    guard arguments.operands.count == 1, let wanted = arguments.operands.first, let bodyText = arguments.text("for")
    else {
      throw UsageError(
        message: Words(
          vi: "phoihop derive cần mã một quy chế và --for MÃ_CƠ_QUAN, như phoihop derive soc-trang --for org-0552",
          en:
            "phoihop derive needs the id of one regulation and --for BODY_ID, as phoihop derive soc-trang --for org-0552"
        ))
    }
    let on = try arguments.day("on") ?? world.today
    let output = arguments.text("output")
    let library = try Library.load(arguments, world, texts: [wanted])
    library.warn(world)
    let parent = try library.version(of: library.regulations([wanted]).first ?? wanted, on: on)
    let body = try library.body(bodyText)
    var decided: [String: OrganisationID] = [:]
    for text in arguments.texts("party") {
      let parts = text.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw UsageError(
          message: Words(
            vi: "--party: \"\(text)\" không đúng dạng; viết TÊN=MÃ_CƠ_QUAN, như --party BCSĐ=org-0553",
            en: "--party: \"\(text)\" is not of the form; write NAME=BODY_ID, as --party BCSĐ=org-0553"))
      }
      if decided.updateValue(try library.body(String(parts[1])), forKey: String(parts[0])) != nil {
        throw UsageError.twice("--party \(parts[0])")
      }
    }
    let draft: Derivation
    do throws(DerivationError) {
      draft = try Deriver.derive(
        parent.regulation, parent.binding, for: body, in: library.register, on: on, id: arguments.text("id"),
        decided: decided)
    } catch {
      let about = error.isAboutBody ? "--for \(body)" : wanted
      throw UsageError(message: Words(vi: "\(about): \(error.message.vi)", en: "\(about): \(error.message.en)"))
    }
    try mustBeNew(draft.id, library)
    let report = try DerivationReport(draft, of: parent.regulation, for: body, on: on, output: output, library)
    if let output { try world.create(Array(draft.text.utf8), at: output) }
    if format == "json" {
      world.print(report.json(world.language).text)
    } else {
      if output == nil { world.print(draft.text) }
      world.complain(report.text(world.language))
    }
    return 0
  }

  private static func mustBeNew(_ id: String, _ library: Library) throws(UsageError) {
    guard library.ids.contains(id) else { return }
    throw UsageError(
      message: Words(
        vi: "đã có quy chế mã \"\(id)\"; cho dự thảo một mã khác bằng --id",
        en: "there is a regulation \"\(id)\" already; give the draft another id with --id"))
  }
}

extension Library {
  /// The version of a text in force on a day; the last where none is.
  fileprivate func version(of id: String, on day: CivilDate) throws(UsageError) -> BoundRegulation {
    let versions = regulations.filter { $0.regulation.id == id }
    if let found = versions.first(where: { $0.regulation.isInForce(on: day) }) ?? versions.last { return found }
    throw UsageError(message: Words(vi: "không có quy chế \"\(id)\"", en: "there is no regulation \"\(id)\""))
  }
}

/// What is said of a draft beside its text.
private struct DerivationReport {
  let draft: Derivation
  let parent: Regulation
  let body: OrganisationID
  let on: CivilDate
  let output: String?
  let register: Register
  /// What `check` finds in the draft with the same register.
  let findings: [Diagnostic]

  /// Checks the draft; what `check` calls an error in it is thrown, and nothing is written.
  init(
    _ draft: Derivation, of parent: Regulation, for body: OrganisationID, on: CivilDate, output: String?,
    _ library: Library
  ) throws {
    self.draft = draft
    self.parent = parent
    self.body = body
    self.on = on
    self.output = output
    register = library.register
    let source = SourceText(name: output ?? "\(draft.id).md", text: draft.text)
    let (file, parsed) = RegulationParser.parse(source)
    let (regulation, resolved) = Resolver.resolve(file)
    var found = parsed + resolved
    if let regulation {
      let (binding, bound) = PartyBinding.bind(regulation, to: library.register)
      let checker = Checker(library.regulations.map(\.regulation) + [regulation])
      found += (checker.check() + bound + checker.check(regulation, binding, library.register)).filter {
        $0.file == source.name
      }
    }
    findings = found
    let errors = found.filter { $0.severity == .error }
    if !errors.isEmpty { throw Findings(findings: errors, sources: [source.name: source]) }
  }

  /// What several decisions have in common.
  private struct Reason: Hashable {
    let kind: Derivation.Kind
    let why: String
  }

  /// How many findings there are of each code, in the order of the codes.
  private var open: [(code: String, count: Int)] {
    var counts: [String: Int] = [:]
    for finding in findings { counts[finding.code, default: 0] += finding.standsFor }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  func text(_ language: Language) -> String {
    func say(_ vi: String, _ en: String) -> String { Words(vi: vi, en: en)[language] }
    let kinds: [Derivation.Kind: Words] = [
      .party: Words(vi: "bên", en: "party"), .sentence: Words(vi: "câu", en: "sentence"),
      .names: Words(vi: "tên", en: "names"), .application: Words(vi: "áp dụng", en: "application"),
    ]
    var out = say(
      "phoihop: \(draft.id), dự thảo cho \(draft.place) từ \(parent.id): \(draft.sentences) câu chạy, \(draft.parties.count) bên chuyển xuống, bỏ \(draft.examples) ví dụ của \(parent.id)\n",
      "phoihop: \(draft.id), a draft for \(draft.place) from \(parent.id): \(draft.sentences) \(draft.sentences == 1 ? "sentence runs" : "sentences run"), \(draft.parties.count) \(draft.parties.count == 1 ? "party" : "parties") moved down, \(draft.examples) \(draft.examples == 1 ? "example" : "examples") of \(parent.id) left out\n"
    )
    if !draft.decisions.isEmpty {
      out += say(
        "Cần người quyết định: \(draft.decisions.count) chỗ\n", "For a person to decide: \(draft.decisions.count)\n")
      // What has one reason is told together.
      var subjects: [Reason: [String]] = [:]
      var reasons: [Reason] = []
      for decision in draft.decisions {
        let reason = Reason(kind: decision.kind, why: decision.why[language])
        if subjects[reason] == nil { reasons.append(reason) }
        subjects[reason, default: []].append(decision.subject)
      }
      for reason in reasons {
        let list = (subjects[reason] ?? []).joined(separator: ", ")
        out += "  \(kinds[reason.kind]?[language] ?? ""): \(reason.why): \(list)\n"
      }
      if draft.decisions.contains(where: { $0.kind == .party }) {
        out += say(
          "Bên nào ở đây là cơ quan khác thì cho --party TÊN=MÃ_CƠ_QUAN; hoặc sửa dự thảo\n",
          "Where a party is another body here, give --party NAME=BODY_ID; or mend the draft\n")
      }
    }
    let list = open.map { "\($0.code) \($0.count)" }.joined(separator: ", ")
    out +=
      list.isEmpty
      ? say("phoihop check: không có lỗi, không còn điểm để ngỏ\n", "phoihop check: no errors, nothing left open\n")
      : say("phoihop check: không có lỗi; còn để ngỏ: \(list)\n", "phoihop check: no errors; left open: \(list)\n")
    if let output { out += say("đã ghi \(output)\n", "written to \(output)\n") }
    return out
  }

  func json(_ language: Language) -> JSONValue {
    .object(
      [
        .init("id", .string(draft.id)), .init("regulation", .string(parent.id)),
        .init(
          "for", .object([.init("id", .string(body.text)), .init("name", .string(register.name(of: body, on: on)))])),
        .init("place", .string(draft.place)), .init("on", .string(on.description)),
        .init("sentences", .integer(draft.sentences)), .init("examplesLeftOut", .integer(draft.examples)),
        .init(
          "parties",
          .array(
            draft.parties.map {
              .object([.init("name", .string($0.name)), .init("selector", .string($0.selector))])
            })),
        .init(
          "decisions",
          .array(
            draft.decisions.map {
              .object([
                .init("kind", .string($0.kind.rawValue)), .init("subject", .string($0.subject)),
                .init("why", .string($0.why[language])),
              ])
            })),
        .init("findings", .array(findings.map { $0.json(language) })),
      ] + [output.map { .init("output", .string($0)) } ?? .init("text", .string(draft.text))])
  }
}

extension DerivationError {
  /// True where another body would do.
  fileprivate var isAboutBody: Bool {
    switch self {
    case .bodyIsNotThere, .bodyHasNoPlace, .notBelow, .outside, .ambiguousPlace: true
    case .noSeat, .isOver, .unknownSeat, .badID, .unknownParty: false
    }
  }
}
