import CivilTime
import Diagnostics
import Facts
import HTTPCore
import Organisations
import Regulations
import Reorganisations
import Telling
import UseCases

/// *Sắp xếp tổ chức*: what was applied, a reorganisation that is written down, and what it would do before it is applied.
struct ReorganisationPage {
  enum Field: String, CaseIterable {
    case day = "ngay", basis = "can-cu", kind = "loai", ended = "ket-thuc", to = "tiep-nhan", new = "co-quan-moi"
    case files = "tep", reason = "ly-do"
  }

  /// What would be done.
  struct Preview {
    let reorganising: Desk.Reorganising
    /// The name under which it is kept until it is applied.
    let pending: String
  }

  /// Who takes over from a body, as it was typed, and what is wrong with that.
  struct Row {
    let from: OrganisationID
    let typed: String
    let fault: Words?
  }

  let done: [Desk.Reorganised]
  let form: Typed<Field>
  /// Body by body; none of a plan of files.
  var rows: [Row] = []
  /// The new body, where one begins.
  var newBody: SuccessionDraft.NewBody?
  var preview: Preview?
  /// What is wrong in the files of a plan.
  var findings: Findings?
  let register: Register
  let once: String
  let context: PageContext

  /// So many bodies of a plan are shown, and so many sentences.
  private static let most = 200, mostRules = 80

  var title: String { context("Sắp xếp tổ chức", "Reorganise") }

  var body: Html {
    let c = context
    return """
      \(form.summary(c("Chưa làm được", "Not done yet"), c))
      <p class="small"><a href="\(.organisations)">\(c("Cơ quan, đơn vị", "Bodies"))</a></p><h1>\(title)</h1>
      \(told)\(isBegun ? begun : "\(choice)\(applied)")
      """
  }

  private var isBegun: Bool { preview != nil || !rows.isEmpty }

  private var told: Html? {
    guard let findings else { return nil }
    let renderer = DiagnosticRenderer(language: context.language)
    let text = findings.findings.prefix(40).map { renderer.render($0, source: findings.sources[$0.file]) }.joined()
    let heading = context(
      "Kế hoạch chưa khớp danh bạ; chưa ghi gì", "The plan does not fit the register; nothing was written")
    return
      "<h2>\(heading)</h2><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(heading)\"><pre>\(text)</pre></div>"
  }

  // MARK: Writing one down

  private var choice: Html {
    let c = context
    return """
      <p>\(c("Cơ quan kết thúc thì việc đang mở, hồ sơ và số liệu của nó sang cơ quan tiếp nhận; lịch sử giữ tên cũ. Mọi thứ được xem trước, và thôi áp dụng được.", "What is open of a body that ends passes to who takes over; history keeps the old names. All of it is shown before it is written, and can be taken back."))</p>
      <h2>\(c("Theo từng cơ quan", "Body by body"))</h2>
      <form method="post" action="\(.reorganisations)" data-keep="sap-xep">\(c.token)
      \(form.field(.day, .day, label: c("Ngày đầu của tổ chức mới", "First day of the new state"), c))\
      \(form.field(.basis, .line, label: c("Căn cứ", "Basis"), hint: c("Như: Quyết định số 123-QĐ/TU ngày 20/3/2024", "As: decision no. 123-QĐ/TU of 20/3/2024"), c))\
      \(form.field(.kind, .choice([("merge", c("hợp nhất, sáp nhập", "merged")), ("conversion", c("chuyển đổi, đổi thành cơ quan khác", "converted into another")), ("dissolution", c("kết thúc hoạt động, không ai tiếp nhận", "ended, nobody takes over"))]), label: c("Việc sắp xếp", "What happens"), c))\
      \(form.field(.ended, .text, label: c("Cơ quan kết thúc", "Who ends"), hint: c("Mỗi dòng một cơ quan: tên hoặc mã. Ghi tên xã, phường thì mọi cơ quan của xã, phường ấy", "One a line: a name or id. The name of a commune stands for all its bodies"), c))\
      \(form.field(.to, .line, label: c("Cơ quan tiếp nhận", "Who takes over"), hint: c("Tên hoặc mã; tên xã, phường nếu sáp nhập xã, phường", "Name or id; the name of a commune where communes are merged"), c))\
      \(form.field(.new, .line, label: c("hoặc tên cơ quan mới lập", "or the name of a new body"), hint: c("Cơ quan mới mang các loại của những cơ quan nó thay và đứng ở chỗ cơ quan đầu tiên", "It has the kinds of those it follows, and stands where the first of them stood"), c))
      <div class="acts"><button class="main">\(c("Xem trước", "Preview"))</button></div></form>
      <details><summary>\(c("Theo kế hoạch trong tệp CSV", "By a plan in CSV files"))</summary>
      <p class="soft">\(c("Cho cả huyện, cả tỉnh: communes-before.csv, communes-after.csv, successions.csv…, bodies.csv.", "For a district or a province: communes-before.csv, communes-after.csv, successions.csv…, bodies.csv."))</p>
      <form method="post" action="\(.reorganisations)" enctype="multipart/form-data">\(c.token)
      <div class="field"><label for="ngay-kh">\(c("Ngày đầu của tổ chức mới", "First day of the new state"))</label><input type="text" class="short" inputmode="numeric" autocomplete="off" id="ngay-kh" name="ngay" value="\(form.values[.day] ?? "")"></div>
      <div class="field"><label for="can-cu-kh">\(c("Căn cứ", "Basis"))</label><input type="text" autocomplete="off" id="can-cu-kh" name="can-cu" value="\(form.values[.basis] ?? "")"></div>
      \(form.field(.files, .files, label: c("Các tệp CSV", "The CSV files"), c))
      <div class="acts"><button class="main">\(c("Xem trước", "Preview"))</button></div></form></details>
      """
  }

