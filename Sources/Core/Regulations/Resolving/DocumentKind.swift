import Diagnostics

/// What a rule file is, by the `loại` of its header.
public enum DocumentKind: Sendable {
  case regulation, calendar, form

  /// The kind of a file; a file that does not say is taken for a regulation, whose reader then tells what is missing.
  public static func of(_ source: SourceText) -> DocumentKind {
    guard source.lineCount > 1 else { return .regulation }
    for line in 2...min(source.lineCount, 60) {
      let text = source.text(source.range(ofLine: line)).trimmedSpace
      if text == "---" { break }
      let parts = text.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let key = VietnameseText.key(String(parts[0]).trimmedSpace)
      guard key == VietnameseText.key("loại") || key == "kind" else { continue }
      let value = VietnameseText.key(String(parts[1]).trimmedSpace)
      if value == VietnameseText.key("lịch làm việc") || value == "work calendar" { return .calendar }
      if value == VietnameseText.key("biểu mẫu") || value == "form" { return .form }
      return .regulation
    }
    return .regulation
  }
}
