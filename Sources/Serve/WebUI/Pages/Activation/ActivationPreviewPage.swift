import CivilTime
import Diagnostics
import Entries
import Facts
import Obligations
import Organisations
import Regulations
import Telling
import UseCases

/// What activating would ask and write, the letter on which it rests, and the button that does it.
struct ActivationPreviewPage {
  enum Field: String, CaseIterable {
    case ground = "can-cu", issuer = "noi-ban-hanh", number = "so", day = "ngay", from = "tu", followed = "theo-doi-tu"
  }

  static let act = "viec", activate = "kich-hoat"
  private static let letterForm = "cong-van"

  let frame: ActivationFrame
  let forecast: Forecast?
  let form: Typed<Field>
  let part: Paging
  let once: String

  static let each = 40

  private var plan: ActivationPlan { frame.plan }
  private var c: PageContext { frame.context }

  var body: Html {
    """
    \(form.summary(c("Chưa làm được", "Not done yet"), c))\(letter)\(asked)\(entries)\(doing)
    """
  }

  // MARK: The letter

  private var letter: Html {
    let parties = plan.text?.parties.map(\.name) ?? []
    let issuers = [("", "")] + parties.map { ($0, $0) }
    let grounds = [
      (ActivationDraft.Ground.letter.rawValue, c("công văn hướng dẫn", "a guidance letter")),
      (ActivationDraft.Ground.agreement.rawValue, c("thống nhất của các bên", "agreement of the parties")),
    ]
    let fields: Html = """
      \(form.field(.ground, .choice(grounds), label: c("Căn cứ của những điều đã định", "What is settled rests on"), c))\
      \(form.field(.issuer, .choice(issuers), label: c("Nơi ban hành công văn", "Who issues the letter"), c))\
      \(form.field(.number, .line, label: c("Số, ký hiệu", "Number"), hint: c("Như 12-CV/BDVTU; lấy từ sổ văn bản đi sau khi ký", "As 12-CV/BDVTU; from the register of outgoing documents once it is signed"), c))\
      \(form.field(.day, .day, label: c("Ngày công văn", "Day of the letter"), hint: "dd/mm/yyyy", c))\
      \(form.field(.from, .day, label: c("Áp dụng từ ngày (nếu khác)", "Holds from (if another day)"), hint: c("Để trống là từ ngày công văn", "Empty for the day of the letter"), c))
      \(form.field(.followed, .day, label: c("Theo dõi trên hệ thống từ ngày", "Followed here from"), hint: c("Những kỳ có hạn trước ngày này không nhắc, không tính là quá hạn. Để trống là theo dõi từ khi văn bản có hiệu lực", "Periods due before that day are not asked for and not counted as overdue. Empty to follow all since the text is in force"), c))
      <div class="acts"><button class="button second">\(c("Lưu số và ngày", "Save number and days"))</button></div>
      """
    return """
      <h2>\(c("Công văn hướng dẫn", "The guidance letter"))</h2>
      <p>\(c("In dự thảo, trình ký, lấy số rồi ghi số và ngày vào đây: cách tính của mỗi hạn sẽ dẫn công văn ấy.", "Print the draft, have it signed and numbered, then type number and day here: each due day will cite that letter."))</p>
      <ul class="acts"><li><a class="button second" href="\(.guidanceLetter(frame.id, .page))">\(c("Xem, in công văn", "See and print it"))</a></li>\
      <li><a class="button second" href="\(.guidanceLetter(frame.id, .file))">\(c("Tải tệp mở được bằng Word (.html)", "Download for Word (.html)"))</a></li>\
      <li><a class="button second" href="\(.guidanceLetter(frame.id, .text))">\(c("Tải chữ trơn (.txt)", "Download plain text (.txt)"))</a></li></ul>
      \(frame.form(fields, once: once, id: Self.letterForm))
      """
  }

  // MARK: What it asks

  private var asked: Html? {
    guard let forecast else { return nil }
    let total = forecast.rows.reduce(0) { $0 + $1.total }
    let heads = forecast.months.map { "<th scope=\"col\" class=\"num\">\($0.month)</th>" as Html }
    let rows = forecast.rows[part.range].map { row -> Html in
      let cells = row.counts.map { "<td class=\"num\">\($0 == 0 ? "" : c.number($0))</td>" as Html }
      return """
        <tr><th scope="row"><a href="\(.organisation(row.body))">\(plan.register.name(of: row.body, on: c.today))</a></th>\(cells)<td class="num"><b>\(c.number(row.total))</b></td></tr>
        """
    }
    return """
      <h2 id="se-giao">\(c("Mười hai tháng tới", "The twelve months that come"))</h2>
      <ul class="counts"><li><b>\(c.number(total))</b> \(c("việc đến kỳ", "obligations"))</li><li><b>\(c.number(forecast.rows.count))</b> \(c("cơ quan", "bodies"))</li>\
      <li><b>\(c.number(forecast.duties.count))</b> \(c("chế độ định kỳ", "recurring duties"))</li><li><b>\(c.number(forecast.standing))</b> \(c("việc thường xuyên", "standing duties"))</li></ul>
      \(overdue)
      <div class="scroll" tabindex="0" role="region" aria-label="\(c("Việc theo cơ quan và tháng", "By body and month"))"><table><caption>\(c("Số việc đến hạn, hoặc hết kỳ, theo cơ quan và tháng (từ \(month(forecast.months.first)) đến \(month(forecast.months.last)))", "Due, or with a period that ends, by body and month (\(month(forecast.months.first)) to \(month(forecast.months.last)))"))</caption>\
      <thead><tr><th scope="col">\(c("Cơ quan", "Body"))</th>\(heads)<th scope="col" class="num">\(c("Cộng", "Sum"))</th></tr></thead><tbody>\(rows)</tbody></table></div>
      \(part.links(c, Route.activationStep(frame.id, .preview).path))
      \(duties(forecast))
      """
  }

