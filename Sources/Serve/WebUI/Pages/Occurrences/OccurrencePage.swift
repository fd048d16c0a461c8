import CivilTime
import Diagnostics
import Entries
import Facts
import HTTPCore
import Obligations
import Organisations
import Regulations
import Telling
import UseCases

/// Something that happened: what it started, how that stands, what was done about it since, and what comes next.
struct OccurrencePage {
  let view: Desk.OccurrenceView
  /// What the ledger has of it and of what was done about it, by the events' ids.
  let entries: [String: Entry]
  let acts: [Desk.OccurrenceAct]
  /// Whether the one who looks may record a next step.
  let mayRecord: Bool
  let library: Library
  let context: PageContext

  private var words: OccurrenceWords { OccurrenceWords(view, library, context) }

  var title: String { words.title }

  var body: Html {
    let c = context
    let event = view.event
    let nothing: Html =
      "<p>\(c("Không câu nào được khởi động.", "Nothing was started."))</p>"
    return """
      <p class="small"><a href="\(.occurrences)">\(c("Việc phát sinh", "What happened"))</a></p>
      <h1>\(title)</h1>
      <p>\(words.mark) \(words.about)</p>
      \(buttons)
      <h2>\(c("Ai phải làm gì", "Who owes what"))</h2>
      \(OccurrenceDuties(obligations: view.obligations, library: library, isRecorded: true, context: c).table)\
      \(nothing, if: view.obligations.isEmpty && view.unseen == 0)\
      \("<p class=\"soft\">\(c("và \(view.unseen) việc của cơ quan khác mà vai trò này không xem được", "and \(view.unseen) of others that this role does not see"))</p>", if: view.unseen > 0)
      <h2>\(c("Đã ghi", "What was recorded"))</h2>
      <dl class="facts">\(told(event, c("Xảy ra", "Happened")))\(view.later.map { told($0, $0.kind.words[c.language].capitalisedFirst) })</dl>
      <p class="small soft">\(c("Mã việc", "Id")): <code>\(event.id)</code></p>
      """
  }

  private var buttons: Html? {
    let c = context
    let event = view.event
    var items: [Html] = []
    if mayRecord, view.calledOff == nil {
      let query = [("vu-viec", event.occurrence?.subject), ("noi", event.occurrence?.at?.text)].compactMap {
        name, value in value.map { "\(name)=\(PercentCoding.encode($0))" }
      }.joined(separator: "&")
      items.append(
        "<li><a class=\"button\" href=\"\(.newOccurrence)\(query.isEmpty ? "" : "?")\(query)\">\(c("Ghi bước tiếp theo", "Record the next step"))</a></li>"
      )
    }
    for act in acts {
      let (name, words): (OccurrenceActName, String) =
        switch act {
        case .reschedule: (.rescheduling, c("Dời ngày", "Put off"))
        case .callOff: (.callingOff, c("Rút việc này", "Call it off"))
        }
      items.append("<li><a class=\"button second\" href=\"\(.occurrenceAct(event.id, name))\">\(words)</a></li>")
    }
    return items.isEmpty ? nil : "<ul class=\"acts\">\(items)</ul>"
  }

  /// What was recorded of it: both days, who, what shows it.
  private func told(_ event: Event, _ label: String) -> Html {
    let c = context
    let register = library.register
    var recorded: RecordedEvent?
    if case .event(let found)? = entries[event.id]?.body { recorded = found }
    let by = event.by.map { register.name(of: $0, on: event.happened) }
    let parts: [String?] = [
      event.date.map { c("dự kiến ", "planned for ") + c.day($0) }, event.ground,
      event.occurrence.flatMap {
        $0.holds.isEmpty ? nil : c("đúng là: ", "true of it: ") + $0.holds.joined(separator: "; ")
      },
      event.document.map {
        c("văn bản số \($0.number) ngày \(c.day($0.date))", "document \($0.number) of \(c.day($0.date))")
      },
      recorded?.evidence?.value ?? event.evidence, recorded?.note?.value,
      c("ghi ", "recorded ") + c.shortMoment(event.recorded) + (by.map { ", \($0)" } ?? ""),
    ]
    let files = entries[event.id].flatMap { FileLinks(entry: $0, context: c).html }.map { "<br>\($0)" as Html }
    return
      "<dt>\(label)</dt><dd><strong>\(c.day(event.happened))</strong> \(parts.compactMap(\.self).joined(separator: " · "))\(files)</dd>"
  }
}
