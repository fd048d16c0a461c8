import Diagnostics
import Glibc
import Synchronization

// Files written whole or not at all: beside their place, synced, put there, and the folder synced. When a call returns, the file and
// its name survive a power cut.
extension FileSystem {
  /// Writes a text over a file, as UTF-8.
  @available(*, noasync)
  public static func write(_ text: String, to path: String) throws(FileError) {
    try write(Array(text.utf8), to: path)
  }

  /// Writes bytes over a file. A file that is there keeps its mode, one that is read-only is left alone, and a link goes on pointing
  /// to the file written; a new one has the mode given, less what the process never grants.
  @available(*, noasync)
  public static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o644) throws(FileError) {
    var status = stat()
    let isThere = stat(path, &status) == 0
    if isThere, status.st_mode & 0o222 == 0 || access(path, W_OK) != 0 { throw writeError(path, EACCES) }
    let real = realpath(path, nil)
    defer { free(real) }
    let target = real.map { String(cString: $0) } ?? path
    let temporary = try writeBeside(
      target, bytes, named: path, mode: mode, kept: isThere ? status.st_mode & 0o7777 : nil, isNew: false)
    guard rename(temporary, target) == 0 else {
      let code = errno
      unlink(temporary)
      throw writeError(path, code)
    }
    try syncFolder(of: target)
  }

  /// Writes a text to a new file, as UTF-8.
  @available(*, noasync)
  public static func create(_ text: String, at path: String) throws(FileError) {
    try create(Array(text.utf8), at: path)
  }

  /// Writes bytes to a new file of the mode given. What is there already, a file or anything else, is left alone and told.
  @available(*, noasync)
  public static func create(_ bytes: [UInt8], at path: String, mode: mode_t = 0o644) throws(FileError) {
    var status = stat()
    guard lstat(path, &status) != 0 else { throw thereError(path) }
    let temporary = try writeBeside(path, bytes, named: path, mode: mode, kept: nil, isNew: true)
    defer { unlink(temporary) }
    // A second name is given only where there is none: somebody may have been faster.
    guard link(temporary, path) == 0 else {
      throw errno == EEXIST ? thereError(path) : writeError(path, errno, isNew: true)
    }
    try syncFolder(of: path)
  }

  /// Gives a file that another part of the program wrote its place, over what is there: sees its bytes on the disk, renames it, and
  /// sees the name on the disk. Both paths are on one disk.
  @available(*, noasync)
  public static func put(_ temporary: String, to path: String) throws(FileError) {
    let descriptor = open(temporary, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw writeError(path, errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw writeError(path, errno) }
    try syncFolder(of: path)
  }

  private static let count = Atomic(0)

  /// Writes bytes to a file of its own beside a target and sees them on the disk; gives its path.
  private static func writeBeside(
    _ target: String, _ bytes: [UInt8], named path: String, mode: mode_t, kept: mode_t?, isNew: Bool
  ) throws(FileError) -> String {
    let temporary = "\(target).tmp-\(getpid())-\(count.add(1, ordering: .relaxed).newValue)"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw writeError(path, errno, isNew: isNew) }
    if let kept { fchmod(descriptor, kept) }
    var failure = write(bytes, to: descriptor)
    if failure == nil, fsync(descriptor) != 0 { failure = errno }
    if close(descriptor) != 0, failure == nil { failure = errno }
    if let failure {
      unlink(temporary)
      throw writeError(path, failure, isNew: isNew)
    }
    return temporary
  }

  /// Writes bytes to a descriptor, all of them; the system's code for why it could not, where it could not.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var bytes = bytes[...]
    while !bytes.isEmpty {
      let put = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if put < 0 {
        if errno == EINTR { continue }
        return errno
      }
      bytes = bytes.dropFirst(put)
    }
    return nil
  }

  /// Sees the names in the folder of a path on the disk.
  static func syncFolder(of path: String) throws(FileError) {
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // A folder that may be written and not read cannot be synced; a disk over the network may not know how to.
    if descriptor < 0, errno == EACCES { return }
    defer { close(descriptor) }
    guard descriptor >= 0, fsync(descriptor) == 0 || errno == EINVAL else {
      let reason = reason(errno)
      throw FileError(
        path: path,
        message: Words(
          vi: "đã ghi \"\(path)\" nhưng đĩa không xác nhận tên của nó: \(reason.vi); kiểm tra đĩa rồi ghi lại",
          en:
            "\"\(path)\" was written, but the disk did not confirm its name: \(reason.en); check the disk and write it again"
        ))
    }
  }

  private static func thereError(_ path: String) -> FileError {
    FileError(
      path: path,
      message: Words(
        vi: "đã có \"\(path)\" nên không ghi; chọn tên khác",
        en: "\"\(path)\" is there already and is not written over; choose another name"))
  }

  static func writeError(_ path: String, _ code: Int32, isNew: Bool = false) -> FileError {
    let kept = isNew ? Words(vi: "", en: "") : Words(vi: "; tệp cũ còn nguyên", en: "; the old file is untouched")
    return code == EACCES
      ? FileError(
        path: path,
        message: Words(
          vi: "không được phép ghi \"\(path)\"\(kept.vi)", en: "\"\(path)\" may not be written\(kept.en)"))
      : FileError(
        path: path,
        message: Words(
          vi: "không ghi được \"\(path)\": \(reason(code).vi)\(kept.vi)",
          en: "\"\(path)\" cannot be written: \(reason(code).en)\(kept.en)"))
  }
}
