import Diagnostics

extension Power {
  /// What is done, for people.
  public var words: Words {
    switch self {
    case .submit: Words(vi: "gửi", en: "submit")
    case .recordFor: Words(vi: "ghi nhận thay", en: "record for the sender")
    case .receive: Words(vi: "tiếp nhận", en: "receive")
    case .return: Words(vi: "trả lại để bổ sung", en: "return for completion")
    case .refuse: Words(vi: "không chấp nhận", en: "refuse")
    case .accept: Words(vi: "chấp nhận", en: "accept")
    case .waive: Words(vi: "miễn", en: "waive")
    case .excuse: Words(vi: "ghi nhận lý do khách quan", en: "excuse")
    case .extend: Words(vi: "gia hạn", en: "extend")
    case .suspend: Words(vi: "tạm dừng tính hạn", en: "suspend")
    case .resume: Words(vi: "tính hạn trở lại", en: "resume")
    case .establish: Words(vi: "xác nhận có điều kiện phải làm", en: "establish the condition")
    case .ruleOut: Words(vi: "xác nhận không có điều kiện phải làm", en: "rule out the condition")
    case .withdraw: Words(vi: "rút nhiệm vụ", en: "withdraw the duty")
    case .transfer: Words(vi: "chuyển giao", en: "hand over")
    case .compensate: Words(vi: "ghi nhận đã khắc phục", en: "record as made good")
    case .markUnknown: Words(vi: "ghi không còn rõ đã làm hay chưa", en: "mark as unknown")
    case .tell: Words(vi: "báo ngày, nhắc, đôn đốc", en: "tell a date or urge")
    case .seeObligations: Words(vi: "xem nhiệm vụ", en: "see the obligation")
    case .seeDocument: Words(vi: "xem văn bản", en: "see the document")
    case .recordOccurrence: Words(vi: "ghi việc phát sinh", en: "record an occurrence")
    case .reschedule: Words(vi: "dời ngày", en: "put off")
    case .callOff: Words(vi: "rút việc đã phát sinh", en: "call off an occurrence")
    case .activateRegulation: Words(vi: "kích hoạt quy chế", en: "activate a regulation")
    case .setPolicy: Words(vi: "đặt cách áp dụng", en: "set an application")
    case .manageUsers: Words(vi: "quản lý người dùng", en: "manage users")
    case .manageGrants: Words(vi: "cấp vai trò", en: "manage grants")
    case .changeSettings: Words(vi: "đổi thiết lập", en: "change settings")
    case .importRegister: Words(vi: "nhập danh bạ", en: "import a register")
    case .reorganise: Words(vi: "ghi sắp xếp tổ chức", en: "record a reorganisation")
    case .erase: Words(vi: "xóa dữ liệu cá nhân", en: "erase personal data")
    case .backup: Words(vi: "sao lưu", en: "back up")
    case .restore: Words(vi: "khôi phục", en: "restore")
    case .rebuild: Words(vi: "dựng lại bảng", en: "rebuild the tables")
    case .examine: Words(vi: "khám kho", en: "examine the store")
    case .verify: Words(vi: "kiểm chứng nhật ký", en: "verify the ledger")
    case .readLedger: Words(vi: "đọc nhật ký", en: "read the ledger")
    case .checkpoint: Words(vi: "chốt nhật ký", en: "sign a checkpoint")
    case .exportData: Words(vi: "xuất dữ liệu", en: "export data")
    }
  }
}
