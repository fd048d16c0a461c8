import Database
import Entries

extension Ledger {
  /// Entries as their leaves have them, in the order of the numbers: the text of `Docs/ledger.md`, with seals in the place of personal
  /// values. Who has it can reckon the leaf himself. Those that there are not are left out.
  @available(*, noasync)
  public func entryTexts(_ numbers: [Int64]) throws -> [[UInt8]] {
    try database.read { connection in
      try numbers.compactMap { number in
        var found: [UInt8]?
        try KeptEntry.each(from: number, to: number, on: connection) { batch in
          guard let kept = batch.first else { return true }
          guard let head = kept.head else { throw LedgerError.unreadable(number) }
          var text: [UInt8] = []
          head.appendLeaf(payload: kept.payload, to: &text)
          found = text
          return true
        }
        return found
      }
    }
  }
}
