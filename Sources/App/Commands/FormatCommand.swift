import Diagnostics
import Files
import Regulations

/// `phoihop format`: rule files in their one canonical form, in either language.
enum FormatCommand: Command {
  static let form = CommandForm(
    name: "format", summary: Words(vi: "viết lại tệp quy tắc theo dạng chuẩn", en: "rewrite rule files in canonical form"), operands: "PATH…",
    options: [])

  static func run(_ arguments: Arguments, _ world: World) throws -> Int32 { 0 }
}
