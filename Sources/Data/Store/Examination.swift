import Database
import DatabasePostgres
import DatabaseSQLite
import Diagnostics
import Files
import Ledger
import Obligations
import Secrets
import Settings

/// Whether a store stands on sound ground: libraries, disk, clock, folders, copies. Nothing about what is in it.
public struct Examination: Sendable {
  /// How something stands.
  public enum State: String, Sendable, Comparable {
    case ok, look, bad

    /// Worse is greater.
    public static func < (a: State, b: State) -> Bool { a.rank < b.rank }
    private var rank: Int { self == .ok ? 0 : self == .look ? 1 : 2 }
  }

  /// One thing that was looked at.
  public struct Line: Sendable {
    /// What: a word that programs can rely on.
    public let name: String
    /// How it stands.
    public let state: State
    /// What was found, and what to do where it is not well.
    public let message: Words
  }

  /// Everything that was looked at.
  public private(set) var lines: [Line] = []
  private let place: StorePlace
  private let now: Instant
  private var settings = Settings()

  /// Looks at a store and at the machine. Writes 200 KiB to the store's disk, and removes them.
  @available(*, noasync)
  public init(_ place: StorePlace, now: Instant, program: String) {
    self.place = place
    self.now = now
    lookAtLibraries(program)
    guard FileSystem.isFolder(place.path) else {
      add("store", .bad, "không có thư mục \"\(place.path)\"", "there is no folder \"\(place.path)\"")
      return
    }
    lookAtStore()
    lookAtFolder()
    lookAtDisk()
    lookAtBackups()
    lookAtFonts()
  }

  private mutating func add(_ name: String, _ state: State, _ vi: String, _ en: String) {
    lines.append(Line(name: name, state: state, message: Words(vi: vi, en: en)))
  }

  private mutating func lookAtLibraries(_ program: String) {
    add("program", .ok, "phoihop \(program)", "phoihop \(program)")
    let sqlite = SQLiteLibrary.versionText
    if SQLiteLibrary.hasWALResetBug() {
      add(
        "sqlite", .ok,
        "SQLite \(sqlite): có lỗi WAL-reset (3.7.0–3.51.2); kho được giữ bởi một nơi ghi duy nhất và khóa tệp của nó",
        "SQLite \(sqlite): has the WAL-reset bug (3.7.0–3.51.2); the store is guarded by its single writer and that writer's lock"
      )
    } else {
      add("sqlite", .ok, "SQLite \(sqlite)", "SQLite \(sqlite)")
    }
    let sodium = Chance.libraryVersion
    add("libsodium", .ok, "libsodium \(sodium)", "libsodium \(sodium)")
    let pq = PostgresEngine.libraryVersion
    add("libpq", .ok, "libpq \(pq / 10000).\(pq % 10000)", "libpq \(pq / 10000).\(pq % 10000)")
  }

  private mutating func lookAtStore() {
    do {
      let store = try Store.open(place, for: .reading, now: now, purpose: "phoihop doctor")
      if place.server != nil {
        let version = try store.database.read { try $0.first("SHOW server_version") { $0.text(0) } ?? "?" }
        add("server", .ok, "máy chủ PostgreSQL \(version)", "PostgreSQL server \(version)")
      }
      let last = try store.database.read { connection in
        try connection.first("SELECT sequence, recorded FROM entry ORDER BY sequence DESC LIMIT 1") {
          (number: $0.integer(0), recorded: $0.integer(1))
        }
      }
      settings = try store.ledger.settings()
      if let name = settings.name { add("name", .ok, "kho \"\(name)\"", "the store is \"\(name)\"") }
      let key = try store.ledger.publicKey()
      let checkpoint = try store.ledger.lastCheckpoint().flatMap { note in
        key.flatMap { Checkpoint(note: note, key: $0) }
      }
      lookAtClock(last?.recorded)
      let size = last?.number ?? 0
      if let checkpoint, checkpoint.size == size || now.seconds - (last?.recorded ?? 0) < 3600 {
        add(
          "checkpoint", .ok, "bản chốt cuối: \(checkpoint.size) trên \(size) mục, lúc \(checkpoint.signed.iso)",
          "last checkpoint: \(checkpoint.size) of \(size) entries, at \(checkpoint.signed.iso)")
      } else {
        let signed = checkpoint?.size ?? 0
        add(
          "checkpoint", .look,
          "mới chốt \(signed) trên \(size) mục; chạy phoihop ledger checkpoint",
          "only \(signed) of \(size) entries are signed; run phoihop ledger checkpoint")
      }
      try store.close(now: nil)
    } catch let error as DatabaseError {
      add("store", .bad, error.message.vi, error.message.en)
    } catch let error as FileError {
      add("store", .bad, error.message.vi, error.message.en)
    } catch {
      add("store", .bad, "\(error)", "\(error)")
    }
  }

