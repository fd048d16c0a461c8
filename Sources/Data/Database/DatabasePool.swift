import Diagnostics
import Files
import Threads

/// A store's connections: one that writes, on a thread of its own, and a few that read.
///
/// Writes are committed in groups: what is asked for while a commit is under way is done in one transaction after it, so that one
/// sync of the disk serves many callers. Bodies do not begin or end transactions, keep nothing of the connection, and never ask the
/// pool from within.
public final class DatabasePool: Sendable {
  private let worker: Worker
  private let writer: Writer
  private let readers: Monitor<Readers>

  /// Opens the connections; with 0 readers nothing can be read but in a write.
  public init(_ engine: some DatabaseEngine, readers: Int = 2) throws(DatabaseError) {
    worker = Worker("store writer")
    writer = try worker.perform { () throws(DatabaseError) in Writer(try engine.openWriter()) }
    self.readers = Monitor(Readers())
    for _ in 0..<readers {
      let reader = Held(try engine.openReader())
      self.readers.change { $0.add(reader) }
    }
  }

  /// Opens connections that read, and none that writes: whatever is written is refused.
  public init(reading engine: some DatabaseEngine, readers: Int = 1) throws(DatabaseError) {
    worker = Worker("store writer")
    writer = Writer(nil)
    self.readers = Monitor(Readers())
    for _ in 0..<readers {
      let reader = Held(try engine.openReader())
      self.readers.change { $0.add(reader) }
    }
  }

  deinit { close() }

  /// Runs a body in a transaction and gives what it gives, once that survives a power cut.
  ///
  /// - Throws: what the body throws, with nothing of it written; or why nothing could be committed.
  @available(*, noasync)
  @discardableResult public func write<Value: Sendable>(
    _ body: @escaping @Sendable (any DatabaseConnection) throws -> Value
  ) throws -> Value {
    precondition(!worker.isCurrent, "a write waits for itself")
    let answer = Answer<Value, any Error>()
    let isFirst = try writer.add(PendingWrite(body, answer))
    // Who comes first asks for the group; the others only join it.
    if isFirst { worker.add { [writer] in writer.commitGroup() } }
    return try answer.wait().get()
  }

  /// Runs a body on one state of the store, on the caller's thread; waits while all readers are in use.
  @available(*, noasync)
  public func read<Value>(_ body: (any DatabaseConnection) throws -> Value) throws -> Value {
    guard let reader = readers.wait(for: { $0.take() }).connection else { throw DatabaseError.closed }
    // One reader more lets one caller go on. Who closes is woken too: nobody else waits once it is closed.
    defer { readers.changeForOne { $0.free.append(Held(reader)) } }
    try reader.begin(.reading)
    defer { reader.rollback() }
    return try body(reader)
  }

  /// Runs a body on the writing connection, between transactions: for what an engine does outside of them.
  @available(*, noasync)
  @discardableResult public func maintain<Value: Sendable>(
    _ body: @escaping @Sendable (any DatabaseConnection) throws -> Value
  ) throws -> Value {
    let answer = Answer<Value, any Error>()
    let isAdded = worker.add { [writer] in answer.give(writer.connection { connection in try body(connection) }) }
    guard isAdded else { throw DatabaseError.closed }
    return try answer.wait().get()
  }

  /// Does what is queued, waits for those who read, and closes the connections, the writing one last. Whoever asks later is told that
  /// the store is closed. Again: does nothing.
  public func close() {
    writer.close()
    closeReaders()
    worker.add { [writer] in writer.dropConnection() }
    worker.finish()
  }

  private func closeReaders() {
    readers.change { $0.isClosed = true }
    readers.wait { (readers) -> Void? in readers.free.count == readers.count ? () : nil }
    // Who closes at the same time is told that all are back: the last one woke one of us only.
    readers.change {
      $0.free = []
      $0.count = 0
    }
  }
}

/// A connection on its way from one thread to another: whoever has it is the only one.
private struct Held: @unchecked Sendable {
  let connection: (any DatabaseConnection)?

