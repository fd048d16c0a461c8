import CivilTime
import Diagnostics
import Obligations

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
      return nothingSent(state) ?? ([.received, .accepted].contains(state.performance) ? received(state) : nil)
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
