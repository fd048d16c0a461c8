import CivilTime
import Diagnostics
import Facts
import Obligations
import Organisations
import Regulations
import Telling
import UseCases

/// Every duty whose due day the text leaves open, in one table, and a form by which one day is set for many rows.
struct ActivationDaysPage {
  let frame: ActivationFrame
  let form: ActivationDaysForm
  /// What is wrong with what was typed, which was not kept.
  let errors: Findings?
  let context: PageContext

  private var plan: ActivationPlan { frame.plan }
  private var c: PageContext { context }

  var body: Html {
    guard let bound = plan.bound else {
      return
        "<p>\(c("Văn bản còn lỗi; sửa ở bước Văn bản rồi định ngày hạn.", "The text has errors; mend them in the first step, then set the days."))</p>"
    }
    let days = bound.regulation.unstatedDays(on: max(c.today, plan.from))
    if days.isEmpty {
      return
        "<p>\(c("Văn bản đã ghi ngày hạn của mọi việc định kỳ; không có gì để định.", "The text states the due day of everything that recurs; there is nothing to set."))</p>"
    }
    let errors = errors.flatMap {
      frame.points($0, c("Không đặt được ngày này; chưa lưu", "This day cannot be set; it was not kept"))
    }
    let order: [Series?] = Series.allCases.map(Optional.some) + [nil]
    let groups = order.compactMap { series -> Html? in
      let rows = days.filter { $0.series == series }
      return rows.isEmpty ? nil : table(series, rows, bound.regulation)
    }
    return """
      \(form.input.summary(c("Chưa đặt được", "Not set yet"), c))\(errors)
      <p>\(c("Mỗi ngày hạn đặt ở đây thành một câu áp dụng, căn cứ là công văn hướng dẫn ghi ở bước cuối. Đánh dấu các dòng rồi đặt một ngày cho tất cả; đặt lại thì câu cũ được thay.", "Each day that is set here becomes an application that rests on the guidance letter of the last step. Tick rows and set one day for all of them; set again, the earlier one is replaced."))</p>
      \(counts(days))
      \(frame.form("\(setting(days))\(groups)"))
      """
  }

  private func counts(_ days: [UnstatedDay]) -> Html {
    let open = days.count { isOpen($0) }
    let proposed = days.count { $0.settledBy?.ground.isProposal ?? false }
    return """
      <ul class="counts"><li><b>\(days.count)</b> \(c("dòng", "rows"))</li><li class="\("soon", if: open > 0)"><b>\(open)</b> \(c("chưa định", "not settled"))</li>\
      \("<li class=\"soon\"><b>\(proposed)</b> \(c("đề nghị", "proposed"))</li>", if: proposed > 0)</ul>
      """
  }

  private func isOpen(_ day: UnstatedDay) -> Bool {
    day.isOpen && plan.draft.days[ActivationDraft.DayKey(day.rule.address, day.series)] == nil
  }

  // MARK: The form

  private func setting(_ days: [UnstatedDay]) -> Html {
    let series = Series.allCases.filter { one in days.contains { $0.series == one } }
    let reaches =
      [
        (ActivationDaysForm.ticked, c("các dòng đã đánh dấu", "the rows that are ticked")),
        (ActivationDaysForm.allOpen, c("mọi dòng chưa định", "all rows that are not settled")),
      ] + series.map { (ActivationDaysForm.name(of: $0), c("mọi dòng: ", "all rows: ") + words($0)) }
    let kinds = ActivationDaysForm.Kind.allCases.filter { kind in days.contains { kind.fits($0.series) } }
    let rolls = [
      (AgreedDay.Roll.next.rawValue, c("chuyển sang ngày làm việc tiếp theo", "moves to the next working day")),
      (AgreedDay.Roll.before.rawValue, c("chuyển về ngày làm việc trước đó", "moves to the working day before")),
      (AgreedDay.Roll.unchanged.rawValue, c("giữ nguyên", "stays")),
    ]
    return """
      <fieldset><legend>\(c("Đặt một ngày cho nhiều dòng", "Set one day for many rows"))</legend>
      \(form.input.field(.reach, .choice(reaches), label: c("Cho", "For"), c))\
      \(form.input.field(.kind, .choice(kinds.map { ($0.rawValue, $0.words(c)) }), label: c("Hạn", "Due"), c))\
      \(form.input.field(.day, .day, label: c("Số, ngày hoặc thứ", "The number, day or weekday"), hint: c("Như 25; 15/11; thứ Sáu. Để trống nếu không cần", "As 25; 15/11; Friday. Empty where none is needed"), c))\
      \(form.input.field(.closing, .day, label: c("Số liệu tính đến (nếu có)", "Figures as of (if any)"), hint: c("Như 20 là ngày 20 tháng cuối kỳ; 31/10; thứ Năm. Hạn trước khi hết kỳ thì phải chốt sớm hơn", "As 20 for day 20 of the last month; 31/10; Thursday. A day before the period ends needs one"), c))\
      \(form.input.field(.roll, .choice(rolls), label: c("Nếu hạn là ngày nghỉ", "If it is a day off"), c))
      <div class="acts"><button class="main">\(c("Đặt ngày này", "Set this day"))</button></div></fieldset>
      """
  }

