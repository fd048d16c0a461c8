import Diagnostics
import Files
import Secrets

/// What was filed, each file under the SHA-256 of its bytes: 32 random bytes, then the file. So `sha256sum` tells whether one is whole, and
/// the hash in the ledger cannot be guessed from a file that somebody else has.
///
/// A file is on the disk before the entry that names it, in the folder `new`, and gets its place after it. Where the program ends in between,
/// the next opening gives it its place, or removes it where no entry came.
public struct Attachments: Sendable {
  private let folder: String

  /// The files of a folder.
  init(_ folder: String) { self.folder = folder }

  private static let saltCount = 32
  private static let new = "new"
  private static let hour: Int64 = 3600

  private func newPath(_ seal: String) -> String { "\(folder)/\(Self.new)/\(seal)" }

  /// Where a file has its place, from the folder of all.
  static func place(_ seal: String) -> String { "\(seal.prefix(2))/\(seal)" }

  /// Where a file stands, or would.
  func path(_ seal: String) -> String {
    let own = "\(folder)/\(Self.place(seal))"
    return !FileSystem.exists(own) && FileSystem.exists(newPath(seal)) ? newPath(seal) : own
  }

  /// Keeps a file that an entry is to name; its seal. When it returns, the file survives a power cut.
  @available(*, noasync)
  public func put(_ bytes: [UInt8], salt: [UInt8]) throws(FileError) -> String {
    precondition(salt.count == Self.saltCount, "32 random bytes")
    let whole = salt + bytes
    let seal = Digest(of: whole).description
    try FileSystem.makeFolder("\(folder)/\(Self.new)")
    try FileSystem.write(whole, to: newPath(seal), mode: 0o600)
    StopPoint.attachmentWritten.pass()
    return seal
  }

  /// Gives files their places, once the entry that names them is there. What cannot be done now is done at the next opening.
  @available(*, noasync)
  public func settle(_ seals: [String]) {
    for seal in seals { _ = try? place(seal) }
  }

  private func place(_ seal: String) throws(FileError) {
    try FileSystem.makeFolder("\(folder)/\(seal.prefix(2))")
    try FileSystem.put(newPath(seal), to: "\(folder)/\(Self.place(seal))")
    StopPoint.attachmentRenamed.pass()
  }

  /// Forgets files whose entry was refused.
  @available(*, noasync)
  func discard(_ seals: [String]) {
    for seal in seals { _ = try? FileSystem.remove(newPath(seal)) }
  }

  /// Gives every file its place that an entry names, and removes what an end of the program left of others. Where other programs may write
  /// at the same time, what is younger than an hour is theirs.
  @available(*, noasync)
  func settleAll(now: Int64, isAlone: Bool, isNamed: ([String]) throws -> Set<String>) throws {
    let left = "\(folder)/\(Self.new)"
    guard FileSystem.isFolder(left) else { return }
    let names = try FileSystem.names(in: left)
    guard !names.isEmpty else { return }
    let named = try isNamed(names)
    for name in names {
      if named.contains(name) {
        try place(name)
      } else if isAlone || now - (FileSystem.changed("\(left)/\(name)") ?? now) > Self.hour {
        try FileSystem.remove("\(left)/\(name)")
      }
    }
  }

  /// The bytes of a file, checked.
  ///
  /// - Throws: where it is not there or not what was filed.
  @available(*, noasync)
  public func read(_ seal: String) throws(FileError) -> [UInt8] {
    let whole = try FileSystem.read(path(seal))
    guard whole.count >= Self.saltCount, Digest(of: whole).description == seal else { throw changed(seal) }
    return Array(whole.dropFirst(Self.saltCount))
  }

  private func changed(_ seal: String) -> FileError {
    FileError(
      path: path(seal),
      message: Words(
        vi: "tệp đính kèm \(seal.prefix(12))… không còn như khi nộp; khôi phục từ bản sao lưu",
        en: "the attachment \(seal.prefix(12))… is not as it was filed; restore it from a backup"))
  }

  /// What is wrong with a file: nil where it is as it was filed.
  @available(*, noasync)
  func fault(_ seal: String) -> Fault? {
    guard FileSystem.exists(path(seal)) else { return .missing }
    guard let whole = try? FileSystem.read(path(seal)), Digest(of: whole).description == seal else { return .changed }
    return nil
  }

  enum Fault {
    case missing, changed
  }

  /// The names of all files that have a place, and whatever else is there.
  @available(*, noasync)
  func all() throws(FileError) -> [String] {
    guard FileSystem.exists(folder) else { return [] }
    return try FileSystem.files(below: folder).filter { !$0.hasPrefix("\(Self.new)/") }.map { path in
      let name = path.split(separator: "/").last.map(String.init) ?? path
      return Self.place(name) == path ? name : path
    }
  }

  /// Destroys a file.
  @available(*, noasync)
  func remove(_ seal: String) throws(FileError) {
    try FileSystem.remove(path(seal))
    try FileSystem.remove(newPath(seal))
  }
}
