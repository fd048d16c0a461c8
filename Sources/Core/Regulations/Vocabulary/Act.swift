import Diagnostics

/// The machinery that runs an act.
public enum Kernel: String, Hashable, Sendable, CaseIterable {
  case report, gate, casework, session, instrument, register, standing
}

/// What a sentence asks for: a closed list, each act with its kernel and its words.
public enum Act: String, Hashable, Sendable, CaseIterable {
  case report, reportFigures, notify, provideInformation, exchangeInformation, keepAbreast, consolidate
  case sendForAppraisal, appraise, consult, comment, criticise, agreeByConsultation, exchangeAndAgree, takeUpAndExplain
  case receive, consolidatePetitions, settle, answer, handle, receiveCitizens
  case brief, meetJointly, holdConference, holdDialogue, contact, invite, attend, train, supervise, inspect,
    inspectForState, surveyField
  case drawUpProgramme, drawUpPlan, putIntoDocument, issue, sign, submit, prepareDraft, advise, propose,
    reviewCritically, reviewInterim, reviewFinal, evaluate, amend
  case registerModel, launch, mobiliseHelp, commend, assign, appoint, consolidateStaff, planStaff, drawUpList, disclose,
    surveySatisfaction
  case lead, direct, disseminate, propagate, guide, follow, urge, carryOut, enable, answerTo

  /// The machinery that runs it.
  public var kernel: Kernel {
    switch self {
    case .report, .reportFigures, .notify, .provideInformation, .exchangeInformation, .keepAbreast, .consolidate:
      .report
    case .sendForAppraisal, .appraise, .consult, .comment, .criticise, .agreeByConsultation, .exchangeAndAgree,
      .takeUpAndExplain:
      .gate
    case .receive, .consolidatePetitions, .settle, .answer, .handle, .receiveCitizens:
      .casework
    case .brief, .meetJointly, .holdConference, .holdDialogue, .contact, .invite, .attend, .train, .supervise, .inspect,
      .inspectForState, .surveyField:
      .session
    case .drawUpProgramme, .drawUpPlan, .putIntoDocument, .issue, .sign, .submit, .prepareDraft, .advise, .propose,
      .reviewCritically, .reviewInterim, .reviewFinal, .evaluate, .amend:
      .instrument
    case .registerModel, .launch, .mobiliseHelp, .commend, .assign, .appoint, .consolidateStaff, .planStaff,
      .drawUpList, .disclose, .surveySatisfaction:
      .register
    case .lead, .direct, .disseminate, .propagate, .guide, .follow, .urge, .carryOut, .enable, .answerTo:
      .standing
    }
  }

  /// True where receipt is not yet the end: petitions, plans, programmes and appraisals are accepted in substance.
  public var endsWithAcceptance: Bool {
    switch self {
    case .drawUpProgramme, .drawUpPlan, .sendForAppraisal, .consolidatePetitions, .settle: true
    default: false
    }
  }

  /// True where each of several recipients must accept, not one of them: a draft goes on when all its appraisers have answered.
  public var needsEachAcceptance: Bool { self == .sendForAppraisal }

  /// The Vietnamese keyword, as sentences and data name the act.
  public var keyword: String { Vocabulary.shared.print(self, .vi) }

  /// The act in both languages.
  public var words: Words {
    Words(vi: Vocabulary.shared.print(self, .vi), en: Vocabulary.shared.print(self, .en))
  }

