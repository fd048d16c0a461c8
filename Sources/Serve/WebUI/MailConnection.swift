import CivilTime
import Diagnostics
import Obligations

/// How it stands with sending mail.
public enum MailHealth: Hashable, Sendable {
  /// Nothing was sent yet since the program started.
  case untried
  /// The last mail was taken, at a moment.
  case good(Instant)
  /// The last could not be handed over: since when, and why.
  case troubled(since: Instant, Words)
}

/// What the application needs to know of the mails that the program sends.
public struct MailConnection: Sendable {
  /// Where the application is, as it stands in mails: `https://phoihop.example.vn`.
  public let link: String
  /// How it stands.
  public let health: @Sendable () -> MailHealth

  /// A connection of its parts.
  public init(link: String, health: @escaping @Sendable () -> MailHealth) {
    self.link = link
    self.health = health
  }
}

extension Route {
  /// Where somebody who is reminded goes: to the obligation, but to his list where its name could be that of a case, which a person chose.
  public static func forMail(_ id: ObligationID) -> Route {
    guard case .trigger(let name) = id.period else { return .matter(id) }
    let isOurs = name.first == "e" && name.count > 1 && name.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) }
    return isOurs ? .matter(id) : .home
  }
}
