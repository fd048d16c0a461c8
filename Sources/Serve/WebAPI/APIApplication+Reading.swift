import Access
import Boards
import CivilTime
import Diagnostics
import Entries
import Exchange
import Facts
import HTTPCore
import Ledger
import Obligations
import Organisations
import Regulations
import Secrets
import Settings
import Store
import Telling
import UseCases

/// What is read.
extension APIApplication {
  func openAnswer(_ endpoint: Endpoint, _ language: Language) throws -> Response {
    if endpoint == .openapi { return Self.json(OpenAPI.document(language)) }
    let endpoints = Endpoint.allCases.map(\.operation).map { one -> JSONValue in
      .object([
        .init("method", .string(one.method.rawValue)), .init("path", .string(one.template)),
        .init("summary", .string(one.summary[language])),
      ])
    }
    return Self.json(
      .object([
        .init("name", .optional(try store.ledger.settings().name)), .init("version", .string(Version.text)),
        .init("today", .string(clock().day.description)),
        .init("document", .string(Endpoint.openapi.operation.template)), .init("endpoints", .array(endpoints)),
      ]))
  }

  func read(_ endpoint: Endpoint, _ visit: Visit) throws -> JSONValue {
    switch endpoint {
    case .me: try me(visit)
    case .work: try work(visit)
    case .assignments: try assignments(visit)
    case .policies: try policies(visit)
    case .obligations: try obligations(visit)
    case .obligation: try obligation(visit)
    case .report: try report(visit)
    case .file: try file(visit)
    case .consolidation: try consolidation(visit)
    case .events: try events(visit)
    case .occurrence: try occurrence(visit)
    case .notes: try notes(visit)
    case .note: try note(visit)
    case .completeness: try completeness(visit)
    case .matrix: try matrix(visit)
    case .burden: try burden(visit)
    case .regulations:
      .object([.init("items", .array(try visit.desk.regulations().map { .object(Self.members(of: $0)) }))])
    case .regulation: try regulation(visit)
    case .organisations: try organisations(visit)
    case .search: try search(visit)
    case .entries: try entries(visit)
    case .entry: try entry(visit)
    case .checkpoint: try checkpoint(visit)
    case .consistency: try consistency(visit)
    case .index, .openapi, .deed, .event, .newNote, .noteWithdrawal: throw Problem(.notFound)
    }
  }

  // MARK: What was asked

  /// The years that people have to do with.
  private static let years = 1900...2199

  /// A day that was given; one far from all that anybody has to do with is refused.
  static func day(_ name: String, _ asked: Asked) throws -> CivilDate? {
    guard let day = asked.text(name).flatMap({ CivilDate(iso: $0) }) else { return nil }
    guard years.contains(day.year) else {
      throw Problem(
        .refused,
        faults: [
          Fault(
            pointer: name, "phải từ năm \(years.lowerBound) đến \(years.upperBound)",
            "must be from \(years.lowerBound) to \(years.upperBound)"
          ).ofParameter(name)
        ])
    }
    return day
  }

  /// A window of at most ten years.
  func window(_ asked: Asked, from usual: CivilDate) throws -> (from: CivilDate, to: CivilDate) {
    let given = (from: try Self.day("from", asked), to: try Self.day("to", asked))
    let from = given.from ?? (given.to ?? usual).first
    let to = given.to ?? from.last
    guard from <= to else {
      throw Problem(.refused, "from phải không sau to", "from must not be after to")
    }
    guard to - from <= 3660 else {
      throw Problem(
        .refused, "từ from đến to nhiều nhất mười năm; hỏi từng phần",
        "from and to may be ten years apart; ask in parts")
    }
    return (from, to)
  }

  static func body(_ id: OrganisationID, _ register: Register, on day: CivilDate) -> JSONValue {
    .object([.init("id", .string(id.text)), .init("name", .string(register.name(of: id, on: day)))])
  }

  func limit(_ asked: Asked) -> Int { asked.integer("limit") ?? 50 }

  func next(_ place: String?, _ visit: Visit) -> JSONValue.Member {
    .init("next", .optional(place.map { Cursor.text($0, of: visit.question) }))
  }

  func cursor(_ visit: Visit) throws -> String? {
    try visit.asked.text("cursor").map { try Cursor.place($0, of: visit.question) }
  }

  // MARK: Who asks