  private mutating func lookAtClock(_ last: Int64?) {
    let behind = (last ?? now.seconds) - now.seconds
    if behind > 0 {
      add(
        "clock", behind > 60 ? .bad : .look,
        "đồng hồ chậm \(behind) giây so với mục cuối của sổ; chỉnh giờ máy (timedatectl)",
        "the clock is \(behind) s behind the last entry; set the machine's time (timedatectl)")
    } else {
      add("clock", .ok, "đồng hồ: \(now.iso) (giờ UTC)", "clock: \(now.iso) (UTC)")
    }
  }

  private mutating func lookAtFolder() {
    for (name, path, right) in [("folder", place.path, "700"), ("key", place.key, "600")] {
      guard let mode = FileSystem.mode(of: path) else {
        add(
          name, .bad, "không có \"\(path)\"; lấy lại từ bản sao giữ riêng",
          "there is no \"\(path)\"; bring it back from the copy kept apart")
        continue
      }
      let shown = String(mode, radix: 8)
      if mode & 0o077 == 0 {
        add(name, .ok, "\"\(path)\" chỉ chủ nó dùng được (\(shown))", "\"\(path)\" is its owner's alone (\(shown))")
      } else {
        add(
          name, .bad, "người khác dùng được \"\(path)\" (\(shown)); chạy chmod \(right) \"\(path)\"",
          "others can use \"\(path)\" (\(shown)); run chmod \(right) \"\(path)\"")
      }
    }
  }

  private static let slow = 10_000
  private static let tooScarce: Int64 = 100 << 20

  private mutating func lookAtDisk() {
    do throws(FileError) {
      let times = try FileSystem.syncLatencies(in: place.path, times: 50)
      let (median, most) = (times[times.count / 2], times[times.count - 1])
      let more: (vi: String, en: String) =
        median > Self.slow
        ? ("; ghi sẽ chậm, nên dùng đĩa nhanh hơn", "; writing will be slow, a faster disk helps") : ("", "")
      add(
        "fsync", median > Self.slow ? .look : .ok,
        "đĩa xác nhận sau \(Self.milliseconds(median)) ms (giữa), \(Self.milliseconds(most)) ms (lâu nhất trong 50 lần)\(more.vi)",
        "the disk confirms after \(Self.milliseconds(median)) ms (median), \(Self.milliseconds(most)) ms (longest of 50)\(more.en)"
      )
      let free = try FileSystem.freeSpace(at: place.path)
      let mib = free >> 20
      let state: State = free < Self.tooScarce ? .bad : free < settings.scarceSpace ? .look : .ok
      add(
        "space", state, "còn \(mib) MiB trên đĩa của kho\(state == .ok ? "" : "; dọn chỗ")",
        "\(mib) MiB are free on the store's disk\(state == .ok ? "" : "; make room")")
    } catch {
      add("disk", .bad, error.message.vi, error.message.en)
    }
  }

  static func milliseconds(_ microseconds: Int) -> String {
    let hundredths = (microseconds + 5) / 10
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  private static let day: Int64 = 86400

  private mutating func lookAtBackups() {
    let all = (try? BackupRecord.all(of: place)) ?? []
    // One that was broken off is in the list and not in its folder.
    guard let last = all.last(where: { FileSystem.exists("\($0.folder)/\($0.name)") }) ?? all.last else {
      add(
        "backup", .look, "chưa có bản sao lưu nào; chạy phoihop backup THƯ_MỤC",
        "there is no backup yet; run phoihop backup FOLDER")
      return
    }
    let path = "\(last.folder)/\(last.name)"
    let days = (now.seconds - last.moment.seconds) / Self.day
    if days >= settings.backupDays {
      add(
        "backup", .bad, "bản sao lưu cuối đã \(days) ngày (\(path)); chạy phoihop backup \(last.folder)",
        "the last backup is \(days) \(days == 1 ? "day" : "days") old (\(path)); run phoihop backup \(last.folder)")
    } else if !FileSystem.exists(path) {
      add(
        "backup", .look,
        "bản sao lưu cuối (\(path)) không còn ở đó; nếu đã chuyển đi thì tốt, nếu không hãy sao lưu lại",
        "the last backup (\(path)) is not there any more; well where it was moved, else make another")
    } else {
      add(
        "backup", days >= 1 ? .look : .ok, "bản sao lưu cuối: \(last.moment.iso), \(last.entries) mục, \(path)",
        "last backup: \(last.moment.iso), \(last.entries) entries, \(path)")
    }
  }

  private mutating func lookAtFonts() {
    let isThere = FileSystem.isFolder("/usr/share/fonts/truetype/liberation2")
    add(
      "fonts", isThere ? .ok : .look,
      isThere
        ? "phông fonts-liberation2 có đủ chữ Việt"
        : "thiếu phông fonts-liberation2 cho văn bản in; apt-get install fonts-liberation2",
      isThere
        ? "the fonts of fonts-liberation2 have all Vietnamese letters"
        : "fonts-liberation2 is missing, for printed documents; apt-get install fonts-liberation2")
  }
}
