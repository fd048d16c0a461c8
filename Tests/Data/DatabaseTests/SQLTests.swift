import Database
import Testing

@Suite struct SQLTests {
  @Test func `what is interpolated is bound and never becomes text`() {
    let name = "x'; DROP TABLE person; --"
    let sql: SQL = "SELECT id FROM person WHERE name = \(name) AND since <= \(7)"
    #expect(sql.text { "$\($0)" } == "SELECT id FROM person WHERE name = $1 AND since <= $2")
    #expect(sql.values == [.text(name), .integer(7)])
  }

  @Test func `parts and lists keep their values in order`() {
    let scope: SQL = "body IN (\(list: ["a", "b"]))"
    let none: [String] = []
    let nobody: String? = nil
    let sql: SQL = "SELECT 1 WHERE \(scope) OR x = \(nobody) OR y IN (\(list: none))"
    #expect(sql.text { _ in "?" } == "SELECT 1 WHERE body IN (?, ?) OR x = ? OR y IN (NULL)")
    #expect(sql.values == [.text("a"), .text("b"), .null])
    #expect((scope + " LIMIT \(true)").text { "?\($0)" } == "body IN (?1, ?2) LIMIT ?3")
    #expect(SQL(trustingText: "a = ?", values: [.integer(1)]) == "a = \(1)")
  }
}
