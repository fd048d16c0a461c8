import Regulations

/// What a row says of how often: the cell and what is understood of it.
public struct StatedRecurrence: Hashable, Sendable {
  /// The cell as written.
  public let text: String
  /// What it says.
  public let form: Form

  /// What a cell can say.
  public enum Form: Hashable, Sendable {
    /// Nothing.
    case none
    /// The text names periods. `isInferred`: they are read out of it, so that an application may name them too.
    case periods([Frequency], isInferred: Bool)
    /// The text names no period: whatever period there is comes from an application.
    case open(Count?)
    /// *Ad hoc*, or with each thing received: an event raises it.
    case onEvent
  }

  /// One period of the list.
  public struct Frequency: Hashable, Sendable {
    /// Its series.
    public let series: Series
    /// The month within which it is, where one is named.
    public var month: Int?
    /// *End of year*.
    public var isEndOfYear = false
    /// How many in the period.
    public var count: Count?
  }

  /// How many in a period.
  public struct Count: Hashable, Sendable {
    /// The least that keeps the duty.
    public let least: Int
    /// The upper number of a range.
    public let most: Int?
  }

  /// No recurrence.
  public static let none = StatedRecurrence(text: "", form: .none)

  private init(text: String, form: Form) {
    self.text = text
    self.form = form
  }

  /// The beginnings of cells that say that no period is stated.
  private static let openBeginnings = [
    "periodic", "not stated", "(period not stated", "per ", "at those ", "as directed ", "each ",
  ]

  /// Reads a cell; nil where it is not understood.
  public init?(_ text: String) {
    self.text = text
    if text.isEmpty {
      form = .none
    } else if text == "ad hoc" || text.hasPrefix("(with each ") {
      form = .onEvent
    } else if Self.openBeginnings.contains(where: { text.hasPrefix($0) }) {
      form = .open(nil)
    } else if text == "at least once a month" {
      form = .periods([Frequency(series: .month, count: Count(least: 1, most: nil))], isInferred: false)
    } else if let count = Self.count(text, behind: " (period not stated)") {
      form = .open(count)
    } else {
      var frequencies: [Frequency] = []
      for item in text.split(separator: ";").map({ Self.trimmed($0) }) {
        let word = item.prefix { $0 != "(" && $0 != " " }
        guard var frequency = Self.frequencies[String(word)].map({ Frequency(series: $0) }) else { return nil }
        let note = item.dropFirst(word.count)
        if note.hasPrefix(" (end of year)") { frequency.isEndOfYear = true }
        if note.hasPrefix(" (December") { frequency.month = 12 }
        frequency.count = Self.count(note.dropFirst(2), behind: ")")
        guard note.isEmpty || note.hasPrefix(" (") else { return nil }
        frequencies.append(frequency)
      }
      form = .periods(frequencies, isInferred: text.contains("inferred") || text.contains("(read from "))
    }
  }

  /// `3-month` is the catalogue's way to keep *3 tháng* apart from *hằng quý*; both are quarters of the year.
  private static let frequencies: [String: Series] = [
    "weekly": .week, "monthly": .month, "quarterly": .quarter, "3-month": .quarter, "6-month": .sixMonths,
    "9-month": .nineMonths, "yearly": .year,
  ]

  /// `1-2 classes` and what stands behind.
  private static func count(_ text: some StringProtocol, behind: String) -> Count? {
    guard text.hasSuffix(" classes" + behind) else { return nil }
    let numbers = text.prefix { $0 != " " }.split(separator: "-").map { Int($0) }
    guard numbers.count == 2, let least = numbers[0], let most = numbers[1] else { return nil }
    return Count(least: least, most: most)
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " })
  }
}

extension Series {
  /// The catalogue's word.
  var catalogueWord: String {
    switch self {
    case .week: "weekly"
    case .month: "monthly"
    case .quarter: "quarterly"
    case .sixMonths: "6-month"
    case .nineMonths: "9-month"
    case .year: "yearly"
    }
  }
}