  private var applied: Html? {
    let c = context
    if done.isEmpty { return nil }
    let items = done.reversed().map { one -> Html in
      let isUndo = one.plan.hasPrefix("compensates ")
      let what =
        isUndo
        ? c(
          "Thôi áp dụng lần \(one.plan.dropFirst("compensates ".count))",
          "Took back number \(one.plan.dropFirst("compensates ".count))")
        : c(
          "Lần \(one.entry): \(one.lines) dòng, \(one.inForce) còn hiệu lực",
          "Number \(one.entry): \(one.lines) lines, \(one.inForce) in force")
      let undo: Html = """
        <details><summary>\(c("Thôi áp dụng", "Take it back"))</summary><form method="post" action="\(.reorganisations)">\(c.token)<input type="hidden" name="_once" value="\(once)-\(one.entry)"><input type="hidden" name="thoi" value="\(one.entry)">
        <div class="field"><label for="ly-do-\(one.entry)">\(c("Căn cứ, lý do", "Basis, reason"))</label><input type="text" autocomplete="off" id="ly-do-\(one.entry)" name="ly-do"></div>
        <button class="main">\(c("Thôi áp dụng lần \(one.entry)", "Take number \(one.entry) back"))</button></form></details>
        """
      return """
        <li><strong>\(one.inForce > 0 ? "<a href=\"\(.handover(one.entry))\">\(what)</a>" : "\(what)")</strong>\(one.recorded.map { ", \(c.moment($0))" as Html })\(one.basis.map { "<br>\($0)" as Html })\(undo, if: one.inForce > 0)</li>
        """
    }
    return "<h2>\(c("Đã áp dụng", "Applied"))</h2><ul>\(items)</ul>"
  }

  // MARK: Before it is applied

  private func name(_ id: OrganisationID, on day: CivilDate) -> String {
    id == newBody?.id ? newBody?.name ?? "" : register.name(of: id, on: day)
  }

  private var begun: Html {
    let c = context
    let day = form.values[.day].flatMap { TypedDay.read($0) } ?? c.today
    let lines = rows.enumerated().map { number, row -> Html in
      let bad = row.fault.map { "<p class=\"bad\" id=\"sang-\(number)-bad\">\(c($0).capitalisedFirst)</p>" as Html }
      return """
        <tr><th scope="row"><label for="sang-\(number)">\(name(row.from, on: day - 1))</label><br><span class="small soft">\(row.from.text)</span></th>\
        <td class="\("has-bad", if: row.fault != nil)" data-head="\(c("Tiếp nhận", "Takes over"))">\(bad)<input type="text" autocomplete="off" id="sang-\(number)" name="sang" value="\(row.typed)"\(" aria-invalid=\"true\" aria-describedby=\"sang-\(number)-bad\"", if: row.fault != nil)></td></tr>
        """
    }
    let table: Html = """
      <p class="soft">\(c("Sửa được ở từng dòng; để trống là không ai tiếp nhận.", "Each line can be changed; an empty one means that nobody takes over."))</p>
      <table class="cards"><thead><tr><th scope="col">\(c("Cơ quan kết thúc", "Who ends"))</th><th scope="col">\(c("Cơ quan tiếp nhận", "Who takes over"))</th></tr></thead><tbody>\(lines)</tbody></table>
      """
    let new = newBody.map {
      "<dt>\(c("Cơ quan mới", "New body"))</dt><dd>\($0.name) <span class=\"soft\">(\($0.id.text))</span></dd>" as Html
    }
    let facts: Html = """
      <dl class="facts"><dt>\(c("Ngày đầu", "First day"))</dt><dd>\(c.day(day))</dd><dt>\(c("Căn cứ", "Basis"))</dt><dd>\(form.values[.basis] ?? "")</dd>\(new)</dl>
      """
    let apply: Html = """
      <button class="main" name="viec-gi" value="ghi">\(c("Áp dụng", "Apply it"))</button>
      """
    return """
      <h2>\(c("Xem trước", "Preview"))</h2>\(facts)\(preview.map { effects($0.reorganising) })
      <form method="post" action="\(.reorganisations)">\(c.token)<input type="hidden" name="_once" value="\(once)">\(preview.map { "<input type=\"hidden\" name=\"buoc\" value=\"\($0.pending)\">" as Html })
      \(table, if: !rows.isEmpty)\(hidden)
      <div class="acts">\(apply, if: preview != nil)<button class="button second" name="viec-gi" value="xem">\(c("Xem trước lại", "Preview again"))</button>
      \("<button class=\"button second\" name=\"viec-gi\" value=\"csv\">CSV</button>", if: preview != nil)
      <a class="button second" href="\(.reorganisations)">\(c("Thôi", "Cancel"))</a></div></form>
      """
  }

