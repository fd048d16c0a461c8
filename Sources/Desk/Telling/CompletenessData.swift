import Boards
import CivilTime
import Diagnostics
import Exchange
import Facts
import Obligations
import Organisations
import Regulations

/// Figures of completeness as data.
extension Completeness {
  /// The numbers with their names in data.
  public var classes: [(String, Int)] {
    [
      ("expected", expected), ("notYetDue", notYetDue), ("onTime", onTime), ("late", late), ("missing", missing),
      ("undated", undated), ("excused", excused), ("received", received),
    ]
  }

  /// The figures as members of an object.
  public var members: [JSONValue.Member] {
    func share(_ part: Int, _ perMille: Int?) -> JSONValue {
      .object([
        .init("numerator", .integer(part)), .init("denominator", .integer(owedByNow)),
        .init("perMille", perMille.map { .integer($0) } ?? .null),
      ])
    }
    return classes.map { .init($0, .integer($1)) } + [
      .init("completeness", share(received, completenessPerMille)),
      .init("timeliness", share(onTime, timelinessPerMille)),
    ]
  }
}

/// Figures of completeness in rows, with what each row is of.
public struct CompletenessData {
  /// The rows.
  public let rows: [CompletenessRow]
  /// By what they are told apart.
  public let by: CompletenessRow.Grouping
  /// The window.
  public let from: CivilDate, to: CivilDate
  /// The day asked about, and the last day of which what was recorded counts.
  public let on: CivilDate, known: CivilDate
  /// Texts and bodies, for names.
  public let library: Library

  /// Rows of figures.
  public init(
    _ rows: [CompletenessRow], by: CompletenessRow.Grouping, from: CivilDate, to: CivilDate, on: CivilDate,
    known: CivilDate, library: Library
  ) {
    self.rows = rows
    self.by = by
    (self.from, self.to, self.on, self.known) = (from, to, on, known)
    self.library = library
  }

  /// The name in data: an id, a period, or `events`.
  public func key(_ key: CompletenessRow.Key) -> String {
    switch key {
    case .regulation(let id): id
    case .organisation(let id): id.text
    case .period(let label): label.description
    case .events: "events"
    }
  }

  /// What people call it.
  public func name(_ key: CompletenessRow.Key, _ language: Language) -> String {
    switch key {
    case .regulation(let id): library.regulations.first { $0.regulation.id == id }?.regulation.title ?? id
    case .organisation(let id): library.register.name(of: id, on: on)
    case .period(let label): PeriodWords.print(label, language)
    case .events: Words(vi: "theo sự kiện", en: "started by events")[language]
    }
  }

  /// The bodies that answer on the day asked about, where they are not the bearer itself.
  public func successors(_ key: CompletenessRow.Key) -> [OrganisationID] {
    guard case .organisation(let id) = key else { return [] }
    let answerable = library.register.answerable(for: id, on: on)
    return answerable == [id] ? [] : answerable
  }

  /// All of it as JSON.
  public func json(_ language: Language) -> JSONValue {
    let rows = rows.map { row -> JSONValue in
      var members: [JSONValue.Member] = [
        .init("key", .string(key(row.key))), .init("name", .string(name(row.key, language))),
      ]
      if case .organisation = row.key {
        members.append(
          .init(
            "answerable",
            .array(
              successors(row.key).map {
                .object([
                  .init("id", .string($0.text)), .init("name", .string(library.register.name(of: $0, on: on))),
                ])
              })))
      }
      return .object(members + row.completeness.members)
    }
    return .object([
      .init("by", .string(by.rawValue)), .init("from", .string(from.description)),
      .init("to", .string(to.description)), .init("on", .string(on.description)),
      .init("known", .string(known.description)), .init("rows", .array(rows)),
      .init("total", .object(self.rows.total.members)),
    ])
  }
}
