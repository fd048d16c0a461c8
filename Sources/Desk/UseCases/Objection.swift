import CivilTime
import Diagnostics
import Obligations
import Regulations

/// Why a deed makes no sense as an obligation stands. What the law forbids says `ObligationEngine.refusals`.
enum Objection {
  /// What stands against a deed on an obligation as it is now; nil for nothing.
  static func words(_ kind: Event.Kind, recordedFor: Bool, _ state: ObligationState) -> Words? {
    switch kind {
    case .submitted: return ended(state, but: [.fulfilled]) ?? notBegun(state)
    case .received where recordedFor:
      if [.received, .accepted].contains(state.performance) { return received(state) }
      return ended(state, but: [.fulfilled, .discharged(.expired)]) ?? notBegun(state)
    case .received:
      let isReceived = [.received, .accepted].contains(state.performance) && !state.hasCorrection
      return nothingSent(state) ?? (isReceived ? received(state) : nil)
    case .accepted:
      if state.performance == .accepted {
        return Words(vi: "việc này đã được chấp nhận", en: "it has been accepted already")
      }
      return nothingSent(state)
    case .returned where state.performance == .returned:
      return Words(
        vi: "việc này đã được trả lại và chưa gửi lại", en: "it was sent back already and has not come again")
    case .returned, .refused: return nothingSent(state)
    case .waived, .excused, .withdrawn, .transferred, .extended: return ended(state)
    case .suspended:
      return state.lifeCycle == .suspended
        ? Words(vi: "thời hạn đang tạm dừng rồi", en: "its time stands still already") : ended(state)
    case .resumed:
      return state.lifeCycle == .suspended
        ? nil : Words(vi: "thời hạn không tạm dừng nên không có gì để tính lại", en: "its time does not stand still")
    case .established, .ruledOut:
      return state.awaitsCondition
        ? nil
        : Words(
          vi: "việc này không chờ ai xác nhận điều kiện", en: "it does not wait for anybody to decide on a condition")
    case .compensated:
      return state.verdict.since == nil
        ? Words(
          vi: "việc này không quá hạn nên không có gì để khắc phục",
          en: "it is not broken, so there is nothing to make good")
        : nil
    case .told, .unknown, .occurred, .rescheduled: return nil
    }
  }

  /// What stands against the day of a sending: a report cannot have come long before anything of its period could be told, so a month or
  /// a year was typed wrong.
  static func words(sendingOn day: CivilDate, _ kind: Event.Kind, _ obligation: Obligation) -> Words? {
    let line = obligation.line
    guard [.submitted, .received].contains(kind), obligation.act?.kernel == .report, !line.isStanding,
      day < min(line.start, obligation.state.due ?? line.start) - 31
    else { return nil }
    return Words(
      vi:
        "ngày \(day.vietnamese) sớm hơn một tháng trước khi kỳ này bắt đầu (\(line.start.vietnamese)); xem lại ngày, tháng và năm đã nhập",
      en:
        "\(day.vietnamese) is more than a month before its period begins (\(line.start.vietnamese)); look at the day, month and year again"
    )
  }

  /// What stands against a new day: it must be later than that which holds, and no more than a year away from that or from today.
  ///
  /// - Parameter new: the due day with the extension.
  static func words(extending obligation: Obligation, to new: CivilDate?, on today: CivilDate) -> Words? {
    guard let old = obligation.state.due, let new else { return nil }
    if new > max(old, today) + 366 {
      let (new, old) = (new.vietnamese, old.vietnamese)
      return Words(
        vi: "hạn mới \(new) muộn hơn cả hạn đang có (\(old)) lẫn hôm nay trên một năm; xem lại năm đã nhập",
        en:
          "the new day \(new) is over a year later than the one that holds (\(old)) and than today; look at the year again"
      )
    }
    guard new <= old else { return nil }
    if let larger = obligation.line.absorbedBy {
      let (vi, en) = (PeriodWords.print(larger, .vi), PeriodWords.print(larger, .en))
      return Words(
        vi: "gia hạn ở đây không đổi hạn \(old.vietnamese): báo cáo này gộp vào báo cáo \(vi); gia hạn báo cáo ấy",
        en: "this does not move the day \(old.vietnamese): the report is part of that of \(en); extend that one")
    }
    return Words(
      vi: "gia hạn này không làm hạn \(old.vietnamese) muộn hơn; nhập một ngày sau ngày ấy",
      en: "this makes the due day \(old.vietnamese) no later; give a day after it")
  }

  private static func nothingSent(_ state: ObligationState) -> Words? {
    switch state.performance {
    case .unperformed, .refused, .unknown:
      Words(
        vi: "chưa có gì được gửi; nếu đã đến ngoài hệ thống thì ghi bằng phoihop record",
        en: "nothing has been sent; what arrived outside the system is recorded by phoihop record")
    case .claimed, .received, .accepted, .returned: nil
    }
  }

  private static func received(_ state: ObligationState) -> Words {
    let day = state.receivedOn.map { (vi: " ngày \($0.vietnamese)", en: " on \($0.vietnamese)") } ?? ("", "")
    return Words(vi: "việc này đã được tiếp nhận\(day.0)", en: "it has been received already\(day.1)")
  }

  private static func notBegun(_ state: ObligationState) -> Words? {
    state.lifeCycle == .conditional && !state.awaitsCondition
      ? Words(vi: "kỳ này chưa bắt đầu", en: "its period has not begun") : nil
  }

  private static func ended(_ state: ObligationState, but allowed: [LifeCycle] = []) -> Words? {
    guard state.lifeCycle.isEnded, !allowed.contains(state.lifeCycle) else { return nil }
    let name = state.lifeCycle.words
    return Words(vi: "việc này đã kết thúc: \(name.vi)", en: "it has ended: \(name.en)")
  }
}
