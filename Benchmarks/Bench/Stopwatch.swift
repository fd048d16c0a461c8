import Glibc

/// Time and memory as the system tells them.
enum Stopwatch {
  /// Nanoseconds of a clock that never goes back.
  static var now: Int { read(CLOCK_MONOTONIC) }

  /// Nanoseconds that this thread has had a core: what others do on the machine is not in it.
  static var core: Int { read(CLOCK_THREAD_CPUTIME_ID) }

  /// Nanoseconds that all threads of the process have had a core.
  static var cores: Int { read(CLOCK_PROCESS_CPUTIME_ID) }

  private static func read(_ clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// The most memory the process has held, in KiB.
  static var peakKiB: Int { field("VmHWM:") }

  /// The memory the process holds now, in KiB.
  static var residentKiB: Int { field("VmRSS:") }

  /// Seconds of a core that something took.
  static func seconds<Value>(_ work: () throws -> Value) rethrows -> (value: Value, seconds: Double) {
    let start = core
    let value = try work()
    return (value, Double(core - start) / 1e9)
  }

  private static func field(_ name: String) -> Int {
    guard let file = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(file) }
    var buffer = [CChar](repeating: 0, count: 256)
    while fgets(&buffer, 256, file) != nil {
      let line = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if line.hasPrefix(name) { return Int(line.split { !("0"..."9").contains($0) }.first ?? "") ?? 0 }
    }
    return 0
  }
}
