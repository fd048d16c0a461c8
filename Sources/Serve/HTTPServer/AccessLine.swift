import HTTPCore
import Threads

/// What is known of one request that was answered: without its query, its body and what came of it but its size, so there is no secret in it.
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
  /// Who was signed in, or whose token it was, by his id; nil where that was nobody.
  public let asker: String?
  /// Why it was refused, by the code of what refused it; nil where it was not.
  public let refusal: String?
}

/// Lines about requests that were answered on a thread that may not wait, until one that may writes them.
final class LinesAside: Sendable {
  private static let most = 16_384
  private let lines = Monitor((lines: [AccessLine](), lost: 0))
  /// Whether somebody is to look at once, and whether it is over.
  private let call = Monitor((isUrgent: false, isOver: false))

  /// Puts one aside. A refusal is written soon, the others when there are many or a quarter of a second is over.
  func add(_ line: AccessLine) {
    let calls = lines.change { state in
      guard state.lines.count < Self.most else {
        state.lost += 1
        return false
      }
      state.lines.append(line)
      return line.refusal == nil ? state.lines.count == Self.most / 8 : state.lines.count == 1
    }
    if calls { call.change { $0.isUrgent = true } }
  }

  /// No more come.
  func end() { call.change { $0.isOver = true } }

  /// What came; waits for it, at most so many seconds.
  @available(*, noasync)
  func take(waiting seconds: Double) -> (lines: [AccessLine], lost: Int, isOver: Bool) {
    _ = call.waits(seconds: seconds) { $0.isUrgent || $0.isOver }
    let isOver = call.change { state in
      state.isUrgent = false
      return state.isOver
    }
    return lines.change { state in
      defer { state = ([], 0) }
      return (state.lines, state.lost, isOver)
    }
  }
}
