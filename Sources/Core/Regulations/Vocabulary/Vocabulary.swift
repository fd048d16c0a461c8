import Diagnostics

/// Every phrase of the language as a prefix tree over words, and the way back to print it.
///
/// A word is an interned number; what the files of a run say is mapped to these numbers once per distinct word.
final class Vocabulary: Sendable {
  /// What a phrase means, by the list it stands in.
  enum Meaning: Hashable {
    case keyword(Keyword)
    case modality(Modality)
    case act(Act)
    case event(EventKind)
    case weekday(Int)
  }

  /// The one vocabulary; built on first use in well under a millisecond.
  static let shared = Vocabulary()

  /// Weekdays from Monday (1) to Sunday (7).
  static let weekdays: [(vi: String, en: String)] = [
    ("thứ Hai", "Monday"), ("thứ Ba", "Tuesday"), ("thứ Tư", "Wednesday"), ("thứ Năm", "Thursday"),
    ("thứ Sáu", "Friday"),
    ("thứ Bảy", "Saturday"), ("Chủ nhật", "Sunday"),
  ]

  private let wordIDs: [String: Int32]
  /// Child of (node, word), both in one number.
  private let children: [Int64: Int32]
  /// The meanings that end at a node.
  private let meanings: [[Meaning]]
  private let printed: [Meaning: (vi: String, en: String)]

  private init() {
    var ids: [String: Int32] = [:]
    var children: [Int64: Int32] = [:]
    var meanings: [[Meaning]] = [[]]
    var printed: [Meaning: (vi: String, en: String)] = [:]
    func add(_ meaning: Meaning, _ vi: [String], _ en: [String]) {
      printed[meaning] = (vi.first ?? "", en.first ?? "")
      for phrase in vi + en {
        var node: Int32 = 0
        for word in Vocabulary.words(of: phrase) {
          let id = ids[word] ?? Int32(ids.count)
          ids[word] = id
          let step = Int64(node) << 32 | Int64(id)
          if let next = children[step] {
            node = next
          } else {
            meanings.append([])
            node = Int32(meanings.count - 1)
            children[step] = node
          }
        }
        meanings[Int(node)].append(meaning)
      }
    }
    for (keyword, vi, en) in Keyword.phrases { add(.keyword(keyword), vi, en) }
    for (modality, vi, en) in Modality.phrases { add(.modality(modality), vi, en) }
    for (act, vi, en) in Act.phrases { add(.act(act), vi, en) }
    for (event, vi, en) in EventKind.phrases { add(.event(event), vi, en) }
    for (index, day) in Self.weekdays.enumerated() { add(.weekday(index + 1), [day.vi], [day.en]) }
    self.wordIDs = ids
    self.children = children
    self.meanings = meanings
    self.printed = printed
  }

  /// The keys of a phrase's words; a comma is a word of its own.
  private static func words(of phrase: String) -> [String] {
    var out: [String] = []
    for piece in phrase.split(separator: " ") {
      if piece.hasSuffix(",") {
        out.append(key(String(piece.dropLast())))
        out.append(",")
      } else {
        out.append(key(String(piece)))
      }
    }
    return out
  }

  /// The key of one word, with the spellings that officials use side by side made one: *hàng/hằng*, *kì/kỳ*, *quí/quý*.
  static func key(_ word: String) -> String {
    let key = VietnameseText.key(word)
    return spellings[key] ?? key
  }

  private static let spellings: [String: String] = {
    let pairs = [("hàng", "hằng"), ("kì", "kỳ"), ("quí", "quý"), ("hoá", "hóa"), ("kí", "ký")]
    return Dictionary(uniqueKeysWithValues: pairs.map { (VietnameseText.key($0.0), VietnameseText.key($0.1)) })
  }()

  /// The number of a word, or -1 when no phrase holds it.
  func wordID(key: String) -> Int32 { wordIDs[key] ?? -1 }

  /// The node reached from `node` by a word, or nil.
  func step(_ node: Int32, _ word: Int32) -> Int32? {
    word < 0 ? nil : children[Int64(node) << 32 | Int64(word)]
  }

  /// The meanings that end at a node.
  func meanings(at node: Int32) -> [Meaning] { meanings[Int(node)] }

  /// The first phrase of a keyword in a language.
  func print(_ keyword: Keyword, _ language: Language) -> String { print(.keyword(keyword), language) }
  /// The first phrase of a modality.
  func print(_ modality: Modality, _ language: Language) -> String { print(.modality(modality), language) }
  /// The first phrase of an act.
  func print(_ act: Act, _ language: Language) -> String { print(.act(act), language) }
  /// The first phrase of an event.
  func print(_ event: EventKind, _ language: Language) -> String { print(.event(event), language) }

  private func print(_ meaning: Meaning, _ language: Language) -> String {
    guard let pair = printed[meaning] else { return "" }
    return language == .vi ? pair.vi : pair.en
  }
}
