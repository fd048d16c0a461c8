import Glibc
import Synchronization

/// Whether somebody asked the program to stop, by Ctrl-C or as systems do. Long work looks from time to time, puts away what is half
/// done, and ends.
public enum Interruption {
  private static let asked = Atomic(false)

  /// From now on such a wish is kept instead of ending the program at once; a second one ends it.
  public static func listen() {
    // Set up before a signal can ask for it.
    _ = isAsked
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        Interruption.asked.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }

  /// True once somebody did.
  public static var isAsked: Bool { asked.load(ordering: .relaxed) }
}
