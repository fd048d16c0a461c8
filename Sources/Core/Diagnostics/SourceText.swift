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

  /// A file of `bytes`, known as `name`. Cost: one pass.
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

  /// Line and column of a byte offset. Cost: a binary search and the length of the line.
  public func position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    var column = 1
    for byte in bytes[lineStarts[low]..<offset] where byte & 0xC0 != 0x80 { column += 1 }
    return SourcePosition(line: low + 1, column: column)
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
