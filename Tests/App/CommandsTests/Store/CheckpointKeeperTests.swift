import Access
import Ledger
import Obligations
import Store
import Testing
import Threads
import UseCases

@testable import Commands

/// Checkpoints while a store is served.
@Suite struct CheckpointKeeperTests {
  @Test func `a checkpoint that cannot be written is told each time until one can`() throws {
    let world = try StoreWorld.planted()
    let place = StorePlace(world.path)
    let told = Monitor<[String]>([])
    func keeper(_ store: Store) -> CheckpointKeeper {
      CheckpointKeeper(
        store: store, report: { error in told.change { $0.append(String(describing: error)) } }, clock: { Running.now })
    }
    let gone = try Store.open(place, for: .writing, now: Running.now, purpose: "test")
    try gone.close(now: nil)
    keeper(gone).sign()
    keeper(gone).sign()
    #expect(told.change { $0 }.count == 2)
    let store = try Store.open(place, for: .writing, now: Running.now, purpose: "test")
    func signed() throws -> Int64? {
      try store.ledger.lastCheckpoint()?.split(separator: "\n").dropFirst().first.flatMap { Int64($0) }
    }
    // Within a second of a checkpoint there is no other.
    for name in ["Người mới", "Người khác"] { _ = try Desk(store, .owner, now: Running.now).addPerson(named: name) }
    #expect(try signed() != store.lastNumber())
    keeper(store).sign()
    #expect(told.change { $0 }.count == 2)
    #expect(try signed() == store.lastNumber())
    try store.close(now: nil)
  }
}
