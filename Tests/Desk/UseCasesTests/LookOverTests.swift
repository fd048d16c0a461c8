import CivilTime
import Diagnostics
import Entries
import Obligations
import Organisations
import Regulations
import Reports
import Testing

@testable import UseCases

/// What of a deed and of a note is asked about before it is written.
@Suite struct LookOverTests {
  private static func number(_ place: Int) -> String { "09120001\(place + 10)" }

  /// A deed in which another number stands in each text and name.
  private static func deed() throws -> Deed {
    var deed = Deed(.occurred)
    deed.id = "vu-" + number(0)
    deed.of = "e" + number(1)
    deed.occurrence = Occurrence(
      .situationRaised, subject: number(2), rules: ["thu/dieu-1", "thu/" + number(3)], holds: [number(4)])
    deed.evidence = number(5)
    deed.document = NumberedDocument(number: number(6), date: CivilDate(dayNumber: 19_000))
    deed.partOf = number(7)
    deed.ground = number(8)
    deed.article = number(9)
    deed.note = "gọi \(number(10)) rồi \(number(11))"
    deed.report = FilledReport(form: "x", Answers(texts: ["b": number(12), "a.reason": number(13)]))
    deed.files = [("a.pdf", []), ("don-\(number(14)).pdf", [])]
    return deed
  }

  @Test func `each text and name of a deed is asked about, and nothing else is`() throws {
    let found = try Self.deed().traces
    #expect(
      found.map(\.place) == [
        "id", "of", "subject", "rules/1", "holds/0", "evidence", "document/number", "partOf", "ground", "article",
        "note",
        "note", "report/texts/a.reason", "report/texts/b", "files/1",
      ])
    #expect(Set(found.map(\.trace.text)) == Set((0...14).map(Self.number)))
    #expect(Deed(.submitted).traces == [])
  }

  @Test func `of a note the text, the place and the names of pictures are asked about`() throws {
    var note = Desk.NewNote(of: try #require(OrganisationID("a")))
    note.text = "họp ở số nhà 12"
    note.place = Self.number(0)
    note.files = [(Self.number(1) + ".jpg", [])]
    #expect(note.traces.map(\.place) == ["text", "place", "files/0"])
    #expect(note.traces.map(\.trace.kind) == [.address, .telephone, .telephone])
  }

  @Test func `an event from elsewhere is asked about with its own words for what happened and its calendar`() throws {
    let event = Event(
      id: "x1", kind: .told, obligations: [], trigger: Self.number(0), occurrence: nil, of: nil,
      happened: CivilDate(dayNumber: 19_000), recorded: Instant(seconds: 0), by: nil, recordedFor: nil,
      nothingToReport: false, partOf: nil, evidence: nil, document: nil, ground: nil, article: nil, until: nil,
      days: nil, whom: [], date: nil, calendar: Self.number(1))
    #expect(event.traces(note: Self.number(2)).map(\.place) == ["note", "trigger", "calendar"])
  }
}
