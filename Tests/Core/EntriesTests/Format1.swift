import CivilTime
import Diagnostics
import Entries
import Obligations
import Organisations

/// An entry as it was written in the first format, and what it says.
///
/// What stands here stays as it is: a ledger that was ever written is read for ever. A kind that changes its payload gets a further
/// format, and a further file like this one.
struct Format1: Sendable {
  let kind: EntryKind
  /// The text of the entry, without its personal values.
  let text: String
  /// The personal values.
  let personal: [String: Personal]
  /// What the entry says. An event has the id it is given: as it was written, or as it is read.
  let body: @Sendable (String) -> EntryBody
  /// The id of the event as it was written, where it had one.
  let id: String
  /// What it does to the tables.
  let rows: [RowChange]

  init(
    _ kind: EntryKind, _ text: String, personal: [String: Personal] = [:], id: String = "", rows: [RowChange],
    _ body: @escaping @Sendable (String) -> EntryBody
  ) {
    self.kind = kind
    self.text = text
    self.personal = personal
    self.body = body
    self.id = id
    self.rows = rows
  }

  init(_ kind: EntryKind, _ text: String, personal: [String: Personal] = [:], rows: [RowChange], _ body: EntryBody) {
    self.init(kind, text, personal: personal, rows: rows) { _ in body }
  }

  static let all = administration + texts + deeds + rest
}

