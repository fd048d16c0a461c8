import Diagnostics

/// Reads one line of the section "Các bên": `- NAME: long name = selector`.
struct PartyParser {
  let source: SourceText
  var lexer: Lexer
  /// The names of all parties, which a selector may mention.
  let names: NameTrie
  var findings = FindingList()

  init(source: SourceText, lexer: Lexer, names: NameTrie) {
    self.source = source
    self.lexer = lexer
    self.names = names
  }

  /// The name that a line declares and what stands behind it; nil where it declares none.
  mutating func name(_ range: SourceRange) -> (name: Word, rest: SourceRange)? {
    guard range.upper - range.lower > 2, source.bytes[range.lower] == UInt8(ascii: "-"),
      source.bytes[range.lower + 1] == 0x20
    else { return nil }
    let body = SourceRange(range.lower + 2, range.upper)
    guard let colon = unquoted(UInt8(ascii: ":"), body) else {
      findings.append(
        Diagnostic(
          .error, "bad-party", in: source, at: range,
          Words(
            vi: "dòng này không có dấu \":\" sau tên bên", en: "this line has no \":\" behind the party's name"),
          notes: [Self.form]))
      return nil
    }
    let nameRange = trimmed(SourceRange(body.lower, colon))
    let name = VietnameseText.composed(source.text(nameRange)).collapsingSpace
    guard !name.isEmpty, !name.contains(where: { "\",;[]()".contains($0) }) else {
      findings.append(
        Diagnostic(
          .error, "bad-party", in: source, at: nameRange,
          Words(
            vi: "tên bên không được trống và không chứa dấu , ; \" [ ] ( )",
            en: "a party's name is not empty and has none of , ; \" [ ] ( )"),
          notes: [Self.form]))
      return nil
    }
    return (Word(name, Place(nameRange)), SourceRange(colon + 1, range.upper))
  }

  mutating func parse(_ range: SourceRange) -> RegulationFile.PartyItem {
    guard let (name, rest) = name(range) else { return .prose(Place(range)) }
    var longName: String?
    var selectorRange: SourceRange?
    if let equals = unquoted(UInt8(ascii: "="), rest) {
      let text = VietnameseText.composed(source.text(SourceRange(rest.lower, equals))).collapsingSpace
      longName = text.isEmpty ? nil : text
      selectorRange = SourceRange(equals + 1, rest.upper)
    } else if startsSelector(rest) {
      selectorRange = rest
    } else {
      let text = VietnameseText.composed(source.text(rest)).collapsingSpace
      longName = text.isEmpty ? nil : text
    }
    var party = PartySyntax(name: name, longName: longName, selector: nil, place: Place(range))
    if let selectorRange {
      party.selector = selector(selectorRange)
    } else if longName == nil {
      findings.append(
        Diagnostic(
          .error, "bad-party", in: source, at: range,
          Words(
            vi: "bên \"\(name.text)\" chưa có tên đầy đủ và chưa nói là cơ quan nào",
            en: "the party \"\(name.text)\" has neither a long name nor a selector"),
          notes: [Self.form]))
    }
    return .party(party)
  }

  private static let form = Words(
    vi: "dạng: - TÊN: tên đầy đủ = cơ quan \"loại\", cấp tỉnh, tại \"Tỉnh Trà Vinh\"",
    en: "form: - NAME: long name = body \"kind\", level province, in \"Tỉnh Trà Vinh\"")

  // MARK: Selectors

  private enum Lead { case bodies, posts, ids, unit, parties }

  private static let leads: [(word: String, lead: Lead)] = {
    let words: [(String, Lead)] = [
      ("cơ quan", .bodies), ("body", .bodies), ("chức danh", .posts), ("post", .posts), ("mã", .ids), ("id", .ids),
      ("thuộc", .unit), ("part of", .unit), ("gồm", .parties), ("comprising", .parties),
    ]
    return words.map { (VietnameseText.key($0.0), $0.1) }
  }()

  private func lead(_ key: String) -> (Lead, String)? {
    for (word, lead) in Self.leads where key == word || key.hasPrefix(word + " ") || key.hasPrefix(word + "\"") {
      return (lead, word)
    }
    return nil
  }

  /// Without `=` a selector is told from a long name by its first words and what follows them.
  private func startsSelector(_ range: SourceRange) -> Bool {
    let key = VietnameseText.key(source.text(range).trimmedSpace)
    guard let (lead, word) = lead(key) else { return false }
    switch lead {
    case .unit, .parties: return true
    case .bodies, .posts, .ids: return key.dropFirst(word.count).drop(while: { $0 == " " }).hasPrefix("\"")
    }
  }

  private mutating func selector(_ range: SourceRange) -> PartySelector? {
    let tokens = lexer.tokens(in: range, prose: false)
    var cursor = Cursor(source: source, words: lexer.words, names: names, tokens: tokens)
    cursor.findings = findings
    findings = FindingList()
    defer { findings = cursor.findings }
    do throws(Abandoned) {
      var parts = [try Self.one(&cursor)]
      while cursor.takeWord("và") || cursor.takeWord("and") { parts.append(try Self.one(&cursor)) }
      _ = cursor.take(.stop)
      guard cursor.isAtEnd else {
        throw cursor.failExpected(
          "bad-selector",
          Words(vi: "dấu phẩy, \"và\" hoặc hết dòng", en: "a comma, \"and\" or the end of the line"), [Self.selectors])
      }
      return parts.count == 1 ? parts[0] : .union(parts)
    } catch {
      return nil
    }
  }

  private static let selectors = Words(
    vi: "dạng: cơ quan \"loại\", cấp tỉnh, tại \"nơi\" | chức danh \"…\" | mã \"…\" | thuộc BÊN | gồm BÊN, BÊN",
    en:
      "forms: body \"kind\", level province, in \"place\" | post \"…\" | id \"…\" | part of PARTY | comprising PARTY, PARTY"
  )

