import Diagnostics
import Glibc

/// A lock that programs hold on a file, until they release it or end, however they end.
///
/// Many hold a shared lock at once; who holds an exclusive one holds it alone. The file says who holds it, for those who are
/// refused, and is never removed: two programs could otherwise lock two files of one name.
public final class FileLock: Sendable {
  /// How a lock is held.
  public enum Kind: Sendable {
    case shared, exclusive
  }

  private let descriptor: Int32

  /// Takes the lock, waiting up to some seconds for others. The purpose is shown to others, in one line.
  ///
  /// - Throws: who holds it, as far as that can be told, or why the file cannot be used.
  @available(*, noasync)
  public init(_ path: String, _ kind: Kind, purpose: String, patience seconds: Double = 0) throws(FileError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileSystem.writeError(path, errno, isNew: true) }
    let end = FileLock.seconds + seconds
    while flock(descriptor, (kind == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      guard code == EWOULDBLOCK, FileLock.seconds < end else {
        let holders = code == EWOULDBLOCK ? FileLock.holders(descriptor) : nil
        close(descriptor)
        throw holders.map { FileLock.heldError(path, $0) } ?? FileSystem.writeError(path, code, isNew: true)
      }
      usleep(20_000)
    }
    if kind == .exclusive { ftruncate(descriptor, 0) }
    // One write at the end of the file: those of others who share the lock stay whole.
    Machine.write("\(getpid()) \(purpose.split(separator: "\n").joined(separator: " "))\n", to: descriptor)
    self.descriptor = descriptor
  }

  deinit {
    // Who is the last takes the names away.
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { ftruncate(descriptor, 0) }
    close(descriptor)
  }

  private static var seconds: Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }

  /// Who said that they hold the lock and still run, a process and its purpose each.
  private static func holders(_ descriptor: Int32) -> [(process: pid_t, purpose: String)] {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self).split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let process = pid_t(parts[0]), process > 0, kill(process, 0) == 0 || errno == EPERM else {
        return nil
      }
      return (process, String(parts[1]))
    }
  }

  private static func heldError(_ path: String, _ holders: [(process: pid_t, purpose: String)]) -> FileError {
    let vi = holders.map { "tiến trình \($0.process), \($0.purpose)" }.joined(separator: "; ")
    let en = holders.map { "process \($0.process), \($0.purpose)" }.joined(separator: "; ")
    return FileError(
      path: path,
      message: Words(
        vi:
          "\"\(path)\" đang do chương trình khác giữ\(vi.isEmpty ? "" : " (\(vi))"); đợi hoặc dừng chương trình ấy rồi thử lại",
        en:
          "\"\(path)\" is held by another program\(en.isEmpty ? "" : " (\(en))"); wait for it or stop it, then try again"
      ), isHeld: true)
  }
}
