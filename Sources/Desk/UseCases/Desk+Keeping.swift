import Access
import Diagnostics
import Entries
import Ledger
import Obligations
import Secrets
import Store

/// Keeping the store, and destroying what must not be kept.
extension Desk {
  /// What an erasure would destroy, without the value.
  @available(*, noasync)
  public func erasable(_ entry: Int64, _ field: String) throws -> Store.Erasable {
    _ = try permit(.erase, named: "\(entry) \(field)")
    return try store.erasable(entry, field)
  }

  /// Destroys a personal value for ever, on some legal ground; the ledger number of the erasure, and what could not be reached yet.
  @available(*, noasync)
  public func erase(_ entry: Int64, _ field: String, ground: String) throws -> (
    number: Int64, open: [Store.OpenErasure]
  ) {
    let author = author(try permit(.erase, named: "\(entry) \(field)"))
    _ = try store.erasable(entry, field)
    return try store.erase(entry, field, by: author, ground: ground, now: now)
  }

  /// Copies the store into a new folder in a folder; nil where `progress` stopped it.
  @available(*, noasync)
  public func backUp(
    to parent: String, name: String?, withKey: Bool, progress: (Int64, Int64) -> Bool
  ) throws -> Store.Backup? {
    _ = try permit(.backup, named: name)
    if let name, name.isEmpty || name.hasPrefix(".") || name.utf8.contains(UInt8(ascii: "/")) {
      throw Refused(
        Words(
          vi: "--name \"\(name)\" không dùng được: tên một thư mục, không có \"/\", không bắt đầu bằng \".\"",
          en: "--name \"\(name)\" cannot be used: the name of one folder, without \"/\", not beginning with \".\""))
    }
    return try store.backUp(to: parent, name: name, withKey: withKey, now: now, progress: progress)
  }

  /// Whether the store stands on sound ground, as the program sees it that asks.
  @available(*, noasync)
  public func examine(program: String) throws -> Examination {
    _ = try permit(.examine)
    return Examination(store.folder, now: now, program: program)
  }

  /// Makes a store from a backup; nil where `progress` stopped it. Who has the folder may, or who may by what the backup says.
  ///
  /// - Parameter token: of who restores; nil for the owner of the folder.
  @available(*, noasync)
  public static func restore(
    _ wanted: Store.Restoring, token: String?, now: Instant, chance: @escaping @Sendable (Int) -> [UInt8],
    progress: (Int64, Int64) -> Bool
  ) throws -> Store.Restored? {
    try Store.restore(
      wanted, now: now, chance: chance,
      author: { store in
        let desk =
          if let token { try signIn(store, token: token, now: now) } else { Desk(store, .owner, now: now) }
        return desk.author(try desk.permit(.restore))
      }, progress: progress)
  }
}
