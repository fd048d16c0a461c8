import CivilTime
import Obligations
import Testing

@Suite struct ObligationIDTests {
  @Test(arguments: [
    "uong-bi/dieu-22/1/doan-1:org-0412:2022-M03", "tra-vinh/dieu-6/gach-2/b:org-0007:2022-H1",
    "soc-trang/III.1.2/a:org-0487:term",
  ])
  func `an identity reads back as it was printed`(_ text: String) throws {
    #expect(try #require(ObligationID(text)).description == text)
  }

  @Test func `in a web address a tilde stands for the stroke`() throws {
    let id = try #require(ObligationID("uong-bi~dieu-22~1~doan-1:org-0412:2022-M03"))
    #expect(id.rule == "uong-bi/dieu-22/1/doan-1")
    #expect(id.period == .month(year: 2022, month: 3))
  }

  @Test(arguments: ["", "a:b", "a:b:c:d", ":org-1:2022", "r:org 1:2022", "r:org-1:2022-M13", "r:org-1:2022-3"])
  func `anything else is no identity`(_ text: String) {
    #expect(ObligationID(text) == nil)
  }
}
