import CivilTime
import Diagnostics
import Facts
import Obligations
import Organisations
import Regulations
import Telling
import UseCases

/// The form by which something that happened is recorded, put off or called off, with what would follow from it.
struct OccurrenceFormPage {
  let form: OccurrenceForm
  /// What is put off or called off.
  let event: Event?
  /// The sentences that wait for what is chosen.
  let sentences: [Desk.WaitingSentence]
  /// What would follow; nil where nobody looked yet.
  let consequences: Desk.Consequences?
  let register: Register
  let context: PageContext
  /// Makes the form one that is taken once.
  let once: String

  /// Conditions and sentences that are shown at once; the rest is folded.
  private static let mostShown = 8

  var isReturned: Bool { !form.input.faults.isEmpty }

  private var address: Route {
    switch (form.mode, event) {
    case (.reschedule, let event?): .occurrenceAct(event.id, .rescheduling)
    case (.callOff, let event?): .occurrenceAct(event.id, .callingOff)
    default: .newOccurrence
    }
  }

  var title: String {
    let c = context
    return switch form.mode {
    case .record:
      form.kind.map { c("Ghi việc đã xảy ra: ", "Record what happened: ") + c($0.words) }
        ?? c("Ghi việc đã xảy ra", "Record what happened")
    case .reschedule: c("Dời ngày", "Put off")
    case .callOff: c("Rút việc đã phát sinh", "Call off")
    }
  }

  private var meaning: String {
    let c = context
    return switch form.mode {
    case .record:
      c(
        "Chỉ ghi việc đã xảy ra, ở đâu, về vụ việc nào. Ai phải làm gì, đến ngày nào do hệ thống tính từ câu của quy chế. Không ghi tên hay nội dung của người tố cáo, khiếu nại.",
        "Only what happened is recorded, where, and about which matter. Who owes what by when is reckoned from the sentences. No name and nothing of who denounces or complains."
      )
    case .reschedule: c("Hạn tính từ ngày dự kiến dời theo.", "Days counted from the plan move with it.")
    case .callOff: c("Các việc nó đã khởi động không còn phải làm.", "What it started is owed no more.")
    }
  }

  var body: Html {
    let c = context
    let back: Html =
      event.map { "<a class=\"button second\" href=\"\(.occurrence($0.id))\">\(c("Thôi", "Cancel"))</a>" }
      ?? "<a class=\"button second\" href=\"\(.occurrences)\">\(c("Thôi", "Cancel"))</a>"
    let kind: Html =
      form.mode != .record
      ? "" : form.kind.map { "<input type=\"hidden\" name=\"viec\" value=\"\($0.rawValue)\">" } ?? kindChoice
    return """
      \(form.input.summary(c("Chưa ghi được", "Not recorded yet"), c))
      <p class="small"><a href="\(.occurrences)">\(c("Việc phát sinh", "What happened"))</a></p>
      <h1>\(title)</h1>
      <p class="soft">\(meaning)</p>
      \(preview)
      <form method="post" action="\(address)" enctype="multipart/form-data" data-keep="viec-phat-sinh \(form.kind?.rawValue ?? "") \(event?.id ?? "")"\
      \(" data-returned=\"1\"", if: isReturned || consequences != nil)>\(c.token)<input type="hidden" name="_once" value="\(once)">\
      \("<input type=\"hidden\" name=\"_xem\" value=\"\(form.mark)\">", if: consequences != nil)
      \(kind)\(form.mode == .record ? conditions : nil)\(form.fields.map(field))\
      \(form.mode == .record ? named : nil)\(form.look.box(c))\(files)
      <div class="acts">\("<button class=\"main\" name=\"_do\" value=\"record\">\(recordWords)</button>", if: consequences != nil)
      <button class="button\(" second", if: consequences != nil)" name="_do" value="preview">\(consequences == nil ? c("Xem trước", "Preview") : c("Xem lại", "Preview again"))</button> \(back)</div>
      <p class="small soft" data-kept="\(c("Đã giữ trên máy này lúc", "Kept on this machine at"))" aria-live="polite"></p></form>
      """
  }