  // MARK: Rows

  func words(_ series: Series?) -> String {
    switch series {
    case .week: c("hằng tuần", "weekly")
    case .month: c("hằng tháng", "monthly")
    case .quarter: c("hằng quý, 3 tháng", "quarterly")
    case .sixMonths: c("6 tháng", "6-monthly")
    case .nineMonths: c("9 tháng", "9-monthly")
    case .year: c("hằng năm", "yearly")
    case nil: c("khi có việc (ngay, kịp thời)", "when something happens (at once, in good time)")
    }
  }

  private func table(_ series: Series?, _ days: [UnstatedDay], _ regulation: Regulation) -> Html {
    let rows = days.map { row($0, regulation) }
    return """
      <h2>\(words(series).capitalisedFirst)</h2>
      <table class="cards"><thead><tr><th scope="col">\(c("Việc", "What"))</th><th scope="col">\(c("Ai", "Who"))</th>\
      <th scope="col">\(c("Hạn", "Due"))</th></tr></thead><tbody>\(rows)</tbody></table>
      """
  }

  private func row(_ day: UnstatedDay, _ regulation: Regulation) -> Html {
    let rule = day.rule
    let key = ActivationDraft.DayKey(rule.address, day.series).text
    let isTicked = form.rows.contains { $0.text == key }
    let id = "d-\(key)"
    return """
      <tr><td><div class="choice"><input type="checkbox" id="\(id)" name="\(ActivationDaysForm.rowField)" value="\(key)"\(" checked", if: isTicked)>\
      <label for="\(id)">\(rule.deed(c.language).capitalisedFirst) <span class="soft">\(rule.address.withoutRegulation)</span></label></div></td>\
      <td data-head="\(c("Ai", "Who"))">\(rule.who(regulation, c.language))</td><td data-head="\(c("Hạn", "Due"))">\(settled(day, regulation))</td></tr>
      """
  }

  private func settled(_ day: UnstatedDay, _ regulation: Regulation) -> Html {
    if let application = day.settledBy {
      let words = SentencePrinter(c.language, names: regulation.parties.map(\.name)).words(application.item)
      let own = plan.draft.days[ActivationDraft.DayKey(day.rule.address, day.series)] != nil
      let closing = day.rule.terms(day.series, on: max(c.today, plan.from)).cutOff.map {
        "; " + SentencePrinter(c.language, names: []).words($0.item)
      }
      let ground: String =
        own
        ? c("đặt ở đây", "set here")
        : application.ground.isProposal || application.ground.words[c.language].contains("…")
          ? c("tệp đề nghị", "the file proposes it") : application.ground.words[c.language]
      return "\(words)\(closing ?? "") <span class=\"soft\">— \(ground)</span>"
    }
    if day.isAccepted {
      return "<span class=\"soft\">\(c("để ngỏ như văn bản", "left open as the text has it"))</span>"
    }
    return "<span class=\"mark soon\">\(c("chưa định", "not settled"))</span>"
  }
}

extension Rule {
  /// What it asks, in the words of the sentence.
  func deed(_ language: Language) -> String { duty?.syntax.deed(language) ?? address }

  /// Who owes it, as the text calls them.
  func who(_ regulation: Regulation, _ language: Language) -> String {
    (duty?.bearers ?? []).map { bearer in
      let name = regulation.parties[bearer.party].name
      return bearer.isSecretary ? (language == .vi ? "Bí thư \(name)" : "Secretary of \(name)") : name
    }.joined(separator: ", ")
  }
}
