import Access
import CivilTime
import Diagnostics
import Entries
import Facts
import Files
import Ledger
import Obligations
import Organisations
import Regulations
import Secrets
import Settings
import Store
import UseCases

/// A throw-away store with the five jurisdictions and a history made from a seed. The regulations are real; the people, and all that they did,
/// are invented and say so.
struct Demonstration {
  let store: Store
  /// The people, in the order in which they are shown.
  let people: [(id: PersonID, name: String)]

  /// The day of the demonstration: 20 March 2024.
  static let day = CivilDate(dayNumber: 19802)

  /// Somebody in a role at a body.
  private struct Part {
    let name: String
    let role: Role
    let body: String
    /// A second hat.
    var also: String?
    var regulation: String?
  }

  /// One person a role, so that each of the five regulations has somebody who owes and somebody who is owed.
  private static let parts = [
    Part(name: "Cán bộ phường Vàng Danh", role: .specialist, body: "org-0323", also: "org-0329"),
    Part(name: "Chuyên viên Mặt trận thành phố Uông Bí", role: .specialist, body: "org-0295"),
    Part(name: "Chuyên viên Ban Dân vận Thành ủy Uông Bí", role: .specialist, body: "org-0269"),
    Part(name: "Lãnh đạo Ban Dân vận Thành ủy Uông Bí", role: .leader, body: "org-0269"),
    Part(name: "Văn thư Văn phòng Thành ủy Uông Bí", role: .registryClerk, body: "org-0270"),
    Part(name: "Đầu mối phối hợp quy chế Uông Bí", role: .coordinator, body: "org-0269", regulation: "uong-bi"),
    Part(name: "Lãnh đạo Thường trực Thành ủy Uông Bí", role: .leader, body: "org-0264"),
    Part(name: "Người tiếp công dân phường Vàng Danh", role: .receptionist, body: "org-0329"),
    Part(name: "Người thẩm định Ban Dân vận Thành ủy Uông Bí", role: .appraiser, body: "org-0269"),
    Part(name: "Thư ký Thường trực Thành ủy Uông Bí", role: .secretary, body: "org-0264"),
    Part(name: "Người ký nháy Văn phòng Thành ủy Uông Bí", role: .initialler, body: "org-0270"),
    Part(name: "Quản trị viên", role: .administrator, body: "org-0001", also: "org-0263"),
    Part(name: "Người kiểm tra nhật ký", role: .auditor, body: "org-0001"),
  ]

  /// Makes the store, and lives through what was owed until the day.
  ///
  /// - Parameter progress: is told how many days of how many were lived through.
  static func make(
    in folder: String, _ world: World, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> Demonstration {
    let home = try world.shipped("Regulations", or: .path)
    let registers = try world.shipped("Registers/five-jurisdictions", or: .path)
    let shelf = Disk()
    let library = try Library.load(
      .init(shelf, regulations: home, calendar: "\(home)/calendars/vietnam.md", registers: [registers]))
    let forms = try InventedReports(folder: "\(home)/forms", shelf)
    let history = History(library, forms, until: day)
    let first = history.days.first ?? day - 1
    let store = try Store.create(
      at: StorePlace(folder), now: moment(first, hour: 6), purpose: "phoihop demo", chance: world.chance)
    let owner = Desk(store, .owner, now: moment(first, hour: 6))
    _ = try owner.importRegister(from: registers, on: shelf, layer: 0, isPreview: false) { _, _ in }
    try owner.importCalendar(from: "\(home)/calendars/vietnam.md", on: shelf)
    _ = try owner.set(.name, to: "PhoiHop – bản trình diễn")
    let people = try add(parts, owner, from: first)
    let texts = try (["laws", "forms"].flatMap { try shelf.markdown(below: "\(home)/\($0)") }).filter {
      !$0.hasSuffix("/README.md")
    }
    _ = try owner.activate(texts.map { ($0, String($0.dropFirst(home.utf8.count + 1))) }, on: shelf)
    try activateRegulations(home, shelf, owner, from: first)
    try history.live(in: store, progress)
    return Demonstration(store: store, people: people)
  }

  /// A moment of a day in Viet Nam.
  static func moment(_ day: CivilDate, hour: Int) -> Instant {
    Instant(seconds: Instant.end(of: day).seconds - 86399 + Int64(hour) * 3600)
  }

  private static func add(_ parts: [Part], _ owner: Desk, from first: CivilDate) throws -> [(
    id: PersonID, name: String
  )] {
    // Who administers must stand at what keeps the store, which the first administrator's body is.
    var people: [Int: (id: PersonID, name: String)] = [:]
    let order = parts.indices.sorted {
      (parts[$0].role == .administrator ? 0 : 1, $0) < (parts[$1].role == .administrator ? 0 : 1, $1)
    }
    for index in order {
      let part = parts[index]
      let name = "\(part.name) (giả định)"
      let (id, _) = try owner.addPerson(named: name)
      guard let body = OrganisationID(part.body) else { continue }
      _ = try owner.grant(part.role, to: id, at: body, regulation: part.regulation, from: first)
      if let also = part.also.flatMap({ OrganisationID($0) }) {
        _ = try owner.grant(part.role, to: id, at: also, from: first)
      }
      people[index] = (id, name)
    }
    return parts.indices.compactMap { people[$0] }
  }

  /// Each of the five by a coordinator of its own.
  private static func activateRegulations(_ home: String, _ shelf: Disk, _ owner: Desk, from first: CivilDate) throws {
    let bodies = [
      "tra-vinh": "org-0005", "dong-nai": "org-0108", "quang-nam": "org-0200", "uong-bi": "org-0269",
      "soc-trang": "org-0487",
    ]
    for (regulation, body) in bodies.sorted(by: { $0.key < $1.key }) {
      let (id, _) = try owner.addPerson(named: "Đầu mối kích hoạt \(regulation) (giả định)")
      guard let body = OrganisationID(body) else { continue }
      _ = try owner.grant(.coordinator, to: id, at: body, regulation: regulation, from: first)
      let desk = Desk(owner.store, Actor(id, grants: try owner.store.grants(of: id)), now: owner.now)
      _ = try desk.activate([("\(home)/\(regulation).md", "\(regulation).md")], on: shelf)
    }
  }
}

/// What was done until a day: made from a seed.
private struct History {
  /// What was recorded on each day.
  private var deeds: [CivilDate: [EntryDraft]] = [:]
  /// The days on which something was, in order.
  let days: [CivilDate]

