import CivilTime
import Diagnostics
import Regulations

/// Ends a text that was amended: its own words say no last day, for those who wrote it knew none.
enum AmendedText {
  /// The text with a last day in its header, that before the first day of what amends it; as it is where it names one itself or the
  /// amendment has no day.
  static func end(_ source: SourceText, before next: Regulation) -> SourceText {
    guard let first = next.inForceFrom,
      let regulation = Resolver.resolve(RegulationParser.parse(source).file).regulation,
      regulation.inForceTo == nil, regulation.version != next.version
    else { return source }
    let fence = Array("---\n".utf8)
    // The header stands between the first two lines of dashes.
    guard source.bytes.starts(with: fence), let end = source.bytes.firstRange(of: Array("\n---\n".utf8)) else {
      return source
    }
    var bytes = source.bytes
    bytes.insert(contentsOf: Array("có hiệu lực đến: \((first - 1).inRuleText)\n".utf8), at: end.lowerBound + 1)
    return SourceText(name: source.name, bytes: bytes)
  }
}
