import Diagnostics
import Glibc

// Folders made, files removed, and how much there is and can be.
extension FileSystem {
  /// Makes a folder of the mode given, by default for its owner alone, less what the process never grants; false where a folder is
  /// there already, which is left as it is. The folder it stands in must be there.
  @available(*, noasync)
  @discardableResult public static func makeFolder(_ path: String, mode: mode_t = 0o700) throws(FileError) -> Bool {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    if mkdir(String(path), mode) == 0 {
      try syncFolder(of: String(path))
      return true
    }
    let code = errno
    if code == EEXIST, isFolder(String(path)) { return false }
    let reason =
      code == EEXIST
      ? Words(vi: "đã có tệp mang tên ấy", en: "a file of that name is there")
      : code == EACCES
        ? Words(vi: "không được phép ghi vào thư mục chứa nó", en: "the folder it stands in may not be written")
        : reason(code)
    throw FileError(
      path: String(path),
      message: Words(
        vi: "không tạo được thư mục \"\(path)\": \(reason.vi)", en: "folder \"\(path)\" cannot be made: \(reason.en)"))
  }

  /// Removes a file, and sees that on the disk; false where there is none.
  @available(*, noasync)
  @discardableResult public static func remove(_ path: String) throws(FileError) -> Bool {
    if unlink(path) == 0 {
      try syncFolder(of: path)
      return true
    }
    guard errno != ENOENT else { return false }
    let reason =
      errno == EACCES || errno == EPERM
      ? Words(vi: "không được phép", en: "that is not allowed here") : reason(errno)
    throw FileError(
      path: path,
      message: Words(
        vi: "không xoá được \"\(path)\": \(reason.vi)", en: "\"\(path)\" cannot be removed: \(reason.en)"))
  }

  /// How many bytes a file holds.
  @available(*, noasync)
  public static func size(of path: String) throws(FileError) -> Int64 {
    var status = stat()
    guard stat(path, &status) == 0 else { throw openError(path, errno) }
    return Int64(status.st_size)
  }

  /// How many bytes can still be written, by one who is not root, to the disk that a file or folder stands on.
  @available(*, noasync)
  public static func freeSpace(at path: String) throws(FileError) -> Int64 {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { throw openError(path, errno) }
    return Int64(
      clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).partialValue)
  }
}
