import Diagnostics

/// Why a store did not give what it was asked for.
public enum StoreError: Error, Hashable, Sendable {
  /// A row that no program of this house wrote.
  case unreadable(table: String, entry: Int64)

  /// What is wrong and what to do.
  public var message: Words {
    switch self {
    case .unreadable(let table, let entry):
      Words(
        vi: "bảng \(table) không đọc được ở mục \(entry); chạy phoihop verify, rồi phoihop rebuild",
        en: "the table \(table) cannot be read at entry \(entry); run phoihop verify, then phoihop rebuild")
    }
  }
}
