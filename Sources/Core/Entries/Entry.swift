/// One change, as the ledger has it.
public struct Entry: Hashable, Sendable {
  /// Who, when, what about.
  public let head: EntryHead
  /// What it says.
  public let body: EntryBody

  /// An entry of its two parts; the kind of the head is that of the body.
  public init(head: EntryHead, body: EntryBody) {
    self.head = head
    self.body = body
  }
}
