import Diagnostics
import Files

/// The program: finds the command, runs it, and turns every error into words and an exit code.
///
/// 0: done. 1: found something wrong in what it was given to read. 2: used wrongly.
public enum Program {
  /// The version of the program.
  public static let version = "0.1.0"

  /// Runs the words behind the program's name.
  public static func run(_ words: [String], in world: World) -> Int32 {
    var words = words
    if let index = words.firstIndex(of: "--language"), index + 1 < words.count, let language = Language(rawValue: words[index + 1]),
      words.first != "format"
    {
      world.language = language
      words.removeSubrange(index...(index + 1))
    }
    do {
      return try dispatch(words, world)
    } catch let error as UsageError {
      world.complain("phoihop: \(error.message[world.language])\n")
      return 2
    } catch let error as FileError {
      world.complain("phoihop: \(error.message[world.language])\n")
      return 2
    } catch let error as Findings {
      return error.report(to: world)
    } catch {
      world.complain("phoihop: \(error)\n")
      return 1
    }
  }

  private static var commands: [any Command.Type] { [
    CheckCommand.self, FormatCommand.self, ObligationsCommand.self, ExplainCommand.self, CalendarCommand.self, DemoCommand.self,
  ] }

  private static func dispatch(_ words: [String], _ world: World) throws -> Int32 {
    guard let name = words.first else {
      Help.overview(commands.map { $0.form }, world)
      return 0
    }
    switch name {
    case "--help", "-h", "help":
      Help.overview(commands.map { $0.form }, world)
      return 0
    case "--version":
      world.print("phoihop \(version)\n")
      return 0
    default: break
    }
    guard let command = commands.first(where: { $0.form.name == name }) else {
      let near = NearestName.nearest(to: name, among: commands.map { $0.form.name })
      throw UsageError(
        message: Words(
          vi: "không có lệnh \"\(name)\"" + (near.map { "; có phải \"\($0)\"?" } ?? "; xem phoihop --help"),
          en: "there is no command \"\(name)\"" + (near.map { "; did you mean \"\($0)\"?" } ?? "; see phoihop --help")))
    }
    let rest = words.dropFirst()
    if rest.contains("--help") || rest.contains("-h") {
      Help.command(command.form, world)
      return 0
    }
    return try command.run(Arguments(rest, command.form), world)
  }
}

/// One command of the program.
protocol Command {
  static var form: CommandForm { get }
  static func run(_ arguments: Arguments, _ world: World) throws -> Int32
}

/// Errors found in files: told in full, exit code 1.
struct Findings: Error {
  let findings: [Diagnostic]
  let sources: [String: SourceText]

  func report(to world: World) -> Int32 {
    let renderer = DiagnosticRenderer(language: world.language)
    for finding in findings { world.complain(renderer.render(finding, source: sources[finding.file])) }
    let count = findings.filter { $0.severity == .error }.count
    world.complain(
      "phoihop: "
        + Words(
          vi: "\(count) lỗi trong tệp đầu vào; chưa tính gì\n", en: "\(count) errors in the files read; nothing was computed\n")[
            world.language])
    return 1
  }
}
