import HTTPCore
import Synchronization

extension HTTPServer {
  /// What happened since the start, in numbers.
  public struct Counts: Hashable, Sendable {
    /// Answers by the first digit of their status, 1 to 5.
    public var byClass: [Int] = Array(repeating: 0, count: 6)
    /// Requests that a worker has or that wait for one.
    public var inFlight = 0
    /// Connections open now.
    public var connections = 0
    /// Connections since the start.
    public var connectionsOpened = 0
    /// Bytes of bodies that came.
    public var bytesReceived = 0
    /// Bytes of bodies that were answered.
    public var bytesSent = 0
    /// Requests refused because of what they are: ambiguous, malformed, too large.
    public var refused = 0
    /// Requests refused because of how many there are: of one address, in all, waiting.
    public var turnedAway = 0
    /// Connections ended because they were too slow.
    public var reaped = 0
    /// Requests whose sender was gone before they were answered.
    public var abandoned = 0
    /// Lines of the log of refusals that were dropped because too many came at once.
    public var linesLost = 0
    /// How many answers took at most as long as the bound of the same place in `HTTPServer.durationBounds`; the last, longer than all.
    public var durations: [Int] = Array(repeating: 0, count: HTTPServer.durationBounds.count + 1)
    /// The sum of what they took, in microseconds.
    public var durationSum = 0
  }

  /// The bounds of the classes of durations, in microseconds.
  public static let durationBounds = [
    1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000,
  ]
}

/// What is counted, each number for itself.
final class Counters: Sendable {
  private let ones: [Cell]
  private let durations: [Cell]

  final class Cell: Sendable {
    let value = Atomic(0)
  }

  enum Name: Int, CaseIterable {
    case class0, class1, class2, class3, class4, class5
    case inFlight, opened, received, sent, refused, turnedAway, reaped, abandoned, linesLost, durationSum
  }

  init() {
    ones = Name.allCases.map { _ in Cell() }
    durations = (0...HTTPServer.durationBounds.count).map { _ in Cell() }
  }

  func add(_ amount: Int = 1, to name: Name) { ones[name.rawValue].value.wrappingAdd(amount, ordering: .relaxed) }

  func value(_ name: Name) -> Int { ones[name.rawValue].value.load(ordering: .relaxed) }

  /// Counts an answer.
  func count(_ line: AccessLine) {
    if let name = Name(rawValue: line.status.code / 100) { add(to: name) }
    add(line.bytes, to: .sent)
    add(Int(line.microseconds), to: .durationSum)
    let bounds = HTTPServer.durationBounds
    let place = bounds.firstIndex { line.microseconds <= $0 } ?? bounds.count
    durations[place].value.wrappingAdd(1, ordering: .relaxed)
  }

  func counts(connections: Int) -> HTTPServer.Counts {
    var counts = HTTPServer.Counts()
    counts.byClass = (0...5).map { ones[$0].value.load(ordering: .relaxed) }
    counts.inFlight = value(.inFlight)
    counts.connections = connections
    counts.connectionsOpened = value(.opened)
    counts.bytesReceived = value(.received)
    counts.bytesSent = value(.sent)
    counts.refused = value(.refused)
    counts.turnedAway = value(.turnedAway)
    counts.reaped = value(.reaped)
    counts.abandoned = value(.abandoned)
    counts.linesLost = value(.linesLost)
    counts.durations = durations.map { $0.value.load(ordering: .relaxed) }
    counts.durationSum = value(.durationSum)
    return counts
  }
}
