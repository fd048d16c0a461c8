import Database
import DatabaseSQLite
import Diagnostics
import Files
import Ledger
import Secrets

/// Whether a backup is as it was made.
extension Store {
  /// What was found in a backup.
  public struct BackupCheck: Sendable {
    /// What it says it is; nil where its manifest is not as it was signed.
    public let manifest: BackupManifest?
    /// What is changed, missing or added, by file, and what is wrong inside.
    public let findings: [LedgerFinding]
  }

  /// Holds a backup against its manifest, file by file, and its ledger against itself.
  ///
  /// - Parameters:
  ///   - key: of the ledger of which it should be, where one is known: a whole backup of somebody else's ledger would pass otherwise.
  ///   - progress: told the bytes read of how many; false stops the work.
  /// - Returns: nil where it was stopped.
  @available(*, noasync)
  public static func checkBackup(
    _ path: String, key: Signing.PublicKey? = nil, progress: (Int64, Int64) -> Bool = { _, _ in true }
  ) throws -> BackupCheck? {
    guard let check = try checkFiles(path, key: key, progress: progress) else { return nil }
    var findings = check.findings
    if FileSystem.exists("\(path)/store.sqlite") {
      do {
        let store = try openBackup(path)
        // One of an older program is looked at inside when it is restored.
        if try Ledger.migrations.pending(in: store.database).isEmpty {
          let list = try ErasureList(reading: store.folder.erasures)
          let inside = try store.verify(erasedLater: list)
          findings += inside.findings
          if let manifest = check.manifest, manifest.entries != inside.size || manifest.root != inside.root {
            findings.append(
              LedgerFinding(
                .changed, "store.sqlite",
                message: Words(
                  vi: "store.sqlite có \(inside.size) mục, gốc \(inside.root): không phải là sổ đã sao",
                  en:
                    "store.sqlite has \(inside.size) entries, root \(inside.root): it is not the ledger that was backed up"
                )))
          }
        }
      } catch let error as DatabaseError {
        findings.append(
          LedgerFinding(
            .changed, "store.sqlite",
            message: Words(vi: "store.sqlite: \(error.message.vi)", en: "store.sqlite: \(error.message.en)")))
      }
    }
    return BackupCheck(manifest: check.manifest, findings: findings)
  }

  /// Holds the files of a backup against its manifest.
  ///
  /// - Throws: where there is no backup at all: what there is.
  @available(*, noasync)
  static func checkFiles(
    _ path: String, key: Signing.PublicKey?, progress: (Int64, Int64) -> Bool
  ) throws -> BackupCheck? {
    let manifestPath = "\(path)/\(BackupManifest.fileName)"
    guard FileSystem.exists(manifestPath) else { throw try noBackup(path) }
    guard let text = String(validating: try FileSystem.read(manifestPath), as: UTF8.self) else {
      return BackupCheck(manifest: nil, findings: [LedgerFinding(.changed, BackupManifest.fileName)])
    }
    let manifest: BackupManifest
    do throws(BackupManifest.Fault) {
      manifest = try BackupManifest(text: text)
    } catch {
      switch error {
      case .changed:
        return BackupCheck(
          manifest: nil,
          findings: [
            LedgerFinding(
              .changed, BackupManifest.fileName,
              Words(vi: "chữ ký không đúng", en: "its signature is not good"))
          ])
      case .newer:
        throw DatabaseError(
          .tooNew,
          Words(
            vi: "bản sao lưu \"\(path)\" do bản chương trình mới hơn làm; dùng bản ấy hoặc bản mới hơn",
            en: "the backup \"\(path)\" was made by a newer version of the program; use that version or a newer one"))
      }
    }
    var findings: [LedgerFinding] = []
    if let key, key != manifest.key {
      findings.append(
        LedgerFinding(
          .foreign, BackupManifest.fileName,
          Words(
            vi: "sổ này là \(Checkpoint.origin(of: key)), bản sao lưu là của \(Checkpoint.origin(of: manifest.key))",
            en: "this one is \(Checkpoint.origin(of: key)), the backup is of \(Checkpoint.origin(of: manifest.key))")))
    }
    let there = Set(try FileSystem.files(below: path)).subtracting([BackupManifest.fileName])
    let all = try there.reduce(into: Int64(0)) { $0 += try FileSystem.size(of: "\(path)/\($1)") }
    var done: Int64 = 0
    for (file, hash) in manifest.files.sorted(by: { $0.key < $1.key }) {
      guard there.contains(file) else {
        findings.append(LedgerFinding(.missing, file))
        continue
      }
      if try Store.hash("\(path)/\(file)") != hash { findings.append(LedgerFinding(.changed, file)) }
      done += try FileSystem.size(of: "\(path)/\(file)")
      guard progress(done, all) else { return nil }
    }
    for file in there.subtracting(manifest.files.keys).sorted() { findings.append(LedgerFinding(.added, file)) }
    return BackupCheck(manifest: manifest, findings: findings)
  }

  /// That a folder is no backup, and which ones stand in it.
  private static func noBackup(_ path: String) throws -> FileError {
    guard FileSystem.isFolder(path) else {
      return FileError(
        path: path, message: Words(vi: "không có thư mục \"\(path)\"", en: "there is no folder \"\(path)\""))
    }
    let inside = try FileSystem.names(in: path).filter {
      FileSystem.exists("\(path)/\($0)/\(BackupManifest.fileName)")
    }
    guard let last = inside.last else {
      return FileError(
        path: path,
        message: Words(
          vi: "\"\(path)\" không phải là bản sao lưu: không có tệp \(BackupManifest.fileName)",
          en: "\"\(path)\" is no backup: it has no file \(BackupManifest.fileName)"))
    }
    return FileError(
      path: path,
      message: Words(
        vi: "\"\(path)\" chứa \(inside.count) bản sao lưu; chọn một, như \"\(path)/\(last)\"",
        en:
          "\"\(path)\" has \(inside.count) \(inside.count == 1 ? "backup" : "backups") in it; choose one, as \"\(path)/\(last)\""
      ))
  }
}
