import CivilTime
import Diagnostics
import Facts
import Files
import Obligations
import Secrets

/// Where a command runs: its two streams, the time and the folders. Tests give their own.
public final class World {
  /// What went to standard output and is not yet written.
  public private(set) var output = ""
  /// What went to standard error.
  public private(set) var errors = ""
  /// The language of words on the streams.
  public internal(set) var language: Language
  /// False where nobody named the language: then a store that is asked says which.
  var languageIsNamed: Bool
  /// Now.
  public let now: Instant
  /// The folder that holds `Regulations` and `Registers`.
  public let home: String?
  /// The folder one is in: paths below it are shown from it.
  public let workingFolder: String?
  /// Random bytes, for keys, tokens and seals.
  public let chance: @Sendable (Int) -> [UInt8]
  private let variables: (String) -> String?
  /// Where the files that a command names are read.
  let shelf: any Shelf
  /// The store that a server holds open; nil where the command opens its own.
  let served: Served?
  /// Writes bytes to a stream, 1 or 2, as they come, and says why it cannot; nil where what is written is kept.
  private let sink: (([UInt8], Int32) -> Words?)?
  /// Why a part of the output was lost.
  private var lost: Words?

  /// A world of the machine's own: streams are written as they fill.
  public static func live() -> World {
    World(
      language: Machine.environment("PHOIHOP_LANGUAGE").flatMap { Language(rawValue: $0) },
      now: Instant(seconds: Machine.now), home: findHome(), workingFolder: Machine.workingFolder,
      variables: Machine.environment, sink: { Machine.write($0, to: $1) })
  }

  /// A world that keeps what is written.
  public convenience init(
    language: Language, now: Instant, home: String?, workingFolder: String? = nil,
    variables: @escaping (String) -> String? = { _ in nil }, chance: @escaping @Sendable (Int) -> [UInt8] = Chance.bytes
  ) {
    self.init(
      language: language, now: now, home: home, workingFolder: workingFolder, variables: variables, chance: chance,
      shelf: Disk())
  }

  /// Without a `language` it is Vietnamese until a store says another.
  init(
    language: Language?, now: Instant, home: String?, workingFolder: String? = nil,
    variables: @escaping (String) -> String?, chance: @escaping @Sendable (Int) -> [UInt8] = Chance.bytes,
    shelf: any Shelf = Disk(), served: Served? = nil, sink: (([UInt8], Int32) -> Words?)? = nil
  ) {
    self.language = language ?? .vi
    languageIsNamed = language != nil
    self.now = now
    self.home = home.map { $0.count > 1 && $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    self.workingFolder = workingFolder
    self.variables = variables
    self.chance = chance
    self.shelf = shelf
    self.served = served
    self.sink = sink
  }

  /// Today in Viet Nam.
  public var today: CivilDate { now.day }

  /// True on the machine's own streams.
  var isLive: Bool { sink != nil && served == nil }

  /// True where somebody looks on while long work is done.
  var showsProgress: Bool { isLive && Machine.isTerminal(2) }

  /// A variable of the environment; nil for an empty one.
  func environment(_ name: String) -> String? { variables(name).flatMap { $0.isEmpty ? nil : $0 } }

  /// Prints in the language of the streams.
  func say(_ vi: String, _ en: String) { print(Words(vi: vi, en: en)[language]) }

  func print(_ text: String) {
    output += text
    if sink != nil, output.utf8.count > 1 << 16 { flush() }
  }

  /// Writes a new file for who asked: a server sends it to him, for files are written with the rights of whoever asks.
  func create(_ bytes: [UInt8], at path: String) throws(FileError) {
    guard let served else { return try FileSystem.create(bytes, at: path) }
    guard served.deliver(path, bytes) else {
      throw FileError(path: path, message: Words(vi: "người hỏi không còn ở đó", en: "who asked is gone"))
    }
  }

  /// Prints a text that is there as bytes.
  func print(_ bytes: [UInt8]) {
    guard let sink else { return print(String(decoding: bytes, as: UTF8.self)) }
    flush()
    lost = lost ?? sink(bytes, 1)
  }

  func complain(_ text: String) {
    errors += text
    if let sink {
      _ = sink(Array(text.utf8), 2)
      errors = ""
    }
  }

  /// Writes out what is kept.
  func flush() {
    guard let sink, !output.isEmpty else { return }
    lost = lost ?? sink(Array(output.utf8), 1)
    output = ""
  }

  /// Writes out what is kept and gives the exit code: 2 in place of 0 where output was lost, for half an answer is none.
  public func finish(_ code: Int32) -> Int32 {
    flush()
    guard let lost else { return code }
    complain(
      Words(
        vi: "phoihop: không ghi được kết quả: \(lost.vi)\n", en: "phoihop: the answer cannot be written: \(lost.en)\n")[
          language])
    return code == 0 ? 2 : code
  }

  /// The nearest folder that holds the shipped rule files: given by `PHOIHOP_HOME`, else at or above the working folder, else
  /// above the program's file.
  private static func findHome() -> String? {
    if let given = Machine.environment("PHOIHOP_HOME") { return given }
    for start in [Machine.workingFolder, Machine.programFile ?? ""] {
      var folder = start
      while !folder.isEmpty {
        if FileSystem.exists("\(folder)/Regulations/calendars/vietnam.md") { return folder }
        guard let slash = folder.lastIndex(of: "/") else { break }
        folder = String(folder[..<slash])
      }
    }
    return nil
  }
}
