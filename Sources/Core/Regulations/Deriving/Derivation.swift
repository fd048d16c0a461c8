import Diagnostics
import Organisations

/// A draft of a lower level's text, made from its parent, and all of the parent that a person has to decide about.
public struct Derivation: Sendable {
  /// The `mã` of the draft.
  public let id: String
  /// The place it is for, as the draft names it.
  public let place: String
  /// The rule file, in canonical form.
  public let text: String
  /// The parties that are other bodies in the draft, in the order declared.
  public let parties: [MovedParty]
  /// What is not in force in the draft and why, in the order of the parent.
  public let decisions: [Decision]
  /// How many sentences run in the draft.
  public let sentences: Int
  /// How many examples of the parent were left out: they are about its own bodies.
  public let examples: Int

  /// A party and what it became.
  public struct MovedParty: Hashable, Sendable {
    /// The name used in sentences, which stays.
    public let name: String
    /// What it is in the draft, in the words of the file.
    public let selector: String
  }

  /// Something that only a person can decide.
  public struct Decision: Hashable, Sendable {
    /// What it is about.
    public let kind: Kind
    /// The party's name, the parent's address of the sentence, or that of the heading of an application.
    public let subject: String
    /// Why it could not be carried over.
    public let why: Words
  }

  /// What a decision is about.
  public enum Kind: String, Sendable, CaseIterable {
    /// A party that is nobody at the new level.
    case party
    /// A sentence that stands in the draft as prose.
    case sentence
    /// A sentence that runs without some of the names it lists.
    case names
    /// An application, or a part of one, that stands in the draft as prose.
    case application
  }
}

/// Why no draft can be made.
public enum DerivationError: Error, Hashable, Sendable {
  /// No party of the text that owes has both a level and a place.
  case noSeat
  /// The text is over on the day; the day is its last.
  case isOver(String)
  /// The body does not exist on the day.
  case bodyIsNotThere
  /// The body has no level or no place in the register.
  case bodyHasNoPlace
  /// The body is of the text's own level or above it: its level and the text's.
  case notBelow(body: LevelName, text: LevelName)
  /// The body's place lies outside the text's.
  case outside(place: String, of: String)
  /// The register does not have the place of the text.
  case unknownSeat(String)
  /// No name tells the place from another.
  case ambiguousPlace(String)
  /// What was to be the draft's `mã` is none.
  case badID(String)
  /// A party named for a decision is not among the text's; with the nearest.
  case unknownParty(String, nearest: String?)

  /// The error for people.
  public var message: Words {
    switch self {
    case .noSeat:
      Words(
        vi: "không bên nào phải làm việc trong văn bản có cả cấp và nơi, nên không biết cấp dưới là cấp nào",
        en: "no party that owes in the text has both a level and a place, so nobody can say which level is below")
    case .isOver(let last):
      Words(
        vi: "văn bản hết hiệu lực ngày \(last); chọn --on không muộn hơn",
        en: "the text ended on \(last); choose an --on no later")
    case .bodyIsNotThere:
      Words(vi: "cơ quan không có trong danh bạ vào ngày ấy", en: "the register does not have the body on that day")
    case .bodyHasNoPlace:
      Words(vi: "danh bạ không ghi cấp hoặc nơi của cơ quan", en: "the register gives the body no level or no place")
    case .notBelow(let body, let text):
      Words(
        vi: "cơ quan ở cấp \(body.words.vi), văn bản ở cấp \(text.words.vi); cần một cơ quan cấp dưới",
        en:
          "the body is of level \(body.words.en), the text of level \(text.words.en); a body of a level below is needed"
      )
    case .outside(let place, let seat):
      Words(
        vi: "\(place) không thuộc \(seat), nơi của văn bản",
        en: "\(place) does not lie in \(seat), the place of the text")
    case .unknownSeat(let seat):
      Words(
        vi: "danh bạ không có \"\(seat)\", nơi của văn bản",
        en: "the register has no \"\(seat)\", the place of the text")
    case .ambiguousPlace(let name):
      Words(
        vi: "danh bạ có nhiều nơi tên \"\(name)\", không tên nào nói rõ được nơi nào",
        en: "the register has several places called \"\(name)\", and no name tells them apart")
    case .badID(let id):
      Words(
        vi: "mã của dự thảo chỉ gồm chữ thường không dấu, số và gạch nối; ở đây là \"\(id)\"",
        en: "the id of the draft has small ASCII letters, digits and hyphens; here it is \"\(id)\"")
    case .unknownParty(let name, let nearest):
      Words(
        vi: "văn bản không có bên \"\(name)\"" + (nearest.map { "; có phải \"\($0)\"?" } ?? ""),
        en: "the text has no party \"\(name)\"" + (nearest.map { "; did you mean \"\($0)\"?" } ?? ""))
    }
  }
}

extension LevelName {
  /// The level for people.
  var words: Words {
    let phrase = Self.phrases.first { $0.0 == self }
    return Words(vi: phrase?.vi ?? rawValue, en: phrase?.en ?? rawValue)
  }

  /// The language's level for the register's.
  init(_ level: Level) {
    switch level {
    case .central: self = .central
    case .province: self = .province
    case .district: self = .district
    case .commune: self = .commune
    case .hamlet: self = .hamlet
    }
  }
}
