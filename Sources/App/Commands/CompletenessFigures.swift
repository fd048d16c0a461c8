import Boards
import Diagnostics

/// Figures of completeness for people, the same wherever they stand.
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
}
