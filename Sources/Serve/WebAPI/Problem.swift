import Diagnostics
import Exchange
import HTTPCore
import UseCases

/// Why something was not answered or done, as RFC 9457 tells it.
struct Problem: Error, Sendable {
  let kind: ProblemKind
  let status: Status
  /// What was found, what is allowed, what to do.
  let detail: Words
  /// What is wrong with single values.
  var faults: [Fault] = []
  /// Fields of the head that belong to it.
  var headers: [Headers.Field] = []

  init(_ kind: ProblemKind, status: Status? = nil, _ detail: Words? = nil, faults: [Fault] = []) {
    self.kind = kind
    self.status = status ?? kind.status
    self.detail = detail ?? kind.meaning
    self.faults = faults
  }

  init(_ kind: ProblemKind, _ vi: String, _ en: String, faults: [Fault] = []) {
    self.init(kind, Words(vi: vi, en: en), faults: faults)
  }

  /// What is wrong with the body, each at its place.
  static func refused(_ pointer: String, _ vi: String, _ en: String) -> Problem {
    Problem(.refused, faults: [Fault(pointer: pointer, vi, en)])
  }

  /// What was refused before anybody saw it.
  init(_ reason: BadRequest) {
    let kind: ProblemKind =
      switch reason.status.code {
      case 405: .method
      case 413: .tooLarge
      case 415: .mediaType
      case 429, 503: .busy
      case 500...: .fault
      default: .badRequest
      }
    self.init(kind, status: reason.status, reason.words)
  }

  /// What is to be looked over first, each at its place.
  init(_ needed: LookOverNeeded) {
    let way = Words(vi: "gửi lại với \"lookedOver\": true", en: "send it again with \"lookedOver\": true")
    self.init(
      .lookOver,
      faults: needed.found.map { Fault(pointer: ReportReading.pointer(of: $0.place), $0.trace.question(else: way)) })
  }

  func response(_ language: Language, id: String) -> Response {
    var members: [JSONValue.Member] = [
      .init("type", .string(kind.address)), .init("title", .string(kind.title[language])),
      .init("status", .integer(status.code)), .init("detail", .string(detail[language])),
      .init("instance", .string("request:\(id)")),
    ]
    if !faults.isEmpty {
      members.append(
        .init(
          "errors",
          .array(
            faults.prefix(Self.most).map { fault in
              .object([
                .init(fault.isParameter ? "parameter" : "pointer", .string(fault.pointer)),
                .init("detail", .string(fault.words[language])),
              ])
            })))
    }
    var response = Response(Array(JSONValue.object(members).text.utf8), type: Self.mediaType, status: status)
    for field in headers { response.headers.set(field.name, field.value) }
    if kind == .unavailable { response.headers.set("Retry-After", "30") }
    response.headers.set("Content-Language", language.rawValue)
    return response
  }

  /// So many values are told of.
  private static let most = 50
  static let mediaType = "application/problem+json"
}

/// The kinds of problems there are.
enum ProblemKind: String, CaseIterable, Sendable {
  case badRequest = "bad-request"
  case signIn = "sign-in"
  case scope
  case notFound = "not-found"
  case method
  case notAcceptable = "not-acceptable"
  case overtaken
  case changed
  case tooLarge = "too-large"
  case mediaType = "media-type"
  case refused
  case lookOver = "look-over"
  case keyReused = "key-reused"
  case busy
  case unavailable
  case fault

  /// Where it is explained.
  var address: String { "/api#\(rawValue)" }

  var status: Status {
    switch self {
    case .badRequest: .badRequest
    case .signIn: .unauthorized
    case .scope: .forbidden
    case .notFound: .notFound
    case .method: .methodNotAllowed
    case .notAcceptable: 406
    case .overtaken: .conflict
    case .changed: 412
    case .tooLarge: .contentTooLarge
    case .mediaType: .unsupportedMediaType
    case .refused, .lookOver, .keyReused: .unprocessable
    case .busy, .unavailable: .unavailable
    case .fault: .internalError
    }
  }

  var title: Words {
    switch self {
    case .badRequest: Words(vi: "Yêu cầu không đọc được", en: "The request cannot be read")
    case .signIn: Words(vi: "Cần mã truy cập", en: "A token is needed")
    case .scope: Words(vi: "Mã truy cập không đủ quyền", en: "The token is not good for this")
    case .notFound: Words(vi: "Không có", en: "There is no such thing")
    case .method: Words(vi: "Không làm được việc này ở địa chỉ này", en: "This cannot be done here")
    case .notAcceptable: Words(vi: "Không trả lời được ở dạng này", en: "There is no answer in this form")
    case .overtaken: Words(vi: "Có người vừa ghi trước", en: "Somebody else was faster")
    case .changed: Words(vi: "Không còn như lần đọc trước", en: "It is not any more as it was read")
    case .tooLarge: Words(vi: "Quá lớn", en: "Too large")
    case .mediaType: Words(vi: "Loại nội dung không nhận", en: "This kind of content is not taken")
    case .refused: Words(vi: "Không ghi được như vậy", en: "It cannot be so")
    case .lookOver: Words(vi: "Cần xem lại trước khi ghi", en: "To be looked over before it is recorded")
    case .keyReused: Words(vi: "Khóa đã dùng cho việc khác", en: "The key was used for something else")
    case .busy: Words(vi: "Máy chủ đang bận", en: "The server is busy")
    case .unavailable: Words(vi: "Kho lúc này không dùng được", en: "The store cannot be used now")
    case .fault: Words(vi: "Lỗi của máy chủ", en: "A fault of the server")
    }
  }

