import Glibc
import Threads

/// Sockets that were answered while their owner still sends. Closed at once they would be reset, and the answer lost with what is still on
/// its way; so what comes is read and thrown away for a while.
final class Lingering: Sendable {
  private struct One {
    var descriptor: Int32
    var end: Int64
  }

  private static let most = 256
  private static let seconds = 3.0
  private let sockets = Monitor<[One]>([])

  /// Keeps a second name of a socket that is about to be closed.
  func keep(_ descriptor: Int32) {
    sockets.change { sockets in
      guard sockets.count < Self.most else { return }
      let second = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
      guard second >= 0 else { return }
      sockets.append(One(descriptor: second, end: Clock.steady + Int64(Self.seconds * 1e6)))
    }
  }

  /// Throws away what came, and closes those whose owner is done or whose time is over. Whether there are more.
  func sweep(at now: Int64) -> Bool {
    sockets.change { sockets in
      sockets.removeAll { socket in
        let isOver = now > socket.end || Self.isDone(socket.descriptor)
        if isOver { close(socket.descriptor) }
        return isOver
      }
      return !sockets.isEmpty
    }
  }

  /// Reads what is there; whether nothing more will come.
  private static func isDone(_ descriptor: Int32) -> Bool {
    withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 1) { buffer in
      for _ in 0..<64 {
        let got = recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
        if got <= 0 { return got == 0 || errno != EAGAIN }
      }
      return false
    }
  }
}
