import Access
import CivilTime
import Diagnostics
import Entries
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
    var stored =
      if let known {
        try StoredLibrary.load(store, known: try store.number(at: known), texts: texts)
      } else {
        try stored(texts: texts)
      }
    let scope = Scope(of: actor, in: stored.library.register, on: today)
    if scope.isEmpty {
      throw Refused(
        actor.isOwner
          ? Words(
            vi:
              "chủ thư mục kho chỉ được quản trị; để xem nhiệm vụ, đặt mã truy cập của người có vai trò vào PHOIHOP_TOKEN",
            en:
              "the owner of the store's folder may only administer; to see obligations, put the token of somebody with a role into PHOIHOP_TOKEN"
          )
          : Words(
            vi: "các vai trò đang có không cho xem nhiệm vụ nào; quản trị viên cấp vai trò bằng phoihop grant",
            en: "the roles held see no obligation; an administrator gives roles with phoihop grant"),
        denial: denial(.seeObligations))
    }
    stored.library.scope = scope
    return stored.library
  }

  /// The entries of what was done by a moment about an obligation and about what started it, by the events' ids, where the actor may see it.
  ///
  /// - Throws: `Refused` with who may.
  @available(*, noasync)
  public func entries(about obligation: Obligation, of library: Library, known: Instant) throws -> [String: Entry] {
    if !library.sees(obligation) { try permitSeeing(obligation, of: library) }
    var ids = library.engine.events(of: obligation, known: known).map(\.id)
    if case .trigger(let start) = obligation.id.period {
      ids += [start] + library.events.events(ofOccurrence: start, on: today, known: known).map(\.id)
    }
    return try store.entries(ofEvents: ids)
  }

  /// Refuses what the actor does not see, and says who does.
  @available(*, noasync)
  func permitSeeing(_ obligation: Obligation, of library: Library) throws {
    _ = try permit(
      .seeObligations, .obligation(Matter(obligation)), named: obligation.id.description, in: library.register)
  }
}
