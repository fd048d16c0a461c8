import Diagnostics
import Facts
import Telling
import UseCases

/// The forms that a regulation names: there, brought, or left out.
struct ActivationFormsPage {
  static let fileField = "tep", leaveField = "de-lai"

  let frame: ActivationFrame
  let errors: Findings?
  /// What is wrong with a file that was chosen.
  let faults: [Words]

  private var c: PageContext { frame.context }

  var body: Html {
    let needs = frame.plan.forms
    if needs.isEmpty {
      return "<p>\(c("Quy chế không nêu biểu mẫu nào.", "The regulation names no form."))</p>"
    }
    let rows = needs.map { need -> Html in
      """
      <tr><td>\(need.id)</td><td data-head="\(c("Cho", "For"))">\(need.rules.map(\.withoutRegulation).joined(separator: ", "))</td>\
      <td data-head="\(c("Tình trạng", "State"))">\(state(need))</td></tr>
      """
    }
    let wrong: Html? =
      faults.isEmpty
      ? nil
      : "<div class=\"wrong\" role=\"alert\" tabindex=\"-1\"><h2>\(c("Chưa lưu được", "Not saved"))</h2><ul>\(faults.map { "<li>\(c($0).capitalisedFirst)</li>" as Html })</ul></div>"
    return """
      \(wrong)\(errors.flatMap { ActivationFrame.told($0, c("Tệp mẫu có lỗi; chưa lưu", "The form has errors; it was not kept"), c) })
      <table class="cards"><thead><tr><th scope="col">\(c("Mẫu", "Form"))</th><th scope="col">\(c("Cho", "For"))</th><th scope="col">\(c("Tình trạng", "State"))</th></tr></thead><tbody>\(rows)</tbody></table>
      <p class="soft">\(c("Mẫu để lại thì báo cáo ấy gửi bằng văn bản kèm tệp, không có ô số liệu và không tổng hợp được; mẫu đưa vào sau thì dùng từ lúc ấy.", "Without its form a report is sent as a document with files: there are no places for figures and nothing is put together; a form that comes later is used from then on."))</p>
      \(bringing)\(leaving)
      """
  }

  private func state(_ need: ActivationPlan.FormNeed) -> Html {
    switch need.coming {
    case .there: "<span class=\"mark good\">\(c("đã có trong kho", "in the store"))</span>"
    case .brought: "<span class=\"mark good\">\(c("sẽ đưa vào cùng quy chế", "comes with the regulation"))</span>"
    case .leftOut: "<span class=\"mark\">\(c("để lại", "left out"))</span>"
    case .missing: "<span class=\"mark soon\">\(c("chưa có", "missing"))</span>"
    }
  }

  private var bringing: Html {
    let fields: Html = """
      <div class="field"><label for="\(Self.fileField)">\(c("Đưa tệp mẫu vào (.md)", "Bring a form (.md)"))</label>\
      <input type="file" id="\(Self.fileField)" name="\(Self.fileField)" multiple></div>
      <div class="acts"><button class="main">\(c("Đưa vào", "Bring"))</button></div>
      """
    return frame.form(fields, hasFiles: true)
  }

  private var leaving: Html? {
    let needs = frame.plan.forms.filter { $0.coming != .there }
    if needs.isEmpty { return nil }
    let lines = needs.map { need -> Html in
      """
      <div class="choice"><input type="checkbox" id="l-\(need.id)" name="\(Self.leaveField)" value="\(need.id)"\(" checked", if: need.coming == .leftOut)>\
      <label for="l-\(need.id)">\(need.id)</label></div>
      """
    }
    let fields: Html = """
      <input type="hidden" name="viec" value="de-lai"><fieldset><legend>\(c("Để lại các mẫu", "Leave forms out"))</legend>\(lines)</fieldset>
      <div class="acts"><button class="button second">\(c("Lưu", "Save"))</button></div>
      """
    return frame.form(fields)
  }
}
