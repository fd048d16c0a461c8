extension String {
  /// The text in lines of at most `width` columns, broken at spaces; every line but the first begins with `indent` spaces, which
  /// count; the first begins where `first` letters stand before it already. A word that is longer than a line stands alone.
  public func wrapped(to width: Int, indent: Int, first: Int? = nil) -> String {
    let margin = "\n" + String(repeating: " ", count: indent)
    var out = ""
    var used = first ?? indent
    for (index, word) in split(separator: " ", omittingEmptySubsequences: false).map(String.init).enumerated() {
      if index == 0 {
        used += word.columns
      } else if used + 1 + word.columns > width {
        out += margin
        used = indent + word.columns
      } else {
        out += " "
        used += 1 + word.columns
      }
      out += word
    }
    return out
  }
}
