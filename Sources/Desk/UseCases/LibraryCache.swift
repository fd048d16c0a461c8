import CivilTime
import Entries
import Facts
import Store
import Synchronization

/// The library of now for a program that stays: texts, bodies and days are read again only where an entry changed them; of what was done
/// only the news.
public final class LibraryCache: Sendable {
  private let store: Store
  private let kept = Mutex<StoredLibrary?>(nil)

  /// What changes more than what was done.
  private static let others: [EntryKind] = Desk.textKinds + [.erased, .reorganised, .restored]

  /// Nothing read yet.
  public init(_ store: Store) { self.store = store }

  /// Everything in force and done up to now, on a day. Cost: that of the news; of everything the first time and after a change.
  @available(*, noasync)
  func now(on day: CivilDate) throws -> StoredLibrary {
    // One at a time reads; who comes meanwhile finds what he read.
    try kept.withLock { kept in
      if let before = kept, let news = try store.news(since: before.known, without: Self.others) {
        if news.known == before.known { return before }
        let after = StoredLibrary(library: before.library.adding(news.events), known: news.known)
        kept = after
        return after
      }
      let read = try StoredLibrary.load(store)
      let after = StoredLibrary(library: read.library.readied(for: day), known: read.known)
      kept = after
      return after
    }
  }
}
