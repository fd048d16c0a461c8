import Glibc

/// A state at which many threads look at once, and which one changes while nobody looks.
///
/// Who wants to change it is let in before those who come later to look. Who looks must not look again from within: both would wait for each other.
public final class SharedState<State>: @unchecked Sendable {
  private let lock = UnsafeMutablePointer<pthread_rwlock_t>.allocate(capacity: 1)
  private var state: State

  /// A state that begins with a value nobody else holds.
  public init(_ state: sending State) {
    self.state = state
    var attributes = pthread_rwlockattr_t()
    pthread_rwlockattr_init(&attributes)
    pthread_rwlockattr_setkind_np(&attributes, Int32(PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP))
    pthread_rwlock_init(lock, &attributes)
    pthread_rwlockattr_destroy(&attributes)
  }

  deinit {
    pthread_rwlock_destroy(lock)
    lock.deallocate()
  }

  /// Looks at the state, beside others who do.
  @available(*, noasync)
  public func look<Value, Failure: Error>(
    _ body: (borrowing State) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    pthread_rwlock_rdlock(lock)
    defer { pthread_rwlock_unlock(lock) }
    return try body(state)
  }

  /// Changes the state while nobody looks.
  @available(*, noasync)
  public func change<Value, Failure: Error>(
    _ body: (inout State) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    pthread_rwlock_wrlock(lock)
    defer { pthread_rwlock_unlock(lock) }
    return try body(&state)
  }
}
