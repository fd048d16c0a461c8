import Boards
import Diagnostics
import Exchange

/// Figures of completeness for people and as data, the same wherever they stand.
extension Completeness {
  /// What stands above `figures`.
  static func heads(_ language: Language) -> [String] {
    language == .vi
      ? [
        "PHẢI CÓ", "CHƯA ĐẾN HẠN", "ĐÚNG HẠN", "CHẬM", "THIẾU", "KHÔNG GHI HẠN", "KHÁCH QUAN", "TỶ LỆ GỬI ĐỦ",
        "TỶ LỆ ĐÚNG HẠN",
      ]
      : [
        "EXPECTED", "NOT YET DUE", "ON TIME", "LATE", "MISSING", "NO DAY STATED", "EXCUSED", "COMPLETENESS",
        "TIMELINESS",
      ]
  }

  /// The cells of a table.
  func figures(_ language: Language) -> [String] {
    [expected, notYetDue, onTime, late, missing, undated, excused].map(String.init) + [
      share(received, completenessPerMille, language), share(onTime, timelinessPerMille, language),
    ]
  }

  /// `83,3 % (10/12)`, cut off and not rounded, so that 100 % means all; nothing to divide is a dash.
  private func share(_ part: Int, _ perMille: Int?, _ language: Language) -> String {
    guard let perMille else { return "—" }
    let tenths = perMille % 10 == 0 ? "" : "\(language == .vi ? "," : ".")\(perMille % 10)"
    return "\(perMille / 10)\(tenths) % (\(part)/\(owedByNow))"
  }

  /// The numbers with their names in data.
  var classes: [(String, Int)] {
    [
      ("expected", expected), ("notYetDue", notYetDue), ("onTime", onTime), ("late", late), ("missing", missing),
      ("undated", undated), ("excused", excused), ("received", received),
    ]
  }

  /// The figures as members of an object.
  var members: [JSONValue.Member] {
    func share(_ part: Int, _ perMille: Int?) -> JSONValue {
      .object([
        .init("numerator", .integer(part)), .init("denominator", .integer(owedByNow)),
        .init("perMille", perMille.map { .integer($0) } ?? .null),
      ])
    }
    return classes.map { .init($0, .integer($1)) } + [
      .init("completeness", share(received, completenessPerMille)),
      .init("timeliness", share(onTime, timelinessPerMille)),
    ]
  }
}
