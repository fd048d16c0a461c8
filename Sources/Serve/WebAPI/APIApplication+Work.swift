import Access
import Boards
import CivilTime
import Entries
import Exchange
import Facts
import HTTPCore
import Obligations
import Organisations
import Telling
import UseCases

/// Who has what to do, and what was settled about it.
extension APIApplication {
  func work(_ visit: Visit) throws -> JSONValue {
    let place = try cursor(visit).map { text -> HomeCursor in
      let numbers = text.split(separator: " ").compactMap { Int32($0) }
      guard numbers.count == 3 else { throw Problem(.notFound) }
      return HomeCursor(due: numbers[0], line: numbers[1], place: numbers[2])
    }
    let work = try visit.desk.work(limit: limit(visit.asked), after: place)
    let (register, today) = (work.library.register, visit.desk.today)
    func list(_ all: [Obligation]) -> JSONValue { .array(all.map { ObligationData.json($0, register) }) }
    return .object([
      .init("bodies", .array(work.bodies.map { Self.body($0, register, on: today) })),
      .init("counts", Self.counts(work.counts)), .init("items", list(work.items)),
      .init("returned", list(work.returned)), .init("arrived", list(work.arrived)),
      .init("countsOfOthers", Self.counts(work.countsOfOthers)),
      .init("others", list(work.others)), next(work.next.map { "\($0.due) \($0.line) \($0.place)" }, visit),
    ])
  }

  private static func counts(_ home: Home) -> JSONValue {
    .object([
      .init("overdue", .integer(home.overdue)), .init("today", .integer(home.today)),
      .init("soon", .integer(home.soon)), .init("later", .integer(home.later)),
      .init("undated", .integer(home.undated)), .init("paused", .integer(home.paused)),
    ])
  }

  func assignments(_ visit: Visit) throws -> JSONValue {
    let all = try visit.desk.assignments(on: try Self.day("on", visit.asked) ?? visit.desk.today)
    let items = all.bodies.map { body, held -> JSONValue in
      let people = held.map { one -> JSONValue in
        .object([
          .init(
            "person",
            .object([.init("id", .string(one.grant.person.text)), .init("name", .optional(one.name))])),
          .init("role", .string(one.grant.role.rawValue)), .init("regulation", .optional(one.grant.regulation)),
          .init("below", .bool(one.grant.reachesBelow)), .init("from", .string(one.grant.first.description)),
          .init("to", .optional(one.grant.last?.description)), .init("basis", .optional(one.basis)),
          .init("insteadOf", .optional(one.insteadOf?.id)),
        ])
      }
      return .object([.init("body", Self.body(body, all.register, on: all.day)), .init("held", .array(people))])
    }
    return .object([
      .init("on", .string(all.day.description)), .init("items", .array(items)),
      .init("vacant", .array(all.vacant.map { Self.body($0, all.register, on: all.day) })),
    ])
  }

  func policies(_ visit: Visit) throws -> JSONValue {
    let id = visit.asked.text("id") ?? ""
    // A regulation that is not there, or of which nothing is seen, is told as such.
    _ = try visit.desk.regulation(id)
    let items = try visit.desk.policies(of: id).policies.map { one -> JSONValue in
      .object([
        .init("entry", .integer(Int(one.entry))), .init("clause", .string(one.policy.clause)),
        .init("text", .string(one.policy.text)), .init("by", .string(one.person)),
        .init("role", .optional(one.role?.rawValue)), .init("recorded", .string(one.recorded.iso)),
      ])
    }
    return .object([.init("items", .array(items))])
  }
}
