import CivilTime
import Diagnostics

/// Reads the examples of a `vidu` fence.
struct ExampleParser: FenceParser {
  var cursor: Cursor

  mutating func sentence() throws(Abandoned) -> ExampleSyntax {
    let start = cursor.token.range
    var event: ExampleSyntax.Occasion?
    if cursor.take(.when) {
      let kind = try cursor.needEvent()
      event = .event(kind, narrowing: try cursor.takeString())
    }
    guard cursor.take(.on) else {
      throw cursor.failExpected(
        "bad-example",
        Words(
          vi: "\"ngày D: BÊN phải thực hiện [nhãn] kỳ P, hạn D; vì \"…\".\"",
          en: "\"on D: PARTY must do [label] for P, due D; because \"…\".\""))
    }
    let on = try cursor.needDate()
    guard cursor.take(.colon) != nil else {
      throw cursor.failExpected("bad-example", Words(vi: "dấu \":\"", en: "\":\""))
    }
    _ = cursor.take(.each)
    let bearer = try cursor.needName(until: { $0.peekAny([.mustDo, .needNotDo]) != nil })
    guard let does = cursor.takeAny([.mustDo, .needNotDo]) else {
      throw cursor.failExpected(
        "bad-example",
        Words(vi: "\"phải thực hiện\" hoặc \"không phải thực hiện\"", en: "\"must do\" or \"need not do\""))
    }
    let label = try cursor.takeLabel()
    let occasion: ExampleSyntax.Occasion
    if let event {
      occasion = event
    } else {
      _ = cursor.take(.forPeriod)
      occasion = .period(try cursor.needPeriod())
    }
    var outcome = ExampleSyntax.Outcome.unsaid
    if does == .mustDo {
      _ = cursor.take(.comma)
      if cursor.take(.withoutDueDay) {
        outcome = .withoutDueDay
      } else if cursor.take(.due) {
        _ = cursor.take(.day)
        outcome = .due(try cursor.needDate())
      } else {
        throw cursor.failExpected(
          "bad-example", Words(vi: "\"hạn D\" hoặc \"không có hạn\"", en: "\"due D\" or \"without due day\""))
      }
    }
    var because: Word?
    if cursor.take(.semicolon) != nil || cursor.token.kind == .word, cursor.take(.because) {
      because = try cursor.needString(for: Words(vi: "lý do", en: "the reason"))
    }
    try cursor.needStop()
    return ExampleSyntax(
      on: on, bearer: bearer, owes: does == .mustDo, label: label, occasion: occasion, outcome: outcome,
      because: because,
      place: Place(SourceRange(start.lower, cursor.lastEnd)))
  }
}

extension Cursor {
  /// A period in words (*quý I/2012*) or by its code (`2012-Q1`).
  mutating func needPeriod() throws(Abandoned) -> PeriodLabel {
    let start = token.range
    var range = start
    var pieces: [String] = []
    var ahead = 0
    while lookahead(ahead).kind == .word, ahead < 8 {
      pieces.append(text(lookahead(ahead)))
      range = start.joined(with: lookahead(ahead).range)
      ahead += 1
      if let label = PeriodWords.read(pieces) {
        advance(ahead)
        return label
      }
    }
    throw fail(
      "unknown-period", range,
      Words(
        vi: "\"\(pieces.joined(separator: " "))\" không phải là một kỳ",
        en: "\"\(pieces.joined(separator: " "))\" is no period"),
      [
        Words(
          vi:
            "viết: tháng 3/2022, quý I/2022, 6 tháng đầu năm 2022, 9 tháng năm 2022, lũy kế 6 tháng năm 2022, năm 2022, tuần 5/2022, hoặc 2022-Q1",
          en:
            "write: month 3/2022, quarter I/2022, first half of 2022, 9 months of 2022, cumulative 6 months of 2022, year 2022, week 5/2022, or 2022-Q1"
        )
      ])
  }
}
