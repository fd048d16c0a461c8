import Regulations

/// What a row of a catalogue asks for, in the catalogue's own words: a closed list.
///
/// Which acts of the rule language may carry each is decision 12, `Docs/decisions/0012-what-contradicts-a-row.md`.
public enum VerbKind: String, Hashable, Sendable, CaseIterable {
  case report, statistics
  case informationExchange = "information-exchange"
  case appraisal, consultation
  case socialCriticism = "social-criticism"
  case petitionIntake = "petition-intake"
  case petitionTracking = "petition-tracking"
  case complaintDenunciation = "complaint-denunciation"
  case citizenReception = "citizen-reception"
  case emergency
  case meeting, dialogue, supervision, inspection, training
  case plan
  case reviewInterim = "review-interim"
  case reviewFinal = "review-final"
  case amendment
  case emulation, commendation, staffing, delegation, survey
  case guidance
  case principle, definition, validity

  /// The machinery that runs a row of the kind; nil where nothing runs, for it is said and not done.
  public var kernel: Kernel? {
    switch self {
    case .report, .statistics, .informationExchange: .report
    case .appraisal, .consultation, .socialCriticism: .gate
    case .petitionIntake, .petitionTracking, .complaintDenunciation, .citizenReception, .emergency: .casework
    case .meeting, .dialogue, .supervision, .inspection, .training: .session
    case .plan, .reviewInterim, .reviewFinal, .amendment: .instrument
    case .emulation, .commendation, .staffing, .delegation, .survey: .register
    case .guidance: .standing
    case .principle, .definition, .validity: nil
    }
  }

  /// The acts that do what a row of the kind asks for.
  public var acts: Set<Act> {
    switch self {
    case .report: [.report, .consolidate]
    case .statistics: [.reportFigures]
    case .informationExchange: [.provideInformation, .exchangeInformation, .keepAbreast, .notify, .disclose]
    case .appraisal: [.sendForAppraisal, .appraise]
    case .consultation:
      [
        .advise, .propose, .comment, .consult, .consolidate, .agreeByConsultation, .exchangeAndAgree, .takeUpAndExplain,
        .prepareDraft,
      ]
    case .socialCriticism: [.criticise]
    case .petitionIntake: [.receive, .consolidatePetitions, .keepAbreast]
    case .petitionTracking: [.settle, .handle, .answer, .follow, .notify]
    case .complaintDenunciation: [.receive, .settle, .handle, .answer]
    case .citizenReception: [.receiveCitizens]
    case .emergency: [.settle, .handle, .notify, .report, .exchangeAndAgree, .carryOut]
    case .meeting: [.brief, .meetJointly, .holdConference]
    case .dialogue: [.holdDialogue, .contact]
    case .supervision: [.supervise, .follow]
    case .inspection: [.inspect, .inspectForState, .handle, .evaluate, .urge]
    case .training: [.train]
    case .plan: [.drawUpProgramme, .drawUpPlan, .putIntoDocument, .issue, .sign]
    case .reviewInterim: [.reviewInterim, .reviewCritically, .evaluate]
    case .reviewFinal: [.reviewFinal]
    case .amendment: [.amend]
    case .emulation: [.launch, .registerModel, .mobiliseHelp, .carryOut]
    case .commendation: [.commend]
    case .staffing: [.consolidateStaff, .planStaff, .appoint]
    case .delegation: [.assign, .appoint]
    case .survey: [.surveyField, .surveySatisfaction]
    case .guidance: [.lead, .direct, .disseminate, .propagate, .guide, .carryOut]
    case .principle, .definition, .validity: []
    }
  }
}

extension Act {
  /// The words by which a row says that the bearer stands one step away from what its kind names: it has it done, advises on it,
  /// takes part in it. Such an act carries a row of any kind whose gist begins with such a word, or has none before it.
  private static let stepWords: [(acts: Set<Act>, words: [String])] = [
    ([.advise], ["advise", "advises", "advising", "advice", "help"]),
    ([.direct], ["direct", "directs", "directing"]),
    ([.direct, .lead], ["lead", "leads", "leading"]),
    ([.assign], ["assign", "assigns"]),
    ([.enable], ["enable", "enables", "enabling", "promote", "ensure"]),
    ([.attend], ["join", "joins", "take part", "part in", "attend", "participate"]),
    ([.invite], ["invite", "invites", "invited"]),
  ]

  /// True where the first word of a step in the gist of a row is one of the act's.
  func isSaidAsStep(in gist: String) -> Bool {
    let letters = gist.lowercased().map { $0.isLetter ? $0 : " " }
    let text = " \(String(letters)) "
    var first: (at: String.Index, acts: Set<Act>)?
    for (acts, words) in Self.stepWords {
      for word in words {
        guard let range = text.firstRange(of: " \(word) "), range.lowerBound < first?.at ?? text.endIndex else {
          continue
        }
        first = (range.lowerBound, acts)
      }
    }
    return first?.acts.contains(self) ?? false
  }
}
