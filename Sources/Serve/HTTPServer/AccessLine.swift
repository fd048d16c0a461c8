import HTTPCore
import Threads

/// What is known of one request that was answered: without its query, its body and what came of it, so there is no secret in it.
public struct AccessLine: Hashable, Sendable {
  /// When it was answered, milliseconds since 1970, UTC.
  public let milliseconds: Int64
  /// Its name: 16 hexadecimal digits.
  public let id: String
  /// The method; `-` where there was none to be read.
  public let method: String
  /// The path as it was sent, at most 512 bytes of it; `-` where there was none to be read.
  public let path: String
  /// What became of it.
  public let status: Status
  /// Bytes of the body of the answer.
  public let bytes: Int
  /// How long it took from the end of its head until the answer was ready, in microseconds.
  public let microseconds: Int64
  /// Who asked.
  public let peer: PeerAddress
  /// Why it was refused before anybody saw it; nil where it was not.
  public let refusal: String?
}

/// Lines about requests that were refused on a thread that may not wait, until one that may writes them.
final class LinesAside: Sendable {
  private struct State {
    var lines: [AccessLine] = []
    var lost = 0
    var isOver = false
  }

  private let state = Monitor(State())

  func add(_ line: AccessLine) {
    state.change { state in
      if state.lines.count < 4096 { state.lines.append(line) } else { state.lost += 1 }
    }
  }

  /// No more come.
  func end() { state.change { $0.isOver = true } }

  /// What came; waits for it, at most so many seconds.
  @available(*, noasync)
  func take(waiting seconds: Double) -> (lines: [AccessLine], lost: Int, isOver: Bool) {
    _ = state.waits(seconds: seconds) { !$0.lines.isEmpty || $0.isOver }
    return state.change { state in
      defer { (state.lines, state.lost) = ([], 0) }
      return (state.lines, state.lost, state.isOver)
    }
  }
}
