import CivilTime
import Diagnostics

/// How a date was reckoned, in words for people: one sentence a step.
public enum TraceWords {
  /// A day with its weekday.
  public static func day(_ date: CivilDate) -> Words {
    let name = weekday(date.weekday)
    return Words(vi: "\(name.vi) \(date.vietnamese)", en: "\(name.en) \(date.vietnamese)")
  }

  /// The name of a day of the week.
  public static func weekday(_ day: Weekday) -> Words {
    let vi = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"][day.rawValue - 1]
    let en = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][day.rawValue - 1]
    return Words(vi: vi, en: en)
  }

  /// Why a day is worked or not.
  public static func reason(_ reason: DayReason) -> Words {
    switch reason {
    case .workingDay: Words(vi: "ngày làm việc", en: "a working day")
    case .weeklyRest: Words(vi: "ngày nghỉ hằng tuần", en: "a weekly day of rest")
    case .holiday(let name): Words(vi: "ngày lễ \(name)", en: "the holiday \(name)")
    case .compensation(let name): Words(vi: "nghỉ bù \(name)", en: "a day off in place of \(name)")
    case .swappedOff(let other):
      Words(vi: "nghỉ hoán đổi, làm bù \(other.vietnamese)", en: "swapped off, worked on \(other.vietnamese) instead")
    case .makeUp(let other):
      Words(vi: "ngày làm bù cho \(other.vietnamese)", en: "worked in place of \(other.vietnamese)")
    }
  }

  /// The source of a day with its mark.
  public static func source(_ source: DaySource) -> Words {
    switch source.mark {
    case .verified: Words(vi: source.citation, en: source.citation)
    case .secondary: Words(vi: "\(source.citation) (nguồn thứ cấp)", en: "\(source.citation) (secondary source)")
    case .notChecked:
      Words(
        vi: "\(source.citation) (chưa đối chiếu với quyết định)",
        en: "\(source.citation) (not checked against the decision)")
    }
  }

  /// What a step did.
  public static func why(_ step: TraceStep) -> Words {
    func period(_ ground: String, _ article: String?) -> Words {
      let cited = article.map { ", \($0)" } ?? ""
      return Words(
        vi: ground.isEmpty ? "không ghi lý do" : ground + cited, en: ground.isEmpty ? "no ground given" : ground + cited
      )
    }
    switch step.why {
    case .anchor:
      return step.counted
        ? Words(vi: "ngày bắt đầu, tính cả ngày này", en: "the day counted from, itself counted")
        : Words(vi: "ngày bắt đầu, không tính", en: "the day counted from, itself not counted")
    case .counted(let number): return Words(vi: "tính ngày thứ \(number)", en: "counted, day \(number)")
    case .skipped(let reason):
      let words = self.reason(reason)
      return Words(vi: "không tính: \(words.vi)", en: "not counted: \(words.en)")
    case .stopped(let until, let ground, let article):
      let words = period(ground, article)
      return Words(
        vi: "tạm dừng đến \(until.vietnamese): \(words.vi)", en: "paused until \(until.vietnamese): \(words.en)")
    case .named: return Words(vi: "ngày được ấn định", en: "the day that is named")
    case .tooLate:
      return Words(vi: "ngày này đã là muộn, phải xong trước", en: "this day is too late, it must be done before")
    case .rolled(let reason):
      let words = self.reason(reason)
      return Words(vi: "chuyển sang ngày khác: \(words.vi)", en: "moved to another day: \(words.en)")
    case .extended(_, let ground, let article):
      let words = period(ground, article)
      return Words(vi: "gia hạn: \(words.vi)", en: "extended: \(words.en)")
    case .lastGoodDay: return Words(vi: "ngày cuối còn trong hạn", en: "the last good day")
    }
  }
}
