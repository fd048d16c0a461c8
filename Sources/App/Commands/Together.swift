import Glibc

/// Does two things at the same time, the second on a thread of its own, and gives both when both are done.
///
/// Where both fail, the error of the first is thrown. The second is `@Sendable`, so the compiler holds that the two share nothing
/// that either changes.
func together<First, Second: Sendable>(
  _ first: () throws -> First, and second: @escaping @Sendable () throws -> Second
) throws -> (First, Second) {
  var answer: Result<Second, any Error>?
  let errand = Unmanaged.passRetained(Errand { answer = Result(catching: second) })
  var thread = pthread_t()
  let failure = pthread_create(&thread, nil, { Errand.carryOut($0) }, errand.toOpaque())
  let own = Result(catching: first)
  // Where the machine gives no thread, one thing is done after the other.
  if failure == 0 { pthread_join(thread, nil) } else { _ = Errand.carryOut(errand.toOpaque()) }
  guard let answer else { preconditionFailure("an errand ends with an answer") }
  return (try own.get(), try answer.get())
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
