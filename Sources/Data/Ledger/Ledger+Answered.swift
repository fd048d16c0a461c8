import Database
import Obligations
import Secrets

extension Ledger {
  /// A key under which somebody has something done once: the same question under it gets the answer that was given, and nothing is done
  /// again. What was answered stands beside the entries and in their transaction, so that either both are there or neither.
  public struct Once: Sendable {
    /// Who asks: keys of others are others.
    public let person: String
    /// The key, as he chose it. It is kept as a hash: a key may say more than its chooser knows.
    public let key: String
    /// What he asks for, as a hash.
    public let question: Digest
    /// What is answered, by the ledger numbers of what is written.
    let answer: @Sendable ([Int64]) -> String

    /// A key with the question, and what will have been answered.
    public init(
      person: String, key: String, question: Digest, answer: @escaping @Sendable ([Int64]) -> String
    ) {
      self.person = person
      self.key = key
      self.question = question
      self.answer = answer
    }

    /// Seconds for which an answer is kept at least: two days, for a key is promised for one.
    static let kept: Int64 = 2 * 86_400

    /// What is kept of a key.
    static func mark(of key: String) -> String { Digest(of: Array(key.utf8)).description }

    func keep(_ numbers: [Int64], at now: Instant, _ connection: any DatabaseConnection) throws {
      try connection.run("DELETE FROM answered WHERE answered_at < \(now.seconds - Self.kept)")
      try connection.run(
        """
        INSERT INTO answered (person, key, question, answered_at, answer)
        VALUES (\(person), \(Self.mark(of: key)), \(question.description), \(now.seconds), \(answer(numbers)))
        """)
    }
  }

  /// What was answered under a key of somebody; nil where nothing was, or so long ago that nobody is promised it.
  @available(*, noasync)
  public func answer(to person: String, under key: String) throws -> (question: String, answer: String)? {
    try database.read { connection in
      try connection.first(
        "SELECT question, answer FROM answered WHERE person = \(person) AND key = \(Once.mark(of: key))"
      ) { ($0.text(0), $0.text(1)) }
    }
  }
}

extension Ledger.Condition {
  /// Nothing was done under a key.
  static func unanswered(_ once: Ledger.Once) -> Ledger.Condition {
    Ledger.Condition { connection in
      let found = try connection.first(
        "SELECT 1 FROM answered WHERE person = \(once.person) AND key = \(Ledger.Once.mark(of: once.key))"
      ) { _ in true }
      if found != nil { throw LedgerError.answered(key: once.key) }
    }
  }
}
