import Diagnostics
import Testing

@testable import Commands

/// The libraries of the machine.
@Suite struct LinkedLibraryTests {
  @Test(arguments: [
    ("2.14", false), ("2.14.1", false), ("2.15", false), ("10.0", false), ("2.9", true), ("2.13.9", true), ("2", true),
    ("?", true),
  ])
  func `a version is older by its numbers, not by its letters`(version: String, isOlder: Bool) {
    #expect(LinkedLibrary(name: "x", version: version, oldest: "2.14").isOlder == isOlder)
  }

  @Test func `what is older than was tested is named with what to do`() {
    let all = [
      LinkedLibrary(name: "zlib", version: "1.2.13", oldest: "1.2.13"),
      LinkedLibrary(name: "expat", version: "2.4.9", oldest: "2.5.0"),
    ]
    let (isGood, words) = LinkedLibrary.words(of: all)
    #expect(!isGood)
    #expect(
      words.en
        == "expat: older than what was tested; update the system and start again; libraries it runs with, and the oldest it was tested with: zlib 1.2.13 (1.2.13), expat 2.4.9 (2.5.0)"
    )
    #expect(words.vi.hasPrefix("expat cũ hơn bản đã thử; cập nhật hệ điều hành rồi chạy lại; thư viện đang chạy"))
  }

  @Test func `every library that the program is linked with tells its version, and none is older here`() {
    #expect(LinkedLibrary.all.count == 11)
    for one in LinkedLibrary.all { #expect(!one.isOlder && one.version.contains("."), "\(one)") }
  }
}
