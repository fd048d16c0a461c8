import CivilTime
import Diagnostics
import Facts
import Obligations
import Organisations
import Regulations
import Telling
import UseCases

/// The form of a deed about an obligation.
struct ActPage {
  let matter: Desk.Matters
  let form: ActForm
  /// What the same deed could be about too.
  let others: [Obligation]
  let context: PageContext
  /// Makes the form one that is taken once.
  let once: String
  /// What was noted in the period of a report; nil where nothing was.
  var notes: Html?
  /// True where the form comes back with what is wrong.
  var isReturned: Bool { !form.input.faults.isEmpty }

  private var one: Obligation { matter.obligation }
  private var register: Register { matter.library.register }

  var title: String { form.name.words(one)[context.language] }

  var body: Html {
    let c = context
    let fields = ActForm.fields(of: form.name)
    return """
      \(form.input.summary(c("Chưa gửi được", "Not sent yet"), c))
      <h1>\(title)</h1>
      \(about)
      <p class="soft">\(c(form.name.meaning))</p>\(notes)
      <form method="post" action="\(.act(one.id, form.name))" enctype="multipart/form-data" data-keep="\(form.name.rawValue) \(one.id.description)"\
      \(" data-returned=\"1\"", if: isReturned)>\(c.token)<input type="hidden" name="_once" value="\(once)">
      \(fields.map(field))\(form.look.box(c))
      <div class="acts"><button class="main">\(title)</button> <a class="button second" href="\(.matter(one.id))">\(c("Thôi", "Cancel"))</a></div>
      <p class="small soft" data-kept="\(c("Đã giữ trên máy này lúc", "Kept on this machine at"))" aria-live="polite"></p>
      </form>
      """
  }

  /// Which obligation it is about, and how that stands.
  var about: Html {
    let c = context
    let mark = DueMark(one.state, on: c.today)
    let due = one.state.due.map { c("hạn ", "due ") + c.day($0) }
    return """
      <p><a href="\(.matter(one.id))">\(one.deed(c.language).capitalisedFirst)</a>, \
      \(register.name(of: one.id.bearer, on: one.line.decidingDay))\(one.state.due == nil ? "" : ", ")\(due ?? "")
      <span class="mark \(mark.tone.rawValue)">\(c(mark.words))</span></p>\(form.name == .submission ? SentBack(matter: matter, context: c).html : nil)
      """
  }

  // MARK: Fields

  func field(_ field: ActForm.Field) -> Html {
    let input: FieldInput
    switch field {
    case .nothing: return nothing
    case .also: return also
    case .note, .ground: input = .text
    case .file: input = .files
    case .whom: input = .choice([("", "")] + bodies)
    case .happened, .documentDay, .until, .date: input = .day
    case .document, .evidence, .partOf, .article: input = .line
    }
    let (label, hint) = words(field)
    return form.input.field(field, input, label: label, hint: hint, context)
  }

  private func words(_ field: ActForm.Field) -> (label: String, hint: String) {
    let c = context
    let optional = c(" (nếu có)", " (if any)")
    switch field {
    case .nothing, .also: return ("", "")
    case .happened:
      return (c("Ngày đến", "Day of arrival"), c("dd/mm/yyyy; để trống nếu là hôm nay", "dd/mm/yyyy; empty for today"))
    case .document:
      return (c("Số, ký hiệu văn bản", "Number of the document") + optional, c("Như 12-BC/ĐU", "As 12-BC/DU"))
    case .documentDay: return (c("Ngày văn bản", "Day of the document") + optional, "dd/mm/yyyy")
    case .evidence:
      return (
        form.name == .urging
          ? c("Nhắc bằng gì, gặp ai", "How, and whom one spoke to") : c("Căn cứ để ghi", "What shows it"),
        c("Số đến, cuộc gọi lúc mấy giờ, thư", "An arrival number, a call and its hour, a letter")
      )
    case .partOf:
      return (
        c("Lồng ghép trong văn bản", "As a chapter of a document") + optional,
        c("Tên hoặc số của báo cáo chứa nội dung này", "Name or number of the report that has it")
      )
    case .until: return (c("Hạn mới", "New day"), "dd/mm/yyyy")
    case .ground: return (c("Lý do, căn cứ", "Reason or legal basis"), "")
    case .article: return (c("Theo điều, khoản", "By which article") + optional, "")
    case .whom: return (c("Cơ quan nhận việc", "The body that takes over"), "")
    case .date: return (c("Ngày đã báo", "Day that was told") + optional, "dd/mm/yyyy")
    case .note: return (c("Ghi chú", "Note") + optional, "")
    case .file:
      return (
        c("Tệp kèm theo", "Files") + optional,
        c(FieldInput.filesHint)
      )
    }
  }

