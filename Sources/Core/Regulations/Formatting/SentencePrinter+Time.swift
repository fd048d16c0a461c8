import CivilTime
import Diagnostics

/// Recurrences, deadlines and days.
extension SentencePrinter {
  /// A recurrence in words.
  public func text(_ form: RecurrenceSyntax.Form) -> String {
    switch form {
    case .regular(let recurrence): text(recurrence)
    case .sixMonths: "6 \(say(.months))"
    case .endOfYear: say(.endOfYear)
    case .lastYearOfTerm: say(.lastYearOfTerm)
    case .endOfTerm: say(.endOfTerm)
    case .once: say(.once)
    case .atSessions(let party): "\(say(.atSessionsOf)) \(name(party))"
    case .asDirected(let party): "\(say(.asDirectedBy)) \(name(party))"
    case .periodically: say(.periodically)
    case .atAllTimes: say(.atAllTimes)
    case .adHoc: say(.adHoc)
    }
  }

  private func text(_ recurrence: Recurrence) -> String {
    switch recurrence {
    case .weekly: return say(.everyWeek)
    case .monthly: return say(.everyMonth)
    case .quarterly: return say(.everyQuarter)
    case .yearly: return say(.everyYear)
    case .halfYearly: return say(vi: "6 \(say(.months)) \(say(.once))", en: "\(say(.every)) 6 \(say(.months))")
    case .firstHalf: return say(vi: "6 \(say(.firstHalf))", en: say(.firstHalfEnglish))
    case .nineMonths: return "9 \(say(.months))"
    case .cumulative(let months): return months.map(String.init).joined(separator: ", ") + " \(say(.months))"
    case .yearlyInMonth(let month):
      let english = (1...12).contains(month) ? Cursor.englishMonths[month - 1] : ""
      return say(vi: "\(say(.month)) \(month) \(say(.ofEveryYear))", en: "\(english) \(say(.ofEveryYear))")
    }
  }

  /// A deadline in words.
  public func text(_ form: DeadlineSyntax.Form) -> String { pieces(form).joined(separator: " ") }

  func pieces(_ form: DeadlineSyntax.Form) -> [String] {
    switch form {
    case .before(.lastDayOfPeriod): return [say(.beforeLastDay)]
    case .before(let day): return ["\(say(.before)) \(reference(day, hasDay: language == .vi))"]
    case .by(let day): return ["\(say(.by)) \(reference(day, hasDay: false))"]
    case .byWeekday(let weekday): return ["\(say(.by)) \(text(weekday))"]
    case .withinPeriod: return [say(.withinPeriod)]
    case .within(let term, let anchor):
      let length = "\(say(.within)) \(text(term))"
      let start =
        switch anchor {
        case .endOfPeriod: "\(say(.countedFrom)) \(say(.endOfPeriod))"
        case .event(let event): "\(say(.countedFromEvent)) \(Vocabulary.shared.print(event, language))"
        }
      return language == .vi ? [length + ",", start] : ["\(length) \(start)"]
    case .atLeastBefore(let term, let anchor):
      let end =
        switch anchor {
        case .endOfPeriod: say(.beforeEndOfPeriod)
        case .event(.submissionDay): say(.beforeSubmission)
        case .event(let event): "\(say(.beforeEvent)) \(Vocabulary.shared.print(event, language))"
        }
      let length = "\(say(.atLeast)) \(text(term))"
      return [say(vi: "\(end) \(length)", en: "\(length) \(end)")]
    case .atOnce: return [say(.atOnce)]
    case .inGoodTime: return [say(.inGoodTime)]
    }
  }

  /// A day named relative to a period or outright. With `hasDay` the word *ngày* stands already in front of it.
  func reference(_ day: DayReference, hasDay: Bool) -> String {
    // English names a day of the month "day 25", but no other day.
    let lead = language == .vi && !hasDay ? say(.day) + " " : ""
    switch day {
    case .dayOfYear(let day, let month, let nextYear):
      return "\(lead)\(day)/\(month)" + (nextYear ? " " + say(.nextYear) : "")
    case .dayOfMonth(let day, let nextMonth):
      return (language == .en ? say(.day) + " " : lead) + "\(day) \(say(nextMonth ? .nextMonth : .lastMonth))"
    case .date(let date): return lead + date.inRuleText
    case .lastDayOfPeriod: return say(.lastDayOfPeriod)
    }
  }

  func text(_ weekday: Weekday) -> String {
    let names = Vocabulary.weekdays[weekday.rawValue - 1]
    return say(vi: names.vi, en: names.en)
  }

  func text(_ term: TermSyntax) -> String {
    let isOne = term.number == 1
    let unit =
      switch term.unit {
      case .day: isOne ? say(vi: say(.unitDay), en: "day") : say(.unitDay)
      case .workingDay: isOne ? say(vi: say(.unitWorkingDay), en: "working day") : say(.unitWorkingDay)
      case .week: isOne ? say(vi: say(.unitWeek), en: "week") : say(.unitWeek)
      case .month: isOne ? say(vi: say(.unitMonth), en: "month") : say(.unitMonth)
      case .year: isOne ? say(vi: say(.unitYear), en: "year") : say(.unitYear)
      }
    return "\(term.number) \(unit)"
  }
}
