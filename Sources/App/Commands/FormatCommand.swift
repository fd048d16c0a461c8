import Diagnostics
import Files
import Regulations

/// `phoihop format`: regulations in their one canonical form, in either language.
enum FormatCommand: Command {
  static let form = CommandForm(
    name: "format",
    summary: Words(
      vi: "viết lại tệp quy tắc theo dạng chuẩn, bằng tiếng Việt hoặc tiếng Anh",
      en: "rewrite rule files in canonical form, in either language"),
    operands: "PATH…",
    options: [
      Option(
        name: "language", value: "vi|en",
        help: Words(
          vi: "ngôn ngữ của từ khóa (mặc định: giữ nguyên)", en: "the language of the keywords (default: as it is)")),
      Option(
        name: "check", value: nil,
        help: Words(
          vi: "chỉ nói tệp nào chưa chuẩn, không ghi", en: "only tell which files are not canonical, write nothing")),
      Option(
        name: "print", value: nil,
        help: Words(vi: "in ra thay vì ghi vào tệp", en: "print instead of writing the files")),
    ],
    examples: ["format --check Regulations", "format --language en --print Regulations/tra-vinh.md"])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 {
    let language: Language? = try arguments.text("language").map { text in
      guard let language = Language(rawValue: text) else {
        throw UsageError.notAllowed("--language", text, Language.allCases.map(\.rawValue))
      }
      return language
    }
    guard !arguments.operands.isEmpty else {
      throw UsageError(
        message: Words(
          vi: "phoihop format cần ít nhất một tệp hoặc thư mục", en: "phoihop format needs at least one file or folder")
      )
    }
    var paths: [String] = []
    for operand in arguments.operands {
      paths += try RuleFiles.at(operand)
    }
    var differing = 0
    var failed = false
    for path in paths {
      let source = try FileSystem.source(path)
      // Calendars and forms have no sentences.
      guard case .regulation = DocumentKind.of(source) else { continue }
      let (file, findings) = RegulationParser.parse(source)
      if findings.contains(where: { $0.severity == .error }) {
        let renderer = DiagnosticRenderer(language: world.language)
        for finding in findings where finding.severity == .error {
          world.complain(renderer.render(finding, source: source))
        }
        world.complain(
          Words(
            vi: "phoihop: \(path) có lỗi nên giữ nguyên\n", en: "phoihop: \(path) has errors and is left as it is\n")[
              world.language])
        failed = true
        continue
      }
      let text = RegulationPrinter.print(file, language: language ?? file.language)
      if arguments.has("print") {
        world.print(text)
      } else if Array(text.utf8) != source.bytes {
        differing += 1
        if !arguments.has("check") { try FileSystem.write(text, to: path) }
        world.print("\(path)\n")
      }
    }
    guard differing > 0, arguments.has("check") else { return failed ? 1 : 0 }
    world.complain(
      Words(
        vi: "phoihop: \(differing) tệp chưa theo dạng chuẩn; phoihop format TỆP viết lại\n",
        en:
          "phoihop: \(differing) \(differing == 1 ? "file is" : "files are") not in canonical form; phoihop format PATH rewrites\n"
      )[world.language])
    return 1
  }
}