  private static func one(_ cursor: inout Cursor) throws(Abandoned) -> PartySelector {
    if cursor.takeWords(["cơ", "quan"]) || cursor.takeWord("body") { return try kind(&cursor, isPost: false) }
    if cursor.takeWords(["chức", "danh"]) || cursor.takeWord("post") { return try kind(&cursor, isPost: true) }
    if cursor.takeWord("mã") || cursor.takeWord("id") {
      var ids = [try cursor.needString(for: Words(vi: "mã cơ quan", en: "the id of a body"))]
      while cursor.token.kind == .comma, cursor.lookahead(1).kind == .string {
        cursor.advance()
        ids.append(try cursor.needString(for: Words(vi: "mã cơ quan", en: "the id of a body")))
      }
      return .ids(ids)
    }
    if cursor.takeWord("thuộc") || cursor.takeWords(["part", "of"]) { return .unit(of: try partyName(&cursor)) }
    if cursor.takeWord("gồm") || cursor.takeWord("comprising") {
      var names = [try partyName(&cursor)]
      while cursor.take(.comma) != nil { names.append(try partyName(&cursor)) }
      return .parties(names)
    }
    throw cursor.failExpected("bad-selector", Words(vi: "cách chọn cơ quan", en: "a selector"), [selectors])
  }

  private static func kind(_ cursor: inout Cursor, isPost: Bool) throws(Abandoned) -> PartySelector {
    let kind = try cursor.needString(for: Words(vi: "loại cơ quan", en: "the kind of body"))
    var level: LevelName?
    var area: Word?
    while cursor.token.kind == .comma {
      cursor.advance()
      if cursor.takeWord("cấp") || cursor.takeWord("level") {
        level = try levelName(&cursor)
      } else if cursor.takeWord("tại") || cursor.takeWord("in") {
        area = try cursor.needString(for: Words(vi: "tên địa phương", en: "the name of the area"))
      } else {
        throw cursor.failExpected(
          "bad-selector", Words(vi: "\"cấp …\" hoặc \"tại \"…\"\"", en: "\"level …\" or \"in \"…\"\""), [selectors])
      }
    }
    return isPost ? .posts(kind: kind, level: level, area: area) : .bodies(kind: kind, level: level, area: area)
  }

  private static func levelName(_ cursor: inout Cursor) throws(Abandoned) -> LevelName {
    for (level, vi, en) in LevelName.phrases {
      if cursor.takeWords(vi.split(separator: " ").map(String.init)) || cursor.takeWord(en) { return level }
    }
    let known = LevelName.phrases.flatMap { [$0.vi, $0.en] }
    let near = NearestName.nearest(to: cursor.text(cursor.token), among: known)
    throw cursor.failExpected(
      "unknown-level",
      Words(
        vi: "cấp: trung ương, tỉnh, huyện, xã hoặc thôn", en: "a level: central, province, district, commune or hamlet"),
      near.map { [Words(vi: "gần nhất: \"\($0)\"", en: "nearest: \"\($0)\"")] } ?? [])
  }

  /// A party's name inside a selector: the words up to a comma, *và* or the end.
  private static func partyName(_ cursor: inout Cursor) throws(Abandoned) -> Word {
    if let name = cursor.takeDeclaredName() { return name }
    guard cursor.token.kind == .word else {
      throw cursor.failExpected("bad-selector", Words(vi: "tên một bên", en: "the name of a party"), [selectors])
    }
    var range = cursor.token.range
    while cursor.token.kind == .word, !cursor.isWord("và"), !cursor.isWord("and") {
      range = range.joined(with: cursor.token.range)
      cursor.advance()
    }
    return Word(VietnameseText.composed(cursor.source.text(range)).collapsingSpace, Place(range))
  }

  // MARK: Bytes

  /// The first such byte outside quotation marks.
  private func unquoted(_ byte: UInt8, _ range: SourceRange) -> Int? {
    var quote: Quote?
    var i = range.lower
    while i < range.upper {
      if let found = Quote(at: i, in: source.bytes, below: range.upper) {
        if let open = quote {
          if open.isClosed(by: found) { quote = nil }
        } else {
          quote = found
        }
        i += found.length
        continue
      }
      if quote == nil, source.bytes[i] == byte { return i }
      i += 1
    }
    return nil
  }

  private func trimmed(_ range: SourceRange) -> SourceRange {
    var range = range
    while range.lower < range.upper, source.bytes[range.lower] <= 0x20 { range.lower += 1 }
    while range.upper > range.lower, source.bytes[range.upper - 1] <= 0x20 { range.upper -= 1 }
    return range
  }
}

extension Cursor {
  /// The key of a token; nil for what is no word.
  func key(_ token: Token) -> String? { token.word >= 0 ? words.keys[Int(token.word)] : nil }

  func isWord(_ word: String) -> Bool { isWord(token, word) }

  /// Most words differ in their first letter already: the key of `word` is made only where that one fits.
  private func isWord(_ token: Token, _ word: String) -> Bool {
    guard let key = key(token) else { return false }
    if let wanted = word.utf8.first, wanted < 0x80, key.utf8.first != wanted | 0x20 { return false }
    return key == Vocabulary.key(word)
  }

  mutating func takeWord(_ word: String) -> Bool {
    guard isWord(word) else { return false }
    advance()
    return true
  }

  mutating func takeWords(_ wanted: [String]) -> Bool {
    for (offset, word) in wanted.enumerated() where !isWord(lookahead(offset), word) { return false }
    advance(wanted.count)
    return true
  }
}