  private func me(_ visit: Visit) throws -> JSONValue {
    let desk = visit.desk
    let token = visit.admission.token
    let register = try desk.register()
    let today = desk.today
    let roles = desk.actor.grants(on: today).map { grant -> JSONValue in
      .object([
        .init("role", .string(grant.role.rawValue)), .init("name", .string(visit(grant.role.words))),
        .init("at", Self.body(grant.organisation, register, on: today)),
        .init("regulation", .optional(grant.regulation)), .init("below", .bool(grant.reachesBelow)),
        .init("from", .string(grant.first.description)), .init("to", .optional(grant.last?.description)),
      ])
    }
    let seat = desk.actor.seat.map { seat -> JSONValue in
      .object([
        .init("role", .string(seat.role.rawValue)), .init("at", Self.body(seat.organisation, register, on: today)),
      ])
    }
    return .object([
      .init(
        "person",
        .object([
          .init("id", .string(token.person.text)), .init("name", .optional(try store.person(token.person)?.name)),
        ])), .init("roles", .array(roles)), .init("seat", seat ?? .null),
      .init("scope", .string(token.scope?.use.rawValue ?? "all")),
      .init("until", .optional(token.until?.description)),
      .init("bodies", .array(desk.bodies(in: register).map { Self.body($0, register, on: today) })),
    ])
  }

  // MARK: Obligations

  private func obligations(_ visit: Visit) throws -> JSONValue {
    let asked = visit.asked
    let window = try window(asked, from: visit.desk.today)
    var question = Desk.ListQuestion(from: window.from, to: window.to)
    question.states = Set(asked.texts("state").compactMap { Shown(rawValue: $0) })
    question.regulations = Set(asked.texts("regulation"))
    question.bodies = Set(asked.texts("body").compactMap { OrganisationID($0) })
    let place = try cursor(visit).map { text -> Desk.ListPlace in
      let day = text.prefix { $0 != " " }
      return Desk.ListPlace(day: CivilDate(iso: day), id: String(text.dropFirst(day.count + 1)))
    }
    let (found, rest, library) = try visit.desk.list(question, after: place, limit: limit(asked))
    return .object([
      .init("items", .array(found.map { ObligationData.json($0, library.register) })),
      next(rest.map { "\($0.day?.description ?? "-") \($0.id)" }, visit),
    ])
  }

  /// The obligation that an address names.
  static func id(_ asked: Asked) throws -> ObligationID {
    guard let id = asked.text("id").flatMap({ ObligationID($0) }) else { throw Problem(.notFound) }
    return id
  }

  private func obligation(_ visit: Visit) throws -> JSONValue {
    let matter = try visit.desk.matter(try Self.id(visit.asked))
    let explanation = Explanation(
      matter.obligation, matter.library, entries: matter.entries, on: visit.desk.today, known: visit.desk.now,
      language: visit.language)
    guard case .object(let members) = explanation.json else { return explanation.json }
    let acts = matter.acts.map { act -> JSONValue in
      .object([.init("kind", .string(act.kind.rawValue)), .init("forSender", .bool(act.isForSender))])
    }
    return .object(members + [.init("acts", .array(acts))])
  }

  // MARK: Figures

  private func completeness(_ visit: Visit) throws -> JSONValue {
    let (asked, desk) = (visit.asked, visit.desk)
    let on = try Self.day("on", asked) ?? desk.today
    let known = min(try Self.day("known", asked) ?? desk.today, desk.today)
    let window = try window(asked, from: on)
    let by = CompletenessRow.Grouping(rawValue: asked.text("by") ?? "") ?? .regulation
    let regulations = Set(asked.texts("regulation"))
    let bodies = Set(asked.texts("body").compactMap { OrganisationID($0) })
    func figures(_ library: Library, _ board: EngineBoard, _ reader: BoardReader) -> CompletenessData {
      let rows = board.rows(
        by: by, from: window.from, to: window.to, on: on, known: known, for: reader, regulations: regulations,
        bearers: bodies)
      return CompletenessData(
        rows, by: by, from: window.from, to: window.to, on: on, known: known, library: library)
    }
    // The board that is kept is that of now and of some years: for others one is made and thrown away.
    if known == desk.today, (desk.today.year - 2...desk.today.year + 2).contains(window.from.year),
      window.to.year <= desk.today.year + 2
    {
      return try desk.board(from: window.from, to: window.to, figures).json(visit.language)
    }
    let library = try desk.library(known: known == desk.today ? nil : .end(of: known))
    let board = EngineBoard(library.engine, from: window.from, to: window.to)
    return figures(library, board, library.scope.map { board.reader(of: $0) } ?? board.everyone).json(visit.language)
  }

