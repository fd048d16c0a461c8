import CivilTime
import Diagnostics
import Facts
import HTTPCore
import Obligations
import Organisations
import Regulations
import Telling
import UseCases

/// *Tiếp nhận*: what others sent, to be received together, and what came on paper, to be ticked from the incoming register.
struct IntakePage {
  /// What one ticks from: what others owe under one sentence for one period.
  struct Chosen {
    let rule: String
    let period: PeriodLabel
    let obligations: [Obligation]
    let library: Library
  }

  /// By what an address chooses.
  static let rule = "cau", period = "ky", groupsPage = "nhom"

  let intake: Desk.Intake
  let chosen: Chosen?
  let form: IntakeForm
  let context: PageContext
  /// Makes the forms ones that are taken once.
  let once: (receiving: String, recording: String)
  private let groups: Paging
  private let rows: Paging

  /// So many rows are sent together at most: a form has room for some hundred fields.
  private static let mostRows = 100
  private static let mostGroups = 15

  /// A page, and which parts of its lists were asked for.
  init(
    intake: Desk.Intake, chosen: Chosen?, form: IntakeForm, groups: String?, rows: String?, context: PageContext,
    once: (receiving: String, recording: String)
  ) {
    self.intake = intake
    self.chosen = chosen
    self.form = form
    self.context = context
    self.once = once
    self.groups = Paging(groups, of: intake.waiting.count, each: Self.mostGroups, field: Self.groupsPage)
    self.rows = Paging(rows, of: chosen?.obligations.count ?? 0, each: Self.mostRows)
  }

  var title: String { context("Tiếp nhận", "Receiving") }
  var isReturned: Bool { !form.input.faults.isEmpty }

  private var register: Register { intake.library.register }

  private func name(of body: OrganisationID) -> String { register.name(of: body, on: context.today) }

  var body: Html {
    """
    \(form.input.summary(context("Chưa ghi được", "Not recorded yet"), context))<h1>\(title)</h1>
    \(recording)\(receiving)\(waiting)
    """
  }

  // MARK: What arrived

  private var receiving: Html {
    let c = context
    // Who ticks from the incoming register sees that alone.
    if chosen != nil { return "" }
    let arrived = intake.arrived.prefix(Self.mostRows)
    let heading = "<h2>\(c("Đã gửi đến, chờ tiếp nhận", "Sent here, waiting to be received"))</h2>" as Html
    if arrived.isEmpty {
      return "\(heading)<p>\(c("Không có gì chờ tiếp nhận.", "Nothing waits to be received."))</p>"
    }
    let lines = arrived.map { one, sending -> Html in
      let row = one.id.description
      let line = WorkList.Line(one, fromOthers: true, in: register, on: c.today, c.language)
      return """
        <tr><td>\(tick(.rows, row, c("Chọn", "Tick"), "\(line.title), \(line.about)"))</td>
        <td><a href="\(.matter(one.id))">\(line.title)</a><div class="about">\(line.about)</div><div class="about">\(sent(sending))</div></td>
        <td><span class="mark \(line.mark.tone.rawValue)">\(c(line.mark.words))</span><div class="about">\(line.due)</div></td>
        <td data-head="\(c("Số đến", "Arrival no."))"><input type="hidden" name="\(IntakeForm.Field.sending(row).rawValue)" value="\(sending.id)">\
        \(cell(.arrival(row), c("Số đến", "Arrival number"), line.about))</td></tr>
        """
    }
    let more = intake.arrived.count - arrived.count
    return """
      \(heading)<p class="soft">\(c("Đánh dấu rồi tiếp nhận một lần. Cần trả lại hoặc không chấp nhận thì mở từng mục.", "Tick and receive at once. To return or refuse one, open it."))</p>
      <form method="post" action="\(.intake)" data-keep="tiep-nhan">\(c.token)<input type="hidden" name="_once" value="\(once.receiving)">
      <table class="cards" id="chon"><thead><tr><th scope="col">\(c("Chọn", "Tick"))</th><th scope="col">\(c("Việc, cơ quan gửi", "What, from whom"))</th><th scope="col">\(c("Tình trạng", "Standing"))</th><th scope="col">\(c("Số đến (nếu có)", "Arrival no. (if any)"))</th></tr></thead><tbody>\(lines)</tbody></table>
      \(more > 0 ? "<p class=\"soft\">\(c("Còn \(more) mục; ghi xong những mục này sẽ thấy tiếp.", "\(more) more follow when these are done."))</p>" : "")\(form.act == .receive ? form.look.box(c) : nil)
      <div class="acts"><button class="main" name="viec-gi" value="\(IntakeForm.Act.receive.rawValue)">\(c("Tiếp nhận các mục đã chọn", "Receive what is ticked"))</button> \(all)</div></form>
      """
  }

