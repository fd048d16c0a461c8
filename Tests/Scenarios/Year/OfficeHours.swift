import CivilTime
import Diagnostics
import Foundation
import Obligations
import Sockets
import Store
import Testing
import Threads

@testable import Commands

/// A store that people work on through the commands alone: a clock that the script moves, and random bytes from a seed.
final class OfficeHours {
  /// Where the store is: `PHOIHOP_STORE`, and `PHOIHOP_FILES` beside a server.
  private let place: [String: String]
  private let chance: Chances
  private var tokens: [String: String] = [:]
  private let clock = Clock()
  /// How often each command was done, by its first word, and its second where the first has actions.
  private(set) var done: [String: Int] = [:]

  init(place: [String: String], seed: UInt64) {
    self.place = place
    chance = Chances(seed)
  }

  private(set) var now: Instant {
    get { clock.now }
    set { clock.now = newValue }
  }

  var today: CivilDate { now.day }

  /// Eight o'clock in Viet Nam; the days go forward only.
  func open(on day: CivilDate) {
    let opening = Instant(seconds: Instant.end(of: day - 1).seconds + 1 + 8 * 3600)
    guard now < opening else {
      Issue.record("the office was open on \(today) and cannot open on \(day) after that")
      return
    }
    now = opening
  }

  /// What a command answered.
  struct Answer {
    let code: Int32
    let out: String
    let err: String
  }

  /// Runs a command as somebody, or as the owner of the folder, a minute after the one before.
  func run(_ words: [String], as person: String? = nil) -> Answer {
    now = Instant(seconds: now.seconds + 60)
    var variables = place
    variables["PHOIHOP_TOKEN"] = person.flatMap { tokens[$0] }
    let chance = chance
    let world = World(
      language: .en, now: now, home: Self.home, workingFolder: Self.home, variables: { [variables] in variables[$0] },
      chance: { chance.bytes($0) })
    let code = Program.run(words, in: world)
    if code == 0 { for name in Self.names(of: words) { done[name, default: 0] += 1 } }
    return Answer(code: code, out: world.output, err: world.errors)
  }

  /// Under which names a command is counted.
  private static func names(of words: [String]) -> [String] {
    guard let command = words.first else { return [] }
    let second = words.dropFirst().first.map { "\(command) \($0)" }
    switch command {
    case "export", "grant", "import", "ledger", "regulation", "user": return second.map { [$0] } ?? []
    case "reorganise": return words.filter { ["--list", "--undo", "--plan"].contains($0) }.map { "\(command) \($0)" }
    case "submit": return [command] + (words.contains("--also") ? ["submit --also"] : [])
    default: return [command]
    }
  }

  /// Runs a command on the files that ship, beside any store.
  func runOnFiles(_ words: [String]) -> Answer {
    let world = World(language: .en, now: now, home: Self.home, workingFolder: Self.home)
    let code = Program.run(words, in: world)
    return Answer(code: code, out: world.output, err: world.errors)
  }

  /// Runs a command that must be done; what it said.
  @discardableResult func must(
    _ words: [String], as person: String? = nil
  ) throws -> String {
    let answer = run(words, as: person)
    guard answer.code == 0 else { throw NotDone(who: person, words: words, said: answer.err, on: today) }
    return answer.out
  }

  /// Runs a command that must be refused in these words; leaves no trace but, at most, the refusal.
  func refused(
    _ words: [String], as person: String?, _ sentence: String, location: SourceLocation = #_sourceLocation
  ) {
    let answer = run(words, as: person)
    #expect(answer.code == 2, "\(words.joined(separator: " "))", sourceLocation: location)
    #expect(answer.err.contains(sentence), "\(answer.err)", sourceLocation: location)
  }

  /// Makes somebody known, who is invented and named so; he acts under the short name from now on.
  func add(_ short: String, _ name: String, by person: String? = nil) throws -> String {
    let said = try must(["user", "add", "\(name) (invented)"], as: person)
    let id = String(said.prefix { $0 != "\t" })
    tokens[short] = said.split(separator: "\n").last.flatMap { $0.split(separator: " ").last.map(String.init) }
    return id
  }

