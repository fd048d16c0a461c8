import Diagnostics
import Files
import Secrets

/// What was filed, each file under the SHA-256 of its bytes: 32 random bytes, then the file. So `sha256sum` tells whether one is whole, and
/// the hash in the ledger cannot be guessed from a file that somebody else has.
public struct Attachments: Sendable {
  private let folder: String

  /// The files of a folder.
  init(_ folder: String) { self.folder = folder }

  /// The largest file that is taken, in bytes.
  public static let largest = 50 << 20

  private static let saltCount = 32

  private func path(_ seal: String) -> String { "\(folder)/\(seal.prefix(2))/\(seal)" }

  /// Keeps a file; its seal. When it returns, the file survives a power cut.
  @available(*, noasync)
  public func put(_ bytes: [UInt8], salt: [UInt8]) throws(FileError) -> String {
    precondition(salt.count == Self.saltCount, "32 random bytes")
    let whole = salt + bytes
    let seal = Digest(of: whole).description
    try FileSystem.makeFolder("\(folder)/\(seal.prefix(2))")
    try FileSystem.write(whole, to: path(seal), mode: 0o600)
    return seal
  }

  /// The bytes of a file, checked.
  ///
  /// - Throws: where it is not there or not what was filed.
  @available(*, noasync)
  public func read(_ seal: String) throws(FileError) -> [UInt8] {
    let whole = try FileSystem.read(path(seal))
    guard whole.count >= Self.saltCount, Digest(of: whole).description == seal else {
      throw FileError(
        path: path(seal),
        message: Words(
          vi: "tệp đính kèm \(seal.prefix(12))… không còn như khi nộp; khôi phục từ bản sao lưu",
          en: "the attachment \(seal.prefix(12))… is not as it was filed; restore it from a backup"))
    }
    return Array(whole.dropFirst(Self.saltCount))
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

  /// The seals of all files that are there, and whatever else is.
  @available(*, noasync)
  func all() throws(FileError) -> [String] {
    guard FileSystem.exists(folder) else { return [] }
    var seals: [String] = []
    for part in try FileSystem.names(in: folder) {
      for name in try FileSystem.names(in: "\(folder)/\(part)") { seals.append(name) }
    }
    return seals
  }

  /// Destroys a file.
  @available(*, noasync)
  func remove(_ seal: String) throws(FileError) { try FileSystem.remove(path(seal)) }
}
