import DatabasePostgres
import DatabaseSQLite
import Diagnostics
import Exchange
import HTTPServer
import Mail
import QRCodes
import Secrets
import Spreadsheets

/// A library of the machine that the program is linked with: its version now, and the oldest with which it was tested.
struct LinkedLibrary {
  let name: String
  let version: String
  /// That of Debian 12 as it came, by Docs/dependencies.md.
  let oldest: String

  /// All that tell their version.
  static var all: [LinkedLibrary] {
    let pq = PostgresEngine.libraryVersion
    let curl = MailSender.libraryVersion.split(separator: " ").first?.split(separator: "/").last.map(String.init)
    return [
      .init(name: "jansson", version: JSONValue.libraryVersion, oldest: "2.14"),
      .init(name: "libsodium", version: Chance.libraryVersion, oldest: "1.0.18"),
      .init(name: "liboath", version: OneTimeCode.libraryVersion, oldest: "2.6.7"),
      .init(name: "libqrencode", version: QRCode.libraryVersion, oldest: "4.1.1"),
      .init(name: "SQLite", version: SQLiteLibrary.versionText, oldest: "3.40.1"),
      .init(name: "libpq", version: "\(pq / 10000).\(pq % 10000)", oldest: "15.1"),
      .init(name: "libmicrohttpd", version: HTTPServer.libraryVersion, oldest: "0.9.75"),
      .init(name: "libcurl", version: curl ?? "?", oldest: "7.88.1"),
      .init(name: "zlib", version: Compression.libraryVersion, oldest: "1.2.13"),
      .init(name: "libzip", version: Spreadsheet.libraryVersions.zip, oldest: "1.7.3"),
      .init(name: "expat", version: Spreadsheet.libraryVersions.expat, oldest: "2.5.0"),
    ]
  }

  /// Whether it is older than any with which it was tested.
  var isOlder: Bool { Self.parts(version).lexicographicallyPrecedes(Self.parts(oldest)) }

  private static func parts(_ version: String) -> [Int] {
    version.split { !$0.isNumber }.map { Int($0) ?? 0 }
  }

  /// What is said of some: the older ones first, with what to do.
  static func words(of all: [LinkedLibrary]) -> (isGood: Bool, words: Words) {
    let older = all.filter(\.isOlder)
    let list = all.map { "\($0.name) \($0.version) (\($0.oldest))" }.joined(separator: ", ")
    let known = Words(
      vi: "thư viện đang chạy, và bản cũ nhất đã thử: \(list)",
      en: "libraries it runs with, and the oldest it was tested with: \(list)")
    if older.isEmpty { return (true, known) }
    let names = older.map(\.name).joined(separator: ", ")
    return (
      false,
      Words(
        vi: "\(names) cũ hơn bản đã thử; cập nhật hệ điều hành rồi chạy lại; \(known.vi)",
        en: "\(names): older than what was tested; update the system and start again; \(known.en)")
    )
  }
}
