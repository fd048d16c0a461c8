import Diagnostics

/// A rule file cut at its headings, so that a page can show one piece of it to be edited.
struct TextPieces {
  /// A piece: its lines, the first counted from 1.
  struct Piece {
    let firstLine: Int
    var lines: [String]
    /// The heading without its marks; nil for what stands in front of the first.
    let heading: String?
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

  /// The text with another one in the place of a piece.
  func replacing(_ number: Int, with text: String) -> String {
    var all = pieces.map(\.text)
    all[number] = text
    return all.joined(separator: "\n")
  }
}
