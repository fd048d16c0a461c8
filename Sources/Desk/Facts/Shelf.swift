import Diagnostics
import Files

/// Where texts are found by their paths: the disk, or what a store holds.
public protocol Shelf: Sendable {
  /// True for a text or folder.
  func exists(_ path: String) -> Bool
  /// True for a folder.
  func isFolder(_ path: String) -> Bool
  /// The names in a folder, sorted.
  func names(in folder: String) throws(FileError) -> [String]
  /// The Markdown texts of a folder and of those below it, as paths, sorted.
  func markdown(below folder: String) throws(FileError) -> [String]
  /// A text, known by its path.
  func source(_ path: String) throws(FileError) -> SourceText
}

/// The files of the machine.
public struct Disk: Shelf {
  /// All of them.
  public init() {}

  /// As `FileSystem`.
  public func exists(_ path: String) -> Bool { FileSystem.exists(path) }
  /// As `FileSystem`.
  public func isFolder(_ path: String) -> Bool { FileSystem.isFolder(path) }
  /// As `FileSystem`.
  public func names(in folder: String) throws(FileError) -> [String] { try FileSystem.names(in: folder) }
  /// As `FileSystem`.
  public func markdown(below folder: String) throws(FileError) -> [String] { try FileSystem.markdown(below: folder) }
  /// As `FileSystem`.
  public func source(_ path: String) throws(FileError) -> SourceText { try FileSystem.source(path) }
}

/// Texts that are at hand, by their paths.
public struct TextShelf: Shelf {
  private let texts: [String: SourceText]
  private let folders: Set<String>

  /// Some texts; the name of each is its path.
  public init(_ texts: [SourceText]) {
    self.texts = Dictionary(texts.map { ($0.name, $0) }) { _, last in last }
    folders = texts.reduce(into: []) { folders, text in
      var path = text.name[...]
      while let slash = path.lastIndex(of: "/") {
        path = path[..<slash]
        folders.insert(String(path))
      }
    }
  }

  /// True for a text and for a folder in which one stands.
  public func exists(_ path: String) -> Bool { texts[path] != nil || folders.contains(path) }

  /// True for a folder in which a text stands.
  public func isFolder(_ path: String) -> Bool { folders.contains(path) }

  /// The names of what stands in a folder, sorted.
  public func names(in folder: String) -> [String] {
    let names = (Array(texts.keys) + folders).filter { $0.hasPrefix(folder + "/") }.map {
      $0.dropFirst(folder.utf8.count + 1).prefix { $0 != "/" }
    }
    return Set(names).map(String.init).sorted()
  }

  /// The Markdown texts below a folder, sorted.
  public func markdown(below folder: String) -> [String] {
    texts.keys.filter { $0.hasPrefix(folder + "/") && $0.hasSuffix(".md") }.sorted()
  }

  /// A text.
  public func source(_ path: String) throws(FileError) -> SourceText {
    guard let text = texts[path] else {
      throw FileError(path: path, message: Words(vi: "không có \"\(path)\"", en: "there is no \"\(path)\""))
    }
    return text
  }
}
