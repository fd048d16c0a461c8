import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations
import Telling

/// *Rà soát chế độ báo cáo*: how many reports each body makes in a year, and which overlap.
struct BurdenPage {
  let review: BurdenReview
  /// What was typed for the year.
  let form: Typed<Field>
  /// Which bodies, and which groups of reports, are shown.
  let bodies: Paging
  let groups: Paging
  let context: PageContext

  enum Field: String, CaseIterable {
    case year = "nam"
  }

  /// So many are shown on a page.
  static let each = (bodies: 20, groups: 6)
  /// By which an address asks for groups.
  static let groupField = "nhom"
  /// The years that can be asked about.
  static let years = 1900...2199

  var title: String { context("Rà soát chế độ báo cáo", "Review of the reporting burden") }

  var body: Html {
    let c = context
    let year = review.year
    return """
      \(form.summary(c("Chưa xem được", "Not shown"), c))
      <p class="small"><a href="\(.regulations)">\(c("Quy chế, chương trình", "Regulations and programmes"))</a></p>
      <h1>\(title) \(c("năm", "of")) \(year)</h1>
      <form method="get" action="\(.burden)">\(form.field(.year, .day, label: c("Năm", "Year"), c))
      <div class="acts"><button class="main">\(c("Xem", "Show"))</button></div></form>
      \(review.burden.loads.isEmpty ? none : found)
      """
  }

  private var none: Html {
    let c = context
    return """
      <p>\(
        c(
          "Năm \(review.year) không có báo cáo nào phải gửi mà các vai trò đang có được xem; chọn năm khác.",
          "No report is to be made in \(review.year), as far as the roles held show it; choose another year."))</p>
      """
  }

  private var found: Html {
    let c = context
    let overlaps = review.burden.overlaps
    let items = groups.range.map { number -> Html in
      let overlap = overlaps[number]
      let members = overlap.members.map(member)
      return "<li value=\"\(number + 1)\">\(c(review.head(of: overlap)).capitalisedFirst)<ul>\(members)</ul></li>"
    }
    return """
      <h2 id="trung-ky">\(c("Báo cáo trùng kỳ", "Reports that overlap"))</h2>
      <p>\(c(review.overlapCount))</p>\("<ol>\(items)</ol>", if: !items.isEmpty)
      \(groups.links(c, address(keeping: "\(Paging.field)=\(bodies.page)")))
      <h2 id="moi-co-quan">\(c("Báo cáo của mỗi cơ quan", "Reports of each body"))</h2>
      <p>\(
        c(
          "Theo tháng có hạn hoặc có kỳ kết thúc. Đã gộp: gửi cùng báo cáo của kỳ lớn hơn, không tính vào các cột trước.",
          "By the month in which they fall due or their period ends. Absorbed: made with the report of a larger period, not counted in the columns before."))</p>
      \(table)
      \(bodies.links(c, address(keeping: "\(Self.groupField)=\(groups.page)")))
      """
  }

  /// The address of the page with its year, and with what the other list shows.
  private func address(keeping other: String) -> String {
    "\(Route.burden.path)?\(Field.year.rawValue)=\(review.year)&\(other)"
  }

  private func member(_ member: Burden.Member) -> Html {
    let c = context
    let (title, to, through) = review.parts(of: member, c.language)
    let parts = [
      to.isEmpty ? nil : c("gửi \(to)", "to \(to)"),
      through.map { c("thực hiện qua \($0)", "done through \($0)") },
    ].compactMap(\.self).map { " — \($0)" }.joined()
    let clause = member.rule.clause.withoutRegulation
    return """
      <li><a href="\(.clause(member.regulation.id, clause))">\(member.regulation.id), \(member.rule.address.withoutRegulation)</a>: \
      \(title)\(parts)</li>
      """
  }

  // MARK: Table

  private var table: Html {
    let c = context
    let months = (1...12).map { "<th scope=\"col\" class=\"num\">\(head($0))</th>" as Html }
    let rows = bodies.range.map { number -> Html in
      let load = review.burden.loads[number]
      return "<tr><td>\(review.name(load.bearer))</td>\(cells(load.months, load.total, load.absorbed))</tr>"
    }
    let sums = review.months
    let total: Html =
      "<tr><td><strong>\(c("Cộng", "Total"))</strong></td>\(cells(sums, sums.reduce(0, +), review.absorbed))</tr>"
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(c("Báo cáo của mỗi cơ quan theo tháng", "Reports of each body by month"))">
      <table class="cards"><thead><tr><th scope="col">\(c("Cơ quan", "Body"))</th>\(months)\
      <th scope="col" class="num">\(c("Cả năm", "Year"))</th><th scope="col" class="num">\(c("Đã gộp", "Absorbed"))</th></tr></thead>
      <tbody>\(rows)\(total)</tbody></table></div>
      """
  }

  private func head(_ month: Int) -> String { context("T\(month)", "\(month)") }

  private func cells(_ months: [Int], _ total: Int, _ absorbed: Int) -> Html {
    func cell(_ count: Int, _ head: String) -> Html {
      count == 0
        ? "<td class=\"num\"></td>" as Html : "<td class=\"num\" data-head=\"\(head)\">\(context.number(count))</td>"
    }
    let all = months.enumerated().map { cell($1, head($0 + 1)) }
    return """
      \(all)\(cell(total, context("Cả năm", "Year")))\(cell(absorbed, context("Đã gộp", "Absorbed")))
      """
  }
}