  /// That obligations are past their day before anybody could send anything, and what to do about it; nothing where none is.
  private var overdue: Html {
    guard let forecast, forecast.overdue > 0 else { return "" }
    return """
      <p><span class="mark late">\(c("\(c.number(forecast.overdue)) việc của các kỳ trước đã quá hạn ngay khi kích hoạt", "\(c.number(forecast.overdue)) obligations of earlier periods are overdue at once"))</span> \
      \(c("Văn bản có hiệu lực từ trước hôm nay. Nếu chỉ theo dõi từ nay thì ghi ngày ấy vào ô \"Theo dõi trên hệ thống từ ngày\"; nếu không thì ghi nhận thay những báo cáo đã đến.", "The text is in force since before today. To follow it from some day on, write that day at \"Followed here from\"; else record what has arrived."))</p>
      """
  }

  private func month(_ month: Forecast.Month?) -> String { month.map { "\($0.month)/\($0.year)" } ?? "" }

  private func duties(_ forecast: Forecast) -> Html? {
    guard let regulation = plan.bound?.regulation, !forecast.duties.isEmpty else { return nil }
    let rows = forecast.duties.map { duty -> Html in
      let next = duty.next.map {
        "\(c.day($0.date)) (\(PeriodWords.print(duty.period, c.language)))"
      }
      return """
        <tr><td>\(duty.rule.address.withoutRegulation)</td><td data-head="\(c("Việc", "What"))">\(duty.rule.deed(c.language).capitalisedFirst)</td>\
        <td data-head="\(c("Ai", "Who"))">\(duty.rule.who(regulation, c.language)) (\(duty.bodies))</td>\
        <td data-head="\(c("Hạn tới", "Next due"))">\(next ?? c("không ghi hạn", "no day"))</td></tr>
        """
    }
    return """
      <details><summary>\(c("Từng câu với hạn tới gần nhất", "Each sentence with its next due day"))</summary>
      <table class="cards"><thead><tr><th scope="col">\(c("Câu", "Sentence"))</th><th scope="col">\(c("Việc", "What"))</th><th scope="col">\(c("Ai", "Who"))</th>\
      <th scope="col">\(c("Hạn tới", "Next due"))</th></tr></thead><tbody>\(rows)</tbody></table></details>
      """
  }

  // MARK: What it writes

  private var entries: Html {
    let forms = plan.forms.filter { $0.coming == .brought }
    let lines =
      forms.map { "<li>\(c("Biểu mẫu", "The form")) \($0.id)</li>" as Html }
      + ["<li>\(c("Văn bản", "The text")) \(plan.draft.path), \(c.number(plan.draft.text.utf8.count)) byte</li>"]
    let policies = plan.policies.map { policy -> Html in
      let where_ = policy.clause.isEmpty ? c("cả quy chế", "all of it") : policy.clause
      return "<li>\(c("Cách áp dụng", "An application")), \(where_)<pre class=\"wrap\">\(policy.text)</pre></li>"
    }
    let count = lines.count + policies.count
    return """
      <h2>\(c("Sẽ ghi vào nhật ký", "What is written to the ledger"))</h2>
      <p>\(c("\(count) mục, cùng một lúc hoặc không mục nào.", "\(count) entries, all at once or none."))</p>
      <details><summary>\(c("Xem từng mục", "See each"))</summary><ol>\(lines)\(policies)</ol></details>
      """
  }

  private var doing: Html {
    guard plan.isReady else {
      let open = frame.points(plan.open, c("Còn để ngỏ", "Still open"))
      let errors = frame.points(plan.errors, c("Có lỗi", "Errors"))
      let ground: Html =
        plan.hasGround || plan.bound == nil
        ? ""
        : "<p>\(c("Chưa có số và ngày của công văn hướng dẫn.", "The number and day of the guidance letter are not there yet."))</p>"
      return """
        <h2>\(c("Chưa kích hoạt được", "It cannot be activated yet"))</h2>\(ground)\(errors)\(open)
        """
    }
    // It sends what stands in the fields of the letter too: what was changed there and not saved is not passed over.
    let button: Html = """
      \(overdue)\(frame.ended)<div class="acts"><button class="main" form="\(Self.letterForm)" name="\(Self.act)" value="\(Self.activate)">\(c("Kích hoạt quy chế", "Activate the regulation"))</button></div>
      """
    return """
      <h2>\(c("Kích hoạt", "Activate"))</h2><p>\(c("Mọi điểm đã định hoặc được chấp nhận là để ngỏ. Sau khi ghi, điều nào đổi thì ghi thêm cách áp dụng; không gì bị xóa.", "Everything is settled or accepted as open. What changes afterwards is settled by a further application; nothing is deleted."))</p>
      \(button)
      """
  }
}
