import Diagnostics

/// A rule file cut at its headings, so that a page can show one piece of it to be edited.
struct TextPieces {
  /// A piece: its lines, the first counted from 1.
  struct Piece {
    let firstLine: Int
    var lines: [String]
    /// The heading without its marks; nil for what stands in front of the first.
    let heading: String?
    /// How deep its heading is: 1 for `#`; 0 for what stands in front of the first.
    var level: Int { heading == nil ? 0 : lines[0].prefix { $0 == "#" }.count }
    var text: String { lines.joined(separator: "\n") }
    var lineRange: Range<Int> { firstLine..<firstLine + lines.count }
  }

  private(set) var pieces: [Piece] = []

  /// Cuts a text. Together the pieces are all of it.
  init(_ text: String) {
    var isInFence = false
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("```") { isInFence.toggle() }
      let isHeading = !isInFence && line.hasPrefix("#")
      if isHeading || pieces.isEmpty {
        let heading = line.drop { $0 == "#" || $0 == " " }.prefix { $0 != "{" }
        pieces.append(Piece(firstLine: number + 1, lines: [], heading: isHeading ? String(heading).trimmed : nil))
      }
      pieces[pieces.count - 1].lines.append(String(line))
    }
  }

  /// The piece in which a line stands.
  func piece(ofLine line: Int) -> Int? { pieces.firstIndex { $0.lineRange.contains(line) } }

  /// A piece with those that stand below its heading.
  func whole(_ number: Int) -> Range<Int> {
    let level = pieces[number].level
    return number..<(pieces[(number + 1)...].firstIndex { $0.level <= level } ?? pieces.count)
  }

  /// The text with others in the places of some pieces; what is nil there is left out.
  func replacing(_ texts: [Int: String?]) -> String {
    pieces.indices.compactMap { number -> String? in
      if let changed = texts[number] { return changed }
      return pieces[number].text
    }.joined(separator: "\n")
  }
}
