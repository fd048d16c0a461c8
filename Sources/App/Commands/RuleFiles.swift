import Diagnostics
import Facts

/// The rule files that a person means by a path.
enum RuleFiles {
  /// The file itself, or the Markdown files of a folder and those below it.
  static func at(_ path: String, on shelf: any Shelf = Disk()) throws -> [String] {
    guard shelf.isFolder(path) else { return [path] }
    let paths = try shelf.markdown(below: path).filter { !$0.hasSuffix("/README.md") }
    if paths.isEmpty {
      throw UsageError(
        message: Words(vi: "trong \"\(path)\" không có tệp .md nào", en: "there is no .md file in \"\(path)\""))
    }
    return paths
  }
}
