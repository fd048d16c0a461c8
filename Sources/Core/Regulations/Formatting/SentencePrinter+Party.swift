/// Selectors of parties.
extension SentencePrinter {
  /// A selector in words.
  public func selector(_ selector: PartySelector) -> String {
    switch selector {
    case .bodies(let kind, let level, let area): bodies(say(vi: "cơ quan", en: "body"), kind, level, area)
    case .posts(let kind, let level, let area): bodies(say(vi: "chức danh", en: "post"), kind, level, area)
    case .ids(let ids): "\(say(vi: "mã", en: "id")) " + ids.map { quoted($0) }.joined(separator: ", ")
    case .unit(let party): "\(say(vi: "thuộc", en: "part of")) \(name(party))"
    case .parties(let list): "\(say(vi: "gồm", en: "comprising")) \(names(list))"
    case .union(let list): list.map { self.selector($0) }.joined(separator: " \(say(.and)) ")
    }
  }

  private func bodies(_ lead: String, _ kind: Word, _ level: LevelName?, _ area: Word?) -> String {
    var text = "\(lead) \(quoted(kind))"
    if let words = LevelName.phrases.first(where: { $0.0 == level }) {
      text += say(vi: ", cấp \(words.vi)", en: ", level \(words.en)")
    }
    if let area { text += ", \(say(vi: "tại", en: "in")) \(quoted(area))" }
    return text
  }
}
