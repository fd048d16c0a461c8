import CivilTime
import Obligations
import Organisations
import Testing

/// A log to which events are added says what one of all of them says.
@Suite struct EventLogTests {
  @Test(arguments: 0..<40) func `events that are added one after the other count as if they had been there`(seed: Int) {
    let cases = RandomCases(seed: seed)
    var random = SplitMix64(seed: UInt64(seed) &* 31 &+ 7)
    var log = EventLog(Array(cases.events.prefix(random.number(0...cases.events.count))))
    while log.count < cases.events.count {
      let end = min(log.count + random.number(1...3), cases.events.count)
      log = log.adding(Array(cases.events[log.count..<end]))
    }
    let whole = EventLog(cases.events)
    #expect(log.isEmpty == whole.isEmpty)
    #expect(log.hasTransfers == whole.hasTransfers)
    #expect(log.obligations.map(\.description).sorted() == whole.obligations.map(\.description).sorted())
    for event in cases.events {
      #expect(log.occurrence(event.id) == whole.occurrence(event.id))
      for known in [event.recorded, RandomCases.everything] {
        for id in event.obligations {
          #expect(log.events(about: id, known: known) == whole.events(about: id, known: known))
        }
        #expect(
          log.events(ofOccurrence: event.id, on: event.happened + 20, known: known)
            == whole.events(ofOccurrence: event.id, on: event.happened + 20, known: known))
      }
    }
    let engine = cases.engine([]).adding(cases.events)
    for day in cases.days().prefix(4) {
      #expect(
        cases.all(engine, on: day).map { "\($0.id) \($0.state.line)" }
          == cases.all(cases.engine(), on: day).map { "\($0.id) \($0.state.line)" })
    }
  }

  @Test func `what was there before is not changed by what is added`() {
    let id = "thu/dieu-1/a:org-0001:2023-M01"
    let before = EventLog([event(.submitted, "2023-02-01", about: id)])
    let after = before.adding([event(.returned, "2023-02-03", about: id)])
    #expect(before.count == 1)
    #expect(after.count == 2)
    let about = ObligationID(id).map { after.events(about: $0, known: .end(of: day("2024-01-01"))).map(\.kind) }
    #expect(about == [.submitted, .returned])
  }
}
