import CivilTime
import Entries
import Obligations
import Organisations
import Regulations

/// What was done about obligations, as the first format has it: each kind once, each field at least once.
extension Format1 {
  static let duties = [
    duty("tra-vinh/dieu-6/gach-2/b:org-0011:2024-Q1"), duty("tra-vinh/dieu-6/gach-2/b:org-0011:2024-M03"),
  ]

  /// A deed on the first duty on 20 March 2024, written down at 08:00 UTC by `lan` for `org-0005`.
  private static func deed(
    _ kind: Event.Kind, _ sequence: Int64, payload: String = "{}", reason: String? = nil, details: String? = nil,
    _ event: @escaping @Sendable (String) -> Event
  ) -> Format1 {
    let why = reason.map { #","reason":"\#($0)""# } ?? ""
    return Format1(
      EntryKind(kind),
      #"{"author":"lan","format":1,"happened":"2024-03-20","kind":"\#(kind.rawValue)","organisation":"org-0005","payload":\#(payload)\#(why),"recorded":1710921600,"role":"receiver","sequence":\#(sequence),"subject":"tra-vinh/dieu-6/gach-2/b:org-0011:2024-Q1"}"#,
      rows: [
        .add(
          .event,
          [
            .integer(sequence), .text(kind.rawValue), .text("tra-vinh/dieu-6/gach-2/b:org-0011:2024-Q1"), .null,
            .integer(19802), .integer(1_710_921_600), .text("org-0005"), .text("lan"),
            details.map { .text($0) } ?? .null,
          ])
      ]
    ) { .event(RecordedEvent(event($0))) }
  }

  /// One that says why and no more.
  private static func decision(_ kind: Event.Kind, _ sequence: Int64) -> Format1 {
    deed(kind, sequence, reason: "vì bão", details: #"{"ground":"vì bão"}"#) { id in
      Event(
        id: id, kind: kind, obligations: [duties[0]], happened: day("2024-03-20"),
        recorded: Instant(seconds: 1_710_921_600), by: org("org-0005"), ground: "vì bão")
    }
  }

  private static func plain(_ kind: Event.Kind, _ sequence: Int64) -> Format1 {
    deed(kind, sequence) { id in
      Event(
        id: id, kind: kind, obligations: [duties[0]], happened: day("2024-03-20"),
        recorded: Instant(seconds: 1_710_921_600), by: org("org-0005"))
    }
  }

  static let deeds: [Format1] = [
    plain(.submitted, 20),
    Format1(
      .received,
      #"{"author":"lan","format":1,"happened":"2024-03-20","kind":"received","organisation":"org-0005","payload":{"also":["tra-vinh/dieu-6/gach-2/b:org-0011:2024-M03"],"attachments":[{"seal":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","size":1024},{"seal":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0}],"document":{"date":"2024-03-19","number":"07-CTr/BDV"},"for":"org-0011","id":"cv-118","nothingToReport":true,"partOf":"báo cáo năm, mục IV","recordedElsewhere":"2024-03-20T07:00:00Z"},"recorded":1710921600,"role":"receiver","sequence":21,"subject":"tra-vinh/dieu-6/gach-2/b:org-0011:2024-Q1"}"#,
      personal: [
        "evidence": .value("số đến 118"), "note": .value("ông Ba mang đến"), "attachment0": .value("báo cáo.pdf"),
        "attachment1": .erased,
      ], id: "cv-118",
      rows: [
        .add(
          .event,
          [
            .integer(21), .text("received"), .text("tra-vinh/dieu-6/gach-2/b:org-0011:2024-Q1"), .text("cv-118"),
            .integer(19802), .integer(1_710_921_600), .text("org-0005"), .text("lan"),
            .text(
              #"{"also":["tra-vinh/dieu-6/gach-2/b:org-0011:2024-M03"],"document":{"date":"2024-03-19","number":"07-CTr/BDV"},"for":"org-0011","nothingToReport":true,"partOf":"báo cáo năm, mục IV","recordedElsewhere":"2024-03-20T07:00:00Z"}"#
            ),
          ]),
        .add(.eventAlso, [.integer(21), .text("tra-vinh/dieu-6/gach-2/b:org-0011:2024-M03")]),
        .add(.attachment, [.integer(21), .integer(0), .text(hash), .integer(1024)]),
        .add(
          .attachment,
          [
            .integer(21), .integer(1), .text("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            .integer(0),
          ]),
      ]
    ) { id in
      .event(
        RecordedEvent(
          Event(
            id: id, kind: .received, obligations: duties, happened: day("2024-03-20"),
            recorded: Instant(seconds: 1_710_921_600), by: org("org-0005"), recordedFor: org("org-0011"),
            nothingToReport: true, partOf: "báo cáo năm, mục IV", evidence: "số đến 118",
            document: NumberedDocument(number: "07-CTr/BDV", date: day("2024-03-19"))),
          note: .value("ông Ba mang đến"),
          attachments: [
            .init(seal: hash, name: .value("báo cáo.pdf"), size: 1024),
            .init(
              seal: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", name: .erased, size: 0),
          ], recordedElsewhere: Instant(seconds: 19802 * 86400 + 7 * 3600)))
    },
    plain(.accepted, 22),
    plain(.returned, 23),
    deed(
      .refused, 24, payload: #"{"of":"cv-118"}"#, reason: "gửi nhầm", details: #"{"ground":"gửi nhầm","of":"cv-118"}"#
    ) { id in
      Event(
        id: id, kind: .refused, obligations: [duties[0]], of: "cv-118", happened: day("2024-03-20"),
        recorded: Instant(seconds: 1_710_921_600), by: org("org-0005"), ground: "gửi nhầm")
    },
    decision(.waived, 25),
    decision(.excused, 26),
    deed(
      .extended, 27, payload: #"{"article":"Điều 6","until":"2024-03-29"}"#, reason: "chờ số liệu",
      details: #"{"article":"Điều 6","ground":"chờ số liệu","until":"2024-03-29"}"#
    ) { id in
      Event(
        id: id, kind: .extended, obligations: [duties[0]], happened: day("2024-03-20"),
        recorded: Instant(seconds: 1_710_921_600), by: org("org-0005"), ground: "chờ số liệu", article: "Điều 6",
        until: day("2024-03-29"))
    },
    deed(.suspended, 28, payload: #"{"days":3}"#, reason: "chờ", details: #"{"days":3,"ground":"chờ"}"#) { id in
      Event(
        id: id, kind: .suspended, obligations: [duties[0]], happened: day("2024-03-20"),
        recorded: Instant(seconds: 1_710_921_600), by: org("org-0005"), ground: "chờ", days: 3)
    },
    plain(.resumed, 29),
    deed(
      .told, 30, payload: #"{"calendar":"2026-11","date":"2024-03-27","whom":["org-0012","org-0011"]}"#,
      details: #"{"calendar":"2026-11","date":"2024-03-27","whom":["org-0012","org-0011"]}"#
    ) { id in
      Event(
        id: id, kind: .told, obligations: [duties[0]], happened: day("2024-03-20"),
        recorded: Instant(seconds: 1_710_921_600), by: org("org-0005"), whom: [org("org-0012"), org("org-0011")],
        date: day("2024-03-27"), calendar: "2026-11")
    },
    decision(.established, 31),
    decision(.ruledOut, 32),
    decision(.withdrawn, 33),
    deed(
      .transferred, 34, payload: #"{"whom":["org-0012"]}"#, reason: "phân công lại",
      details: #"{"ground":"phân công lại","whom":["org-0012"]}"#
    ) { id in
      Event(
        id: id, kind: .transferred, obligations: [duties[0]], happened: day("2024-03-20"),
        recorded: Instant(seconds: 1_710_921_600), by: org("org-0005"), ground: "phân công lại",
        whom: [org("org-0012")])
    },
    decision(.compensated, 35),
    decision(.unknown, 36),
    Format1(
      .occurred,
      #"{"author":"owner","format":1,"happened":"2024-03-20","kind":"occurred","payload":{"at":"org-0277","holds":["tố cáo"],"id":"don-12","matter":"đơn 12","occurrence":"complaintReceived","rules":["tra-vinh/dieu-5"],"trigger":"nhận đơn khiếu nại, tố cáo"},"recorded":1710921600,"sequence":37}"#,
      id: "don-12",
      rows: [
        .add(
          .event,
          [
            .integer(37), .text("occurred"), .null, .text("don-12"), .integer(19802), .integer(1_710_921_600), .null,
            .text("owner"),
            .text(
              #"{"at":"org-0277","holds":["tố cáo"],"matter":"đơn 12","occurrence":"complaintReceived","rules":["tra-vinh/dieu-5"],"trigger":"nhận đơn khiếu nại, tố cáo"}"#
            ),
          ])
      ]
    ) { id in
      .event(
        RecordedEvent(
          Event(
            id: id, kind: .occurred, obligations: [], trigger: "nhận đơn khiếu nại, tố cáo",
            occurrence: Occurrence(
              .complaintReceived, subject: "đơn 12", at: org("org-0277"), rules: ["tra-vinh/dieu-5"], holds: ["tố cáo"]),
            happened: day("2024-03-20"), recorded: Instant(seconds: 1_710_921_600))))
    },
    Format1(
      .rescheduled,
      #"{"author":"lan","format":1,"happened":"2024-03-20","kind":"rescheduled","payload":{"date":"2024-05-10","of":"don-12"},"recorded":1710921600,"sequence":38}"#,
      rows: [
        .add(
          .event,
          [
            .integer(38), .text("rescheduled"), .null, .null, .integer(19802), .integer(1_710_921_600), .null,
            .text("lan"), .text(#"{"date":"2024-05-10","of":"don-12"}"#),
          ])
      ]
    ) { id in
      .event(
        RecordedEvent(
          Event(
            id: id, kind: .rescheduled, obligations: [], of: "don-12", happened: day("2024-03-20"),
            recorded: Instant(seconds: 1_710_921_600), date: day("2024-05-10"))))
    },
  ]
}
