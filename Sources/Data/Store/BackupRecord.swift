import Entries
import Files
import Obligations

/// That a backup was made: kept beside the store, so that later erasures reach the folders of backups, and `doctor` knows how old the last
/// one is.
public struct BackupRecord: Hashable, Sendable {
  /// The folder in which the backups stand.
  public let folder: String
  /// The name of this one.
  public let name: String
  /// When.
  public let moment: Instant
  /// How many entries it has.
  public let entries: Int64

  /// The file beside the store.
  static func path(_ place: StorePlace) -> String { "\(place.path)/backups.jsonl" }

  /// The backups that were made of a store, the last one last. A line that does not read is left out.
  @available(*, noasync)
  public static func all(of place: StorePlace) throws -> [BackupRecord] {
    guard FileSystem.exists(path(place)) else { return [] }
    return String(decoding: try FileSystem.read(path(place)), as: UTF8.self).split(separator: "\n").compactMap { line in
      guard let value = CanonicalValue(canonical: line.utf8), let folder = value["folder"]?.text,
        let name = value["name"]?.text, let moment = value["moment"]?.text.flatMap({ Instant(iso: $0) }),
        let entries = value["entries"]?.integer
      else { return nil }
      return BackupRecord(folder: folder, name: name, moment: moment, entries: entries)
    }
  }

  /// Keeps that one was made.
  @available(*, noasync)
  func keep(beside place: StorePlace) throws {
    // Two that are made at once are both kept.
    let lock = try FileLock("\(Self.path(place)).lock", .exclusive, purpose: "phoihop backup", patience: 5)
    defer { withExtendedLifetime(lock) {} }
    let lines = (try Self.all(of: place) + [self]).map { record in
      CanonicalValue.object([
        "folder": .text(record.folder), "name": .text(record.name), "moment": .text(record.moment.iso),
        "entries": .integer(record.entries),
      ]).bytes + [UInt8(ascii: "\n")]
    }
    try FileSystem.write(Array(lines.joined()), to: Self.path(place), mode: 0o600)
  }
}
