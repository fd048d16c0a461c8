import Diagnostics
import Exchange
import Foundation
import Organisations

/// Reads a shipped register from the repository.
enum RegisterFolder {
  static func files(_ name: String) throws -> [SourceText] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appendingPathComponent("Registers/\(name)")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { file in
      SourceText(name: file, bytes: Array(try Data(contentsOf: folder.appendingPathComponent(file))))
    }
  }
}
