import Diagnostics

extension ApplicationSyntax.Ground {
  /// On what an application rests, for people.
  public var words: Words {
    switch self {
    case .agreement(let note): Self.noted("thống nhất của các bên", "agreement of the parties", note)
    case .guidance(let text): Words(vi: "hướng dẫn \(text)", en: "guidance \(text)")
    case .custom(let note): Self.noted("thông lệ", "custom", note)
    case .inferred(let text): Words(vi: "suy ra: \(text)", en: "inferred: \(text)")
    case .acceptedNotStated: Words(vi: "chấp nhận: không ghi", en: "accepted: not stated")
    }
  }

  private static func noted(_ vi: String, _ en: String, _ note: String?) -> Words {
    Words(vi: note.map { "\(vi) \($0)" } ?? vi, en: note.map { "\(en) \($0)" } ?? en)
  }
}
