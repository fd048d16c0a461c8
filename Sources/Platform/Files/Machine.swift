import CivilTime
import Diagnostics
import Glibc

/// What only the machine knows: the time, the environment, where the program stands.
public enum Machine {
  /// Seconds since 1 January 1970, UTC.
  public static var now: Int64 { Int64(time(nil)) }

  /// The number of this process.
  public static var processID: Int32 { getpid() }

  /// True where a process runs.
  public static func isRunning(_ process: Int32) -> Bool { kill(process, 0) == 0 || errno == EPERM }

  /// The user as whom the program runs.
  public static var user: UInt32 { getuid() }

  /// Waits.
  @available(*, noasync)
  public static func sleep(milliseconds: UInt32) { usleep(milliseconds * 1000) }

  /// A variable of the environment.
  public static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// The folder one is in.
  public static var workingFolder: String {
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }

  /// The program's own file, links followed.
  public static var programFile: String? {
    guard let path = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }

  /// True where a stream is a terminal.
  public static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Writes a text to a descriptor, all of it; why it could not, where it could not.
  @discardableResult public static func write(_ text: String, to descriptor: Int32) -> Words? {
    write(Array(text.utf8), to: descriptor)
  }

  /// Writes bytes to a descriptor, all of them; why it could not, where it could not.
  @discardableResult public static func write(_ bytes: [UInt8], to descriptor: Int32) -> Words? {
    FileSystem.write(bytes, to: descriptor).map(FileSystem.reason)
  }

  /// Says something on standard error and ends the program at once: nothing that waits is finished, nothing is cleaned up.
  public static func stop(_ text: String, code: Int32) -> Never {
    write(text, to: STDERR_FILENO)
    _exit(code)
  }
}
