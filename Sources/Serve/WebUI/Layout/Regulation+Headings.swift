import Regulations

extension Regulation {
  /// The headings of a clause that have an address, without their titles: *Điều 4 › Khoản 2*.
  func shortPath(of address: String) -> String {
    guard let clause = clause(at: address) else { return address.withoutRegulation }
    return pathFromArticle(of: clause).map(\.headingNumber).joined(separator: " › ")
  }

  /// The headings from the outermost that has an address down to a clause: `Điều 23`, `Khoản 3`, `3.1`.
  func pathFromArticle(of clause: Clause) -> ArraySlice<String> {
    let parts = clause.address.split(separator: "/")
    guard parts.count > 2 else { return clause.path.suffix(1) }
    let article = self.clause(at: parts.prefix(2).joined(separator: "/"))
    // An address with a full stop stands below headings that its slashes do not tell of.
    return article.map { clause.path.dropFirst($0.path.count - 1) } ?? clause.path.suffix(parts.count - 1)
  }

  /// Its title, shortened, with its id behind: many are alike in one of them.
  var named: String { Self.named(id, title) }

  /// A title, shortened, with the id behind.
  static func named(_ id: String, _ title: String) -> String { "\(title.shortened(to: 60)) (\(id))" }
}
