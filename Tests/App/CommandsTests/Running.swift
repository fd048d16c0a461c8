import Commands
import Diagnostics
import Glibc
import Obligations
import Threads

/// One run of the program and what it wrote.
struct Running {
  let code: Int32
  let out: String
  let err: String

  /// The repository: what ships with the program.
  static let home: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(4)
    return parts.joined(separator: "/")
  }()

  /// Noon of 20 March 2024 in Viet Nam.
  static let now = Instant(seconds: 1_710_910_800)

  /// Runs the words behind the program's name.
  init(
    _ words: [String], _ language: Language = .vi, home: String? = Running.home, now: Instant = Running.now,
    variables: [String: String] = [:], chance: @escaping @Sendable (Int) -> [UInt8] = { Dice.shared.bytes($0) }
  ) {
    let world = World(
      language: language, now: now, home: home, workingFolder: Running.home, variables: { variables[$0] },
      chance: chance)
    code = Program.run(words, in: world)
    out = world.output
    err = world.errors
  }

  /// Runs a line as one would type it, cut at its spaces.
  init(_ line: String, _ language: Language = .vi, home: String? = Running.home) {
    self.init(line.split(separator: " ").map(String.init), language, home: home)
  }
}

/// Bytes that are other ones each time they are asked for, and the same in every run of one test alone.
final class Dice: Sendable {
  static let shared = Dice()
  private let state = Monitor<UInt64>(1)

  func bytes(_ count: Int) -> [UInt8] {
    state.change { state in
      (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 56)
      }
    }
  }
}

/// A folder of its own, gone when the test is.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/phoihop-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure(path: "/tmp") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(path) }

  struct Failure: Error {
    let path: String
  }

  /// Writes a file, and the folders above it; gives its path.
  @discardableResult func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/\(part)"
      mkdir(folder, 0o755)
    }
    let file = "\(path)/\(name)"
    guard let stream = fopen(file, "w") else { throw Failure(path: file) }
    defer { fclose(stream) }
    guard bytes.isEmpty || fwrite(bytes, 1, bytes.count, stream) == bytes.count else { throw Failure(path: file) }
    return file
  }

  /// Writes a text.
  @discardableResult func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  /// The text of a file.
  func read(_ name: String) throws -> String { try Self.read("\(path)/\(name)") }

  static func read(_ path: String) throws -> String {
    guard let stream = fopen(path, "r") else { throw Failure(path: path) }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 { bytes += buffer[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The names in a folder, sorted.
  static func names(_ path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func remove(_ path: String) {
    for name in names(path) { remove("\(path)/\(name)") }
    if Glibc.remove(path) != 0 { perror(path) }
  }
}
