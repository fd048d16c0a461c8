import CivilTime
import Diagnostics
import Regulations

extension Rule {
  /// How the sentence binds, in the catalogue's words.
  var modalityWord: String {
    switch syntax.body {
    case .principle: "principle"
    case .definition, .transition: "definition"
    case .duty(let duty):
      switch duty.modality {
      case .must: "must"
      case .should: "should"
      case .may: "may"
      case .mustNot: "must not"
      case .mustPrevent: "must prevent"
      }
    }
  }

  /// How it comes to be owed, after its applications. A recurrence that nothing settles is still one.
  var occurrences: Set<CatalogueRow.Trigger> {
    var out: Set<CatalogueRow.Trigger> = []
    for option in seriesOptions {
      switch option.occurrence {
      case .regular: out.insert(.recurring)
      case .lastYearOfTerm, .once: out.insert(.oneOff)
      case .standing: out.insert(.continuous)
      case .onEvent: out.insert(.event)
      }
    }
    if isStartedByEvents { out.insert(.event) }
    return out.isEmpty ? [.recurring] : out
  }

  /// True where the text of the rule has the deadline that a row says, and no other.
  func fits(_ form: StatedDeadline.Form) -> Bool {
    let deadlines = duty?.deadlines.map(\.form) ?? []
    let triggers = duty?.triggers ?? []
    func has(_ relation: TriggerSyntax.Relation, _ event: EventKind) -> Bool {
      triggers.contains { $0.relation == relation && $0.source == .event(event) }
    }
    switch form {
    case .none: return deadlines.isEmpty
    case .prompt: return deadlines == [.inGoodTime] || deadlines == [.atOnce]
    case .before(let day, let month): return deadlines == [.before(.dayOfYear(day: day, month: month, nextYear: false))]
    case .by(let day, let month): return deadlines == [.by(.dayOfYear(day: day, month: month, nextYear: false))]
    case .daysBefore(let days, let event):
      guard deadlines.count == 1, case .atLeastBefore(let term, .event(event)) = deadlines[0] else { return false }
      return term.number == days && term.unit == .day
    case .beforeEvent(let event): return deadlines.isEmpty && has(.before, event)
    case .atEvent(let event): return deadlines.isEmpty && has(.when, event)
    case .inMonth(let month):
      return deadlines.isEmpty && duty?.recurrences.map(\.form) == [.regular(.yearlyInMonth(month))]
    case .endOfTerm: return deadlines.isEmpty && duty?.recurrences.map(\.form) == [.endOfTerm]
    case .lastYear: return deadlines.isEmpty && duty?.recurrences.map(\.form) == [.lastYearOfTerm]
    case .words(let words):
      let text = Self.plainDays(said)
      return deadlines.isEmpty && words.allSatisfy { text.contains(Self.plainDays($0)) }
    }
  }

  /// The words of a statement, or the object of a duty.
  private var said: String {
    switch syntax.body {
    case .principle(let word), .definition(let word), .transition(let word): word.text
    case .duty(let duty): duty.object?.text ?? ""
    }
  }

  /// `05/11/2021` and `5/11/2021`, `2021 - 2025` and `2021-2025` are the same.
  private static func plainDays(_ text: String) -> String {
    var out = ""
    for scalar in VietnameseText.key(text).replacing(" - ", with: "-").unicodeScalars {
      let isLeading = out.unicodeScalars.last.map { !("0"..."9").contains($0) } ?? true
      if scalar == "0", isLeading { continue }
      out.unicodeScalars.append(scalar)
    }
    return out
  }

  /// The deadlines of the sentence as written, else its occasions and its term; *không ghi* where it has none.
  func deadlineText(_ source: SourceText?) -> String {
    guard let duty else { return said }
    var ranges = duty.deadlines.map(\.place.range)
    if ranges.isEmpty {
      ranges = duty.triggers.map(\.place.range) + duty.recurrences.map(\.place.range)
    }
    let words = ranges.sorted { $0.lower < $1.lower }.compactMap { source?.text($0) }
    return words.isEmpty ? "không ghi" : words.joined(separator: "; ")
  }
}

extension Duty {
  /// Who owes and who takes part, as the file writes it, in Vietnamese.
  func bearerText(_ regulation: Regulation) -> String {
    func name(_ bearer: Bearer) -> String {
      (bearer.isEach ? "từng " : "") + (bearer.isSecretary ? "Bí thư " : "") + regulation.parties[bearer.party].name
    }
    let owing = bearers.map { name($0) }.joined(separator: syntax.isJoint ? " cùng " : ", ")
    return partners.isEmpty
      ? owing : "\(owing) phối hợp với \(partners.map { name($0) }.joined(separator: ", "))"
  }
}

/// How often a rule says it is owed, after its applications.
struct RuleFrequencies {
  private struct One: Hashable {
    let series: Series
    let month: Int?
    let isEndOfYear: Bool
    /// True where the text names the period, though it may leave open which.
    let isInText: Bool
  }

  private var all: [One] = []
  /// The number in a period.
  let count: StatedRecurrence.Count?
  /// True where the text names no period.
  private(set) var isOpenInText = true

  init(_ rule: Rule) {
    count = rule.duty?.quantity.map { StatedRecurrence.Count(least: $0.least, most: $0.most) }
    for option in rule.seriesOptions {
      guard let series = option.occurrence.series else { continue }
      var month: Int?
      if case .regular(.yearlyInMonth(let given)) = option.occurrence { month = given }
      let isInText = option.written.map { !$0.form.isOpen } ?? false
      if isInText { isOpenInText = false }
      for one in series {
        let found = One(
          series: one, month: month, isEndOfYear: option.written?.form == .endOfYear, isInText: isInText)
        if !all.contains(found) { all.append(found) }
      }
    }
    all.sort { ($0.series.rank, $0.month ?? 0) < ($1.series.rank, $1.month ?? 0) }
  }

  /// The series of its periods.
  var series: Set<Series> { Set(all.map(\.series)) }

  /// True where these are the periods that a row lists. Inferred ones may come from an application; stated ones come from the text.
  func fits(_ wanted: [StatedRecurrence.Frequency], isInferred: Bool) -> Bool {
    guard Set(wanted.map(\.series)) == series, isInferred || all.allSatisfy(\.isInText) else { return false }
    let wantedCount = wanted.lazy.compactMap(\.count).first
    guard wantedCount == count else { return false }
    return wanted.allSatisfy { one in
      all.contains {
        $0.series == one.series && $0.month == one.month && (!one.isEndOfYear || $0.isEndOfYear || isInferred)
      }
    }
  }

  /// In the catalogue's words.
  var text: String {
    let words = all.map { one in
      let note = one.isEndOfYear ? " (end of year)" : one.month.map { " (month \($0))" } ?? ""
      return one.series.catalogueWord + note + (one.isInText ? "" : " (by application)")
    }
    let counted = count.map { "\($0.least)\($0.most.map { "-\($0)" } ?? " or more") in the period" }
    return words.isEmpty && counted == nil ? "none" : (words + [counted].compactMap { $0 }).joined(separator: "; ")
  }
}

extension RecurrenceSyntax.Form {
  /// True where the text leaves the period itself open. *6 tháng* names it, whichever half is meant.
  fileprivate var isOpen: Bool {
    switch self {
    case .atSessions, .asDirected, .periodically, .adHoc, .atAllTimes: true
    case .regular, .sixMonths, .endOfYear, .lastYearOfTerm, .endOfTerm, .once: false
    }
  }
}

extension Series {
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
