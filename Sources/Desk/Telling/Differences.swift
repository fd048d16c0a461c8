import CivilTime
import Diagnostics
import Obligations
import Organisations
import Regulations

/// What differs between two versions of the same regulations: sentences, parties, and what is owed in a window. Told in pieces, for a
/// terminal and for a page alike.
public struct Differences {
  /// A text, and on which side it stands.
  public enum Piece: Hashable, Sendable {
    case same(String)
    case removed(String)
    case added(String)
  }

  /// The old version.
  public let old: [Regulation]
  /// The new one.
  public let new: [Regulation]
  /// What differs in the sentences and parties.
  public let text: TextComparison
  /// What differs in what is owed.
  public let obligations: ObligationComparison
  /// The window in which it is asked what is owed.
  public let from: CivilDate
  /// Its last day.
  public let to: CivilDate
  /// The bodies.
  public let register: Register
  private let language: Language

  /// The differences of two versions, with what computes what each asks. Cost: that of the obligations of both in the window.
  ///
  /// - Parameter first: what was decided before it is left out.
  public init(
    _ old: [Regulation], _ new: [Regulation], before: ObligationEngine, after: ObligationEngine, from: CivilDate,
    to: CivilDate, decidedFrom first: CivilDate? = nil, _ language: Language
  ) {
    self.old = old
    self.new = new
    self.from = from
    self.to = to
    self.language = language
    register = after.register
    text = TextComparison(old: old, new: new, language)
    obligations = ObligationComparison(old: before, new: after, from: from, to: to, decidedFrom: first)
  }

  /// The last day of a window where none is named: of twelve months. Of 29 February a year later is the first of March.
  public static func usualEnd(from day: CivilDate) -> CivilDate {
    let next = CivilDate(year: day.year + 1, month: day.month, day: day.day)
    return (next ?? CivilDate(year: day.year + 1, month: 3, day: 1) ?? day + 365) - 1
  }

  // MARK: Sentences

  /// How many sentences came, went and changed.
  public var sentenceCounts: Words {
    let counts = TextComparison.Change.allCases.map { change in
      text.sentences.count { $0.change == change && !$0.isOnlyOfDay }
    }
    let ofDay = text.sentences.count(where: \.isOnlyOfDay)
    let more =
      ofDay == 0
      ? Words(vi: "", en: "")
      : Words(vi: ", \(ofDay) chỉ đổi ngày có hiệu lực", en: ", \(ofDay) in force from another day and else the same")
    return Words(
      vi:
        "Câu: \(counts[0]) thêm, \(counts[1]) bớt, \(counts[2]) sửa, \(counts[3]) giữ câu nhưng đổi cách áp dụng\(more.vi)",
      en:
        "Sentences: \(counts[0]) added, \(counts[1]) removed, \(counts[2]) changed, \(counts[3]) the same but applied otherwise\(more.en)"
    )
  }

  /// How many parties differ.
  public var partyCount: Words {
    Words(vi: "Các bên: \(text.parties.count) khác", en: "Parties: \(text.parties.count) differ")
  }

  /// A sentence that differs, as it was and as it is, and what is applied to it.
  public func pieces(of sentence: TextComparison.Sentence) -> [Piece] {
    var out =
      sentence.change == .appliedOtherwise ? [.same(sentence.new ?? "")] : Self.pieces(sentence.old, sentence.new)
    let apply = language == .vi ? "áp dụng: " : "applied: "
    for words in sentence.oldApplications where !sentence.newApplications.contains(words) {
      out.append(.removed(apply + words))
    }
    for words in sentence.newApplications where !sentence.oldApplications.contains(words) {
      out.append(.added(apply + words))
    }
    return out
  }

  /// A party that differs.
  public func pieces(of party: TextComparison.Party) -> [Piece] { Self.pieces(party.old, party.new) }

  private static func pieces(_ old: String?, _ new: String?) -> [Piece] {
    [old.map { .removed($0) }, new.map { .added($0) }].compactMap(\.self)
  }

  // MARK: Obligations

  /// How many obligations of the window came, went and moved.
  public var obligationCounts: Words {
    let (appear, vanish, move) = (
      obligations.count(.appears), obligations.count(.vanishes), obligations.count(.moves)
    )
    return Words(
      vi:
        "Việc có hạn, hoặc có kỳ kết thúc, từ \(from.vietnamese) đến \(to.vietnamese): \(appear) thêm, \(vanish) bớt, \(move) dời ngày, \(obligations.unchanged) như cũ",
      en:
        "Obligations due, or whose period ends, from \(from.vietnamese) to \(to.vietnamese): \(appear) appear, \(vanish) vanish, \(move) move, \(obligations.unchanged) stay"
    )
  }

  /// What stands above `cells(of:)`.
  public static func heads(_ language: Language) -> [String] {
    language == .vi
      ? ["", "Hạn cũ", "Hạn mới", "Việc", "Cơ quan", "Kỳ", "Câu"]
      : ["", "Old due", "New due", "What", "Body", "Period", "Sentence"]
  }

  /// A change as the cells of a table.
  public func cells(of change: ObligationComparison.Change) -> [String] {
    let words: Words =
      switch change.kind {
      case .appears: Words(vi: "+ thêm", en: "+ new")
      case .vanishes: Words(vi: "− bớt", en: "− gone")
      case .moves: Words(vi: "~ dời", en: "~ move")
      }
    let count = change.bearers.count
    let who =
      count == 1
      ? register.name(of: change.bearers[0], on: change.decidingDay)
      : Words(vi: "\(count) cơ quan", en: "\(count) bodies")[language]
    return [
      words[language], told(change.old, beside: change.new), told(change.new, beside: change.old),
      change.rule.duty?.syntax.deed(language) ?? "", who,
      change.period == .term
        ? Words(vi: "thường xuyên", en: "standing")[language] : PeriodWords.print(change.period, language),
      change.rule.address,
    ]
  }

  /// The due day; where both versions have the same, the bounds of the period.
  private func told(_ days: ObligationComparison.Days?, beside other: ObligationComparison.Days?) -> String {
    guard let days else { return "" }
    let due = days.due?.vietnamese ?? "—"
    guard let other, other.due == days.due else { return due }
    return "\(days.start.vietnamese)–\(days.end?.vietnamese ?? "")"
  }
}

extension TextComparison.Change {
  /// The sign in front of a sentence.
  public var mark: String {
    switch self {
    case .added: "+"
    case .removed: "−"
    case .changed, .appliedOtherwise: "~"
    }
  }
}
