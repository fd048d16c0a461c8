import CivilTime
import Diagnostics
import Facts
import Obligations
import Organisations
import Secrets
import Telling
import UseCases

/// Somebody's due days for calendar programs (RFC 5545): titles and days, nothing of what a case is about.
///
/// The same things give the same bytes: an event's stamp is the moment since which it is so, and its sequence the ledger number of what made it
/// so, which only grows.
struct CalendarFeed {
  let days: [Desk.DueDay]
  let register: Register
  /// What the calendar is called.
  let name: String
  /// The ledger's public key: the same obligation of another store is another event.
  let origin: String
  let language: Language

  /// The calendar; lines end with CR LF.
  var text: String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//PhoiHop//PhoiHop \(Version.text)//\(language.rawValue.uppercased())",
      "CALSCALE:GREGORIAN", "NAME:\(Self.escaped(name))", "X-WR-CALNAME:\(Self.escaped(name))",
      "REFRESH-INTERVAL;VALUE=DURATION:PT4H", "X-PUBLISHED-TTL:PT4H",
    ]
    for day in days { lines += event(day) }
    lines.append("END:VCALENDAR")
    return lines.map(Self.folded).joined()
  }

  private func event(_ one: Desk.DueDay) -> [String] {
    let obligation = one.obligation
    guard let due = obligation.state.due else { return [] }
    let stamp = Self.moment(one.changed.at)
    return [
      "BEGIN:VEVENT", "UID:\(uid(obligation.id))", "DTSTAMP:\(stamp)", "LAST-MODIFIED:\(stamp)",
      "SEQUENCE:\(Int32(clamping: one.changed.entry))", "DTSTART;VALUE=DATE:\(Self.day(due))",
      "DTEND;VALUE=DATE:\(Self.day(due + 1))", "SUMMARY:\(Self.escaped(title(obligation)))", "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]
  }

  /// What is to be done, for which period, by whom.
  private func title(_ one: Obligation) -> String {
    let period = ObligationWords.period(one, language)
    let body = register.name(of: one.id.bearer, on: one.line.decidingDay)
    return [one.deed(language).capitalisedFirst, period, body].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// A name that stays and tells nothing: the id of what a case started would name the case.
  private func uid(_ id: ObligationID) -> String {
    let digest = Digest(of: Array("\(origin)\n\(id.description)".utf8))
    return "\(digest.description.prefix(32))@phoihop"
  }

  // MARK: RFC 5545

  /// A text as a value (3.3.11).
  static func escaped(_ text: String) -> String {
    var out = ""
    for character in text.unicodeScalars {
      switch character {
      case "\\", ";", ",":
        out.unicodeScalars.append("\\")
        out.unicodeScalars.append(character)
      case "\n": out += "\\n"
      case _ where character.value < 0x20 || character.value == 0x7F: break
      default: out.unicodeScalars.append(character)
      }
    }
    return out
  }

  /// A line in pieces of 75 bytes at most, of whole letters, each but the first behind a space (3.1).
  static func folded(_ line: String) -> String {
    var out = ""
    var room = longest
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if size > room {
        out += "\r\n "
        room = longest - 1
      }
      out.unicodeScalars.append(scalar)
      room -= size
    }
    return out + "\r\n"
  }

  private static let longest = 75

  private static func day(_ day: CivilDate) -> String { String(day.description.filter { $0 != "-" }) }

  private static func moment(_ moment: Instant) -> String {
    String(moment.iso.filter { $0 != "-" && $0 != ":" })
  }
}
