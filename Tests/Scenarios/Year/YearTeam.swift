import Access
import CivilTime
import Obligations
import Organisations
import Regulations

/// The people of one regulation: who coordinates, who sends, who keeps the registry, who decides. All of them are invented.
struct YearTeam {
  let regulation: String
  /// In whose name it is coordinated.
  let coordinating: String
  /// The bodies on which the people have their grants: what lies below is theirs too.
  let roots: [String]
  /// The days before this year by which the text asks for something once.
  var longDue: [CivilDate] = []

  /// The five regulations, each with the bodies that its people work at.
  static let five = [
    YearTeam(regulation: "tra-vinh", coordinating: "org-0005", roots: ["org-0001", "org-0013", "org-0014"]),
    YearTeam(regulation: "dong-nai", coordinating: "org-0074", roots: ["org-0070", "org-0079"]),
    // Quảng Nam III.1: every Front below has its programme within the first half year of 2020 - 2024.
    YearTeam(
      regulation: "quang-nam", coordinating: "org-0127", roots: ["org-0127", "org-0130", "org-0132"],
      longDue: [Year.day("2020-06-30")]),
    YearTeam(regulation: "uong-bi", coordinating: "org-0269", roots: ["org-0250", "org-0262"]),
    // Sóc Trăng III.3.4: every district has its programme within a year of 29/12/2022.
    YearTeam(
      regulation: "soc-trang", coordinating: "org-0487", roots: ["org-0483", "org-0490"],
      longDue: [Year.day("2023-12-29")]),
  ]

  var coordinator: String { "\(regulation) coordinator" }
  var specialist: String { "\(regulation) specialist" }
  var clerk: String { "\(regulation) clerk" }
  var leader: String { "\(regulation) leader" }

  private static let names: [Role: [String]] = [
    .coordinator: ["Nguyễn Văn An", "Trần Thị Bích", "Lê Văn Cường", "Phạm Thị Dung", "Hoàng Văn Em"],
    .specialist: ["Võ Thị Giang", "Đặng Văn Hải", "Bùi Thị Hạnh", "Đỗ Văn Khoa", "Hồ Thị Lan"],
    .registryClerk: ["Ngô Văn Minh", "Dương Thị Nga", "Lý Văn Oanh", "Phan Thị Phúc", "Vũ Văn Quang"],
    .leader: ["Trương Văn Sơn", "Mai Thị Tâm", "Đinh Văn Uy", "Tô Thị Vân", "Cao Văn Xuân"],
  ]

  /// Who works beside the coordinator.
  var others: [(short: String, role: Role)] {
    [(specialist, .specialist), (clerk, .registryClerk), (leader, .leader)]
  }

  /// Makes somebody known and gives him his role, the administrator the one, the owner of the folder the other: no administrator's grant
  /// reaches all bodies. His id.
  func arrive(_ office: OfficeHours, _ role: Role, as short: String, number: Int) throws -> String {
    let id = try office.add(short, Self.names[role]?[number] ?? "", by: "administrator")
    if role == .coordinator {
      try office.must(["grant", "add", id, "--role", "coordinator", "--at", coordinating, "--regulation", regulation])
    } else {
      for root in roots { try office.must(["grant", "add", id, "--role", role.rawValue, "--at", root]) }
    }
    return id
  }
}
