import Diagnostics
import Facts
import Regulations

/// The regulations and forms that ship with the program: files of its own, never of who asks.
public struct ShippedTexts: Sendable {
  private let shelf: any Shelf
  private let folder: String?

  /// Those of a folder.
  public init(_ shelf: any Shelf, in folder: String) {
    self.shelf = shelf
    self.folder = folder
  }

  private init() {
    shelf = TextShelf([])
    folder = nil
  }

  /// None.
  public static let none = ShippedTexts()

  /// The regulations, by their ids. What cannot be read is left out. Cost: a look at each file.
  public func regulations() -> [Desk.ShippedText] {
    guard let folder, let names = try? shelf.names(in: folder) else { return [] }
    return names.filter { $0.hasSuffix(".md") && $0 != "README.md" }.compactMap { name in
      guard let source = try? shelf.source("\(folder)/\(name)"),
        let text = String(validating: source.bytes, as: UTF8.self)
      else { return nil }
      return Desk.ShippedText(path: name, text: text)
    }
  }

  /// The form of an id; nil where none ships.
  public func form(_ id: String) -> String? {
    let isName = id.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
    }
    guard let folder, isName, !id.isEmpty, shelf.exists("\(folder)/forms/\(id).md"),
      let source = try? shelf.source("\(folder)/forms/\(id).md")
    else { return nil }
    return String(validating: source.bytes, as: UTF8.self)
  }
}
