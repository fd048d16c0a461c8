import Boards
import CivilTime
import Diagnostics
import Exchange
import Facts
import Obligations
import Organisations
import Regulations
import Telling
import UseCases

/// *Bảng theo dõi*: bodies by periods, how complete and how timely.
struct BoardPage {
  /// The days that may be asked for.
  enum Field: String, CaseIterable {
    case on = "ngay", known = "biet"
  }

  let board: Desk.FollowUp
  /// What was typed of them.
  private let days: Typed<Field>
  let context: PageContext
  /// Which of the bodies are shown; the figures above them are of all.
  private let paging: Paging
  private var rows: ArraySlice<Desk.FollowUp.Row> { board.rows[paging.range] }

  /// So many cells make a page, of so many bodies at least: it stays light however many report.
  private static let cells = 600
  private static let leastRows = 25
  /// A drawing of more weighs too much.
  private static let mostSquares = 250

  /// A board, and which part of its bodies was asked for.
  init(board: Desk.FollowUp, days: Typed<Field> = Typed(), part: String?, context: PageContext) {
    self.board = board
    self.days = days
    self.context = context
    paging = Paging(
      part, of: board.rows.count, each: max(Self.leastRows, Self.cells / max(1, board.periods.count)))
  }

  var title: String { context("Bảng theo dõi", "Follow-up board") }

  private var question: Desk.FollowUpQuestion { board.question }
  private var register: Register { board.library.register }

  var body: Html {
    let c = context
    let asOf =
      question.on == c.today && question.known == c.today
      ? ""
      : c(
        "Xét ngày \(c.day(question.on)), theo những gì đã ghi đến hết ngày \(c.day(question.known)).",
        "As of \(c.day(question.on)), by what was recorded by the end of \(c.day(question.known)).")
    return """
      \(days.summary(c("Đã lấy hôm nay thay cho ngày không đọc được", "Today was taken where a day could not be read"), c))<h1>\(title)</h1>\(choice)\("<p class=\"soft\">\(asOf)</p>", if: !asOf.isEmpty)
      \(totals)\(onForms)\(board.rows.isEmpty ? empty : heat + table)
      """
  }

  /// What is reported on a form can be put together.
  private var onForms: Html? {
    if board.onForms.isEmpty { return nil }
    let c = context
    let links = board.onForms.map { rule, period -> Html in
      let words = rule.duty?.syntax.deed(c.language) ?? ""
      return
        "<li><a href=\"\(.consolidation(rule: rule.address, period))\">\(words.capitalisedFirst), \(PeriodWords.print(period, c.language))</a></li>"
    }
    return "<h2>\(c("Tổng hợp số liệu", "Figures together"))</h2><ul>\(links)</ul>"
  }

  private var empty: Html {
    "<p>\(context("Không có gì phải làm ở năm và loại kỳ này trong những gì vai trò đang có cho xem.", "Nothing is owed in this year and series in what the roles held show."))</p>"
  }

  // MARK: Question

  private var choice: Html {
    let c = context
    func options<Value: Equatable>(_ all: [(Value, String, String)], _ chosen: Value?) -> [Html] {
      all.map { value, raw, words in "<option value=\"\(raw)\"\(" selected", if: value == chosen)>\(words)</option>" }
    }
    let regulations = board.regulations.map { ($0.id, $0.id, $0.title) }
    let years = (c.today.year - 3...c.today.year + 1).map { ($0, String($0), String($0)) }
    let series = board.series.map { ($0, $0.rawValue, $0.words[c.language].capitalisedFirst) }
    return """
      <form method="get" action="\(.board)" class="inline">
      <div><label for="quy-che">\(c("Quy chế", "Regulation"))</label><select id="quy-che" name="quy-che">\(options(regulations, question.regulation))</select></div>
      <div><label for="nam">\(c("Năm", "Year"))</label><select id="nam" name="nam">\(options(years, question.year))</select></div>
      <div><label for="ky">\(c("Loại kỳ", "Periods"))</label><select id="ky" name="ky">\(options(series, question.series))</select></div>
      <div><label for="ngay">\(c("Xét ngày", "As of"))</label><input type="text" inputmode="numeric" id="ngay" name="ngay" value="\(c.day(question.on))"></div>
      <div><label for="biet">\(c("Theo những gì đã ghi đến", "As known on"))</label><input type="text" inputmode="numeric" id="biet" name="biet" value="\(c.day(question.known))"></div>
      <div><button class="button second">\(c("Xem", "Show"))</button></div></form>
      """
  }

