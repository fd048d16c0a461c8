import Glibc
import HTTPCore
import Synchronization

/// One socket that somebody is connected to: who, what it does just now and since when. The reaper reads it from its own thread.
final class Connection: Sendable {
  enum Phase: UInt8, AtomicRepresentable {
    /// Connected, or between two requests.
    case idle
    /// The line of a request is there, its head is not whole.
    case head
    /// The body comes.
    case body
    /// A worker has it.
    case work
    /// The answer goes out.
    case answer
  }

  let descriptor: Int32
  let peer: PeerAddress
  /// Whether limits by address are for it.
  let isCounted: Bool
  /// Whether there are too many, so that it only gets an answer that says so.
  let isTooMany: Bool

  let phase = Atomic(Phase.idle)
  /// When the phase began, in microseconds of the steady clock.
  let since: Atomic<Int64>
  /// Bytes of the body that came, or of the answer that is to go, in this phase.
  let bytes = Atomic(0)
  /// How many requests came over it.
  let requests = Atomic(0)
  let isEnded = Atomic(false)
  /// Whether its last request was refused, so that more of it may be on its way.
  let isRefused = Atomic(false)
  private let wasQuiet = Atomic(false)

  init(descriptor: Int32, peer: PeerAddress, isCounted: Bool, isTooMany: Bool) {
    self.descriptor = descriptor
    self.peer = peer
    self.isCounted = isCounted
    self.isTooMany = isTooMany
    since = Atomic(Clock.steady)
  }

  /// Begins a phase now.
  func enter(_ phase: Phase, bytes: Int = 0) {
    self.bytes.store(bytes, ordering: .relaxed)
    since.store(Clock.steady, ordering: .relaxed)
    self.phase.store(phase, ordering: .releasing)
  }

  /// Whether it is between two requests with nothing to read, and was so when it was last looked at: what the library has just read and
  /// not yet shown is neither here nor there.
  var isQuietAgain: Bool {
    var byte: UInt8 = 0
    let isQuiet =
      phase.load(ordering: .acquiring) == .idle
      && recv(descriptor, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) <= 0
    return wasQuiet.exchange(isQuiet, ordering: .relaxed) && isQuiet
  }

  /// Whether its phase lasts longer than it may.
  func isOverdue(at now: Int64, _ limits: HTTPServer.Limits) -> Bool {
    let phase = phase.load(ordering: .acquiring)
    let seconds = Double(now - since.load(ordering: .relaxed)) / 1e6
    let bytes = Double(bytes.load(ordering: .relaxed))
    switch phase {
    case .idle:
      // One who never asked has the time of a head; one who asked before may wait.
      return seconds > (requests.load(ordering: .relaxed) == 0 ? limits.headSeconds : limits.idleSeconds)
    case .head: return seconds > limits.headSeconds
    case .body:
      return seconds > limits.graceSeconds && bytes < (seconds - limits.graceSeconds) * Double(limits.bytesPerSecond)
    case .work: return false
    case .answer: return seconds > limits.graceSeconds + bytes / Double(limits.bytesPerSecond)
    }
  }
}
