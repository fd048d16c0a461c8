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
  /// All applications that settle the same words, the strongest first; none where the text settles them.
  let rivals: [Application]

  /// A duty that something starts, not the calendar.
  public static let onEvent = SeriesOption(occurrence: .onEvent, written: nil, application: nil, rivals: [])

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

extension SeriesOption {
  /// Every way a duty recurs, by text or by one of its applications; which of them hold is asked for each period's deciding day.
  static func all(of duty: Duty, applications: [Application]) -> [SeriesOption] {
    var options: [SeriesOption] = []
    for recurrence in duty.recurrences {
      switch occurrence(recurrence.form) {
      case let occurrence?:
        options.append(SeriesOption(occurrence: occurrence, written: recurrence, application: nil, rivals: []))
      case nil:
        let settling = applications.filter {
          if case .wordsAre(let words, _) = $0.item { OpenWords.match(words.text, recurrence.form) } else { false }
        }
        options += settled(by: settling, recurrence)
      }
    }
    guard duty.recurrences.isEmpty, duty.triggers.isEmpty else { return options }
    options += settled(by: applications.filter { if case .periodIs = $0.item { true } else { false } }, nil)
    if options.isEmpty, !duty.waitsForEvent {
      options.append(
        SeriesOption(occurrence: duty.isDatedOutright ? .once : .standing, written: nil, application: nil, rivals: []))
    }
    return options
  }

  private static func settled(by applications: [Application], _ written: RecurrenceSyntax?) -> [SeriesOption] {
    var options: [SeriesOption] = []
    for application in applications {
      switch application.item {
      case .wordsAre(_, let settled), .periodIs(let settled):
        options += settled.compactMap { occurrence($0.form) }.map {
          SeriesOption(occurrence: $0, written: written, application: application, rivals: applications)
        }
      default: break
      }
    }
    return options
  }

  /// What settled words say; nil for those that leave it open.
  private static func occurrence(_ form: RecurrenceSyntax.Form) -> Occurrence? {
    switch form {
    case .regular(let regular): .regular(regular)
    case .endOfYear: .regular(.yearly)
    case .lastYearOfTerm: .lastYearOfTerm
    case .endOfTerm, .once: .once
    case .atAllTimes: .standing
    case .sixMonths, .atSessions, .asDirected, .periodically, .adHoc: nil
    }
  }

  /// True where an option holds on a day: by the text always, by an application while it is the strongest that settles these
  /// words.
  public func holds(on day: CivilDate) -> Bool {
    application == nil || rivals.first { $0.holds(on: day) } == application
  }
}

extension Duty {
  /// True where it waits for something to happen that no recurrence stands for: by its trigger, a condition that a person
  /// establishes, or a deadline that is counted from an event.
  public var waitsForEvent: Bool {
    guard syntax.modality.owes, recurrences.allSatisfy({ $0.form == .adHoc }) else { return false }
    return !triggers.isEmpty || !recurrences.isEmpty || needsCondition
      || deadlines.contains { deadline in
        switch deadline.form {
        case .within(_, of: .event), .atLeastBefore(_, .event), .atOnce, .inGoodTime: true
        default: false
        }
      }
  }

  /// True where an event may start it: it waits for one, or is also owed *đột xuất* or on a trigger beside its periods.
  var isStartedByEvents: Bool {
    syntax.modality.owes && (waitsForEvent || !triggers.isEmpty || recurrences.contains { $0.form == .adHoc })
  }

  /// True where it is owed for a period only once a person establishes a condition of the text.
  fileprivate var needsCondition: Bool {
    conditions.contains { condition in
      switch condition {
      case .whenAssigned, .whenInvited, .whenNecessary, .onRequest, .ifCondition: true
      case .except: false
      }
    }
  }

  /// True where the text names a whole date by which it is owed.
  fileprivate var isDatedOutright: Bool {
    deadlines.contains { deadline in
      switch deadline.form {
      case .before(.date), .by(.date): true
      default: false
      }
    }
  }
}

extension Rule {
  /// True where its duty is owed for a period only once a person establishes a condition of the text.
  public var needsCondition: Bool { duty?.needsCondition ?? false }
}
