/// A place in a file as people count: lines and columns from 1, a column being one Unicode scalar.
public struct SourcePosition: Hashable, Comparable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, in Unicode scalars from the start of the line.
  public let column: Int

  /// A place by line and column, both from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Order of reading.
  public static func < (a: SourcePosition, b: SourcePosition) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// A stretch of a file in byte offsets; the upper end is not part of it.
public struct SourceRange: Hashable, Sendable {
  /// The first byte.
  public var lower: Int
  /// The byte after the last.
  public var upper: Int

  /// A stretch from `lower` up to, not including, `upper`. An inverted pair gives the empty range at `lower`.
  public init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = max(lower, upper)
  }

  /// The shortest stretch that holds both.
  public func joined(with other: SourceRange) -> SourceRange {
    SourceRange(min(lower, other.lower), max(upper, other.upper))
  }
}

/// The bytes of one file, with what is needed to say where a thing stands in it.
///
/// Lines end with LF, CR LF or CR. Positions are computed from bytes, so that they are those of the file whatever
/// Unicode form it has; bytes that are not UTF-8 count as one column each.
public struct SourceText: Sendable {
  /// The name people know the file by, as they gave it.
  public let name: String
  /// The bytes of the file.
  public let bytes: [UInt8]
  /// The offset at which each line begins.
  private let lineStarts: [Int]
  /// How many scalars begin before each block, so that a place in a line of any length is found without reading the line.
  private let scalarsBefore: [Int]
  private static let block = 1 << 14

  /// A file of `bytes`, known as `name`. Cost: two passes.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var starts = [0]
    starts.reserveCapacity(bytes.count / 40 + 1)
    bytes.withUnsafeBufferPointer { buffer in
      var i = 0
      while i < buffer.count {
        let byte = buffer[i]
        i += 1
        if byte == 0x0A {
          starts.append(i)
        } else if byte == 0x0D {
          if i < buffer.count, buffer[i] == 0x0A { i += 1 }
          starts.append(i)
        }
      }
    }
    lineStarts = starts
    var counts = [0]
    counts.reserveCapacity(bytes.count / Self.block + 1)
    bytes.withUnsafeBufferPointer { buffer in
      var i = 0
      var count = 0
      while i + Self.block <= buffer.count {
        for k in i..<i + Self.block { count += buffer[k] & 0xC0 == 0x80 ? 0 : 1 }
        i += Self.block
        counts.append(count)
      }
    }
    scalarsBefore = counts
  }

  /// A file given as text.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The number of lines; an empty file has one.
  public var lineCount: Int { lineStarts.count }

  /// The range of line `line` (from 1) without its line ending.
  public func range(ofLine line: Int) -> SourceRange {
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return SourceRange(start, end)
  }

  /// The text of a range; bytes that are not UTF-8 become U+FFFD.
  public func text(_ range: SourceRange) -> String {
    String(decoding: bytes[range.lower..<min(range.upper, bytes.count)], as: UTF8.self)
  }

  /// Line and column of a byte offset. Cost: a binary search and a block of bytes.
  public func position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let start = lineStarts[low]
    let column = offset - start <= Self.block ? count(start, offset) : scalars(before: offset) - scalars(before: start)
    return SourcePosition(line: low + 1, column: column + 1)
  }

  /// The byte offset of a line and column; the end of the line where it has no such column. Cost: as for `position(at:)`.
  public func offset(of position: SourcePosition) -> Int {
    guard (1...lineCount).contains(position.line) else { return bytes.count }
    let range = range(ofLine: position.line)
    let wanted = scalars(before: range.lower) + position.column - 1
    var low = range.lower / Self.block
    var high = min(range.upper / Self.block + 1, scalarsBefore.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if scalarsBefore[middle] <= wanted { low = middle } else { high = middle }
    }
    var offset = low * Self.block
    var count = scalarsBefore[low]
    while offset < range.upper {
      if bytes[offset] & 0xC0 != 0x80 {
        if count >= wanted, offset >= range.lower { return offset }
        count += 1
      }
      offset += 1
    }
    return range.upper
  }

  private func scalars(before offset: Int) -> Int {
    let block = min(offset / Self.block, scalarsBefore.count - 1)
    return scalarsBefore[block] + count(block * Self.block, offset)
  }

  private func count(_ lower: Int, _ upper: Int) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      var count = 0
      for i in lower..<upper where buffer[i] & 0xC0 != 0x80 { count += 1 }
      return count
    }
  }

  /// The offset of the first byte that breaks UTF-8, or nil when the file is whole.
  public func firstInvalidUTF8() -> Int? {
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      if byte < 0x80 {
        i += 1
        continue
      }
      let length: Int
      let lowest: UInt8
      let highest: UInt8
      switch byte {
      case 0xC2...0xDF: (length, lowest, highest) = (2, 0x80, 0xBF)
      case 0xE0: (length, lowest, highest) = (3, 0xA0, 0xBF)
      case 0xED: (length, lowest, highest) = (3, 0x80, 0x9F)
      case 0xE1...0xEF: (length, lowest, highest) = (3, 0x80, 0xBF)
      case 0xF0: (length, lowest, highest) = (4, 0x90, 0xBF)
      case 0xF1...0xF3: (length, lowest, highest) = (4, 0x80, 0xBF)
      case 0xF4: (length, lowest, highest) = (4, 0x80, 0x8F)
      default: return i
      }
      guard i + length <= bytes.count, bytes[i + 1] >= lowest, bytes[i + 1] <= highest else { return i }
      for k in 2..<max(length, 2) where bytes[i + k] & 0xC0 != 0x80 { return i }
      i += length
    }
    return nil
  }
}
