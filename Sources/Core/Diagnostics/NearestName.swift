/// Finds the known name a person most likely meant.
public enum NearestName {
  /// The known name nearest to `wanted`, or nil when none is near: at most one slip in three letters, marks not counted.
  ///
  /// Ties go to the name that comes first in `known`. Cost: the product of the lengths for each known name.
  public static func nearest(to wanted: String, among known: some Sequence<String>) -> String? {
    let key = Array(VietnameseText.plainKey(wanted).utf8.prefix(80))
    guard !key.isEmpty else { return nil }
    var best: (name: String, distance: Int)?
    for name in known {
      let other = Array(VietnameseText.plainKey(name).utf8.prefix(80))
      let limit = max(1, max(key.count, other.count) / 3)
      guard abs(other.count - key.count) <= limit else { continue }
      let distance = editDistance(key, other)
      if distance <= limit, distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
  }

  /// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`.
  static func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      row.reserveCapacity(b.count + 1)
      for j in 1...b.count {
        let replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        var cost = min(replaced, last[j] + 1, row[j - 1] + 1)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, beforeLast[j - 2] + 1) }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
