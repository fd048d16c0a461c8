import Boards
import CivilTime
import Entries
import Facts
import Files
import Obligations
import Secrets
import Store
import Threads

/// What a program that stays has read already: texts, bodies and days are read again only where an entry changed them; of what was done
/// only the news.
public final class LibraryCache: Sendable {
  private let store: Store
  private let kept = SharedState(Kept())

  /// What there is by a ledger number; each part is read when it is first asked for.
  private struct Kept {
    /// Texts, bodies and days, and nothing done.
    var ground: Library?
    /// The ledger number up to which that holds.
    var known: Int64 = 0
    /// With everything done.
    var whole: (library: Library, known: Int64)?
    /// What was done on a board.
    var board: (board: EngineBoard, known: Int64)?
    /// How much of that stands in the file, in ledger numbers.
    var boardInFile: Int64 = 0
  }

  /// What changes more than what was done.
  private static let others: [EntryKind] = Desk.textKinds + [.erased, .reorganised, .restored]

  /// How many entries are rather kept than read again.
  private let many: Int64
  /// How many entries are read at a time when there is news.
  private let batch: Int64

  /// Nothing read yet.
  ///
  /// - Parameters:
  ///   - many: a board is kept in the file once it tells of so many entries more than the file; reading as many takes some tenths of a
  ///     second.
  ///   - batch: so many entries of news are read at a time: some MiB.
  public init(_ store: Store, keepingAfter many: Int64 = 50_000, atATime batch: Int64 = 10_000) {
    self.store = store
    self.many = many
    self.batch = batch
  }

  /// Everything in force and done up to now, on a day. Cost: that of the news; of everything the first time and after a change.
  @available(*, noasync)
  func now(on day: CivilDate) throws -> StoredLibrary {
    let found = try kept.look { kept -> StoredLibrary? in
      guard let news = try quiet(kept), let whole = kept.whole, whole.known == news.known else { return nil }
      return StoredLibrary(library: whole.library, known: whole.known)
    }
    if let found { return found }
    // One at a time reads; who comes meanwhile finds what he read.
    return try kept.change { kept in
      let ground = try ground(&kept, on: day)
      var whole = kept.whole ?? (ground, 0)
      if whole.known < kept.known {
        let news = try store.eventsForReckoning(after: whole.known, known: kept.known)
        whole = (whole.library.adding(news), kept.known)
        kept.whole = whole
      }
      return StoredLibrary(library: whole.library, known: whole.known)
    }
  }

  /// Everything in force now, and of what was done all that decides about some obligations. Cost: that of the events about these, and of the
  /// news where the news could decide about them too; memory that of a board and of the events that are more than its rows.
  @available(*, noasync)
  func now(on day: CivilDate, about ids: [ObligationID]) throws -> StoredLibrary {
    if let found = try kept.look({ try alone($0, on: day, ids) }) { return found }
    let usual = Self.usual(day)
    let (library, engine, known) = try looking(from: usual.from, to: usual.to, on: day) { ground, board, known in
      (ground, board.engine, known)
    }
    let told = try fetch(ids.filter { !engine.events.tells(of: $0) }, to: known)
    return StoredLibrary(library: library.knowing(engine.adding(told.map(\.event))), known: known)
  }

  /// How many entries the board may be behind before it is brought up for one obligation.
  private static let behind: Int64 = 1000
  /// What may change how something else stands too, or the texts, bodies and days: all but sending, receiving, accepting, and what is no deed.
  private static let farReaching: [EntryKind] =
    others + EntryKind.allCases.filter { $0.event.map { ![.submitted, .received, .accepted].contains($0) } ?? false }