  private func matrix(_ visit: Visit) throws -> JSONValue {
    let (asked, desk) = (visit.asked, visit.desk)
    let year = asked.integer("year") ?? desk.today.year
    guard (desk.today.year - 10...desk.today.year + 2).contains(year) else {
      throw Problem(
        .refused, "year phải trong mười năm trước đến hai năm sau năm nay",
        "year must be from ten years ago to two years ahead")
    }
    let question = Desk.FollowUpQuestion(
      regulation: asked.text("regulation"), year: year, series: asked.text("series").flatMap { Series(rawValue: $0) },
      on: try Self.day("on", asked) ?? desk.today, known: try Self.day("known", asked) ?? desk.today)
    let found = try desk.followUp(question)
    let rows = found.rows.map { row -> JSONValue in
      .object([
        .init("body", Self.body(row.body, found.library.register, on: question.on)),
        .init("cells", .array(row.cells.map { .object($0.members) })), .init("total", .object(row.total.members)),
      ])
    }
    return .object([
      .init("regulation", .optional(found.question.regulation)), .init("year", .integer(year)),
      .init("series", .optional(found.question.series?.rawValue)), .init("on", .string(question.on.description)),
      .init("known", .string(question.known.description)),
      .init("periods", .array(found.periods.map { .string($0.description) })), .init("rows", .array(rows)),
      .init("total", .object(found.total.members)),
    ])
  }

  private func burden(_ visit: Visit) throws -> JSONValue {
    let year = visit.asked.integer("year") ?? visit.desk.today.year
    let (burden, library) = try visit.desk.burden(year: year)
    let last = CivilDate(year: year, month: 12, day: 31) ?? visit.desk.today
    return BurdenReview(burden, year: year, register: library.register, on: last).json
  }

  // MARK: Texts and bodies

  private static func members(
    of regulation: Regulation, versions: Int, kept: Completeness
  ) -> [JSONValue.Member] {
    [
      .init("id", .string(regulation.id)), .init("title", .string(regulation.title)),
      .init("kind", .string("\(regulation.kind)")), .init("number", .optional(regulation.number)),
      .init("version", .string(regulation.version)),
      .init("inForceFrom", .optional(regulation.inForceFrom?.description)),
      .init("inForceTo", .optional(regulation.inForceTo?.description)), .init("versions", .integer(versions)),
      .init("kept", .object(kept.members)),
    ]
  }

  private static func members(of row: Desk.RegulationRow) -> [JSONValue.Member] {
    members(of: row.regulation, versions: row.versions, kept: row.kept)
  }

  private func regulation(_ visit: Visit) throws -> JSONValue {
    let id = visit.asked.text("id") ?? ""
    let found = try visit.desk.regulation(id)
    let regulation = found.bound.regulation
    let versions = found.library.regulations.count { $0.regulation.id == id }
    let sentences = regulation.rules.map { rule -> JSONValue in
      let sentence = Sentence(rule, in: found.bound, of: found.library, on: visit.desk.today)
      return .object([
        .init("rule", .string(rule.address)), .init("clause", .string(rule.clause)),
        .init("kind", .string("\(sentence.kind)")), .init("text", .string(sentence.text(visit.language))),
        .init("next", .optional(found.next[rule.address]?.due?.date.description)),
        .init("kept", found.kept[rule.address].map { .object($0.members) } ?? .null),
      ])
    }
    let open = found.open.sorted { $0.key < $1.key }.flatMap { clause, words in
      words.map { JSONValue.object([.init("clause", .string(clause)), .init("words", .string(visit($0)))]) }
    }
    return .object(
      Self.members(of: regulation, versions: versions, kept: found.kept.values.reduce(Completeness()) { $0 + $1 }) + [
        .init(
          "parties",
          .array(
            regulation.parties.map {
              .object([.init("name", .string($0.name)), .init("longName", .string($0.longName))])
            })),
        .init(
          "clauses",
          .array(
            regulation.clauses.map {
              .object([
                .init("address", .string($0.address)), .init("heading", .string($0.heading)),
                .init("path", .array($0.path.map { .string($0) })), .init("account", .string($0.account)),
              ])
            })), .init("sentences", .array(sentences)), .init("open", .array(open)),
        .init("text", .string(try visit.desk.text(ofRegulation: id))),
      ])
  }

  private func organisations(_ visit: Visit) throws -> JSONValue {
    let asked = visit.asked
    let on = try Self.day("on", asked) ?? visit.desk.today
    let last = try cursor(visit).flatMap { OrganisationID($0) }
    let (all, register) = try visit.desk.organisations(asked.text("q") ?? "", on: on, endedToo: true)
    let start = last.flatMap { last in all.firstIndex { $0.id == last } }.map { $0 + 1 } ?? 0
    let found = all.dropFirst(start).prefix(limit(asked))
    let rest = found.endIndex < all.endIndex ? found.last?.id : nil
    let items = found.map { one -> JSONValue in
      .object([
        .init("id", .string(one.id.text)), .init("name", .string(one.name(on: on))),
        .init("kinds", .array(one.kinds(on: on).map { .string($0) })),
        .init("level", .optional(one.level(on: on)?.rawValue)), .init("exists", .bool(one.exists(on: on))),
        .init(
          "answerable", .array(register.answerable(for: one.id, on: on).map { Self.body($0, register, on: on) })),
      ])
    }
    return .object([
      .init("on", .string(on.description)), .init("items", .array(items)), next(rest?.text, visit),
    ])
  }

