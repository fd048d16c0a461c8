import Synchronization
import Testing
import Threads

@Suite struct WorkerTests {
  private struct Refused: Error, Equatable { let number: Int }

  @Test func `jobs are done one after the other in the order they came`() {
    let worker = Worker("order")
    let seen = Monitor<[Int]>([])
    for number in 0..<1000 { worker.add { seen.change { $0.append(number) } } }
    #expect(worker.perform { seen.change { $0 } } == Array(0..<1000))
  }

  @Test func `what a job gives or throws comes back to who asked`() {
    let worker = Worker("answers")
    #expect(worker.perform { 6 * 7 } == 42)
    #expect(throws: Refused(number: 3)) { try worker.perform { throw Refused(number: 3) } }
  }

  @Test func `a job runs on the worker's own thread and its caller does not`() {
    let worker = Worker("a name far longer than the system keeps")
    #expect(!worker.isCurrent)
    #expect(worker.perform { worker.isCurrent })
  }

  @Test func `finishing does what is queued and takes no more`() {
    let worker = Worker("finish")
    let done = Atomic(0)
    for _ in 0..<100 { worker.add { done.add(1, ordering: .relaxed) } }
    worker.finish()
    #expect(done.load(ordering: .relaxed) == 100)
    #expect(!worker.add { done.add(1, ordering: .relaxed) })
    worker.finish()
    #expect(done.load(ordering: .relaxed) == 100)
  }

  @Test func `many callers are answered each with its own`() {
    let worker = Worker("many")
    let callers = (0..<8).map { Worker("caller \($0)") }
    let sums = Monitor<[Int]>([])
    for (index, caller) in callers.enumerated() {
      caller.add {
        let sum = (0..<200).reduce(0) { sum, number in sum + worker.perform { index * 1000 + number } }
        sums.change { $0.append(sum) }
      }
    }
    for caller in callers { caller.finish() }
    // 200 times the caller's thousand, and 0 + … + 199.
    #expect(sums.change { $0.sorted() } == (0..<8).map { $0 * 200_000 + 19_900 })
  }

  @Test func `a worker that a job of its own let go of ends without waiting for itself`() {
    let ended = Answer<Bool, Never>()
    final class Holder: Sendable {
      let worker = Monitor<Worker?>(nil)
    }
    let holder = Holder()
    holder.worker.change { $0 = Worker("own") }
    holder.worker.change { $0 }!.add {
      holder.worker.change { $0 = nil }
      ended.give(.success(true))
    }
    #expect(ended.wait() == .success(true))
  }
}
