import Diagnostics

/// A level of the administrative system.
///
/// Law on Organisation of Local Government 2015 (77/2015/QH13), art. 2: province, district, commune. The district level ended
/// on 1 July 2025 and stays here for everything before. A hamlet is no administrative level, but bodies stand there.
public enum Level: String, CaseIterable, Sendable, Comparable {
  case central, province, district, commune, hamlet

  /// The name in Vietnamese: trung ương, tỉnh, huyện, xã, thôn.
  public var vietnamese: String {
    switch self {
    case .central: "trung ương"
    case .province: "tỉnh"
    case .district: "huyện"
    case .commune: "xã"
    case .hamlet: "thôn"
    }
  }

  /// 0 for central to 4 for hamlet.
  public var rank: Int {
    switch self {
    case .central: 0
    case .province: 1
    case .district: 2
    case .commune: 3
    case .hamlet: 4
    }
  }

  /// The higher level comes first: central before province.
  public static func < (a: Level, b: Level) -> Bool { a.rank < b.rank }

  /// Words that name each level. "Thành phố" alone is not among them: a city may be a province or a district.
  private static let words: [(level: Level, words: [String])] = [
    (.central, ["trung ương", "central"]),
    (.province, ["tỉnh", "province", "provincial"]),
    (.district, ["huyện", "quận", "thị xã", "district"]),
    (.commune, ["xã", "phường", "thị trấn", "đặc khu", "cơ sở", "commune", "ward"]),
    (.hamlet, ["thôn", "ấp", "khóm", "khu phố", "tổ dân phố", "hamlet", "village"]),
  ]

  /// By the words as they are written above, and by their keys.
  private static let byWord: [String: Level] = {
    var table: [String: Level] = [:]
    for (level, words) in words {
      for word in words {
        table[word] = level
        table[VietnameseText.key(word)] = level
      }
    }
    return table
  }()

  private static let prefix = VietnameseText.key("cấp") + " "

  /// The level that a word names, with or without "cấp" before it or "level" after it, in Vietnamese or English; nil when
  /// it names none.
  public init?(vietnamese name: String) {
    if let level = Level.byWord[name] {
      self = level
      return
    }
    var key = VietnameseText.key(name)
    if key.hasPrefix(Level.prefix) { key = String(key.dropFirst(Level.prefix.count)) }
    if key.hasSuffix(" level") { key = String(key.dropLast(6)) }
    guard let level = Level.byWord[key] else { return nil }
    self = level
  }
}