  // MARK: Search

  private func search(_ visit: Visit) throws -> JSONValue {
    let asked = visit.asked
    var search = Desk.Search(asked.text("q") ?? "")
    guard !SearchWords.words(of: search.words).isEmpty else {
      throw Problem(
        .refused,
        faults: [
          Fault(
            pointer: "q", "cần ít nhất một từ có chữ hoặc số để tìm",
            "at least one word with letters or digits is needed"
          ).ofParameter("q")
        ])
    }
    search.body = asked.text("body").flatMap { OrganisationID($0) }
    search.regulation = asked.text("regulation")
    search.year = asked.integer("year")
    search.kind = asked.text("kind").flatMap { EntryKind(rawValue: $0) }
    search.limit = limit(asked)
    search.below = try cursor(visit).flatMap { Int64($0) } ?? .max
    let found = try visit.desk.search(search)
    let entries = found.entries.map { entry -> JSONValue in
      var texts: [String?] = [entry.head.reason]
      if case .event(let recorded) = entry.body {
        texts += [recorded.event.document?.number, recorded.evidence?.value, recorded.note?.value]
        texts += recorded.attachments.map(\.name.value)
      }
      if case .noted(let note) = entry.body { texts += [note.text, note.place] }
      return .object([
        .init("entry", .integer(Int(entry.head.sequence))), .init("kind", .string(entry.head.kind.rawValue)),
        .init("happened", .optional(entry.head.happened?.day.description)),
        .init(
          "obligations",
          .array((found.obligations[entry.head.sequence] ?? []).map { .string($0.description) })),
        .init("texts", .array(texts.compactMap(\.self).map { .string($0) })),
      ])
    }
    let today = visit.desk.today
    return .object([
      .init("bodies", .array(found.bodies.map { Self.body($0.id, found.library.register, on: today) })),
      .init(
        "rules",
        .array(
          found.rules.map {
            .object([
              .init("rule", .string($0.address)),
              .init("deed", .string($0.duty?.syntax.deed(visit.language) ?? "")),
            ])
          })), .init("entries", .array(entries)), next(found.next.map(String.init), visit),
    ])
  }

  // MARK: Ledger

  private func entries(_ visit: Visit) throws -> JSONValue {
    let asked = visit.asked
    let (found, rest) = try visit.desk.newestEntries(
      of: asked.text("kind").flatMap { EntryKind(rawValue: $0) }, by: asked.text("author"),
      on: try Self.day("day", asked), below: try cursor(visit).flatMap { Int64($0) } ?? .max, limit: limit(asked))
    let texts = try store.ledger.entryTexts(found.map(\.head.sequence))
    return .object([
      .init("size", .integer(Int(try store.lastNumber()))),
      .init("items", .array(try texts.map { try JSONValue.read($0[...]) })), next(rest.map(String.init), visit),
    ])
  }

  private func entry(_ visit: Visit) throws -> JSONValue {
    let number = Int64(visit.asked.text("number") ?? "") ?? 0
    _ = try visit.desk.entry(number)
    let found = try visit.desk.inclusion(of: number, in: visit.asked.text("size").flatMap { Int64($0) })
    guard let text = try store.ledger.entryTexts([number]).first else { throw Problem(.notFound) }
    return .object([
      .init("entry", try JSONValue.read(text[...])), .init("size", .integer(Int(found.size))),
      .init("leaf", .string(found.leaf.description)), .init("root", .string(found.root.description)),
      .init("path", .array(found.proof.path.map { .string($0.description) })),
    ])
  }

  private func checkpoint(_ visit: Visit) throws -> JSONValue {
    guard let note = try visit.desk.lastCheckpoint() else {
      throw Problem(.notFound, "chưa có bản chốt nào", "there is no checkpoint yet")
    }
    return .object([.init("note", .string(note))])
  }

  private func consistency(_ visit: Visit) throws -> JSONValue {
    let from = Int64(visit.asked.text("from") ?? "") ?? 0
    let found = try visit.desk.consistency(from: from, to: visit.asked.text("to").flatMap { Int64($0) })
    return .object([
      .init("from", .integer(Int(from))), .init("size", .integer(Int(found.size))),
      .init("oldRoot", .string(found.old.description)), .init("root", .string(found.root.description)),
      .init("path", .array(found.proof.path.map { .string($0.description) })),
    ])
  }
}

extension CivilDate {
  /// 1 January of its year.
  fileprivate var first: CivilDate { CivilDate(year: year, month: 1, day: 1) ?? self }
  /// 31 December of its year.
  fileprivate var last: CivilDate { CivilDate(year: year, month: 12, day: 31) ?? self }
}
