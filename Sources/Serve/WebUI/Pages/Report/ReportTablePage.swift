import Diagnostics
import Obligations
import Regulations
import Reports
import Telling
import UseCases

/// What a table that was uploaded would put into a report, place by place, before it is kept.
struct ReportTablePage {
  let table: UploadedTable
  let sheet: Desk.ReportSheet
  let input: ReportInput
  let context: PageContext

  private var form: Form { sheet.form.form }
  private var id: ObligationID { sheet.matter.obligation.id }
  private var here: Route { .act(id, input.act.name) }

  var title: String { context("Xem trước bảng tính", "Preview of the table") }

  /// The name of the boxes by which a value is taken out of the draft.
  static let emptyField = "bo-trong"

  /// A place of the form, what stands there now and what the file has.
  private typealias Change = (place: String, old: String?, new: String)

  /// What would be new, in the order of the form.
  private var changes: [Change] {
    form.places.compactMap { place in
      guard let new = table.typing.values[place], new != input.typing.values[place] else { return nil }
      return (place, input.typing.values[place], new)
    }
  }

  /// What stands in the report and is empty in the file.
  private var emptied: [(place: String, old: String)] {
    form.places.compactMap { place in
      guard table.cells[place] != nil, table.typing.values[place] == nil, let old = input.typing.values[place] else {
        return nil
      }
      return (place, old)
    }
  }

  var body: Html {
    let c = context
    let (changes, emptied) = (changes, emptied)
    let same = table.typing.values.count - changes.count
    let replaced = changes.count { $0.old != nil }
    let faults = table.faults.map { "<li>\(c($0).capitalisedFirst)</li>" as Html }
    let passed = table.passed.map { "<li>\(c($0).capitalisedFirst)</li>" as Html }
    let isOther = !table.differences.isEmpty
    let differences = table.differences.map { "<li>\(c($0).capitalisedFirst)</li>" as Html }
    return """
      \("<div class=\"wrong\" role=\"alert\" tabindex=\"-1\"><h2>\(c("Tệp là của báo cáo khác?", "Is the file of another report?"))</h2><ul>\(differences)</ul><p>\(c("Chưa lấy gì. Nếu nhầm tệp, bấm Thôi rồi chọn lại.", "Nothing was taken. If it is the wrong file, cancel and choose again."))</p></div>", if: isOther)\
      \("<div class=\"wrong\" role=\"alert\" tabindex=\"-1\"><h2>\(c("Ô không lấy được", "What cannot be taken"))</h2><ul>\(faults)</ul></div>", if: !faults.isEmpty)
      <h1>\(title)</h1>
      <p>\(c("Tệp \(table.name): \(changes.count - replaced) ô mới, \(replaced) ô thay số đang có, \(same) ô như đang có, \(faults.count) lỗi. Chưa lưu gì vào báo cáo.", "The file \(table.name): \(changes.count - replaced) new, \(replaced) in place of what is there, \(same) as they stand, \(faults.count) wrong. Nothing is put into the report yet."))</p>
      \("<p>\(c("Bảng chưa có ô nào được điền.", "No cell of the table is filled in."))</p>", if: table.typing.values.isEmpty && faults.isEmpty)
      \("<p>\(c("Tệp gửi kèm vừa chọn không theo qua bước này; chọn lại khi gửi.", "The files to send along do not come through this step; choose them again when you send."))</p>", if: !input.act.files.isEmpty)
      \("<h2>\(c("Không lấy", "Left out"))</h2><ul>\(passed)</ul>", if: !passed.isEmpty)
      \(rows(changes))
      <form method="post" action="\(here)">\(c.token)<input type="hidden" name="_do" value="take-table">\(changes.map(hidden))\(boxes(emptied))
      <div class="acts">\("<button class=\"main\">\(isOther ? c("Vẫn đưa vào bản nháp", "Put it into the draft all the same") : c("Đưa vào bản nháp", "Put it into the draft"))</button>", if: !changes.isEmpty || !emptied.isEmpty)\
      <a class="button second" href="\(here)">\(c("Thôi", "Cancel"))</a></div></form>
      """
  }

  private func rows(_ changes: [Change]) -> Html? {
    let c = context
    if changes.isEmpty { return nil }
    let rows = changes.map { change -> Html in
      let old: Html = change.old.map { "<del>\($0.shortened)</del>" } ?? "\(c("để trống", "empty"))"
      return """
        <tr><td data-head="\(c("Trong tệp", "In the file"))">\(table.cells[change.place] ?? "–")</td><th scope="row">\(form.words(change.place, c))</th>\
        <td data-head="\(c("Đang có", "There now"))">\(old)</td><td data-head="\(c("Sẽ là", "Will be"))">\(change.new.shortened)</td></tr>
        """
    }
    return """
      <table class="cards"><caption>\(c("Sẽ vào bản nháp", "What goes into the draft"))</caption><thead><tr><th scope="col">\(c("Trong tệp", "In the file"))</th>\
      <th scope="col">\(c("Chỉ tiêu", "What is counted"))</th><th scope="col">\(c("Đang có", "There now"))</th><th scope="col">\(c("Sẽ là", "Will be"))</th></tr></thead><tbody>\(rows)</tbody></table>
      """
  }

  /// What the file leaves empty stays, unless it is ticked.
  private func boxes(_ emptied: [(place: String, old: String)]) -> Html? {
    let c = context
    if emptied.isEmpty { return nil }
    let boxes = emptied.map { one -> Html in
      """
      <div class="choice"><input type="checkbox" id="e-\(one.place)" name="\(Self.emptyField)" value="\(one.place)">\
      <label for="e-\(one.place)">\(form.words(one.place, c)): \(one.old.shortened) <span class="soft">(\(table.cells[one.place] ?? ""))</span></label></div>
      """
    }
    return """
      <fieldset><legend>\(c("Tệp để trống, báo cáo đang có", "Empty in the file, and something stands in the report"))</legend>
      <p class="hint">\(c("Những số này được giữ. Đánh dấu số nào cần xóa.", "These are kept. Tick those that are to go."))</p>\(boxes)</fieldset>
      """
  }

  private func hidden(_ change: Change) -> Html {
    "<input type=\"hidden\" name=\"\(ReportInput.Place.ofForm(change.place).rawValue)\" value=\"\(change.new)\">"
  }
}
