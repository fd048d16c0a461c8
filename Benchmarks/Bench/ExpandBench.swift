import Boards
import CivilTime
import Organisations

/// Who owes what by when in the whole country for ten years, every obligation entering a hash.
enum ExpandBench {
  static let years = (first: 2016, last: 2025)
  static let kinds = [
    "đảng ủy", "hội đồng nhân dân", "ủy ban nhân dân", "ủy ban mặt trận", "đoàn thanh niên", "hội nông dân",
  ]

  static func run(calendarPath: String) throws {
    let calendar = try Inputs.calendar(calendarPath)
    let country = Country(kinds: kinds)
    let before = Stopwatch.residentKiB
    var report = Report()
    var best = Double.infinity
    var all = Expansion()
    for _ in 0..<3 {
      let (expansion, seconds) = Stopwatch.seconds { expand(country.register, calendar, every: 1) }
      best = min(best, seconds)
      all = expansion
    }
    let sample = expand(country.register, calendar, every: 100)
    report.set("obligations", all.count)
    report.set("lines", all.lineCount)
    report.set("seconds", best)
    report.set("hash", text: String(all.hash, radix: 16))
    report.set("sample_obligations", sample.count)
    report.set("sample_hash", text: String(sample.hash, radix: 16))
    report.set("rss_before_kib", before)
    report.set("peak_rss_kib", Stopwatch.peakKiB)
    report.print()
  }

  private struct Expansion {
    var count = 0
    var lineCount = 0
    var hash: UInt64 = 0
  }

  /// Expands the obligations of every body whose position is a multiple of `every`.
  private static func expand(_ register: Register, _ calendar: WorkCalendar, every: Int) -> Expansion {
    var out = Expansion()
    let from = Inputs.day(years.first, 1, 1)
    let to = Inputs.day(years.last, 12, 31)
    for (bodyKind, name) in kinds.enumerated() {
      let selector = Selector.kind(name, level: nil, within: nil)
      var rolls: [CivilDate?: [UInt64]] = [:]
      for index in 0..<MonthlyLine.linesPerBody {
        let line = MonthlyLine(index: index, bodyKind: bodyKind)
        let rule = UInt64(bodyKind * MonthlyLine.linesPerBody + index)
        for period in Recurrence.monthly.periods(from: from, to: to, cutOff: line.cutOff) {
          guard let deadline = line.deadline(period), let (due, _) = try? deadline.date(in: calendar),
            case .month(let year, let month) = period.label
          else { continue }
          out.lineCount += 1
          let stretch = register.lastChange(by: period.decidingDay)
          let roll: [UInt64]
          if let known = rolls[stretch] {
            roll = known
          } else {
            roll = bearers(selector, register, period.decidingDay, every)
            rolls[stretch] = roll
          }
          let number = UInt64((year - years.first) * 12 + month - 1)
          let tail = rule << 24 | number << 16 | UInt64(UInt16(truncatingIfNeeded: due.dayNumber))
          var hash: UInt64 = 0
          for bearer in roll { hash &+= Dice.mix(bearer << 32 | tail) }
          out.hash &+= hash
          out.count += roll.count
        }
      }
    }
    return out
  }

  private static func bearers(_ selector: Selector, _ register: Register, _ day: CivilDate, _ every: Int) -> [UInt64] {
    let roll = BearerRoll(register.select(selector, on: day), in: register, on: day)
    return roll.bodies.filter { Int($0) % every == 0 }.map(UInt64.init)
  }
}
