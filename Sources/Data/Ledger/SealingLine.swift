import Database
import Threads

/// Between the thread that seals entries and the one that writes them: steps in their order, and questions that only the tables can
/// answer. Short, so that memory stays small however many entries come.
final class SealingLine: Sendable {
  /// How many steps go together, and how many such batches may wait.
  private static let batch = 512
  private static let most = 8

  private struct State {
    var batches: [[LedgerStep]] = []
    var question: EntrySealer.Question?
    var answer: Result<Int64?, any Error>?
    var isSealed = false
    /// Why nothing is written any more.
    var failure: (any Error)?
  }

  private let state = Monitor(State())

  // MARK: Of who seals

  /// Hands over what has gathered once it is worth it.
  @available(*, noasync)
  func put(_ steps: inout [LedgerStep]) throws { if steps.count >= Self.batch { try flush(&steps) } }

  @available(*, noasync)
  private func flush(_ steps: inout [LedgerStep]) throws {
    let failure: (any Error)? = state.wait { state in
      if let failure = state.failure { return .some(failure) }
      return state.batches.count < Self.most ? .some(nil) : nil
    }
    if let failure { throw failure }
    let full = steps
    steps = []
    steps.reserveCapacity(Self.batch + 16)
    state.change { $0.batches.append(full) }
  }

  /// Asks the tables as they are after all steps.
  @available(*, noasync)
  func ask(_ question: @escaping EntrySealer.Question, after steps: inout [LedgerStep]) throws -> Int64? {
    try flush(&steps)
    state.change { $0.question = question }
    let answer: Result<Int64?, any Error> = state.wait { state in
      if let failure = state.failure { return .failure(failure) }
      defer { state.answer = nil }
      return state.answer
    }
    return try answer.get()
  }

  /// The last steps; nothing comes after them.
  @available(*, noasync)
  func end(_ steps: inout [LedgerStep]) throws {
    try flush(&steps)
    stop()
  }

  /// Nothing more comes.
  func stop() { state.change { $0.isSealed = true } }

  // MARK: Of who writes

  private enum Work: Sendable {
    case steps([LedgerStep])
    case question(EntrySealer.Question)
    case none
  }

  /// Writes everything that comes, until nothing more does.
  @available(*, noasync)
  func write(_ rows: RowWriter, _ connection: any DatabaseConnection) throws {
    do {
      while true {
        let work: Work = state.wait { state in
          if let first = state.batches.first { return .steps(first) }
          if let question = state.question { return .question(question) }
          return state.isSealed ? Work.none : nil
        }
        switch work {
        case .steps(let steps):
          try rows.write(steps)
          state.change { _ = $0.batches.removeFirst() }
        case .question(let question):
          let answer = Result { try question(connection) }
          state.change {
            $0.question = nil
            $0.answer = answer
          }
        case .none: return
        }
      }
    } catch {
      // Who seals is told with his next steps.
      state.change { $0.failure = error }
      throw error
    }
  }
}
