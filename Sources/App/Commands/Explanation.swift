import CivilTime
import Diagnostics
import Exchange
import Obligations
import Organisations
import Regulations

/// Why one obligation is as it is: the sentence, the bodies, the period, each day, what was done, and the three axes.
struct Explanation {
  private let obligation: Obligation
  private let library: Library
  private let events: [Event]
  private let on: CivilDate
  private let known: Instant
  private let language: Language

  init(_ obligation: Obligation, _ library: Library, on: CivilDate, known: Instant, language: Language) {
    self.obligation = obligation
    self.library = library
    self.on = on
    self.known = known
    self.language = language
    events = library.events.events(about: obligation.id, known: known).filter { $0.happened <= on }
  }

  private var line: Line { obligation.line }
  private var state: ObligationState { obligation.state }
  private var source: SourceText { obligation.regulation.source }
  private var clause: Clause? { obligation.regulation.clause(at: obligation.rule.clause) }
  private var sentence: String {
    SentencePrinter(language, names: obligation.regulation.parties.map(\.name)).sentence(obligation.rule.syntax)
  }
  private var trace: [TraceStep] { (try? state.deadline?.result(in: library.calendar))?.trace.dayByDay ?? [] }

  private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  private func name(_ id: OrganisationID, on day: CivilDate) -> String { "\(library.register.name(of: id, on: day)) (\(id.text))" }

  private func place(_ range: SourceRange) -> String { "\(source.name):\(source.position(at: range.lower).line)" }

  private func describe(_ application: Application) -> String {
    var text = "\(application.ground.words[language]) — \(place(application.place.range))"
    if !application.remark.isEmpty { text += "\n      \(application.remark)" }
    return text
  }

  // MARK: Text

  var text: String {
    var out: [String] = []
    func row(_ vi: String, _ en: String, _ value: String) { out.append("\(say(vi, en).padded(18))\(value)") }
    let day = line.decidingDay
    out.append(obligation.id.description)
    out.append("")
    row("Câu", "Sentence", sentence)
    row("Điều khoản", "Clause", (clause?.path.dropFirst().joined(separator: " › ")).flatMap { $0.isEmpty ? nil : $0 } ?? obligation.rule.clause)
    if let account = clause?.account, !account.isEmpty { row("Tóm tắt", "Account", account) }
    row(
      "Văn bản", "Regulation",
      "\(obligation.regulation.title); \(say("bản", "version")) \(obligation.regulation.version); \(place(obligation.rule.syntax.place.range))")
    row("Hiệu lực", "In force", inForce)
    out.append("")
    row("Cơ quan phải làm", "Bearer", obligation.joint.map { name($0, on: day) }.joined(separator: say(" cùng ", " together with ")))
    row(
      "", "",
      say("bị ràng buộc vào ngày quyết định \(day.vietnamese)", "bound on the deciding day \(day.vietnamese)"))
    row(
      "Nay trả lời", "Answers now",
      obligation.answerable == obligation.id.bearer ? say("chính cơ quan đó", "the same body") : name(obligation.answerable, on: on))
    if !obligation.partners.isEmpty {
      row("Phối hợp", "Partners", obligation.partners.map { name($0, on: day) }.joined(separator: "; "))
    }
    row(
      "Gửi", "To",
      obligation.counterparties.isEmpty ? say("văn bản không ghi nơi nhận", "the text names no recipient") : obligation.counterparties.map { name($0, on: day) }.joined(separator: "; "))
    if let application = line.terms.recipients, obligation.rule.duty?.recipients.isEmpty ?? true, !obligation.counterparties.isEmpty {
      row("", "", describe(application))
    }
    if !obligation.copies.isEmpty { row("Đồng gửi", "Copies", obligation.copies.map { name($0, on: day) }.joined(separator: "; ")) }
    if let channel = obligation.channel { row("Qua", "Through", name(channel, on: day)) }
    if !obligation.also.isEmpty { row("Cũng là", "Carries", obligation.also.joined(separator: "; ")) }
    out.append("")
    out += periodLines()
    out.append("")
    out += dueLines()
    out.append("")
    out += eventLines()
    out.append("")
    row("Tình trạng", "State", "\(state.shown.words[language]) — \(say("xét ngày", "asked on")) \(on.vietnamese)")
    row("  đời sống", "  life cycle", "\(state.lifeCycle.words[language]) (\(state.lifeCycle))")
    row("  thực hiện", "  performance", "\(state.performance.words[language]) (\(state.performance.rawValue))")
    row("  về hạn", "  verdict", "\(state.verdict.words[language]) (\(state.verdict.name))")
    return out.map(\.trimmedRight).joined(separator: "\n") + "\n"
  }