  /// What was typed above the lines and comes back with them.
  private var hidden: Html {
    let fields = [Field.day, .basis, .kind].compactMap { field -> Html? in
      form.values[field].map { "<input type=\"hidden\" name=\"\(field.rawValue)\" value=\"\($0)\">" }
    }
    let bodies = rows.map { "<input type=\"hidden\" name=\"tu\" value=\"\($0.from.text)\">" as Html }
    let new = newBody.map {
      "<input type=\"hidden\" name=\"ma-moi\" value=\"\($0.id.text)\"><input type=\"hidden\" name=\"\(Field.new.rawValue)\" value=\"\($0.name)\">"
        as Html
    }
    return "\(fields)\(bodies)\(new)"
  }

  private func effects(_ all: Desk.Reorganising) -> Html {
    let c = context
    let handovers = all.reorganisation.handovers
    func count(_ number: Int, _ words: String, isLate: Bool = false) -> Html {
      "<li class=\"\("late", if: isLate && number > 0)\"><b>\(c.number(number))</b> \(words)</li>"
    }
    let outcomes = Handover.Outcome.allCases.map { outcome in
      count(handovers.count { $0.outcome == outcome }, c(outcome.words))
    }
    let decisions = handovers.filter(\.needsDecision)
    return """
      <ul class="counts">\(outcomes)\(count(decisions.count, c("cần người quyết định", "for a person to decide"), isLate: true))\
      \(count(all.reorganisation.alreadyPassed, c("đã chuyển từ trước", "had passed before")), if: all.reorganisation.alreadyPassed > 0)</ul>
      \(rules(all))\(bodies(all), if: rows.isEmpty)
      """
  }

  /// Which sentences of regulations lose who keeps them, and who keeps them then.
  private func rules(_ all: Desk.Reorganising) -> Html {
    let c = context
    let table = HandoverTable(all.reorganisation, applied: all.applied)
    if all.rules.isEmpty {
      return "<p>\(c("Không quy tắc nào mất người làm.", "No sentence of a regulation loses who keeps it."))</p>"
    }
    let more = all.rules.count - Self.mostRules
    let items = all.rules.prefix(Self.mostRules).map { rule -> Html in
      let groups = rule.groups.map { group -> Html in
        let first = group.bearers[0]
        let more = group.bearers.count - 1
        return """
          <li>\(table.name(first.from)) → \(first.to.first.map { table.name($0) } ?? "–")\(more > 0 ? c(", và \(more) cơ quan nữa", ", and \(more) more") : "")<br>\
          <span class="soft small">\(c(first.outcome.words)): \(c(group.reason.words))</span></li>
          """
      }
      return
        "<li><a href=\"\(.clause(rule.regulation.id, rule.rule.clause.withoutRegulation))\">\(rule.regulation.title), \(rule.rule.clause.withoutRegulation)</a>: <strong>\(c(rule.outcome.words))</strong><ul>\(groups)</ul></li>"
    }
    return """
      <details\(" open", if: all.rules.count <= 20)><summary>\(c("Quy tắc đổi người làm: \(all.rules.count)", "Sentences that change hands: \(all.rules.count)"))</summary><ul>\(items)\("<li>\(c("và \(more) quy tắc khác", "and \(more) more"))</li>", if: more > 0)</ul></details>
      """
  }

  private func bodies(_ all: Desk.Reorganising) -> Html {
    let c = context
    let table = HandoverTable(all.reorganisation, applied: all.applied)
    // What somebody has to decide comes first.
    let handovers =
      all.reorganisation.handovers.filter(\.needsDecision) + all.reorganisation.handovers.filter { !$0.needsDecision }
    let rows = handovers.prefix(Self.most).map { one -> Html in
      """
      <tr><th scope="row">\(table.name(one.from))</th><td data-head="\(c("Tiếp nhận", "Takes over"))">\(one.steps.map { $0.to.map { table.name($0) } ?? "–" }.joined(separator: "; "))</td>\
      <td data-head="\(c("Vì sao", "Why"))">\(c(one.cause.words)); \(c(one.way.words))</td></tr>
      """
    }
    let more = handovers.count - Self.most
    return """
      <table class="cards"><thead><tr><th scope="col">\(c("Cơ quan kết thúc", "Who ends"))</th><th scope="col">\(c("Cơ quan tiếp nhận", "Who takes over"))</th><th scope="col">\(c("Vì sao", "Why"))</th></tr></thead><tbody>\(rows)</tbody></table>\
      \("<p class=\"soft\">\(c("và \(c.number(more)) cơ quan khác; tải CSV để xem hết", "and \(c.number(more)) more; the CSV has all"))</p>", if: more > 0)
      """
  }
}