extension Format1 {
  static let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  private static let administration: [Format1] = [
    Format1(
      .storeCreated,
      #"{"author":"owner","format":1,"kind":"storeCreated","payload":{"key":"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"},"recorded":1710921600,"sequence":1}"#,
      rows: [], .storeCreated(key: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")),
    Format1(
      .settingChanged,
      #"{"author":"owner","format":1,"kind":"settingChanged","payload":{"value":"Văn phòng Tỉnh ủy \"A\""},"recorded":1710921600,"sequence":2,"subject":"name"}"#,
      rows: [.put(.setting, [.text("name"), .text("Văn phòng Tỉnh ủy \"A\""), .integer(2)])],
      .settingChanged(value: "Văn phòng Tỉnh ủy \"A\"")),
    Format1(
      .personAdded,
      #"{"author":"owner","format":1,"kind":"personAdded","payload":{},"recorded":1710921600,"sequence":3,"subject":"lan"}"#,
      personal: ["name": .value("Nguyễn Thị Lan")], rows: [.add(.person, [.integer(3), .text("lan"), .null])],
      .personAdded(name: .value("Nguyễn Thị Lan"))),
    Format1(
      .personEnded,
      #"{"author":"lan","format":1,"kind":"personEnded","payload":{"person":3},"recorded":1710921600,"role":"administrator","sequence":4,"subject":"lan"}"#,
      rows: [.end(.person, entry: 3, [.integer(4)])], .personEnded(person: 3)),
    Format1(
      .tokenIssued,
      #"{"author":"owner","format":1,"kind":"tokenIssued","payload":{"hash":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","until":"2024-12-31"},"recorded":1710921600,"sequence":5,"subject":"lan"}"#,
      rows: [.add(.token, [.integer(5), .text("lan"), .text(hash), .integer(20088), .null])],
      .tokenIssued(hash: hash, until: day("2024-12-31"))),
    Format1(
      .tokenRevoked,
      #"{"author":"owner","format":1,"kind":"tokenRevoked","payload":{"token":5},"recorded":1710921600,"sequence":6,"subject":"lan"}"#,
      rows: [.end(.token, entry: 5, [.integer(6)])], .tokenRevoked(token: 5)),
    Format1(
      .credentialSet,
      #"{"author":"lan","format":1,"kind":"credentialSet","payload":{"hash":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","is":"invitation","until":"2024-12-31"},"recorded":1710921600,"sequence":6,"subject":"lan"}"#,
      personal: ["kept": .value("AAECAw==")],
      rows: [
        .add(
          .credential, [.integer(6), .text("lan"), .text("invitation"), .text(hash), .integer(20088), .null])
      ],
      .credentialSet(.init(.invitation, hash: hash, kept: .value("AAECAw=="), until: day("2024-12-31")))),
    Format1(
      .credentialEnded,
      #"{"author":"lan","format":1,"kind":"credentialEnded","payload":{"credential":5},"recorded":1710921600,"sequence":6,"subject":"lan"}"#,
      rows: [.end(.credential, entry: 5, [.integer(6)])], .credentialEnded(credential: 5)),
    Format1(
      .contactSet,
      #"{"author":"lan","format":1,"kind":"contactSet","payload":{"language":"vi"},"recorded":1710921600,"sequence":6,"subject":"lan"}"#,
      personal: ["address": .value("lan@example.vn")],
      rows: [.add(.contact, [.integer(6), .text("lan"), .text("vi"), .null])],
      .contactSet(address: .value("lan@example.vn"), language: .vi)),
    Format1(
      .contactEnded,
      #"{"author":"lan","format":1,"kind":"contactEnded","payload":{"contact":5},"recorded":1710921600,"sequence":6,"subject":"lan"}"#,
      rows: [.end(.contact, entry: 5, [.integer(6)])], .contactEnded(contact: 5)),
    Format1(
      .granted,
      #"{"author":"owner","format":1,"kind":"granted","payload":{"at":"org-0005","below":true,"from":"2024-03-20","person":"lan","regulation":"tra-vinh","role":"coordinator","to":"2024-12-31"},"recorded":1710921600,"sequence":7,"subject":"lan"}"#,
      rows: [
        .add(
          .roleGrant,
          [
            .integer(7), .text("lan"), .text("coordinator"), .text("org-0005"), .text("tra-vinh"), .integer(1),
            .integer(19802), .integer(20088), .null, .null,
          ])
      ],
      .granted(
        EntryBody.Granted(
          person: "lan", role: "coordinator", organisation: org("org-0005"), regulation: "tra-vinh", reachesBelow: true,
          from: day("2024-03-20"), to: day("2024-12-31")))),
    Format1(
      .grantEnded,
      #"{"author":"owner","format":1,"kind":"grantEnded","payload":{"grant":7,"last":"2024-03-19"},"recorded":1710921600,"sequence":8,"subject":"lan"}"#,
      rows: [.end(.roleGrant, entry: 7, [.integer(8), .integer(19801)])],
      .grantEnded(grant: 7, last: day("2024-03-19"))),
  ]

  private static let texts: [Format1] = [
    Format1(
      .registerLineAdded,
      #"{"author":"lan","format":1,"happened":"2024-03-01","kind":"registerLineAdded","payload":{"cells":{"id":"org-0900","name":"Sở \\ mới"},"file":"organisations","layer":1,"part":8},"recorded":1710921600,"sequence":9}"#,
      rows: [
        .add(
          .registerLine,
          [
            .integer(9), .integer(1), .text("organisations"), .text(#"{"id":"org-0900","name":"Sở \\ mới"}"#),
            .integer(8), .null,
          ])
      ],
      .registerLineAdded(
        EntryBody.RegisterLine(
          layer: 1, file: "organisations", cells: ["name": "Sở \\ mới", "id": "org-0900"], part: 8))),
    Format1(
      .registerLineEnded,
      #"{"author":"lan","format":1,"kind":"registerLineEnded","payload":{"line":9},"recorded":1710921600,"sequence":10}"#,
      rows: [.end(.registerLine, entry: 9, [.integer(10)])], .registerLineEnded(line: 9)),
    Format1(
      .reorganised,
      #"{"author":"lan","format":1,"kind":"reorganised","payload":{"lines":2,"plan":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},"reason":"Nghị quyết 202/2025/QH15","recorded":1710921600,"sequence":11}"#,
      rows: [.add(.reorganisation, [.integer(11), .text(hash), .integer(2)])], .reorganised(plan: hash, lines: 2)),
    Format1(
      .calendarDecided,
      ##"{"author":"lan","format":1,"kind":"calendarDecided","payload":{"text":"# Lịch\n"},"recorded":1710921600,"sequence":12,"subject":"viet-nam"}"##,
      rows: [.add(.calendar, [.integer(12), .text("viet-nam"), .text("# Lịch\n")])],
      .calendarDecided(text: "# Lịch\n")),
    Format1(
      .textActivated,
      #"{"author":"lan","format":1,"kind":"textActivated","payload":{"amends":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","consents":[{"by":"org-0005","document":{"date":"2024-03-01","number":"12-CTr/BDV"}}],"hash":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","is":"regulation","language":3,"path":"tra-vinh.md","text":"abc","version":"2024"},"recorded":1710921600,"sequence":13}"#,
      rows: [
        .add(
          .ruleText,
          [
            .integer(13), .text("tra-vinh.md"), .text("regulation"), .text("2024"), .text("abc"), .text(hash),
            .text("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"), .null,
          ])
      ],
      .textActivated(
        EntryBody.ActivatedText(
          path: "tra-vinh.md", kind: .regulation, version: "2024", text: "abc", hash: hash, language: 3,
          amends: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          consents: [
            EntryBody.Consent(
              organisation: org("org-0005"), document: NumberedDocument(number: "12-CTr/BDV", date: day("2024-03-01")))
          ]))),
    Format1(
      .textWithdrawn,
      #"{"author":"lan","format":1,"kind":"textWithdrawn","payload":{"text":13},"reason":"ban hành nhầm","recorded":1710921600,"sequence":14}"#,
      rows: [.end(.ruleText, entry: 13, [.integer(14)])], .textWithdrawn(text: 13)),
    Format1(
      .policySet,
      #"{"author":"lan","format":1,"kind":"policySet","payload":{"clause":"dieu-6/gach-2","regulation":"tra-vinh","text":"hạn: ngày 25"},"reason":"biên bản 3/2024","recorded":1710921600,"sequence":15}"#,
      rows: [
        .add(.policy, [.integer(15), .text("tra-vinh"), .text("dieu-6/gach-2"), .text("hạn: ngày 25"), .null])
      ],
      .policySet(EntryBody.Policy(regulation: "tra-vinh", clause: "dieu-6/gach-2", text: "hạn: ngày 25"))),
    Format1(
      .policyEnded,
      #"{"author":"lan","format":1,"kind":"policyEnded","payload":{"policy":15},"reason":"biên bản 9/2024","recorded":1710921600,"sequence":16}"#,
      rows: [.end(.policy, entry: 15, [.integer(16)])], .policyEnded(policy: 15)),
  ]

  private static let rest: [Format1] = [
    Format1(
      .noted,
      #"{"author":"lan","format":1,"happened":"2024-03-19","kind":"noted","organisation":"org-0323","payload":{"attachments":[{"seal":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","size":5}],"body":"org-0323","clauses":["uong-bi/dieu-11/a","uong-bi/dieu-7/b"],"people":120,"sessions":2},"recorded":1710921600,"role":"specialist","sequence":58}"#,
      personal: [
        "content": .value(#"{"place":"khu 4","text":"họp \"dân\""}"#), "attachment0": .value("a.jpg"),
      ],
      rows: [
        .add(
          .note,
          [
            .integer(58), .text("org-0323"), .integer(19801), .integer(2), .integer(120), .text("lan"), .null,
          ]), .add(.noteClause, [.integer(58), .text("uong-bi/dieu-11/a"), .text("uong-bi")]),
        .add(.noteClause, [.integer(58), .text("uong-bi/dieu-7/b"), .text("uong-bi")]),
        .add(.attachment, [.integer(58), .integer(0), .text(hash), .integer(5)]),
      ],
      .noted(
        Note(
          body: org("org-0323"), day: day("2024-03-19"), clauses: ["uong-bi/dieu-7/b", "uong-bi/dieu-11/a"],
          sessions: 2, people: 120, text: #"họp "dân""#, place: "khu 4",
          attachments: [.init(seal: hash, name: .value("a.jpg"), size: 5)]))),
    Format1(
      .noteWithdrawn,
      #"{"author":"lan","format":1,"kind":"noteWithdrawn","payload":{"note":58},"reason":"nhầm ngày","recorded":1710921600,"sequence":59,"subject":"58"}"#,
      rows: [.end(.note, entry: 58, [.integer(59)])], .noteWithdrawn(note: 58)),
    Format1(
      .erased,
      #"{"author":"lan","format":1,"kind":"erased","payload":{"entry":21,"field":"note"},"reason":"Nghị định 13/2023, Điều 16","recorded":1710921600,"sequence":60}"#,
      rows: [.add(.erasure, [.integer(60), .integer(21), .text("note")])], .erased(entry: 21, field: "note")),
    Format1(
      .denied,
      #"{"author":"minh","format":1,"kind":"denied","organisation":"org-0011","payload":{"power":"readCases"},"recorded":1710921600,"role":"reporter","sequence":61}"#,
      rows: [], .denied(power: "readCases")),
    Format1(
      .restored,
      #"{"author":"owner","format":1,"happened":"2024-03-20T07:59:59Z","kind":"restored","payload":{"root":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","size":61},"reason":"đĩa hỏng","recorded":1710921600,"sequence":62}"#,
      rows: [], .restored(size: 61, root: hash)),
  ]
}

/// A day that a test states; an impossible one becomes a day no test expects.
func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(dayNumber: .min) }

func org(_ text: String) -> OrganisationID {
  guard let id = OrganisationID(text) else { fatalError("not an identity: \(text)") }
  return id
}

func duty(_ text: String) -> ObligationID {
  guard let id = ObligationID(text) else { fatalError("not an obligation: \(text)") }
  return id
}
