import Access
import CivilTime
import Diagnostics
import Entries
import Facts
import Obligations
import Organisations
import Regulations
import UseCases

/// What people noted and what happened, for the demonstration: all of it is invented.
struct InventedNotes {
  /// What was recorded, and on which day.
  private(set) var drafts: [(CivilDate, EntryDraft)] = []

  /// What was done, how many came, and where: said of whatever sentence it is.
  private static let told: [(text: String, people: Int?, place: String?)] = [
    ("Họp khu dân cư, nghe ý kiến về thu gom rác", 64, "khu 3"),
    ("Thăm, tặng quà gia đình chính sách", 12, "khu 7"),
    ("Phát thanh về phòng chống lừa đảo qua mạng", nil, "loa phường"),
    ("Đối thoại với hộ kinh doanh về vỉa hè", 38, "nhà văn hóa khu 5"),
    ("Ra quân dọn vệ sinh, trồng hoa ven đường", 110, "khu 2"),
    ("Hướng dẫn đăng ký dịch vụ công trực tuyến", 45, "trụ sở"),
    ("Sinh hoạt chuyên đề học tập phong cách dân vận", 27, nil),
    ("Nắm tình hình công nhân mỏ sau Tết", nil, "khu tập thể"),
  ]

  /// The bodies that note: those whose people one can be, and one above them.
  private static let bodies = ["org-0323", "org-0295", "org-0269"]

  /// What happened: the event, the body, the matter, and how many days before the last.
  private static let happened: [(kind: EventKind, body: String, matter: String, ago: Int)] = [
    (.directiveReceived, "org-0269", "kết luận về công tác dân vận năm 2024 (giả định)", 40),
    (.situationRaised, "org-0323", "ngập úng khu 4 (giả định)", 1),
    (.petitionReceived, "org-0295", "kiến nghị về đường dân sinh (giả định)", 12),
  ]

  /// Some dozens of notes of the last year, and what happened lately.
  init(_ library: Library, until last: CivilDate) {
    for (turn, text) in Self.bodies.enumerated() {
      guard let body = OrganisationID(text) else { continue }
      let rules = Self.rules(of: body, library, on: last)
      guard !rules.isEmpty else { continue }
      for number in 0..<16 {
        let day = last - (number * number + 2 * turn + 1)
        let (told, rule) = (Self.told[(number + turn) % Self.told.count], rules[number * 5 % min(rules.count, 12)])
        let note = Note(
          body: body, day: day, clauses: [rule.address], sessions: told.people == nil ? nil : 1 + number % 3,
          people: told.people.map { $0 + 3 * number }, text: "\(told.text) (giả định)", place: told.place)
        drafts.append((day, EntryDraft(note, by: Self.author(at: body))))
      }
    }
    for one in Self.happened {
      guard let body = OrganisationID(one.body) else { continue }
      let day = last - one.ago
      let event = Event(
        id: "", kind: .occurred, obligations: [], trigger: one.kind.words.vi,
        occurrence: Occurrence(one.kind, subject: one.matter, at: body), happened: day,
        recorded: Demonstration.moment(day, hour: 17), by: body, evidence: "giả định của bản trình diễn")
      drafts.append((day, EntryDraft(RecordedEvent(event), by: Self.author(at: body))))
    }
  }

  private static func author(at body: OrganisationID) -> Author {
    Author(id: "demo", role: Role.specialist.rawValue, organisation: body)
  }

  /// The standing duties that bind a body.
  private static func rules(of body: OrganisationID, _ library: Library, on day: CivilDate) -> [Rule] {
    library.regulations.flatMap { bound in
      library.engine.part(of: [body], in: bound, on: day).rules.filter { rule in
        Desk.takesNotes(rule) && !rule.seriesOptions.isEmpty
          && library.engine.carriers(of: rule.address, on: day).isEmpty
      }
    }
  }
}
