import Access
import CivilTime
import Facts
import Obligations
import Organisations
import Store

/// What is shown.
extension Desk {
  /// Everything in force and done up to a moment, now where none is given, and what the actor may see of it.
  ///
  /// - Throws: `Refused` where he may see nothing at all.
  @available(*, noasync)
  public func library(known: Instant? = nil, texts: Set<String> = []) throws -> Library {
    var stored = try StoredLibrary.load(store, known: try known.map { try store.number(at: $0) }, texts: texts)
    let scope = Scope(of: actor, in: stored.library.register, on: today)
    if scope.isEmpty {
      // Nothing at all is seen: the words say why.
      let nothing = Matter(regulation: "", bearers: [], recipients: [])
      _ = try permit(.seeObligations, .obligation(nothing), in: stored.library.register)
    }
    stored.library.scope = scope
    return stored.library
  }
}
