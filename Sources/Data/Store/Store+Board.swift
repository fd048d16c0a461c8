import Files
import Ledger
import Secrets

/// A board that was kept: of a store it is the only thing that is not proved, and nothing rests on it but time.
extension Store {
  /// What a board was made of, so that another can tell whether it is still good.
  public struct BoardGround: Hashable, Sendable {
    /// The version of the program.
    public let program: String
    /// The ledger number of the last entry in it.
    public let known: Int64
    /// The root over all entries up to it.
    public let root: Digest

    fileprivate var line: String { "phoihop board, \(program), \(known), \(root)" }
  }

  /// The ground of a board of what is up to a ledger number; nil where there is no such entry.
  @available(*, noasync)
  public func boardGround(program: String, known: Int64) throws -> BoardGround? {
    do {
      return BoardGround(
        program: program, known: known, root: try ledger.inclusion(of: known, in: known).root)
    } catch LedgerError.noSuchEntry {
      return nil
    }
  }

  /// What was kept, with the ledger number of the last entry in it; nil where nothing was, where it is damaged, where another program
  /// kept it, or where it is of another ledger.
  @available(*, noasync)
  public func keptBoard(program: String) throws -> (bytes: [UInt8], known: Int64)? {
    guard let (head, bytes) = readBoard() else { return nil }
    let parts = head.split(separator: ", ")
    guard parts.count == 4, let known = Int64(parts[2]), known > 0 else { return nil }
    return try boardGround(program: program, known: known)?.line == head ? (bytes, known) : nil
  }

  /// The first line and what follows, as they were written; nil where there is none, or a byte was changed.
  private func readBoard() -> (head: String, bytes: [UInt8])? {
    // It is large: what follows the first line moves up, there is no second copy.
    guard FileSystem.exists(folder.board), var bytes = try? FileSystem.read(folder.board),
      let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let head = String(decoding: bytes[..<end], as: UTF8.self)
    bytes.removeFirst(end + 1)
    let digest = ", \(Digest(of: bytes))"
    return head.hasSuffix(digest) ? (String(head.dropLast(digest.count)), bytes) : nil
  }

  /// True where a board is kept that is not as it was written. Nobody takes it.
  @available(*, noasync)
  func isBoardDamaged() -> Bool { FileSystem.exists(folder.board) && readBoard() == nil }

  /// Keeps a board in the place of an earlier one.
  @available(*, noasync)
  public func keep(board bytes: [UInt8], _ ground: BoardGround) throws(FileError) {
    try FileSystem.write(
      Array("\(ground.line), \(Digest(of: bytes))\n".utf8) + bytes, to: folder.board, mode: 0o600)
  }
}