  // MARK: Figures

  /// The four columns that follow-up reports have.
  private var totals: Html {
    let c = context
    let sum = board.total
    func one(_ number: Int, _ words: String, _ tone: Html) -> Html {
      "<li class=\"\(tone)\"><b>\(c.number(number))</b> \(words)</li>"
    }
    let rate = sum.completenessPerMille.map { percent($0) }
    let timely = sum.timelinessPerMille.map { percent($0) }
    let acts: Html =
      question.regulation.map { regulation in
        """
        <p><a class="button" href="\(.urging(regulation))">\(c("Đôn đốc", "Urge who is late"))</a>
        <a class="button second" href="\(csvAddress)">CSV</a></p>
        """
      } ?? ""
    return """
      <ul class="counts">\(one(sum.onTime, c("hoàn thành đúng hạn", "done on time"), ""))\
      \(one(sum.late, c("hoàn thành quá hạn", "done late"), ""))\(one(sum.notYetDue + sum.undated, c("đang thực hiện, trong hạn", "open, within time"), ""))\
      \(one(sum.missing, c("chưa hoàn thành, quá hạn", "not done, overdue"), sum.missing > 0 ? "late" : ""))</ul>
      <p>\(rate.map { c("Tỷ lệ gửi đủ \($0)", "Completeness \($0)") } ?? "")\(timely.map { c(", đúng hạn \($0).", ", timeliness \($0).") } ?? "")</p>\(acts)
      """
  }

  private func percent(_ perMille: Int) -> String {
    let tenths = perMille % 10
    return tenths == 0 ? "\(perMille / 10) %" : "\(perMille / 10)\(context(",", "."))\(tenths) %"
  }

  private var csvAddress: String { address + "&dang=csv" }

  /// Where this board is, with all that was chosen.
  private var address: String {
    let parts = [
      question.regulation.map { "quy-che=\($0)" }, "nam=\(question.year)", question.series.map { "ky=\($0.rawValue)" },
      "ngay=\(question.on)", "biet=\(question.known)",
    ]
    return Route.board.path + "?" + parts.compactMap(\.self).joined(separator: "&")
  }

  /// How a cell reads: a sign and a number, so that colour is not needed.
  private func mark(_ cell: Completeness) -> (sign: String, words: String, tone: String) {
    let c = context
    if cell.expected == 0 { return ("", c("không phải làm", "nothing owed"), "") }
    if cell.missing > 0 {
      return (
        "! \(c.number(cell.missing))",
        c(
          "thiếu \(c.number(cell.missing)) trong \(c.number(cell.expected))",
          "\(c.number(cell.missing)) of \(c.number(cell.expected)) missing"), "late"
      )
    }
    if cell.notYetDue + cell.undated > 0 {
      let open = c.number(cell.notYetDue + cell.undated)
      return ("· \(open)", c("còn \(open) việc trong hạn", "\(open) open, within time"), "")
    }
    if cell.late > 0 {
      let late = c.number(cell.late)
      return (c("chậm \(late)", "late \(late)"), c("\(late) gửi chậm", "\(late) late"), "half")
    }
    if cell.onTime > 0 { return ("✓ \(c.number(cell.onTime))", c("đủ, đúng hạn", "all on time"), "good") }
    return ("–", c("ghi nhận lý do khách quan", "excused"), "")
  }