  /// Writes a file, and the folder it stands in.
  static func write(_ text: String, to path: String) throws {
    let url = URL(filePath: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  // MARK: A server

  /// Does some work while `phoihop serve` holds the store: every command goes through it by itself, and what it has read it keeps.
  func served(_ work: () throws -> Void) throws {
    let path = place["PHOIHOP_STORE"] ?? ""
    let place =
      StorePlace.isServer(path) ? StorePlace(self.place["PHOIHOP_FILES"] ?? "", server: path) : StorePlace(path)
    let serving = try Serving(place, clock, chance)
    do {
      try work()
    } catch {
      try? serving.stop()
      throw error
    }
    try serving.stop()
  }

  /// The clock on the wall of the office: the server reads it too.
  private final class Clock: Sendable {
    private let moment = Monitor(Instant(seconds: 0))

    var now: Instant {
      get { moment.change(\.self) }
      set { moment.change { $0 = newValue } }
    }
  }

  /// A server that runs in this process.
  private struct Serving {
    private let store: Store
    private let server: Server
    private let listener: LocalSocket.Listener
    private let accepting = Worker("accept")
    private let clock: Clock

    init(_ place: StorePlace, _ clock: Clock, _ chance: Chances) throws {
      self.clock = clock
      store = try Store.open(
        place, for: .writing, now: clock.now, purpose: "phoihop serve", chance: { chance.bytes($0) })
      server = Server(store, place, home: OfficeHours.home, chance: { chance.bytes($0) }) { clock.now }
      listener = try LocalSocket.Listener(at: place.socket)
      accepting.add { [server, listener] in server.accept(listener) }
    }

    func stop() throws {
      listener.stop()
      accepting.finish()
      server.waitForAll()
      try store.close(now: clock.now)
    }
  }

  static let home: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.prefix(upTo: parts.lastIndex(of: "Tests") ?? 0).joined(separator: "/")
  }()
}

/// A command that the script needs was not done.
struct NotDone: Error, CustomStringConvertible {
  let who: String?
  let words: [String]
  let said: String
  let on: CivilDate

  var description: String {
    "\(on): \(who ?? "the owner"): phoihop \(words.joined(separator: " ")): \(said.trimmingCharacters(in: .whitespacesAndNewlines))"
  }
}

/// Bytes that look random and are the same from the same seed.
final class Chances: Sendable {
  private let dice: Monitor<Dice>

  init(_ seed: UInt64) { dice = Monitor(Dice(seed: seed)) }

  func bytes(_ count: Int) -> [UInt8] {
    dice.change { dice in (0..<count).map { _ in UInt8(truncatingIfNeeded: dice.next()) } }
  }
}

/// SplitMix64: the same numbers from the same seed on every machine.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
}

/// An obligation as `phoihop obligations --format json` tells it.
struct Asked: Decodable {
  struct Body: Decodable { let id: String }
  struct Quantity: Decodable {
    let least: Int
    let done: Int
  }

  let id: String
  let rule: String
  let regulation: String
  let act: String?
  let bearer: Body
  let joint: [Body]
  let counterparties: [Body]
  let period: String
  let periodStart: String
  let cutOff: String?
  let also: [String]
  let due: String?
  let lifeCycle: String
  let performance: String
  let shown: String
  let absorbedBy: String?
  let quantity: Quantity?

  var isStanding: Bool { period == "term" }
  /// Told before its period begins, or while somebody must still say that its condition holds.
  var isConditional: Bool { lifeCycle == "conditional" }
  /// The day by which windows take it; nil where every window does.
  var windowDay: CivilDate? { (due ?? cutOff).map(Year.day) }
  /// True where it rests on a condition of which somebody must say that it holds.
  var awaitsWord: Bool { ClausesThatOwe.conditional.contains(rule) && !isStarted }
  /// What was started by an event has its id in place of a period.
  var isStarted: Bool { period.first.map { $0.isLetter } ?? false && period != "term" && period != "once" }

  static func list(_ json: String) throws -> [Asked] {
    try JSONDecoder().decode([Asked].self, from: Data(json.utf8))
  }
}
