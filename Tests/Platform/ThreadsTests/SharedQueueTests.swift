import Synchronization
import Testing
import Threads

@Suite struct SharedQueueTests {
  @Test func `what was put in comes out once each, in its order where one takes it`() {
    let queue = SharedQueue<Int>(capacity: 1000)
    for number in 0..<200 { #expect(queue.put(number)) }
    for number in 0..<150 { #expect(queue.take() == number) }
    for number in 200..<600 { #expect(queue.put(number)) }
    #expect(queue.length == 450)
    for number in 150..<600 { #expect(queue.take() == number) }
    #expect(queue.length == 0)
  }

  @Test func `a full queue takes nothing but what has begun, a closed one nothing, and gives what it has`() {
    let queue = SharedQueue<Int>(capacity: 2)
    #expect(queue.put(1))
    #expect(queue.put(2))
    #expect(!queue.put(3))
    #expect(queue.put(4, evenIfFull: true))
    queue.close()
    #expect(!queue.put(5, evenIfFull: true))
    #expect([queue.take(), queue.take(), queue.take(), queue.take()] == [1, 2, 4, nil])
  }

  @Test func `many threads take everything that many put in, and all of them end`() {
    let queue = SharedQueue<Int>(capacity: 100_000)
    let sum = Atomic(0)
    let takers = (0..<4).map { Worker("taker-\($0)") }
    for taker in takers { taker.add { while let number = queue.take() { sum.add(number, ordering: .relaxed) } } }
    let putters = (0..<3).map { Worker("putter-\($0)") }
    for putter in putters {
      putter.add { for number in 1...10_000 { if !queue.put(number) { sum.add(1_000_000_000, ordering: .relaxed) } } }
    }
    for putter in putters { putter.finish() }
    queue.close()
    for taker in takers { taker.finish() }
    // Three times the sum of 1 to 10,000.
    #expect(sum.load(ordering: .relaxed) == 150_015_000)
  }

  @Test func `while one thread is long at work the others look after the rest`() {
    let queue = SharedQueue<Int>(capacity: 10)
    let done = Atomic(0)
    let isOpen = Atomic(false)
    let takers = (0..<3).map { Worker("taker-\($0)") }
    for taker in takers {
      taker.add {
        while let number = queue.take() {
          if number == 0 { while !isOpen.load(ordering: .acquiring) {} }
          done.add(1, ordering: .releasing)
        }
      }
    }
    for number in 0..<8 { #expect(queue.put(number)) }
    while done.load(ordering: .acquiring) < 7 {}
    isOpen.store(true, ordering: .releasing)
    queue.close()
    for taker in takers { taker.finish() }
    #expect(done.load(ordering: .acquiring) == 8)
  }
}
