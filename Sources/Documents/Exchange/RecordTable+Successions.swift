import Diagnostics
import Organisations

/// What a register and a plan say of successions in the same words.
extension RecordTable {
  /// One of the words of a list in a cell; reports and gives nil otherwise.
  func word<Word: RawRepresentable & CaseIterable>(_ row: RecordRow, _ column: String, code: String) -> Word?
  where Word.RawValue == String {
    guard let text = required(row, column) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let known = Word.allCases.map(\.rawValue)
    report(
      code, at: row.cell(column),
      Words(
        vi: "\"\(RecordTable.shown(text))\" không có trong danh sách: \(known.joined(separator: ", "))",
        en: "\"\(RecordTable.shown(text))\" is not one of: \(known.joined(separator: ", "))"),
      nearest: NearestName.nearest(to: text, among: known))
    return nil
  }

  func reportMissingSuccessor(_ row: RecordRow) {
    report(
      "missing-successor", at: row.cell("to"),
      Words(
        vi: "thiếu tổ chức kế thừa; chỉ \"dissolution\" được để trống",
        en: "the successor is missing; only \"dissolution\" may leave it empty"))
  }

  func reportOwnSuccessor(_ id: String, _ row: RecordRow) {
    report(
      "succeeds-itself", at: row.cell("to"),
      Words(
        vi: "\"\(id)\" không thể kế thừa chính mình; đổi tên mà giữ mã thì chỉ cần một dòng mới trong names.csv",
        en: "\"\(id)\" cannot succeed itself; a new name under the same identity is a line in names.csv"))
  }
}