  /// When it was sent and as which document, by which one finds it among the papers.
  private func sent(_ sending: Event) -> String {
    let c = context
    let document = sending.document.map {
      c("số \($0.number) ngày \(c.day($0.date))", "no. \($0.number) of \(c.day($0.date))")
    }
    return [
      c("gửi ngày \(c.day(sending.happened))", "sent on \(c.day(sending.happened))"), document,
      sending.nothingToReport ? c("không phát sinh", "nothing to report") : nil,
    ].compactMap(\.self).joined(separator: ", ").capitalisedFirst
  }

  // MARK: What came outside

  private var waiting: Html {
    let c = context
    let shown = intake.waiting[groups.range]
    let lines = shown.map { group -> Html in
      let one = group.sample
      let due = one.state.due.map { c("hạn \(c.day($0))", "due \(c.day($0))") } ?? ""
      let about = [ObligationWords.period(one, c.language), due].filter { !$0.isEmpty }.joined(separator: " · ")
      let isHere = chosen?.rule == group.rule && chosen?.period == group.period
      return """
        <li><div class="what"><a href="\(Self.address(group.rule, group.period))"\(" aria-current=\"true\"", if: isHere)>\(one.deed(c.language).capitalisedFirst)</a>
        <div class="about">\(about)</div><div class="about">\(one.regulation.title)</div></div>
        <div>\(c("\(c.number(group.count)) cơ quan", c.some(group.count, "body", "bodies")))</div><div></div></li>
        """
    }
    let list: Html =
      lines.isEmpty
      ? "<p>\(c("Không còn việc nào của cơ quan khác chờ ghi nhận.", "Nothing that others owe is left to be recorded."))</p>"
      : "<ul class=\"list\">\(lines)</ul>\(groups.links(c, Route.intake.path))"
    return """
      <h2>\(c("Đến ngoài hệ thống", "What came outside the system"))</h2>
      <p class="soft">\(c("Báo cáo đến bằng giấy, trục liên thông, thư hoặc điện thoại: chọn loại và kỳ, rồi đánh dấu theo sổ đến các cơ quan đã gửi.", "For what came on paper, by document exchange, mail or telephone: choose what and which period, then tick from the incoming register who sent it."))</p>
      \(list)
      """
  }

  /// Where one ticks for a sentence and a period.
  static func address(_ sentence: String, _ label: PeriodLabel) -> String {
    "\(Route.intake.path)?\(rule)=\(PercentCoding.encode(sentence))&\(period)=\(PercentCoding.encode(label.description))"
  }

  /// The form by which one ticks from the incoming register.
  private var recording: Html? {
    guard let chosen else { return nil }
    let c = context
    guard let sample = chosen.obligations.first else {
      return """
        <p class="told">\(c("Mọi cơ quan đã gửi cho kỳ này, hoặc không còn gì để ghi thay ở đây.", "Everybody has sent it for this period, or there is nothing left to be recorded here."))</p>
        """
    }
    // What is reported on a form comes with its figures, which are typed body by body; that there are none is ticked here.
    let isOnForm = Desk.formID(of: sample) != nil
    let hasNothing = IntakeForm.mayBeNothing(sample)
    let due = sample.state.due.map { c(", hạn \(c.day($0))", ", due \(c.day($0))") } ?? ""
    let heading = "\(sample.deed(c.language).capitalisedFirst), \(ObligationWords.period(sample, c.language))\(due)"
    let lines = chosen.obligations[rows.range].map { row($0, isOnForm: isOnForm, hasNothing: hasNothing) }
    let heads =
      (isOnForm ? [] : [c("Chọn", "Tick")]) + [c("Cơ quan", "Body")]
      + (hasNothing ? [c("Không phát sinh", "Nothing to report")] : [])
      + (isOnForm && !hasNothing
        ? []
        : [
          c("Số đến", "Arrival no."), c("Ngày đến (nếu khác)", "Came on (if another day)"),
          c("Số, ký hiệu", "Number"), c("Ngày văn bản", "Its day"),
        ])
    let table: Html = """
      <table class="cards" id="chon"><thead><tr>\(heads.map { "<th scope=\"col\">\($0)</th>" as Html })</tr></thead><tbody>\(lines)</tbody></table>
      \(rows.links(c, Self.address(chosen.rule, chosen.period)))
      """
    let cancel = "<a class=\"button second\" href=\"\(.intake)\">\(c("Thôi", "Cancel"))</a>" as Html
    if isOnForm, !hasNothing {
      return """
        <h2>\(heading)</h2>
        <p class="soft">\(c("Báo cáo này có biểu mẫu: mở từng cơ quan để nhập cả số liệu.", "This is reported on a form: open each body to type the figures too."))</p>
        \(table)<div class="acts">\(cancel)</div>
        """
    }
    return """
      <h2>\(heading)</h2>
      <form method="post" action="\(.intake)" data-keep="ghi-thay \(chosen.rule) \(chosen.period.description)">\(c.token)<input type="hidden" name="_once" value="\(once.recording)">
      <input type="hidden" name="\(Self.rule)" value="\(chosen.rule)"><input type="hidden" name="\(Self.period)" value="\(chosen.period.description)"><input type="hidden" name="\(Paging.field)" value="\(rows.page)">
      <p class="soft">\(c(Self.told(isOnForm: isOnForm, hasNothing: hasNothing)))</p>
      \(form.input.field(.way, .choice([("", "")] + IntakeForm.Way.allCases.map { ($0.rawValue, c($0.words)) }), label: c("Đến bằng", "How it came"), c))
      \(form.input.field(.day, .day, label: c("Ngày đến", "Day of arrival"), hint: c("dd/mm/yyyy; để trống nếu là hôm nay", "dd/mm/yyyy; empty for today"), c))
      \(table)\(form.act == .record ? form.look.box(c) : nil)
      <div class="acts"><button class="main" name="viec-gi" value="\(IntakeForm.Act.record.rawValue)">\(c("Ghi nhận các mục đã chọn", "Record what is ticked"))</button> \(isOnForm ? "" : all) \(cancel)</div></form>
      """
  }