  /// What it means and what to do.
  var meaning: Words {
    switch self {
    case .badRequest:
      Words(
        vi: "Tham số, đầu đề hoặc JSON sai; \"errors\" nêu từng chỗ. Sửa rồi gửi lại.",
        en: "A parameter, a header or the JSON is wrong; \"errors\" tells each place. Mend it and send it again.")
    case .signIn:
      Words(
        vi:
          "Gửi Authorization: Bearer với mã truy cập còn hạn; quản trị viên cấp bằng phoihop user token --scope read.",
        en:
          "Send Authorization: Bearer with a token that is good; an administrator gives one by phoihop user token --scope read."
      )
    case .scope:
      Words(
        vi: "Mã này chỉ để đọc; ghi cần mã cấp bằng phoihop user token --scope write.",
        en: "This token is for reading only; recording needs one given by phoihop user token --scope write.")
    case .notFound:
      Words(
        vi: "Không có gì ở đây, hoặc các vai trò của người có mã không được xem; lần hỏi được ghi vào nhật ký.",
        en: "There is nothing here, or the roles of the token's holder do not see it; that one asked is recorded.")
    case .method:
      Words(vi: "Đầu đề Allow nêu những gì làm được.", en: "The header Allow tells what can be done.")
    case .notAcceptable:
      Words(vi: "Câu trả lời là application/json; sửa Accept.", en: "Answers are application/json; mend Accept.")
    case .overtaken:
      Words(
        vi: "Có người ghi việc khác ở đây cùng lúc; đọc lại tình trạng rồi gửi lại với cùng khóa.",
        en:
          "Somebody recorded something here at the same time; read how it stands, then send it again under the same key."
      )
    case .changed:
      Words(
        vi: "Sau lần đọc mà If-Match nêu đã có người ghi việc khác; đọc lại rồi quyết định.",
        en: "Something was recorded after the reading that If-Match names; read again, then decide.")
    case .tooLarge:
      Words(vi: "Chia nhỏ, hoặc ghi số và ngày văn bản.", en: "Split it, or give the document's number and day.")
    case .mediaType:
      Words(vi: "Gửi application/json bằng UTF-8.", en: "Send application/json in UTF-8.")
    case .refused:
      Words(
        vi: "JSON đúng dạng nhưng việc này không ghi được lúc này; \"detail\" và \"errors\" nói vì sao.",
        en: "The JSON is well formed, but this cannot be recorded as things stand; \"detail\" and \"errors\" say why.")
    case .lookOver:
      Words(
        vi:
          "Có chữ giống số điện thoại, số định danh cá nhân hoặc địa chỉ nhà; \"errors\" nêu từng chỗ. Chưa ghi gì. Của người tố cáo, khiếu nại, phản ánh thì bỏ đi; nếu không thì gửi lại với \"lookedOver\": true.",
        en:
          "Something looks like a telephone, a personal number or somebody's address; \"errors\" tells each place. Nothing was recorded. Take out what is of somebody who denounces, complains or reports; else send it again with \"lookedOver\": true."
      )
    case .keyReused:
      Words(
        vi: "Idempotency-Key này đã dùng cho nội dung khác; chọn khóa mới cho việc mới.",
        en: "This Idempotency-Key was used with other content; choose a new key for a new thing.")
    case .busy:
      Words(vi: "Thử lại sau số giây ở Retry-After.", en: "Try again after the seconds of Retry-After.")
    case .unavailable:
      Words(
        vi:
          "Đĩa đầy, thư mục chỉ cho đọc, hoặc mất cơ sở dữ liệu; không ghi gì. Báo quản trị viên, gửi lại với cùng khóa sau số giây ở Retry-After.",
        en:
          "The disk is full, the folder may only be read, or the database is away; nothing was recorded. Tell the administrator; send it again under the same key after the seconds of Retry-After."
      )
    case .fault:
      Words(
        vi: "Báo quản trị viên với mã yêu cầu ở \"instance\"; nhật ký máy chủ có chi tiết.",
        en: "Tell the administrator the name in \"instance\"; the log of the server has the details.")
    }
  }
}
