import Diagnostics
import Files
import Foundation
import Testing

/// A folder for one test, gone with it.
final class TemporaryFolder {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("phoihop-\(UUID().uuidString)").path

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  subscript(name: String) -> String { "\(path)/\(name)" }

  /// Every name in the folder, hidden ones too, sorted.
  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }

  /// The permissions of a file or folder in it.
  func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: self[name])[.posixPermissions] as? Int
  }
}

@Suite struct FileSystemWritingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `bytes are written as they are and nothing is left beside them`() throws {
    let bytes: [UInt8] = [0, 255, 10, 13, 0]
    try FileSystem.create(bytes, at: folder["a"], mode: 0o600)
    #expect(try FileSystem.read(folder["a"]) == bytes)
    try FileSystem.write([], to: folder["a"])
    #expect(try FileSystem.read(folder["a"]) == [])
    #expect(try folder.mode("a") == 0o600)
    #expect(folder.names == ["a"])
  }

  @Test func `a new file is never written over another`() throws {
    try FileSystem.create("cũ", at: folder["a"])
    #expect {
      try FileSystem.create("mới", at: folder["a"])
    } throws: {
      ($0 as? FileError)?.message
        == Words(
          vi: "đã có \"\(folder["a"])\" nên không ghi; chọn tên khác",
          en: "\"\(folder["a"])\" is there already and is not written over; choose another name")
    }
    #expect(try FileSystem.read(folder["a"]) == Array("cũ".utf8))
  }

  @Test func `a file written elsewhere is put over the old one`() throws {
    try FileSystem.create("cũ", at: folder["a"])
    try FileSystem.create("mới", at: folder["b"])
    try FileSystem.put(folder["b"], to: folder["a"])
    #expect(try FileSystem.read(folder["a"]) == Array("mới".utf8))
    #expect(folder.names == ["a"])
  }

  @Test func `a folder is made for its owner alone and one that is there is left as it is`() throws {
    #expect(try FileSystem.makeFolder(folder["kho/"]))
    #expect(try folder.mode("kho") == 0o700)
    #expect(try !FileSystem.makeFolder(folder["kho"], mode: 0o755))
    #expect(try folder.mode("kho") == 0o700)
  }

  @Test func `a folder that cannot be made says why`() throws {
    try FileSystem.create("x", at: folder["a"])
    let cases = [
      ("a", Words(vi: "đã có tệp mang tên ấy", en: "a file of that name is there")),
      ("b/c", Words(vi: "không có thư mục chứa nó", en: "there is no such folder")),
    ]
    for (name, why) in cases {
      #expect {
        try FileSystem.makeFolder(folder[name])
      } throws: {
        ($0 as? FileError)?.message
          == Words(
            vi: "không tạo được thư mục \"\(folder[name])\": \(why.vi)",
            en: "folder \"\(folder[name])\" cannot be made: \(why.en)")
      }
    }
  }

  @Test func `a file is removed once`() throws {
    try FileSystem.create("x", at: folder["a"])
    #expect(try FileSystem.remove(folder["a"]))
    #expect(try !FileSystem.remove(folder["a"]))
    #expect {
      try FileSystem.remove(folder.path)
    } throws: {
      ($0 as? FileError)?.message
        == Words(
          vi: "không xoá được \"\(folder.path)\": đó là một thư mục",
          en: "\"\(folder.path)\" cannot be removed: it is a folder")
    }
  }

  @Test func `sizes and free space are in bytes`() throws {
    try FileSystem.create([UInt8](repeating: 7, count: 12_345), at: folder["a"])
    #expect(try FileSystem.size(of: folder["a"]) == 12_345)
    #expect(try FileSystem.freeSpace(at: folder.path) > 0)
    #expect(throws: FileError.self) { try FileSystem.size(of: folder["b"]) }
  }
}
