import CivilTime
import Diagnostics

/// Marks that a finding has been reported and the sentence is given up; the parser goes on behind its full stop.
struct Abandoned: Error {}

/// Walks over the tokens of one fence and reports what it finds wrong.
struct Cursor {
  let source: SourceText
  let words: WordTable
  let names: NameTrie
  private(set) var tokens: [Token]
  private(set) var index = 0
  var findings = FindingList()

  init(source: SourceText, words: WordTable, names: NameTrie, tokens: [Token]) {
    self.source = source
    self.words = words
    self.names = names
    self.tokens = tokens
  }

  var token: Token { tokens[index] }
  var isAtEnd: Bool { token.kind == .end }
  /// The end of the token before.
  var lastEnd: Int { index > 0 ? tokens[index - 1].range.upper : token.range.lower }

  func lookahead(_ distance: Int) -> Token { tokens[min(index + distance, tokens.count - 1)] }

  mutating func advance(_ count: Int = 1) { index = min(index + count, tokens.count - 1) }

  mutating func take(_ kind: Token.Kind) -> Token? {
    guard token.kind == kind else { return nil }
    defer { advance() }
    return token
  }

  /// Goes behind the next full stop, or to the end.
  mutating func skipSentence() {
    while !isAtEnd, token.kind != .stop { advance() }
    if token.kind == .stop { advance() }
  }

  // MARK: Phrases

  /// The longest phrase here that has a wanted meaning, and how many tokens it takes.
  func longest<Found>(_ wanted: (Vocabulary.Meaning) -> Found?) -> (found: Found, count: Int)? {
    var node: Int32 = 0
    var best: (Found, Int)?
    var i = index
    while true {
      let token = tokens[i]
      guard token.kind == .word || token.kind == .comma, token.word >= 0,
        let next = Vocabulary.shared.step(node, words.vocabularyIDs[Int(token.word)])
      else { return best }
      node = next
      i += 1
      for meaning in Vocabulary.shared.meanings(at: node) {
        if let found = wanted(meaning) {
          best = (found, i - index)
          break
        }
      }
    }
  }

  func peek(_ keyword: Keyword) -> Int? {
    longest { $0 == .keyword(keyword) ? () : nil }?.count
  }

  func peekAny(_ keywords: Set<Keyword>) -> (found: Keyword, count: Int)? {
    longest { meaning in
      if case .keyword(let keyword) = meaning, keywords.contains(keyword) { keyword } else { nil }
    }
  }

  mutating func take(_ keyword: Keyword) -> Bool {
    guard let count = peek(keyword) else { return false }
    advance(count)
    return true
  }

  mutating func takeAny(_ keywords: Set<Keyword>) -> Keyword? {
    guard let (keyword, count) = peekAny(keywords) else { return nil }
    advance(count)
    return keyword
  }

  // MARK: Values

  func text(_ token: Token) -> String { VietnameseText.composed(source.text(token.range)) }

