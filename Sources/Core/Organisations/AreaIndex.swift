import Diagnostics

/// The tree of areas numbered in preorder, so that a subtree is a range of numbers.
///
/// The range answers only while every area keeps one parent and lives within its parent's days; a register in which areas move
/// is answered by walking up.
struct AreaIndex: Sendable {
  /// The position of each area in the register.
  let ordinals: [AreaID: Int32]
  /// Preorder number of each area, by position.
  let ranks: [Int32]
  /// The position of the area with each preorder number.
  let ordinalsByRank: [Int32]
  /// The number after the last of its subtree, by preorder number.
  let ends: [Int32]
  /// True when ranges answer.
  let isNested: Bool
  private let exists: [[Validity]]
  private let parents: [[(area: Int32, validity: Validity)]]
  /// Positions by key of the full name, and by key of the name without its kind word.
  private let full: [String: [Int32]]
  private let bare: [String: [Int32]]

  /// Words before the name proper, the longer first where one begins another.
  static let kindWords = [
    "thành phố", "thị trấn", "thị xã", "đặc khu", "tỉnh", "huyện", "quận", "phường", "xã", "tp.", "tp", "tx.", "tt.",
  ]
  private static let kindKeys = kindWords.map { VietnameseText.key($0) + " " }
  private static let abbreviations = [
    ("tp.", "thành phố"), ("tp", "thành phố"), ("tx.", "thị xã"), ("tt.", "thị trấn"),
  ]
  .map { (VietnameseText.key($0.0), VietnameseText.key($0.1)) }

  init(_ areas: [Area]) {
    var ordinals: [AreaID: Int32] = [:]
    for (ordinal, area) in areas.enumerated() where ordinals[area.id] == nil { ordinals[area.id] = Int32(ordinal) }
    var parents: [[(area: Int32, validity: Validity)]] = []
    parents.reserveCapacity(areas.count)
    var children: [[Int32]] = Array(repeating: [], count: areas.count)
    var roots: [Int32] = []
    var isNested = true
    for (ordinal, area) in areas.enumerated() {
      let above = area.parents.compactMap { parent in
        ordinals[parent.value].map { (area: $0, validity: parent.validity) }
      }
      parents.append(above)
      guard let first = above.first else {
        roots.append(Int32(ordinal))
        continue
      }
      children[Int(first.area)].append(Int32(ordinal))
      let within = Validity.joined(areas[Int(first.area)].exists)
      let under = Validity.joined(above.map(\.validity))
      let holds =
        above.allSatisfy { $0.area == first.area }
        && Validity.joined(area.exists).allSatisfy { days in
          under.contains { $0.covers(days) } && within.contains { $0.covers(days) }
        }
      if !holds { isNested = false }
    }

    var ranks = Array(repeating: Int32(-1), count: areas.count)
    var ordinalsByRank: [Int32] = []
    var ends = Array(repeating: Int32(0), count: areas.count)
    var pending = Array(roots.reversed())
    var open: [(rank: Int32, pendingBelow: Int)] = []
    while true {
      while let last = open.last, pending.count <= last.pendingBelow {
        ends[Int(last.rank)] = Int32(ordinalsByRank.count)
        open.removeLast()
      }
      guard let ordinal = pending.popLast() else { break }
      let rank = Int32(ordinalsByRank.count)
      ranks[Int(ordinal)] = rank
      ordinalsByRank.append(ordinal)
      open.append((rank, pending.count))
      pending.append(contentsOf: children[Int(ordinal)].reversed())
    }
    for ordinal in ranks.indices where ranks[ordinal] < 0 {
      // A ring of areas, each above the next: reached from no root.
      isNested = false
      ranks[ordinal] = Int32(ordinalsByRank.count)
      ordinalsByRank.append(Int32(ordinal))
      ends[Int(ranks[ordinal])] = Int32(ordinalsByRank.count)
    }

    var full: [String: [Int32]] = [:]
    var bare: [String: [Int32]] = [:]
    for (ordinal, area) in areas.enumerated() {
      for name in area.names {
        let key = VietnameseText.key(name.value)
        if full[key]?.last != Int32(ordinal) { full[key, default: []].append(Int32(ordinal)) }
        let short = AreaIndex.withoutKindWord(key)
        if short != key, bare[short]?.last != Int32(ordinal) { bare[short, default: []].append(Int32(ordinal)) }
      }
    }
    self.ordinals = ordinals
    self.ranks = ranks
    self.ordinalsByRank = ordinalsByRank
    self.ends = ends
    self.isNested = isNested
    self.exists = areas.map(\.exists)
    self.parents = parents
    self.full = full
    self.bare = bare
  }

  private static func withoutKindWord(_ key: String) -> String {
    for word in kindKeys where key.utf8.starts(with: word.utf8) && key.utf8.count > word.utf8.count {
      return String(key.utf8.dropFirst(word.utf8.count)) ?? key
    }
    return key
  }

  /// The areas that a name may stand for: by full name, else by the name without its kind word.
  func candidates(_ name: String) -> [Int32] {
    var key = VietnameseText.key(name)
    for (short, long) in AreaIndex.abbreviations where key.hasPrefix(short + " ") {
      key = long + key.dropFirst(short.count)
      break
    }
    return full[key] ?? bare[key] ?? []
  }

  /// True when the area exists on the day.
  func exists(_ ordinal: Int32, on day: Int32) -> Bool { exists[Int(ordinal)].contains { $0.contains(day) } }

  /// True when `inner` is `outer` or stands below it on the day, by walking up.
  func climbs(_ inner: Int32, to outer: Int32, on day: Int32) -> Bool { chain(from: inner, on: day).contains(outer) }

  /// An area and those above it, as far as they exist on the day.
  func chain(from area: Int32, on day: Int32) -> [Int32] {
    var chain: [Int32] = []
    var next: Int32? = area
    // No chain of areas is longer than this; a ring ends here.
    while let current = next, exists(current, on: day), chain.count < 64 {
      chain.append(current)
      next = parents[Int(current)].first { $0.validity.contains(day) }?.area
    }
    return chain
  }

  /// True when `inner` is `outer` or stands below it on some day.
  func climbsOnAnyDay(_ inner: Int32, to outer: Int32) -> Bool {
    var days: [Int32] = [.min]
    var current: Set<Int32> = [inner]
    for _ in 0..<64 {
      var next: Set<Int32> = []
      for area in current {
        days.append(contentsOf: exists[Int(area)].map(\.lower))
        for parent in parents[Int(area)] {
          days.append(parent.validity.lower)
          next.insert(parent.area)
        }
      }
      if next.isEmpty { break }
      current = next
    }
    days.append(contentsOf: exists[Int(outer)].map(\.lower))
    return Set(days).contains { climbs(inner, to: outer, on: $0) }
  }
}
