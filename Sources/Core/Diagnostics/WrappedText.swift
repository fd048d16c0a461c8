extension String {
  /// The text in lines of at most `width` letters, broken at spaces; every line but the first begins with `indent` spaces, which
  /// count; the first begins where `first` letters stand before it already. A word that is longer than a line stands alone.
  public func wrapped(to width: Int, indent: Int, first: Int? = nil) -> String {
    let margin = "\n" + String(repeating: " ", count: indent)
    var out = ""
    var used = first ?? indent
    for (index, word) in split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      if index == 0 {
        used += word.count
      } else if used + 1 + word.count > width {
        out += margin
        used = indent + word.count
      } else {
        out += " "
        used += 1 + word.count
      }
      out += word
    }
    return out
  }
}
