import Access
import CivilTime
import Entries
import Obligations
import Regulations
import Reports
import Store
import UseCases

@testable import WebUI

/// An office to which two bodies report on a form every month, and which reports to a body above on the same form. Of some periods there are
/// reports already.
final class ReportWorld {
  let web: WebWorld

  static let form = """
    ---
    ngôn ngữ quy tắc: 1
    mã: kq
    loại: biểu mẫu
    tên: Biểu kết quả
    phiên bản: 1
    ---

    | mã | tên | kiểu | bắt buộc | cột | tổng hợp | lấy từ | nêu lý do khi |
    | --- | --- | --- | --- | --- | --- | --- | --- |
    | cuoc | Cuộc vận động | số (cuộc) | có | trong kỳ, lũy kế, cùng kỳ năm trước, tăng giảm | cộng | cấp dưới | khác trên 10% |
    | mo-hinh | Mô hình | số (mô hình) | không | trong kỳ | cuối | cấp dưới | |
    | muc | Đánh giá | chọn (tốt; yếu) | không | trong kỳ | không | | |
    | noi-bat | Kết quả nổi bật | văn bản | có | trong kỳ | không | | |
    """ + "\n"

  static let regulation = """
    ---
    ngôn ngữ quy tắc: 1
    mã: thu
    loại: quy chế phối hợp
    tên: Quy chế thử
    có hiệu lực từ: 1/1/2023
    ---

    # Quy chế thử

    ## Các bên

    - VP: Văn phòng = mã "o"
    - A: Ban A = mã "a"
    - B: Ban B = mã "b"
    - C: Cấp trên = mã "c"

    ## Chương I. Báo cáo

    ### Điều 1. Báo cáo tháng {#dieu-1}

    ```quydinh
    A, B phải báo cáo "kết quả" gửi VP; hằng tháng, chậm nhất ngày 5 tháng sau; theo mẫu kq.
    ```

    ### Điều 2. Báo cáo chung {#dieu-2}

    ```quydinh
    VP phải báo cáo "kết quả chung" gửi C; hằng tháng, chậm nhất ngày 10 tháng sau.
    ```

    ```apdung
    theo: hướng dẫn của Cấp trên, số 1-HD/CT, ngày 2/1/2023
    theo mẫu kq.
    ```

    ### Điều 3. Báo cáo khác {#dieu-3}

    ```quydinh
    A phải báo cáo "việc khác" gửi VP; hằng tháng, chậm nhất ngày 5 tháng sau.
    ```
    """ + "\n"

  /// With further bodies that report the same as A and B, of which some were followed by others: see `WebWorld`.
  init(form: String = ReportWorld.form, clauses: String = "", more: [String] = [], successions: [String] = []) throws {
    let parties = more.map { "- \($0.uppercased()): Ban \($0.uppercased()) = mã \"\($0)\"\n" }.joined()
    let text =
      Self.regulation.replacing("\n\n## Chương I.", with: "\n\(parties)\n## Chương I.")
      .replacing("\nA, B phải", with: "\nA, B\(more.map { ", từng \($0.uppercased())" }.joined()) phải") + clauses
    web = try WebWorld(regulation: text, forms: [("kq", form)], more: more, successions: successions)
  }

  static func id(_ rule: Int, _ body: String, _ period: String) -> ObligationID {
    guard let id = ObligationID("thu/dieu-\(rule):\(body):\(period)") else { preconditionFailure("an id") }
    return id
  }

  static let january = id(1, "a", "2024-M01"), february = id(1, "a", "2024-M02")

  /// The page on which a report is filled in and sent.
  static func sending(_ id: ObligationID) -> String { Route.act(id, .submission).path }

  /// What is typed for a report with nothing wrong.
  static func typed(_ cuoc: String, _ models: String = "", text: String = "xong") -> [(String, String)] {
    [("m.cuoc.inPeriod", cuoc), ("m.mo-hinh.inPeriod", models), ("m.noi-bat", text)]
  }

  /// Sends a report as somebody; the ledger number of its entry.
  @discardableResult func send(_ id: ObligationID, _ fields: [(String, String)], as person: WebWorld.Person) throws
    -> Int64
  {
    let answer = try web.post(Self.sending(id), fields, as: person)
    guard answer.status == 303 else { throw Unsent(page: answer) }
    return try web.count
  }

  struct Unsent: Error {
    let page: WebWorld.Page
  }

  /// The last entry, as a deed.
  var last: RecordedEvent? {
    get throws {
      guard case .event(let recorded)? = try web.store.entry(web.count)?.body else { return nil }
      return recorded
    }
  }

  /// A colleague at Ban A.
  func hireColleague() throws {
    _ = try Desk(web.store, .owner, now: WebWorld.now).grant(
      .specialist, to: web.id(of: .nobody), at: WebWorld.a, regulation: nil, from: WebWorld.first)
  }
}
