import CivilTime
import Diagnostics
import Obligations
import Regulations

/// Parts of an obligation in words.
public enum ObligationWords {
  /// Its period, or since when it is owed; empty for what stands.
  public static func period(_ obligation: Obligation, _ language: Language) -> String {
    if obligation.line.isStanding { return "" }
    if obligation.id.period.isTrigger {
      let day = obligation.line.decidingDay.vietnamese
      return Words(vi: "từ \(day)", en: "since \(day)")[language]
    }
    return PeriodWords.print(obligation.id.period, language)
  }
}
