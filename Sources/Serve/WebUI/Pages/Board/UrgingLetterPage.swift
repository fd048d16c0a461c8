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

  private var official: OfficialPaper { Self.paper(of: letter) }

  /// How the sender's letters are laid out.
  static func paper(of letter: Desk.UrgingLetter) -> OfficialPaper {
    OfficialPaper(register: letter.register, sender: letter.sender, day: letter.day)
  }

  private func name(_ id: OrganisationID) -> String { letter.register.name(of: id, on: letter.day) }

  private var paper: Html {
    let values = form?.values ?? [:]
    let day = values[.day].flatMap { TypedDay.read($0) } ?? letter.day
    let round = letter.round
    let head = official.head(
      number: letter.number ?? values[.number],
      about:
        "V/v đôn đốc \(areReports ? "thực hiện chế độ báo cáo" : "thực hiện nhiệm vụ đến hạn")\(round > 1 ? " (lần \(round))" : "")",
      place: values[.place] ?? official.place, date: day)
    let foot = official.foot(
      copies: letter.copies.map(name), post: values[.post] ?? "", signer: values[.signer] ?? "")
    return OfficialPaper.page(
      head,
      """
      \(OfficialPaper.addressees(letter.bodies.map { name($0.body) }))
      <p>Thực hiện \(letter.regulation.title), đến ngày \(context.day(letter.day)), \(name(letter.sender)) \(missing) của \(letter.bodies.count) cơ quan, đơn vị theo bảng dưới đây.</p>
      \(table)
      <p>\(asked)</p>
      """, foot)
  }

  /// Whether nothing but reports is asked for: a dialogue is held, and nobody sends it.
  private var areReports: Bool { letter.bodies.flatMap(\.items).allSatisfy { $0.obligation.act?.kernel == .report } }

  private var missing: String {
    let count = letter.bodies.map(\.items.count).reduce(0, +)
    return areReports
      ? "chưa nhận được \(count) báo cáo đã đến hạn" : "chưa nhận được kết quả của \(count) nội dung đã đến hạn"
  }

  private var asked: String {
    let until = form == nil ? letter.until : form?.values[.until].flatMap { TypedDay.read($0) }
    let by = until.map { "chậm nhất ngày \(context.day($0))" } ?? "trong thời gian sớm nhất"
    let please = letter.isToSuperior ? "Kính đề nghị" : "Đề nghị"
    return areReports
      ? "\(please) các cơ quan, đơn vị gửi \(by). Báo cáo đã gửi, đề nghị cho biết số, ngày văn bản; báo cáo chưa gửi được, đề nghị nêu lý do."
      : "\(please) các cơ quan, đơn vị thực hiện và gửi báo cáo hoặc kết quả \(by). Nội dung đã thực hiện, đề nghị cho biết ngày và số, ngày văn bản (nếu có); nội dung chưa thực hiện được, đề nghị nêu lý do."
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
}
