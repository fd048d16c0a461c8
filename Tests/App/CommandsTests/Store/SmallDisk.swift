import Files
import Foundation
import Testing

/// A disk that is full when a test wants it: one of its own where the system lets a test have one, else a limit on the size of files, which
/// needs no rights. What is done on it is done by the program itself, in a process of its own.
final class SmallDisk {
  enum Kind: CaseIterable {
    /// A small file system in memory.
    case own
    /// No file of the program may become larger than the room that is left.
    case limit
  }

  let kind: Kind
  private let folder: TemporaryFolder
  var path: String { "\(folder.path)/dia" }

  /// Nil where the system gives nobody but its owner a disk.
  init?(_ kind: Kind) throws {
    self.kind = kind
    folder = try TemporaryFolder()
    try FileSystem.makeFolder("\(folder.path)/dia")
    guard kind == .own else { return }
    let mounted = try Self.launch(
      "/bin/sh", ["-c", "exec mount -t tmpfs -o size=6m,mode=700 tmpfs \"$0\"", "\(folder.path)/dia"])
    guard mounted.code == 0 else { return nil }
  }

  deinit {
    if kind == .own { _ = try? Self.launch("/bin/sh", ["-c", "umount \"$0\"", path]) }
  }

  struct Answer {
    let code: Int32
    let out: String
    let err: String
  }

  /// Runs the program with so much room left, in KiB; with all there is where none is named.
  func run(_ words: [String], _ variables: [String: String], room: Int? = nil) throws -> Answer {
    let program = Self.program
    try #require(FileSystem.exists(program), "swift build --build-tests makes it")
    guard let room else { return try Self.launch(program, words, variables) }
    switch kind {
    case .limit:
      // Without the signal the system says that the file is too large; a block is 512 bytes.
      return try Self.launch(
        "/bin/sh", ["-c", "trap '' XFSZ; ulimit -f \(room * 2); exec \"$0\" \"$@\"", program] + words, variables)
    case .own:
      let ballast = "\(path)/day"
      _ = try Self.launch("/bin/sh", ["-c", "dd if=/dev/zero of=\"$0\" bs=1k 2>/dev/null", ballast])
      let size = try FileSystem.size(of: ballast)
      let file = try #require(FileHandle(forUpdatingAtPath: ballast))
      try file.truncate(atOffset: UInt64(size) - UInt64(room << 10))
      try file.close()
      defer { _ = try? FileSystem.remove(ballast) }
      return try Self.launch(program, words, variables)
    }
  }

  /// The program of the build to which the tests belong.
  private static let program: String = {
    let own = FileSystem.absolute("/proc/self/exe") ?? ""
    return own.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/phoihop"
  }()

  private static func launch(
    _ path: String, _ words: [String], _ variables: [String: String] = [:]
  ) throws -> Answer {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = words
    process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("PHOIHOP_") }
      .merging(variables) { $1 }
    let (out, err) = (Pipe(), Pipe())
    process.standardOutput = out
    process.standardError = err
    try process.run()
    // What it writes is short: neither pipe fills.
    let said = out.fileHandleForReading.readDataToEndOfFile()
    let complained = err.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Answer(
      code: process.terminationStatus, out: String(decoding: said, as: UTF8.self),
      err: String(decoding: complained, as: UTF8.self))
  }
}
