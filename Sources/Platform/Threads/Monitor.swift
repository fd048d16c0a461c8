import Glibc

/// A state that threads share: one at a time looks at it or changes it, and a thread can wait until it is as it needs it.
///
/// It rests on the C library's locks, which the thread sanitizer knows; it does not know those of `Synchronization`, and would find fault
/// with what they guard.
public final class Monitor<State>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var state: State

  /// A shared state that begins with a value nobody else holds.
  public init(_ state: sending State) {
    self.state = state
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// Changes the state, and wakes those who wait for a change. Nobody else gets at the state meanwhile.
  public func change<Value, Failure: Error>(
    _ body: (inout State) throws(Failure) -> sending Value
  ) throws(Failure) -> sending Value {
    pthread_mutex_lock(mutex)
    defer {
      pthread_cond_broadcast(changed)
      pthread_mutex_unlock(mutex)
    }
    return try body(&state)
  }

  /// Changes the state, and wakes one of those who wait: for a change by which only one of them can go on, and any of them would do.
  public func changeForOne<Value, Failure: Error>(
    _ body: (inout State) throws(Failure) -> sending Value
  ) throws(Failure) -> sending Value {
    pthread_mutex_lock(mutex)
    defer {
      pthread_cond_signal(changed)
      pthread_mutex_unlock(mutex)
    }
    return try body(&state)
  }

  /// Waits until the body gives a value, and gives that. The body is asked at once and after every change.
  @available(*, noasync)
  public func wait<Value>(for body: (inout State) -> sending Value?) -> sending Value {
    pthread_mutex_lock(mutex)
    while true {
      if let value = body(&state) {
        pthread_mutex_unlock(mutex)
        return value
      }
      pthread_cond_wait(changed, mutex)
    }
  }

  /// Waits until the state is as wanted, at most so many seconds; whether it came to be.
  @available(*, noasync)
  public func waits(seconds: Double, until isReached: (State) -> Bool) -> Bool {
    var end = timespec()
    clock_gettime(CLOCK_REALTIME, &end)
    let nanoseconds = end.tv_nsec + Int((seconds - seconds.rounded(.down)) * 1e9)
    end.tv_sec += Int(seconds) + nanoseconds / 1_000_000_000
    end.tv_nsec = nanoseconds % 1_000_000_000
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while !isReached(state) {
      if pthread_cond_timedwait(changed, mutex, &end) == ETIMEDOUT { return isReached(state) }
    }
    return true
  }
}
