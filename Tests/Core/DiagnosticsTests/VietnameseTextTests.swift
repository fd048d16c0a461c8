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

  @Test func `a letter in upper case has the key of its lower case, as far as Vietnamese letters reach`() {
    for scalar in (0x41...0x1EFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init) {
      let lower = String(scalar).lowercased()
      guard lower.unicodeScalars.count == 1 else { continue }
      #expect(VietnameseText.key(String(scalar)) == VietnameseText.key(lower), "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test func `columns are letters, composed or not`() {
    #expect("".columns == 0)
    #expect("Ủy ban Mặt trận".columns == 15)
    #expect("U\u{0309}y ban Ma\u{0323}\u{0306}t".columns == 10)
    #expect("hằng quý".padded(10) == "hằng quý  ")
    #expect("hằng quý".padded(8) == "hằng quý")
    #expect("hằng quý".cut(8) == "hằng quý")
    #expect("hằng quý".cut(7) == "hằng q…")
    #expect("ha\u{0306}\u{0300}ng".cut(3) == "ha\u{0306}\u{0300}…")
  }

  @Test func `white space is what Unicode says`() {
    for scalar in (0...0x3100 as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init) {
      #expect(scalar.isWhiteSpace == scalar.properties.isWhitespace)
    }
    #expect(" a \t\u{A0} b\n".collapsingSpace == "a b")
    #expect(" a  b\n".trimmedSpace == "a  b")
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
