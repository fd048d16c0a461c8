import Diagnostics
import Files
import Foundation
import Testing

@Suite struct FileLockTests {
  private let folder: TemporaryFolder
  private var path: String { folder["lock"] }

  init() throws { folder = try TemporaryFolder() }

  private func refusal(_ kind: FileLock.Kind, patience: Double = 0) -> Words? {
    do {
      _ = try FileLock(path, kind, purpose: "đọc", patience: patience)
      return nil
    } catch { return error.message }
  }

  private func held(_ holders: String, _ english: String) -> Words {
    Words(
      vi: "\"\(path)\" đang do chương trình khác giữ\(holders); đợi hoặc dừng chương trình ấy rồi thử lại",
      en: "\"\(path)\" is held by another program\(english); wait for it or stop it, then try again")
  }

  @Test func `an exclusive lock refuses every other and says who holds it`() throws {
    let process = ProcessInfo.processInfo.processIdentifier
    let lock = try FileLock(path, .exclusive, purpose: "phục vụ\nở cổng 80")
    let words = held(" (tiến trình \(process), phục vụ ở cổng 80)", " (process \(process), phục vụ ở cổng 80)")
    #expect(refusal(.exclusive) == words)
    #expect(refusal(.shared) == words)
    withExtendedLifetime(lock) {}
  }

  @Test func `many share a lock and each is named to who wants it alone`() throws {
    let process = ProcessInfo.processInfo.processIdentifier
    let first = try FileLock(path, .shared, purpose: "một")
    let second = try FileLock(path, .shared, purpose: "hai")
    #expect(
      refusal(.exclusive)
        == held(
          " (tiến trình \(process), một; tiến trình \(process), hai)",
          " (process \(process), một; process \(process), hai)"))
    withExtendedLifetime((first, second)) {}
  }

  @Test func `a lock let go of is free at once and its file is empty and stays`() throws {
    var lock: FileLock? = try FileLock(path, .exclusive, purpose: "ghi")
    #expect(try FileSystem.size(of: path) > 0)
    lock = nil
    #expect(lock == nil)
    #expect(try FileSystem.size(of: path) == 0)
    #expect(refusal(.exclusive) == nil)
  }

  @Test func `a program that ended is not named`() throws {
    // A holder that was killed leaves its line; no process has this number.
    try FileSystem.create("4194999 đã chết\n", at: path)
    let lock = try FileLock(path, .shared, purpose: "sống")
    let process = ProcessInfo.processInfo.processIdentifier
    #expect(refusal(.exclusive) == held(" (tiến trình \(process), sống)", " (process \(process), sống)"))
    withExtendedLifetime(lock) {}
  }

  @Test func `who holds a lock alone is named alone, whatever a killed holder of that number left`() throws {
    let process = ProcessInfo.processInfo.processIdentifier
    try FileSystem.create("\(process) cũ\n", at: path)
    let lock = try FileLock(path, .exclusive, purpose: "mới")
    #expect(refusal(.exclusive) == held(" (tiến trình \(process), mới)", " (process \(process), mới)"))
    withExtendedLifetime(lock) {}
  }

  @Test func `patience waits for a lock that is let go of in time`() throws {
    let holder = Holder(try FileLock(path, .exclusive, purpose: "ngắn"))
    Thread { holder.letGo(after: 0.2) }.start()
    let start = Date()
    _ = try FileLock(path, .exclusive, purpose: "đợi", patience: 20)
    #expect(Date().timeIntervalSince(start) >= 0.1)
  }

  private final class Holder: @unchecked Sendable {
    private var lock: FileLock?

    init(_ lock: FileLock) { self.lock = lock }

    func letGo(after seconds: Double) {
      Thread.sleep(forTimeInterval: seconds)
      lock = nil
    }
  }
}
