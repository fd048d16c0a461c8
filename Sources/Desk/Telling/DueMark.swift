import CivilTime
import Diagnostics
import Obligations

/// How an obligation stands, in the few words of a list, and how much it presses.
public struct DueMark: Hashable, Sendable {
  /// How much it presses.
  public enum Tone: String, Hashable, Sendable {
    case late, soon, good, plain
  }

  /// The words.
  public let words: Words
  /// How much it presses.
  public let tone: Tone

  /// How an obligation stands on a day. A passed day is told in days, never as a fault.
  public init(_ state: ObligationState, on day: CivilDate) {
    let days = state.due.map { $0 - day }
    switch (state.shown, days) {
    case (.overdue, let days?):
      self.init(.late, "Quá hạn \(-days) ngày", "\(-days) \(days == -1 ? "day" : "days") overdue")
    case (.dueToday, _): self.init(.soon, "Hôm nay", "Today")
    case (.dueSoon, let days?): self.init(.soon, "Còn \(days) ngày", "\(days) \(days == 1 ? "day" : "days") left")
    case (.notYetDue, let days?): self.init(.plain, "Còn \(days) ngày", "\(days) days left")
    case (.doneInTime, _) where state.performance == .returned, (.doneLate, _) where state.performance == .returned:
      self.init(.soon, "Trả lại, chờ bổ sung", "Sent back, to be completed")
    case (.doneInTime, _) where state.performance == .claimed:
      self.init(.good, "Đã gửi, chờ tiếp nhận", "Sent, not yet received")
    case (.doneLate, _) where state.performance == .claimed:
      self.init(.plain, "Gửi chậm, chờ tiếp nhận", "Sent late, not yet received")
    case (.doneInTime, _) where state.hasCorrection:
      self.init(.good, "Đúng hạn, đính chính chờ tiếp nhận", "On time, a correction not yet received")
    case (.doneLate, _) where state.hasCorrection:
      self.init(.plain, "Chậm, đính chính chờ tiếp nhận", "Late, a correction not yet received")
    case (.doneInTime, _): self.init(.good, "Đúng hạn", "Done on time")
    case (.doneLate, _):
      let late = state.performedOn.flatMap { done in state.due.map { done - $0 } }.flatMap { $0 > 0 ? $0 : nil }
      self.init(
        .plain, late.map { "Chậm \($0) ngày" } ?? "Chậm hạn",
        late.map { "\($0) \($0 == 1 ? "day" : "days") late" } ?? "Done late")
    case (.noDayStated, _): self.init(.plain, "Văn bản không quy định hạn", "No day stated")
    case (let shown, _): self.init(.plain, shown.words.vi.capitalisedFirst, shown.words.en.capitalisedFirst)
    }
  }

  private init(_ tone: Tone, _ vi: String, _ en: String) {
    self.tone = tone
    words = Words(vi: vi, en: en)
  }
}

extension String {
  /// With a capital letter in front.
  public var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
