import Access
import CivilTime
import Facts
import Obligations
import Organisations
import Store

/// What is shown.
extension Desk {
  /// Everything in force and done up to a ledger number, with what the actor may see of it. Today where no `known` is given.
  @available(*, noasync)
  public func reading(known: Instant? = nil, texts: Set<String> = []) throws -> (library: Library, scope: Scope) {
    let stored = try StoredLibrary.load(store, known: try known.map { try store.number(at: $0) }, texts: texts)
    let scope = Scope(of: actor, in: stored.library.register, on: today)
    if scope.isEmpty {
      // Nothing at all is seen: the words say why.
      let nothing = Matter(regulation: "", bearers: [], recipients: [])
      _ = try permit(.seeObligations, .obligation(nothing), in: stored.library.register)
    }
    return (stored.library, scope)
  }
}
