import CivilTime
import Diagnostics

/// One way a rule recurs, and whether the text or an application says so.
public struct SeriesOption: Hashable, Sendable {
  /// How it recurs.
  public let occurrence: Occurrence
  /// The recurrence of the text that it comes from; nil where the text has none.
  public let written: RecurrenceSyntax?
  /// The application that says so; nil where the text does.
  public let application: Application?

  /// A duty that something starts, not the calendar.
  public static let onEvent = SeriesOption(occurrence: .onEvent, written: nil, application: nil)

  /// How a duty occurs.
  public enum Occurrence: Hashable, Sendable {
    /// Period after period.
    case regular(Recurrence)
    /// In the year of the last day in force.
    case lastYearOfTerm
    /// Once: at the end of the term, or by a day that the text names.
    case once
    /// Always: one obligation a body and term, which takes evidence and never falls due.
    case standing
    /// When something happens.
    case onEvent

    /// The series of its periods, where it has any; several for a cumulative recurrence.
    public var series: Set<Series>? {
      guard case .regular(let recurrence) = self else { return nil }
      switch recurrence {
      case .weekly: return [.week]
      case .monthly: return [.month]
      case .quarterly: return [.quarter]
      case .halfYearly, .firstHalf: return [.sixMonths]
      case .nineMonths: return [.nineMonths]
      case .cumulative(let months):
        return Set(months.map { $0 == 3 ? .quarter : $0 == 6 ? .sixMonths : .nineMonths })
      case .yearly, .yearlyInMonth: return [.year]
      }
    }
  }
}

/// The words of a recurrence that the text leaves open, in both languages, as an application may quote them.
enum OpenWords {
  /// The phrases for a form, or none where the form is settled.
  static func phrases(_ form: RecurrenceSyntax.Form) -> [String] {
    func both(_ keyword: Keyword, _ name: Word? = nil) -> [String] {
      [Language.vi, .en].map { language in
        let phrase = Vocabulary.shared.print(keyword, language)
        return name.map { "\(phrase) \($0.text)" } ?? phrase
      }
    }
    switch form {
    case .sixMonths: return ["6 tháng", "sáu tháng", "6 months"]
    case .periodically: return both(.periodically)
    case .atSessions(let name): return both(.atSessionsOf, name)
    case .asDirected(let name): return both(.asDirectedBy, name)
    case .regular, .endOfYear, .lastYearOfTerm, .endOfTerm, .once, .atAllTimes, .adHoc: return []
    }
  }

  /// True where quoted words speak of this form: they are one of its phrases or its beginning, up to a whole word.
  static func match(_ quoted: String, _ form: RecurrenceSyntax.Form) -> Bool {
    let key = VietnameseText.key(quoted)
    return phrases(form).contains { phrase in
      let phrase = VietnameseText.key(phrase)
      return phrase == key || phrase.hasPrefix(key + " ")
    }
  }
}

extension Rule {
  /// Every way the rule recurs, by text or by one of its applications; which of them hold is asked for each period's deciding day.
  public var seriesOptions: [SeriesOption] {
    guard let duty else { return [] }
    var options: [SeriesOption] = []
    for recurrence in duty.recurrences {
      switch recurrence.form {
      case .regular(let regular):
        options.append(.init(occurrence: .regular(regular), written: recurrence, application: nil))
      case .endOfYear: options.append(.init(occurrence: .regular(.yearly), written: recurrence, application: nil))
      case .lastYearOfTerm: options.append(.init(occurrence: .lastYearOfTerm, written: recurrence, application: nil))
      case .endOfTerm, .once: options.append(.init(occurrence: .once, written: recurrence, application: nil))
      case .atAllTimes: options.append(.init(occurrence: .standing, written: recurrence, application: nil))
      case .adHoc: break
      case .sixMonths, .periodically, .atSessions, .asDirected:
        for application in applications {
          guard case .wordsAre(let words, let settled) = application.item, OpenWords.match(words.text, recurrence.form)
          else { continue }
          options += settled.compactMap { Self.option($0, recurrence, application) }
        }
      }
    }
    guard duty.recurrences.isEmpty, duty.triggers.isEmpty else { return options }
    for application in applications {
      guard case .periodIs(let settled) = application.item else { continue }
      options += settled.compactMap { Self.option($0, nil, application) }
    }
    if options.isEmpty, !waitsForEvent {
      options.append(.init(occurrence: isDatedOutright ? .once : .standing, written: nil, application: nil))
    }
    return options
  }

  private static func option(_ settled: RecurrenceSyntax, _ written: RecurrenceSyntax?, _ application: Application)
    -> SeriesOption?
  {
    switch settled.form {
    case .regular(let regular): .init(occurrence: .regular(regular), written: written, application: application)
    case .endOfYear: .init(occurrence: .regular(.yearly), written: written, application: application)
    case .lastYearOfTerm: .init(occurrence: .lastYearOfTerm, written: written, application: application)
    case .endOfTerm, .once: .init(occurrence: .once, written: written, application: application)
    case .atAllTimes: .init(occurrence: .standing, written: written, application: application)
    case .sixMonths, .atSessions, .asDirected, .periodically, .adHoc: nil
    }
  }

  /// True where the duty waits for something to happen that no recurrence stands for: by its trigger, a condition that a person
  /// establishes, or a deadline that is counted from an event.
  public var waitsForEvent: Bool {
    guard let duty, duty.syntax.modality.owes, duty.recurrences.allSatisfy({ $0.form == .adHoc }) else { return false }
    return !duty.triggers.isEmpty || !duty.recurrences.isEmpty || hasTriggeringCondition
      || duty.deadlines.contains { deadline in
        switch deadline.form {
        case .within(_, of: .event), .atLeastBefore(_, .event), .atOnce, .inGoodTime: true
        default: false
        }
      }
  }

  /// True where an event may start it: it waits for one, or is also owed *đột xuất* or on a trigger beside its periods.
  public var isStartedByEvents: Bool {
    guard let duty, duty.syntax.modality.owes else { return false }
    return waitsForEvent || !duty.triggers.isEmpty || duty.recurrences.contains { $0.form == .adHoc }
  }

  /// True where it is owed for a period only once a person establishes a condition of the text.
  public var needsCondition: Bool { hasTriggeringCondition }

  private var hasTriggeringCondition: Bool {
    duty?.conditions.contains { condition in
      switch condition {
      case .whenAssigned, .whenInvited, .whenNecessary, .onRequest, .ifCondition: true
      case .except: false
      }
    } ?? false
  }

  /// True where the text names a whole date by which it is owed.
  private var isDatedOutright: Bool {
    duty?.deadlines.contains { deadline in
      switch deadline.form {
      case .before(.date), .by(.date): true
      default: false
      }
    } ?? false
  }

  /// True where an option holds on a day: by the text always, by an application while it is the strongest that settles these
  /// words.
  public func holds(_ option: SeriesOption, on day: CivilDate) -> Bool {
    guard let application = option.application else { return true }
    let winner = applications.first { other in
      guard other.holds(on: day) else { return false }
      switch (other.item, option.written) {
      case (.wordsAre(let words, _), let written?): return OpenWords.match(words.text, written.form)
      case (.periodIs, nil): return true
      default: return false
      }
    }
    return winner?.index == application.index
  }
}
