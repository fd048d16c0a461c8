import Testing
import Threads

@Suite struct SharedStateTests {
  private struct Halves {
    var one = 0, other = 0
  }

  @Test func `who looks never sees half a change, and no change is lost`() {
    let state = SharedState(Halves())
    let (lookers, changers) = ((0..<4).map { _ in Worker("look") }, (0..<2).map { _ in Worker("change") })
    let torn = Monitor(0)
    for worker in lookers {
      worker.add {
        for _ in 0..<5000 { if state.look({ $0.one != $0.other }) { torn.change { $0 += 1 } } }
      }
    }
    for worker in changers {
      worker.add {
        for _ in 0..<5000 {
          state.change {
            $0.one += 1
            $0.other += 1
          }
        }
      }
    }
    for worker in lookers + changers { worker.finish() }
    #expect(torn.change { $0 } == 0)
    #expect(state.look { $0.one } == 10_000)
  }

  @Test func `many look at once, and who changes waits for them`() {
    let state = SharedState(0)
    let inside = Monitor(0)
    let isOpen = Monitor(false)
    let lookers = (0..<3).map { _ in Worker("look") }
    for worker in lookers {
      worker.add {
        state.look { _ in
          inside.change { $0 += 1 }
          _ = isOpen.waits(seconds: 20) { $0 }
        }
      }
    }
    #expect(inside.waits(seconds: 10) { $0 == 3 })
    let changer = Worker("change")
    let isChanged = Monitor(false)
    changer.add {
      state.change { $0 = 1 }
      isChanged.change { $0 = true }
    }
    #expect(!isChanged.waits(seconds: 0.05) { $0 })
    isOpen.change { $0 = true }
    #expect(isChanged.waits(seconds: 10) { $0 })
    for worker in lookers + [changer] { worker.finish() }
    #expect(state.look { $0 } == 1)
  }

  private struct Wrong: Error {}

  @Test func `an error within lets go`() {
    let state = SharedState(0)
    #expect(throws: Wrong.self) { try state.look { _ in throw Wrong() } }
    #expect(throws: Wrong.self) { try state.change { _ in throw Wrong() } }
    state.change { $0 += 1 }
    #expect(state.look { $0 } == 1)
  }
}