  private var inForce: String {
    let regulation = obligation.regulation
    let from = regulation.inForceFrom?.vietnamese ?? "?"
    let to = regulation.inForceTo.map { say(" đến ", " to ") + $0.vietnamese } ?? ""
    let ground = regulation.inForceGround.map { " — \($0.ground.words[language])" } ?? ""
    return say("từ ", "from ") + from + to + ground
  }

  private func periodLines() -> [String] {
    var out: [String] = []
    func row(_ vi: String, _ en: String, _ value: String) { out.append("\(say(vi, en).padded(18))\(value)") }
    let period = PeriodWords.print(line.label, language)
    if line.isStanding {
      row("Kỳ", "Period", say("thường xuyên, không có kỳ", "standing, without period"))
    } else {
      let end = line.end?.vietnamese ?? "?"
      row("Kỳ", "Period", "\(period): \(say("từ", "from")) \(line.start.vietnamese) \(say("đến", "to")) \(end)")
    }
    if let application = line.option.application {
      row("", "", say("kỳ theo: ", "period by: ") + describe(application))
    }
    if let application = line.terms.cutOff {
      row("Chốt số liệu", "Cut-off", "\(line.end?.vietnamese ?? ""), " + describe(application))
    } else if !line.isStanding {
      row("Chốt số liệu", "Cut-off", say("hết kỳ theo lịch, văn bản không ghi ngày khác", "the calendar period; the text names no other day"))
    }
    if let absorber = line.absorbedBy {
      row(
        "Gộp kỳ", "Absorbed",
        say("gộp vào \(PeriodWords.print(absorber, language)), lấy hạn của kỳ đó", "by \(PeriodWords.print(absorber, language)), whose due day it takes"))
    }
    return out
  }

  private func dueLines() -> [String] {
    var out: [String] = []
    func row(_ vi: String, _ en: String, _ value: String) { out.append("\(say(vi, en).padded(18))\(value)") }
    guard let due = state.due, let dueDay = line.due else {
      let days = line.end.map { on - $0 } ?? 0
      let since = days > 0 ? say("; kỳ đã kết thúc \(days) ngày", "; its period ended \(days) days ago") : ""
      row("Hạn", "Due", say("văn bản không quy định hạn", "no day stated") + since)
      if let accepted = obligation.rule.applications.first(where: { if case .notStated(let matters) = $0.item { matters.contains(.due) } else { false } }) {
        row("", "", describe(accepted))
      }
      return out
    }
    var head = "\(TraceWords.day(due)[language]) — \(dueDay.basis.words[language])"
    if state.certainty == .provisional {
      head += say(
        "; hạn tạm tính, lịch mới quyết định đến \(library.calendar.lastDecidedDay.vietnamese)",
        "; provisional, the calendar is decided to \(library.calendar.lastDecidedDay.vietnamese)")
    }
    row("Hạn", "Due", head)
    if let application = dueDay.application { row("", "", say("hạn theo: ", "day by: ") + describe(application)) }
    out.append(say("Cách tính hạn", "How it was reckoned") + " (\(library.calendar.name), \(say("phiên bản", "version")) \(library.calendar.version))")
    for step in trace { out.append("  \(step.line(language))") }
    switch dueDay.deadline.rule {
    case .before, .within:
      let status = library.calendar.status(of: due, scope: dueDay.deadline.scope)
      if !status.isWorking {
        let last = library.calendar.lastWorkingDay(onOrBefore: due, scope: dueDay.deadline.scope)
        out.append(
          "  " + say(
            "\(due.vietnamese) là \(TraceWords.reason(status.reason).vi) và hạn không chuyển sang ngày sau: nên làm xong trong \(TraceWords.day(last).vi)",
            "\(due.vietnamese) is \(TraceWords.reason(status.reason).en) and the day never moves on: best done by \(TraceWords.day(last).en)"))
      }
    case .by:
      if dueDay.rollApplication == nil, trace.contains(where: { if case .rolled = $0.why { true } else { false } }) {
        out.append(
          "  " + say(
            "chuyển ngày là cách áp dụng mặc định, không phải quy định của luật",
            "moving the day is the default application, not a rule of law"))
      }
    case .term, .atLeastBefore: break
    }
    return out
  }

