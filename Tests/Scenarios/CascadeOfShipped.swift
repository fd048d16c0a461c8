import Obligations
import Regulations
import Testing

/// Where the five texts stand, which says what the level below is.
@Suite struct CascadeOfShipped {
  @Test(arguments: [
    ("tra-vinh", LevelName.province, "Tỉnh Trà Vinh"), ("dong-nai", .province, "Tỉnh Đồng Nai"),
    ("quang-nam", .province, "Tỉnh Quảng Nam"), ("uong-bi", .district, "Thành phố Uông Bí"),
    ("soc-trang", .province, "Tỉnh Sóc Trăng"),
  ])
  func `a text stands where those stand who owe most of it`(_ id: String, _ level: LevelName, _ area: String) {
    let regulation = Shipped.shared.engine.regulations.first { $0.regulation.id == id }?.regulation
    #expect(regulation?.seat?.level == level)
    #expect(regulation?.seat?.area.text == area)
  }
}
