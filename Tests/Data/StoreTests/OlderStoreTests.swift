import Database
import DatabasePostgres
import DatabaseSQLite
import Diagnostics
import Entries
import Files
import Ledger
import Obligations
import Testing

@testable import Store

/// A store that an older program wrote.
@Suite struct OlderStoreTests {
  /// Takes the tables back to what the first program made of them.
  private static func takeBack(_ pool: DatabasePool) throws {
    try pool.write { connection in
      if connection.engine == .sqlite {
        try connection.run("DROP TABLE search_index")
        try connection.run("CREATE VIRTUAL TABLE search_index USING fts5 (words, tokenize = 'ascii')")
        try connection.run(
          "INSERT INTO search_index (rowid, words) VALUES (2, 'qzksubmitted qzy2024 qzrthu qzbb de nghi cap kinh phi')")
      } else {
        try connection.run(
          "UPDATE search_index SET words = 'qzksubmitted qzy2024 qzrthu qzbb de nghi cap kinh phi' WHERE entry = 2")
      }
      for table in [
        "credential", "sign_in", "report", "figure", "draft", "contact", "contact_offer", "contact_refused", "mail",
        "mail_reminder", "mail_wish", "seen",
      ] {
        try connection.run(SQL(trustingText: "DROP TABLE \(table)"))
      }
      try connection.run(
        "DELETE FROM migration WHERE name IN ('0002-search', '0003-signing-in', '0004-reports', '0008-mail', '0009-mornings')"
      )
    }
  }

  private func entries(_ store: Store, _ words: [String], _ tokens: [String] = []) throws -> [Int64] {
    try store.ledger.search(SearchQuery(words, tokens: tokens, limit: 9)).map(\.entry)
  }

  private func lookAfter(_ store: Store) throws {
    #expect(try entries(store, ["nghi", "kinh"]) == [2])
    #expect(try entries(store, ["kin"]) == [2])
    #expect(try entries(store, ["kinh"], [SearchWords.rule("thu/dieu-1/a"), SearchWords.year(2024)]) == [2])
    #expect(try entries(store, ["qzksubmitted"]) == [])
    #expect(try store.verify().findings == [])
    // What came later is there, and empty.
    #expect(try store.figures(of: [2]).isEmpty)
  }

  @Test func `it is copied, its index of words is made anew, and it is whole; who only reads is told how`() throws {
    let kept = try KeptStore()
    #expect(try kept.submit(note: "Đề nghị cấp kinh phí") == 2)
    try kept.store.close(now: nil)
    let pool = try DatabasePool(SQLiteEngine(path: kept.place.database))
    try Self.takeBack(pool)
    pool.close()
    let error = #expect(throws: DatabaseError.self) {
      try Store.open(kept.place, for: .reading, now: KeptStore.start, purpose: "thử")
    }
    #expect(
      error?.message.vi
        == "kho do bản cũ hơn ghi; chạy một lệnh ghi, như phoihop ledger checkpoint, để nâng cấp (có sao lưu trước)")
    try kept.reopen()
    try lookAfter(kept.store)
    #expect(
      try FileSystem.names(in: kept.place.earlier) == ["0002-search-\(KeptStore.start.seconds).sqlite"])
  }

  @Test(.enabled(if: TestServer.isAvailable, TestServer.whySkipped)) func `on a server too`() throws {
    let server = try TestServer.shared.get()
    let url = try server.url(server.makeDatabase())
    let kept = try KeptStore(server: url)
    #expect(try kept.submit(note: "Đề nghị cấp kinh phí") == 2)
    try kept.store.close(now: nil)
    let pool = try DatabasePool(PostgresEngine(url))
    try Self.takeBack(pool)
    pool.close()
    try kept.reopen()
    try lookAfter(kept.store)
  }
}
