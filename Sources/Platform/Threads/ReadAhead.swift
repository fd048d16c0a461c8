/// What a thread of its own makes, batch by batch, while another takes what was made before: for a reader and a user of what is read that each
/// take about as long. At most some batches wait, so memory stays small however many come.
public final class ReadAhead<Batch: Sendable, End: Sendable>: Sendable {
  private struct State {
    var batches: [Batch] = []
    var end: End?
    var isStopped = false
  }

  private let state = Monitor(State())
  private let thread: Worker

  /// Begins to read. The body hands over each batch and ends with what is known at the end; where a batch is not taken any more it is told false,
  /// and should end.
  ///
  /// - Parameter most: so many batches may wait.
  public init(_ name: String, most: Int = 4, _ body: @escaping @Sendable (_ put: (Batch) -> Bool) -> End) {
    thread = Worker(name)
    thread.add { [state] in
      let end = body { batch in
        state.wait { (state) -> Bool? in
          if state.isStopped { return false }
          return state.batches.count < most ? true : nil
        }
          && state.change { state in
            state.batches.append(batch)
            return true
          }
      }
      state.change { $0.end = end }
    }
  }

  /// The next batch, waiting for it; nil once all were taken.
  @available(*, noasync)
  public func next() -> Batch? {
    let next: Batch?? = state.wait { state in
      if let first = state.batches.first { return .some(first) }
      return state.end == nil ? nil : .some(nil)
    }
    guard let batch = next ?? nil else { return nil }
    state.change { _ = $0.batches.removeFirst() }
    return batch
  }

  /// What is known at the end. Whatever was not taken is thrown away, and whoever reads is told so.
  @available(*, noasync)
  public func finish() -> End {
    state.change {
      $0.isStopped = true
      $0.batches = []
    }
    let end: End = state.wait { $0.end }
    thread.finish()
    return end
  }
}
