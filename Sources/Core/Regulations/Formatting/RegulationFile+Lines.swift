import Diagnostics

extension RegulationFile.Fence {
  /// What stands behind the opening backticks, and the lines between the opening and the closing one.
  func lines(in source: SourceText) -> (info: SourceRange, content: SourceRange) {
    let whole = place.range
    var i = whole.lower
    while i < whole.upper, source.bytes[i] == 0x20 { i += 1 }
    while i < whole.upper, source.bytes[i] == UInt8(ascii: "`") { i += 1 }
    while i < whole.upper, source.bytes[i] == 0x20 || source.bytes[i] == 0x09 { i += 1 }
    let infoStart = i
    while i < whole.upper, source.bytes[i] != 0x0A, source.bytes[i] != 0x0D { i += 1 }
    var infoEnd = i
    while infoEnd > infoStart, source.bytes[infoEnd - 1] <= 0x20 { infoEnd -= 1 }
    if i < whole.upper, source.bytes[i] == 0x0D { i += 1 }
    if i < whole.upper, source.bytes[i] == 0x0A { i += 1 }
    // The closing line, where there is one, holds backticks only.
    var end = whole.upper
    while end > i, source.bytes[end - 1] != 0x0A, source.bytes[end - 1] != 0x0D { end -= 1 }
    let last = source.text(SourceRange(end, whole.upper)).trimmedSpace
    let isClosed = last.utf8.count >= 3 && last.utf8.allSatisfy { $0 == UInt8(ascii: "`") }
    return (SourceRange(infoStart, infoEnd), SourceRange(i, isClosed ? end : whole.upper))
  }
}
