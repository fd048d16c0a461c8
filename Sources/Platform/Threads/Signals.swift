import Glibc

/// Signals that ask the program to end, waited for like anything else.
public enum Signals {
  /// From here on the signals that ask to end do nothing by themselves. Called before any thread is made, so that all inherit it.
  public static func block() {
    var set = ending
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Waits for one of them.
  @available(*, noasync)
  public static func waitForEnd() {
    var set = ending
    var signal: Int32 = 0
    while sigwait(&set, &signal) != 0 {}
  }

  private static var ending: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGTERM)
    sigaddset(&set, SIGINT)
    return set
  }
}
