/// One JSON object on standard output: numbers and words by name.
struct Report {
  private var fields: [String] = []

  mutating func set(_ name: String, _ value: Int) { fields.append("\"\(name)\": \(value)") }
  mutating func set(_ name: String, _ value: Double) { fields.append("\"\(name)\": \(value)") }
  mutating func set(_ name: String, text: String) { fields.append("\"\(name)\": \"\(text)\"") }

  /// Median and 99th percentile of some times, in microseconds: of a core, and by the clock on the wall.
  mutating func set(_ name: String, times: [(core: Int, wall: Int)]) {
    set(name, sorted: times.map(\.core).sorted(), suffix: "")
    set(name, sorted: times.map(\.wall).sorted(), suffix: "_wall")
    set(name + "_runs", times.count)
  }

  private mutating func set(_ name: String, sorted: [Int], suffix: String) {
    guard let last = sorted.last else { return }
    set("\(name)_p50\(suffix)_us", Double(sorted[sorted.count / 2]) / 1000)
    set("\(name)_p99\(suffix)_us", Double(sorted.count > 100 ? sorted[sorted.count * 99 / 100] : last) / 1000)
  }

  func print() { Swift.print("{" + fields.joined(separator: ", ") + "}") }
}