  static let phrases: [(Act, vi: [String], en: [String])] = [
    (.report, ["báo cáo"], ["report"]),
    (.reportFigures, ["báo cáo số liệu"], ["report figures"]),
    (.notify, ["thông báo"], ["notify"]),
    (.provideInformation, ["cung cấp thông tin"], ["provide information"]),
    (.exchangeInformation, ["trao đổi thông tin"], ["exchange information"]),
    (.keepAbreast, ["nắm tình hình"], ["keep abreast"]),
    (.consolidate, ["tổng hợp"], ["consolidate"]),
    (.sendForAppraisal, ["gửi để thẩm định"], ["send for appraisal"]),
    (.appraise, ["thẩm định"], ["appraise"]),
    (.consult, ["lấy ý kiến"], ["consult"]),
    (.comment, ["góp ý"], ["comment"]),
    (.criticise, ["phản biện"], ["criticise"]),
    (.agreeByConsultation, ["hiệp thương"], ["agree by consultation"]),
    (.exchangeAndAgree, ["trao đổi thống nhất"], ["exchange and agree"]),
    (.takeUpAndExplain, ["tiếp thu giải trình", "tiếp thu, giải trình"], ["take up and explain"]),
    (.receive, ["tiếp nhận"], ["receive"]),
    (.consolidatePetitions, ["tổng hợp kiến nghị"], ["consolidate petitions"]),
    (.settle, ["giải quyết"], ["settle"]),
    (.answer, ["trả lời"], ["answer"]),
    (.handle, ["xử lý"], ["handle"]),
    (.receiveCitizens, ["tiếp công dân"], ["receive citizens"]),
    (.brief, ["giao ban"], ["hold a briefing"]),
    (.meetJointly, ["họp liên tịch"], ["hold a joint meeting"]),
    (.holdConference, ["hội nghị"], ["hold a conference"]),
    (.holdDialogue, ["đối thoại"], ["hold a dialogue"]),
    (.contact, ["tiếp xúc"], ["meet in person"]),
    (.invite, ["mời"], ["invite"]),
    (.attend, ["tham dự"], ["attend"]),
    (.train, ["tập huấn"], ["train"]),
    (.supervise, ["giám sát"], ["supervise"]),
    (.inspect, ["kiểm tra"], ["inspect"]),
    (.inspectForState, ["thanh tra"], ["inspect for the State"]),
    (.surveyField, ["khảo sát"], ["survey in the field"]),
    (.drawUpProgramme, ["lập chương trình"], ["draw up a programme"]),
    (.drawUpPlan, ["lập kế hoạch"], ["draw up a plan"]),
    (.putIntoDocument, ["cụ thể hóa"], ["put into an implementing document"]),
    (.issue, ["ban hành"], ["issue"]),
    (.sign, ["ký kết"], ["sign"]),
    (.submit, ["trình"], ["submit"]),
    (.prepareDraft, ["chuẩn bị dự thảo"], ["prepare a draft"]),
    (.advise, ["tham mưu"], ["advise"]),
    (.propose, ["đề xuất"], ["propose"]),
    (.reviewCritically, ["kiểm điểm"], ["review critically"]),
    (.reviewInterim, ["sơ kết"], ["hold an interim review"]),
    (.reviewFinal, ["tổng kết"], ["hold a final review"]),
    (.evaluate, ["đánh giá"], ["evaluate"]),
    (.amend, ["sửa đổi"], ["amend"]),
    (.registerModel, ["đăng ký mô hình"], ["register models"]),
    (.launch, ["phát động"], ["launch"]),
    (.mobiliseHelp, ["vận động giúp đỡ"], ["mobilise help"]),
    (.commend, ["khen thưởng"], ["commend"]),
    (.assign, ["phân công"], ["assign"]),
    (.appoint, ["cử"], ["appoint"]),
    (.consolidateStaff, ["kiện toàn"], ["consolidate staff"]),
    (.planStaff, ["quy hoạch"], ["plan staff"]),
    (.drawUpList, ["lập danh sách"], ["draw up a list"]),
    (.disclose, ["công khai"], ["disclose"]),
    (.surveySatisfaction, ["lấy ý kiến về sự hài lòng"], ["survey satisfaction"]),
    (.lead, ["lãnh đạo"], ["lead"]),
    (.direct, ["chỉ đạo"], ["direct"]),
    (.disseminate, ["quán triệt"], ["disseminate"]),
    (.propagate, ["tuyên truyền"], ["inform the public"]),
    (.guide, ["hướng dẫn"], ["guide"]),
    (.follow, ["theo dõi"], ["follow"]),
    (.urge, ["đôn đốc"], ["urge"]),
    (.carryOut, ["thực hiện"], ["carry out"]),
    (.enable, ["tạo điều kiện"], ["enable"]),
    (.answerTo, ["chịu trách nhiệm trước"], ["be answerable"]),
  ]
}