  /// What one does in the table.
  private static func told(isOnForm: Bool, hasNothing: Bool) -> Words {
    let wrong = Words(
      vi: "Ghi nhầm thì mở việc ấy và bấm Không chấp nhận: coi như chưa gửi.",
      en: "What was recorded by mistake is opened and refused: it then counts as not sent.")
    let how =
      isOnForm
      ? Words(
        vi:
          "Báo cáo này có biểu mẫu: cơ quan có số liệu thì mở ra để nhập. Cơ quan báo không phát sinh thì đánh dấu ở đây.",
        en:
          "This is reported on a form: open a body that has figures to type them. Who has nothing to report is ticked here."
      )
      : hasNothing
        ? Words(
          vi:
            "Đánh dấu, hoặc nhập số, ở cơ quan đã gửi. Cơ quan báo không phát sinh thì chỉ cần đánh dấu Không phát sinh.",
          en: "Tick who sent it, or type a number there. Of who has nothing to report tick that alone.")
        : Words(
          vi: "Đánh dấu, hoặc nhập số, ở cơ quan đã gửi.", en: "Tick who sent it, or type a number there.")
    return Words(vi: "\(how.vi) \(wrong.vi)", en: "\(how.en) \(wrong.en)")
  }

  private func row(_ one: Obligation, isOnForm: Bool, hasNothing: Bool) -> Html {
    let c = context
    let row = one.id.bearer.text
    let name = name(of: one.id.bearer)
    let mark = DueMark(one.state, on: c.today)
    let address = isOnForm ? Route.act(one.id, .recording) : .matter(one.id)
    let nothing = c("Không phát sinh", "Nothing to report")
    let fields = [
      (IntakeForm.Field.arrival(row), c("Số đến", "Arrival number")),
      (.ownDay(row), c("Ngày đến, nếu khác", "Day of arrival, if another")),
      (.document(row), c("Số, ký hiệu", "Number")), (.documentDay(row), c("Ngày văn bản", "Day of the document")),
    ]
    let cells = fields.map { "<td data-head=\"\($1)\">\(cell($0, $1, name))</td>" as Html }
    return """
      <tr>\(isOnForm ? "" : "<td>\(tick(.rows, row, c("Chọn", "Tick"), name))</td>" as Html)<th scope="row"><a href="\(address)">\(name)</a> <span class="mark \(mark.tone.rawValue)">\(c(mark.words))</span></th>
      \(hasNothing ? "<td data-head=\"\(nothing)\">\(tick(.nothing, row, nothing, name))</td>" as Html : "")\(isOnForm && !hasNothing ? [] : cells)</tr>
      """
  }

  // MARK: Cells

  /// By which all rows are ticked at once, where scripts run.
  private var all: Html {
    """
    <button type="button" class="button second" data-tick="chon" hidden>\(context("Đánh dấu tất cả hoặc bỏ hết", "Tick all or none"))</button>
    """
  }

  private func tick(_ field: IntakeForm.Field, _ row: String, _ what: String, _ whose: String) -> Html {
    let isTicked = (field == .nothing ? form.nothing : form.chosen).contains(row)
    return """
      <input type="checkbox" name="\(field.rawValue)" value="\(row)" aria-label="\(what): \(whose)"\(" checked", if: isTicked)>
      """
  }

  private func cell(_ field: IntakeForm.Field, _ label: String, _ whose: String) -> Html {
    let faults = form.input.faults(at: field)
    let id = field.rawValue
    let bad = faults.enumerated().map {
      "<p class=\"bad\" id=\"\(id)-bad\($0)\">\(context($1).capitalisedFirst)</p>" as Html
    }
    let by = faults.indices.map { "\(id)-bad\($0)" }.joined(separator: " ")
    return """
      <input type="text" autocomplete="off" id="\(id)" name="\(id)" value="\(form.input.values[field] ?? "")" aria-label="\(label): \(whose)"\
      \(" aria-invalid=\"true\" aria-describedby=\"\(by)\"", if: !faults.isEmpty)>\(bad)
      """
  }
}
