import Diagnostics
import Ledger

/// Why a store did not give what it was asked for.
public enum StoreError: Error, Hashable, Sendable {
  /// A row that no program of this house wrote.
  case unreadable(table: String, entry: Int64)
  /// An entry has no such personal value; those it has.
  case nothingPersonal(entry: Int64, field: String, has: [String])
  /// The value was erased before.
  case erasedBefore(entry: Int64, field: String)
  /// A backup is not as it was made.
  case backupDamaged(String, [LedgerFinding])
  /// A store made from a backup is not what its ledger says.
  case restoreNotWhole([LedgerFinding])

  /// What is wrong and what to do.
  public var message: Words {
    switch self {
    case .unreadable(let table, let entry):
      Words(
        vi: "bảng \(table) không đọc được ở mục \(entry); chạy phoihop verify, rồi phoihop rebuild",
        en: "the table \(table) cannot be read at entry \(entry); run phoihop verify, then phoihop rebuild")
    case .nothingPersonal(let entry, let field, let has):
      Words(
        vi: "mục \(entry) không có giá trị riêng \"\(field)\"; "
          + (has.isEmpty ? "mục này không có gì để xóa" : "có thể xóa: \(has.joined(separator: ", "))"),
        en: "entry \(entry) has no personal value \"\(field)\"; "
          + (has.isEmpty ? "nothing of it can be erased" : "what can be erased: \(has.joined(separator: ", "))"))
    case .erasedBefore(let entry, let field):
      Words(
        vi: "\"\(field)\" của mục \(entry) đã xóa từ trước",
        en: "\"\(field)\" of entry \(entry) was erased before")
    case .backupDamaged(let path, let findings):
      Words(
        vi:
          "bản sao lưu \"\(path)\" không còn như khi sao: \(Self.list(findings, .vi)); không khôi phục gì, hãy dùng bản khác",
        en:
          "the backup \"\(path)\" is not as it was made: \(Self.list(findings, .en)); nothing was restored, use another one"
      )
    case .restoreNotWhole(let findings):
      Words(
        vi:
          "kho trong bản sao lưu không khớp với sổ: \(Self.list(findings, .vi)); không khôi phục gì, hãy dùng bản khác",
        en:
          "the store in the backup is not what its ledger says: \(Self.list(findings, .en)); nothing was restored, use another one"
      )
    }
  }

  /// The first findings in one line.
  private static func list(_ findings: [LedgerFinding], _ language: Language) -> String {
    let shown = findings.prefix(5).map { $0.message[language] }.joined(separator: "; ")
    let more = findings.count - 5
    return more > 0 ? shown + Words(vi: "; và \(more) chỗ nữa", en: "; and \(more) more")[language] : shown
  }
}
