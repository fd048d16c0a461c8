import Diagnostics
import Files
import Secrets

/// Where a store is: a folder with everything, or a folder with keys and files and a server with the tables.
public struct StorePlace: Sendable {
  /// The folder.
  public let path: String
  /// The address of the PostgreSQL server; nil for a store that is all in the folder.
  public let server: String?

  /// A store in a folder, with its tables on a `server` where one is named.
  public init(_ path: String, server: String? = nil) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    self.server = server
  }

  /// True for what is the address of a server.
  public static func isServer(_ text: String) -> Bool {
    text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
  }

  /// The database.
  public var database: String { "\(path)/store.sqlite" }
  /// The seed of the key by which checkpoints are signed: 64 hexadecimal digits.
  public var key: String { "\(path)/ledger.key" }
  /// What the last that kept a board left behind. It follows from the tables, and may be removed at any time.
  public var board: String { "\(path)/board" }
  /// Where a running server listens.
  public var socket: String { "\(path)/socket" }
  /// What was filed, each file under its seal.
  public var attachments: String { "\(path)/attachments" }
  /// Large requests that a running server is answering; nothing in it outlives the server.
  public var uploads: String { "\(path)/uploads" }
  /// Copies of the store made before it was changed by a newer program.
  public var earlier: String { "\(path)/before-migration" }

  /// What was erased from the store.
  public var erasures: String { "\(path)/\(ErasureList.fileName)" }

  /// True where a store stands.
  public var isStore: Bool { FileSystem.exists(server == nil ? database : key) }

  /// Makes a new key. Nothing is overwritten.
  @available(*, noasync)
  func makeKey(seed: [UInt8]) throws(FileError) -> Signing.SecretKey {
    guard let key = Signing.SecretKey(seed: seed) else { preconditionFailure("a seed has 32 bytes") }
    try FileSystem.create(Array("\(seed.hexadecimal)\n".utf8), at: self.key, mode: 0o600)
    return key
  }

  /// The key of the store.
  @available(*, noasync)
  func readKey() throws(FileError) -> Signing.SecretKey { try Self.readKey(key) }

  /// The key of a file.
  @available(*, noasync)
  static func readKey(_ path: String) throws(FileError) -> Signing.SecretKey {
    let text = String(decoding: try FileSystem.read(path), as: UTF8.self).filter { !$0.isWhitespace }
    guard let key = [UInt8](hexadecimal: text).flatMap({ Signing.SecretKey(seed: $0) }) else {
      throw FileError(
        path: path,
        message: Words(
          vi: "\"\(path)\" không phải là khóa của sổ (64 chữ số thập lục); lấy lại tệp này từ bản sao lưu",
          en: "\"\(path)\" is no key of a ledger (64 hexadecimal digits); bring the file back from a backup"))
    }
    return key
  }
}
