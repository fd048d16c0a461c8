import CivilTime
import Diagnostics

extension Shown {
  /// What people read. A passed date is *quá hạn*, never *vi phạm*.
  public var words: Words {
    switch self {
    case .notYetDue: Words(vi: "chưa đến hạn", en: "not yet due")
    case .dueSoon: Words(vi: "sắp đến hạn", en: "due soon")
    case .dueToday: Words(vi: "đến hạn hôm nay", en: "due today")
    case .overdue: Words(vi: "quá hạn", en: "overdue")
    case .paused: Words(vi: "tạm dừng", en: "paused")
    case .doneInTime: Words(vi: "đúng hạn", en: "done in time")
    case .doneLate: Words(vi: "chậm hạn", en: "done late")
    case .notDone: Words(vi: "không gửi", en: "not done")
    case .released: Words(vi: "không phải thực hiện", en: "released")
    case .standing: Words(vi: "thường xuyên", en: "standing")
    case .noDayStated: Words(vi: "văn bản không quy định hạn", en: "no day stated")
    }
  }
}

extension Basis {
  /// Where a date comes from, for people.
  public var words: Words {
    switch self {
    case .stated: Words(vi: "theo văn bản", en: "by the text")
    case .law: Words(vi: "theo luật", en: "by law")
    case .policy: Words(vi: "theo hướng dẫn", en: "by application")
    case .notStated: Words(vi: "văn bản không quy định", en: "not stated")
    }
  }
}

extension LifeCycle {
  /// The state of life, for people.
  public var words: Words {
    switch self {
    case .conditional: Words(vi: "chưa phát sinh", en: "not yet arisen")
    case .inEffect: Words(vi: "đang phải thực hiện", en: "in effect")
    case .suspended: Words(vi: "tạm dừng tính hạn", en: "suspended")
    case .fulfilled: Words(vi: "đã thực hiện", en: "fulfilled")
    case .lapsed: Words(vi: "hết thời gian, không còn phải thực hiện", en: "lapsed")
    case .discharged(.waived): Words(vi: "được miễn", en: "waived")
    case .discharged(.excused): Words(vi: "ghi nhận lý do khách quan", en: "excused")
    case .discharged(.withdrawn): Words(vi: "đã rút", en: "withdrawn")
    case .discharged(.transferred): Words(vi: "đã chuyển giao", en: "transferred")
    case .discharged(.superseded): Words(vi: "được thay bằng việc khác", en: "superseded")
    case .discharged(.expired):
      Words(vi: "không gửi, kỳ lớn hơn đã báo cáo", en: "not sent; the next larger period was reported")
    case .terminated: Words(vi: "chấm dứt cùng văn bản", en: "terminated")
    }
  }
}

extension Performance {
  /// What is known of the performance, for people.
  public var words: Words {
    switch self {
    case .unperformed: Words(vi: "chưa gửi", en: "not sent")
    case .claimed: Words(vi: "đã gửi, chưa vào sổ đến", en: "sent, not yet registered")
    case .received: Words(vi: "đã tiếp nhận", en: "received")
    case .accepted: Words(vi: "đã chấp nhận", en: "accepted")
    case .returned: Words(vi: "trả lại để bổ sung", en: "returned for completion")
    case .refused: Words(vi: "không chấp nhận", en: "refused")
    case .unknown: Words(vi: "không rõ", en: "unknown")
    }
  }
}

extension Verdict {
  /// Whether the day was kept, for people.
  public var words: Words {
    switch self {
    case .none: Words(vi: "không xét hạn", en: "no day to be kept")
    case .open: Words(vi: "còn trong hạn", en: "open")
    case .compliedInTime: Words(vi: "đúng hạn", en: "kept")
    case .violated(let since): Words(vi: "quá hạn từ \(since.vietnamese)", en: "overdue since \(since.vietnamese)")
    case .violatedPerformedLate(let since):
      Words(vi: "đã gửi nhưng chậm, quá hạn từ \(since.vietnamese)", en: "done late, overdue since \(since.vietnamese)")
    case .compensated(let since):
      Words(vi: "chậm từ \(since.vietnamese), đã khắc phục", en: "late since \(since.vietnamese), made good")
    }
  }
}

extension Event.Kind {
  /// What was done, for people.
  public var words: Words {
    switch self {
    case .submitted: Words(vi: "gửi", en: "submitted")
    case .received: Words(vi: "tiếp nhận", en: "received")
    case .accepted: Words(vi: "chấp nhận", en: "accepted")
    case .returned: Words(vi: "trả lại để bổ sung", en: "returned for completion")
    case .refused: Words(vi: "không chấp nhận", en: "refused")
    case .waived: Words(vi: "miễn", en: "waived")
    case .excused: Words(vi: "ghi nhận lý do khách quan", en: "excused")
    case .extended: Words(vi: "gia hạn", en: "extended")
    case .suspended: Words(vi: "tạm dừng tính hạn", en: "suspended")
    case .resumed: Words(vi: "tính hạn trở lại", en: "resumed")
    case .told: Words(vi: "đã báo ngày", en: "told")
    case .established: Words(vi: "xác nhận có điều kiện phải làm", en: "condition established")
    case .ruledOut: Words(vi: "xác nhận không có điều kiện phải làm", en: "condition ruled out")
    case .withdrawn: Words(vi: "rút", en: "withdrawn")
    case .transferred: Words(vi: "chuyển giao", en: "handed over")
    case .compensated: Words(vi: "khắc phục", en: "made good")
    case .unknown: Words(vi: "không còn rõ đã làm hay chưa", en: "not known any more")
    case .occurred: Words(vi: "phát sinh", en: "occurred")
    case .rescheduled: Words(vi: "dời ngày", en: "put off")
    }
  }
}
