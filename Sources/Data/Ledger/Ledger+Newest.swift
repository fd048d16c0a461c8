import Database
import Entries

/// Which entries a list shows, the newest first.
public struct LedgerFilter: Sendable {
  /// Only of this kind.
  public var kind: EntryKind?
  /// Only by this author.
  public var author: String?
  /// Only of these ledger numbers.
  public var numbers: ClosedRange<Int64> = 1 ... .max
  /// How many at most.
  public var limit = 50

  /// All of them.
  public init() {}
}

extension Ledger {
  /// So many entries are looked at before a list ends, so that what is rare keeps nobody waiting.
  private static let mostLookedAt: Int64 = 200_000

  /// The newest entries of those wanted; with them the ledger number below which the rest of the list begins, nil where there is none.
  ///
  /// Cost: one pass over the entries back from the newest wanted until there are enough, but over no more than some hundred thousand: a list
  /// can be short, even empty, and yet go on.
  @available(*, noasync)
  public func newest(_ filter: LedgerFilter) throws -> (entries: [Entry], next: Int64?) {
    let (numbers, next) = try database.read { connection -> ([Int64], Int64?) in
      let size = try connection.first("SELECT COALESCE(MAX(sequence), 0) FROM entry") { $0.integer(0) } ?? 0
      let last = min(filter.numbers.upperBound, size)
      let first = max(filter.numbers.lowerBound, last - Self.mostLookedAt + 1)
      guard first <= last else { return ([], nil) }
      var wanted: SQL = "sequence >= \(first) AND sequence <= \(last)"
      if let kind = filter.kind { wanted = "\(wanted) AND kind = \(kind.rawValue)" }
      if let author = filter.author { wanted = "\(wanted) AND author = \(author)" }
      let found = try connection.all(
        "SELECT sequence FROM entry WHERE \(wanted) ORDER BY sequence DESC LIMIT \(Int64(filter.limit))"
      ) { $0.integer(0) }
      let lowest = found.count == filter.limit ? found.last ?? first : first
      return (found, lowest > filter.numbers.lowerBound ? lowest : nil)
    }
    return (try entries(numbers), next)
  }
}
