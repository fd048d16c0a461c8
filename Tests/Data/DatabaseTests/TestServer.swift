import Database
import DatabasePostgres
import Foundation
import Synchronization
import Testing

/// A PostgreSQL server of the tests' own: `Scripts/postgres-for-tests`, which goes when this process does, however it ends.
final class TestServer: @unchecked Sendable {
  /// The one that tests share, started by the first that asks; each takes a database of its own. Who crashes a server takes one of his own.
  static let shared = Result { try TestServer() }

  /// Tests that need a server say so: `.enabled(if: TestServer.isAvailable, TestServer.whySkipped)`.
  static let isAvailable: Bool = {
    let process = Process()
    process.executableURL = script
    process.arguments = ["--find"]
    process.standardOutput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  static let whySkipped: Comment =
    "PostgreSQL's server is not installed: apt-get install postgresql, or Scripts/setup check"

  /// In the repository: this file also stands, by links, where else a server is needed.
  private static let script = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    let root = parts.prefix(upTo: parts.lastIndex(of: "Tests") ?? 0).joined(separator: "/")
    return URL(filePath: "\(root)/Scripts/postgres-for-tests")
  }()

  /// Where the socket is.
  let folder: String
  private let process = Process()
  private let orders = Pipe()
  private let answers = Pipe()
  private static let databases = Atomic(0)

  init() throws {
    process.executableURL = Self.script
    process.standardInput = orders
    process.standardOutput = answers
    try process.run()
    folder = Self.line(answers)
    try #require(!folder.isEmpty, "the server of the tests did not start; what it said stands above")
  }

  deinit { stop() }

  /// Ends the server and removes its folder.
  func stop() {
    try? orders.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// Ends the server as a power cut would.
  func crash() throws { try order("crash") }

  /// Starts a server that was ended.
  func start() throws { try order("start") }

  /// The address of a database; through another folder where something stands between.
  func url(_ database: String, through folder: String? = nil) -> String {
    "postgres:///\(database)?host=\(folder ?? self.folder)&user=phoihop"
  }

  /// The name of a new, empty database.
  func makeDatabase(how: String = "") throws -> String {
    let name = "test\(Self.databases.add(1, ordering: .relaxed).newValue)"
    try PostgresEngine(url("postgres")).openWriter().run(SQL(trustingText: "CREATE DATABASE \(name) \(how)"))
    return name
  }

  /// A store in a new, empty database.
  func makeEngine() throws -> PostgresEngine { try PostgresEngine(url(makeDatabase())) }

  private func order(_ text: String) throws {
    try orders.fileHandleForWriting.write(contentsOf: Data("\(text)\n".utf8))
    try #require(Self.line(answers) == "done")
  }

  /// The next line; empty at the end.
  private static func line(_ pipe: Pipe) -> String {
    var bytes: [UInt8] = []
    while let byte = pipe.fileHandleForReading.readData(ofLength: 1).first, byte != 0x0A { bytes.append(byte) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// How many bytes of memory this process holds.
func residentBytes() -> Int {
  let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ").dropFirst()
    .first
  return pages.flatMap { Int($0) }.map { $0 * 4096 } ?? 0
}
