import CivilTime
import Diagnostics
import Organisations
import Regulations

extension Powers.Refusal {
  /// Why, for people.
  var words: Words {
    switch self {
    case .noPower: Words(vi: "không điều khoản nào cho phép", en: "no clause allows it")
    case .beyondCeiling: Words(vi: "vượt giới hạn mà điều khoản cho phép", en: "it goes beyond what the clause allows")
    }
  }
}

/// What may be done about the time and the bearer of a duty, and what was done beyond it.
///
/// A law allows only what it says. A regulation of the parties that says nothing of powers leaves them to the parties.
struct Powers {
  /// Why an event counts for nothing.
  enum Refusal: Hashable {
    /// No sentence gives the power.
    case noPower
    /// More than the sentence allows.
    case beyondCeiling
  }

  /// The powers of the sentence and of what it cites, each with the text whose parties its words name.
  private let all: [(power: PowerSyntax, regulation: Regulation)]
  private var powers: [PowerSyntax] { all.map(\.power) }
  private let isLimited: Bool
  private let calendar: WorkCalendar

  /// The powers of sentences: of a rule and of what it cites.
  init(_ sources: [Citations.Cited], calendar: WorkCalendar) {
    all = sources.flatMap { source in (source.rule.duty?.powers ?? []).map { ($0, source.regulation) } }
    isLimited = !all.isEmpty || sources.contains { $0.regulation.kind == .law }
    self.calendar = calendar
  }

  /// The events that count, in their order, and those that do not with the reason; each by the powers of the day on which it happened.
  ///
  /// A pause that lasts too long and an extension beyond its ceiling are refused whole, not clipped.
  static func sift(
    _ events: [Event], due: DueDay?, powers onDay: (CivilDate) -> Powers,
    handedTo bodies: ([Word], Regulation) -> Set<OrganisationID>
  ) -> (kept: [Event], refused: [(event: Event, why: Refusal)]) {
    let limits = events.map { onDay($0.happened) }
    guard limits.contains(where: \.isLimited) else { return (events, []) }
    var kept: [Event] = []
    var refused: [(event: Event, why: Refusal)] = []
    var given: [Extension] = []
    var stops: [Stop] = []
    var pause: (event: Event, longest: Int?)?
    for (event, powers) in zip(events, limits) {
      switch event.kind {
      case .extended where powers.isLimited:
        if let extended = powers.extending(event, due?.deadline, given, stops) {
          given.append(extended)
          kept.append(event)
        } else {
          refused.append((event, powers.hasExtension ? .beyondCeiling : .noPower))
        }
      case .suspended:
        guard powers.mayPause || !powers.isLimited else {
          refused.append((event, .noPower))
          continue
        }
        if pause == nil { pause = (event, powers.longestPause) }
      case .resumed:
        guard let (from, longest) = pause else { continue }
        if let longest, event.happened - from.happened > longest {
          refused.append((from, .beyondCeiling))
        } else {
          kept += [from, event]
          stops.append(Stop(from: from.happened, to: event.happened - 1, ground: from.ground ?? ""))
        }
        pause = nil
      case .transferred where powers.isLimited:
        let receivers = powers.receivers
        let allowed = receivers.reduce(into: Set<OrganisationID>()) { $0.formUnion(bodies($1.names, $1.regulation)) }
        if event.whom.allSatisfy(allowed.contains) {
          kept.append(event)
        } else {
          refused.append((event, receivers.isEmpty ? .noPower : .beyondCeiling))
        }
      default: kept.append(event)
      }
    }
    if let pause { kept.append(pause.event) }
    return (kept.inOrder, refused)
  }

  private var hasExtension: Bool { powers.contains { if case .extend = $0.kind { true } else { false } } }
  private var mayPause: Bool { powers.contains { if case .pause = $0.kind { true } else { false } } }
  private var receivers: [(names: [Word], regulation: Regulation)] {
    all.compactMap { power, regulation in
      if case .handOver(let names) = power.kind { (names, regulation) } else { nil }
    }
  }

  /// In days; nil without limit.
  private var longestPause: Int? {
    var limits: [Int?] = []
    for power in powers { if case .pause(let days) = power.kind { limits.append(days) } }
    return limits.contains(nil) ? nil : limits.compactMap(\.self).max()
  }

  /// What an event gives, where a power reaches as far: one whose condition its ground names, or any where it names none. Powers with
  /// different conditions do not add up.
  private func extending(_ event: Event, _ deadline: Deadline?, _ given: [Extension], _ stops: [Stop]) -> Extension? {
    guard let deadline, let wanted = event.amount.map({ Extension($0, decided: event.happened, ground: "") }),
      let day = day(deadline, given + [wanted], stops)
    else { return nil }
    let ground = VietnameseText.key(event.ground ?? "")
    let named = powers.filter { power in
      power.condition.map { ground.contains(VietnameseText.key($0.text)) } ?? false
    }
    for power in named.isEmpty ? powers : named {
      guard case .extend(let syntax, let times) = power.kind, given.count < times,
        let term = Term(number: syntax.number, unit: syntax.unit),
        let latest = self.day(deadline, given + [Extension(.term(term), ground: "")], stops), day <= latest
      else { continue }
      return wanted
    }
    return nil
  }

  private func day(_ plain: Deadline, _ extensions: [Extension], _ stops: [Stop]) -> CivilDate? {
    let deadline = Deadline(
      anchor: plain.anchor, rule: plain.rule, roll: plain.roll, scope: plain.scope, stops: stops, extensions: extensions
    )
    return (try? deadline.date(in: calendar))?.date
  }
}

extension Duty {
  /// What the sentence allows to be done about its time and its bearer.
  public var powers: [PowerSyntax] {
    syntax.parts.compactMap { if case .power(let power) = $0 { power } else { nil } }
  }

  /// True where the sentence rests on a page that quotes the act.
  public var isFromSecondarySource: Bool {
    syntax.parts.contains { if case .secondarySource = $0 { true } else { false } }
  }
}
