import CZxcvbn

/// How hard a password is to guess, by the zxcvbn estimate (D. L. Wheeler, USENIX Security 2016): common passwords, names, keyboards, dates and
/// repetitions are seen through, in letters of ASCII.
public enum PasswordStrength {
  /// The binary logarithm of how many tries it would take.
  ///
  /// - Parameter known: words that whoever guesses knows: the name, the id, the office.
  public static func bits(of password: String, known: [String]) -> Double {
    // Beyond a hundred letters nothing is weak, and the work grows with the square.
    let text = String(password.prefix(100))
    let words = known.map { Array($0.utf8CString) }
    return withPointers(words[...], []) { pointers in
      var list: [UnsafePointer<CChar>?] = pointers + [nil]
      return ZxcvbnMatch(text, &list, nil)
    }
  }

  private static func withPointers<Value>(
    _ words: ArraySlice<[CChar]>, _ found: [UnsafePointer<CChar>?], _ body: ([UnsafePointer<CChar>?]) -> Value
  ) -> Value {
    guard let first = words.first else { return body(found) }
    return first.withUnsafeBufferPointer { withPointers(words.dropFirst(), found + [$0.baseAddress], body) }
  }
}
