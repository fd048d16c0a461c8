extension String {
  /// The text in lines of at most `width` letters, broken at spaces; every line but the first begins with `indent` spaces, which
  /// count. A word that is longer than a line stands alone.
  public func wrapped(to width: Int, indent: Int) -> String {
    let margin = "\n" + String(repeating: " ", count: indent)
    var out = ""
    var used = indent
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      if out.isEmpty {
        used = indent + word.count
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
