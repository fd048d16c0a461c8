import Diagnostics
import Glibc

// Files of any size in pieces, and folders with all that is in them.
extension FileSystem {
  private static let piece = 1 << 20

  /// Reads a file of any size, a MiB at a time.
  @available(*, noasync)
  public static func read(_ path: String, pieces take: ([UInt8]) -> Void) throws(FileError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw openError(path, errno) }
    defer { close(descriptor) }
    while let bytes = try next(descriptor, path) { take(bytes) }
  }

  private static func next(_ descriptor: Int32, _ path: String) throws(FileError) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: piece)
    while true {
      let got = Glibc.read(descriptor, &bytes, piece)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw openError(path, errno) }
      if got == 0 { return nil }
      bytes.removeLast(piece - got)
      return bytes
    }
  }

  /// Copies a file of any size to a new one and sees its bytes on the disk; its name is seen there with its folder, by `syncFolder`. What
  /// cannot be copied whole is not there. False where `take`, which is shown every piece, said so.
  @available(*, noasync)
  @discardableResult public static func copy(
    _ source: String, to target: String, mode: mode_t = 0o600, pieces take: ([UInt8]) -> Bool = { _ in true }
  ) throws(FileError) -> Bool {
    let from = open(source, O_RDONLY | O_CLOEXEC)
    guard from >= 0 else { throw openError(source, errno) }
    defer { close(from) }
    let into = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard into >= 0 else { throw writeError(target, errno, isNew: true) }
    defer { close(into) }
    do throws(FileError) {
      while let bytes = try next(from, source) {
        guard take(bytes) else {
          unlink(target)
          return false
        }
        if let code = write(bytes, to: into) { throw writeError(target, code, isNew: true) }
      }
      guard fsync(into) == 0 else { throw writeError(target, errno, isNew: true) }
    } catch {
      unlink(target)
      throw error
    }
    return true
  }

  /// Sees the names in a folder on the disk.
  @available(*, noasync)
  public static func sync(folder: String) throws(FileError) { try syncFolder(of: "\(folder)/.") }

  /// Gives a folder its place and sees that on the disk. Nothing may be there but an empty folder. Both are on one disk.
  @available(*, noasync)
  public static func put(folder: String, to path: String) throws(FileError) {
    guard rename(folder, path) == 0 else {
      let code = errno
      throw code == EEXIST || code == ENOTEMPTY || code == ENOTDIR
        ? FileError(
          path: path,
          message: Words(
            vi: "đã có \"\(path)\" nên không ghi; chọn tên khác",
            en: "\"\(path)\" is there already and is not written over; choose another name"))
        : writeError(path, code, isNew: true)
    }
    try syncFolder(of: path)
  }

  /// Every file in a folder and in those below it, hidden ones too, as paths from there, sorted. Links count as files.
  @available(*, noasync)
  public static func files(below folder: String) throws(FileError) -> [String] {
    var found: [String] = []
    for name in try allNames(in: folder) {
      var status = stat()
      guard lstat("\(folder)/\(name)", &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        found += try files(below: "\(folder)/\(name)").map { "\(name)/\($0)" }
      } else {
        found.append(name)
      }
    }
    return found.sorted()
  }

  /// Removes a folder with all that is in it, as far as that is allowed. Links are not followed.
  @available(*, noasync)
  public static func removeAll(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    for name in (try? allNames(in: path)) ?? [] { removeAll("\(path)/\(name)") }
    rmdir(path)
  }

  /// Who may do what with a file or folder: the last nine bits are those of `chmod`. Nil where there is none.
  public static func mode(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
  }

  /// When a file was last written, in seconds since 1970; nil where there is none.
  public static func changed(_ path: String) -> Int64? {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_mtim.tv_sec) : nil
  }

  /// A path from the root, with no link in it; nil where there is nothing.
  public static func absolute(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// How long the disk of a folder takes to confirm 4 KiB, in microseconds, sorted. Nothing is left there.
  @available(*, noasync)
  public static func syncLatencies(in folder: String, times: Int) throws(FileError) -> [Int] {
    let path = "\(folder)/.fsync-\(getpid())"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw writeError(path, errno, isNew: true) }
    defer {
      close(descriptor)
      unlink(path)
    }
    let bytes = [UInt8](repeating: 1, count: 4096)
    var latencies: [Int] = []
    for _ in 0..<times {
      if let code = write(bytes, to: descriptor) { throw writeError(path, code, isNew: true) }
      let start = microseconds
      guard fdatasync(descriptor) == 0 else { throw writeError(path, errno, isNew: true) }
      latencies.append(microseconds - start)
    }
    return latencies.sorted()
  }

  private static var microseconds: Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1_000_000 + now.tv_nsec / 1000
  }
}