  private func eventLines() -> [String] {
    if events.isEmpty { return [say("Chưa có sự kiện nào được ghi.", "Nothing has been recorded.")] }
    return [say("Sự kiện", "Events")] + events.map { event in
      var text = "  \(event.happened.vietnamese.padded(11)) \(event.kind.words[language])"
      if let by = event.by { text += say(" bởi ", " by ") + name(by, on: event.happened) }
      if let sender = event.recordedFor { text += say(", ghi thay cho ", ", recorded for ") + name(sender, on: event.happened) }
      if event.nothingToReport { text += say("; không phát sinh", "; nothing to report") }
      if let part = event.partOf { text += say("; lồng ghép trong ", "; part of ") + part }
      if let date = event.date { text += say("; ngày đã báo: ", "; date told: ") + date.vietnamese }
      if !event.whom.isEmpty { text += say(" cho ", " to ") + event.whom.map { name($0, on: event.happened) }.joined(separator: ", ") }
      if let calendar = event.calendar { text += say(", theo lịch ", ", by calendar ") + calendar }
      if let ground = event.ground { text += "; \(ground)" }
      if let article = event.article { text += " (\(article))" }
      if let evidence = event.evidence { text += say("; bằng chứng: ", "; evidence: ") + evidence }
      if event.recorded.day != event.happened { text += say("; ghi ngày ", "; recorded on ") + event.recorded.day.vietnamese }
      return text
    }
  }

  // MARK: Data

  var json: JSONValue {
    let day = line.decidingDay
    var members: [JSONValue.Member] = []
    if case .object(let base) = ObligationData.json(obligation, library.register) { members = base }
    func grounds(_ application: Application?) -> JSONValue {
      application.map {
        .object([
          .init("ground", .string($0.ground.words[language])), .init("remark", .string($0.remark)),
          .init("place", .string(place($0.place.range))),
        ])
      } ?? .null
    }
    members += [
      .init("sentence", .string(sentence)),
      .init("clausePath", .array((clause?.path ?? []).map { .string($0) })),
      .init("place", .string(place(obligation.rule.syntax.place.range))),
      .init("bearerOnDecidingDay", .string(library.register.name(of: obligation.id.bearer, on: day))),
      .init("on", .string(on.description)),
      .init("periodBy", grounds(line.option.application)),
      .init("cutOffBy", grounds(line.terms.cutOff)),
      .init("dueBy", grounds(line.due?.application)),
      .init("calendar", .object([
        .init("name", .string(library.calendar.name)), .init("version", .string(library.calendar.version)),
        .init("lastDecidedDay", .string(library.calendar.lastDecidedDay.description)),
      ])),
      .init("trace", .array(trace.map { $0.json(language) })),
      .init("events", .array(events.map { event in
        .object([
          .init("id", .string(event.id)), .init("kind", .string(event.kind.rawValue)), .init("happened", .string(event.happened.description)),
          .init("recordedOn", .string(event.recorded.day.description)), .init("by", .optional(event.by?.text)),
          .init("for", .optional(event.recordedFor?.text)), .init("ground", .optional(event.ground)),
          .init("evidence", .optional(event.evidence)), .init("date", .optional(event.date?.description)),
          .init("whom", .array(event.whom.map { .string($0.text) })),
        ])
      })),
    ]
    return .object(members)
  }
}
