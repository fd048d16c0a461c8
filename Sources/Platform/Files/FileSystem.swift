import Diagnostics
import Glibc

/// Files and folders, read whole. Blocking.
public enum FileSystem {
  /// The largest file that is read, in bytes: what is longer is no file of ours, or never ends.
  private static let largest = 1 << 30

  /// The bytes of a file.
  @available(*, noasync)
  public static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw openError(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw openError(path, errno) }
    let kind = status.st_mode & S_IFMT
    guard kind != S_IFCHR, kind != S_IFBLK else {
      throw FileError(
        path: path,
        message: Words(vi: "\"\(path)\" là thiết bị, không phải tệp", en: "\"\(path)\" is a device, no file"))
    }
    guard kind != S_IFDIR else {
      throw FileError(
        path: path,
        message: Words(vi: "\"\(path)\" là thư mục, cần một tệp", en: "\"\(path)\" is a folder, a file is needed"))
    }
    var bytes = [UInt8](repeating: 0, count: min(max(Int(status.st_size), 0), largest) + 1)
    var count = 0
    while true {
      if count > largest {
        throw FileError(
          path: path,
          message: Words(
            vi: "\"\(path)\" lớn hơn 1 GiB nên không đọc", en: "\"\(path)\" is larger than 1 GiB and is not read"))
      }
      if count == bytes.count { bytes += [UInt8](repeating: 0, count: bytes.count) }
      let got = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
      }
      if got < 0 {
        if errno == EINTR { continue }
        throw openError(path, errno)
      }
      if got == 0 { break }
      count += got
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// A file as source text, known by the path as given.
  @available(*, noasync)
  public static func source(_ path: String) throws(FileError) -> SourceText {
    SourceText(name: path, bytes: try read(path))
  }

  /// True for a folder.
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// True for a file or folder.
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The names in a folder, sorted; hidden ones left out.
  @available(*, noasync)
  public static func names(in folder: String) throws(FileError) -> [String] {
    try allNames(in: folder).filter { !$0.hasPrefix(".") }
  }

  /// The names in a folder, sorted, hidden ones too.
  @available(*, noasync)
  public static func allNames(in folder: String) throws(FileError) -> [String] {
    guard let handle = opendir(folder) else { throw openError(folder, errno) }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
        String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The Markdown files of a folder and of those below it, as paths, sorted. Links are not followed into folders.
  @available(*, noasync)
  public static func markdown(below folder: String) throws(FileError) -> [String] {
    var found: [String] = []
    for name in try names(in: folder) {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        found += try markdown(below: path)
      } else if name.hasSuffix(".md") {
        found.append(path)
      }
    }
    return found
  }

  static func openError(_ path: String, _ code: Int32) -> FileError {
    switch code {
    case ENOENT, ENOTDIR:
      FileError(path: path, message: Words(vi: "không có \"\(path)\"", en: "there is no \"\(path)\""))
    case EACCES:
      FileError(path: path, message: Words(vi: "không được phép đọc \"\(path)\"", en: "\"\(path)\" may not be read"))
    default:
      FileError(
        path: path,
        message: Words(
          vi: "không đọc được \"\(path)\": \(reason(code).vi)", en: "\"\(path)\" cannot be read: \(reason(code).en)"))
    }
  }

  /// True for what the system says where there is no room: on the disk, within a quota, within the size that files may have.
  public static func isWithoutRoom(_ code: Int32) -> Bool { [ENOSPC, EDQUOT, EFBIG].contains(code) }

  /// What the system says, in words of both languages where it is common.
  public static func reason(_ code: Int32) -> Words {
    switch code {
    case ENOENT: Words(vi: "không có thư mục chứa nó", en: "there is no such folder")
    case ENOTDIR: Words(vi: "một phần của đường dẫn không phải là thư mục", en: "a part of the path is no folder")
    case EISDIR: Words(vi: "đó là một thư mục", en: "it is a folder")
    case _ where isWithoutRoom(code): Words(vi: "hết chỗ trên đĩa", en: "no space is left on the disk")
    case EROFS: Words(vi: "đĩa chỉ cho đọc", en: "the disk may only be read")
    case EIO: Words(vi: "đĩa bị lỗi", en: "the disk has an error")
    case ENAMETOOLONG: Words(vi: "tên quá dài", en: "the name is too long")
    case EBADF: Words(vi: "đầu ra đã đóng", en: "the output is closed")
    default: Words(vi: String(cString: strerror(code)), en: String(cString: strerror(code)))
    }
  }
}
