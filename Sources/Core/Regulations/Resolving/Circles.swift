/// Where links from one thing to others run in circles. Things are numbered from 0.
struct Circles {
  private let targets: [[Int]]
  /// Those that lead into no circle, each behind all it leads to.
  let order: [Int]
  /// True for what no circle can hold: it leads into none, or none leads into it.
  private let isOutside: [Bool]
  private var ways: [Int: (nodes: [Int], isCut: Bool)] = [:]
  /// How many steps may still be walked: where thousands of circles cross, not each is told.
  private var patience = 2_000_000

  /// The links from each thing. Cost: linear.
  init(_ targets: [[Int]]) {
    self.targets = targets
    var sources = Array(repeating: [Int](), count: targets.count)
    for (node, list) in targets.enumerated() {
      for target in list { sources[target].append(node) }
    }
    order = Self.struckOut(targets, sources)
    var isOutside = Array(repeating: false, count: targets.count)
    for node in order + Self.struckOut(sources, targets) { isOutside[node] = true }
    self.isOutside = isOutside
  }

  /// The nodes that lead nowhere, then those that lead only to these, and so on.
  private static func struckOut(_ targets: [[Int]], _ sources: [[Int]]) -> [Int] {
    var left = targets.map(\.count)
    var order = left.indices.filter { left[$0] == 0 }
    var next = 0
    while next < order.count {
      for source in sources[order[next]] {
        left[source] -= 1
        if left[source] == 0 { order.append(source) }
      }
      next += 1
    }
    return order
  }

  /// The way from a thing back to itself, without its end; nil where there is none. What is longer than six is cut.
  mutating func way(from start: Int) -> (nodes: [Int], isCut: Bool)? {
    if isOutside[start] { return nil }
    if let known = ways[start] { return known }
    guard let circle = search(from: start, to: start) else { return nil }
    for (position, node) in circle.enumerated() where ways[node] == nil {
      let nodes = (0..<min(circle.count, 6)).map { circle[(position + $0) % circle.count] }
      ways[node] = (nodes, nodes.count < circle.count)
    }
    return ways[start]
  }

  /// True where one thing leads to another and back.
  mutating func leads(from start: Int, to end: Int) -> Bool {
    if isOutside[start] || isOutside[end] { return false }
    return start == end || search(from: start, to: end) != nil
  }

  /// The way from a thing to another, the last not included.
  private mutating func search(from start: Int, to end: Int) -> [Int]? {
    var cameFrom: [Int: Int] = [:]
    var stack = targets[start].map { (node: $0, from: start) }
    while let (node, from) = stack.popLast(), patience > 0 {
      patience -= 1
      if node == end {
        var way = [from]
        while let last = way.last, last != start, let before = cameFrom[last] { way.append(before) }
        return way.reversed()
      }
      guard !isOutside[node], cameFrom[node] == nil else { continue }
      cameFrom[node] = from
      stack += targets[node].map { ($0, node) }
    }
    return nil
  }
}