  /// The whole board at a glance, drawn; the table says the same.
  private var heat: Html {
    let c = context
    let (width, height) = (14, 8)
    if rows.reduce(0, { $0 + $1.cells.count { $0.expected > 0 } }) > Self.mostSquares { return "" }
    var squares: [Html] = []
    for (y, row) in rows.enumerated() {
      for (x, cell) in row.cells.enumerated() where cell.expected > 0 {
        squares.append(
          "<rect class=\"heat \(mark(cell).tone)\" x=\"\(x * width)\" y=\"\(y * height)\" width=\"\(width - 2)\" height=\"\(height - 2)\"/>"
        )
      }
    }
    return """
      <svg class="heatmap" role="img" aria-label="\(c("Bản đồ nhiệt; bảng dưới đây nói cùng nội dung", "Heat map; the table below says the same"))" viewBox="0 0 \(board.periods.count * width) \(rows.count * height)" \
      width="\(board.periods.count * width)" height="\(rows.count * height)">\(squares)</svg>
      """
  }

  private var table: Html {
    let c = context
    let heads = board.periods.map { "<th scope=\"col\" class=\"cell\">\(BoardPage.short($0))</th>" as Html }
    let rows = rows.map { row -> Html in
      let name = register.name(of: row.body, on: question.on)
      let cells = zip(board.periods, row.cells).map { period, cell -> Html in
        let mark = mark(cell)
        if cell.expected == 0 { return "<td class=\"cell\"></td>" }
        return """
          <td class="cell \(mark.tone)"><a href="\(.cell(row.body, period, regulation: question.regulation ?? ""))" title="\(mark.words)">\(mark.sign)</a></td>
          """
      }
      let total = row.total
      return """
        <tr><th scope="row">\(name)</th>\(cells)<td class="num">\(c.number(total.received))/\(c.number(total.owedByNow))</td></tr>
        """
    }
    return """
      <p class="small">\(c("✓ đủ, đúng hạn; ! thiếu; \"chậm\": gửi quá hạn; · còn trong hạn; – có lý do khách quan. Số đi kèm là số việc. Cột cuối: đã gửi trên số phải gửi đến nay.", "✓ all on time; ! missing; \"late\": sent late; · open within time; – excused. The number is of obligations. Last column: sent of what should have been sent by now."))</p>
      <div class="scroll" tabindex="0" role="region" aria-label="\(title)"><table class="board"><caption class="skip">\(c("Cơ quan theo kỳ", "Bodies by periods"))</caption>
      <thead><tr><th scope="col">\(c("Cơ quan", "Body"))</th>\(heads)<th scope="col" class="num">\(c("Đã gửi", "Sent"))</th></tr></thead><tbody>\(rows)</tbody></table></div>\(paging.links(c, address))
      """
  }

  /// A period in the width of a column.
  static func short(_ period: PeriodLabel) -> String {
    switch period {
    case .week(_, let week): "T\(week)"
    case .month(_, let month): "\(month)"
    case .quarter(_, let quarter): ["I", "II", "III", "IV"][max(0, min(3, quarter - 1))]
    case .half(_, let half): "\(half)/2"
    case .cumulative(_, let months): "\(months)T"
    case .year(let year): "\(year)"
    default: period.description
    }
  }

  // MARK: CSV

  /// The board as CSV: a row for each body and period.
  var csv: String {
    var rows = [["body", "name", "period", "expected", "onTime", "late", "notYetDue", "missing", "undated", "excused"]]
    for row in board.rows {
      for (period, cell) in zip(board.periods, row.cells) where cell.expected > 0 {
        rows.append(
          [row.body.text, register.name(of: row.body, on: question.on), period.description]
            + [cell.expected, cell.onTime, cell.late, cell.notYetDue, cell.missing, cell.undated, cell.excused].map(
              String.init))
      }
    }
    return CSVWriter.text(rows)
  }
}

extension Series {
  /// The periods of a series, for people.
  var words: Words {
    switch self {
    case .week: Words(vi: "tuần", en: "weeks")
    case .month: Words(vi: "tháng", en: "months")
    case .quarter: Words(vi: "quý", en: "quarters")
    case .sixMonths: Words(vi: "6 tháng", en: "half-years")
    case .nineMonths: Words(vi: "9 tháng", en: "nine months")
    case .year: Words(vi: "năm", en: "years")
    }
  }
}
