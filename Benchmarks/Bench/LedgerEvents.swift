import CivilTime
import Entries
import Obligations
import Organisations

/// Events as the benches of the ledger write them: submissions of 10 M obligations, 25 rules × 4,000 bodies × 100 months.
enum LedgerEvents {
  /// How many different obligations there are.
  static let count = 10_000_000

  /// The clock of the benches.
  static let now = Instant(seconds: 1_790_000_000)

  /// Who writes.
  static let author = Author(id: "p1", role: "clerk", organisation: OrganisationID("org-0001"))

  /// The obligation of a number; neighbours stand beside each other.
  static func obligation(_ number: Int) -> String {
    let (rule, body, month) = (number / 400_000 % 25, number / 100 % 4000, number % 100)
    return "uong-bi/dieu-\(10 + rule)/gach-2:org-\(10_000 + body):\(2017 + month / 12)-M\(padded(month % 12 + 1))"
  }

  /// The day of a number.
  static func day(_ number: Int) -> String { "2025-\(padded(number % 12 + 1))-\(padded(number / 12 % 28 + 1))" }

  /// The number that stands at a place of a list in which neighbours are far apart: how a day's submissions come.
  static func scattered(_ place: Int) -> Int { place &* 6_700_417 % count }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  /// The submission of a number.
  static func draft(_ number: Int) -> EntryDraft? {
    guard let id = ObligationID(obligation(number)), let by = OrganisationID("org-0001"),
      let happened = CivilDate(iso: day(number))
    else { return nil }
    return EntryDraft(
      RecordedEvent(
        Event(id: "", kind: .submitted, obligations: [id], happened: happened, recorded: now, by: by)), by: author)
  }
}
