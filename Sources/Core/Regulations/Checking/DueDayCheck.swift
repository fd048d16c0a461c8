import CivilTime
import Diagnostics

/// Due days that nobody can meet, before the period's figures close or on a day its kind of period does not have, and due days that
/// would count for nothing: a second one in a sentence, and one that an application gives where the period itself is the day.
struct DueDayCheck {
  private let regulation: Regulation

  /// Periods are tried over this many years: enough for leap years and every day of the week.
  private static let years = 5

  init(_ regulation: Regulation) {
    self.regulation = regulation
  }

  func findings() -> [Diagnostic] {
    // One application may reach many rules: its place is told once.
    var told: Set<SourcePosition> = []
    return regulation.rules.flatMap { check($0) }.filter { told.insert($0.start).inserted }
      + regulation.rules.compactMap { secondDay($0) } + withoutEffect()
  }

  // MARK: Days that count for nothing

  /// A sentence has one due day; which of two would hold nobody can tell.
  private func secondDay(_ rule: Rule) -> Diagnostic? {
    guard let deadlines = rule.duty?.deadlines, deadlines.count > 1 else { return nil }
    let line = regulation.source.position(at: deadlines[0].place.range.lower).line
    return Diagnostic(
      .error, "second-deadline", in: regulation.source, at: deadlines[1].place.range,
      Words(
        vi: "câu này đã có một hạn ở dòng \(line); mỗi câu chỉ có một hạn",
        en: "this sentence has a due day already, on line \(line); a sentence has one"),
      notes: [
        Words(
          vi: "tách thành hai câu có nhãn, hoặc bỏ một hạn", en: "write two sentences with labels, or leave one day out"
        )
      ])
  }

  /// Why no application moves a rule's due day.
  private enum Fixed {
    /// A quota ends with its period.
    case quota
    /// *tháng 12 hằng năm* ends with the month.
    case month

    var words: Words {
      switch self {
      case .quota:
        Words(
          vi: "có số lượng trong kỳ nên hạn là ngày cuối kỳ",
          en: "has a quantity in its period, so its last good day is the last of the period")
      case .month:
        Words(
          vi: "ghi tháng nên hạn là ngày cuối tháng ấy",
          en: "names a month, so its last good day is the last of that month")
      }
    }
  }

  /// An application's due day that reaches only rules whose day the period itself is, and moves none of them.
  private func withoutEffect() -> [Diagnostic] {
    var reached: [Int: (fixed: (rule: Rule, why: Fixed)?, hasOther: Bool)] = [:]
    for rule in regulation.rules {
      guard let duty = rule.duty, duty.syntax.modality.owes else { continue }
      let options = rule.seriesOptions.filter { $0.occurrence != .standing }
      for application in rule.applications {
        guard case .due = application.item else { continue }
        let moved = options.filter { option in
          option.occurrence.series?.contains { application.reaches($0) } ?? application.reaches(nil)
        }
        guard !moved.isEmpty else { continue }
        var found = reached[application.index] ?? (nil, false)
        if duty.deadlines.isEmpty, moved.allSatisfy(\.isWithinAMonth) {
          found.fixed = found.fixed ?? (rule, .month)
        } else if duty.deadlines.isEmpty, duty.quantity != nil {
          found.fixed = found.fixed ?? (rule, .quota)
        } else {
          found.hasOther = true
        }
        reached[application.index] = found
      }
    }
    return regulation.applications.compactMap { application in
      guard let found = reached[application.index], !found.hasOther, let (rule, why) = found.fixed else { return nil }
      return Diagnostic(
        .warning, "due-without-effect", in: regulation.source, at: application.place.range,
        Words(
          vi: "hạn này không có tác dụng: \(rule.address) \(why.words.vi)",
          en: "this due day has no effect: \(rule.address) \(why.words.en)"),
        notes: [
          Words(
            vi: "bỏ hạn này; muốn kỳ hết sớm hơn thì ghi \"số liệu tính đến …\"",
            en: "leave it out; to end the period earlier, write \"figures as of …\"")
        ])
    }
  }

  // MARK: Days that nobody can meet

  private func check(_ rule: Rule) -> [Diagnostic] {
    guard let duty = rule.duty, duty.syntax.modality.owes else { return [] }
    let first = rule.inForceFrom ?? CivilDate(year: 2020, month: 1, day: 1) ?? CivilDate(dayNumber: 0)
    var out: [Diagnostic] = []
    var labels: [PeriodLabel: Int] = [:]
    var terms = TermsOfPeriods(rule)
    for (index, option) in rule.seriesOptions.enumerated() {
      guard case .regular(let recurrence) = option.occurrence else { continue }
      for period in periods(rule, option, recurrence, first, &terms) {
        if let other = labels[period.label], other != index {
          out.append(doubled(period, rule, option))
          break
        }
        labels[period.label] = index
        if let finding = check(duty, period, terms.of(rule, period)) {
          out.append(finding)
          break
        }
      }
    }
    return out
  }

