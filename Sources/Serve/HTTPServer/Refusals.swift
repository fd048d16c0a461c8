import HTTPCore

/// What the server refuses for other reasons than the head itself.
enum Refusals {
  static let stopping = BadRequest(
    code: "stopping", status: .unavailable, vi: "Máy chủ đang dừng; xin thử lại sau ít phút.",
    en: "The server is stopping; please try again in some minutes.")
  static let busy = BadRequest(
    code: "busy", status: .unavailable, vi: "Máy chủ đang quá tải; xin thử lại sau vài giây.",
    en: "The server has too much to do; please try again in some seconds.")
  static let tooManyConnections = BadRequest(
    code: "connections", status: .unavailable, vi: "Có quá nhiều kết nối; xin thử lại sau vài giây.",
    en: "There are too many connections; please try again in some seconds.")
  static let tooManyRequests = BadRequest(
    code: "rate", status: .tooManyRequests, vi: "Quá nhiều yêu cầu từ địa chỉ này; xin thử lại sau vài giây.",
    en: "There are too many requests from this address; please try again in some seconds.")
  static let noRoom = BadRequest(
    code: "no-room", status: .unavailable, vi: "Máy chủ không lưu được nội dung gửi lên; xin báo người quản trị.",
    en: "The server cannot keep what was sent; please tell its administrator.")
  static let answerLost = BadRequest(
    code: "answer-lost", status: .internalError, vi: "Máy chủ không đọc được nội dung trả lời.",
    en: "The server cannot read what it was to answer.")
  /// Lines that do not end as lines do, continued fields, a NUL: what the library takes and others take otherwise.
  static let layout = BadRequest(
    code: "layout", vi: "Phần đầu của yêu cầu có dòng không kết thúc bằng CR LF, dòng nối tiếp hoặc byte 0.",
    en: "The head of the request has a line that does not end with CR LF, a continued line or a NUL.")

  static func bodyTooLarge(_ limit: Int) -> BadRequest {
    let size = limit >= 1 << 20 ? "\(limit >> 20) MiB" : "\(limit) byte"
    return BadRequest(
      code: "body-size", status: .contentTooLarge, vi: "Nội dung gửi lên lớn hơn \(size).",
      en: "What was sent is larger than \(size)\(limit >= 1 << 20 ? "" : "s").")
  }

  /// Seconds after which to try again, for those where that helps.
  static func retryAfter(_ reason: BadRequest) -> Int? {
    switch reason.code {
    case "stopping": 30
    case "busy", "connections", "rate": 2
    default: nil
    }
  }
}
