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

  /// What would be new, in the order of the form.
  private var changes: [(place: String, old: String?, new: String)] {
    form.places.compactMap { place in
      guard let new = table.typing.values[place], new != input.typing.values[place] else { return nil }
      return (place, input.typing.values[place], new)
    }
  }

  var body: Html {
    let c = context
    let changes = changes
    let same = table.typing.values.count - changes.count
    let faults = table.faults.map { "<li>\(c($0).capitalisedFirst)</li>" as Html }
    let passed = table.passed.map { "<li>\(c($0).capitalisedFirst)</li>" as Html }
    return """
      \("<div class=\"wrong\" role=\"alert\" tabindex=\"-1\"><h2>\(c("Ô không lấy được", "What cannot be taken"))</h2><ul>\(faults)</ul></div>", if: !faults.isEmpty)
      <h1>\(title)</h1>
      <p>\(c("Tệp \(table.name): \(changes.count) ô mới hoặc khác, \(same) ô như đang có, \(faults.count) lỗi. Ô để trống giữ số đang có. Chưa lưu gì.", "The file \(table.name): \(changes.count) new or different, \(same) as they stand, \(faults.count) wrong. Empty cells leave what is there. Nothing is kept yet."))</p>
      \("<h2>\(c("Không lấy", "Left out"))</h2><ul>\(passed)</ul>", if: !passed.isEmpty)
      \(rows(changes))
      <form method="post" action="\(here)">\(c.token)<input type="hidden" name="_do" value="take-table">\(changes.map(hidden))
      <div class="acts">\("<button class=\"main\">\(c("Đưa vào bản nháp", "Put it into the draft"))</button>", if: !changes.isEmpty)\
      <a class="button second" href="\(here)">\(c("Thôi", "Cancel"))</a></div></form>
      """
  }

  private func rows(_ changes: [(place: String, old: String?, new: String)]) -> Html? {
    let c = context
    if changes.isEmpty { return nil }
    let rows = changes.map { change -> Html in
      """
      <tr><td data-head="\(c("Trong tệp", "In the file"))">\(table.cells[change.place] ?? "–")</td><th scope="row">\(form.words(change.place, c))</th>\
      <td data-head="\(c("Đang có", "There now"))">\((change.old ?? c("để trống", "empty")).shortened)</td>\
      <td data-head="\(c("Sẽ là", "Will be"))">\(change.new.shortened)</td></tr>
      """
    }
    return """
      <table class="cards"><caption>\(c("Sẽ vào bản nháp", "What goes into the draft"))</caption><thead><tr><th scope="col">\(c("Trong tệp", "In the file"))</th>\
      <th scope="col">\(c("Chỉ tiêu", "What is counted"))</th><th scope="col">\(c("Đang có", "There now"))</th><th scope="col">\(c("Sẽ là", "Will be"))</th></tr></thead><tbody>\(rows)</tbody></table>
      """
  }

  private func hidden(_ change: (place: String, old: String?, new: String)) -> Html {
    "<input type=\"hidden\" name=\"\(ReportInput.Place.ofForm(change.place).rawValue)\" value=\"\(change.new)\">"
  }
}
