import Synchronization
import Testing
import Threads

/// One thread makes batches while another takes them.
@Suite struct ReadAheadTests {
  @Test func `every batch comes once, in its order, and then what is known at the end`() {
    let ahead = ReadAhead<Int, String>("numbers", most: 2) { put in
      for number in 1...1000 { guard put(number) else { return "stopped" } }
      return "all"
    }
    var found: [Int] = []
    while let number = ahead.next() { found.append(number) }
    #expect(found == Array(1...1000))
    #expect(ahead.next() == nil)
    #expect(ahead.finish() == "all")
  }

  @Test func `no more is made than may wait, and who takes nothing more ends it`() {
    let made = Atomic(0)
    let ahead = ReadAhead<Int, String>("numbers", most: 3) { put in
      while put(made.add(1, ordering: .relaxed).newValue) {}
      return "stopped"
    }
    #expect(ahead.next() == 1)
    #expect(ahead.finish() == "stopped")
    // Three wait, one was taken, one is in hand; and one more may have found room when those who waited were thrown away.
    #expect(made.load(ordering: .relaxed) <= 6)
    #expect(ahead.finish() == "stopped")
  }

  @Test func `nothing at all is an end`() {
    let ahead = ReadAhead<Int, Int>("nothing") { _ in 7 }
    #expect(ahead.next() == nil)
    #expect(ahead.finish() == 7)
  }
}
