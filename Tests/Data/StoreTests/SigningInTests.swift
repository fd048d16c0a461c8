import Access
import CivilTime
import Database
import Entries
import Ledger
import Obligations
import Secrets
import Testing

@testable import Store

/// What the store keeps of how people sign in, and of who is signed in.
@Suite struct SigningInTests {
  private static let owner = Author.owner
  private static let today = KeptStore.start.day

  private func lan(_ store: Store) throws -> PersonID {
    let id = try #require(PersonID("lan"))
    try store.ledger.append(
      [EntryDraft(.personAdded(name: .value("Lan")), by: .owner, subject: "lan")], now: KeptStore.start)
    return id
  }

  private func set(_ credential: EntryBody.Credential, _ store: Store) throws -> Int64 {
    try store.ledger.append(
      [EntryDraft(.credentialSet(credential), by: .owner, subject: "lan")], now: KeptStore.start)[0]
  }

  @Test func `a password is kept encrypted, outlives a restart and a rebuild, and ends`() throws {
    try goThrough(KeptStore())
  }

  @Test(.enabled(if: TestServer.isAvailable, TestServer.whySkipped)) func `on a server too`() throws {
    let server = try TestServer.shared.get()
    try goThrough(KeptStore(server: try server.url(server.makeDatabase())))
  }

  private func goThrough(_ kept: KeptStore) throws {
    let id = try lan(kept.store)
    #expect(try !kept.store.hasPasswords())
    let number = try set(.init(.password, kept: kept.store.sealed("argon", as: .password, of: id)), kept.store)
    let invitation = try set(.init(.invitation, hash: "0a", until: Self.today), kept.store)
    let stored = try kept.store.database.read {
      try $0.all("SELECT value FROM personal WHERE field = 'kept'") { $0.text(0) }
    }
    #expect(stored.count == 1 && !stored[0].contains("argon"))
    try kept.reopen()
    #expect(try kept.store.ledger.rebuild())
    let found = try kept.store.credentials(of: id, on: Self.today)
    #expect(found.map(\.entry) == [number, invitation])
    #expect(found.map(\.kept) == ["argon", nil])
    #expect(try kept.store.hasPasswords())
    #expect(try kept.store.credential(withHash: "0a", on: Self.today)?.entry == invitation)
    // After its last day it is good no more.
    #expect(try kept.store.credential(withHash: "0a", on: Self.today + 1) == nil)
    #expect(try kept.store.verify().findings == [])
    try kept.store.ledger.append(
      [EntryDraft(.credentialEnded(credential: number), by: .owner, subject: "lan")], now: KeptStore.start)
    #expect(try kept.store.credentials(of: id, on: Self.today).map(\.entry) == [invitation])
    // Of who left nothing is good.
    try kept.store.ledger.append(
      [EntryDraft(.personEnded(person: 2), by: .owner, subject: "lan")], now: KeptStore.start)
    #expect(try kept.store.credential(withHash: "0a", on: Self.today) == nil)
    try signInAndOut(kept)
  }

  private func signInAndOut(_ kept: KeptStore) throws {
    let id = try #require(PersonID("minh"))
    func row(_ key: String, step: Int64, at seconds: Int64) -> Store.SignInRow {
      let moment = Instant(seconds: KeptStore.start.seconds + seconds)
      return Store.SignInRow(
        key: key, person: id, token: "t", started: moment, seen: moment, step: step, device: "Firefox, Linux")
    }
    let store = kept.store
    #expect(try store.begin(row("a", step: 100, at: 0)))
    // The code that was used lets nobody in, nor does one before it; the next does, and who needs none.
    #expect(try !store.begin(row("b", step: 100, at: 1)))
    #expect(try !store.begin(row("b", step: 99, at: 1)))
    #expect(try store.begin(row("b", step: 101, at: 31)))
    #expect(try store.begin(row("c", step: 0, at: 32)))
    // Also where the sign-in by it has ended.
    try store.endSignIn("b", now: KeptStore.start)
    #expect(try !store.begin(row("d", step: 101, at: 33)))
    #expect(try store.signIns(since: Instant(seconds: KeptStore.start.seconds - 1)).map(\.key) == ["a", "c"])
    #expect(try store.signIns(since: KeptStore.start).map(\.key) == ["c"])
    var changed = row("c", step: 0, at: 32)
    changed.seen = Instant(seconds: KeptStore.start.seconds + 400)
    changed.seat = "specialist@a"
    changed.language = "en"
    try store.update(changed)
    let found = try #require(try store.signIns(since: KeptStore.start).first)
    #expect(found.seen.seconds == KeptStore.start.seconds + 400)
    #expect([found.seat, found.language, found.device, found.token] == ["specialist@a", "en", "Firefox, Linux", "t"])
    // Eight days later nothing is left of it.
    #expect(try store.begin(row("e", step: 0, at: 8 * 86_400)))
    let keys = try store.database.read { try $0.all("SELECT key FROM sign_in") { $0.text(0) } }
    #expect(keys == ["e"])
    #expect(try store.verify().findings == [])
    // What somebody came in by is good, then not.
    let lan = try #require(PersonID("an"))
    try store.ledger.append(
      [
        EntryDraft(.personAdded(name: .value("An")), by: .owner, subject: "an"),
        EntryDraft(
          .credentialSet(.init(.password, kept: store.sealed("x", as: .password, of: lan))), by: .owner, subject: "an"),
      ], now: KeptStore.start)
    let number = try #require(try store.credentials(of: lan, on: Self.today).first?.entry)
    #expect(try store.person(lan, cameBy: number)?.name == "An")
    try store.ledger.append(
      [EntryDraft(.credentialEnded(credential: number), by: .owner, subject: "an")], now: KeptStore.start)
    #expect(try store.person(lan, cameBy: number) == nil)
    #expect(try store.person(lan)?.name == "An")
    try store.forgetSignIns()
    #expect(try store.signIns(since: Instant(seconds: 0)).isEmpty)
  }
}
