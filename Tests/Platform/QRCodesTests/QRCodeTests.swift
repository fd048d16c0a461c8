import QRCodes
import Testing

@Suite struct QRCodeTests {
  /// ISO/IEC 18004: a side has 17 fields and four for each version; three corners have squares of seven with a ring inside.
  @Test func `a text is a square with its three corners, as large as it needs`() throws {
    let small = try #require(QRCode("a"))
    #expect(small.side == 21)
    let large = try #require(QRCode(String(repeating: "otpauth://totp/", count: 10)))
    #expect(large.side > 21 && (large.side - 17) % 4 == 0)
    for code in [small, large] {
      for (top, left) in [(0, 0), (0, code.side - 7), (code.side - 7, 0)] {
        for row in 0..<7 {
          for column in 0..<7 {
            let ring = max(abs(row - 3), abs(column - 3))
            #expect(code.isDark(row: top + row, column: left + column) == (ring != 2), "\(row) \(column)")
          }
        }
      }
    }
  }

  @Test func `the path draws the dark fields and no others`() throws {
    let code = try #require(QRCode("phoihop"))
    var drawn = Set<[Int]>()
    for run in code.path.split(separator: "z") {
      // M<column> <row>h<length>v1h-<length>
      let numbers = run.split(whereSeparator: { "M hv-".contains($0) }).compactMap { Int($0) }
      try #require(numbers.count == 5 && numbers[2] == numbers[4] && numbers[3] == 1)
      for column in numbers[0]..<numbers[0] + numbers[2] { drawn.insert([numbers[1], column]) }
    }
    for row in 0..<code.side {
      for column in 0..<code.side {
        #expect(code.isDark(row: row, column: column) == drawn.contains([row, column]))
      }
    }
  }

  @Test func `what is too long is none`() { #expect(QRCode(String(repeating: "a", count: 3000)) == nil) }
}