  private var recordWords: String {
    let c = context
    return switch form.mode {
    case .record: c("Ghi việc này", "Record it")
    case .reschedule: c("Ghi ngày mới", "Record the new day")
    case .callOff: c("Rút việc này", "Call it off")
    }
  }

  private var kindChoice: Html {
    let c = context
    let kinds = EventKind.allCases.map { (value: $0.rawValue, words: c($0.words).capitalisedFirst) }
    return form.input.field(
      .kind, .choice([("", c("chưa chọn", "not chosen"))] + kinds), label: c("Việc đã xảy ra", "What happened"),
      hint: c(
        "Câu đã chọn không đợi riêng việc nào: chọn việc gần nhất",
        "The sentence waits for nothing in particular: choose what is nearest"), c)
  }

  // MARK: Fields

  private func field(_ field: OccurrenceForm.Field) -> Html {
    let c = context
    let optional = c(" (nếu có)", " (if any)")
    let day = "dd/mm/yyyy"
    func one(_ input: FieldInput, _ label: String, _ hint: String = "") -> Html {
      form.input.field(field, input, label: label, hint: hint, c)
    }
    switch field {
    case .subject:
      return one(
        .line, c("Dự thảo, vụ việc", "Draft or matter") + optional,
        c(
          "Tên ngắn hoặc mã hồ sơ; các việc cùng tên được nối với nhau",
          "A short name or a case code; what has one name hangs together"))
    case .at:
      return one(
        .line, c("Xảy ra ở cơ quan, địa bàn của", "At which body"),
        c("Tên hoặc mã; chỉ việc của nơi này được khởi động", "Name or id; only its duties are started"))
    case .happened:
      return one(.day, c("Ngày xảy ra", "Day"), c("\(day); để trống nếu là hôm nay", "\(day); empty for today"))
    case .planned:
      return one(
        .day,
        form.mode == .reschedule ? c("Ngày mới", "New day") : c("Ngày dự kiến", "Planned day") + optional,
        form.mode == .reschedule
          ? day : c("Ngày họp, ngày trình; \(day)", "Of the session or submission; \(day)"))
    case .ground: return one(.text, c("Lý do, căn cứ", "Reason or legal basis"))
    case .evidence:
      return one(
        .line, c("Biết qua đâu", "What shows it") + optional,
        c("Số đến, cuộc gọi lúc mấy giờ với ai, thư", "An arrival number, a call and its hour, a letter"))
    case .document: return one(.line, c("Số, ký hiệu văn bản", "Number of the document") + optional)
    case .documentDay: return one(.day, c("Ngày văn bản", "Day of the document") + optional, day)
    case .note: return one(.text, c("Ghi chú", "Note") + optional)
    case .kind, .holds, .rules, .file: return ""
    }
  }

  /// Where files are chosen: beside the button that records.
  private var files: Html {
    let c = context
    if consequences == nil, form.files.isEmpty {
      return
        "<p class=\"hint\">\(c("Tệp kèm theo được chọn sau khi xem trước.", "Files are chosen after the preview."))</p>"
    }
    return form.input.field(
      .file, .files, label: c("Tệp kèm theo (nếu có)", "Files (if any)"), hint: c(FieldInput.filesHint), c)
  }

  /// Which of the quoted conditions hold.
  private var conditions: Html? {
    guard let kind = form.kind else { return nil }
    var seen: Set<String> = []
    let own = sentences.filter(\.isOwn) + sentences.filter { !$0.isOwn }
    let words = own.flatMap { $0.rule.quotedConditions(for: kind) }.filter {
      seen.insert(VietnameseText.key($0)).inserted
    }
    let lines = words.enumerated().map { number, words -> Html in
      choice(.holds, number, words, isChosen: form.holds.contains(words), "\(words.capitalisedFirst)")
    }
    let c = context
    return fieldset(
      .holds, c("Điều nào đúng với việc này?", "What is true of it?"),
      c(
        "Chỉ đánh dấu điều đã rõ; câu chờ điều chưa rõ thì chưa phải làm.",
        "Only what is certain; a sentence that waits for something else is not owed yet."),
      lines)
  }

