import CivilTime
import Obligations
import Organisations

extension EngineBoard {
  /// How what follows is written. It changes with the layout and whenever the same facts come to stand elsewhere on a board.
  private static let format: [UInt8] = Array("phoihop board 1\n".utf8)

  /// All that was told, for the next who opens it; what lines there are is not in it.
  ///
  /// - Parameter digest: of the lines and their bearers: on others it is not taken.
  public func bytes(digest: ([UInt8]) -> [UInt8]) -> [UInt8] {
    var writer = ByteWriter()
    writer.put(Self.format)
    writer.put(digest(outline))
    writer.put([from.dayNumber, to.dayNumber])
    writer.put(numbers)
    writer.put(paused.sorted().flatMap { [$0.line, $0.place] })
    board.write(to: &writer)
    return writer.bytes
  }

  /// What an earlier one left behind; nil where it was made of other lines, by another program, or is damaged.
  ///
  /// - Parameters:
  ///   - engine: knows of nothing done.
  ///   - events: gives the events of ledger numbers, in their order.
  public init?(
    _ engine: ObligationEngine, bytes: [UInt8], digest: ([UInt8]) -> [UInt8], events: ([Int64]) throws -> [Event]
  ) rethrows {
    var reader = ByteReader(bytes)
    guard let format: [UInt8] = reader.take(), format == Self.format, let outline: [UInt8] = reader.take(),
      let window: [Int32] = reader.take(), window.count == 2, let numbers: [Int64] = reader.take(),
      let paused: [Int32] = reader.take(), paused.count.isMultiple(of: 2)
    else { return nil }
    let known = try events(numbers)
    guard known.count == numbers.count else { return nil }
    self.init(
      blank: engine.adding(known), numbers: numbers, from: CivilDate(dayNumber: window[0]),
      to: CivilDate(dayNumber: window[1]))
    guard digest(self.outline) == outline, restore(&reader, paused: paused), reader.isAtEnd else { return nil }
  }

  /// The obligations of which this board and another of the same lines, engine and facts do not tell the same, by line; none where all is as
  /// it should be.
  ///
  /// Cost: one look at every obligation of both.
  public func differences(from other: EngineBoard) -> [ObligationID] {
    board.schedule.lines.enumerated().flatMap { number, line in
      board.schedule.rolls[line.roll].bodies.enumerated().compactMap { place, body in
        let at = PausedPlace(line: Int32(number), place: Int32(place))
        let isSame =
          board.tellsSame(as: other.board, line: number, place: place)
          && paused.contains(at) == other.paused.contains(at)
        return isSame
          ? nil
          : ObligationID(rule: line.rule, bearer: engine.register.organisations[Int(body)].id, period: line.label)
      }
    }
  }

  /// Whether this board and another rest on the same events beside their rows.
  public func knowsSameEvents(as other: EngineBoard) -> Bool {
    numbers.count == other.numbers.count && Set(numbers) == Set(other.numbers)
  }

  /// The lines and who owes them.
  private var outline: [UInt8] {
    var writer = ByteWriter()
    for line in board.schedule.lines {
      writer.put(Array("\(line.rule) \(line.label)".utf8))
      writer.put(
        [
          line.start.dayNumber, line.end?.dayNumber ?? .max, line.decidingDay.dayNumber, line.dueNumber,
          Int32(line.roll),
        ])
    }
    for roll in board.schedule.rolls {
      writer.put(roll.bodies)
      writer.put(roll.areas)
      writer.put(roll.joint)
    }
    return writer.bytes
  }
}

/// Numbers one after the other, each list with its length before it, the lowest byte first.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put<Number: FixedWidthInteger>(_ numbers: [Number]) {
    withUnsafeBytes(of: UInt64(numbers.count).littleEndian) { bytes.append(contentsOf: $0) }
    numbers.map(\.littleEndian).withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}

/// Reads what a `ByteWriter` wrote.
struct ByteReader {
  private let bytes: [UInt8]
  private var next = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { next == bytes.count }

  /// The next list; nil where there is none.
  mutating func take<Number: FixedWidthInteger>() -> [Number]? {
    guard let place = place(of: Number.self) else { return nil }
    var list = [Number](repeating: 0, count: place.count / MemoryLayout<Number>.size)
    read(place, into: &list)
    return list
  }

  /// Puts the next list in the place of one that is as long, without a copy between; false where it is none such.
  mutating func fill<Number: FixedWidthInteger>(_ list: inout [Number]) -> Bool {
    guard let place = place(of: Number.self), place.count == list.count * MemoryLayout<Number>.size else {
      return false
    }
    read(place, into: &list)
    return true
  }

  /// Where the next list stands; nil where there is none.
  private mutating func place<Number: FixedWidthInteger>(of: Number.Type) -> Range<Int>? {
    guard let length = number(), let size = Int(exactly: length),
      case let (total, isOver) = size.multipliedReportingOverflow(by: MemoryLayout<Number>.size), !isOver,
      total <= bytes.count - next
    else { return nil }
    defer { next += total }
    return next..<next + total
  }

  private func read<Number: FixedWidthInteger>(_ place: Range<Int>, into list: inout [Number]) {
    bytes.withUnsafeBytes { raw in
      list.withUnsafeMutableBytes { $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: raw[place])) }
    }
    for index in list.indices { list[index] = Number(littleEndian: list[index]) }
  }

  private mutating func number() -> UInt64? {
    guard bytes.count - next >= 8 else { return nil }
    let value = bytes[next..<next + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    next += 8
    return value
  }
}