  init(_ connection: (any DatabaseConnection)?) { self.connection = connection }
}

/// The connections that read, those in use among the count only.
private struct Readers {
  var free: [Held] = []
  var count = 0
  var isClosed = false

  mutating func add(_ reader: Held) {
    free.append(reader)
    count += 1
  }

  /// A free reader; none where the store is closed; nil to wait on.
  mutating func take() -> Held? { isClosed ? Held(nil) : free.popLast() }
}

/// A write that waits for its group.
private struct PendingWrite: Sendable {
  /// Does it; gives what to do once it is known whether the group was committed.
  let run: @Sendable (any DatabaseConnection) -> (failure: (any Error)?, answer: @Sendable ((any Error)?) -> Void)
  /// Tells the caller that nothing could be done.
  let refuse: @Sendable (any Error) -> Void

  init<Value: Sendable>(
    _ body: @escaping @Sendable (any DatabaseConnection) throws -> Value, _ answer: Answer<Value, any Error>
  ) {
    run = { connection in
      let result = Result { try body(connection) }
      var failure: (any Error)?
      if case .failure(let error) = result { failure = error }
      return (failure, { answer.give($0.map { .failure($0) } ?? result) })
    }
    refuse = { answer.give(.failure($0)) }
  }
}

/// The connection that writes, with what waits for it.
private final class Writer: @unchecked Sendable {
  /// Used on the worker's thread alone.
  private var writing: (any DatabaseConnection)?
  private let queue = Monitor(Queue())

  private struct Queue {
    var pending: [PendingWrite] = []
    var isClosed = false
  }

  init(_ connection: sending (any DatabaseConnection)?) { writing = connection }

  /// Adds a write; true where nobody has asked for a group yet.
  func add(_ write: PendingWrite) throws(DatabaseError) -> Bool {
    let isFirst: Bool? = queue.change {
      guard !$0.isClosed else { return nil }
      $0.pending.append(write)
      return $0.pending.count == 1
    }
    guard let isFirst else { throw .closed }
    return isFirst
  }

  func close() { queue.change { $0.isClosed = true } }

  func dropConnection() { writing = nil }

  func connection<Value: Sendable>(
    _ body: (any DatabaseConnection) throws -> Value
  ) -> Result<Value, any Error> {
    Result {
      guard let writing else { throw DatabaseError.closed }
      return try body(writing)
    }
  }

  /// Does all that is queued in one transaction, each in a savepoint of its own, and answers when it is committed.
  func commitGroup() {
    let group = queue.change { queue in
      defer { queue.pending = [] }
      return queue.pending
    }
    guard let writing else { return group.forEach { $0.refuse(DatabaseError.closed) } }
    do { try writing.begin(.writing) } catch { return group.forEach { $0.refuse(error) } }
    var answers: [@Sendable ((any Error)?) -> Void] = []
    do throws(DatabaseError) {
      var isAnythingWritten = false
      for write in group {
        // One alone needs no savepoint: the transaction is its own.
        if group.count > 1 { try writing.run("SAVEPOINT one_of_group") }
        let (failure, answer) = write.run(writing)
        answers.append(answer)
        isAnythingWritten = isAnythingWritten || failure == nil
        guard group.count > 1 else { break }
        do throws(DatabaseError) {
          if failure != nil { try writing.run("ROLLBACK TO SAVEPOINT one_of_group") }
          try writing.run("RELEASE SAVEPOINT one_of_group")
        } catch {
          // The whole transaction is gone, and with it what the others wrote. Why, the body knows best.
          throw failure as? DatabaseError ?? error
        }
      }
      if isAnythingWritten {
        StopPoint.beforeCommit.pass()
        try writing.commit()
        StopPoint.afterCommit.pass()
      } else {
        writing.rollback()
      }
      for answer in answers { answer(nil) }
    } catch {
      writing.rollback()
      // Also to those whose body failed: they may have met what another of the group had written.
      for answer in answers { answer(error) }
      for write in group[answers.count...] { write.refuse(error) }
    }
  }
}
