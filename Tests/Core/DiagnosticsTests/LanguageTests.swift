import Diagnostics
import Testing

@Suite struct LanguageTests {
  @Test(arguments: [
    (0, "0", "0"), (999, "999", "999"), (1419, "1.419", "1,419"), (-1_000_000, "-1.000.000", "-1,000,000"),
  ])
  func `a number is written in thousands as the language does`(_ number: Int, _ vi: String, _ en: String) {
    #expect(Language.vi.written(number) == vi && Language.en.written(number) == en)
  }
}
