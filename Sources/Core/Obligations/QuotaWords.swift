import CivilTime
import Diagnostics

extension Quota {
  /// What is counted: the text's own word, or times.
  public func unitWord(_ language: Language) -> String {
    unit ?? (language == .vi ? "lần" : most ?? least == 1 ? "time" : "times")
  }

  private var range: String { most.map { "\(least)–\($0)" } ?? "\(least)" }

  /// How many are done of how many, and how many are still owed: short, beside a state.
  public var short: Words {
    let (vi, en) = (unitWord(.vi), unitWord(.en))
    if owed == 0 { return Words(vi: "đã \(done)/\(range) \(vi)", en: "\(done) of \(range) \(en) done") }
    let late =
      isOutOfReach ? Words(vi: ", không còn kịp trong kỳ", en: ", out of reach") : Words(vi: "", en: "")
    return Words(
      vi: "đã \(done)/\(range) \(vi), còn \(owed)\(late.vi)",
      en: "\(done) of \(range) \(en) done, \(owed) owed\(late.en)")
  }

  /// The same in whole sentences: the number asked, where it stands, and until when the rest can be done.
  public var lines: [Words] {
    let (vi, en) = (unitWord(.vi), unitWord(.en))
    let asked =
      most.map { Words(vi: "từ \(least) đến \($0) \(vi)", en: "\(least) to \($0) \(en)") }
      ?? Words(
        vi: "ít nhất \(least) \(vi)", en: unit == nil && least == 1 ? "at least once" : "at least \(least) \(en)")
    let still = owed > 0 ? Words(vi: ", còn phải làm \(owed)", en: ", \(owed) still owed") : Words(vi: "", en: "")
    return [
      Words(vi: "\(asked.vi): đã làm \(done)\(still.vi)", en: "\(asked.en): \(done) done\(still.en)")
    ] + [outlook].compactMap { $0 }
  }

  private var outlook: Words? {
    if isOutOfReach {
      return Words(
        vi: "trong kỳ không còn đủ mức ít nhất được nữa", en: "the lower number can no longer be reached in the period")
    }
    if let until = reachableUntil {
      return countsDays && owed > 1
        ? Words(
          vi: "mỗi ngày tính một lần, nên chậm nhất \(until.vietnamese) phải làm tiếp mới kịp",
          en: "a day counts once, so the next must be no later than \(until.vietnamese)")
        : Words(vi: "còn kịp đến hết \(until.vietnamese)", en: "within reach until the end of \(until.vietnamese)")
    }
    guard done >= least else { return nil }
    guard let most else { return Words(vi: "đã đủ mức ít nhất", en: "the lower number is reached") }
    if done < most {
      return Words(
        vi: "đã đủ mức ít nhất; có thể làm thêm \(most - done)",
        en: "the lower number is reached; \(most - done) more may follow")
    }
    return done == most
      ? Words(vi: "đã đủ mức trên", en: "the upper number is reached")
      : Words(
        vi: "nhiều hơn mức trên \(done - most); làm nhiều hơn không phải là vi phạm",
        en: "\(done - most) above the upper number; more is no breach")
  }
}
