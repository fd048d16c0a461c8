import Glibc

/// The machine's clocks.
enum Clock {
  /// Microseconds of a clock that nobody sets.
  static var steady: Int64 { read(CLOCK_MONOTONIC) }

  /// Microseconds since 1970, UTC.
  static var wall: Int64 { read(CLOCK_REALTIME) }

  private static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
  }
}
