import Diagnostics

/// What somebody asks to be recorded has in it what looks like a telephone, a personal number or a house, and he did not say that he looked
/// it over: nothing was recorded. A store on a network has no place for who denounces or complains.
public struct LookOverNeeded: Error, Hashable, Sendable {
  /// Something that looks so, and where it stands.
  public struct Found: Hashable, Sendable {
    /// The key of a deed or a note, such as `note`, `files/0` or `report/texts/nhan-xet`.
    public let place: String
    /// What looks so.
    public let trace: IdentityTrace
  }

  /// All that looks so; at least one.
  public let found: [Found]

  /// All that is asked. `else` is how one says that it is of nobody who denounces.
  public func question(else way: Words) -> Words {
    let all = found.map { $0.trace.question(else: way) }
    return Words(vi: all.map(\.vi).joined(separator: "\n"), en: all.map(\.en).joined(separator: "\n"))
  }

  /// Holds texts and names, by their places, against what looks like somebody's.
  ///
  /// - Throws: where something looks so and nobody looked it over.
  static func check(_ found: [Found], isLookedOver: Bool) throws(LookOverNeeded) {
    if !isLookedOver, !found.isEmpty { throw LookOverNeeded(found: found) }
  }
}

extension [LookOverNeeded.Found] {
  /// Adds what stands in a text that a person wrote.
  mutating func look(at text: String?, _ place: String) {
    guard let text else { return }
    self += IdentityTrace.found(in: text).map { .init(place: place, trace: $0) }
  }

  /// Adds what stands in a name that a person gave.
  mutating func look(atName name: String?, _ place: String) {
    guard let name else { return }
    self += IdentityTrace.found(inName: name).map { .init(place: place, trace: $0) }
  }

  /// Adds what stands in the names of files.
  mutating func look(at files: [(name: String, bytes: [UInt8])]) {
    for (place, file) in files.enumerated() { look(atName: file.name, "files/\(place)") }
  }
}
