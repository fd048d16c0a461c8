import CivilTime
import Diagnostics
import Entries
import Exchange
import Facts
import Obligations
import Organisations
import Regulations

/// Why one obligation is as it is: the sentence, the bodies, the period, each day, what was done, and the three axes.
///
/// Told as sections of rows, for a terminal and for a page alike.
public struct Explanation {
  /// One thing that is said.
  public enum Row: Hashable, Sendable {
    /// A value beside its label; without a label it goes on from the row before.
    case value(label: String, String)
    /// What the items after it are about.
    case head(String)
    /// Under a head, so deep: 1 or 2.
    case item(String, depth: Int)
    /// A step of the reckoning of a day, in the order of the reckoning.
    case step(TraceStep)
    /// What was done on a day.
    case event(CivilDate, String)
  }

  /// What is explained.
  public let obligation: Obligation
  let library: Library
  private let events: [Event]
  /// What a store keeps of the events, by their ids.
  private let entries: [String: Entry]
  /// Why an event counts for nothing, by its id.
  private let refusals: [String: Words]
  /// The day asked about.
  public let on: CivilDate
  private let known: Instant
  private let language: Language

  /// The explanation of an obligation as of a day and by what was known at a moment, with what a store keeps of its events.
  public init(
    _ obligation: Obligation, _ library: Library, entries: [String: Entry] = [:], on: CivilDate, known: Instant,
    language: Language
  ) {
    self.obligation = obligation
    self.library = library
    self.entries = entries
    self.on = on
    self.known = known
    self.language = language
    events = library.engine.events(of: obligation, known: known).filter { $0.happened <= on }
    refusals = Dictionary(
      library.engine.refusals(of: obligation, known: known).map { ($0.event.id, $0.why) },
      uniquingKeysWith: { first, _ in first })
  }

  var line: Line { obligation.line }
  private var state: ObligationState { obligation.state }
  private var source: SourceText { obligation.regulation.source }
  private var clause: Clause? { obligation.regulation.clause(at: obligation.rule.clause) }
  /// Its sentence, in the language of the explanation.
  public var sentence: String {
    SentencePrinter(language, names: obligation.regulation.parties.map(\.name)).sentence(obligation.rule.syntax)
      .collapsingSpace
  }
  private var trace: [TraceStep] { (try? state.deadline?.result(in: library.calendar))?.trace.dayByDay ?? [] }