  private static let evidence = "giả định của bản trình diễn"
  private static let author = "demo"

  init(_ library: Library, _ forms: InventedReports, until last: CivilDate) {
    let first =
      library.regulations.compactMap(\.regulation).filter { $0.kind != .law }.compactMap(\.inForceFrom).min() ?? last
    let owed = library.engine.obligations(
      .init(from: first, to: last + 2, on: last, known: Demonstration.moment(last, hour: 8)))
    var deeds: [CivilDate: [EntryDraft]] = [:]
    for one in owed where !one.line.isStanding && !one.state.awaitsCondition && !one.id.period.isTrigger {
      for (day, draft) in Self.fate(of: one, forms, until: last) { deeds[day, default: []].append(draft) }
    }
    for (day, draft) in InventedNotes(library, until: last).drafts { deeds[day, default: []].append(draft) }
    self.deeds = deeds
    days = deeds.keys.sorted()
  }

  /// What became of one: most is sent in time, some late, some not at all, some not yet received.
  private static func fate(of one: Obligation, _ forms: InventedReports, until last: CivilDate) -> [(
    CivilDate, EntryDraft
  )] {
    let dice = hash(one.id.description)
    guard let day = one.state.due ?? one.line.end else { return [] }
    let chance = dice % 1000
    let isRecent = last - day < 21
    // The first person has something to find.
    if chance < 60 || isRecent && ["org-0323", "org-0329"].contains(one.id.bearer.text) && chance < 500 { return [] }
    let late = chance < 130
    let moved = late ? Int(dice >> 20 % 9) + 1 : -Int(dice >> 20 % 6)
    let sent = max(day + moved, one.line.start)
    guard sent < last else { return [] }
    let isNothing = chance >= 950
    // Only what is looked at: this year and the one before, which stands beside it.
    let report = isNothing || last - sent > 450 ? nil : forms.report(of: one, dice)
    var out = [(sent, draft(.submitted, one, on: sent, nothing: isNothing, by: one.id.bearer, report))]
    let received = sent + Int(dice >> 30 % 3)
    if let receiver = one.counterparties.first, received < last, !(isRecent && chance < 330) {
      out.append((received, draft(.received, one, on: received, by: receiver)))
    }
    return out
  }

  private static func draft(
    _ kind: Event.Kind, _ one: Obligation, on day: CivilDate, nothing: Bool = false, by body: OrganisationID,
    _ report: FilledReport? = nil
  ) -> EntryDraft {
    let event = Event(
      id: "", kind: kind, obligations: [one.id], happened: day, recorded: Demonstration.moment(day, hour: 17), by: body,
      nothingToReport: nothing, evidence: evidence)
    return EntryDraft(
      RecordedEvent(event, report: report),
      by: Author(id: author, role: Role.registryClerk.rawValue, organisation: body))
  }

  /// FNV-1a, so that the same obligation has the same fate on every machine.
  private static func hash(_ text: String) -> UInt64 {
    var sum: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return (sum ^ sum >> 29) &* 0xbf58_476d_1ce4_e5b9
  }

  /// Writes it day by day, as it would have been written.
  func live(in store: Store, _ progress: (Int, Int) -> Void) throws {
    for (number, day) in days.enumerated() {
      try store.ledger.append(deeds[day] ?? [], now: Demonstration.moment(day, hour: 17))
      if number % 50 == 0 { progress(number, days.count) }
    }
    progress(days.count, days.count)
  }
}
