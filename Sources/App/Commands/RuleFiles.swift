import Diagnostics
import Files

/// The rule files that a person means by a path.
enum RuleFiles {
  /// The file itself, or the Markdown files of a folder and those below it.
  static func at(_ path: String) throws -> [String] {
    guard FileSystem.isFolder(path) else { return [path] }
    let paths = try FileSystem.markdown(below: path).filter { !$0.hasSuffix("/README.md") }
    if paths.isEmpty {
      throw UsageError(
        message: Words(vi: "trong \"\(path)\" không có tệp .md nào", en: "there is no .md file in \"\(path)\""))
    }
    return paths
  }
}
