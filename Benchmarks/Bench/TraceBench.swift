import CivilTime

/// Ten working days with every step as a value.
enum TraceBench {
  static func run(calendarPath: String) throws {
    let calendar = try Inputs.calendar(calendarPath)
    guard let term = Term(number: 10, unit: .workingDay) else { return }
    var dice = Dice(seed: 2024)
    let first = Inputs.day(2012, 1, 1)
    let span = Inputs.day(2024, 12, 31) - first + 1
    let days = (0..<1_000_000).map { _ in first + dice.below(span) }
    var report = Report()
    var best = Double.infinity
    var steps = 0
    var sampleSum: UInt64 = 0
    for _ in 0..<3 {
      steps = 0
      sampleSum = 0
      let (_, seconds) = try Stopwatch.seconds {
        for (number, day) in days.enumerated() {
          let deadline = Deadline(
            anchor: day, rule: .term(term, countsFirstDay: false), roll: .nextWorkingDay, scope: .state)
          let result = try deadline.result(in: calendar)
          steps += result.trace.count
          if number < 20_000 {
            sampleSum &+= Dice.mix(UInt64(number) << 32 | UInt64(UInt32(bitPattern: result.date.dayNumber)))
          }
        }
      }
      best = min(best, seconds)
    }
    let (sum, plain) = try Stopwatch.seconds {
      var sum = 0
      for day in days {
        let deadline = Deadline(
          anchor: day, rule: .term(term, countsFirstDay: false), roll: .nextWorkingDay, scope: .state)
        sum += Int(try deadline.date(in: calendar).date.dayNumber)
      }
      return sum
    }
    report.set("deadlines", days.count)
    report.set("steps", steps)
    report.set("seconds", best)
    report.set("dates_only_seconds", plain)
    report.set("dates_only_sum", sum)
    report.set("sample_hash", text: String(sampleSum, radix: 16))
    report.print()
  }
}
