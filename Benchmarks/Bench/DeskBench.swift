import Access
import CivilTime
import Diagnostics
import Entries
import Facts
import Files
import Ledger
import Obligations
import Organisations
import Secrets
import Store
import Synchronization
import UseCases

/// Submissions through the whole desk, each looked at and acknowledged: may he, does it make sense, does the text allow it.
enum DeskBench {
  static let rules = 10
  static let bodies = 3321
  private static let months = 12
  /// Noon of 20 March 2024 in Viet Nam.
  static let now = Instant(seconds: 1_710_910_800)

  /// By so many callers for some seconds; with what was read kept, or read anew for each where `isCold`.
  static func run(calendarPath: String, folder: String, callers: Int, seconds: Int, isCold: Bool) throws {
    let store = try office(calendarPath, folder)
    let cache = isCold ? nil : LibraryCache(store)
    let clerks = try (0..<bodies).map { try actor(.specialist, "xa-\($0)") }
    var report = Report()
    let next = Atomic(0)
    let refused = Atomic(0)
    let cores = Stopwatch.cores
    let start = Stopwatch.now
    let perSecond = LedgerBench.acknowledged(callers: callers, seconds: seconds) {
      let number = next.add(1, ordering: .relaxed).newValue
      let (body, rule, month) = (number % bodies, number / bodies % rules, number / (bodies * rules) % months)
      // From January 2023 on.
      guard let id = ObligationID(obligation(body, rule, 264 + month)) else { return }
      var deed = Deed(.submitted)
      deed.obligations = [id]
      do { _ = try Desk(store, clerks[body], now: now, cache: cache).record(deed) } catch {
        refused.add(1, ordering: .relaxed)
        throw error
      }
    }
    report.set("per_second", perSecond)
    report.set("refused", refused.load(ordering: .relaxed))
    report.set(
      "core_us_each",
      Double(Stopwatch.cores - cores) / 1e3 / max(perSecond * Double(Stopwatch.now - start) / 1e9, 1))
    report.set("bodies", bodies)
    report.set("rules", rules)
    report.set("peak_rss_kib", Stopwatch.peakKiB)
    let (size, root) = try store.ledger.head()
    report.set("entries", Int(size))
    report.set("root", text: root.description)
    try store.close(now: nil)
    report.print()
  }

  /// A file of so many events, an entry a line, each line checked: form, bodies, and whether there is such an obligation.
  static func importing(calendarPath: String, folder: String, rows: Int) throws {
    let store = try office(calendarPath, folder)
    var text = "kind,obligation,happened,by\n"
    for row in 0..<rows {
      // Neighbours are far apart.
      let (body, rule, month) = (row &* 1009 % bodies, row / bodies % rules, row / (bodies * rules))
      text += "submitted,\(obligation(body, rule, month)),2024-03-20,xa-\(body)\n"
    }
    let source = SourceText(name: "events.csv", text: text)
    text = ""
    var report = Report()
    let times = LedgerBench.Times()
    let found = try Desk(store, .owner, now: now).importEvents(from: "events.csv", on: TextShelf([source]))
    times.report(to: &report)
    report.set("rows", found.added)
    try LedgerBench.finish(store, &report)
  }

  /// Of a body, a rule and a month, all counted from 0; the first month is that of January 2001.
  static func obligation(_ body: Int, _ rule: Int, _ month: Int) -> String {
    let label = month % 12 + 1 < 10 ? "0\(month % 12 + 1)" : String(month % 12 + 1)
    return "thu/dieu-\(rule + 1):xa-\(body):\(2001 + month / 12)-M\(label)"
  }

  /// A store with everything in force.
  ///
  /// - Parameter provinces: how many bodies stand above the others, and then two offices receive the reports; none, and one does.
  static func office(_ calendarPath: String, _ folder: String, provinces: Int = 0) throws -> Store {
    let store = try Store.create(at: StorePlace(folder), now: now, purpose: "bench", chance: LedgerBench.chance)
    let owner = Desk(store, .owner, now: now)
    let shelf = TextShelf(try texts(calendarPath, provinces: provinces))
    _ = try owner.importRegister(from: "reg", on: shelf, layer: 0)
    try owner.importCalendar(from: "lich.md", on: shelf)
    let coordinator = try actor(.coordinator, "o", regulation: "thu")
    _ = try Desk(store, coordinator, now: now).activate([(file: "thu.md", path: "thu.md")], on: shelf)
    return store
  }

  static func actor(_ role: Role, _ body: String, regulation: String? = nil) throws -> Actor {
    guard let person = PersonID("nguoi-\(body)"), let grant = GrantID("g-\(body)"),
      let organisation = OrganisationID(body)
    else { preconditionFailure("identities") }
    return Actor(
      person,
      grants: [
        try Grant(
          id: grant, person: person, role: role, organisation: organisation, regulation: regulation,
          first: CivilDate(dayNumber: 0))
      ])
  }

  private static func texts(_ calendarPath: String, provinces: Int) throws -> [SourceText] {
    var rows = (organisations: "id\no\n", names: "id,name\no,Văn phòng\n", kinds: "id,kind,level\no,văn phòng,tỉnh\n")
    for body in 0..<bodies {
      rows.organisations += "xa-\(body)\n"
      rows.names += "xa-\(body),Xã \(body)\n"
      rows.kinds += "xa-\(body),ủy ban nhân dân,xã\n"
    }
    var parents = "id,tree,parent\n"
    if provinces > 0 {
      rows.organisations += "p\n"
      rows.names += "p,Phòng tổng hợp\n"
      rows.kinds += "p,phòng,tỉnh\n"
      for province in 0..<provinces {
        rows.organisations += "tinh-\(province)\n"
        rows.names += "tinh-\(province),Tỉnh \(province)\n"
        rows.kinds += "tinh-\(province),ủy ban nhân dân,tỉnh\n"
      }
      for body in 0..<bodies { parents += "xa-\(body),state,tinh-\(body % provinces)\n" }
    }
    var regulation = """
      ---
      ngôn ngữ quy tắc: 1
      mã: thu
      loại: quy chế phối hợp
      tên: Quy chế thử
      có hiệu lực từ: 1/1/2001
      ---

      ## Các bên

      - VP: Văn phòng = cơ quan "văn phòng"
      - xã: các xã = cơ quan "ủy ban nhân dân", cấp xã
      \(provinces > 0 ? "- P: Phòng tổng hợp = cơ quan \"phòng\"" : "")

      ```apdung
      theo: chấp nhận: không ghi
      không ghi thành phần.
      ```


      """
    for rule in 1...rules {
      regulation += """
        ## Điều \(rule) {#dieu-\(rule)}

        ```quydinh
        từng xã phải báo cáo "việc \(rule)" gửi \(provinces > 0 && rule > 7 ? "P" : "VP"); hằng tháng, chậm nhất ngày 5 tháng sau.
        ```


        """
    }
    let trees = provinces > 0 ? [SourceText(name: "reg/parents.csv", text: parents)] : []
    return try trees + [
      SourceText(name: "reg/organisations.csv", text: rows.organisations),
      SourceText(name: "reg/names.csv", text: rows.names), SourceText(name: "reg/kinds.csv", text: rows.kinds),
      SourceText(name: "lich.md", bytes: FileSystem.source(calendarPath).bytes),
      SourceText(name: "thu.md", text: regulation),
    ]
  }
}