  /// The sentences that wait for it, of which some may be named.
  private var named: Html? {
    let c = context
    let own = sentences.filter(\.isOwn) + sentences.filter { !$0.isOwn }
    let lines = own.enumerated().map { number, sentence -> Html in
      let rule = sentence.rule
      let text =
        "\(Desk.title(of: rule)[c.language].capitalisedFirst.shortened) (\(sentence.bound.regulation.id), \(rule.address.withoutRegulation))"
      return choice(.rules, number, rule.address, isChosen: form.rules.contains(rule.address), "\(text)")
    }
    guard !lines.isEmpty else { return nil }
    let isOpen = !form.rules.isEmpty || !form.input.faults(at: .rules).isEmpty || form.kind == nil
    return """
      <details\(" open", if: isOpen)><summary>\(c("Chỉ khởi động một số câu", "Start only some sentences")) (\(lines.count))</summary>
      \(fieldset(.rules, c("Câu được khởi động", "Sentences that it starts"), c("Không chọn câu nào: mọi câu đang đợi việc này ở nơi ấy. Đã chọn thì chỉ những câu ấy, và điều kiện của chúng coi như đúng.", "None chosen: all that wait for it there. Where some are chosen only these, and their conditions count as true."), lines))</details>
      """
  }

  private func choice(
    _ field: OccurrenceForm.Field, _ number: Int, _ value: String, isChosen: Bool, _ label: Html
  ) -> Html {
    """
    <div class="choice"><input type="checkbox" id="\(field.rawValue)-\(number)" name="\(field.rawValue)" value="\(value)"\(" checked", if: isChosen)>\
    <label for="\(field.rawValue)-\(number)">\(label)</label></div>
    """
  }

  private func fieldset(_ field: OccurrenceForm.Field, _ legend: String, _ hint: String, _ lines: [Html]) -> Html? {
    if lines.isEmpty { return nil }
    let bad = form.input.faults(at: field).map { "<p class=\"bad\">\(context($0).capitalisedFirst)</p>" as Html }
    return """
      <fieldset id="\(field.rawValue)" class="field\(" has-bad", if: !bad.isEmpty)"><legend>\(legend)</legend><p class="hint">\(hint)</p>\(bad)\(lines)</fieldset>
      """
  }

  // MARK: Preview

  private var preview: Html? {
    guard let consequences else { return nil }
    let c = context
    let (started, changed) = (consequences.started, consequences.changed)
    let nothing: Html =
      "<p>\(c("Không câu nào được khởi động và không hạn nào đổi. Xem lại nơi xảy ra và các điều kiện; vẫn ghi được nếu cần giữ ngày này cho bước sau.", "Nothing is started and no day changes. Look at the body and the conditions again; it may still be recorded where a later step needs the day."))</p>"
    let changes = changed.map { before, after -> Html in
      let due = { (one: Obligation) in one.state.due.map { c.day($0) } ?? c("không ghi hạn", "no day stated") }
      let what =
        before.state.due != after.state.due
        ? c("hạn từ \(due(before)) thành \(due(after))", "due \(due(after)) in place of \(due(before))")
        : "\(c(DueMark(before.state, on: c.today).words)) → \(c(DueMark(after.state, on: c.today).words))"
      return """
        <li><a href="\(.matter(after.id))">\(after.deed(c.language).capitalisedFirst)</a>, \
        \(register.name(of: after.id.bearer, on: after.line.decidingDay)): \(what)</li>
        """
    }
    return """
      <section class="told" aria-label="\(c("Xem trước", "Preview"))"><h2>\(c("Nếu ghi thì", "If it is recorded"))</h2>
      \(nothing, if: started.isEmpty && changed.isEmpty && consequences.unseen == 0)\
      \(OccurrenceDuties(obligations: started, library: consequences.library, isRecorded: false, context: c).table)\
      \("<h3>\(c("Việc đang có thay đổi", "What is there changes"))</h3><ul>\(changes)</ul>", if: !changes.isEmpty)\
      \("<p>\(c("và \(consequences.unseen) việc của cơ quan khác mà vai trò này không xem được", "and \(consequences.unseen) of others that this role does not see"))</p>", if: consequences.unseen > 0)
      <p class="small soft">\(c("Chưa ghi gì. Xem xong bấm \"\(recordWords)\" ở cuối trang.", "Nothing is recorded yet: press \"\(recordWords)\" at the end of the page."))</p></section>
      """
  }
}