  private func periods(
    _ rule: Rule, _ option: SeriesOption, _ recurrence: Recurrence, _ first: CivilDate, _ terms: inout TermsOfPeriods
  ) -> [Period] {
    var schemes: [CutOff] = []
    for series in Series.allCases {
      for scheme in rule.cutOffs(series) where !schemes.contains(scheme) { schemes.append(scheme) }
    }
    var out: [Period] = []
    let later = Set(rule.applications.compactMap(\.from)).filter { $0 > first + Self.years * 366 - 366 }.sorted()
    for scheme in schemes {
      // An application may begin long after the text.
      for first in [first] + later {
        for period in recurrence.periods(from: first, to: first + Self.years * 366, cutOff: scheme)
        where option.holds(on: period.end) && terms.of(rule, period).cutOffScheme == scheme { out.append(period) }
      }
    }
    return out
  }

  private func check(_ duty: Duty, _ period: Period, _ terms: AppliedTerms) -> Diagnostic? {
    for deadline in duty.deadlines {
      if let finding = check(deadline, deadline.place, period) { return finding }
    }
    let isDated = duty.deadlines.contains { $0.form.isDated }
    if !isDated, duty.quantity == nil, case .due(let deadline, _) = terms.due?.item, let place = terms.due?.place {
      return check(deadline, place, period)
    }
    return nil
  }

  private func check(_ deadline: DeadlineSyntax, _ place: Place, _ period: Period) -> Diagnostic? {
    let last: CivilDate?
    switch deadline.form {
    case .by(let day): last = day.date(in: period)
    case .before(let day): last = day.firstDayTooLate(in: period).map { $0 - 1 }
    case .byWeekday(let weekday):
      guard case .week(let year, let week) = period.label,
        let frame = Period(label: .week(year: year, week: week), cutOff: .calendar)
      else { return wrongKind(place, period) }
      last = frame.start + (weekday.rawValue - 1)
    case .withinPeriod, .within, .atLeastBefore, .atOnce, .inGoodTime: return nil
    }
    guard let last else { return wrongKind(place, period) }
    guard last < period.end else { return nil }
    let label = (vi: PeriodWords.print(period.label, .vi), en: PeriodWords.print(period.label, .en))
    return Diagnostic(
      .error, "due-before-cut-off", in: regulation.source, at: place.range,
      Words(
        vi: "hạn \(last.vietnamese) của \(label.vi) trước ngày chốt số liệu \(period.end.vietnamese)",
        en:
          "the last good day \(last.vietnamese) of \(label.en) is before its figures close on \(period.end.vietnamese)"),
      notes: [
        Words(
          vi: "đặt ngày chốt sớm hơn bằng \"số liệu tính đến …\", hoặc hạn vào \"tháng sau\", \"năm sau\"",
          en:
            "close the figures earlier with \"figures as of …\", or set the day \"of the next month\", \"of the next year\""
        )
      ])
  }

  private func wrongKind(_ place: Place, _ period: Period) -> Diagnostic {
    Diagnostic(
      .error, "no-such-day", in: regulation.source, at: place.range,
      Words(
        vi:
          "kỳ \(PeriodWords.print(period.label, .vi)) không có ngày này: kỳ tuần dùng thứ trong tuần, kỳ khác dùng ngày",
        en:
          "\(PeriodWords.print(period.label, .en)) has no such day: weeks take a day of the week, other periods a day of the month"
      ))
  }

  private func doubled(_ period: Period, _ rule: Rule, _ option: SeriesOption) -> Diagnostic {
    let place = option.application?.place ?? option.written?.place ?? rule.syntax.place
    return Diagnostic(
      .error, "doubled-period", in: regulation.source, at: place.range,
      Words(
        vi: "hai kỳ của câu này đều sinh ra \(PeriodWords.print(period.label, .vi))",
        en: "two recurrences of this sentence both make \(PeriodWords.print(period.label, .en))"),
      notes: [
        Words(vi: "giữ một, hoặc tách thành hai câu có nhãn", en: "keep one, or write two sentences with labels")
      ])
  }
}

/// What is applied to the periods of one rule, asked for once a series where it is the same on all days.
private struct TermsOfPeriods {
  private let isAlike: Bool
  private var known: [Series?: AppliedTerms] = [:]

  init(_ rule: Rule) { isAlike = rule.isAppliedAlike }

  mutating func of(_ rule: Rule, _ period: Period) -> AppliedTerms {
    let series = Series.of(period.label)
    if isAlike, let terms = known[series] { return terms }
    let terms = rule.terms(series, on: period.end)
    if isAlike { known[series] = terms }
    return terms
  }
}

extension DeadlineSyntax.Form {
  /// True where the words give a day, once the period is known.
  public var isDated: Bool {
    switch self {
    case .before, .by, .byWeekday, .withinPeriod, .within(_, of: .endOfPeriod): true
    case .within, .atLeastBefore, .atOnce, .inGoodTime: false
    }
  }
}
