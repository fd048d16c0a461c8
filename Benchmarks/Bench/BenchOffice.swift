import Access
import CivilTime
import Diagnostics
import Facts
import Files
import Obligations
import Organisations
import Store
import UseCases

/// What a bench of the desk works on: communes that report every month by some sentences of one regulation. Invented.
struct BenchOffice {
  /// How many sentences.
  let rules: Int
  /// How many communes.
  let bodies: Int
  /// How many bodies stand above the communes, and then two offices receive the reports; none, and one does.
  var provinces = 0
  /// How many areas of a province the communes lie in; none, and they lie nowhere.
  var areaCount = 0

  /// Of a body, a rule and a month, all counted from 0; the first month is that of January 2001.
  static func obligation(_ body: Int, _ rule: Int, _ month: Int) -> String {
    let label = month % 12 + 1 < 10 ? "0\(month % 12 + 1)" : String(month % 12 + 1)
    return "thu/dieu-\(rule + 1):xa-\(body):\(2001 + month / 12)-M\(label)"
  }

  /// A store with everything in force, from a moment on.
  func make(_ calendarPath: String, _ folder: String, now: Instant) throws -> Store {
    let store = try Store.create(at: StorePlace(folder), now: now, purpose: "bench", chance: LedgerBench.chance)
    let owner = Desk(store, .owner, now: now)
    let shelf = TextShelf(try texts(calendarPath))
    _ = try owner.importRegister(from: "reg", on: shelf, layer: 0)
    try owner.importCalendar(from: "lich.md", on: shelf)
    let coordinator = try Self.actor(.coordinator, "o", regulation: "thu")
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

  private func texts(_ calendarPath: String) throws -> [SourceText] {
    var rows = (organisations: "id\no\n", names: "id,name\no,Văn phòng\n", kinds: "id,kind,level\no,văn phòng,tỉnh\n")
    for body in 0..<bodies {
      rows.organisations += "xa-\(body)\n"
      rows.names += "xa-\(body),Xã \(body)\n"
      rows.kinds += "xa-\(body),ủy ban nhân dân,xã\n"
    }
    var parents = "id,tree,parent\n"
    var places = "id,area\n"
    var areas = "id,name,level,parent\n"
    for province in 0..<areaCount { areas += "p\(province),Tỉnh \(province),tỉnh,\n" }
    if areaCount > 0 {
      for body in 0..<bodies {
        areas += "c\(body),Xã \(body),xã,p\(body % areaCount)\n"
        places += "xa-\(body),c\(body)\n"
      }
    }
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
    var trees = provinces > 0 ? [SourceText(name: "reg/parents.csv", text: parents)] : []
    if areaCount > 0 {
      trees += [SourceText(name: "reg/places.csv", text: places), SourceText(name: "reg/areas.csv", text: areas)]
    }
    return try trees + [
      SourceText(name: "reg/organisations.csv", text: rows.organisations),
      SourceText(name: "reg/names.csv", text: rows.names), SourceText(name: "reg/kinds.csv", text: rows.kinds),
      SourceText(name: "lich.md", bytes: FileSystem.source(calendarPath).bytes),
      SourceText(name: "thu.md", text: regulation),
    ]
  }
}
