import Diagnostics

extension ApplicationSyntax.Ground {
  /// On what an application rests, for people.
  public var words: Words {
    switch self {
    case .agreement(let note): Self.noted("thống nhất của các bên", "agreement of the parties", note)
    case .guidance(let text):
      Words(
        vi: Self.noted("hướng dẫn", "guidance", text).vi,
        en: Self.noted("hướng dẫn", "guidance", GuidanceText.english(text)).en)
    case .custom(let note): Self.noted("thông lệ", "custom", note)
    case .inferred(let text): Words(vi: "suy ra: \(text)", en: "inferred: \(text)")
    case .acceptedNotStated: Words(vi: "chấp nhận: không ghi", en: "accepted: not stated")
    }
  }

  private static func noted(_ vi: String, _ en: String, _ note: String?) -> Words {
    guard let note, let first = note.utf8.first else { return Words(vi: vi, en: en) }
    let space = first == UInt8(ascii: ",") || first == UInt8(ascii: ".") || first == UInt8(ascii: ":") ? "" : " "
    return Words(vi: vi + space + note, en: en + space + note)
  }
}

/// The words behind *hướng dẫn*: *của B, số …, ngày …*. Only these three are words of the grammar; what stands between them is content.
enum GuidanceText {
  private struct Marks {
    let by: String
    let number: String
    let date: String

    static let vi = Marks(by: "của ", number: ", số ", date: ", ngày ")
    static let en = Marks(by: "of ", number: ", no. ", date: ", of ")
  }

  /// As it is kept: in Vietnamese, whichever language it was written in.
  static func stored(_ text: String) -> String { exchange(text, .en, .vi) }

  /// What is kept, in English.
  static func english(_ text: String) -> String { exchange(text, .vi, .en) }

  /// The text with its three words exchanged; unchanged where they are not all there, or where they could not be told again from the
  /// content.
  private static func exchange(_ text: String, _ from: Marks, _ to: Marks) -> String {
    let tail = text.split(separator: from.number, omittingEmptySubsequences: false)
    guard tail.count == 2, !text.contains(to.number), !text.contains(to.date), !text.hasPrefix(to.by) else {
      return text
    }
    let pieces = tail[1].split(separator: from.date, omittingEmptySubsequences: false)
    guard pieces.count == 2, !tail[0].contains(from.date) else { return text }
    let body = tail[0].hasPrefix(from.by) ? to.by + tail[0].dropFirst(from.by.count) : String(tail[0])
    return "\(body)\(to.number)\(pieces[0])\(to.date)\(pieces[1])"
  }
}
