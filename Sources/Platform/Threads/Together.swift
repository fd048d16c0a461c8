import Glibc

/// Does two things at the same time, the second on a thread of its own, and gives both when both are done.
///
/// The second is `@Sendable`, so the compiler holds that the two share nothing that either changes.
public func together<First, Second: Sendable>(
  _ first: () -> First, and second: @escaping @Sendable () -> Second
) -> (First, Second) {
  var answer: Second?
  let errand = Unmanaged.passRetained(Errand { answer = second() })
  var thread = pthread_t()
  let failure = pthread_create(&thread, nil, { Errand.carryOut($0) }, errand.toOpaque())
  let own = first()
  // Where the machine gives no thread, one thing is done after the other.
  if failure == 0 { pthread_join(thread, nil) } else { _ = Errand.carryOut(errand.toOpaque()) }
  guard let answer else { preconditionFailure("an errand ends with an answer") }
  return (own, answer)
}

/// The same of two things that can fail; where both do, the error of the first is thrown.
public func together<First, Second: Sendable>(
  trying first: () throws -> First, and second: @escaping @Sendable () throws -> Second
) throws -> (First, Second) {
  let (own, answer) = together {
    Result(catching: first)
  } and: {
    Result(catching: second)
  }
  return (try own.get(), try answer.get())
}

/// Does one thing with the first half of a list and, at the same time, with the second.
public func halves<Element: Sendable, Answer: Sendable>(
  _ all: [Element], _ work: @escaping @Sendable (ArraySlice<Element>) -> Answer
) -> (Answer, Answer) {
  let middle = all.count / 2
  return together {
    work(all[..<middle])
  } and: {
    work(all[middle...])
  }
}

/// What a thread is to do, in the form in which a thread takes it.
private final class Errand {
  private let work: () -> Void

  init(_ work: @escaping () -> Void) { self.work = work }

  /// Does the work of a retained errand and lets go of it.
  static func carryOut(_ errand: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let errand { Unmanaged<Errand>.fromOpaque(errand).takeRetainedValue().work() }
    return nil
  }
}
