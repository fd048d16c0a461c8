import CivilTime
import Diagnostics
import Regulations

/// What somebody has entered so far to activate a regulation: the text, and what the parties agreed on beside it. Nothing of it holds yet.
public struct ActivationDraft: Hashable, Sendable {
  /// On what rests what is settled.
  public enum Ground: String, Hashable, Sendable, CaseIterable {
    /// A guidance letter, by its number and day.
    case letter
    /// The parties agreed.
    case agreement
  }

  /// Days are agreed on for a series of a sentence.
  public struct DayKey: Hashable, Sendable, Comparable {
    /// The address of the sentence.
    public let rule: String
    /// Which of its periods; nil for what something starts.
    public let series: Series?

    /// A series of a sentence.
    public init(_ rule: String, _ series: Series?) {
      self.rule = rule
      self.series = series
    }

    /// As it stands in a form and in a draft.
    public var text: String { "\(rule)#\(series?.rawValue ?? "")" }

    /// What stood in a form or a draft; nil where it is none.
    public init?(text: String) {
      let parts = text.split(separator: "#", omittingEmptySubsequences: false)
      guard parts.count == 2 else { return nil }
      let series = Series(rawValue: String(parts[1]))
      guard series != nil || parts[1].isEmpty else { return nil }
      self.init(String(parts[0]), series)
    }

    /// By address, then as periods grow.
    public static func < (a: DayKey, b: DayKey) -> Bool {
      func place(_ key: DayKey) -> Int { key.series.flatMap { Series.allCases.firstIndex(of: $0) } ?? -1 }
      return (a.rule, place(a)) < (b.rule, place(b))
    }
  }

  /// Where the text will stand among the texts: `uong-bi.md`.
  public var path: String
  /// The text.
  public var text: String
  /// On what rests what is settled.
  public var ground = Ground.letter
  /// The party that issues the guidance, as the text calls it.
  public var issuer: String?
  /// Its number, as it will be cited.
  public var number: String?
  /// Its day.
  public var day: CivilDate?
  /// Since when what is settled holds; nil for since the day of the letter.
  public var from: CivilDate?
  /// From which day its deadlines are asked for here; nil for all since it is in force.
  public var followed: CivilDate?
  /// The days that were agreed on.
  public var days: [DayKey: AgreedDay] = [:]
  /// The members of collectives, all by the names of parties.
  public var members: [String: [String]] = [:]
  /// To whom is sent what the text sends to nobody, by sentence, by the names of parties.
  public var recipients: [String: [String]] = [:]
  /// Forms that were brought, by their ids.
  public var forms: [String: String] = [:]
  /// Forms that stay away.
  public var formsLeftOut: Set<String> = []
  /// Whether what is left open beside the days is accepted as the text leaves it.
  public var acceptsOpen = false

  /// A text, and nothing settled.
  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }

  /// The text as a file.
  public var source: SourceText { SourceText(name: path, text: text) }
  /// The `mã` that the text gives itself.
  public var id: String? { DocumentKind.id(of: source) }

  // MARK: Kept

  /// As it is kept, by names.
  var values: [String: String] {
    var values = ["path": path, "text": text, "ground": ground.rawValue]
    values["issuer"] = issuer
    values["number"] = number
    values["day"] = day?.description
    values["from"] = from?.description
    values["followed"] = followed?.description
    if acceptsOpen { values["accepts"] = "1" }
    for (key, agreed) in days { values["day \(key.text)"] = agreed.text }
    // Keys are ASCII, and parties are called in Vietnamese.
    for (place, one) in members.sorted(by: { $0.key < $1.key }).enumerated() {
      values["members \(place)"] = ([one.key] + one.value).joined(separator: "\n")
    }
    for (rule, list) in recipients { values["to \(rule)"] = list.joined(separator: "\n") }
    for (id, text) in forms { values["form \(id)"] = text }
    if !formsLeftOut.isEmpty { values["left-out"] = formsLeftOut.sorted().joined(separator: "\n") }
    return values
  }

  /// What was kept; nil where there is no text.
  init?(values: [String: String]) {
    guard let path = values["path"], let text = values["text"] else { return nil }
    self.init(path: path, text: text)
    func list(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }
    ground = values["ground"].flatMap { Ground(rawValue: $0) } ?? .letter
    issuer = values["issuer"]
    number = values["number"]
    day = values["day"].flatMap { CivilDate(iso: $0) }
    from = values["from"].flatMap { CivilDate(iso: $0) }
    followed = values["followed"].flatMap { CivilDate(iso: $0) }
    acceptsOpen = values["accepts"] == "1"
    formsLeftOut = Set(list(values["left-out"] ?? ""))
    for (name, value) in values {
      let parts = name.split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { continue }
      switch parts[0] {
      case "day":
        if let key = DayKey(text: parts[1]), let agreed = AgreedDay(text: value) { days[key] = agreed }
      case "members":
        let names = list(value)
        if let party = names.first { members[party] = Array(names.dropFirst()) }
      case "to": recipients[parts[1]] = list(value)
      case "form": forms[parts[1]] = value
      default: break
      }
    }
  }
}
