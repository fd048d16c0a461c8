import Access
import CivilTime
import Diagnostics
import Obligations
import Secrets
import Threads
import UseCases

/// A reorganisation as it was given: body by body, or as the files of a plan.
enum ReorganisationInput: Sendable {
  case bodies(SuccessionDraft)
  case plan([SourceText], on: CivilDate, basis: String)
}

/// What somebody began in one form and finishes in the next: that brings back only its name.
final class PendingForms: Sendable {
  enum Step: Sendable {
    /// The password was right; the code is still to come. How often it was wrong, and where he wants to go.
    case code(PersonID, tries: Int, next: Route?)
    /// An invitation, and the secret that is to be shared with a telephone.
    case invitation(HandedCode, OneTimeCode)
    /// Another telephone of somebody who is signed in.
    case telephone(PersonID, OneTimeCode)
    /// The files of a register that were looked at, and the layer for which they are.
    case register([SourceText], layer: Int)
    /// A reorganisation that was looked at, up to a ledger number.
    case reorganisation(ReorganisationInput, seen: Int64)
  }

  /// For how many seconds it is kept.
  private static let patience: Int64 = 20 * 60
  private static let most = 1000

  private let kept = Monitor<[String: (step: Step, since: Instant)]>([:])
  private let chance: @Sendable (Int) -> [UInt8]

  init(chance: @escaping @Sendable (Int) -> [UInt8]) { self.chance = chance }

  /// Keeps a step; its name.
  func keep(_ step: Step, now: Instant) -> String {
    let name = chance(16).hexadecimal
    kept.change { all in
      all = all.filter { now.seconds - $0.value.since.seconds < Self.patience }
      if all.count >= Self.most, let oldest = all.min(by: { $0.value.since < $1.value.since })?.key {
        all[oldest] = nil
      }
      all[name] = (step, now)
    }
    return name
  }

  /// The step of a name; nil where there is none any more.
  func find(_ name: String?, now: Instant) -> Step? {
    guard let name else { return nil }
    return kept.change { all in
      guard let found = all[name], now.seconds - found.since.seconds < Self.patience else { return nil }
      return found.step
    }
  }

  func change(_ name: String, to step: Step?) {
    kept.change { all in
      guard let step else {
        all[name] = nil
        return
      }
      all[name]?.step = step
    }
  }
}
