import Diagnostics
import Testing

@Suite struct VietnameseTextTests {
  @Test(arguments: [
    ("Hoà Bình", "Hòa Bình"), ("Uỷ ban", "Ủy ban"), ("thuý", "thúy"), ("UỶ BAN", "ủy ban"),
    ("Phòng  đoàn\tthể", "phòng đoàn thể"), ("chính trị – xã hội", "chính trị - xã hội"), ("“mẫu”", "\"mẫu\""),
  ])
  func `two spellings of the same words have one key`(_ pair: (String, String)) {
    #expect(VietnameseText.key(pair.0) == VietnameseText.key(pair.1))
  }

  @Test func `words that differ in a tone or a mark have different keys`() {
    #expect(VietnameseText.key("hàng") != VietnameseText.key("hằng"))
    #expect(VietnameseText.key("ma") != VietnameseText.key("má"))
    #expect(VietnameseText.key("đoàn") != VietnameseText.key("doàn"))
  }

  @Test func `decomposed text is composed to the same scalars`() {
    let decomposed =
      "U\u{0309}y ban Ma\u{0323}\u{0306}t tra\u{0323}\u{0302}n, so\u{0302}\u{0301} lie\u{0323}\u{0302}u, nu\u{031B}\u{0303}"
    #expect(
      Array(VietnameseText.composed(decomposed).unicodeScalars) == Array("Ủy ban Mặt trận, số liệu, nữ".unicodeScalars))
  }

  @Test func `text typed without marks meets text typed with them`() {
    #expect(VietnameseText.plainKey("Đoàn thể Thành ủy") == "doan the thanh uy")
  }

  @Test func `the nearest name forgives slips and missing marks but not another word`() {
    let known = ["MTTQ", "đoàn thể", "Phòng đoàn thể", "BDVTU"]
    #expect(NearestName.nearest(to: "MTQT", among: known) == "MTTQ")
    #expect(NearestName.nearest(to: "doan the", among: known) == "đoàn thể")
    #expect(NearestName.nearest(to: "Công an", among: known) == nil)
  }
}
