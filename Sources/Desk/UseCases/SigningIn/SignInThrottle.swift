import Access
import Diagnostics
import Obligations
import Threads

/// Keeps people who try passwords from trying many: one after the other waits, and at most two are tried at once.
///
/// Nobody is locked out for good: who knows his password waits at most a minute. What is kept is gone with the program.
public final class SignInThrottle: Sendable {
  /// What was tried in vain, by whom or from where.
  struct Failures {
    var count = 0
    var last: Instant
  }

  struct State {
    var failures: [Name: Failures] = [:]
    var running = 0
    var waiting = 0
  }

  /// How many are tried at once: each takes 64 MiB and a core.
  static let most = 2
  /// How many more may wait for that.
  static let mostWaiting = 16
  /// After so many seconds without another one, what was tried in vain is forgotten.
  static let memory: Int64 = 3600
  /// So many names and places are kept at most.
  static let mostKept = 10_000

  let state = Monitor(State())

  /// One that has seen nobody.
  public init() {}

  // MARK: Delays

  /// By what errors are counted.
  enum Name: Hashable {
    case person(PersonID?)
    /// The second step of somebody whose password was right.
    case code(PersonID)
    case place(String)
    indirect case pair(Name, Name)
  }

  /// From whom or where something is tried: each name with how often one may err there before one waits.
  struct Attempt {
    let names: [(name: Name, free: Int)]

    /// The password of somebody, from somewhere. Who is tried that cannot be anybody is nobody in particular.
    init(person: String, from place: String) { self.init(.person(PersonID(person)), from: place) }

    /// The code of somebody whose password was right.
    init(codeOf person: PersonID, from place: String) { self.init(.code(person), from: place) }

    /// Few errors of the two together; more of the one from anywhere, and of anybody from there, for an office has one address.
    private init(_ who: Name, from place: String) {
      names = [(.pair(who, .place(place)), 3), (who, 10), (.place(place), 30)]
    }

    /// A code that tells by itself whose it is: nobody waits for the errors of other places.
    init(codeFrom place: String) { names = [(.pair(.person(nil), .place(place)), 3), (.place(place), 30)] }
  }

  /// How many seconds somebody has to wait; 0 where he need not.
  func wait(of attempt: Attempt, now: Instant) -> Int64 {
    state.change { state in
      attempt.names.map { name, free in
        guard let failures = state.failures[name], failures.count >= free else { return 0 }
        let pause = min(60, Int64(1) << min(6, Int64(failures.count - free + 1)))
        return max(0, failures.last.seconds + pause - now.seconds)
      }.max() ?? 0
    }
  }

  func failed(_ attempt: Attempt, now: Instant) {
    state.change { state in
      for (name, _) in attempt.names {
        if state.failures.count >= Self.mostKept {
          state.failures = state.failures.filter { now.seconds - $0.value.last.seconds < Self.memory }
          if state.failures.count >= Self.mostKept,
            let oldest = state.failures.min(by: { $0.value.last < $1.value.last })?.key
          {
            state.failures[oldest] = nil
          }
        }
        var failures = state.failures[name] ?? Failures(last: now)
        if now.seconds - failures.last.seconds >= Self.memory { failures.count = 0 }
        failures.count += 1
        failures.last = now
        state.failures[name] = failures
      }
    }
  }

  func succeeded(_ attempt: Attempt) {
    // Others may still be erring from the same place.
    state.change { state in for (name, _) in attempt.names.dropLast() { state.failures[name] = nil } }
  }

  /// How many seconds somebody has to wait who gives the code of the first start.
  public func waitForFirst(from place: String, now: Instant) -> Int64 {
    wait(of: Attempt(codeFrom: place), now: now)
  }

  /// The code of the first start was wrong.
  public func firstFailed(from place: String, now: Instant) {
    failed(Attempt(codeFrom: place), now: now)
  }

  // MARK: Memory

  /// Does something that takes 64 MiB and a core when it is its turn.
  ///
  /// - Throws: `Refused` where too many wait.
  @available(*, noasync)
  func inTurn<Value>(_ body: () throws -> Value) throws -> Value {
    let mayWait = state.change { state in
      guard state.waiting < Self.mostWaiting else { return false }
      state.waiting += 1
      return true
    }
    guard mayWait else {
      throw Refused(
        Words(
          vi: "đang có quá nhiều người đăng nhập cùng lúc; chờ vài giây rồi thử lại",
          en: "too many people are signing in at this moment; try again in some seconds"))
    }
    _ = state.wait { state -> Bool? in
      guard state.running < Self.most else { return nil }
      state.running += 1
      state.waiting -= 1
      return true
    }
    defer { state.change { $0.running -= 1 } }
    return try body()
  }
}
