import Diagnostics

/// Which texts of a folder can change what some of them owe: those to which links lead, all the way, and those that link to them.
///
/// Links name a text by its id and a slash, so the bytes tell before anything is parsed. Cost: one pass over the bytes.
struct LinkedTexts {
  /// The ids of all texts, each once, in their order.
  let ids: [String]
  private let mentioned: [String: Set<String>]

  /// The texts with their ids, several of one id where it has versions.
  init(_ texts: [(id: String, source: SourceText)]) {
    var ids: [String] = []
    for text in texts where !ids.contains(text.id) { ids.append(text.id) }
    let known = Set(ids)
    var mentioned: [String: Set<String>] = [:]
    for text in texts {
      mentioned[text.id, default: []].formUnion(Self.mentions(text.source.bytes, known).subtracting([text.id]))
    }
    self.ids = ids
    self.mentioned = mentioned
  }

  /// The ids of the texts that matter to some.
  func mattering(to wanted: Set<String>) -> Set<String> {
    var out = wanted
    out.formUnion(mentioned.filter { !$0.value.isDisjoint(with: wanted) }.keys)
    var stack = Array(out)
    while let next = stack.popLast() {
      for other in mentioned[next] ?? [] where out.insert(other).inserted { stack.append(other) }
    }
    return out
  }

  /// The known ids that stand before a slash.
  private static func mentions(_ bytes: [UInt8], _ known: Set<String>) -> Set<String> {
    var out: Set<String> = []
    var start = 0
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "-"): continue
      case UInt8(ascii: "/") where index > start:
        let word = String(decoding: bytes[start..<index], as: UTF8.self)
        if known.contains(word) { out.insert(word) }
      default: break
      }
      start = index + 1
    }
    return out
  }
}
