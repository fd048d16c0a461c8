import Diagnostics

/// Reads what runs in a fence, one sentence after the other.
protocol FenceParser {
  associatedtype Content: Hashable & Sendable
  var cursor: Cursor { get set }
  mutating func sentence() throws(Abandoned) -> Content
}

extension FenceParser {
  /// All items of the fence; a sentence with an error is reported and left out.
  mutating func items() -> [FenceItem<Content>] {
    var items: [FenceItem<Content>] = []
    while !cursor.isAtEnd {
      if let prose = cursor.take(.prose) {
        items.append(.prose(cursor.source.text(prose.range).trimmedLine))
        continue
      }
      if cursor.take(.stop) != nil { continue }
      let start = cursor.index
      do throws(Abandoned) {
        let content = try sentence()
        items += cursor.liftedProse(since: start).map { .prose($0) }
        items.append(.content(content))
      } catch {
        cursor.skipSentence()
      }
    }
    return items
  }
}
