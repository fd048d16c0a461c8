import Secrets
import Testing

/// Marks of links: who has not the key makes none.
@Suite struct TextMarkerTests {
  private func marker(_ first: UInt8, _ purpose: String = "a") throws -> TextMarker {
    TextMarker(from: try #require(Signing.SecretKey(seed: [first] + [UInt8](repeating: 7, count: 31))), for: purpose)
  }

  @Test func `a mark is good for its text, by its key and its purpose, and for nothing else`() throws {
    let marker = try marker(1)
    let mark = marker.mark("end 41")
    #expect(mark.utf8.count == 32)
    #expect(marker.isMark(mark, of: "end 41"))
    #expect(marker.isMark(mark.uppercased(), of: "end 41"))
    for text in ["end 42", "end 4", ""] { #expect(!marker.isMark(mark, of: text)) }
    for wrong in ["", String(mark.dropLast()), mark + "0", String(mark.dropLast(2)), "x" + mark.dropFirst()] {
      #expect(!marker.isMark(wrong, of: "end 41"))
    }
    #expect(try !self.marker(2).isMark(mark, of: "end 41"))
    #expect(try !self.marker(1, "b").isMark(mark, of: "end 41"))
  }
}
