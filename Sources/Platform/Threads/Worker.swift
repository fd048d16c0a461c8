import Glibc

/// A thread of our own that does one job after the other, in the order they came.
///
/// What blocks (a disk, a lock, a server) runs here and never on the few threads that Swift's tasks share. Signals are left to the
/// other threads.
public final class Worker: Sendable {
  private struct Queue {
    var jobs: [@Sendable () -> Void] = []
    var isFinishing = false
  }

  private let queue = Monitor(Queue())
  private let thread: pthread_t

  /// Starts the thread. The name is shown by `ps -L` and debuggers, its first 15 bytes.
  public init(_ name: String) {
    let start = Unmanaged.passRetained(Start(name: name, queue: queue))
    var thread = pthread_t()
    let code = pthread_create(&thread, nil, { Worker.run($0) }, start.toOpaque())
    precondition(code == 0, "no thread can be started: \(String(cString: strerror(code)))")
    self.thread = thread
  }

  deinit { finish() }

  /// Whether the caller runs on this worker's thread.
  public var isCurrent: Bool { pthread_equal(thread, pthread_self()) != 0 }

  /// Adds a job to the queue; false, and the job is not done, where the worker has been finished.
  @discardableResult public func add(_ job: @escaping @Sendable () -> Void) -> Bool {
    queue.change {
      guard !$0.isFinishing else { return false }
      $0.jobs.append(job)
      return true
    }
  }

  /// Does a job on the worker's thread and waits for what it gives or throws. Never from a job of this worker, which would wait for
  /// itself, nor after `finish`: both stop the program.
  @available(*, noasync)
  @discardableResult public func perform<Value: Sendable, Failure: Error>(
    _ body: @escaping @Sendable () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    precondition(!isCurrent, "a job of a worker waits for that worker")
    let answer = Answer<Value, Failure>()
    let isAdded = add {
      do throws(Failure) { answer.give(.success(try body())) } catch { answer.give(.failure(error)) }
    }
    precondition(isAdded, "the worker has been finished")
    return try answer.wait().get()
  }

  /// Takes no more jobs, does those in the queue, and ends the thread; waits for that. Again: does nothing.
  public func finish() {
    let isFirst = queue.change { queue in
      defer { queue.isFinishing = true }
      return !queue.isFinishing
    }
    guard isFirst else { return }
    // The last owner may be a job of this very worker: nobody can wait for himself.
    if isCurrent { pthread_detach(thread) } else { pthread_join(thread, nil) }
  }

  private final class Start {
    let name: String
    let queue: Monitor<Queue>

    init(name: String, queue: Monitor<Queue>) {
      self.name = name
      self.queue = queue
    }
  }

  private static func run(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    let start = Unmanaged<Start>.fromOpaque(context).takeRetainedValue()
    // Swift sees no pthread_setname_np; the kernel takes the name as a file too.
    let name = open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
    if name >= 0 {
      _ = start.name.withCString { write(name, $0, strlen($0)) }
      close(name)
    }
    var signals = sigset_t()
    sigfillset(&signals)
    pthread_sigmask(SIG_SETMASK, &signals, nil)
    while true {
      let jobs: [@Sendable () -> Void] = start.queue.wait { queue in
        guard !queue.jobs.isEmpty || queue.isFinishing else { return nil }
        defer { queue.jobs = [] }
        return queue.jobs
      }
      if jobs.isEmpty { return nil }
      for job in jobs { job() }
    }
  }
}

/// What one thread waits for and another gives, once.
public final class Answer<Value: Sendable, Failure: Error>: Sendable {
  private let result = Monitor<Result<Value, Failure>?>(nil)

  /// Nothing yet.
  public init() {}

  /// Gives it; whoever waits goes on.
  public func give(_ value: Result<Value, Failure>) { result.change { $0 = value } }

  /// Waits until it is given.
  @available(*, noasync)
  public func wait() -> Result<Value, Failure> { result.wait { $0 } }
}