  /// A whole number of at most six digits.
  func number(_ token: Token) -> Int? {
    guard token.kind == .word else { return nil }
    let bytes = source.bytes[token.range.lower..<token.range.upper]
    guard bytes.count <= 6, bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  mutating func takeNumber() -> Int? {
    guard let value = number(token) else { return nil }
    advance()
    return value
  }

  /// A quoted text without its quotes.
  mutating func takeString() throws(Abandoned) -> Word? {
    if token.kind == .unclosedString {
      throw fail(
        "unclosed-quote", token.range,
        Words(
          vi: "dấu ngoặc kép mở ở đây không có dấu đóng trên cùng dòng",
          en: "the quotation mark opened here is not closed on its line"),
        [Words(vi: "thêm dấu \" vào cuối phần trích", en: "add \" at the end of the quoted words")])
    }
    guard let token = take(.string) else { return nil }
    let opening = Quote(at: token.range.lower, in: source.bytes, below: token.range.upper)?.length ?? 1
    let isStraight = opening == 1
    let inner = SourceRange(token.range.lower + opening, token.range.upper - (isStraight ? 1 : 3))
    return Word(VietnameseText.composed(source.text(inner)), Place(token.range))
  }

  mutating func needString(for what: Words) throws(Abandoned) -> Word {
    if let word = try takeString() { return word }
    throw failExpected(
      "expected-quote",
      Words(vi: "\(what.vi) đặt trong ngoặc kép", en: "\(what.en) in quotation marks"))
  }

  /// A label in square brackets.
  mutating func takeLabel() throws(Abandoned) -> Word? {
    guard token.kind == .openBracket else { return nil }
    let open = token.range
    advance()
    let label = token
    guard label.kind == .word, let close = Optional(lookahead(1)), close.kind == .closeBracket else {
      throw fail(
        "bad-label", open.joined(with: token.range),
        Words(
          vi: "nhãn viết trong ngoặc vuông, như [b], [1] hoặc [a1]; ở đây thấy \(describe(token).vi)",
          en: "a label stands in square brackets, as [b], [1] or [a1]; found \(describe(token).en)"))
    }
    let text = source.text(label.range)
    guard Cursor.isLabel(text) else {
      throw fail(
        "bad-label", label.range,
        Words(
          vi:
            "\"\(text)\" không phải là nhãn; nhãn là một chữ cái thường, một số, hoặc một chữ cái và một số: [b], [1], [a1]",
          en: "\"\(text)\" is no label; a label is a small letter, a number, or a letter and a number: [b], [1], [a1]"))
    }
    advance(2)
    return Word(text, Place(open.joined(with: lookahead(-1).range)))
  }

  private static func isLabel(_ text: String) -> Bool {
    var bytes = Array(text.utf8)
    if let first = bytes.first, (0x61...0x7A).contains(first) {
      bytes.removeFirst()
    } else if bytes.isEmpty {
      return false
    }
    return bytes.count <= 2 && bytes.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// A day as dd/mm/yyyy or ISO; reports an impossible one.
  mutating func takeDate() throws(Abandoned) -> CivilDate? {
    guard token.kind == .word else { return nil }
    switch DateText.read(source.bytes[token.range.lower..<token.range.upper]) {
    case .notADate: return nil
    case .date(let date):
      advance()
      return date
    case .impossible:
      throw fail("impossible-date", token.range, DateText.impossible(text(token)))
    }
  }

  mutating func needDate() throws(Abandoned) -> CivilDate {
    if let date = try takeDate() { return date }
    throw failExpected("expected-date", Words(vi: "một ngày như 25/3/2012", en: "a day such as 25/3/2012"))
  }

  /// An address of a rule or clause.
  mutating func takeAddress() throws(Abandoned) -> Word {
    guard token.kind == .word, Cursor.isAddress(source.bytes[token.range.lower..<token.range.upper]) else {
      throw failExpected(
        "expected-address",
        Words(vi: "địa chỉ một điều khoản như dieu-6/gach-2", en: "the address of a clause such as dieu-6/gach-2"))
    }
    defer { advance() }
    return Word(source.text(token.range), Place(token.range))
  }

  static func isAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, first != UInt8(ascii: "/"), first != UInt8(ascii: "."), bytes.count <= 200 else {
      return false
    }
    return bytes.allSatisfy {
      (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".")
    }
  }

  // MARK: Names

  /// A declared name at this place, the longest.
  mutating func takeDeclaredName() -> Word? {
    guard let count = names.longest(tokens, from: index) else { return nil }
    let range = token.range.joined(with: tokens[index + count - 1].range)
    advance(count)
    return Word(VietnameseText.composed(source.text(range)).collapsingSpace, Place(range))
  }

  /// A name: a declared one, or else the words up to where `stops` says the name must have ended. An undeclared name is
  /// reported with the nearest one and kept.
  mutating func needName(until stops: (inout Cursor) -> Bool) throws(Abandoned) -> Word {
    if let name = takeDeclaredName() { return name }
    guard token.kind == .word else {
      throw failExpected("expected-party", Words(vi: "tên một bên", en: "the name of a party"), names.allowed)
    }
    let start = token.range
    var end = start
    repeat {
      end = token.range
      advance()
    } while token.kind == .word && !stops(&self)
    let range = start.joined(with: end)
    let name = VietnameseText.composed(source.text(range)).collapsingSpace
    findings.append(
      Diagnostic(
        .error, "unknown-party", in: source, at: range,
        Words(
          vi: "không có bên nào tên \"\(name)\" trong mục \"Các bên\"",
          en: "no party called \"\(name)\" stands in the section \"Parties\""),
        notes: findings.isFull("unknown-party") ? [] : names.nearest(name)))
    return Word(name, Place(range))
  }

  /// True where the words up to the next mark are near a declared name.
  func isNearName() -> Bool {
    var range = token.range
    var ahead = 0
    while lookahead(ahead).kind == .word {
      range = range.joined(with: lookahead(ahead).range)
      ahead += 1
    }
    return NearestName.nearest(to: source.text(range), among: names.names) != nil
  }

  // MARK: Findings

  /// What stands here, in words.
  func describe(_ token: Token) -> Words {
    switch token.kind {
    case .end: return Words(vi: "hết khối", en: "the end of the block")
    case .prose: return Words(vi: "một dòng chú thích \">\"", en: "a line of prose \">\"")
    default:
      let text = self.text(token).prefix(60)
      // A quoted text brings its own quotation marks.
      let shown = token.kind == .string || token.kind == .unclosedString ? String(text) : "\"\(text)\""
      return Words(vi: shown, en: shown)
    }
  }

  mutating func fail(_ code: String, _ range: SourceRange, _ message: Words, _ notes: [Words] = []) -> Abandoned {
    findings.append(Diagnostic(.error, code, in: source, at: range, message, notes: notes))
    return Abandoned()
  }

  mutating func failExpected(_ code: String, _ wanted: Words, _ notes: [Words] = []) -> Abandoned {
    let found = describe(token)
    return fail(
      code, token.range,
      Words(vi: "cần \(wanted.vi); ở đây thấy \(found.vi)", en: "needed \(wanted.en); found \(found.en)"),
      notes)
  }
}

/// The declared names of a file, to find the longest at a place.
struct NameTrie {
  private var children: [Int64: Int32] = [:]
  private var ends: [Bool] = [false]
  let names: [String]

