import Access
import Boards
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
    stored.library.scope = try scope(in: stored.library.register)
    return stored.library
  }

  /// Everything in force now, nothing done, and what the actor may see of it: for what rests on texts and bodies alone. Cost: for a program
  /// that stays, nothing.
  ///
  /// - Throws: `Refused` where he may see nothing at all.
  @available(*, noasync)
  public func ground() throws -> Library {
    var library = try cache?.ground(on: today) ?? StoredLibrary.load(store, withEvents: false).library
    library.scope = try scope(in: library.register)
    return library
  }

  /// Everything in force now and what happened, with all that was done but the sending, receipt and acceptance of what is told by these
  /// alone: which of that is done, this does not know. Cost: for a program that stays that of a board, else everything done.
  ///
  /// - Throws: `Refused` where he may see nothing at all.
  @available(*, noasync)
  func libraryOfOccurrences() throws -> Library {
    if cache == nil { return try library() }
    return try board(from: today, to: today) { library, board, _ in library.knowing(board.engine) }
  }

  /// What the actor may see today.
  ///
  /// - Throws: `Refused` where that is nothing at all.
  func scope(in register: Register) throws -> Scope {
    let scope = Scope(of: actor, in: register, on: today)
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
    return scope
  }

  /// The years in which somebody may look for what is owed, the last as so many from now.
  private static let (firstYear, yearsAhead) = (1990, 10)

  /// Asks the board of now over a window at least, in the eyes of the actor; with it texts, bodies and days, and nothing done.
  ///
  /// Cost: for a program that stays that of what was done since it last asked; else that of reading the board that was kept, or
  /// everything done.
  ///
  /// - Throws: `Refused` where he may see nothing at all, or asks for years that nobody has to do with.
  @available(*, noasync)
  public func board<Answer>(
    from: CivilDate, to: CivilDate, _ ask: (Library, EngineBoard, BoardReader) throws -> Answer
  ) throws -> Answer {
    // The board that is kept grows to what is asked for, and nobody may make it grow for ever.
    let years = Self.firstYear...today.year + Self.yearsAhead
    guard years.contains(from.year), years.contains(to.year) else {
      throw Refused(
        Words(
          vi: "chỉ tính việc của các năm \(years.lowerBound) đến \(years.upperBound); chọn ngày trong khoảng ấy",
          en:
            "obligations are reckoned for the years \(years.lowerBound) to \(years.upperBound) only; choose a day in between"
        ))
    }
    return try (cache ?? LibraryCache(store)).board(from: from, to: to, on: today) { library, board in
      var library = library
      let scope = try scope(in: library.register)
      library.scope = scope
      return try ask(library, board, board.reader(of: scope))
    }
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
