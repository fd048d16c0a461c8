import Diagnostics
import HTTPCore
import Obligations
import Testing

@testable import WebUI

@Suite struct WrongPageTests {
  @Test(arguments: ["biểu mẫu bị cắt ngang", "Biểu mẫu bị cắt ngang."])
  func `what is wrong ends with one full stop`(_ words: String) {
    let context = PageContext(language: .vi, today: WebWorld.now.day)
    let page = WrongPage(status: .badRequest, words: Words(vi: words, en: ""), id: "x", context: context)
    #expect(page.body.text.contains("<p>Biểu mẫu bị cắt ngang.</p>"))
  }
}
