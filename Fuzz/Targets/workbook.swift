import Diagnostics
import Regulations
import Reports
import Spreadsheets

private let form: Form = {
  let (form, findings) = FormFile.read(
    SourceText(
      name: "fuzz.md",
      text: """
        ---
        ngôn ngữ quy tắc: 1
        mã: fuzz
        loại: biểu mẫu
        tên: Biểu
        ---

        | mã | tên | kiểu | bắt buộc | cột | tổng hợp | lấy từ | nêu lý do khi |
        | --- | --- | --- | --- | --- | --- | --- | --- |
        | a | A | số (cuộc) | có | trong kỳ, lũy kế | cộng | | khác trên 1 |
        | b | B | văn bản | không | trong kỳ | không | | |

        """))
  guard let form else { fatalError("the form of the fuzz target: \(findings)") }
  return form
}()

/// A workbook, or one whose sheet the bytes are, which packing would hide from the fuzzer: bounded whatever it says, and what is taken from it is read again the same from a workbook of ours.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let sheet = read(bytes(start, count)) else { return 0 }
  hold(sheet.rows.keys.allSatisfy { 1...WorkbookReader.limits.rows ~= $0 })
  hold(sheet.rows.values.allSatisfy { $0.keys.allSatisfy { 1...WorkbookReader.limits.columns ~= $0 } })
  let filled = ReportWorkbook.read(sheet, on: form, beside: Beside(), .vi)
  for fault in filled.faults { hold(!fault.words.vi.isEmpty && !fault.words.en.isEmpty) }
  hold(Set(filled.typing.values.keys).isSubset(of: Typing.places(of: form)))
  let out = ReportWorkbook.sheet(filled.typing, on: form, beside: Beside(), .vi)
  guard let bytes = WorkbookWriter.write(out), let again = read(bytes) else {
    fatalError("what was written is not read")
  }
  let back = ReportWorkbook.read(again, on: form, beside: Beside(), .vi)
  hold(back.faults.isEmpty)
  for (place, text) in filled.typing.values where place != "a.reason" && place != "b" {
    hold((try? Amount(typed: text, .vi)) == back.typing.values[place].flatMap { try? Amount(typed: $0, .vi) })
  }
  return 0
}

private func read(_ bytes: [UInt8]) -> Spreadsheet? {
  do throws(SpreadsheetError) {
    if bytes.starts(with: [0x50, 0x4B]) { return try WorkbookReader.read(bytes).sheet(0) }
    return try WorkbookReader.read(parts: [
      "xl/workbook.xml": Array("<workbook><sheets><sheet name=\"a\" id=\"r\"/></sheets></workbook>".utf8),
      "xl/_rels/workbook.xml.rels": Array("<a><Relationship Id=\"r\" Target=\"worksheets/a.xml\"/></a>".utf8),
      "xl/sharedStrings.xml": Array(
        "<sst><si><t>Chỉ tiêu</t></si><si><t>trong kỳ</t></si><si><t>A</t></si></sst>".utf8),
      "xl/worksheets/a.xml": bytes,
      "xl/styles.xml": Array("<styleSheet><cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs></styleSheet>".utf8),
    ]).sheet(0)
  } catch {
    hold(!error.words.vi.isEmpty && !error.words.en.isEmpty)
    return nil
  }
}
