import Diagnostics

extension ApplicationSyntax.Ground {
  /// On what an application rests, for people.
  public var words: Words {
    switch self {
    case .agreement(let note): Self.noted("thống nhất của các bên", "agreement of the parties", note)
    case .guidance(let text): Self.noted("hướng dẫn", "guidance", text)
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
