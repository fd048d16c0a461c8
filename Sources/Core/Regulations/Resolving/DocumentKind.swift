import CivilTime
import Diagnostics

/// What a rule file is, by the `loại` of its header.
public enum DocumentKind: Sendable {
  case regulation, calendar, form

  /// The kind of a file; a file that does not say is taken for a regulation, whose reader then tells what is missing.
  public static func of(_ source: SourceText) -> DocumentKind {
    let value = headerValue(of: source, "loại", "kind").map { VietnameseText.key($0) }
    if value == VietnameseText.key("lịch làm việc") || value == "work calendar" { return .calendar }
    if value == VietnameseText.key("biểu mẫu") || value == "form" { return .form }
    return .regulation
  }

  /// The `mã` that a file gives itself, before anything else of it is read.
  public static func id(of source: SourceText) -> String? { headerValue(of: source, "mã", "id") }

  /// The title that a file gives itself.
  public static func title(of source: SourceText) -> String? { headerValue(of: source, "tên", "title") }

  /// The day on which a text was signed, as its file says; nil where it does not.
  public static func signed(of source: SourceText) -> CivilDate? {
    headerValue(of: source, "ký ngày", "signed").flatMap { text in
      if case .date(let day) = DateText.read(Array(text.utf8)[...]) { day } else { nil }
    }
  }

  /// The value of a key of the header, in either language.
  private static func headerValue(of source: SourceText, _ vi: String, _ en: String) -> String? {
    guard source.lineCount > 1 else { return nil }
    let wanted = VietnameseText.key(vi)
    for line in 2...min(source.lineCount, 60) {
      let text = source.text(source.range(ofLine: line)).trimmedSpace
      if text == "---" { break }
      let parts = text.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let key = VietnameseText.key(String(parts[0]).trimmedSpace)
      if key == wanted || key == en { return String(parts[1]).trimmedSpace }
    }
    return nil
  }
}