  /// The names given, cut into words by the file's own table.
  init(_ names: [String], words: inout WordTable) {
    self.names = names
    for name in names {
      var node: Int32 = 0
      // A comma is a word of its own.
      let separate = name.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        .map { String(Substring($0)) }.joined(separator: " , ")
      for piece in separate.unicodeScalars.split(whereSeparator: \.isWhiteSpace).map(String.init) {
        let word = words.intern(key: piece == "," ? "," : Vocabulary.key(piece))
        let step = Int64(node) << 32 | Int64(word)
        if let next = children[step] {
          node = next
        } else {
          ends.append(false)
          node = Int32(ends.count - 1)
          children[step] = node
        }
      }
      if node > 0 { ends[Int(node)] = true }
    }
  }

  /// How many tokens the longest declared name takes here.
  func longest(_ tokens: [Token], from index: Int) -> Int? {
    var node: Int32 = 0
    var best: Int?
    var i = index
    while i < tokens.count, tokens[i].word >= 0, let next = children[Int64(node) << 32 | Int64(tokens[i].word)] {
      node = next
      i += 1
      if ends[Int(node)] { best = i - index }
    }
    return best
  }

  /// A note with the nearest declared name, or with all of them where none is near.
  func nearest(_ name: String) -> [Words] {
    if let near = NearestName.nearest(to: name, among: names) {
      return [Words(vi: "gần nhất: \"\(near)\"", en: "nearest: \"\(near)\"")]
    }
    return allowed
  }

  /// A note with the declared names.
  var allowed: [Words] {
    if names.isEmpty {
      return [Words(vi: "mục \"Các bên\" chưa có bên nào", en: "the section \"Parties\" has no party yet")]
    }
    let list = names.prefix(12).map { "\"\($0)\"" }.joined(separator: ", ") + (names.count > 12 ? ", …" : "")
    return [Words(vi: "các bên: \(list)", en: "parties: \(list)")]
  }
}
