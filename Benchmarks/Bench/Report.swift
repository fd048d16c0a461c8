/// One JSON object on standard output: numbers and words by name.
struct Report {
  private var fields: [String] = []

  mutating func set(_ name: String, _ value: Int) { fields.append("\"\(name)\": \(value)") }
  mutating func set(_ name: String, _ value: Double) { fields.append("\"\(name)\": \(value)") }
  mutating func set(_ name: String, text: String) { fields.append("\"\(name)\": \"\(text)\"") }

  /// Median and 99th percentile of some times, in microseconds.
  mutating func set(_ name: String, times: [Int]) {
    let sorted = times.sorted()
    guard let last = sorted.last else { return }
    set(name + "_p50_us", Double(sorted[sorted.count / 2]) / 1000)
    set(name + "_p99_us", Double(sorted.count > 100 ? sorted[sorted.count * 99 / 100] : last) / 1000)
    set(name + "_runs", sorted.count)
  }

  func print() { Swift.print("{" + fields.joined(separator: ", ") + "}") }
}
