import Diagnostics
import Entries
import Regulations

/// Puts applications that stand in entries of their own into the text beside which they stand.
enum PolicyText {
  /// The text with a fence for each policy under the heading of its clause, or behind the header where it has none, in the order in which they
  /// were set.
  static func put(_ policies: [EntryBody.Policy], into source: SourceText) -> SourceText {
    let (file, _) = RegulationParser.parse(source)
    guard let regulation = Resolver.resolve(file).regulation else { return source }
    var bytes = source.bytes
    let top = bytes.firstRange(of: Array("\n---\n".utf8))?.upperBound
    let places = policies.compactMap { policy -> (at: Int, text: String)? in
      // What holds for all of the text stands behind its header.
      if policy.clause.isEmpty { return top.map { ($0, "\n```apdung\n\(policy.text)\n```\n") } }
      guard let clause = regulation.clauses.first(where: { $0.address == "\(regulation.id)/\(policy.clause)" }) else {
        return nil
      }
      let end = bytes[clause.place.upper...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      return (end, "\n```apdung\n\(policy.text)\n```\n")
    }
    // From behind, so that places stay; of one clause the later stands behind the earlier.
    for (_, group) in Dictionary(grouping: places, by: \.at).sorted(by: { $0.key > $1.key }) {
      bytes.insert(contentsOf: group.map(\.text).joined().utf8, at: group[0].at)
    }
    return SourceText(name: source.name, bytes: bytes)
  }
}
