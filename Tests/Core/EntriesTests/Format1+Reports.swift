import CivilTime
import Entries
import Obligations
import Organisations
import Regulations
import Reports

/// Reports that were filled in on a form, as the first format has had them since forms could be filled in: keys that no earlier entry has.
extension Format1 {
  static let reports: [Format1] = [
    Format1(
      .submitted,
      #"{"author":"lan","format":1,"happened":"2024-03-20","kind":"submitted","organisation":"org-0011","payload":{"figures":[{"column":"estimate","field":"luot-nguoi","value":"1300"},{"column":"inPeriod","field":"luot-nguoi","value":"1234.5"},{"column":"inPeriod","field":"mo-hinh","value":"0"}],"form":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","of":"e12"},"recorded":1710921600,"role":"specialist","sequence":60,"subject":"tra-vinh/dieu-6/gach-2/b:org-0011:2024-Q1"}"#,
      personal: ["texts": .value(#"{"kho-khan":"thiếu \"cán bộ\"","mo-hinh.reason":"giải thể"}"#)],
      rows: [
        .add(
          .event,
          [
            .integer(60), .text("submitted"), .text("tra-vinh/dieu-6/gach-2/b:org-0011:2024-Q1"), .null,
            .integer(19802), .integer(1_710_921_600), .text("org-0011"), .text("lan"), .text(#"{"of":"e12"}"#),
          ]),
        .add(.report, [.integer(60), .text(hash)]),
        .add(.figure, [.integer(60), .text("luot-nguoi"), .text("estimate"), .integer(1_300_000)]),
        .add(.figure, [.integer(60), .text("luot-nguoi"), .text("inPeriod"), .integer(1_234_500)]),
        .add(.figure, [.integer(60), .text("mo-hinh"), .text("inPeriod"), .integer(0)]),
      ]
    ) { id in
      .event(
        RecordedEvent(
          Event(
            id: id, kind: .submitted, obligations: [duties[0]], of: "e12", happened: day("2024-03-20"),
            recorded: Instant(seconds: 1_710_921_600), by: org("org-0011")),
          report: FilledReport(
            form: hash,
            Answers(
              [
                Figure("mo-hinh", .inPeriod, .zero), Figure("luot-nguoi", .inPeriod, Amount(thousandths: 1_234_500)),
                Figure("luot-nguoi", .estimate, Amount(1300)),
              ], texts: ["kho-khan": #"thiếu "cán bộ""#, "mo-hinh.reason": "giải thể"]))))
    },
    Format1(
      .received,
      #"{"author":"lan","format":1,"happened":"2024-03-20","kind":"received","organisation":"org-0005","payload":{"for":"org-0011","form":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},"recorded":1710921600,"role":"receiver","sequence":61,"subject":"tra-vinh/dieu-6/gach-2/b:org-0011:2024-Q1"}"#,
      personal: ["texts": .erased],
      rows: [
        .add(
          .event,
          [
            .integer(61), .text("received"), .text("tra-vinh/dieu-6/gach-2/b:org-0011:2024-Q1"), .null,
            .integer(19802), .integer(1_710_921_600), .text("org-0005"), .text("lan"), .text(#"{"for":"org-0011"}"#),
          ]),
        .add(.report, [.integer(61), .text(hash)]),
      ]
    ) { id in
      .event(
        RecordedEvent(
          Event(
            id: id, kind: .received, obligations: [duties[0]], happened: day("2024-03-20"),
            recorded: Instant(seconds: 1_710_921_600), by: org("org-0005"), recordedFor: org("org-0011")),
          report: FilledReport(form: hash, figures: [], texts: .erased)))
    },
  ]
}
