import Diagnostics

/// What can start a duty: a closed list. The act of another rule starts one through its label (`sau khi [c]`).
public enum EventKind: String, Hashable, Sendable, CaseIterable {
  case directiveIssued, directiveReceived, directiveReviewDue
  case draftingBegun, submissionDay, decisionAboutToBeMade, settlementAboutToBegin
  case draftReceived, appraisalGiven, matterPutOutForComment, requestReceived
  case petitionReceived, petitionForwarded, petitionAnswered, complaintReceived, complaintAccepted
  case sessionHeld, minutesApproved, counterpartMeetingScheduled, invitationReceived
  case caseSettled, situationRaised, emergencyBegun, emergencyEnded, violationDetected
  case electionCalled, teamSetUp, assignmentMade, postVacated, modelRegistered, evaluationOpened
  case provisionFoundUnsuitable, regulationSigned, regulationReplaced, basisEnded, termEnding

  /// The kind that words of either language or its own name say; nil for anything else.
  public init?(named words: String) {
    let key = VietnameseText.key(words)
    let found = EventKind.phrases.first { ($0.vi + $0.en).contains { VietnameseText.key($0) == key } }?.0
    guard let kind = found ?? EventKind(rawValue: words) else { return nil }
    self = kind
  }

  /// How the kind is written: first the words that are printed.
  public var words: Words {
    let phrase = EventKind.phrases.first { $0.0 == self }
    return Words(vi: phrase?.vi.first ?? rawValue, en: phrase?.en.first ?? rawValue)
  }

  static let phrases: [(EventKind, vi: [String], en: [String])] = [
    (.directiveIssued, ["ban hành chỉ thị, nghị quyết", "ban hành chỉ thị nghị quyết"], ["a directive is issued"]),
    (.directiveReceived, ["nhận chỉ thị, nghị quyết", "nhận chỉ thị nghị quyết"], ["a directive is received"]),
    (
      .directiveReviewDue, ["đến kỳ sơ kết, tổng kết chỉ thị", "đến kỳ tổng kết chỉ thị"],
      ["the review of a directive is due"]
    ),
    (.draftingBegun, ["bắt đầu soạn thảo", "soạn thảo"], ["drafting begins"]),
    (.submissionDay, ["trình"], ["submission"]),
    (.decisionAboutToBeMade, ["quyết định"], ["a decision"]),
    (.settlementAboutToBegin, ["tiến hành giải quyết"], ["settling begins"]),
    (.draftReceived, ["nhận dự thảo"], ["a draft is received"]),
    (.appraisalGiven, ["có ý kiến thẩm định"], ["an appraisal is given"]),
    (.matterPutOutForComment, ["được lấy ý kiến"], ["a matter is put out for comment"]),
    (.requestReceived, ["nhận yêu cầu"], ["a request is received"]),
    (.petitionReceived, ["nhận kiến nghị"], ["a petition is received"]),
    (.petitionForwarded, ["chuyển kiến nghị"], ["a petition is forwarded"]),
    (.petitionAnswered, ["kiến nghị được trả lời"], ["a petition is answered"]),
    (.complaintReceived, ["nhận đơn khiếu nại, tố cáo", "nhận đơn"], ["a complaint is received"]),
    (.complaintAccepted, ["thụ lý"], ["a complaint is accepted"]),
    (.sessionHeld, ["họp xong"], ["a session is held"]),
    (.minutesApproved, ["thông qua biên bản"], ["minutes are approved"]),
    (.counterpartMeetingScheduled, ["có lịch họp"], ["a meeting is scheduled"]),
    (.invitationReceived, ["nhận giấy mời"], ["an invitation is received"]),
    (.caseSettled, ["giải quyết xong"], ["a case is settled"]),
    (.situationRaised, ["phát hiện tình hình"], ["a situation is raised"]),
    (.emergencyBegun, ["có tình huống khẩn cấp"], ["an emergency begins"]),
    (.emergencyEnded, ["hết tình huống khẩn cấp"], ["an emergency ends"]),
    (.violationDetected, ["phát hiện vi phạm"], ["a violation is detected"]),
    (.electionCalled, ["có quyết định bầu cử"], ["an election is called"]),
    (.teamSetUp, ["thành lập đoàn"], ["a team is set up"]),
    (.assignmentMade, ["có phân công"], ["an assignment is made"]),
    (.postVacated, ["khuyết hoặc thay người giữ chức"], ["a post is vacated or changes hands"]),
    (.modelRegistered, ["đăng ký mô hình xong"], ["a model is registered"]),
    (.evaluationOpened, ["mở đợt đánh giá"], ["an evaluation opens"]),
    (.provisionFoundUnsuitable, ["có điều khoản chưa phù hợp"], ["a provision is found unsuitable"]),
    (.regulationSigned, ["ký quy chế"], ["a regulation is signed"]),
    (.regulationReplaced, ["thay thế quy chế"], ["a regulation is replaced"]),
    (.basisEnded, ["căn cứ hết hiệu lực"], ["a basis ends"]),
    (.termEnding, ["hết giai đoạn"], ["the term ends"]),
  ]
}
