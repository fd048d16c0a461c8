import CivilTime
import Entries
import HTTPCore
import Obligations
import Store
import Testing

@testable import WebUI

/// Every page as every role: what is not for somebody is not there for him, and that he asked is kept.
@Suite struct RolesTests {
  private static let matter = Route.matter(WebWorld.report(of: WebWorld.a, month: 2)).path
  private static let offices: Set<WebWorld.Person> = [.reporter, .other, .receiver, .leader, .coordinator]
  private static let concerned: Set<WebWorld.Person> = [.reporter, .receiver, .leader, .coordinator]

  /// For whom each page is there: the report of February of Ban A concerns Ban A, the office to which it is owed, and the coordinator.
  private static let pages: [(path: String, for: Set<WebWorld.Person>)] = [
    (matter, concerned),
    ("/bang-theo-doi", offices), ("/lich", offices), ("/don-doc/thu", offices), ("/quy-che", offices),
    ("/quy-che/thu", offices), ("/tra-cuu", offices), (Route.burden.path, offices),
    ("/tai-khoan", Set(WebWorld.Person.allCases)), ("/tai-khoan/dien-thoai", Set(WebWorld.Person.allCases)),
    ("/nhat-ky", [.auditor]), ("/nguoi-dung", [.administrator]), ("/phien-dang-nhap", [.administrator]),
    ("/nhap-danh-ba", [.administrator]),
    ("/kich-hoat", [.coordinator]), ("/ap-dung/thu", offices), ("/ap-dung/thu/dieu-1", [.coordinator]),
    ("/sua-doi/thu/dieu-1", [.coordinator]),
    ("/viec-phat-sinh", offices), ("/viec-phat-sinh/ghi", offices), ("/ghi-nhanh/danh-sach", offices),
    ("/tiep-nhan", offices),
    // Who coordinates does not note for the bodies of the regulation.
    ("/ghi-nhanh", offices.subtracting([.coordinator])),
    ("/co-quan", offices.union([.administrator])), ("/co-quan/a", offices.union([.administrator])),
  ]

  @Test func `each page is there for whom it is, and for nobody else`() throws {
    let world = try WebWorld()
    for (path, people) in Self.pages {
      for person in WebWorld.Person.allCases {
        let before = try world.count
        let page = try world.get(path, as: person)
        if people.contains(person) {
          #expect(page.status == 200, "\(path) as \(person)")
          #expect(try world.count == before, "\(path) as \(person)")
        } else {
          #expect(page.status == 404, "\(path) as \(person)")
          #expect(try world.kinds(after: before) == [.denied], "\(path) as \(person)")
        }
      }
      let way = "/dang-nhap?tiep=\(PercentCoding.encode(path))"
      #expect(try world.get(path).location == way, "\(path) as nobody who signed in")
    }
  }

  /// In February, overdue: Ban A sends it; the office records it for Ban A, urges and hands over; leader and coordinator decide what a
  /// leader decides. Nobody answers what was not sent.
  @Test func `what can be done about an obligation is offered to who may, and to nobody else`() throws {
    let world = try WebWorld()
    let mays: [WebWorld.Person: Set<ActName>] = [
      .reporter: [.submission],
      .receiver: [.recording, .urging],
      .leader: [
        .recording, .urging, .extension, .excuse, .waiver, .suspension, .transfer, .compensation, .withdrawal,
        .unknown,
      ],
      .coordinator: [
        .recording, .urging, .extension, .excuse, .waiver, .suspension, .transfer, .compensation, .withdrawal,
        .unknown,
      ],
    ]
    let id = WebWorld.report(of: WebWorld.a, month: 2)
    for (person, may) in mays {
      let page = try world.get(Self.matter, as: person)
      for name in ActName.allCases {
        let path = Route.act(id, name).path
        #expect(page.has("href=\"\(path)\"") == may.contains(name), "\(name) as \(person)")
        let form = try world.get(path, as: person)
        #expect(form.status == (may.contains(name) ? 200 : 303), "\(name) as \(person)")
      }
    }
  }

  /// What is reported on a form: who sees something of it sees that, and only who may send it keeps a draft.
  @Test func `reports on a form are there for who has to do with them, and drafts for who sends`() throws {
    let reports = try ReportWorld()
    let world = reports.web
    let together = Route.consolidation(rule: "thu/dieu-1", .month(year: 2024, month: 2)).path
    let draft = Route.draft(ReportWorld.february).path
    for person in WebWorld.Person.allCases {
      let before = try world.count
      let page = try world.get(together, as: person)
      #expect(page.status == (Self.offices.contains(person) ? 200 : 404), "\(person)")
      #expect(try world.kinds(after: before) == (Self.offices.contains(person) ? [] : [.denied]), "\(person)")
      let asked = try world.count
      let kept = try world.post(draft, [("m.cuoc.inPeriod", "1")], as: person)
      #expect((kept.status == 200) == (person == .reporter), "\(person)")
      #expect(try world.kinds(after: asked) == (person == .reporter ? [] : [.denied]), "\(person)")
    }
    for path in [together, draft] {
      #expect(try world.get(path).location == "/dang-nhap?tiep=\(PercentCoding.encode(path))")
    }
    #expect(try world.store.drafts(about: ReportWorld.february).count == 1)
  }
}
