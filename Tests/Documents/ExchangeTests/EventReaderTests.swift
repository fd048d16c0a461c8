import CivilTime
import Diagnostics
import Exchange
import Obligations
import Organisations
import Testing

/// Every error of a file of events, word for word, with line and column.
@Suite struct EventReaderTests {
  private func read(_ text: String) -> (events: [Event], findings: [Diagnostic]) {
    EventReader.read(SourceText(name: "e.jsonl", text: text))
  }

  private func told(_ text: String, _ language: Language) -> [String] {
    read(text).findings.map { finding in
      ([finding.message] + finding.notes).map { $0[language] }.joined(separator: " | ")
        + " @\(finding.start.line):\(finding.start.column)-\(finding.end.line):\(finding.end.column) \(finding.code)"
    }
  }

  private static let obligation = #""obligation": "tra-vinh/dieu-6/gach-2/b:org-0007:2024-M03""#
  private static let times = #""happened": "2024-03-20", "recorded": "2024-03-20T08:30:00Z""#

  @Test func `a line with every key is one event`() throws {
    let text =
      #"{"id": "e1", "kind": "extended", "obligation": "tra-vinh/dieu-6/gach-2/b:org-0007:2024-M03", "#
      + #""also": ["tra-vinh/dieu-6/gach-2/b:org-0006:2024-Q1"], "trigger": "họp", "happened": "2024-03-18", "#
      + #""recorded": "2024-03-20T08:30:00Z", "by": "org-0005", "for": "org-0006", "nothingToReport": true, "partOf": "12-BC", "#
      + #""evidence": "CV 3", "ground": "lũ", "article": "Điều 6", "until": "2024-04-02", "days": 3, "whom": ["org-0006"], "#
      + #""date": "2024-03-25", "calendar": "2", "note": "ghi chú"}"#
    let (events, findings) = read(text)
    #expect(findings.isEmpty)
    let event = try #require(events.first)
    #expect(events.count == 1)
    #expect(
      event.obligations.map(\.description) == [
        "tra-vinh/dieu-6/gach-2/b:org-0007:2024-M03", "tra-vinh/dieu-6/gach-2/b:org-0006:2024-Q1",
      ])
    #expect(event.kind == .extended)
    #expect(event.happened == CivilDate(iso: "2024-03-18"))
    // 20/3/2024 is day 19802 since 1970; 8:30 is 30600 seconds.
    #expect(event.recorded == Instant(seconds: 19802 * 86400 + 30600))
    #expect(event.by == OrganisationID("org-0005"))
    #expect(event.recordedFor == OrganisationID("org-0006"))
    #expect(event.nothingToReport)
    #expect(
      [event.trigger, event.partOf, event.evidence, event.ground, event.article, event.calendar] == [
        "họp", "12-BC", "CV 3", "lũ", "Điều 6", "2",
      ])
    #expect(event.until == CivilDate(iso: "2024-04-02"))
    #expect(event.days == 3)
    #expect(event.whom.map(\.text) == ["org-0006"])
    #expect(event.date == CivilDate(iso: "2024-03-25"))
  }

  @Test func `a document is its number and date, and shows what happened before the day it was recorded`() throws {
    let (events, findings) = read(
      #"{"id": "e1", "kind": "received", \#(Self.obligation), "happened": "2024-03-18", "recorded": "2024-03-20T08:30:00Z", "#
        + #""document": {"date": "2024-03-15", "number": "12-CTr/BDV"}}"#)
    #expect(findings.isEmpty)
    let date = try #require(CivilDate(iso: "2024-03-15"))
    #expect(events.first?.document == NumberedDocument(number: "12-CTr/BDV", date: date))
    #expect(events.first?.evidence == nil)
    let without = read(#"{"id": "e1", "kind": "told", \#(Self.obligation), \#(Self.times), "document": null}"#)
    #expect(without.findings.isEmpty)
    #expect(without.events.count == 1)
    #expect(without.events.first?.document == nil)
  }

  @Test func `a day is that of Viet Nam: seventeen o'clock UTC is the next day there`() {
    // Recorded at 00:00 of 21/3 in Viet Nam, so what happened on 20/3 needs evidence.
    let line =
      #"{"id": "e1", "kind": "submitted", \#(Self.obligation), "happened": "2024-03-20", "recorded": "2024-03-20T17:00:00Z"}"#
    #expect(read(line).findings.map(\.code) == ["missing-key"])
    #expect(read(line.replacing("T17:00:00Z", with: "T16:59:59Z")).findings.isEmpty)
  }

  struct Wrong: Sendable, CustomTestStringConvertible {
    let line: String
    let vi: [String]
    let en: [String]
    var testDescription: String { en.first ?? line }
  }

  private static let sample = (
    vi: #" | mỗi dòng là một đối tượng như {"id": "e1", "kind": "submitted", …}"#,
    en: #" | each line is an object such as {"id": "e1", "kind": "submitted", …}"#
  )

  private static let wrongs: [Wrong] = [
    Wrong(
      line: #"{"kind": "submitted", \#(obligation), \#(times)}"#,
      vi: [#"sự kiện thiếu "id" @whole missing-key"#], en: [#"the event lacks "id" @whole missing-key"#]),
    Wrong(
      line: #"{"id": "e1", \#(obligation), \#(times)}"#, vi: [#"sự kiện thiếu "kind" @whole missing-key"#],
      en: [#"the event lacks "kind" @whole missing-key"#]),
    Wrong(
      line: #"{"id": "e1", "kind": "submited", \#(obligation), \#(times)}"#,
      vi: [#"không có loại sự kiện "submited" | gần nhất: "submitted" @1:14-1:20 unknown-event-kind"#],
      en: [#"there is no kind of event "submited" | nearest: "submitted" @1:14-1:20 unknown-event-kind"#]),
    Wrong(
      line: #"{"id": "e1", "kind": "xyzzyxyzzyx", \#(obligation), \#(times)}"#,
      vi: [
        #"không có loại sự kiện "xyzzyxyzzyx" | được dùng: submitted, received, accepted, returned, refused, waived, excused, extended, suspended, resumed, told, established, ruledOut, withdrawn, transferred, compensated, unknown, occurred, rescheduled @1:14-1:20 unknown-event-kind"#
      ],
      en: [
        #"there is no kind of event "xyzzyxyzzyx" | allowed: submitted, received, accepted, returned, refused, waived, excused, extended, suspended, resumed, told, established, ruledOut, withdrawn, transferred, compensated, unknown, occurred, rescheduled @1:14-1:20 unknown-event-kind"#
      ]),
    Wrong(
      line: #"{"id": "e1", "kind": "told", \#(times)}"#,
      vi: [#"sự kiện cần "obligation" hoặc "trigger" @whole missing-key"#],
      en: [#"an event needs "obligation" or "trigger" @whole missing-key"#]),
    Wrong(
      line: #"{"id": "e1", "kind": "told", "obligation": null, \#(times)}"#,
      vi: [#"sự kiện cần "obligation" hoặc "trigger" @whole missing-key"#],
      en: [#"an event needs "obligation" or "trigger" @whole missing-key"#]),
    Wrong(
      line: #"{"id": "e1", "kind": "told", "obligation": "dieu-6", \#(times)}"#,
      vi: [
        #""obligation" cần mã nhiệm vụ như tra-vinh/dieu-6/gach-2/b:org-0007:2024-M03, ở đây là "dieu-6" @1:30-1:42 bad-value"#
      ],
      en: [
        #""obligation" needs the id of an obligation such as tra-vinh/dieu-6/gach-2/b:org-0007:2024-M03, here it is "dieu-6" @1:30-1:42 bad-value"#
      ]),
    Wrong(
      line: #"{"id": "e1", "kind": "told", "obligaton": "x", "trigger": "t", \#(times)}"#,
      vi: [#"sự kiện không có khóa "obligaton" | gần nhất: "obligation" @1:30-1:41 unknown-key"#],
      en: [#"an event has no key "obligaton" | nearest: "obligation" @1:30-1:41 unknown-key"#]),
    Wrong(
      line: #"{"id": "", "kind": "told", "trigger": 3, "nothingToReport": "yes", "whom": "x", "days": 0, \#(times)}"#,
      vi: [
        #""id" cần một chuỗi không trống @1:2-1:6 bad-value"#,
        #""trigger" cần một chuỗi không trống @1:28-1:37 bad-value"#,
        #""days" cần một số nguyên từ 1 đến 3660 @1:81-1:87 bad-value"#,
        #""nothingToReport" cần true hoặc false @1:42-1:59 bad-value"#,
        #""whom" cần một danh sách chuỗi @1:68-1:74 bad-value"#,
      ],
      en: [
        #""id" needs a text that is not empty @1:2-1:6 bad-value"#,
        #""trigger" needs a text that is not empty @1:28-1:37 bad-value"#,
        #""days" needs a whole number from 1 to 3660 @1:81-1:87 bad-value"#,
        #""nothingToReport" needs true or false @1:42-1:59 bad-value"#,
        #""whom" needs a list of texts @1:68-1:74 bad-value"#,
      ]),
    Wrong(
      line:
        #"{"id": "e1", "kind": "told", "trigger": "t", "nothingToReport": "yes", "whom": ["org-0001", "bà Tư"], \#(times)}"#,
      vi: [
        #""nothingToReport" cần true hoặc false @1:46-1:63 bad-value"#,
        #""whom" cần mã cơ quan như org-0006, ở đây là "bà Tư" @1:72-1:78 bad-value"#,
      ],
      en: [
        #""nothingToReport" needs true or false @1:46-1:63 bad-value"#,
        #""whom" needs the id of a body such as org-0006, here it is "bà Tư" @1:72-1:78 bad-value"#,
      ]),
    Wrong(
      line: #"{"id": "e1", "kind": "told", "trigger": "t", "also": ["x", 2], \#(times)}"#,
      vi: [
        #""also" cần một danh sách chuỗi @1:46-1:52 bad-value"#,
        #""also" cần mã nhiệm vụ như tra-vinh/dieu-6/gach-2/b:org-0007:2024-M03, ở đây là "x" @1:46-1:52 bad-value"#,
      ],
      en: [
        #""also" needs a list of texts @1:46-1:52 bad-value"#,
        #""also" needs the id of an obligation such as tra-vinh/dieu-6/gach-2/b:org-0007:2024-M03, here it is "x" @1:46-1:52 bad-value"#,
      ]),
    Wrong(
      line:
        #"{"id": "e1", "kind": "told", "trigger": "t", "by": "bà Tư", "happened": "2023-02-29", "recorded": "hôm qua"}"#,
      vi: [
        #""happened" cần một ngày có trong lịch như 2024-03-20, ở đây là "2023-02-29" @1:61-1:71 bad-value"#,
        #""recorded" cần thời điểm UTC như 2024-03-20T08:30:00Z, ở đây là "hôm qua" @1:87-1:97 bad-value"#,
        #""by" cần mã cơ quan như org-0006, ở đây là "bà Tư" @1:46-1:50 bad-value"#,
      ],
      en: [
        #""happened" needs a day of the calendar such as 2024-03-20, here it is "2023-02-29" @1:61-1:71 bad-value"#,
        #""recorded" needs a moment in UTC such as 2024-03-20T08:30:00Z, here it is "hôm qua" @1:87-1:97 bad-value"#,
        #""by" needs the id of a body such as org-0006, here it is "bà Tư" @1:46-1:50 bad-value"#,
      ]),
    Wrong(
      line: #"{"id": "e1", "kind": "told", "trigger": "t", "by": "bà Tư", \#(times)}"#,
      vi: [#""by" cần mã cơ quan như org-0006, ở đây là "bà Tư" @1:46-1:50 bad-value"#],
      en: [#""by" needs the id of a body such as org-0006, here it is "bà Tư" @1:46-1:50 bad-value"#]),
    Wrong(
      line:
        #"{"id": "e1", "kind": "told", "trigger": "t", "happened": "2024-03-21", "recorded": "2024-03-20T08:30:00Z"}"#,
      vi: [#"ghi ngày 20/03/2024, trước khi việc xảy ra (21/03/2024) @1:72-1:82 recorded-too-early"#],
      en: [#"recorded on 20/03/2024, before it happened (21/03/2024) @1:72-1:82 recorded-too-early"#]),
    Wrong(
      line:
        #"{"id": "e1", "kind": "told", "trigger": "t", "happened": "2024-03-19", "recorded": "2024-03-20T08:30:00Z"}"#,
      vi: [#"việc xảy ra trước ngày ghi nên cần bằng chứng ở "evidence" hoặc "document" @1:46-1:56 missing-key"#],
      en: [#"it happened before the day it was recorded, so "evidence" or "document" is needed @1:46-1:56 missing-key"#]
    ),
    Wrong(
      line: #"{"id": "e1", "kind": "told", "trigger": "t", "document": "12-CTr", \#(times)}"#,
      vi: [
        #""document" cần số và ngày văn bản như {"number": "12-CTr/BDV", "date": "2023-11-20"} @1:46-1:56 bad-value"#
      ],
      en: [
        #""document" needs a document's number and date such as {"number": "12-CTr/BDV", "date": "2023-11-20"} @1:46-1:56 bad-value"#
      ]),
    Wrong(
      line:
        #"{"id": "e1", "kind": "told", "trigger": "t", "document": {"number": "1", "ngay": "2024-03-01"}, \#(times)}"#,
      vi: [#""document" không có khóa "ngay"; có: number, date @1:46-1:56 unknown-key"#],
      en: [#""document" has no key "ngay"; there are: number, date @1:46-1:56 unknown-key"#]),
    Wrong(
      line:
        #"{"id": "e1", "kind": "told", "trigger": "t", "document": {"number": "", "date": "2024-03-01"}, \#(times)}"#,
      vi: [#""document" cần "number", một chuỗi không trống @1:46-1:56 missing-key"#],
      en: [#""document" needs "number", a text that is not empty @1:46-1:56 missing-key"#]),
    Wrong(
      line: #"{"id": "e1", "kind": "told", "trigger": "t", "document": {"number": "1"}, \#(times)}"#,
      vi: [#""document" cần "date", một chuỗi không trống @1:46-1:56 missing-key"#],
      en: [#""document" needs "date", a text that is not empty @1:46-1:56 missing-key"#]),
    Wrong(
      line:
        #"{"id": "e1", "kind": "told", "trigger": "t", "document": {"number": "1", "date": "2023-02-29"}, \#(times)}"#,
      vi: [
        #""document" cần một ngày có trong lịch như 2024-03-20 ở "date", ở đây là "2023-02-29" @1:46-1:56 bad-value"#
      ],
      en: [
        #""document" needs a day of the calendar such as 2024-03-20 in "date", here it is "2023-02-29" @1:46-1:56 bad-value"#
      ]),
    Wrong(
      line:
        #"{"id": "e1", "kind": "told", "trigger": "t", "document": {"number": "1", "date": "2024-03-21"}, \#(times)}"#,
      vi: [#"văn bản đề ngày 21/03/2024, sau ngày việc xảy ra (20/03/2024) @1:46-1:56 document-too-late"#],
      en: [#"the document is of 21/03/2024, after the day it happened (20/03/2024) @1:46-1:56 document-too-late"#]),
    Wrong(
      line: #"{"id": "e1", "kind": "extended", \#(obligation), \#(times)}"#,
      vi: [
        #"gia hạn cần "until" (đến ngày) hoặc "days" (số ngày) @1:14-1:20 missing-key"#,
        #""extended" cần lý do ở "ground" @1:14-1:20 missing-key"#,
      ],
      en: [
        #"an extension needs "until" or "days" @1:14-1:20 missing-key"#,
        #""extended" needs its reason in "ground" @1:14-1:20 missing-key"#,
      ]),
    Wrong(
      line: #"{"id": "e1", "kind": "occurred", "trigger": "phát hiện tình hìn", \#(times)}"#,
      vi: [
        #"không có sự kiện "phát hiện tình hìn" | gần nhất: "phát hiện tình hình" @1:34-1:43 unknown-trigger"#
      ],
      en: [
        #"there is no event "phát hiện tình hìn" | nearest: "phát hiện tình hình" @1:34-1:43 unknown-trigger"#
      ]),
    Wrong(
      line: #"{"id": "e1", "kind": "occurred", "trigger": "xyzzyxyzzyx", \#(times)}"#,
      vi: [
        #"không có sự kiện "xyzzyxyzzyx" | các sự kiện ghi trong Docs/rule-language.md, như "phát hiện tình hình" @1:34-1:43 unknown-trigger"#
      ],
      en: [
        #"there is no event "xyzzyxyzzyx" | the events stand in Docs/rule-language.md, such as "a situation is raised" @1:34-1:43 unknown-trigger"#
      ]),
    Wrong(
      line: #"{"id": "2024-M03", "kind": "occurred", "trigger": "trình", \#(times)}"#,
      vi: [
        #""id" cần một chữ cái rồi chữ cái, chữ số và "-", vì nó đứng trong mã của việc mà nó sinh ra, ở đây là "2024-M03" @1:2-1:6 bad-value"#
      ],
      en: [
        #""id" needs a letter, then letters, digits and "-", for it stands in the id of what it starts, here it is "2024-M03" @1:2-1:6 bad-value"#
      ]),
    Wrong(
      line: #"{"id": "e1", "kind": "occurred", "obligation": "t/a:org-1:once", \#(times)}"#,
      vi: [
        #""occurred" cần việc gì phát sinh ở "trigger" @1:14-1:20 missing-key"#
      ],
      en: [
        #""occurred" needs what happened in "trigger" @1:14-1:20 missing-key"#
      ]),
    Wrong(
      line: #"{"id": "e1", "kind": "rescheduled", "of": "e0", \#(times)}"#,
      vi: [
        #"trước dòng này không có sự kiện nào mang mã "e0" @1:37-1:41 unknown-event"#,
        #""rescheduled" cần ngày mới ở "date" @1:14-1:20 missing-key"#,
      ],
      en: [
        #"no event before this line has the id "e0" @1:37-1:41 unknown-event"#,
        #""rescheduled" needs the new day in "date" @1:14-1:20 missing-key"#,
      ]),
    Wrong(
      line: #"{"id": "e1", "kind": "transferred", "obligation": "t/a:org-1:once", \#(times)}"#,
      vi: [
        #""transferred" cần lý do ở "ground" @1:14-1:20 missing-key"#,
        #""transferred" cần cơ quan nhận việc ở "whom" @1:14-1:20 missing-key"#,
      ],
      en: [
        #""transferred" needs its reason in "ground" @1:14-1:20 missing-key"#,
        #""transferred" needs the body that takes over in "whom" @1:14-1:20 missing-key"#,
      ]),
    Wrong(
      line: #"{"đã": nope, "kind": "told"}"#,
      vi: ["dòng này không phải là JSON: sai ở nope\(sample.vi) @1:8-1:12 bad-json"],
      en: ["this line is no JSON: wrong at nope\(sample.en) @1:8-1:12 bad-json"]),
    Wrong(
      line: #"{"id": "e1" "kind": "told"}"#,
      vi: [#"dòng này không phải là JSON: sai ở "kind"\#(sample.vi) @1:13-1:19 bad-json"#],
      en: [#"this line is no JSON: wrong at "kind"\#(sample.en) @1:13-1:19 bad-json"#]),
    Wrong(
      line: #"{"id": "e1", "kind": "told", "id": "e2"}"#,
      vi: [#"dòng này có hai khóa "id"\#(sample.vi) @1:30-1:34 bad-json"#],
      en: [#"this line has the key "id" twice\#(sample.en) @1:30-1:34 bad-json"#]),
    Wrong(
      line: #"{"id": "e1" "một chuỗi dài hơn hai mươi byte"}"#,
      vi: ["dòng này không phải là JSON: sai ngay trước chỗ này\(sample.vi) @1:46-1:47 bad-json"],
      en: ["this line is no JSON: wrong just before here\(sample.en) @1:46-1:47 bad-json"]),
    Wrong(
      line: #"{"id": "e1""#, vi: ["dòng này không phải là JSON: bị cắt giữa chừng\(sample.vi) @1:12-1:12 bad-json"],
      en: ["this line is no JSON: it breaks off\(sample.en) @1:12-1:12 bad-json"]),
    Wrong(
      line: #"{"id": "e1"} x"#, vi: ["dòng này không phải là JSON: sai ở x\(sample.vi) @1:14-1:15 bad-json"],
      en: ["this line is no JSON: wrong at x\(sample.en) @1:14-1:15 bad-json"]),
    Wrong(
      line: #"["e1"]"#, vi: [#"mỗi dòng là một đối tượng {…} @whole bad-event"#],
      en: [#"each line is an object {…} @whole bad-event"#]),
  ]

  @Test(arguments: wrongs)
  func `what is wrong with a line is told word for word where it stands`(wrong: Wrong) {
    // A finding about the whole line ends behind its last letter.
    let whole = "@1:1-1:\(wrong.line.unicodeScalars.count + 1)"
    #expect(told(wrong.line, .vi) == wrong.vi.map { $0.replacing("@whole", with: whole) })
    #expect(told(wrong.line, .en) == wrong.en.map { $0.replacing("@whole", with: whole) })
    #expect(read(wrong.line).events.isEmpty)
  }

  @Test(arguments: ["waived", "excused", "suspended", "refused"])
  func `what releases, stops or refuses needs its reason`(kind: String) {
    let line = #"{"id": "e1", "kind": "\#(kind)", \#(Self.obligation), \#(Self.times)}"#
    #expect(told(line, .en) == ["\"\(kind)\" needs its reason in \"ground\" @1:14-1:20 missing-key"])
    #expect(read(line.replacing("}", with: #", "ground": "lũ"}"#)).events.count == 1)
  }

  @Test func `an id given twice and a recording that goes back are told with the line of the first`() {
    func line(_ id: String, _ time: String) -> String {
      #"{"id": "\#(id)", "kind": "told", "trigger": "t", "happened": "2024-03-20", "recorded": "2024-03-20T\#(time)Z"}"#
    }
    let text = [line("a", "08:30:00"), line("b", "08:29:59"), line("a", "08:30:00")].joined(separator: "\n")
    #expect(
      told(text, .vi) == [
        #"thời điểm ghi lùi so với dòng 1; thời điểm ghi không bao giờ lùi @2:71-2:81 recorded-went-back"#,
        #"sự kiện "a" đã có ở dòng 1 @3:2-3:6 doubled-event"#,
      ])
    #expect(
      told(text, .en) == [
        #"recorded before line 1; the time of recording never goes back @2:71-2:81 recorded-went-back"#,
        #"the event "a" stands already on line 1 @3:2-3:6 doubled-event"#,
      ])
    #expect(read(text).events.map(\.id) == ["a"])
  }

  // MARK: Files that are no such files

  private static let good = #"{"id": "e1", "kind": "told", "trigger": "t", \#(times)}"#

  @Test func `an empty file and blank lines hold no event and no error`() {
    for text in ["", "\n", "\r\n \t\r\n", "\n\n\n"] {
      #expect(read(text).events.isEmpty)
      #expect(read(text).findings.isEmpty)
    }
  }

  @Test func `lines end with LF, CR LF or CR and the last need not end`() {
    for end in ["\n", "\r\n", "\r"] {
      let text = Self.good + end + Self.good.replacing("e1", with: "e2") + end + Self.good.replacing("e1", with: "e3")
      #expect(read(text).events.map(\.id) == ["e1", "e2", "e3"])
      #expect(read(text).findings.isEmpty)
    }
  }

  @Test func `a byte order mark before the first line is passed over`() {
    #expect(read("\u{FEFF}" + Self.good).events.count == 1)
  }

  @Test func `a file that is not text is told once, at its first such byte, and gives no event`() {
    for bytes in [[0xFF], [0x00], [0xC3], [0x7B, 0xED, 0xA0, 0x80]] as [[UInt8]] {
      let (events, findings) = EventReader.read(SourceText(name: "e", bytes: Array(Self.good.utf8) + [0x0A] + bytes))
      #expect(events.isEmpty)
      #expect(findings.map(\.code) == ["not-text"])
      #expect(findings.first?.start.line == 2)
      #expect(findings.first?.message.vi == "từ đây tệp không phải là văn bản UTF-8")
      #expect(findings.first?.message.en == "from here on the file is not UTF-8 text")
    }
  }

  @Test func `a line cut anywhere is one error and no event`() {
    let bytes = Array(Self.good.utf8)
    for count in 1..<bytes.count {
      let (events, findings) = EventReader.read(SourceText(name: "e", bytes: Array(bytes[..<count])))
      #expect(events.isEmpty)
      #expect(findings.map(\.code) == ["bad-json"], "cut at \(count)")
      #expect(findings.allSatisfy { $0.start.line == 1 && $0.start.column <= count + 1 })
    }
  }

  @Test func `a doubled key, something behind the object and a number too large are errors of the line`() {
    let doubled = Self.good.replacing("{", with: #"{"id": "e0", "#)
    for text in [
      doubled, Self.good + " 1", Self.good + Self.good,
      Self.good.replacing("}", with: #", "days": 99999999999999999999}"#),
    ] {
      #expect(read(text).findings.map(\.code) == ["bad-json"])
      #expect(read(text + "\n" + Self.good.replacing("e1", with: "e2")).events.map(\.id) == ["e2"])
    }
  }

  @Test(arguments: [100, 2_000, 100_000])
  func `nesting of any depth is an error or is passed over, never a crash`(depth: Int) {
    let deep = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let (events, findings) = read(Self.good.replacing("}", with: #", "note": \#(deep)}"#))
    #expect(events.count + findings.count == 1)
    #expect(read(deep).findings.count == 1)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a line of 20 MB is read or told in good time`() {
    let long = Self.good.replacing("}", with: #", "note": "\#(String(repeating: "a", count: 20_000_000))"}"#)
    #expect(read(long).events.count == 1)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a line of many unknown keys is told in good time`() {
    let keys = (0..<20_000).map { #""khóa\#($0)": 1"# }.joined(separator: ", ")
    let (events, findings) = read(Self.good.replacing("}", with: ", \(keys)}"))
    #expect(events.isEmpty)
    #expect(findings.count >= 1 && findings.count <= 100)
    #expect(findings.allSatisfy { $0.code == "unknown-key" })
  }

  @Test func `a key that is told is the key and not a word inside a value`() {
    let text = #"{"note": "\"kind\":", "id": "e1", "kind": "x", "trigger": "t", \#(Self.times)}"#
    #expect(read(text).findings.first?.start.column == 35)
  }
}
