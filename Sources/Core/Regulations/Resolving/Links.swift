import Diagnostics

extension Regulation {
  /// An address as sentences write it, with the regulation's id in front where it is left out.
  public func address(_ text: String) -> String {
    text == id || text.hasPrefix(id + "/") || clauses.isEmpty ? text : isForeign(text) ? text : "\(id)/\(text)"
  }

  /// An address that begins with none of this regulation's parts names another regulation.
  private func isForeign(_ text: String) -> Bool {
    guard let slash = text.firstIndex(of: "/"), Self.isID(text[..<slash]) else { return false }
    let own = "\(id)/\(text)"
    // What looks like a part of this one (`dieu-99` beside `dieu-9`) is a slip in it.
    return !headings.contains(own) && rule(at: own) == nil && !stems.contains(Self.stem(text[..<slash]))
  }

  /// True for what may be the id of a regulation.
  private static func isID(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
  }

  /// A part up to its first digit, where it has one: `dieu-` of `dieu-9`.
  static func stem(_ part: Substring) -> Substring {
    part.utf8.contains { (0x30...0x39).contains($0) } ? part.prefix { !$0.isNumber } : ""
  }
}

extension Rule {
  /// The addresses of the rules that carry this one, by its text or by an application.
  public var carryingLinks: [Word] { carryingLinksByApplication.map(\.word) }

  /// The same, each with the application that says so; nil where the text does.
  public var carryingLinksByApplication: [(word: Word, application: Application?)] {
    var out: [(word: Word, application: Application?)] = []
    for link in duty?.links ?? [] {
      switch link {
      case .doneThrough(let words), .sameAs(let words): out += words.map { ($0, nil) }
      default: break
      }
    }
    for application in applications {
      switch application.item {
      case .doneThrough(let words), .sameAs(let words): out += words.map { ($0, application) }
      default: break
      }
    }
    return out
  }
}
