import CivilTime
import Diagnostics
import HTTPCore
import Obligations
import Organisations
import Regulations
import Telling
import UseCases

/// *Công văn đôn đốc*: the letter to all who are late, as it would be sent, with what has to be filled in; or as it was sent.
struct UrgingLetterPage {
  /// What is filled in; the raw value is the field's name.
  enum Field: String, CaseIterable {
    case number = "so-van-ban", day = "ngay-van-ban", until = "han-moi", place = "dia-danh", post = "chuc-vu"
    case signer = "ho-ten"
  }

  let letter: Desk.UrgingLetter
  /// What was filled in; nil for a letter that was sent.
  var form: Typed<Field>?
  /// What is asked about the number.
  var look = LookOver(false)
  let once: String
  let context: PageContext

  var title: String {
    let c = context
    return letter.number.map { c("Công văn đôn đốc \($0)", "Letter to who is late, \($0)") }
      ?? c("Soạn công văn đôn đốc", "A letter to who is late")
  }

  var body: Html {
    let c = context
    let hidden: Html =
      "<p class=\"soft acts\">\(c("Công văn còn \(letter.hidden) nội dung khác mà vai trò đang có không được xem.", "The letter speaks of \(letter.hidden) more that the roles held do not see."))</p>"
    return """
      \(form?.summary(c("Chưa ghi được", "Not recorded yet"), c))<h1 class="on-screen">\(title)</h1>\(fields)\(hidden, if: letter.hidden > 0)
      \(paper)
      <p class="acts"><a class="button second" href="\(.urging(letter.regulation.id))">\(c("Về trang Đôn đốc", "Back to who is late"))</a></p>
      """
  }

  // MARK: What is filled in

  private var fields: Html? {
    let c = context
    guard let form else { return nil }
    let chosen = letter.bodies.flatMap(\.items).map {
      "<input type=\"hidden\" name=\"viec\" value=\"\($0.obligation.id.description)\">" as Html
    }
    return """
      <form method="post" action="\(.urgingLetter(letter.regulation.id))">\(c.token)<input type="hidden" name="_once" value="\(once)">\(chosen)
      <div class="columns">\
      \(form.field(.number, .line, label: c("Số, ký hiệu", "Number"), hint: c("Văn thư cấp, như 15-CV/BDVTU hoặc 15/UBND-VX; để trống khi soạn", "Given by the registry; empty while it is drafted"), c))\
      \(form.field(.day, .day, label: c("Ngày văn bản", "Its day"), c))\
      \(form.field(.until, .day, label: c("Đề nghị gửi chậm nhất ngày", "Asks for it by"), hint: c("Không thay hạn của quy chế", "The day of the regulation stays"), c))\
      \(form.field(.place, .line, label: c("Địa danh", "Place"), c))\
      \(form.field(.post, .line, label: c("Chức vụ người ký", "Post of who signs"), hint: c("Như K/T TRƯỞNG BAN – PHÓ TRƯỞNG BAN", "As it stands above the signature"), c))\
      \(form.field(.signer, .line, label: c("Họ tên người ký", "Name of who signs"), hint: c("Chỉ để in, không lưu", "For the print alone, not kept"), c))</div>\(look.box(c))
      <div class="acts"><button class="button second" name="viec-gi" value="xem">\(c("Cập nhật bản xem", "Update what is shown"))</button>\
      <button class="main" name="viec-gi" value="ghi">\(c("Ghi đã phát hành", "Record that it was sent"))</button></div>
      <p class="hint">\(c("In hoặc lưu PDF bằng lệnh in của trình duyệt (Ctrl+P): chỉ công văn dưới đây được in. Sau khi ký và cấp số, ghi đã phát hành: mỗi việc trong bảng có một dòng đôn đốc.", "Print it or keep it as PDF with the browser (Ctrl+P): only the letter below is printed. When it is signed and numbered, record that it was sent: each line of its table is then noted as urged."))</p></form>
      """
  }

  // MARK: The letter

  /// By whose rules the letter is laid out: those of the State, of the Party, or neither.
  private enum Manner { case state, party, other }

  /// As Nghị định 30/2020/NĐ-CP, phụ lục I, and Hướng dẫn 05-HD/VPTW (27/5/2026) have it, as far as drafting guides tell: secondary sources.
  private var manner: Manner {
    func stands(in tree: Tree) -> Bool {
      letter.register.parent(of: letter.sender, in: tree, on: letter.day) != nil
        || letter.register.organisations.contains { $0.parent(in: tree, on: letter.day) == letter.sender }
    }
    return stands(in: .front) ? .other : stands(in: .party) ? .party : stands(in: .state) ? .state : .other
  }

  private func name(_ id: OrganisationID) -> String { letter.register.name(of: id, on: letter.day) }

  private var above: String? {
    [Tree.party, .state, .front].lazy.compactMap { letter.register.parent(of: letter.sender, in: $0, on: letter.day) }
      .first.map { name($0) }
  }