  func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }

  func name(_ id: OrganisationID, on day: CivilDate) -> String {
    "\(library.register.name(of: id, on: day)) (\(id.text))"
  }

  private func place(_ range: SourceRange) -> String { "\(source.name):\(source.position(at: range.lower).line)" }

  /// A ground and where it stands.
  private func describe(_ application: Application) -> String {
    "\(application.ground.words[language]) — \(place(application.place.range))"
  }

  // MARK: Rows

  func row(_ vi: String, _ en: String, _ value: String) -> Row { .value(label: say(vi, en), value) }

  /// All that is said, in sections.
  public var sections: [[Row]] { reasons + [stateRows()] }

  /// All but how it stands now.
  public var reasons: [[Row]] { reckoning + [eventRows()] }

  /// By what the day was reckoned, without what was done.
  public var reckoning: [[Row]] {
    [textRows(), bodyRows(), periodRows(), dueRows(), applicationRows()].filter { !$0.isEmpty }
  }

  private func textRows() -> [Row] {
    var out = [
      row("Câu", "Sentence", sentence),
      row(
        "Điều khoản", "Clause",
        (clause?.path.dropFirst().joined(separator: " › ")).flatMap { $0.isEmpty ? nil : $0 } ?? obligation.rule.clause),
    ]
    if let account = clause?.account, !account.isEmpty { out.append(row("Tóm tắt", "Account", account)) }
    out += [
      row(
        "Văn bản", "Regulation",
        "\(obligation.regulation.title); \(say("bản", "version")) \(obligation.regulation.version)"),
      row("", "", place(obligation.rule.syntax.place.range)), row("Hiệu lực", "In force", inForce),
    ]
    if restsOnSecondarySource {
      out.append(
        row(
          "Nguồn", "Source",
          say(
            "nguồn thứ cấp: đọc ở trang dẫn lại, chưa đối chiếu với văn bản gốc",
            "secondary source: read on a page that quotes the act, not checked against the act")))
    }
    return out
  }

  private func stateRows() -> [Row] {
    [
      row("Tình trạng", "State", "\(state.shown.words[language]) — \(say("xét ngày", "asked on")) \(on.vietnamese)"),
      row("  đời sống", "  life cycle", "\(state.lifeCycle.words[language]) (\(state.lifeCycle))"),
      row("  thực hiện", "  performance", "\(state.performance.words[language]) (\(state.performance.rawValue))"),
      row("  về hạn", "  verdict", "\(state.verdict.words[language]) (\(state.verdict.name))"),
    ]
  }

  /// True where the sentence, or the law's sentence that gives the day, was read on a page that quotes the act.
  private var restsOnSecondarySource: Bool {
    [obligation.rule, line.due?.cited?.rule].contains { $0?.duty?.isFromSecondarySource ?? false }
  }

  private var inForce: String {
    let regulation = obligation.regulation
    let from = regulation.inForceFrom?.vietnamese ?? "?"
    let to = regulation.inForceTo.map { say(" đến ", " to ") + $0.vietnamese } ?? ""
    let ground = regulation.inForceGround.map { " — \(describe($0))" } ?? ""
    return say("từ ", "from ") + from + to + ground
  }

  private func periodRows() -> [Row] {
    var out: [Row] = []
    func row(_ vi: String, _ en: String, _ value: String) { out.append(self.row(vi, en, value)) }
    if line.isStanding {
      let end = line.end.map { say(" đến ", " to ") + $0.vietnamese } ?? ""
      row(
        "Kỳ", "Period",
        say(
          "thường xuyên, từ \(line.start.vietnamese)\(end): không có kỳ, không có hạn",
          "standing, from \(line.start.vietnamese)\(end): no period and no due day"))
    } else if case .trigger(let id) = line.label {
      let start = library.events.occurrence(id)
      let words = start?.occurrence?.kind.words[language] ?? id
      row(
        "Phát sinh", "Started by",
        "\(words) (\(id)), \(line.decidingDay.vietnamese)" + (start?.occurrence?.subject.map { ", \($0)" } ?? "")
          + (start.map(kept) ?? ""))
      for event in library.events.events(ofOccurrence: id, on: on, known: known) {
        let to = event.date.map { say(" sang \($0.vietnamese)", " to \($0.vietnamese)") } ?? ""
        row("", "", "\(event.happened.vietnamese) \(event.kind.words[language])\(to) (\(event.id))\(kept(event))")
      }
      if let day = line.end, day != line.decidingDay {
        row("", "", say("ngày dự kiến: \(day.vietnamese)", "planned for \(day.vietnamese)"))
      }
    } else {
      let end = line.end?.vietnamese ?? "?"
      row(
        "Kỳ", "Period",
        "\(PeriodWords.print(line.label, language)): \(say("từ", "from")) \(line.start.vietnamese) \(say("đến", "to")) \(end)"
      )
    }
    if let application = line.option.application {
      row("", "", say("kỳ theo: ", "period by: ") + describe(application))
    }
    if let application = line.terms.cutOff {
      row("Chốt số liệu", "Cut-off", "\(line.end?.vietnamese ?? ""), " + describe(application))
    } else if !line.isStanding, line.option.occurrence != .onEvent {
      row(
        "Chốt số liệu", "Cut-off",
        say("hết kỳ theo lịch, văn bản không ghi ngày khác", "the calendar period; the text names no other day"))
    }
    if let absorber = line.absorbedBy {
      row(
        "Gộp kỳ", "Absorbed",
        say(
          "gộp vào \(PeriodWords.print(absorber, language)), lấy hạn của kỳ đó",
          "by \(PeriodWords.print(absorber, language)), whose due day it takes"))
    }
    return out
  }

  /// The day with its reckoning, how often, and what it must come before.
  private func dueRows() -> [Row] {
    var out = dayRows()
    let gate = obligation.gate?.lines(on: on) { name($0, on: line.decidingDay) } ?? []
    for (lines, label) in [
      (state.quota?.lines ?? [], Words(vi: "Số lượng", en: "Quantity")),
      (gate, Words(vi: "Ngày sớm nhất", en: "Earliest day")),
    ] {
      for (number, words) in lines.enumerated() {
        out.append(.value(label: number == 0 ? label[language] : "", words[language]))
      }
    }
    return out
  }

  private func dayRows() -> [Row] {
    var out: [Row] = []
    func row(_ vi: String, _ en: String, _ value: String) { out.append(self.row(vi, en, value)) }
    guard let due = state.due, let dueDay = line.due else {
      if line.isStanding {
        row(
          "Hạn", "Due",
          say("không có hạn: việc thường xuyên, không bao giờ quá hạn", "none: a standing duty is never overdue"))
        return out
      }
      let days = line.end.map { on - $0 } ?? 0
      let since =
        days > 0 && line.option.occurrence == .onEvent
        ? say("; phát sinh đã \(days) ngày", "; started \(days) \(days == 1 ? "day" : "days") ago")
        : days > 0
          ? say("; kỳ đã kết thúc được \(days) ngày", "; its period ended \(days) \(days == 1 ? "day" : "days") ago")
          : ""
      row("Hạn", "Due", say("văn bản không quy định hạn", "no day stated") + since)
      if let accepted { row("", "", describe(accepted)) }
      row("", "", say("nên không bao giờ quá hạn", "so it is never overdue"))
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
    if let cited = dueDay.cited {
      let source = cited.regulation.source
      let line = source.position(at: cited.rule.syntax.place.range.lower).line
      row(
        "", "",
        say("hạn của ", "the time of ")
          + "\(cited.rule.address), \(cited.regulation.title), \(say("bản", "version")) \(cited.regulation.version) (\(source.name):\(line))"
      )
      if cited.rule.duty?.syntax.act == obligation.act {
        row(
          "", "",
          say(
            "câu này dẫn điều luật ấy nên lấy hạn của luật; luật không đặt thêm một việc riêng",
            "the sentence cites that article and takes its time; the law asks for nothing beside it"))
      }
    }
    out.append(
      .head(
        say("Cách tính hạn", "How it was reckoned")
          + " (\(library.calendar.name), \(say("phiên bản", "version")) \(library.calendar.version))"))
    for step in trace where isTold(step, dueDay.deadline.rule) {
      out.append(.step(step))
    }
    switch dueDay.deadline.rule {
    case .before, .within:
      let status = library.calendar.status(of: due, scope: dueDay.deadline.scope)
      if !status.isWorking {
        let last = library.calendar.lastWorkingDay(onOrBefore: due, scope: dueDay.deadline.scope)
        out.append(
          .item(
            say(
              "\(due.vietnamese) là \(TraceWords.reason(status.reason).vi) và hạn không chuyển sang ngày sau: nên làm xong trong \(TraceWords.day(last).vi)",
              "\(due.vietnamese) is \(TraceWords.reason(status.reason).en) and the day never moves on: best done by \(TraceWords.day(last).en)"
            ), depth: 1))
      }
    case .by:
      if dueDay.rollApplication == nil, trace.contains(where: { if case .rolled = $0.why { true } else { false } }) {
        out.append(
          .item(
            say(
              "chuyển ngày là cách áp dụng mặc định, không phải quy định của luật",
              "moving the day is the default application, not a rule of law"), depth: 1))
      }
    case .term, .atLeastBefore: break
    }
    return out
  }

  /// The day counted from is part of a count only; beside a day that is named outright it would read as if one had been counted.
  private func isTold(_ step: TraceStep, _ rule: Deadline.Rule) -> Bool {
    guard case .anchor = step.why else { return true }
    switch rule {
    case .term, .atLeastBefore: return true
    case .by, .before, .within: return trace.contains { if case .counted = $0.why { true } else { false } }
    }
  }

  // MARK: Applications

  /// The application that accepts that no day is stated.
  private var accepted: Application? { accepted(.due) }

  private func accepted(_ matter: OpenMatter) -> Application? {
    obligation.rule.applications.first {
      if case .notStated(let matters) = $0.item {
        $0.holds(on: line.decidingDay) && matters.contains(matter)
      } else {
        false
      }
    }
  }

  /// What each application settles here.
  private var applied: [(settles: Words, application: Application)] {
    var out: [(settles: Words, application: Application)] = []
    func take(_ application: Application?, _ vi: String, _ en: String) {
      if let application { out.append((Words(vi: vi, en: en), application)) }
    }
    take(obligation.regulation.inForceGround, "ngày có hiệu lực", "day of effect")
    let binding = library.regulations.first { $0.regulation === obligation.regulation }?.binding
    let parties =
      (obligation.rule.duty?.bearers ?? []).map(\.party) + (obligation.rule.duty?.recipients ?? []).map(\.party)
    for party in parties { take(binding?.membership(of: party, on: line.decidingDay), "thành phần", "members") }
    take(line.option.application, "kỳ", "period")
    take(line.terms.cutOff, "ngày chốt số liệu", "cut-off")
    take(line.due?.application, "hạn", "due day")
    take(line.due?.rollApplication, "khi hạn là ngày nghỉ", "a day off")
    take(line.absorbedBy == nil ? nil : line.terms.absorbing, "gộp kỳ", "absorption")
    if obligation.rule.duty?.recipients.isEmpty ?? true { take(line.terms.recipients, "nơi nhận", "recipients") }
    take(line.terms.form, "biểu mẫu", "form")
    take(line.terms.toldAtOnce, "cách báo ngay", "telling at once")
    if line.due == nil, !line.isStanding { take(accepted(.due), "chấp nhận không ghi hạn", "accepted: no due day") }
    if obligation.counterparties.isEmpty {
      take(accepted(.recipient), "chấp nhận không ghi nơi nhận", "accepted: no recipient")
    }
    // One application may settle several matters: it is told once.
    var merged: [(settles: Words, application: Application)] = []
    for (settles, application) in out {
      if let index = merged.firstIndex(where: { $0.application == application }) {
        let known = merged[index].settles
        if !known.en.contains(settles.en) {
          merged[index].settles = Words(vi: "\(known.vi), \(settles.vi)", en: "\(known.en), \(settles.en)")
        }
      } else {
        merged.append((settles, application))
      }
    }
    return merged
  }

  private func applicationRows() -> [Row] {
    var out: [Row] = []
    var last: ApplicationSyntax.Ground?
    var remark = ""
    let printer = SentencePrinter(language, names: obligation.regulation.parties.map(\.name))
    func close() {
      if !remark.isEmpty { out.append(.item("> " + remark, depth: 2)) }
      remark = ""
    }
    for (settles, application) in applied {
      if application.ground != last || application.remark != remark {
        close()
        last = application.ground
        remark = application.remark
        out.append(.item(application.ground.words[language], depth: 1))
      }
      out.append(
        .item(
          "- \(settles[language]): \(printer.words(application.item)) — \(place(application.place.range))", depth: 2))
    }
    close()
    return out.isEmpty ? [] : [.head(say("Cách áp dụng", "Applications"))] + out
  }

  private func eventRows() -> [Row] {
    if events.isEmpty { return [.head(say("Chưa có sự kiện nào được ghi.", "Nothing has been recorded."))] }
    return [.head(say("Sự kiện", "Events"))]
      + events.map { event in
        var text = event.kind.words[language]
        if let by = event.by { text += say(" bởi ", " by ") + name(by, on: event.happened) }
        text += details(event)
        if event.recorded.day != event.happened {
          text += say("; ghi ngày ", "; recorded on ") + event.recorded.day.vietnamese
        }
        text += kept(event)
        return .event(event.happened, text)
      }
  }

  /// One step of what was done.
  public struct Step: Sendable {
    /// What was done.
    public let event: Event
    /// For whom, with what, why: what is told behind its name, without who did it and when.
    public let details: String
    /// What people wrote beside it; nil where nobody did.
    public let note: String?
  }

  /// What was done, in the order it happened.
  public var steps: [Step] {
    events.map { event in
      let told = details(event)
      return Step(
        event: event, details: String(told.drop { "; ,".contains($0) }), note: recorded(event)?.note?.value)
    }
  }

  private func details(_ event: Event) -> String {
    var text = ""
    if let sender = event.recordedFor {
      text += say(", ghi thay cho ", ", recorded for ") + name(sender, on: event.happened)
    }
    if event.nothingToReport { text += say("; không phát sinh", "; nothing to report") }
    if let part = event.partOf { text += say("; lồng ghép trong ", "; part of ") + part }
    if let until = event.until { text += say(" đến \(until.vietnamese)", " until \(until.vietnamese)") }
    if let days = event.days {
      text += say(" thêm \(days) ngày", " by \(days) \(days == 1 ? "day" : "days")")
    }
    if let date = event.date { text += say("; ngày đã báo: ", "; date told: ") + date.vietnamese }
    if !event.whom.isEmpty {
      text += say(" cho ", " to ") + event.whom.map { name($0, on: event.happened) }.joined(separator: ", ")
    }
    if let calendar = event.calendar { text += say(", theo lịch ", ", by calendar ") + calendar }
    if let ground = event.ground { text += "; \(ground)" }
    if let article = event.article { text += " (\(article))" }
    if let document = event.document {
      text += say(
        "; văn bản số \(document.number) ngày \(document.date.vietnamese)",
        "; document no. \(document.number) of \(document.date.vietnamese)")
    }
    if let evidence = recorded(event)?.evidence?.value ?? event.evidence {
      text += say("; bằng chứng: ", "; evidence: ") + evidence
    }
    if let refusal = refusals[event.id] {
      text += say("; không được tính: ", "; counts for nothing: ") + refusal[language]
    }
    return text
  }

  /// What a store keeps beside an event, as it is told behind it.
  private func kept(_ event: Event) -> String {
    var text = ""
    if let note = recorded(event)?.note?.value { text += say("; ghi chú: ", "; note: ") + note }
    if let moment = recordedElsewhere(event)?.words {
      text += say(
        "; nhập từ hệ thống khác, ở đó ghi lúc \(moment.vi)",
        "; taken over from another system, recorded there at \(moment.en)")
    }
    if let (entry, files) = attachments(event) {
      text += say("; tệp đính kèm ở mục \(entry): ", "; attached in entry \(entry): ")
      text += files.map { file in
        (file.name.value ?? say("đã xóa", "erased")) + say(" (\(file.size) byte)", " (\(file.size) bytes)")
      }.joined(separator: ", ")
    }
    return text
  }

  /// When an event that was taken over was recorded where it comes from.
  private func recordedElsewhere(_ event: Event) -> Instant? { recorded(event)?.recordedElsewhere }

  /// What was filed with an event, and the ledger number under which it is given back; nil where nothing was.
  private func attachments(_ event: Event) -> (entry: Int64, files: [RecordedEvent.Attachment])? {
    guard let entry = entries[event.id], let files = recorded(event)?.attachments, !files.isEmpty else { return nil }
    return (entry.head.sequence, files)
  }

  private func recorded(_ event: Event) -> RecordedEvent? {
    if case .event(let recorded)? = entries[event.id]?.body { recorded } else { nil }
  }

  // MARK: Data

  /// All of it as data, the obligation's own members first.
  public var json: JSONValue {
    let day = line.decidingDay
    let printer = SentencePrinter(language, names: obligation.regulation.parties.map(\.name))
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
      .init("secondarySource", .bool(restsOnSecondarySource)),
      .init("bearerOnDecidingDay", .string(library.register.name(of: obligation.id.bearer, on: day))),
      .init("on", .string(on.description)),
      .init("periodBy", grounds(line.option.application)),
      .init("cutOffBy", grounds(line.terms.cutOff)),
      .init("dueBy", grounds(line.due?.application)),
      .init(
        "calendar",
        .object([
          .init("name", .string(library.calendar.name)), .init("version", .string(library.calendar.version)),
          .init("lastDecidedDay", .string(library.calendar.lastDecidedDay.description)),
        ])),
      .init(
        "applications",
        .array(
          applied.map { settles, application in
            .object([
              .init("settles", .string(settles[language])), .init("words", .string(printer.words(application.item))),
              .init("ground", .string(application.ground.words[language])),
              .init("remark", .string(application.remark)),
              .init("place", .string(place(application.place.range))),
            ])
          })),
      .init("trace", .array(trace.map { $0.json(language) })),
      .init(
        "events",
        .array(
          events.map { EventData.json($0, entries[$0.id]) })),
    ]
    return .object(members)
  }
}

extension NumberedDocument {
  /// The document as data.
  public var json: JSONValue {
    .object([.init("number", .string(number)), .init("date", .string(date.description))])
  }
}