  /// The same where nothing far-reaching came since the board was brought up, and the obligations are told by their own events alone: nobody
  /// waits until what others sent meanwhile stands on the board. Nil where that does not hold.
  private func alone(_ kept: borrowing Kept, on day: CivilDate, _ ids: [ObligationID]) throws -> StoredLibrary? {
    let usual = Self.usual(day)
    guard !ids.isEmpty, let ground = kept.ground, let (board, known) = kept.board, board.from <= usual.from,
      usual.to <= board.to, ids.allSatisfy(board.isToldAlone)
    else { return nil }
    let news = try store.news(of: Self.farReaching, since: min(kept.known, known))
    guard !news.isThere, news.last - known <= Self.behind else { return nil }
    let engine = board.engine
    let events = try store.eventsForReckoning(about: ids, to: news.last).compactMap { line -> Event? in
      let event = try line.event()
      let isThere = line.number <= known && event.obligations.contains { engine.events.tells(of: $0) }
      return isThere ? nil : event
    }
    return StoredLibrary(library: ground.knowing(engine.adding(events)), known: news.last)
  }

  /// Texts, bodies and days of now, and nothing done.
  @available(*, noasync)
  func ground(on day: CivilDate) throws -> Library {
    if let ground = try kept.look({ try quiet($0)?.ground }) { return ground }
    return try kept.change { try ground(&$0, on: day) }
  }

  /// How far a board reaches at least: the years before and after that of a day, so that it is made anew once a year.
  private static func usual(_ day: CivilDate) -> (from: CivilDate, to: CivilDate) {
    (
      CivilDate(year: day.year - 1, month: 1, day: 1) ?? day - 366,
      CivilDate(year: day.year + 1, month: 12, day: 31) ?? day + 366
    )
  }

  /// Asks the board of now over a window at least, with texts, bodies and days and nothing done. Many ask at once; who asks first after
  /// something was done brings the board up while the others wait.
  ///
  /// Cost: that of the news; the first time that of reading what was kept, or of everything done.
  @available(*, noasync)
  func board<Answer>(
    from: CivilDate, to: CivilDate, on day: CivilDate, _ ask: (Library, EngineBoard) throws -> Answer
  ) throws -> Answer {
    try looking(from: from, to: to, on: day) { ground, board, _ in try ask(ground, board) }
  }

  private func looking<Answer>(
    from: CivilDate, to: CivilDate, on day: CivilDate, _ ask: (Library, EngineBoard, _ known: Int64) throws -> Answer
  ) throws -> Answer {
    let answer = try kept.look { kept -> Answer? in
      guard let (ground, known) = try quiet(kept), let board = kept.board, board.known == known,
        board.board.from <= from, to <= board.board.to
      else { return nil }
      return try ask(ground, board.board, known)
    }
    if let answer { return answer }
    return try kept.change { kept in
      let ground = try ground(&kept, on: day)
      try bringUp(&kept, ground, from, to, usual: Self.usual(day))
      guard let board = kept.board?.board else { preconditionFailure("brought up") }
      return try ask(ground, board, kept.known)
    }
  }

  /// The ground and the last ledger number where nothing changed the ground since it was read; nil where it must be read.
  private func quiet(_ kept: borrowing Kept) throws -> (ground: Library, known: Int64)? {
    guard let ground = kept.ground else { return nil }
    let news = try store.news(of: Self.others, since: kept.known)
    return news.isThere ? nil : (ground, news.last)
  }

  // MARK: Ground

  private func ground(_ kept: inout Kept, on day: CivilDate) throws -> Library {
    if let ground = kept.ground {
      let news = try store.news(of: Self.others, since: kept.known)
      if !news.isThere {
        kept.known = news.last
        return ground
      }
    }
    let read = try StoredLibrary.load(store, withEvents: false)
    kept = Kept(ground: read.library.readied(for: day), known: read.known)
    return kept.ground ?? read.library
  }

  // MARK: Board