  /// Always in Vietnamese: it is a document, not a page.
  private var paper: Html {
    let manner = manner
    let values = form?.values ?? [:]
    let day = values[.day].flatMap { TypedDay.read($0) } ?? letter.day
    let number = letter.number ?? values[.number] ?? "……"
    let parts = day.components
    let country: Html =
      switch manner {
      case .state:
        "<p><strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong><br><strong class=\"motto\">Độc lập - Tự do - Hạnh phúc</strong></p>"
      case .party: "<p><strong class=\"motto\">ĐẢNG CỘNG SẢN VIỆT NAM</strong></p>"
      case .other: ""
      }
    let place = values[.place] ?? Self.place(of: letter)
    let zero = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    // The State writes days below 10 and the first two months with a nought.
    let date =
      "ngày \(zero(parts.day)) tháng \(parts.month < 3 ? zero(parts.month) : "\(parts.month)") năm \(parts.year)"
    let round = letter.round
    return """
      <article class="paper" lang="vi"><header><div>\(above.map { "<p>\($0.uppercased())</p>" as Html })\
      <p><strong>\(name(letter.sender).uppercased())</strong>\("<br>*", if: manner == .party)</p>\
      <p>\(manner == .party ? "Số" : "Số:") \(number)<br><span class="small">V/v đôn đốc thực hiện chế độ báo cáo\(round > 1 ? " (lần \(round))" : "")</span></p></div>\
      <div>\(country)<p><em>\(place.isEmpty ? "……" : place), \(date)</em></p></div></header>
      \(addressees)
      <p>Thực hiện \(letter.regulation.title), đến ngày \(context.day(letter.day)), \(name(letter.sender)) chưa nhận được \(count) của \(letter.bodies.count) cơ quan, đơn vị theo bảng dưới đây.</p>
      \(table)
      <p>\(asked)</p>
      <footer><div><p><strong><em>Nơi nhận:</em></strong></p><ul><li>Như trên;</li>\(letter.copies.map { "<li>\(name($0)) (để biết);</li>" as Html })<li>Lưu.</li></ul></div>\
      <div><p><strong>\(values[.post] ?? "")</strong></p><p class="signature">\(values[.signer] ?? "")</p></div></footer></article>
      """
  }

  private var count: String { "\(letter.bodies.map(\.items.count).reduce(0, +)) nội dung đã đến hạn" }

  /// So many are written to by name; more of them as those of the table.
  private static let mostNamed = 12

  private var addressees: Html {
    if letter.bodies.count == 1 { return "<p class=\"to\">Kính gửi: \(name(letter.bodies[0].body)).</p>" }
    return letter.bodies.count > Self.mostNamed
      ? "<p class=\"to\">Kính gửi: Các cơ quan, đơn vị có tên trong bảng kê.</p>"
      : "<div class=\"to\"><p>Kính gửi:</p><ul>\(letter.bodies.map { "<li>\(name($0.body));</li>" as Html })</ul></div>"
  }

  private var asked: String {
    let until = form == nil ? letter.until : form?.values[.until].flatMap { TypedDay.read($0) }
    let by = until.map { "chậm nhất ngày \(context.day($0))" } ?? "trong thời gian sớm nhất"
    return
      "Đề nghị các cơ quan, đơn vị gửi \(by). Nội dung đã gửi, đề nghị cho biết số, ngày văn bản; nội dung chưa gửi được, đề nghị nêu lý do."
  }

  private var table: Html {
    let rows = letter.bodies.enumerated().flatMap { number, group in
      group.items.enumerated().map { place, item -> Html in
        let one = item.obligation
        let due = one.state.due
        let late = due.map { letter.day - $0 } ?? 0
        let count = group.items.count
        let head: Html = """
          <td class="num"\(" rowspan=\"\(count)\"", if: count > 1)>\(number + 1)</td><td\(" rowspan=\"\(count)\"", if: count > 1)>\(name(group.body))</td>
          """
        return """
          <tr>\(head, if: place == 0)<td>\(one.deed(.vi).capitalisedFirst)</td><td>\(ObligationWords.period(one, .vi))</td>\
          <td>\(due.map { context.day($0) } ?? "")</td><td class="num">\(late)</td><td class="num">\(item.reminders)</td></tr>
          """
      }
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="Các nội dung chưa nhận được"><table><thead><tr><th scope="col" class="num">TT</th><th scope="col">Cơ quan, đơn vị</th><th scope="col">Nội dung</th><th scope="col">Kỳ</th>\
      <th scope="col">Hạn</th><th scope="col" class="num">Quá hạn (ngày)</th><th scope="col" class="num">Đã nhắc (lần)</th></tr></thead><tbody>\(rows)</tbody></table></div>
      """
  }

  /// Where a letter is dated: the area of its sender, without what kind of area that is where it has a name of its own.
  static func place(of letter: Desk.UrgingLetter) -> String {
    guard let area = letter.register[letter.sender]?.place(on: letter.day),
      let name = letter.register[area]?.names.value(on: letter.day)
    else { return "" }
    for kind in ["Tỉnh ", "Thành phố ", "Huyện ", "Thị xã ", "Quận ", "Xã ", "Phường ", "Thị trấn "]
    where name.hasPrefix(kind) {
      let own = name.dropFirst(kind.count)
      // Phường 4 is called so.
      return own.first.map(\.isNumber) ?? true ? name : String(own)
    }
    return name
  }
}
