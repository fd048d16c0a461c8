import Diagnostics
import Obligations

/// What can be done or seen. The list is closed; who may do what stands in Docs/access.md.
public enum Power: String, CaseIterable, Sendable {
  /// About an obligation.
  case submit, recordFor, receive, `return`, refuse, accept, waive, excuse, extend, suspend, resume
  case establish, ruleOut, withdraw, transfer, compensate, markUnknown, tell, seeObligations, seeDocument
  /// About what happened and starts duties.
  case recordOccurrence, reschedule, callOff
  /// About what a body did and nobody asks by a day.
  case note, seeNotes
  /// About a regulation.
  case activateRegulation, setPolicy
  /// About the store.
  case manageUsers, manageGrants, changeSettings, importRegister, importEvents, reorganise, erase, backup, restore,
    rebuild
  case examine, verify, readLedger, checkpoint, exportData

  /// The power that an event needs: recorded for the sender it is another than one's own receipt, and calling off what happened is another
  /// than calling off a duty.
  public init(toRecord event: Event) {
    self =
      switch event.kind {
      case .submitted: event.recordedFor == nil ? .submit : .recordFor
      case .received: event.recordedFor == nil ? .receive : .recordFor
      case .accepted: .accept
      case .returned: .return
      case .refused: .refuse
      case .waived: .waive
      case .excused: .excuse
      case .extended: .extend
      case .suspended: .suspend
      case .resumed: .resume
      case .told: .tell
      case .established: .establish
      case .ruledOut: .ruleOut
      case .withdrawn: event.obligations.isEmpty ? .callOff : .withdraw
      case .transferred: .transfer
      case .compensated: .compensate
      case .unknown: .markUnknown
      case .occurred: .recordOccurrence
      case .rescheduled: .reschedule
      }
  }
}
