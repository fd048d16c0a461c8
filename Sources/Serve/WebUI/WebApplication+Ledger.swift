import CivilTime
import Diagnostics
import Entries
import HTTPCore
import Ledger
import UseCases

/// The pages of the ledger.
extension WebApplication {
  func ledger(_ request: Request, _ desk: Desk, _ c: PageContext) throws -> Response {
    var filter = Typed<LedgerPage.Field>()
    for field in LedgerPage.Field.allCases {
      filter.values[field] = request.query[field.rawValue]?.trimmed.nonEmpty
    }
    let kind = kind(.kind, &filter)
    let day = filter.day(.day)
    let below = request.query[LedgerPage.below].flatMap { Int64($0) } ?? .max
    let found = try desk.newestEntries(
      of: kind, by: filter.values[.person], on: day, below: below, limit: LedgerPage.each)
    let view = LedgerPage(
      entries: found.entries, next: found.next, filter: filter, checkpoint: try desk.lastCheckpoint(), context: c)
    return formPage(view.title, view.body, isReturned: !filter.faults.isEmpty, here: .ledger, c)
  }

  func entry(_ number: Int64, _ desk: Desk, _ c: PageContext) throws -> Response {
    let entry = try desk.entry(number)
    let view = EntryPage(entry: entry, proof: try desk.inclusion(of: number, in: nil), context: c)
    return Layout(context: c, title: view.title, here: .ledger).page(view.body)
  }

  /// Verifies everything. It may take long.
  func verify(_ desk: Desk, _ c: PageContext) throws -> Response {
    let found = try desk.verify(held: [], progress: { _, _ in true })
    let view = VerificationPage(size: found.size, root: found.root, findings: found.findings, context: c)
    return Layout(context: c, title: view.title, here: .ledger).page(view.body)
  }
}