  /// Brings a board up to what is known: with the news, or with what was kept and the news since, or with everything.
  private func bringUp(
    _ kept: inout Kept, _ ground: Library, _ from: CivilDate, _ to: CivilDate, usual: (from: CivilDate, to: CivilDate)
  ) throws {
    // Nobody else may hold the board while it takes the news: it would be copied.
    var board = kept.board
    kept.board = nil
    if board == nil { board = try read(&kept, ground) }
    var window = (from: min(from, usual.from), to: max(to, usual.to))
    if let made = board.map({ (from: $0.board.from, to: $0.board.to) }) {
      window = (min(window.from, made.from), max(window.to, made.to))
      if made.from > from || made.to < to { board = nil }
    }
    try takeNews(&board, to: kept.known)
    if board == nil { kept.boardInFile = 0 }
    kept.board = try board ?? (make(ground, window, to: kept.known), kept.known)
    keep(&kept)
  }

  /// What an earlier program kept, where it is of the same lines.
  private func read(_ kept: inout Kept, _ ground: Library) throws -> (EngineBoard, Int64)? {
    // What was told of other texts, bodies or days may look the same and be another thing.
    guard let found = try store.keptBoard(program: Version.text), found.known <= kept.known,
      try !store.news(of: Self.others, since: found.known).isThere
    else { return nil }
    let board = try EngineBoard(ground.engine, bytes: found.bytes, digest: Self.digest) { numbers in
      try store.eventsForReckoning(numbered: numbers).map { try $0.event() }
    }
    guard let board else { return nil }
    kept.boardInFile = found.known
    return (board, found.known)
  }

  /// Brings what came since on a board; it is gone where it must be made again.
  private func takeNews(_ kept: inout (board: EngineBoard, known: Int64)?, to last: Int64) throws {
    // Some at a time; while they are read nothing else is asked of the store.
    while let known = kept?.known, known < last {
      let next = min(known + batch, last)
      var news: [(event: Event, number: Int64)] = []
      try store.eachEventForReckoning(after: known, to: next) { news.append((try $0.event(), $0.number)) }
      if try kept?.board.take(news, fetch: { try fetch($0, to: next) }) == false { kept = nil }
      kept?.known = next
    }
  }

  /// A board of everything done.
  private func make(_ ground: Library, _ window: (from: CivilDate, to: CivilDate), to last: Int64) throws -> EngineBoard
  {
    var facts = BoardFacts(ground.engine)
    try store.eachEventForReckoning(after: 0, to: last) { line in
      if line.isBare, let text = line.obligation,
        facts.take(line.kind, about: text, happened: line.happened, recorded: line.recorded.day)
      {
        return
      }
      facts.take(try line.event(), number: line.number)
    }
    return try EngineBoard(ground.engine, facts, from: window.from, to: window.to) { try fetch($0, to: last) }
  }

  private func fetch(_ ids: [ObligationID], to last: Int64) throws -> [(event: Event, number: Int64)] {
    ids.isEmpty ? [] : try store.eventsForReckoning(about: ids, to: last).map { (try $0.event(), $0.number) }
  }

  /// Keeps the board for the next program, where enough was done since it was last kept. A folder that takes nothing is no error: the
  /// next will read everything again.
  private func keep(_ kept: inout Kept) {
    guard let (board, known) = kept.board, known - kept.boardInFile > many,
      let ground = try? store.boardGround(program: Version.text, known: known)
    else { return }
    // Where it is not taken it is not tried again with each question.
    try? store.keep(board: board.bytes(digest: Self.digest), ground)
    kept.boardInFile = known
  }

  // MARK: Verifying

  /// Of what obligations the file tells otherwise than what was done, and whether it leaves out or adds events; none where there is no
  /// file that anybody would take.
  ///
  /// Cost: that of reading everything done up to the last entry in it.
  @available(*, noasync)
  func faults(on day: CivilDate) throws -> (obligations: [ObligationID], events: Bool) {
    try kept.change { kept in
      guard FileSystem.exists(store.folder.board) else { return ([], false) }
      let ground = try ground(&kept, on: day)
      guard let (board, known) = try read(&kept, ground) else { return ([], false) }
      let right = try make(ground, (board.from, board.to), to: known)
      return (board.differences(from: right), !board.knowsSameEvents(as: right))
    }
  }

  private static func digest(_ bytes: [UInt8]) -> [UInt8] { Digest(of: bytes).bytes }
}
