import Diagnostics
import Obligations
import Regulations

extension ActName {
  /// Whether it answers what was sent, for all that this was sent for.
  var answersSending: Bool { [.receipt, .returning, .refusal].contains(self) }

  /// What the button in a list says.
  func short(_ obligation: Obligation) -> Words {
    self == .submission && obligation.act?.kernel != .report
      ? Words(vi: "Đã làm", en: "Done") : self == .submission ? Words(vi: "Gửi", en: "Send") : words(obligation)
  }

  /// What the button says.
  func words(_ obligation: Obligation) -> Words {
    switch self {
    case .submission:
      switch (obligation.act?.kernel, obligation.state.performance) {
      case (.report, .returned): Words(vi: "Gửi lại", en: "Send it again")
      case (.report, .claimed), (.report, .received), (.report, .accepted):
        Words(vi: "Gửi đính chính", en: "Send a correction")
      case (.report, _): Words(vi: "Gửi báo cáo", en: "Send the report")
      default: Words(vi: "Báo đã thực hiện", en: "Say that it is done")
      }
    case .receipt: Words(vi: "Tiếp nhận", en: "Receive")
    case .acceptance: Words(vi: "Xác nhận về nội dung", en: "Accept in substance")
    case .returning: Words(vi: "Trả lại để bổ sung", en: "Return for completion")
    case .refusal: Words(vi: "Không chấp nhận", en: "Refuse")
    case .recording: Words(vi: "Ghi nhận thay", en: "Record for the sender")
    case .urging: Words(vi: "Nhắc, đôn đốc", en: "Urge")
    case .extension: Words(vi: "Gia hạn", en: "Extend")
    case .establishment: Words(vi: "Xác nhận có điều kiện phải làm", en: "Confirm that the condition holds")
    case .rulingOut: Words(vi: "Xác nhận không có điều kiện", en: "Confirm that it does not hold")
    case .excuse: Words(vi: "Ghi nhận lý do khách quan", en: "Record an objective reason")
    case .waiver: Words(vi: "Cho phép bỏ qua", en: "Waive")
    case .suspension: Words(vi: "Tạm dừng tính hạn", en: "Pause the clock")
    case .resumption: Words(vi: "Tính hạn trở lại", en: "Let the clock run again")
    case .transfer: Words(vi: "Chuyển giao", en: "Hand over")
    case .compensation: Words(vi: "Ghi nhận đã khắc phục", en: "Record as made good")
    case .withdrawal: Words(vi: "Rút yêu cầu", en: "Withdraw")
    case .unknown: Words(vi: "Ghi không còn rõ", en: "Mark as unknown")
    }
  }

  /// What it means, in a line under the heading.
  var meaning: Words {
    switch self {
    case .submission: Words(vi: "Ngày gửi là hôm nay và không đổi được.", en: "It is sent today; the day stays.")
    case .receipt:
      Words(
        vi: "Vào sổ đến: việc được tính là đã gửi từ ngày cơ quan ấy gửi.",
        en: "Entered on arrival: it counts from the day it was sent.")
    case .acceptance: Words(vi: "Nội dung đạt yêu cầu.", en: "What was sent is what was asked for.")
    case .returning:
      Words(
        vi: "Cơ quan gửi làm thêm và gửi lại; ngày gửi đầu vẫn được tính.",
        en: "The sender completes it and sends it again; the first day of sending still counts.")
    case .refusal:
      Words(
        vi: "Đây không phải báo cáo được yêu cầu: coi như chưa gửi.",
        en: "This is not what is owed: it counts as not sent.")
    case .recording:
      Words(
        vi: "Cho cái đến bằng giấy, trục liên thông, thư điện tử hoặc điện thoại; ghi đúng ngày đến.",
        en: "For what came on paper, by document exchange, e-mail or telephone, with the day it came.")
    case .urging: Words(vi: "Ghi lần nhắc; không thay đổi hạn.", en: "Records that one urged; no day moves.")
    case .extension: Words(vi: "Hạn mới và căn cứ.", en: "A new day, and why.")
    case .establishment: Words(vi: "Từ nay việc này phải làm.", en: "From now on it is owed.")
    case .rulingOut: Words(vi: "Việc này không phải làm.", en: "It is not owed.")
    case .excuse: Words(vi: "Việc kết thúc, ghi rõ lý do.", en: "It ends, with the reason.")
    case .waiver:
      Words(vi: "Miễn trong trường hợp đặc biệt, ghi rõ căn cứ.", en: "Lifted in a special case, with the ground.")
    case .suspension:
      Words(vi: "Ngày không tính cho đến khi tính trở lại.", en: "Days do not count until it runs again.")
    case .resumption: Words(vi: "Hôm nay lại được tính.", en: "Today counts again.")
    case .transfer: Words(vi: "Cơ quan khác làm tiếp, giữ nguyên hạn.", en: "Another body goes on with the same day.")
    case .compensation: Words(vi: "Việc quá hạn đã được khắc phục.", en: "What was late was made good.")
    case .withdrawal: Words(vi: "Yêu cầu này không còn.", en: "It is asked for no more.")
    case .unknown:
      Words(vi: "Hồ sơ không còn cho biết đã làm hay chưa.", en: "The files do not tell any more whether it was done.")
    }
  }
}
