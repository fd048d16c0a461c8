import Diagnostics

/// For which report a table was given out: it says so itself, and what it says is held against the report for which it comes back.
public struct TableHead: Hashable, Sendable {
  /// What a table says of itself.
  public enum Part: String, Hashable, Sendable, CaseIterable {
    /// The form, by its id.
    case form
    /// The period of the report.
    case period
    /// Who reports.
    case body

    /// What stands before it in a table, in small letters.
    public var words: Words {
      switch self {
      case .form: Words(vi: "biểu mẫu", en: "form")
      case .period: Words(vi: "kỳ báo cáo", en: "reporting period")
      case .body: Words(vi: "cơ quan báo cáo", en: "reporting body")
      }
    }

    /// The part that some words stand before, in either language, in any case.
    public static func named(_ text: String) -> Part? {
      let key = VietnameseText.plainKey(text)
      return allCases.first { [$0.words.vi, $0.words.en].map(VietnameseText.plainKey).contains(key) }
    }
  }

  /// The id of the form.
  public let form: String
  /// The period.
  public let period: Words
  /// The name of who reports.
  public let body: String

  /// The report that a table is for.
  public init(form: String, period: Words, body: String) {
    self.form = form
    self.period = period
    self.body = body
  }

  /// What a part is, in words.
  public func words(_ part: Part) -> Words {
    switch part {
    case .form: Words(vi: form, en: form)
    case .period: period
    case .body: Words(vi: body, en: body)
    }
  }

  /// What a table says that this report is not, part by part. What a table does not say differs in nothing.
  public func differences(from said: [Part: String]) -> [Words] {
    Part.allCases.compactMap { part in
      guard let text = said[part], !isSame(part, text) else { return nil }
      let (name, own) = (part.words, words(part))
      return Words(
        vi: "tệp ghi \(name.vi) \"\(text)\", báo cáo này là \"\(own.vi)\"",
        en: "the file says \(name.en) \"\(text)\", this report is \"\(own.en)\"")
    }
  }

  private func isSame(_ part: Part, _ text: String) -> Bool {
    let own = words(part)
    guard part == .period else {
      return [own.vi, own.en].map(VietnameseText.plainKey).contains(VietnameseText.plainKey(text))
    }
    return [own.vi, own.en].contains { Self.isPart(text, of: $0) }
  }

  /// Whether a period that somebody wrote may be another one: *Tháng 02 năm 2024* and *tháng 2* are *tháng 2/2024*.
  private static func isPart(_ text: String, of whole: String) -> Bool {
    var left = pieces(whole)[...]
    return pieces(text).allSatisfy { piece in
      guard let place = left.firstIndex(of: piece) else { return false }
      left = left[(place + 1)...]
      return true
    }
  }

  /// The words and numbers of a period, without the noughts before numbers and without the word *năm* between them.
  private static func pieces(_ text: String) -> [String] {
    let all = VietnameseText.plainKey(text).split { !$0.isLetter && !$0.isNumber }.map { piece -> String in
      let number = piece.drop { $0 == "0" }
      return piece.allSatisfy(\.isNumber) && !number.isEmpty ? String(number) : String(piece)
    }
    return all.enumerated().filter { $0.offset == 0 || $0.element != "nam" }.map(\.element)
  }
}
