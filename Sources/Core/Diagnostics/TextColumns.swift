extension String {
  /// How many columns of a screen the text takes: its scalars without the marks that stand over another.
  ///
  /// Cost: one pass over the bytes; `count` looks up the properties of every letter.
  public var columns: Int {
    var text = self
    return text.withUTF8 { bytes in
      var count = 0
      var before: UInt8 = 0
      for byte in bytes {
        if byte & 0xC0 != 0x80 {
          count += 1
        } else if before == 0xCC || before == 0xCD && byte < 0xB0 {
          // CC 80 to CD AF: a combining mark, counted at its first byte.
          count -= 1
        }
        before = byte
      }
      return count
    }
  }

  /// Filled with spaces to a width in columns; longer texts stay.
  public func padded(_ width: Int) -> String {
    let missing = width - columns
    return missing > 0 ? self + String(repeating: " ", count: missing) : self
  }

  /// Cut to a width in columns, with a mark that it was.
  public func cut(_ width: Int) -> String {
    guard columns > width else { return self }
    var kept = 0
    let end = unicodeScalars.firstIndex { scalar in
      kept += scalar.isCombiningMark ? 0 : 1
      return kept == width
    }
    return String(self[..<(end ?? endIndex)]) + "…"
  }

  /// White space inside made single spaces, and none at the ends.
  public var collapsingSpace: String {
    unicodeScalars.split(whereSeparator: \.isWhiteSpace).map { String($0) }.joined(separator: " ")
  }

  /// Without white space at both ends.
  public var trimmedSpace: String {
    var out = unicodeScalars[...]
    while let last = out.last, last.isWhiteSpace { out.removeLast() }
    while let first = out.first, first.isWhiteSpace { out.removeFirst() }
    return String(out)
  }
}

extension Unicode.Scalar {
  /// The Unicode property White_Space, without its table.
  public var isWhiteSpace: Bool {
    switch value {
    case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}
