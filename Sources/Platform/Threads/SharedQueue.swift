import Glibc

/// What some threads put in and others take out, each thing once, in the order it came; at most so many at a time.
public final class SharedQueue<Element: Sendable>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let filled = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let capacity: Int
  // A ring that grows.
  private var ring: [Element?] = Array(repeating: nil, count: 64)
  private var first = 0
  private var count = 0
  private var waiting = 0
  // Whether one who waited was woken and has not looked yet. One at a time is woken: where things are quick, one thread does several
  // in the time that waking another takes.
  private var isWaking = false
  private var isClosed = false

  /// An empty queue for so many things.
  public init(capacity: Int) {
    self.capacity = capacity
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(filled, nil)
  }

  deinit {
    pthread_cond_destroy(filled)
    pthread_mutex_destroy(mutex)
    filled.deallocate()
    mutex.deallocate()
  }

  /// How many things wait.
  public var length: Int {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return count
  }

  /// Puts a thing behind the others and wakes one who waits; false, and it is not put, where the queue is full or closed. What belongs to
  /// something already begun goes in even where it is full.
  public func put(_ element: Element, evenIfFull: Bool = false) -> Bool {
    pthread_mutex_lock(mutex)
    guard !isClosed, count < capacity || evenIfFull else {
      pthread_mutex_unlock(mutex)
      return false
    }
    if count == ring.count {
      ring = (0..<count).map { ring[(first + $0) % count] } + Array(repeating: nil, count: count)
      first = 0
    }
    ring[(first + count) % ring.count] = element
    count += 1
    let wakes = waiting > 0 && !isWaking
    if wakes { isWaking = true }
    pthread_mutex_unlock(mutex)
    if wakes { pthread_cond_signal(filled) }
    return true
  }

  /// Takes the first thing; waits while there is none. Nil once the queue is closed and empty.
  @available(*, noasync)
  public func take() -> Element? {
    pthread_mutex_lock(mutex)
    while count == 0 {
      if isClosed {
        pthread_mutex_unlock(mutex)
        return nil
      }
      waiting += 1
      pthread_cond_wait(filled, mutex)
      waiting -= 1
      isWaking = false
    }
    let element = ring[first]
    ring[first] = nil
    first = (first + 1) % ring.count
    count -= 1
    // This one may take long: another looks after what is left.
    let wakes = count > 0 && waiting > 0 && !isWaking
    if wakes { isWaking = true }
    pthread_mutex_unlock(mutex)
    if wakes { pthread_cond_signal(filled) }
    return element
  }

  /// Takes nothing more; what is in it is still taken out.
  public func close() {
    pthread_mutex_lock(mutex)
    isClosed = true
    pthread_mutex_unlock(mutex)
    pthread_cond_broadcast(filled)
  }
}
