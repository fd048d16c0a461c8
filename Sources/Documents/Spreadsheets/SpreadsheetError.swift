import Diagnostics

/// Why a file is no spreadsheet that is read here.
public struct SpreadsheetError: Error, Hashable, Sendable {
  /// What was found, what is allowed, and what to do.
  public let words: Words

  /// It is no workbook at all.
  public static let notWorkbook = SpreadsheetError(
    words: Words(
      vi: "tệp không phải là bảng tính .xlsx; mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx",
      en: "the file is no .xlsx workbook; open it in Excel or LibreOffice and save it as .xlsx"))
  static let encrypted = SpreadsheetError(
    words: Words(
      vi: "bảng tính có mật khẩu nên không đọc được; bỏ mật khẩu rồi lưu lại",
      en: "the workbook has a password and cannot be read; take it away and save the file again"))

  static func tooMuch(_ vi: String, _ en: String) -> SpreadsheetError {
    SpreadsheetError(
      words: Words(
        vi: "bảng tính quá lớn: \(vi); chỉ để lại bảng của báo cáo rồi lưu lại",
        en: "the workbook is too large: \(en); leave only the table of the report and save it again"))
  }

  static func broken(_ part: String) -> SpreadsheetError {
    SpreadsheetError(
      words: Words(
        vi: "bảng tính hỏng ở phần \"\(part)\"; mở bằng Excel hoặc LibreOffice rồi lưu lại thành .xlsx",
        en: "the workbook is broken at \"\(part)\"; open it in Excel or LibreOffice and save it as .xlsx again"))
  }
}
