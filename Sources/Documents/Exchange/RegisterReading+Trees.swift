import Diagnostics
import Organisations

extension RegisterReading {
  private struct Edge {
    let child: Int
    let parent: Int
    let entry: RegisterEntry<Parent>
  }

  /// Reports every ring: organisations that stand above each other in one tree on one day.
  ///
  /// What can be in no ring is struck out first whatever the days, in linear time; in most registers nothing is left.
  mutating func checkTrees() {
    for tree in Tree.allCases {
      var edges: [Edge] = []
      for (child, draft) in drafts.enumerated() {
        for entry in draft.parents where entry.value.tree == tree {
          guard let parent = draftIndex[entry.value.organisation] else { continue }
          edges.append(Edge(child: child, parent: parent, entry: entry))
        }
      }
      edges = struckOut(edges, from: \.child, to: \.parent)
      edges = struckOut(edges, from: \.parent, to: \.child)
      if !edges.isEmpty { reportRings(edges, in: tree) }
    }
  }

  /// The edges left when nodes that no edge leaves have been removed again and again.
  private func struckOut(_ edges: [Edge], from: (Edge) -> Int, to: (Edge) -> Int) -> [Edge] {
    var leaving: [Int: Int] = [:]
    var arriving: [Int: [Int]] = [:]
    for (number, edge) in edges.enumerated() {
      leaving[from(edge), default: 0] += 1
      arriving[to(edge), default: []].append(number)
    }
    var pending = arriving.keys.filter { leaving[$0] == nil }
    var removed = Array(repeating: false, count: edges.count)
    while let node = pending.popLast() {
      for number in arriving[node] ?? [] where !removed[number] {
        removed[number] = true
        let start = from(edges[number])
        leaving[start, default: 0] -= 1
        if leaving[start] == 0 { pending.append(start) }
      }
    }
    return edges.enumerated().filter { !removed[$0.offset] }.map(\.element)
  }

  private mutating func reportRings(_ edges: [Edge], in tree: Tree) {
    let days = Set(edges.map { $0.entry.validity.lower }).sorted()
    guard days.count <= 20_000_000 / edges.count else {
      tables[.parents]?.report(
        "ring-not-checked", at: edges[0].entry.cell,
        Words(
          vi: "cây \(tree.rawValue) thay đổi quá nhiều ngày để kiểm tra vòng lặp",
          en: "the tree \(tree.rawValue) changes on too many days to be checked for rings"))
      return
    }
    var reported: Set<Int> = []
    for day in days {
      var above: [Int: Edge] = [:]
      for edge in edges where above[edge.child] == nil {
        let days = edge.entry.validity
        if days.contains(day) { above[edge.child] = edge }
      }
      var walked: [Int: Int] = [:]
      for (walk, start) in above.keys.sorted().enumerated() {
        var node = start
        while walked[node] == nil, let edge = above[node] {
          walked[node] = walk
          node = edge.parent
        }
        guard walked[node] == walk, let first = above[node] else { continue }
        report(ringFrom: first, above, in: tree, reported: &reported)
      }
    }
  }

  private mutating func report(ringFrom first: Edge, _ above: [Int: Edge], in tree: Tree, reported: inout Set<Int>) {
    var ring = [first]
    while let last = ring.last, last.parent != first.child, let next = above[last.parent] { ring.append(next) }
    guard let lowest = ring.map(\.child).min(), reported.insert(lowest).inserted,
      let start = ring.firstIndex(where: { $0.child == lowest })
    else { return }
    ring = Array(ring[start...] + ring[..<start])
    let ids = ring.prefix(6).map { drafts[$0.child].id.text }
    let chain = (ids + (ring.count > 6 ? ["…"] : []) + [drafts[lowest].id.text]).joined(separator: " → ")
    tables[.parents]?.report(
      "ring-in-tree", at: ring[0].entry.cell,
      Words(
        vi: "vòng lặp trong cây \(tree.rawValue): \(chain)", en: "a ring in the tree \(tree.rawValue): \(chain)"))
  }
}
