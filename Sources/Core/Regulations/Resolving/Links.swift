import Diagnostics

extension Regulation {
  /// An address as sentences write it, with the regulation's id in front where it is left out.
  public func address(_ text: String) -> String {
    text == id || text.hasPrefix(id + "/") || clauses.isEmpty ? text : isForeign(text) ? text : "\(id)/\(text)"
  }

  /// An address that begins with none of this regulation's parts names another regulation.
  private func isForeign(_ text: String) -> Bool {
    guard let slash = text.firstIndex(of: "/"),
      text[..<slash].utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") })
    else { return false }
    let own = "\(id)/\(text)"
    return !headings.contains(own) && rule(at: own) == nil
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