  /// Whether there is anything to report.
  private var nothing: Html {
    let c = context
    guard one.act?.kernel == .report else { return "" }
    let isNothing = form.input.values[.nothing] == "1"
    return """
      <fieldset><legend>\(c("Kỳ này có phát sinh không?", "Is there anything to report?"))</legend>
      <div class="choice"><input type="radio" id="nothing" name="nothing" value=""\(" checked", if: !isNothing)><label for="nothing">\(c("Có, gửi báo cáo", "Yes, I send the report"))</label></div>
      <div class="choice"><input type="radio" id="nothing-1" name="nothing" value="1"\(" checked", if: isNothing)><label for="nothing-1">\(c("Không phát sinh", "Nothing to report"))</label></div>
      </fieldset>
      """
  }

  /// What the same sending could be counted for.
  var also: Html {
    if others.isEmpty { return "" }
    let c = context
    let lines = others.map { other -> Html in
      let id = other.id.description
      let isChosen = form.also.contains(other.id)
      let to = other.counterparties.first.map { c("gửi ", "to ") + register.name(of: $0, on: other.line.decidingDay) }
      let parts = [
        other.deed(c.language), ObligationWords.period(other, c.language), to,
        other.state.due.map { c("hạn ", "due ") + c.day($0) },
      ]
      return """
        <div class="choice"><input type="checkbox" id="also-\(id)" name="also" value="\(id)"\(" checked", if: isChosen)>\
        <label for="also-\(id)">\(parts.compactMap { $0?.nonEmpty }.joined(separator: " · "))</label></div>
        """
    }
    let (legend, hint) =
      form.name.answersSending
      ? (
        c("Lần gửi ấy còn là của", "That sending is also of"),
        c("Bỏ đánh dấu việc nào cần trả lời riêng.", "Untick what is to be answered apart.")
      )
      : (
        c("Một lần gửi này tính cho cả", "This one sending counts for"),
        c("Chọn những việc mà cùng văn bản này đáp ứng.", "Choose what the same document answers too.")
      )
    return """
      <fieldset id="also"><legend>\(legend)</legend><p class="hint">\(hint)</p>\(lines)</fieldset>
      """
  }

  /// Who could take it over: the bodies of the regulation, and what stands above and beside the one that has it.
  private var bodies: [(value: String, words: String)] {
    let (bearer, day) = (one.id.bearer, context.today)
    var ids: Set<OrganisationID> = []
    if let bound = matter.library.regulations.first(where: { $0.regulation === one.regulation }) {
      for party in bound.regulation.parties.indices {
        if let selector = bound.binding.selector(of: party, on: day) {
          ids.formUnion(register.select(selector, on: day))
        }
      }
    }
    for tree in [Tree.party, .state, .front] {
      guard let above = register.parent(of: bearer, in: tree, on: day) else { continue }
      ids.formUnion([above] + register.children(of: above, in: tree, on: day))
    }
    ids.remove(bearer)
    return register.organisations.filter { ids.contains($0.id) && $0.exists(on: day) }.map {
      ($0.id.text, register.name(of: $0.id, on: day))
    }
  }
}
