import CPostgres

/// What a session's server has parsed, by the text.
struct PostgresStatements {
  struct Prepared {
    let name: String
    let types: [Oid]

    /// True where values of these types can be bound: a null goes with any.
    func fits(_ others: [Oid]) -> Bool { zip(types, others).allSatisfy { $0 == $1 || $1 == 0 } }
  }

  /// How many are kept. The store has some hundred texts; beyond that somebody makes texts of values.
  static let limit = 1_000

  /// True where none may be used any more.
  var mustForget = false
  private var byText: [String: [Prepared]] = [:]
  /// Texts run once: parsing for later is paid for only when there is a second time.
  private var seen: Set<String> = []
  private var made = 0

  var isFull: Bool { mustForget || made >= Self.limit || seen.count >= Self.limit }

  /// What was parsed for a text and values of these types.
  func find(_ text: String, _ types: [Oid]) -> Prepared? { byText[text]?.first { $0.fits(types) } }

  /// True from the second time on.
  mutating func isSeenAgain(_ text: String) -> Bool { !seen.insert(text).inserted }

  mutating func nextName() -> String {
    made += 1
    return "s\(made)"
  }

  mutating func add(name: String, types: [Oid], for text: String) -> Prepared {
    let prepared = Prepared(name: name, types: types)
    byText[text, default: []].append(prepared)
    return prepared
  }
}