/// What something that happened started, as a table: what, whose, by when and why.
struct OccurrenceDuties {
  let obligations: [Obligation]
  let library: Library
  /// Whether they are there already.
  let isRecorded: Bool
  let context: PageContext

  /// So many are shown.
  private static let most = 40

  var table: Html? {
    if obligations.isEmpty { return nil }
    let c = context
    let rows = obligations.prefix(Self.most).map(row)
    let rest = obligations.count - rows.count
    return """
      <table class="cards"><caption>\(c("\(obligations.count) việc phải làm", obligations.count == 1 ? "1 duty" : "\(obligations.count) duties"))</caption>
      <thead><tr><th scope="col">\(c("Việc", "What"))</th><th scope="col">\(c("Cơ quan", "Body"))</th><th scope="col">\(c("Hạn", "Due"))</th>
      <th scope="col">\(isRecorded ? c("Tình trạng", "State") : c("Vì sao", "Why"))</th></tr></thead><tbody>\(rows)</tbody></table>
      \("<p>\(c("và \(rest) việc khác", "and \(rest) more"))</p>", if: rest > 0)
      """
  }

  private func row(_ one: Obligation) -> Html {
    let c = context
    let register = library.register
    let deed = one.deed(c.language).capitalisedFirst
    let clause: Html =
      "<a href=\"\(.clause(one.regulation.id, one.rule.clause.withoutRegulation))\">\(one.rule.address)</a>"
    let what: Html = isRecorded ? "<a href=\"\(.matter(one.id))\">\(deed)</a>" : "\(deed)"
    let to = one.counterparties.first.map { first in
      let name = register.name(of: first, on: one.line.decidingDay)
      let more = one.counterparties.count - 1
      return c("gửi ", "to ") + name + (more > 0 ? c(" và \(more) nơi khác", " and \(more) more") : "")
    }
    let due: Html
    if one.state.awaitsCondition {
      due = "\(c("chưa phải làm: còn chờ điều kiện", "not owed yet: it waits for a condition"))"
    } else if let day = one.state.due {
      due = "<strong>\(c.weekday(day))</strong><br><span class=\"small soft\">\(one.basis.words[c.language])</span>"
    } else {
      due = "\(c("văn bản không quy định hạn", "no day stated"))"
    }
    let mark = DueMark(one.state, on: c.today)
    let last: Html =
      isRecorded
      ? "<span class=\"mark \(mark.tone.rawValue)\">\(c(mark.words))</span>\(next(one))"
      : "<span class=\"small\">\(Explanation(one, library, on: c.today, known: .end(of: c.today), language: c.language).sentence)</span>\(next(one))"
    return """
      <tr><td>\(what)<br><span class="small soft">\(clause)\(to.map { ", \($0)" as Html })</span></td>\
      <td data-head="\(c("Cơ quan", "Body"))">\(register.name(of: one.id.bearer, on: one.line.decidingDay))</td>\
      <td data-head="\(c("Hạn", "Due"))">\(due)</td><td>\(last)</td></tr>
      """
  }

  /// What comes after it is done.
  private func next(_ one: Obligation) -> Html? {
    let c = context
    let next = one.regulation.rules.filter { $0.followedRules.contains(one.rule.address) }
    if next.isEmpty { return nil }
    let words = next.map { Desk.title(of: $0)[c.language] }.joined(separator: "; ")
    return "<br><span class=\"small soft\">\(c("Làm xong thì đến: ", "After it is done: "))\(words)</span>"
  }
}
