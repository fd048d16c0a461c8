import CivilTime
import Obligations

/// Histories of some of what is owed: most of one submission, some of many events in any order, recorded at once or long after.
enum RandomEvents {
  /// Moments begin at midnight in Viet Nam.
  static func moment(_ day: CivilDate, second: Int = 0) -> Instant {
    Instant(seconds: Instant.end(of: day).seconds - 86399 + Int64(second))
  }

  /// What has no day at all is acted on near the day given, or near its first.
  static func histories(of obligations: [Obligation], share: Int, seed: UInt64, undatedNear day: CivilDate? = nil)
    -> [Event]
  {
    var dice = Dice(seed: seed)
    var events: [Event] = []
    func add(
      _ kind: Event.Kind, _ about: Obligation, _ happened: CivilDate, _ recorded: CivilDate, until: CivilDate? = nil,
      days: Int? = nil
    ) {
      let second = dice.below(86400)
      events.append(
        Event(
          id: "e\(events.count)", kind: kind, obligations: [about.id], happened: happened,
          recorded: moment(recorded, second: second),
          by: about.id.bearer, recordedFor: kind == .submitted && dice.chance(20) ? about.id.bearer : nil, until: until,
          days: days))
    }
    for about in obligations where dice.chance(share) {
      let anchor = about.state.due ?? about.line.end ?? day ?? about.line.start
      let happened = anchor - 20 + dice.below(45)
      func recorded(_ day: CivilDate) -> CivilDate { dice.chance(85) ? day : day + dice.below(30) }
      switch dice.below(10) {
      case 0...4: add([.submitted, .received, .accepted][dice.below(3)], about, happened, recorded(happened))
      case 5:
        add(.submitted, about, happened, recorded(happened))
        let later = happened + dice.below(10)
        add(.received, about, later, recorded(later))
      case 6: add(dice.chance(50) ? .waived : .excused, about, happened, recorded(happened))
      case 7:
        let until = dice.chance(50) ? anchor + dice.below(20) : nil
        add(.extended, about, happened, recorded(happened), until: until, days: until == nil ? 1 + dice.below(15) : nil)
        if dice.chance(50) { add(.submitted, about, happened + 5, recorded(happened + 5)) }
      default:
        let kinds: [Event.Kind] = [
          .submitted, .received, .accepted, .returned, .refused, .excused, .suspended, .resumed, .told,
        ]
        for _ in 0..<(1 + dice.below(5)) {
          let day = happened + dice.below(15)
          add(kinds[dice.below(kinds.count)], about, day, recorded(day))
        }
      }
    }
    return events
  }
}
