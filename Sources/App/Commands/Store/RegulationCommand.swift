import Diagnostics
import Entries
import Files
import Obligations
import Store
import UseCases

/// `phoihop regulation`: the texts of the store and what the parties settled about them.
enum RegulationCommand: Command {
  static let form = CommandForm(
    name: "regulation",
    summary: Words(
      vi: "quy chế trong kho: activate, amend TỆP; policy QUY_CHẾ/ĐIỀU; end-policy SỐ; list; show MÃ",
      en: "regulations of the store: activate, amend FILE; policy REGULATION/CLAUSE; end-policy NUMBER; list; show ID"),
    operands: "ACTION",
    options: OpenStore.options + [
      Option(
        name: "amends", value: "HASH", help: Words(vi: "mã băm của bản được sửa", en: "the hash of the text it amends")),
      Option(
        name: "consent", value: "ORG=NUMBER@D",
        help: Words(
          vi: "văn bản đồng ý của một bên, như org-0005=12-QC/BDV@17/10/2011",
          en: "the paper by which a party agreed, as org-0005=12-QC/BDV@17/10/2011"), repeats: true),
      Option(name: "text", value: "TEXT", help: Words(vi: "lời của cách áp dụng", en: "the words of the application")),
      Option(name: "ground", value: "TEXT", help: Words(vi: "căn cứ", en: "the ground")),
    ],
    examples: [
      "regulation activate Regulations/tra-vinh.md", "regulation amend tra-vinh-2.md --amends 0a1b2c3d4e5f",
      "regulation policy tra-vinh/dieu-6/gach-4 --ground \"thống nhất của các bên\" --text \"[b] theo mẫu ket-qua-cong-tac.\"",
    ], operandsNameFiles: true)

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let (action, rest) = try arguments.action(
      form,
      ["activate": 1...Int.max, "amend": 1...1, "policy": 1...1, "end-policy": 1...1, "list": 0...0, "show": 1...1])
    switch action {
    case "activate", "amend":
      let consents = try arguments.texts("consent").map { try consent($0) }
      let coming: Desk.Coming =
        action == "amend" ? .amending(hash: try arguments.need("amends", form, "0a1b2c3d4e5f")) : .first
      let files = try rest.flatMap { try RuleFiles.at($0, on: world.shelf) }.map { file in
        (file: file, path: file.split(separator: "/").last.map(String.init) ?? file)
      }
      let texts = try OpenStore.desk(arguments, world) {
        try $0.activate(files, on: world.shelf, coming: coming, consents: consents)
      }
      for text in texts {
        world.say("\(text.path): mục \(text.entry)\n", "\(text.path): entry \(text.entry)\n")
      }
    case "policy":
      guard let slash = rest[0].firstIndex(of: "/") else {
        throw UsageError(
          message: Words(
            vi: "\"\(rest[0])\" cần quy chế rồi / rồi điều khoản, như tra-vinh/dieu-6/gach-3",
            en: "\"\(rest[0])\" needs the regulation, then /, then the clause, as tra-vinh/dieu-6/gach-3"))
      }
      let ground = try arguments.need("ground", form, "\"thống nhất của các bên\"")
      let policy = EntryBody.Policy(
        regulation: String(rest[0][..<slash]), clause: String(rest[0][rest[0].index(after: slash)...]),
        text: "theo: \(ground)\n\(try arguments.need("text", form, "\"hạn chậm nhất ngày 10/11.\""))")
      let entry = try OpenStore.desk(arguments, world) { try $0.setPolicy(policy, ground: ground) }
      world.say("đã ghi: mục \(entry)\n", "recorded: entry \(entry)\n")
    case "end-policy":
      guard let number = Int64(rest[0]) else {
        throw UsageError(
          message: Words(
            vi: "\"\(rest[0])\" không phải là số; phoihop regulation list kể các số",
            en: "\"\(rest[0])\" is no number; phoihop regulation list tells them"))
      }
      let ground = try arguments.need("ground", form, "\"thống nhất của các bên\"")
      try OpenStore.desk(arguments, world) { try $0.endPolicy(number, ground: ground) }
      world.say("cách áp dụng \(number) đã kết thúc\n", "the application \(number) has ended\n")
    case "show":
      let texts = try OpenStore.desk(arguments, world, .reading) { try $0.text(ofRegulation: rest[0]) }
      world.print(texts)
    default:
      let texts = try OpenStore.desk(arguments, world, .reading) { try $0.store.texts() }
      for text in texts.texts where text.kind == .regulation {
        world.print("\(text.entry)\t\(text.hash.prefix(12))\t\(text.path)\t\(text.version)\n")
      }
      for row in texts.policies {
        world.print(
          "\(row.entry)\t\(row.policy.regulation)/\(row.policy.clause)\t\(row.policy.text.split(separator: "\n").joined(separator: " "))\n"
        )
      }
    }
    return 0
  }

  private static func consent(_ text: String) throws -> EntryBody.Consent {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let at = parts[1].lastIndex(of: "@") else {
      throw UsageError(
        message: Words(
          vi: "--consent: \"\(text)\" viết như org-0005=12-QC/BDV@17/10/2011",
          en: "--consent: \"\(text)\" is written org-0005=12-QC/BDV@17/10/2011"))
    }
    return EntryBody.Consent(
      organisation: try Arguments.organisation(parts[0], named: "--consent"),
      document: NumberedDocument(
        number: String(parts[1][..<at]),
        date: try Arguments.day(String(parts[1][parts[1].index(after: at)...]), named: "--consent")))
  }
}
