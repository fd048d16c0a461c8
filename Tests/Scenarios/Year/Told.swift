import CivilTime
import Foundation
import Testing

/// What `phoihop explain --format json` says of one obligation.
struct Told: Decodable {
  struct Event: Decodable {
    struct File: Decodable, Equatable {
      let name: String?
      let bytes: Int
    }
    struct Document: Decodable {
      let number: String
      let date: String
    }

    let id: String
    let kind: String
    let happened: String
    let recordedOn: String
    let recordedElsewhere: String?
    let `for`: String?
    let ground: String?
    let evidence: String?
    let document: Document?
    let date: String?
    let whom: [String]
    let attachments: [File]
  }

  let lifeCycle: String
  let performance: String
  let verdict: String
  let since: String?
  let shown: String
  let due: String?
  let answerable: Asked.Body
  let events: [Event]
}

extension Year {
  /// What the store says of an obligation, today where no day is given.
  func told(_ id: String, on day: CivilDate? = nil, known: CivilDate? = nil, as person: String) throws -> Told {
    var words = ["explain", id, "--format", "json"]
    if let day { words += ["--on", "\(day)"] }
    if let known { words += ["--known", "\(known)"] }
    return try JSONDecoder().decode(Told.self, from: Data(office.must(words, as: person).utf8))
  }

  /// Holds what the store says of an obligation today against what was worked out by hand; nil for what is not looked at.
  @discardableResult func expect(
    _ id: String, _ shown: String? = nil, lifeCycle: String? = nil, performance: String? = nil, due: String? = nil,
    verdict: String? = nil, since: String? = nil, events: [String]? = nil, known: CivilDate? = nil, as person: String,
    location: SourceLocation = #_sourceLocation
  ) throws -> Told {
    let told = try told(id, known: known, as: person)
    func hold(_ what: String, _ found: String?, _ wanted: String?) {
      guard let wanted else { return }
      #expect(found == wanted, "\(id) on \(office.today): \(what)", sourceLocation: location)
    }
    hold("shown", told.shown, shown)
    hold("life", told.lifeCycle, lifeCycle)
    hold("performance", told.performance, performance)
    hold("due", told.due, due)
    hold("verdict", told.verdict, verdict)
    hold("since", told.since, since)
    hold("events", told.events.map(\.kind).joined(separator: " "), events?.joined(separator: " "))
    return told
  }
}
